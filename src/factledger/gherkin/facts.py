"""What a scenario is about: the ledger it reads, and what its Given steps have chosen."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.errors import SpecError
from factledger.rules.origin import Origins
from factledger.rules.rule import View
from factledger.store.engine import FILE_NAME, Location
from factledger.store.kept import Kept, KeptReader
from factledger.store.ledger import reading
from factledger.store.query import parse_query, search, split_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pytest

    from factledger.domain.finding import Finding
    from factledger.domain.record import Row
    from factledger.rules.rule import Rule
    from factledger.store.listed import Listed
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
    """The ledger that the scenarios of a feature file read, in one of its states."""

    def __init__(self, reader: KeptReader, today: date | None = None) -> None:
        """Read from an open reader, in whose trace the rows are noted; ages are counted to `today`."""
        self.reader = reader
        self._today = today

    @property
    def read(self) -> dict[int, str]:
        """The rows that were read, by position, in whatever state: KEY@@VERSION."""
        assert self.reader.trace is not None  # noqa: S101  `opened` gives one
        return self.reader.trace

    @cached_property
    def units(self) -> Units:
        """The units of the ledger."""
        return self.reader.units()

    @cached_property
    def origins(self) -> Origins:
        """From which source each was, in the end, copied or translated."""
        return Origins.of(self.reader)

    @cached_property
    def today(self) -> date:
        """The day that ages are counted to: that of the newest row, if none was given."""
        return self._today or self.reader.newest_day()

    def as_of(self, state: str) -> Ledger:
        """Return the ledger as it was in a state; the rows read are noted in one place."""
        return Ledger(self.reader.as_of(state), self.today)

    def search(self, terms: str) -> Iterator[Listed]:
        """Yield the current entries, with their claims, that search terms want."""
        query = parse_query(self.reader, split_terms(terms), self.units)
        yield from search(self.reader, query, with_claims=True)

    def run(self, rule: Rule, only: str | None = None, **settings: object) -> tuple[list[Finding], View]:
        """Return what a rule finds, and what it saw; `only` holds the positions of the entries to look at, as JSON."""
        given = {one.name: one.default for one in rule.settings} | settings
        view = View(reader=self.reader, units=self.units, today=self.today, settings=given, only=only)
        return list(rule.check(view)), view


@contextmanager
def opened(config: pytest.Config, path: Path, claims: Iterable[str] = ()) -> Iterator[Ledger]:
    """Open the ledger of a feature file: the one given, else the nearest ledger.db upwards of the file.

    Args:
        config: Pytest's settings.
        path: The feature file.
        claims: Keys of the claims that will be asked for, in their order; they are looked up many at once.
    """
    text = config.getoption("--factledger-ledger")
    today = config.getoption("--factledger-today")
    location = Location.parse(text) if text else _nearest(path)
    with reading(location, config.getoption("--factledger-as-of")) as reader:
        kept = KeptReader(reader.connection, reader.until, trace={}, kept=Kept(tuple(dict.fromkeys(claims))))
        yield Ledger(kept, date.fromisoformat(today) if today else None)


def _nearest(path: Path) -> Location:
    for folder in path.resolve().parents:
        if (folder / FILE_NAME).is_file():
            return Location(path=folder / FILE_NAME)
    return Location.find(None)


@dataclass(slots=True)
class Facts:
    """What the Given steps of one scenario have chosen.

    Attributes:
        ledger: The ledger, in the state that is looked at.
        claims: Keys of claims.
        rows: Current entries.
        sources: Keys of sources.
    """

    ledger: Ledger
    claims: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def need(self, name: str) -> None:
        """Raise SpecError unless a Given step has chosen something of this sort."""
        if not getattr(self, name):
            msg = f"no Given step has chosen any {name}"
            raise SpecError(msg, expected=_GIVENS[name])

    def entries(self) -> list[tuple[Row, Entry]]:
        """Return the chosen rows.

        Raises:
            SpecError: None was chosen.
        """
        self.need("rows")
        return [(row, row.body) for row in self.rows if isinstance(row.body, Entry)]


_GIVENS = {
    "claims": 'Given the claim "KEY", or Given the claims under "PATH"',
    "rows": 'Given the rows matching "TERMS", or Given every row',
    "sources": 'Given the copies of "SOURCE"',
}
