"""What two figures come to: their sum or gap, how many times one is the other, so much for each, by arithmetic alone.

"$103 million for more than 2,000 chips. That is less than $51,500 apiece"; "2,000 against 16,000, an eighth of that".
Whoever tells both and then a third number that they come to has reckoned, whatever the words.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.derive import CHANGES, Derived, comes_to, is_multiple
from factledger.services.lint.match.counting import EACH
from factledger.services.lint.prose.seen import TIME_UNITS
from factledger.services.lint.within.figures import are_of_one_count
from factledger.values.figure import AMOUNTS, Direction, Hedge, Kind, Role, interval
from factledger.values.interval import Interval
from factledger.values.number import exact, magnitude, product, quotient
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.values.figure import Figure
    from factledger.values.number import Exact
    from factledger.values.units import Units

_TELLING = 10
"""Smaller numbers are the sum or the gap of two others by chance."""

_SUMMED = (*AMOUNTS, Kind.DURATION)
"""Kinds of figures that are added, and taken from each other."""

_NEAR, _NEAR_HEDGED = 40, 20
"""What part of what two figures come to a third one, or one with a hedge, may be off besides its own rounding."""

_ROUND = 100
"""From so many on a number may be rounded to its zeros: 350 are 348.8."""

_PERCENT, _POINT, _HUNDRED = "percent", "percentage_point", 100


class Operand(NamedTuple):
    """A figure as it is reckoned with.

    Attributes:
        name: What it is called in the formula.
        figure: The figure.
        value: The number that it states.
        allowed: What it may be.
        rows: Positions of the rows that hold it; none for what may be anything, of so many things at so much each.
    """

    name: str
    figure: Figure
    value: Exact
    allowed: Interval
    rows: tuple[int, ...]

    @classmethod
    def of(cls, name: str, figure: Figure, rows: tuple[int, ...]) -> Operand | None:
        """Return a figure to reckon with; None for one that states no one number, or a change that is no amount."""
        allowed = interval(figure)
        if figure.stated is None or allowed is None or not figure.stated.value:
            return None
        if figure.role in CHANGES and figure.kind not in AMOUNTS and figure.unit != _POINT:
            return None
        return cls(name, figure, figure.stated.value, allowed, rows)

    def by_the(self, unit: str) -> Operand:
        """Return it without the hour, or the litre, that it is for, where a figure in a unit leaves that out."""
        is_left_out = "/" not in unit and self.figure.unit.partition("/")[0] == unit != self.figure.unit
        return self._replace(figure=self.figure._replace(unit=unit)) if is_left_out else self


class _Way(NamedTuple):
    """One thing that two figures come to: the sign between them, the number, and what it may be."""

    sign: str
    value: Exact
    allowed: Interval


def reckoned_from(
    figure: Figure, operands: Sequence[Operand], units: Units, *, is_exact: bool = False
) -> Derived | None:
    """Return how a figure is what two others come to; None where it is not.

    Args:
        figure: The figure.
        operands: The others.
        units: What knows which units are alike.
        is_exact: Whether it has to be that to the last digit that it gives, unless it is hedged.
    """
    for a, b in permutations([_in_unit(one, figure.unit, units) for one in operands], 2):
        for way in _ways(figure, a, b, units):
            if _is_that(figure, way) and (not is_exact or is_to_last_digit(figure, way.value)):
                rows = tuple(dict.fromkeys((*a.rows, *b.rows)))
                return Derived(f"{a.name} {way.sign} {b.name}", way.value, figure.unit, rows, fits=True)
    return None


def _in_unit(operand: Operand, unit: str, units: Units) -> Operand:
    """Return an operand in the unit of a figure, where one is the other in another size: cents, and euros."""
    mine = operand.figure.unit
    conversion = units.conversion(mine, unit) if mine != unit and NO_UNIT not in (mine, unit) else None
    if conversion is None or conversion[1]:
        return operand
    return operand._replace(
        figure=operand.figure._replace(unit=unit),
        value=exact(operand.value * conversion[0]),
        allowed=operand.allowed.scaled(conversion[0]),
    )


def is_to_last_digit(figure: Figure, value: Exact) -> bool:
    """Tell whether a figure gives a value as exactly as its own digits can, or is hedged."""
    stated = figure.value
    if figure.hedge is not Hedge.PLAIN or stated is None:
        return True
    step = stated.zeros if magnitude(stated.value) >= _ROUND else stated.step
    return magnitude(value - stated.value) * 2 <= step


def goes_the_way(figure: Figure, *, is_up: bool) -> bool:
    """Tell whether a figure says nothing of which way something went, or the way that it did go."""
    return figure.direction is None or (figure.direction is Direction.UP) is is_up


def _ways(figure: Figure, a: Operand, b: Operand, units: Units) -> Iterator[_Way]:
    """Yield what two figures come to in the ways that a third one can be what they do."""
    if not (a.rows and b.rows):
        if a.rows:
            yield from _of_many(figure, a, b, units)
    elif _are_alike(a.figure, b.figure):
        yield from _of_like(figure, a, b, units)
    elif figure.role in (Role.LEVEL, Role.CHANGE_TO):
        yield from _of_money(figure, a, b)
        yield from _of_each(figure, a, b)
        yield from _of_many(figure, a, b, units)
        yield from _of_part(figure, a, b)


def _of_like(figure: Figure, a: Operand, b: Operand, units: Units) -> Iterator[_Way]:
    """Yield what two figures of one kind come to: a sum, a gap, a multiple or a share, a gap in percent or points."""
    is_share = a.figure.kind is Kind.PERCENT
    if figure.kind in _SUMMED and not is_share and a.value > b.value and _counts_both(figure, a, b, units):
        if not _is_telling(figure, a, b):
            return
        yield _Way("-", a.value - b.value, a.allowed - b.allowed)
        if figure.role is not Role.CHANGE_BY:
            yield _Way("+", a.value + b.value, a.allowed + b.allowed)
    elif figure.unit == _POINT and is_share and a.value > b.value:
        yield _Way("-", a.value - b.value, a.allowed - b.allowed)
    elif figure.unit == _PERCENT == a.figure.unit == b.figure.unit and figure.role is Role.LEVEL:
        if a.value > b.value and a.value + b.value < _HUNDRED:
            rest = Interval.point(_HUNDRED) - a.allowed - b.allowed
            yield _Way("and", _HUNDRED - a.value - b.value, rest)
    elif not is_share and 0 not in b.allowed:
        yield from _of_two(figure, a, b)


def _of_two(figure: Figure, a: Operand, b: Operand) -> Iterator[_Way]:
    """Yield what one figure is of another one: a multiple, a share, or by how many percent it is more or less."""
    is_greater, is_level = a.value > b.value, figure.role is Role.LEVEL
    if is_multiple(figure):
        if figure.stated is not None and (figure.stated.value > 1) is is_greater:  # "five times less" is a fifth
            yield _Way("/", quotient(a.value, b.value), a.allowed / b.allowed)
    elif figure.kind is Kind.RATIO and is_level and not is_greater:
        yield _Way("/", quotient(a.value, b.value), a.allowed / b.allowed)
    elif figure.unit == _PERCENT and is_level and not is_greater:
        yield _Way("/", quotient(a.value * _HUNDRED, b.value), (a.allowed / b.allowed).scaled(Fraction(_HUNDRED)))
    elif figure.unit == _PERCENT and not is_level and goes_the_way(figure, is_up=is_greater):
        by, allowed = a.value - b.value, ((a.allowed - b.allowed) / b.allowed).scaled(Fraction(_HUNDRED))
        yield _Way("against", magnitude(quotient(by * _HUNDRED, b.value)), allowed if by > 0 else -allowed)


def _of_each(figure: Figure, a: Operand, b: Operand) -> Iterator[_Way]:
    """Yield what there is of a quantity for each of so many: 1,042 km in seven stages."""
    is_whole = a.figure.kind is Kind.QUANTITY and b.figure.kind is Kind.COUNT and b.value > 1
    of, _, each = figure.unit.partition("/")
    if is_whole and of == a.figure.unit and each in ("", b.figure.unit) and 0 not in b.allowed:
        yield _Way("for", quotient(a.value, b.value), a.allowed / b.allowed)


def _of_money(figure: Figure, a: Operand, b: Operand) -> Iterator[_Way]:
    """Yield what a sum and another figure come to: so much for each, for so many or so long, or how long it lasts."""
    of, _, each = a.figure.unit.partition("/")
    theirs, base = b.figure, figure.unit.partition("/")[0]
    if a.figure.kind is not Kind.MONEY or 0 in b.allowed:
        return
    if theirs.kind is Kind.MONEY:
        if theirs.unit == f"{of}/{figure.unit}":
            yield _Way("at", quotient(a.value, b.value), a.allowed / b.allowed)
    elif figure.kind is not Kind.MONEY or of != base:
        return
    elif theirs.kind is Kind.COUNT and b.value != 1:
        if not each:
            yield _Way("for", quotient(a.value, b.value), a.allowed / b.allowed)
        if each not in TIME_UNITS:
            yield _Way("x", product(a.value, b.value), a.allowed * b.allowed)


def _of_many(figure: Figure, a: Operand, b: Operand, units: Units) -> Iterator[_Way]:
    """Yield what so much by the clock comes to for so long, or for so many: by the hour, by the day, or in all."""
    of, _, each = a.figure.unit.partition("/")
    theirs, (base, _, time) = b.figure, figure.unit.partition("/")
    if a.figure.kind is not Kind.MONEY or each not in TIME_UNITS or figure.kind is not Kind.MONEY or of != base:
        return
    value, allowed = product(a.value, b.value), a.allowed * b.allowed
    if theirs.kind is Kind.DURATION and not time:
        conversion = units.conversion(theirs.unit, each)
        if conversion is not None and not conversion[1]:
            yield _Way("x", exact(value * conversion[0]), allowed.scaled(conversion[0]))
    elif theirs.kind is Kind.COUNT and b.value != 1:
        if time == each:
            yield _Way("x", value, allowed)
        # A whole day of so many: "a day with 2,000 chips at $6 an hour".
        conversion = units.conversion(time or "day", each) if time != each else None
        if conversion is not None and not conversion[1]:
            yield _Way("x", exact(value * conversion[0]), allowed.scaled(conversion[0]))


def _of_part(figure: Figure, a: Operand, b: Operand) -> Iterator[_Way]:
    """Yield what a figure and a percentage come to: a part and the rest, or the level before or behind a change."""
    if a.figure.kind is Kind.PERCENT and b.figure.unit == _POINT and figure.unit == _PERCENT:
        yield _Way("+", a.value + b.value, a.allowed + b.allowed)
        yield _Way("-", a.value - b.value, a.allowed - b.allowed)
    if b.figure.unit != _PERCENT or a.figure.kind not in AMOUNTS or not 0 < b.value < _HUNDRED:
        return
    if figure.unit in (a.figure.unit, NO_UNIT) and b.figure.role is Role.LEVEL and _is_large(figure):
        share, rest = b.allowed.scaled(Fraction(1, _HUNDRED)), b.allowed.scaled(Fraction(-1, _HUNDRED), Fraction(1))
        yield _Way("x", quotient(product(a.value, b.value), _HUNDRED), a.allowed * share)
        yield _Way("without", quotient(product(a.value, _HUNDRED - b.value), _HUNDRED), a.allowed * rest)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count anything, or measure in one unit."""
    if one.kind is not other.kind or one.kind not in (*_SUMMED, Kind.PERCENT):
        return False
    return one.kind is Kind.COUNT or one.unit == other.unit


def _counts_both(figure: Figure, a: Operand, b: Operand, units: Units) -> bool:
    """Tell whether a figure counts or measures what two others do: of A100s and H100s, chips, or merely so many."""
    is_bare = figure.kind is Kind.COUNT and figure.unit in (NO_UNIT, *EACH)
    if figure.kind is not a.figure.kind:
        return is_bare
    counted = [one.figure.unit for one in (a, b) if one.figure.unit not in (NO_UNIT, *EACH)]
    if is_bare or are_of_one_count((figure.unit, *counted)):
        return bool(counted)
    return all(
        one == figure.unit or units.relation(figure.unit, one).likeness is not Likeness.DIFFERS for one in counted
    )


def _is_large(figure: Figure) -> bool:
    """Tell whether a number is none of the small ones that two others come to by chance."""
    mine = figure.stated
    return mine is not None and (magnitude(mine.value) >= _TELLING or mine.has_two_digits)


def _is_telling(figure: Figure, a: Operand, b: Operand) -> bool:
    """Tell whether a number is a sum or a gap by more than chance: it is none of the two, give or take, nor small."""
    mine = figure.stated
    if mine is None or not _is_large(figure):
        return False
    return all(magnitude(mine.value - one.value) > _slack(figure, one.value, _NEAR) for one in (a, b))


def _is_that(figure: Figure, way: _Way) -> bool:
    """Tell whether a figure is what was reckoned: near to it as its own digits are, and as its hedge says."""
    mine, part = figure.stated, _NEAR if figure.hedge is Hedge.PLAIN else _NEAR_HEDGED
    if mine is None or magnitude(mine.value - way.value) > _slack(figure, way.value, part):
        return False
    if figure.hedge.is_one_sided:  # "at least 15,000" are no 14,000, as near as they are
        beyond = mine.value - way.value if figure.hedge.is_lower_bound else way.value - mine.value
        if beyond > _slack(figure, way.value, _NEAR):
            return False
    return comes_to(figure, exact(Fraction(way.value)), way.allowed)


def _slack(figure: Figure, value: Exact, part: int) -> Exact:
    step = figure.value.step if figure.value else 0
    return max(Fraction(step) / 2, Fraction(magnitude(value)) / part)
