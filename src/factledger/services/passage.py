"""A source text as its rows are looked for in it: its figures, its sentences and their words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.errors import LanguageError
from factledger.reading.align import Words
from factledger.reading.locale import UNKNOWN
from factledger.reading.markup.plain import plain_draft
from factledger.reading.mention import Scan
from factledger.reading.scan import scan
from factledger.services.lint.prose.prose import Prose
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.values.units import Units

_DATED = ("year", "date")
"""Rules that set a time aside."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text.

    Attributes:
        at: Its position among the sentences of the text.
        span: Its place.
        words: Positions of its words among those of the text.
    """

    at: int
    span: Span
    words: range


class Passage:
    """One version of a source's text, read in one language."""

    def __init__(self, text: str, language: str, units: Units) -> None:
        """Read the text; `language` is a tag, or "auto"."""
        self.text = text
        self.scan = _scanned(text, language, units)
        self.code = self.scan.language.partition("-")[0]
        self.words = Words.of(text, self.code)
        self._numbers = [one.number.start for one in self.scan.figures]

    @cached_property
    def _sentences(self) -> list[Span]:
        """Places of the sentences: lines that were broken for want of room are one, cells and items are not."""
        draft = plain_draft("", self.text)
        prose = Prose(draft, Scan(self.scan.language, (), (), ()), None)
        lines = (line for one in prose.sentences for line in _lines(draft.text, one.span))
        return [Span(draft.offset(one.start), draft.offset(one.end - 1) + 1) for one in lines]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._sentences]

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds a position of the text."""
        return self._sentence(max(bisect_right(self._starts, position) - 1, 0))

    def _sentence(self, at: int) -> Sentence:
        span = self._sentences[at] if self._sentences else Span(0, len(self.text))
        return Sentence(at, span, self.words.within(span.start, span.end))

    def key(self, sentence: Sentence) -> str:
        """Return the words of a sentence, as they are compared."""
        return " ".join(self.words.keys[i] for i in sentence.words)

    def beside(self, sentence: Sentence) -> tuple[str, str]:
        """Return the words of the sentences before and behind one; nothing where there is none."""
        before = self.key(self._sentence(sentence.at - 1)) if sentence.at else ""
        is_last = sentence.at + 1 >= len(self._sentences)
        return before, "" if is_last else self.key(self._sentence(sentence.at + 1))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at in range(len(self._sentences)):
            found.setdefault(self.key(self._sentence(at)), []).append(at)
        return found

    def same(self, key: str) -> list[Sentence]:
        """Return the sentences whose words are these."""
        return [self._sentence(at) for at in self._places.get(key, ())]

    def shown(self, sentence: Sentence) -> str:
        """Return a sentence in one line."""
        return " ".join(sentence.span.of(self.text).split())

    def dates(self, sentence: Sentence) -> Counter[str]:
        """Return the years and dates that a sentence names."""
        start, end = sentence.span.start, sentence.span.end
        asides = self.scan.set_aside
        first = bisect_right(self._aside_starts, start - 1)
        last = bisect_right(self._aside_starts, end - 1)
        return Counter(one.text for one in asides[first:last] if one.rule in _DATED)

    @cached_property
    def _aside_starts(self) -> list[int]:
        return [one.span.start for one in self.scan.set_aside]

    def figures_in(self, start: int, end: int) -> Sequence[Mention]:
        """Return the figures whose number overlaps `text[start:end]`."""
        first = max(bisect_right(self._numbers, start) - 1, 0)
        last = bisect_right(self._numbers, end - 1)
        place = Span(start, max(end, start))
        return [one for one in self.scan.figures[first:last] if one.number.overlaps(place)]

    def figure_at(self, span: Span) -> Mention | None:
        """Return the figure that stands exactly at a place, or None."""
        return next((one for one in self.figures_in(span.start, span.end) if one.span == span), None)

    def position(self, start: int) -> str:
        """Return line and column of a place: 3:14."""
        line = bisect_right(self._line_starts, start)
        return f"{line}:{start - self._line_starts[line - 1] + 1}"

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a place in a draft, where a line end is one that a reader sees."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        stop = span.end if end < 0 else end
        if stop > start:
            yield Span(start, stop)
        start = stop + 1


def _scanned(text: str, language: str, units: Units) -> Scan:
    try:
        return scan(text, language, units)
    except LanguageError:
        return scan(text, UNKNOWN, units)
