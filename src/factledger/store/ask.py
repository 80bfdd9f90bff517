"""Questions in SQL over the current rows of a ledger, answered by the database row by row.

A rule that looks at every row asks the database; nothing is loaded as a whole. A question reads `entry_now`,
`claim_now` and so on: the newest version of each row in the state that is read, void and redacted ones left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from factledger.domain.kinds import KINDS
from factledger.errors import NotALedgerError
from factledger.store.reader import readable
from factledger.store.spelled import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Dialect

    from factledger.domain.record import Row
    from factledger.store.reader import Reader

_NOW = """{kind}_now AS {hint}(
    SELECT * FROM {kind} AS one WHERE one.void IS NULL AND one.salt <> '' AND one.seq <= :until AND {newest}{only})"""

_NEWEST = {
    # SQLite looks each row up in what it is told once: the positions of rows that have a newer version, which are few.
    # They are found in the index of the keys: the + keeps it from looking through the whole rows by their positions.
    "sqlite": """one.seq NOT IN (
        SELECT old.seq FROM {kind} AS newer CROSS JOIN {kind} AS old
        WHERE newer.version > 1 AND +newer.seq <= :until
        AND old.key = newer.key AND old.version = newer.version - 1)""",
    "postgresql": """NOT EXISTS (
        SELECT 1 FROM {kind} AS newer
        WHERE newer.key = one.key AND newer.version = one.version + 1 AND newer.seq <= :until)""",
}

_HINT = "NOT MATERIALIZED "
"""Without it a copy of a whole table is made for a question that names it twice; SQLite knows it since 3.35."""

_ONLY = {
    "sqlite": " AND one.seq IN (SELECT value FROM json_each(:only))",
    "postgresql": " AND one.seq IN (SELECT CAST(value AS integer) FROM json_array_elements_text(CAST(:only AS json)))",
}

_FETCH = 2000
"""Rows fetched at a time."""


def ask(reader: Reader, question: str, only: str | None = None, **given: object) -> Iterator[Any]:
    """Yield the rows that answer a question, as tuples whose items have the names of its columns.

    Args:
        reader: The state of the ledger that is asked.
        question: A SELECT over `KIND_now`, with what `spelled` knows.
        only: JSON array of positions: entries at others are left out of `entry_now`.
        given: Values of its parameters.

    Raises:
        NotALedgerError: A table is gone, or a row holds what stops the question.
    """
    named = [kind for kind in KINDS if f"{kind}_now" in question]
    for kind in named:
        if reader.damage is not None and kind in reader.damage.tables:
            msg = f"the table {kind} is gone, or lacks columns"
            raise NotALedgerError(msg)
    dialect = reader.connection.dialect.name
    parts = [
        _NOW.format(
            kind=kind,
            hint=_HINT if _knows_hint(reader.connection.dialect) else "",
            newest=_NEWEST[dialect].format(kind=kind),
            only=_ONLY[dialect] if only and kind == "entry" else "",
        )
        for kind in named
    ]
    start = f"WITH {', '.join(parts)} " if parts else ""
    sql = start + spelled(question, dialect)
    values = dict(given)
    if ":until" in sql:
        values["until"] = reader.size() if reader.until is None else reader.until
    if only and "entry" in named:
        values["only"] = only
    try:
        result = reader.connection.execute(text(sql), values, execution_options={"yield_per": _FETCH})
        try:
            # Without a size SQLite's rows are fetched one by one: nothing is streamed there.
            for some in result.partitions(_FETCH):
                yield from some
        finally:
            result.close()
    except DBAPIError as error:
        msg = "a row holds what it cannot, and the question stops there"
        raise NotALedgerError(msg, found=str(error.orig).partition("\n")[0]) from error


def _knows_hint(dialect: Dialect) -> bool:
    return dialect.name != "sqlite" or (dialect.server_version_info or (0,)) >= (3, 35)


def ask_entries(
    reader: Reader, question: str, only: str | None = None, **given: object
) -> Iterator[tuple[Row, Mapping[str, Any]]]:
    """Yield the entries that answer a question, each with all the columns that were asked for.

    A reader that goes on passes over entries that cannot be read (see `Reader.damage`).

    Args:
        reader: The state of the ledger that is asked.
        question: A SELECT of all columns of an entry, and any others under other names.
        only: See `ask`.
        given: See `ask`.

    Raises:
        NotALedgerError: See `ask`; an entry holds what it cannot.
    """
    for found in ask(reader, question, only, **given):
        columns = found._mapping  # noqa: SLF001  its public name
        for row in readable(reader, "entry", (columns,)):
            yield row, columns
