"""Numbers that name a place in a row: sections, laws, houses, items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.aside.identifiers import HYPHENS
from factledger.reading.aside.scores import score
from factledger.reading.dates import Found, counts, glued, is_year, short, year
from factledger.reading.digits import ascii_digits
from factledger.reading.words import lookup, spelled

if TYPE_CHECKING:
    from factledger.reading.line import Line

_HUNDRED = 100

_LONGEST_STREET = 7
"""Tokens from the name of a street to the mark or the number behind it, at most."""

_NUMBERED = (("section", "section-number"), ("version", "version"))
"""Categories of words that are numbered, and the rules that set their numbers aside."""


def numbered(line: Line, i: int) -> Found | None:
    """Find "Section 5", "artigo 5.2", "version 3", "nº 7"."""
    opens = line.words[i].opens
    for category, rule in _NUMBERED:
        if category not in opens:
            continue
        j = _behind_word(line, category, i)
        if j is not None and line.is_run(j) and not line.characters:
            continue  # "der A100" is no road
        if category == "section" and j is not None and short(line, j + 1, 2) and (end := _bracketed_end(line, j)) > j:
            return Found(j, end, rule)
        if j is not None and not line.is_number(j) and (last := _in_words(line, j)) is not None:
            return Found(j, last, rule)
        if j is None or not line.is_number(j):
            continue
        if line.had("score", j) is not None and (found := score(line, j)) is not None:
            return found
        is_plain = (short(line, j, 5) or "." in line.words[j].text) and year(line, j) is None
        is_name = category == "version" and _is_part_of_name(line, j)
        # The "lid" of "artikel 27 lid 3" counts no members.
        goes_on = (next_ := line.has(category, j + 1)) is not None and line.is_number(next_)
        # "lantai 11 gedung itu" counts no buildings, and "الصفحة 37 من الكتاب" no books.
        is_floor = short(line, j, 3) and line.has("floor", i) == j
        if is_plain and (is_name or goes_on or is_floor or (not counts(line, j) and not _has_number(line, j + 1))):
            end = _end_of_range(line, j)
            if category == "section" and end == j + 1 and line.words[j - 1].fold.endswith(line.lexicon.plural_endings):
                end = _end_of_list(line, end)
            return Found(j, _bracketed_end(line, end) if category == "section" else end, rule)
    return None


def in_series(line: Line, i: int) -> Found | None:
    """Find "Thread 4/9", "Hilo (5/8)": which of how many posts it is."""
    j = _behind_word(line, "series", i)
    if j is None:
        return None
    is_marked = line.is_mark(j, ",(:")
    if not is_marked and line.words[i - 1].text not in "\n|":
        return None  # "a thread 5/8 of an inch"
    j += is_marked
    is_joined = line.is_mark(j + 1, "/") and line.is_adjacent(j + 1) and glued(line, j + 2)
    is_short = is_joined and short(line, j, 2) and short(line, j + 2, 2) and not line.is_run(j)
    return Found(j, j + 3, "section-number") if is_short and not counts(line, j + 2) else None


def _has_number(line: Line, i: int) -> bool:
    """Tell whether a number in words stands at token `i`, and not behind an "and" written onto it."""
    found = lookup(line, i)
    return found is not None and not found[2]


def _behind_word(line: Line, category: str, i: int) -> int | None:
    """Return the index after the word at token `i` whose things are numbered, or None.

    Some are so where they are written as a name alone: "Station 5", but "at the station 96 generators ran".
    """
    found = line.longest(line.words[i].opens[category], i)
    return None if found is None or (found[0] and not line.words[i].text[:1].isupper()) else found[1]


def _bracketed_end(line: Line, i: int) -> int:
    """Return the index after the numbers and letters in brackets at token `i`: "Section 12(3)(a)", "ayat (3)"."""
    while line.is_mark(i, "(") and line.is_mark(i + 2, ")"):
        inside = line.words[i + 1]
        is_part = short(line, i + 1, 2) or (inside.is_word and len(inside.text) == 1 and line.is_adjacent(i))
        if not is_part:
            break
        i += 3
    return i


def numbered_in_year(line: Line, i: int) -> Found | None:
    """Find "2016/679", "39/2015": the number of a law or a file in its year."""
    is_joined = line.is_mark(i + 1, "/") and line.is_adjacent(i + 1) and glued(line, i + 2) and not line.is_run(i)
    if not is_joined or not (short(line, i, 4) and short(line, i + 2, 4)):
        return None
    if (line.is_adjacent(i) and line.is_mark(i - 1, "/")) or (line.is_mark(i + 3, "/") and line.is_adjacent(i + 3)):
        return None
    of_year = [_is_recent(line, k) for k in (i, i + 2)]
    # "1/2000" is a share or a scale.
    is_one = line.words[i].text == "1"
    return Found(i, i + 3, "section-number") if any(of_year) and not is_one and not counts(line, i + 2) else None


def _is_recent(line: Line, i: int) -> bool:
    """Tell whether token `i` is a year from 1900 to 2099."""
    return is_year(line, i) and ascii_digits(line.words[i].text)[:2] in ("19", "20")


def _in_words(line: Line, j: int) -> int | None:
    """Return the index after the number in words at token `j` if it counts nothing: "chapter three", "Rang sieben"."""
    found = spelled(line, j) if line.words[j].numbers and not line.characters else None
    if found is None or found.is_one or not 0 < found.sum.value < _HUNDRED:
        return None
    after = line.words[found.last]
    is_over = not (after.is_word or after.is_number or after.text in HYPHENS) or "of" in after.opens
    return found.last if is_over and not counts(line, found.last - 1) else None


def _is_part_of_name(line: Line, j: int) -> bool:
    """Tell whether the number at token `j` can count nothing: that of "아이폰15 프로", "Gen 3芯片"."""
    is_latin = line.characters and line.words[j - 1].text.isascii()
    return is_latin or (line.is_adjacent(j) and not line.is_adjacent(j + 1))


def _end_of_range(line: Line, j: int) -> int:
    """Return the index after the number at token `j`, or after the one it goes on to: "pages 12-15", "Psalm 23:4"."""
    goes_on = line.is_mark(j + 1, HYPHENS + ":+") and line.is_adjacent(j + 1) and glued(line, j + 2)
    # "Regulation 2019/881", but "39/2015" has a year, unless a word behind it seems to be counted: "14/2018 prevede"
    is_joined = line.is_mark(j + 1, "/") and line.is_adjacent(j + 1) and glued(line, j + 2)
    if is_joined and is_year(line, j + 2):
        return j + 3 if line.is_word(j + 3) and not counts(line, j + 2) else j + 1
    return j + 3 if (goes_on or is_joined) and not counts(line, j + 2) else j + 1


def _end_of_list(line: Line, i: int) -> int:
    """Return the index after the last number of "pages 4 and 7", "sections 4, 5 and 7", whose first ends before `i`."""
    while True:
        joined = i + 1 if line.is_mark(i, ",") and not line.is_adjacent(i + 1) else line.has("join", i)
        if joined is None or not short(line, joined, 3) or counts(line, joined) or lookup(line, joined + 1):
            return i
        i = joined + 1


def address(line: Line, i: int) -> Found | None:
    """Find "221 Baker Street", but not the "5 Wall Street banks"."""
    if not short(line, i, 5) or not line.words[i + 1].text[0].isupper():
        return None
    for j in range(i + 1, i + 4):
        if not (line.is_word(j) and line.words[j].text[0].isupper()):
            return None
        if j > i + 1 and (last := line.has("street", j)) is not None:
            is_modifier = line.is_word(last) and line.words[last].text.islower() and line.has("stop", last) is None
            return None if is_modifier else Found(i, i + 1, "address")
    return None


def address_behind(line: Line, i: int) -> Found | None:
    """Find the number of a house behind the name of its street: "Rua do Forno, 327", "calle Mayor 8"."""
    last = line.has("street-before", i)
    if last is None:
        return None
    name = range(last, min(last + _LONGEST_STREET, line.count))
    end = next((k for k in name if not line.is_word(k)), name.stop)
    number = end + 1 if line.is_mark(end, ",،") else end
    word, article = line.words[end - 1], line.lexicon.language.definite
    # "In the Rua Augusta came 327" counts them; a name without capitals is told by its article.
    is_name = end > last and (word.text[:1].isupper() or word.fold.startswith(article or " "))
    is_house = short(line, number, 4) and not counts(line, number) and lookup(line, number + 1) is None
    return Found(number, number + 1, "address") if is_name and is_house else None


def list_number(line: Line, i: int) -> Found | None:
    """Find "1." or "2)" where a line begins."""
    if i != 0 or line.whole or not short(line, 0, 3) or not line.is_mark(1, ".)、．") or not line.is_adjacent(1):
        return None
    is_item = line.count > 2 and not line.is_adjacent(2)  # noqa: PLR2004  number, mark, text
    return Found(0, 1, "list-number") if is_item else None
