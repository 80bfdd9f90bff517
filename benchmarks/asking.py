"""Questions to a large ledger: single rows beside the same command on the shipped ledger, many beside the bare SQL.

Usage: python benchmarks/asking.py [ROWS]
"""

from __future__ import annotations

import sqlite3
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made import LARGE, fill
from sqlalchemy import text
from table import Row, table
from timing import BESIDE, FACTLEDGER, called, in_turn, process

from factledger.services.list import list_entries
from factledger.store.engine import Location
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHIPPED = Path(__file__).resolve().parents[1] / "ledger.db"
ROWS = 1_000_000
RUNS = 3
QUICK_RUNS = 9
"""How often a command is run that takes a quarter of a second, most of which is starting."""

LIMIT_MB = 200
AS_OF = ("list", "--as-of")
VALUE = ("value:>1M", "unit:USD")


def seconds(command: list[str]) -> float:
    """Return the processor time of a command."""
    return process(command).seconds


def rows(size: int = ROWS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what the questions come to."""
    with TemporaryDirectory(prefix="factledger-bench-") as folder:
        path = Path(folder) / "ledger.db"
        fill(Location(path=path), size)
        yield from single(str(path), str(SHIPPED), f"{size:,} rows", runs)
        yield from _whole(path, size, runs)
        yield _value(path, size, runs)


SINGLE = (
    ("list, by claim", ("list", "claim:{claim}")),
    ("show", ("show", "{key}")),
    ("history", ("history", "{claim}")),
    ("show, as of a time", ("show", "{key}", "--as-of", "{later}")),
    ("list by claim, as of a row", ("list", "claim:{claim}", "--as-of", "{seq}")),
)
"""Commands that look at one row or a few, whatever stands around them."""


def single(large: str, small: str, size: str, runs: int, took: Callable[[list[str]], float] = seconds) -> Iterator[Row]:
    """Yield what commands take that look at few rows, each a fresh process, on a large ledger and on a small one.

    Args:
        large: Path or URL of the large ledger.
        small: Path or URL of the shipped one.
        size: How large the large one is, in words.
        runs: How often each is measured; often enough for what takes a quarter of a second, unless it is only once.
        took: What tells how long a command takes.
    """
    given = [_middle(Location.parse(place)) for place in (large, small)]
    for name, arguments in SINGLE:
        commands = (
            [*FACTLEDGER, "--ledger", place, *(one.format(**named) for one in arguments)]
            for place, named in zip((large, small), given, strict=True)
        )
        ours, beside = (partial(took, command) for command in commands)
        taken = in_turn(ours, beside, max(runs, QUICK_RUNS if runs > 1 else 1))
        yield Row(f"{name}, fresh process", size, *taken, "the same on the shipped ledger", 1.2)


_HALF = text("SELECT max(seq) / 2 FROM log")
_FIRST = text("SELECT key, claim FROM entry WHERE seq >= :half AND version = 1 ORDER BY seq LIMIT 1")
_LATER = text("SELECT recorded_at FROM entry WHERE seq >= :half * 3 / 2 ORDER BY seq LIMIT 1")


def _middle(location: Location) -> dict[str, str]:
    """Return what commands name: an entry amid a ledger, its claim, a later time, and the last row but one."""
    with reading(location) as reader:
        half = {"half": reader.connection.execute(_HALF).scalar_one()}
        key, claim = reader.connection.execute(_FIRST, half).one()
        later = reader.connection.execute(_LATER, half).scalar_one()
        return {"key": key, "claim": claim, "later": later, "seq": str(reader.size() - 1)}


def _whole(path: Path, size: int, runs: int) -> Iterator[Row]:
    until = str(size * 9 // 10)
    for name, arguments, job in (
        ("list of all entries, as of a row", (*AS_OF, until), "as-of"),
        ("diff, a tenth of the ledger", ("diff", until), "diff"),
    ):
        ours = [*FACTLEDGER, "--ledger", str(path), *arguments, "--format", "jsonl"]
        beside = [*BESIDE, job, str(path), until]
        taken = in_turn(lambda command=ours: process(command).seconds, lambda c=beside: process(c).seconds, runs)
        yield Row(name, f"{size:,} rows", *taken, "the bare SELECT by sqlite3, and json.dumps", 2.0)
        peak = process(ours).peak / 1e6
        yield Row(f"{name}: memory", f"{size:,} rows", peak, LIMIT_MB, f"{LIMIT_MB} MB", 1.0, unit="MB")


SAME_COLUMNS = """
SELECT one.*, claim.signed FROM entry AS one LEFT JOIN claim ON claim.key = one.claim AND NOT EXISTS (
    SELECT 1 FROM claim AS newer WHERE newer.key = claim.key AND newer.version = claim.version + 1)
WHERE one.unit = 'USD' AND CAST(one.value AS REAL) >= ? AND one.void IS NULL AND NOT EXISTS (
    SELECT 1 FROM entry AS newer WHERE newer.key = one.key AND newer.version = one.version + 1)
ORDER BY one.key || ''
"""


def _value(path: Path, size: int, runs: int) -> Row:
    """Ask for large amounts of dollars, in one process that has loaded all it needs."""
    with reading(Location(path=path)) as reader:
        found = len(list(list_entries(reader, VALUE).entries))
    copy = path.with_name("indexed.db")
    copy.write_bytes(path.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("CREATE INDEX bare ON entry (unit, CAST(value AS REAL))")
        connection.execute("ANALYZE")

    def ours() -> float:
        with reading(Location(path=path)) as reader:
            return called(lambda: list(list_entries(reader, VALUE).entries))

    def beside() -> float:
        with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as connection:
            return called(lambda: connection.execute(SAME_COLUMNS, (LARGE,)).fetchall())

    taken = in_turn(ours, beside, max(runs, QUICK_RUNS))
    copy.unlink()
    note = "the same columns, found by an approximate number; ours are compared exactly"
    return Row(
        "value:>1M unit:USD", f"{size:,} rows, {found:,} found", *taken, "the bare SELECT, indexed", 1.5, note=note
    )


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
