"""Copies of a ledger: made while others write, verified before they replace anything."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tests.services.test_verify import KEY, OTHER, add, sealed
from tests.tampering import tamper

from factledger.errors import ExistsError, FactledgerError, RefusedError
from factledger.services.backup import backup, restore
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import create, reading

if TYPE_CHECKING:
    from pathlib import Path


def head(location: Location) -> str:
    with reading(location) as reader:
        assert verify(reader).wrong == []
        return str(reader.head())


@pytest.fixture
def filled(ledger: Location) -> Location:
    add(ledger, "a", "b", "c")
    sealed(ledger)
    add(ledger, "d")
    return ledger


def test_a_copy_has_the_same_head_and_seals(filled: Location, tmp_path: Path) -> None:
    copy = Location(path=tmp_path / "copy.db")
    assert str(backup(filled, tmp_path / "copy.db")) == head(filled) == head(copy)
    with reading(copy) as reader:
        assert [one.signed_by for one in verify(reader, None, [KEY.verifier]).checkpoints] == [(KEY.name,)]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_error_a_file_that_is_there_is_left_alone(filled: Location, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", encoding="utf-8")
    with pytest.raises(ExistsError):
        backup(filled, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text(encoding="utf-8") == "mine"


def test_a_copy_is_made_while_others_write(filled: Location, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            add(filled, f"more/{number}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            backup(filled, tmp_path / f"copy-{number}.db")
            assert head(Location(path=tmp_path / f"copy-{number}.db"))
    finally:
        stop.set()
        writer.join()
    assert head(filled)


def test_a_copy_replaces_a_damaged_ledger(filled: Location, tmp_path: Path) -> None:
    if filled.path is None:
        pytest.skip("the case is one of a file")
    good = str(backup(filled, tmp_path / "copy.db"))
    filled.path.write_bytes(filled.path.read_bytes()[:5000])
    done = restore(tmp_path / "copy.db", filled)
    assert head(filled) == good
    assert done.kept is not None
    assert (done.kept.name, done.kept.stat().st_size) == ("ledger.db.replaced-1", 5000)


def test_a_copy_is_put_where_no_ledger_was(filled: Location, tmp_path: Path) -> None:
    good = str(backup(filled, tmp_path / "copy.db"))
    place = Location(path=tmp_path / "new.db")
    assert restore(tmp_path / "copy.db", place).kept is None
    assert head(place) == good


def test_a_copy_is_put_on_an_empty_server(filled: Location, tmp_path: Path) -> None:
    good = str(backup(filled, tmp_path / "copy.db"))
    if filled.path is not None:
        pytest.skip("the case is one of a server")
    with pytest.raises(RefusedError, match="a server's rows are never replaced"):
        restore(tmp_path / "copy.db", filled)
    assert head(filled) == good


def test_error_rows_that_the_copy_has_not_are_not_lost(filled: Location, tmp_path: Path) -> None:
    if filled.path is None:
        pytest.skip("the case is one of a file")
    backup(filled, tmp_path / "copy.db")
    add(filled, "e")
    before = head(filled)
    with pytest.raises(RefusedError, match="the ledger has 1 rows that the copy has not"):
        restore(tmp_path / "copy.db", filled)
    assert head(filled) == before
    done = restore(tmp_path / "copy.db", filled, force=True)
    assert done.kept is not None
    assert head(Location(path=done.kept)) == before


def test_error_a_copy_that_was_changed_replaces_nothing(filled: Location, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.db")
    before = head(filled)
    tamper(Location(path=tmp_path / "copy.db"), "UPDATE source SET title = 'other' WHERE seq = 2")
    with pytest.raises(RefusedError, match="the copy is not in order, and nothing was replaced"):
        restore(tmp_path / "copy.db", filled, force=True)
    assert head(filled) == before


def test_error_a_copy_that_somebody_else_sealed_replaces_nothing(filled: Location, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.db")
    with pytest.raises(RefusedError, match="the copy is not in order"):
        restore(tmp_path / "copy.db", Location(path=tmp_path / "new.db"), [OTHER.verifier])
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + bytes(4000)])
def test_error_what_is_no_ledger_replaces_nothing(tmp_path: Path, content: bytes) -> None:
    place = Location(path=tmp_path / "ledger.db")
    create(place)
    add(place, "a")
    before = head(place)
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(FactledgerError):
        restore(tmp_path / "copy.db", place)
    assert head(place) == before
