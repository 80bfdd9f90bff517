"""Compute a formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.services.batch import text_of
from factledger.values.evaluate import Outcome, Quantity, evaluate
from factledger.values.formula import Formula
from factledger.values.number import decimal_text, is_finite_decimal
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.services.batch import Case
    from factledger.values.key import ClaimKey

    Lookup = Callable[[ClaimKey], Quantity]


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula and what it comes to."""

    formula: Formula
    outcome: Outcome

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


def calc(text: str, lookup: Lookup, units: Units | None = None) -> Computed:
    """Compute a formula.

    Args:
        text: The formula.
        lookup: Returns the quantity of a claim, or raises.
        units: The units that are known.

    Raises:
        FormulaError: The formula cannot be read or computed.
        NotFoundError: It names a claim that is not in the ledger.
    """
    formula = Formula.parse(text)
    return Computed(formula, evaluate(formula, lookup, units or Units.shipped()))


def calc_case(case: Case, lookup: Lookup, units: Units | None = None) -> dict[str, Any]:
    """Return the result of one case {"formula"}."""
    return calc(text_of(case, "formula"), lookup, units).to_json()
