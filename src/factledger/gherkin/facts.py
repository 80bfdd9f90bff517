"""What a scenario is about: the ledger it reads, and what its Given steps have chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.errors import SpecError
from factledger.rules.origin import Origins
from factledger.rules.rule import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.units import Units


class Disagreement(AssertionError):  # noqa: N818  it is a finding, not an error of ours
    """What a Then step expects is not so; the message names both sides.

    Attributes:
        pairs: The rows that contradict each other, by seq, lower first.
    """

    def __init__(self, found: str, hint: str = "", pairs: Iterable[tuple[int, int]] = ()) -> None:
        super().__init__(f"{found}\nhint: {hint}" if hint else found)
        self.pairs = tuple(pairs)


class Ledger:
    """The ledger that the scenarios of a feature file read."""

    def __init__(self, reader: Reader) -> None:
        """Read from an open reader, noting the rows it gives out."""
        self.read: dict[int, str] = {}
        self.reader = replace(reader, trace=self.read)

    @cached_property
    def units(self) -> Units:
        """The units of the ledger."""
        return self.reader.units()

    @cached_property
    def origins(self) -> Origins:
        """From which source each was, in the end, copied or translated."""
        return Origins.of(self.reader)

    def view(self, **settings: object) -> View:
        """Return what a rule sees of the ledger when it is told some settings."""
        return View(reader=self.reader, units=self.units, today=self.reader.newest_day(), settings=settings)


@dataclass(slots=True)
class Facts:
    """What the Given steps of one scenario have chosen.

    Attributes:
        claims: Keys of claims.
        rows: Current entries.
        sources: Keys of sources.
    """

    claims: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def need(self, name: str) -> None:
        """Raise SpecError unless a Given step has chosen something of this sort."""
        if not getattr(self, name):
            msg = f"no Given step has chosen any {name}"
            raise SpecError(msg, expected=_GIVENS[name])


_GIVENS = {
    "claims": 'Given the claim "KEY", or Given the claims under "PATH"',
    "rows": 'Given the rows matching "TERMS", or Given every row',
    "sources": 'Given the copies of "SOURCE"',
}
