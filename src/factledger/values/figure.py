"""A figure: a quantity as printed, with its hedge; and the two sets of values a reader takes from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.values.interval import Interval
from factledger.values.number import magnitude, quotient, rounded_from

if TYPE_CHECKING:
    from factledger.values.number import Exact, Number


class Hedge(StrEnum):
    """How a figure is qualified in print (DESIGN 3.1)."""

    PLAIN = "plain"
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    RANGE = "range"
    PLUS_MINUS = "plus-minus"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    CROWD = "crowd"
    VAGUE = "vague"

    @property
    def is_lower_bound(self) -> bool:
        """Whether the figure says only how much there is at the least."""
        return self in _LOWER_BOUNDS

    @property
    def is_upper_bound(self) -> bool:
        """Whether the figure says only how much there is at the most."""
        return self in _UPPER_BOUNDS

    @property
    def is_one_sided(self) -> bool:
        """Whether one end of the true set is left open by the words."""
        return self.is_lower_bound or self.is_upper_bound


_LOWER_BOUNDS = (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.CROWD)
_UPPER_BOUNDS = (Hedge.LESS_THAN, Hedge.AT_MOST)
_BOUNDING = (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN)
"""Hedges that say on which side of a stated number the figure lies."""

_LOWER_BOUNDING = _BOUNDING[:2]


class Kind(StrEnum):
    """What sort of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    DURATION = "duration"
    RATIO = "ratio"


AMOUNTS = (Kind.COUNT, Kind.MONEY, Kind.QUANTITY)
"""Kinds of figures that are so much of something, and no share: they add up, and have parts."""


class Role(StrEnum):
    """What a figure says about its quantity: how much it is, or how it changed."""

    LEVEL = "level"
    CHANGE_BY = "change-by"
    CHANGE_TO = "change-to"
    ADDITION = "addition"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths behind the intervals: settings; the shape of the sets is not one.

    Attributes:
        about: Share of the value that "about" allows on each side.
        fraction: Half-width of "half", "a third", as a share of the whole (2.5 points).
        multiple: Half-width of "doubled", as a share of the multiple.
        exact_below: Counts with a noun and durations below this are exact by nature.
        dozens: The least that "dozens" means.
        hundred: Where "dozens" ends for a reader.
    """

    about: Exact = Fraction(1, 10)
    fraction: Exact = Fraction(25, 1000)
    multiple: Exact = Fraction(5, 100)
    exact_below: Exact = 1000
    dozens: Exact = 24
    hundred: Exact = 100


DEFAULT_WIDTHS = Widths()

# Members of enumerations that are asked for at every figure: Python 3.11 takes ten times as long to find them in there.
_PLAIN, _CROWD, _VAGUE = Hedge.PLAIN, Hedge.CROWD, Hedge.VAGUE
_COUNT, _PERCENT, _DURATION = Kind.COUNT, Kind.PERCENT, Kind.DURATION
_CHANGE_BY = Role.CHANGE_BY


class Figure(NamedTuple):
    """A quantity as printed.

    Attributes:
        hedge: How it is qualified.
        value: The stated number; None for a range, plus-minus, crowd and vague.
        low: The printed lower bound; None when none is printed.
        high: The printed upper bound; None when none is printed.
        kind: What sort of quantity it is.
        unit: Canonical id of the most specific known unit; "1" when none is stated.
        noun: The counted noun as printed.
        role: Whether it is a level, a change or an addition.
        direction: For a change: up or down, if its verb says so.
        is_approximate: Whether a bound is itself hedged ("at least about 8").
    """

    hedge: Hedge = Hedge.PLAIN
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    kind: Kind = Kind.COUNT
    unit: str = "1"
    noun: str | None = None
    role: Role = Role.LEVEL
    direction: Direction | None = None
    is_approximate: bool = False

    @property
    def stated(self) -> Number | None:
        """The number a reader would repeat: the value, or the one printed bound of a crowd."""
        return self.value or self.low or self.high

    @property
    def numbers(self) -> tuple[Exact | None, Exact | None, Exact | None]:
        """Value and printed bounds, however many digits they are written with."""
        value, low, high = (None if one is None else one.value for one in (self.value, self.low, self.high))
        return value, low, high

    def scaled(self, factor: Exact) -> Figure:
        """Return the figure with its numbers as many times as large: that of a table's cell under "(million)"."""
        value, low, high = (None if one is None else one.scaled(factor) for one in (self.value, self.low, self.high))
        return self._replace(value=value, low=low, high=high)

    @property
    def meaning(self) -> tuple[object, ...]:
        """Hedge, numbers and unit: the same for "2,000 chips" and "two thousand chips"."""
        return (self.hedge, *self.numbers, self.unit, self.is_approximate)

    @property
    def can_be_negative(self) -> bool:
        """Whether values below zero make sense: temperatures, and changes whose verb gives no direction.

        A change with a direction ("fell less than 5%") is the size of that fall, never negative.
        """
        is_change = self.role is _CHANGE_BY and self.direction is None
        return is_change or self.unit in TEMPERATURES


TEMPERATURES = frozenset({"celsius", "fahrenheit"})
"""Units whose zero is not "nothing" (kelvin has none below)."""


def printed_bounds(hedge: Hedge, number: Number | None) -> tuple[Number | None, Number | None, Number | None]:
    """Return (value, low, high) of a figure that states one number (DESIGN 4)."""
    if hedge is _PLAIN:
        return number, number, number
    if hedge is _CROWD:
        return None, number, None
    if hedge.is_lower_bound:
        return number, number, None
    if hedge.is_upper_bound:
        return number, None, number
    return number, number, number


def is_exact_by_nature(figure: Figure, widths: Widths = DEFAULT_WIDTHS) -> bool:
    """Tell whether a plain figure is a small count of things, or a short time: 11 companies, 120 days."""
    if figure.value is None:
        return False
    value, step, _, _ = figure.value
    # Most steps that are not 1 are fractions, and those take long to compare.
    if step.denominator != 1 or step != 1 or value.denominator != 1 or magnitude(value) >= widths.exact_below:
        return False
    is_counted = (figure.kind is _COUNT and figure.unit != "1") or figure.kind is _DURATION
    is_round = value != 0 and value % 100 == 0
    return is_counted and not is_round


def rounding(figure: Figure, widths: Widths = DEFAULT_WIDTHS) -> Exact:
    """Return u, the width of the values that are written as this figure's number; 0 when it is exact.

    Source: DESIGN 3.1.
    """
    if figure.value is None or is_exact_by_nature(figure, widths):
        return 0
    return _place(figure, figure.value, figure.value.step)


def _place(figure: Figure, number: Number, step: Exact) -> Exact:
    # Where decimals are written, z is the very number p, and u then is p too.
    if number.zeros is step:
        return step
    if figure.kind is _PERCENT and magnitude(number.value) <= 100:  # noqa: PLR2004  a whole is 100 %
        return step
    return max(step, min(number.zeros, number.second))


def leeway(figure: Figure, number: Number, widths: Widths = DEFAULT_WIDTHS) -> Exact:
    """Return h, how far "about" reaches to each side.

    Source: DESIGN 3.1.
    """
    size = magnitude(number.value)
    # "1 billion" is as vague as 1,000,000,000: the scale word is not a written zero.
    fine = _place(figure, number, number.step if number.decimals else min(number.step, 1))
    share, whole = widths.about.as_integer_ratio()
    # max(fine / 2, min(share * size, max(fine, zeros / 2))), divided last: most of these are whole.
    twice = max(whole * fine, min(2 * share * size, max(2 * whole * fine, whole * number.zeros)))
    reach = quotient(twice, 2 * whole)
    if figure.kind is _COUNT and size < widths.hundred:
        return max(reach, 1)
    return reach


Ends = tuple["Exact | None", "Exact | None", bool, bool]
"""The ends of an interval: low, high, and whether each of them is open; None is no bound, and such an end is open."""


def interval(figure: Figure, *, signed: bool = False, widths: Widths = DEFAULT_WIDTHS) -> Interval | None:
    """Return the true set of a figure: every value that the printed words allow; None for a vague one.

    Args:
        figure: The figure as printed.
        signed: Whether the claim may be negative, besides temperatures and changes.
        widths: The widths to use.

    Source: DESIGN 3.1, column "true set".
    """
    found = ends(figure, signed=signed, widths=widths)
    return None if found is None else Interval(*found)


def ends(figure: Figure, *, signed: bool = False, widths: Widths = DEFAULT_WIDTHS) -> Ends | None:
    """Return the ends of `interval`, for those who only write them down."""
    if figure.hedge is _VAGUE:
        return None
    floor = None if signed or figure.can_be_negative else 0
    if figure.value is None:
        return _between(figure, widths, floor)
    return _around(figure, figure.value, widths, floor)


def _between(figure: Figure, widths: Widths, floor: Exact | None) -> Ends:
    low = None if figure.low is None else figure.low.value
    high = None if figure.high is None else figure.high.value
    if figure.is_approximate and figure.low is not None and low is not None:
        low -= leeway(figure, figure.low, widths)
    if figure.is_approximate and figure.high is not None and high is not None:
        high += leeway(figure, figure.high, widths)
    is_printed_negative = figure.low is not None and figure.low.value < 0
    return _floored((low, high, low is None, high is None), None if is_printed_negative else floor)


def _around(figure: Figure, number: Number, widths: Widths, floor: Exact | None) -> Ends:
    v, hedge = number.value, figure.hedge
    if hedge not in _BOUNDING:
        around = _shape(figure, number, widths)
        return _mirrored(around) if v.numerator < 0 else _floored(around, floor)
    slack = leeway(figure, number, widths) if figure.is_approximate else 0
    if hedge in _LOWER_BOUNDING:
        return (v - slack, None, hedge is Hedge.MORE_THAN, True)
    bottom = floor if v + slack > 0 or (v == 0 and hedge is Hedge.AT_MOST) else None
    return (bottom, v + slack, bottom is None, hedge is Hedge.LESS_THAN)


def _shape(figure: Figure, number: Number, widths: Widths) -> Ends:
    """Return the set around the size of a number; negatives mirror it."""
    v = magnitude(number.value)
    if figure.hedge is _PLAIN:
        u = rounding(figure, widths)
        return (*rounded_from(v, u), False, True) if u else (v, v, False, False)
    match figure.hedge:
        case Hedge.ABOUT:
            h = leeway(figure, number, widths)
            return (v - h, v + h, False, False)
        case Hedge.NEARLY:
            h = leeway(figure, number, widths)
            return (v - h, v, False, h != 0)
        case Hedge.JUST_OVER:
            h = leeway(figure, number, widths)
            return (v, v + h, h != 0, False)
        case Hedge.FRACTION:
            return (v - widths.fraction, v + widths.fraction, False, False)
        case Hedge.MULTIPLE:
            return (v - widths.multiple * v, v + widths.multiple * v, False, False)
        case _:
            return (v, v, False, False)


def _mirrored(found: Ends) -> Ends:
    low, high, low_open, high_open = found
    return (None if high is None else -high, None if low is None else -low, high_open, low_open)


def _floored(found: Ends, floor: Exact | None) -> Ends:
    """Cut off what lies below zero, unless the figure itself was printed there."""
    low, high, _, high_open = found
    # A floor is 0: the sign of the numerator, which comparing fractions takes long to find, says it all.
    if floor is None or low is None or low.numerator >= floor:
        return found
    if high is not None and high <= floor:
        return found
    return (floor, high, False, high_open)


def expected(figure: Figure, *, signed: bool = False, widths: Widths = DEFAULT_WIDTHS) -> Interval | None:
    """Return the values a reader expects: nearer to the number than a bound alone would allow.

    Source: DESIGN 3.1, column "a reader expects".
    """
    true = interval(figure, signed=signed, widths=widths)
    number = figure.stated
    if true is None or number is None or not figure.hedge.is_one_sided:
        return true
    v, size = number.value, magnitude(number.value)
    match figure.hedge:
        case Hedge.CROWD:
            end = widths.hundred if v == widths.dozens else 5 * v
            return Interval(v, end, high_open=True)
        case Hedge.AT_LEAST | Hedge.MORE_THAN:
            return Interval(true.low, v + number.zeros, true.low_open)
        case _:
            # v/2 for a positive number; the same distance below a negative one.
            return Interval(v - quotient(size, 2), true.high, high_open=true.high_open and size > 0)
