"""What is still missing to what was promised, planned or aimed at: "118 wells are still to be drilled"."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from factledger.services.lint.sources.reckoning import Part, difference, next_passage, part_of
from factledger.services.lint.sources.told import is_about
from factledger.values.figure import Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_GOALS = frozenset({"+target", "+promise", "=target", "+pledge"})
"""Marks of words for what is aimed at."""

_FORESEEN = ("planned", "projected")
_MISSING = ("still", "rest", "lacking", "short-of-goal")
"""What a draft says of what is missing."""


def to_goal(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what a goal lacks yet, by a document that gives both; None when it is not."""
    mention, sentence = match.mention, match.tied.sentence
    if not any(judge.prose.said_in(sentence, name) for name in _MISSING) or mention.figure.role is Role.CHANGE_TO:
        return None
    for passage, subject in match.passages:
        if not is_about(judge, sentence, passage, subject):
            continue
        for goal, done in permutations(_near(judge, passage), 2):
            whole, part = part_of(goal), part_of(done)
            if whole is None or part is None or not (_is_goal(judge, goal) and not _is_goal(judge, done)):
                continue
            if _is_of_one(whole, part, match, judge) and part.value < whole.value:
                found = next(difference(mention.figure, whole, part, judge), None)
                if found is not None:
                    return found
    return None


def _near(judge: SourceJudge, passage: Passage) -> list[Figured]:
    """Return the figures of a sentence, and of the next one of its paragraph that has any."""
    other = next_passage(judge.index, passage)
    return [*judge.index.of(passage), *(judge.index.of(other) if other else [])]


def _is_goal(judge: SourceJudge, one: Figured) -> bool:
    """Tell whether a figure is planned, promised or aimed at."""
    status = one.mention.status or judge.source_of(one).foreseen(one)
    return status in _FORESEEN or bool(judge.index.around(one).beside & _GOALS)


def _is_of_one(whole: Part, part: Part, match: Match, judge: SourceJudge) -> bool:
    """Tell whether what is missing, and what is done, are in the unit of the goal."""
    mine = match.mention.figure.unit
    if whole.unit == NO_UNIT or part.unit not in (whole.unit, NO_UNIT):
        return False
    is_like = mine in (whole.unit, NO_UNIT) or judge.units.relation(mine, whole.unit).likeness is not Likeness.DIFFERS
    return is_like or _is_named_alike(match, whole, judge)


def _is_named_alike(match: Match, whole: Part, judge: SourceJudge) -> bool:
    """Tell whether both count what words for one thing mean, in whatever language."""
    mine = judge.surroundings.of(match.tied.sentence, match.mention).counted
    return bool(mine & judge.index.around(whole.figures[0]).counted)
