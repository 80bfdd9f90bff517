"""Lengths by lengths: the 20 of "20 x 30 feet" is so many feet as well, and no multiple of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.reading.measured import Measured
from factledger.reading.units import after_number

if TYPE_CHECKING:
    from factledger.reading.line import Line

_LENGTHS = frozenset({"meter", "centimeter", "millimeter", "kilometer", "foot", "inch", "yard", "mile", "pixel"})
_RACES = frozenset({"meter", "kilometer", "yard"})
_MOST_IN_RACE = 4
"""Legs of a relay: "4 x 100 metres" is run four times."""

_MOST_SIDES = 3


def by(line: Line, i: int) -> int | None:
    """Return the index of the number behind "x" or "by" at token `i`, or None."""
    last = i + 1 if line.words[i].text in ("x", "X", "×") else line.has("dimension", i)
    return last if last is not None and line.is_number(last) else None


def length_by(line: Line, i: int) -> Measured | None:
    """Return the unit of length that the number at token `i` shares with those behind its "x", or None."""
    sides, last = [i], i + 1
    while len(sides) <= _MOST_SIDES and (following := by(line, last)) is not None:
        sides.append(following)
        last = following + 1
    if len(sides) == 1:
        return None
    unit = after_number(line, last, is_singular=True).unit
    is_race = unit in _RACES and ascii_digits(line.words[sides[0]].text) == str(_MOST_IN_RACE)
    return Measured(unit, None, i, i + 1, "carried") if unit in _LENGTHS and not is_race else None
