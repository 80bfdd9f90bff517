"""Figures that stand in no row and follow from rows: "eight times as many", "a third of", a growth, a difference.

The search is bounded: it tries pairs of at most `MOST` claims whose subjects the sentence, or its paragraph, names.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.entry import RANKS, UNRELIABLE, Entry
from factledger.values.compare import FAIR
from factledger.values.figure import Hedge, Kind, Role, expected, interval
from factledger.values.interval import Interval
from factledger.values.number import decimal_text
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims import Known
    from factledger.values.number import Exact
    from factledger.values.units import Units

MOST = 12
"""How many claims are put together in pairs."""


class Term(NamedTuple):
    """A claim with the row that is computed with."""

    claim: Known
    row: Row
    value: Exact
    allowed: Interval
    unit: str


class Derived(NamedTuple):
    """How a figure follows from two rows, or what they come to instead.

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


def can_be_derived(mention: Mention) -> bool:
    """Tell whether a figure is of a sort that is computed: a multiple, a share, a change, a difference."""
    figure = mention.figure
    return figure.kind in (Kind.RATIO, Kind.PERCENT) or figure.role in (Role.CHANGE_BY, Role.ADDITION)


def derive(
    mention: Mention, claims: Sequence[Known], entries: Mapping[str, list[Row]], units: Units
) -> tuple[Derived, ...]:
    """Return how a figure follows from pairs of claims: those that fit, or else all that were worth trying.

    Args:
        mention: The figure.
        claims: The claims that the sentence may speak of, the likeliest first.
        entries: Their current rows.
        units: The units that are known.
    """
    terms = [term for claim in claims[:MOST] for term in _term(claim, entries)]
    tried = [one for a, b in permutations(terms, 2) if (one := _pair(mention, a, b, units))]
    fitting = tuple(one for one in tried if one.fits)
    return fitting or tuple(tried)


def _term(claim: Known, entries: Mapping[str, list[Row]]) -> Iterator[Term]:
    rows = [row for row in entries.get(claim.key, ()) if isinstance(row.body, Entry)]
    rows.sort(key=lambda row: (RANKS.index(row.body.rank), row.key))  # type: ignore[attr-defined]
    for row in rows:
        entry = row.body
        figure = entry.figure if isinstance(entry, Entry) and entry.status not in UNRELIABLE else None
        allowed = interval(figure) if figure else None
        if figure and figure.stated and allowed and figure.role in (Role.LEVEL, Role.CHANGE_TO):
            yield Term(claim, row, figure.stated.value, allowed, figure.unit)
            return


def _pair(mention: Mention, a: Term, b: Term, units: Units) -> Derived | None:
    """Return what two claims come to in the way that the figure asks for; None when they do not go together."""
    figure = mention.figure
    conversion = (Fraction(1), Fraction(0)) if a.unit == b.unit else units.conversion(b.unit, a.unit)
    if conversion is None or conversion[1] or NO_UNIT in (a.unit, b.unit):
        return None
    factor = conversion[0]
    other, allowed = b.value * factor, b.allowed.scaled(factor)
    if not other or 0 in allowed:
        return None
    is_over_time = _is_over_time(a, b)
    if figure.kind is Kind.RATIO and figure.hedge is Hedge.MULTIPLE:
        return _made(
            mention, f"[{a.claim.key}] / [{b.claim.key}]", a.value / Fraction(other), a.allowed / allowed, (a, b)
        )
    if figure.kind is Kind.RATIO:
        if a.value > other:
            return None
        return _made(
            mention, f"[{a.claim.key}] / [{b.claim.key}]", a.value / Fraction(other), a.allowed / allowed, (a, b)
        )
    if figure.unit == "percent" and figure.role is Role.CHANGE_BY:
        if not is_over_time:
            return None
        found = (a.allowed - allowed) / allowed
        return _growth(mention, a, b, Fraction(a.value - other) / Fraction(other) * 100, found.scaled(Fraction(100)))
    if figure.unit == "percent":
        if a.value > other or a.unit == "percent":
            return None
        share = Fraction(a.value) / Fraction(other) * 100
        return _made(
            mention, f"[{a.claim.key}] / [{b.claim.key}]", share, (a.allowed / allowed).scaled(Fraction(100)), (a, b)
        )
    if figure.role in (Role.CHANGE_BY, Role.ADDITION) and figure.unit == a.unit and a.value > other:
        return _made(mention, f"[{a.claim.key}] - [{b.claim.key}]", a.value - other, a.allowed - allowed, (a, b))
    return None


def _is_over_time(a: Term, b: Term) -> bool:
    """Tell whether two claims are one thing at two times, the first the later one."""
    mine, theirs = a.claim.scope.period, b.claim.scope.period
    if not mine or not theirs or a.claim.columns.measure != b.claim.columns.measure:
        return False
    if a.claim.columns.subject != b.claim.columns.subject or mine.days.low is None or theirs.days.low is None:
        return False
    return mine.days.low > theirs.days.low


def _growth(mention: Mention, a: Term, b: Term, value: Exact, allowed: Interval) -> Derived | None:
    direction = mention.figure.direction
    went_up = value > 0
    size = allowed if went_up else -allowed
    formula = f"([{a.claim.key}] - [{b.claim.key}]) / [{b.claim.key}]"
    made = _made(mention, formula, abs(value), size, (a, b))
    if direction is not None and (direction.value == "up") is not went_up:
        return made._replace(fits=False, value=value)
    return made


def _made(mention: Mention, formula: str, value: Exact, allowed: Interval, terms: tuple[Term, Term]) -> Derived:
    figure = mention.figure
    mine = expected(figure._replace(direction=None, role=Role.LEVEL))
    stated = figure.stated
    near = stated is not None and abs(value - stated.value) <= max(2 * FAIR * abs(value), _half(mention))
    fits = mine is not None and mine.meets(allowed) and (near or value in mine)
    return Derived(formula, value, figure.unit, tuple(term.row.seq for term in terms), fits)


def _half(mention: Mention) -> Exact:
    number = mention.figure.value
    return number.step / Fraction(2) if number is not None else Fraction(0)


def shown(one: Derived) -> str:
    """Return the formula and what it comes to: "[a] / [b] = 8"."""
    value = decimal_text(Fraction(round(Fraction(one.value) * 1000), 1000))
    return f"{one.formula} = {value}{'' if one.unit == NO_UNIT else ' ' + one.unit}"
