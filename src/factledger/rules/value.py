"""The value of a claim: the hull of what its best-ranked current rows state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.errors import FormulaError, NotFoundError
from factledger.rules.agree import Statement, best_ranked, conflict, judge, statements
from factledger.values.compare import Verdict
from factledger.values.evaluate import Quantity, weakest
from factledger.values.figure import Hedge, interval
from factledger.values.interval import Interval
from factledger.values.key import ClaimKey
from factledger.values.period import Period
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.rules.origin import Origins
    from factledger.store.reader import Reader
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """What a claim comes to.

    Attributes:
        quantity: Its value, interval, hedge and unit.
        statements: The rows it rests on.
        conflicts: Pairs of rows that contradict each other, in words.
    """

    quantity: Quantity
    statements: tuple[Statement, ...]
    conflicts: tuple[str, ...]


def claim_value(
    reader: Reader, key: ClaimKey, units: Units, *, on: str | None = None, origins: Origins | None = None
) -> ClaimValue:
    """Return the value of a claim: the hull over its best-ranked current rows.

    Denied, retracted and void rows are left out, and so are figures that state no number.

    Args:
        reader: The ledger.
        key: The claim.
        units: The units to convert with.
        on: A date, EDTF, on which the claim has to hold.
        origins: From which source each was copied, if that was looked up before.

    Raises:
        NotFoundError: The claim is not there, does not hold on the date, or no row of it states a number.
        FormulaError: It is no quantity, or its rows are in units that cannot be converted.
    """
    row = reader.newest("claim", str(key))
    key = ClaimKey(row.key)
    claim = row.body
    if not isinstance(claim, Claim) or row.ended:
        msg = f"the claim {str(key)!r} {row.ended}"
        raise NotFoundError(msg)
    if on is not None:
        check_holds(str(key), claim, on)
    if claim.value_type != "quantity":
        msg = f"the claim {str(key)!r} is no quantity"
        raise FormulaError(msg, expected="a quantity", found=claim.value_type)
    stated = [one for one in statements(reader, str(key), origins) if one.entry.figure and interval(one.entry.figure)]
    if not stated:
        msg = f"no current row states a number for {str(key)!r}"
        raise NotFoundError(msg, do=f"factledger history {key}")
    used = best_ranked(stated)
    unit = claim.unit or next((one.entry.unit for one in used if one.entry.unit), NO_UNIT)
    quantities = [_quantity(one, claim, unit, units) for one in used]
    pairs = ((a, b, judge(a, b, claim, units)) for a, b in combinations(used, 2))
    conflicts = tuple(conflict(a, b, found) for a, b, found in pairs if found.verdict is Verdict.CONFLICT)
    return ClaimValue(reduce(_hull, quantities), tuple(used), conflicts)


def check_holds(key: str, claim: Claim, on: str) -> None:
    """Raise NotFoundError when a claim states a period that does not meet a date, or states none.

    Raises:
        NotFoundError: It does not hold then, or says not when it holds.
        ParseError: The date cannot be read.
    """
    period, stated = Period.parse(on), claim.scope.period
    if stated is None:
        msg = f"the claim {key!r} states no period"
        raise NotFoundError(msg, expected=f"one that meets {on}", do=f"factledger claim revise {key} --period {on}")
    if not stated.meets(period):
        msg = f"the claim {key!r} does not hold on {on}"
        raise NotFoundError(msg, found=f"period {stated}")


def _quantity(one: Statement, claim: Claim, unit: str, units: Units) -> Quantity:
    figure = one.entry.figure
    allowed = None if figure is None else interval(figure, signed=claim.is_signed)
    if figure is None or allowed is None:
        msg = f"{one.row.key} states no number"
        raise FormulaError(msg)
    own = unit if figure.unit == NO_UNIT else figure.unit
    value = figure.value.value if figure.value else None
    quantity = Quantity(allowed, value, figure.hedge, own, claim.scope)
    if own == unit:
        return quantity
    if units.is_kind_of(own, unit):
        # So many A100s are at least so many chips.
        hedge = weakest(figure.hedge, Hedge.AT_LEAST)
        return Quantity(Interval(allowed.low, None, allowed.low_open), value, hedge, unit, claim.scope)
    conversion = units.conversion(own, unit)
    if conversion is None:
        msg = f"the rows of {one.entry.claim!r} are in units that cannot be converted"
        raise FormulaError(msg, expected=unit, found=f"{own} in {one.row.key}")
    return quantity.converted(conversion[0], unit, conversion[1])


def _hull(a: Quantity, b: Quantity) -> Quantity:
    value = a.value if a.value == b.value else None
    return Quantity(a.interval.hull(b.interval), value, weakest(a.hedge, b.hedge), a.unit, a.scope)
