"""Claims with other names than their keys, and who is named for entries: found by an index, on both engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.services.lint.claims.reading import claims_apart, claims_of_speakers
from factledger.services.redact import plan, redact
from factledger.store.ledger import reading, writing
from factledger.store.schema import CLAIM_APART, ENTRY_SPEAKER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Index

    from factledger.store.engine import Location
    from factledger.store.reader import Reader

CLAIMS = {
    "acme/chips": Claim(subject="Acme", measure="chips", value_type="quantity", statement="The chips of Acme"),
    "acme/staff": Claim(subject="Acme", measure="staff", value_type="quantity", statement="Who works there"),
    "acme/shops": Claim(subject="Acme", measure="shops", value_type="quantity", place="Leeds"),
    "north-sea-oil/wells": Claim(subject="North Sea Oil", measure="wells", value_type="quantity"),
    "nso/rigs": Claim(subject="North Sea Oil", measure="rigs", value_type="quantity"),
    "north/ports": Claim(subject="North Sea Oil", measure="ports", value_type="quantity"),
    "acme/gone": Claim(subject="Other", measure="gone", value_type="quantity"),
}


@pytest.fixture
def filled(ledger: Location) -> Location:
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="rb")
        for key, claim in CLAIMS.items():
            writer.append(claim, key, by="rb")
        writer.append(CLAIMS["acme/gone"], "acme/gone", by="rb", reason="none", after=1, void=True)
        for key, speaker in (("chips", "ada"), ("staff", None), ("shops", "eve"), ("gone", "bob")):
            entry = Entry(
                claim=f"acme/{key}", source="a", other_value="yes", status="asserted", rank="normal", speaker=speaker
            )
            writer.append(entry, f"acme/{key}@a", by="rb")
            if speaker == "bob":
                writer.append(entry, f"acme/{key}@a", by="rb", reason="none", after=1, void=True)
    return ledger


def test_claims_with_other_names_are_found(filled: Location) -> None:
    with reading(filled) as reader:
        found = {one.key: is_plain for one, is_plain in claims_apart(reader)}
    assert found == {"acme/staff": True, "acme/shops": False, "nso/rigs": False} | dict.fromkeys(
        ("north-sea-oil/wells", "north/ports"), True
    )


def test_speakers_are_found_until_their_row_goes(filled: Location) -> None:
    with reading(filled) as reader:
        assert sorted(claims_of_speakers(reader)) == [("acme/chips", "ada"), ("acme/shops", "eve")]
    with writing(filled) as writer:
        redact(writer, plan(writer, "acme/shops@a", all_versions=True), by="rb", reason="a court said so")
    with reading(filled) as reader:
        assert sorted(claims_of_speakers(reader)) == [("acme/chips", "ada")]


@pytest.mark.parametrize(("asked", "index"), [(claims_apart, CLAIM_APART), (claims_of_speakers, ENTRY_SPEAKER)])
def test_an_index_finds_them(filled: Location, asked: Callable[[Reader], Iterator[object]], index: Index) -> None:
    with reading(filled) as reader:
        if not filled.path:
            # So few rows a server reads one by one, if it may.
            reader.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        statements: list[tuple[str, Any]] = []

        def noted(_c: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
            statements.append((statement, parameters))

        event.listen(reader.connection, "before_cursor_execute", noted)
        assert list(asked(reader))
        question, given = next((text, given) for text, given in statements if "WITH" in text)
        explain = "EXPLAIN QUERY PLAN" if filled.path else "EXPLAIN"
        shown = "\n".join(row[-1] for row in reader.connection.exec_driver_sql(f"{explain} {question}", given))
    assert index.name in re.findall(r"\w+", shown)
