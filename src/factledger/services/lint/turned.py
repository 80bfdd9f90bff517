"""Figures that are right, and went the other way: "rose to 214,000", where the year before had 238,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.claims.known import undated
from factledger.services.lint.judge.breach import Breach, broken
from factledger.services.lint.match.scope import months_stated, years_named
from factledger.services.lint.prose.direction import direction_said
from factledger.services.lint.within.changes import came_from, leads_to
from factledger.values.figure import Direction, Figure, Role
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.derive import Deriver
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.prose.prose import Prose

_SIBLINGS = 200
"""Claims about a subject among which the one of the time before is looked for."""


def claims_before(matcher: Matcher, match: Match, claim: Known) -> list[Known]:
    """Return the claims that hold what a claim does of the time right before.

    There are none where the sentence says from what other time or number its figure came.
    """
    period = claim.scope.period
    if period is None or period.days.low is None:
        return []
    if came_from(matcher.prose, match.sentence, match.mention) or not _is_of_year(matcher, match, period):
        return []
    siblings = matcher.index.by_subject.get(claim.columns.subject, ())
    if len(siblings) > _SIBLINGS:
        return []
    known = (matcher.index.known(key) for key in siblings if _is_like(matcher, claim, key))
    return [one for one in known if one.scope.period and one.scope.period.days.high == period.days.low - 1]


def _is_like(matcher: Matcher, claim: Known, key: str) -> bool:
    """Tell whether a claim differs from another one by no more than its period."""
    one, mine = matcher.index.claims[key], claim.columns
    is_same = undated(one.measure) == undated(mine.measure) and one.place == mine.place
    return is_same and (one.population, one.method) == (mine.population, mine.method)


def _is_of_year(matcher: Matcher, match: Match, period: Period) -> bool:
    """Tell whether a sentence names no other time than a period, and no month of it."""
    if months_stated(matcher.prose, match.sentence):
        return False
    years = years_named(matcher.prose, match.sentence, matcher.date)
    return all(period.meets(Period.parse(year)) for year in years)


def way_of(prose: Prose, match: Match, claim: Known) -> Direction | None:
    """Return which way a sentence says that its figure went to what it is, by the verb beside it or a far one."""
    mention = match.mention_for(claim)
    figure: Figure = mention.figure
    if figure.role is Role.CHANGE_TO:
        return None if _is_apart(prose, match) else figure.direction
    if figure.role is not Role.LEVEL or not leads_to(prose, mention):
        return None
    return direction_said(prose, match.sentence, prose.clause(match.sentence, mention), mention)


def _is_apart(prose: Prose, match: Match) -> bool:
    """Tell whether a mark and words of its own part a figure from its verb: "prices rose, with inflation at 3.6%".

    The verb may stand behind the mark: "it shrank in 2025, falling to 14,870 runners".
    """
    start, text, end = match.sentence.span.start, prose.draft.text, match.mention.span.start
    mark = max(text.rfind(one, start, end) for one in ",،")
    ways = [place for way in Direction for place, _ in prose.said_in(match.sentence, way.value)]
    if any(mark < place < end for place in ways):
        return False
    return mark > start and prose.words_between(mark, match.mention.span.start) > 1


def turned(deriver: Deriver, way: Direction, claim: Known, before: Iterable[Known]) -> Breach | None:
    """Return the finding when a figure went the other way than its sentence says, by what the ledger has of before."""
    mine = next(deriver.terms(claim), None)
    if mine is None:
        return None
    for one in before:
        theirs = next(deriver.terms(one), None)
        if theirs is None or theirs.unit not in (mine.unit, NO_UNIT):
            continue
        low, high = (mine, theirs) if way is Direction.UP else (theirs, mine)
        if low.allowed.is_below(high.allowed):
            rows = (mine.row.seq, theirs.row.seq)
            text = getattr(theirs.row.body, "text", "?")
            message = f"{way.value} in the draft; {one.key} is {text!r} (#{theirs.row.seq})"
            return broken(rules.WRONG_DIRECTION, message, rows)
    return None
