"""Start-up: fresh processes of the command beside the bare imports under it.

Usage: python benchmarks/start_up.py [RUNS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from table import Row, table
from timing import FACTLEDGER, in_turn, process

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15
CLICK, WITH_STORE = "import click", "import sqlalchemy, click"
JOBS = (
    ("--help", ("--help",), CLICK, {}),
    ("--version", ("--version",), CLICK, {}),
    ("completion of a command", (), CLICK, {"_FACTLEDGER_COMPLETE": "bash_complete", "COMP_WORDS": "factledger l"}),
    ("list, the shipped ledger", ("list",), WITH_STORE, {}),
)
TARGET = 1.5


def rows(runs: int = RUNS) -> Iterator[Row]:
    """Yield what starting comes to."""
    for name, arguments, code, environment in JOBS:
        command = [*FACTLEDGER[:1], "-c", _MAIN, *arguments]
        given = environment | ({"COMP_CWORD": "1"} if environment else {})

        def ours(command: list[str] = command, given: dict[str, str] = given) -> float:
            return process(command, cwd=ROOT, **given).seconds

        def beside(code: str = code) -> float:
            return process([sys.executable, "-c", code], cwd=ROOT).seconds

        ours(), beside()
        yield Row(f"start-up: {name}", "a fresh process", *in_turn(ours, beside, runs), f"python -c '{code}'", TARGET)


_MAIN = "import sys; sys.argv[0] = 'factledger'; from factledger.cli.main import main; main()"
"""What the installed command does."""

if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
