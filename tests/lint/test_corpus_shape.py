"""The corpus of lint is what it says it is, and its ledger is one that the ordinary writer accepts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.lint.ledger import CLAIMS, CORRECTED, CORRECTIONS, LANGUAGES, PAPERS, RECORDED, UNITS, build, texts
from tests.tables import table

from factledger.domain.entry import Entry
from factledger.domain.unit import UnitRecord
from factledger.reading.scan import scan
from factledger.services.check import check_rows
from factledger.store.ledger import reading
from factledger.values.span import Span
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.store.engine import Location

HERE = Path(__file__).parent
COLUMNS = ["kind", "text", "figure", "verdict", "claim", "note"]

RIGHT, WRONG, BORDERLINE = "right", "wrong", "borderline"

KINDS = {
    "supported": (RIGHT, 24),
    "quiet": (RIGHT, 4),
    "derived": (RIGHT, 4),
    "borderline": (BORDERLINE, 4),
    "hedge-changed": (BORDERLINE, 6),
    "weak": (BORDERLINE, 2),
    "superseded": (BORDERLINE, 4),
    "equal-number": (BORDERLINE, 4),
    "unregistered": (BORDERLINE, 5),
    "ambiguous": (BORDERLINE, 1),
    "disputed": (BORDERLINE, 2),
    "retracted": (BORDERLINE, 1),
    "incomparable": (BORDERLINE, 1),
    "unsupported": (WRONG, 6),
    "contradicted": (WRONG, 6),
    "wrong-direction": (WRONG, 4),
    "wrong-unit": (WRONG, 4),
    "wrong-scope": (WRONG, 5),
    "negated": (WRONG, 4),
    "status-changed": (WRONG, 4),
    "wrong-speaker": (WRONG, 4),
    "self-contradicts": (WRONG, 2),
    "arithmetic": (WRONG, 3),
    "cut-quotation": (WRONG, 2),
}
"""Each kind of text: whether a desk would pass it, and how many texts of it a language has at least."""

SHOWN = {"quiet": "none", "borderline": "supported", "equal-number": "unregistered"}
"""The verdict that a kind is there to show, where it is not called the same."""

VERDICTS = {SHOWN.get(kind, kind) for kind in KINDS}

WITHOUT_CLAIM = {"unregistered", "none", "ambiguous", "arithmetic", "self-contradicts"}


@cache
def lines(language: str) -> list[dict[str, str]]:
    return table(HERE / "corpus" / f"{language}.tsv")


def kinds_of_texts(language: str) -> dict[str, str]:
    return {line["text"]: line["kind"] for line in lines(language)}


def place(line: dict[str, str]) -> Span:
    start = line["text"].index(line["figure"])
    return Span(start, start + len(line["figure"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_names_what_there_is(language: str) -> None:
    keys = {claim.key for claim in CLAIMS}
    for line in lines(language):
        assert list(line) == COLUMNS
        assert line["kind"] in KINDS, line
        assert line["verdict"] in VERDICTS, line
        assert line["text"].count(line["figure"]) == 1, line
        assert line["text"] == line["text"].strip(), line
        if line["claim"]:
            assert line["claim"] in keys, line
        else:
            assert line["verdict"] in WITHOUT_CLAIM, line
        assert not (line["claim"] and line["verdict"] in ("none", "unregistered", "ambiguous")), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_shows_its_kind_and_each_figure_once(language: str) -> None:
    for text, kind in kinds_of_texts(language).items():
        mine = [line for line in lines(language) if line["text"] == text]
        assert {line["kind"] for line in mine} == {kind}, text
        assert len({line["figure"] for line in mine}) == len(mine), text
        assert SHOWN.get(kind, kind) in {line["verdict"] for line in mine}, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_texts_of_every_kind(language: str) -> None:
    found = Counter(kinds_of_texts(language).values())
    short = {kind: found[kind] for kind, (_, least) in KINDS.items() if found[kind] < least}
    assert not short
    assert found.total() >= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_wrong_and_borderline_texts_are_in_equal_parts(language: str) -> None:
    found = Counter(KINDS[kind][0] for kind in kinds_of_texts(language).values())
    for part in (RIGHT, WRONG, BORDERLINE):
        assert 0.28 <= found[part] / found.total() <= 0.40, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_that_is_read_has_a_line(language: str) -> None:
    units = Units.shipped().extended(UnitRecord(**fields).to_unit(unit) for unit, fields in UNITS)
    for text in kinds_of_texts(language):
        judged = [place(line) for line in lines(language) if line["text"] == text]
        read = [mention.span for mention in scan(text, language, units).figures]
        missing = [text[span.start : span.end] for span in read if not any(_meet(span, one) for one in judged)]
        unread = [text[span.start : span.end] for span in judged if not any(_meet(span, one) for one in read)]
        assert (missing, unread) == ([], []), text


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def test_every_claim_is_judged_somewhere() -> None:
    judged = {line["claim"] for language in LANGUAGES for line in lines(language)}
    assert {claim.key for claim in CLAIMS} - judged == UNJUDGED


UNJUDGED = {"corvexa-junior/trial/patients"}
"""Claims that other figures are only derived from."""


def test_the_ledger_is_written_by_the_ordinary_writer_and_every_row_re_reads(ledger: Location) -> None:
    build(ledger)
    with reading(ledger) as reader:
        report = check_rows(reader, "a ledger", texts())
        entries = {row.key: row for row in reader.current(Entry.KIND)}
        before = {row.key: row for row in reader.as_of(RECORDED).current(Entry.KIND)}
    found = [(finding.rule, finding.message) for part in report.parts for finding in part.findings]
    # What is denied or withdrawn has no source left that stands by it.
    assert [rule for rule, _ in found] == ["agree", "sourced", "sourced"], found
    assert len(entries) == len(before) == sum(len(claim.entries) for claim in CLAIMS)
    for source, was, now, claim in CORRECTIONS:
        key = f"{claim}@{source}"
        texts_of_rows = [row.body.text for row in (before[key], entries[key]) if isinstance(row.body, Entry)]
        assert texts_of_rows == [was, now]
        assert (before[key].version, entries[key].version) == (1, 2)
        assert entries[key].recorded_at[:10] == CORRECTED[:10]


def test_the_ledger_has_every_kind_of_row() -> None:
    given = [fields for claim in CLAIMS for _, _, *rest in claim.entries for fields in rest]
    assert {fields["status"] for fields in given if "status" in fields} == {
        "denied",
        "planned",
        "projected",
        "possible",
        "retracted",
    }
    assert len({fields["speaker"] for fields in given if "speaker" in fields}) >= 4
    assert {paper.language for paper in PAPERS} == set(LANGUAGES)
    assert len(CLAIMS) >= 40
