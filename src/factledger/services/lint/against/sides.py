"""One version of a draft as it is compared with another: its passages, each a sentence with what heads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.reading.draft import Kind
from factledger.reading.locale import UNKNOWN, parse_tag
from factledger.reading.tables import rows
from factledger.reading.terms import by_first_word, named, worded
from factledger.services.lint.prose.prose import Prose
from factledger.values.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.draft import Block, Draft
    from factledger.reading.mention import Mention, Scan, SetAside
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.units import Units

NUMBER, ASIDE, LABEL = "#", "@", "|"
"""What stands for a number among the words of a passage; among its terms they stand before figures, what was set aside,
and what heads a cell."""

_SPACE = re.compile(r"\s+")
_MOST_BEFORE = 30
"""How many sentences before one may say what it speaks of."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence, or a cell of a table with the words that head it.

    Attributes:
        index: Its position among the passages of its draft.
        sentence: The sentence.
        key: Its text, without the way it is spaced; two passages with one key say the same.
        terms: What it is found again by: terms of its words, its figures, and what was set aside in it.
        words: Its words in order, numbers as `NUMBER`, those that head a cell first.
        places: Where each of the words starts; -1 for those of headers.
    """

    index: int
    sentence: Sentence
    key: str
    terms: frozenset[str]
    words: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def figures(self) -> Sequence[Mention]:
        """Its figures."""
        return self.sentence.figures


class Side:
    """One version of a draft, read."""

    def __init__(self, draft: Draft, scan: Scan, units: Units) -> None:
        """Cut it into passages."""
        self.draft, self.scan = draft, scan
        self.prose = Prose(draft, scan, None, units)
        self.language = scan.language.partition("-")[0]
        self._numbers = {one.number.start: one for one in self.prose.figures}
        self.passages = [self._passage(i, one) for i, one in enumerate(self.prose.sentences)]
        self._known_phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        self._by_start = {id(one.sentence): one for one in self.passages}

    @cached_property
    def tells_names(self) -> bool:
        """Whether a capital tells a name: not where every noun has one, nor in a script without capitals."""
        if self.scan.language == UNKNOWN or not parse_tag(self.scan.language).language.capital_nouns:
            return any(c.isupper() for c in self.draft.text)
        return False

    def passage_of(self, mention: Mention) -> Passage:
        """Return the passage that holds a figure."""
        return self._by_start[id(self.prose.sentence_at(mention.number.start))]

    def headers(self, sentence: Sentence) -> list[int]:
        """Return the blocks that head a cell: its column, then its row; none for what is no cell."""
        block = self._block(sentence)
        return list(block.headers) if block is not None else []

    def is_heading(self, sentence: Sentence) -> bool:
        """Tell whether a sentence stands in a heading."""
        block = self._block(sentence)
        return block is not None and block.kind is Kind.HEADING

    def _block(self, sentence: Sentence) -> Block | None:
        blocks = self.draft.blocks
        return blocks[sentence.block] if blocks else None

    def block_words(self, block: int) -> list[Placed]:
        """Return the words of a block."""
        span = self.draft.blocks[block].span
        return self.prose.words_in(span)

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the paragraph before one, the nearest first, as far as they may tell its subject."""
        for count, one in enumerate(self.prose.before(sentence)):
            if count == _MOST_BEFORE:
                return
            yield one

    def _passage(self, index: int, sentence: Sentence) -> Passage:
        headers = [word for block in self.headers(sentence) for word in self.block_words(block)]
        words, places = self._words(sentence.words)
        heading = tuple(NUMBER if word.name[0].isdecimal() else word.name for word in headers)
        labels = [self.draft.blocks[one].span.of(self.draft.text).strip() for one in self.headers(sentence)]
        above = " | ".join(labels)
        key = _SPACE.sub(" ", f"{above}\n{sentence.span.of(self.draft.text).strip()}")
        terms = {word.term for word in (*headers, *sentence.words) if word.term}
        terms.update(f"{NUMBER}{figure_key(one)}" for one in sentence.figures)
        terms.update(f"{LABEL}{label.casefold()}" for label in labels)
        terms.update(f"{ASIDE}{one.text.casefold()}" for one in self.prose.asides_in(sentence))
        return Passage(index, sentence, key, frozenset(terms), heading + words, (-1,) * len(heading) + places)

    def _words(self, placed: Sequence[Placed]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return words with each number, in figures or in words, as one `NUMBER`; and where they start."""
        words, places, reached = [], [], -1
        for word in placed:
            if word.start < reached:
                continue
            number = self._numbers.get(word.start)
            if number is not None:
                reached = number.number.end
            is_number = number is not None or word.name[0].isdecimal()
            words.append(NUMBER if is_number else word.name)
            places.append(word.start)
        return tuple(words), tuple(places)

    def asides(self, passage: Passage) -> Sequence[SetAside]:
        """Return what was set aside in a passage."""
        return self.prose.asides_in(passage.sentence)

    def says(self, passage: Passage, category: str, end: int | None = None) -> bool:
        """Tell whether a passage, up to a place, holds a phrase of a category of its language, such as "planned"."""
        names = [word.name for word in passage.sentence.words if end is None or word.start < end]
        phrases = self._phrases(category)
        return any(
            tuple(names[i : i + len(phrase)]) == phrase
            for i, name in enumerate(names)
            for phrase in phrases.get(name, ())
        )

    def is_phrase(self, text: str, category: str) -> bool:
        """Tell whether a text is a phrase of a category."""
        words = named(text)
        return bool(words) and words in self._phrases(category).get(words[0], ())

    def text_of(self, passage: Passage) -> str:
        """Return the words of a passage."""
        return passage.sentence.span.of(self.draft.text)

    def _phrases(self, category: str) -> dict[str, list[tuple[str, ...]]]:
        """Return the phrases of a category by their first word."""
        if category not in self._known_phrases:
            phrases = [*worded(self.language, category), *self.prose.phrases(category)]
            self._known_phrases[category] = by_first_word(phrases)
        return self._known_phrases[category]

    @cached_property
    def counted(self) -> dict[str, str]:
        """The units of nouns that are counted in its language, by their name forms."""
        table = () if self.scan.language == UNKNOWN else rows(self.language, "nouns")
        return {named(word)[0]: unit for words, unit, *_ in table for word in words.split("|") if len(named(word)) == 1}

    @cached_property
    def by_key(self) -> dict[str, list[Mention]]:
        """The places of each figure in the draft, by `figure_key`."""
        found: dict[str, list[Mention]] = {}
        for one in self.prose.figures:
            found.setdefault(figure_key(one), []).append(one)
        return found


def figure_key(mention: Mention) -> str:
    """Return what two mentions of the same figure share, in whatever typography: its numbers and its unit."""
    return f"{number_key(mention)} {mention.figure.unit}"


def number_key(mention: Mention) -> str:
    """Return what two mentions of the same number share, whatever it counts: its value, or its two ends."""
    figure = mention.figure
    numbers = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    return " ".join("" if one is None else decimal_text(one.value) for one in numbers)
