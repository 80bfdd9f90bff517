"""Figures that stand in no row and follow from rows: "eight times as many", "a third of", a growth, a difference.

The search is bounded: it tries pairs of at most `MOST` claims whose subjects the sentence, or its paragraph, names,
and the rates of the ledger between two currencies.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.entry import DEPRECATED, RANKS, UNRELIABLE, Entry
from factledger.domain.unit import Rate
from factledger.reading.terms import people
from factledger.services.lint.claims.known import undated
from factledger.services.lint.claims.names import telling_terms
from factledger.services.lint.match.events import of_claim
from factledger.services.lint.prose.direction import says_further, way_said
from factledger.services.lint.prose.seen import CLOCK_UNITS, TIME_UNITS
from factledger.values.compare import FAIR
from factledger.values.figure import AMOUNTS, Direction, Figure, Hedge, Kind, Role, expected, interval
from factledger.values.number import decimal_text, exact, magnitude, product, quotient
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.services.lint.claims.known import Known
    from factledger.store.reader import Reader
    from factledger.values.interval import Interval
    from factledger.values.number import Exact
    from factledger.values.units import Units

_YEAR = 4
"""Digits of a period that is a year."""

MOST = 12
"""How many claims are put together in pairs."""

_WAGES = frozenset({"=wage", "=pay"})
"""Terms of claims of what people earn."""

_TIMES = "time"
"""The unit of "eight times" where no "as many" stands behind."""

_TO_COME = ("planned", "possible")
"""Statuses of what is still to come."""

_ENDING = frozenset({"close", "dismiss", "cut-jobs"})
"""What may happen to some of what there is, so that the rest is left."""

CHANGES = (Role.CHANGE_BY, Role.ADDITION)


class Term(NamedTuple):
    """A claim with the row that is computed with."""

    claim: Known
    row: Row
    value: Exact
    allowed: Interval
    unit: str
    is_change: bool = False


class Derived(NamedTuple):
    """How a figure follows from rows, or what they come to instead.

    Attributes:
        formula: The formula in words of keys.
        value: What it comes to, from the stated numbers.
        unit: Its unit.
        rows: Positions of the rows.
        fits: Whether the figure is that.
    """

    formula: str
    value: Exact
    unit: str
    rows: tuple[int, ...]
    fits: bool

    def __str__(self) -> str:
        """Return formula, value and rows: "[a] / [b] = 8 (#1, #2)"."""
        value = decimal_text(exact(Fraction(round(Fraction(self.value) * 1000), 1000)))
        rows = ", ".join(f"#{seq}" for seq in self.rows)
        return f"{self.formula} = {value}{'' if self.unit == NO_UNIT else ' ' + self.unit} ({rows})"


def _may_rest_on(entry: Entry) -> bool:
    """Tell whether anything may be computed from a row."""
    return entry.status not in UNRELIABLE and entry.rank != DEPRECATED


def can_be_computed(figure: Figure) -> bool:
    """Tell whether a figure is of a sort that is computed: a multiple, a share, a change."""
    return figure.kind in (Kind.RATIO, Kind.PERCENT) or figure.role in CHANGES


def is_multiple(figure: Figure) -> bool:
    """Tell whether a figure says how many times as much: "doubled", "about three times"."""
    stated = figure.stated
    return figure.kind is Kind.RATIO and (figure.hedge is Hedge.MULTIPLE or (stated is not None and stated.value > 1))


def as_multiple(figure: Figure) -> Figure:
    """Return a count of times as the multiple that it may be: "That makes eight times."; any other figure as it is."""
    is_times = figure.kind is Kind.COUNT and figure.unit == _TIMES
    return figure._replace(kind=Kind.RATIO, unit=NO_UNIT) if is_times else figure


def is_change_in_percent(figure: Figure) -> bool:
    """Tell whether a figure says by how many percent something changed."""
    return figure.kind is Kind.PERCENT and figure.role is Role.CHANGE_BY


class Asked(NamedTuple):
    """What a sentence says of how a figure follows from two others.

    Attributes:
        is_rest: It says that so many did not, or are the rest: "1,825 did not finish".
        is_more: It compares two things: "50% more inmates than places".
    """

    is_rest: bool = False
    is_more: bool = False


class Deriver:
    """Looks for rows from which a figure follows."""

    def __init__(self, reader: Reader, units: Units, entries: Mapping[str, list[Row]]) -> None:
        """Prepare, with the current rows of the claims that are concerned."""
        self.reader, self.units, self.entries = reader, units, entries
        self._rates: dict[tuple[str, str], list[Row]] = {}

    def derive(
        self, figure: Figure, claims: Sequence[Known], *, is_per: bool, is_compared: bool = False
    ) -> tuple[Derived, ...]:
        """Return how a figure follows from claims: the ways that fit, or else all that were worth trying.

        Args:
            figure: The figure.
            claims: The claims that the sentence may speak of, the likeliest first.
            is_per: Whether the sentence says so much for each of something.
            is_compared: Whether it sets two things against each other: "14,000 fewer chips than most companies".
        """
        terms = [term for claim in claims[:MOST] for term in self.terms(claim, is_lost=True)]
        tried = [one for a, b in permutations(terms, 2) for one in self._ways(figure, a, b, is_per=is_per)]
        if is_compared and figure.role in CHANGES:
            tried += [one for a, b in permutations(terms, 2) for one in self._apart(figure, a, b)]
        tried += [one for term in terms for one in self._converted(figure, term)]
        return tuple(one for one in tried if one.fits) or tuple(tried)

    def terms(self, claim: Known, *, is_lost: bool = False) -> Iterator[Term]:
        """Yield what a claim is computed with: its best row that states a number which it does not deny.

        Args:
            claim: The claim.
            is_lost: Whether it may state by how much something changed, too: "lost 300 hectares".
        """
        for row, figure, value, allowed in self._stated(claim):
            is_change = figure.role is Role.CHANGE_BY and (figure.kind in AMOUNTS or figure.kind is Kind.PERCENT)
            if figure.role in (Role.LEVEL, Role.CHANGE_TO) or (is_lost and is_change):
                yield Term(claim, row, value, allowed, figure.unit, is_change)
                return

    def further(self, claim: Known) -> Iterator[Term]:
        """Yield what a claim adds to something, at the least: "dozens more", "at least 40 others"."""
        is_named_so = says_further(claim.columns.measure)
        for row, figure, allowed in self._figures(claim):
            if allowed.low is not None and (is_named_so or figure.role is Role.ADDITION):
                yield Term(claim, row, allowed.low, allowed, figure.unit)

    def _stated(self, claim: Known) -> Iterator[tuple[Row, Figure, Exact, Interval]]:
        """Yield the rows of a claim that state a number, with that; of dozens none is stated to reckon from."""
        for row, figure, allowed in self._figures(claim):
            if figure.stated and figure.hedge is not Hedge.CROWD:
                yield row, figure, figure.stated.value, allowed

    def _figures(self, claim: Known) -> Iterator[tuple[Row, Figure, Interval]]:
        """Yield the rows of a claim that anything may be computed from, the best first, with what each allows."""
        rows = [row for row in self.entries.get(claim.key, ()) if isinstance(row.body, Entry)]
        rows.sort(key=lambda row: (RANKS.index(row.body.rank), row.key))  # type: ignore[attr-defined]
        for row in rows:
            entry = row.body
            figure = entry.figure if isinstance(entry, Entry) and _may_rest_on(entry) else None
            allowed = interval(figure) if figure else None
            if figure and allowed:
                yield row, figure, allowed

    def _ways(self, figure: Figure, a: Term, b: Term, *, is_per: bool) -> Iterator[Derived]:
        """Yield what two claims come to in the ways that the figure asks for."""
        if NO_UNIT in (a.unit, b.unit):
            if not _is_series(a, b):
                return
            a, b = _in_one_unit(a, b)
        is_lost = a.is_change or b.is_change
        if not b.value or 0 in b.allowed or (is_lost and not _is_series(a, b)):
            return  # what one thing lost is compared with what it lost at another time alone
        is_counted = a.unit.partition("/")[0] != b.unit.partition("/")[0]  # no sum for each of so much money a day
        of, _, time = a.unit.partition("/")  # 95,000 loaves a day of 86 shops are so many a shop
        if is_per and is_counted and figure.unit.partition("/")[0] == of and (not time or time in TIME_UNITS):
            yield _ratio(figure, a, b)
        conversion = (Fraction(1), Fraction(0)) if a.unit == b.unit else self.units.conversion(b.unit, a.unit)
        if conversion is None or conversion[1]:
            return
        b = b._replace(value=b.value * conversion[0], allowed=b.allowed.scaled(conversion[0]), unit=a.unit)
        is_share = figure.unit == "percent" and a.unit != "percent"
        if is_share and figure.role is Role.LEVEL and _are_of_two_years(a, b):
            return  # a share of something is none of that in another year
        if figure.kind is Kind.RATIO or is_share:
            yield from _shares(figure, a, b)
        elif _are_rises(figure, a, b):
            yield _growth(figure, a, b, 100)
        elif figure.role in CHANGES and (_is_over_time(a, b) or (_may_compare(figure, a, b) and _is_more(a, b))):
            yield from self._differing(figure, a, b)

    def _apart(self, figure: Figure, a: Term, b: Term) -> Iterator[Derived]:
        """Yield by how much one thing is more than another, whichever of the two the sentence says is the lesser."""
        is_one = a.claim.columns.subject == b.claim.columns.subject
        if is_one or a.unit != b.unit or not _is_more(a, b) or _is_over_time(a, b):
            return
        yield from self._differing(figure._replace(direction=None), a, b)

    def _differing(self, figure: Figure, a: Term, b: Term) -> Iterator[Derived]:
        """Yield by how much one claim is more than another, where the figure can be that."""
        figure = self._counted(figure, a)
        if _is_difference(figure, a):
            yield _difference(figure, a, b)

    def compare(self, figure: Figure, claims: Sequence[Known], asked: Asked) -> Derived | None:
        """Return how a figure follows from two claims about one subject that the sentence sets beside each other.

        Args:
            figure: The figure.
            claims: The claims that the sentence may speak of, the likeliest first.
            asked: What the sentence says of how it follows.
        """
        terms = [term for claim in claims[:MOST] for term in self.terms(claim)] if any(asked) else []
        pairs = ((a, self._in_places(b, a) if asked.is_more else b) for a, b in permutations(terms, 2))
        tried = (one for a, b in pairs for one in _compared(self._counted(figure, a), a, b, asked))
        return next((one for one in tried if one.fits), None)

    def times(self, figure: Figure, claims: Iterable[Known], *, is_told: bool = False) -> Derived | None:
        """Return how many times as many of one thing as of another there are by two claims, where the figure is that.

        Args:
            figure: The figure, a multiple or a share.
            claims: The claims about counted things that the sentence names.
            is_told: Whether it tells a figure of each of them, so that they need not be of one subject and time.
        """
        terms = [term for claim in claims for term in self.terms(claim) if self.units.kind(term.unit) is Kind.COUNT]
        pairs = ((a, b) for a, b in permutations(terms, 2) if (is_told or _is_of_one(a, b)) and 0 not in b.allowed)
        factor = 100 if figure.unit == "percent" else 1
        return next((one for one in (_ratio(figure, a, b, factor) for a, b in pairs) if one.fits), None)

    def _in_places(self, term: Term, other: Term) -> Term:
        """Return a count in the unit of another one: a sentence may set inmates against places."""
        is_count = self.units.kind(term.unit) is Kind.COUNT is self.units.kind(other.unit)
        return term._replace(unit=other.unit) if is_count and NO_UNIT not in (term.unit, other.unit) else term

    def share(self, figure: Figure, parts: Sequence[Known], wholes: Sequence[Known]) -> Derived | None:
        """Return how a figure follows as the share of a part in a whole of the same subject and time; None where not.

        Args:
            figure: The figure, in percent or a fraction.
            parts: Claims that may be the part.
            wholes: Claims that may be the whole.
        """
        pairs = ((a, b) for a in parts[:MOST] for b in wholes[:MOST] if a.key != b.key)
        tried = (
            one for a, b in pairs for x in self.terms(a) for y in self.terms(b) for one in self._part(figure, x, y)
        )
        return next((one for one in tried if one.fits), None)

    def of_each(self, figure: Figure, whole: Known, each: str, claims: Sequence[Known]) -> Derived | None:
        """Return what a sum comes to for each of what a claim beside it counts; None without one.

        They are of one thing where their keys are the same but for the last part: the ships in a lot, and its price.

        Args:
            figure: The figure, in the unit of the sum.
            whole: The claim that holds the sum.
            each: The unit of what is counted.
            claims: The claims that the sentence may speak of, the likeliest first.
        """
        mine = _path(whole)
        counts = (one for one in claims[:MOST] if one.key != whole.key and mine and _path(one) == mine)
        pairs = ((a, b) for one in counts for a in self.terms(whole) for b in self.terms(one))
        tried = [
            _ratio(figure, a, b) for a, b in pairs if (a.unit, b.unit) == (figure.unit, each) and 0 not in b.allowed
        ]
        return next((one for one in tried if one.fits), tried[0] if tried else None)

    def rated(self, figure: Figure, claim: Known) -> Derived | None:
        """Return how a figure follows from a claim that gives so much by the clock; None where it does not.

        Six dollars an hour are 144 a day if they are paid day and night, and that is said. A month is a part of a year
        in any case.
        """
        of, _, time = figure.unit.partition("/")
        for term in self.terms(claim) if time in TIME_UNITS - CLOCK_UNITS else ():
            mine, _, theirs = term.unit.partition("/")
            conversion = self.units.conversion(term.unit, figure.unit)
            if mine == of and theirs in CLOCK_UNITS and conversion:
                name, allowed = f"[{claim.key}] per {time}", term.allowed.scaled(conversion[0])
                return _made(figure, name, term.value * conversion[0], allowed, (term,))
        return None

    def timed(self, figure: Figure, claim: Known, size: Exact, unit: str) -> Derived | None:
        """Return how a sum follows from a claim of so much by the clock, over some time; None where it does not."""
        for term in self.terms(claim):
            of, _, each = term.unit.partition("/")
            is_same = of == figure.unit or (figure.kind is Kind.COUNT and figure.unit == NO_UNIT)
            conversion = self.units.conversion(unit, each) if is_same and each in TIME_UNITS else None
            if conversion and size > 0:
                times = size * conversion[0]
                name, allowed = f"[{claim.key}] x {size} {unit}", term.allowed.scaled(times)
                return _made(figure, name, term.value * times, allowed, (term,))
        return None

    def of_many(self, figure: Figure, claim: Known, of: Exact, name: str) -> Derived | None:
        """Return how a figure follows from a claim so many times, or from a part of it; None where it does not.

        Args:
            figure: The figure.
            claim: The claim, in the unit of the figure.
            of: How many times, or what part.
            name: The same in words.
        """
        times = Fraction(of)
        for term in self.terms(claim) if times > 0 else ():
            if term.unit == figure.unit:
                value = exact(Fraction(term.value) * times)
                return _made(figure, f"[{claim.key}] x {name}", value, term.allowed.scaled(times), (term,))
        return None

    def of_price(self, figure: Figure, claim: Known, many: Figure, *, is_of: bool) -> Derived | None:
        """Return how a sum is what so many come to at the price of a claim for each: 5 kg at 1.80 euros a kilogram.

        Args:
            figure: The sum.
            claim: The claim.
            many: How many.
            is_of: Whether they are what the claim is of the price of, by its name: "twenty stamps".
        """
        if many.stated is None or many.stated.value <= 1:
            return None
        for term in self.terms(claim):
            of, _, each = term.unit.partition("/")
            conversion = self.units.conversion(many.unit, each) if each else None
            factor = Fraction(1) if each == many.unit or (is_of and not each) else None
            if factor is None and conversion is not None and not conversion[1]:
                factor = Fraction(conversion[0])
            if of != figure.unit or factor is None or each in TIME_UNITS:
                continue
            times = Fraction(many.stated.value) * factor
            name = f"[{claim.key}] x {decimal_text(many.stated.value)} {many.unit}"
            value = exact(Fraction(term.value) * times)
            return _made(figure, name, value, term.allowed.scaled(times), (term,))
        return None

    def multiplied(self, figure: Figure, claims: Iterable[Known]) -> Derived | None:
        """Return how a sum is what so many come to at so much each: 2,000 chips at $6 an hour; None where it is not."""
        terms = [term for claim in claims for term in self.terms(claim)]
        for each, many in permutations(terms, 2):
            is_counted = self.units.kind(many.unit) is Kind.COUNT and many.unit != NO_UNIT and "/" not in many.unit
            factor = self._by_the_clock(each, figure.unit) if figure.kind is Kind.MONEY and is_counted else None
            if factor is not None:
                name = f"[{each.claim.key}] x [{many.claim.key}]"
                value = product(product(each.value, many.value), exact(factor))
                found = _made(figure, name, value, (each.allowed * many.allowed).scaled(factor), (each, many))
                if found.fits:
                    return found
        return None

    def _may_be_part(self, whole: str, part: str) -> bool:
        """Tell whether what one claim counts may be added to another's: the same, or a kind of the same thing."""
        return NO_UNIT not in (whole, part) and (
            whole == part or self.units.relation(whole, part).likeness is Likeness.NARROWER
        )

    def _by_the_clock(self, each: Term, to: str) -> Fraction | None:
        """Return how many times a sum for each hour or the like is that for each day; None where it is no such sum.

        What is rented runs day and night; nobody works so.
        """
        of = each.unit
        if of == to:
            return Fraction(1)
        if each.claim.terms & _WAGES:
            return None
        (mine, _, hour), (theirs, _, time) = of.partition("/"), to.partition("/")
        conversion = self.units.conversion(of, to) if mine == theirs and hour in CLOCK_UNITS and time else None
        return None if conversion is None else conversion[0]

    def added(self, figure: Figure, claims: Iterable[Known]) -> Derived | None:
        """Return how a figure is what two claims that its text tells come to together; None where it is not.

        What each counts may be a kind of what is counted in all: A100s, of chips.
        """
        terms = [term for claim in claims for term in self.terms(claim) if self._may_be_part(figure.unit, term.unit)]
        return next((one for one in (plus(figure, a, b) for a, b in combinations(terms, 2)) if one.fits), None)

    def with_planned(self, figure: Figure, claims: Sequence[Known]) -> Derived | None:
        """Return how a figure is the sum of a claim and of another one about its subject that is still to come.

        What is to be closed, or dismissed, is taken off: of 286 branches 246 are left, once 40 have closed.
        """
        # "A line of 23 km is to be extended by 6" tells by how much it will change.
        terms = [term for claim in claims for term in self.terms(claim, is_lost=True) if term.unit == figure.unit]
        for a, b in permutations(terms, 2):
            if a.is_change or _way(b) is Direction.DOWN:
                continue
            mine, theirs = a.claim.columns, b.claim.columns
            # What is planned of the same measure at another time is no more than there is.
            is_one = mine.subject == theirs.subject and undated(mine.measure) != undated(theirs.measure)
            if is_one and _status(a) == "asserted" and _status(b) in _TO_COME:
                found = minus(figure, a, b) if of_claim(b.claim) & _ENDING else plus(figure, a, b)
                if found.fits:
                    return found
        return None

    def disputed(self, figure: Figure, claim: Known) -> Derived | None:
        """Return how a figure is what two sources of a claim differ by; None where it is not."""
        stated = [(row, value) for row, one, value, _ in self._stated(claim) if one.unit == figure.unit]
        for (row, value), (other, less) in permutations(stated, 2):
            if figure.stated and value > less and figure.stated.value == value - less:
                formula = f"[{row.key}] - [{other.key}]"
                return Derived(formula, value - less, figure.unit, (row.seq, other.seq), fits=True)
        return None

    def before_percent(self, figure: Figure, level: Known, change: Known) -> Derived | None:
        """Return how a figure is what a level was before it changed by the percent of another claim; None where not.

        Both are about one subject at one time, and the measure of the change names that of the level: its revenue, and
        the rise of its revenue.
        """
        mine, theirs = level.columns, change.columns
        is_one = (mine.subject, mine.period) == (theirs.subject, theirs.period) and mine.period is not None
        if not is_one or not telling_terms(mine.measure) <= telling_terms(theirs.measure):
            return None
        for row, percent, by, _ in self._stated(change):
            way = percent.direction or way_said(theirs.measure)
            factor = 1 + Fraction(-by if way is Direction.DOWN else by, 100)
            for after in self.terms(level) if is_change_in_percent(percent) and way and factor > 0 else ():
                if after.unit == figure.unit:
                    name = f"[{level.key}] / (1 {'-' if way is Direction.DOWN else '+'} [{change.key}])"
                    value, allowed = exact(Fraction(after.value) / factor), after.allowed.scaled(1 / factor)
                    return _made(figure, name, value, allowed, (after, Term(change, row, by, allowed, "percent")))
        return None

    def since(self, figure: Figure, claim: Known, row: Row, former: Sequence[Row]) -> Derived | None:
        """Return how a figure is what a row came to differ by from an older version of it; None where it is not."""
        now = _stated_in(row, figure.unit)
        for old in former if now is not None and figure.stated else ():
            was = _stated_in(old, figure.unit)
            if was is None or now is None or was == now or figure.stated is None:
                continue
            is_up = figure.direction is not Direction.DOWN
            if figure.stated.value == magnitude(now - was) and (now > was) is is_up:
                formula = f"[{claim.key}] since version {old.version}"
                return Derived(formula, now - was, figure.unit, (row.seq, old.seq), fits=True)
        return None

    def grown(self, start: Figure, end: Figure, claim: Known) -> Derived | None:
        """Return how a sum came of another one by the percent that a claim holds: what an investment was worth then."""
        for row, change, percent, allowed in self._stated(claim) if start.stated else ():
            if is_change_in_percent(change) and change.direction and start.stated:
                sign, of = (-1 if change.direction is Direction.DOWN else 1), start.stated.value
                value = of * (1 + Fraction(sign * percent, 100))
                by = allowed.scaled(of * Fraction(sign, 100), of)
                name = f"{decimal_text(of)} x (1 {'-' if sign < 0 else '+'} [{claim.key}])"
                return Derived(name, value, end.unit, (row.seq,), comes_to(end, value, by))
        return None

    def before(self, figure: Figure, rate: Known, change: Known) -> Derived | None:
        """Return how a rate follows from the one that a change in points led to; None where they are of two things.

        Where the row of the change does not say which way it went, its claim may: "rate cut".
        """
        for after in self.terms(rate):
            for row, points, by, allowed in self._stated(change):
                term = Term(change, row, by, allowed, after.unit)
                way = points.direction or way_said(change.columns.measure)
                if way is not None and _is_of_one(after, term) and points.unit == "percentage_point":
                    sign = -1 if way is Direction.UP else 1
                    name = f"[{rate.key}] {'-' if sign < 0 else '+'} [{change.key}]"
                    found = after.allowed - allowed.scaled(Fraction(-sign))
                    return _made(figure, name, after.value + sign * by, found, (after, term))
        return None

    def _part(self, figure: Figure, a: Term, b: Term) -> Iterator[Derived]:
        """Yield the share of a claim in another one that counts the same, about its subject and of its time."""
        mine, theirs = a.claim, b.claim
        is_one = mine.columns.subject == theirs.columns.subject and mine.columns.period == theirs.columns.period
        if is_one and self._may_hold(b.unit, a.unit) and 0 < a.value < b.value and 0 not in b.allowed:
            yield _ratio(figure, a, b, 100 if figure.unit == "percent" else 1)

    def _may_hold(self, whole: str, part: str) -> bool:
        """Tell whether what is counted in a unit may be part of another: women of persons, A100s of chips."""
        is_of_people = NO_UNIT not in (whole, part) and part in people().get(whole, ())
        return is_of_people or self._may_be_part(whole, part)

    def _counted(self, figure: Figure, term: Term) -> Figure:
        """Return a figure as one in the unit of a claim, where the ledger knows neither of the two nouns counted."""
        is_unknown = figure.kind is Kind.COUNT and not any(map(self.units.get, (figure.unit, term.unit)))
        return figure._replace(unit=term.unit) if is_unknown and NO_UNIT not in (figure.unit, term.unit) else figure

    def _converted(self, figure: Figure, term: Term) -> Iterator[Derived]:
        """Yield what a sum comes to in the currency of the figure, by each rate that the ledger holds."""
        if figure.kind is not Kind.MONEY or not self.units.is_exchange(term.unit, figure.unit):
            return
        (base,), (quote,) = self.units.currencies(term.unit), self.units.currencies(figure.unit)
        for row in self._of_pair(base, quote):
            rate = row.body
            assert isinstance(rate, Rate)  # noqa: S101  an inner invariant: it was asked for as one
            factor = rate.factor if rate.base == base else quotient(1, rate.factor)
            units = self.units.exchanged(base, quote, factor)
            conversion = units.conversion(term.unit, figure.unit)
            if conversion is not None:
                name = f"[{term.claim.key}] at {rate.value} {rate.quote} for 1 {rate.base} on {rate.date}"
                allowed = term.allowed.scaled(conversion[0])
                made = _made(figure, name, term.value * conversion[0], allowed, (term,))
                yield made._replace(rows=(*made.rows, row.seq))

    def _of_pair(self, base: str, quote: str) -> list[Row]:
        if (base, quote) not in self._rates:
            pair = (base, quote)
            conditions = (self.reader.column(Rate.KIND, name).in_(pair) for name in ("base", "quote"))
            self._rates[pair] = list(self.reader.current(Rate.KIND, *conditions))
        return self._rates[base, quote]


def _way(term: Term) -> Direction | None:
    """Return which way the figure of a term goes, if it tells by how much something changes."""
    entry = term.row.body
    return entry.figure.direction if isinstance(entry, Entry) and entry.figure else None


def _status(term: Term) -> str:
    """Return the status of the row that is computed with."""
    return term.row.body.status if isinstance(term.row.body, Entry) else ""


def _stated_in(row: Row, unit: str) -> Exact | None:
    """Return the number that a row states in a unit; None where it states none."""
    figure = row.body.figure if isinstance(row.body, Entry) else None
    return figure.stated.value if figure is not None and figure.stated and figure.unit == unit else None


def _compared(figure: Figure, a: Term, b: Term, asked: Asked) -> Iterator[Derived]:
    """Yield what is left of one thing without another, or how much greater it is, where the sentence asks for it."""
    if not _is_of_one(a, b) or a.unit != b.unit or _is_series(a, b) or not 0 < b.value < a.value or 0 in b.allowed:
        return
    is_left = asked.is_rest and figure.role is Role.LEVEL
    if _is_difference(figure, a) and (is_left or (asked.is_more and figure.role in CHANGES)):
        yield _difference(figure, a, b)
    if asked.is_more and figure.unit == "percent" != a.unit:
        yield _growth(figure, a, b, 100)


def _is_of_one(a: Term, b: Term) -> bool:
    """Tell whether two claims are about one subject at one time."""
    return a.claim.columns.subject == b.claim.columns.subject and a.claim.scope.period == b.claim.scope.period


def _path(claim: Known) -> str:
    """Return what a claim is of, but for what is measured there; empty where that stands alone."""
    path = claim.key.rpartition("/")[0]
    return path if "/" in path else ""


def _is_over_time(a: Term, b: Term) -> bool:
    """Tell whether two claims are one thing at two times, the first the later one."""
    mine, theirs = a.claim.scope.period, b.claim.scope.period
    if not mine or not theirs or mine.days.low is None or theirs.days.low is None:
        return False
    return _is_series(a, b) and mine.days.low > theirs.days.low


def _are_of_two_years(a: Term, b: Term) -> bool:
    """Tell whether two claims are of one thing in two years, and none of a part of the other's."""
    periods = {a.claim.columns.period or "", b.claim.columns.period or ""}
    return _is_series(a, b) and len(periods) > 1 and all(len(one) == _YEAR for one in periods)


def _is_of_two_places(a: Term, b: Term) -> bool:
    """Tell whether two claims count one thing in two places, which make a whole: arrests in two towns."""
    mine, theirs = a.claim.columns, b.claim.columns
    is_one = (mine.subject, mine.period) == (theirs.subject, theirs.period)
    return is_one and bool(mine.place and theirs.place) and mine.place != theirs.place and a.unit == b.unit


def _are_rises(figure: Figure, a: Term, b: Term) -> bool:
    """Tell whether a figure sets two rises against each other: one of 9% is 50% more than one of 6%."""
    is_rise = figure.unit == "percent" and figure.role is Role.CHANGE_BY
    return is_rise and a.is_change and b.is_change and _is_of_two_places(a, b)


def _is_series(a: Term, b: Term) -> bool:
    """Tell whether two claims are of one thing, whatever the time."""
    mine, theirs = a.claim.columns, b.claim.columns
    return mine.subject == theirs.subject and undated(mine.measure) == undated(theirs.measure)


def _in_one_unit(a: Term, b: Term) -> tuple[Term, Term]:
    """Return two claims of one thing at two times, one of which names what it counts, both in that unit."""
    unit = b.unit if a.unit == NO_UNIT else a.unit
    return a._replace(unit=unit), b._replace(unit=unit)


def _shares(figure: Figure, a: Term, b: Term) -> Iterator[Derived]:
    """Yield what two claims come to as a growth, a share or a multiple, as the figure asks for."""
    factor = 100 if figure.unit == "percent" else 1
    if figure.role in CHANGES and not is_multiple(figure):
        if _is_over_time(a, b):
            yield _growth(figure, a, b, factor)
    elif not is_multiple(figure) and _is_of_two_places(a, b):
        both = b._replace(value=a.value + b.value, allowed=a.allowed + b.allowed)
        made = _ratio(figure, a, both, factor)
        yield made._replace(formula=f"[{a.claim.key}] / ([{a.claim.key}] + [{b.claim.key}])")
    elif is_multiple(figure) or a.value <= b.value:
        yield _ratio(figure, a, b, factor)


def _ratio(figure: Figure, a: Term, b: Term, factor: int = 1) -> Derived:
    value = Fraction(a.value) / Fraction(b.value) * factor
    allowed = (a.allowed / b.allowed).scaled(Fraction(factor))
    return _made(figure, f"[{a.claim.key}] / [{b.claim.key}]", exact(value), allowed, (a, b))


def _growth(figure: Figure, a: Term, b: Term, factor: int) -> Derived:
    value = Fraction(a.value - b.value) / Fraction(b.value) * factor
    allowed = ((a.allowed - b.allowed) / b.allowed).scaled(Fraction(factor))
    formula = f"([{a.claim.key}] - [{b.claim.key}]) / [{b.claim.key}]"
    return _directed(figure, formula, exact(value), allowed, (a, b))


def _difference(figure: Figure, a: Term, b: Term) -> Derived:
    return _directed(figure, f"[{a.claim.key}] - [{b.claim.key}]", a.value - b.value, a.allowed - b.allowed, (a, b))


def _directed(figure: Figure, formula: str, value: Exact, allowed: Interval, terms: tuple[Term, ...]) -> Derived:
    """Return what a change comes to; it does not fit a figure that goes the other way."""
    went_up = value > 0
    made = _made(figure, formula, magnitude(value), allowed if went_up else -allowed, terms)
    if figure.direction is not None and (figure.direction.value == "up") is not went_up:
        return made._replace(fits=False, value=value)
    return made


def _is_difference(figure: Figure, a: Term) -> bool:
    """Tell whether a figure may be the difference of two others: in their unit, or in points where they are shares."""
    is_bare = (
        figure.kind is Kind.COUNT and figure.unit == NO_UNIT and figure.role in CHANGES and "percent" not in a.unit
    )
    return is_bare or figure.unit == ("percentage_point" if a.unit == "percent" else a.unit)


def _may_compare(figure: Figure, a: Term, b: Term) -> bool:
    """Tell whether a figure may set two claims against each other: "320 more beds" alone are none than others have."""
    return figure.role is Role.CHANGE_BY or a.claim.columns.subject == b.claim.columns.subject


def _is_more(a: Term, b: Term) -> bool:
    """Tell whether one thing is more than another, and not the same thing at two times."""
    return a.value > b.value and not _is_over_time(b, a)


def plus(figure: Figure, a: Term, b: Term) -> Derived:
    """Return what two claims come to together, and whether a figure is that."""
    return _made(figure, f"[{a.claim.key}] + [{b.claim.key}]", a.value + b.value, a.allowed + b.allowed, (a, b))


def minus(figure: Figure, a: Term, b: Term) -> Derived:
    """Return what is left of a claim without another one, and whether a figure is that."""
    return _made(figure, f"[{a.claim.key}] - [{b.claim.key}]", a.value - b.value, a.allowed - b.allowed, (a, b))


def _made(figure: Figure, formula: str, value: Exact, allowed: Interval, terms: tuple[Term, ...]) -> Derived:
    return Derived(formula, value, figure.unit, tuple(term.row.seq for term in terms), comes_to(figure, value, allowed))


def comes_to(figure: Figure, value: Exact, allowed: Interval) -> bool:
    """Tell whether a figure says what something comes to, whatever the way it goes.

    Args:
        figure: The figure.
        value: What it comes to, from the stated numbers.
        allowed: What it may be, by the intervals of the figures that it is computed from.
    """
    level, stated = figure._replace(direction=None, role=Role.LEVEL), figure.stated
    mine, said = expected(level), interval(level)
    slack = max(2 * FAIR * magnitude(value), figure.value.step / Fraction(2) if figure.value else Fraction(0))
    is_near = stated is not None and magnitude(value - stated.value) <= slack
    if mine is None or not mine.meets(allowed) or not (is_near or value in mine):
        return False
    return said is None or not _is_other_side(figure.hedge, said, allowed)


def _is_other_side(hedge: Hedge, mine: Interval, allowed: Interval) -> bool:
    """Tell whether a bound has more of what is allowed on its other side: "more than $51,500", of at most 51,750."""
    if not hedge.is_one_sided:
        return False
    ends = (mine.low, allowed.high, allowed.low) if hedge.is_lower_bound else (mine.high, allowed.low, allowed.high)
    bound, inside, outside = ends
    if inside is None or bound is None:
        return False
    return outside is None or magnitude(inside - bound) < magnitude(bound - outside)
