"""By how much something differs from before, told beside what it is now: "34 of them, 18 fewer than a year earlier".

Where a document holds the 34, what that was before stands beside it there, and tells what the 18 has to be. No words
but those of the comparison are needed, as the figure beside it was found by its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import is_behind_from
from factledger.services.lint.sources.columns import row
from factledger.services.lint.sources.derive import in_order
from factledger.services.lint.sources.operated import is_like, way_told
from factledger.services.lint.sources.reckoning import difference, growth, next_passage, part_of, previous_passage
from factledger.values.figure import Direction, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_FARTHEST = 4
"""How many figures before or behind one of a document may be what it was before."""


def of_partner(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is by how much the one beside it in the draft differs from what it was; else None."""
    figure = match.mention.figure
    way = way_told(match, judge)
    if way is None or figure.role is Role.CHANGE_TO or figure.kind is Kind.RATIO or figure.stated is None:
        return None
    for one in _partners(match, judge):
        now = part_of(one)
        if now is None:
            continue
        for other in _beside(judge, one):
            before = part_of(other)
            if before is None or not _is_before(judge, other, one) or not _is_of_them(match, judge, one, other):
                continue
            if now.value == before.value or (now.value > before.value) is not (way is Direction.UP):
                continue
            for found in (growth if figure.unit == "percent" else difference)(figure, now, before, judge):
                return found
    return None


def _partners(match: Match, judge: SourceJudge) -> Iterator[Figured]:
    """Yield the figures of documents that those before one in its sentence are, the nearest first.

    Where none stands there, it is the last one of the sentence before.
    """
    sentence, start = match.tied.sentence, match.mention.number.start
    before = [one for one in sentence.figures if one.number.start < start]
    if not before:
        above = next(judge.prose.before(sentence), None)
        before = above.figures[-1:] if above is not None else []
    yield from (judge.found[one.number.start] for one in reversed(before) if one.number.start in judge.found)


def _beside(judge: SourceJudge, one: Figured) -> list[Figured]:
    """Return the figures beside one of a document: of its row, else of its sentence and those around; nearest first."""
    index = judge.index
    passages = (one.passage, next_passage(index, one.passage), previous_passage(index, one.passage))
    near = row(index, one) or [other for passage in passages if passage for other in index.of(passage)]
    near = [other for other in near if other.at != one.at and abs(other.at - one.at) <= _FARTHEST]
    return sorted(near, key=lambda other: abs(other.at - one.at))


def _is_before(judge: SourceJudge, other: Figured, one: Figured) -> bool:
    """Tell whether a document gives a figure as what another one was before."""
    order = in_order(other, one, judge)
    if order is not None:
        return order[0] is other
    is_near = other.passage is one.passage
    return is_near and is_behind_from(judge.source_of(other).prose, other.passage.sentence, other.mention)


def _is_of_them(match: Match, judge: SourceJudge, one: Figured, other: Figured) -> bool:
    """Tell whether two figures of a document, and one of the draft, are in units of one thing."""
    unit, theirs, mine = one.mention.figure.unit, other.mention.figure.unit, match.mention.figure.unit
    if theirs not in (unit, NO_UNIT):
        return False
    if mine in ("percent", "percentage_point"):
        return (mine == "percentage_point") is (unit == "percent")  # so many percent more, and so many points
    is_same = judge.source_of(one).language == judge.prose.language
    return is_like(judge, mine, unit, is_same=is_same)
