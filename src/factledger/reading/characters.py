"""Numbers where characters are words: "20多万", "3割", "三分之一", "3と2分の1", "百分之五"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.form import Amount, fraction, times
from factledger.reading.portions import MULTIPLIERS
from factledger.reading.words import SCALES, is_unit_name, lookup

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.figure import Hedge

Reader = Callable[["Line", int], "Amount | None"]
"""Reads the number at a token, without anything before or behind it."""

_TENTH = "tenth"
"""Kind of the words for tenths of a whole, which measure in percent: "3割", "三成"."""


def with_scale_words(line: Line, made: Amount) -> Amount:
    """Return the number with the scale words behind it, and the hedge between: "3万", "5千亿", "20多万", "3割"."""
    while True:
        hedge, i = hedge_inside(line, made)
        found = lookup(line, i)
        if found is None or found[2] or is_unit_name(line, i, found[1]):
            return made
        word, end, _ = found
        if word.kind == _TENTH:
            return times(line, made, word.value, end)._replace(unit=word.unit, hedge=hedge or made.hedge)
        if word.kind not in (*MULTIPLIERS, "place") or (made.scale > 1 and word.value <= made.scale):
            return made
        if word.kind in ("times", "place") and (made.scale > 1 or made.is_grouped):
            return made
        made = times(line, made, word.value, end)._replace(hedge=hedge or made.hedge)


def hedge_inside(line: Line, made: Amount) -> tuple[Hedge | None, int]:
    """Return (hedge between the number and its scale word, index of the scale word): "20多万", "300여만"."""
    table = line.lexicon.language.hedges_after
    if table in line.words[made.last].opens and line.is_adjacent(made.last):
        hedged = line.at(table, made.last)
        if hedged and (word := lookup(line, hedged[1])) and word[0].kind in (*SCALES, _TENTH):
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
