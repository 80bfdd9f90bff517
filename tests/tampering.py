"""Changing a ledger behind its guards."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import text

from factledger.store.engine import open_engine

if TYPE_CHECKING:
    from factledger.store.engine import Location


def tamper(location: Location, *statements: str) -> None:
    """Change rows behind the guards, as somebody with the file in hand can."""
    if location.path:
        with contextlib.closing(sqlite3.connect(location.path)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            names = [f'DROP TRIGGER "{name}"' for name, _ in guards]
            for statement in (*names, *statements):
                connection.execute(statement)
            for name, sql in guards:
                if not any(statement == f"DROP TABLE {name.split('_')[1]}" for statement in statements):
                    connection.execute(sql)
            connection.commit()
        return
    with open_engine(location, write=True).begin() as server:
        for statement in ("SET session_replication_role = replica", *statements):
            server.execute(text(statement))
