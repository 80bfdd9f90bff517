"""By how much a figure is more or less than that of an earlier year, where the next sentence gives that."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import years_in
from factledger.services.lint.sources.derive import way_of
from factledger.services.lint.sources.reckoning import difference, growth, next_passage, part_of
from factledger.services.lint.sources.told import is_about, telling, way_said
from factledger.services.lint.sources.words import KNOWN, shared_kinds
from factledger.values.figure import Direction, Kind, Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.reckoning import Part

_CLOSE = 3
"""Words from "than" to a year that something is compared with, at most: "than it did in 2024"."""


def over_years(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a change follows from figures of two sentences, one behind the other; None when it does not."""
    mention, sentence = match.mention, match.tied.sentence
    way = mention.figure.direction or way_of(match, judge) or way_said(judge.prose, sentence, mention)
    if way is None or mention.figure.role is Role.CHANGE_TO:
        return None
    said = telling(judge.words_of(sentence))
    for passage, subject in match.passages:
        if not is_about(judge, sentence, passage, subject):
            continue
        for later, earlier in _pairs(judge, passage):
            a, b = part_of(later), part_of(earlier)
            if a is None or b is None or not _is_of_draft(match, judge, later, earlier, said):
                continue
            if a.value == b.value or (a.value > b.value) is not (way is Direction.UP):
                continue
            if (found := next(_changed(match, judge, a, b), None)) is not None:
                return found
    return None


def _changed(match: Match, judge: SourceJudge, a: Part, b: Part) -> Iterator[Computed]:
    """Yield the change that a figure states: in percent, in points of a share, or in the unit of both."""
    figure, unit = match.mention.figure, a.unit if a.unit != NO_UNIT else b.unit
    if unit != "percent" and (figure.unit == "percent" or figure.kind is Kind.RATIO):
        yield from growth(figure, a, b, judge)
    elif figure.unit == ("percentage_point" if unit == "percent" else unit) or _is_like(judge, figure.unit, unit):
        yield from difference(figure, a, b, judge)


def _is_like(judge: SourceJudge, mine: str, unit: str) -> bool:
    if unit in ("percent", NO_UNIT) or mine == "percentage_point":
        return False
    return mine == NO_UNIT or judge.units.relation(mine, unit).likeness is not Likeness.DIFFERS


def _is_of_draft(match: Match, judge: SourceJudge, later: Figured, earlier: Figured, said: frozenset[str]) -> bool:
    """Tell whether the draft speaks of what a figure is of, and of both years as far as it names any."""
    first, second = (judge.index.around(one) for one in (later, earlier))
    kinds = shared_kinds(judge.prose.language, judge.source_of(later).language)
    compared = compared_with(match, judge)
    own = {one[:4] for one in match.tied.stated.dated} - compared
    if own and judge.prose.said_in(match.tied.sentence, "since") and not meet(own, first.years):
        own, compared = set(), own | compared  # "since the census of 2015"
    is_of_years = meet(own, first.years) and meet(compared, second.years)
    return is_of_years and any(mark[0] in kinds for mark in said & first.beside)


def meet(mine: set[str], theirs: tuple[str, ...]) -> bool:
    """Tell whether two sets of years share one, as far as both name any."""
    return not mine or not theirs or bool(mine & {one[:4] for one in theirs})


def compared_with(match: Match, judge: SourceJudge) -> set[str]:
    """Return the years behind a "than" of the draft's sentence: "more than in 2024"."""
    prose, sentence = judge.prose, match.tied.sentence
    places = [place for place, _ in prose.said_in(sentence, "than") if place > match.mention.span.start]
    return {
        year
        for one in prose.asides_in(sentence)
        for year in years_in(one.text)
        if any(place < one.span.start and prose.words_between(place, one.span.start) <= _CLOSE for place in places)
    }


def _pairs(judge: SourceJudge, passage: Passage) -> Iterator[tuple[Figured, Figured]]:
    """Yield (later, earlier) of figures in a unit of a sentence and of the next one of its paragraph."""
    other = next_passage(judge.index, passage)
    if other is None:
        return
    source = judge.index.sources[passage.document]
    is_back = bool(source.prose.said_in(other.sentence, "year-before"))
    for one, two in product(judge.index.of(passage), judge.index.of(other)):
        first, second = (judge.index.around(it) for it in (one, two))
        if one.mention.figure.unit not in (two.mention.figure.unit, NO_UNIT):
            continue
        is_dated = len(first.years) == len(second.years) == 1 and first.years != second.years
        if is_back and (not second.years or (is_dated and first.years > second.years)):
            yield one, two
        elif is_dated and any(mark[0] in KNOWN for mark in first.beside & second.beside):
            yield (one, two) if first.years > second.years else (two, one)
