"""Whether a figure is of a whole year or of a part of it: what a quarter brought is not what the year did."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.around import clean, may_be_another
from factledger.services.lint.sources.families import members, members_said
from factledger.services.lint.sources.told import years_named
from factledger.values.figure import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge

_SPAN, _YEAR = "span", "year"
_NEAR = 12
"""How many figures before one, and behind it, may be those of a part of its year."""

_FLOWS = (Kind.MONEY, Kind.COUNT, Kind.QUANTITY)


def other_span(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a figure is of a year in the draft and of a quarter of it in the document, or the other way.

    A draft that names a quarter is against what a document says of the year, where the document has another figure of
    that quarter; one that names a year alone is against a figure of its quarter.
    """
    is_flow = match.mention.figure.kind in _FLOWS and figured.mention.figure.role is not Role.CHANGE_BY
    if not is_flow or judge.is_overtaken(figured):
        return None
    mine = Seen.of(judge.prose, match.sentence, match.mention)
    here, there = members(mine).get(_SPAN), members(judge.index.seen(figured)).get(_SPAN)
    if there is not None and here is None and there.part != _YEAR and _is_of_year(judge, match, mine):
        return f"period: a year in the draft, and {there.text!r} in the source"
    if here is None or there is not None or here.part == _YEAR or not judge.index.around(figured).years:
        return None
    for one in _near(judge, figured):
        theirs = members(judge.index.seen(one)).get(_SPAN)
        if theirs is not None and theirs.part == here.part and may_be_another(one.mention, figured.mention):
            return f"period: {here.text!r} in the draft, of which the source says {clean(one.mention.text)!r}"
    return None


def _is_of_year(judge: SourceJudge, match: Tied, mine: Seen) -> bool:
    """Tell whether a draft dates a figure by a year and no month, and speaks of no part of it."""
    dated = match.stated.dated
    sentences = chain((match.sentence,), judge.prose.before(match.sentence))
    is_bare = bool(dated) and all(one.isdecimal() for one in dated) and bool(years_named(judge.prose, match.sentence))
    return is_bare and not any(
        any(it.family == _SPAN for it in members_said(mine._replace(sentence=one))) for one in sentences
    )


def _near(judge: SourceJudge, figured: Figured) -> Iterator[Figured]:
    """Yield the figures of the document around one, the nearest behind it first."""
    figures, at = judge.index.figures, figured.at
    some = chain(figures[at + 1 : at + 1 + _NEAR], reversed(figures[max(at - _NEAR, 0) : at]))
    return (one for one in some if one.passage.document == figured.passage.document)
