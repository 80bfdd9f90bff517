from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.errors import FactledgerError, FormulaError, NotFoundError
from factledger.values.evaluate import Comparison, Outcome, Quantity, evaluate
from factledger.values.figure import Hedge
from factledger.values.formula import Formula
from factledger.values.interval import Interval
from factledger.values.period import Period
from factledger.values.scope import Scope
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.values.key import ClaimKey

UNITS = Units.shipped()
CLAIMS = {
    "deepseek/training/chips": Quantity(Interval(Fraction(1800), Fraction(2200)), Fraction(2000), Hedge.ABOUT, "chip"),
    "top-labs/training/chips": Quantity(Interval(Fraction(16000), None), Fraction(16000), Hedge.AT_LEAST, "chip"),
    "deal/value": Quantity(
        Interval(Fraction(102_500_000), Fraction(103_500_000), high_open=True),
        Fraction(103_000_000),
        Hedge.PLAIN,
        "USD",
    ),
    "deal/chips": Quantity(Interval(Fraction(2000), None, low_open=True), Fraction(2000), Hedge.MORE_THAN, "chip"),
    "in/2021": Quantity(
        Interval.point(Fraction(1)), Fraction(1), unit="chip", scope=Scope(period=Period.parse("2021"))
    ),
    "in/2022": Quantity(
        Interval.point(Fraction(2)), Fraction(2), unit="chip", scope=Scope(period=Period.parse("2022"))
    ),
    "maybe/none": Quantity(Interval(Fraction(0), Fraction(20000)), Fraction(20000), Hedge.AT_MOST, "chip"),
}


def lookup(key: ClaimKey) -> Quantity:
    if str(key) not in CLAIMS:
        msg = f"no claim {key}"
        raise NotFoundError(msg)
    return CLAIMS[str(key)]


def exchange(source: str, target: str, on: str, by: str | None) -> Units:
    assert UNITS.is_exchange(source, target)
    return UNITS.exchanged("EUR", "USD", Fraction("1.03") if by == "ecb" else Fraction(int(on[:4]), 2000))


def compute(text: str) -> Outcome:
    return evaluate(Formula.parse(text), lookup, UNITS, exchange)


@pytest.mark.parametrize(
    ("formula", "interval", "value", "unit"),
    [
        ("[deepseek/training/chips] / [top-labs/training/chips]", "(0, 0.1375]", "1/8", "1"),
        ("[deal/value] / [deal/chips]", "(0, 51750)", "51500", "USD/chip"),
        ("340% * 2 USD", "[6.8, 6.8]", "34/5", "USD"),
        ("5 kilometer / 10 meter", "[500, 500]", "500", "1"),
        ("1 kilometer + 500 meter", "[1.5, 1.5]", "3/2", "kilometer"),
        ("103 million USD / 2,000 chip", "[51500, 51500]", "51500", "USD/chip"),
        ("-(2 ** 3) + 10", "[2, 2]", "2", "1"),
        ("2 ** -1", "[0.5, 0.5]", "1/2", "1"),
        ("6 USD/hour * 1 day", "[144, 144]", "144", "USD"),
        ("3 km / 2 m * 5 kg", "[7500, 7500]", "7500", "kilogram"),
        ("1/3", "[0.333333333333333, 0.333333333333333]", "1/3", "1"),
        ("2 chip / [maybe/none]", "[0.0001, inf)", "1/10000", "1"),
    ],
)
def test_formulas_compute_in_intervals(formula: str, interval: str, value: str, unit: str) -> None:
    found = compute(formula).left
    assert (str(found.interval), found.value, found.unit) == (interval, Fraction(value), unit)


@pytest.mark.parametrize(
    ("formula", "comparison"),
    [
        ("[deepseek/training/chips] / [top-labs/training/chips] < 1/7", "certain"),
        ("[deepseek/training/chips] / [top-labs/training/chips] <= 1/8", "possible"),
        ("[deepseek/training/chips] / [top-labs/training/chips] > 1/7", "impossible"),
        ("[deal/value] / [deal/chips] < 51,750 USD/chip", "certain"),
        ("5 celsius = 41 fahrenheit", "certain"),
        ("10 fahrenheit > 5 celsius", "impossible"),
        ("[deal/value] / [deal/chips] < 51,749 USD/chip", "possible"),
        ("[deepseek/training/chips] = 2000 chip", "possible"),
        ("2 = 2", "certain"),
        ("2 != 2", "impossible"),
        ("2 <= 2", "certain"),
        ("2 < 2", "impossible"),
        ("6 USD/hour = 144 USD/day", "certain"),
        ("[in/2021] < [in/2022]", "incomparable"),
        ("[in/2021] * 2 >= 2 chip", "certain"),
    ],
)
def test_comparisons_are_certain_possible_or_impossible(formula: str, comparison: str) -> None:
    assert compute(formula).comparison == comparison


def test_scope_is_checked_between_the_sides_only() -> None:
    assert compute("[in/2021] + [in/2022] = 3 chip").comparison is Comparison.CERTAIN
    assert compute("[in/2021] < [in/2022]").reason == "period: 2021 against 2022"


def test_the_hedge_is_the_weakest_of_the_inputs() -> None:
    assert compute("[deepseek/training/chips] / [top-labs/training/chips]").left.hedge is Hedge.AT_LEAST
    assert compute("[deal/value] * 2").left.hedge is Hedge.PLAIN


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "nan",
        "inf",
        "1e999999",
        "9**9**9",
        "9**10",
        "((9**9)**9)**9",
        "(" * 40 + "1",
        "-" * 40 + "1",
        "1" * 101,
        "1" * 100_000,
        "2 +",
        "2 2",
        "(2",
        "[not a key]",
        "[]",
        "__import__('os')",
        "2 < 3 < 4",
        "3 chip + 4 USD",
        "3 chip = 3",
        "3% + 3 percentage_point",
        "1/0",
        "03 + 1",
        "5 nosuchunit",
        "[no/such/claim]",
        "2 " + "*x" * 60,
    ],
)
def test_error_on_bad_and_odd_formulas(formula: str) -> None:
    with pytest.raises(FactledgerError):
        compute(formula)


def test_error_on_adding_temperatures_whose_zeros_differ() -> None:
    with pytest.raises(FormulaError, match="their zeros differ"):
        compute("5 celsius + 5 fahrenheit")


def test_error_draws_the_place() -> None:
    with pytest.raises(FormulaError) as caught:
        Formula.parse("2 + nan")
    assert str(caught.value) == (
        "error[formula]: 'nan' is no value\n"
        "  expected: a number with or without a unit, [a/claim/key], or ( )\n"
        "  where: character 5\n"
        "    2 + nan\n"
        "        ^"
    )


def test_error_names_both_units() -> None:
    with pytest.raises(FormulaError, match="cannot add chip and USD"):
        compute("3 chip + 4 USD")


@given(st.text(max_size=60))
def test_any_text_parses_or_fails_cleanly(text: str) -> None:
    try:
        formula = Formula.parse(text)
    except FactledgerError:
        return
    assert formula.text == text


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_precedence_is_that_of_arithmetic(a: int, b: int, c: int) -> None:
    assert compute(f"{a} - {b} * {c} / 7").left.value == a - Fraction(b * c, 7)


def test_claims_are_listed_once_in_order() -> None:
    formula = Formula.parse("([b/x] + [a]) / [b/x] < 3")
    assert [str(key) for key in formula.claims] == ["b/x", "a"]


@pytest.mark.parametrize(
    ("formula", "interval", "value", "unit"),
    [
        ("5 km/hour to m/second", "[1.38888888888889, 1.38888888888889]", "25/18", "meter/second"),
        ("1/4 to %", "[0.25, 0.25]", "1/4", "1"),
        ("(1/4) to %", "[25, 25]", "25", "percent"),
        ("32 fahrenheit to celsius", "[0, 0]", "0", "celsius"),
        ("2 EUR to USD on 2500", "[2.5, 2.5]", "5/2", "USD"),
        ("[deal/value] to EUR on 2500", "[82000000, 82800000)", "82400000", "EUR"),
        ("[deal/value] to EUR on 2500-01-07 / [deal/chips]", "(0, 41400)", "41200", "EUR/chip"),
        ("[deal/value]/[deal/chips] to chip", "(0, 51750)", "51500", "USD/chip"),
        ("2 EUR to USD on 2500 by [ecb]", "[2.06, 2.06]", "103/50", "USD"),
        ("1 EUR**2 to USD**2 on 2500", None, None, None),
        ("-2 EUR to USD on 2500 - 5 USD", "[-7.5, -7.5]", "-15/2", "USD"),
        ("2 EUR to USD on 2500 to USD_cent", "[250, 250]", "250", "USD_cent"),
        ("24 EUR/day to USD_cent/hour on 2500-01", "[125, 125]", "125", "USD_cent/hour"),
    ],
)
def test_to_converts_a_value_with_its_precision(
    formula: str, interval: str | None, value: str | None, unit: str | None
) -> None:
    if interval is None or value is None:
        with pytest.raises(FormulaError):
            compute(formula)
        return
    found = compute(formula).left
    assert (str(found.interval), found.value, found.unit) == (interval, Fraction(value), unit)


@pytest.mark.parametrize(
    ("formula", "message", "place"),
    [
        ("[deal/value] to EUR", "cannot convert USD to EUR", 14),
        ("[deal/value] <= 5 EUR", "cannot compare USD and EUR", 21),
        ("5 km to hour", "cannot convert kilometer to hour", 6),
        ("5 to km", "cannot convert a number without a unit to kilometer", 3),
        ("5 km to", "a unit is missing here", 8),
        ("5 km to nosuch", "'nosuch' is no unit known here", 9),
        ("5 EUR to USD on", "this is not a date", 16),
        ("5 EUR to USD on 2025-13", "this is not a date", 17),
        ("5 EUR to USD on 2025-01-07-1 USD", "this is not a date", 17),
        ("5 EUR to USD on 2025-1", "this is not a date", 17),
        ("5 EUR to USD on 2025.5", "this is not a date", 17),
        ("5 EUR to USD on soon", "this is not a date", 17),
        ("5 EUR to USD on 2025 by ecb", "a source is missing here", 25),
        ("5 EUR to USD on 2025 by [A B]", "this is not a source key", 25),
        ("5 EUR to USD by [ecb]", "the formula should end here", 14),
        ("5 EUR on 2025", "the formula should end here", 7),
    ],
)
def test_error_on_a_conversion_draws_its_place(formula: str, message: str, place: int) -> None:
    with pytest.raises(FormulaError) as error:
        compute(formula)
    assert error.value.what == message
    assert error.value.where is not None
    assert error.value.where.startswith(f"character {place}\n")


def test_a_formula_names_its_claims_under_a_conversion_and_needs_a_ledger_for_rates() -> None:
    assert [str(key) for key in Formula.parse("([a/b] + [c]) to EUR on 2025 <= [a/b]").claims] == ["a/b", "c"]
    assert Formula.parse("5 USD to EUR on 2025").needs_ledger
    assert not Formula.parse("5 km to m").needs_ledger
    assert Formula.parse("[a/b]").needs_ledger


def test_many_conversions_in_a_row_are_no_trouble() -> None:
    assert compute("5 km" + " to m to km" * 80).left.value == 5
