"""Two numbers side by side that are one about: "三四个", "二三十", "두세 명", "2、3人"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.amount import amount
from factledger.reading.amount_in_words import of_spelled
from factledger.reading.characters import with_scale_words
from factledger.reading.form import Amount, Form
from factledger.reading.marked import marked
from factledger.reading.measured import Measured
from factledger.reading.ranges import Pair
from factledger.reading.units import after_number
from factledger.reading.words import spelled
from factledger.values.figure import Hedge
from factledger.values.number import Number, exact, place_of_last_digit, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line

_DIGITS = range(1, 9)
"""Digits that have another one after them."""


def neighbours(line: Line, found: Amount) -> Pair | None:
    """Return "三四" (three or four), "二三十" (twenty or thirty), "두세" (two or three), "2、3人"."""
    if "next-number" in line.words[found.first].opens and line.has("next-number", found.first) == found.last:
        one = Number.written(exact(1))  # "대여섯" is five or six
        return _pair(line, found.number, found._replace(readings=(Number.written(found.number.value + one.value),)))
    if line.is_mark(found.last, "、") and found.is_bare:
        return _listed(line, found)
    is_single = found.form is Form.WORDS and found.last == found.first + 1 and line.is_adjacent(found.last)
    if not is_single or found.number.value not in _DIGITS:
        return None
    second = _spelled_amount(line, found.last)
    if second is None:
        return None
    place = place_of_last_digit(second.number.value) if second.number.value > 0 else 0
    if not place or second.number.value != (found.number.value + 1) * place:
        return None
    scaled = with_scale_words(line, second)
    return _pair(line, found.number.scaled(quotient(place * scaled.scale, second.scale)), scaled)


def _listed(line: Line, found: Amount) -> Pair | None:
    """Return "2、3人" (two or three people), "2、3割" (twenty or thirty percent)."""
    j = found.last + 1
    second = amount(line, j) if line.is_number(j) and line.is_adjacent(j) else None
    is_list = line.is_mark(found.first - 1, "、") or marked(line, j) is not None
    if second is None or not second.readings or is_list or not (second.is_bare or second.unit):
        return None
    low = found.number.scaled(second.scale)
    is_next = found.number.value in _DIGITS and second.number.value == low.value + second.scale
    after = after_number(line, second.last, is_singular=False)
    is_measured = second.unit is not None or (after.unit != NO_UNIT and after.is_known)
    return _pair(line, low, second) if is_next and is_measured else None


def _pair(line: Line, low: Number, second: Amount) -> Pair:
    own = Measured(second.unit or NO_UNIT, None, second.last, second.last)
    return Pair(Hedge.RANGE, low, second.number, second.last, line.ends[second.last - 1], None, own)


def _spelled_amount(line: Line, i: int) -> Amount | None:
    """Return the number in words at token `i`, which may stand inside a word."""
    found = spelled(line, i) if line.words[i].numbers else None
    return None if found is None else of_spelled(line, found)
