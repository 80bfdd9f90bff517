"""Figures that a document takes back: "an earlier version said 31; the correct number is 13".

A document is judged as it is corrected: the sentence that stated the old number states the new one, and the old one
stands nowhere in it.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.prose.status import is_set_against
from factledger.services.lint.sources.around import acting
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_ERRATUM, _OLD, _NEW = "erratum", "misstated", "righted"
SURE = "sure"
"""The value of words that tell it by themselves: "an earlier version", "the correct number"."""

_MOST = 200
"""How many corrections of one document are followed."""

_SHORT = 4
"""Words that a heading such as "Corrections" has at most."""


class Correction(NamedTuple):
    """A figure that a document takes back, and the one that it puts in its place."""

    old: Mention
    new: Mention

    def applied(self, mention: Mention) -> Mention:
        """Return a figure that states the old number, as it is corrected: in its own unit where the new one has none.

        Its own words and place stay, as they tell what it is of.
        """
        figure, own = self.new.figure, mention.figure
        if figure.unit == NO_UNIT:
            figure = figure._replace(unit=own.unit, kind=own.kind if own.unit != NO_UNIT else figure.kind)
        return mention._replace(figure=figure._replace(role=own.role, direction=own.direction))

    def is_repeated_in(self, mention: Mention) -> bool:
        """Tell whether a figure elsewhere may be the one that is taken back."""
        return mention.figure.stated == self.old.figure.stated and _is_like(self.old, mention)


def corrections(prose: Prose) -> list[Correction]:
    """Return what a document corrects, in order, and no more than so many."""
    found: list[Correction] = []
    before: list[Sentence] = []
    for _, group in groupby(prose.sentences, key=lambda one: one.block):
        sentences = list(group)
        if any(one.figures for one in sentences):
            is_whole = _is_correcting(prose, sentences, before)
            told = list(_told(prose, sentences)) if is_whole else []
            if told and not any(is_old for is_old, _ in told):
                told = [*_before_righted(sentences, told[0][1]), *told]
            found += _paired(told) if any(is_old for is_old, _ in told) else _in_passing(prose, sentences)
        before = sentences
    return found[:_MOST]


def _is_correcting(prose: Prose, sentences: Sequence[Sentence], before: Sequence[Sentence]) -> bool:
    """Tell whether a paragraph corrects something: by its first words, those above it, or by both halves of it."""
    first = sentences[0]
    heading = next(iter(prose.headings(first)), None)
    above = [heading] if heading else []
    above += [one for one in before[-1:] if len(one.words) <= _SHORT]
    if any(_opens(prose, one) for one in (first, *above)):
        return True
    told = {name for one in sentences for name in (_OLD, _NEW) if prose.said_in(one, name)}
    return len(told) > 1 and any(prose.said_in(one, _ERRATUM) for one in sentences)


def _in_passing(prose: Prose, sentences: Sequence[Sentence]) -> Iterator[Correction]:
    """Yield what a paragraph about something else corrects in a sentence or two: "The correct number is 13."."""
    i = 0
    while i < len(sentences):
        size = next((size for size in (1, 2) if _rights(prose, sentences[i : i + size])), 0)
        if size:
            told = list(_told(prose, sentences[i : i + size]))
            if size > 1 and not any(is_old for is_old, _ in told):
                told = _righted(sentences[i : i + size])
            yield from _paired(told) if len(told) > 1 else _taken_back(prose, sentences[: i + size], told)
        i += size or 1


def _rights(prose: Prose, sentences: Sequence[Sentence]) -> bool:
    """Tell whether sentences take a figure back and put another in its place, by words that are for nothing else."""
    first, last = sentences[0], sentences[-1]
    old, new = prose.said_in(first, _OLD), prose.said_in(last, _NEW)
    is_sure = [any(value == SURE for _, value in said) for said in (old, new)]
    if first is last and _is_turned(prose, first):
        return True
    if first is last or prose.said_in(last, _OLD):
        return bool(first is last and old and new and any(is_sure) and first.figures)
    return bool(first.figures and last.figures and ((old and new and any(is_sure)) or is_sure[1]))


def _is_turned(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether sure words turn the figure before them into the next one: "31, and corrected that to 23"."""
    places = [place for place, value in prose.said_in(sentence, _NEW) if value == SURE]
    return any(
        one.span.end <= place < other.span.start and one.figure.kind is other.figure.kind
        for one, other in pairwise(sentence.figures)
        for place in places
    )


def _righted(sentences: Sequence[Sentence]) -> list[tuple[bool, Mention]]:
    """Return the last figure of one sentence as taken back by those of the next: "It was later corrected to 521."."""
    first, *others = sentences
    return [(True, first.figures[-1]), *((False, mention) for one in others for mention in one.figures)]


def _before_righted(sentences: Sequence[Sentence], new: Mention) -> Iterator[tuple[bool, Mention]]:
    """Yield the figure that the next sentence rights, by its place alone: "They spoke of 92 patents. It was 29."."""
    for first, then in pairwise(sentences):
        if first.figures and new in then.figures and len(then.words) <= _SHORT:
            yield True, first.figures[-1]


def _taken_back(
    prose: Prose, sentences: Sequence[Sentence], told: Sequence[tuple[bool, Mention]]
) -> Iterator[Correction]:
    """Yield a figure that is taken back with the one before it of which the same is said, one in its unit first."""
    here = [(one, mention) for one in sentences for mention in one.figures]
    for _, old in (one for one in told if one[0]):
        own = next(_acts(prose, one, mention) for one, mention in here if mention is old)
        earlier = [(one, mention) for one, mention in here if mention.span.end <= old.span.start]
        fitting = [mention for one, mention in earlier if own & _acts(prose, one, mention) and _is_like(old, mention)]
        fitting.sort(key=lambda one: one.figure.unit == old.figure.unit)
        if fitting and fitting[-1].figure.stated != old.figure.stated:
            yield Correction(old, fitting[-1])


def _acts(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    """Return what the words of the clause of a figure, and its own, say was done, as far as it excludes others."""
    return {word.term for word in acting(sentence, prose.clause(sentence, mention))}


def _opens(prose: Prose, sentence: Sentence) -> bool:
    places = [place for place, _ in prose.said_in(sentence, _ERRATUM)]
    return any(prose.words_between(sentence.span.start, place) < _SHORT for place in places)


def _told(prose: Prose, sentences: Sequence[Sentence]) -> Iterator[tuple[bool, Mention]]:
    """Yield whether a figure is taken back, with the figure, for those of which the words around tell it."""
    last = ""
    for sentence in sentences:
        marks = list(_marks(prose, sentence))
        against = {id(one) for one in sentence.figures if is_set_against(prose, sentence, one)}
        for mention in sentence.figures:
            if id(mention) in against:
                yield True, mention
                continue
            at = mention.span.start
            said = [name for place, name in marks if place < at]
            last = said[-1] if said else last
            is_ahead = any(name == _NEW and place >= mention.span.end for place, name in marks)
            if last or is_ahead:
                yield last == _OLD or (not last and is_ahead), mention
            elif against:
                yield False, mention
        last = marks[-1][1] if marks else last


def _marks(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield where a sentence takes something back, and where it puts something in its place, in order.

    In "an earlier version said that there were 64", "there were" is what that version said.
    """
    said = sorted((place, name, value) for name in (_OLD, _NEW) for place, value in prose.said_in(sentence, name))
    last = -1
    for place, name, value in said:
        is_part = last >= 0 and name == _NEW and value != SURE
        if is_part and not any(last < one.span.start < place for one in sentence.figures):
            continue
        yield place, name
        last = place if name == _OLD else -1


def _paired(told: Sequence[tuple[bool, Mention]]) -> Iterator[Correction]:
    """Yield each figure that is taken back with one that may stand for it: before the next one, else the nearest."""
    olds = [mention for is_old, mention in told if is_old]
    news = [mention for is_old, mention in told if not is_old]
    ends = [one.span.start for one in olds[1:]] + [news[-1].span.end if news else 0]
    found = {old: _standing_for(old, news, end) for old, end in zip(olds, ends, strict=True)} if olds else {}
    left = [one for one in news if one not in found.values()]
    for old in olds:
        new = found[old] or _standing_for(old, left)
        if new is not None:
            left = [one for one in left if one is not new]
            yield Correction(old, new)


def _standing_for(old: Mention, news: Sequence[Mention], end: int | None = None) -> Mention | None:
    """Return the figure that may stand for one: the first behind it up to a place, else the nearest."""
    fitting = [one for one in news if _is_like(old, one) and one.figure.stated != old.figure.stated]
    if end is not None:
        fitting = [one for one in fitting if old.span.start < one.span.start <= end]
    fitting.sort(key=lambda one: (one.span.start < old.span.start, abs(one.span.start - old.span.start)))
    return fitting[0] if fitting else None


def _is_like(old: Mention, new: Mention) -> bool:
    """Tell whether one figure may stand for another: both in one unit, or one of them without any."""
    a, b = old.figure, new.figure
    return a.unit == b.unit or (NO_UNIT in (a.unit, b.unit) and {a.kind, b.kind} != {Kind.MONEY, Kind.PERCENT})
