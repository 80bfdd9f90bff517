"""Tables in Markdown: what the header of a column says of the numbers below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.line import Line
from factledger.reading.units import after_number
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Hedge, Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.lexicon import Lexicon
    from factledger.reading.mention import Mention
    from factledger.values.figure import Figure
    from factledger.values.number import Exact

_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
"""The line of hyphens under a header, as GitHub Flavored Markdown writes it."""

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Column:
    """What a header says of its column.

    Attributes:
        unit: The unit of its numbers, "1" without any.
        scale: What each number is to be multiplied by.
    """

    unit: str = NO_UNIT
    scale: Exact = 1


class Tables:
    """Follows the lines of a text and knows which column of which table a place is in."""

    def __init__(self, text: str, words: Lexicon) -> None:
        """Start before the first line."""
        self._text, self._words = text, words
        self._last: tuple[int, int] | None = None
        self._columns: list[Column] = []

    def see(self, start: int, end: int) -> bool:
        """Go on to the next line; tell whether it is the rule under a header."""
        is_row = "|" in self._text[start:end]
        is_rule = is_row and end - start <= _LONGEST and _RULE.fullmatch(self._text, start, end) is not None
        is_header = is_rule and self._last is not None
        if is_header and self._last:
            header = cells(self._text, *self._last)
            self._columns = [column_of(self._text, one, self._words) for one in header]
        elif not is_row:
            self._columns = []
        self._last = (start, end) if is_row else None
        return is_header

    def applied(self, mention: Mention, start: int, end: int) -> Mention:
        """Return a mention of this line with the unit and scale that its column's header says, if it has none."""
        if not self._columns:
            return mention
        places = cells(self._text, start, end)
        column = next(
            (
                column
                for place, column in zip(places, self._columns, strict=False)
                if place[0] <= mention.span.start < place[1]
            ),
            Column(),
        )
        return in_column(mention, column, self._words)


def in_column(mention: Mention, column: Column, words: Lexicon) -> Mention:
    """Return a mention with the unit and scale that the header of its column says, if it has none of its own."""
    inferred = [name for name, says in (("unit", column.unit != NO_UNIT), ("scale", column.scale != 1)) if says]
    is_own = mention.figure.unit != NO_UNIT or mention.figure.kind is Kind.RATIO
    if not inferred or is_own or mention.figure.hedge is Hedge.VAGUE:
        return mention
    figure = _scaled(mention.figure, column, words)
    return mention._replace(figure=figure, inferred=(*mention.inferred, *inferred))


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""Return the places of the cells of a row; `\|` is no border.

    >>> [("| a | b |"[i:j]).strip() for i, j in cells("| a | b |", 0, 9)]
    ['a', 'b']
    """
    borders = [i for i in range(start, end) if text[i] == "|" and (i == start or text[i - 1] != "\\")]
    if not text[start:end].lstrip().startswith("|"):
        borders.insert(0, start - 1)
    if not text[start:end].rstrip().endswith("|"):
        borders.append(end)
    return [(a + 1, b) for a, b in pairwise(borders)]


def column_of(text: str, place: tuple[int, int], words: Lexicon) -> Column:
    """Return what a header such as "Revenue ($ million)", "Share, %" or "Chips (thousands)" says.

    Only a unit or scale in brackets, behind a comma or "in", or one that is all of the header counts.
    """
    line = Line(text, words, *place)
    start = _start_of_unit(line)
    if start is None:
        return Column()
    unit, i = NO_UNIT, start
    scale: Exact = 1
    while i < line.count:
        sign = line.at(words.neutral.signs, i) or line.at(words.symbols, i)
        after = after_number(line, i, is_singular=False)
        number = lookup(line, i)
        letter = words.language.scales.get(line.words[i].text)
        if number and number[0].kind in SCALES:
            scale, i = scale * number[0].value, number[1]
        elif sign:
            unit, i = _per(line, unit, sign[0].unit, i), sign[1]
        elif letter and len(letter.values) == 1 and unit != NO_UNIT:
            scale, i = scale * letter.values[0], i + 1
        elif after.unit != NO_UNIT and after.is_known and (unit == NO_UNIT or _is_for_each(line, i)):
            unit, i = _per(line, unit, after.unit, i), after.last
        else:
            i += 1
    return Column(unit, scale)


def _per(line: Line, unit: str, other: str, i: int) -> str:
    """Return a unit, or the one before a stroke or "per" for each of it: "µg/m³"."""
    return f"{unit}/{other}" if unit != NO_UNIT and _is_for_each(line, i) else other


def _is_for_each(line: Line, i: int) -> bool:
    """Tell whether a unit at token `i` is one for each of which so much is told: "µg/m³", "cents per litre"."""
    return line.is_mark(i - 1, "/") or any(line.has(name, i - 1) == i for name in ("per", "per-any"))


def _start_of_unit(line: Line) -> int | None:
    """Return where a header begins to say its unit, or None."""
    opening = next((i for i in range(line.count) if line.is_mark(i, "([,")), None)
    if opening is not None:
        return opening + 1
    told = next((i for i in range(1, line.count) if line.words[i].fold in ("in", "em", "dalam", "en")), None)
    if told is not None:
        return told + 1
    words = line.lexicon
    named = (line.at(table, 0) for table in (words.neutral.signs, words.symbols, words.language.units))
    is_all = any(found and found[1] == line.count for found in (*named, line.at(words.language.nouns, 0)))
    return 0 if is_all else None


def _scaled(figure: Figure, column: Column, words: Lexicon) -> Figure:
    kind = figure.kind if column.unit == NO_UNIT else words.kind(column.unit)
    return figure.scaled(column.scale)._replace(unit=column.unit, kind=kind)
