"""Dates told by a word or a bracket before them: "ngày 15/5", "quý 3/2023", "(15/5)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found, counts, is_year, short
from factledger.reading.digits import ascii_digits

if TYPE_CHECKING:
    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_MONTHS = range(1, 13)
_DAYS = range(1, 32)


def led_date(line: Line, i: int) -> Found | None:
    """Find "ngày 15/5", "tháng 5", "quý 3/2023", "(15/5)"."""
    j = line.has("date-before", i)
    if j is None:
        in_brackets = line.is_mark(i - 1, "(") and line.is_number(i)
        # "17h ngày 30/11": the word before the day ended the time.
        is_told = line.is_number(i) and line.had("date-before", i) is not None
        last = _day_and_month(line, i) if in_brackets or is_told else None
        return Found(i, last, "date") if last is not None and (is_told or line.is_mark(last, ")")) else None
    if (month := line.has("month", i)) is not None and line.is_word(month - 1):
        return Found(i, month, "date")
    if not _is_in(line, j, _DAYS):
        return None
    last = _day_and_month(line, j)
    if last is None and (joined := line.has("join", j + 1)) is not None:
        last = _day_and_month(line, joined)
    if last is None and counts(line, j):
        return None
    return Found(j, j + 1 if last is None else last, "date")


def _is_in(line: Line, i: int, values: range) -> bool:
    return short(line, i, 2) and int(ascii_digits(line.words[i].text)) in values


def _day_and_month(line: Line, i: int) -> int | None:
    """Return the index after 15/5, 5/2023 or 15-17/5 at token `i`."""
    if line.is_mark(i + 1, _HYPHENS) and short(line, i + 2, 2) and line.is_mark(i + 3, "/"):
        i += 2
    is_slashed = line.is_mark(i + 1, "/") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)
    if not (short(line, i, 2) and is_slashed and line.is_number(i + 2)):
        return None
    return i + 3 if is_year(line, i + 2) or _is_in(line, i + 2, _MONTHS) else None
