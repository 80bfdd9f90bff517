"""Show a row, its versions, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.domain.record import Removed
from factledger.errors import NotFoundError
from factledger.rules.value import check_holds
from factledger.services.on import claim_of, holding
from factledger.values.key import parse_seq, split_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.domain.record import Row
    from factledger.store.reader import Reader

ORDER = ("entry", "claim", "source", "unit", "rate", "acceptance", "publication", "redaction")
"""Kinds in the order in which a bare key is looked for."""


def show(reader: Reader, text: str, kind: str | None = None, on: str | None = None) -> Row:
    """Return the row that KEY, KEY@@2 or #41 names.

    Args:
        reader: The ledger.
        text: What names it.
        kind: Its kind; every kind is looked for by default, entries first.
        on: A date, EDTF, on which the claim it is or is about has to hold.

    Raises:
        NotFoundError: There is none, or its claim does not hold on the date.
        ParseError: The date cannot be read.
    """
    row = _named(reader, text, kind)
    if on is not None:
        claim = claim_of(reader, row)
        if claim is None:
            msg = f"{row.kind} {row.key!r} is about no claim, and holds at no time of its own"
            raise NotFoundError(msg, do="leave --on out")
        check_holds(row.key, claim, on)
    return row


def _named(reader: Reader, text: str, kind: str | None) -> Row:
    key, version = split_version(text)
    if (seq := parse_seq(key)) is not None:
        row = reader.at(seq)
        return reader.get(kind or (row.kind if row else ORDER[0]), key, version)
    for one in (kind,) if kind else ORDER:
        row = reader.find(one, key, version)
        if row is not None:
            return row
    return reader.get(kind or ("entry" if "@" in key else "claim"), key, version)


def kind_of(reader: Reader, text: str, kinds: Sequence[str]) -> str:
    """Return the kind of the row that KEY, KEY@@2 or #41 names, the first of some kinds when it is of none."""
    key, _ = split_version(text)
    seq = parse_seq(key)
    row = reader.at(seq) if seq is not None else next(filter(None, (reader.find(one, key) for one in kinds)), None)
    return row.kind if row and row.kind in kinds else kinds[0]


def history(reader: Reader, text: str, on: str | None = None) -> tuple[list[Row], int]:
    """Return all versions of a row, the first first; for a claim also those of its entries, in order.

    With a date only those whose claim holds on it; the count is of those left out because none is stated.

    Raises:
        NotFoundError: There is no such row.
    """
    row = show(reader, text)
    rows = reader.versions(row.kind, row.key)
    if row.kind == "claim" and parse_seq(split_version(text)[0]) is None:
        keys = [one.key for one in reader.all_of_claim(row.key)]
        rows += [version for key in keys for version in reader.versions("entry", key)]
    rows.sort(key=lambda one: one.seq)
    return holding(reader, rows, on) if on is not None else (rows, 0)


def as_json(row: Row) -> dict[str, Any]:
    """Return a row as JSON, with its position."""
    found = {"seq": str(row.seq), **row.to_json()}
    if isinstance(row.body, Removed):
        found |= {"redacted_by": str(row.body.by) if row.body.by else None, "redacted_for": row.body.why}
    return found


def log(reader: Reader, limit: int | None = None, on: str | None = None) -> tuple[list[Row], int]:
    """Return the newest rows, the newest first; with a date as `history`."""
    if on is None:
        return list(reader.rows(newest_first=True, limit=limit)), 0
    rows, left_out = holding(reader, reader.rows(newest_first=True), on)
    return rows[:limit], left_out
