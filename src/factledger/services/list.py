"""List entries that search terms find, as of a state, true on a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.store.query import Listed, parse_query, search
from factledger.values.figure import interval
from factledger.values.period import Period

if TYPE_CHECKING:
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries found.

    Attributes:
        entries: The entries.
        without_period: How many were left out because their claim states no period (with a date only).
        redacted: How many entries of the ledger cannot be found because their content was removed.
    """

    entries: list[Listed]
    without_period: int = 0
    redacted: int = 0


def list_entries(reader: Reader, terms: tuple[str, ...] = (), on: str | None = None) -> Listing:
    """Return the current entries that all terms want.

    Args:
        reader: The ledger, in the state that is wanted.
        terms: Search terms; see `factledger list --help`.
        on: A date or period, EDTF: only claims whose period meets it.

    Raises:
        QueryError: A term cannot be understood.
        NotFoundError: A term is the number of a row that is not there.
        ParseError: The date cannot be read.
    """
    query = parse_query(reader, terms, reader.units())
    period = None if on is None else Period.parse(on)
    entries, without_period = [], 0
    for listed in search(reader, query):
        scope = listed.claim.scope.period
        if period is None or (scope is not None and scope.meets(period)):
            entries.append(listed)
        elif scope is None:
            without_period += 1
    return Listing(entries, without_period, reader.redacted(Entry.KIND))


def as_row(listed: Listed) -> dict[str, Any]:
    """Return an entry as a row of a listing; its JSON holds the whole entry."""
    entry, figure = listed.entry, listed.entry.figure
    allowed = None if figure is None else interval(figure, signed=listed.claim.is_signed)
    return {
        "seq": str(listed.row.seq),
        "key": listed.row.key,
        "version": str(listed.row.version),
        **entry.to_json(),
        "figure": entry.text or entry.other_value,
        "allows": None if allowed is None else str(allowed),
        "interval": None if allowed is None else allowed.to_json(),
        "recorded_at": listed.row.recorded_at,
        "recorded_by": listed.row.recorded_by,
    }
