"""Entries of a listing: what is made of their columns is what their rows say, and what cannot be read is said."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.source import Source
from factledger.errors import FactledgerError, NotALedgerError, ParseError
from factledger.reading.scan import read
from factledger.services.list import list_entries
from factledger.store.ledger import reading, writing
from factledger.store.listed import listing
from factledger.values.figure import interval
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.store.engine import Location

OTHERS: tuple[dict[str, Any], ...] = (
    {"note": "Größe  \u0301"},
    {"derived_from": ("x/y@a", "x/y@a~2")},
    {"note": "a line\nand another"},
    {"note": 'a "quotation"'},
    {"note": "n" * 9000},
)


def fill(ledger: Location) -> None:
    figure: dict[str, Any] = {"text": "about 2,000 chips"}
    figure |= figure_fields(read("about 2,000 chips", "en", Units.shipped()).figure)
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="rb")
        writer.append(Claim(subject="s", measure="m", value_type="quantity", signed="yes"), "x/y", by="rb")
        for i in range(30):
            more = OTHERS[i] if i < len(OTHERS) else {}
            entry = Entry(claim="x/y", source="a", status="asserted", rank="normal", **figure | more)
            writer.append(entry, f"x/y@a~{i + 2}", by="rb")
        words = Entry(claim="x/y", source="a", status="asserted", rank="normal", other_value="yes")
        writer.append(words, "x/y@a", by="rb")


@pytest.mark.parametrize("with_claims", [True, False])
def test_a_listing_says_what_the_rows_say(ledger: Location, *, with_claims: bool) -> None:
    fill(ledger)
    with reading(ledger) as reader:
        rows = {row.key: row for row in reader.current("entry")}
        claim = reader.get("claim", "x/y").body
        found = list(listing(reader, with_claims=with_claims))
        assert [one.row for one in found] == list(rows.values())
        for one in found:
            row, entry = rows[one.row.key], one.entry
            header = {"seq": str(row.seq), "key": row.key, "version": "1"}
            assert one.to_json() == header | row.body.to_json()
            assert one.recorded == (row.recorded_at, "rb")
            assert one.claim == claim
            assert one.allowed == (interval(entry.figure, signed=True) if entry.figure else None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("rank = NULL", NotALedgerError),
        ("text = x'ff00'", NotALedgerError),
        ("step = 'x'", ParseError),
        ("low = '9', high = '1', hedge = 'range', value = NULL", NotALedgerError),
        ("hedge = 'none'", ParseError),
    ],
)
def test_error_on_an_entry_that_somebody_changed(
    file_ledger: Location, change: str, error: type[FactledgerError]
) -> None:
    fill(file_ledger)
    with contextlib.closing(sqlite3.connect(str(file_ledger.path))) as connection:
        connection.executescript(f"DROP TRIGGER guard_entry_update; UPDATE entry SET {change} WHERE seq = 20")  # noqa: S608
    with reading(file_ledger) as reader:
        found = list_entries(reader).entries
        with pytest.raises(error):
            sum(one.allowed is not None for one in found)
