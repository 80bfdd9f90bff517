"""Numbers where characters are words: "20多万", "3割", "三分之一", "3と2分の1", "百分之五"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.reading.form import Amount, fraction, times
from factledger.reading.portions import MULTIPLIERS
from factledger.reading.units import after_number
from factledger.reading.words import SCALES, is_unit_name, lookup
from factledger.values.number import Exact, Number, exact
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.figure import Hedge

Reader = Callable[["Line", int], "Amount | None"]
"""Reads the number at a token, without anything before or behind it."""

_TENTH, _DISCOUNT = "tenth", "discount"
"""Kinds of the words for tenths, which measure in percent: "3割", "三成" of a whole, "八折" of a price."""

_HALF = Fraction(1, 2)
_TEN = 10


def with_scale_words(line: Line, made: Amount) -> Amount:
    """Return the number with the scale words behind it, and the hedge between: "3万", "5千亿", "20多万", "3割"."""
    while True:
        hedge, i = hedge_inside(line, made)
        found = lookup(line, i)
        if found is None or found[2] or is_unit_name(line, i, found[1]):
            return made
        word, end, _ = found
        if word.kind in (_TENTH, _DISCOUNT):
            # "85折" is 85 percent, and so is "8.5折".
            worth = word.value if word.kind == _TENTH or made.number.value <= word.value else Fraction(1)
            tenths = times(line, made, worth, end)._replace(unit=word.unit, hedge=hedge or made.hedge)
            return _with_hundredths(line, tenths)
        if word.kind not in (*MULTIPLIERS, "place") or (made.scale > 1 and word.value <= made.scale):
            return made
        if word.kind in ("times", "place") and (made.scale > 1 or made.is_grouped):
            return made
        made = times(line, made, word.value, end)._replace(hedge=hedge or made.hedge)


def _with_hundredths(line: Line, made: Amount) -> Amount:
    """Return "三成半", "三成五", "3割5分": a half, or a digit for the hundredths, behind the tenths."""
    if made.number.decimals or not line.is_adjacent(made.last):
        return made
    mark = line.has("hundredth-mark", made.last + 1) if line.is_number(made.last) else None
    if mark is not None and len(line.words[made.last].text) == 1:
        return _plus(line, made, int(ascii_digits(line.words[made.last].text)), mark)
    found = lookup(line, made.last)
    if found is None or found[2]:
        return made
    word, end, _ = found
    is_half = word.kind == "half" and word.value == _HALF
    is_digit = word.kind in ("add", "one") and word.value < _TEN and end == made.last + 1
    if not is_half and (not is_digit or line.words[end].numbers or _measures(line, end)):
        return made
    return _plus(line, made, word.value * _TEN if is_half else word.value, end)


def _plus(line: Line, made: Amount, hundredths: Exact, last: int) -> Amount:
    number = Number.written(exact(made.number.value + hundredths))
    return made._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False)


def _measures(line: Line, i: int) -> bool:
    """Tell whether a unit or a noun stands at token `i`."""
    return after_number(line, i, is_singular=False).unit != NO_UNIT


def hedge_inside(line: Line, made: Amount) -> tuple[Hedge | None, int]:
    """Return (hedge between the number and its scale word, index of the scale word): "20多万", "300여만"."""
    table = line.lexicon.language.hedges_after
    if table in line.words[made.last].opens and line.is_adjacent(made.last):
        hedged = line.at(table, made.last)
        if hedged and is_unit_name(line, made.last, hedged[1]):
            return None, made.last  # "6대만달러"
        if hedged and (word := lookup(line, hedged[1])) and word[0].kind in (*SCALES, _TENTH, _DISCOUNT):
            return hedged[0].hedge, hedged[1]
    return None, made.last


def parts(line: Line, made: Amount, read: Reader) -> Amount | None:
    """Return "4分の3", "三分之一", "10분의 1": the parts of a whole stand behind it."""
    j = line.has("parts", made.last)
    above = None if j is None else read(line, j)
    below = made.number.value
    if above is None or not below > 1 or above.number.value >= below:
        return None
    return fraction(line, Fraction(above.number.value) / below, made.start, made.first, above.last)


def mixed(line: Line, whole: Amount, read: Reader) -> Amount | None:
    """Return "五又二分之一", "3と2分の1": a whole number and a fraction in words."""
    j = line.has("and-parts", whole.last)
    below = None if j is None else read(line, j)
    part = None if below is None else parts(line, below, read)
    if part is None:
        return None
    made = fraction(line, whole.number.value + part.number.value, whole.start, whole.first, part.last)
    return made._replace(form=whole.form)


def percent(line: Line, i: int, read: Reader) -> Amount | None:
    """Return "百分之五", where the word for percent stands before the number."""
    j = line.has("percent-before", i)
    made = None if j is None else read(line, j)
    return made and made._replace(start=line.starts[i], first=i, unit="percent", is_one=False)
