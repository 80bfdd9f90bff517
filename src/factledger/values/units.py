"""Units: what each one means, which is a kind of which, and exact conversion (by pint, loaded when needed)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factledger.errors import UnitError
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factledger.values.number import Exact

MAX_LENGTH = 96
"""Longest unit string, in characters."""

MAX_EXPONENT = 9

NO_UNIT = "1"

PERSON = "person"
"""The unit of people: what so many of something are by unless it is said."""

_NAME = re.compile(r"[^\W\d]\w*")
_FACTOR = re.compile(r"([^\W\d]\w*)(?:\*\*(-?\d))?")
_RATIO = re.compile(r"\d{1,60}(?:\.\d{1,60})?(?:/\d{1,60})?", re.ASCII)
_DIMENSION = re.compile(r"\[([^\W\d]\w*)\]")
_MINOR = "_cent"
_PER = "per_"
"""How the id of a unit starts that is one of so many: "per_100000"."""

_SPELLINGS = (("metre", "meter"), ("litre", "liter"), ("gramme", "gram"))
"""What is written in ids of units in Britain, and what stands for it in those of ours."""

_PURE = {"percent": Fraction(1, 100), "permille": Fraction(1, 1000)}


class Likeness(StrEnum):
    """How two units stand to each other."""

    SAME = "same"
    CONVERTS = "converts"
    NARROWER = "narrower"
    BROADER = "broader"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Relation:
    """How a second unit stands to a first.

    Attributes:
        likeness: NARROWER when the second is a kind of the first, BROADER the other way round.
        factor: For CONVERTS: value in the first = value in the second * factor + offset.
        offset: See `factor`.
        reason: For DIFFERS: what differs (currency, noun, dimension, ...).
    """

    likeness: Likeness
    factor: Exact = 1
    offset: Exact = 0
    reason: str = ""

    def converted(self, value: Exact) -> Exact:
        """Return a value in the second unit as one in the first; units that do not convert leave it as it is."""
        return value * self.factor + self.offset


_SAME = Relation(Likeness.SAME)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes:
        id: Canonical English name or ISO 4217 code.
        definition: A number and other units, or [name] for a dimension of its own.
        kind_of: Id of the wider unit, if any: an A100 is a kind of GPU.
        group: The kind of figure it makes.
        symbols: How it is written beside a number in any language.
        names: Names per language code.
    """

    id: str
    definition: str
    kind_of: str | None = None
    group: Kind = Kind.COUNT
    symbols: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def minor(currency: str) -> str:
    """Return the id of the hundredth part of a currency: "USD_cent"."""
    return currency + _MINOR


def is_minor(unit: str) -> bool:
    """Tell whether a unit is the hundredth part of a currency."""
    return unit.endswith(_MINOR)


def per_so_many(many: Exact) -> str:
    """Return the id of the unit that is one of so many: "per_100000"."""
    return f"{_PER}{many}"


def parse_unit(text: str) -> dict[str, int]:
    """Return the factors of a unit string with their exponents; empty for "1".

    >>> parse_unit("USD/hour")
    {'USD': 1, 'hour': -1}

    Raises:
        UnitError: The string is longer than 96 characters or is no product of names.
    """
    if len(text) > MAX_LENGTH:
        msg = "the unit is too long"
        raise UnitError(msg, expected=f"at most {MAX_LENGTH} characters", found=f"{len(text)}")
    if text == NO_UNIT:
        return {}
    factors: dict[str, int] = {}
    for sign, part in _signed_parts(text):
        match = _FACTOR.fullmatch(part)
        if match is None and not (part == NO_UNIT and not factors and sign == 1):
            msg = "the unit cannot be read"
            raise UnitError(msg, expected="names joined by * and /, such as USD/hour", found=repr(text))
        if match:
            factors[match[1]] = factors.get(match[1], 0) + sign * int(match[2] or 1)
    return {name: exponent for name, exponent in factors.items() if exponent}


@lru_cache(maxsize=1024)
def check_unit(text: str) -> None:
    """Raise UnitError unless a text can be read as a unit; those of a ledger are few."""
    parse_unit(text)


def _signed_parts(text: str) -> Iterator[tuple[int, str]]:
    for position, quotient in enumerate(text.split("/")):
        for part in re.split(r"(?<!\*)\*(?!\*)", quotient):
            yield (-1 if position else 1), part.strip()


def format_unit(factors: Mapping[str, int]) -> str:
    """Return the canonical string of factors: "USD/hour", "kilometer**2", "1".

    >>> format_unit({"hour": -1, "USD": 1})
    'USD/hour'
    """

    def power(name: str, exponent: int) -> str:
        return name if exponent == 1 else f"{name}**{exponent}"

    above = "*".join(power(name, n) for name, n in sorted(factors.items()) if n > 0)
    below = "".join("/" + power(name, -n) for name, n in sorted(factors.items()) if n < 0)
    return (above or NO_UNIT) + below


_MOST_EXTENSIONS = 16
"""How many sets of units that extend another one are kept with it."""


class Units:
    """An immutable set of units: those that the package ships and those of a ledger."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Hold the units; a later one with the same id replaces an earlier one."""
        self._by_id = {unit.id: unit for unit in units}
        # A ledger asks for the same units again for every row, and much is kept for each set of them.
        self._extensions: dict[str, Units] = {}

    @staticmethod
    def shipped() -> Units:
        """Return the units of `units.tsv`."""
        return _shipped()

    def extended(self, more: Iterable[Unit]) -> Units:
        """Return these units and `more`.

        Raises:
            UnitError: A definition cannot be read, names an unknown unit, or changes a shipped unit's meaning.
        """
        more = list(more)
        if not more:
            return self
        written = repr(more)
        if (found := self._extensions.get(written)) is not None:
            return found
        known = dict(self._by_id)
        for unit in more:
            shipped = _shipped().get(unit.id)
            if shipped and unit.definition != shipped.definition:
                msg = f"the unit {unit.id!r} already means something else"
                raise UnitError(msg, expected=shipped.definition, found=unit.definition, do="choose another id")
            known[unit.id] = unit
        extended = Units(known.values())
        for unit in more:
            extended.check(unit)
        if len(self._extensions) >= _MOST_EXTENSIONS:
            self._extensions.clear()
        self._extensions[written] = extended
        return extended

    def __contains__(self, unit_id: str) -> bool:
        """Tell whether the unit is known."""
        return unit_id in self._by_id

    def __iter__(self) -> Iterator[Unit]:
        """Yield the units in the order they were given."""
        return iter(self._by_id.values())

    def get(self, unit_id: str) -> Unit | None:
        """Return the unit with this id, or None."""
        return self._by_id.get(unit_id)

    def named(self, name: str) -> str | None:
        """Return the id of the unit with this id or symbol, or None; a symbol of several units names none."""
        if name in self._by_id:
            return name
        found = [unit.id for unit in self if name in unit.symbols]
        return found[0] if len(found) == 1 else None

    def spelled(self, text: str) -> str:
        """Return a unit string with the ids as they are spelled here: those that are not known, and would be then.

        >>> Units.shipped().spelled("USD/litre"), Units.shipped().spelled("millimetre")
        ('USD/liter', 'millimeter')
        """

        def known(found: re.Match[str]) -> str:
            name = found[0]
            others = (name.replace(written, ours) for written, ours in _SPELLINGS if name not in self)
            return next((other for other in others if other in self), name)

        return _NAME.sub(known, text)

    def kind(self, unit: str) -> Kind:
        """Return the kind of a figure in this unit; an unknown noun is counted, but so many by so many are no count."""
        if known := self._by_id.get(unit):
            return known.group
        factors = parse_unit(unit)
        names = [name for name in factors if name in self._by_id]
        groups = [self._by_id[name].group for name in sorted(names, key=lambda name: not name.startswith(_PER))]
        if Kind.MONEY in groups:
            return Kind.MONEY
        is_counted = not groups or next(iter(factors)) not in names  # "meal/week": meals are counted
        return Kind.COUNT if is_counted else groups[0]

    def are_kinds_of(self, units: Iterable[str], wide: str) -> bool:
        """Tell whether units are all one unit, or kinds of it: people, men, teachers."""
        return all(one == wide or self.is_kind_of(one, wide) for one in units)

    def is_kind_of(self, narrow: str, wide: str) -> bool:
        """Tell whether every `narrow` is also a `wide` (and they are not the same unit)."""
        seen = {narrow}
        unit = self._by_id.get(narrow)
        while unit and unit.kind_of and unit.kind_of not in seen:
            if unit.kind_of == wide:
                return True
            seen.add(unit.kind_of)
            unit = self._by_id.get(unit.kind_of)
        return False

    def relation(self, first: str, second: str) -> Relation:
        """Return how `second` stands to `first`; no unit stated matches any unit."""
        if first == second or NO_UNIT in (first, second):
            return _SAME
        if self.is_kind_of(second, first):
            return Relation(Likeness.NARROWER)
        if self.is_kind_of(first, second):
            return Relation(Likeness.BROADER)
        if conversion := self.conversion(second, first):
            return Relation(Likeness.CONVERTS, *conversion)
        return Relation(Likeness.DIFFERS, reason=self._difference(first, second))

    def _difference(self, first: str, second: str) -> str:
        kinds = (self.kind(first), self.kind(second))
        if kinds == (Kind.PERCENT, Kind.PERCENT):
            return "percent against percentage point"
        if kinds == (Kind.MONEY, Kind.MONEY) and not (parse_unit(first).keys() & parse_unit(second).keys()):
            return "currency, and no rate is given"
        return "counted noun" if kinds == (Kind.COUNT, Kind.COUNT) else "dimension"

    def conversion(self, source: str, target: str) -> tuple[Fraction, Fraction] | None:
        """Return (factor, offset) so that target value = source value * factor + offset; None if there is none."""
        if (source, target) not in self._conversions:
            self._conversions[source, target] = self._convert(source, target)
        return self._conversions[source, target]

    @cached_property
    def _conversions(self) -> dict[tuple[str, str], tuple[Fraction, Fraction] | None]:
        return {}

    def _convert(self, source: str, target: str) -> tuple[Fraction, Fraction] | None:
        if source == target:
            return Fraction(1), Fraction(0)
        if self._dimension(source) != self._dimension(target):
            return None  # most pairs that are asked for, and pint takes long to load
        a, b = self._pint_unit(source), self._pint_unit(target)
        if a.dimensionality != b.dimensionality:
            return None
        zero, one = (self._registry.Quantity(Fraction(n), a).to(b).magnitude for n in (0, 1))
        return Fraction(one - zero), Fraction(zero)

    def _dimension(self, unit: str, within: frozenset[str] = frozenset()) -> dict[str, int]:
        """Return the units that a unit comes down to, each one a dimension of its own, with their exponents.

        Of units that are defined by each other, which no ledger takes, the one met first is as good as any.
        """
        found: dict[str, int] = {}
        for name, exponent in parse_unit(unit).items():
            known = self._by_id.get(name)
            if known is None or name in within or _DIMENSION.fullmatch(known.definition):
                found[name] = found.get(name, 0) + exponent
                continue
            _, rest, _ = _parse_definition(known.definition)
            for base, power in self._dimension(rest, within | {name}).items():
                found[base] = found.get(base, 0) + power * exponent
        return {base: exponent for base, exponent in found.items() if exponent}

    def currency(self, name: str) -> str | None:
        """Return the currency that a unit of money is or is a part of (USD of "USD_cent"), or None for other units."""
        seen: set[str] = set()
        while (unit := self._by_id.get(name)) and unit.group is Kind.MONEY and name not in seen:
            if _DIMENSION.fullmatch(unit.definition):
                return name
            seen.add(name)
            factors = definition_names(unit.definition)
            name = factors[0] if len(factors) == 1 else ""
        return None

    def currencies(self, unit: str) -> list[str]:
        """Return the currencies in a unit string, each once."""
        return list(dict.fromkeys(filter(None, (self.currency(name) for name in parse_unit(unit)))))

    def is_exchange(self, first: str, second: str) -> bool:
        """Tell whether two units differ in their one currency, so that only a rate can convert them."""
        mine, theirs = self.currencies(first), self.currencies(second)
        return len(mine) == len(theirs) == 1 and mine != theirs

    def exchanged(self, base: str, quote: str, factor: Exact) -> Units:
        """Return the units as they convert when one of the currency `base` is `factor` of the currency `quote`."""
        return Units([*self, replace(self._by_id[base], definition=f"{factor} {quote}")])

    def product(self, a: str, b: str, sign: int = 1) -> str:
        """Return the unit of a product of quantities in `a` and `b` (a quotient for sign -1)."""
        factors = parse_unit(a)
        for name, exponent in parse_unit(b).items():
            factors[name] = factors.get(name, 0) + sign * exponent
        return format_unit({name: exponent for name, exponent in factors.items() if exponent})

    def by_so_many(self, unit: str, many: Exact, by: str) -> str:
        """Return the unit of so many by so many: "case*per_100000" by people, "death*per_1000/birth" by births.

        People by people cancel, as "87 people per 100,000 inhabitants" are "87 per 100,000".
        """
        if by not in (NO_UNIT, PERSON):
            return self.product(self.product(unit, per_so_many(many)), by, -1)
        return self.product(NO_UNIT if unit == PERSON else unit, per_so_many(many))

    def reduced(self, unit: str) -> tuple[Fraction, str]:
        """Return (factor, unit) without factors that cancel, one of which converts to the other.

        >>> Units.shipped().reduced("USD*day/hour")
        (Fraction(24, 1), 'USD')
        """
        factors, total = parse_unit(unit), Fraction(1)
        for name in list(factors):
            for other in list(factors):
                if factors[name] * factors[other] >= 0:
                    continue
                conversion = self.conversion(other, name)
                if conversion and not conversion[1]:
                    # As many of the two as cancel; what is left of `other` stays as it is.
                    count = min(abs(factors[name]), abs(factors[other]))
                    sign = 1 if factors[other] > 0 else -1
                    total *= conversion[0] ** (sign * count)
                    factors[other] -= sign * count
                    factors[name] += sign * count
        pure = self.conversion(format_unit({name: n for name, n in factors.items() if n}), NO_UNIT)
        if pure:
            return total * pure[0], NO_UNIT
        return total, format_unit({name: n for name, n in factors.items() if n})

    def power(self, unit: str, exponent: int) -> str:
        """Return the unit raised to an exponent."""
        return format_unit({name: n * exponent for name, n in parse_unit(unit).items() if n * exponent})

    def check(self, unit: Unit) -> None:
        """Raise UnitError unless the unit is well formed and everything it names is known."""
        if not _NAME.fullmatch(unit.id) or len(unit.id) > MAX_LENGTH:
            msg = "this cannot be the id of a unit"
            raise UnitError(msg, expected="a letter, then letters, digits or _", found=repr(unit.id))
        if unit.kind_of and unit.kind_of not in self:
            msg = f"{unit.id!r} is a kind of an unknown unit"
            raise UnitError(msg, found=repr(unit.kind_of), do=f"factledger unit add {unit.kind_of}")
        if unit.kind_of and self.is_kind_of(unit.kind_of, unit.id):
            msg = f"{unit.id!r} and {unit.kind_of!r} would each be a kind of the other"
            raise UnitError(msg)
        for name in definition_names(unit.definition):
            if name not in self or name == unit.id:
                msg = f"the definition of {unit.id!r} names an unknown unit"
                raise UnitError(msg, found=repr(name), do=f"factledger unit add {name}")
        self._pint_unit(unit.id)

    @cached_property
    def _registry(self) -> Any:  # noqa: ANN401  pint is imported only here, and only when it is needed
        import pint

        return pint.UnitRegistry(None, non_int_type=Fraction, on_redefinition="raise")

    @cached_property
    def _defined(self) -> dict[str, str]:
        return {}

    def _pint_unit(self, text: str) -> Any:  # noqa: ANN401  a pint.Unit
        from pint.util import UnitsContainer

        names = {self._define(name): exponent for name, exponent in parse_unit(text).items()}
        return self._registry.Unit(UnitsContainer(names))

    def _define(self, name: str) -> str:
        """Define a unit, and those it rests on, in pint; return the name it has there.

        The name is a digest: whatever the noun is, no text of a draft reaches pint's parser.
        """
        if name in self._defined:
            return self._defined[name]
        alias = "u" + hashlib.sha256(name.encode()).hexdigest()[:24]
        self._defined[name] = alias
        unit = self._by_id.get(name)
        definition = unit.definition if unit else f"[{name}]"
        self._registry.define(f"{alias} = {self._rendered(definition, alias)}")
        return alias

    def _rendered(self, definition: str, alias: str) -> str:
        if _DIMENSION.fullmatch(definition):
            return f"[{alias}]"
        number, unit, offset = _parse_definition(definition)
        factors = [f"{self._define(name)}**{n}" for name, n in parse_unit(unit).items()]
        rendered = " * ".join([f"({number})", *factors])
        return f"{rendered}; offset: {offset}" if offset else rendered


def _parse_definition(text: str) -> tuple[str, str, str | None]:
    """Return (number, unit string, offset) of a definition that is not a dimension."""
    body, _, tail = text.partition("; offset: ")
    number = _RATIO.match(body)
    unit = body[number.end() :].strip() if number else body.strip()
    if number and unit.startswith("/"):
        unit = NO_UNIT + unit
    offset = tail.strip() or None
    if (offset and not _RATIO.fullmatch(offset)) or len(text) > MAX_LENGTH:
        msg = "the definition of a unit cannot be read"
        raise UnitError(msg, expected="a number and units, or [name]", found=repr(text[:MAX_LENGTH]))
    return (number[0] if number else "1"), unit or NO_UNIT, offset


def definition_names(text: str) -> list[str]:
    """Return the ids of the units that a definition is made of."""
    if _DIMENSION.fullmatch(text):
        return []
    return list(parse_unit(_parse_definition(text)[1]))


def pure_factor(unit: str) -> Fraction | None:
    """Return what one of this unit is as a pure number (percent: 1/100), or None."""
    return _PURE.get(unit)


@cache
def _shipped() -> Units:
    table = files("factledger.values").joinpath("units.tsv").read_text(encoding="utf-8")
    units = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            unit_id, definition, kind_of, group, symbols = line.split("\t")
            marks = tuple(symbols.split("|")) if symbols else ()
            units.append(Unit(unit_id, definition, kind_of or None, Kind(group), marks))
            if units[-1].group is Kind.MONEY:
                units.append(Unit(minor(unit_id), f"0.01 {unit_id}", None, Kind.MONEY))
    return Units(units)
