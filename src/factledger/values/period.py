"""Dates and periods in EDTF (ISO 8601-2), compared as intervals of days.

What is read: 2021, 2021-05, 2021-05-15, 202X, 20XX, XXXX-05-15 (no year stated), A/B, ../B and A/.. ,
each date with an optional ? ~ or % behind it, which is kept and does not change the days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factledger.errors import ParseError
from factledger.values.interval import Interval

if TYPE_CHECKING:
    from factledger.values.number import Exact

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
_NO_YEAR = "XXXX"
_LEAP = 2000
"""Year in which yearless dates are compared: it has a 29 February."""


@dataclass(frozen=True, slots=True)
class Period:
    """A date or a period as EDTF text, with the days it covers.

    Attributes:
        text: The EDTF text as given.
        days: Proleptic Gregorian ordinals from the first to the last day, both included; an open end is infinite.
        has_year: False for a date such as XXXX-05-15; its days are those of the year 2000.
    """

    text: str
    days: Interval
    has_year: bool = True

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read EDTF text.

        Raises:
            ParseError: The text is no date, or no such day exists.
        """
        first, slash, last = text.partition("/")
        if not slash:
            return cls(text, Interval(*_days(text, text)), not text.startswith(_NO_YEAR))
        if _NO_YEAR in text or first == last == "..":
            raise _malformed(text)
        low = None if first == ".." else _days(first, text)[0]
        high = None if last == ".." else _days(last, text)[1]
        if low is not None and high is not None and low > high:
            msg = "the period ends before it starts"
            raise ParseError(msg, found=repr(text))
        return cls(text, Interval(low, high))

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.text

    @property
    def last_day(self) -> date | None:
        """The last day; None when the end is open or no year is stated.

        >>> str(Period.parse("2027-02").last_day)
        '2027-02-28'
        """
        last = self.days.high
        return date.fromordinal(int(last)) if self.has_year and last is not None else None

    def meets(self, other: Period) -> bool:
        """Tell whether both can be true of one day.

        >>> Period.parse("202X").meets(Period.parse("192X"))
        False
        """
        if self.has_year == other.has_year:
            return self.days.meets(other.days)
        dated, yearless = (self, other) if self.has_year else (other, self)
        low, high = dated.days.low, dated.days.high
        if low is None or high is None or high - low >= 365:  # noqa: PLR2004  a whole year holds every day
            return True
        years = {date.fromordinal(int(end)).year for end in (low, high)}
        return any(dated.days.meets(_moved(yearless.days, year)) for year in years)

    def is_inside(self, other: Period) -> bool:
        """Tell whether every day of this period is in the other; yearless dates only compare with each other."""
        return self.has_year == other.has_year and self.days.is_inside(other.days)


def _moved(days: Interval, year: int) -> Interval:
    """Return yearless days in a given year (29 February moves to 1 March where there is none)."""
    shift = date(year, 3, 1).toordinal() - date(_LEAP, 3, 1).toordinal()
    march = date(_LEAP, 3, 1).toordinal()
    january = date(year, 1, 1).toordinal() - date(_LEAP, 1, 1).toordinal()

    def move(day: Exact | None) -> Exact | None:
        return None if day is None else day + (shift if day >= march else january)

    return Interval(move(days.low), move(days.high))


def _days(text: str, whole: str) -> tuple[int, int]:
    match = _DATE.fullmatch(text)
    if match is None or ("X" in match[1] and match[1] != _NO_YEAR and match[2]):
        raise _malformed(whole)
    years = (str(_LEAP),) * 2 if match[1] == _NO_YEAR else (match[1].replace("X", "0"), match[1].replace("X", "9"))
    first_month, last_month = int(match[2] or 1), int(match[2] or 12)
    try:
        last_day = int(match[3] or monthrange(int(years[1]), last_month)[1])
        first = date(int(years[0]), first_month, int(match[3] or 1))
        last = date(int(years[1]), last_month, last_day)
    except ValueError as error:
        raise _malformed(whole) from error
    return first.toordinal(), last.toordinal()


def _malformed(text: str) -> ParseError:
    msg = "this is not a date in EDTF"
    return ParseError(msg, expected="2021, 2021-05, 2021-05-15, 202X, XXXX-05-15 or 2021/2023", found=repr(text[:60]))
