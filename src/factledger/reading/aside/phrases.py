"""Words of numbers that count nothing: "one of", "a metà"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found
from factledger.reading.portions import ONE_OF, is_few
from factledger.reading.units import after_number
from factledger.reading.words import lookup, spelled
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line


def pronoun(line: Line, i: int) -> Found | None:
    """Find "one of", "salah satu": "one" that counts nothing."""
    last = None if line.whole else line.has("pronoun", i)
    if last is None or last == i + 1 or _is_share(line, i):
        return None
    return Found(i, last, "pronoun")


def _is_share(line: Line, i: int) -> bool:
    """Tell whether "one of" is one of so many: "satu dari lima"."""
    of = line.has("out-of", i + 1) or line.has("in-others", i + 1) or line.has("among", i + 1)
    few = line.has(ONE_OF, i + 1)
    if of is None and few is not None:
        return is_few(line, few)
    return of is not None and (line.is_number(of) or lookup(line, of) is not None)


def idiom(line: Line, i: int) -> Found | None:
    """Find "a metà", "mil gracias", "统一": words of numbers in a phrase that counts nothing."""
    last = None if line.whole else line.has("idiom", i)
    if last is None or (line.characters and not _is_idiom_of_characters(line, i, last)):
        return None
    return None if _ends_in_count(line, last) else Found(i, last, "idiom")


def _ends_in_count(line: Line, last: int) -> bool:
    """Tell whether the last word of an idiom counts what stands behind it: "in acht Länder", "op nul graden"."""
    word = line.words[last - 1]
    if line.characters or not word.numbers or line.lexicon.language.units in word.opens:
        return False  # the "năm" of "mỗi năm" is a year, and five elsewhere
    number = spelled(line, last - 1)
    behind = after_number(line, last, is_singular=False)
    is_noun = behind.unit != NO_UNIT and (behind.is_known or line.lexicon.language.capital_nouns)
    return number is not None and number.last == last and not number.is_one and is_noun


def _is_idiom_of_characters(line: Line, i: int, last: int) -> bool:
    """Tell whether the characters of an idiom are words here: "十分" is an idiom, "十分之九" a fraction."""
    return not line.is_inside_word(i) and all(line.has("parts", k) is None for k in range(i + 1, last))
