"""Guards let a body go when a redaction names its row, and nothing else; its bytes are gone from the file."""

# ruff: noqa: S608  statements of ours, on ledgers of ours
from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from factledger.domain.record import Removed
from factledger.domain.redaction import Redaction
from factledger.domain.source import Source
from factledger.errors import EngineError
from factledger.services.redact import plan, redact
from factledger.store.engine import open_engine
from factledger.store.ledger import reading, writing
from factledger.store.redact import scrub
from factledger.store.schema import REDACTABLE
from factledger.store.shape import differences

if TYPE_CHECKING:
    from factledger.store.engine import Location

FORBIDDEN = "Xanthippe Quirrenbach lives in Vole Street"
EMPTY = "title = NULL, note = NULL, language = NULL, reason = NULL, salt = ''"


def fill(location: Location) -> None:
    with writing(location) as writer:
        writer.append(Source(title=FORBIDDEN, language="en", note=FORBIDDEN * 200), "a", by="rb")
        writer.append(Source(title="another"), "a", by="rb", reason=FORBIDDEN, after=1)
        writer.append(Source(title="other"), "b", by="rb")


def name(location: Location, key: str, version: int) -> None:
    """Write the redaction of a row, and leave its body where it is."""
    with writing(location) as writer:
        body = Redaction.of(writer.get("source", key, version))
        writer.append(body, body.key, by="rb", reason="r")


def run(location: Location, statement: str) -> None:
    with open_engine(location, write=True).begin() as connection:
        connection.execute(text(statement))


def titles(location: Location) -> list[str | None]:
    with open_engine(location).connect() as connection:
        return list(connection.execute(text("SELECT title FROM source ORDER BY seq")).scalars())


@pytest.mark.parametrize("named", [(), (("a", 2),), (("b", 1),), (("a", 2), ("b", 1))], ids=str)
def test_a_body_is_not_emptied_without_a_redaction_that_names_just_it(
    ledger: Location, named: tuple[tuple[str, int], ...]
) -> None:
    fill(ledger)
    for key, version in named:
        name(ledger, key, version)
    with pytest.raises(DBAPIError, match="never change"):
        run(ledger, f"UPDATE source SET {EMPTY} WHERE seq = 1")
    assert titles(ledger) == [FORBIDDEN, "another", "other"]


OTHER_CHANGES = (
    "UPDATE source SET title = 'x' WHERE seq = 1",
    "UPDATE source SET title = NULL WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, seq = 99 WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, key = 'x' WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, version = 9 WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, recorded_by = 'x' WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, recorded_at = '2000-01-01T00:00:00Z' WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, void = 'yes' WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, format = '2' WHERE seq = 1",
    f"UPDATE source SET {EMPTY}, publisher = 'x' WHERE seq = 1",
    f"UPDATE source SET {EMPTY.replace(chr(39) * 2, 'NULL')} WHERE seq = 1",
    f"UPDATE source SET {EMPTY.replace(chr(39) * 2, chr(39) + 'x' + chr(39))} WHERE seq = 1",
    f"UPDATE source SET {EMPTY.replace('note = NULL, ', '')} WHERE seq = 1",
    f"UPDATE source SET {EMPTY}",
    "DELETE FROM source WHERE seq = 1",
    "DELETE FROM redaction",
    "UPDATE redaction SET target = 'source:b@@1'",
    "UPDATE log SET leaf = leaf",
    "UPDATE redaction SET target = NULL, leaf = NULL, row_at = NULL, row_by = NULL, reason = NULL, salt = ''",
)


@pytest.mark.parametrize("statement", OTHER_CHANGES)
def test_a_redaction_lets_no_other_change_through(ledger: Location, statement: str) -> None:
    fill(ledger)
    name(ledger, "a", 1)
    with pytest.raises(DBAPIError):
        run(ledger, statement)
    assert titles(ledger) == [FORBIDDEN, "another", "other"]
    run(ledger, f"UPDATE source SET {EMPTY} WHERE seq = 1")
    assert titles(ledger) == [None, "another", "other"]


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE source SET title = '{FORBIDDEN}' WHERE seq = 1",
        "UPDATE source SET salt = '00000000000000000000000000000000' WHERE seq = 1",
        "UPDATE source SET reason = 'x' WHERE seq = 1",
        "DELETE FROM source WHERE seq = 1",
    ],
)
def test_nothing_comes_back_into_a_redacted_row(ledger: Location, statement: str) -> None:
    fill(ledger)
    with writing(ledger) as writer:
        redact(writer, plan(writer, "a@@1"), by="rb", reason="r")
    with pytest.raises(DBAPIError, match="never change"):
        run(ledger, statement)
    with reading(ledger) as reader:
        assert isinstance(reader.get("source", "a", 1).body, Removed)
        assert differences(reader.connection) == []


@pytest.mark.parametrize("kind", REDACTABLE)
def test_no_body_of_any_kind_is_emptied_without_a_redaction(ledger: Location, kind: str) -> None:
    with open_engine(ledger, write=True).begin() as connection:
        connection.execute(
            text("INSERT INTO log (seq, kind, key, version, leaf) VALUES (1, :kind, 'k', 1, :leaf)"),
            {"kind": kind, "leaf": b"\x01" * 32},
        )
        connection.execute(
            text(
                f"INSERT INTO {kind} (seq, key, version, recorded_at, recorded_by, salt, format, note) "
                "VALUES (1, 'k', 1, 't', 'rb', 's', '1', 'n')"
            )
        )
    with pytest.raises(DBAPIError, match="never change"):
        run(ledger, f"UPDATE {kind} SET note = NULL, salt = ''")
    with open_engine(ledger, write=True).begin() as connection:
        connection.execute(text("INSERT INTO log SELECT 2, 'redaction', 'r', 1, leaf FROM log"))
        connection.execute(
            text(
                "INSERT INTO redaction (seq, key, version, recorded_at, recorded_by, salt, format, leaf) "
                f"VALUES (2, '{kind}:k:1', 1, 't', 'rb', 's', '2', '{'01' * 32}')"
            )
        )
        connection.execute(text(f"UPDATE {kind} SET note = NULL, salt = ''"))


def _bytes_beside(location: Location) -> bytes:
    assert location.path is not None
    return b"".join(path.read_bytes() for path in sorted(location.path.parent.iterdir()) if path.is_file())


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_no_byte_of_what_was_removed_is_left_in_a_file(file_ledger: Location, mode: str) -> None:
    with contextlib.closing(sqlite3.connect(str(file_ledger.path))) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    with writing(file_ledger) as writer:
        # Rows enough for pages to be split, with what is to go in the middle of them.
        for i in range(300):
            held = FORBIDDEN if i % 7 == 3 else "nothing of note"
            row = writer.append(Source(title=f"{held} {i}", note=held * (i % 5)), f"s/{i}", by="rb")
            writer.append(row.body, row.key, by="rb", reason=held, after=1)
    assert FORBIDDEN.encode() in _bytes_beside(file_ledger)
    with writing(file_ledger) as writer:
        for i in range(3, 300, 7):
            redact(writer, plan(writer, f"s/{i}", all_versions=True), by="rb", reason="a court said so")
        head = writer.head()
    scrub(file_ledger)
    for part in (FORBIDDEN, "Xanthippe", "Quirrenbach", "Vole Street"):
        assert part.encode() not in _bytes_beside(file_ledger)
    with reading(file_ledger) as reader:
        assert reader.head() == head
        assert differences(reader.connection) == []


def test_the_salt_goes_with_the_body_so_that_nothing_can_be_guessed(ledger: Location) -> None:
    fill(ledger)
    with reading(ledger) as reader:
        salt, leaf = reader.get("source", "a", 1).salt, reader.get("source", "a", 1).leaf
    with writing(ledger) as writer:
        redact(writer, plan(writer, "a@@1"), by="rb", reason="r")
    with reading(ledger) as reader:
        row = reader.get("source", "a", 1)
        assert (row.salt, row.leaf) == ("", leaf)
        assert not any(salt in str(one.to_json()) for one in reader.rows())


def test_error_when_the_file_cannot_be_built_anew(file_ledger: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factledger.store.redact._SECONDS", 0)
    fill(file_ledger)
    with contextlib.closing(sqlite3.connect(str(file_ledger.path))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EngineError) as caught:
            scrub(file_ledger)
    assert str(caught.value) == (
        "error[engine]: the content was removed from the rows, and bytes of it may be left in pages of the file that "
        "hold no row\n"
        "  found: database is locked\n"
        f"  where: {file_ledger}\n"
        "  do: give the same command again when nobody uses the ledger, and the disk has room for a second copy of it"
    )
