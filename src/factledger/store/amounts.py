"""Conditions on the unit and the value of an entry, by which the database narrows a search down.

They let through every entry that is wanted, and some that are not: who searches looks at the figures themselves. A
value is exact decimal text, which a database cannot order; what it compares, and has in an index, is its whole part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, false, literal_column, or_, text

from factledger.errors import FactledgerError
from factledger.store.schema import AMOUNT, BODIES, LARGEST
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from factledger.values.interval import Interval
    from factledger.values.units import Units

MOST_UNITS = 200
"""Most units in a ledger that are looked at one by one; with more, searching by unit reads every row."""

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
    if unit is None and wanted is None:
        return None
    stated = list(connection.execute(_UNITS, {"most": MOST_UNITS + 1}).scalars())
    if len(stated) > MOST_UNITS:
        return None
    column = BODIES["entry"].c.unit
    try:
        found = [None, *stated] if unit is None else [one for one in stated if matches(unit, one, units)]
        if wanted is None:
            return column.in_(found)
        each = ((one, _converted(wanted, one, unit, units)) for one in found)
        return or_(false(), *(_within(connection, bounds, column == one) for one, bounds in each))
    except FactledgerError:
        # A unit that cannot be read is somebody's who changed the row; who searches meets it, or does not.
        return None


def _converted(wanted: Interval, stated: str | None, unit: str | None, units: Units) -> Interval:
    """Return bounds in the unit of a figure; as they are, where it is not converted."""
    conversion = units.conversion(unit, stated) if unit and stated and stated != unit else None
    return wanted.scaled(*conversion) if conversion else wanted


def _within(connection: Connection, wanted: Interval, unit: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a figure is in a unit, and its stated number within bounds, or nearly.

    The stated number, or a printed bound, is a value that a figure allows or the end of those: where all of them lie
    within bounds, it does so too, or is a bound. Figures whose amount is not told are looked at, each by itself.
    """
    amount: ColumnElement[int] = literal_column(AMOUNT[connection.dialect.name])
    ends = []
    if wanted.low is not None and (low := int(wanted.low)) > -LARGEST:
        ends.append(amount >= min(low, LARGEST))
    if wanted.high is not None and (high := int(wanted.high)) < LARGEST:
        ends.append(amount <= max(high, -LARGEST))
    # Two questions, and not one with an OR in it, so that an index answers both.
    return or_(and_(unit, *ends), and_(unit, amount.is_(None))) if ends else unit
