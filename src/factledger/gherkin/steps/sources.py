"""Then: what several sources say of a claim, how many there are, and how old."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pytest_bdd import parsers, then

from factledger.domain.source import Source
from factledger.errors import SpecError
from factledger.gherkin.collector import not_checked
from factledger.gherkin.facts import Disagreement
from factledger.gherkin.said import said
from factledger.rules import agree
from factledger.values.number import Number, quotient
from factledger.values.period import Period

if TYPE_CHECKING:
    from fractions import Fraction

    import pytest

    from factledger.gherkin.facts import Facts

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Days of what an age is counted in; a month and a year are meant roughly."""


def _pairs(facts: Facts) -> list[agree.Pair]:
    facts.need("claims")
    found = list(agree.pairs(facts.ledger.reader, facts.claims, facts.ledger.units, facts.ledger.origins))
    if not found:
        msg = "none of the claims is stated by several rows: there is nothing to agree"
        raise SpecError(msg, found=", ".join(facts.claims[:5]), do="record another source, or leave the step out")
    return found


def _judge(request: pytest.FixtureRequest, found: list[agree.Pair], problems: list[agree.Pair]) -> None:
    if problems:
        findings = [pair.finding() for pair in problems]
        lines = "\n".join(f"{one.place}: {one.message}" for one in findings)
        raise Disagreement(lines, findings[0].hint, (pair.seqs for pair in problems))
    for pair in found:
        if pair.is_open:
            not_checked(request, f"{pair.claim}: {agree.conflict(pair.a, pair.b, pair.judgement)}")


@then("its sources agree")
@then("their sources agree")
def _(request: pytest.FixtureRequest, facts: Facts) -> None:
    """No two best-ranked rows of a chosen claim contradict each other.

    Example: Then its sources agree
    Example: Then their sources agree
    """
    found = _pairs(facts)
    _judge(request, found, [pair for pair in found if pair.is_conflict])


@then(parsers.re(r"(?:its|their) sources agree within (?P<tolerance>\d{1,2}(?:\.\d{1,4})?) ?%"))
def _(request: pytest.FixtureRequest, facts: Facts, tolerance: str) -> None:
    """Like `its sources agree`, but stated numbers may differ by so much of the larger.

    Example: Then its sources agree within 5 %
    """
    found = _pairs(facts)
    share = Number.parse(tolerance).value / 100
    _judge(request, found, [pair for pair in found if pair.is_conflict and not _is_within(pair, share)])


def _is_within(pair: agree.Pair, share: Fraction | float) -> bool:
    """Tell whether the stated numbers differ by at most a share of the larger."""
    ratio = pair.judgement.ratio
    return ratio is not None and 1 - quotient(1, ratio) <= share


@then(parsers.re(r"(?:it|each) has at least (?P<count>[1-9]\d{0,3}) (?P<independent>independent )?sources?"))
def _(facts: Facts, count: str, independent: str | None) -> None:
    """Count the sources of each chosen claim; copies and translations of one original are one independent source.

    Example: Then it has at least 2 independent sources
    Example: Then each has at least 1 source
    """
    facts.need("claims")
    problems = []
    for key in facts.claims:
        stated = agree.statements(facts.ledger.reader, key, facts.ledger.origins)
        names = sorted({one.origin if independent else one.entry.source for one in stated})
        if len(names) < int(count):
            problems.append(f"{key} rests on {len(names)}: {', '.join(names) or 'none'}")
    if problems:
        raise Disagreement("\n".join(problems), "find another source that does not copy these")


@then(parsers.re(r"its newest source is not older than (?P<count>[1-9]\d{0,3}) (?P<unit>day|week|month|year)s?"))
def _(request: pytest.FixtureRequest, facts: Facts, count: str, unit: str) -> None:
    """Look at the day on which the newest source of each chosen claim was published, or else read.

    Ages are counted to the day of the newest row, or to that of `--today`; a month is 30 days, a year 365.

    Example: Then its newest source is not older than 90 days
    """
    days = int(count) * _DAYS[unit]
    if days >= facts.ledger.today.toordinal():
        msg = f"{count} {unit}s before {facts.ledger.today} is no day of the calendar"
        raise SpecError(msg, do="name a shorter time")
    earliest = facts.ledger.today - timedelta(days=days)
    _check_newest(request, facts, earliest, f"{count} {unit}s before {facts.ledger.today}")


@then(said('its newest source is from "{day}" or later'))
def _(request: pytest.FixtureRequest, facts: Facts, day: str) -> None:
    """Look at the day on which the newest source of each chosen claim was published, or else read.

    Example: Then its newest source is from "2025-01-01" or later
    """
    first = Period.parse(day).days.low
    if first is None or not Period.parse(day).has_year:
        msg = f"{day!r} is no day to count from"
        raise SpecError(msg, expected="a date such as 2025-01-01")
    _check_newest(request, facts, date.fromordinal(int(first)), day)


def _check_newest(request: pytest.FixtureRequest, facts: Facts, earliest: date, named: str) -> None:
    facts.need("claims")
    problems = []
    for key in facts.claims:
        newest, undated = _newest(facts, key)
        if newest is None:
            not_checked(request, f"{key}: none of its sources has a date ({', '.join(undated) or 'no source'})")
        elif newest[0] < earliest:
            problems.append(f"{key}: its newest source is {newest[1]}, of {newest[0]}; {named} is {earliest}")
    if problems:
        raise Disagreement("\n".join(problems), "look for a newer source, or say in print how old it is")


def _newest(facts: Facts, key: str) -> tuple[tuple[date, str] | None, list[str]]:
    """Return (day, key) of the newest source of a claim, and the sources that have no date."""
    dated, undated = [], []
    for name in sorted({one.entry.source for one in agree.statements(facts.ledger.reader, key, facts.ledger.origins)}):
        row = facts.ledger.reader.find("source", name)
        body = row.body if row else None
        text = (body.published or body.accessed) if isinstance(body, Source) else None
        period = Period.parse(text) if text else None
        if period is None or period.days.high is None or not period.has_year:
            undated.append(name)
        else:
            dated.append((date.fromordinal(int(period.days.high)), name))
    return max(dated, default=None), undated
