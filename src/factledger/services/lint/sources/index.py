"""All figures of the documents, found by the words around them and by their number: one look-up for each figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.scan import AUTO
from factledger.reading.sounds import consonants
from factledger.reading.terms import forms, worded
from factledger.services.lint.claims.index import Index
from factledger.services.lint.judge.voices import voices
from factledger.services.lint.language import scanned
from factledger.services.lint.match.scope import dates
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.prose.status import is_excepted
from factledger.services.lint.prose.tense import tenses
from factledger.services.lint.sources.around import Surroundings, clean, value_of, years_in
from factledger.services.lint.sources.attached import COMMAS, bearer, distance, goes_on
from factledger.services.lint.sources.corrected import corrections
from factledger.services.lint.sources.dateline import dateline
from factledger.services.lint.sources.stances import is_considered, is_plan_denied, is_taken_back, total_of_list
from factledger.services.lint.sources.turns import turn_of, turns
from factledger.services.lint.sources.words import heard
from factledger.values.period import Period
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention
    from factledger.services.lint.judge.voices import Voice
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.around import Around, Named
    from factledger.services.lint.sources.corrected import Correction
    from factledger.services.lint.sources.turns import Turn
    from factledger.values.figure import Figure
    from factledger.values.number import Exact
    from factledger.values.units import Units

_FUTURE, _PLANNED, _PROJECTED = "future", "planned-behind", "projected-behind"
_FORESEEING = (_FUTURE, "projected", "asked")
"""Categories of words that say of what comes behind them that it is to come, or is asked for."""

_AHEAD = 5
"""With more words between, what is planned is something else."""

_DENIED = 20
"""How many words from "denies" on what is denied may stand."""

_TO_COME = (_FUTURE, _PLANNED, _PROJECTED)
"""Categories of words that say the same of what comes before them: "350 drivers will be hired"."""

_BEHIND = 1
"""How many words may stand between a figure and those, such as "more" or "of them"."""

COMMON = 200
"""A mark that more sentences hold finds none of them by itself."""

_MOST_LOOKED_AT = 2000
"""How many places of marks are looked at for one sentence."""

_MOST_PASSAGES = 14
"""How many sentences are weighed for one sentence of a draft."""

_LEAST_OF, _MOST_OF = Fraction(9, 10), Fraction(11, 10)
"""Between which parts of a number the one lies that it may be rounded from."""

_MOST_ALIKE = 16
"""How many figures with the very number are weighed for one figure."""

_ALIKE = 2
"""Marks that two sentences share at least that tell the same of one number."""

_MOST_WORDS = 6
"""Words of a phrase that says what is planned, denied and so on, at most."""

_MOST_WEIGHT = 9
_MOST_COMPARED = 5000


class NoClaims(Index):
    """An index of no claims: a text is cut into sentences without any name of a ledger."""

    def __init__(self, units: Units) -> None:
        """Hold the units."""
        self._hold_nothing(units)
        self._is_whole = True

    def language(self) -> str | None:
        """Return None: there are no rows."""
        return None

    def heads(self) -> Iterator[str]:
        """Yield nothing: there are no claims."""
        yield from ()


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
        mention: The figure; one that the document takes back, as it is corrected.
        former: What is taken back, for such a figure and for the one in its place.
        shown: The figure as it is shown: where the right number stands.
    """

    at: int
    passage: Passage
    mention: Mention
    former: Mention | None = None
    shown: Mention | None = None

    def states(self, number: Exact | None) -> bool:
        """Tell whether it states a number, or stated it before it was corrected."""
        former = value_of(self.former) if self.former is not None else None
        return number in (value_of(self.mention), former) and number is not None


_REPORT = 8
"""Words from a denial to the "that" of what it denies: "denied a report in the Alden Courier that"."""


_TOP, _LEAD = -1, 3
"""The place of what stands in the first sentences of a document: its title, where it begins, and what it is about."""


class Source:
    """A document that was read: its words, cut once."""

    def __init__(self, draft: Draft, units: Units) -> None:
        """Scan a document."""
        self.draft = draft
        self.prose = Prose(draft, scanned(draft, units, AUTO), NoClaims(units))
        self.date = draft.date or dateline(self.prose)
        self.surroundings = Surroundings(self.prose, self.date)
        self.surroundings.wording.is_source = True
        self.path = draft.path
        self.tag = self.prose.scan.language
        self.language = self.prose.language
        self.count = len(self.prose.figures)
        self.labelled: dict[int, frozenset[str]] = {}
        self._together: dict[tuple[str, str], set[int]] = {}

    def sentences_of(self, block: int) -> list[Sentence]:
        """Return the sentences of a block."""
        return self._by_block.get(block, [])

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.prose.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return found

    @cached_property
    def spoken(self) -> str:
        """The words of the document in one line, as they are compared: " we expect at least "."""
        return f" {' '.join(word.name for word in self.prose.words)} "

    @cached_property
    def runs(self) -> dict[str, list[tuple[str, ...]]]:
        """The names of several words in the document, by each of their words."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for sentence in self.prose.sentences:
            for run in self.surroundings.runs(sentence):
                for word in run:
                    found.setdefault(word, []).append(run)
        return found

    @cached_property
    def heard(self) -> frozenset[str]:
        """The marks of all words of the document as names: as written, and as heard."""
        return frozenset(mark for name in {word.name for word in self.prose.words} for mark in heard(name))

    def holds_pairs(self, pairs: Collection[tuple[str, str]], block: int) -> bool:
        """Tell whether the two words of each of some names stand side by side around a block: "Ras al-Waha".

        So a name is found in a script without capitals, which tells no name from a word. It stands in the block, or at
        the top of the document.
        """
        heard_as = [(consonants(first), consonants(second)) for first, second in pairs]
        around = {block, _TOP}
        return bool(heard_as) and all(any(one) and self._stand_together(*one) & around for one in heard_as)

    def _stand_together(self, first: str, second: str) -> set[int]:
        """Return the blocks in which two words with such consonants stand side by side, in either order; found once.

        What stands at the top of the document is of all of it.
        """
        found = self._together.get((first, second))
        if found is None:
            heard_as = self._consonants
            first_in, second_in = ({name for name, some in heard_as.items() if one in some} for one in (first, second))
            places = (
                i
                for i, (a, b) in enumerate(pairwise(self.prose.words.all_names()))
                if (a in first_in and b in second_in) or (a in second_in and b in first_in)
            )
            sentences = [self.prose.sentence_at(self.prose.starts[i]) for i in places]
            top = self.prose.sentences[:_LEAD]
            found = {one.block for one in sentences} | ({_TOP} if any(one in top for one in sentences) else set())
            self._together[first, second] = found
        return found

    @cached_property
    def _consonants(self) -> dict[str, frozenset[str]]:
        """The consonants of every different word, with and without what is written onto it."""
        return {name: frozenset(map(consonants, forms(name))) for name in self.prose.words.names()}

    def page(self, position: int) -> int | None:
        """Return the page of a position, from 1, in a document that has pages."""
        pages = self.draft.pages
        return bisect_right(pages, position) or 1 if pages else None

    def speaker(self, figured: Figured) -> str | None:
        """Return who says a figure; in whose turn it is, where several speak in its sentence."""
        sentence, mention = figured.passage.sentence, figured.mention
        if len(turns(self.surroundings, sentence)) > 1 and (turn := turn_of(self.surroundings, sentence, mention)):
            return clean(turn.text)
        return self.surroundings.speaker(sentence, mention)

    def status(self, figured: Figured) -> str | None:
        """Return what the document says of a figure: planned, denied and so on.

        A word of it that another figure or a comma parts from this one is said of something else: "In Ordana, where it
        wants to build a port, 20,000 people live".
        """
        sentence, mention = figured.passage.sentence, figured.mention
        found = self._status(sentence, mention)
        return "planned" if found is None and self._is_of_year_to_come(sentence, mention) else found

    def _is_of_year_to_come(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a figure is of a year after that of the document: "would be linked next year, at a cost of"."""
        if self.date is None or self.prose.said_in(sentence, "present") or not self._looks_ahead(sentence):
            return False
        clause, span = self.prose.clause(sentence, mention), mention.span
        said = [*dates(self.prose, sentence), *(place for place, _ in self.prose.said_in(sentence, "year"))]
        near = [place for place in said if clause.start <= place < clause.end]
        near = [place for place in near if not self._parts(sentence, place, span)]
        if not near:
            return False
        years = self.surroundings.of(sentence, mention).years
        return bool(years) and all(one[:4].isdecimal() and one[:4] > self.date[:4] for one in years)

    def _parts(self, sentence: Sentence, place: int, span: Span) -> bool:
        """Tell whether a comma parts a date from a figure, with no word of a plan between them."""
        start, end = min(place, span.end), max(place, span.start)
        ahead = (at for name in ("planned", *_FORESEEING) for at, _ in self.prose.said_in(sentence, name))
        return self.prose.has_mark(start, end, COMMAS) and not any(start < at < end for at in ahead)

    def _looks_ahead(self, sentence: Sentence) -> bool:
        """Tell whether a word of a sentence is of what is to come, or may be."""
        tensed = tenses(self.language)
        names = (*_FORESEEING, "planned", "projected", "possible")
        said = any(self.prose.said_in(sentence, name) for name in names)
        return said or any(tensed.is_future(word.name) for word in sentence.words)

    def _status(self, sentence: Sentence, mention: Mention) -> str | None:
        if is_taken_back(self.prose, sentence, mention):
            return "retracted"
        if is_plan_denied(self.prose, sentence, mention):
            return "denied"
        found = self._own_status(sentence, mention)
        if found in ("planned", "projected") and self._is_considered(sentence, mention):
            return "possible"
        if found in (None, "planned", "projected") and is_considered(self.prose, sentence, mention):
            return "possible"
        borne = None
        if found is None:
            borne = bearer(self.prose, sentence, mention) or total_of_list(self.prose, sentence, mention)
        return found if borne is None else self._status(sentence, borne)

    def _is_considered(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether words before a figure say that somebody only thinks of it: "is considering the closure"."""
        return any(place < mention.span.start for place, _ in self.prose.said_in(sentence, "considering"))

    def _own_status(self, sentence: Sentence, mention: Mention) -> str | None:
        status, span = mention.status, mention.span
        if status == "denied" and is_excepted(self.prose, sentence, mention):
            return None  # "received nothing but 15.3 million"
        if status is None:
            return "denied" if self._is_denied(sentence, mention) else self._foreseen(sentence, mention)
        if status != "denied" and self._is_report_denied(sentence, span):
            return "denied"
        places = self._said(sentence, status)
        before = max((place for place in places if place < span.start), default=None)
        behind = min((place for place in places if place >= span.end), default=None)
        start, end = (before, span.start) if before is not None else (span.end, behind)
        if start is None or end is None:
            return status
        # What it is to rise from stands between, and parts nothing: "plans to raise pay from 750 to 900".
        others = (one.number.start for one in sentence.figures if not self._leads_to(one, mention))
        is_parted = self.prose.has_mark(start, end, COMMAS) or any(start < at < end for at in others)
        return None if is_parted or (status == "denied" and self._says_instead(sentence, Span(start, end))) else status

    def _leads_to(self, one: Mention, other: Mention) -> bool:
        """Tell whether one figure is what another one comes from, with a word between: "from 750 to 900"."""
        return one.span.end <= other.span.start and self.prose.words_between(one.span.end, other.span.start) <= 1

    def _says_instead(self, sentence: Sentence, span: Span) -> bool:
        """Tell whether who denies something says something else between it and a figure: "denies it and says that"."""
        words, joining = sentence.words, self.prose.phrases("and")
        return any(
            span.start < words[i].start < span.end and i > 0 and (words[i - 1].name,) in joining
            for i in self.surroundings.attributions.places(sentence)
        )

    def _is_denied(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether somebody denies what a clause says: one further off than the reader looks, or with a doubt."""
        span, start = mention.span, self.prose.clause(sentence, mention).start
        places = [place for place, _ in self.prose.said_in(sentence, "denied") if start <= place < span.start]
        if not places:
            return False
        denials = {place for place, _ in self.prose.said_in(sentence, "denies-that")}
        doubts = [place for place, _ in self.prose.said_in(sentence, "possible")]
        for place in places:
            if self._says_instead(sentence, Span(place, span.start)):
                continue
            is_doubted = any(place < doubt < span.start for doubt in doubts)
            if is_doubted and not self.prose.has_mark(place, span.start, COMMAS):
                return True
            away = distance(self.prose, place, span.start) if place in denials else None
            if away is not None and away <= _DENIED:
                return True
        return False

    def _is_report_denied(self, sentence: Sentence, span: Span) -> bool:
        """Tell whether somebody denies what he was said to plan: "denied a report in the Courier that it would"."""
        for place, _ in self.prose.said_in(sentence, "denied"):
            that = next((one for one, _ in self.prose.said_in(sentence, "that") if place < one < span.start), None)
            if that is None or self.prose.words_between(place, that) > _REPORT:
                continue
            between = Span(place, span.start)
            if not any(mark in between.of(self.draft.text) for mark in COMMAS) and not self._says_instead(
                sentence, between
            ):
                return True
        return False

    def foreseen(self, figured: Figured) -> str | None:
        """Return that a figure is planned where the reader sees nothing, and words close before it may say so."""
        if figured.mention.status is not None:
            return None
        return self._status(figured.passage.sentence, figured.mention)

    def is_doubtful(self, figured: Figured) -> bool:
        """Tell whether it is planned by no more than words that may say something else: "should", "demand"."""
        if self.foreseen(figured) in (None, "denied"):
            return False
        sentence, mention = figured.passage.sentence, figured.mention
        return not (
            self._is_ahead(sentence, mention, (_FUTURE, _PLANNED)) or self._is_joined_to_plan(sentence, mention)
        )

    def _foreseen(self, sentence: Sentence, mention: Mention) -> str | None:
        ahead = self._is_ahead(sentence, mention, (*_FORESEEING, _PLANNED, _PROJECTED), is_by_tense=True)
        return "planned" if ahead or self._is_joined_to_plan(sentence, mention) else None

    def _is_joined_to_plan(self, sentence: Sentence, mention: Mention) -> bool:
        start = mention.span.start
        places = {place for name in ("planned", *_FORESEEING) for place, _ in self.prose.said_in(sentence, name)}
        places.update(self._said(sentence, "planned"))
        return any(goes_on(self.prose, place, start) for place in sorted(places) if place < start)

    def _is_ahead(
        self, sentence: Sentence, mention: Mention, names: tuple[str, ...], *, is_by_tense: bool = False
    ) -> bool:
        """Tell whether words say that a figure is to come: close before it, or right behind it, as verbs do there."""
        said = {name: [place for place, _ in self.prose.said_in(sentence, name)] for name in names}
        tensed = tenses(self.language)
        future = [word.start for word in sentence.words if is_by_tense and tensed.is_future(word.name)]
        start, end = mention.span
        leading = [place for name in names if name in _FORESEEING for place in said[name]] + future
        for place in leading:
            away = distance(self.prose, place, start) if place < start else None
            if away is not None and away <= _AHEAD:
                return True
        following = [place for name in names if name in _TO_COME for place in said[name]] + future
        clause = self.prose.clause(sentence, mention)
        near = (place for place in following if end <= place < clause.end)
        return any(self.prose.words_between(end, place) <= _BEHIND for place in near)

    def is_past(self, figured: Figured) -> bool:
        """Tell whether the clause of a figure is told in the past, and its sentence speaks of no plans or wishes."""
        sentence, told = figured.passage.sentence, tenses(self.language)
        said = any(self.prose.said_in(sentence, name) for name in (*_FORESEEING, "planned", "possible"))
        is_planned = said or any(told.is_future(word.name) for word in sentence.words)
        clause = self.prose.clause(sentence, figured.mention)
        words = self.prose.words_in(Span(clause.start, clause.end))
        return not is_planned and any(told.is_past(self.draft.text[one.start : one.end].lower()) for one in words)

    @cached_property
    def voices(self) -> list[Voice]:
        """The institutions that the document names."""
        said = self.surroundings.attributions
        return [voice for one in self.prose.sentences for voice in voices(self.prose, one, said)]

    @cached_property
    def turns(self) -> list[Turn]:
        """Who speaks in the sentences of the document that hold figures."""
        return [turn for one in self.prose.sentences if one.figures for turn in turns(self.surroundings, one)]

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the document names, and that of its day; none where it tells some from a day unknown."""
        if any(self.prose.said_in(one, "year") for one in self.prose.sentences) and not self.date:
            return frozenset()
        named_ = {year for one in self.prose.scan.set_aside for year in years_in(one.text)}
        day = int(self.date[:4]) if self.date else None
        return frozenset(named_ | ({str(day + k) for k in (-1, 0, 1)} if day else set()))

    def _said(self, sentence: Sentence, status: str) -> list[int]:
        """Return where a sentence says that something is planned, denied and so on; it is looked for once."""
        return sentence.once(f"said {status}", lambda: self._find_said(sentence, status))

    def _find_said(self, sentence: Sentence, status: str) -> list[int]:
        words = sentence.words
        phrases = {*worded(self.language, status), *worded(self.language, f"{status}-to-do")}
        names = [tuple(word.name for word in words[i : i + _MOST_WORDS]) for i in range(len(words))]
        return [word.start for word, name in zip(words, names, strict=True) if _opens(phrases, name)]


class SourceIndex:
    """The figures of all documents."""

    def __init__(self, sources: Iterable[Source], units: Units) -> None:
        """Join the figures of documents that were read."""
        self.units = units
        self.sources: list[Source] = []
        self.figures: list[Figured] = []
        self.passages: list[Passage] = []
        self.by_mark: dict[str, list[int]] = {}
        self.by_number: dict[Exact, list[int]] = {}
        self._around: dict[int, Around] = {}
        self._by_unit: dict[str, list[Figure]] = {}
        self.names: frozenset[str] = frozenset()
        for source in sources:
            self._add(source)

    @classmethod
    def of_drafts(
        cls, documents: Sequence[Draft], units: Units, tell: Callable[[str], None] = lambda _: None
    ) -> SourceIndex:
        """Return the figures of documents, each of them read once; its name is told before."""

        def read() -> Iterator[Source]:
            for draft in documents:
                tell(draft.path)
                yield Source(draft, units)

        return cls(read(), units)

    def _add(self, source: Source) -> None:
        document = len(self.sources)
        self.sources.append(source)
        surroundings = source.surroundings
        anywhere = surroundings.anywhere()
        self.names |= anywhere
        first = len(self.figures)
        for sentence in source.prose.sentences:
            if sentence.figures:
                marks = frozenset(mark for word in surroundings.wording.words(sentence) for mark in word.marks)
                names = surroundings.about(sentence, anywhere)
                self._add_passage(Passage(document, sentence, marks, names, len(self.figures)))
        for correction in corrections(source.prose):
            self._correct(correction, range(first, len(self.figures)))

    def _add_passage(self, passage: Passage) -> None:
        at = len(self.passages)
        self.passages.append(passage)
        for mark in passage.marks:
            self.by_mark.setdefault(mark, []).append(at)
        for mention in passage.sentence.figures:
            number = value_of(mention)
            if number is not None:
                self.by_number.setdefault(number, []).append(len(self.figures))
            self.figures.append(Figured(len(self.figures), passage, mention))

    def _correct(self, correction: Correction, document: range) -> None:
        """Have a document state a figure as it corrects it, wherever it states the old one of the same."""
        old, new = correction
        taken = next(self.figures[at] for at in document if self.figures[at].mention is old)
        for at in document:
            one = self.figures[at]
            if one.mention is new:
                self.figures[at] = one._replace(former=old)
                self._find_by(old, at)
            elif one is taken or (correction.is_repeated_in(one.mention) and _is_like(one.passage, taken.passage)):
                self.figures[at] = one._replace(mention=correction.applied(one.mention), former=old, shown=new)
                self._find_by(new, at)

    def _find_by(self, mention: Mention, at: int) -> None:
        """Have a figure found by the number of another one, too."""
        number = value_of(mention)
        if number is not None:
            self.by_number.setdefault(number, []).append(at)

    def around(self, figured: Figured) -> Around:
        """Return what stands around a figure; it is worked out once."""
        found = self._around.get(figured.at)
        if found is None:
            surroundings = self.sources[figured.passage.document].surroundings
            found = self._around[figured.at] = surroundings.of(figured.passage.sentence, figured.mention)
        return found

    def seen(self, figured: Figured) -> Seen:
        """Return a figure where it stands."""
        return Seen.of(self.sources[figured.passage.document].prose, figured.passage.sentence, figured.mention)

    def period(self, figured: Figured) -> Period | None:
        """Return when a figure holds, if its sentence names one time alone."""
        years = self.around(figured).years
        return Period.parse(years[0]) if len(years) == 1 else None

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
            if looked > _MOST_LOOKED_AT or (len(places) > COMMON and found):
                break
            weight = self.weight(mark)
            for at in places[:COMMON]:
                found[at] = found.get(at, 0) + weight
            looked += len(places)
        best = sorted(found, key=lambda at: (-found[at], at))[:_MOST_PASSAGES]
        return [self.passages[at] for at in best]

    def of(self, passage: Passage) -> list[Figured]:
        """Return the figures of a sentence."""
        return self.figures[passage.first : passage.first + len(passage.sentence.figures)]

    def in_unit(self, unit: str) -> list[Figure]:
        """Return the figures of a unit, so many as to estimate by."""
        if not self._by_unit:
            for one in self.figures:
                kept = self._by_unit.setdefault(one.mention.figure.unit, [])
                if len(kept) < _MOST_COMPARED:
                    kept.append(one.mention.figure)
        return self._by_unit.get(unit, [])

    @cached_property
    def _by_size(self) -> list[tuple[Exact, int]]:
        """The numbers of all figures, in order, each with the figures' places."""
        return sorted((number, at) for number, some in self.by_number.items() for at in some)

    def near_number(self, number: Exact) -> list[Figured]:
        """Return figures whose number is about another one, nearest first: what that may be rounded from."""
        ends = sorted((number * _LEAST_OF, number * _MOST_OF))
        first = bisect_left(self._by_size, (ends[0], -1))
        last = bisect_right(self._by_size, (ends[1], len(self.figures)), lo=first)
        near = sorted(self._by_size[first:last], key=lambda one: (abs(one[0] - number), one[1]))
        return [self.figures[at] for _, at in near[:_MOST_ALIKE]]

    def with_number(self, number: Exact) -> list[Figured]:
        """Return figures that state a number."""
        return [self.figures[at] for at in self.by_number.get(number, ())[:_MOST_ALIKE]]


def _opens(phrases: set[tuple[str, ...]], names: tuple[str, ...]) -> bool:
    """Tell whether words open with one of some phrases, the first of them with what may be written onto it."""
    return any((form, *names[1:k]) in phrases for form in forms(names[0]) for k in range(1, len(names) + 1))


def _is_like(mine: Passage, theirs: Passage) -> bool:
    """Tell whether two sentences of a document are so alike that a number of both is that of one thing."""
    return len(mine.marks & theirs.marks) >= _ALIKE
