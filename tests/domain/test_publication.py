"""Publications and acceptances of sentences as rows: what they may hold, and by which format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factledger.domain.kinds import KINDS
from factledger.domain.publication import MAX_URL, Publication
from factledger.domain.record import Row, columns, formats
from factledger.domain.source import Source
from factledger.domain.unit import Acceptance, kind_of_name
from factledger.errors import FactledgerError

TEXT = Publication(
    title="report.md",
    url="https://example.org/report",
    published="2026-03",
    language="pt-BR",
    sha256="ab" * 32,
    length="120",
    head=f"4:{'cd' * 32}",
    rows=("acme/workers@paper#ana@@2", "acme/workers@paper@@1"),
    acceptances=("weak:report.md:abcdefabcdefabcd:120 workers@@1",),
    matched="2",
    derived="0",
    unregistered="1",
    set_aside="3",
    unreadable="0",
)
ABOUT = "an acceptance is about a version of an entry, or a sentence of a draft"
SENTENCE = Acceptance(
    rule="weak", value="120 workers", draft="report.md", sentence="ab" * 32, nth="1", rows=("acme/workers@paper@@1",)
)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"url": "report.md"}, "this is no address of a published text"),
        ({"url": "https://example.org/a b"}, "this is no address of a published text"),
        ({"url": "https://example.org/@@2"}, "this is no address of a published text"),
        ({"url": "https://" + "x" * MAX_URL}, "this is no address of a published text"),
        ({"published": "soon"}, "this is not a date in EDTF"),
        ({"language": "?"}, "'?' is no language tag"),
        ({"sha256": "ab"}, "this is not a SHA-256 digest"),
        ({"length": "-1"}, "length is no whole number"),
        ({"matched": "two"}, "matched is no whole number"),
        ({"unreadable": "01"}, "unreadable is no whole number"),
        ({"head": "4:abcdef12"}, "this is not a head"),
        ({"head": "today"}, "this is not a head"),
        ({"rows": ("acme/workers@paper",)}, "this names no version of a row"),
        ({"rows": ("b@a@@1", "a@a@@1")}, "names of rows stand in order, each once"),
        ({"rows": ("a@a@@1", "a@a@@1")}, "names of rows stand in order, each once"),
        ({"acceptances": ("weak",)}, "this names no version of a row"),
    ],
)
def test_error_in_a_publication(fields: dict[str, Any], message: str) -> None:
    TEXT.check()
    with pytest.raises(FactledgerError) as error:
        replace(TEXT, **fields).check()
    assert error.value.what == message


@pytest.mark.parametrize("url", ["https://example.org/@name/1", "urn:isbn:9780000000000", "https://example.org/año"])
def test_an_address_names_a_publication(url: str) -> None:
    replace(TEXT, url=url).check()
    assert replace(TEXT, url=url).key == url


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"entry": "a@b", "entry_version": "1"},
            ABOUT,
        ),
        ({"entry": "a@b"}, ABOUT),
        ({"nth": None}, ABOUT),
        ({"draft": None}, ABOUT),
        ({"sentence": None}, ABOUT),
        ({"sentence": "The company has 120 workers."}, "this is not a SHA-256 digest"),
        ({"nth": "x"}, "nth is no whole number"),
        ({"rows": ("a@b",)}, "this names no version of a row"),
        ({"until": "soon"}, "this is not a date in EDTF"),
    ],
)
def test_error_in_an_acceptance_of_a_sentence(fields: dict[str, Any], message: str) -> None:
    SENTENCE.check()
    with pytest.raises(FactledgerError) as error:
        replace(SENTENCE, **fields).check()
    assert error.value.what == message


def test_an_acceptance_of_a_sentence_is_named_by_rule_draft_digest_and_figure() -> None:
    assert SENTENCE.key == "weak:report.md:abababababababab:120 workers"
    assert replace(SENTENCE, nth="2").key == "weak:report.md:abababababababab:120 workers~2"
    assert SENTENCE.about == "'120 workers' in report.md"


def test_a_row_is_written_by_the_newest_format_of_its_kind() -> None:
    assert {kind: formats(body) for kind, body in KINDS.items() if formats(body) != ("1",)} == {
        "acceptance": ("1", "2"),
        "publication": ("2",),
        "redaction": ("1", "2"),
    }
    header: dict[str, Any] = {
        "version": 1,
        "recorded_at": "2026-01-01T00:00:00Z",
        "recorded_by": "rb",
        "salt": "0" * 32,
    }
    assert Row(kind="source", key="a", body=Source(title="a"), **header).format == "1"
    assert Row(kind="acceptance", key="a", body=SENTENCE, **header).format == "2"
    assert Row(kind="acceptance", key="a", body=SENTENCE, format="1", **header).format == "1"


def test_columns_of_a_later_format_stand_behind_the_others() -> None:
    for body in KINDS.values():
        since = [one.since for one in columns(body)]
        assert since == sorted(since)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("acme/workers@paper@@1", "entry"),
        ("acme/workers@paper#ana~2@@12", "entry"),
        ("EUR-USD@2025-01-07@bank/rates@@1", "rate"),
    ],
)
def test_a_name_tells_the_kind_of_its_row(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind
