"""Show a row, its versions, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.errors import NotFoundError
from factledger.values.key import parse_seq, split_version

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.store.reader import Reader

ORDER = ("entry", "claim", "source", "unit", "rate", "acceptance", "redaction")
"""Kinds in the order in which a bare key is looked for."""


def show(reader: Reader, text: str, kind: str | None = None) -> Row:
    """Return the row that KEY, KEY@@2 or #41 names.

    Args:
        reader: The ledger.
        text: What names it.
        kind: Its kind; every kind is looked for by default, entries first.

    Raises:
        NotFoundError: There is none.
    """
    if (seq := parse_seq(text)) is not None:
        row = reader.at(seq)
        if row is None:
            msg = f"there is no row {seq}"
            raise NotFoundError(msg, expected=f"a number from 1 to {reader.size()}")
        return row
    key, version = split_version(text)
    for one in (kind,) if kind else ORDER:
        row = reader.find(one, key, version)
        if row is not None:
            return row
    return reader.get(kind or ("entry" if "@" in key else "claim"), key, version)


def history(reader: Reader, text: str) -> list[Row]:
    """Return all versions of a row, the first first; for a claim also those of its entries, in order.

    Raises:
        NotFoundError: There is no such row.
    """
    row = show(reader, text)
    rows = reader.versions(row.kind, row.key)
    if row.kind == "claim" and parse_seq(text) is None:
        keys = [one.key for one in reader.current("entry", reader.column("entry", "claim") == row.key, with_void=True)]
        rows += [version for key in keys for version in reader.versions("entry", key)]
    return sorted(rows, key=lambda one: one.seq)


def as_json(row: Row) -> dict[str, Any]:
    """Return a row as JSON, with its position."""
    return {"seq": str(row.seq), **row.to_json()}


def log(reader: Reader, limit: int | None = None) -> list[Row]:
    """Return the newest rows, the newest first."""
    return list(reader.rows(newest_first=True, limit=limit))
