"""Questions to a large ledger: single rows beside the same command on the shipped ledger, many beside the bare SQL.

Usage: python benchmarks/asking.py [ROWS]
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made import LARGE, ledger_lines
from table import Row, table
from timing import BESIDE, FACTLEDGER, called, in_turn, process

from factledger.services.export import import_lines
from factledger.services.list import list_entries
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHIPPED = Path(__file__).resolve().parents[1] / "ledger.db"
ROWS = 1_000_000
RUNS = 3
QUICK_RUNS = 9
"""How often a command is run that takes a quarter of a second, most of which is starting."""

LIMIT_MB = 200


def rows(size: int = ROWS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what the questions come to."""
    with TemporaryDirectory(prefix="factledger-bench-") as folder:
        path = make(Path(folder) / "ledger.db", size)
        yield from _single(path, f"{size:,} rows", max(runs, QUICK_RUNS if runs > 1 else 1))
        yield from _whole(path, size, runs)
        yield _value(path, size, runs)


def make(path: Path, size: int) -> Path:
    """Make a ledger with so many rows; return the path."""
    create(Location(path=path))
    with writing(Location(path=path)) as writer:
        import_lines(writer, ledger_lines(size))
    return path


def _middle(path: Path) -> tuple[str, str, str]:
    """Return an entry from the middle of a ledger: its key, its claim, and a later time."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        (half,) = connection.execute("SELECT max(seq) / 2 FROM log").fetchone()
        found: tuple[str, str] = connection.execute(
            "SELECT key, claim FROM entry WHERE seq >= ? AND version = 1 ORDER BY seq LIMIT 1", (half,)
        ).fetchone()
        (later,) = connection.execute(
            "SELECT recorded_at FROM entry WHERE seq >= ? ORDER BY seq LIMIT 1", (half * 3 // 2,)
        ).fetchone()
    return *found, later


def _single(path: Path, size: str, runs: int) -> Iterator[Row]:
    for name, arguments in (
        ("list, by claim", ("list", "claim:{claim}")),
        ("show", ("show", "{key}")),
        ("history", ("history", "{claim}")),
        ("show, as of a time", ("show", "{key}", "--as-of", "{later}")),
        ("list by claim, as of a row", ("list", "claim:{claim}", "--as-of", "{seq}")),
    ):
        ours, beside = (_command(place, arguments) for place in (path, SHIPPED))
        taken = in_turn(ours, beside, runs)
        yield Row(f"{name}, fresh process", size, *taken, "the same on the shipped ledger", 1.2)


def _command(path: Path, arguments: tuple[str, ...]) -> Callable[[], float]:
    key, claim, later = _middle(path)
    with reading(Location(path=path)) as reader:
        seq = str(reader.size() - 1)
    given = [one.format(key=key, claim=claim, later=later, seq=seq) for one in arguments]
    return lambda: process([*FACTLEDGER, "--ledger", str(path), *given]).seconds


def _whole(path: Path, size: int, runs: int) -> Iterator[Row]:
    until = str(size * 9 // 10)
    for name, arguments, job in (
        ("list of all entries, as of a row", ("list", "--as-of", until), "as-of"),
        ("diff, a tenth of the ledger", ("diff", until), "diff"),
    ):
        ours = [*FACTLEDGER, "--ledger", str(path), *arguments, "--format", "jsonl"]
        beside = [*BESIDE, job, str(path), until]
        taken = in_turn(lambda command=ours: process(command).seconds, lambda c=beside: process(c).seconds, runs)
        yield Row(name, f"{size:,} rows", *taken, "the bare SELECT by sqlite3, and json.dumps", 2.0)
        peak = process(ours).peak / 1e6
        yield Row(f"{name}: memory", f"{size:,} rows", peak, LIMIT_MB, f"{LIMIT_MB} MB", 1.0, unit="MB")


_SAME_COLUMNS = """
SELECT one.*, claim.signed FROM entry AS one LEFT JOIN claim ON claim.key = one.claim AND NOT EXISTS (
    SELECT 1 FROM claim AS newer WHERE newer.key = claim.key AND newer.version = claim.version + 1)
WHERE one.unit = 'USD' AND CAST(one.value AS REAL) >= ? AND one.void IS NULL AND NOT EXISTS (
    SELECT 1 FROM entry AS newer WHERE newer.key = one.key AND newer.version = one.version + 1)
ORDER BY one.key || ''
"""


def _value(path: Path, size: int, runs: int) -> Row:
    """Ask for large amounts of dollars, in one process that has loaded all it needs."""
    with reading(Location(path=path)) as reader:
        found = len(list(list_entries(reader, ("value:>1M", "unit:USD")).entries))
    copy = path.with_name("indexed.db")
    copy.write_bytes(path.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("CREATE INDEX bare ON entry (unit, CAST(value AS REAL))")
        connection.execute("ANALYZE")

    def ours() -> float:
        with reading(Location(path=path)) as reader:
            return called(lambda: list(list_entries(reader, ("value:>1M", "unit:USD")).entries))

    def beside() -> float:
        with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as connection:
            return called(lambda: connection.execute(_SAME_COLUMNS, (LARGE,)).fetchall())

    taken = in_turn(ours, beside, max(runs, QUICK_RUNS))
    copy.unlink()
    note = "the same columns, found by an approximate number; ours are compared exactly"
    return Row(
        "value:>1M unit:USD", f"{size:,} rows, {found:,} found", *taken, "the bare SELECT, indexed", 1.5, note=note
    )


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
