from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.errors import ParseError
from factledger.values.interval import Interval
from factledger.values.period import Period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-05-15", date(2021, 5, 15), date(2021, 5, 15)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2021/2023", date(2021, 1, 1), date(2023, 12, 31)),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_periods_cover_days(text: str, first: date, last: date) -> None:
    days = Period.parse(text).days
    assert days == Interval(Fraction(first.toordinal()), Fraction(last.toordinal()))
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("202X", "192X", False),
        ("202X", "2023", True),
        ("2021", "2021-05-15", True),
        ("2021", "2022", False),
        ("../2020", "2020-12", True),
        ("2021/..", "2020", False),
        ("XXXX-05-15", "XXXX-05-15", True),
        ("XXXX-05-15", "XXXX-05", True),
        ("XXXX-05-15", "2025-05-15", True),
        ("XXXX-05-15", "2025-06-15", False),
        ("XXXX-05-15", "2025", True),
        ("XXXX-12-31", "2025-12-30/2026-01-02", True),
        ("XXXX-01-01", "2025-12-30/2026-01-02", True),
        ("XXXX-02-15", "2025-12-30/2026-01-02", False),
    ],
)
def test_periods_meet_where_they_share_a_day(one: str, other: str, meet: bool) -> None:
    assert Period.parse(one).meets(Period.parse(other)) is meet
    assert Period.parse(other).meets(Period.parse(one)) is meet


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_lies_in_its_month_year_and_decade(day: date) -> None:
    text = day.isoformat()
    found = Period.parse(text)
    for wider in (text[:7], text[:4], text[:3] + "X") if day.year > 9 else (text[:7], text[:4]):
        assert found.is_inside(Period.parse(wider))


@pytest.mark.parametrize(
    "text", ["", "21", "2021-13", "2021-02-30", "2021/2020", "X021", "../..", "yesterday", "202X-05", "XXXX/2020"]
)
def test_error_on_other_texts(text: str) -> None:
    with pytest.raises(ParseError):
        Period.parse(text)
