"""Searching by unit and value in the database: what it leaves out is nothing that is wanted, on both engines."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.source import Source
from factledger.domain.unit import UnitRecord
from factledger.reading.read import read
from factledger.services.list import list_entries
from factledger.store import amounts, query
from factledger.store.ledger import reading, writing
from factledger.store.schema import AMOUNT_INDEX, BODIES
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.store.engine import Location
    from factledger.store.listed import Listed
    from factledger.store.reader import Reader

TEXTS = """$1 million|about $1 million|nearly $1 million|just over $1 million|more than $1 million|at least $1 million
less than $1 million|up to $1 million|between $1 million and $2 million|$1 million give or take $100,000|$999,999
$1,000,000.01|$0|€1 million|USD 5 billion|hundreds of dollars|$1.5 million per year|99 cents|at least about $1 million
5 km|5,000 metres|3 miles|about 3 kilometres|1 million chips|2,000 A100s|dozens of chips|40%|a third of the voters
two thirds|doubled|-5 degrees Celsius|20 degrees Fahrenheit|30 °C|fell by 5%|1 million|half a million|12 days|2 weeks
36 hours|$1,000,000|$1.0 million|less than 5 km|16 racks|1/3|three times as many"""

HUGE = 10**22
VALUES = (f"{HUGE}", f"-{HUGE}", f"{HUGE + 1}/3", f"-{HUGE + 1}/3", f"1/{HUGE}", "-1/3", "-0.5", "0.999", f"{2**63}.5")
"""Stated numbers as they are stored, some of them beyond what an engine holds as a whole number."""

NUMBERS = ("0", "1", "5", "-5", "0.3", "1,000", "999,999", "1M", "1.5M", "2M", "1bn", "5bn", "20", "3.1", "1000t")
MORE_NUMBERS = ("-1", "0.5", "-0.4", f"{2**63}", f"-{2**63}", "3333333333t", "-3333333333t", "99999999999t")
UNITS = (
    "USD",
    "EUR",
    "USD_cent",
    "USD/year",
    "kilometer",
    "meter",
    "mile",
    "chip",
    "percent",
    "celsius",
    "day",
    "hour",
)
MORE_UNITS = ("1", "rack", "rack/day", "unheard_of")


@pytest.fixture
def filled(ledger: Location) -> Location:
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="rb")
        writer.append(UnitRecord(definition="[rack]", group="count"), "rack", by="rb")
        for i, text in enumerate(TEXTS.replace("\n", "|").split("|")):
            found = read(text, "en", Units.shipped())
            assert found.figure is not None, text
            claim = f"x/y{i}"
            signed = "yes" if i % 7 == 0 else None
            writer.append(Claim(subject="x", measure=f"y{i}", value_type="quantity", signed=signed), claim, by="rb")
            figure: dict[str, Any] = {"text": text} | figure_fields(found.figure)
            entry = Entry(claim=claim, source="a", status="asserted", rank="normal", **figure)
            writer.append(entry, f"{claim}@a", by="rb")
        for i, value in enumerate(VALUES):
            stated: dict[str, Any] = dict.fromkeys(("text", "value", "low", "high"), value)
            stated |= {"hedge": "about", "unit": "USD", "step": "1", "zeros": "1"}
            entry = Entry(claim="x/y0", source="a", status="asserted", rank="normal", **stated)
            writer.append(entry, f"x/y0@a~{i + 2}", by="rb")
    return ledger


def keys(reader: Reader, *terms: str) -> list[str]:
    return [listed.row.key for listed in list_entries(reader, terms).entries]


def test_the_same_entries_are_found_with_and_without_the_database(
    filled: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(5)  # noqa: S311  searches, not a secret
    searches = []
    for _ in range(150):
        operator = chance.choice((">", ">=", "<", "<=", "", "=", "gt:", "le:"))
        value = f"value:{operator}{chance.choice(NUMBERS + MORE_NUMBERS)}"
        unit = f"unit:{chance.choice(UNITS + MORE_UNITS)}"
        searches.append(
            chance.choice(((value, unit), (value, unit), (unit,), (value,), (f"-{value}", unit), (value, f"-{unit}")))
        )
    with reading(filled) as reader:
        found = [keys(reader, *terms) for terms in searches]
        monkeypatch.setattr(query, "narrowed", lambda *_: None)
        assert found == [keys(reader, *terms) for terms in searches]
    assert sum(map(bool, found)) > len(found) / 4


def test_the_database_leaves_out_what_is_far_off(filled: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(filled) as reader:
        seen: list[str] = []
        accepts = query.Query.accepts

        def noted(self: query.Query, listed: Listed) -> bool:
            seen.append(listed.entry.text or "")
            return accepts(self, listed)

        monkeypatch.setattr(query.Query, "accepts", noted)
        assert len(keys(reader, "value:>100,000", "unit:chip")) == 1
    assert seen == ["1 million chips"]


@pytest.mark.parametrize("terms", [("value:>1bn", "unit:USD"), ("value:<1", "unit:USD"), ("value:>1bn",)])
def test_an_index_finds_amounts(filled: Location, terms: tuple[str, ...]) -> None:
    with reading(filled) as reader:
        asked = select(BODIES["entry"].c.seq).where(*query.parse_query(reader, terms, reader.units()).conditions)
        compiled = asked.compile(reader.connection.engine, compile_kwargs={"render_postcompile": True})
        given: Any = compiled.params
        if filled.path:
            given = tuple(given[name] for name in compiled.positiontup or ())
        else:
            # So few rows a server reads one by one, if it may.
            reader.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if filled.path else "EXPLAIN"
        shown = "\n".join(row[-1] for row in reader.connection.exec_driver_sql(f"{explain} {compiled}", given))
    assert AMOUNT_INDEX in shown
    assert "SCAN entry" not in shown
    assert "Seq Scan" not in shown


def test_a_path_holds_what_is_below_it_and_nothing_beside(ledger: Location) -> None:
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="rb")
        for key in ("x/y", "x/y-1", "x/y.z", "x/y/z", "x/y/z/1", "x/y0", "x"):
            writer.append(Claim(subject="x", measure="y", value_type="yes-no"), key, by="rb")
            entry = Entry(claim=key, source="a", other_value="yes", status="asserted", rank="normal")
            writer.append(entry, f"{key}@a", by="rb")
    with reading(ledger) as reader:
        assert keys(reader, "claim:x/y") == ["x/y/z/1@a", "x/y/z@a", "x/y@a"]
        found = [row.key for row in reader.current("claim", query.is_under(reader.column("claim", "key"), "x/y"))]
    assert found == ["x/y", "x/y/z", "x/y/z/1"]


def test_many_units_are_left_to_a_closer_look(filled: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(filled) as reader:
        found = keys(reader, "value:>1M", "unit:USD")
        monkeypatch.setattr(amounts, "MOST_UNITS", 2)
        assert keys(reader, "value:>1M", "unit:USD") == found != []


def test_a_number_longer_than_any_engine_holds_is_no_bound(filled: Location) -> None:
    with reading(filled) as reader:
        assert keys(reader, f"value:<{'9' * 90}t", "unit:EUR")
        assert not keys(reader, f"value:>{'9' * 90}t", "unit:EUR")
