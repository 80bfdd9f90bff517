"""Years against the day on which a source was published: long before it, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.digits import YEAR, ascii_digits
from factledger.services.lint.match.scope import UP_TO, dates, years_named
from factledger.values.figure import Kind
from factledger.values.period import Period
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.domain.source import Source
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose

_YEAR_LONG = 4
"""Digits of a year."""

_OPENING = 3
"""Words from the beginning of a sentence to the end of the year that it opens with: "In the year 2019"."""

_BEHIND = 2
"""Words between a figure and the year that is its own: "1,140 animals in 2019"."""

_LEADING = 2
"""Words before a year of which one is "in": "في عام 2019"."""

_LONG_AGO = 2 * 365
"""Days before the draft from which on what was so then need not be so today."""

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


def other_than_told(match: Match, claim: Known) -> str | None:
    """Return "2024 in the draft, 2027 in the claim" where a claim names years in its words alone, and none is that one.

    None where it states a period, or where either names no year.
    """
    told = YEAR.findall(ascii_digits(claim.columns.statement or "")) if not claim.scope.period else []
    mine = [one[-_YEAR_LONG:] if one.startswith(UP_TO) else one[:_YEAR_LONG] for one in match.stated.dated]
    if match.tie or not told or not mine or set(told) & set(mine):
        return None
    return f"{mine[0]} in the draft, {' and '.join(told)} in the claim"


def other_than_before(prose: Prose, match: Match, claim: Known, date: str | None) -> str | None:
    """Return "2022 in the sentence before, 2025 in the claim" where a sentence without a date goes on with that year.

    None where the sentence before names no year, or several, or tells figures of that year itself: "had 400 shops in
    2022. It charges $27" speaks of now. The date of the draft tells which was last year.
    """
    period = claim.scope.period
    if match.tie or period is None or not period.has_year or match.stated.years or dates(prose, match.sentence):
        return None
    if any(one.figure.kind is Kind.DURATION for one in match.sentence.figures):
        return None  # "Two years earlier they had come four times"
    before = next(prose.before(match.sentence), None)
    years = years_named(prose, before, date) if before is not None and not before.figures else ()
    if len(years) != 1 or period.meets(Period.parse(years[0])):
        return None
    return f"{years[0]} in the sentence before, {period} in the claim"


def other_than_now(prose: Prose, match: Match, claim: Known, date: str | None) -> str | None:
    """Return "today in the draft, 2021 in the claim" where a sentence tells of the present, and its claim of long ago.

    The word stands in the part of the sentence that its figure stands in, which names no date: "has 10,000 today".
    """
    period = claim.scope.period
    if match.tie or date is None or period is None or not period.has_year or match.stated.years:
        return None
    if period.days.high is None or dates(prose, match.sentence):
        return None
    day = Period.parse(date).days.low
    if day is None or day - period.days.high < _LONG_AGO:
        return None
    clause = prose.clause(match.sentence, match.mention)
    here = [place for place, _ in prose.said_in(match.sentence, "present") if clause.start <= place < clause.end]
    text = prose.draft.text
    said = [place for place, _ in prose.said_in(match.sentence, "said")]
    told = next(
        (
            place
            for place in here
            if not _MARKS & {*text[place : match.mention.span.start]}
            and not any(other < place and prose.words_between(other, place) <= 1 for other in said)  # "said today that"
        ),
        None,
    )
    return None if told is None else f"{prose.phrase_at(told, 'present')} in the draft, {period} in the claim"


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
