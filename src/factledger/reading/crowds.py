"""Crowds: "dozens", "tens of thousands", "ratusan atau ribuan", "hundreds, if not thousands, of", "ملايين"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.form import Amount, Form, simple
from factledger.reading.words import SCALES, lookup
from factledger.values.number import Number, quotient

if TYPE_CHECKING:
    from factledger.reading.line import Line

CROWDS = ("crowd", "scales")
"""Kinds of words that by themselves tell a crowd."""

_COMMAS = ",،"


def crowd(line: Line, i: int) -> Amount | None:
    """Read "dozens", "tens of thousands", "ratusan atau ribuan" (the lower), "ملايين"."""
    first = _one_crowd(line, i)
    if first is None:
        return None
    comma = line.is_mark(first.last, _COMMAS)
    j = line.has("crowd-or", first.last + comma)
    if j is None and not comma:
        j = line.has("range-or", first.last)
    second = _one_crowd(line, j) if j is not None else None
    if second is None:
        return first
    lower = min(first.number, second.number, key=lambda number: number.value)
    # "Hundreds, if not thousands, of chips" goes on behind its second comma.
    is_aside = comma and line.is_mark(second.last, _COMMAS) and line.has("of", second.last + 1) is not None
    return first._replace(readings=(lower,), last=second.last + is_aside, end=second.end)


def _one_crowd(line: Line, i: int) -> Amount | None:
    found = lookup(line, i)
    if found is None or found[0].kind not in CROWDS:
        return None
    word, j, clitic = found
    value = word.value * 2 if word.kind == "scales" else word.value
    made = simple(line, Form.CROWD, value, line.starts[i] + clitic, i, j)
    while True:
        after = line.has("of", made.last)
        following = lookup(line, made.last if after is None else after)
        if following is None or following[0].kind not in (*SCALES, "crowd"):
            return made
        factor = quotient(following[0].value, 2) if following[0].kind == "crowd" else following[0].value
        if factor < 1000 or made.number.value >= factor:  # noqa: PLR2004  "tens of thousands", not the reverse
            return made
        number = Number.written(made.number.value * factor)
        last = following[1]
        made = made._replace(readings=(number,), last=last, end=line.ends[last - 1])
