"""Integrity: a changed row is found, and only that one."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from factledger.domain.source import Source
from factledger.services.integrity import integrity
from factledger.store.engine import open_engine
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from factledger.store.engine import Location


@pytest.fixture
def filled(ledger: Location) -> Location:
    with writing(ledger) as writer:
        for number in range(1, 6):
            writer.append(Source(title=f"title {number}"), f"a{number}", by="rb")
    return ledger


def tamper(location: Location, *statements: str) -> None:
    """Change rows behind the guards, as somebody with the file in hand can."""
    if location.path:
        with contextlib.closing(sqlite3.connect(location.path)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            names = [f'DROP TRIGGER "{name}"' for name, _ in guards]
            for statement in (*names, *statements, *(sql for _, sql in guards)):
                connection.execute(statement)
            connection.commit()
        return
    with open_engine(location, write=True).begin() as server:
        for statement in ("SET session_replication_role = replica", *statements):
            server.execute(text(statement))


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
