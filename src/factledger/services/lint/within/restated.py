"""Figures of what is known from the sentence before, told once more: "39 musicians. The 46 musicians of the band"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import AND, article_written_on, may_count_one
from factledger.services.lint.within.figures import point_of
from factledger.services.lint.within.twice import clash_of, dates_told, exclude_each_other
from factledger.values.figure import Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.within.figures import Clash
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_NEAREST = 2
"""How many sentences before may have told it first."""

_BEHIND = 5
"""How many words behind a figure may tell whose it is, and that it is known."""

_TO_NOUN = 4
"""How many words before a figure its noun of change may stand: "o aumento de cerca de 15%"."""

_TO_ROUND = 3
"""How many words may start from the word for a round of funding to its sum: "الجولة البالغة"."""

_TO_WHOLE = 5
"""How many words may start from what tells that all are meant to their number: "la plantilla completa de la planta"."""

_ALIKE = 4
"""Letters that words for one thing begin with: "retiró", "retirados"."""

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.QUANTITY)

_MARKS = ",;:()—–،؛"


class _Told(NamedTuple):
    """How a figure is told to be of what is known.

    Attributes:
        is_same: Whether it is said to be the same: "those 13 countries".
        is_all: Whether it is said to be all there are: "all 22 countries", "the 1,450 volunteers were thanked".
        words: The words right behind it, which tell what it is of.
    """

    is_same: bool
    is_all: bool
    words: tuple[str, ...]


def restated(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of what is known from a sentence before, which gives another one, and a smaller one.

    What is smaller than before may be a part of it, unless it is told to be the same: "The school has 930 pupils. The
    45 pupils of the school choir".
    """
    for sentence in prose.sentences:
        for mention in sentence.figures:
            told = _told(prose, sentence, mention) if _is_level(mention) else None
            if told is None:
                continue
            for before in islice(prose.before(sentence), _NEAREST):
                others = [one for one in before.figures if _is_level(one) and _are_alike(one, mention)]
                is_meant = others and _tells_nothing_else(prose, sentence, before) and _is_of(told, before, others)
                if is_meant and all(_excludes(mention, one, units, is_same=told.is_same) for one in others):
                    yield clash_of(prose, mention, others[0])
                    break


def rounds_restated(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield sums of a round of funding told again by another number: "raised $30 million. The $45 million round"."""
    for sentence in prose.sentences:
        places = [place for place, _ in prose.said_in(sentence, "round")] if sentence.figures else []
        before = next(iter(prose.before(sentence)), None) if places else None
        if before is None or not prose.said_in(before, "raised"):
            continue
        others = [one for one in before.figures if one.figure.kind is Kind.MONEY]
        if len(others) != 1 or not dates_told(prose, sentence) <= dates_told(prose, before):
            continue
        for mention in sentence.figures:
            is_alike = mention.figure.kind is Kind.MONEY and mention.figure.unit == others[0].figure.unit
            is_sum = is_alike and _is_level(mention) and any(_is_near(prose, mention, place) for place in places)
            if is_sum and _excludes(mention, others[0], units, is_same=True):
                yield clash_of(prose, mention, others[0])


def _is_near(prose: Prose, mention: Mention, place: int) -> bool:
    """Tell whether few words stand between a figure and a word at a place."""
    if place < mention.span.start:
        return prose.words_between(place, mention.span.start) <= _TO_ROUND
    return prose.words_between(mention.span.end, place) <= _TO_ROUND - 1


def changes_restated(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield changes told once more by another number: "Fares go up by 12%. The 15% increase angers students"."""
    for sentence in prose.sentences:
        for mention in sentence.figures:
            if mention.figure.kind is not Kind.PERCENT or not _is_known_change(prose, sentence, mention):
                continue
            before = next(iter(prose.before(sentence)), None)
            others = [one for one in before.figures if _is_change_alike(one, mention)] if before else []
            if before is None or len(others) != 1 or not _tells_nothing_else(prose, sentence, before):
                continue
            if exclude_each_other(_as_level(mention), _as_level(others[0]), units):
                yield clash_of(prose, mention, others[0])


def _as_level(mention: Mention) -> Figure:
    return mention.figure._replace(direction=None, role=Role.LEVEL)


def _is_change_alike(one: Mention, other: Mention) -> bool:
    figure, mine = one.figure, other.figure
    is_way = None in (figure.direction, mine.direction) or figure.direction is mine.direction
    return figure.role is Role.CHANGE_BY and figure.unit == mine.unit and is_way


def _is_known_change(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is that of a change of which an article, or "that", says that it is known.

    "The 15% increase", "o aumento de 15%", "kenaikan 25% itu", "الزيادة، وهي 30%"; none of "the 15% increase in wages".
    """
    nouns = {prose.words_between(sentence.span.start, place) for place, _ in prose.said_in(sentence, "change-noun")}
    if not nouns:
        return False
    first = prose.words_between(sentence.span.start, mention.span.start)
    last = prose.words_between(sentence.span.start, mention.span.end)
    names = sentence.names_of_words()
    limiting = prose.phrases("of") | {(name,) for name in prose.where}
    if last in nouns:  # "the 15% increase"
        is_definite = first > 0 and (names[first - 1],) in prose.phrases("definite")
        return is_definite and (not names[last + 1 : last + 2] or (names[last + 1],) not in limiting)
    at = next((i for i in range(first - 1, max(first - _TO_NOUN, -1), -1) if i in nouns), None)
    if at is None or (last < len(names) and (names[last],) in limiting):
        return False
    written_on = article_written_on(prose.language)
    is_written = written_on is not None and names[at].removeprefix(AND).startswith(written_on)
    is_before = at > 0 and (names[at - 1],) in prose.phrases("definite")
    is_behind = last < len(names) and (names[last],) in prose.phrases("definite-behind")
    return is_written or is_before or is_behind


def _is_level(mention: Mention) -> bool:
    return mention.figure.role is Role.LEVEL and mention.figure.kind in _KINDS and mention.figure.unit != NO_UNIT


def _told(prose: Prose, sentence: Sentence, mention: Mention) -> _Told | None:
    """Return how a figure is told to be of what is known; None where it is not."""
    before, _ = prose.beside(mention.span)
    is_count = mention.figure.kind is Kind.COUNT
    if is_count and _is_whole(prose, sentence, mention):
        return _Told(is_same=True, is_all=True, words=())
    is_same = is_that = (before,) in prose.phrases("the-same")
    is_definite = (before,) in prose.phrases("definite")
    is_all = (before,) in prose.phrases("all-of") or (is_definite and _is_of_all(prose, sentence, mention))
    that_behind = prose.phrases("definite-behind")
    if not (is_same or is_all or is_definite or that_behind):
        return None
    near = [word for word in sentence.words if word.start >= mention.span.end][:_BEHIND]
    behind = [word for word in near if not set(prose.draft.text[mention.span.end : word.start]) & set(_MARKS)]
    is_same = is_same or any((word.name,) in that_behind for word in behind)
    if not (is_same or is_all or is_definite):
        return None
    is_same = is_same or any((word.name,) in prose.phrases("same-behind") for word in behind)
    words = tuple(word.name for word in behind if word.term)
    limiting = prose.phrases("of") | prose.phrases("noun-with") | prose.phrases("that")
    next_ = near[0].name if near else ""
    is_all = is_all or not ((next_,) in limiting or next_ in prose.where)
    return _Told(is_that or (is_same and is_count), is_all and is_count, words)


def _is_of_all(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether "all" stands before the article of a figure, or "all of": "all the 52", "todos los 52"."""
    words = prose.words_in(Span(sentence.span.start, mention.span.start))[:-1]
    if words and (words[-1].name,) in prose.phrases("of"):
        words = words[:-1]
    return bool(words) and (words[-1].name,) in prose.phrases("all-of")


def _is_whole(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether words before a number say that it is all there is of what is known: "o total de", "its entire"."""
    start = mention.span.start
    return any(
        place < start and prose.words_between(place, start) <= _TO_WHOLE
        for place, _ in prose.said_in(sentence, "whole-of")
    )


def _is_of(told: _Told, before: Sentence, others: list[Mention]) -> bool:
    """Tell whether a sentence before speaks of what a figure is told to be of."""
    if told.is_same or told.is_all:
        return True
    taken = [one.span for one in others]
    words = [one.name for one in before.words if one.term and not any(it.start <= one.start < it.end for it in taken)]
    return any(_is_one(mine, theirs) for mine in told.words for theirs in words)


def _is_one(mine: str, theirs: str) -> bool:
    return mine == theirs or (len(mine) > _ALIKE < len(theirs) and mine[:_ALIKE] == theirs[:_ALIKE])


def _are_alike(one: Mention, other: Mention) -> bool:
    return one.figure.unit == other.figure.unit or may_count_one(one.figure.unit, other.figure.unit)


def _tells_nothing_else(prose: Prose, sentence: Sentence, before: Sentence) -> bool:
    """Tell whether a sentence names nobody and no date that the one before does not."""
    new = prose.words.capital_names(sentence.span) - prose.words.capital_names(before.span)
    is_new = any(name.removesuffix("s") not in prose.no_names for name in new - prose.no_names)  # "on Fridays"
    return not is_new and dates_told(prose, sentence) <= dates_told(prose, before)


def _excludes(mine: Mention, theirs: Mention, units: Units, *, is_same: bool) -> bool:
    first, other = mine.figure, theirs.figure._replace(unit=mine.figure.unit)
    one, two = point_of(first), point_of(other)
    return one is not None and two is not None and (is_same or one > two) and exclude_each_other(first, other, units)
