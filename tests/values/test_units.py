from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.errors import FactledgerError, UnitError
from factledger.values.figure import Kind
from factledger.values.units import Likeness, Unit, Units, format_unit, is_minor, minor, parse_unit

UNITS = Units.shipped()


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("1", {}),
        ("USD", {"USD": 1}),
        ("USD/hour", {"USD": 1, "hour": -1}),
        ("kilometer**2", {"kilometer": 2}),
        ("kilogram*meter**2/second**2", {"kilogram": 1, "meter": 2, "second": -2}),
        ("1/second", {"second": -1}),
        ("chip/chip", {}),
    ],
)
def test_unit_strings_parse(text: str, factors: dict[str, int]) -> None:
    assert parse_unit(text) == factors


names = st.sampled_from(["USD", "hour", "chip", "meter", "رقاقة"])


@given(st.dictionaries(names, st.integers(-9, 9).filter(bool), max_size=4))
def test_unit_strings_round_trip(factors: dict[str, int]) -> None:
    assert parse_unit(format_unit(factors)) == factors


@pytest.mark.parametrize("text", ["", "USD hour", "__import__('os')", "a" * 97, "2 USD", "USD**99", "USD//hour", "a+b"])
def test_error_on_other_unit_strings(text: str) -> None:
    with pytest.raises(UnitError):
        parse_unit(text)


@given(st.text(max_size=100))
def test_any_unit_string_parses_or_fails_cleanly(text: str) -> None:
    try:
        parse_unit(text)
    except FactledgerError:
        return


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("chip", "A100", Likeness.NARROWER),
        ("A100", "chip", Likeness.BROADER),
        ("A100", "H100", Likeness.DIFFERS),
        ("1", "chip", Likeness.SAME),
        ("kilometer", "mile", Likeness.CONVERTS),
        ("USD/hour", "USD/day", Likeness.CONVERTS),
        ("USD", "EUR", Likeness.DIFFERS),
        ("widget", "gadget", Likeness.DIFFERS),
        ("widget", "widget", Likeness.SAME),
        ("case*per_100000", "case*per_1000000", Likeness.CONVERTS),
        ("case*per_100000", "case", Likeness.DIFFERS),
        ("death*per_1000/birth", "death*per_1000", Likeness.DIFFERS),
        ("day", "working_day", Likeness.NARROWER),
    ],
)
def test_units_stand_to_each_other(first: str, second: str, likeness: Likeness) -> None:
    assert UNITS.relation(first, second).likeness is likeness


@pytest.mark.parametrize(
    ("source", "target", "factor", "offset"),
    [
        ("mile", "kilometer", "1.609344", "0"),
        ("USD/day", "USD/hour", "1/24", "0"),
        ("celsius", "fahrenheit", "9/5", "32"),
        ("week", "day", "7", "0"),
        ("per_1000000", "per_100000", "1/10", "0"),
        ("gigawatt_hour", "joule", "3600000000000", "0"),
        ("square_kilometer", "hectare", "100", "0"),
    ],
)
def test_conversions_are_exact(source: str, target: str, factor: str, offset: str) -> None:
    assert UNITS.conversion(source, target) == (Fraction(factor), Fraction(offset))


@pytest.mark.parametrize("unit", list(UNITS), ids=[unit.id for unit in UNITS])
def test_every_shipped_unit_is_sound(unit: Unit) -> None:
    UNITS.check(unit)
    assert UNITS.conversion(unit.id, unit.id) == (Fraction(1), Fraction(0))


def test_a_currency_and_a_noun_open_dimensions_of_their_own() -> None:
    alone = [unit for unit in UNITS if unit.group in (Kind.MONEY, Kind.COUNT) and not is_minor(unit.id)]
    assert all(unit.definition.startswith("[") for unit in alone)
    assert len({unit.definition for unit in alone}) == len(alone)


def test_every_currency_has_a_hundredth_part_that_converts() -> None:
    currencies = [unit.id for unit in UNITS if unit.group is Kind.MONEY and not is_minor(unit.id)]
    assert len(currencies) > 80
    assert all(UNITS.conversion(minor(unit), unit) == (Fraction(1, 100), Fraction(0)) for unit in currencies)


def test_a_ledger_adds_units_of_its_own() -> None:
    units = UNITS.extended([Unit("gross", "12 dozenish"), Unit("dozenish", "[dozenish]")])
    assert units.conversion("gross", "dozenish") == (Fraction(12), Fraction(0))


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        (Unit("USD", "2 EUR"), "already means something else"),
        (Unit("a b", "[x]"), "cannot be the id"),
        (Unit("x", "3 nosuch"), "names an unknown unit"),
        (Unit("x", "3 x"), "names an unknown unit"),
        (Unit("x", "[x]", kind_of="nosuch"), "kind of an unknown unit"),
        (Unit("x", "__import__('os')"), "cannot be read"),
    ],
)
def test_error_on_an_unsound_unit(unit: Unit, message: str) -> None:
    with pytest.raises(UnitError, match=message):
        UNITS.extended([unit])


def test_units_of_other_dimensions_are_told_apart_without_pint() -> None:
    units = Units([*Units.shipped(), Unit("crate", "12 bottle_"), Unit("bottle_", "[bottle_]")])
    assert units.conversion("crate/hour", "bottle_/week") == (Fraction(2016), Fraction(0))
    for source, target in (
        ("hour", "percent"),
        ("crate", "hour"),
        ("USD/hour", "USD"),
        ("blorb", "crate"),
        ("1", "day"),
    ):
        assert units.conversion(source, target) is None
    fresh = Units([*Units.shipped()])
    assert fresh.conversion("hour", "USD") is None
    assert "_registry" not in vars(fresh)


def test_no_noun_reaches_the_parser_of_pint() -> None:
    """A noun that pint would read as something else stays a dimension of its own."""
    assert UNITS.relation("meter_per_second", "x__import__").likeness is Likeness.DIFFERS
    assert UNITS._pint_unit("x__import__") != UNITS._pint_unit("meter")
    defined = UNITS._defined
    assert defined["x__import__"].startswith("u")
    assert "x__import__" not in repr(UNITS._registry)


def test_the_same_units_of_a_ledger_are_one_set() -> None:
    """Much is kept for each set, such as the words of a language: a row more must not have it all made anew."""
    units = [Unit("dozenish", "[dozenish]", names={"en": ("dozenish",)})]
    assert UNITS.extended(units) is UNITS.extended(list(units))
    named = [Unit("dozenish", "[dozenish]", names={"en": ("dozenoid",)})]
    assert UNITS.extended(named).get("dozenish") == named[0]
