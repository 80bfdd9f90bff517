"""Intervals of exact numbers, each end open or closed, either end possibly infinite."""

from __future__ import annotations

from dataclasses import dataclass

from factledger.errors import FormulaError
from factledger.values.number import Exact, decimal_text, power, quotient

_ZERO = 0


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty set of values from `low` to `high`; None is no bound, and such an end is open.

    Raises:
        ValueError: The ends leave no value.
    """

    low: Exact | None
    high: Exact | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Open the infinite ends and refuse an empty set."""
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is not None and self.high is not None:
            is_filled = self.low < self.high or (self.low == self.high and not (self.low_open or self.high_open))
            if not is_filled:
                msg = f"an empty interval: {self}"
                raise ValueError(msg)

    @classmethod
    def point(cls, value: Exact) -> Interval:
        """Return the interval that holds one value."""
        return cls(value, value)

    def __str__(self) -> str:
        """Return the interval in mathematical notation: "[1950, 2050)", "(2000, inf)"."""
        low = "-inf" if self.low is None else decimal_text(self.low)
        high = "inf" if self.high is None else decimal_text(self.high)
        left = "(" if self.low_open else "["
        right = ")" if self.high_open else "]"
        return f"{left}{low}, {high}{right}"

    def to_json(self) -> dict[str, str | bool | None]:
        """Return the interval as JSON; numbers are strings, a missing bound is null."""
        return {
            "low": None if self.low is None else decimal_text(self.low),
            "high": None if self.high is None else decimal_text(self.high),
            "low_open": self.low_open,
            "high_open": self.high_open,
        }

    def __contains__(self, value: Exact) -> bool:
        """Tell whether the set holds the value."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    @property
    def is_point(self) -> bool:
        """Whether the set holds exactly one value."""
        return self.low is not None and self.low == self.high

    def is_inside(self, other: Interval) -> bool:
        """Tell whether every value of this set is in the other."""
        return not (_lower(self, other) or _higher(self, other))

    def meets(self, other: Interval) -> bool:
        """Tell whether the two sets share a value."""
        return not (self.is_below(other) or other.is_below(self))

    def intersection(self, other: Interval) -> Interval | None:
        """Return the shared values, or None when there are none."""
        if not self.meets(other):
            return None
        first = other if _lower(self, other) else self
        last = other if _higher(self, other) else self
        return Interval(first.low, last.high, first.low_open, last.high_open)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both sets."""
        first = self if _lower(self, other) else other
        last = self if _higher(self, other) else other
        return Interval(first.low, last.high, first.low_open, last.high_open)

    def is_below(self, other: Interval, *, or_equal: bool = False) -> bool:
        """Tell whether every value here is less than (or equal to) every value there."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return or_equal or self.high_open or other.low_open
        return self.high < other.low

    def __neg__(self) -> Interval:
        """Return the set of the negated values."""
        return Interval(_negated(self.high), _negated(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        """Return the set of all sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: Interval) -> Interval:
        """Return the set of all differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return the set of all products."""
        corners = [_corner(a, b) for a in self._ends() for b in other._ends()]
        return _spanned(corners)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the set of all quotients with a divisor that is not zero.

        Raises:
            FormulaError: The divisor can only be zero.
        """
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """Return the set of 1/x for every x here that is not zero (its hull, if zero lies inside).

        Raises:
            FormulaError: There is no such x.
        """
        if self.is_point and self.low == 0:
            msg = "division by zero"
            raise FormulaError(msg, expected="a divisor that can be other than 0", found="0")
        if (self.low is None or self.low < 0) and (self.high is None or self.high > 0):
            return Interval(None, None)
        # An end at zero becomes infinite, an infinite end becomes an open zero.
        low = _ZERO if self.high is None else (None if self.high == 0 else quotient(1, self.high))
        high = _ZERO if self.low is None else (None if self.low == 0 else quotient(1, self.low))
        return Interval(low, high, self.high_open or self.high == 0, self.low_open or self.low == 0)

    def scaled(self, factor: Exact, offset: Exact = _ZERO) -> Interval:
        """Return the set of factor * x + offset, for a factor that is not zero."""
        if factor == 1 and offset == 0:
            return self
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def power(self, exponent: int) -> Interval:
        """Return the set of x**exponent.

        Raises:
            FormulaError: The exponent is negative and x can only be zero.
        """
        if exponent < 0:
            return self.reciprocal().power(-exponent)
        if exponent == 0:
            return Interval.point(1)
        raised = [(_raised(end, exponent), is_open) for end, is_open in self._ends()]
        if exponent % 2 == 0 and _ZERO in self:
            raised.append((_ZERO, False))
        return _spanned(raised)

    def _ends(self) -> tuple[tuple[Exact | _Infinite, bool], ...]:
        low = MINUS if self.low is None else self.low
        high = PLUS if self.high is None else self.high
        return ((low, self.low_open), (high, self.high_open))


@dataclass(frozen=True, slots=True)
class _Infinite:
    """One of the two infinite ends; it sorts beyond every number."""

    sign: int


MINUS, PLUS = _Infinite(-1), _Infinite(1)
_End = tuple[Exact | _Infinite, bool]


def _negated(value: Exact | None) -> Exact | None:
    return None if value is None else -value


def _sign(value: Exact | _Infinite) -> int:
    return value.sign if isinstance(value, _Infinite) else (value > 0) - (value < 0)


def _corner(a: _End, b: _End) -> _End:
    """Return the product of two ends; a closed zero is reached whatever the other end is."""
    if _sign(a[0]) == 0 or _sign(b[0]) == 0:
        reached = (_sign(a[0]) == 0 and not a[1]) or (_sign(b[0]) == 0 and not b[1])
        return _ZERO, not reached
    if isinstance(a[0], _Infinite) or isinstance(b[0], _Infinite):
        return (PLUS if _sign(a[0]) == _sign(b[0]) else MINUS), True
    return a[0] * b[0], a[1] or b[1]


def _raised(end: Exact | _Infinite, exponent: int) -> Exact | _Infinite:
    if isinstance(end, _Infinite):
        return PLUS if end.sign > 0 or exponent % 2 == 0 else MINUS
    return power(end, exponent)


def _order(value: Exact | _Infinite) -> tuple[int, Exact]:
    return (value.sign, _ZERO) if isinstance(value, _Infinite) else (0, value)


def _spanned(ends: list[_End]) -> Interval:
    """Return the interval from the least to the greatest end; among equal ends a closed one wins."""
    low = min(ends, key=lambda end: (_order(end[0]), end[1]))
    high = max(ends, key=lambda end: (_order(end[0]), not end[1]))
    return Interval(
        None if isinstance(low[0], _Infinite) else low[0],
        None if isinstance(high[0], _Infinite) else high[0],
        low[1],
        high[1],
    )


def _lower(a: Interval, b: Interval) -> bool:
    """Tell whether a reaches lower than b does."""
    if a.low is None or b.low is None:
        return a.low is None and b.low is not None
    return a.low < b.low or (a.low == b.low and b.low_open and not a.low_open)


def _higher(a: Interval, b: Interval) -> bool:
    """Tell whether a reaches higher than b does."""
    if a.high is None or b.high is None:
        return a.high is None and b.high is not None
    return a.high > b.high or (a.high == b.high and b.high_open and not a.high_open)
