"""What a figure rose or fell from by a document: a draft has it fall to 31, or to what it fell from, against that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.sources.around import is_behind_from, may_be_set_against, value_of
from factledger.services.lint.sources.columns import column_years, row
from factledger.services.lint.sources.derive import in_order
from factledger.services.lint.sources.labels import labels_of
from factledger.values.figure import Direction, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge

_LEVELS = (Role.LEVEL, Role.CHANGE_TO)
_NEAR = 3
"""How many words may stand between a figure and by how much it rose: "an increase of"."""

_NOW, _BEFORE = frozenset({"this"}), frozenset({"last"})


def other_course(judge: SourceJudge, match: Tied, figured: Figured) -> tuple[LintRule, str] | None:
    """Return that a figure that something came to in the draft is what it came from, or went the other way.

    Args:
        judge: The draft and the documents.
        match: The figure of the draft.
        figured: The figure of a document with its number.
    """
    figure = match.mention.figure
    is_from = is_behind_from(judge.prose, match.sentence, match.mention)
    if figure.role is not Role.CHANGE_TO or figure.direction is None or is_from:
        return None
    if (by := _by(judge, figured)) is not None and by.figure.direction is not figure.direction:
        return rules.WRONG_DIRECTION, f"{figure.direction.value} in the draft, and {by.text!r} in the source"
    for earlier, later in _pairs(judge, figured):
        a, b = value_of(earlier.mention), value_of(later.mention)
        is_turned = a is not None and b is not None and a != b and (b > a) is not (figure.direction is Direction.UP)
        if figured is earlier:
            rule = rules.WRONG_DIRECTION if is_turned else rules.WRONG_SCOPE
            return rule, f"to so much in the draft, from it to {later.mention.text!r} in the source"
        if is_turned:
            what = f"{figure.direction.value} in the draft, and it was {earlier.mention.text!r} before in the source"
            return rules.WRONG_DIRECTION, what
    return None


def _by(judge: SourceJudge, figured: Figured) -> Mention | None:
    """Return by how much a document says that a figure rose or fell, right behind it: "720 million, up 14%"."""
    sentence, span = figured.passage.sentence, figured.mention.span
    behind = next((one for one in sentence.figures if one.span.start >= span.end), None)
    if behind is None or behind.figure.kind is not Kind.PERCENT or behind.figure.role is not Role.CHANGE_BY:
        return None
    prose = judge.source_of(figured).prose
    is_near = prose.words_between(span.end, behind.span.start) <= _NEAR
    is_parted = prose.has_mark(span.end, behind.span.start, ";؛")
    return behind if is_near and not is_parted and behind.figure.direction is not None else None


def _pairs(judge: SourceJudge, figured: Figured) -> Iterator[tuple[Figured, Figured]]:
    """Yield a figure with the one that its sentence or its row sets it against, the earlier first."""
    source = judge.source_of(figured)
    if labels_of(source, figured.passage.sentence.block):
        dated = [(years[0], one) for one in row(judge.index, figured) if len(years := column_years(source, one)) == 1]
        own = next((year for year, one in dated if one is figured), None)
        before = [(year, one) for year, one in dated if own is not None and year < own]
        if before and len(dated) == len({year for year, _ in dated}):
            yield max(before, key=lambda it: it[0])[1], figured
        return
    alike = [one for one in judge.index.of(figured.passage) if _is_like(one, figured)]
    if len(alike) != 2:  # noqa: PLR2004  with more of them it is not told which is set against which
        return
    if (pair := in_order(alike[0], alike[1], judge) or _by_times(judge, alike)) is not None:
        yield pair


def _by_times(judge: SourceJudge, pair: list[Figured]) -> tuple[Figured, Figured] | None:
    """Return two figures in order by "this season" and "last season"; None where they are not told so."""
    first, second = (judge.index.around(one).times for one in pair)
    if first == _BEFORE and second == _NOW:
        return pair[0], pair[1]
    return (pair[1], pair[0]) if first == _NOW and second == _BEFORE else None


def _is_like(one: Figured, other: Figured) -> bool:
    return one is other or (one.mention.figure.role in _LEVELS and may_be_set_against(one.mention, other.mention))
