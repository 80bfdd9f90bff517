"""What is left of a whole without the part that a document tells: of 46 buses, 13 of them idle, 33 are running.

It is asked for by the other member of a family of two ("running" for "idle"), or by a denial of what is said of the
part: "34 did not reach the finish", "27 million were not owed to banks".
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.families import FAMILIES_OF_TWO, members
from factledger.services.lint.sources.portions import is_within
from factledger.services.lint.sources.reckoning import difference, part_of
from factledger.services.lint.sources.told import between_figures, is_about, is_opening
from factledger.services.lint.sources.words import shared_kinds
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_MOST = 8
"""How many figures a sentence has at most that is computed with; with more it is a list."""


def of_left_over(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what is left of a whole without a part; None when it is not."""
    figure = match.mention.figure
    if figure.role is not Role.LEVEL or figure.kind not in (Kind.COUNT, Kind.MONEY):
        return None
    mine = Seen.of(judge.prose, match.tied.sentence, match.mention)
    for passage, subject in match.passages:
        figures = judge.index.of(passage)
        if len(figures) > _MOST or not is_about(judge, match.tied.sentence, passage, subject):
            continue
        for whole, one in combinations(figures, 2):
            parts = part_of(whole), part_of(one)
            if not parts[0] or not parts[1] or parts[1].value >= parts[0].value or not _is_part(judge, whole, one):
                continue
            if _is_other(mine, judge, one) and (found := next(difference(figure, parts[0], parts[1], judge), None)):
                return found
    return None


def _is_part(judge: SourceJudge, whole: Figured, one: Figured) -> bool:
    """Tell whether a document gives a figure as a part of another one, in its unit or in none."""
    units = {whole.mention.figure.unit, one.mention.figure.unit} - {NO_UNIT}
    return len(units) < 2 and (is_opening(judge.source_of(whole), whole) or is_within(judge, whole, one))  # noqa: PLR2004


def _is_other(mine: Seen, judge: SourceJudge, one: Figured) -> bool:
    """Tell whether the draft says of its figure what is not so of a part: by the other of two words, or by a denial."""
    theirs = judge.index.seen(one)
    here, there = members(mine), members(theirs)
    is_denied, is_denied_there = (bool(it.prose.said_in(it.sentence, "not")) for it in (mine, theirs))
    if is_denied_there:
        return False
    if not is_denied:
        return any(it in there and here[it].part != there[it].part for it in FAMILIES_OF_TWO & here.keys())
    return any(it in there and here[it].part == there[it].part for it in here) or bool(
        _denied(mine, judge) & _own(judge, one)
    )


def _denied(mine: Seen, judge: SourceJudge) -> frozenset[str]:
    """Return the marks of the words behind a denial."""
    places = [place for place, _ in mine.prose.said_in(mine.sentence, "not")]
    return frozenset(mark for it in judge.words_of(mine.sentence) if it.start > min(places) for mark in it.marks)


def _own(judge: SourceJudge, one: Figured) -> frozenset[str]:
    """Return the marks of the words behind a figure that its sentence has nowhere else."""
    source, sentence = judge.source_of(one), one.passage.sentence
    kinds = shared_kinds(judge.prose.language, source.language)
    _, end = between_figures(sentence, one.mention)
    words = source.surroundings.wording.words(sentence)
    others = {mark for it in words if not one.mention.span.end <= it.start < end for mark in it.marks}
    behind = {mark for it in words if one.mention.span.end <= it.start < end for mark in it.marks if mark[0] in kinds}
    return frozenset(behind - others)
