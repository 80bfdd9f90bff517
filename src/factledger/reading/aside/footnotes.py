"""Marks of footnotes: [1], and superscripts behind a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found, short
from factledger.reading.digits import ascii_digits

if TYPE_CHECKING:
    from factledger.reading.line import Line

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def footnote(line: Line, i: int) -> Found | None:
    """Find [1] and superscripts behind a word."""
    if line.is_mark(i, "[") and short(line, i + 1, 3) and line.is_mark(i + 2, "]"):
        return Found(i, i + 3, "footnote-mark")
    if line.is_mark(i, _SUPERSCRIPTS) and line.is_adjacent(i) and not _is_power(line, i):
        last = i + 1
        while line.is_mark(last, _SUPERSCRIPTS) and line.is_adjacent(last):
            last += 1
        return Found(i, last, "footnote-mark")
    return None


def _is_power(line: Line, i: int) -> bool:
    """Tell whether the superscript at token `i` belongs to a unit or to ten: m², km², 10⁶."""
    lexicon = line.lexicon
    if ascii_digits(line.words[i - 1].text) == "10":
        return True
    table = next(
        (t for t in (lexicon.symbols, lexicon.neutral.signs, lexicon.language.units) if t in line.words[i].closes), None
    )
    return table is not None and line.before(table, i + 1) is not None
