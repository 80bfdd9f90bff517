"""Rates, and converting by them, on both engines."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.unit import Rate
from factledger.errors import (
    AmbiguousError,
    ExistsError,
    FactledgerError,
    ImportFailedError,
    NotFoundError,
    ParseError,
    RefusedError,
    UnitError,
)
from factledger.rules.value import claim_value
from factledger.services.add import add
from factledger.services.calc import Computed, calc
from factledger.services.compare import compare
from factledger.services.exchange import Exchange, Rates, exchange
from factledger.services.export import export, import_lines
from factledger.services.revise import revise, void
from factledger.services.sentence import sentence
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.compare import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Desk

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.evaluate import Quantity
    from factledger.values.key import ClaimKey
    from factledger.values.units import Units


def add_rate(location: Location, value: str = "1.0393", **given: Any) -> Row:
    fields = {"base": "EUR", "quote": "USD", "value": value, "date": "2025-01-07", "source": "a"} | given
    with writing(location) as writer:
        return add(writer, "rate", None, fields, by="rb")


class Claims:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def units(self, *, of_ledger: bool) -> Units:
        assert of_ledger
        return self.reader.units()

    def value(self, key: ClaimKey) -> tuple[Quantity, tuple[str, ...]]:
        found = claim_value(self.reader, key, self.reader.units())
        return found.quantity, found.conflicts

    def exchange(self, source: str, target: str, on: str, by: str | None) -> Exchange:
        return exchange(self.reader, self.reader.units(), source, target, on, by)


def computed(location: Location, formula: str, as_of: str | None = None) -> Computed:
    with reading(location, as_of) as reader:
        return calc(formula, Claims(reader))


def test_pair_date_and_source_name_a_rate(desk: Desk) -> None:
    row = add_rate(desk.location, source="1")
    assert (row.key, row.seq) == ("EUR-USD@2025-01-07@a", 3)
    assert sentence(row) == "1 EUR = 1.0393 USD on 2025-01-07, says a"
    with pytest.raises(ExistsError):
        add_rate(desk.location, "1.04")
    assert add_rate(desk.location, "1.04", source="b").seq == 4
    with writing(desk.location) as writer:
        revised, _ = revise(writer, "rate", row.key, {"value": "1.0394"}, by="rb", reason="misread")
        assert (revised.version, revised.body.to_json()["value"]) == (2, "1.0394")
        with pytest.raises(RefusedError, match="rest on the source 'a'"):
            void(writer, "source", "a", by="rb", reason="x")
        void(writer, "rate", row.key, by="rb", reason="x")
        assert [one.key for one in writer.current("rate")] == ["EUR-USD@2025-01-07@b"]
    assert add_rate(desk.location).version == 4


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ({"value": "0"}, ParseError, "this is not a rate"),
        ({"value": "-1"}, ParseError, "this is not a rate"),
        ({"value": "1" * 41}, ParseError, "this is not a rate"),
        ({"value": "1,0393"}, ParseError, "this is not a number in canonical form"),
        ({"value": "1e3"}, ParseError, "this is not a number in canonical form"),
        ({"date": "XXXX-01-07"}, ParseError, "a rate has a date"),
        ({"date": "2025/.."}, ParseError, "a rate has a date"),
        ({"date": "soon"}, ParseError, "this is not a date in EDTF"),
        ({"base": "chip"}, UnitError, "'chip' is no currency"),
        ({"base": "USD_cent", "quote": "EUR"}, UnitError, "'USD_cent' is no currency"),
        ({"base": "nosuch"}, UnitError, "'nosuch' is no currency"),
        ({"base": "USD"}, UnitError, "a rate is between two currencies"),
        ({"source": "c"}, NotFoundError, "there is no source 'c'"),
    ],
)
def test_error_on_what_is_no_rate(desk: Desk, given: dict[str, str], kind: type[FactledgerError], message: str) -> None:
    with pytest.raises(kind) as error:
        add_rate(desk.location, **given)
    assert error.value.what == message
    with reading(desk.location) as reader:
        assert reader.size() == 2


@pytest.fixture
def deal(desk: Desk) -> Desk:
    """A ledger with a sum in dollars (row 4), of 102.5 to 103.5 million, and a rate (row 5)."""
    desk.record("x/deal", "$103 million", source="b", page="1")
    add_rate(desk.location, "1.25")
    return desk


def test_a_converted_value_carries_its_converted_precision_and_names_the_rate(deal: Desk) -> None:
    found = computed(deal.location, "[x/deal] to EUR on 2025-01-07")
    assert str(found.outcome.left.interval) == "[82000000, 82800000)"
    assert (found.outcome.left.value, found.outcome.left.unit) == (82_400_000, "EUR")
    assert list(map(str, found.rates)) == ["1 EUR = 1.25 USD on 2025-01-07, says a (#5)"]
    (rate,) = found.to_json()["rates"]
    assert (rate["seq"], rate["key"], rate["value"]) == ("5", "EUR-USD@2025-01-07@a", "1.25")


def test_a_rate_counts_both_ways_exactly(deal: Desk) -> None:
    add_rate(deal.location, "7", base="USD", quote="IDR")
    assert computed(deal.location, "1 IDR to USD on 2025-01-07").outcome.left.value == Fraction(1, 7)
    found = computed(deal.location, "1 EUR to USD on 2025-01-07 + 7 IDR to USD on 2025-01-07")
    assert (found.outcome.left.value, len(found.rates)) == (Fraction(9, 4), 2)
    twice = computed(deal.location, "[x/deal] to EUR on 2025-01-07 <= 100 USD to EUR on 2025-01-07")
    assert len(twice.rates) == 1


@pytest.mark.parametrize("date", ["2025-01-06", "2025-01-08", "2025-01", "2025"])
def test_error_without_a_rate_for_just_that_date(deal: Desk, date: str) -> None:
    with pytest.raises(NotFoundError) as error:
        computed(deal.location, f"[x/deal] to EUR on {date}")
    assert error.value.what == f"no rate between USD and EUR is recorded for {date}"
    assert error.value.found == "rates for 2025-01-07 (#5)"


def test_error_without_a_rate_over_a_third_currency(deal: Desk) -> None:
    add_rate(deal.location, "16000", base="USD", quote="IDR")
    with pytest.raises(NotFoundError) as error:
        computed(deal.location, "5 EUR to IDR on 2025-01-07")
    assert error.value.found == "none for this pair"


def test_error_when_rates_disagree_until_a_source_is_named(deal: Desk) -> None:
    add_rate(deal.location, "0.8", base="USD", quote="EUR", source="b")
    assert computed(deal.location, "5 EUR to USD on 2025-01-07").outcome.left.value == Fraction(25, 4)
    with writing(deal.location) as writer:
        revise(writer, "rate", "USD-EUR@2025-01-07@b", {"value": "0.81"}, by="rb", reason="misread")
    with pytest.raises(AmbiguousError) as error:
        computed(deal.location, "5 EUR to USD on 2025-01-07")
    assert error.value.what == "the rates between EUR and USD on 2025-01-07 disagree"
    assert error.value.found == (
        "1 EUR = 1.25 USD on 2025-01-07, says a (#5); 1 USD = 0.81 EUR on 2025-01-07, says b (#7)"
    )
    for by in ("b", "2"):
        chosen = computed(deal.location, f"5 USD to EUR on 2025-01-07 by [{by}]")
        assert chosen.outcome.left.value == Fraction("4.05")
    assert computed(deal.location, "5 USD to EUR on 2025-01-07", as_of="6").outcome.left.value == 4


def test_error_when_there_is_nothing_to_exchange(deal: Desk) -> None:
    for formula in ("5 USD to USD_cent on 2025-01-07", "5 km to m on 2025", "5 chip to EUR on 2025"):
        with pytest.raises(UnitError, match="do not differ in one currency each"):
            computed(deal.location, formula)


def test_two_currencies_compare_only_by_a_rate(deal: Desk) -> None:
    dollars, euros = "$103 million", "€82.4 million"
    without = compare(dollars, euros, "en")
    assert (without.judgement.verdict, without.rate) == (Verdict.INCOMPARABLE, None)
    with reading(deal.location) as reader:
        day, year = Rates(reader, reader.units(), "2025-01-07"), Rates(reader, reader.units(), "2024")
        found = compare(dollars, euros, "en", rates=day)
        assert found.judgement.verdict is Verdict.SUPPORTED
        assert str(found.rate) == "1 EUR = 1.25 USD on 2025-01-07, says a (#5)"
        assert found.to_json()["rate"]["seq"] == "5"
        assert compare("€90 million", dollars, "en", rates=day).judgement.verdict is Verdict.CONTRADICTED
        other = compare(dollars, euros, "en", rates=year)
        assert (other.judgement.verdict, other.rate) == (Verdict.INCOMPARABLE, None)
        assert other.judgement.reason == (
            "currency: no rate between EUR and USD is recorded for 2024 (rates for 2025-01-07 (#5))"
        )
        same = compare(dollars, "$103 million", "en", rates=year)
        assert (same.judgement.verdict, same.rate, "rate" in same.to_json()) == (Verdict.SUPPORTED, None, False)


def test_a_rate_survives_export_and_import_and_must_be_one(deal: Desk, tmp_path: Path) -> None:
    with reading(deal.location) as reader:
        lines, head = list(export(reader)), reader.head()
    copy = Location.parse(str(tmp_path / "copy.db"))
    create(copy)
    for old, new, message in (
        ("EUR-USD@", "EUR-GBP@", "its key is not made of its pair, date and source"),
        ('"base":"EUR"', '"base":"chip"', "its key is not made of|is no currency"),
        ('"value":"1.25"', '"value":"0"', "this is not a rate"),
    ):
        with pytest.raises(ImportFailedError, match=message), writing(copy) as writer:
            import_lines(writer, [*lines[:-1], lines[-1].replace(old, new)])
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert reader.head() == head
        (rate,) = reader.current("rate")
        assert isinstance(rate.body, Rate)
        assert rate.body.factor == Fraction("1.25")
