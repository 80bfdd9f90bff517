"""What two figures of one sentence come to exactly, in digits that hardly any two come to by chance."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import value_of
from factledger.services.lint.sources.reckoning import difference, part_of, summed
from factledger.services.lint.sources.told import telling
from factledger.values.figure import AMOUNTS, Hedge, Role
from factledger.values.number import decimal_text, magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.values.figure import Figure

_DIGITS = 2
"""Digits without the zeros around them that a figure has at least: of fewer too many pairs come to it."""

_MOST_FIGURES = 4
"""How many figures a sentence has at most that is computed with; of more some pair comes to about anything."""


def of_two(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is exactly what two of one sentence differ by, or come to; None when it is not."""
    figure, number = match.mention.figure, value_of(match.mention)
    if not _is_telling(figure):
        return None
    said = telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        figures = judge.index.of(passage)
        if not subject.is_near or not said & passage.marks or not 1 < len(figures) <= _MOST_FIGURES:
            continue
        parts = [part for one in figures if (part := part_of(one)) is not None and part.unit == figure.unit]
        for a, b in combinations(parts, 2):
            if magnitude(a.value - b.value) == number:
                return next(difference(figure, a, b, judge), None)
            if a.value + b.value == number:
                return next(summed(figure, (a, b), judge), None)
    return None


def _is_telling(figure: Figure) -> bool:
    is_plain = figure.kind in AMOUNTS and figure.unit != NO_UNIT and figure.role is not Role.CHANGE_TO
    if not is_plain or figure.hedge not in (Hedge.PLAIN, Hedge.ABOUT) or figure.stated is None:
        return False
    return len(decimal_text(figure.stated.value).replace(".", "").strip("0")) >= _DIGITS
