"""Units of one letter, which are read only where they touch decimals: "9.58s", "3.7V"; "12V" may be a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.reading.line import Line

BRIEF = {"s": "second", "V": "volt", "W": "watt", "A": "ampere"}


def brief(line: Line, i: int) -> str | None:
    """Return the unit of the letter at token `i` if it ends what starts with decimals, or None."""
    unit = BRIEF.get(line.words[i].text)
    if unit is None or not (line.is_number(i - 1) and line.is_adjacent(i)):
        return None
    digits = line.words[i - 1].text
    mark = line.lexicon.decimal or "."
    is_joined = line.is_letters(i + 1) or line.is_number(i + 1) or line.is_mark(i + 1, "-‐‑/")
    goes_on = is_joined and line.is_adjacent(i + 1)
    starts_before = line.is_adjacent(i - 1) and (line.is_letters(i - 2) or line.is_mark(i - 2, "-‐‑/"))
    return unit if digits.count(mark) == 1 and not (goes_on or starts_before) else None
