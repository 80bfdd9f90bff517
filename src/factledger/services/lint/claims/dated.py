"""The claims of a ledger that hold dates, found by names as those of quantities are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.services.lint.claims.index import Index
from factledger.services.lint.claims.reading import dated_claims
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.known import Columns

_MOST_KIN = 20
"""Claims of quantities about one subject whose other names are those of its dates, too."""


class DatedIndex(Index):
    """Finds the claims of dates that words of a text name."""

    def __init__(self, index: Index) -> None:
        """Read all of them, from the ledger of an index of quantities, with the names that it knows subjects by."""
        self.reader = index.reader
        self._hold_nothing(index.units)
        self._is_whole = True
        claims = [_named_as(index, one) for one in dated_claims(index.reader)]
        self._add(claims)
        self._add_terms(claims)

    @property
    def is_empty(self) -> bool:
        """Whether the ledger holds no claim of a date."""
        return not self.claims

    def units_of(self, key: str) -> tuple[str, ...]:  # noqa: ARG002  a date has none, whatever it is of
        """Return that a date is in no unit."""
        return (NO_UNIT,)

    def heads(self) -> Iterator[str]:
        """Yield what the keys of its claims begin with, where that is of several words."""
        yield from dict.fromkeys(key.partition("/")[0] for key in self.claims if "-" in key.partition("/")[0])


def dated_index(index: Index) -> Index:
    """Return the claims of dates of the ledger of an index; they are read once for many drafts."""
    if index.dated is None:
        index.dated = DatedIndex(index)
    return index.dated


def _named_as(index: Index, one: Columns) -> Columns:
    """Return a claim with the names that other claims give its subject."""
    kin = index.by_subject.get(one.subject, ())[:_MOST_KIN]
    names = sorted({" ".join(name) for key in kin for name in index.known(key).subjects})
    if not names:
        return one
    aliases = json.loads(one.aliases) if one.aliases else {}
    aliases["und"] = [*aliases.get("und", ()), *names]
    return one._replace(aliases=json.dumps(aliases, ensure_ascii=False))
