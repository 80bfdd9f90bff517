"""Which figures of documents a figure of a draft may be: by what both sentences are about, never by digits alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import acts, named
from factledger.reading.tokens import fold
from factledger.services.lint.scope import Stated, scope_stated
from factledger.services.lint.sources.index import about, speaker_of
from factledger.services.lint.sources.words import CONCEPT, KNOWN, MATTER, NAME, NOUN, STEM, Wording, heard, is_known
from factledger.services.lint.speaker import Attributions
from factledger.values.figure import Kind
from factledger.values.number import decimal_text
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose import Clause, Prose, Sentence
    from factledger.services.lint.sources.index import Figured, Named, Passage, SourceIndex
    from factledger.services.lint.sources.words import Word
    from factledger.values.figure import Figure
    from factledger.values.number import Exact
    from factledger.values.units import Units

_AGAINST = 12
"""What it weighs that two sentences measure different things."""

_LITTLE, _SOME, MUCH = 3, 4, 10
"""What the words that two sentences share have to weigh.

Source: chosen on the project's own corpus (tests/lint/sources).
"""

_OF_MONEY = frozenset({"=cost", "=price", "=pay"})
"""What is said of any sum of money, whatever it is for."""

_BESIDE = 6
"""What it weighs that another number of the sentence stands in the document's, too."""

_A_TIME = 3
"""What it weighs that both name the same time."""

_DIGITS, _FEWER_DIGITS = 3, 2
"""Digits of a number that few others have; fewer, where the words of a language are not known by what they mean."""

_COMMON_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.RATIO)


class Subject(IntEnum):
    """How surely two sentences are about the same: the names of both are compared."""

    OTHER = 0
    UNNAMED = 1
    IN_TEXT = 2
    AROUND = 3
    NAMED = 4


class Alike(IntEnum):
    """How the units of two figures stand to each other."""

    OTHER = 0
    CLASH = 1
    UNSURE = 2
    OPEN = 3
    COMMON = 4
    SAME = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the documents that a figure of a draft may be.

    Attributes:
        figured: The figure of the documents.
        subject: How surely both are about the same.
        unit: How their units stand to each other.
        names: What the names that both sentences share weigh.
        near: What the words beside both figures share, weighed.
        far: What the rest of both sentences shares.
        spoken: How many words beside both figures are known to mean the same, in whatever language.
        own: How many words beside the figure of the document speak of what the draft's sentence does not.
        beside: How many other numbers of the sentence stand in that of the document.
        shared: The marks that both sentences share, the most telling first.
        is_dated_alike: Whether the times that both name meet; None where one names none.
        is_same_number: Whether both state the very number.
        is_known: Whether the words of both languages are known by what they mean.
        is_unmet: Whether the draft says what is measured, and nothing in the sentence of the document does.
        other: What is measured by the draft and by the document, where that differs.
    """

    figured: Figured
    subject: Subject
    unit: Alike
    names: int
    near: int
    far: int
    spoken: int
    own: int
    beside: int
    shared: tuple[str, ...]
    is_dated_alike: bool | None
    is_same_number: bool
    is_known: bool
    is_unmet: bool
    other: str | None

    @property
    def score(self) -> int:
        """What all of it comes to; only the order counts."""
        time = {True: 6, None: 0, False: -6}[self.is_dated_alike]
        measure = 3 * self.near + self.far - (_AGAINST if self.other else 0)
        return 5 * (self.subject + self.unit) + self.names + measure + time

    @property
    def evidence(self) -> int:
        """What speaks for it that both measure the same, besides what they count."""
        return 2 * self.near + self.far + (_A_TIME if self.is_dated_alike else 0) + _BESIDE * self.beside

    @property
    def _is_denied(self) -> bool:
        """Whether the document denies it: then it holds no number that another one could contradict."""
        return self.figured.mention.status == "denied" and not self.is_same_number

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against it."""
        is_other = self.other is not None and self.near < MUCH
        return not is_other and self.subject > Subject.OTHER and self.unit > Alike.CLASH

    @property
    def is_strong(self) -> bool:
        """Whether subject and measure are both named so that another number is a contradiction."""
        if not self.is_open or self.is_dated_alike is False or self.unit < Alike.OPEN or self._is_denied:
            return False
        if self.subject < Subject.AROUND:
            return self.near >= (MUCH if self.subject is Subject.UNNAMED else 2 * MUCH)
        if self.unit is Alike.SAME and self.subject is Subject.NAMED and not self.is_of_people:
            return True
        if self.unit is Alike.OPEN and self.subject is not Subject.NAMED:
            return self.near >= MUCH
        return self.near >= _SOME or self.evidence >= MUCH

    @property
    def is_enough(self) -> bool:
        """Whether the very number is support: digits alone are not, nor is another thing of the same that is measured."""
        if not self.is_open or not self.is_same_number:
            return self.is_open and self.is_strong
        if self.is_unmet or self.unit is Alike.UNSURE:
            return self.near >= _SOME
        if self.unit is Alike.SAME or self.evidence >= _LITTLE:
            return True
        return self.unit is Alike.COMMON and self.digits >= (_DIGITS if self.is_known else _FEWER_DIGITS)

    @property
    def digits(self) -> int:
        """How many digits its number has without the zeros around them: the more, the fewer others have them."""
        stated = self.figured.mention.figure.stated
        return 0 if stated is None else len(decimal_text(stated.value).replace(".", "").strip("0"))

    @property
    def is_of_people(self) -> bool:
        """Whether just people are counted, as by most sentences about anything."""
        return self.figured.mention.figure.unit == "person"

    @property
    def against(self) -> str:
        """Why it is none, in a few words."""
        if self.subject is Subject.OTHER:
            return "it is about something else"
        if self.other:
            return f"measure: {self.other}"
        if self.unit is Alike.CLASH:
            return f"unit: {self.figured.mention.figure.unit}"
        return "another time" if self.is_dated_alike is False else "too little says that it is the same"


class Match(NamedTuple):
    """What a figure of a draft was laid beside.

    Attributes:
        mention: The figure.
        sentence: Its sentence.
        stated: What the sentence states of when.
        candidates: The figures of the documents that are worth a look, the best first.
    """

    mention: Mention
    sentence: Sentence
    stated: Stated
    candidates: tuple[Candidate, ...]


class SourceMatcher:
    """Finds the figures of documents that the figures of one draft may be."""

    def __init__(self, prose: Prose, index: SourceIndex, date: str | None) -> None:
        """Prepare for the figures of a draft of a day."""
        self.prose, self.index, self.date = prose, index, date
        self.wording = Wording(prose)
        self.attributions = Attributions(prose)
        self._units: dict[tuple[Kind, str, Kind, str, bool], Alike] = {}
        self._near: dict[int, frozenset[str]] = {}

    def match(self, mention: Mention) -> Match:
        """Return what a figure of the draft may be."""
        sentence = self.prose.sentence_at(mention.number.start)
        clause = self.prose.clause(sentence, mention)
        stated = scope_stated(self.prose, sentence, mention, clause, self.date)
        names = sentence.once("about", lambda: self._about(sentence))
        drawn = _Drawn(mention, sentence, clause, stated, self.wording.words(sentence), names)
        found = [one for one in self._weighed(drawn) if one is not None]
        found.sort(key=lambda one: (-one.score, one.figured.at))
        return Match(mention, sentence, stated, tuple(found))

    def speaker(self, sentence: Sentence, mention: Mention) -> str | None:
        """Return who says a figure in the draft."""
        return speaker_of(self.wording, self.attributions, sentence, mention)

    def _about(self, sentence: Sentence) -> Named:
        """Return what a sentence is about; who speaks in it is not that, unless nothing else is named."""
        names = [self.speaker(sentence, one) or "" for one in sentence.figures]
        speakers = {mark for name in names for word in named(name) for mark in heard(fold(word))}
        found = about(self.wording, sentence, frozenset())
        return found._replace(here=found.here - speakers)

    def _weighed(self, drawn: _Drawn) -> Iterator[Candidate | None]:
        number = drawn.mention.figure.stated
        same = {} if number is None else {one.at: one for one in self.index.with_number(number.value)}
        others = {one.at: one for passage in self._alike(drawn) for one in self.index.of(passage)}
        for at, one in sorted((others | same).items()):
            yield self._weigh(one, drawn, is_same=at in same)

    def _alike(self, drawn: _Drawn) -> list[Passage]:
        def work() -> list[Passage]:
            return self.index.alike({mark for word in drawn.words for mark in word.marks})

        return drawn.sentence.once("alike", work)

    def _weigh(self, figured: Figured, drawn: _Drawn, *, is_same: bool) -> Candidate | None:
        source = self.index.sources[figured.passage.document]
        is_same_language = source.language == self.prose.language
        unit = self._unit(drawn.mention, figured.mention, is_same_language=is_same_language)
        if unit is Alike.OTHER:
            return None
        beside = self._beside(figured)
        are_known = is_known(source.language) and is_known(self.prose.language)
        if unit is Alike.UNSURE and _nouns(self.wording, drawn.sentence, drawn.mention) & _nouns(
            source.wording, figured.passage.sentence, figured.mention
        ):
            unit = Alike.OPEN
        names: dict[str, int] = {}
        near: dict[str, int] = {}
        far: dict[str, int] = {}
        spoken = 0
        counted = {mark for mark in _nouns(self.wording, drawn.sentence, drawn.mention) if mark[0] == NOUN}
        for word in drawn.words:
            shared = [
                mark
                for mark in word.marks
                if mark in figured.passage.marks and self._counts(mark, is_same_language=is_same_language)
            ]
            if not shared:
                continue
            best = max(shared, key=lambda mark: (self.index.weight(mark), mark))
            is_near = drawn.clause.start <= word.start < drawn.clause.end and any(mark in beside for mark in shared)
            spoken += is_near and any(mark[0] in KNOWN for mark in shared)
            kept = names if word.is_name else near if is_near else far
            kept[best] = self.index.weight(best)
        for mark in near:
            far.pop(mark, None)
        return Candidate(
            figured,
            _subject(drawn.names, figured.passage.names, is_same_language=is_same_language),
            unit,
            sum(names.values()),
            sum(weight for mark, weight in near.items() if mark not in counted),
            sum(far.values()),
            spoken,
            sum(
                mark[0] in (CONCEPT, MATTER) for mark in beside - {mark for word in drawn.words for mark in word.marks}
            ),
            self._others(drawn, figured),
            (*near, *far, *names),
            _dated(drawn.stated.years, source.years(figured)),
            is_same,
            are_known,
            are_known and _is_unmet(drawn, figured),
            self._other(drawn, figured),
        )

    @staticmethod
    def _others(drawn: _Drawn, figured: Figured) -> int:
        """Return how many other numbers of a sentence stand in that of a document."""
        mine = {_value(one) for one in drawn.sentence.figures if one is not drawn.mention}
        theirs = {_value(one) for one in figured.passage.sentence.figures if one is not figured.mention}
        return len((mine & theirs) - {None, _value(drawn.mention), _value(figured.mention)})

    @staticmethod
    def _counts(mark: str, *, is_same_language: bool) -> bool:
        return is_same_language or mark[0] != STEM

    def _beside(self, figured: Figured) -> frozenset[str]:
        if figured.at not in self._near:
            source = self.index.sources[figured.passage.document]
            sentence = figured.passage.sentence
            clause = source.prose.clause(sentence, figured.mention)
            self._near[figured.at] = frozenset(
                mark
                for word in source.wording.words(sentence)
                if clause.start <= word.start < clause.end
                for mark in word.marks
            )
        return self._near[figured.at]

    def _other(self, drawn: _Drawn, figured: Figured) -> str | None:
        """Return what is measured by both, where that differs; what only the counted nouns say is left to the units."""
        source, there = self.index.sources[figured.passage.document], figured.passage.sentence
        mine = _acts(drawn.sentence, drawn.clause, drawn.mention)
        theirs = _acts(there, source.prose.clause(there, figured.mention), figured.mention)
        if not mine or not theirs or any(one in kin(other) for one in mine for other in theirs):
            return None
        return f"{_shown(mine)} against {_shown(theirs)}"

    def _unit(self, mine: Mention, theirs: Mention, *, is_same_language: bool) -> Alike:
        key = mine.figure.kind, mine.figure.unit, theirs.figure.kind, theirs.figure.unit, is_same_language
        if key not in self._units:
            self._units[key] = _alike(mine.figure, theirs.figure, self.index.units, is_same_language=is_same_language)
        return self._units[key]


class _Drawn(NamedTuple):
    """A figure of the draft with what stands around it."""

    mention: Mention
    sentence: Sentence
    clause: Clause
    stated: Stated
    words: list[Word]
    names: Named


def _acts(sentence: Sentence, clause: Clause, mention: Mention) -> set[str]:
    """Return what the words around a figure, in its clause, say was done or measured; its noun is none of them."""
    words = (word for word in sentence.words if clause.start <= word.start < clause.end)
    exclusive = acts()
    return {
        one.term for one in words if one.term in exclusive and not mention.span.start <= one.start < mention.span.end
    }


def _is_unmet(drawn: _Drawn, figured: Figured) -> bool:
    """Tell whether words beside a figure of the draft say what is measured, and the document's sentence has none such."""
    mine = _acts(drawn.sentence, drawn.clause, drawn.mention)
    is_met = any(other in figured.passage.marks for one in mine for other in kin(one))
    return not is_met and bool(mine - _OF_MONEY if drawn.mention.figure.kind is Kind.MONEY else mine)


@cache
def kin(act: str) -> frozenset[str]:
    """Return the acts that texts use for one another, an act itself among them."""
    found = {act}
    for concepts, *_ in rows(NEUTRAL, "kin"):
        group = {f"={one}" for one in concepts.split("|")}
        found |= group if act in group else set()
    return frozenset(found)


def _value(mention: Mention) -> Exact | None:
    return None if mention.figure.stated is None else mention.figure.stated.value


def _nouns(wording: Wording, sentence: Sentence, mention: Mention) -> set[str]:
    """Return the marks of what a figure counts."""
    start, end = mention.span.start, mention.span.end
    return {mark for word in wording.words(sentence) if start <= word.start < end for mark in word.marks}


def _shown(marks: Iterable[str]) -> str:
    return ", ".join(sorted(one[1:] for one in marks))


def _dated(mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """Tell whether two sentences name times that meet; None where one names none."""
    if not mine or not theirs:
        return None
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _subject(mine: Named, theirs: Named, *, is_same_language: bool) -> Subject:
    """Return how surely two sentences are about the same; in two languages names are compared as heard, too."""

    def is_shared(ours: frozenset[str], others: frozenset[str]) -> bool:
        return any(mark in others for mark in ours if mark[0] == NAME or not is_same_language)

    ours, others = mine.here or mine.last, theirs.here or theirs.last
    if is_shared(ours, others):
        return Subject.NAMED if mine.here else Subject.AROUND
    around = theirs.here | theirs.before | theirs.above
    if mine.here:
        if is_shared(mine.here, around):
            return Subject.AROUND
        return Subject.IN_TEXT if is_shared(mine.here, theirs.anywhere) else Subject.OTHER
    for names in (mine.before, mine.above):
        if is_shared(names, around):
            return Subject.AROUND
        if is_shared(names, theirs.anywhere):
            return Subject.IN_TEXT
    return Subject.OTHER if mine.before or mine.above else Subject.UNNAMED


def _kind(figure: Figure) -> Kind:
    """Return the kind of a figure; so many of something a month are counted, and no time."""
    return Kind.COUNT if figure.kind is Kind.DURATION and "/" in figure.unit else figure.kind


def _alike(mine: Figure, theirs: Figure, units: Units, *, is_same_language: bool) -> Alike:
    """Return how the units of two figures stand to each other."""
    kinds, a, b = {_kind(mine), _kind(theirs)}, mine.unit, theirs.unit
    if NO_UNIT in (a, b):
        if kinds in ({Kind.RATIO, Kind.PERCENT}, {Kind.RATIO}):
            return Alike.COMMON
        return Alike.OPEN if kinds <= {Kind.COUNT, Kind.QUANTITY} else Alike.OTHER
    if a == b:
        return Alike.COMMON if mine.kind in _COMMON_KINDS else Alike.SAME
    likeness = units.relation(a, b).likeness
    if likeness is not Likeness.DIFFERS:
        return Alike.SAME if likeness is Likeness.CONVERTS and mine.kind is Kind.QUANTITY else Alike.COMMON
    if len(kinds) > 1:
        return Alike.OTHER
    if mine.kind is Kind.COUNT and not is_same_language and (a not in units or b not in units):
        return Alike.UNSURE
    is_per = a.partition("/")[0] == b.partition("/")[0]
    return Alike.CLASH if is_per or mine.kind in (Kind.COUNT, Kind.MONEY, Kind.PERCENT) else Alike.OTHER
