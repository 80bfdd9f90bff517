"""Removing the body of a row, once a redaction names it, and what is left of its bytes in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import text, update

from factledger.domain.kinds import KINDS
from factledger.domain.record import columns
from factledger.errors import EngineError
from factledger.store.schema import BODIES

if TYPE_CHECKING:
    from factledger.store.engine import Location
    from factledger.store.ledger import Writer

_SECONDS = 30
"""How long others that read or write are waited for."""


def blank(writer: Writer, kind: str, seq: int) -> None:
    """Remove the body of a row, its reason and its salt; its leaf stays.

    Without the salt nobody can try out bodies until one fits the leaf.

    Raises:
        DBAPIError: No redaction in the ledger names the row: the guard refuses.
    """
    if writer.connection.dialect.name == "sqlite":
        # What is freed in the file is overwritten with zeros.
        writer.connection.execute(text("PRAGMA secure_delete = ON"))
    table = BODIES[kind]
    empty = dict.fromkeys(("reason", *(one.name for one in columns(KINDS[kind]))))
    writer.connection.execute(update(table).where(table.c.seq == seq).values(salt="", **empty))


def scrub(location: Location) -> None:
    """Build a SQLite file anew, so that no page of it holds bytes of what was removed; a server does that itself.

    Pages that were split or merged long ago may hold such bytes where no row reaches.

    Raises:
        EngineError: Others kept the file in use, or the disk is full; what was removed from the rows stays removed.
    """
    if location.path is None:
        return
    uri = f"file:{quote(str(location.path.resolve()))}?mode=rw"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("VACUUM")
            # Only for a file that somebody switched to WAL; else this does nothing.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        msg = "the content was removed from the rows, and bytes of it may be left in pages of the file that hold no row"
        hint = "give the same command again when nobody uses the ledger, and the disk has room for a second copy of it"
        raise EngineError(msg, found=str(error), where=str(location), do=hint) from error
