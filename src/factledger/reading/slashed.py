"""Fractions in digits: ½, 1 1/2, 3/4, and parts that are counted in digits."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.reading.form import Amount, Form, fraction
from factledger.reading.portions import counted, scaled
from factledger.reading.scaling import scaled_by_words
from factledger.reading.words import lookup

if TYPE_CHECKING:
    from factledger.reading.line import Line

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000})

_PLACES = 2


def vulgar(line: Line, i: int) -> Amount | None:
    """Return the amount that a sign such as ½ is, or None."""
    value = _vulgar_value(line, i)
    if value is None:
        return None
    return scaled_by_words(line, fraction(line, value, line.starts[i], i, i + 1))


def _vulgar_value(line: Line, i: int) -> Fraction | None:
    """Return the value of a sign such as ½; None for another sign (superscripts are footnote marks)."""
    text = line.words[i].text
    if len(text) != 1 or text.isascii():
        return None
    parts = unicodedata.normalize("NFKC", text).split("\u2044")
    return Fraction(int(parts[0]), int(parts[1])) if len(parts) == _PLACES and all(p.isdigit() for p in parts) else None


def digit_fraction(line: Line, whole: Amount) -> Amount | None:
    """Return 1½, 1 1/2 or 3/4."""
    i, j = whole.first, whole.last
    if whole.is_grouped:
        return None
    if (sign := _vulgar_value(line, j)) is not None:
        made = fraction(line, whole.number.value + sign, whole.start, i, j + 1)
        return scaled_by_words(line, made._replace(form=Form.DIGITS))
    if line.is_number(j) and not line.is_mark(j - 1, "/") and (rest := _slashed(line, j)) is not None:
        made = fraction(line, whole.number.value + rest, whole.start, i, j + 3)
        return scaled_by_words(line, made._replace(form=Form.DIGITS))
    if (value := _slashed(line, i)) is not None:
        return scaled_by_words(line, fraction(line, value, whole.start, i, i + 3))
    return None


def mixed_in_digits(line: Line, whole: Amount) -> Amount | None:
    """Return "3-3/4" cents, and the half of a cent in "$5.62-1/2"."""
    j = whole.last
    is_joined = line.is_adjacent(j) and line.is_adjacent(j + 1) and line.is_number(j + 1)
    part = _slashed(line, j + 1) if is_joined else None
    if part is None or len(whole.readings) != 1:
        return None
    value = whole.number.value + part / Fraction(10) ** whole.number.decimals
    return scaled_by_words(line, fraction(line, value, whole.start, whole.first, j + 4)._replace(form=Form.DIGITS))


def digit_parts(line: Line, whole: Amount) -> Amount | None:
    """Return "3 décimas", "2 terzi": fewer parts than make a whole."""
    word = lookup(line, whole.last)
    is_parts = word is not None and word[0].kind == "parts" and not whole.is_grouped
    if word is None or not is_parts or line.at(line.lexicon.language.units, whole.last):
        return None  # "40 centesimi" are money
    found = counted(line, whole.number.value, whole.last)
    # "2 cuartos" are two rooms, as nobody says two quarters for a half.
    is_part = found is not None and found.value < 1 and found.value.denominator == word[0].value.denominator
    return scaled(line, found.value, whole.start, whole.first, found.last) if found and is_part else None


def _slashed(line: Line, i: int) -> Fraction | None:
    """Return the fraction "3/4" at token `i`, or None: dates and idioms such as 24/7 are none."""
    is_slashed = line.is_mark(i + 1, "/⁄") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)
    if not is_slashed or not line.is_number(i + 2) or line.is_mark(i + 3, "/") or line.is_mark(i - 1, "/"):
        return None
    above, below = ascii_digits(line.words[i].text), ascii_digits(line.words[i + 2].text)
    is_small = above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 4  # noqa: PLR2004  as printed
    if not is_small or int(below) not in _DENOMINATORS or int(above) >= int(below):
        return None
    return Fraction(int(above), int(below))
