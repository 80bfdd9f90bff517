"""What something was before it changed: "17 accidents, 6 fewer than the year before" were 23 then."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.sources.derive import way_of
from factledger.services.lint.sources.reckoning import before_growth, difference, is_in_unit, part_of, summed
from factledger.services.lint.sources.set_against import change_of, way_differing
from factledger.services.lint.sources.told import is_about, telling, years_named
from factledger.values.figure import AMOUNTS, Direction, Kind, Role, interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.reckoning import Part

_MEASURED = (*AMOUNTS, Kind.DURATION)

_EARLIER = ("year-before", "year-ago", "until-then", "used-to")
"""Categories of `draft.tsv` by which a sentence tells of an earlier time."""


def of_before(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what a document's was before it changed by so much, or so many percent; None if not."""
    figure = match.mention.figure
    is_level = figure.kind in _MEASURED and figure.role in (Role.LEVEL, Role.CHANGE_TO)
    if not is_level or not _tells_of_earlier(match, judge) or way_of(match, judge) is not None:
        return None
    said = telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        if not is_about(judge, match.tied.sentence, passage, subject) or not said & passage.marks:
            continue
        for level, change in pairwise(judge.index.of(passage)):
            if found := next(_earlier(match, judge, level, change), None):
                return found._replace(is_before=True)
    return None


def _tells_of_earlier(match: Match, judge: SourceJudge) -> bool:
    """Tell whether the draft says that its figure is of an earlier time: by a word, or by a year that it names."""
    prose, sentence = judge.prose, match.tied.sentence
    return any(prose.said_in(sentence, name) for name in _EARLIER) or bool(years_named(prose, sentence))


def _earlier(match: Match, judge: SourceJudge, level: Figured, change: Figured) -> Iterator[Computed]:
    """Yield how a figure is a level without the change behind it, if it is that; none of the level's own year."""
    figure, whole = match.mention.figure, part_of(level)
    way = way_differing(judge, change)
    own = {int(year[:4]) for year in judge.index.around(level).years if year[:4].isdecimal()}
    told = {int(year) for year in years_named(judge.prose, match.tied.sentence)}
    if whole is None or way is None or (own and told and told != {year - 1 for year in own}):
        return
    if not (figure.unit == whole.unit or is_in_unit(figure, whole.unit, judge)):
        return
    if (percent := _percent_of(change)) is not None:
        yield from before_growth(figure, whole, percent, judge, is_up=way is Direction.UP)
    elif (by := change_of(change, level)) is not None:
        yield from difference(figure, whole, by, judge) if way is Direction.UP else summed(figure, (whole, by), judge)


def _percent_of(change: Figured) -> Part | None:
    """Return by how many percent something changed, as it is computed with; None for any other figure."""
    figure = change.mention.figure
    allowed = interval(figure)
    if figure.unit != "percent" or figure.role is not Role.CHANGE_BY or figure.stated is None or allowed is None:
        return None
    return part_of(change._replace(mention=change.mention._replace(figure=figure._replace(role=Role.LEVEL))))
