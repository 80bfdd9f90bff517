"""Sums that a sentence makes of rows: one thing in several years, or the same thing of several that it names."""

from __future__ import annotations

from functools import reduce
from itertools import product
from operator import add
from typing import TYPE_CHECKING

from factledger.reading.terms import are_alike, people
from factledger.services.lint.claims.known import undated
from factledger.services.lint.claims.names import measure_terms
from factledger.services.lint.derive import MOST, Derived, comes_to, plus
from factledger.services.lint.judge.per import said_of
from factledger.services.lint.prose.rates import rates_said
from factledger.services.lint.prose.seen import time_of, timeless
from factledger.values.figure import AMOUNTS, Hedge, Role
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.derive import Deriver, Term
    from factledger.values.figure import Figure


def summed(
    deriver: Deriver, figure: Figure, claims: Sequence[Known], years: Sequence[str], *, is_told: bool
) -> Derived | None:
    """Return how a figure is the sum of rows; None where it is none.

    Args:
        deriver: What knows the rows.
        figure: The figure.
        claims: The claims that its sentence may speak of, the likeliest first.
        years: The years that its sentence names, as EDTF.
        is_told: Whether the sentence says that it sums up: "together".
    """
    time = time_of(figure)
    if figure.kind not in AMOUNTS or figure.role is not Role.LEVEL or ("/" in figure.unit and time is None):
        return None
    terms = [term for claim in claims[:MOST] for term in deriver.terms(claim)]
    if time is not None:  # "1,170 trucks a day" of two claims that are of trucks a day
        terms = [term for term in terms if time in rates_said(said_of(term.claim))]
        figure = figure._replace(unit=timeless(figure))
    for parts in _sums(terms, years, is_told=is_told):
        value = sum(term.value for term in parts)
        allowed = reduce(add, (term.allowed for term in parts))
        if figure.unit in (parts[0].unit, NO_UNIT) and comes_to(figure, value, allowed):
            formula = " + ".join(f"[{term.claim.key}]" for term in parts)
            return Derived(formula, value, parts[0].unit, tuple(term.row.seq for term in parts), fits=True)
    return None


def joined(deriver: Deriver, figure: Figure, some: Sequence[Known], others: Sequence[Known]) -> Derived | None:
    """Return how a figure is the sum of two measures of one subject, which its sentence joins: "60 dead and injured".

    Args:
        deriver: What knows the rows.
        figure: The figure.
        some: Claims of the one measure.
        others: Claims of the other one.
    """
    terms, more = ([term for claim in claims[:MOST] for term in deriver.terms(claim)] for claims in (some, others))
    for a, b in product(terms, more):
        mine, theirs = a.claim.columns, b.claim.columns
        is_one = (mine.subject, mine.period, a.unit) == (theirs.subject, theirs.period, b.unit)
        is_counted = figure.unit in (a.unit, NO_UNIT) or figure.unit in people().get(a.unit, ())
        if is_one and is_counted and figure.role is Role.LEVEL and (found := plus(figure, a, b)).fits:
            return found._replace(unit=a.unit)
    return None


def with_further(deriver: Deriver, figure: Figure, claims: Sequence[Known]) -> Derived | None:
    """Return how a figure is what a claim holds with what another one adds: "11 companies", and "dozens more".

    Of a crowd no more is known than the least that it may be.

    Args:
        deriver: What knows the rows.
        figure: The figure.
        claims: The claims that its sentence may speak of, the likeliest first.
    """
    if not figure.stated or figure.role is not Role.LEVEL or figure.hedge is Hedge.CROWD:
        return None
    further = [term for claim in claims[:MOST] for term in deriver.further(claim)]
    terms = [term for claim in claims[:MOST] for term in deriver.terms(claim)] if further else []
    for a, b in product(terms, further):
        is_one = a.claim.columns.subject == b.claim.columns.subject and are_alike(a.unit, b.unit)
        if is_one and figure.unit in (a.unit, b.unit, NO_UNIT) and (found := plus(figure, a, b)).fits:
            return found
    return None


def together(deriver: Deriver, figure_for: Callable[[Known], Mention], claims: Sequence[Known]) -> Derived | None:
    """Return how a figure is the sum of claims about one subject, at one time and of two places or groups; or None.

    Args:
        deriver: What knows the rows.
        figure_for: Gives the figure as it is compared with those of a claim.
        claims: The claims that the sentence speaks of equally.
    """
    terms = [term for claim in claims[:MOST] for term in deriver.terms(claim)]
    if len({term.claim.key for term in terms}) < 2 or len({_of_one(term) for term in terms}) > 1:  # noqa: PLR2004
        return None
    figure = figure_for(terms[0].claim).figure
    value, allowed = sum(term.value for term in terms), reduce(add, (term.allowed for term in terms))
    is_sum = figure.kind in AMOUNTS and figure.role is Role.LEVEL and figure.unit in (terms[0].unit, NO_UNIT)
    if not is_sum or not comes_to(figure, value, allowed):
        return None
    formula = " + ".join(f"[{term.claim.key}]" for term in terms)
    return Derived(formula, value, terms[0].unit, tuple(term.row.seq for term in terms), fits=True)


def _of_one(term: Term) -> tuple[str, str | None, str]:
    return term.claim.columns.subject, term.claim.columns.period, term.unit


def _sums(terms: Sequence[Term], years: Sequence[str], *, is_told: bool) -> Iterator[list[Term]]:
    """Yield what may be summed up: a series over the years that are named, and one thing of all that are named.

    Where the sentence says that it sums up, so may what there is of one thing in each of several places.
    """
    series: dict[tuple[str, str, str], list[Term]] = {}
    abreast: list[dict[str, Term]] = []
    for term in terms:
        one = term.claim.columns
        series.setdefault((one.subject, undated(one.measure), term.unit), []).append(term)
        beside = next((some for some in abreast if _are_abreast(next(iter(some.values())), term)), None)
        if beside is None:
            abreast.append({one.subject: term})
        else:
            beside.setdefault(one.subject, term)
    for some in series.values():
        parts = [term for term in some if _is_in(term, years)]
        if len(parts) > 1 and len({term.claim.columns.period for term in parts}) == len(parts):
            yield parts
    yield from (list(some.values()) for some in abreast if is_told and len(some) > 1)
    for some in series.values() if is_told else ():
        by_place = {term.claim.columns.place: term for term in some}
        is_at_once = len({term.claim.columns.period for term in some}) == 1
        if is_at_once and None not in by_place and len(by_place) > 1:
            yield list(by_place.values())


def _are_abreast(one: Term, other: Term) -> bool:
    """Tell whether two claims measure the same at one time: "capacity", and "installed capacity"."""
    mine, theirs = one.claim.columns, other.claim.columns
    if (one.unit, mine.period) != (other.unit, theirs.period):
        return False
    return undated(mine.measure) == undated(theirs.measure) or bool(measure_terms(mine) & measure_terms(theirs))


def _is_in(term: Term, years: Sequence[str]) -> bool:
    period = term.claim.scope.period
    return period is not None and any(period.meets(Period.parse(year)) for year in years)
