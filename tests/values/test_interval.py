"""The laws of intervals, with `portion` as the oracle."""

from __future__ import annotations

import operator
from fractions import Fraction

import portion
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factledger.errors import FormulaError
from factledger.values.interval import Interval

numbers = st.fractions(min_value=-6, max_value=6, max_denominator=4)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low is not None and low == high:
        low_open = high_open = False
    return Interval(low, high, low_open, high_open)


def oracle(found: Interval) -> portion.Interval:
    return portion.Interval.from_atomic(
        portion.OPEN if found.low_open else portion.CLOSED,
        -portion.inf if found.low is None else found.low,
        portion.inf if found.high is None else found.high,
        portion.OPEN if found.high_open else portion.CLOSED,
    )


@given(intervals(), intervals())
def test_set_relations_match_the_oracle(a: Interval, b: Interval) -> None:
    p, q = oracle(a), oracle(b)
    assert a.is_inside(b) is (p in q)
    assert a.meets(b) is bool(not (p & q).empty)
    assert oracle(a.hull(b)) == (p | q).enclosure
    shared = a.intersection(b)
    assert (portion.empty() if shared is None else oracle(shared)) == p & q


@given(intervals(), intervals())
def test_order_matches_the_oracle(a: Interval, b: Interval) -> None:
    assert a.is_below(b) is bool(oracle(a) < oracle(b))


@given(intervals(), numbers)
def test_membership_matches_the_oracle(a: Interval, value: Fraction) -> None:
    assert (value in a) is (value in oracle(a))


@given(intervals(), intervals(), st.data())
def test_every_result_holds_the_results_of_its_members(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = data.draw(numbers), data.draw(numbers)
    assume(x in a and y in b)
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert -x in -a
    assert x**3 in a.power(3)
    assert x**2 in a.power(2)
    if y:
        assert x / y in a / b


@given(intervals(), intervals())
def test_ends_of_sums_and_products_are_reached_or_open(a: Interval, b: Interval) -> None:
    """A result is no wider than its members make it: a closed end is the result of two members."""
    for found, operation in ((a + b, operator.add), (a * b, operator.mul)):
        for end, is_open in ((found.low, found.low_open), (found.high, found.high_open)):
            if end is None or is_open:
                continue
            corners = [x for x in (a.low, a.high, Fraction(0)) if x is not None and x in a]
            others = [y for y in (b.low, b.high, Fraction(0)) if y is not None and y in b]
            inner = [operation(x, y) for x in corners for y in others]
            reached_by_zero = end == 0 and (Fraction(0) in a or Fraction(0) in b)
            assert end in inner or reached_by_zero


@given(intervals(), intervals())
def test_sums_and_products_commute(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Fraction(1950), Fraction(2050), high_open=True), "[1950, 2050)"),
        (Interval(Fraction(2000), None, low_open=True), "(2000, inf)"),
        (Interval(None, Fraction(1, 2)), "(-inf, 0.5]"),
    ],
)
def test_intervals_print_as_mathematics(interval: Interval, text: str) -> None:
    assert str(interval) == text


def test_reciprocal_of_an_unbounded_interval_is_open_at_zero() -> None:
    assert Interval(Fraction(16000), None).reciprocal() == Interval(Fraction(0), Fraction(1, 16000), low_open=True)


def test_a_zero_end_of_a_divisor_is_left_out() -> None:
    assert Interval(Fraction(0), Fraction(2)).reciprocal() == Interval(Fraction(1, 2), None)


def test_error_on_division_by_zero() -> None:
    with pytest.raises(FormulaError, match="division by zero"):
        Interval.point(Fraction(1)) / Interval.point(Fraction(0))


@pytest.mark.parametrize(("low", "high", "low_open"), [(2, 1, False), (1, 1, True)])
def test_error_on_an_empty_interval(low: int, high: int, low_open: bool) -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(low), Fraction(high), low_open)
