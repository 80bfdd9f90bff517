"""Numbers as they are written: powers, parts, ratios, digits among words; and how long odd ones take."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from factledger.reading.digits import list_parts
from factledger.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2^10", 1024),
        ("3.5^-2", Fraction(4, 49)),
        ("-5^+3", -125),
        ("10⁻³", Fraction(1, 1000)),
        ("7.25×10-2", Fraction(29, 400)),
        ("4 hundred and 12", 412),
        ("9 lakh 40 thousand", 940_000),
        ("twelve seventeenths", Fraction(12, 17)),
        ("one sixty-fourth", Fraction(1, 64)),
        ("ninety-two hundredths", Fraction(23, 25)),
        ("four hundred and nine tenths", Fraction(4009, 10)),
        ("six and three eighths", Fraction(51, 8)),
        ("7 out of 9", Fraction(7, 9)),
        ("two over nine", Fraction(2, 9)),
        ("eighty point zero nine", Fraction(8009, 100)),
        ("negative one", -1),
        ("million", 1_000_000),
    ],
)
def test_a_text_that_is_one_number_has_its_exact_value(text: str, value: Fraction | int) -> None:
    found = [mention.figure.stated for mention in scan(text, "en").figures]
    assert [number.value for number in found if number] == [value]


@pytest.mark.parametrize("text", ["10^31", "2^999999999", "0^-1", "99999999^20"])
def test_a_power_with_too_many_digits_is_unreadable(text: str) -> None:
    found = scan(text, "en")
    assert not found.figures
    assert len(found.unreadable) == 1


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("1,2,3", (1, 1, 1, 1, 1)), ("1,234", ()), ("1,23", ()), ("12,34,567", ()), ("1,2.5,3", ())],
)
def test_a_list_without_spaces_is_cut_into_its_numbers(text: str, lengths: tuple[int, ...]) -> None:
    assert list_parts(text) == lengths


@pytest.mark.parametrize(
    "piece", ["one and ", "1 in ", "10^", "5e-", "1,2,", "one twenty-fifth ", "10⁵", "1 over 2 over ", "zero point "]
)
def test_odd_numbers_take_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        scan(text, "en")
        return time.process_time() - started

    seconds(4_000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.005)
