"""Creating the schema and bringing it up to date; Alembic is loaded only here."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from factledger.errors import NotALedgerError, SchemaError
from factledger.store.schema import REVISION

if TYPE_CHECKING:
    from sqlalchemy import Connection


_SIGNS = {"log": ("kind", "key", "version", "leaf"), "entry": ("claim", "source", "salt", "recorded_by")}
"""Tables and columns that only a ledger has; one of them is enough, for the other may have been lost."""

_COLUMNS = {
    "sqlite": "SELECT name FROM pragma_table_info(:table)",
    "postgresql": (
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = :table"
    ),
}


def current_revision(connection: Connection) -> str | None:
    """Return the schema a database is at, or None when it is no ledger, whatever else it is."""
    if not _columns(connection, "alembic_version"):
        return None
    if not any(set(signs) <= _columns(connection, table) for table, signs in _SIGNS.items()):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _columns(connection: Connection, table: str) -> set[str]:
    return set(connection.execute(text(_COLUMNS[connection.dialect.name]), {"table": table}).scalars())


def check_empty(connection: Connection, where: str) -> None:
    """Raise NotALedgerError when a database that is no ledger holds anything: it is somebody else's."""
    found = inspect(connection)
    names = sorted([*found.get_table_names(), *found.get_view_names()])
    if names:
        msg = "the database holds something else, and is left alone"
        shown = ", ".join(names[:5])
        raise NotALedgerError(msg, expected="an empty database, or a ledger", found=f"tables {shown}", where=where)


def check_revision(connection: Connection, where: str) -> None:
    """Raise unless the database holds a ledger of exactly this version's schema.

    Raises:
        NotALedgerError: It holds no ledger.
        SchemaError: Its schema is older or newer.
    """
    found = known_revision(connection, where)
    if found != REVISION:
        msg = "the ledger was written by an older factledger"
        raise SchemaError(msg, expected=REVISION, found=found, where=where, do="factledger migrate")


def known_revision(connection: Connection, where: str) -> str:
    """Return the schema that a ledger is at.

    Raises:
        NotALedgerError: The database holds no ledger.
        SchemaError: Its schema is newer than this version's.
    """
    found = current_revision(connection)
    if found is None:
        msg = "the database holds no ledger"
        raise NotALedgerError(msg, where=where, do="factledger init")
    # The schema of this version is known without a look at the migrations.
    if found != REVISION and found not in known_revisions():
        msg = "the ledger was written by a newer factledger"
        raise SchemaError(msg, expected=REVISION, found=found, where=where, do="update factledger")
    return found


def known_revisions() -> set[str]:
    """Return the schemas that this version knows."""
    versions = files("factledger.migrations") / "versions"
    names = (entry.name for entry in versions.iterdir())
    return {name.partition("_")[0] for name in names if name[0].isdigit() and name.endswith(".py")}


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to a revision, the newest by default, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("factledger.migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
