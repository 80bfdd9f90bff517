"""What a sentence sets a figure against: the budget that a cost is 5 million less than, the loss before a profit.

"It cost 85 million, 5 million less than the budget" says that the budget was 90 million; a profit of 9 million after a
loss of 2 million is an improvement by 11 million.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.prose.direction import way_compared
from factledger.services.lint.sources.apposed import is_norm
from factledger.services.lint.sources.candidate import Subject
from factledger.services.lint.sources.derive import in_order, way_of
from factledger.services.lint.sources.reckoning import Part, difference, is_in_unit, part_of, summed
from factledger.services.lint.sources.told import between_figures, is_about, telling, way_said
from factledger.services.lint.sources.words import NAME, shared_kinds
from factledger.values.figure import AMOUNTS, Direction, Kind, Role, interval
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_CLOSE = 2
"""How many words before a figure may say which way it differs: "less by 5 million"."""

_MEASURED = (*AMOUNTS, Kind.DURATION)

_COSTS = frozenset({"=cost", "=price", "+cost"})
"""Marks of words by which so many millions are money."""

_GAIN, _LOSS = "=profit", "=loss"


def of_compared(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what a document says another one is more or less than; None when it is not."""
    figure = match.mention.figure
    if figure.kind not in _MEASURED or figure.role is not Role.LEVEL or way_of(match, judge) is not None:
        return None
    said = {mark for word in judge.words_of(match.tied.sentence) for mark in word.marks}
    for passage, subject in match.passages:
        if not subject.is_near:
            continue
        for level, change in pairwise(judge.index.of(passage)):
            way = way_differing(judge, change)
            whole, by = part_of(level), change_of(change, level)
            if way is None or whole is None or by is None or not said & _compared_with(judge, change):
                continue
            if not is_in_unit(figure, whole.unit, judge):
                continue
            if way is Direction.UP:
                found = next(difference(figure, whole, by, judge), None) if by.value < whole.value else None
            else:
                found = next(summed(figure, (whole, by), judge), None)
            if found is not None:
                return found
    return None


def of_grown(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what was planned with what it came to more, or less; None when it is not.

    "Budgeted at 9.5 million, it will cost 2.3 million more" says that it costs 11.8 million.
    """
    figure = match.mention.figure
    if figure.kind not in AMOUNTS or figure.role not in (Role.LEVEL, Role.CHANGE_TO):
        return None
    said = telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        if subject is not Subject.NAMED and not (subject.is_near and said & passage.marks):
            continue
        for level, change in pairwise(judge.index.of(passage)):
            way, whole, by = way_differing(judge, change), part_of(level), change_of(change, level)
            if way is None or whole is None or by is None or not is_norm(judge, level):
                continue
            is_money = whole.unit == NO_UNIT and figure.kind is Kind.MONEY and bool(_COSTS & passage.marks)
            if figure.direction not in (None, way) or not (is_money or is_in_unit(figure, whole.unit, judge)):
                continue
            found = summed(figure, (whole, by), judge) if way is Direction.UP else difference(figure, whole, by, judge)
            for one in found:
                return one
    return None


def of_swing(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a change is that from a loss to a profit, or the other way; None when it is not."""
    figure, way = match.mention.figure, match.mention.figure.direction or way_of(match, judge)
    way = way or way_said(judge.prose, match.tied.sentence, match.mention)
    if figure.kind is not Kind.MONEY or figure.role is Role.CHANGE_TO or way is None:
        return None
    for passage, subject in match.passages:
        if not is_about(judge, match.tied.sentence, passage, subject):
            continue
        for one, other in pairwise(judge.index.of(passage)):
            earlier, later = in_order(one, other, judge) or (other, one)
            first, second = _before(judge, earlier), _before(judge, later)
            is_up = _LOSS in first and _GAIN in second and _GAIN not in first and _LOSS not in second
            is_down = _GAIN in first and _LOSS in second and _LOSS not in first and _GAIN not in second
            parts = part_of(later), part_of(earlier)
            if parts[0] is None or parts[1] is None or parts[0].unit != parts[1].unit:
                continue
            if (is_up and way is Direction.UP) or (is_down and way is Direction.DOWN):
                found = next(summed(figure, (parts[0], parts[1]), judge), None)
                if found is not None and figure.unit == parts[0].unit:
                    return found
    return None


def way_differing(judge: SourceJudge, change: Figured) -> Direction | None:
    """Return which way a figure of a document says that something differs by it: "5 million less", "less by 5"."""
    source, sentence, span = judge.source_of(change), change.passage.sentence, change.mention.span
    before = [word.name for word in sentence.words if word.start < span.start]
    behind = tuple(word.name for word in sentence.words if word.start >= span.end)
    way = way_compared(source.language, behind, _CLOSE) or change.mention.figure.direction
    return way or way_compared(source.language, tuple(before[-_CLOSE:]), _CLOSE)


def change_of(change: Figured, level: Figured) -> Part | None:
    """Return a figure that something else differs by, in the unit of that."""
    figure, unit = change.mention.figure, level.mention.figure.unit
    allowed = interval(figure)
    is_by = figure.role in (Role.CHANGE_BY, Role.ADDITION, Role.LEVEL) and figure.kind is not Kind.PERCENT
    if not is_by or figure.stated is None or allowed is None or figure.unit not in (unit, NO_UNIT):
        return None
    return Part((change,), figure.stated.value, allowed, unit)


def _compared_with(judge: SourceJudge, change: Figured) -> frozenset[str]:
    """Return the marks of what stands behind a difference, and nowhere before it in its sentence."""
    source, sentence, span = judge.source_of(change), change.passage.sentence, change.mention.span
    kinds = (*shared_kinds(judge.prose.language, source.language), NAME)
    _, end = between_figures(sentence, change.mention)
    words = source.surroundings.wording.words(sentence)
    before = {mark for word in words if word.start < span.end for mark in word.marks}
    return frozenset(
        mark for word in words if span.end <= word.start < end for mark in word.marks if mark[0] in kinds
    ) - frozenset(before)


def _before(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return the marks of the words between the figure before one and the figure itself."""
    source, sentence, span = judge.source_of(figured), figured.passage.sentence, figured.mention.span
    start, _ = between_figures(sentence, figured.mention)
    words = source.surroundings.wording.words(sentence)
    return frozenset(mark for word in words if start <= word.start < span.start for mark in word.marks)
