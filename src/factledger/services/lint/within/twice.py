"""Two figures for one thing in sentences that speak of the same."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import article_written_on, forms, nouns
from factledger.rules import lint as rules
from factledger.services.lint.prose.names import opening_name
from factledger.services.lint.prose.openings import is_compared
from factledger.services.lint.prose.tense import tenses
from factledger.services.lint.within.figures import Clash, may_both_be_right, point_of
from factledger.services.lint.within.totals import total_of
from factledger.values.figure import Figure, Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.units import Units

_ALIKE, _OF = 3, 5
"""How many of so many words two sentences about one thing have in common."""

_LEAST_WORDS = 2

_LEAST_SHARED = 3

_TELLING_ASIDES = ("year", "date", "ordinal", "time")

_REFERRED = (Kind.COUNT, Kind.DURATION)
"""Kinds of figures that a text refers to again: "those seven hours", of talks that lasted five."""

_SHARES = (Kind.RATIO, Kind.PERCENT)

_ALL_OF = 3
"""Words of the longest phrase that says that a figure is of all: "all of the"."""

_OF_ALL = 2
"""Words behind a figure that tell what it is of."""

_NEAREST = 2
"""How many sentences before may name what a word such as "its" points to."""

_STEM = 4
"""Letters by which two forms of a verb are one: "viajou", "viajaram"."""

_ARTICLES = ("الـ", "ال")
"""The Arabic article before digits, the longer way to write it first."""

_THAN = ("more-than",)
"""Category of words that compare two things."""

_MARKS = ",;:،؛—–"
"""What parts two clauses that may speak of one thing."""

_SAME_BEHIND = ("ar", "id")
"""Languages that say "the same" behind its noun."""

_LOOK_BACK = 40
"""How many sentences before are compared."""


def contradictions(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of sentences that speak of the same thing and give it another figure."""
    seen: dict[Kind, _Before] = {}
    for sentence in prose.sentences:
        mention = _sole(sentence)
        if mention is None:
            continue
        mine = _Spoken(prose, sentence, mention)
        before = seen.setdefault(mention.figure.kind, _Before())
        for other in before.near(mine):
            if mine.excludes(other, units) and not mine.may_be_part_of(other):
                yield clash_of(prose, mention, other.mention)
                break
        before.add(mine)
    yield from _verbatim(prose, units)
    yield from _possessed(prose, units)


def _verbatim(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures to which a text leads in the very words that led to another one, subject and verb.

    "The depot in Vell employs 140 people, the chair noted. Under item four: the depot in Vell employs 160 people." What
    was done may have been done twice, at two times, so it is what is that counts, or what is told with one date; a bare
    number may be another each time ("the exit code is 1"), and so may what is told much further on.
    """
    seen: dict[tuple[str, ...], tuple[int, Sentence, Mention]] = {}
    past = tenses(prose.language)
    for i, sentence in enumerate(prose.sentences):
        for mention in sentence.figures if len(sentence.words) > _LEAST_SHARED else ():
            if mention.figure.unit == NO_UNIT:
                continue
            led = prose.words_in(Span(sentence.span.start, mention.span.start))[-_LEAST_SHARED:]
            terms = [word.term for word in led if word.term]
            if len(led) < _LEAST_SHARED or len(terms) < _LEAST_WORDS:
                continue
            key = (mention.figure.unit, *(word.name for word in led))
            at, before, other = seen.get(key, (i, sentence, mention))
            if other is mention or i - at > _LOOK_BACK:
                seen[key] = i, sentence, mention
                continue
            if not exclude_each_other(mention.figure, other.figure, units):
                continue
            told = dates_told(prose, sentence), dates_told(prose, before)
            if told[0] != told[1] or (not told[0] and any(past.is_past(word.name) for word in led)):
                continue
            if prose.words.capital_names(sentence.span) >= prose.words.capital_names(before.span):
                yield clash_of(prose, mention, other)


def _sole(sentence: Sentence) -> Mention | None:
    """Return the one figure of a sentence; shares of it may stand behind: "employs 140 technicians, half from here"."""
    some = sentence.figures
    if len(some) > 1 and some[0].figure.kind in _SHARES:
        return None
    return some[0] if some and all(one.figure.kind in _SHARES for one in some[1:]) else None


def _possessed(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of all that something has, where the sentences before give another: "Its 1,510 dockers".

    So is what a share is of: "half of the 1,850 runners", "of the 1,850 runners, half were women".
    """
    its = prose.phrases("its")
    for sentence in prose.sentences:
        for mention in sentence.figures:
            unit = _unit_of(prose, mention)
            if unit == NO_UNIT or mention.figure.kind not in _REFERRED:
                continue
            is_all = (
                unit != mention.figure.unit
                or (prose.beside(mention.number)[0],) in its
                or _is_whole(prose, sentence, mention)
            )
            is_definite = not is_all and (_is_definite(prose, mention.number) or _is_definite_behind(prose, mention))
            # What it is compared with is of something else: "fewer than the 90 sheep of the neighbours".
            if not is_all and (not is_definite or is_compared(prose, sentence, mention, _THAN)):
                continue
            before = (one for found in islice(prose.before(sentence), _NEAREST) for one in found.figures)
            earlier = chain(_earlier(prose, sentence, mention), before)
            other = next((one for one in earlier if one.figure.unit == unit), None)
            if other is None:
                continue
            # Fewer may be some of them: "the 45 pupils of the choir".
            is_all = is_all or _is_smaller(other, mention)
            if not is_all and not _says_again(prose, sentence, mention, other):
                continue
            told = dates_told(prose, sentence), dates_told(prose, prose.sentence_at(other.number.start))
            mine = mention.figure._replace(unit=unit)
            if not _differ(*told) and exclude_each_other(mine, other.figure, units):
                yield clash_of(prose, mention, other)


def _unit_of(prose: Prose, mention: Mention) -> str:
    """Return what a figure counts, by the noun before it where an article is written onto it: "المعلمون الـ340"."""
    end = mention.number.start
    if mention.figure.unit != NO_UNIT or not prose.draft.text.endswith(_ARTICLES, 0, end):
        return mention.figure.unit
    noun, _ = prose.beside(Span(end - len(_ARTICLES[0]), mention.number.end))
    known = nouns(prose.language)
    return next((known[form] for form in forms(noun) if form in known), NO_UNIT)


def _earlier(prose: Prose, sentence: Sentence, mention: Mention) -> Iterator[Mention]:
    """Yield the figures of a sentence before one, from the last, that a mark or "and" parts from it, if it is no sum.

    "It lost 75 sheep; the 90 sheep were all from one valley."
    """
    told = total_of(prose, sentence)
    if told is not None and told[0] is mention:
        return
    for one in sentence.figures[: sentence.at[mention.number.start]][::-1]:
        between = Span(one.span.end, mention.span.start)
        words = {(word.name,) for word in prose.words_in(between)}
        if not words.isdisjoint(prose.phrases("and")) or any(mark in between.of(prose.draft.text) for mark in _MARKS):
            yield one


def _says_again(prose: Prose, sentence: Sentence, mention: Mention, other: Mention) -> bool:
    """Tell whether a word behind "who" tells of a figure what was told of another one: "travelled with 64 musicians.

    The 58 musicians who travelled".
    """
    behind = [word for word in sentence.words if word.start >= mention.span.end]
    if not behind or (behind[0].name,) not in prose.phrases("who"):
        return False
    before = [word for word in prose.sentence_at(other.number.start).words if word.start < other.number.start]
    told, begun = {word.term for word in before}, {word.name[:_STEM] for word in before if len(word.name) > _STEM}
    return any(word.term in told or word.name[:_STEM] in begun for word in behind[1:3] if word.term)


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sentences tell different dates: "in 2023 it had 39 singers. The 46 singers of 2025"."""
    return bool(mine and theirs) and mine != theirs


def _is_whole(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is of all there are: by a word such as "all", or as its sentence gives a share of it."""
    first, at = prose.words.places(Span(sentence.span.start, mention.number.start))
    near, all_of = prose.words.names_between(max(at - _ALL_OF, first), at), prose.phrases("all-of")
    if any(near[i:] in all_of for i in range(len(near))):
        return True
    of, articles = prose.phrases("of"), prose.phrases("article")
    i = sentence.at[mention.number.start]
    share = sentence.figures[i - 1] if i else next(iter(sentence.figures[1:]), None)
    if share is None or share.figure.kind not in _SHARES:
        return False
    start = share.span.end if i else sentence.span.start
    before = [(word.name,) for word in prose.words_in(Span(start, mention.span.start))]
    return bool(before) and before[0] in of and all(word in of | articles for word in before)


def _is_definite(prose: Prose, span: Span) -> bool:
    """Tell whether an article before a figure says that it is of what the text has spoken of: "the 310 books"."""
    article = article_written_on(prose.language) if prose.language != UNKNOWN else None
    text, start = prose.draft.text, span.start
    if article and (text.endswith(article, 0, start) or text.startswith(article, start)):
        return True  # "المصانع الخمسة"
    before, _ = prose.beside(span)
    return (before,) in prose.phrases("definite")


def _is_definite_behind(prose: Prose, mention: Mention) -> bool:
    """Tell whether a word behind what a figure counts says the same: "delapan orang itu", those eight people."""
    return (prose.beside(mention.span)[1],) in prose.phrases("definite-behind")


def _is_smaller(one: Mention, other: Mention) -> bool:
    mine, theirs = point_of(one.figure), point_of(other.figure)
    return mine is not None and theirs is not None and mine < theirs


def clash_of(prose: Prose, mention: Mention, other: Mention) -> Clash:
    """Return the finding that a figure is of the same thing as another one before it."""
    line, _ = prose.place(other.span.start)
    message = f"{other.text!r} in line {line}, of what reads as the same thing"
    return Clash(mention, rules.SELF_CONTRADICTS, message)


class _Spoken:
    """A figure with what its sentence says up to a share of it: names, and terms and dates once somebody asks."""

    def __init__(self, prose: Prose, sentence: Sentence, mention: Mention) -> None:
        """Find the names of a sentence."""
        self.prose, self.sentence, self.mention = prose, sentence, mention
        behind = sentence.figures[1:2]
        self.span = Span(sentence.span.start, behind[0].span.start) if behind else sentence.span
        self.names = prose.words.capital_names(self.span)
        if opening := opening_name(prose, sentence):
            self.names |= {opening}

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the sentence besides the figure."""
        return self.prose.words.terms_in(self.span, self.mention.number)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The dates and ordinals of the sentence."""
        return dates_told(self.prose, self.sentence)

    def excludes(self, other: _Spoken, units: Units) -> bool:
        """Tell whether another sentence speaks of the same, and its figure and this one exclude each other.

        Figures in one unit are told apart sooner than the sentences are; converting others takes pint, which is long to
        load.
        """
        if not self._has_names_of(other):
            return False
        mine, theirs = self.mention.figure, other.mention.figure
        if mine.unit == theirs.unit:
            is_same = exclude_each_other(mine, theirs, units)
            return is_same and (self.is_like(other) or self._is_of_same(other))
        return self.is_like(other) and exclude_each_other(mine, theirs, units)

    def _is_of_same(self, other: _Spoken) -> bool:
        """Tell whether it is said to be of the same as the figure before: "the 620 workers of that same factory"."""
        said = self.prose.said_in(self.sentence, "same")
        terms = {self._of_same_at(place) for place, _ in said} - {""}
        if not terms & other.terms or _differ(self.marks, other.marks):
            return False
        return _is_smaller(other.mention, self.mention) or len(self.terms & other.terms) >= _LEAST_SHARED

    def _of_same_at(self, place: int) -> str:
        """Return the term of the noun that is said to be the same: the one behind the word for it, or before it."""
        words, same = self.sentence.words, self.prose.phrases("same")
        at = next((i for i, word in enumerate(words) if word.start >= place), len(words))
        near = words[max(at - 1, 0) : at] if self.prose.language in _SAME_BEHIND else words[at + 1 : at + 1 + _OF_ALL]
        return next((word.term for word in near if word.term and (word.name,) not in same), "")

    def _has_names_of(self, other: _Spoken) -> bool:
        """Tell whether one of two sentences has no name that the other lacks."""
        return self.names <= other.names or other.names <= self.names

    def may_be_part_of(self, other: _Spoken) -> bool:
        """Tell whether it is a smaller one of what is known: "The 45 pupils of the school choir", of 930 pupils.

        That is so unless the words behind it say that it is of all: "the 280 boats of the regatta", of a regatta.
        """
        if not _is_smaller(self.mention, other.mention) or not _is_definite(self.prose, self.mention.span):
            return False
        behind = [word.term for word in self.sentence.words if word.start >= self.mention.span.end and word.term]
        return not other.terms.issuperset(behind[:_OF_ALL])

    def is_like(self, other: _Spoken) -> bool:
        """Tell whether another sentence speaks of the same: no name differs, few words do, and no date."""
        if not self._has_names_of(other):
            return False
        shared, shorter = len(self.terms & other.terms), min(len(self.terms), len(other.terms))
        if shared < _LEAST_WORDS:
            return False
        if shared < shorter and (shared < _LEAST_SHARED or _OF * shared < _ALIKE * shorter):
            return False
        if bool(self.marks) is not bool(other.marks) and self._has_other_forms(other):
            return False  # "employs 90 people. Last year it employed 70"
        return not _differ(self.marks, other.marks)

    @cached_property
    def forms(self) -> dict[str, set[str]]:
        """The words of the sentence by their terms, as they are written."""
        found: dict[str, set[str]] = {}
        for word in self.prose.words_in(self.span):
            if word.term:
                found.setdefault(word.term, set()).add(word.name)
        return found

    def _has_other_forms(self, other: _Spoken) -> bool:
        """Tell whether a word stands in both sentences, and in another form in each: "employs", "employed"."""
        return any(names.isdisjoint(other.forms.get(term, names)) for term, names in self.forms.items())


def dates_told(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the dates and ordinals of a sentence."""
    dates = [one.text.casefold() for one in prose.asides_in(sentence) if one.rule in _TELLING_ASIDES]
    told = {name: prose.said_in(sentence, name) for name in ("year", "year-before", "year-after")}
    return frozenset([*dates, *(value + name for name, found in told.items() for _, value in found)])


class _Before:
    """The figures of one kind that were looked at so far, found by the names in their sentences."""

    def __init__(self) -> None:
        """Begin without any."""
        self._spoken: list[_Spoken] = []
        self._named: dict[str, list[int]] = {}
        self._nameless: list[int] = []

    def add(self, one: _Spoken) -> None:
        """Add one to be looked at from here on."""
        for places in [self._named.setdefault(name, []) for name in one.names] or [self._nameless]:
            places.append(len(self._spoken))
        self._spoken.append(one)

    def near(self, one: _Spoken) -> Iterator[_Spoken]:
        """Yield those of the last ones whose sentences may speak of the same, in their order."""
        least = len(self._spoken) - _LOOK_BACK
        return (self._spoken[i] for i in self._sharing(one.names) if i >= least)

    def _sharing(self, names: Iterable[str]) -> Sequence[int]:
        """Return the places of the last ones without a name, and with one of some names; for no name of all."""
        lists = [self._named.get(name, ()) for name in names]
        if not lists:
            return range(max(len(self._spoken) - _LOOK_BACK, 0), len(self._spoken))
        return sorted({i for places in (*lists, self._nameless) for i in places[-_LOOK_BACK:]})


def excluded(mention: Mention, others: Iterable[Mention], units: Units) -> Mention | None:
    """Return the first of other figures for one thing that a figure excludes; None when there is none."""
    return next((one for one in others if exclude_each_other(mention.figure, one.figure, units)), None)


def exclude_each_other(mine: Figure, theirs: Figure, units: Units) -> bool:
    """Tell whether two figures cannot both be right of one thing."""
    if mine.role is not theirs.role or mine.kind is not theirs.kind or mine == theirs:
        return False
    return may_both_be_right(mine, theirs, units) is False
