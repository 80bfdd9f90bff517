from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.errors import ParseError
from factledger.values.number import Number, decimal_text, place_of_last_digit, place_of_second_digit


@pytest.mark.parametrize("text", ["0", "2000", "0.10", "-5", "6.40", "1/3", "-0.5", "103000000"])
def test_canonical_text_round_trips(text: str) -> None:
    assert str(Number.parse(text)) == text


@given(st.integers(-(10**20), 10**20), st.integers(0, 8))
def test_any_decimal_round_trips(digits: int, decimals: int) -> None:
    text = str(Number.written(Fraction(digits, 10**decimals), decimals=decimals))
    assert str(Number.parse(text)) == text
    assert Number.parse(text).value == Fraction(digits, 10**decimals)


@pytest.mark.parametrize(
    "text", ["", "nan", "1e5", "1_000", "1,5", " 1", "1.", ".5", "1/0", "٣", "9" * 101, "1" * 100_000]
)
def test_error_on_anything_else(text: str) -> None:
    with pytest.raises(ParseError):
        Number.parse(text)


def test_error_names_both_sides() -> None:
    with pytest.raises(ParseError) as caught:
        Number.parse("1e5")
    assert str(caught.value) == (
        "error[parse]: this is not a number in canonical form\n"
        "  expected: digits with a point, such as 2000 or 0.10\n"
        "  found: '1e5'"
    )


def test_a_scale_word_moves_every_place() -> None:
    number = Number.written(Fraction("1.63"), decimals=2, scale=Fraction(10**6))
    assert (number.value, number.step, number.zeros) == (Fraction(1_630_000), Fraction(10_000), Fraction(10_000))


@pytest.mark.parametrize(
    ("value", "last", "second"),
    [
        ("2000", "1000", "100"),
        ("16000", "1000", "1000"),
        ("7", "1", "1/10"),
        ("0.05", "1/100", "1/1000"),
        ("0", "1", "1/10"),
    ],
)
def test_places_of_digits(value: str, last: str, second: str) -> None:
    assert place_of_last_digit(Fraction(value)) == Fraction(last)
    assert place_of_second_digit(Fraction(value)) == Fraction(second)


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6))
def test_second_place_is_a_tenth_of_the_first(value: Fraction) -> None:
    if value:
        place = place_of_second_digit(value)
        assert 10 * place <= abs(value) < 100 * place


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1/3", "0.333333333333333"),
        ("2/3", "0.666666666666667"),
        ("-1/7", "-0.142857142857143"),
        ("5/2", "2.5"),
        ("10", "10"),
    ],
)
def test_decimal_text_has_fifteen_digits_at_most(value: str, text: str) -> None:
    assert decimal_text(Fraction(value)) == text
