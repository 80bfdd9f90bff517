"""Ratios that are stated and count nothing: "a 3-for-2 offer", "odds of 10-to-1"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found, short
from factledger.reading.digits import ascii_digits
from factledger.reading.words import lookup

if TYPE_CHECKING:
    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"


def stated_ratio(line: Line, i: int) -> Found | None:
    """Find "a 3-for-2 offer", "a one-for-ten split", "odds of 10-to-1": so many for so many, which count nothing."""
    if line.is_adjacent(i) and line.is_mark(i - 1, _HYPHENS):
        return None
    first = _small_number(line, i)
    for category in ("ratio-joint", "ratio-to") if first and line.is_adjacent(first[1]) else ():
        j = line.has(category, first[1]) if first else None
        second = _small_number(line, j) if j is not None and line.is_adjacent(j) else None
        # "10-to-12-hour days" rises: it is a range.
        if first and second and (category == "ratio-joint" or first[0] >= second[0]):
            return Found(i, second[1], "ratio")
    return None


def _small_number(line: Line, i: int) -> tuple[int, int] | None:
    """Return (value, index after it) of a number of at most four digits, or a number word, at token `i`, or None."""
    if line.is_number(i):
        return (int(ascii_digits(line.words[i].text)), i + 1) if short(line, i, 4) else None
    found = lookup(line, i)
    return (int(found[0].value), found[1]) if found and found[0].kind in ("one", "add", "ten") else None
