"""Computing a formula in intervals, with its units, its hedge and its scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.errors import FormulaError
from factledger.values.figure import Hedge
from factledger.values.formula import Binary, Claim, Conversion, Formula, Literal, Negative, Node, Power
from factledger.values.interval import Interval
from factledger.values.number import Exact, power
from factledger.values.scope import ANYWHERE, Scope
from factledger.values.units import NO_UNIT, Units, format_unit, parse_unit, pure_factor

if TYPE_CHECKING:
    from factledger.values.key import ClaimKey

_ZERO = Fraction(0)

MAX_BITS = 2000
"""Largest numerator or denominator of a power, in bits."""


class Comparison(StrEnum):
    """What a comparison of two intervals can be."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A computed quantity.

    Attributes:
        interval: The values it may have, in `unit`.
        value: The value from the stated numbers; None when an input states none (a range, a crowd).
        hedge: The weakest hedge of its inputs; plain when all are plain. Its direction is that of the
            input: look at `interval` for that of the result.
        unit: Canonical unit string.
        scope: What all inputs that state it say about when, where, of whom and how.
    """

    interval: Interval
    value: Exact | None
    hedge: Hedge = Hedge.PLAIN
    unit: str = NO_UNIT
    scope: Scope = ANYWHERE

    def converted(self, factor: Exact, unit: str, offset: Exact = _ZERO) -> Quantity:
        """Return the same quantity in another unit, whose number is this one's * factor + offset."""
        value = None if self.value is None else self.value * factor + offset
        return replace(self, interval=self.interval.scaled(factor, offset), value=value, unit=unit)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula comes to.

    Attributes:
        left: The expression, or the left side of the comparison.
        right: The right side, in the unit of the left one.
        comparison: Whether the comparison is certain, possible or impossible; None without one.
        reason: Why the sides cannot be compared, if they cannot.
    """

    left: Quantity
    right: Quantity | None = None
    comparison: Comparison | None = None
    reason: str = ""


_WEAKNESS = (
    (Hedge.PLAIN,),
    (Hedge.EXACTLY,),
    (Hedge.FRACTION, Hedge.MULTIPLE),
    (Hedge.PLUS_MINUS, Hedge.RANGE),
    (Hedge.JUST_OVER, Hedge.NEARLY),
    (Hedge.ABOUT,),
    (Hedge.AT_MOST, Hedge.LESS_THAN),
    (Hedge.AT_LEAST, Hedge.MORE_THAN),
    (Hedge.CROWD,),
    (Hedge.VAGUE,),
)
_RANK = {hedge: rank for rank, hedges in enumerate(_WEAKNESS) for hedge in hedges}


def weakest(first: Hedge, second: Hedge) -> Hedge:
    """Return the hedge that leaves more open; of two alike the first."""
    return second if _RANK[second] > _RANK[first] else first


Exchange = Callable[[str, str, str, str | None], Units]
"""Returns the units by which one unit converts into another, by the rate on a date, of one source if it is named."""


def evaluate(
    formula: Formula, lookup: Callable[[ClaimKey], Quantity], units: Units, exchange: Exchange | None = None
) -> Outcome:
    """Compute a formula.

    Args:
        formula: The formula.
        lookup: Returns the quantity of a claim, or raises.
        units: The units to convert with.
        exchange: Returns the units of a conversion by a rate, or raises; without it there are no rates.

    Raises:
        FormulaError: Units do not fit, or a divisor can only be zero.
    """
    computer = _Computer(formula.text, lookup, units, exchange)
    left = computer.quantity(formula.left)
    if formula.operator is None or formula.right is None:
        return Outcome(left)
    right = computer.fitted(left, computer.quantity(formula.right), len(formula.text) - 1, "compare")
    if difference := left.scope.difference(right.scope):
        return Outcome(left, right, Comparison.INCOMPARABLE, difference)
    return Outcome(left, right, _compared(formula.operator, left.interval, right.interval))


def _compared(operator: str, left: Interval, right: Interval) -> Comparison:
    if operator in (">", ">="):
        return _compared("<" + operator[1:], right, left)
    if operator == "<":
        certain, impossible = left.is_below(right), right.is_below(left, or_equal=True)
    elif operator == "<=":
        certain, impossible = left.is_below(right, or_equal=True), right.is_below(left)
    elif operator == "=":
        certain, impossible = left == right and left.is_point, not left.meets(right)
    else:
        certain, impossible = not left.meets(right), left == right and left.is_point
    if certain:
        return Comparison.CERTAIN
    return Comparison.IMPOSSIBLE if impossible else Comparison.POSSIBLE


@dataclass(frozen=True, slots=True)
class _Computer:
    text: str
    lookup: Callable[[ClaimKey], Quantity]
    units: Units
    exchange: Exchange | None

    def quantity(self, node: Node) -> Quantity:
        match node:
            case Literal(value, unit):
                return Quantity(Interval.point(value), value, unit=self.known(unit))
            case Claim(key, _):
                return self.lookup(key)
            case Negative(operand):
                found = self.quantity(operand)
                return replace(found, interval=-found.interval, value=None if found.value is None else -found.value)
            case Power(base, exponent):
                return self.power(_pure(self.quantity(base)), exponent)
            case Conversion(operand):
                return self.converted(node, self.quantity(operand))
            case Binary("+" | "-" as operator, left, right, position):
                return self.sum(operator, self.quantity(left), self.quantity(right), position)
            case Binary(operator, left, right, _):
                return self.product(operator, _pure(self.quantity(left)), _pure(self.quantity(right)))

    def known(self, unit: str) -> str:
        """Return a unit string with the ids of what it names, by id or symbol ("km")."""
        factors: dict[str, int] = {}
        for name, exponent in parse_unit(unit).items():
            found = self.units.named(name)
            if found is None:
                position = max(self.text.find(name), 0)
                near = get_close_matches(name, (one.id for one in self.units), 1)
                hint = f"a known unit, such as {near[0]}" if near else f"a known unit; factledger unit add {name}"
                raise FormulaError.at(self.text, position, f"{name!r} is no unit known here", hint)
            factors[found] = factors.get(found, 0) + exponent
        return format_unit({name: n for name, n in factors.items() if n})

    def converted(self, node: Conversion, found: Quantity) -> Quantity:
        """Return a quantity in another unit, with its precision, which is converted with it."""
        target = self.known(node.unit)
        units = self.units
        if node.on is not None and self.exchange is not None:
            units = self.exchange(found.unit, target, node.on, node.by)
        conversion = units.conversion(found.unit, target)
        if conversion is None:
            hint = _HINT_RATE if units.is_exchange(found.unit, target) else "a unit of the same dimension"
            what = f"cannot convert {_named(found.unit)} to {target}"
            raise FormulaError.at(self.text, node.position, what, hint)
        return found.converted(conversion[0], target, conversion[1])

    def power(self, base: Quantity, exponent: int) -> Quantity:
        numbers = (base.value, base.interval.low, base.interval.high)
        if any(_bits(number) * abs(exponent) > MAX_BITS for number in numbers if number is not None):
            msg = "the result is too large"
            raise FormulaError(msg, expected=f"numbers of at most {MAX_BITS} bits", where=f"a power in {self.text!r}")
        value = base.value
        if value is not None and (value or exponent >= 0):
            value = power(value, exponent)
        unit = self.units.power(base.unit, exponent)
        return replace(base, interval=base.interval.power(exponent), value=value, unit=unit)

    def sum(self, operator: str, left: Quantity, right: Quantity, position: int) -> Quantity:
        right = self.fitted(left, right, position, "add" if operator == "+" else "subtract")
        sign = 1 if operator == "+" else -1
        value = None if left.value is None or right.value is None else left.value + sign * right.value
        interval = left.interval + (right.interval if sign == 1 else -right.interval)
        return _joined(left, right, interval, value, left.unit)

    def product(self, operator: str, left: Quantity, right: Quantity) -> Quantity:
        sign = 1 if operator == "*" else -1
        other = right.interval if sign == 1 else right.interval.reciprocal()
        value = None
        if left.value is not None and right.value is not None and (sign == 1 or right.value):
            value = left.value * power(right.value, sign)
        unit = self.units.product(left.unit, right.unit, sign)
        return self.simplified(_joined(left, right, left.interval * other, value, unit))

    def simplified(self, found: Quantity) -> Quantity:
        """Return the quantity without units that cancel: "kilometer/meter" is a number, "USD*day/hour" is USD."""
        factor, unit = self.units.reduced(found.unit)
        return found if unit == found.unit else found.converted(factor, unit)

    def fitted(self, left: Quantity, right: Quantity, position: int, verb: str) -> Quantity:
        """Return the right side in the unit of the left one."""
        if left.unit == right.unit:
            return right
        conversion = self.units.conversion(right.unit, left.unit)
        if conversion and conversion[1] and verb != "compare":
            what = f"cannot {verb} {_named(left.unit)} and {_named(right.unit)}: their zeros differ"
            raise FormulaError.at(self.text, position, what, "temperatures in one unit")
        if conversion is None:
            what = f"cannot {verb} {_named(left.unit)} and {_named(right.unit)}"
            is_money = self.units.is_exchange(left.unit, right.unit)
            hint = "the same dimension on both sides; write the unit, such as 51,750 USD/chip"
            hint = _HINT_RATE if is_money else hint
            raise FormulaError.at(self.text, position, what, hint)
        return right.converted(conversion[0], left.unit, conversion[1])


_HINT_RATE = "a currency converts by the rate on a date: [a/claim] to EUR on 2025-01-07"


def _bits(number: Exact) -> int:
    return max(number.numerator.bit_length(), number.denominator.bit_length())


def _named(unit: str) -> str:
    return "a number without a unit" if unit == NO_UNIT else unit


def _pure(found: Quantity) -> Quantity:
    """Return a percentage as a pure number, so that 5% of a sum is a sum."""
    factor = pure_factor(found.unit)
    return found.converted(factor, NO_UNIT) if factor else found


def _joined(left: Quantity, right: Quantity, interval: Interval, value: Exact | None, unit: str) -> Quantity:
    return Quantity(interval, value, weakest(left.hedge, right.hedge), unit, left.scope.shared(right.scope))
