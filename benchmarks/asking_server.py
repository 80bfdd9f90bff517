"""Questions to a large ledger on PostgreSQL: single rows beside a small one, many rows beside the bare SQL by psycopg.

What the server's own processes take counts too.

Usage: python benchmarks/asking_server.py [ROWS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asking import AS_OF, LIMIT_MB, SAME_COLUMNS, SHIPPED, VALUE, single
from made import LARGE, fill
from server import as_driver, database, fresh, server, server_seconds, settle
from sqlalchemy import create_engine, text
from table import Row, table
from timing import BESIDE, FACTLEDGER, called, in_turn, process

from factledger.services.export import export, import_lines
from factledger.services.list import list_entries
from factledger.store.engine import Location
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS = 1_000_000
RUNS = 3
OFTEN = 20
"""How often a question is asked whose time is measured: the server's time is counted in hundredths of a second."""


def rows(size: int = ROWS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what the questions come to; nothing where there is no server to start."""
    try:
        with TemporaryDirectory(prefix="factledger-bench-") as folder, server(Path(folder)) as url:
            yield from _on_server(url, size, runs)
    except ImportError as error:
        print(f"PostgreSQL is not measured: {error}", file=sys.stderr)


def _on_server(url: str, size: int, runs: int) -> Iterator[Row]:
    large, small = fresh(url, "large"), fresh(url, "small")
    fill(Location.parse(large), size)
    with reading(Location.parse(str(SHIPPED))) as reader, writing(Location.parse(small)) as writer:
        import_lines(writer, export(reader))
    for place in (large, small):
        settle(place)

    def took(command: list[str]) -> float:
        return _with_server(url, lambda: process(command).seconds)

    named = f"{size:,} rows on PostgreSQL"
    yield from single(large, small, named, runs, took)
    until = str(size * 9 // 10)
    ours = [*FACTLEDGER, "--ledger", large, *AS_OF, until, "--format", "jsonl"]
    beside = [*BESIDE, "as-of-postgresql", as_driver(large), until]
    taken = in_turn(lambda: took(ours), lambda: took(beside), runs)
    yield Row("list of all entries, as of a row", named, *taken, "the bare SELECT by psycopg, and json.dumps", 2.0)
    peak, memory = process(ours).peak / 1e6, "list of all entries, as of a row: memory"
    yield Row(memory, named, peak, LIMIT_MB, f"{LIMIT_MB} MB", 1.0, unit="MB")
    yield _value(url, large, named, runs)


def _with_server(url: str, measured: Callable[[], float]) -> float:
    """Return what a measured call takes, and what the server takes meanwhile."""
    before = server_seconds(url)
    return measured() + server_seconds(url) - before


def _value(url: str, large: str, named: str, runs: int) -> Row:
    import psycopg

    copy = _indexed(url)
    sql = SAME_COLUMNS.replace("REAL", "double precision").replace("?", "%s")
    with reading(Location.parse(large)) as reader, psycopg.connect(as_driver(copy)) as connection:
        found = len(list(list_entries(reader, VALUE).entries))

        def ours() -> None:
            for _ in range(OFTEN):
                list(list_entries(reader, VALUE).entries)

        def beside() -> None:
            for _ in range(OFTEN):
                connection.execute(sql, (LARGE,)).fetchall()

        taken = in_turn(
            lambda: _with_server(url, lambda: called(ours)), lambda: _with_server(url, lambda: called(beside)), runs
        )
    times = f"{OFTEN} times; the same columns, found by an approximate number; ours are compared exactly"
    return Row(" ".join(VALUE), f"{named}, {found:,} found", *taken, "the bare SELECT, indexed", 1.5, note=times)


def _indexed(url: str) -> str:
    """Return a copy of the large ledger with an index over approximate numbers."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text('CREATE DATABASE "indexed" TEMPLATE "large"'))
    engine.dispose()
    place = database(url, "indexed")
    engine = create_engine(place)
    with engine.begin() as connection:
        connection.execute(text("CREATE INDEX bare ON entry (unit, CAST(value AS double precision))"))
    engine.dispose()
    settle(place)
    return place


if __name__ == "__main__":
    print(table(rows(*map(int, sys.argv[1:]))))
