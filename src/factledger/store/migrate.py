"""Creating the schema and bringing it up to date; Alembic is loaded only here."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import text

from factledger.errors import NotALedgerError, SchemaError
from factledger.store.schema import REVISION

if TYPE_CHECKING:
    from sqlalchemy import Connection


def current_revision(connection: Connection) -> str | None:
    """Return the schema a database is at, or None when it is no ledger."""
    if connection.dialect.name == "sqlite":
        exists = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    else:
        exists = "SELECT to_regclass('alembic_version')"
    if connection.execute(text(exists)).scalar() is None:
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def check_revision(connection: Connection, where: str) -> None:
    """Raise unless the database holds a ledger of exactly this version's schema.

    Raises:
        NotALedgerError: It holds no ledger.
        SchemaError: Its schema is older or newer.
    """
    found = current_revision(connection)
    if found == REVISION:
        return
    if found is None:
        msg = "the database holds no ledger"
        raise NotALedgerError(msg, where=where, do="factledger init")
    if found in known_revisions():
        msg = "the ledger was written by an older factledger"
        raise SchemaError(msg, expected=REVISION, found=found, where=where, do="factledger migrate")
    msg = "the ledger was written by a newer factledger"
    raise SchemaError(msg, expected=REVISION, found=found, where=where, do="update factledger")


def known_revisions() -> set[str]:
    """Return the schemas that this version knows."""
    versions = files("factledger.migrations") / "versions"
    names = (entry.name for entry in versions.iterdir())
    return {name.partition("_")[0] for name in names if name[0].isdigit() and name.endswith(".py")}


def upgrade(connection: Connection) -> None:
    """Bring the schema up to date within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("factledger.migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
