"""Keep the rows whose claims hold on a date: the second of the ledger's two times, true when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.domain.record import Row
    from factledger.store.reader import Reader


def claim_of(reader: Reader, row: Row) -> Claim | None:
    """Return the claim that a row is, or whose entry it is; None for a source, a unit and the like."""
    if isinstance(row.body, Claim):
        return row.body
    found = reader.find("claim", row.body.claim) if isinstance(row.body, Entry) else None
    return found.body if found is not None and isinstance(found.body, Claim) else None


def holding(reader: Reader, rows: Iterable[Row], on: str) -> tuple[list[Row], int]:
    """Return the rows whose claim's period meets a date, and how many were left out because none is stated.

    Args:
        reader: The ledger.
        rows: Rows of any kind; those that are about no claim state no period.
        on: A date or period, EDTF.

    Raises:
        ParseError: The date cannot be read.
    """
    period = Period.parse(on)
    kept, without_period = [], 0
    for row in rows:
        claim = claim_of(reader, row)
        stated = claim.scope.period if claim else None
        if stated is None:
            without_period += 1
        elif stated.meets(period):
            kept.append(row)
    return kept, without_period
