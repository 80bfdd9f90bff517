"""Conditions on the unit and the value of an entry, by which the database narrows a search down.

They let through every entry that is wanted, and some that are not: who searches looks at the figures themselves. A
value is exact decimal text, which a database cannot order; what it compares is the nearest number it can hold, with
bounds that are a little too wide.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import Numeric, and_, cast, false, literal, literal_column, or_, text, true
from sqlalchemy.types import REAL

from factledger.errors import FactledgerError
from factledger.store.schema import AMOUNT, BODIES
from factledger.values.number import decimal_text, magnitude
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from factledger.values.interval import Interval
    from factledger.values.number import Exact
    from factledger.values.units import Units

MOST_UNITS = 200
"""Most units in a ledger that are looked at one by one; with more, searching by unit reads every row."""

_LEEWAY = Fraction(1, 10**9)
"""By what share of itself a bound is moved out: many times what the nearest number of an engine can be off."""

_LARGEST = 10**300
"""Bounds beyond it are no numbers to every engine."""

_UNITS = text(
    """
    WITH RECURSIVE each(unit) AS (
        SELECT min(unit) FROM entry
        UNION ALL
        SELECT (SELECT min(entry.unit) FROM entry WHERE entry.unit > each.unit) FROM each WHERE each.unit IS NOT NULL
    )
    SELECT unit FROM each WHERE unit IS NOT NULL LIMIT :most
    """
)
"""Every unit of the entries, found from one to the next in their index."""

_SAME = (Likeness.SAME, Likeness.CONVERTS, Likeness.NARROWER)


def matches(unit: str, stated: str | None, units: Units) -> bool:
    """Tell whether a figure in a unit is one of those that are searched for by another unit."""
    if stated in (None, NO_UNIT):
        return unit == stated
    return units.relation(unit, stated).likeness in _SAME


def narrowed(
    connection: Connection, unit: str | None, wanted: Interval | None, units: Units
) -> ColumnElement[bool] | None:
    """Return a condition that every entry fits whose figure lies within bounds, in a unit; None where there is none.

    Args:
        connection: The ledger, which knows what units its entries have.
        unit: The unit that is searched for; None for any.
        wanted: What every value that the figure allows has to lie in, in that unit; None for any.
        units: The units that are known.
    """
    if unit is None:
        return None if wanted is None else _within(connection, wanted)
    stated = list(connection.execute(_UNITS, {"most": MOST_UNITS + 1}).scalars())
    if len(stated) > MOST_UNITS:
        return None
    column = BODIES["entry"].c.unit
    try:
        found = [one for one in stated if matches(unit, one, units)]
        if wanted is None:
            return column.in_(found)
        each = [and_(column == one, _within(connection, _converted(wanted, one, unit, units))) for one in found]
    except FactledgerError:
        # A unit that cannot be read is somebody's who changed the row; who searches meets it, or does not.
        return None
    return or_(false(), *each)


def _converted(wanted: Interval, stated: str, unit: str, units: Units) -> Interval:
    """Return bounds in the unit of a figure; as they are, where it is not converted."""
    conversion = units.conversion(unit, stated) if stated != unit else None
    return wanted.scaled(*conversion) if conversion else wanted


def _within(connection: Connection, wanted: Interval) -> ColumnElement[bool]:
    """Return the condition that the stated number of a figure lies within bounds, or nearly.

    The stated number, or a printed bound, is a value that a figure allows or the end of those: where all of them lie
    within bounds, it does so too, or is a bound.
    """
    engine = connection.dialect.name
    amount: ColumnElement[float] = literal_column(AMOUNT[engine])
    number = REAL if engine == "sqlite" else Numeric
    ends = []
    if wanted.low is not None and magnitude(wanted.low) < _LARGEST:
        ends.append(amount >= cast(literal(_moved(wanted.low, -1)), number))
    if wanted.high is not None and magnitude(wanted.high) < _LARGEST:
        ends.append(amount <= cast(literal(_moved(wanted.high, 1)), number))
    return and_(true(), *ends)


def _moved(bound: Exact, sign: int) -> str:
    return decimal_text(bound + sign * magnitude(bound) * _LEEWAY)
