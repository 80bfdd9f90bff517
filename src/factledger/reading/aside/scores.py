"""Scores of games, and numbers that are said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found, counts, short
from factledger.reading.digits import ascii_digits
from factledger.reading.words import lookup

if TYPE_CHECKING:
    from factledger.reading.line import Line

_SCORE_MARKS = "-‐‑–—―－−:：∶"

_ENDINGS = '.,;!?)]”’»"،؛؟。，；、）」』'

_LONGEST_AND = 3
"""Letters of the longest word that joins a list: "and", "und", "dan"."""


def told_score(line: Line, i: int) -> Found | None:
    """Find "won by 2 to 1", "venceu por 2 a 1"."""
    if not (short(line, i, 2) and line.is_word(i + 1) and "range-to" in line.words[i + 1].opens):
        return None
    j = line.has("range-to", i + 1)
    told = any(line.has("score", k) is not None for k in range(max(i - 3, 0), i))
    return Found(i, j + 1, "score") if j and told and short(line, j, 2) and not counts(line, j) else None


def score(line: Line, i: int) -> Found | None:
    """Find "won 3-1" and "2:1"."""
    is_told = "score-mark" in line.words[i + 1].opens and line.is_adjacent(i + 1)
    if not (is_told or line.words[i + 1].text in _SCORE_MARKS) or not (short(line, i, 3) and short(line, i + 2, 3)):
        return None
    is_glued = is_told or (line.is_adjacent(i + 1) and line.is_adjacent(i + 2))
    is_character = line.is_word(i + 3) and not line.is_letters(i + 3)
    goes_on = line.is_adjacent(i + 3) and not is_character and not line.is_mark(i + 3, _ENDINGS)
    if not is_glued or goes_on:
        return None
    if is_said_again(line, i):
        return None
    if line.has("score-after", i + 3) is not None and not line.is_adjacent(i + 3):
        return Found(i, i + 3, "score")
    is_counted = counts(line, i + 2) and not _names_a_day(line, i + 3)
    if is_counted or line.at(line.lexicon.neutral.scaled_codes, i + 3):
        return None
    left, right = (int(ascii_digits(line.words[k].text)) for k in (i, i + 2))
    told = is_told or any(line.has("score", k) is not None for k in range(max(i - 5, 0), i)) or _beside_score(line, i)
    return Found(i, i + 3, "score") if told or (left >= right and not line.whole) else None


def _beside_score(line: Line, i: int) -> bool:
    """Tell whether a plain score stands beside the one at token `i` in a list: the 3-6 of "6-4, 3-6 and 7-6"."""
    for k, link in ((i - 4, i - 1), (i + 4, i + 3)):
        is_like = short(line, k, 3) and short(line, k + 2, 3) and line.words[k + 1].text == line.words[i + 1].text
        is_glued = is_like and line.is_adjacent(k + 1) and line.is_adjacent(k + 2)
        is_linked = line.is_mark(link, ",،") or (line.is_word(link) and len(line.words[link].text) <= _LONGEST_AND)
        if is_glued and is_linked and _digits(line, k) > _digits(line, k + 2):
            return True
    return False


def _digits(line: Line, i: int) -> int:
    return int(ascii_digits(line.words[i].text))


def _names_a_day(line: Line, i: int) -> bool:
    """Tell whether the "day" at token `i` says on which day of the week: "3-1 يوم الأحد", "3-1 hari Minggu"."""
    unit = line.at(line.lexicon.language.units, i)
    return unit is not None and unit[0].unit == "day" and line.has("weekday", unit[1]) is not None


def is_said_again(line: Line, i: int) -> bool:
    """Tell whether a number is written twice, which says that each gets so many: "दो-दो लाख", "10-10 हजार"."""
    word = line.words[i]
    if "distributive-mark" not in line.words[i + 1].opens or line.words[i + 2].text != word.text:
        return False
    if not (line.is_adjacent(i + 1) and line.is_adjacent(i + 2) and (word.is_number or lookup(line, i))):
        return False
    return counts(line, i + 2) or lookup(line, i + 3) is not None
