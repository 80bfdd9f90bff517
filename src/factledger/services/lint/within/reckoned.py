"""A figure that two others of its sentence come to, as their sum, their gap or so many times one of them.

"214 to 171, by 43 votes"; "38% of 620 hectares, or 236"; "2,000 chips at $6 an hour come to $12,000 an hour".
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from factledger.rules import lint as rules
from factledger.services.lint.within.figures import Clash, are_of_one_count, meets, point_of, range_of, shown_range
from factledger.values.figure import AMOUNTS, Direction, Kind, Role
from factledger.values.interval import Interval
from factledger.values.number import exact, magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.number import Exact

_LEAST, _MOST = 3, 12
"""Figures of a sentence: two, and what they come to; with more of them than that some come to another by chance."""

_TELLING = 10
"""Smaller numbers are the sum of two others by chance."""

_OF_GAP = 3
"""Words from "margin" to how much it is: "margin of some"."""

_POINTS = ("percentage_point", "basis_point")


class Reckoned(NamedTuple):
    """What two figures of a sentence come to.

    Attributes:
        parts: The two figures.
        shown: The same in words.
        resting: Those of them that a ledger has to hold: how many things somebody reckons with, as in "2,000 chips at
            $6 an hour", may be anything.
    """

    parts: tuple[Mention, Mention]
    shown: str
    resting: tuple[Mention, ...]


def reckoned(sentence: Sentence, mention: Mention) -> tuple[Reckoned, ...]:
    """Return how a figure is the sum, the difference or the product of two others of its sentence."""
    if not _LEAST <= len(sentence.figures) <= _MOST:
        return ()
    return sentence.once(f"reckoned {mention.number.start}", lambda: tuple(_reckon(sentence, mention)))


def _reckon(sentence: Sentence, mention: Mention) -> Iterator[Reckoned]:
    figure, mine = mention.figure, point_of(mention.figure)
    if mine is None or mine < _TELLING or figure.role is Role.CHANGE_TO:
        return
    others = [one for one in sentence.figures if one is not mention and point_of(one.figure) is not None]
    for one, other in combinations(others, 2):
        a, b = point_of(one.figure), point_of(other.figure)
        if a is None or b is None:
            continue
        yield from _multiplied(mention, one, other)
        yield from _multiplied(mention, other, one)
        if not _are_comparable(mention, one, other):
            continue
        is_change = figure.role is Role.CHANGE_BY and Role.CHANGE_BY not in (one.figure.role, other.figure.role)
        if not is_change and _is_in(mention, a + b) and figure.unit not in _POINTS:
            shown = f"{one.text} + {other.text} is {shown_range(Interval.point(a + b))}"
            yield Reckoned((one, other), shown, (one, other))
        is_way = figure.direction is None or (b > a) is (figure.direction is Direction.UP)
        if is_way and _is_in(mention, magnitude(b - a)):
            yield Reckoned((one, other), _change(one, other, Interval.point(magnitude(b - a))), (one, other))


def _multiplied(mention: Mention, times: Mention, of: Mention) -> Iterator[Reckoned]:
    """Yield how a figure is a share of another one, or so many times what each of something costs."""
    factor, one = point_of(times.figure), point_of(of.figure)
    if factor is None or one is None or mention.figure.role is not Role.LEVEL or mention.figure.unit != of.figure.unit:
        return
    if times.figure.kind is Kind.PERCENT and of.figure.kind in AMOUNTS and times.figure.role is Role.LEVEL:
        factor = exact(Fraction(factor, 100))
    elif times.figure.kind is not Kind.COUNT or of.figure.kind is not Kind.MONEY or "/" not in of.figure.unit:
        return
    if _is_in(mention, exact(factor * one)):
        shown = f"{times.text} of {of.text} is {shown_range(Interval.point(exact(factor * one)))}"
        yield Reckoned((times, of), shown, (of,) if times.figure.kind is Kind.COUNT else (times, of))


def gaps(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield by how much two figures are said to differ, and do not: "214 for it, 171 against, a margin of 53"."""
    if len(sentence.figures) != _LEAST or not prose.said_in(sentence, "gap"):
        return
    one, other, mention = sentence.figures
    a, b = point_of(one.figure), point_of(other.figure)
    if a is None or b is None or mention.figure.kind is Kind.RATIO:  # "a gap of eight times" is no difference
        return
    if not (_are_comparable(mention, one, other) and is_gap(prose, sentence, mention)):
        return
    found = range_of(other) - range_of(one)
    found = found if b >= a else found.scaled(-1)
    if not meets(mention.figure, found):
        yield Clash(mention, rules.ARITHMETIC, f"{_change(one, other, found)}, not {mention.text}")


def _change(one: Mention, other: Mention, found: Interval) -> str:
    return f"from {one.text} to {other.text} is a change of {shown_range(found)}"


def _is_in(mention: Mention, value: Exact) -> bool:
    return meets(mention.figure, Interval.point(value))


def is_gap(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a word for a gap stands right before a figure, or in it: "a margin of 53", "فارق 53"."""
    places = [place for place, _ in prose.said_in(sentence, "gap")]
    start = mention.number.start
    return any(place < start and prose.words_between(place, start) <= _OF_GAP for place in places)


def _are_comparable(mention: Mention, one: Mention, other: Mention) -> bool:
    """Tell whether two figures may be added and taken from each other, and a third one be what they come to."""
    a, b, mine = one.figure, other.figure, mention.figure
    if any(it.kind not in (*AMOUNTS, Kind.PERCENT) for it in (a, b)):
        return False
    if mine.unit in _POINTS:
        return a.unit == b.unit == "percent"
    units = {it.unit for it in (a, b, mine)}
    return mine.unit != "percent" and units != {NO_UNIT} and are_of_one_count(units)
