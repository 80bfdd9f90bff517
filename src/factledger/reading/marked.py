"""Dates, times and ordinals told by the mark behind their number: 2023年5月15日, 오후 3시, 二〇二三年, 세 번째."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import YEARS, ascii_digits
from factledger.reading.tokens import is_hangul
from factledger.reading.words import is_unit_name, lookup, spelled

if TYPE_CHECKING:
    from factledger.reading.line import Line

_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_HOURS = range(25)
_MINUTES = range(60)
_DECADES = range(10, 91, 10)
_REACH = 8
"""Tokens in which a word before a number may tell what it counts."""

_MATCH = range(1, 130)
"""Minutes of a match."""

_SHORT = 2
"""Digits of a year without its century."""

_LONGEST = 4
"""Most digits of a number that a mark makes a date or a time."""

_MOST_LISTED = 4
"""Most further days or months before the mark that they share."""

_TO = "-‐‑–—~～〜、,"
"""Marks between two days or months that share one mark behind them: "5、6月"."""


class _Count(NamedTuple):
    """A small whole number: its value, how many digits it is written in (0 in words), the index after it."""

    value: int
    digits: int
    last: int


def marked(line: Line, i: int) -> tuple[int, str] | None:
    """Return (index after it, name of the rule) of what the mark behind the number at token `i` sets aside."""
    if not line.characters or _goes_on(line, i):
        return None
    count = _count(line, i)
    if count is None:
        return None
    if is_hangul(line.words[i].text):
        return _ordinal(line, i, count)
    return (
        _age_group(line, i, count)
        or _year(line, i, count)
        or _month(line, i)
        or _day(line, i)
        or _time(line, i)
        or _ordinal(line, i, count)
    )


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether the number at token `i` is only the end of one."""
    before = line.words[i - 1]
    if not line.is_adjacent(i):
        return False
    if line.is_number(i):
        return before.is_number or before.text in ".．"
    return before.is_number or lookup(line, i - 1) is not None


def _count(line: Line, i: int) -> _Count | None:
    if line.is_number(i):
        text = line.words[i].text
        return _Count(int(ascii_digits(text)), len(text), i + 1) if text.isdecimal() and len(text) <= _LONGEST else None
    if not line.words[i].numbers:
        return None
    digits = _digit_run(line, i)
    if len(digits) > 1:
        return _Count(int(digits), len(digits), i + len(digits))
    found = spelled(line, i)
    if found is None or found.sum.value.denominator != 1:
        return None
    return _Count(int(found.sum.value), 0, found.last)


def _digit_run(line: Line, i: int) -> str:
    """Return what is written digit by digit from token `i` on: "二〇二三"."""
    digits = ""
    while len(digits) <= _LONGEST and (not digits or line.is_adjacent(i)):
        found = lookup(line, i)
        if found is None or found[1] != i + 1 or found[0].kind not in ("zero", "one", "add") or found[0].value > 9:  # noqa: PLR2004
            break
        digits += str(found[0].value)
        i += 1
    return digits if len(digits) <= _LONGEST else ""


def _marked(line: Line, i: int, category: str, values: range) -> int | None:
    """Return the index behind a number, or two of them, and the mark behind; None without."""
    count = _count(line, i)
    if count is None or count.value not in values:
        return None
    last = line.has(category, count.last)
    for _ in range(_MOST_LISTED):
        to = line.has("range-to", count.last) or (count.last + 1 if line.is_mark(count.last, _TO) else None)
        following = None if last is not None or to is None else _count(line, to)
        if following is None or following.value not in values:
            break
        count = following
        last = line.has(category, count.last)
    if last is None or line.has("span", last) is not None:
        return None
    mark = max(k for k in range(i, last) if line.has(category, k) == last)
    return None if is_unit_name(line, mark, last) else last


def _year(line: Line, i: int, count: _Count) -> tuple[int, str] | None:
    decade = line.has("decade-suffix", count.last)
    if decade is not None and not count.value % 10:
        return decade, "year"
    last = line.has("year-mark", count.last)
    if last is None:
        return None
    is_full = count.digits == 4 and count.value in YEARS  # noqa: PLR2004  four digits
    is_told = line.had("era-before", i) is not None or (count.digits == _SHORT and _is_short(line, count.last))
    month = _marked(line, last, "month-mark", _MONTHS)
    if not (is_full or is_told or (month is not None and count.value < 1000)):  # noqa: PLR2004  "95年5月"
        return None
    return (last, "year") if month is None else (_with_day(line, month), "date")


def _is_short(line: Line, i: int) -> bool:
    """Tell whether the mark at token `i` stands behind a year of two digits: "25年度", "24年が4.6%"."""
    then = line.has("short-year-then", i)
    return line.has("short-year-mark", i) is not None or (then is not None and line.is_number(then))


def _with_day(line: Line, month: int) -> int:
    day = _marked(line, month, "day-mark", _DAYS)
    if day is not None:
        return day
    # "八月十五": in words, the day of a feast goes without its mark.
    bare = None if line.is_number(month) or not line.is_adjacent(month) else _count(line, month)
    return bare.last if bare and bare.value in _DAYS and bare.last - month > 1 else month


def _month(line: Line, i: int) -> tuple[int, str] | None:
    month = _marked(line, i, "month-mark", _MONTHS)
    return None if month is None else (_with_day(line, month), "date")


def _day(line: Line, i: int) -> tuple[int, str] | None:
    day = _marked(line, i, "day-mark", _DAYS)
    return None if day is None else (day, "date")


def _time(line: Line, i: int) -> tuple[int, str] | None:
    """Find 3時30分, 下午3点, 오후 3시; 点 tells a time only with minutes behind or a time of day before it."""
    hour = _marked(line, i, "hour-mark", _HOURS)
    is_loose = hour is None
    if line.had("match-half", i) is not None and (minute := _marked(line, i, "minute-mark", _MATCH)) is not None:
        return minute, "time"
    if is_loose:
        hour = _marked(line, i, "hour-mark-loose", _HOURS)
    if hour is None:
        return None
    half = line.has("half-hour", hour)
    minute = half if half is not None else _marked(line, hour, "minute-mark", _MINUTES)
    is_told = line.had("clock", i) is not None
    if is_loose and minute is None and not is_told:
        return None
    if minute is None:
        bare = _count(line, hour) if is_told and line.is_adjacent(hour) else None
        return (hour if bare is None or not bare.value < 60 else bare.last), "time"  # noqa: PLR2004  minutes
    second = _marked(line, minute, "second-mark", _MINUTES)
    return (minute if second is None else second), "time"


def _age_group(line: Line, i: int, count: _Count) -> tuple[int, str] | None:
    """Find 50대 and 20~30대, people of these ages; but "버스 50대" are buses, as the word before them tells."""
    if line.has("ordinal-suffix", count.last) is not None:
        return None
    last = line.has("decade-of-life", count.last)
    for _ in range(_MOST_LISTED):
        following = _count(line, count.last + 1) if line.is_mark(count.last, _TO + "·∼") else None
        if last is not None or count.value not in _DECADES or following is None:
            break
        count = following
        last = line.has("decade-of-life", count.last)
    if last is None or count.value not in _DECADES or not line.is_adjacent(count.last):
        return None
    words = takewhile(lambda k: line.is_word(k - 1), range(i, max(i - _REACH, 0), -1))
    if line.is_number(last) or line.is_number(i - 1) or any(line.had("machines", k) is not None for k in words):
        return None
    return last, "age-group"


def _ordinal(line: Line, i: int, count: _Count) -> tuple[int, str] | None:
    last = line.has("ordinal-suffix", count.last)
    # "다섯 차례": what it is counted by goes on behind the mark.
    noun = line.at(line.lexicon.language.nouns, count.last)
    is_counted = last is not None and noun is not None and noun[1] > last
    return None if last is None or is_counted or line.is_number(i) else (last, "ordinal")
