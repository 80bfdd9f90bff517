"""Temperatures with a bare letter behind the digits: "40C (104F)", "-10C", "573.15K" beside "300°C"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits

if TYPE_CHECKING:
    from factledger.reading.line import Line

LETTERS = {"C": "celsius", "F": "fahrenheit", "K": "kelvin"}
TEMPERATURES = frozenset(LETTERS.values())
"""Units of temperature."""

_MINUS = "-−–"
_REACH = 10
"""Tokens around the number in which something may tell that it is a temperature."""

_BESIDE = 7
"""Tokens around it in which the same temperature may stand in another unit."""

_NEAR = 1
"""How far two readings of one temperature may lie apart, in degrees, for they are rounded."""

_ZERO = Fraction("273.15")
_FREEZING, _STEP = 32, Fraction(9, 5)


class _Degrees(NamedTuple):
    """A number and the unit of temperature behind it."""

    value: Fraction
    unit: str


def heat(line: Line, i: int) -> str | None:
    """Return the unit of the bare C, F or K at token `i`, if it touches digits and its surroundings support it.

    What supports it is a minus before the number, words of temperature near it ("temperatures rose to 22C"), the same
    temperature in another unit beside it, or another one near it that is supported ("22C in London and -10C in Oslo").
    For K only the same temperature does: it is a thousand far more often.
    """
    unit = LETTERS.get(line.words[i].text)
    if unit is None or not _is_whole(line, i):
        return None
    if _is_supported(line, i):
        return unit
    near = range(max(i - _REACH, 1), min(i + _REACH, line.count)) if unit != "kelvin" else ()
    others = (k for k in near if k != i and line.words[k].text in "CF" and _is_whole(line, k))
    return unit if any(_is_supported(line, k) for k in others) else None


def _is_supported(line: Line, i: int) -> bool:
    """Tell whether what stands around the letter at token `i` supports it by itself; asked once for each."""
    if i not in line.heats:
        line.heats[i] = _is_told(line, i) or _is_paired(line, i)
    return line.heats[i]


def _is_whole(line: Line, i: int) -> bool:
    """Tell whether the letter at token `i` ends what starts with the digits before it: no "A22C" or "22C4"."""
    goes_on = line.is_adjacent(i + 1) and (line.is_letters(i + 1) or line.is_number(i + 1))
    # "10C-1", but "10C-15C"
    is_joined = line.is_mark(i + 1, "-/") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)
    goes_on = goes_on or (is_joined and line.is_number(i + 2) and line.words[i + 3].text not in LETTERS)
    starts_before = line.is_adjacent(i - 1) and line.is_letters(i - 2)
    return line.is_number(i - 1) and line.is_adjacent(i) and not (goes_on or starts_before)


def _is_told(line: Line, i: int) -> bool:
    """Tell whether a minus or a word near it says that the number before the letter is a temperature."""
    if line.words[i].text == "K":
        return False
    is_minus = line.is_mark(i - 2, _MINUS) and line.is_adjacent(i - 1) and not line.is_adjacent(i - 2)
    if is_minus and not line.is_number(i - 3):
        return True
    return any(line.has("heat", k) is not None for k in range(max(i - _REACH, 0), min(i + _REACH, line.count)))


def _is_paired(line: Line, i: int) -> bool:
    """Tell whether the same temperature, or the same difference, stands near in another unit."""
    here = _degrees(line, i - 1)
    if here is None:
        return False
    near = range(max(i - _BESIDE, 0), min(i + _BESIDE, line.count))
    others = [_degrees(line, k) for k in near if line.is_number(k) and k != i - 1]
    return any(other is not None and _is_same(here, other) for other in others)


def _degrees(line: Line, i: int) -> _Degrees | None:
    """Return the number at token `i` with the unit of temperature behind it, or None."""
    unit = LETTERS.get(line.words[i + 1].text) if _is_whole(line, i + 1) else None
    if unit is None:
        named = line.at(line.lexicon.neutral.signs, i + 1) or line.at(line.lexicon.language.units, i + 1)
        unit = named[0].unit if named and named[0].unit in TEMPERATURES else None
    digits = ascii_digits(line.words[i].text).replace(line.lexicon.decimal or ".", ".", 1)
    if unit is None or not digits.replace(".", "", 1).isdecimal():
        return None
    is_minus = line.is_mark(i - 1, _MINUS) and line.is_adjacent(i) and not line.is_adjacent(i - 1)
    return _Degrees(Fraction(digits) * (-1 if is_minus else 1), unit)


def _is_same(one: _Degrees, other: _Degrees) -> bool:
    if one.unit == other.unit:
        return False
    level = abs(_kelvin(one) - _kelvin(other))
    difference = abs(_in_kelvin(one) - _in_kelvin(other))
    return min(level, difference) <= _NEAR


def _kelvin(one: _Degrees) -> Fraction:
    """Return the temperature in kelvin."""
    if one.unit == "kelvin":
        return one.value
    return _ZERO + (one.value if one.unit == "celsius" else (one.value - _FREEZING) / _STEP)


def _in_kelvin(one: _Degrees) -> Fraction:
    """Return the difference in kelvin: "8C (14F) above the average"."""
    return one.value / _STEP if one.unit == "fahrenheit" else one.value
