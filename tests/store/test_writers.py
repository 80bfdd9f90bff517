"""Several writers at once, and rows by the thousand: one sequence without gaps, on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from factledger.domain.record import Row, new_salt
from factledger.domain.source import Source
from factledger.errors import EngineError, FactledgerError
from factledger.services.integrity import integrity
from factledger.store.bulk import COPIED, Stored
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from factledger.store.engine import Location
    from factledger.store.ledger import Writer

MANY = COPIED + 50
WRITERS = 4


def rows(writer: Writer, name: str, count: int) -> list[Row]:
    """Return new rows, behind those that are there."""
    first, now = writer.size() + 1, writer.now()
    return [
        Row(
            kind="source",
            key=f"{name}/{i}",
            version=1,
            recorded_at=now,
            recorded_by=name,
            salt=new_salt(),
            body=Source(title=f"Ü {i}\tand \\N", authors=("b", "a") if i % 2 else None),
            seq=first + i,
        )
        for i in range(count)
    ]


def test_several_writers_share_one_sequence_without_gaps(ledger: Location) -> None:
    def write(number: int) -> None:
        for i in range(3):
            with writing(ledger) as writer:
                writer.append(Source(title="x"), f"w{number}/one/{i}", by="rb")
            with writing(ledger) as writer:
                writer.write(rows(writer, f"w{number}/many{i}", MANY))

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with reading(ledger) as reader:
        assert [seq for seq, _ in reader.leaves()] == list(range(1, WRITERS * 3 * (MANY + 1) + 1))
        assert not integrity(reader).findings


def test_a_writer_that_fails_leaves_no_gap_to_the_others(ledger: Location) -> None:
    def write(number: int) -> None:
        with writing(ledger) as writer:
            writer.write(rows(writer, f"w{number}", MANY))
            if number % 2:
                msg = "stop"
                raise FactledgerError(msg)

    def tried(number: int) -> None:
        with suppress(FactledgerError):
            write(number)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(tried, range(WRITERS)))
    with reading(ledger) as reader:
        assert reader.size() == WRITERS // 2 * MANY
        assert not integrity(reader).findings


def test_a_batch_takes_the_lock_once(ledger: Location) -> None:
    taken: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        taken.extend(part for part in ("pg_advisory_xact_lock", "BEGIN IMMEDIATE") if part in statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with writing(ledger) as writer:
            for _ in range(3):
                writer.write(rows(writer, f"a{writer.size()}", MANY))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(taken) == 1


def test_rows_written_by_the_thousand_are_read_as_they_were(ledger: Location) -> None:
    with writing(ledger) as writer:
        written = rows(writer, "a", MANY)
        writer.write(written)
    with reading(ledger) as reader:
        assert list(reader.rows()) == written


@pytest.mark.parametrize("count", [1, MANY])
def test_error_on_rows_that_stand_where_others_are(ledger: Location, count: int) -> None:
    with writing(ledger) as writer:
        writer.write(rows(writer, "a", MANY))
    with pytest.raises(EngineError), writing(ledger) as writer:
        writer.write([row.at(row.seq - MANY) for row in rows(writer, "b", count)])
    with pytest.raises(EngineError), writing(ledger) as writer:
        writer.write(rows(writer, "a", count))
    with reading(ledger) as reader:
        assert reader.size() == MANY
        assert not integrity(reader).findings


def test_error_on_a_text_that_an_engine_cannot_hold(ledger: Location) -> None:
    with writing(ledger) as writer:
        good = rows(writer, "a", MANY)
    halves = "\ud800"
    bad = [Stored(row.seq, row.kind, halves, 1, b"x" * 32, Stored.of(row, b"").body) for row in good]
    with pytest.raises(FactledgerError), writing(ledger) as writer:
        writer.put(bad)
    with reading(ledger) as reader:
        assert reader.size() == 0
