"""A figure that another part of the draft speaks against, and how figures of a draft are computed with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import people
from factledger.values.figure import Figure, Hedge, Kind, Role, expected, interval
from factledger.values.interval import Interval
from factledger.values.number import decimal_text, magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.services.lint.prose.prose import Prose
    from factledger.values.number import Exact
    from factledger.values.units import Units

BETWEEN = 3
"""Words that may stand between two parts of a list, besides their units."""

NEAR = 40
"""How far behind a part and its whole their share may stand, in characters."""

_SMALL = 1000

_LEAST_ROUND, _MOST_ROUND, _DIGITS = 100, 1_000_000, 3
"""Round numbers written out, from 100 to below a million, count by three digits where others are reckoned from them."""


class Clash(NamedTuple):
    """A figure that another part of the draft speaks against."""

    mention: Mention
    rule: LintRule
    message: str


def words_between(prose: Prose, start: int, end: int) -> list[str]:
    """Return the words between two places of the text."""
    return prose.words.names_in(Span(start, max(start, end)))


def sum_of(parts: list[Mention]) -> tuple[Interval, str]:
    """Return what parts come to together, and the same in words."""
    found = Interval.point(0)
    for part in parts:
        found = found + range_of(part)
    return found, f"{' + '.join(part.text for part in parts)} is {shown_range(found)}"


def point_of(figure: Figure) -> Exact | None:
    """Return the one value of a figure; None for a range."""
    return figure.value.value if figure.value else None


def as_stated(figure: Figure) -> Figure:
    """Return a figure as the very number that it states, whatever its hedge."""
    return figure._replace(hedge=Hedge.PLAIN, value=figure.stated, low=None, high=None)


def range_of(mention: Mention) -> Interval:
    """Return what a figure allows; a small plain count is what it says, with or without a noun, and so is a price.

    What others are reckoned from is not as round as it looks: "from 800 to 1,000 euros" is no rise of 20%.
    """
    figure = mention.figure
    if figure.hedge is Hedge.PLAIN and figure.value is not None and figure.value.step == 1:
        value = magnitude(figure.value.value)
        if value < _SMALL and value % 100 and figure.kind in (Kind.COUNT, Kind.MONEY):
            return Interval.point(figure.value.value)
        if value % 100 == 0 and _LEAST_ROUND <= value < _MOST_ROUND:
            half = Fraction(10 ** (len(str(int(value))) - _DIGITS), 2)
            return Interval(figure.value.value - half, figure.value.value + half)
    return interval(figure) or Interval.point(0)


def meets(figure: Figure, found: Interval) -> bool:
    """Tell whether a figure, which way it ever goes, allows a value of what was computed."""
    mine = expected(figure._replace(direction=None, role=Role.LEVEL))
    if mine is None:
        return True
    return Interval(mine.low, mine.high).meets(found)  # a half is rounded either way


def are_of_one_count(units: Iterable[str]) -> bool:
    """Tell whether figures in some units may be added: there is one besides none, or all count people of any sort."""
    stated = {*units} - {NO_UNIT}
    return len(stated) <= 1 or stated <= {PERSON, *people()[PERSON]}


def may_both_be_right(mine: Figure, theirs: Figure, units: Units) -> bool | None:
    """Tell whether two figures allow one value; None where nothing compares them, or one allows none that is known."""
    relation = units.relation(mine.unit, theirs.unit)
    if relation.likeness not in (Likeness.SAME, Likeness.CONVERTS):
        return None
    first, second = interval(mine), interval(theirs)
    if first is None or second is None:
        return None
    return first.meets(second.scaled(relation.factor, relation.offset))


def times(a: Interval, b: Interval) -> Interval:
    """Return how many times one figure is another, as they are printed, give or take 5%: 4 to 7 is no doubling."""
    if None in (a.low, a.high, b.low, b.high):
        return b / a
    ratio = Fraction(b.low + b.high) / Fraction(a.low + a.high)  # type: ignore[operator]
    return Interval(ratio * Fraction(19, 20), ratio * Fraction(21, 20))


def shown_range(found: Interval) -> str:
    """Return what was computed, in words: a number, or from where to where."""
    if found.low is not None and found.high is not None:
        low, high = _rounded(found.low), _rounded(found.high)
        return low if low == high else f"{low} to {high}"
    return str(found)


def _rounded(value: Exact) -> str:
    return decimal_text(Fraction(round(Fraction(value) * 100), 100))
