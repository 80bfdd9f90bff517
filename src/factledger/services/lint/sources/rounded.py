"""A number of a draft that is one of a document, rounded: "about 140,000 tickets", of 141,000."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.values.figure import Hedge, Kind, interval
from factledger.values.number import magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.values.figure import Figure

_NEAR = Fraction(1, 20)
"""The part of a number by which the one that it is rounded from may differ.

Source: DESIGN 3.2, the width within which a figure is supported rather than weak.
"""

_LEAST = 10
"""What a number is at least that may be told by rounding it: of smaller ones too many are near each other."""

_OPEN = (Hedge.CROWD, Hedge.FRACTION, Hedge.MULTIPLE, Hedge.RANGE)
"""Hedges of figures that are no rounded numbers."""


def rounds(mine: Figure, theirs: Figure) -> bool:
    """Tell whether a figure states, rounded or hedged, another number than a document, and allows that one."""
    stated, other = mine.stated, theirs.stated
    if stated is None or other is None or stated.value == other.value or magnitude(stated.value) < _LEAST:
        return False
    is_alike = mine.unit == theirs.unit or (NO_UNIT in (mine.unit, theirs.unit) and mine.kind is Kind.COUNT)
    if not is_alike or mine.kind is not theirs.kind or mine.hedge in _OPEN or theirs.hedge in _OPEN:
        return False
    apart = magnitude(stated.value - other.value)
    allowed = interval(mine)
    is_near = 2 * apart <= stated.step or apart <= _NEAR * magnitude(other.value)
    return is_near and allowed is not None and other.value in allowed
