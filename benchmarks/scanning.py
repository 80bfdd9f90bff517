"""Scanning English news text in one process, beside other readers of numbers, and a hundred times the text beside it.

The texts are made (`reading.made_text`), the same for all. Other readers are slow, so that they get less of it; they
are run by the Python that $FACTLEDGER_PEERS names, or by this one, as `make bench` does in an environment of its own.

Usage: python benchmarks/scanning.py [MEGABYTES]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made import write_cases
from table import Row, table
from timing import BESIDE, FACTLEDGER, Taken, called, process

from factledger.reading.scan import scan
from reading import made_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTES = 100
RUNS = 3
TOOLS = (
    ("quantulum3", 20_000, 40.0, ""),
    ("recognizers-text", 20_000, 40.0, "all that `scan` tells apart too: numbers, ordinals, ranges, units, dates"),
    ("recognizers-text, some", 20_000, 40.0, "its numbers, currencies and dimensions alone"),
    ("text2num", 1_000_000, None, "text2num writes number words as digits, and reads nothing else"),
    ("price-parser", 1_000_000, None, "price-parser reads the first price of a sentence, and no other figure"),
)
LINEAR = 1.2
FLAT = 1.5


def rows(size: int = MEGABYTES, runs: int = RUNS) -> Iterator[Row]:
    """Yield what scanning comes to; the size is that of the largest text, in megabytes."""
    with TemporaryDirectory(prefix="factledger-bench-") as name:
        folder = Path(name)
        for tool, length, target, note in TOOLS:
            yield _beside(folder, tool, min(length, size * 1_000_000), target, note, runs)
        yield from _growth(folder, size)


def _beside(folder: Path, tool: str, length: int, target: float | None, note: str, runs: int) -> Row:
    path = folder / "text.txt"
    text = made_text("en", length)
    path.write_text(text, encoding="utf-8")
    # What was read before is known: the first reading of a text is the one that counts.
    texts = [made_text("en", length, seed=100 + i) for i in range(runs)]
    scan("about 2,000 chips for $5 million.", "en")
    ours = min(called(lambda text=text: scan(text, "en").json_text()) for text in texts)
    beside = _peer(tool, path, runs)
    row = f"scan of English news text beside {tool}"
    return Row(row, f"{length:,} bytes", ours, beside, tool, target, is_speedup=True, note=note)


def _peer(tool: str, path: Path, runs: int) -> float | None:
    """Return the least processor time of another reader; None where it is not installed."""
    python = os.environ.get("FACTLEDGER_PEERS", sys.executable)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    times = []
    for _ in range(runs):
        done = subprocess.run(
            [python, BESIDE[1], "read-with", tool, str(path)],
            capture_output=True,
            check=False,
            env=environment,
            text=True,
        )
        if done.returncode:
            print(f"{tool} is not measured: {done.stderr.strip().rpartition(chr(10))[2]}", file=sys.stderr)
            return None
        times.append(float(done.stdout))
    return min(times)


def _growth(folder: Path, size: int) -> Iterator[Row]:
    """Yield what ten and a hundred times the text take, of time and of memory: a text a line of a batch."""
    sizes = sorted({max(size // 100, 1), max(size // 10, 1), size})
    taken = {one: _batch(write_cases(folder / f"{one}.jsonl", one)) for one in sizes}
    idle = _batch(write_cases(folder / "none.jsonl", 0)).seconds
    small, *larger = sizes
    for one in larger:
        times = one // small
        of = f"{times} times a scan of {small} MB, start-up left out"
        ours, beside = taken[one].seconds - idle, times * (taken[small].seconds - idle)
        yield Row("scan, one process: time", f"{one} MB", ours, beside, of, LINEAR)
        peak, before = (taken[each].peak / 1e6 for each in (one, small))
        yield Row("scan, one process: memory", f"{one} MB", peak, before, f"a scan of {small} MB", FLAT, unit="MB")


def _batch(path: Path) -> Taken:
    taken = process([*FACTLEDGER, "scan", "--lang", "en", "--batch", str(path)])
    path.unlink()
    return taken


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
