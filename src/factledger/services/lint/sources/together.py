"""What figures of documents come to together, each of a thing that a draft joins: "wind and solar together"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.sources.apposed import groups
from factledger.services.lint.sources.around import is_behind_from
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.operated import is_for_each
from factledger.services.lint.sources.reckoning import is_in_unit, part_of, summed
from factledger.services.lint.sources.told import is_opening, is_part, words_within, years_of
from factledger.services.lint.sources.words import HEARD, NAME, SOUNDS, shared_kinds
from factledger.services.lint.sources.years import meet
from factledger.values.figure import AMOUNTS, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.words import Word

_MOST = 4
"""How many things a draft joins at most."""

_LEAST = 2

_Told = tuple["Figured", frozenset[str]]
"""A figure with what tells it from the others, as far as the draft says that."""


def of_together(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is the sum of those of the things that the draft names and joins; None when it is not."""
    figure, sentence = match.mention.figure, match.tied.sentence
    is_all = any(judge.prose.said_in(sentence, name) for name in ("total", "jointly"))
    if not is_all or figure.kind not in (*AMOUNTS, Kind.PERCENT) or figure.role is not Role.LEVEL:
        return None
    for told in _things(match, judge):
        parts = [part for one, _ in told if (part := part_of(one)) is not None]
        if _LEAST <= len(told) <= _MOST and len(parts) == len(told):
            for found in summed(figure, parts, judge):
                return found
    return None


def _things(match: Match, judge: SourceJudge) -> Iterator[list[_Told]]:
    """Yield figures, each of something else that the draft names: of sentences beside each other, then the two best."""
    said = frozenset(mark for word in judge.words_of(match.tied.sentence) for mark in word.marks)
    for found in groups(match, judge):
        counts = [one for one in found if one.mention.figure.kind is Kind.COUNT and _is_told(match, judge, one)]
        for pair in pairwise(counts if match.mention.figure.kind is Kind.COUNT else []):
            yield _told_apart([(one, judge.index.around(one).counted & said) for one in pair])
        figures = [one for one in found if _is_told(match, judge, one) and _is_in_unit(match, judge, one)]
        if not any(_is_within(judge, a, b) for a, b in pairwise(figures)):
            yield _told_apart([(one, _own(judge, one, figures) & said) for one in figures])
    is_joint = bool(judge.prose.said_in(match.tied.sentence, "jointly"))
    if is_joint and match.mention.figure.unit not in (NO_UNIT, "percent"):
        yield _best_two(match, judge, said)


def _told_apart(told: Sequence[_Told]) -> list[_Told]:
    """Return the figures that the draft names by a word that tells none of the others."""
    found = []
    for one, marks in told:
        others = frozenset[str]().union(*(more for other, more in told if other is not one))
        if own := marks - others:
            found.append((one, own))
    return found


def _best_two(match: Match, judge: SourceJudge, said: frozenset[str]) -> list[_Told]:
    """Return the figure that most speaks for, and the next of something else: soy here, maize there."""
    first: _Told | None = None
    for one in match.candidates:
        figured, around = one.figured, judge.index.around(one.figured)
        is_fitting = one.is_open and one.subject.is_near and figured.mention.figure.unit == match.mention.figure.unit
        if not is_fitting or not _is_told(match, judge, figured):
            continue
        told = figured, (around.beside | around.counted | _before(judge, figured)) & said
        if first is None:
            first = told
        elif first[0].passage is not figured.passage and first[1] - told[1] and told[1] - first[1]:
            is_one_time = meet({year[:4] for year in _years(judge, first[0])}, _years(judge, figured))
            return [first, told] if is_one_time else []
    return []


def _before(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return what stands beside the earlier figure right before one: "maize fell from 5.7 to 5.2"."""
    before = judge.index.figures[figured.at - 1] if figured.at else None
    if before is None or before.passage is not figured.passage:
        return frozenset()
    is_earlier = is_behind_from(judge.source_of(before).prose, before.passage.sentence, before.mention)
    return judge.index.around(before).beside if is_earlier else frozenset()


def _years(judge: SourceJudge, figured: Figured) -> tuple[str, ...]:
    return years_of(judge.source_of(figured), judge.index, figured)


def _is_told(match: Match, judge: SourceJudge, one: Figured) -> bool:
    """Tell whether a figure may be added up: it is no earlier one, and no more planned than the draft's is."""
    source = judge.source_of(one)
    is_earlier = is_behind_from(source.prose, one.passage.sentence, one.mention)
    is_each = one.mention.figure.kind is Kind.MONEY and is_for_each(judge, one)
    is_one = not is_earlier and not is_each and part_of(one) is not None
    return is_one and source.status(one) == match.mention.status


def _is_in_unit(match: Match, judge: SourceJudge, one: Figured) -> bool:
    mine, theirs = match.mention.figure, one.mention.figure
    is_like = theirs.unit == mine.unit or NO_UNIT in (theirs.unit, mine.unit) or is_in_unit(mine, theirs.unit, judge)
    return is_like and (theirs.kind is Kind.PERCENT) is (mine.kind is Kind.PERCENT)


def _is_within(judge: SourceJudge, a: Figured, b: Figured) -> bool:
    """Tell whether the second of two figures is told as a part of the first: then both come to nothing."""
    source = judge.source_of(a)
    return a.passage is b.passage and (is_part(source, a, b) and not is_opening(source, a))


def _own(judge: SourceJudge, one: Figured, figures: Sequence[Figured]) -> frozenset[str]:
    """Return the marks of the words by which a sentence tells one of its figures from the others.

    They stand before each where some stand before the first, up to a comma ("wind 21%, solar 14%"), else behind each.
    """
    source, sentence = judge.source_of(one), one.passage.sentence
    alike = sorted((it.mention for it in figures if it.passage is one.passage), key=lambda it: it.span.start)
    words = [word for word in source.surroundings.wording.words(sentence) if _is_telling(judge, one, word)]
    first = alike[0].span.start
    held = [it.span for it in sentence.figures]
    comma = max(
        (
            at
            for at in range(sentence.span.start, first)
            if source.draft.text[at] in COMMAS and not any(start <= at < end for start, end in held)
        ),
        default=-1,
    )
    i = alike.index(one.mention)
    if any(comma < word.start < first for word in words):
        start, end = (alike[i - 1].span.end if i else sentence.span.start), one.mention.span.start
    else:
        start, end = one.mention.span.end, (alike[i + 1].span.start if i + 1 < len(alike) else sentence.span.end)
    return frozenset(mark for word in words_within(words, start, end) for mark in word.marks)


def _is_telling(judge: SourceJudge, one: Figured, word: Word) -> bool:
    kinds = (*shared_kinds(judge.prose.language, judge.source_of(one).language), NAME)
    return any(mark[0] in kinds or (mark[0] == HEARD and len(mark) > SOUNDS) for mark in word.marks)
