"""Start-up: fresh processes of the command against the bare imports under it, as ratios.

Usage: python benchmarks/start_up.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = str(Path(sys.executable).with_name("factledger"))
PAIRS = [
    ("factledger list (shipped ledger)", [COMMAND, "list"], "import sqlalchemy, click", 1.5),
    ("factledger --help", [COMMAND, "--help"], "import click", 1.5),
    ("factledger --version", [COMMAND, "--version"], "import click", 1.5),
]


def seconds(command: list[str]) -> float:
    """Return how long one fresh process takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def main() -> None:
    """Time each pair in turn, A B A B, and print the median ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"{'job':36}{'ours':>9}{'beside it':>11}{'ratio':>8}{'target':>8}")
    for name, ours, code, target in PAIRS:
        beside = [sys.executable, "-c", code]
        seconds(ours), seconds(beside)
        times = [(seconds(ours), seconds(beside)) for _ in range(runs)]
        ratio = statistics.median(a / b for a, b in times)
        a, b = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:36}{a * 1000:7.0f}ms{b * 1000:9.0f}ms{ratio:8.2f}{target:8.2f}")


if __name__ == "__main__":
    main()
