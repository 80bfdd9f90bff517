"""Quoting a figure so that it is found again in a draft that was edited, and finding it.

White space of any kind is one space here, and characters that show nothing are left out: no editor changes what a quote
says by breaking a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.ties.sidecar import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.values.span import Span

_WORD = re.compile(r"\S+")
_ANCHOR = 16
"""How many code points before a figure it is looked up by, with its own words."""

MOST_PLACES = 500
"""How many figures with the same words before them are looked at for one quote."""

_LONGER = (40, 80, 160)
"""How many code points more a quote takes from before its sentence until nothing else fits it."""


class Plain:
    """A text with single spaces, and where its positions stand in it."""

    def __init__(self, text: str) -> None:
        """Take the words of a text."""
        self._starts: list[int] = []
        self._places: list[int] = []
        words: list[str] = []
        length = 0
        for found in _WORD.finditer(text):
            if words and length:
                words.append(" ")
                length += 1
            for start, piece in _printable(found):
                self._starts.append(start)
                self._places.append(length)
                words.append(piece)
                length += len(piece)
        self.text = "".join(words)

    def place(self, position: int) -> int:
        """Return where a position of the text as it was stands; between words, at the end of the one before."""
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return 0
        end = self._places[i + 1] if i + 1 < len(self._places) else len(self.text)
        return min(self._places[i] + position - self._starts[i], end)


def _printable(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a word that show something, each with its position in the text."""
    if found[0].isprintable():
        yield found.start(), found[0]
        return
    for i, character in enumerate(found[0], found.start()):
        if character.isprintable():
            yield i, character


class _Place(NamedTuple):
    """A figure: its position among the figures, and where its words start and end in the plain text."""

    figure: int
    start: int
    end: int


class Quotes:
    """The figures of a draft as they are quoted."""

    def __init__(self, text: str, figures: Sequence[Mention]) -> None:
        """Look up where figures stand; one is found by its words, or by its number alone."""
        self._plain = Plain(text)
        self._places: list[_Place] = []
        self._by_exact: dict[str, list[_Place]] = {}
        self._by_anchor: dict[tuple[str, str], list[_Place]] = {}
        for i, one in enumerate(figures):
            self._places.append(self._place(i, one.span))
            for place in dict.fromkeys((self._places[-1], self._place(i, one.number))):
                exact = self._exact(place)
                self._by_exact.setdefault(exact, []).append(place)
                self._by_anchor.setdefault((exact, self._before(place)[-_ANCHOR:]), []).append(place)

    def exact(self, figure: int) -> str:
        """Return the words of a figure."""
        return self._exact(self._places[figure])

    def fitting(self, quote: Quote) -> list[int]:
        """Return the figures that a quote fits, all its words, in order; none where it is crowded."""
        if self.is_crowded(quote):
            return []
        return list(dict.fromkeys(one.figure for one in self._alike(quote) if self._fits(quote, one)))

    def is_crowded(self, quote: Quote) -> bool:
        """Tell whether more figures look like a quoted one than are compared with it."""
        return len(self._alike(quote)) > MOST_PLACES

    def quote(self, figure: int, around: Span) -> Quote:
        """Return a quote of a figure.

        Args:
            figure: Its position among the figures.
            around: What of the text belongs to it; words before it are taken where something else fits it, too.
        """
        place = self._places[figure]
        start, end = self._plain.place(around.start), self._plain.place(around.end)
        quote = self._cut(place, start, end)
        for more in _LONGER:
            if self.fitting(quote) == [figure]:
                return quote
            quote = self._cut(place, self._plain.text.rfind(" ", 0, max(start - more, 0)) + 1, end)
        return quote if self.fitting(quote) == [figure] else self._cut(place, start, end)

    def _alike(self, quote: Quote) -> list[_Place]:
        """Return the figures of the same words, and with the same words right before them where it quotes enough."""
        if len(quote.prefix) < _ANCHOR:
            return self._by_exact.get(quote.exact, [])
        return self._by_anchor.get((quote.exact, quote.prefix[-_ANCHOR:]), [])

    def _cut(self, place: _Place, start: int, end: int) -> Quote:
        text = self._plain.text
        before, behind = text[min(start, place.start) : place.start], text[place.end : max(end, place.end)]
        return Quote(before.strip(), self._exact(place), behind.strip())

    def _place(self, figure: int, span: Span) -> _Place:
        start, end = self._plain.place(span.start), self._plain.place(span.end)
        # A span that starts behind a space starts at the word, not at the end of the one before.
        return _Place(figure, start + (self._plain.text[start : start + 1] == " "), end)

    def _exact(self, place: _Place) -> str:
        return self._plain.text[place.start : place.end]

    def _before(self, place: _Place) -> str:
        return self._plain.text[max(place.start - _ANCHOR - 1, 0) : place.start].rstrip()

    def _fits(self, quote: Quote, place: _Place) -> bool:
        text = self._plain.text
        end = place.start - (place.start > 0 and text[place.start - 1] == " ")
        start = place.end + (text[place.end : place.end + 1] == " ")
        return text.endswith(quote.prefix, 0, end) and text.startswith(quote.suffix, start)
