"""All figures of the documents, found by the words around them and by their number: one look-up for each figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.tables import categories
from factledger.reading.terms import named
from factledger.services.lint.claims import Index
from factledger.services.lint.prose import Prose
from factledger.services.lint.scanned import scanned
from factledger.services.lint.scope import scope_stated
from factledger.services.lint.sources.words import HEARD, NAME, Wording
from factledger.services.lint.speaker import Attributions
from factledger.values.figure import Kind, Role
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose import Sentence
    from factledger.values.number import Exact
    from factledger.values.units import Units

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", re.ASCII)

_COMMAS = ",،;؛"

COMMON = 200
"""A mark that more sentences hold finds none of them by itself."""

_MOST_LOOKED_AT = 3000
"""How many places of marks are looked at for one sentence."""

_MOST_PASSAGES = 40
"""How many sentences are weighed for one sentence of a draft."""

_MOST_ALIKE = 40
"""How many figures with the very number are weighed for one figure."""

_MOST_BEFORE = 8
"""How many sentences before one in its paragraph may name what it is about."""

_MOST_WEIGHT = 9


class NoClaims(Index):
    """An index of no claims: a text is cut into sentences without any name of a ledger."""

    def __init__(self, units: Units) -> None:
        """Hold the units."""
        self.units = units
        self.claims, self.by_name, self.starting, self.places = [], {}, {}, set()


class Named(NamedTuple):
    """What a sentence is about: marks of names in it, in the last one before it that has any, further off.

    Attributes:
        here: Names in the sentence.
        last: Names in the last sentence before it in its paragraph that holds any.
        before: Names in its paragraph before it.
        above: Names in the headings above, and in the first sentence of the text.
        anywhere: Names in the text.
    """

    here: frozenset[str]
    last: frozenset[str]
    before: frozenset[str]
    above: frozenset[str]
    anywhere: frozenset[str]


class Passage(NamedTuple):
    """A sentence of a document that holds figures.

    Attributes:
        document: Position of its document.
        sentence: The sentence.
        marks: All marks of its words.
        names: What it is about.
        first: Position of its first figure among all figures.
    """

    document: int
    sentence: Sentence
    marks: frozenset[str]
    names: Named
    first: int


class Figured(NamedTuple):
    """A figure of a document.

    Attributes:
        at: Its position among all figures.
        passage: Its sentence.
        mention: The figure.
    """

    at: int
    passage: Passage
    mention: Mention


class Source:
    """A document that was read: its words, cut once."""

    def __init__(self, draft: Draft, units: Units) -> None:
        """Scan a document."""
        self.draft = draft
        self.prose = Prose(draft, scanned(draft, units), NoClaims(units))
        self.wording = Wording(self.prose)
        self.path = draft.path
        self.language = self.prose.language
        self.tag = self.prose.scan.language
        self.count = len(self.prose.figures)

    @cached_property
    def spoken(self) -> str:
        """The words of the document in one line, as they are compared: " we expect at least "."""
        return f" {' '.join(word.name for word in self.prose.words)} "

    @cached_property
    def attributions(self) -> Attributions:
        """Where somebody says something."""
        return Attributions(self.prose)

    def speaker(self, figured: Figured) -> str | None:
        """Return who says a figure."""
        return speaker_of(self.wording, self.attributions, figured.passage.sentence, figured.mention)

    def status(self, figured: Figured) -> str | None:
        """Return what the document says of a figure: planned, denied and so on.

        A word of it that another figure or a comma parts from this one is said of something else: "In Ordana, where it
        wants to build a port, 20,000 people live".
        """
        status, span = figured.mention.status, figured.mention.span
        if status is None:
            return None
        places = self._said(figured.passage.sentence, status)
        before = max((place for place in places if place < span.start), default=None)
        behind = min((place for place in places if place >= span.end), default=None)
        start, end = (before, span.start) if before is not None else (span.end, behind)
        if start is None or end is None:
            return status
        others = (one.number.start for one in figured.passage.sentence.figures)
        is_parted = any(mark in self.draft.text[start:end] for mark in _COMMAS) or any(
            start < at < end for at in others
        )
        return None if is_parted else status

    def _said(self, sentence: Sentence, status: str) -> list[int]:
        """Return where a sentence says that something is planned, denied and so on."""
        opening = {named(phrase)[:1] for phrase in categories(self.language).get(status, ())}
        return [word.start for word in sentence.words if (word.name,) in opening]

    def page(self, position: int) -> int | None:
        """Return the page of a position, from 1, in a document that has pages."""
        pages = self.draft.pages
        return bisect_right(pages, position) or 1 if pages else None

    def years(self, figured: Figured) -> tuple[str, ...]:
        """Return the years or months that a figure is of; of a change, all that its sentence names.

        "18% more than in 2023" is no figure of 2023.
        """
        sentence, mention = figured.passage.sentence, figured.mention
        clause = self.prose.clause(sentence, mention)
        years = scope_stated(self.prose, sentence, mention, clause, self.draft.date).years
        if mention.figure.kind not in (Kind.PERCENT, Kind.RATIO) and mention.figure.role is not Role.CHANGE_BY:
            return years
        others = (match for one in self.prose.asides_in(sentence) for match in _YEAR.findall(ascii_digits(one.text)))
        return tuple(dict.fromkeys((*years, *others)))

    def period(self, figured: Figured) -> Period | None:
        """Return when a figure holds, if its sentence names one time alone."""
        years = self.years(figured)
        return Period.parse(years[0]) if len(years) == 1 else None


SOMEBODY = "somebody else"
"""Who says a figure where a sentence says that somebody does, and the reader cannot tell which of its names it is."""


def speaker_of(wording: Wording, attributions: Attributions, sentence: Sentence, mention: Mention) -> str | None:
    """Return who says a figure, by the reader, else the one person named in a sentence that says that somebody does."""
    if mention.speaker:
        return clean(mention.speaker)
    if not wording.has_case or not attributions.is_attributed(sentence):
        return None
    starts = {word.start for word in wording.words(sentence) if word.is_name and word.start not in wording.models}
    text = wording.prose.draft.text
    spans = [(one.start, one.end) for one in sentence.words if one.start in starts]
    pairs = [(a, b) for (a, end), (start, b) in pairwise(spans) if start == end + 1 and text[end] == " "]
    if not pairs:
        return None
    return clean(text[slice(*pairs[0])]) if len(pairs) == 1 else SOMEBODY


def named_in(wording: Wording, sentence: Sentence) -> frozenset[str]:
    """Return the marks of the names of a sentence; in a script without capitals, of all its words as heard."""

    def work() -> frozenset[str]:
        found: set[str] = set()
        for word in wording.words(sentence):
            if word.is_name:
                found.update(one for one in word.marks if one[0] in (NAME, HEARD))
        return frozenset(found)

    return sentence.once("named", work)


def about(wording: Wording, sentence: Sentence, anywhere: frozenset[str]) -> Named:
    """Return what a sentence is about."""
    prose = wording.prose
    before = [named_in(wording, one) for one in islice(prose.before(sentence), _MOST_BEFORE)]
    title = prose.sentences[:1] if sentence is not prose.sentences[0] else []
    above = [named_in(wording, one) for one in (*prose.headings(sentence), *title)]
    last = next(filter(None, before), frozenset())
    none: frozenset[str] = frozenset()
    return Named(named_in(wording, sentence), last, none.union(*before), none.union(*above), anywhere)


def clean(text: str) -> str:
    """Return a text in one line that a row may hold."""
    return "".join(c if c.isprintable() else " " for c in text)[:1000].strip() or "?"


class SourceIndex:
    """The figures of all documents."""

    def __init__(self, documents: Sequence[Draft], units: Units, tell: Callable[[str], None] = lambda _: None) -> None:
        """Scan every document once."""
        self.units = units
        self.sources: list[Source] = []
        self.figures: list[Figured] = []
        self.passages: list[Passage] = []
        self.by_mark: dict[str, list[int]] = {}
        self.by_number: dict[Exact, list[int]] = {}
        for draft in documents:
            tell(draft.path)
            self._add(Source(draft, units))
        self.is_name = {mark for passage in self.passages for mark in passage.names.here}

    def _add(self, source: Source) -> None:
        document = len(self.sources)
        self.sources.append(source)
        prose, wording = source.prose, source.wording
        count: Counter[str] = Counter()
        for sentence in prose.sentences:
            if wording.has_case or sentence.figures:
                count.update(named_in(wording, sentence))
        anywhere = frozenset(count)
        for sentence in prose.sentences:
            if not sentence.figures:
                continue
            marks = frozenset(mark for word in wording.words(sentence) for mark in word.marks)
            names = about(wording, sentence, anywhere)
            at = len(self.passages)
            passage = Passage(document, sentence, marks, names, len(self.figures))
            self.passages.append(passage)
            for mark in marks:
                self.by_mark.setdefault(mark, []).append(at)
            for mention in sentence.figures:
                stated = mention.figure.stated
                if stated is not None:
                    self.by_number.setdefault(stated.value, []).append(len(self.figures))
                self.figures.append(Figured(len(self.figures), passage, mention))

    def weight(self, mark: str) -> int:
        """Return how much it tells that two sentences share a mark: the more, the fewer sentences hold it."""
        holding = len(self.by_mark.get(mark, ())) or 1
        return min((len(self.passages) * 2 // holding).bit_length(), _MOST_WEIGHT)

    def alike(self, marks: Iterable[str]) -> list[Passage]:
        """Return the sentences that share the most telling marks with one, the best first."""
        known = [mark for mark in marks if mark in self.by_mark]
        known.sort(key=lambda mark: (len(self.by_mark[mark]), mark))
        found: dict[int, int] = {}
        looked = 0
        for mark in known:
            places = self.by_mark[mark]
            if len(places) > COMMON and found:
                break
            weight = self.weight(mark)
            for at in places[:COMMON]:
                found[at] = found.get(at, 0) + weight
            looked += len(places)
            if looked > _MOST_LOOKED_AT:
                break
        best = sorted(found, key=lambda at: (-found[at], at))[:_MOST_PASSAGES]
        return [self.passages[at] for at in best]

    def of(self, passage: Passage) -> list[Figured]:
        """Return the figures of a sentence."""
        return self.figures[passage.first : passage.first + len(passage.sentence.figures)]

    def with_number(self, number: Exact) -> list[Figured]:
        """Return figures that state a number."""
        return [self.figures[at] for at in self.by_number.get(number, ())[:_MOST_ALIKE]]
