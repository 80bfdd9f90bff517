"""Ordinals: 1st, 2º, ke-2, "der 2. Platz"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.compound import is_said_with
from factledger.reading.dates import Found, glued, short
from factledger.reading.tokens import is_hangul
from factledger.reading.units import after_number
from factledger.reading.words import is_unit_name, spelled

if TYPE_CHECKING:
    from factledger.reading.line import Line

_RINGS = "°º"
_SENTENCE_ENDS = ".!?\n"


def ordinal(line: Line, i: int) -> Found | None:
    """Find 1st, 2º, ke-2."""
    if line.is_number(i) and line.is_adjacent(i + 1):
        last = _glued_suffix(line, i)
        # "5. madde", but "in 2021." and "5.": a point makes an ordinal only of a small number before a word.
        is_point = last is not None and line.is_mark(i + 1, ".") and not (short(line, i, 3) and line.is_word(last))
        if _is_larger_part(line, i, last):
            return None
        if last is not None and not is_point and not _leads_on(line, i, last) and not _is_degrees(line, i, last):
            return Found(i, last, "ordinal")
    if _is_dotted_ordinal(line, i):
        return Found(i, i + 2, "ordinal")
    if line.has("ordinal-after", i + 1) is not None and short(line, i, 2):
        return Found(i, i + 1, "ordinal")
    j = line.has("ordinal-prefix", i)
    if j is not None and line.is_number(j) and line.is_adjacent(j):
        return None if _counts_all(line, i, j + 1) else Found(i, j + 1, "ordinal")
    return _spelled_ordinal(line, i, j) if j is not None and line.characters else None


def _counts_all(line: Line, i: int, last: int) -> bool:
    """Tell whether a noun behind the number says that it counts all of them: "ke-44 perahu itu" are the 44 boats.

    Behind a noun it is the ordinal of that: "ulang tahun ke-80 kota itu". Where it opens a sentence it is none of any.
    """
    if "definite-behind" not in line.lexicon.language.words:
        return False
    if i and line.is_word(i - 1) and "stop" not in line.words[i - 1].opens:
        return False
    found = after_number(line, last, is_singular=False)
    is_opening = i == 0 or line.is_mark(i - 1, _SENTENCE_ENDS)
    return found.noun is not None and (is_opening or line.has("definite-behind", found.last) is not None)


def _glued_suffix(line: Line, i: int) -> int | None:
    """Return index after an ordinal's ending; behind a point it is written onto that: "25.a", not "25. A empresa"."""
    last = line.has("ordinal-suffix", i + 1)
    is_parted = last is not None and line.is_mark(i + 1, ".") and last > i + 2 and not line.is_adjacent(i + 2)
    return None if is_parted else last


def _is_larger_part(line: Line, i: int, last: int | None) -> bool:
    """Tell whether what looks like an ordinal's ending is a unit with a smaller one behind: "16st 7lb"."""
    unit = line.at(line.lexicon.language.units, i + 1)
    if last is None or unit is None or unit[1] != last or not line.is_number(last):
        return False
    return is_said_with(unit[0].unit, after_number(line, last + 1, is_singular=False).unit)


def _leads_on(line: Line, i: int, last: int) -> bool:
    """Tell whether the letters behind the number at token `i` go on past an ordinal's ending: "1st5", "5号元件"."""
    if line.words[last - 1].fold == "e" and _is_exponent(line, last):
        return True
    is_character = line.is_word(last - 1) and not line.is_letters(last - 1)
    return (glued(line, last) and not is_character) or (line.characters and is_unit_name(line, i + 1, last))


def _is_exponent(line: Line, i: int) -> bool:
    """Tell whether token `i` is the sign of an exponent: "12,32e+14" in French, but not "la 2e-3e place"."""
    is_signed = line.is_mark(i, "+-−") and line.is_number(i + 1)
    ends = line.is_adjacent(i + 2) and line.is_letters(i + 2)
    return is_signed and line.is_adjacent(i) and line.is_adjacent(i + 1) and not ends


def _spelled_ordinal(line: Line, i: int, j: int) -> Found | None:
    """Find "第三": in hangul, the mark behind the number tells it."""
    found = None if is_hangul(line.words[j].text) or not line.words[j].numbers else spelled(line, j)
    return None if found is None else Found(i, found.last, "ordinal")


def _is_dotted_ordinal(line: Line, i: int) -> bool:
    """Tell whether the dot behind a number makes an ordinal of it, as in "der 2. Platz", or ends a sentence."""
    has_mark = short(line, i, 3) and line.has("ordinal-mark", i + 1) is not None and line.is_adjacent(i + 1)
    if not has_mark or line.is_run(i) or line.is_adjacent(i + 2) or not line.is_word(i + 2):
        return False
    if line.words[i + 2].text[0].islower():
        return i > 0 or line.has("ordinal-noun", i + 2) is not None
    return line.had("ordinal-before", i) is not None or line.has("ordinal-noun", i + 2) is not None


def _is_degrees(line: Line, i: int, last: int) -> bool:
    """Tell whether the ring behind a number is that of degrees: "30º C", and "85°" with no noun behind it."""
    if line.words[last - 1].text not in _RINGS:
        return False
    heat = line.at(line.lexicon.neutral.signs, i + 1)
    is_free = line.words[last - 1].text == "°" and not line.is_word(last) and len(line.words[i].text) > 1
    return is_free or (heat is not None and heat[1] > last)
