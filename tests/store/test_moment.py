"""A time names the state in front of the first row that is later, also where a merge appended older rows."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from factledger.domain.claim import Claim
from factledger.domain.record import Body, Row, new_salt
from factledger.domain.source import Source
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from factledger.store.engine import Location


def moment(minute: int) -> str:
    return f"2026-01-01T{minute // 60:02}:{minute % 60:02}:00Z"


def fill(location: Location, stretches: list[list[int]]) -> list[int]:
    """Write a row for each minute, and seal the ledger after each stretch but the last."""
    minutes = [minute for stretch in stretches for minute in stretch]
    rows = []
    for seq, minute in enumerate(minutes, 1):
        body: Body = Source(title="t") if seq % 3 else Claim(subject="s", measure="m", value_type="text")
        rows.append(
            Row(
                kind=body.KIND,
                key=f"k/{seq}",
                version=1,
                recorded_at=moment(minute),
                recorded_by="rb",
                salt=new_salt(),
                body=body,
                seq=seq,
            )
        )
    with writing(location) as writer:
        writer.write(rows)
        size = 0
        for stretch in stretches[:-1]:
            size += len(stretch)
            writer.keep_checkpoint(size, "note")
    return minutes


@pytest.mark.parametrize("seed", range(3))
def test_a_time_is_found_in_every_stretch(ledger: Location, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  times, no secrets
    starts = sorted(chance.choices(range(50), k=4)) if seed else [0, 30, 10, 40]
    stretches = [sorted(start + chance.randint(0, 12) for _ in range(chance.randint(1, 9))) for start in starts]
    minutes = fill(ledger, stretches)
    with reading(ledger) as reader:
        for minute in range(-1, 65):
            time = "2025-12-31T23:59:00" if minute < 0 else moment(minute).removesuffix("Z")
            seen = next((i for i, one in enumerate(minutes) if one > minute), len(minutes))
            assert reader.as_of(time).size() == seen, time


def test_a_time_is_found_although_a_body_is_gone(file_ledger: Location) -> None:
    minutes = fill(file_ledger, [list(range(20))])
    with contextlib.closing(sqlite3.connect(str(file_ledger.path))) as connection:
        connection.executescript("DROP TRIGGER guard_source_delete; DELETE FROM source WHERE seq = 10")
    with reading(file_ledger) as reader:
        assert [reader.as_of(moment(minute).removesuffix("Z")).size() for minute in (4, 7, 12, 30)] == [5, 8, 13, 20]
    assert len(minutes) == 20
