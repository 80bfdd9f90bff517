"""Whether the units of a figure and of a claim may be one, and whether both count one thing in several words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.events import STRONG, TURN, events_of, kinds
from factledger.reading.matters import matters_of
from factledger.reading.terms import are_alike, is_kind_of_thing, may_count_one, named, narrower, people, stem, terms_of
from factledger.services.lint.claims.names import OF_UNITS, measure_terms, telling_terms, units_named, units_of_nouns
from factledger.services.lint.match.events import of_claim, shares_event
from factledger.services.lint.match.evidence import IN_ANOTHER, Evidence, Weight
from factledger.services.lint.match.matters import matters_of_measure
from factledger.services.lint.match.models import counts_model, is_model
from factledger.services.lint.prose.rates import rates_said
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT, PERSON, Likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Columns, Known, Name
    from factledger.services.lint.match.context import Context
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_YEAR = "year"
_OF_YEAR = 4
"""Letters of a period that is a year: what holds for all of it is so much a year."""

_DIFFERING = Weight.ALIKE - 1
"""What it weighs that one thing is counted in two units, which cannot both be right."""

CASE = "case"
"""The unit of what happened, whatever it was: cases of burglary are burglaries."""

_JOINING = 1
"""Words between such a noun and what happened: "of"."""

_JOB = "job"
"""The unit of what is cut or created, and held by people."""

_DEEDS = {
    "user": {"=use"},
    "listener": {"=listen"},
    "attendee": {"=attend"},
    "spectator": {"=attend"},
    _JOB: {"=employ"},
}
"""What people do who are counted by a noun: 45 million who use it are so many users."""

_CAPACITY, _SEAT = "=capacity", "seat"
"""The term for how many something has room for, and the noun for what each of them sits on."""

_DEGREE, _SCALES = "degree", frozenset({"celsius", "fahrenheit"})
"""The unit of degrees that do not tell of what, and those of temperatures."""

_TICKET = "=ticket"
_OUTLETS = ("store", "branch")
"""What the places of a chain are called, whatever it sells there."""

EACH = ("unit", "piece", "item")
"""Units that stand for whatever a sum is the price of, or a figure counts."""


def _unstated(mine: Kind, theirs: Kind, unit: str, other: str) -> Evidence | None:
    """Return what it says when one of two units is not stated; None where a bare share can be none of the other."""
    if unit == other:
        return Evidence(Weight.ALIKE, "both count nothing that is named")
    if mine is Kind.RATIO and other != NO_UNIT and theirs not in (Kind.PERCENT, Kind.RATIO):
        return None
    if other == NO_UNIT and mine in (Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION):
        return None  # what is counted without a noun is none of these
    return Evidence(Weight.ALIKE, "no unit is stated")


def _degrees(mine: str, theirs: str) -> Evidence | None:
    """Return what it says that degrees are those of a temperature, as they do not tell of what they are."""
    is_open = mine == _DEGREE and theirs in _SCALES
    return Evidence(Weight.COMMON_UNIT, f"degrees, of {theirs}") if is_open else None


def _shares(mine: str, theirs: str) -> bool:
    """Tell whether two units are of the same thing, once per time: chip and chip/day."""
    return mine.partition("/")[0] == theirs.partition("/")[0]


def _are_cousins(units: Units, mine: str, theirs: str) -> bool:
    """Tell whether two units are kinds of one wider unit: H100 and H800."""
    first, second = units.get(mine), units.get(theirs)
    return bool(first and second and first.kind_of and first.kind_of == second.kind_of)


def _named_apart(aliases: Iterable[Name], noun: Name, context: Context) -> Name | None:
    """Return a name of what a claim counts whose noun a figure counts, the rest of it said elsewhere; None without one.

    "60 pieces were stolen" are so many stolen pieces, whatever the noun of the ledger in its own language.
    """
    said = {stem(word.name) for word in context.sentence.words}
    counted = {stem(word) for word in noun}
    for name in sorted(aliases):
        stems = {stem(word) for word in name}
        if counted < stems <= said:
            return name
    return None


def _is_outlet(thing: str) -> bool:
    """Tell whether a counted thing is one where something is sold: a pharmacy, a bakery."""
    return thing in _OUTLETS or not narrower().get(thing, frozenset()).isdisjoint(_OUTLETS)


def _counts_people(unit: str) -> bool:
    """Tell whether a unit is of people, or a plain word that may stand for them."""
    return unit in people() or unit in people()[PERSON]


def _are_done_to(mine: str, theirs: str) -> bool:
    """Tell whether a noun is of people, to whom that is done what another one counts: staff, and layoffs."""
    counted = people()[PERSON]
    return mine in counted and theirs in counted and (theirs == _JOB or bool(events_of(theirs)))


def _tells_fate(claim: Known, context: Context) -> bool:
    """Tell whether a sentence or a claim says what became of people: "87 people drowned" are so many dead, or none."""
    return any(kinds()[name].force in (STRONG, TURN) for name in of_claim(claim) | context.deeds)


_SHARES = frozenset({"percent", "percentage_point"})
_GREAT = 10_000
"""The least bare number that is no percentage."""


class Counting:
    """Compares what figures of a draft count, and their units, with those of claims."""

    def __init__(self, index: Index, language: str) -> None:
        """Prepare for the figures of a draft in a language."""
        self.index, self.language = index, language
        self._units: dict[tuple[Kind, str, str], Evidence | None] = {}
        self._nouns: dict[str, set[str]] = {}
        self._may_be: dict[tuple[Kind, str, str | None], dict[tuple[tuple[str, ...], bool, str], bool]] = {}

    def possible(self, keys: Collection[str], mention: Mention) -> list[str]:
        """Return the claims that a figure may be about by what both count, before the claims are worked out."""
        if not keys:
            return []
        figure, claims = mention.figure, self.index.claims
        known = self._may_be.setdefault((figure.kind, figure.unit, figure.noun), {})
        is_count = figure.kind is Kind.COUNT
        possible = []
        is_great = is_count and figure.unit == NO_UNIT and figure.stated is not None and figure.stated.value >= _GREAT
        for key in keys:
            claim = claims[key]
            units = self.index.units_of(key)
            if is_great and _SHARES.issuperset(units):
                continue  # "1.3 million" is no share of anything
            wanted = units, bool(claim.aliases), claim.measure
            found = known.get(wanted)
            if found is None:
                found = known[wanted] = self.unit(units, mention) is not None or (
                    is_count and self._may_count(figure, units, claim)
                )
            if found or (is_count and self._states_it(figure.unit, units, claim)):
                possible.append(key)
        return possible

    def _may_count(self, figure: Figure, units: tuple[str, ...], claim: Columns) -> bool:
        """Tell whether a claim may count by its units or its measure, in another word, what a figure counts."""
        mine, measure = figure.unit, claim.measure
        if self._may_be_counted(figure, units, is_called=bool(claim.aliases)):
            return True
        if _CAPACITY in measure_terms(claim) and (mine == _SEAT or _counts_people(mine)):
            return True
        return len(units) == 1 and (mine in units_named(measure) or self._names_measure(figure, units[0], measure))

    def _states_it(self, mine: str, units: tuple[str, ...], claim: Columns) -> bool:
        """Tell whether the statement of a claim says by its first noun what it counts in a word of no table: runners.

        "6,240 finishers", of "runners who finished the race", are so many runners.
        """
        if len(units) != 1 or not claim.statement:
            return False
        is_narrower = mine != PERSON and units[0] in people().get(mine, ())
        is_open = is_narrower or self.index.units.get(units[0]) is None
        return is_open and mine in units_named(claim.statement)

    def _may_be_counted(self, figure: Figure, units: tuple[str, ...], *, is_called: bool) -> bool:
        """Tell whether a claim may count in another word what a figure counts; it may where it has other names."""
        mine = figure.unit
        if len(units) > 1 or "/" in mine + units[0] or is_called or mine in (CASE, *EACH):
            return True
        if may_count_one(mine, units[0]) or _are_done_to(mine, units[0]) or are_alike(mine, units[0]):
            return True
        if mine in narrower().get(units[0], ()):
            return True
        if self._terms_of_noun(mine) & self.index.terms_of_unit(units[0]):
            return True
        return self._are_one_matter(figure, units[0])

    def _matters_of(self, figure: Figure, theirs: str) -> frozenset[str]:
        """Return what a figure speaks of by its unit and by its noun as it stands: "panes", and the tents of "tiendas".

        The noun says no more than its unit where it stands for anybody, or for a kind of what the other unit counts.
        """
        unit, _, _ = figure.unit.partition("/")
        spoken = matters_of(unit)
        is_plain = unit == PERSON or self.index.units.is_kind_of(unit, theirs)
        return spoken if is_plain else spoken | matters_of(figure.noun or "")

    def _names_measure(self, figure: Figure, theirs: str, measure: str) -> bool:
        """Tell whether a noun is a word for what a claim measures, as that of its unit is: orders, encomendas.

        So are poisonings of what is measured by it and counted in cases.
        """
        measured = matters_of_measure(measure)
        return bool(measured & self._matters_of(figure, theirs) and (theirs == CASE or measured & matters_of(theirs)))

    def counted(
        self, claim: Known, mention: Mention, context: Context, unit: Evidence | None
    ) -> tuple[Evidence | None, str | None]:
        """Return what the units say where one thing may be counted in several words, and the unit that is meant."""
        if len(claim.units) == 1 or mention.figure.unit in claim.units or NO_UNIT in claim.units:
            theirs = next(iter(claim.units)) if len(claim.units) == 1 else NO_UNIT
            return self._counted_as(theirs, claim, mention, context, unit)
        # Rows of a claim that count in several words count one thing.
        found = (self._counted_as(theirs, claim, mention, context, unit) for theirs in sorted(claim.units))
        return next((one for one in found if one[1] is not None), (unit, None))

    def _counted_as(
        self, theirs: str, claim: Known, mention: Mention, context: Context, unit: Evidence | None
    ) -> tuple[Evidence | None, str | None]:
        """Return the same where a claim counts in one unit."""
        mine = mention.figure.unit
        if other := self._in_other_words(claim, mention, context, mine, theirs):
            return other, theirs
        is_settled = mine == theirs or NO_UNIT in (mine, theirs)
        if is_settled or mention.figure.kind is not Kind.COUNT or self.index.units.kind(theirs) is not Kind.COUNT:
            return unit, None
        noun, _, each = mine.partition("/")
        thing, _, per = theirs.partition("/")
        if noun == thing or (not _counts_people(noun) and self.index.units.is_kind_of(thing, noun)):
            return unit, None  # so many chips may be more than the H100s that a claim holds
        said = self._said_plainly(claim, context, noun, thing)
        said = said or self._said_otherwise(claim, mention, context, noun, thing)
        if not said and each and each == per and thing in people().get(noun, ()):
            said = f"{thing} counted as {noun}, for each {each}"
        is_person = noun == PERSON and thing in people()[PERSON]
        if not said and is_person and not _tells_fate(claim, context) and self._holds(claim, mention):
            said = f"{thing} counted as people, as many"
        if not said and noun in _OUTLETS and _is_outlet(thing) and self._holds(claim, mention):
            said = f"{thing} counted as {noun}, as many"
        if not said and noun in narrower().get(thing, ()):  # so many staff may be more than the nurses
            return Evidence(Weight.KIND_OF_UNIT, f"{thing} is a kind of {noun}"), None
        if not said:
            return unit, None
        if each == per or (not each and context.is_said_per(per)):
            # A claim that counts the very noun comes first.
            return Evidence(Weight.UNIT - (2 if said.endswith(IN_ANOTHER) else 0), said), theirs
        return Evidence(_DIFFERING, f"the unit differs: {mine} against {theirs}"), f"{thing}/{each}" if each else thing

    def _holds(self, claim: Known, mention: Mention) -> bool:
        """Tell whether a row of a claim states the very number of a figure."""
        rows = self.index.entries([claim.key]).get(claim.key, ())
        figures = [row.body.figure.stated for row in rows if isinstance(row.body, Entry) and row.body.figure]
        mine = mention.figure.stated
        return mine is not None and any(one is not None and one.value == mine.value for one in figures)

    def kinds_measured(self, claim: Known, mention: Mention) -> Iterator[Evidence]:
        """Yield what it says that the noun of a figure is that of what a claim measures, or a wider one: a chip."""
        wide = mention.figure.unit
        for noun in sorted(units_named(claim.columns.measure)):
            if noun == wide or self.index.units.is_kind_of(noun, wide):
                said = "is what it measures" if noun == wide else f"counted as {wide}"
                yield Evidence(Weight.BEHIND, f"{noun} {said}")

    @staticmethod
    def noun_measured(claim: Known, mention: Mention) -> Iterator[Evidence]:
        """Yield what it says that a figure counts by its noun what a claim measures in bare numbers: "340 shows"."""
        noun = mention.figure.unit
        if mention.figure.kind is Kind.COUNT and NO_UNIT in claim.units and noun != NO_UNIT:
            measured = matters_of_measure(claim.columns.measure) & matters_of(noun)
            if measured:
                yield Evidence(Weight.BEHIND, f"{noun} is what it measures: {min(measured)}")

    def _said_plainly(self, claim: Known, context: Context, mine: str, theirs: str) -> str:
        """Return why a noun counts what a claim counts, by nouns and measure alone; nothing where it does not."""
        if are_alike(mine, theirs):
            return f"{theirs} counted as {mine}"
        if self._states_it(mine, (theirs,), claim.columns):
            return f"{mine} is what its statement counts"
        measured = units_named(claim.columns.measure)
        if measured == {mine} and not events_of(claim.columns.measure):
            return f"{mine} is what it measures"
        if self.index.units.get(theirs) is not None:
            return ""
        if mine in measured:
            return f"{mine} is what it measures"
        counted = measured & people().get(mine, frozenset())
        is_told = bool(counted) and bool(claim.terms & context.terms)  # "5,200 people are members"
        return f"{min(counted)} counted as {mine}" if is_told else ""

    def _said_otherwise(self, claim: Known, mention: Mention, context: Context, mine: str, theirs: str) -> str:
        """Return why a noun counts what a claim counts by another one; nothing where it does not."""
        aliases = claim.measures | claim.either | {named(claim.columns.measure)}
        noun = named(mention.figure.noun or mine)
        of_noun = [
            one.name for one in context.sentence.names if one.name in aliases and mention.number.end <= one.start
        ]
        is_measure = terms_of(" ".join(noun), self.language) == telling_terms(claim.columns.measure) != set()
        if noun in aliases or is_measure or any(set(noun) & set(name) for name in of_noun[:1]):
            return f"{' '.join(noun)!r} is a name of it"
        if self.index.units.get(theirs) is None and (name := _named_apart(aliases, noun, context)):
            return f"{' '.join(name)!r} in the sentence"
        if mine in EACH and (claim.counted & context.terms or context.names_it(claim)):
            return f"{mine}s of what is counted in {theirs}"
        if _CAPACITY in claim.terms and (mine == _SEAT or {_CAPACITY, _SEAT} & context.terms):
            return f"{mine}s that there is room for"
        if mine == CASE and self._is_case_of(claim, mention, context):
            return f"cases of what is counted in {theirs}"
        is_told = bool((claim.counted | _DEEDS.get(theirs, set())) & context.terms)
        is_done = shares_event(claim, context.events)
        is_told = is_told or (is_done and not any(term.startswith("=") for term in claim.counted))
        is_told = is_told or context.gathers(claim) or bool(context.names_of(claim))
        if (theirs in people().get(mine, ()) and is_told) or (is_done and _are_done_to(mine, theirs)):
            return f"{theirs} counted as {mine}"
        named_so = self._terms_of_noun(mine)
        if mine in people().get(theirs, ()) and (
            named_so & (claim.terms | claim.told) or self._is_told_of(claim, mention, mine)
        ):
            return f"{mine} counted as {theirs}"
        is_named_so = bool(named_so & claim.counted) and self.index.units.get(mine) is None
        is_named_so = is_named_so or self._names_measure(mention.figure, theirs, claim.columns.measure)
        is_named_so = is_named_so or self._are_one_matter(mention.figure, theirs)
        return f"{mine} is {theirs}{IN_ANOTHER}" if is_named_so else ""

    @staticmethod
    def _is_case_of(claim: Known, mention: Mention, context: Context) -> bool:
        """Tell whether what a claim measures is named right behind a noun such as "cases", and "of"."""
        end = mention.span.end
        starts = [one.start for one in context.sentence.names if one.name in claim.measures | claim.either]
        start = min((place for place in starts if place >= end), default=None)
        return start is not None and sum(end <= word.start < start for word in context.sentence.words) <= _JOINING

    def _are_of_model(self, mine: str, theirs: str, context: Context) -> bool:
        """Tell whether what is counted is said to be of a model: "300 processors of type H100", "A100: 300 units"."""
        if mine in (NO_UNIT, *EACH):
            return len(context.models) == 1
        return self.index.units.is_kind_of(theirs, mine) and is_model(theirs, context.model_behind())

    def _is_told_of(self, claim: Known, mention: Mention, mine: str) -> bool:
        """Tell whether the noun for people says what became of them, as the claim does, or is a word of its measure.

        "30 desaparecidos" are the people missing, "24 crew members" the crew on board.
        """
        told = terms_of(mention.figure.noun or mine, self.language) | terms_of(mine, OF_UNITS)
        return bool(events_of(mine) & of_claim(claim) or told & claim.terms)

    def _in_other_words(
        self, claim: Known, mention: Mention, context: Context, mine: str, theirs: str
    ) -> Evidence | None:
        """Return what it says that the one unit is the other in other words: open, for each of it, or per time."""
        if not mention.settled and mine != theirs and any(one.unit == theirs for one in mention.meanings):
            return Evidence(Weight.COMMON_UNIT, f"{mine} or {theirs}: the name is open")
        if degrees := _degrees(mine, theirs):
            return degrees
        if counts_model((theirs,), context.models) and self._are_of_model(mine, theirs, context):
            return Evidence(Weight.UNIT, f"of the {theirs}")
        sum_, _, each = mine.partition("/")
        is_whole = each == _YEAR and claim.columns.period is not None and len(claim.columns.period) == _OF_YEAR
        if each and sum_ == theirs and (is_whole or self._is_each(each, claim)):
            return Evidence(Weight.COMMON_UNIT, f"{theirs} for each")
        is_counted = sum_ == theirs or theirs in people().get(sum_, ()) or sum_ in units_named(claim.columns.measure)
        if each and is_counted and self._is_per(each, claim):
            return Evidence(Weight.UNIT, f"{theirs} of each {each}")
        thing, _, time = theirs.partition("/")
        may_be = {mine} if mention.settled else {one.unit for one in mention.meanings}
        if time and may_be & {thing, NO_UNIT} and (context.is_said_per(time) or self._is_of_one(time, claim)):
            return Evidence(Weight.UNIT, f"{theirs}, in other words")
        return None

    @staticmethod
    def _is_per(time: str, claim: Known) -> bool:
        """Tell whether a claim says by its names that what it counts is so for each of a time: "weekly users"."""
        columns = claim.columns
        return time in rates_said(f"{columns.key.replace('/', ' ')} {columns.measure} {columns.statement or ''}")

    @staticmethod
    def _is_of_one(noun: str, claim: Known) -> bool:
        """Tell whether a claim is of one of what its unit is so much for each of: "price of a launch", USD/launch."""
        return any(noun in units_named(word) for word in named(claim.columns.measure))

    def _are_one_matter(self, figure: Figure, theirs: str) -> bool:
        """Tell whether two nouns that no table of units knows are words for one thing: ferries, transbordadores."""
        if self.index.units.get(figure.unit) and self.index.units.get(theirs):
            return False
        mine, counted = figure.unit, people()[PERSON]
        if (mine in counted) is not (theirs in counted) and {mine, theirs} <= units_of_nouns():
            return False  # the "مدرسة" that is a school may be a teacher elsewhere
        return not self._matters_of(figure, theirs).isdisjoint(matters_of(theirs.partition("/")[0]))

    def _is_each(self, each: str, claim: Known) -> bool:
        """Tell whether a unit that a sum is for is the thing that a claim prices: "€19 per dose", "$6 per unit"."""
        if each in people() and _TICKET in claim.terms | claim.told:
            return True  # "38 euros per person", of a ticket
        return each in EACH or bool(self._terms_of_noun(each) & (claim.terms | claim.told))

    def _terms_of_noun(self, unit: str) -> set[str]:
        """Return the concepts that the name of a unit stands for, as the draft writes it."""
        found = self._nouns.get(unit)
        if found is None:
            words = terms_of(unit, self.language) | terms_of(unit, OF_UNITS)
            concepts = {term for term in words if term.startswith("=")}
            found = self._nouns[unit] = concepts
        return found

    def unit(self, units: Iterable[str], mention: Mention) -> Evidence | None:
        """Return what the units say; None when the figure cannot be about a claim in these units at all."""
        best = None
        for unit in units:
            key = (mention.figure.kind, mention.figure.unit, unit)
            if key not in self._units:
                self._units[key] = self._alike(*key)
            one = self._units[key]
            if one is not None and (best is None or one.weight > best.weight):
                best = one
        return best

    def _alike(self, kind: Kind, mine: str, unit: str) -> Evidence | None:
        units = self.index.units
        theirs = units.kind(unit)
        if NO_UNIT in (mine, unit):
            return _unstated(kind, theirs, mine, unit)
        if mine == unit:
            is_common = kind in (Kind.MONEY, Kind.PERCENT, Kind.DURATION)
            return Evidence(Weight.COMMON_UNIT if is_common else Weight.UNIT, f"unit {unit}")
        relation = units.relation(mine, unit)
        if relation.likeness in (Likeness.NARROWER, Likeness.BROADER):
            return Evidence(Weight.KIND_OF_UNIT, f"{mine} and {unit}: one is a kind of the other")
        if relation.likeness is Likeness.CONVERTS:
            weight = Weight.UNIT if kind is Kind.QUANTITY else Weight.COMMON_UNIT
            return Evidence(weight, f"{mine} converts to {unit}")
        if degrees := _degrees(mine, unit):
            return degrees
        if is_kind_of_thing(unit, mine):
            return Evidence(Weight.KIND_OF_UNIT, f"{unit} is a kind of {mine}")
        is_kin = kind is theirs and kind in (Kind.MONEY, Kind.PERCENT)
        if is_kin or _shares(mine, unit) or _are_cousins(units, mine, unit):
            return Evidence(_DIFFERING, f"the unit differs: {mine} against {unit}")
        return None
