"""Convert between currencies, only by a rate that a source states for a date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.source import Source
from factledger.domain.unit import Rate
from factledger.errors import AmbiguousError, NotFoundError, UnitError
from factledger.services.sentence import said
from factledger.services.show import as_json
from factledger.values.number import quotient
from factledger.values.period import Period

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.number import Exact
    from factledger.values.units import Units

_NAMED = 5
"""How many rates on other dates an error names."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """How two currencies convert.

    Attributes:
        row: The rate.
        units: The units in which the one currency is defined by the other.
    """

    row: Row
    units: Units = field(compare=False)

    def __str__(self) -> str:
        """Return the rate as a sentence, with its row number."""
        return f"{said(self.row)} (#{self.row.seq})"

    def to_json(self) -> dict[str, Any]:
        """Return the rate's row as JSON."""
        return as_json(self.row)


def exchange(reader: Reader, units: Units, source: str, target: str, on: str, by: str | None = None) -> Exchange:
    """Return how one unit converts into another by the rate on a date.

    The rate counts either way round. It must be stated for just this day, month or year: the nearest other date is
    a choice that is a person's. Two rates agree when they convert to the same number.

    Args:
        reader: The ledger.
        units: The units that are known.
        source: The unit to convert, with one currency in it.
        target: The unit to convert to, with another one in it.
        on: The date, EDTF.
        by: The source whose rate it has to be, key or row number.

    Raises:
        UnitError: The units do not differ in one currency each.
        NotFoundError: No rate is recorded for the date.
        AmbiguousError: Rates for the date disagree.
    """
    if not units.is_exchange(source, target):
        msg = f"{source} and {target} do not differ in one currency each: there is nothing to convert by a rate"
        raise UnitError(msg, expected="such as USD to EUR, or USD/hour to EUR/hour", do="leave the date out")
    (base,), (quote,) = units.currencies(source), units.currencies(target)
    by = None if by is None else reader.get(Source.KIND, by).key
    of_pair = _rates(reader, (base, quote), by)
    days = Period.parse(on).days
    found = [row for row in of_pair if _rate(row).days == days]
    if not found:
        raise _none(base, quote, on, by, of_pair)
    if len({_factor(_rate(row), base) for row in found}) > 1:
        msg = f"the rates between {base} and {quote} on {on} disagree"
        shown = "; ".join(f"{said(row)} (#{row.seq})" for row in found[:_NAMED])
        hint = "name the source whose rate is meant, or void a wrong one"
        raise AmbiguousError(msg, expected="one rate, or several that agree", found=shown, do=hint)
    return Exchange(found[0], units.exchanged(base, quote, _factor(_rate(found[0]), base)))


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of a ledger on a date.

    Attributes:
        reader: The ledger.
        units: The units that are known.
        on: The date, EDTF.
        by: The source whose rates they have to be; None for any.
    """

    reader: Reader
    units: Units
    on: str
    by: str | None = None

    def between(self, source: str, target: str) -> Exchange:
        """Return how one unit converts into another (see `exchange`)."""
        return exchange(self.reader, self.units, source, target, self.on, self.by)


def _rates(reader: Reader, pair: tuple[str, str], by: str | None) -> list[Row]:
    """Return the current rates of a pair, either way round, in the order of the log."""
    of_pair = (reader.column(Rate.KIND, name).in_(pair) for name in ("base", "quote"))
    rows = sorted(reader.current(Rate.KIND, *of_pair), key=lambda row: row.seq)
    return [row for row in rows if by in (None, _rate(row).source)]


def _rate(row: Row) -> Rate:
    assert isinstance(row.body, Rate)  # noqa: S101  an inner invariant: it was looked up among the rates
    return row.body


def _factor(rate: Rate, base: str) -> Exact:
    """Return what one of the currency to convert is worth in the other one."""
    return rate.factor if rate.base == base else quotient(1, rate.factor)


def _none(base: str, quote: str, on: str, by: str | None, of_pair: list[Row]) -> NotFoundError:
    msg = f"no rate between {base} and {quote} is recorded for {on}{f' by {by}' if by else ''}"
    others = ", ".join(f"{_rate(row).date} (#{row.seq})" for row in of_pair[-_NAMED:])
    hint = f"factledger rate add {base} {quote} VALUE --date {on} --source {by or 'SOURCE'}"
    return NotFoundError(msg, found=f"rates for {others}" if others else "none for this pair", do=hint)
