"""Units, rates, acceptances and redactions: the other rows of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from factledger.domain.record import Body, check_count, check_tag, check_word, column
from factledger.errors import ParseError
from factledger.values.figure import Kind
from factledger.values.key import EntryKey
from factledger.values.number import Number
from factledger.values.period import Period
from factledger.values.units import Unit, parse_unit

if TYPE_CHECKING:
    from datetime import date

    from factledger.values.interval import Interval
    from factledger.values.number import Exact


@dataclass(frozen=True, kw_only=True)
class UnitRecord(Body):
    """A unit of this ledger's own, besides those that the package ships."""

    KIND: ClassVar[str] = "unit"

    definition: str = column("a number and other units, or [name] for a dimension of its own", required=True)
    group: str = column("kind of figure it makes: count, money, percent, quantity or duration", required=True)
    kind_of: str | None = column("id of the wider unit it is a kind of")
    symbols: tuple[str, ...] | None = column("how it is written beside a number in any language", shape="list")
    names: dict[str, tuple[str, ...]] | None = column("its names, per language", shape="names")
    note: str | None = column("anything else")

    def check(self) -> None:
        """Raise unless its group is a kind of figure and its names are per language."""
        check_word("kind of figure", self.group, tuple(Kind))
        for tag in self.names or ():
            check_tag(tag)

    def to_unit(self, key: str) -> Unit:
        """Return the unit that the row defines."""
        return Unit(key, self.definition, self.kind_of, Kind(self.group), self.symbols or (), self.names or {})


MAX_RATE = 40
"""Longest rate, in characters."""


@dataclass(frozen=True, kw_only=True)
class Rate(Body):
    """What one unit was worth in another on a date, by a source."""

    KIND: ClassVar[str] = "rate"

    base: str = column("the unit that is priced", required=True)
    quote: str = column("the unit it is priced in", required=True)
    value: str = column("how many of the second one of the first is, canonical decimal text", required=True)
    date: str = column("when, EDTF", required=True)
    source: str = column("key of the source that states it", required=True)
    note: str | None = column("anything else")

    @property
    def key(self) -> str:
        """What names it: "EUR-USD@2025-01-07@bank/rates".

        Pair, date and source name one rate, so that another value for them is a correction, and two sources that
        differ stand beside each other; rates sort by pair and date.
        """
        return f"{self.base}-{self.quote}@{self.date}@{self.source}"

    @property
    def factor(self) -> Exact:
        """How many of the quote one of the base is."""
        return Number.parse(self.value).value

    @property
    def days(self) -> Interval:
        """The days it is stated for."""
        return Period.parse(self.date).days

    def check(self) -> None:
        """Raise unless value, date and units can be read."""
        if len(self.value) > MAX_RATE or self.factor <= 0:
            msg = "this is not a rate"
            expected = f"a number above 0 in at most {MAX_RATE} characters, such as 1.04"
            raise ParseError(msg, expected=expected, found=repr(self.value[:60]))
        if None in (self.days.low, self.days.high) or not Period.parse(self.date).has_year:
            msg = "a rate has a date"
            raise ParseError(msg, expected="a day, month or year, such as 2025-01-07", found=repr(self.date))
        for unit in (self.base, self.quote):
            parse_unit(unit)


@dataclass(frozen=True, kw_only=True)
class Acceptance(Body):
    """A reviewed exception: one finding about one exact value of one version of an entry."""

    KIND: ClassVar[str] = "acceptance"

    rule: str = column("the rule whose finding is accepted", required=True)
    entry: str = column("key of the entry", required=True)
    entry_version: str = column("version of the entry", required=True)
    value: str = column("the exact value that is accepted", required=True)
    until: str | None = column("when the acceptance ends, EDTF")
    note: str | None = column("anything else")

    @property
    def key(self) -> str:
        """What names it: an entry has one acceptance a rule, and a later one takes its place as a new version."""
        return f"{self.rule}:{self.entry}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None when it has no end."""
        return None if self.until is None else Period.parse(self.until).last_day

    def check(self) -> None:
        """Raise unless the entry, its version and the date can be read."""
        EntryKey.parse(self.entry)
        check_count("entry_version", self.entry_version)
        if self.until and self.last_day is None:
            msg = "an acceptance ends on a day"
            raise ParseError(msg, expected="a date with a year, such as 2027-06-30 or 2027", found=repr(self.until))


@dataclass(frozen=True, kw_only=True)
class Redaction(Body):
    """Names a row whose body was removed; the leaf of that row stays."""

    KIND: ClassVar[str] = "redaction"

    target: str = column("position of the row whose body was removed", required=True)
    note: str | None = column("anything else")

    def check(self) -> None:
        """Raise unless the position is a number."""
        check_count("target", self.target)
