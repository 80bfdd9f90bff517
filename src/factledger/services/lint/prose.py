"""A draft as it is judged: its figures, sentences, words and names, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from factledger.reading.draft import Block, Draft, Kind
from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import categories
from factledger.reading.terms import acts, forms, kinds, named, phrase_terms, placed, roles, said, terms_of
from factledger.services.lint.in_names import without_names
from factledger.values.figure import Direction
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention, Scan, SetAside
    from factledger.reading.terms import Placed, Said
    from factledger.services.lint.claims import Index, Name
    from factledger.values.units import Units

_STOP = re.compile(r"(?:[.!?؟]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”]*)\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Sr|Sra|Prof|St|No|vs|approx|cf|al|Inc|Ltd|Co|Corp|US|U\.S)\.$"
)
_CLAUSE = re.compile(r"[;:—–,،؛(]")
_LOOK_BACK = 12
_INSTEAD = 3
"""Words from the first of a phrase such as "rather than" to its figure."""

_BEHIND = 4
"""Words between a figure and what is said of it behind it: "900 tourists from Halden are expected"."""

_APART = (",", "،", "(", "—", "–")
_OPENING = 4
"""How many words open a sentence."""

_STEM = 2
"""Letters before an ending of `draft.tsv`."""

_LONGEST = 1000
"""Longest sentence, in code points; what goes on longer is cut at a space."""

Kept = TypeVar("Kept")


class Phrase(NamedTuple):
    """A name of the ledger in the draft: its place in code points, and how it is looked up."""

    start: int
    end: int
    name: Name
    is_place: bool


@dataclass(slots=True)
class Sentence:
    """A sentence of a block, with what is found in it.

    Attributes:
        span: Its place in the text.
        block: Position of its block among the blocks.
        words: Its words and numbers.
        names: Names of the ledger in it.
        figures: Its figures.
        said: What it says by `draft.tsv`, per category; None until somebody asks.
        at: Position of each of its figures, by the place of its number.
        kept: What was worked out of it once, by name.
    """

    span: Span
    block: int
    words: Sequence[Placed]
    names: list[Phrase] = field(default_factory=list)
    figures: list[Mention] = field(default_factory=list)
    said: dict[str, list[tuple[int, str]]] | None = None
    at: dict[int, int] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

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
        self.sentences = [self._sentence(span, block) for block, span in _sentences(draft)]
        self._sentence_starts = [one.span.start for one in self.sentences]
        self._where = {one.words[0] for one in said(self.language) if one.category == "where"}
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
            is_place = first > 0 and words[first - 1].name in self._where
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

    def acts_near(self, sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
        """Return the exclusive terms around a figure, its noun left out: of its clause, else before it."""
        near, before = self._acts(sentence, clause, mention)
        return near or before

    def acts_of(self, sentence: Sentence, clause: Clause, mention: Mention) -> tuple[set[str], set[str]]:
        """Return the exclusive terms of a figure up to an "and" behind it, and those before its clause."""
        end = self._own_end(sentence, clause, mention)
        return self._acts(sentence, Clause(clause.start, end), mention)

    def _acts(self, sentence: Sentence, clause: Clause, mention: Mention) -> tuple[set[str], set[str]]:
        counted, exclusive = terms_of(mention.figure.unit, self.language), acts()
        near, before, left_out = set(), set(), self._no_acts(sentence)
        for word in sentence.words:
            if word.start in left_out:
                continue
            is_noun = mention.span.start <= word.start < mention.span.end and word.term in counted
            if word.term in exclusive and not is_noun:
                if clause.start <= word.start < clause.end:
                    near.add(word.term)
                elif word.start < mention.span.start:
                    before.add(word.term)
        return near, before

    def _no_acts(self, sentence: Sentence) -> set[int]:
        """Return the places of words that name no act: of subjects' names ("Cerro Pardo"), and "deve" before a verb."""
        return sentence.once("no acts", lambda: set(self._find_no_acts(sentence)))

    def _find_no_acts(self, sentence: Sentence) -> Iterator[int]:
        modal, endings = self.phrases("modal"), tuple(self._endings_of("infinitive"))
        for word, after in pairwise(sentence.words) if modal and endings else ():
            if (word.name,) in modal and after.name.endswith(endings):
                yield word.start
        for name in sentence.names:
            if len(name.name) > 1 and self.index is not None and self.index.is_subject(name.name):
                yield from (word.start for word in sentence.words if name.start <= word.start < name.end)

    def _endings_of(self, category: str) -> list[str]:
        return [one.ending for one in self._ending if one.category == category]

    def _own_end(self, sentence: Sentence, clause: Clause, mention: Mention) -> int:
        """Return where a clause ends that goes over into that of the next figure: at "and"."""
        i = sentence.at[mention.number.start] + 1
        if i >= len(sentence.figures) or sentence.figures[i].span.start != clause.end:
            return clause.end
        joins = self.phrases("and")
        behind = (word for word in sentence.words if mention.span.end <= word.start < clause.end)
        return next((word.start for word in behind if (word.name,) in joins), clause.end)

    @cached_property
    def _aside_starts(self) -> list[int]:
        return [one.span.start for one in self.scan.set_aside]

    def asides_in(self, sentence: Sentence) -> Sequence[SetAside]:
        """Return what was set aside in a sentence: years, dates and the like."""
        first = bisect_left(self._aside_starts, sentence.span.start)
        last = bisect_left(self._aside_starts, sentence.span.end)
        return self.scan.set_aside[first:last]

    def other_name(self, sentence: Sentence) -> str | None:
        """Return a proper name in a sentence that the ledger does not know, if it may be the subject; else None.

        Nothing is found in a script without capitals. What says who speaks, and where, is no subject.
        """
        return sentence.once("other name", lambda: self._other_name(sentence))

    def _other_name(self, sentence: Sentence) -> str | None:
        taken = self._taken(sentence)
        speakers = {word for one in sentence.figures if one.speaker for word in named(one.speaker)}
        speakers |= self._beside_said(sentence)
        text = self.draft.text
        for i, word in enumerate(sentence.words):
            if not text[word.start].isupper() or word.name in self.no_names or word.name in speakers:
                continue
            if i and sentence.words[i - 1].name in self._where:
                continue
            if any(start <= word.start < end for start, end in taken):
                continue
            if i == 0 and (not word.term or word.term.startswith("=") or self._is_common(word) or self._opens(word)):
                continue
            if word.term:
                return text[word.start : word.end]
        return None

    def _beside_said(self, sentence: Sentence) -> set[str]:
        """Return the names that stand right before or behind a word such as "believes": who speaks."""
        words, text = sentence.words, self.draft.text
        places = {place for place, _ in self.said_in(sentence, "said")}
        found = set()
        for i in [i for i, word in enumerate(words) if word.start in places] if places else ():
            for step in (-1, 1):
                k = i + step
                while 0 <= k < len(words) and text[words[k].start].isupper():
                    found.add(words[k].name)
                    k += step
        return found

    def contrasted(self, sentence: Sentence, mention: Mention) -> tuple[int, str] | None:
        """Return (place, term) of others that the clause of a figure opens with behind a semicolon or "while".

        So "…; most companies use 16,000 chips" is not about whom the sentence began with.
        """
        text, end = self.draft.text, mention.span.start
        start = max(text.rfind(mark, sentence.span.start, end) for mark in ";؛")
        places = [place for place, _ in self.said_in(sentence, "while") if place < end]
        start = max([start, *places])
        words = [word for word in sentence.words if start < word.start < end][:_OPENING]
        if start < 0 or self._goes_on(words):
            return None
        return next(((start, word.term) for word in words if word.term in kinds("agent")), None)

    @staticmethod
    def _taken(sentence: Sentence) -> list[tuple[int, int]]:
        """Return the places of what is a figure or a name of the ledger."""
        named_ = [(one.start, one.end) for one in sentence.names]
        return named_ + [(one.span.start, one.span.end) for one in sentence.figures]

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

    def opening(self, sentence: Sentence) -> str | None:
        """Return the term of those that a sentence opens with; None where it goes on with words like "the company"."""
        return sentence.once("opening", lambda: self._find_opening(sentence))

    def _find_opening(self, sentence: Sentence) -> str | None:
        words = sentence.words[:_OPENING]
        agents = kinds("agent")
        for i, word in enumerate(words):
            if word.term in agents:
                return None if self._goes_on(words[: i + 2]) else word.term
        return None

    def _goes_on(self, words: Sequence[Placed]) -> bool:
        """Tell whether words hold a phrase of several that goes on with the subject before: "the company"."""
        names = [word.name for word in words]
        phrases = [phrase for phrase in self.phrases("again") if len(phrase) > 1]
        return any(tuple(names[i : i + len(phrase)]) == phrase for phrase in phrases for i in range(len(names)))

    def _opens(self, word: Placed) -> bool:
        """Tell whether the ending of a word says that it is none of a name: "Jumlahnya", "Finalmente"."""
        text = self.draft.text[word.start : word.end].lower()
        return any(one.category == "again" for one in self._ended(text))

    def _is_common(self, word: Placed) -> bool:
        """Tell whether a word that opens a sentence is an ordinary one: written small elsewhere, or the ledger's."""
        return word.name in self.lower or (self.index is not None and word.name in self.index.starting)

    def is_placed(self, name: Name) -> bool:
        """Tell whether a name is one of a place or a subject of the ledger."""
        index = self.index
        if index is None:
            return False
        return name in index.places or index.is_subject(name)

    def unknown_places(self, sentence: Sentence) -> frozenset[Name]:
        """Return names with a capital, behind a word such as "in", that the ledger does not know."""
        return sentence.once("unknown places", lambda: self._unknown_places(sentence))

    def _unknown_places(self, sentence: Sentence) -> frozenset[Name]:
        found = set()
        text, words, where = self.draft.text, sentence.words, self._where
        for word in [words[i] for i in range(1, len(words)) if words[i - 1].name in where]:
            if text[word.start].isupper() and word.term and word.name not in self.no_names:
                spans = (*self._taken(sentence), *((one.span.start, one.span.end) for one in self.asides_in(sentence)))
                if not any(start <= word.start < end for start, end in spans):
                    found.add((word.name,))
        return frozenset(found)

    def framed(self, sentence: Sentence) -> set[int]:
        """Return the positions of words right behind one such as "in": the frame of a sentence, not its matter.

        What may be measured is its matter all the same: "$4 billion in sales".
        """
        words, exclusive = sentence.words, acts()
        return {i for i in range(1, len(words)) if words[i - 1].name in self._where and words[i].term not in exclusive}

    def framed_names(self, sentence: Sentence) -> frozenset[int]:
        """Return the positions of words with a capital behind one such as "in", and of those that go on from them."""
        return sentence.once("framed names", lambda: frozenset(self._framed_names(sentence)))

    def _framed_names(self, sentence: Sentence) -> Iterator[int]:
        text, words, is_in = self.draft.text, sentence.words, False
        framed = self.framed(sentence)
        framed |= {i + 1 for i in framed if not words[i].term and text[words[i].start].islower()}  # "in the Azores"
        for i, word in enumerate(words):
            is_near = i in framed or (is_in and text[words[i - 1].end : word.start].isspace())
            goes_on = i + 1 < len(words) and text[words[i + 1].start].isupper()
            is_name = text[word.start].isupper() and (bool(word.term) or goes_on)  # "São Paulo"
            is_in = is_near and is_name and (goes_on or word.name not in self.no_names)
            if is_in:
                yield i

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

    def direction(self, sentence: Sentence, clause: Clause, mention: Mention) -> Direction | None:
        """Return which way the words around a figure say that it goes, the nearest first; None where they differ."""
        for start, end in (
            (clause.start, mention.span.start),
            (mention.span.end, clause.end),
            (sentence.span.start, mention.span.start),
        ):
            found = {
                way for way in Direction if any(start <= place < end for place, _ in self.said_in(sentence, way.value))
            }
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def is_set_against(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a figure is the one that something is not: "$12 million, not $21 million", "rather than 30".

        Nothing stands between, or one word more: "not the $21 million".
        """
        start = mention.span.start
        for place, _ in self.said_in(sentence, "not"):
            is_apart = self.draft.text[:place].rstrip()[-1:] in _APART
            if place < start and self.words_between(place, start) <= 1 + is_apart:
                return not any(place == other for other, _ in self.said_in(sentence, "no-denial"))
        return any(
            place < start and self.words_between(place, start) <= _INSTEAD
            for place, _ in self.said_in(sentence, "instead")
        )

    def is_beyond(self, mention: Mention) -> bool:
        """Tell whether a figure says by how much something differs from another: "$3 million more than planned"."""
        return self._is_followed(mention, "beyond")

    def is_apiece(self, mention: Mention) -> bool:
        """Tell whether a figure is of each of several things: "30 tonnes each"."""
        return self._is_followed(mention, "apiece")

    def is_share_of(self, mention: Mention) -> bool:
        """Tell whether a figure is a share of what stands behind it: "a quarter of the cost", "26% of the cost"."""
        _, behind = self.beside(mention.span)
        return any(behind == phrase[0] for phrase in self.phrases("of"))

    def _is_followed(self, mention: Mention, category: str) -> bool:
        """Tell whether a phrase of a category stands right behind a figure, with nothing but space between."""
        sentence, end = self.sentence_at(mention.number.start), mention.span.end
        places = (place for place, _ in self.said_in(sentence, category) if place >= end)
        return any(not self.draft.text[end:place].strip() for place in places)

    def rates(self, sentence: Sentence, mention: Mention) -> set[str]:
        """Return the units of time for each of which the clause of a figure speaks: "of copper per day".

        A monthly report says nothing of each month, nor does a month that is parted from the figure by a comma.
        """
        clause = self.clause(sentence, mention)
        marks = self.phrases("no-rate")
        found = set()
        for place, unit in self.said_in(sentence, "rate"):
            i = bisect_left(self.starts, place)
            beside = (self.words[k].name for k in (i - 1, i + 1) if 0 <= k < len(self.words))
            is_apart = "," in self.draft.text[place : mention.span.start]
            if clause.start <= place < clause.end and not is_apart and not any((name,) in marks for name in beside):
                found.add(unit)
        return found

    def is_of_part(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether the clause of a figure is about a part of a year: "in the first quarter"."""
        clause = self.clause(sentence, mention)
        return any(clause.start <= place < clause.end for place, _ in self.said_in(sentence, "part-year"))

    def statuses(self, sentence: Sentence, mention: Mention) -> set[str]:
        """Return what plain words before a figure in its sentence, or behind it in its clause, say of it: planned."""
        end = self.clause(sentence, mention).end
        told = ("denied", "planned", "projected", "possible", "future")
        found = {
            name
            for name in told
            if any(place < end and not self._is_month(place) for place, _ in self.said_in(sentence, name))
        }
        return {"planned" if name == "future" else name for name in found}

    def _is_month(self, place: int) -> bool:
        """Tell whether the word at a place is a month by its capital: "in May", and not "May Fall" in a headline."""
        word, after = self.words[i := bisect_left(self.starts, place)], self.words[i + 1 : i + 2]
        text = self.draft.text
        return (
            text[place].isupper() and word.name in self.no_names and not any(text[one.start].isupper() for one in after)
        )

    def passive_status(self, sentence: Sentence, mention: Mention) -> str | None:
        """Return what a passive says of a figure, where no mark parts them: "900 tourists are expected"."""
        clause = self.clause(sentence, mention)
        end = clause.end
        before = (place for place, _ in self.said_in(sentence, "projected-before"))
        if any(clause.start <= one < mention.span.start for one in before):
            return "projected"  # "se esperan 900 turistas"
        for status in ("projected", "planned"):
            for place, _ in self.said_in(sentence, f"{status}-behind"):
                if mention.span.end <= place < end and self.words_between(mention.span.end, place) <= _BEHIND:
                    return status
        return None

    def is_former(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a figure is one of the past alone: "used to produce 840 megawatts"."""
        clause, no_former = self.clause(sentence, mention), self.phrases("no-former")
        for place, _ in self.said_in(sentence, "former"):
            before, _ = self.beside(Span(place, place))
            if clause.start <= place < clause.end and (before,) not in no_former:
                return True
        return False

    def is_excepted(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a denial before a figure leaves it out: "scored nothing but 13 goals"."""
        clause = self.clause(sentence, mention)
        end, anything = mention.number.start, self.phrases("no-except")
        return any(
            clause.start <= place < end and (self.beside(Span(place, place))[0],) not in anything
            for place, _ in self.said_in(sentence, "except")
        )

    def is_denied_behind(
        self, sentence: Sentence, mention: Mention, terms: Container[str], names: Container[Name]
    ) -> bool:
        """Tell whether a denial behind a figure is followed by what is measured: "91% are not vaccinated"."""
        clause = self.clause(sentence, mention)
        denials = [place for place in self._denials(sentence) if mention.span.end <= place < clause.end]
        if not denials:
            return False
        if any(denials[0] < one.start < clause.end and one.name in names for one in sentence.names):
            return True
        return any(denials[0] < word.start < clause.end and word.term in terms for word in sentence.words)

    def denies(self, text: str) -> bool:
        """Tell whether a text in any language holds a word that denies: "children who are not vaccinated"."""
        return bool(_all_denials() & set(named(text)))

    def _denials(self, sentence: Sentence) -> list[int]:
        """Return the places of words by which a sentence denies something."""
        return sentence.once("denials", lambda: list(self._find_denials(sentence)))

    def _find_denials(self, sentence: Sentence) -> Iterator[int]:
        phrases = _denials(self.language)
        words = [word.name for word in sentence.words]
        for i, word in enumerate(sentence.words):
            if any(tuple(words[i : i + len(phrase)]) == phrase for phrase in phrases.get(word.name, ())):
                yield word.start

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
                for phrase in self._ended(text[start : words[i].end]):
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

    def _ended(self, word: str) -> Iterator[Said]:
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


@cache
def _turns() -> frozenset[str]:
    """Return the words that tell which way something went, or how it ended, in every language: "rise", "lost"."""
    told = ("up", "down", "outcome")
    phrases = [one for code in LANGUAGES for one in said(code) if one.category in told or one.value == "outcome"]
    return frozenset(one.words[0] for one in phrases if len(one.words) == 1)


def says_change(text: str) -> bool:
    """Tell whether a text in any language holds a word by which something changed: "seats lost"."""
    return bool(_turns() & set(named(text.replace("-", " "))))


@cache
def _ways() -> frozenset[str]:
    """Return the words by which something rises or falls, in every language."""
    phrases = [one for code in LANGUAGES for one in said(code) if one.category in ("up", "down", "change")]
    return frozenset(one.words[0] for one in phrases if len(one.words) == 1)


def says_way(text: str) -> bool:
    """Tell whether a text in any language names a rise or a fall: "rise of the cost"."""
    return bool(_ways() & set(named(text.replace("-", " ").replace("/", " "))))


@cache
def _rates() -> dict[Name, str]:
    """Return the phrases by which something is so for each time, or for a part of a year, in every language."""
    found = (one for code in LANGUAGES for one in said(code) if one.category in ("rate", "rate-word", "part-year"))
    return {one.words: one.value or one.category for one in found}


def rates_said(text: str) -> frozenset[str]:
    """Return the times for each of which a text in any language says something, or the parts of a year of which.

    So "monthly output" says it of each month; a part of a year is one by itself.
    """
    words, known = named(text.replace("-", " ")), _rates()
    found = (known.get(words[i : i + size]) for i in range(len(words)) for size in (1, 2, 3))
    return frozenset(one for one in found if one)


@cache
def _denials(language: str) -> dict[str, list[Name]]:
    """Return the phrases of a language that deny, by their first word."""
    found: dict[str, list[Name]] = {}
    for phrase in categories(language).get("denied", ()) if language != UNKNOWN else ():
        words = named(phrase)
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _all_denials() -> frozenset[str]:
    """Return the single words that deny, in every language: "not"."""
    found = {phrase for code in LANGUAGES for phrases in _denials(code).values() for phrase in phrases}
    found |= {one.words for code in LANGUAGES for one in said(code) if one.category == "not"}
    return frozenset(phrase[0] for phrase in found if len(phrase) == 1) - {"no"}


def _sentences(draft: Draft) -> Iterator[tuple[int, Span]]:
    """Yield (block, place) of every sentence; a text without blocks is one."""
    text = draft.text
    blocks = draft.blocks or (Block(Span(0, len(text)), Kind.PARAGRAPH),)
    for i, block in enumerate(blocks):
        start = block.span.start
        for found in _STOP.finditer(text, start, block.span.end):
            before = text[max(start, found.start() - _LOOK_BACK) : found.start() + 1]
            if _ABBREVIATION.search(before) and text[found.start()] == ".":
                continue
            yield from ((i, span) for span in _cut(text, start, found.end()))
            start = found.end()
        yield from ((i, span) for span in _cut(text, start, block.span.end))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, in pieces where it is too long to be one."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space + 1 if space > 0 else start + _LONGEST
        yield Span(start, stop)
        start = stop
    if end > start:
        yield Span(start, end)
