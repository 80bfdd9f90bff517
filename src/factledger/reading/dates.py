"""Dates, times and years: numbers that tell when, and count nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits, may_be_year
from factledger.reading.units import after_number, before_number
from factledger.reading.words import SCALES, lookup, spelled
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_SLASHES = "-/.‐‑–"
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\.\d{1,2}\.\d{1,2}", re.ASCII)
_FULL_TIMES = ("45", "90")
_SECONDS = re.compile(r"[0-5]\d[.,]\d{1,3}", re.ASCII)
_IN_TEXT = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d|0\d[0-5]\d", re.ASCII)
"""A time with its minutes: "10.30", and before ten in four digits, "0430"."""
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?", re.ASCII)
_CAPITAL_MONTHS = ("en", "id")
_REACH = 10
_MOST_DAYS = 31
_MOST_MONTHS = 12
_HOURS = range(1, 25)
_BETWEEN_DAYS = ("range-to", "range-and", "day-to")


class Found(NamedTuple):
    """Tokens set aside.

    Attributes:
        first: Index of the first token.
        last: Index after the last one.
        rule: Name of the rule.
    """

    first: int
    last: int
    rule: str


def is_year(line: Line, i: int) -> bool:
    """Tell whether token `i` is four digits from 1000 to 2100, standing alone."""
    return line.is_number(i) and may_be_year(line.words[i].text)


def short(line: Line, i: int, most: int) -> bool:
    """Tell whether token `i` is a whole number of at most `most` digits."""
    return line.words[i].whole_digits <= most


def number_date(line: Line, i: int) -> Found | None:
    """Find 2021-05-15, 15/05/2021, 15.05.2021."""
    if not line.is_number(i) or (line.is_adjacent(i) and not line.is_mark(i - 1, "([\"'“«‘")):
        return None
    text = line.words[i].text
    if text.count(".") > 1 and _DOTTED_DATE.fullmatch(ascii_digits(text)) and not _goes_on(line, i + 1):
        return Found(i, i + 1, "date")
    if line.words[i + 1].text not in _SLASHES:
        return None
    marks = [line.is_mark(k, _SLASHES) and line.is_adjacent(k) and line.is_adjacent(k + 1) for k in (i + 1, i + 3)]
    if not all(marks) or line.words[i + 1].text != line.words[i + 3].text:
        return None
    parts = (i, i + 2, i + 4)
    goes_on = line.is_mark(i + 5, _SLASHES) and line.is_number(i + 6) and line.is_adjacent(i + 6)
    if not all(short(line, k, 4) for k in parts) or goes_on:
        return None
    has_year = is_year(line, i) or is_year(line, i + 4) or line.words[i + 1].text == "/"
    return Found(i, i + 5, "date") if has_year else None


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether token `i` goes on from the one before it, and is no mark that ends a clause."""
    return line.is_adjacent(i) and not line.is_mark(i, ".,;:!?)]”“\"'»«")


def _month(line: Line, i: int) -> int | None:
    """Return the index after a month name at token `i`; where months are capitalised, "may" is none."""
    last = line.has("month", i)
    if last is None:
        return None
    is_capitalised = line.lexicon.language.code in _CAPITAL_MONTHS
    if is_capitalised and line.words[i].text.islower():
        return None
    return last + 1 if line.is_mark(last, ".") and line.is_adjacent(last) and line.is_number(last + 1) else last


def day_month(line: Line, i: int) -> Found | None:
    """Find "15 de maio", "2-5 June", "1º de dezembro"."""
    # "و30 يونيو": a particle is written onto the day.
    is_part = line.is_run(i) and line.words[i - 1].fold not in line.lexicon.language.prefixes
    if not short(line, i, 2) or is_part:
        return None
    j = i + 1
    if line.is_mark(j, _HYPHENS) and short(line, j + 1, 2):
        j += 2
    elif (until := _until(line, j)) is not None and short(line, until, 2):
        j = until + 1
    if line.is_mark(j, "/") and line.is_adjacent(j) and _is_slashed_day(line, i, j):
        return Found(i, j + 2, "date")
    suffix = line.has("ordinal-suffix", j)
    if suffix is not None and line.is_adjacent(j):
        j = suffix
    link = line.has("month-link", j) or line.has("of", j)
    last = _month(line, j if link is None else link)
    return Found(i, last, "date") if last is not None else None


def _is_slashed_day(line: Line, i: int, j: int) -> bool:
    """Tell whether day and month stand on both sides of the stroke at token `j`: "em 14/3", "de 3 a 14/3", "(14/3)".

    What may be a fraction, such as 3/4, is none.
    """
    if "slash-date" not in line.lexicon.language.words or not (line.is_adjacent(j + 1) and short(line, j + 1, 2)):
        return False
    day, month = (int(ascii_digits(line.words[k].text)) for k in (j - 1, j + 1))
    if (
        not 1 <= month <= _MOST_MONTHS
        or not month <= day <= _MOST_DAYS
        or line.is_run(j + 2)
        or line.is_mark(j + 2, "/")
    ):
        return False
    is_bracketed = line.is_mark(i - 1, "(") and line.is_mark(j + 2, ")") and day > _MOST_MONTHS
    return j > i + 1 or is_bracketed or line.had("slash-date", i) is not None


def weekday_date(line: Line, i: int) -> Found | None:
    """Find the day of "nesta quarta-feira (8)", "el lunes 17", "nesta quarta, 8,": nothing is counted behind it."""
    if not short(line, i, 2) or not 1 <= int(ascii_digits(line.words[i].text)) <= _MOST_DAYS:
        return None
    after = line.words[i + 1]
    if line.is_mark(i - 1, "(,"):
        is_closed = after.text == ")" if line.is_mark(i - 1, "(") else after.text in ",.;\n"
        return Found(i, i + 1, "date") if is_closed and line.had("weekday", i - 1) is not None else None
    if line.had("weekday", i) is None or (line.is_adjacent(i + 1) and after.is_letters):
        return None
    if "range-to" in after.opens and (j := line.has("range-to", i + 1)) is not None and line.is_number(j):
        return None  # "zaterdag 10 à 15 minuten"
    is_alone = (
        not (lookup(line, i + 1) or after.is_number) and after_number(line, i + 1, is_singular=False).unit == NO_UNIT
    )
    return Found(i, i + 1, "date") if is_alone else None


def _until(line: Line, j: int) -> int | None:
    """Return the index after the word between two days: "3 al 5 de junio", "5 to 7 June"."""
    opens = line.words[j].opens
    name = next((name for name in _BETWEEN_DAYS if name in opens), None) if opens else None
    return None if name is None else line.has(name, j)


def month_day(line: Line, i: int) -> Found | None:
    """Find "May 15", "June 2-5", "February 22nd"."""
    j = _month(line, i) if line.is_word(i) else None
    if j is None or not short(line, j, 2) or _is_unit_after(line, j + 1) or _is_counted_in_month(line, i, j):
        return None
    last = j + 1
    if line.is_mark(last, _HYPHENS) and short(line, last + 1, 2):
        last += 2
    suffix = line.has("ordinal-suffix", last)
    if suffix is not None and line.is_adjacent(last):
        last = suffix
    return Found(i, last, "date")


def _is_counted_in_month(line: Line, i: int, number: int) -> bool:
    """Tell whether what the number behind the month at token `i` counts stands behind it: "in January 26 people died".

    No day has a month before it with the word for "in" that a month alone has: it is told by "on" or by none.
    """
    is_told = line.had("in-month", i) is not None and line.words[number + 1].is_word
    return is_told and after_number(line, number + 1, is_singular=False).unit != NO_UNIT


def _is_unit_after(line: Line, i: int) -> bool:
    return i < line.count and line.at(line.lexicon.neutral.signs, i) is not None


def time(line: Line, i: int) -> Found | None:
    """Find 10:30, "10 am", "pukul 10.30", 10h30, "at 0430"."""
    if short(line, i, 2):
        if line.is_mark(i + 1, ":") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2) and _minutes(line, i + 2):
            last = i + 3
            if line.is_mark(last, ":") and line.is_adjacent(last):
                last = last + 2 if _minutes(line, last + 1) else _run_time(line, last + 1) or last
            return Found(i, last, "time")
        if (lap := _lap(line, i) or _added_minute(line, i)) is not None:
            return Found(i, lap, "time")
        if line.is_word(i + 1) and line.words[i + 1].fold == "h" and line.is_adjacent(i + 1) and glued(line, i + 2):
            is_duration = short(line, i + 2, 2) and (_is_duration(line, i) or _has_minutes(line, i + 3))
            return None if is_duration else Found(i, i + 3, "time")
        for hour in (i, _last_hour(line, i)):
            after = line.has("clock", hour + 1)
            if after is not None and _is_clock(line, hour, after):
                is_hours = line.words[hour + 1].fold == "h" and short(line, hour + 2, 2)
                return None if is_hours and _is_duration(line, i) else Found(i, after, "time")
    elif line.is_number(i) and _IN_TEXT.fullmatch(ascii_digits(line.words[i].text)):
        return _of_minutes(line, i)
    if (j := line.has("clock-before", i)) is not None:
        return _told_time(line, j)
    j = line.has("clock-at", i)
    # "de 3 à 4 h" are hours, but not "de 8h30 à 12h"
    is_range = line.is_number(i - 1) and (line.words[i - 2].fold != "h" or _is_duration(line, i - 3))
    return None if j is None or is_range else _timed(line, j)


def _of_minutes(line: Line, i: int) -> Found | None:
    """Find "10.30 pm", and a time before ten in four digits: "at 0430", "0800 GMT"."""
    after = line.has("clock", i + 1)
    if after is None:
        is_led = "." not in line.words[i].text and line.had("clock-led", i) is not None
        return Found(i, i + 1, "time") if is_led else None
    is_sum = line.before(line.lexicon.neutral.signs, i) is not None  # "$1.08 est."
    return None if is_sum else Found(i, after, "time")


def _is_duration(line: Line, i: int) -> bool:
    """Tell whether words before the hours at token `i` say that they last: "durou cerca de 3h40", "contre 2 h 30"."""
    if line.had("clock-before", i) is not None:
        return False
    start = line.start_of_hedged(i)
    if line.had("duration-in", start) is not None:
        return True
    if any(line.had("duration-before", k) is not None for k in (start, start - 1)):
        return True
    # What is compared to a duration is one.
    compared = line.had("compared", i)
    if compared is None:
        return False
    return any("duration-before" in line.words[k].closes for k in range(max(compared - _REACH, 0), compared))


def _has_minutes(line: Line, i: int) -> bool:
    """Tell whether the minutes of an hour have their unit: "1h30min", "2h04min18s"."""
    return line.is_adjacent(i) and after_number(line, i, is_singular=False).unit == "minute"


def _last_hour(line: Line, i: int) -> int:
    """Return the index of the hour that the one at token `i` goes on to: "9 to 5 p.m.", "9 bis 16 Uhr"; or `i`."""
    last = line.has("range-to", i + 1)
    if last is None and line.had("between", i) is not None:
        last = line.has("range-and", i + 1)
    return last if last is not None and short(line, last, 2) else i


def _run_time(line: Line, i: int) -> int | None:
    """Return the index after the seconds with decimals at token `i`: the 12.5 of "2:01:12.5"."""
    is_run = glued(line, i) and _SECONDS.fullmatch(ascii_digits(line.words[i].text)) is not None
    return i + 1 if is_run else None


def _added_minute(line: Line, i: int) -> int | None:
    """Return the index after the minute of a match that goes on behind its time: "90+3"."""
    is_full = line.words[i].text in _FULL_TIMES and line.is_mark(i + 1, "+") and line.is_adjacent(i + 1)
    return i + 3 if is_full and glued(line, i + 2) and short(line, i + 2, 2) else None


def _lap(line: Line, i: int) -> int | None:
    """Return the index after a time of a race at token `i`: "3:32.45", "3:32,45"."""
    is_marked = line.is_mark(i + 1, ":") and line.is_adjacent(i + 1) and glued(line, i + 2)
    return i + 3 if is_marked and _SECONDS.fullmatch(ascii_digits(line.words[i + 2].text)) else None


def _timed(line: Line, j: int) -> Found | None:
    """Return the time at token `j`, if a word tells that it is one: "à 20 h", but "à 20 ans", "à 3 heures de Nice"."""
    after = line.has("clock", j + 1) if short(line, j, 2) else None
    is_time = after is not None and int(ascii_digits(line.words[j].text)) <= 24  # noqa: PLR2004  hours
    return Found(j, after, "time") if after is not None and is_time and line.has("of", after) is None else None


def _told_time(line: Line, j: int) -> Found | None:
    """Return the time at token `j`, behind a word such as "at": an hour, with or without its minutes."""
    if not line.is_number(j) and not line.characters:
        return _hour_in_words(line, j)
    if not line.is_number(j) or not _CLOCK.fullmatch(ascii_digits(line.words[j].text)):
        return None
    if short(line, j, 2) and (full := time(line, j)):
        return full
    if (hour := line.has("hour", j + 1)) is not None:
        return Found(j, _past_minutes(line, hour), "time")
    after = line.has("clock", j + 1)
    # "As 19 novas galerias", which is written like "at 19" but for an accent.
    is_counting = counts(line, j) or after_number(line, j + 1, is_singular=False).unit != NO_UNIT
    return Found(j, j + 1 if after is None else after, "time") if after or not is_counting else None


def _hour_in_words(line: Line, j: int) -> Found | None:
    """Return the hour in words at token `j`, behind a word that tells it, if it counts nothing: "a las tres"."""
    found = spelled(line, j) if line.words[j].numbers else None
    if found is None or found.sum.value not in _HOURS:
        return None
    last = found.last
    counts_more = lookup(line, last) is not None or (line.is_word(last) and line.has("stop", last) is None)
    if (after := line.has("clock", last)) is not None:
        return Found(j, after, "time")
    return None if counts_more or counts(line, last - 1) else Found(j, last, "time")


def _past_minutes(line: Line, i: int) -> int:
    """Return the index behind the minutes at token `i`, if there are any: "15 giờ 30", "15 giờ 30 phút"."""
    if not short(line, i, 2) or int(ascii_digits(line.words[i].text)) >= 60:  # noqa: PLR2004  minutes
        return i
    after = after_number(line, i + 1, is_singular=False)
    if after.unit == "minute":
        return after.last
    if line.has("date-before", i + 1) is not None:
        return i + 1
    return i if after.unit != NO_UNIT and after.is_known else i + 1


def _is_clock(line: Line, i: int, after: int) -> bool:
    """Tell whether token `i` can be an hour: a bare "h" behind it measures time as often as it tells it."""
    measures = after == i + 2 and line.words[i + 1].fold in ("h", "m", "horas", "hs", "heures", "uur")
    return int(ascii_digits(line.words[i].text)) <= 24 and not measures  # noqa: PLR2004


def _minutes(line: Line, i: int) -> bool:
    text = line.words[i].text if line.is_number(i) else ""
    return len(text) == 2 and text.isdecimal() and int(ascii_digits(text)) < 60  # noqa: PLR2004


def glued(line: Line, i: int) -> bool:
    """Tell whether token `i` is a number that touches what stands before it."""
    return line.is_number(i) and line.is_adjacent(i)


def decade(line: Line, i: int) -> Found | None:
    """Find 2020s, 1990-an, "العشرينات"."""
    if (told := line.has("decade-words", i)) is not None:
        return Found(i, told, "year")
    if line.has("decade-after", i + 1) is not None and short(line, i, 4) and line.words[i].text[-1] in "0०":
        return Found(i, i + 1, "year")
    is_decade = line.is_number(i) and line.words[i].text.isdecimal() and line.words[i].text[-1] == "0"
    if is_decade and line.is_adjacent(i + 1) and not line.is_run(i):
        last = line.has("decade-suffix", i + 1)
        counted = last is not None and (_counts_about(line, i + 1) or before_number(line, i) is not None)
        counted = counted and not (is_year(line, i) and line.had("year", i) is not None)
        if last is not None and not counted and not (line.is_adjacent(last) and line.is_letters(last)):
            return Found(i, last, "year")
    return None


def _counts_about(line: Line, i: int) -> bool:
    """Tell whether the "-an" at token `i` says about how many of what follows: "20-an orang", "20-an juta"."""
    found = line.at(line.lexicon.language.hedges_after, i)
    if found is None:
        return False
    word, after = lookup(line, found[1]), after_number(line, found[1], is_singular=False)
    return (word is not None and word[0].kind in SCALES) or (after.unit != NO_UNIT and after.is_known)


def year(line: Line, i: int) -> Found | None:
    """Find "tahun 2021", "2021-22", "2021/2022", "500 BC"."""
    era = line.has("era", i + 1) if line.is_number(i) and not line.is_adjacent(i + 1) else None
    # "500 M", but "Rp 5 M" are five thousand millions or five millions, and "500 H100" are chips.
    is_code = era == i + 2 and line.is_number(era) and line.is_adjacent(era)
    if is_code:
        era = None
    if era is not None and before_number(line, i) is None and (era > i + 2 or not line.words[i + 1].text.islower()):
        return Found(i, era, "year")
    if not is_year(line, i) or line.is_run(i):
        return None
    prefix = line.had("year-prefix", i)
    # "dalam 5 tahun 2000 orang": so many years, and so many people
    is_told = prefix is not None and not (line.is_number(prefix - 1) or lookup(line, prefix - 1))
    if is_told and line.had("year-or-general", i) is not None and not _is_recent(line, i) and counts(line, i):
        is_told = False  # "مستشفى ويكسلي العام 1146 ممرضا"
    if is_told or line.has("year-after", i + 1) is not None:
        return Found(i, i + 1, "year")
    if line.is_mark(i + 1, _HYPHENS + "/") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2):
        later = line.words[i + 2].text if line.is_number(i + 2) else ""
        if is_year(line, i + 2) or (len(later) == 2 and later.isdecimal()):  # noqa: PLR2004  "2021-22"
            return Found(i, i + 3, "year")
    return None


def short_year(line: Line, i: int) -> Found | None:
    """Find '98."""
    is_marked = line.is_mark(i - 1, "'’‘") and line.is_adjacent(i) and not line.is_adjacent(i - 1)
    is_two = is_marked and len(line.words[i].text) == 2 and line.words[i].text.isdecimal()  # noqa: PLR2004  two digits
    is_year = is_two and not line.is_mark(i + 1, "'’") and not counts(line, i)
    return Found(i - 1, i + 1, "year") if is_year else None


RECENT = 1800
"""From here on four digits behind a word that may mean "the year" are one, whatever follows."""


def _is_recent(line: Line, i: int) -> bool:
    return int(ascii_digits(line.words[i].text)) >= RECENT


def counts(line: Line, i: int) -> bool:
    """Tell whether a known unit or noun follows the number: "on the same day 40 people"."""
    after = after_number(line, i + 1, is_singular=False)
    # "Nomor 19 Tahun 2016": the word is that of the year behind it.
    return after.unit != NO_UNIT and after.is_known and not is_year(line, after.last)
