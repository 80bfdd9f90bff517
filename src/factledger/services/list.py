"""List entries that search terms find, as of a state, true on a date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.store.query import parse_query, search
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.listed import Listed
    from factledger.store.reader import Reader
    from factledger.values.interval import Interval


@dataclass(slots=True)
class Listing:
    """Entries found.

    Attributes:
        found: Entries that all search terms want.
        period: Only those whose claim's period meets it; None for all.
        without_period: How many were left out because their claim states no period: of those that were given out.
        redacted: How many entries of the ledger cannot be found because their content was removed.
    """

    found: Iterator[Listed]
    period: Period | None = None
    without_period: int = 0
    redacted: int = 0

    @property
    def entries(self) -> Iterator[Listed]:
        """The entries, each as it is read: they can be gone through once."""
        for listed in self.found:
            if self.period is None or ((scope := listed.claim.scope.period) is not None and scope.meets(self.period)):
                yield listed
            elif scope is None:
                self.without_period += 1


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
    found = search(reader, parse_query(reader, terms, reader.units()), with_claims=on is not None)
    return Listing(found, None if on is None else Period.parse(on), redacted=reader.redacted(Entry.KIND))


def as_row(listed: Listed) -> dict[str, Any]:
    """Return an entry as a row of a listing; its JSON holds the whole entry."""
    row, allowed = listed.to_json(), listed.allowed
    row["figure"] = row.get("text") or row.get("other_value")
    row["allows"], ends = (None, None) if allowed is None else _shown(allowed)
    row["interval"] = None if ends is None else ends.copy()
    row["recorded_at"], row["recorded_by"] = listed.recorded
    return row


@lru_cache(maxsize=16384)
def _shown(allowed: Interval) -> tuple[str, dict[str, Any]]:
    return str(allowed), allowed.to_json()
