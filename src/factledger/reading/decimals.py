"""Decimals behind a word: "two point five", "две целых пять сотых"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.reading.form import Amount, Form
from factledger.reading.portions import PORTIONS
from factledger.reading.scaling import scaled_by_words
from factledger.reading.units import after_number
from factledger.reading.words import DIGIT_WORDS, lookup, spelled
from factledger.values.figure import Kind
from factledger.values.number import Exact, Number

if TYPE_CHECKING:
    from factledger.reading.line import Line

_MOST_DECIMALS = 30

_YEAR = 4
"""How many digits a year has: a whole that long has no decimals behind a word."""


def with_decimals(line: Line, made: Amount) -> Amount:
    """Read "two point five million", "dua koma lima juta", "twelve point ninety-nine", "1 فاصلة 5"."""
    if "point" not in line.words[made.last].opens or made.scale > 1 or not made.readings or made.number.decimals:
        return made
    j = line.has("point", made.last)
    found = None if j is None else _decimals(line, j)
    if found is None or not isinstance(made.number.value, int):
        return made
    digits, last = found
    is_whole = made.form is not Form.DIGITS or line.is_all(made.first, last)
    if not is_whole and j is not None and (not line.is_number(j) or len(str(made.number.value)) >= _YEAR):
        return made  # "2025 con doce millones" are a year and a number, and so are "2024 con 5620 casos"
    number = Number.written(Fraction(f"{made.number.value}.{digits}"), decimals=len(digits))
    made = made._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False, is_grouped=True)
    return scaled_by_words(line, made)


def _decimals(line: Line, j: int) -> tuple[str, int] | None:
    """Return (digits, index after them) of the decimals at token `j`, in digits or words."""
    return _in_places(line, j) or _digits(line, j)


def _in_places(line: Line, j: int) -> tuple[str, int] | None:
    """Return the same of decimals whose place is named: "две целых пять сотых" is 2.05."""
    joined = line.has("join", j) or line.has("range-and", j)
    j = j if joined is None else joined
    part = lookup(line, j)
    if part is not None and part[0].kind in PORTIONS:
        found, last = part[0].value, part[1]
    else:
        count, end = _whole(line, j)
        part = lookup(line, end)
        if not count or part is None or part[0].kind not in PORTIONS:
            return None
        found, last = count * part[0].value, part[1]
    places = len(str(part[0].value.denominator)) - 1
    is_decimal = part[0].value == Fraction(1, 10**places) and 0 < found < 1
    return (str(found * 10**places).zfill(places), last) if is_decimal and places else None


def _whole(line: Line, j: int) -> tuple[Exact, int]:
    """Return (whole number, index after it) at token `j`, in digits or words; 0 without one."""
    if line.is_number(j):
        text = ascii_digits(line.words[j].text)
        return (int(text), j + 1) if text.isdecimal() and len(text) <= _MOST_DECIMALS else (0, j)
    number = spelled(line, j)
    return (number.sum.value, number.last) if number else (0, j)


def _digits(line: Line, j: int) -> tuple[str, int] | None:
    if line.is_number(j):
        digits = ascii_digits(line.words[j].text)
        is_cut = line.is_adjacent(j + 1) and line.is_letters(j + 1)
        return (digits, j + 1) if digits.isdecimal() and len(digits) <= _MOST_DECIMALS and not is_cut else None
    digits, last = "", j
    while len(digits) < _MOST_DECIMALS:
        found = lookup(line, last)
        if found and found[0].kind == "zero":
            digits, last = digits + "0", found[1]
            continue
        chunk = spelled(line, last, DIGIT_WORDS) if found and found[0].kind in DIGIT_WORDS else None
        if chunk is None:
            break
        digits, last = digits + str(chunk.sum.value), chunk.last
    return (digits, last) if digits else None


def point_first(line: Line, i: int) -> Amount | None:
    """Read "point 77": decimals without a whole before them, where nothing but a percentage is around."""
    j = line.has("point", i)
    found = None if j is None else _decimals(line, j)
    if found is None:
        return None
    digits, last = found
    after = after_number(line, last, is_singular=False)
    is_percent = line.lexicon.kind(after.unit) is Kind.PERCENT and not line.is_word(i - 1)
    if not (is_percent or line.is_all(i, last)):
        return None
    number = Number.written(Fraction(f"0.{digits}"), decimals=len(digits))
    return Amount(Form.WORDS, (number,), line.starts[i], line.ends[last - 1], i, last, is_grouped=True)
