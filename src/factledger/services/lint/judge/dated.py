"""Years against the day on which a source was published: long before it, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.period import Period
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.domain.source import Source
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose

_OPENING = 3
"""Words from the beginning of a sentence to the end of the year that it opens with: "In the year 2019"."""

_BEHIND = 2
"""Words between a figure and the year that is its own: "1,140 animals in 2019"."""

_LEADING = 2
"""Words before a year of which one is "in": "في عام 2019"."""

_MARKS = frozenset(",;:()—–،؛")


def long_before(prose: Prose, match: Match, claim: Known, source: Source | None) -> str | None:
    """Return the year that a draft gives a figure, if it is earlier than any that its source may speak of; else None.

    That is a year before the last one before the source was published, where the claim states no period.
    """
    published = source.published if source else None
    if match.tie or claim.scope.period or not published or not published[:4].isdecimal():
        return None
    dated = match.stated.dated
    if not dated or any(int(one[:4]) >= int(published[:4]) - 1 for one in dated):
        return None
    return dated[0] if _is_its_own(prose, match) else None


def is_to_come(claim: Known, source: Source | None) -> bool:
    """Tell whether the period of a claim was not over when its source was published, so that its figure is foreseen."""
    published = source.published if source else None
    period = claim.scope.period
    if not published or period is None or not period.has_year or period.days.high is None:
        return False
    day = Period.parse(published).days.low
    return day is not None and period.days.high > day


def _is_its_own(prose: Prose, match: Match) -> bool:
    """Tell whether a year stands first in the sentence, or right behind the figure, led by a word such as "in"."""
    sentence, mention = match.sentence, match.mention
    leading = prose.phrases("where") | prose.phrases("in-year")
    for aside in prose.asides_in(sentence):
        start, words = aside.span.start, prose.words_in(Span(sentence.span.start, aside.span.start))
        is_led = any((word.name,) in leading for word in words[-_LEADING:])
        is_behind = start >= mention.span.end and not _MARKS & {*prose.draft.text[mention.span.end : start]}
        is_near = is_behind and prose.words_between(mention.span.end, start) <= _BEHIND
        if aside.rule == "year" and is_led and (is_near or len(words) < _OPENING):
            return True
    return False
