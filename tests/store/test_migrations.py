"""Ledgers of older schemas are brought up to date: no row, no head and no guard changes."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from factledger.domain.source import Source
from factledger.domain.unit import Acceptance
from factledger.errors import EngineError, SchemaError
from factledger.services.export import export, import_lines
from factledger.services.integrity import integrity
from factledger.store.engine import Location, create_file, open_engine
from factledger.store.ledger import create, migrate, reading, writing
from factledger.store.migrate import upgrade
from factledger.store.schema import REVISION, metadata
from factledger.store.shape import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = sorted(Path(__file__).parent.glob("schema-*.sql"))
"""What `sqlite3 ledger.db .dump` printed of a small ledger of each schema, before the next one came."""

HEADS = {
    "0001": "12:3c6781bf0163e81db596b2b4a82ac4fbf3511b27f5bb4ece0d43c3aecef567c6",
    "0002": "14:40a061c7a0de7426b7655e88f6dfbbb3ac1c3b3f168a87833dc59220178ebaca",
    "0003": "15:22ea594a6e72ec8d1dffad26ee96f98cab82b15352999cb54055787e08535062",
    "0004": "15:22ea594a6e72ec8d1dffad26ee96f98cab82b15352999cb54055787e08535062",
}
FORMATS = {"0001": {"1"}, "0002": {"1", "2"}, "0003": {"1", "2"}, "0004": {"1", "2"}}


def revision(dump: Path) -> str:
    return dump.stem.partition("-")[2]


def _rows(dump: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.executescript(dump.read_text(encoding="utf-8"))
        for table in metadata.sorted_tables:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table.name,)).fetchone():
                found = [dict(row) for row in connection.execute(f'SELECT * FROM "{table.name}"')]  # noqa: S608  ours
                yield table.name, found


@pytest.fixture(params=OLD, ids=revision)
def old(request: pytest.FixtureRequest, place: Location) -> tuple[Location, str]:
    """Return a ledger of an older schema, on each engine, and its schema."""
    dump: Path = request.param
    if place.path:
        with contextlib.closing(sqlite3.connect(place.path)) as connection:
            connection.executescript(dump.read_text(encoding="utf-8"))
        return place, revision(dump)
    with open_engine(place, write=True).begin() as server:
        upgrade(server, revision(dump))
        for name, rows in _rows(dump):
            if rows:
                server.execute(insert(metadata.tables[name]), rows)
    return place, revision(dump)


def test_every_older_schema_has_its_ledger() -> None:
    assert [revision(dump) for dump in OLD] == sorted(HEADS)
    assert REVISION not in HEADS


def test_migrating_keeps_every_row_and_the_head(old: tuple[Location, str], tmp_path: Path) -> None:
    location, before = old
    for opening in (reading, writing):
        with pytest.raises(SchemaError, match="older factledger"), opening(location):
            pass
    assert migrate(location) == (before, REVISION)
    assert migrate(location) == (REVISION, REVISION)
    with reading(location) as reader:
        whole = integrity(reader)
        rows = whole.rows + len(whole.redacted)
        assert (str(whole.head), rows, whole.findings) == (HEADS[before], reader.size(), [])
        assert len(whole.redacted) == (before >= "0003")
        assert differences(reader.connection) == []
        formats = {row.format for row in reader.rows()}
        acceptance = reader.get("acceptance", "agree:acme/gadgets@paper")
        lines = list(export(reader))
    assert formats == FORMATS[before]
    assert acceptance.body == Acceptance(
        rule="agree", entry="acme/gadgets@paper", entry_version="1", value="plain 120 gadget", until="2999"
    )
    with writing(location) as writer:
        assert writer.append(Source(title="b"), "b", by="rb").seq == rows + 1
    copy = Location.parse(str(tmp_path / "copy.db"))
    create(copy)
    with writing(copy) as writer:
        import_lines(writer, lines)
    with reading(copy) as reader:
        assert str(reader.head()) == HEADS[before]
        assert list(export(reader)) == lines


def test_no_guard_is_dropped_on_the_way(old: tuple[Location, str]) -> None:
    location, _ = old
    migrate(location)
    for table in ("acceptance", "source", "entry", "log"):
        for statement in (f'DELETE FROM "{table}"', f"UPDATE \"{table}\" SET key = 'x'"):  # noqa: S608  ours
            with open_engine(location, write=True).connect() as connection, pytest.raises(DBAPIError, match="never"):
                connection.execute(text(statement))


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Location.parse(str(tmp_path / "ledger.db"))
    assert place.path is not None
    create_file(place.path).dispose()
    with contextlib.closing(sqlite3.connect(place.path)) as connection:
        connection.executescript(OLD[0].read_text(encoding="utf-8"))
    before = place.path.read_bytes()
    monkeypatch.setattr("factledger.store.guards.MESSAGE", "'")
    with pytest.raises(EngineError, match="the database refused"):
        migrate(place)
    assert place.path.read_bytes() == before
