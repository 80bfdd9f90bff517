"""Exact numbers that remember how precisely they were written."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from factledger.errors import ParseError

MAX_DIGITS = 100
"""Longest number that is read, in digits. No figure in print is longer; a bound keeps every step fast."""

SIGNIFICANT = 15
"""Digits shown of a fraction that has no finite decimal text (DESIGN 4)."""

_CANONICAL = re.compile(r"(-?)(\d+)(?:\.(\d+))?", re.ASCII)
_RATIO = re.compile(r"(-?\d+)/(\d+)", re.ASCII)


Exact = int | Fraction
"""An exact value: an int where it is whole, which is many times faster than a Fraction; never a float."""

_TENTH = Fraction(1, 10)


def exact(value: Exact) -> Exact:
    """Return the same value, as an int if it is whole."""
    if isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else value


def quotient(value: Exact, divisor: Exact) -> Exact:
    """Return value / divisor: the one place that divides, because int / int would be a float (DESIGN 9.2).

    >>> quotient(6, 3), quotient(1, 2), quotient(Fraction(1, 2), Fraction(1, 4))
    (2, Fraction(1, 2), 2)
    """
    if isinstance(value, int) and isinstance(divisor, int):
        whole, rest = divmod(value, divisor)
        return Fraction(value, divisor) if rest else whole
    return exact(Fraction(value) / divisor)


def product(value: Exact, factor: Exact) -> Exact:
    """Return value * factor; where that is whole, many times sooner than a Fraction can be made.

    >>> product(Fraction(5, 2), 1000), product(3, Fraction(1, 2))
    (2500, Fraction(3, 2))
    """
    if isinstance(value, int) and isinstance(factor, int):
        return value * factor
    return quotient(value.numerator * factor.numerator, value.denominator * factor.denominator)


def rounded_from(value: Exact, width: Exact) -> tuple[Exact, Exact]:
    """Return (value - width / 2, value + width / 2), the ends of what is rounded to a value.

    >>> rounded_from(2000, 100), rounded_from(Fraction("0.4"), Fraction("0.1"))
    ((1950, 2050), (Fraction(7, 20), Fraction(9, 20)))
    """
    if isinstance(value, int) and isinstance(width, int) and not width % 2:
        return value - width // 2, value + width // 2
    above, below = value.as_integer_ratio()
    across, parts = width.as_integer_ratio()
    middle, reach, denominator = 2 * above * parts, across * below, 2 * below * parts
    return quotient(middle - reach, denominator), quotient(middle + reach, denominator)


def rounded_texts(value: Exact, width: Exact) -> tuple[str, str] | None:
    """Return `rounded_from` as decimal text, in a third of the time: no fraction is made.

    That goes for whole numbers, one or an even width, and for ends that are not negative; for others None.

    >>> rounded_texts(2000, 100), rounded_texts(7, 1)
    (('1950', '2050'), ('6.5', '7.5'))
    >>> rounded_texts(-2000, 100), rounded_texts(2000, 25), rounded_texts(Fraction("0.4"), Fraction("0.1"))
    (None, None, None)
    """
    if not (isinstance(value, int) and isinstance(width, int)) or (width % 2 and width != 1):
        return None
    half = width // 2
    if not value > 0 or half > value:
        return None
    return (str(value - half), str(value + half)) if half else (f"{value - 1}.5", f"{value}.5")


def magnitude(value: Exact) -> Exact:
    """Return the absolute value; `abs` hides from the type checker that it is exact."""
    return -value if value.numerator < 0 else value


def power(value: Exact, exponent: int) -> Exact:
    """Return the value raised to a whole exponent, which may be negative; int ** -1 would be a float.

    >>> power(2, 3), power(2, -1)
    (8, Fraction(1, 2))
    """
    raised: Exact = value ** abs(exponent)
    return raised if exponent >= 0 else quotient(1, raised)


@lru_cache(maxsize=512)
def power_of_ten(exponent: int) -> Exact:
    """Return 10 to a whole exponent, which may be negative.

    >>> power_of_ten(3), power_of_ten(-2)
    (1000, Fraction(1, 100))
    """
    power: int = 10 ** abs(exponent)
    return power if exponent >= 0 else Fraction(1, power)


def place_of_last_digit(value: Exact) -> Exact:
    """Return the place of the last non-zero digit of a finite decimal.

    >>> place_of_last_digit(16000), place_of_last_digit(Fraction("6.40"))
    (1000, Fraction(1, 10))
    """
    if value.denominator == 1:
        if value.numerator % 10:
            return 1  # as most do
        digits = str(value.numerator)
        return power_of_ten(len(digits) - len(digits.rstrip("0"))) if value else 1
    return power_of_ten(-_decimals(value))


def place_of_second_digit(value: Exact) -> Exact:
    """Return the place of the second significant digit, whether written or not.

    >>> place_of_second_digit(16000), place_of_second_digit(7)
    (1000, Fraction(1, 10))
    """
    if value == 0:
        return _TENTH
    size = magnitude(value)
    # The lengths of numerator and denominator give the exponent to within one.
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    if size.numerator < power_of_ten(exponent) * size.denominator:
        exponent -= 1
    return power_of_ten(exponent - 1)


def is_finite_decimal(value: Exact) -> bool:
    """Tell whether the value has a decimal text that ends."""
    return _decimals_over(value.denominator) is not None


def decimal_text(value: Exact) -> str:
    """Return plain decimal text, without exponent and without needless zeros.

    A fraction whose decimals do not end is rounded half to even to 15 significant digits.

    >>> decimal_text(Fraction(12, 10)), decimal_text(Fraction(1, 3)), decimal_text(2000)
    ('1.2', '0.333333333333333', '2000')
    """
    if isinstance(value, int):
        return str(value)
    numerator, denominator = value.as_integer_ratio()
    decimals = _decimals_over(denominator)
    return _rounded_text(numerator, denominator) if decimals is None else _with_decimals(value, decimals)


@lru_cache(maxsize=4096)
def _rounded_text(numerator: int, denominator: int) -> str:
    """Return the text of a fraction whose decimals do not end; a text has few of them, such as a third, many times."""
    value = Fraction(numerator, denominator)
    unit = quotient(place_of_second_digit(value), power_of_ten(SIGNIFICANT - 2))
    rounded = round(value / unit) * unit
    return _with_decimals(rounded, _decimals(rounded))


def _decimals(value: Exact) -> int:
    """Return how many decimals the shortest decimal text of a finite decimal has."""
    return _decimals_over(value.denominator) or 0


@lru_cache(maxsize=4096)
def _decimals_over(denominator: int) -> int | None:
    """Return how many decimals a fraction with this denominator has; None when they do not end."""
    twos, rest = _divided_out(denominator, 2)
    fives, rest = _divided_out(rest, 5)
    return max(twos, fives) if rest == 1 else None


def _divided_out(number: int, prime: int) -> tuple[int, int]:
    """Return (how often the prime divides the number, what is left)."""
    count = 0
    while number % prime == 0:
        number //= prime
        count += 1
    return count, number


def _with_decimals(value: Exact, decimals: int) -> str:
    numerator, denominator = value.as_integer_ratio()
    if not decimals:
        return str(numerator // denominator)
    text = _placed(abs(numerator) * 10**decimals // denominator, decimals)
    return f"-{text}" if numerator < 0 else text


def _in_places(value: Exact, step: Exact) -> tuple[int, int] | None:
    """Return (digits, how many of them are decimals) of a value written to a decimal place; None for other steps."""
    one, tenths = step.as_integer_ratio()
    above, below = value.as_integer_ratio()
    places = len(str(tenths)) - 1
    if one != 1 or not places or tenths % below or tenths != 10**places:
        return None
    return above * (tenths // below), places


def _placed(digits: int, decimals: int) -> str:
    """Return digits, none of them negative, with so many of them behind the point."""
    text = str(digits).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}"


_made = tuple.__new__
"""Makes a number from all its parts in half the time that its own name takes; every figure has one at least."""


class Number(NamedTuple):
    """A number as written: its exact value and the places of its digits.

    Attributes:
        value: The exact value.
        step: p, the place of the last written digit: 10,000 in "1.63 million".
        zeros: z, the place of the last non-zero digit; equal to `step` when decimals are written.
        decimals: How many decimals are written: 2 in "1.63 million".

    Source: DESIGN 3.1.
    """

    value: Exact
    step: Exact
    zeros: Exact
    decimals: int = 0

    @classmethod
    def written(cls, value: Exact, *, decimals: int = 0, scale: Exact = 1) -> Number:
        """Return the number for digits worth `value` before a scale word worth `scale`.

        >>> Number.written(Fraction("1.63"), decimals=2, scale=10**6).step
        10000
        """
        if not decimals and scale == 1 and isinstance(value, int):
            # As most numbers are, and most of those end in another digit than 0.
            return _made(cls, (value, 1, 1 if value % 10 else place_of_last_digit(value), 0))
        step = power_of_ten(-decimals)
        total = exact(value)
        if scale != 1:
            step, total = product(step, scale), product(total, scale)
        if decimals or not is_finite_decimal(total):
            return cls(total, step, step, decimals)
        return cls(total, step, max(step, place_of_last_digit(total)), 0)

    @classmethod
    def with_decimals(cls, digits: int, decimals: int) -> Number:
        """Return the number for digits of which the last so many are decimals; without any it is a whole number.

        >>> str(Number.with_decimals(1630, 3)), str(Number.with_decimals(16, 0))
        ('1.630', '16')
        """
        if not decimals:
            return cls.written(digits)
        step, tenths = power_of_ten(-decimals), power_of_ten(decimals)
        value = Fraction(digits, tenths) if digits % tenths else digits // tenths
        return _made(cls, (value, step, step, decimals))

    def scaled(self, factor: Exact) -> Number:
        """Return the number with a scale word worth `factor` behind it."""
        step = product(self.step, factor)
        zeros = step if self.zeros is self.step else product(self.zeros, factor)
        return _made(Number, (product(self.value, factor), step, zeros, self.decimals))

    def signed(self, sign: int) -> Number:
        """Return the number, negated if the sign is negative."""
        return Number(-self.value, self.step, self.zeros, self.decimals) if sign < 0 else self

    @classmethod
    def parse(cls, text: str) -> Number:
        """Read canonical text: digits with a point, or a ratio of two integers.

        Raises:
            ParseError: The text is anything else, or longer than `MAX_DIGITS`.
        """
        if len(text) > 2 * MAX_DIGITS:
            msg = "the number is too long"
            raise ParseError(msg, expected=f"at most {MAX_DIGITS} digits", found=f"{len(text)} characters")
        if (match := _CANONICAL.fullmatch(text)) and sum(map(str.isdigit, text)) <= MAX_DIGITS:
            decimals = len(match[3] or "")
            return cls.written(exact(Fraction(text)), decimals=decimals)
        if (match := _RATIO.fullmatch(text)) and int(match[2]):
            return cls.written(Fraction(text))
        msg = "this is not a number in canonical form"
        raise ParseError(msg, expected="digits with a point, such as 2000 or 0.10", found=repr(text[:40]))

    def __str__(self) -> str:
        """Return canonical text; decimals that were written stay written ("0.10")."""
        value, step = self.value, self.step
        if isinstance(value, int) and isinstance(step, int):
            return str(value)
        if found := _in_places(value, step):
            text = _placed(abs(found[0]), found[1])
            return f"-{text}" if found[0] < 0 else text
        return decimal_text(value) if is_finite_decimal(value) else str(value)

    def decimal_texts(self) -> tuple[str, str, str] | None:
        """Return the text of a number with decimals, and of the ends of what is rounded to it; of others None.

        >>> Number.with_decimals(4, 1).decimal_texts(), Number.written(2000).decimal_texts()
        (('0.4', '0.35', '0.45'), None)
        """
        value, step, zeros, decimals = self
        found = _in_places(value, step) if decimals and zeros is step else None
        if found is None or found[0] <= 0:
            return None
        digits, places = found
        text = _placed(digits, places)
        return text, f"{_placed(digits - 1, places)}5", f"{text}5"

    @property
    def digits(self) -> int:
        """How many digits it has, without the zeros around them; 15 where its decimals do not end.

        >>> Number.written(16000).digits, Number.written(Fraction("0.45"), decimals=2).digits
        (2, 2)
        """
        return len(decimal_text(magnitude(self.value)).replace(".", "").strip("0"))

    @property
    def has_two_digits(self) -> bool:
        """Whether it has two significant digits or more; a number of one is too easily the same as another.

        >>> Number.written(16000).has_two_digits, Number.written(2000).has_two_digits
        (True, False)
        """
        return place_of_last_digit(self.value) <= self.second

    @property
    def second(self) -> Exact:
        """s2, the place of the second significant digit."""
        return place_of_second_digit(self.value)
