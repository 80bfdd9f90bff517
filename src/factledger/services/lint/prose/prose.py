"""A draft as it is judged: its figures, sentences, words and names, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.reading.draft import Draft, Kind
from factledger.reading.terms import forms, phrase_terms, placed, roles, said
from factledger.services.lint.prose.in_names import without_names
from factledger.services.lint.prose.sentence import Clause, Phrase, Sentence, sentences
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention, Scan, SetAside
    from factledger.reading.terms import Placed, Said
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.values.span import Span
    from factledger.values.units import Units

_CLAUSE = re.compile(r"[;:—–,،؛()]")

_STEM = 2
"""Letters before an ending of `draft.tsv`."""


class Prose:
    """The words of a draft."""

    def __init__(self, draft: Draft, scan: Scan, index: Index | None, units: Units | None = None) -> None:
        """Cut the draft into sentences, and find the names of an index in them; units are those of the index."""
        self.draft, self.scan, self.index = draft, scan, index
        self.units = index.units if index is not None else units
        self.language = scan.language.partition("-")[0]
        self.words = placed(draft.text, self.language)
        self._join_phrases()
        self.starts = [word.start for word in self.words]
        self.sentences = [self._sentence(span, block) for block, span in sentences(draft)]
        self._sentence_starts = [one.span.start for one in self.sentences]
        self.where = {one.words[0] for one in said(self.language) if one.category == "where"}
        if index is not None:
            for sentence in self.sentences:
                sentence.names = list(self._names(index, sentence.words))
        named = [phrase for sentence in self.sentences for phrase in sentence.names if phrase.end - phrase.start > 1]
        self._named = [(phrase.start, phrase.end) for phrase in named]
        self._phrases: dict[str, frozenset[Name]] = {}
        self.in_names: list[Mention] = []
        self.figures: list[Mention] = []
        for mention in self._with_models(scan.figures):
            (self.in_names if self._is_in_name(mention) else self.figures).append(mention)
        for i, mention in enumerate(self.figures):
            sentence = self.sentence_at(mention.number.start)
            mention = self.figures[i] = without_names(self, sentence, mention)  # noqa: PLW2901  as it is from here on
            sentence.at[mention.number.start] = len(sentence.figures)
            sentence.figures.append(mention)

    def _join_phrases(self) -> None:
        """Give every phrase for what may be measured its term, at its first word: "out of work" is unemployment."""
        phrases, words = phrase_terms(self.language), self.words
        for i in [i for i, word in enumerate(words) if word.name in phrases]:
            for name, term in phrases[words[i].name]:
                if all(i + k < len(words) and words[i + k].name == part for k, part in enumerate(name)):
                    words[i] = words[i]._replace(term=term)
                    for k in range(i + 1, i + len(name)):
                        words[k] = words[k]._replace(term="")
                    break

    def _sentence(self, span: Span, block: int) -> Sentence:
        return Sentence(span, block, self.words_in(span))

    def _names(self, index: Index, words: Sequence[Placed]) -> Iterator[Phrase]:
        for first, last, name in index.named_in(words):
            is_place = first > 0 and words[first - 1].name in self.where
            yield Phrase(words[first].start, words[last - 1].end, name, is_place)

    def _with_models(self, figures: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the figures, those before the name of a model with that as their unit: "50,000 H100 chips"."""
        models = {one.span.start: one.text for one in self.scan.set_aside if one.rule == "model-name"}
        for mention in figures:
            name = models.get(mention.span.end + 1) if mention.figure.unit == NO_UNIT else None
            unit = self.units.named(name.removesuffix("s")) if name and self.units else None
            yield mention if unit is None else mention._replace(figure=mention.figure._replace(unit=unit))

    def _is_in_name(self, mention: Mention) -> bool:
        """Tell whether the number of a figure is part of a name: the 4 of "Lumen 4"."""
        i = bisect_right(self._named, (mention.number.start, len(self.draft.text) + 1)) - 1
        if i < 0:
            return False
        start, end = self._named[i]
        return start < mention.number.start and mention.number.end <= end

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds a position."""
        return self.sentences[max(bisect_right(self._sentence_starts, position) - 1, 0)]

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the paragraph before one, the nearest first."""
        i = bisect_left(self._sentence_starts, sentence.span.start) - 1
        while i >= 0 and self.sentences[i].block == sentence.block:
            yield self.sentences[i]
            i -= 1

    def headings(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the headings above one, the nearest first."""
        blocks = self.draft.blocks
        for i in blocks[sentence.block].headers:
            yield from self._of_block(i)
        above = self._heading_above(sentence.block)
        while above is not None:
            yield from self._of_block(above)
            above = self._outer_headings[above]

    def _heading_above(self, block: int) -> int | None:
        """Return the block of the nearest heading over a block; for a heading that is one of a higher rank."""
        if block in self._outer_headings:
            return self._outer_headings[block]
        i = bisect_left(self._heading_blocks, block) - 1
        return self._heading_blocks[i] if i >= 0 else None

    @cached_property
    def _outer_headings(self) -> dict[int, int | None]:
        """Return for the block of each heading that of the heading above it, None for one of the first rank."""
        found: dict[int, int | None] = {}
        open_: list[int] = []
        for i, block in enumerate(self.draft.blocks):
            if block.kind is not Kind.HEADING:
                continue
            while open_ and self.draft.blocks[open_[-1]].level >= block.level:
                open_.pop()
            found[i] = open_[-1] if open_ and block.level > 1 else None
            open_.append(i)
        return found

    @cached_property
    def _heading_blocks(self) -> list[int]:
        return list(self._outer_headings)

    def _of_block(self, block: int) -> Iterator[Sentence]:
        span = self.draft.blocks[block].span
        i = bisect_left(self._sentence_starts, span.start)
        while i < len(self.sentences) and self.sentences[i].block == block:
            yield self.sentences[i]
            i += 1

    def clause(self, sentence: Sentence, mention: Mention) -> Clause:
        """Return what stands around a figure, up to the figure before it and to the next figure or mark behind it."""
        i = sentence.at[mention.number.start]
        start = sentence.figures[i - 1].span.end if i else sentence.span.start
        end = sentence.figures[i + 1].span.start if i + 1 < len(sentence.figures) else sentence.span.end
        semicolon = max(self.draft.text.rfind(mark, start, mention.span.start) for mark in ";؛")
        mark = _CLAUSE.search(self.draft.text, mention.span.end, end)
        return Clause(max(start, semicolon + 1), mark.start() if mark else end)

    def endings_of(self, category: str) -> list[str]:
        """Return the endings of words of a category of `draft.tsv`."""
        return [one.ending for one in self._ending if one.category == category]

    @cached_property
    def _aside_starts(self) -> list[int]:
        return [one.span.start for one in self.scan.set_aside]

    def asides_in(self, sentence: Sentence) -> Sequence[SetAside]:
        """Return what was set aside in a sentence: years, dates and the like."""
        first = bisect_left(self._aside_starts, sentence.span.start)
        last = bisect_left(self._aside_starts, sentence.span.end)
        return self.scan.set_aside[first:last]

    @cached_property
    def no_names(self) -> set[str]:
        """Words with a capital that are no names: months, "the company" where a sentence opens, those who speak."""
        listed = {
            one.words[0] for one in said(self.language) if one.category in ("no-name", "again") and not one.ending
        }
        return listed | roles(self.language).keys()

    @cached_property
    def lower(self) -> set[str]:
        """Words that the draft writes small somewhere."""
        text = self.draft.text
        return {word.name for word in self.words if text[word.start].islower()}

    def words_in(self, span: Span) -> list[Placed]:
        """Return the words that start in a place."""
        return self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def words_between(self, start: int, end: int) -> int:
        """Return how many words start between two places."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def beside(self, span: Span) -> tuple[str, str]:
        """Return the words before and behind a place; nothing where there is none."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        before = self.words[first - 1].name if first else ""
        return before, self.words[last].name if last < len(self.words) else ""

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column in the file, from 1, of a position of the text."""
        offset = self.draft.offset(position)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.draft.source))]

    def phrases(self, category: str) -> frozenset[Name]:
        """Return the phrases of a category of `draft.tsv`."""
        if category not in self._phrases:
            self._phrases[category] = frozenset(one.words for one in said(self.language) if one.category == category)
        return self._phrases[category]

    def said_in(self, sentence: Sentence, category: str) -> list[tuple[int, str]]:
        """Return (place, value) of what a sentence says of a category of `draft.tsv`."""
        if sentence.said is None:
            sentence.said = self._said(sentence)
        return sentence.said.get(category, [])

    def _said(self, sentence: Sentence) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        opening, words = self._opening, sentence.words
        text = self.draft.text
        whole = text[sentence.span.start : words[-1].end] if words else ""
        endings = tuple([one for one in self._endings if one in whole])
        names = tuple([word.name for word in words])
        for i, name in enumerate(names):
            if name not in opening and not endings and name.isascii():
                continue
            start = words[i].start
            if endings and text[start : words[i].end].endswith(endings):
                for phrase in self.ended(text[start : words[i].end]):
                    found.setdefault(phrase.category, []).append((start, phrase.value))
            for form in (name,) if name.isascii() else forms(name):
                if form not in opening:
                    continue
                alone, longer = opening[form]
                for phrase in longer.get(names[i + 1], alone) if i + 1 < len(names) else alone:
                    if names[i + 1 : i + len(phrase.words)] == phrase.words[1:]:
                        found.setdefault(phrase.category, []).append((start, phrase.value))
        return found

    @cached_property
    def _opening(self) -> dict[str, tuple[list[Said], dict[str, list[Said]]]]:
        """Return the phrases of `draft.tsv` by their first word: single words, and by the second word those and more.

        Few phrases share two words, so that few are compared with what stands in a sentence.
        """
        opening: dict[str, list[Said]] = {}
        for phrase in said(self.language):
            if not phrase.ending:
                opening.setdefault(phrase.words[0], []).append(phrase)
        return {first: _by_second(phrases) for first, phrases in opening.items()}

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        """Return the endings of words that `draft.tsv` has: "*remos"."""
        return tuple(phrase.ending for phrase in self._ending)

    @cached_property
    def _ending(self) -> tuple[Said, ...]:
        return tuple(phrase for phrase in said(self.language) if phrase.ending)

    def ended(self, word: str) -> Iterator[Said]:
        """Yield the endings of `draft.tsv` that a word has behind a stem."""
        for one in self._ending:
            if word.endswith(one.ending) and len(word) - len(one.ending) >= _STEM:
                yield one


def _by_second(phrases: Sequence[Said]) -> tuple[list[Said], dict[str, list[Said]]]:
    """Return the phrases of one word, and by each second word those that may go on with it, in their order."""
    alone = [one for one in phrases if len(one.words) == 1]
    seconds = {one.words[1] for one in phrases if len(one.words) > 1}
    return alone, {
        second: [one for one in phrases if len(one.words) == 1 or one.words[1] == second] for second in seconds
    }
