"""Writing rows by the thousand: through the driver's own `executemany` on SQLite, and by COPY on PostgreSQL.

What is written is the same as by INSERT, and the guards see every row of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.exc import DBAPIError

from factledger.domain.record import YES
from factledger.store.schema import BODIES, HEADER, log

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

    from factledger.domain.record import Row

COPIED = 100
"""From so many rows on a COPY is worth its round trips."""


class Stored(NamedTuple):
    """A row as its tables hold it.

    Attributes:
        seq: Its position.
        kind: Which table holds its body.
        key: What names it.
        version: Which version of the key it is.
        leaf: Its leaf hash.
        body: The columns of its table, in their order.
    """

    seq: int
    kind: str
    key: str
    version: int
    leaf: bytes
    body: tuple[Any, ...]

    @classmethod
    def of(cls, row: Row, leaf: bytes | None = None) -> Stored:
        """Return a row as it is stored; its leaf hash is made here unless it is known."""
        leaf = row.leaf if leaf is None else leaf
        header: tuple[Any, ...] = (row.seq, row.key, row.version, row.recorded_at, row.recorded_by, row.reason)
        header += (row.salt, YES if row.is_void else None, row.format)
        texts = row.body.to_row()
        return cls(row.seq, row.kind, row.key, row.version, leaf, header + tuple(map(texts.get, _NAMES[row.kind])))


_NAMES = {kind: tuple(table.columns.keys())[len(HEADER) :] for kind, table in BODIES.items()}
"""The columns of each table behind those that every one starts with."""


def put(connection: Connection, rows: Sequence[Stored]) -> dict[str, int]:
    """Write rows; return into which tables, and how many into each."""
    by_kind: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row.body)
    _insert(connection, log, [row[:5] for row in rows])
    for kind, values in by_kind.items():
        _insert(connection, BODIES[kind], values)
    return {kind: len(values) for kind, values in by_kind.items()} | {log.name: len(rows)}


def _insert(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "sqlite" or len(rows) < COPIED:
        sign = "?" if connection.dialect.name == "sqlite" else "%s"
        places = ", ".join([sign] * len(table.columns))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', rows)  # noqa: S608  names of ours
    else:
        _copy(connection, f'COPY "{table.name}" ({names}) FROM STDIN', rows)


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    errors: Any = connection.dialect.loaded_dbapi
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except errors.Error as error:
        # As SQLAlchemy has it for what goes through it, so that whoever explains errors knows this one.
        raise DBAPIError.instance(statement, None, error, errors.Error) from error
