"""Import and export of a large ledger, beside the same work in plain Python on the bare engine.

Usage: python benchmarks/bulk.py [ROWS]
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made import write_ledger
from server import as_driver, database, fresh, server, server_seconds
from table import Row, table
from timing import BESIDE, FACTLEDGER, Taken, in_turn, process

from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 1_000_000
RUNS = 3
PLAIN = "json.loads, canonical JSON, sha256, {} in plain Python"


def rows(size: int = ROWS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what import and export come to."""
    with TemporaryDirectory(prefix="factledger-bench-") as name:
        folder = Path(name)
        lines = write_ledger(folder / "ledger.jsonl", size)
        yield _import_sqlite(folder, lines, f"{size:,} rows", runs)
        yield _export(folder, f"{size:,} rows", runs)
        yield from _postgresql(folder, lines, f"{size:,} rows", runs)


def bare(path: Path) -> None:
    """Make an empty ledger without its guards."""
    path.unlink(missing_ok=True)
    create(Location(path=path))
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')


def _import_sqlite(folder: Path, lines: Path, size: str, runs: int) -> Row:
    ledger, beside = folder / "ledger.db", folder / "bare.db"

    def ours() -> float:
        ledger.unlink(missing_ok=True)
        create(Location(path=ledger))
        return process([*FACTLEDGER, "--ledger", str(ledger), "import", str(lines)]).seconds

    def theirs() -> float:
        bare(beside)
        return process([*BESIDE, "import-sqlite", str(lines), str(beside)]).seconds

    taken = in_turn(ours, theirs, runs)
    beside.unlink()
    return Row("import into SQLite", size, *taken, PLAIN.format("executemany"), 2.5)


def _export(folder: Path, size: str, runs: int) -> Row:
    ledger = str(folder / "ledger.db")
    ours, beside = folder / "ours.jsonl", folder / "beside.jsonl"

    def export() -> float:
        ours.unlink(missing_ok=True)
        return process([*FACTLEDGER, "--ledger", ledger, "export", "--output", str(ours)]).seconds

    taken = in_turn(export, lambda: process([*BESIDE, "export", ledger, str(beside)]).seconds, runs)
    if ours.read_bytes() != beside.read_bytes():
        msg = "both did not write the same bytes"
        raise RuntimeError(msg)
    beside.unlink()
    ours.unlink()
    return Row("export from SQLite", size, *taken, "SELECT and json.dumps in plain Python", 2.0)


def _postgresql(folder: Path, lines: Path, size: str, runs: int) -> Iterator[Row]:
    try:
        with server(folder) as url:
            taken = in_turn(lambda: _import_ours(url, lines), lambda: _import_bare(url, lines), runs)
            note = "processor time of the process and of the server's own together"
            yield Row("import into PostgreSQL", size, *taken, PLAIN.format("COPY"), 2.5, note=note)
            yield _export_postgresql(url, folder, size)
    except ImportError as error:
        print(f"PostgreSQL is not measured: {error}", file=sys.stderr)


def _import_ours(url: str, lines: Path) -> float:
    place = fresh(url, "ours")
    before = server_seconds(url)
    taken = process([*FACTLEDGER, "--ledger", place, "import", str(lines)])
    return taken.seconds + server_seconds(url) - before


def _import_bare(url: str, lines: Path) -> float:
    place = fresh(url, "bare")
    before = server_seconds(url)
    taken = process([*BESIDE, "import-postgresql", str(lines), as_driver(place)])
    return taken.seconds + server_seconds(url) - before


def _export_postgresql(url: str, folder: Path, size: str) -> Row:
    ours, files = database(url, "ours"), []
    times = []
    for name, place in (("postgresql", ours), ("sqlite", str(folder / "ledger.db"))):
        files.append(folder / f"{name}.jsonl")
        before = server_seconds(url)
        taken: Taken = process([*FACTLEDGER, "--ledger", place, "export", "--output", str(files[-1])])
        times.append(taken.seconds + server_seconds(url) - before)
    if files[0].read_bytes() != files[1].read_bytes():
        msg = "both engines did not give the same bytes"
        raise RuntimeError(msg)
    return Row("export from PostgreSQL", size, times[0], times[1], "the same export from SQLite, the same bytes")


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
