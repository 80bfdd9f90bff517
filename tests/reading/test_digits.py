from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.reading.digits import parse_digits

EN, PT, UNKNOWN = (".", ","), (",", "."), ("", "")


@pytest.mark.parametrize(
    ("text", "separators", "values", "settled"),
    [
        ("2,000", EN, ["2000"], True),
        ("2.000", PT, ["2000"], True),
        ("2,000", PT, ["2", "2000"], False),
        ("1.234", EN, ["1.234"], True),
        ("1.234", PT, ["1234"], True),
        ("1.234", UNKNOWN, ["1.234", "1234"], False),
        ("1,234", UNKNOWN, ["1234", "1.234"], False),
        ("10.000", EN, ["10", "10000"], False),
        ("1,5", EN, ["1.5"], False),
        ("1,5", PT, ["1.5"], True),
        ("0.5", PT, ["0.5"], True),
        ("1.234.567", EN, ["1234567"], True),
        ("1,234,567.89", PT, ["1234567.89"], True),
        ("1.234.567,89", EN, ["1234567.89"], True),
        ("12,34,567", EN, ["1234567"], True),
        ("16 000", EN, ["16000"], True),
        ("16\u202f000", PT, ["16000"], True),
        ("1'000'000", EN, ["1000000"], True),
        ("٢٬٠٠٠", EN, ["2000"], True),
        ("٣٫٥", EN, ["3.5"], True),
        ("३४०", EN, ["340"], True),
        ("２０００", EN, ["2000"], True),
        ("0", EN, ["0"], True),
    ],
)
def test_separators_mean_what_the_language_says(
    text: str,
    separators: tuple[str, str],
    values: list[str],
    settled: bool,
) -> None:
    found = parse_digits(text, *separators)
    assert [reading.value for reading in found.readings][: len(values)] == [Fraction(value) for value in values]
    assert found.settled is settled


@pytest.mark.parametrize("text", ["03", "007", "1,2,3", "1,23,4", "1.2,3.4", "16 00", "9" * 101, "1" * 100_000])
def test_what_makes_no_sense_has_no_reading(text: str) -> None:
    found = parse_digits(text, *EN)
    assert not found.readings
    assert found.problem


@given(st.integers(0, 10**15))
def test_grouped_integers_read_alike_in_every_convention(value: int) -> None:
    for decimal, group in (EN, PT):
        text = f"{value:,}".replace(",", group)
        readings = parse_digits(text, decimal, group).readings
        assert [reading.value for reading in readings] == [value]


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_are_counted_as_written(whole: int, rest: int) -> None:
    readings = parse_digits(f"{whole}.{rest:02}", *EN).readings
    assert [(reading.value, reading.decimals) for reading in readings] == [(Fraction(f"{whole}.{rest:02}"), 2)]
