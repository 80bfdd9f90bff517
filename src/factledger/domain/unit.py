"""Units, rates and acceptances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from factledger.domain.entry import Entry
from factledger.domain.record import Body, check_count, check_names, check_tag, check_word, column
from factledger.errors import ParseError
from factledger.values.digest import Digest
from factledger.values.figure import Kind
from factledger.values.key import EntryKey, split_version
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


_SHOWN = 16
"""How many digits of a digest a key holds."""


@dataclass(frozen=True, kw_only=True)
class Acceptance(Body):
    """A reviewed exception: one finding about one value of a version of an entry, or about one sentence of a draft."""

    KIND: ClassVar[str] = "acceptance"

    rule: str = column("the rule whose finding is accepted", required=True)
    entry: str | None = column("key of the entry; none for a sentence of a draft")
    entry_version: str | None = column("version of the entry")
    value: str = column("the exact value that is accepted; in a sentence, the figure as printed", required=True)
    until: str | None = column("when the acceptance ends, EDTF")
    note: str | None = column("anything else")
    draft: str | None = column("for a sentence: the draft, by its path from the folder of the ledger", since="2")
    sentence: str | None = column("SHA-256 of the sentence, NFC and with single spaces; never its words", since="2")
    nth: str | None = column("which figure of this text in such a sentence of the draft it is: 1, 2, 3 ...", since="2")
    rows: tuple[str, ...] | None = column(
        "rows that the sentence was judged by: KEY@@VERSION, in order", shape="list", since="2"
    )

    @property
    def key(self) -> str:
        """What names it: a later acceptance of the same rule at the same place takes its place as a new version."""
        if self.sentence is None:
            return f"{self.rule}:{self.entry}"
        nth = "" if self.nth == "1" else f"~{self.nth}"
        return f"{self.rule}:{self.draft}:{self.sentence[:_SHOWN]}:{self.value}{nth}"

    @property
    def about(self) -> str:
        """The entry, or figure and draft: "'120 workers' in report.md"."""
        return f"{self.value!r} in {self.draft}" if self.entry is None else self.entry

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None when it has no end."""
        return None if self.until is None else Period.parse(self.until).last_day

    def check(self) -> None:
        """Raise unless it is about an entry or a sentence, and what names it and the date can be read."""
        of_entry, of_sentence = (self.entry, self.entry_version), (self.draft, self.sentence, self.nth)
        if None in (of_entry if self.sentence is None else of_sentence) or any(
            of_sentence if self.sentence is None else of_entry
        ):
            msg = "an acceptance is about a version of an entry, or a sentence of a draft"
            raise ParseError(msg, expected="entry and entry_version, or draft, sentence and nth")
        if self.sentence is None:
            EntryKey.parse(self.entry or "")
            check_count("entry_version", self.entry_version or "")
        else:
            Digest.parse(self.sentence)
            check_count("nth", self.nth or "")
        check_names(self.rows)
        if self.until and self.last_day is None:
            msg = "an acceptance ends on a day"
            raise ParseError(msg, expected="a date with a year, such as 2027-06-30 or 2027", found=repr(self.until))


def kind_of_name(name: str) -> str:
    """Return the kind of a row that KEY@@VERSION names: a rate's key has two signs @, an entry's one."""
    key, _ = split_version(name)
    return Rate.KIND if key.count("@") > 1 else Entry.KIND
