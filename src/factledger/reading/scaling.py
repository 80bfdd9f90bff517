"""Scales behind a number: words, letters and smaller numbers that go on from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.characters import with_scale_words
from factledger.reading.dates import is_year
from factledger.reading.form import Amount, times
from factledger.reading.heat import heat
from factledger.reading.lexicon import HYPHENS
from factledger.reading.portions import ABOUT, MULTIPLIERS, and_portion, ratio
from factledger.reading.units import after_number, before_number
from factledger.reading.words import SCALES, Spelled, Sum, continued, lookup
from factledger.values.figure import Hedge, Kind
from factledger.values.number import Exact, Number, exact, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import NumberWord

_SCALE = "scale"
"""Behind the class of a crowd word: behind a number it scales it ("crowd:scale")."""

_NEXT_SCALE = 1000
"""How much smaller the next scale word is at the most."""

_SPACED_LETTERS = frozenset({"k", "M", "MM"})
"""Scale letters that may stand apart from the digits; "300 K" is a temperature."""


def scaled_by_words(line: Line, made: Amount) -> Amount:
    """Take the scale words behind the digits: "103 juta", "5 mil milhões", "$103M"."""
    if not made.readings:
        return made
    made = _with_letter(line, made)
    if line.characters:
        made = with_scale_words(line, made)
        return and_portion(line, _with_more(line, made) if made.scale > 1 and made.unit is None else made)
    made = hedged_scale(line, made)
    while (found := lookup(line, made.last) or _behind_hyphen(line, made.last)) and not found[2]:
        word, end, _ = found
        is_when = made.is_bare and is_year(line, made.first)
        if not is_when and (some := by_crowd(line, made)):
            return some
        if word.kind not in MULTIPLIERS or (word.kind == "times" and made.scale > 1):
            break
        if made.scale > 1 and word.value <= made.scale:
            break
        unit = line.at(line.lexicon.language.units, made.last)
        if unit and unit[1] > end:
            break
        made = times(line, made, word.value, end)
        if word.unit and word.unit != ABOUT:
            return made._replace(unit=word.unit)  # "300 TEUR"
    return ratio(line, and_portion(line, _with_more(line, made) if made.scale > 1 else made))


def by_crowd(line: Line, made: Amount) -> Amount | None:
    """Return "3 jutaan", "tiga ribuan", which are about so many millions; the word alone is a crowd of them."""
    found = lookup(line, made.last)
    if found is None or found[2] or found[0].unit != _SCALE or made.scale != 1:
        return None
    return times(line, made, quotient(found[0].value, 2), found[1])._replace(hedge=Hedge.ABOUT)


def hedged_scale(line: Line, made: Amount) -> Amount:
    """Read "5 с лишним тысяч", "5 or so million": a hedge between the number and its scale word."""
    found = line.at(line.lexicon.language.hedges_after, made.last)
    scale = lookup(line, found[1]) if found else None
    if found is None or scale is None or scale[2] or scale[0].kind not in SCALES or made.scale > 1:
        return made
    return times(line, made, scale[0].value, scale[1])._replace(hedge=found[0].hedge)


def _behind_hyphen(line: Line, j: int) -> tuple[NumberWord, int, int] | None:
    """Return the scale word that a hyphen joins to the digits before token `j`: "a 2-million-pound house"."""
    if not (line.is_mark(j, HYPHENS) and line.is_adjacent(j) and line.is_adjacent(j + 1)):
        return None
    found = lookup(line, j + 1)
    return found if found and found[0].kind in MULTIPLIERS else None


def _with_more(line: Line, made: Amount) -> Amount:
    """Read "3 hundred and 21", "4 thousand 3 hundred", "1 juta 500 ribu": smaller numbers behind a scale word."""
    number = made.number
    if number.decimals or len(made.readings) > 1 or not isinstance(number.value, int):
        return made
    value, scale = number.value, made.scale
    is_scale = scale >= 1000  # noqa: PLR2004  smaller words multiply within a group
    total = Sum(total=value, scale=scale) if is_scale else Sum(group=value, last=value)
    grown = continued(line, Spelled(total, made.start, made.first, made.last, is_one=False))
    if grown.last == made.last or not _goes_on(line, made, grown.sum.value - value):
        return made
    return of_sum(made, grown.sum)._replace(last=grown.last, end=line.ends[grown.last - 1], is_grouped=True)


def _goes_on(line: Line, made: Amount, rest: Exact) -> bool:
    """Tell whether a smaller number behind a scale word belongs to it.

    "$3 million two years ago" is no sum, and neither is "3 million and 200 jobs": what goes on behind a million is
    said in thousands, or in words alone ("6 crore and two hundred"), and what is below a hundred behind "and".
    """
    if line.characters:
        return True
    found = lookup(line, made.last)
    after = line.has("join", made.last)
    is_joined = after is not None or (found is not None and found[2] > 0)
    if rest * _NEXT_SCALE < made.scale:
        is_in_words = after is not None and not line.is_number(after)
        return is_in_words and rest >= 100 and before_number(line, made.first) is None  # noqa: PLR2004
    return is_joined or line.lexicon.language.chained or rest >= 100  # noqa: PLR2004


def of_sum(made: Amount, total: Sum) -> Amount:
    """Return the amount with what number words come to."""
    number = Number.written(quotient(total.value, total.step), scale=total.step)
    return made._replace(readings=(number,), scale=exact(total.step) if total.step > 1 else 1)


def _with_letter(line: Line, made: Amount) -> Amount:
    """Take a scale letter behind the digits: "$103M", "5k", "2.3 k"; "5m" is metres unless it is money or people."""
    j = made.last
    if not line.is_word(j):
        return made
    letter = line.lexicon.language.scales.get(line.words[j].text) if heat(line, j) is None else None
    if letter is None or not (line.is_adjacent(j) or _may_stand_apart(line, made)):
        return made
    if letter.needs_unit and not _is_counted(line, made):
        return made
    readings = [number.scaled(value) for value in letter.values for number in made.readings]
    settled = made.settled and len(letter.values) == 1
    end = line.ends[j]
    return made._replace(readings=tuple(readings), settled=settled, scale=exact(letter.values[0]), last=j + 1, end=end)


def _may_stand_apart(line: Line, made: Amount) -> bool:
    """Tell whether the letter behind a space scales the number: nothing else that it could begin goes on there."""
    j = made.last
    if _is_before_currency(line, j + 1):
        return True
    if line.words[j].text not in _SPACED_LETTERS and before_number(line, made.first) is None:
        return False
    after = line.words[j + 1]
    is_cut = line.is_adjacent(j + 1) and (after.text in "-‐‑&'’/" or after.is_number)
    return not is_cut and not after.is_number and not (after.is_word and after.text[0].isupper())


def _is_before_currency(line: Line, i: int) -> bool:
    """Tell whether a currency sign touches the letter before token `i`: "12 M€"."""
    found = line.at(line.lexicon.neutral.signs, i) if line.is_adjacent(i) else None
    return found is not None and line.lexicon.kind(found[0].unit) is Kind.MONEY


def _is_counted(line: Line, made: Amount) -> bool:
    """Tell whether a currency stands before the number, or a unit or noun behind its letter."""
    # "£88-90m": the currency of the other end counts for this one.
    other = made.first - 2 if line.is_mark(made.first - 1, HYPHENS) and line.is_number(made.first - 2) else made.first
    if before_number(line, other):
        return True
    last = made.last + 1
    to = line.has("range-to", last)
    if to is not None and line.is_number(to) and line.words[to + 1].text == line.words[made.last].text:
        last = to + 2  # "3m-4m people"
    after = after_number(line, last, is_singular=False)
    return after.unit != NO_UNIT and after.is_known
