"""Opening what is no ledger: a clear error, and nothing made or changed."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text

from factledger.domain.source import Source
from factledger.errors import EngineError, LedgerMissingError, MisuseError, NotALedgerError
from factledger.store.engine import Location, open_engine
from factledger.store.ledger import create, migrate, reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_error_when_the_file_is_missing_and_none_is_made(tmp_path: Path) -> None:
    location = Location.parse(str(tmp_path / "none.db"))
    for opening in (reading, writing):
        with pytest.raises(LedgerMissingError), opening(location):
            pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 100])
def test_error_when_the_file_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    for opening in (reading, writing):
        with pytest.raises(NotALedgerError), opening(Location.parse(str(path))):
            pass
    with pytest.raises(NotALedgerError):
        create(Location.parse(str(path)))
    assert path.read_bytes() == content


def test_error_when_the_file_is_cut_off(file_ledger: Location) -> None:
    assert file_ledger.path is not None
    with writing(file_ledger) as writer:
        for number in range(50):
            writer.append(Source(title="x" * 500), f"a{number}", by="rb")
    whole = file_ledger.path.read_bytes()
    file_ledger.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotALedgerError), reading(file_ledger) as reader:
        list(reader.rows())


def test_a_reader_creates_and_changes_no_file(file_ledger: Location) -> None:
    assert file_ledger.path is not None
    folder = file_ledger.path.parent
    before = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    with reading(file_ledger) as reader:
        list(reader.rows())
        reader.head()
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()} == before


def test_a_reader_reads_a_file_that_cannot_be_written(file_ledger: Location) -> None:
    assert file_ledger.path is not None
    file_ledger.path.chmod(0o444)
    with reading(file_ledger) as reader:
        assert reader.size() == 0


def test_error_when_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be created"):
        create(Location.parse(str(tmp_path / "no" / "ledger.db")))


@pytest.mark.parametrize("url", ["mysql://a/b", "nosuch://a", "postgresql+nosuch://a", "://"])
def test_error_on_a_url_of_another_engine(url: str) -> None:
    with pytest.raises(MisuseError), reading(Location.parse(url)):
        pass


def test_error_when_the_server_is_gone() -> None:
    with pytest.raises(EngineError), reading(Location.parse("postgresql://localhost:1/nothing?connect_timeout=2")):
        pass


def test_the_nearest_ledger_upwards_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create(Location.parse(str(tmp_path / "ledger.db")))
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    monkeypatch.delenv("FACTLEDGER", raising=False)
    assert Location.find(None).path == tmp_path / "ledger.db"
    monkeypatch.setenv("FACTLEDGER", "elsewhere.db")
    assert str(Location.find(None)) == "elsewhere.db"
    assert str(Location.find("given.db")) == "given.db"


def test_a_password_is_never_shown() -> None:
    assert "secret" not in str(Location.parse("postgresql+psycopg://me:secret@host/db"))


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE theirs (x)",
        "CREATE VIEW theirs AS SELECT 1",
        "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0001')",
        "CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE log (id INTEGER)",
    ],
)
def test_error_on_the_database_of_somebody_else_which_is_left_alone(tmp_path: Path, statements: str) -> None:
    path = tmp_path / "theirs.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)
    before = path.read_bytes()
    location = Location.parse(str(path))
    with pytest.raises(NotALedgerError, match="the database holds something else"):
        create(location)
    with pytest.raises(NotALedgerError, match="the database holds no ledger"):
        migrate(location)
    for opening in (reading, writing):
        with pytest.raises(NotALedgerError), opening(location):
            pass
    assert path.read_bytes() == before


def test_error_on_the_server_database_of_somebody_else(new_database: Callable[[], str]) -> None:
    location = Location.parse(new_database())
    with open_engine(location, write=True).begin() as connection:
        connection.execute(text("CREATE TABLE theirs (x text)"))
    with pytest.raises(NotALedgerError, match="the database holds something else"):
        create(location)


def test_error_when_there_is_no_such_database(new_database: Callable[[], str]) -> None:
    url = make_url(new_database()).set(database="none").render_as_string(hide_password=False)
    with pytest.raises(LedgerMissingError) as caught, reading(Location.parse(url)):
        pass
    assert caught.value.what == "there is no such database on the server"
    assert "git" not in str(caught.value)


def test_error_when_a_database_is_not_in_utf_8(postgresql: str) -> None:
    engine = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(
            text("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        )
    engine.dispose()
    url = make_url(postgresql).set(database="ascii").render_as_string(hide_password=False)
    with pytest.raises(EngineError) as caught:
        create(Location.parse(url))
    assert (caught.value.expected, caught.value.found) == ("UTF8", "SQL_ASCII")


def test_a_reader_of_a_file_in_wal_mode_makes_no_file(file_ledger: Location) -> None:
    path = file_ledger.path
    assert path is not None
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = sorted(one.name for one in path.parent.iterdir())
    with reading(file_ledger) as reader:
        assert reader.size() == 0
    assert sorted(one.name for one in path.parent.iterdir()) == before


def test_error_when_rows_of_a_file_in_wal_mode_are_beside_it(file_ledger: Location) -> None:
    path = file_ledger.path
    assert path is not None
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE more (x)")
        with pytest.raises(EngineError, match="PRAGMA journal_mode = DELETE"), reading(file_ledger):
            pass


def test_a_process_that_asks_again_makes_no_second_engine_and_reads_what_is_there_now(file_ledger: Location) -> None:
    path = file_ledger.path
    assert path is not None
    other = Location(path=path.with_name("other.db"))
    create(other)
    with writing(other) as writer:
        writer.append(Source(title="Another"), "another", by="rb")
    with reading(file_ledger) as reader:
        assert reader.size() == 0
    assert open_engine(file_ledger) is open_engine(file_ledger)
    assert open_engine(file_ledger) is not open_engine(file_ledger, write=True)
    other.path.replace(path)  # type: ignore[union-attr]
    with reading(file_ledger) as reader:
        assert [row.key for row in reader.rows()] == ["another"]
    path.unlink()
    with pytest.raises(LedgerMissingError), reading(file_ledger):
        pass


def test_a_path_from_the_current_folder_is_looked_up_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        create(Location.parse("ledger.db"))
        with writing(Location.parse("ledger.db")) as writer:
            writer.append(Source(title=name), name, by="rb")
    for name in ("one", "two"):
        monkeypatch.chdir(tmp_path / name)
        with reading(Location.parse("ledger.db")) as reader:
            assert [row.key for row in reader.rows()] == [name]
