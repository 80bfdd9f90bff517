"""What stands around a figure, in a draft as in a document: names, what is measured beside it, times, who says it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import YEAR, ascii_digits
from factledger.reading.terms import acts, forms, institutions, named
from factledger.reading.tokens import fold
from factledger.services.lint.judge.speaker import Attribution
from factledger.services.lint.judge.voices import speaking
from factledger.services.lint.match.earlier import dates_of_earlier
from factledger.services.lint.match.scope import Stated, is_one_part, scope_stated
from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.direction import TIMES, compared
from factledger.services.lint.prose.names import framed_names
from factledger.services.lint.sources.words import HEARD, NAME, Wording, articles, heard
from factledger.values.figure import Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence
    from factledger.values.figure import Figure
    from factledger.values.number import Exact

_MOST_BEFORE = 5
"""How many sentences before one in its paragraph may name what it is about."""

_MARKS = ",;:،؛()—–"
"""Marks behind which something else is told."""

_TO_OF, _OWN_WORDS = 2, 1
"""Words from the "of" that opens a sentence to its figure, and behind the figure that may tell what it counts."""

_LEADING = 3
"""How many sentences open a text: its title, who wrote it where and when, and what it is about."""

_MOST_HEADINGS = 20
"""How many headings above a sentence are looked at."""

_DASHES = (" - ", " – ", " — ")
_DATELINE = 9
"""Words of a dateline at most: "PUERTO DE SAN TELMO, 11 de marzo de 2026"."""

_FUNDS = frozenset({"=fund"})
"""What is done with money alone."""

_CLOSE = 2
"""How many words may stand between "from" and a figure."""

_AFTER = 5
"""How many words may stand between "after" and a figure of what came before."""

_NO_YEAR = "XXXX"
"""Opens a day or month without a year, in EDTF."""

SOMEBODY = "somebody else"
"""Who says a figure where a sentence says that somebody does, and the reader cannot tell which of its names it is."""


class Named(NamedTuple):
    """What a sentence is about: marks of names in it, in the last one before it that has any, further off.

    Attributes:
        here: Names in the sentence.
        last: Names in the last sentence before it in its paragraph that holds any.
        around: Names in it, in its paragraph before it, in the headings above, and in the first sentence of the text.
        before: Names in its paragraph before it.
        above: Names in the headings above, and in the first sentence of the text.
        anywhere: Names in the text.
        lead: Names in the first sentences of the text, where the sentence and those before it name nothing, or it
            speaks of "us".
    """

    here: frozenset[str]
    last: frozenset[str]
    around: frozenset[str]
    before: frozenset[str]
    above: frozenset[str]
    anywhere: frozenset[str]
    lead: frozenset[str] = frozenset()


class Around(NamedTuple):
    """What stands around one figure.

    Attributes:
        acts: What the words of its clause say was done or measured; its noun is none of them.
        beside: Marks of the words of its clause.
        counted: Marks of what it counts.
        stated: What its sentence states of when it holds.
        years: The years or months that it is of; of a change, all that its sentence names.
        numbers: The other numbers of its sentence.
        times: Of which of two times its clause speaks: "this", "last".
    """

    acts: frozenset[str]
    beside: frozenset[str]
    counted: frozenset[str]
    stated: Stated
    years: tuple[str, ...]
    numbers: frozenset[Exact]
    times: frozenset[str]


class Surroundings:
    """Finds what stands around the figures of one text."""

    def __init__(self, prose: Prose, date: str | None, names: frozenset[str] | None = None) -> None:
        """Prepare for a text of a day; of a draft, with the marks of the names of documents."""
        self.prose, self.date = prose, date
        self.wording = Wording(prose, names)
        self.attributions = Attribution(prose)
        self._above: dict[int, frozenset[str]] = {}

    def of(self, sentence: Sentence, mention: Mention) -> Around:
        """Return what stands around a figure."""
        clause, span = self.prose.clause(sentence, mention), mention.span
        words = self.wording.words(sentence)
        apart = {*dates_of_earlier(self.prose, sentence, mention), *self._of_dateline(sentence)}
        apart |= dates_of_other_parts(self.prose, sentence, mention)
        stated = scope_stated(self.prose, sentence, mention, clause, self.date, apart)
        stated = self._undated(sentence, clause, stated)
        stated = self._undatelined(sentence, stated)
        unsaid = {word.start for word in words if word.is_name} | self._of_others(sentence, mention)
        return Around(
            acts_in(sentence, clause, mention, unsaid),
            frozenset(mark for word in words if clause.start <= word.start < clause.end for mark in word.marks),
            frozenset(mark for word in words if span.start <= word.start < span.end for mark in word.marks),
            stated,
            self._years(sentence, mention, stated),
            frozenset(filter(None, (value_of(one) for one in sentence.figures if one is not mention))),
            self._times(sentence, clause, mention),
        )

    def _of_others(self, sentence: Sentence, mention: Mention) -> set[int]:
        """Return where the words of a sentence stand that say nothing of what a figure is: why it is so, what some did.

        "Of the 24,300 voters on the roll, 18,640 went to the polls": the latter went.
        """
        found = self._caused(sentence, mention)
        before = self.prose.words_in(Span(sentence.span.start, mention.span.start))
        is_whole = 0 < len(before) <= _TO_OF and (before[0].name,) in self.prose.phrases("of")
        if is_whole and len(sentence.figures) > 1:
            between = self.prose.words_in(Span(mention.span.end, sentence.figures[1].span.start))
            found.update(word.start for word in between[_OWN_WORDS:])
        return found

    def _caused(self, sentence: Sentence, mention: Mention) -> set[int]:
        """Return where words stand that tell why a figure is so, up to a mark: "fell to 43 due to dearer feed".

        A figure among them is told by them: "due to a loss of 5 million".
        """
        found: set[int] = set()
        for place, _ in self.prose.said_in(sentence, "cause"):
            marks = (at for mark in _MARKS if (at := self.prose.draft.text.find(mark, place, sentence.span.end)) >= 0)
            end = min(marks, default=sentence.span.end)
            if not place <= mention.span.start < end:
                found.update(word.start for word in self.prose.words_in(Span(place, end)))
        return found

    def _undated(self, sentence: Sentence, clause: Clause, stated: Stated) -> Stated:
        """Return what is stated, without the years of other clauses where "last year" dates a figure unknown when."""
        if not stated.unresolved:
            return stated
        asides = self.prose.asides_in(sentence)
        is_own = any(clause.start <= one.span.start < clause.end and years_in(one.text) for one in asides)
        return stated if is_own else replace(stated, years=())

    def _of_dateline(self, sentence: Sentence) -> set[int]:
        """Return where the years of a dateline stand, where the sentence behind it names another one."""
        end = dateline_end(self.prose, sentence)
        places = [one.span.start for one in self.prose.asides_in(sentence) if years_in(one.text)] if end else []
        leading = {place for place in places if place < end}
        return leading if len(leading) < len(places) else set()

    def _undatelined(self, sentence: Sentence, stated: Stated) -> Stated:
        """Return what is stated, where a dateline opens a sentence ("OSLO, 3 May 2026 - "): of its year, and no day."""
        end = dateline_end(self.prose, sentence)
        asides = self.prose.asides_in(sentence) if end else []
        leading = {year for one in asides if one.span.start < end for year in years_in(one.text)}
        return replace(stated, years=tuple(year[:4] if year[:4] in leading else year for year in stated.years))

    def _times(self, sentence: Sentence, clause: Clause, mention: Mention) -> frozenset[str]:
        """Return of which of two times the words behind a figure speak, else those before it from the last comma on."""
        comma = max(self.prose.draft.text.rfind(mark, clause.start, mention.span.start) for mark in ",،")
        for start, end in ((mention.span.end, clause.end), (max(clause.start, comma), mention.span.start)):
            words = {word.name for word in sentence.words if start <= word.start < end}
            found = {what for phrase, what in compared(self.prose.language) if what in TIMES and phrase[0] in words}
            if found:
                return frozenset(found)
        return frozenset()

    def _years(self, sentence: Sentence, mention: Mention, stated: Stated) -> tuple[str, ...]:
        """Return when a figure holds; "18% more than in 2023" is no figure of 2023."""
        figure = mention.figure
        if self.years_of_other(sentence, mention):
            return ()
        years = tuple(one for one in stated.years if not one.startswith(_NO_YEAR))
        is_level = figure.role in (Role.LEVEL, Role.CHANGE_TO) and figure.kind is not Kind.RATIO
        if is_level and not (figure.kind is Kind.PERCENT and (not years or is_beyond(self.prose, mention))):
            return years
        others = (year for one in self.prose.asides_in(sentence) for year in years_in(one.text))
        return tuple(dict.fromkeys((*years, *(one for one in others if not any(had.startswith(one) for had in years)))))

    def is_dated_before(self, sentence: Sentence, mention: Mention) -> bool:
        """Tell whether a figure stands behind one that is earlier and has a year: "from 31% in 2024 to 25%"."""
        asides = [one.span.start for one in self.prose.asides_in(sentence) if years_in(one.text)]
        earlier = [one for one in sentence.figures if is_behind_from(self.prose, sentence, one)]
        return any(
            one.span.end <= place < mention.span.start and self.prose.words_between(one.span.end, place) < _CLOSE
            for place in asides
            for one in earlier
        )

    def years_of_other(self, sentence: Sentence, mention: Mention) -> tuple[str, ...]:
        """Return the years of a sentence that are all those of another figure, before it in time: "from 7 in 2024"."""
        years = [(one.span.start, years_in(one.text)) for one in self.prose.asides_in(sentence)]
        places = [place for place, some in years if some]
        if not places:
            return ()
        own = self.prose.clause(sentence, mention)
        others = [one for one in _before_in_time(self.prose, sentence) if one is not mention]
        held = {place for place in places if is_in_brackets(self.prose, place, sentence, mention)}
        if any(own.start <= place < own.end for place in places if place not in held):
            return ()
        clauses = [self.prose.clause(sentence, one) for one in others]
        is_theirs = all(place in held or any(one.start <= place < one.end for one in clauses) for place in places)
        return tuple(year for _, some in years for year in some) if is_theirs else ()

    def names(self, sentence: Sentence) -> frozenset[str]:
        """Return the marks of the names of a sentence; in a script without capitals, of words that nothing explains."""
        return sentence.once("names", lambda: self._names(sentence))

    def _names(self, sentence: Sentence) -> frozenset[str]:
        words = (word for word in self.wording.words(sentence) if word.is_name)
        return frozenset(mark for word in words for mark in word.marks if mark[0] in (NAME, HEARD))

    def anywhere(self) -> frozenset[str]:
        """Return the marks of all names of the text; in a script without capitals, of its sentences with figures."""
        if self.wording.has_case:
            return self.wording.all_names()
        none: frozenset[str] = frozenset()
        return none.union(*(self.names(one) for one in self.prose.sentences if one.figures))

    def runs(self, sentence: Sentence) -> tuple[tuple[str, ...], ...]:
        """Return the names of several words in a sentence, where a script has capitals: ("lembah", "watu")."""
        return sentence.once("runs", lambda: tuple(self._runs(sentence)))

    def _runs(self, sentence: Sentence) -> Iterator[tuple[str, ...]]:
        text, words = self.prose.draft.text, sentence.words
        run: list[str] = []
        first = next(iter(self.wording.words(sentence)), None)
        for i, word in enumerate(words):
            # The capital that opens a sentence makes no name of a word: "Revenue", "In".
            is_plain = first is not None and first.start == word.start and not first.is_name
            is_opening = i == 0 and (word.name in self.prose.where or is_plain)
            is_name = text[word.start].isupper() and word.name not in self.wording.no_names and not is_opening
            if run and not (is_name and text[words[i - 1].end : word.start].isspace()):
                if len(run) > 1:
                    yield tuple(run)
                run = []
            if is_name:
                run.append(word.name)
        if len(run) > 1:
            yield tuple(run)

    def about(self, sentence: Sentence, anywhere: frozenset[str]) -> Named:
        """Return what a sentence is about."""
        found = [self.names(one) for one in islice(self.prose.before(sentence), _MOST_BEFORE)]
        none: frozenset[str] = frozenset()
        here, before, above = self.names(sentence), none.union(*found), self._names_above(sentence)
        is_own = not here | before or not self.wording.has_case or bool(self.prose.said_in(sentence, "we"))
        lead = self._lead if is_own else none
        return Named(here, next(filter(None, found), none), here | before | above, before, above, anywhere, lead)

    @cached_property
    def _lead(self) -> frozenset[str]:
        none: frozenset[str] = frozenset()
        return none.union(*map(self.names, self.prose.sentences[:_LEADING]))

    def _names_above(self, sentence: Sentence) -> frozenset[str]:
        if sentence.block not in self._above:
            title = self.prose.sentences[0]
            heads = [
                *islice(self.prose.headings(sentence), _MOST_HEADINGS),
                *([title] if title is not sentence else []),
            ]
            none: frozenset[str] = frozenset()
            self._above[sentence.block] = none.union(*map(self.names, heads))
        return self._above[sentence.block]

    def speaker(self, sentence: Sentence, mention: Mention) -> str | None:
        """Return who says a figure, by the reader, else the one person named where somebody says something."""
        voice, name = speaking(self.prose, sentence, self.attributions), mention.speaker
        if voice is not None and (name is None or set(named(name)) & set(named(voice.text))):
            return clean(voice.text)
        if name is not None:
            return clean(name)
        return sentence.once("speaker", lambda: self._speaker(sentence))

    def _speaker(self, sentence: Sentence) -> str | None:
        wording = self.wording
        if not wording.has_case or not self.attributions.is_attributed(sentence):
            return None
        starts = {word.start for word in wording.words(sentence) if word.is_name and word.start not in wording.models}
        text = self.prose.draft.text
        spans = list(self._name_spans(sentence, starts))
        pairs = [
            (a, b)
            for (a, end), (start, b) in pairwise(spans)
            if start == end + 1 and text[end] == " " and not self._is_where(a, text[start:b])
        ]
        if len(pairs) > 1:  # "Yosef Lerima, who runs the Anak Pesisir foundation, said"
            pairs = [one for one in pairs if not self._is_body(Span(*one))] or pairs
        if not pairs:
            return None
        return clean(text[slice(*pairs[0])]) if len(pairs) == 1 else SOMEBODY

    def _is_body(self, span: Span) -> bool:
        """Tell whether a name is that of an institution, by the word beside it: "the Anak Pesisir foundation"."""
        kinds = institutions(self.prose.language)
        return any(form in kinds for word in self.prose.beside(span) for form in forms(word))

    def _is_where(self, start: int, last: str) -> bool:
        """Tell whether a name with an article in its last word stands behind "in": it is a place's, "Wadi al-Sarw"."""
        before, _ = self.prose.beside(Span(start, start))
        return before in self.prose.where and "-" in last

    def _name_spans(self, sentence: Sentence, starts: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield where the words of names start and end, each with an article that a hyphen joins to it: "al-Hayek"."""
        text, before = self.prose.draft.text, None
        for word in sentence.words:
            if word.start in starts:
                is_joined = before is not None and text[before.end : word.start] == "-" and before.name in articles()
                yield (before.start if before is not None and is_joined else word.start), word.end
            before = word


def dateline_end(prose: Prose, sentence: Sentence) -> int:
    """Return where a sentence starts behind its dateline, a few words and a dash; 0 where it has none."""
    text, start = prose.draft.text, sentence.span.start
    first = min((one.span.start for one in sentence.figures), default=sentence.span.end)
    dash = min((at for mark in _DASHES if (at := text.find(mark, start, first)) >= 0), default=-1)
    return dash if dash > 0 and len(prose.words_in(Span(start, dash))) <= _DATELINE else 0


def dates_of_other_parts(prose: Prose, sentence: Sentence, mention: Mention) -> set[int]:
    """Return where dates stand that a semicolon parts from a figure, and not from another one: "5 died; in 2025, 7"."""
    others = sorted(one.span.start for one in sentence.figures if one is not mention)
    places = [one.span.start for one in prose.asides_in(sentence) if years_in(one.text)] if others else []
    return {
        place
        for place in places
        if not is_one_part(prose, place, mention.span.start)
        and any(is_one_part(prose, place, other) for other in _nearest(others, place))
    }


def _nearest(starts: Sequence[int], place: int) -> Sequence[int]:
    """Return the places, of some in order, right before another place and right behind it."""
    at = bisect_left(starts, place)
    return starts[max(at - 1, 0) : at + 1]


def acts_in(
    sentence: Sentence, clause: Clause, mention: Mention, names: Collection[int] = frozenset()
) -> frozenset[str]:
    """Return what the words of a clause say was done or measured, but for those of the figure itself and of names.

    Args:
        sentence: The sentence.
        clause: The clause.
        mention: The figure.
        names: Where words stand that say nothing of it, as of names: the "Vale" of a place is worth nothing.
    """
    span = mention.span
    said = (one for one in acting(sentence, clause) if one.start not in names)
    found = frozenset(one.term for one in said if not span.start <= one.start < span.end)
    # "Captou 86 milhões de litros": what is raised as funds is money.
    return found - _FUNDS if mention.figure.kind is Kind.QUANTITY else found


def acting(sentence: Sentence, clause: Clause) -> Iterator[Placed]:
    """Yield the words of a clause that say what was done or measured, so that it was nothing else."""
    exclusive = acts()
    return (one for one in sentence.words if clause.start <= one.start < clause.end and one.term in exclusive)


def may_be_set_against(one: Mention, other: Mention) -> bool:
    """Tell whether two figures may be of one thing: of one kind, and in one unit or one of them without any."""
    mine, theirs = one.figure.unit, other.figure.unit
    return one.figure.kind is other.figure.kind and (mine == theirs or NO_UNIT in (mine, theirs))


def may_be_another(one: Mention, other: Mention) -> bool:
    """Tell whether two figures may be of one thing, and give it different numbers."""
    return may_be_set_against(one, other) and value_of(one) != value_of(other)


def is_behind_from(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a word stands before a figure by which it is the earlier of two: "from", "against"."""
    start, said = mention.span.start, prose.said_in(sentence, "earlier")
    among = {place for place, _ in prose.said_in(sentence, "of-which")}  # "من بينهم" is no "من"
    return any(
        place < start and place not in among and prose.words_between(place, start) <= _CLOSE for place, _ in said
    )


def _before_in_time(prose: Prose, sentence: Sentence) -> list[Mention]:
    """Return the figures of a sentence that are the earlier ones of two."""
    return sentence.once(
        "before in time", lambda: [one for one in sentence.figures if _is_before_in_time(prose, sentence, one)]
    )


def _is_before_in_time(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is the earlier of two, or a sum or share that something came after: "after a loss of"."""
    if mention.figure.kind is Kind.DURATION:
        return False
    if is_behind_from(prose, sentence, mention) or mention.figure.kind not in (Kind.MONEY, Kind.PERCENT):
        return is_behind_from(prose, sentence, mention)
    start = mention.span.start
    places = [place for place, _ in prose.said_in(sentence, "coming-after") if place < start]
    return any(prose.words_between(place, start) <= _AFTER for place in places)


def is_in_brackets(prose: Prose, place: int, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a place stands in brackets that hold another figure, and not this one: "£148 (2024: £131)"."""
    held = prose.brackets_around(sentence, Span(place, place))
    if held is None or held.start < mention.span.start < held.end:
        return False
    return any(held.start < one.span.start < held.end for one in sentence.figures)


def placed_names(surroundings: Surroundings, sentence: Sentence) -> dict[int, frozenset[str]]:
    """Return the names behind words such as "in", by where they stand; words such as "district" are none."""
    prose = surroundings.prose
    parts = prose.phrases("name-part")
    framed = {sentence.words[i].start: sentence.words[i].name for i in framed_names(prose, sentence)}
    words = (word for word in surroundings.wording.words(sentence) if word.is_name and word.start in framed)
    return {word.start: frozenset(word.marks) for word in words if (framed[word.start],) not in parts}


def years_in(text: str) -> list[str]:
    """Return the years that a text names."""
    return YEAR.findall(ascii_digits(text))


def marks_of_name(name: str) -> set[str]:
    """Return the marks of the words of a person's name."""
    return {mark for word in named(name) if len(word) > 2 for mark in heard(fold(word))}  # noqa: PLR2004  no initial


def value_of(mention: Mention) -> Exact | None:
    """Return the number that a figure states; None when it states none."""
    return None if mention.figure.stated is None else mention.figure.stated.value


def kind_of(figure: Figure) -> Kind:
    """Return the kind of a figure; so many of something a month are counted, and no time."""
    return Kind.COUNT if figure.kind is Kind.DURATION and "/" in figure.unit else figure.kind


def clean(text: str) -> str:
    """Return a text in one line that a row may hold."""
    return "".join(c if c.isprintable() else " " for c in text)[:1000].strip() or "?"
