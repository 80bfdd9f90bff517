"""Sentences, and what stands around a figure in one; where a sentence ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from factledger.reading.draft import Block, Draft, Kind
from factledger.reading.terms import named
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.reading.text_words import TextWords
    from factledger.services.lint.claims.known import Name

_STOP = re.compile(r"[.!?؟。！？](?:(?<=[.!?؟])[.!?؟]*[\"'”’»)\]]*(?=\s)|(?<=[。！？])[。！？]*[」』”]*)\s*")
"""The end of a sentence; the pattern opens with one set of marks, which is looked for in a fifth of the time."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|dr|Dra|Sr|Sra|Eng|Ir|Hj|Prof|St|No|vs|approx|cf|al|Inc|Ltd|Co|Corp|US|U\.S)\.$"
)

_LOOK_BACK = 7
"""Letters of the longest abbreviation, and one more to see that it starts there."""

_FRAGMENT = 80
"""Longest sentence that may be no more than a figure, in code points."""

_REST = 4
"""How many words may stand behind the figure of such a sentence, where the next one goes on with it."""

_LONGEST = 1000
"""Longest sentence, in code points; what goes on longer is cut at a space."""

Kept = TypeVar("Kept")


class Phrase(NamedTuple):
    """A name of the ledger in the draft: its place in code points, and how it is looked up."""

    start: int
    end: int
    name: Name
    is_place: bool

    def is_inside(self, start: int, end: int) -> bool:
        """Tell whether it is a part of what stands between two places, and not all of it."""
        return start <= self.start and self.end <= end and self.end - self.start < end - start


@dataclass(slots=True)
class Sentence:
    """A sentence of a block, with what is found in it.

    Attributes:
        span: Its place in the text.
        block: Position of its block among the blocks.
        names: Names of the ledger in it.
        figures: Its figures.
        said: What it says by `draft.tsv`, for each category that somebody asked for.
        at: Position of each of its figures, by the place of its number.
        kept: What was worked out of it once, by name.
        opened: Mask of the categories that it may say something of; None before somebody asks.
        text_words: The words of the whole text.
    """

    span: Span
    block: int
    text_words: TextWords
    names: list[Phrase] = field(default_factory=list)
    figures: list[Mention] = field(default_factory=list)
    said: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    opened: int | None = None
    _places: tuple[int, int] | None = None
    _words: list[Placed] | None = None

    @property
    def places(self) -> tuple[int, int]:
        """The position of its first word among those of the text, and that behind the last."""
        if self._places is None:
            self._places = self.text_words.places(self.span)
        return self._places

    @property
    def words(self) -> list[Placed]:
        """Its words and numbers."""
        if self._words is None:
            first, last = self.places
            self._words = self.text_words[first:last]
        return self._words

    def names_of_words(self) -> tuple[str, ...]:
        """Return the name forms of its words."""
        return self.text_words.names_between(*self.places)

    def once(self, name: str, work: Callable[[], Kept]) -> Kept:
        """Return what some work on the sentence comes to; it is done once, however many figures ask."""
        if name not in self.kept:
            self.kept[name] = work()
        found: Kept = self.kept[name]
        return found

    def terms(self) -> set[str]:
        """Return the terms of its words."""
        return self.once("terms", lambda: {word.term for word in self.words} - {""})


class Clause(NamedTuple):
    """What stands around a figure up to the figures before and behind it, in code points."""

    start: int
    end: int


def sentences(draft: Draft) -> Iterator[tuple[int, Span]]:
    """Yield (block, place) of every sentence; a text without blocks is one."""
    text = draft.text
    blocks = draft.blocks or (Block(Span(0, len(text)), Kind.PARAGRAPH),)
    for i, block in enumerate(blocks):
        start = block.span.start
        for found in _STOP.finditer(text, start, block.span.end):
            stop, end = found.span()
            if text[stop] == "." and _ABBREVIATION.search(text[max(start, stop - _LOOK_BACK) : stop + 1]):
                continue
            for span in _cut(text, start, end):
                yield i, span
            start = end
        for span in _cut(text, start, block.span.end):
            yield i, span


def joined(draft: Draft, figures: Sequence[Mention], resuming: Collection[Name]) -> list[tuple[int, Span]]:
    """Return the sentences with a figure that opens a block by itself joined to what is said of it behind.

    "Eleven companies. That is how many sold them." is one sentence, with its mark in the middle. A question is not, nor
    is a figure before a sentence that has one of its own.

    Args:
        draft: The text.
        figures: Its figures.
        resuming: What opens a sentence that goes on with more than a figure: "310 tonnes of food. That is what".
    """
    cut, text = list(sentences(draft)), draft.text
    starts = [span.start for _, span in cut]
    places = [bisect_right(starts, one.number.start) - 1 for one in figures]
    counts = Counter(places)
    alone = {
        i
        for i, one in zip(places, figures, strict=True)
        if counts[i] == 1 and 0 <= i < len(cut) - 1 and not counts[i + 1] and _opens_alone(cut, i, text, one, resuming)
    }
    return [
        (block, Span(span.start, cut[i + 1][1].end) if i in alone else span)
        for i, (block, span) in enumerate(cut)
        if i - 1 not in alone
    ]


def _opens_alone(cut: list[tuple[int, Span]], i: int, text: str, figure: Mention, resuming: Collection[Name]) -> bool:
    """Tell whether a figure is all that the first sentence of a block says, and another sentence follows it there."""
    block, span = cut[i]
    if cut[i + 1][0] != block or (i > 0 and cut[i - 1][0] == block) or span.end - span.start > _FRAGMENT:
        return False
    before, behind = text[span.start : figure.span.start], text[figure.span.end : span.end]
    if any(char.isalnum() for char in before) or any(char in "?؟" for char in before + behind):
        return False
    rest = named(behind)
    return not rest or (len(rest) <= _REST and _is_resumed(text, cut[i + 1][1].start, resuming))


def _is_resumed(text: str, start: int, resuming: Collection[Name]) -> bool:
    """Tell whether a sentence opens with one of some phrases."""
    words = named(text[start : start + _FRAGMENT])
    return any(words[: len(one)] == one for one in resuming)


def _cut(text: str, start: int, end: int) -> list[Span]:
    """Return a sentence, in pieces where it is too long to be one."""
    pieces = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space + 1 if space > 0 else start + _LONGEST
        pieces.append(Span(start, stop))
        start = stop
    if end > start:
        pieces.append(Span(start, end))
    return pieces
