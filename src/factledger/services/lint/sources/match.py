"""Which figures of documents a figure of a draft may be: by what both sentences are about, never by digits alone."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import are_alike, families
from factledger.services.lint.match.candidate import Match as Tied
from factledger.services.lint.match.context import GENERAL, LIGHT
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources import apart
from factledger.services.lint.sources.around import Surroundings, kind_of, marks_of_name, value_of
from factledger.services.lint.sources.beside import at_time_of
from factledger.services.lint.sources.candidate import SOME, Alike, Candidate, Subject
from factledger.services.lint.sources.corrected import SURE
from factledger.services.lint.sources.namesakes import is_namesake
from factledger.services.lint.sources.reckoned import reckoned
from factledger.services.lint.sources.rounded import rounds
from factledger.services.lint.sources.told import marks_before, own_marks, telling
from factledger.services.lint.sources.words import (
    CONCEPT,
    HEARD,
    KNOWN,
    MATTER,
    NAME,
    NOUN,
    SOUNDS,
    STEM,
    articles,
    heard,
    is_known,
)
from factledger.values.figure import Hedge, Kind
from factledger.values.units import NO_UNIT, PERSON, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.around import Around, Named
    from factledger.services.lint.sources.index import Figured, Passage, SourceIndex
    from factledger.services.lint.sources.words import Word
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_OF_MONEY = frozenset({"=cost", "=price", "=pay"})
"""What is said of any sum of money, whatever it is for."""

_PERSON = f"{NOUN}person"
_PEOPLE = frozenset({_PERSON, f"{NOUN}vote"})
"""Marks of nouns for people whoever they are: whoever votes is counted by votes, too."""

_SYNONYMS = frozenset({"+employee", "+household", "+doctor"})
"""Marks of words for one thing that are units of their own: who is employed works there."""

_RESULTS = frozenset({"=revenue", "=profit", "=loss"})
"""What a year came to: "earned a profit" tells of that."""

_OF_UNITS = frozenset({"=length", "=height", "=weight", "=area", "=speed", "=capacity"})
"""What is measured by the units of quantities."""

_MOST_TRIED = 100
"""How many figures are weighed for one figure."""

_MOST_OF_ONE = 20
"""How many figures of one sentence; with more it is a list."""

_COMMON_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.RATIO)


class Match(NamedTuple):
    """What a figure of a draft was laid beside.

    Attributes:
        tied: The figure with its sentence, as it is judged.
        candidates: The figures of the documents that are worth a look, the best first.
        passages: The sentences of documents that are most like its own, with how surely they are about the same.
    """

    tied: Tied
    candidates: tuple[Candidate, ...]
    passages: tuple[tuple[Passage, Subject], ...] = ()

    @property
    def mention(self) -> Mention:
        """The figure."""
        return self.tied.mention


class _Said(NamedTuple):
    """A word of a sentence of the draft, as far as documents have it.

    Attributes:
        is_name: Whether it is a name.
        marks: Its marks that some document has, with what each weighs, the most telling first.
    """

    is_name: bool
    marks: tuple[tuple[str, int], ...]


class _Spoken(NamedTuple):
    """A sentence of the draft.

    Attributes:
        names: What it is about.
        words: Its different words, as far as documents have them.
        marks: All marks of its words.
        passages: The sentences of documents that are most like it.
        runs: The names of several words in it, but for that of who speaks.
        pairs: The words of such names that stand side by side, but for an article between them, where all of its names
            are such: "Marsa al-Yaqut".
        translated: Marks of its names that other languages have their own words for.
        other: Whether, by document, it names something that shares no more than words of a name with one there.
        context: The marks of the sentence that it goes on with, where it names nothing itself, with what each weighs.
    """

    names: Named
    words: tuple[_Said, ...]
    marks: frozenset[str]
    passages: list[Passage]
    runs: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[str, str], ...]
    translated: frozenset[str]
    other: dict[int, bool]
    context: tuple[tuple[str, int], ...]


class _Drawn(NamedTuple):
    """A figure of the draft with its sentence and what stands around it."""

    mention: Mention
    spoken: _Spoken
    around: Around


class SourceMatcher:
    """Finds the figures of documents that the figures of one draft may be."""

    def __init__(self, prose: Prose, index: SourceIndex, date: str | None) -> None:
        """Prepare for the figures of a draft of a day."""
        self.prose, self.index = prose, index
        self.surroundings = Surroundings(prose, date, index.names)
        self.is_known = is_known(prose.language)
        self._units: dict[tuple[Kind, str, Kind, str, bool], Alike] = {}

    def match(self, mention: Mention) -> Match:
        """Return what a figure of the draft may be."""
        sentence = self.prose.sentence_at(mention.number.start)
        spoken = sentence.once("spoken", lambda: self._spoken(sentence))
        drawn = _Drawn(mention, spoken, self.surroundings.of(sentence, mention))
        found = list(self._weighed(drawn))
        found.sort(key=lambda one: (-one.score, one.figured.at))
        going_on = self.index.alike(mark for mark, _ in spoken.context)
        all_ = {one.first: one for one in (*spoken.passages, *going_on)}
        passages = tuple((one, self._subject(spoken, one)) for one in all_.values())
        return Match(Tied(mention, sentence, (), (), lambda: drawn.around.stated), tuple(found), passages)

    def _subject(self, spoken: _Spoken, passage: Passage) -> Subject:
        source = self.index.sources[passage.document]
        if passage.document not in spoken.other:
            spoken.other[passage.document] = any(is_namesake(one, self.prose, source) for one in spoken.runs)
        if spoken.other[passage.document]:
            return Subject.OTHER
        if any(mark in passage.marks for mark in spoken.names.here if mark[0] == HEARD and len(mark) > SOUNDS):
            return Subject.NAMED  # a name that the document writes small: "Robusta"
        is_same_language = source.language == self.prose.language
        names = spoken.names
        if not is_same_language:
            # A name that the document has as it is, is none that its language has its own word for.
            known = passage.names.anywhere | passage.names.around
            names = names._replace(here=names.here - (spoken.translated - known))
        is_other_script = self.surroundings.wording.has_case and not source.surroundings.wording.has_case
        if is_other_script and source.holds_pairs(spoken.pairs, passage.sentence.block):
            return Subject.AROUND
        found = _subject(names, passage.names, is_same_language=is_same_language)
        is_doubtful = not self.surroundings.wording.has_case and found is Subject.OTHER
        if is_doubtful and not any(mark[0] == NAME or len(mark) > SOUNDS for mark in spoken.names.here):
            return Subject.UNNAMED  # a few sounds that some name has, too, make no name of a word unknown
        return found

    def speaker(self, sentence: Sentence, mention: Mention) -> str | None:
        """Return who says a figure in the draft."""
        return self.surroundings.speaker(sentence, mention)

    def _spoken(self, sentence: Sentence) -> _Spoken:
        """Return a sentence; who speaks in it is not what it is about."""
        words = self.surroundings.wording.words(sentence)
        names = [self.speaker(sentence, one) or "" for one in sentence.figures]
        speakers = {mark for name in names for mark in marks_of_name(name)}
        speakers |= self._gone_on_with(sentence, speakers)
        about = self.surroundings.about(sentence, frozenset())
        about = about._replace(here=self._known_names(about.here) - speakers - _meant(words))
        marks = frozenset(mark for word in words for mark in word.marks)
        said = tuple(dict.fromkeys(_Said(word.is_name, self._weights(word.marks)) for word in words))
        runs = tuple(one for one in self.surroundings.runs(sentence) if not speakers & {NAME + word for word in one})
        pairs = tuple(self._pairs(sentence, about.here))
        named = {mark[1:] for mark in about.here if mark[0] == NAME} - articles()
        named = {name for name in named if not self.prose.knows(name)}  # "Ministério da Cultura" is translated
        pairs = pairs if named <= {word for pair in pairs for word in pair} else ()
        context = tuple(self._context(sentence)) if not about.here else ()
        return _Spoken(about, said, marks, self.index.alike(marks), runs, pairs, _translated(words), {}, context)

    def _pairs(self, sentence: Sentence, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Yield the words of names that stand side by side, but for what joins an article to the second one."""
        text = self.prose.draft.text
        before: Placed | None = None
        for word in sentence.words:
            if before is not None and word.name in articles() and text[before.end : word.start].isspace():
                before = before._replace(end=word.end)
                continue
            is_joined = before is not None and text[before.end : word.start] in ("-", " ")
            is_name = NAME + word.name in names
            if before is not None and is_joined and is_name:
                yield before.name, word.name
            before = word if is_name else None

    def _context(self, sentence: Sentence) -> Iterator[tuple[str, int]]:
        """Yield the marks that some document has of what the sentence before one says, each with what it weighs."""
        for before in islice(self.prose.before(sentence), 1):
            words = self.surroundings.wording.words(before)
            heard = {mark for word in words for mark in word.marks if mark[0] == HEARD and len(mark) > SOUNDS}
            for mark in telling(words) | heard:
                if mark in self.index.by_mark:
                    yield mark, self.index.weight(mark)

    def _gone_on_with(self, sentence: Sentence, names: set[str]) -> set[str]:
        """Return the marks of what a hyphen joins to the words of a name: "Laila al-Qassuri"."""
        text, found = self.prose.draft.text, set(names)
        for before, word, after in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
            is_joined = text[word.end : after.start] == "-" and text[before.end : word.start] == " "
            if is_joined and NAME + before.name in found:
                found |= {*heard(word.name), *heard(after.name)}
        return found - names

    def _known_names(self, names: frozenset[str]) -> frozenset[str]:
        """Return names without those that no document has, where no capitals tell a name from a word unknown."""
        if self.surroundings.wording.has_case:
            return names
        return names & self.index.names

    def _weights(self, marks: Iterable[str]) -> tuple[tuple[str, int], ...]:
        known = [(mark, self.index.weight(mark)) for mark in marks if mark in self.index.by_mark]
        return tuple(sorted(known, key=lambda one: (-one[1], one[0])))

    def _weighed(self, drawn: _Drawn) -> Iterator[Candidate]:
        number = value_of(drawn.mention)
        tried = [] if number is None else self.index.with_number(number)
        if number is not None and drawn.mention.figure.hedge is not Hedge.PLAIN:
            near = self.index.near_number(number)
            tried += [one for one in near if rounds(drawn.mention.figure, one.mention.figure)]
        for passage in drawn.spoken.passages:
            if len(tried) > _MOST_TRIED:
                break
            tried += self.index.of(passage)[:_MOST_OF_ONE]
        for one in {one.at: one for one in tried}.values():
            is_rounded = rounds(drawn.mention.figure, one.mention.figure)
            found = self._weigh(one, drawn, is_same=is_rounded or one.states(number), is_rounded=is_rounded)
            if found is not None:
                yield found

    def _weigh(self, figured: Figured, drawn: _Drawn, *, is_same: bool, is_rounded: bool) -> Candidate | None:
        source = self.index.sources[figured.passage.document]
        is_same_language = source.language == self.prose.language
        # The very number that is so much a day in the one, and a month in the other, is judged for that.
        seen = Seen.of(self.prose, self._sentence(drawn), drawn.mention)
        first, second = reckoned(seen, self.index.seen(figured), self.index.units)
        own = at_time_of(first, second) if is_same else first
        unit = self._unit(own, second, is_same_language=is_same_language)
        if unit is Alike.OTHER:
            return None
        mine, theirs = drawn.around, self.index.around(figured)
        if unit is Alike.UNSURE:
            unit = _by_words(mine.counted, theirs.counted)
        elif unit is Alike.CLASH and mine.counted & theirs.counted & _SYNONYMS:
            unit = Alike.COMMON
        if unit is Alike.OPEN and is_same and self._goes_on(own, figured):
            unit = Alike.SAME
        told = self._told(drawn, figured) if is_same else 0
        is_other = unit is Alike.CLASH and _has_like(figured, first)
        if is_other:
            pass  # of "12 people and 4 firms" the firms are no people, whatever both say
        elif unit is Alike.CLASH and told and _PEOPLE & (mine.counted | theirs.counted):
            unit = Alike.COMMON  # "210 heridos" for 210 people who were hurt
        elif unit is Alike.CLASH and _PERSON in mine.counted and theirs.counted & drawn.spoken.marks:
            unit = Alike.COMMON  # "80,000 people were members" for 83,000 members
        elif (
            unit is Alike.CLASH
            and is_same
            and {first.unit, second.unit} == apart.PUPILS
            and not apart.counts_pupils_apart(figured.passage.sentence)
        ):
            unit = Alike.COMMON  # "250 children" of a school, for its 250 pupils
        elif unit is Alike.CLASH and is_same and _PERSON in theirs.counted and _meaning(mine) & figured.passage.marks:
            unit = Alike.COMMON  # "2,150 evacuees", of a shelter that took in 2,150 people
        # What both count is told by their units; where one has none, by its words.
        counted = {mark for mark in mine.counted if mark[0] in (NOUN, STEM)} if unit > Alike.OPEN else frozenset()
        names, near, far, spoken = _shared(drawn, figured, theirs, is_same_language=is_same_language)
        are_known = self.is_known and is_known(source.language)
        return Candidate(
            figured,
            self._subject(drawn.spoken, figured.passage),
            unit,
            names=sum(names.values()),
            near=sum(weight for mark, weight in near.items() if mark not in counted),
            measured=sum(weight for mark, weight in (near | far).items() if mark not in mine.counted),
            told=told,
            far=sum(far.values()),
            spoken=spoken,
            own=sum(mark[0] in (CONCEPT, MATTER) for mark in theirs.beside - drawn.spoken.marks),
            beside=len((mine.numbers & theirs.numbers) - {value_of(drawn.mention), value_of(figured.mention)}),
            shared=(*near, *far, *names),
            is_dated_alike=_dated(mine.years, theirs.years),
            is_time_alike=bool(mine.times & theirs.times) if mine.times and theirs.times else None,
            is_same_number=is_same,
            is_rounded=is_rounded,
            is_alone=is_same
            and self._is_alone(figured, drawn)
            and not self._is_of_neighbour(figured, drawn)
            and not _is_taken_back(source.prose, figured),
            is_on_topic=self._is_on_topic(drawn.spoken, figured.passage.names.above),
            context=sum(weight for mark, weight in drawn.spoken.context if mark in figured.passage.marks)
            + sum(weight for mark, weight in names.items() if len(mark) > SOUNDS),
            is_known=are_known,
            is_unmet=are_known and _is_unmet(drawn, figured),
            mine=first,
            theirs=second,
            other=_other(*(_told_by_unit(drawn.mention.figure, acts) for acts in (mine.acts, theirs.acts))),
        )

    def _is_on_topic(self, spoken: _Spoken, above: frozenset[str]) -> bool:
        """Tell whether a sentence of the draft names nothing but what headings name, or what is a word unknown."""
        names = [word.marks for word in spoken.words if word.is_name]
        known = [marks for marks in names if marks or self.surroundings.wording.has_case]
        named = ([mark for mark, _ in marks if mark[0] != HEARD or len(mark) > SOUNDS] for marks in known)
        return all(
            any(mark in above for mark in marks) for marks in named if marks or self.surroundings.wording.has_case
        )

    def _is_alone(self, figured: Figured, drawn: _Drawn) -> bool:
        """Tell whether the number of a figure stands in one sentence of the documents alone."""
        number, rounded = value_of(drawn.mention), drawn.mention.figure
        alike = [] if number is None else self.index.with_number(number)
        if number is not None and not figured.states(number):
            alike += [one for one in self.index.near_number(number) if rounds(rounded, one.mention.figure)]
        others = (one for one in alike if one.passage is not figured.passage)
        figure = drawn.mention.figure
        units = (self._unit(figure, one.mention.figure, is_same_language=False) for one in others)
        return all(unit in (Alike.OTHER, Alike.CLASH) for unit in units)

    def _is_of_neighbour(self, figured: Figured, drawn: _Drawn) -> bool:
        """Tell whether what a sentence of the draft says stands beside other figures of a document's, and not this.

        What stands before the first figure is said of all of them.
        """
        source, language = self.index.sources[figured.passage.document], self.prose.language
        all_ = self.index.of(figured.passage)
        at = figured.at - figured.passage.first
        figures = all_[max(at - _MOST_OF_ONE, 0) : at + _MOST_OF_ONE]
        own = own_marks(source, language, figured)
        others = (own_marks(source, language, one) for one in figures if one.at != figured.at)
        mine = drawn.spoken.marks - drawn.around.counted
        head = marks_before(source, language, all_[0])
        return bool(mine & frozenset().union(*others) - own - head) and not mine & (own | head)

    def _goes_on(self, own: Figure, figured: Figured) -> bool:
        """Tell whether a bare number goes on counting what the figure before it counts: "11,380 cases; 6,500 wait"."""
        is_bare = figured.mention.figure.unit == NO_UNIT and "last" not in self.index.around(figured).times
        if not figured.at or not is_bare:
            return False
        before = self.index.figures[figured.at - 1]
        here, there = before.passage, figured.passage
        is_near = here.document == there.document and here.sentence.block == there.sentence.block
        return is_near and before.mention.figure.unit == own.unit != NO_UNIT

    def _told(self, drawn: _Drawn, figured: Figured) -> int:
        """Return what it weighs that words which exclude others tell the same of both: that it was lost, of tea."""
        theirs = self.index.seen(figured)
        return SOME * apart.agreeing(Seen.of(self.prose, self._sentence(drawn), drawn.mention), theirs)

    def _sentence(self, drawn: _Drawn) -> Sentence:
        return self.prose.sentence_at(drawn.mention.number.start)

    def _unit(self, mine: Figure, theirs: Figure, *, is_same_language: bool) -> Alike:
        key = mine.kind, mine.unit, theirs.kind, theirs.unit, is_same_language
        if key not in self._units:
            self._units[key] = _alike(mine, theirs, self.index.units, is_same_language=is_same_language)
        return self._units[key]


def _is_taken_back(prose: Prose, figured: Figured) -> bool:
    """Tell whether a sentence of a document tells what an earlier version said: "the first count gave €64 million"."""
    return any(value == SURE for _, value in prose.said_in(figured.passage.sentence, "misstated"))


def _meaning(mine: Around) -> set[str]:
    """Return the matters that the noun of a figure speaks of, in whatever language."""
    return {mark for mark in mine.counted if mark[0] == MATTER}


def _meant(words: Sequence[Word]) -> frozenset[str]:
    """Return the marks of the only name of a sentence, where each language has its own word for it: El Gobierno."""
    named = [word for word in words if word.is_name]
    is_meant = len(named) == 1 and any(mark[0] == CONCEPT for mark in named[0].marks)
    return frozenset(named[0].marks if is_meant else ())


def _translated(words: Sequence[Word]) -> frozenset[str]:
    """Return the marks of names that mean something, which another language has its own word for: Pertanian."""
    some = (word for word in words if word.is_name and any(mark[0] == MATTER for mark in word.marks))
    return frozenset(mark for word in some for mark in word.marks)


def _shared(
    drawn: _Drawn, figured: Figured, theirs: Around, *, is_same_language: bool
) -> tuple[dict[str, int], dict[str, int], dict[str, int], int]:
    """Return the marks that two sentences share, with their weights: names, beside both figures, elsewhere.

    The last is how many words beside both are known to mean the same, in whatever language.
    """
    names: dict[str, int] = {}
    near: dict[str, int] = {}
    far: dict[str, int] = {}
    spoken = 0
    there, beside, mine = figured.passage.marks, theirs.beside, drawn.around.beside
    for word in drawn.spoken.words:
        shared = [one for one in word.marks if one[0] in there and (is_same_language or one[0][0] != STEM)]
        if not shared:
            continue
        best, weight = shared[0]
        is_near = any(mark in beside and mark in mine for mark, _ in shared)
        if word.is_name:
            names[best] = weight
        elif is_near:
            near[best] = weight
            spoken += any(mark[0] in KNOWN for mark, _ in shared)
        else:
            far[best] = weight
    for mark in near:
        far.pop(mark, None)
    return names, near, far, spoken


def _by_words(mine: frozenset[str], theirs: frozenset[str]) -> Alike:
    """Return how what two figures count stands to each other, by what the words for it mean in whatever language.

    Coins are no paintings; of whom people are counted is judged by itself.
    """
    if mine & theirs:
        return Alike.COMMON
    known = [{mark for mark in marks if mark[0] in KNOWN} for marks in (mine, theirs)]
    is_other = all(known) and not any(_PERSON in marks for marks in known)
    return Alike.CLASH if is_other else Alike.UNSURE


def _told_by_unit(figure: Figure, measured: frozenset[str]) -> frozenset[str]:
    """Return what is measured besides what a unit says already: so many kilometres are a length."""
    return measured - _OF_UNITS if figure.kind is Kind.QUANTITY else measured


def _other(mine: frozenset[str], theirs: frozenset[str]) -> str | None:
    """Return what is measured by both, where that differs; what only the counted nouns say is left to the units."""
    mine, theirs = (some - GENERAL if some & _RESULTS else some for some in (mine, theirs))
    if any(one in kin(other) for one in mine for other in theirs):
        return None
    mine, theirs = (frozenset(one for one in some if LIGHT not in families().get(one, ())) for some in (mine, theirs))
    return f"{_shown(mine)} against {_shown(theirs)}" if mine and theirs else None


def _is_unmet(drawn: _Drawn, figured: Figured) -> bool:
    """Tell whether words beside a figure of the draft say what is measured, and no word of the document's sentence."""
    mine = drawn.around.acts
    span = figured.mention.span
    counted = {word.term for word in figured.passage.sentence.words if span.start <= word.start < span.end}
    is_met = any(other in figured.passage.marks or other in counted for one in mine for other in kin(one))
    return not is_met and bool(mine - _OF_MONEY if drawn.mention.figure.kind is Kind.MONEY else mine)


@cache
def kin(act: str) -> frozenset[str]:
    """Return the acts that texts use for one another, an act itself among them."""
    found = {act}
    for concepts, *_ in rows(NEUTRAL, "kin"):
        group = {f"={one}" for one in concepts.split("|")}
        found |= group if act in group else set()
    return frozenset(found)


def _has_like(figured: Figured, mine: Figure) -> bool:
    """Tell whether another figure beside one counts the very noun that the draft does; the dead are people, too."""
    others = (one.figure.unit for one in figured.passage.sentence.figures if one is not figured.mention)
    is_of_dead = mine.unit == PERSON and figured.mention.figure.unit == "death"
    return mine.kind is Kind.COUNT and mine.unit != NO_UNIT and mine.unit in others and not is_of_dead


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
        return any(mark in others for mark in ours if mark[0] == NAME or not is_same_language or len(mark) > SOUNDS)

    if is_shared(mine.here or mine.last, theirs.here or theirs.last):
        return Subject.NAMED if mine.here else Subject.AROUND
    for names in (mine.here,) if mine.here else (mine.before, mine.above):
        if is_shared(names, theirs.around) or is_shared(names, theirs.lead):
            return Subject.AROUND
        if is_shared(names, theirs.anywhere):
            return Subject.IN_TEXT
    return Subject.OTHER if mine.here or mine.before or mine.above else Subject.UNNAMED


def _alike(mine: Figure, theirs: Figure, units: Units, *, is_same_language: bool) -> Alike:
    """Return how the units of two figures stand to each other."""
    kind, a, b = kind_of(mine), mine.unit, theirs.unit
    kinds = {kind, kind_of(theirs)}
    if NO_UNIT in (a, b):
        if kinds in ({Kind.RATIO, Kind.PERCENT}, {Kind.RATIO}):
            return Alike.COMMON
        return Alike.OPEN if kinds <= {Kind.COUNT, Kind.QUANTITY} else Alike.OTHER
    if a == b:
        return Alike.COMMON if kind in _COMMON_KINDS else Alike.SAME
    likeness = units.relation(a, b).likeness
    if likeness is not Likeness.DIFFERS:
        return Alike.SAME if likeness is Likeness.CONVERTS and kind is Kind.QUANTITY else Alike.COMMON
    if len(kinds) > 1:
        return Alike.OTHER
    if kind is Kind.COUNT and are_alike(a, b):
        return Alike.COMMON  # "1,700 places" of a hall, for its 1,700 seats
    if kind is Kind.COUNT and not is_same_language and (a not in units or b not in units):
        return Alike.UNSURE
    is_per = a.partition("/")[0] == b.partition("/")[0]
    return Alike.CLASH if is_per or kind in (Kind.COUNT, Kind.MONEY, Kind.PERCENT) else Alike.OTHER
