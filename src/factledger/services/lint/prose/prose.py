"""A draft as it is judged: its figures, sentences, words and names, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, reduce
from itertools import chain, compress, count, islice
from operator import or_
from typing import TYPE_CHECKING

from factledger.reading.draft import Draft, Kind
from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import vocabulary
from factledger.reading.terms import forms, roles, said
from factledger.reading.text_words import TextWords
from factledger.services.lint.claims.openings import has_no_case
from factledger.services.lint.prose.additions import with_additions
from factledger.services.lint.prose.definite import add_definite_names
from factledger.services.lint.prose.elided import in_money_before
from factledger.services.lint.prose.groups import add_group_names
from factledger.services.lint.prose.in_names import numbered, numbered_names, without_names
from factledger.services.lint.prose.meant_models import add_meant_models
from factledger.services.lint.prose.proper_names import add_proper_names
from factledger.services.lint.prose.rivals import without_rivals
from factledger.services.lint.prose.sayings import ended, opened_at, sayings
from factledger.services.lint.prose.sentence import Clause, Phrase, Sentence, joined
from factledger.services.lint.prose.short_names import add_short_names
from factledger.services.lint.prose.translated_names import add_translated_names
from factledger.values.figure import Kind as Counted
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention, Scan, SetAside
    from factledger.reading.terms import Placed, Said
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.values.units import Units

_MOST_ABOVE = 20
"""How many sentences of the headings above one are looked at."""

_CLAUSE = re.compile(r"[;:—–,،؛()]")

NO_NAMES = ("no-name", "again", "asks", "how-many")
"""Categories of words that stand with a capital where a sentence opens, and are no names: "The firm", "Who"."""

_PARTED = 3
"""Words of a name that a figure parts, at most, on either side of it."""


class Prose:
    """The words of a draft."""

    def __init__(self, draft: Draft, scan: Scan, index: Index | None, units: Units | None = None) -> None:
        """Cut the draft into sentences, and find the names of an index in them; units are those of the index."""
        self.draft, self.scan, self.index = draft, scan, index
        self.units = index.units if index is not None else units
        self.language = scan.language.partition("-")[0]
        self.words = TextWords(draft.text, self.language)
        self.starts = self.words.starts
        self._opened = opened_at(self.language, self.words)
        cut = joined(draft, scan.figures, self.phrases("resumes"))
        self.sentences = [Sentence(span, block, self.words) for block, span in cut]
        self._sentence_starts = [one.span.start for one in self.sentences]
        self.where = {one.words[0] for one in said(self.language, "where")}
        if index is not None:
            for sentence in self._with_names(index):
                sentence.names = list(self._names(index, sentence.words))
            add_translated_names(self, index)
            add_short_names(self, index)
            add_proper_names(self, index)
            add_definite_names(self, index)
            add_group_names(self, index)
            without_rivals(self)
            add_meant_models(self)
        named = [phrase for sentence in self.sentences for phrase in sentence.names if phrase.end - phrase.start > 1]
        self._named = [(phrase.start, phrase.end) for phrase in named]
        self._named_headings: dict[int, list[Sentence]] = {}
        self._clauses: dict[tuple[int, Span], Clause] = {}
        self.in_names: list[Mention] = []
        self.figures: list[Mention] = []
        names = numbered_names(index)
        for mention in self._with_models(scan.figures):
            is_named = self._is_in_name(mention) or numbered(self.draft.text, mention) in names
            (self.in_names if is_named else self.figures).append(mention)
        for i, mention in enumerate(self.figures):
            sentence = self.sentence_at(mention.number.start)
            mention = without_names(self, sentence, mention)  # noqa: PLW2901  as it is from here on
            mention = with_additions(self, sentence, mention)  # noqa: PLW2901
            mention = self.figures[i] = in_money_before(self, sentence, mention)  # noqa: PLW2901
            sentence.at[mention.number.start] = len(sentence.figures)
            sentence.figures.append(mention)
            if index is not None and (parted := list(self._parted_names(index, sentence, mention))):
                sentence.names = sorted([*sentence.names, *parted])
        self._named_at = [i for i, one in enumerate(self.sentences) if one.names]

    def _with_names(self, index: Index) -> list[Sentence]:
        """Return the sentences that have a word with which a name of an index may open."""
        index.expect(self.words.names())
        return self._at(self.words.where(index.may_open))

    def _at(self, words: Iterable[int]) -> list[Sentence]:
        """Return the sentences that hold the words at some positions."""
        found = (self.sentence_at(self.starts[i]) for i in words)
        return list({sentence.span.start: sentence for sentence in found}.values())

    def _names(self, index: Index, words: Sequence[Placed]) -> Iterator[Phrase]:
        for first, last, name in index.named_in(words):
            is_place = first > 0 and (words[first - 1].name in self.where or self._is_behind_part(words, first))
            if is_place and first > 1 and self._is_of_role(words[first - 2].name, name, index):
                is_place = False
            yield Phrase(words[first].start, words[last - 1].end, name, is_place)
            if size := _size_of_subject(index, name):
                yield Phrase(words[first].start, words[first + size - 1].end, name[:size], is_place)

    def _is_behind_part(self, words: Sequence[Placed], first: int) -> bool:
        """Tell whether a name stands behind a part of where something is: "in the streets of Marenda"."""
        i = first - 1
        if (words[i].name,) in self.phrases("of"):
            i -= 1
        if i < 1 or (words[i].name,) not in self.phrases("place-part"):
            return False
        is_definite = (words[i - 1].name,) in self.phrases("definite")
        return words[i - 1 - is_definite].name in self.where

    def _is_of_role(self, before: str, name: Name, index: Index) -> bool:
        """Tell whether "at" before a name says for whom somebody works, and not where: "engineers at DeepSeek"."""
        known = roles(self.language)
        is_role = any(form in known for form in forms(before))
        return is_role and name not in index.places and index.is_subject(name)

    def _parted_names(self, index: Index, sentence: Sentence, mention: Mention) -> Iterator[Phrase]:
        """Yield the names that a figure stands within: "recalled phones", of "recalled 130,000 phones".

        Each is given the place of its words before the figure.
        """
        first, last = sentence.places
        at, behind = bisect_left(self.starts, mention.span.start), bisect_left(self.starts, mention.number.end)
        first = max(at - _PARTED, first)
        if not any(index.may_open(self.words.name(i)) for i in range(first, at)):
            return
        near = [*self.words[first:at], *self.words[behind : min(behind + _PARTED, last)]]
        for start, end, name in index.named_in(near):
            if start < at - first < end and not index.is_subject(name):
                yield Phrase(near[start].start, near[at - first - 1].end, name, is_place=False)

    def _with_models(self, figures: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the figures, those before the name of a model with that as their unit: "50,000 H100 chips".

        What the model is may stand between: "50.000 tarjetas H100".
        """
        models = {one.span.start: one.text for one in self.scan.set_aside if one.rule == "model-name"}
        for mention in figures:
            name = models.get(mention.span.end + 1) if mention.figure.kind is Counted.COUNT else None
            unit = self.units.named(name.removesuffix("s")) if name and self.units else None
            yield mention if unit is None else mention.counted_in(unit)

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

    def position_of(self, sentence: Sentence) -> int:
        """Return the position of a sentence among those of the text."""
        return bisect_left(self._sentence_starts, sentence.span.start)

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the paragraph before one, the nearest first."""
        i = self.position_of(sentence) - 1
        while i >= 0 and self.sentences[i].block == sentence.block:
            yield self.sentences[i]
            i -= 1

    def behind(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the paragraph behind one, in order."""
        for one in islice(self.sentences, self.position_of(sentence) + 1, None):
            if one.block != sentence.block:
                return
            yield one

    def named_before(self, sentence: Sentence, most: int) -> list[Sentence]:
        """Return those of so many sentences before one in its paragraph that hold names of the ledger, in reverse."""
        at = bisect_left(self._sentence_starts, sentence.span.start)
        k = bisect_left(self._named_at, at) - 1
        found = []
        while k >= 0 and at - self._named_at[k] <= most:
            one = self.sentences[self._named_at[k]]
            if one.block != sentence.block:
                break
            found.append(one)
            k -= 1
        return found

    def named_headings(self, sentence: Sentence) -> list[Sentence]:
        """Return the sentences of the headings above one that hold names of the ledger, the nearest first."""
        found = self._named_headings.get(sentence.block)
        if found is None:
            found = [one for one in islice(self.headings(sentence), _MOST_ABOVE) if one.names]
            self._named_headings[sentence.block] = found
        return found

    def headings(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentences of the headings above one, the nearest first."""
        yield from self.heads(sentence)
        above = self._heading_above(sentence.block)
        while above is not None:
            yield from self._of_block(above)
            above = self._outer_headings[above]

    def heads(self, sentence: Sentence) -> list[Sentence]:
        """Return the sentences of the cells that head the one of a sentence, and of those that head these."""
        blocks = self.draft.blocks
        first = blocks[sentence.block].headers if blocks else ()
        if not first:
            return []
        others = (over for i in first for over in blocks[i].headers)
        return [one for i in dict.fromkeys((*first, *others)) for one in self._of_block(i)]

    def is_of_section(self, heading: Sentence, sentence: Sentence) -> bool:
        """Tell whether a heading is the nearest above a sentence, or heads the cell that it stands in."""
        return heading.block == self._heading_above(sentence.block) or heading in self.heads(sentence)

    def is_in_section(self, before: Sentence, sentence: Sentence) -> bool:
        """Tell whether no heading stands between a sentence and one before it; that one may be the heading itself."""
        above = self._heading_above(sentence.block)
        return above is None or before.block >= above

    def opens_section(self, sentence: Sentence) -> bool:
        """Tell whether a sentence stands right behind a heading."""
        i = self.position_of(sentence)
        above = self._heading_above(sentence.block)
        return above is not None and i > 0 and self.sentences[i - 1].block == above != sentence.block

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
        if (known := self._clauses.get((mention.number.start, mention.span))) is not None:
            return known
        start = sentence.figures[i - 1].span.end if i else sentence.span.start
        end = sentence.figures[i + 1].span.start if i + 1 < len(sentence.figures) else sentence.span.end
        text = self.draft.text
        semicolon = max(text.rfind(";", start, mention.span.start), text.rfind("؛", start, mention.span.start))
        mark = _CLAUSE.search(text, mention.span.end, end)
        if mark and text[mark.start()] == ":" and _opens(text, sentence, mention, mark.start()):
            mark = _CLAUSE.search(text, mark.end(), end)
        found = Clause(max(start, semicolon + 1), mark.start() if mark else end)
        self._clauses[mention.number.start, mention.span] = found
        return found

    def brackets_around(self, sentence: Sentence, span: Span) -> Span | None:
        """Return the round brackets of a sentence that a place stands in; None where it stands in none."""
        text = self.draft.text
        start = text.rfind("(", sentence.span.start, span.start)
        end = text.find(")", span.end, sentence.span.end)
        is_within = start >= 0 <= end and text.find(")", start, span.start) < 0
        return Span(start, end) if is_within else None

    def endings_of(self, category: str) -> list[str]:
        """Return the endings of words of a category of `draft.tsv`."""
        return [one.ending for one in sayings(self.language, category).endings]

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
        listed = {one.words[0] for one in said(self.language, *NO_NAMES) if not one.ending}
        return listed | roles(self.language).keys()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that the tables of its language hold; none of a language that cannot be read."""
        return vocabulary(self.language) if self.language in LANGUAGES else frozenset()

    def knows(self, name: str) -> bool:
        """Tell whether the tables of its language hold a word, with or without what is written onto it."""
        return any(form in self.vocabulary for form in forms(name))

    @cached_property
    def lower(self) -> set[str]:
        """Words that the draft writes small somewhere."""
        return self.words.lower()

    @cached_property
    def is_caseless(self) -> bool:
        """Whether the text has a word in a script without capitals."""
        return any(map(has_no_case, self.words.names()))

    def words_in(self, span: Span) -> list[Placed]:
        """Return the words that start in a place."""
        return self.words.within(span)

    def words_between(self, start: int, end: int) -> int:
        """Return how many words start between two places."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def has_mark(self, start: int, end: int, marks: Iterable[str]) -> bool:
        """Tell whether any of some marks, such as a comma, stands between two places."""
        between = self.draft.text[start:end]
        return any(mark in between for mark in marks)

    def beside(self, span: Span) -> tuple[str, str]:
        """Return the words before and behind a place; nothing where there is none."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        before = self.words.name(first - 1) if first else ""
        return before, self.words.name(last) if last < len(self.words) else ""

    def is_followed(self, span: Span) -> bool:
        """Tell whether a word stands right behind a place, with nothing but a space between."""
        behind = self.draft.text[span.end : span.end + 2]
        return behind[:1].isspace() and behind[1:].isalpha()

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column in the file, from 1, of a position of the text."""
        piece = max(bisect_right(self._piece_starts, position) - 1, 0)
        offset = position + self._piece_shifts[piece]
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [start for start, _ in self.draft.pieces]

    @cached_property
    def _piece_shifts(self) -> list[int]:
        return [source - start for start, source in self.draft.pieces]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.draft.source))]

    def phrases(self, category: str) -> frozenset[Name]:
        """Return the phrases of a category of `draft.tsv`."""
        return sayings(self.language, category).phrases

    def phrase_at(self, place: int, category: str) -> str:
        """Return the words of the longest phrase of a category that stands at a place, as they are written."""
        i, known = bisect_left(self.starts, place), self.phrases(category)
        size = max((len(one) for one in known if self.words.names_between(i, i + len(one)) == one), default=1)
        return self.draft.text[place : self.words[min(i + size, len(self.words)) - 1].end]

    def said_in(self, sentence: Sentence, category: str) -> Sequence[tuple[int, str]]:
        """Return (place, value) of what a sentence says of a category of `draft.tsv`."""
        some = sayings(self.language, category)
        mask = sentence.opened
        if not some.bit & (self._mark(sentence) if mask is None else mask):
            return ()
        found = sentence.said.get(category)
        if found is None:
            first, last = sentence.places
            opened, bit = self._opened, some.bit
            places = [i for i in range(first, last) if opened[i] & bit]
            found = sentence.said[category] = list(some.found(self.words, places, last))
        return found

    def said(self, category: str) -> Iterator[tuple[Sentence, int, str]]:
        """Yield (sentence, place, value) of all that the text says of a category, in order."""
        some = sayings(self.language, category)
        for i in self._opening(category):
            sentence = self.sentence_at(self.starts[i])
            yield from ((sentence, place, value) for place, value in some.found(self.words, (i,), sentence.places[1]))

    def may_say(self, category: str) -> list[Sentence]:
        """Return the sentences that may say something of a category of `draft.tsv`; the others have no word of it."""
        return self._at(self._opening(category))

    def _opening(self, category: str) -> list[int]:
        """Return the positions of the words with which a phrase of a category may open, or which may end as one."""
        bit = sayings(self.language, category).bit
        return sorted(chain.from_iterable(some for mask, some in self._opened_by_mask.items() if mask & bit))

    @cached_property
    def _opened_by_mask(self) -> dict[int, list[int]]:
        """The positions of words by the mask of the categories that may open there: of masks there are few."""
        found: dict[int, list[int]] = {}
        for i in compress(count(), self._opened):
            found.setdefault(self._opened[i], []).append(i)
        return found

    def _mark(self, sentence: Sentence) -> int:
        """Note, and return, the mask of the categories of which a sentence may say something."""
        first, last = sentence.places
        sentence.opened = reduce(or_, self._opened[first:last], 0)
        return sentence.opened

    def ended(self, word: str, category: str) -> Iterator[Said]:
        """Yield the endings of a category of `draft.tsv` that a word has behind a stem."""
        return ended(sayings(self.language, category).endings, word)


def _opens(text: str, sentence: Sentence, mention: Mention, colon: int) -> bool:
    """Tell whether a figure is all that stands before a colon: "$103 million: that is what the delivery cost"."""
    rest = text[sentence.span.start : mention.span.start] + text[mention.span.end : colon]
    return not any(map(str.isalnum, rest))


def _size_of_subject(index: Index, name: Name) -> int:
    """Return how many words of the name of a measure name a subject: the "Lisgard" of "Lisgard accord"; 0 for none."""
    if len(name) == 1 or index.is_subject(name):
        return 0
    sizes = range(len(name) - 1, 0, -1)
    return next((size for size in sizes if index.claims_named(name[:size]) and index.is_subject(name[:size])), 0)
