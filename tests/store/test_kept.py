"""A reader that keeps what it looked up gives out the rows that one gives out which keeps nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from factledger.domain.source import Source
from factledger.errors import NotALedgerError
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.texts import Texts
from factledger.store import kept
from factledger.store.engine import open_engine
from factledger.store.kept import Kept, KeptReader
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factledger.store.engine import Location
    from factledger.store.reader import Reader

CLAIMS = ("a/chips", "b/chips", "c/chips", "none/chips")


@pytest.fixture
def desk(ledger: Location, tmp_path: Path) -> Location:
    with writing(ledger) as writer:
        for source in ("paper", "filing"):
            writer.append(Source(title=source, language="en"), source, by="rb")
        for claim in CLAIMS[:3]:
            for source in ("paper", "filing"):
                given = Recording(claim=claim, source=source, text="about 2,000 chips", new=True)
                record(writer, given, Texts(tmp_path), by="rb")
    return ledger


@contextmanager
def both(location: Location) -> Iterator[tuple[Reader, KeptReader]]:
    """Open a ledger twice over: plainly, and with what is looked up kept; each notes what it gives out."""
    with reading(location) as reader:
        plain = type(reader)(reader.connection, trace={})
        yield plain, KeptReader(reader.connection, trace={}, kept=Kept(CLAIMS))


def same(plain: Reader, keeping: KeptReader) -> None:
    for claim in CLAIMS:
        for reader in (plain, keeping):
            assert reader.trace is not None
            reader.trace.clear()
        assert keeping.find("claim", claim) == plain.find("claim", claim)
        assert list(keeping.of_claim(claim)) == list(plain.of_claim(claim))
        assert keeping.find("source", "paper") == plain.find("source", "paper")
        assert keeping.trace == plain.trace


def test_the_same_rows_are_given_out_and_noted_each_time(desk: Location) -> None:
    with both(desk) as (plain, keeping):
        same(plain, keeping)
        same(plain, keeping)
        assert set(keeping.kept.claims) == set(CLAIMS)


def test_another_state_keeps_its_own_rows(desk: Location) -> None:
    with both(desk) as (plain, keeping):
        same(plain, keeping)
        for seq in ("3", "4", "5", "7"):
            same(plain.as_of(seq), keeping.as_of(seq))
        same(plain, keeping)


def test_too_many_rows_are_forgotten(desk: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    with both(desk) as (plain, keeping):
        monkeypatch.setattr(kept, "BLOCK", 1)
        for most in (1, 2, 5):
            monkeypatch.setattr(kept, "MOST", most)
            same(plain, keeping)
            assert sum(map(len, keeping.kept.entries.values())) + len(keeping.kept.claims) <= most + 1


def test_a_row_that_cannot_be_read_is_no_matter_of_another_claim(desk: Location) -> None:
    unguarded = ["DROP TRIGGER guard_entry_update", "DROP TRIGGER guard_claim_update"]
    with open_engine(desk, write=True).begin() as connection:
        for statement in (
            *(unguarded if desk.path else ["SET session_replication_role = replica"]),
            "UPDATE entry SET derived_from = '{' WHERE key = 'b/chips@paper'",
            "UPDATE claim SET aliases = '{' WHERE key = 'b/chips'",
        ):
            connection.execute(text(statement))
    with both(desk) as (_, keeping):
        for claim in ("a/chips", "c/chips"):
            assert keeping.find("claim", claim) is not None
            assert len(list(keeping.of_claim(claim))) == 2
        with pytest.raises(NotALedgerError):
            keeping.find("claim", "b/chips")
        with pytest.raises(NotALedgerError):
            list(keeping.of_claim("b/chips"))
