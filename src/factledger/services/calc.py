"""Compute a formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from factledger.services.batch import text_of
from factledger.values.evaluate import Outcome, Quantity, evaluate
from factledger.values.formula import Formula
from factledger.values.number import decimal_text, is_finite_decimal

if TYPE_CHECKING:
    from factledger.services.batch import Case
    from factledger.services.exchange import Exchange
    from factledger.values.key import ClaimKey
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula and what it comes to.

    Attributes:
        formula: The formula.
        outcome: Its value, or how its sides compare.
        conflicts: Rows behind it that contradict each other, in words.
        rates: The rates by which it converts.
    """

    formula: Formula
    outcome: Outcome
    conflicts: tuple[str, ...] = ()
    rates: tuple[Exchange, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON; a comparison gives both sides, the right one in the unit of the left."""
        outcome = self.outcome
        return {
            "formula": self.formula.text,
            **quantity_json(outcome.left),
            "comparison": outcome.comparison.value if outcome.comparison else None,
            "right": quantity_json(outcome.right) if outcome.right else None,
            "reason": outcome.reason or None,
            "claims": [str(key) for key in self.formula.claims],
            "conflicts": list(self.conflicts),
            "rates": [rate.to_json() for rate in self.rates],
        }


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as JSON; numbers are strings."""
    value = quantity.value
    exact = {"exact": str(value)} if value is not None and not is_finite_decimal(value) else {}
    return {
        "value": None if value is None else decimal_text(value),
        **exact,
        "interval": quantity.interval.to_json(),
        "unit": quantity.unit,
        "hedge": quantity.hedge.value,
    }


class Claims(Protocol):
    """Where the values of claims come from."""

    def units(self, *, of_ledger: bool) -> Units:
        """Return the units that are known: the ledger's when the formula names claims."""

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        """Return the quantity of a claim, and which of its rows contradict each other; or raise."""

    def exchange(self, source: str, target: str, on: str, by: str | None) -> Exchange:
        """Return how one unit converts into another by the rate on a date, of one source if it is named; or raise."""


def calc(text: str, claims: Claims) -> Computed:
    """Compute a formula.

    Args:
        text: The formula.
        claims: Where the values of claims come from; asked only once the formula has been read.

    Raises:
        FormulaError: The formula cannot be read or computed.
        NotFoundError: It names a claim that is not in the ledger, or a date without a rate.
        AmbiguousError: The rates on a date disagree.
    """
    formula = Formula.parse(text)
    conflicts: list[str] = []

    def lookup(key: ClaimKey) -> Quantity:
        quantity, found = claims.value(key)
        conflicts.extend(one for one in found if one not in conflicts)
        return quantity

    rates: list[Exchange] = []

    def exchange(source: str, target: str, on: str, by: str | None) -> Units:
        found = claims.exchange(source, target, on, by)
        if found not in rates:
            rates.append(found)
        return found.units

    outcome = evaluate(formula, lookup, claims.units(of_ledger=formula.needs_ledger), exchange)
    return Computed(formula, outcome, tuple(conflicts), tuple(rates))


def calc_case(case: Case, claims: Claims) -> dict[str, Any]:
    """Return the result of one case {"formula"}."""
    return calc(text_of(case, "formula"), claims).to_json()
