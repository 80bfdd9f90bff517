"""Integrity: a changed row is found, and only that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from tests.tampering import tamper

from factledger.domain.source import Source
from factledger.errors import NotALedgerError
from factledger.rules.all import RULES
from factledger.services.check import check_rows
from factledger.services.integrity import integrity
from factledger.store.engine import open_engine
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from tests.services.conftest import Desk

    from factledger.rules.rule import Rule
    from factledger.store.engine import Location


@pytest.fixture
def filled(ledger: Location) -> Location:
    with writing(ledger) as writer:
        for number in range(1, 6):
            writer.append(Source(title=f"title {number}"), f"a{number}", by="rb")
    return ledger


DAMAGE = {
    "authors that are no JSON": "UPDATE source SET authors = '[' WHERE seq = 1",
    "authors that are no list": "UPDATE source SET authors = '5' WHERE seq = 1",
    "a hedge that is none": "UPDATE entry SET hedge = 'foo' WHERE seq = 4",
    "a value that is none": "UPDATE entry SET value = 'foo' WHERE seq = 4",
    "a value that never ends": "UPDATE entry SET value = '1e999999999' WHERE seq = 4",
    "a step without end": "UPDATE entry SET step = '1/0' WHERE seq = 4",
    "a step of nothing": "UPDATE entry SET step = '0' WHERE seq = 4",
    "a claim that is missing": "UPDATE entry SET claim = NULL WHERE seq = 4",
    "a place that is none": "UPDATE entry SET start = 'x' WHERE seq = 4",
    "a period that is none": "UPDATE claim SET period = 'soon' WHERE seq = 3",
    "a digest that is none": "UPDATE source SET sha256 = 'x' WHERE seq = 1",
}
SQLITE_DAMAGE = {
    "bytes in a note": "UPDATE entry SET note = x'00ff' WHERE seq = 4",
    "text that is no UTF-8": "UPDATE entry SET note = CAST(x'ff' AS TEXT) WHERE seq = 4",
    "a leaf that is text": "UPDATE log SET leaf = 'x' WHERE seq = 4",
    "a version that is text": "UPDATE log SET version = 'x' WHERE seq = 4",
    "a kind that is none": "UPDATE log SET kind = 'x' WHERE seq = 4",
    "a key that is bytes": "UPDATE entry SET key = x'ff' WHERE seq = 4",
}
LOST = {table: f"DROP TABLE {table}" for table in ("entry", "claim", "source", "unit", "rate", "redaction")}


@pytest.mark.parametrize("damage", [*DAMAGE, *SQLITE_DAMAGE, *LOST])
def test_a_damaged_row_is_named_and_stops_nothing(desk: Desk, damage: str) -> None:
    statement = (DAMAGE | SQLITE_DAMAGE | LOST)[damage]
    if desk.location.url and damage in SQLITE_DAMAGE:
        pytest.skip("PostgreSQL keeps types")
    desk.record("x/chips", "about 2,000 chips")
    desk.record("y/chips", "16,000 chips or more")
    seq = statement.rpartition(" ")[2]
    tamper(desk.location, statement if damage in DAMAGE | SQLITE_DAMAGE else f"{statement}{_cascade(desk.location)}")
    with reading(desk.location) as reader:
        report = check_rows(reader, "x", desk.texts)
    whole, *others = report.parts
    assert [part.name for part in report.parts] == ["integrity", *(rule.name for rule in RULES if not is_told(rule))]
    if damage in LOST:
        assert f"the table {damage} is gone" in [finding.message for finding in whole.findings]
    else:
        assert {finding.place.split()[0] for finding in whole.findings} == {f"#{seq}"}
    # A claim whose only row is damaged is stated by nobody that can be read.
    assert not any(part.findings for part in others if part.name != "sourced")
    assert others[0].covered == (0 if damage == "entry" else 1 if statement.startswith("UPDATE entry") else 2)


def is_told(rule: Rule) -> bool:
    """Tell whether a rule is off until it is told something."""
    return any(one.default is None for one in rule.settings)


def _cascade(location: Location) -> str:
    return "" if location.path else " CASCADE"


def test_a_row_that_no_check_can_use_is_named(desk: Desk) -> None:
    with writing(desk.location) as writer:
        writer.append(Source(title="c", published="soon"), "c", by="rb")
    with reading(desk.location) as reader:
        whole = check_rows(reader, "x", desk.texts).parts[0]
    assert [(finding.place, finding.message) for finding in whole.findings] == [
        ("#3", "the row holds what it cannot: 'soon'")
    ]


def test_error_when_a_damaged_row_is_listed(desk: Desk) -> None:
    tamper(desk.location, "UPDATE source SET authors = '[' WHERE seq = 1")
    with pytest.raises(NotALedgerError, match="the source in row 1 cannot be read"), reading(desk.location) as reader:
        list(reader.current("source"))


def problems(location: Location) -> list[tuple[str, str]]:
    with reading(location) as reader:
        return [(finding.place, finding.message) for finding in integrity(reader).findings]


def test_a_clean_ledger_has_nothing_wrong(filled: Location) -> None:
    with reading(filled) as reader:
        result = integrity(reader)
        assert (result.rows, result.findings) == (5, [])
        assert result.head == reader.head()


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE source SET title = 'x' WHERE seq = 3",
            [("#3 a3", "the row was changed: it does not hash to its leaf")],
        ),
        (
            "UPDATE source SET note = 'x' WHERE seq = 3",
            [("#3 a3", "the row was changed: it does not hash to its leaf")],
        ),
        (
            "UPDATE source SET salt = 'x' WHERE seq = 3",
            [("#3 a3", "the row was changed: it does not hash to its leaf")],
        ),
        (
            "UPDATE source SET void = 'yes' WHERE seq = 3",
            [("#3 a3", "the row was changed: it does not hash to its leaf")],
        ),
        ("DELETE FROM source WHERE seq = 3", [("#3 a3", "the row is in the log and its body is gone")]),
        (
            "UPDATE log SET key = 'x' WHERE seq = 3",
            [("#3 x", "the log names another kind, key or version than the row")],
        ),
    ],
)
def test_a_changed_row_is_found_and_only_that_one(
    filled: Location, statement: str, expected: list[tuple[str, str]]
) -> None:
    tamper(filled, statement)
    assert problems(filled) == expected


def test_a_row_cut_out_is_found(filled: Location) -> None:
    tamper(filled, "DELETE FROM source WHERE seq = 3", "DELETE FROM log WHERE seq = 3")
    assert problems(filled) == [("#4 a4", "row 3 is missing: the log goes on with 4")]


def test_a_row_that_is_not_in_the_log_is_found(filled: Location) -> None:
    tamper(filled, "DELETE FROM log WHERE seq = 5")
    assert problems(filled) == [("#5", "a row stands in its table and not in the log")]


def test_a_missing_guard_is_found(filled: Location) -> None:
    where = "" if filled.path else ' ON "source"'
    name = "guard_source_update" if filled.path else "guard_source_row"
    with open_engine(filled, write=True).begin() as connection:
        connection.execute(text(f'DROP TRIGGER "{name}"{where}'))
    assert problems(filled) == [("schema", f"the guard {name} is missing or was changed: rows could be changed too")]
