"""Figures that follow from two claims which a sentence names by subject and time, whatever words it compares them by.

"Torvel bettered its 2024 harvest by 6,700 tonnes in 2025": what one thing changed by between two years, of which at
least one is named; "merge Pardel and Vetrasa, and you have 361 buses": what two subjects have of one thing.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.services.lint.claims.known import undated
from factledger.services.lint.comes_to import Operand, goes_the_way, reckoned_from
from factledger.values.figure import AMOUNTS, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.derive import Derived, Deriver
    from factledger.values.figure import Figure

_POINT = "percentage_point"

MOST = 24
"""How many claims of what a sentence names are put together in pairs; of more, two come to anything."""


def paired(
    deriver: Deriver,
    figure: Figure,
    claims: Sequence[Known],
    years: Sequence[str],
    names_measure: Callable[[Known], bool],
) -> Derived | None:
    """Return how a figure follows from a pair of claims; None where it follows from none.

    Args:
        deriver: What knows the rows.
        figure: The figure.
        claims: The claims of the subjects that its sentence names.
        years: The years that it names, as EDTF.
        names_measure: Tells whether the sentence speaks of what a claim measures.
    """
    if len(claims) > MOST:
        return None
    pairs = [
        (one, other)
        for one, other in combinations(claims, 2)
        if _is_series(one, other, years) or _are_abreast(one, other)
    ]
    if figure.kind not in AMOUNTS and figure.unit != _POINT:
        # Shares and multiples of whatever there is come to anything, unless nothing else can be compared.
        is_only = len(pairs) == 1 and figure.role is Role.CHANGE_BY and len(years) != 1
        pairs = pairs if is_only else [pair for pair in pairs if all(map(names_measure, pair))]
    for one, other in pairs:
        if one.thing == other.thing:
            later, earlier = sorted((one, other), key=lambda it: it.columns.period or "", reverse=True)
            found = _between(deriver, figure, later, earlier)
        else:
            found = _of_both(deriver, figure, one, other)
        if found:
            return found
    return None


def _is_series(one: Known, other: Known, years: Sequence[str]) -> bool:
    """Tell whether two claims are of one thing at two times, of which a sentence names one, and no third."""
    periods = [one.columns.period or "", other.columns.period or ""]
    if one.thing != other.thing or not all(periods) or periods[0] == periods[1]:
        return False
    ends = {years[0], years[-1]} if years else set()  # "between 2022 and 2026" is of no year between
    return bool(ends) and all(any(period.startswith(year) for period in periods) for year in ends)


def _are_abreast(one: Known, other: Known) -> bool:
    """Tell whether two claims are of one measure of two subjects, at one time."""
    mine, theirs = one.columns, other.columns
    is_one = (mine.period, mine.unit, one.units) == (theirs.period, theirs.unit, other.units)
    return is_one and mine.subject != theirs.subject and undated(mine.measure) == undated(theirs.measure)


def _between(deriver: Deriver, figure: Figure, later: Known, earlier: Known) -> Derived | None:
    """Return how a figure is by how much one thing changed; which way it says it went has to be so."""
    figure = figure if figure.role is not Role.LEVEL else figure._replace(role=Role.CHANGE_BY)
    for a, b in product(_operands(deriver, figure, later), _operands(deriver, figure, earlier)):
        if a.value != b.value and goes_the_way(figure, is_up=a.value > b.value):
            return reckoned_from(figure._replace(direction=None), (a, b), deriver.units)
    return None


def _of_both(deriver: Deriver, figure: Figure, one: Known, other: Known) -> Derived | None:
    """Return how a figure is what two subjects have together, or by how much they differ."""
    pairs = product(_operands(deriver, figure, one), _operands(deriver, figure, other))
    return next(filter(None, (reckoned_from(figure, pair, deriver.units) for pair in pairs)), None)


def _operands(deriver: Deriver, figure: Figure, claim: Known) -> Iterator[Operand]:
    """Yield what a claim is reckoned with in the unit of a figure: its best row that states a number."""
    for term in deriver.terms(claim):
        entry = term.row.body
        held = entry.figure if isinstance(entry, Entry) else None
        found = Operand.of(f"[{claim.key}]", held, (term.row.seq,)) if held else None
        if found is not None:
            yield found.by_the(figure.unit)
