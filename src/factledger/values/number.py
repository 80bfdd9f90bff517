"""Exact numbers that remember how precisely they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from factledger.errors import ParseError

MAX_DIGITS = 100
"""Longest number that is read, in digits. No figure in print is longer; a bound keeps every step fast."""

SIGNIFICANT = 15
"""Digits shown of a fraction that has no finite decimal text (DESIGN 4)."""

_CANONICAL = re.compile(r"(-?)(\d+)(?:\.(\d+))?", re.ASCII)
_RATIO = re.compile(r"(-?\d+)/(\d+)", re.ASCII)


def place_of_last_digit(value: Fraction) -> Fraction:
    """Return the place of the last non-zero digit of a finite decimal.

    >>> place_of_last_digit(Fraction(16000)), place_of_last_digit(Fraction("6.40"))
    (Fraction(1000, 1), Fraction(1, 10))
    """
    if value.denominator == 1:
        digits = str(abs(value.numerator))
        return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1)
    return Fraction(1, 10 ** _decimals(value))


def place_of_second_digit(value: Fraction) -> Fraction:
    """Return the place of the second significant digit, whether written or not.

    >>> place_of_second_digit(Fraction(16000)), place_of_second_digit(Fraction(7))
    (Fraction(1000, 1), Fraction(1, 10))
    """
    if value == 0:
        return Fraction(1, 10)
    size = abs(value)
    # The lengths of numerator and denominator give the exponent to within one.
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    if Fraction(10) ** exponent > size:
        exponent -= 1
    return Fraction(10) ** (exponent - 1)


def is_finite_decimal(value: Fraction) -> bool:
    """Tell whether the value has a decimal text that ends."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def decimal_text(value: Fraction) -> str:
    """Return plain decimal text, without exponent and without needless zeros.

    A fraction whose decimals do not end is rounded half to even to 15 significant digits.

    >>> decimal_text(Fraction(12, 10)), decimal_text(Fraction(1, 3)), decimal_text(Fraction(2000))
    ('1.2', '0.333333333333333', '2000')
    """
    if value.denominator == 1:
        return str(value.numerator)
    if not is_finite_decimal(value):
        unit = place_of_second_digit(value) / Fraction(10) ** (SIGNIFICANT - 2)
        value = round(value / unit) * unit
        if value.denominator == 1:
            return str(value.numerator)
    return _with_decimals(value, _decimals(value))


def _decimals(value: Fraction) -> int:
    """Return how many decimals the shortest decimal text of a finite decimal has."""
    return max(_exponent(value.denominator, 2), _exponent(value.denominator, 5))


def _exponent(number: int, prime: int) -> int:
    count = 0
    while number % prime == 0:
        number //= prime
        count += 1
    return count


def _with_decimals(value: Fraction, decimals: int) -> str:
    digits = str(abs(value.numerator) * 10**decimals // value.denominator).rjust(decimals + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its exact value and the places of its digits.

    Attributes:
        value: The exact value.
        step: p, the place of the last written digit: 10,000 in "1.63 million".
        zeros: z, the place of the last non-zero digit; equal to `step` when decimals are written.
        decimals: How many decimals are written: 2 in "1.63 million".

    Source: DESIGN 3.1.
    """

    value: Fraction
    step: Fraction
    zeros: Fraction
    decimals: int = 0

    @classmethod
    def written(cls, value: Fraction, *, decimals: int = 0, scale: Fraction = Fraction(1)) -> Number:
        """Return the number for digits worth `value` before a scale word worth `scale`.

        >>> Number.written(Fraction("1.63"), decimals=2, scale=Fraction(10**6)).step
        Fraction(10000, 1)
        """
        step = scale / 10**decimals
        total = value * scale
        if decimals or not is_finite_decimal(total):
            return cls(total, step, step, decimals)
        return cls(total, step, max(step, place_of_last_digit(total)), 0)

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
            return cls.written(Fraction(text), decimals=decimals)
        if (match := _RATIO.fullmatch(text)) and int(match[2]):
            return cls.written(Fraction(text))
        msg = "this is not a number in canonical form"
        raise ParseError(msg, expected="digits with a point, such as 2000 or 0.10", found=repr(text[:40]))

    def __str__(self) -> str:
        """Return canonical text; decimals that were written stay written ("0.10")."""
        if not is_finite_decimal(self.value):
            return str(self.value)
        written = len(str(self.step.denominator)) - 1
        if self.step == Fraction(1, 10**written) and (self.value / self.step).denominator == 1:
            return _with_decimals(self.value, written)
        return decimal_text(self.value)

    @property
    def second(self) -> Fraction:
        """s2, the place of the second significant digit."""
        return place_of_second_digit(self.value)
