"""Whether a draft gives for each, or for a part of a year, what a claim holds of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.services.lint.match.matters import matters_of_claim
from factledger.services.lint.match.scope import dates, months_stated
from factledger.services.lint.prose.behind import is_apiece
from factledger.services.lint.prose.rates import is_of_part, rates_near, rates_said
from factledger.values.figure import Figure, Kind, Role
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

SUMS = (Kind.MONEY, Kind.QUANTITY)

_BY_PIECE = frozenset({"=price", "=rent", "=ticket", "=wage", "=weight", "=height", "=length", "=age", "=speed"})
"""Terms for what is said of each piece in any case: "a dose costs €19"."""

_BY_TIME = frozenset({"=rent", "=wage", "=price", "=rate", "=speed", "=temperature", "=age"})
"""Terms for what is said per time in any case, or of each time."""

_FLOWS = frozenset(
    {
        *("=revenue", "=profit", "=loss", "=export", "=import", "=produce", "=sell", "=passenger", "=emission"),
        *("=birth", "=consume", "=harvest", "=remittance"),
    }
)
"""Terms for what a whole year comes to where nothing else is said."""

_CARGO = "cargo"
"""The matter of `topics.tsv` that is one of them, too."""

_LEVELS = (Role.LEVEL, Role.CHANGE_TO)

_PARTS = frozenset({"=quarter", "=first-half", "=half", "=month"})

_NEAR = 5
"""How many words may start from a part of a year to its year: "first half of last year"."""

_YEAR, _MONTH = re.compile(r"\d{4}", re.ASCII), re.compile(r"\d{4}-\d\d", re.ASCII)


def _is_month(prose: Prose, match: Match) -> bool:
    """Tell whether all that a sentence says of when its figure holds is "in" one month: not "by December"."""
    years = match.stated.years
    if len(years) != 1 or not _MONTH.fullmatch(years[0]):
        return False
    leading = prose.phrases("where") | prose.phrases("in-year")
    places = (place for place, _ in months_stated(prose, match.sentence))
    return any((prose.beside(Span(place, place))[0],) in leading for place in places)


def said_of(claim: Known) -> str:
    """Return what a claim says in words of what it measures, and how."""
    return f"{claim.columns.measure} {claim.columns.statement or ''} {claim.columns.method or ''}"


def _month_of_year(prose: Prose, match: Match, claim: Known) -> str | None:
    """Return the month of which a sentence says what a claim holds of a whole year; None where it says none.

    That is so of what adds up day by day: a festival is in July, and a fine is imposed in March.
    """
    told, period = claim.terms | claim.told, claim.columns.period
    is_year = period is None or _YEAR.fullmatch(period) is not None
    adds_up = bool(told & _FLOWS) or _CARGO in matters_of_claim(claim)
    is_level = match.mention.figure.role in _LEVELS
    if not is_year or not adds_up or told & _PARTS or not is_level or not _is_month(prose, match):
        return None
    if rates_said(said_of(claim)):
        return None
    return f"period: {match.stated.shown_years} against {period or 'a year'}"


def part_of_year(prose: Prose, match: Match, claim: Known) -> str | None:
    """Return the part of a year of which a sentence says what a claim holds of it; None where it says none.

    By how much something changed in a year is so of none of its quarters and halves.
    """
    figure, period = match.mention.figure, claim.columns.period or ""
    is_change = figure.role is Role.CHANGE_BY and figure.kind is Kind.PERCENT
    if not is_change or not _YEAR.fullmatch(period) or (claim.terms | claim.told) & _PARTS:
        return _month_of_year(prose, match, claim)
    is_part = is_of_part(prose, match.sentence, match.mention) and _is_of_its_year(prose, match.sentence)
    return f"period: a part of a year against {period}" if is_part else None


def _is_of_its_year(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a part of a year is one of the year named: not "in the last quarter nothing, but over 2025"."""
    years = dates(prose, sentence)
    parts = [place for place, _ in prose.said_in(sentence, "part-year")]
    return not years or any(prose.words_between(*sorted((part, year))) <= _NEAR for part in parts for year in years)


def per_said(prose: Prose, match: Match, claim: Known, ledger: Figure) -> str | None:
    """Return for each of what the sentence gives its figure, where the claim holds it of all; None if it does not.

    What a year came to is so much a year.
    """
    mention, sentence = match.mention, match.sentence
    time = ledger.unit.partition("/")[2]
    if time and "/" not in mention.figure.unit:
        near = rates_near(prose, sentence, mention)
        return f"per {min(near)}" if near and time not in near else None
    is_plain = mention.figure.kind in (*SUMS, Kind.COUNT) and "/" not in mention.figure.unit + ledger.unit
    if not is_plain or mention.figure.role not in _LEVELS or ledger.role is not Role.LEVEL:
        return None
    told = claim.terms | claim.told
    period = claim.columns.period
    said = said_of(claim)
    if not told & _BY_PIECE and is_apiece(prose, mention):
        return "for each"
    rates = rates_near(prose, sentence, mention) - ({"year"} if period else set())
    if rates and not told & _BY_TIME and not (rates & rates_said(said)):
        return f"per {min(rates)}"
    is_year = bool(period and _YEAR.fullmatch(period)) or (period is None and bool(told & _FLOWS))
    if is_year and not told & _PARTS and is_of_part(prose, sentence, mention) and not rates_said(said):
        return "of a part of a year"
    return None
