"""A number of a draft that is one of a document, rounded: "about 140,000 tickets", of 141,000."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.values.figure import Hedge, Kind, interval
from factledger.values.number import exact, magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.values.figure import Figure

_NEAR, _NEAR_MANY = Fraction(1, 20), Fraction(1, 10)
"""The part of a number by which the one that it is rounded from may differ, and of one from a hundred up.

Source: DESIGN 3.2, the width within which a figure is supported rather than weak; what is told of many is rounded more.
"""

_LEAST = 10
"""What a number is at least that may be told by rounding it: of smaller ones too many are near each other."""

_HUNDRED = 100

_OPEN = (Hedge.CROWD, Hedge.FRACTION, Hedge.MULTIPLE, Hedge.RANGE)
"""Hedges of figures that are no rounded numbers."""


def rounds(mine: Figure, theirs: Figure) -> bool:
    """Tell whether a figure states, rounded or hedged, another number than a document, and allows that one.

    A share in words is one of a percentage: "more than a fifth", of 22%.
    """
    stated, other, allowed = mine.stated, theirs.stated, interval(mine)
    if stated is None or other is None or allowed is None or theirs.hedge in _OPEN:
        return False
    if _is_share(mine) and theirs.unit == "percent":
        value, step, allowed = exact(stated.value * _HUNDRED), exact(0), allowed.scaled(Fraction(_HUNDRED))
    elif mine.hedge not in _OPEN and magnitude(stated.value) >= _LEAST and _counts_alike(mine, theirs):
        value, step = stated.value, stated.step
    else:
        return False
    apart = magnitude(value - other.value)
    most = _NEAR_MANY if magnitude(other.value) >= _HUNDRED else _NEAR
    is_near = 2 * apart <= step or apart <= most * magnitude(other.value)
    return apart != 0 and is_near and other.value in allowed


def _counts_alike(mine: Figure, theirs: Figure) -> bool:
    """Tell whether two figures are in one unit, or one of two counts leaves it out."""
    is_left_out = NO_UNIT in (mine.unit, theirs.unit) and mine.kind is Kind.COUNT
    return mine.kind is theirs.kind and (mine.unit == theirs.unit or is_left_out)


def _is_share(figure: Figure) -> bool:
    """Tell whether a figure is a part of something in words: "a third"."""
    return figure.kind is Kind.RATIO and figure.stated is not None and 0 < figure.stated.value < 1
