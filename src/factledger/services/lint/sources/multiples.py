"""How many times as much one figure of a document is as another: battery storage of 1,800 MW after 450 is fourfold.

The figures stand beside each other; which of them is the later one is told by their times, or by a plan; where the
draft compares two things, by its words ("twice the tariff of households").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.sources.apposed import compared, groups, in_time, in_words, is_spoken_of, years_of
from factledger.services.lint.sources.reckoning import times
from factledger.services.lint.sources.told import years_named
from factledger.values.figure import Direction, Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.apposed import Compared
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.reckoning import Part


def of_times(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a multiple is how many times as much one figure is as another; None when it is not."""
    figure = match.mention.figure
    if figure.kind is not Kind.RATIO or figure.direction is Direction.DOWN or (figure.low or figure.high) is None:
        return None
    for figures in groups(match, judge):
        for pair in compared(match, judge, figures):
            if pair.unit in (NO_UNIT, "percent") or not is_spoken_of(match, judge, pair):
                continue
            order = _order(match, judge, pair)
            if order is None or order[1].value <= order[0].value:
                continue
            for found in times(figure, order[1], order[0], judge):
                return found
    return None


def _order(match: Match, judge: SourceJudge, pair: Compared) -> tuple[Part, Part] | None:
    """Return two figures, first the one that the other is a multiple of; None where nothing tells which it is."""
    planned = [judge.source_of(part.figures[0]).status(part.figures[0]) is not None for part in (pair.one, pair.other)]
    if planned[0] is not planned[1]:
        return (pair.other, pair.one) if planned[0] else (pair.one, pair.other)
    found = in_words(match, judge, pair)
    if found is not None:
        return found[1], found[0]
    order = in_time(pair, judge)
    known = {year for part in order or () for year in years_of(judge, part.figures[0])}
    return order if years_named(judge.prose, match.tied.sentence) <= known or not known else None
