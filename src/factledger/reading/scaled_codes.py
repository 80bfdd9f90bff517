"""Currency codes with a letter that scales the number beside them: "30 MSEK", "TEUR 500"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.form import Amount, times

if TYPE_CHECKING:
    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_MINUS = "-−–"


def with_scaled_code(line: Line, made: Amount) -> Amount | None:
    """Return "30 MSEK", "MUSD 30" or the 40 of "MUSD 30-40": a currency code with a letter that scales its numbers."""
    table, i = line.lexicon.neutral.scaled_codes, made.first
    if found := line.at(table, made.last):
        (unit, value), last = found
        return times(line, made, value, last)._replace(unit=unit)
    is_other_end = line.is_number(i - 2) and line.is_mark(i - 1, _HYPHENS)
    is_negative = line.is_mark(i - 1, _MINUS) and line.is_adjacent(i) and not line.is_adjacent(i - 1)
    found = line.before(table, i - 2 if is_other_end else i - is_negative)
    if found is None or (found[1] < line.reached and not is_other_end):
        return None
    (unit, value), first = found
    scaled = times(line, made, -value if is_negative else value, made.last)._replace(unit=unit)
    return scaled if is_other_end else scaled._replace(scale=value, first=first, start=line.starts[first])
