"""The sheet: all lines or none, each refusal with its line and both values."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from factledger.errors import FileError, SheetError
from factledger.services.scan import scan
from factledger.services.sheet import (
    COLUMNS,
    read_sheet,
    record_sheet,
    sentence_around,
    sheet_rows,
    source_key,
    write_sheet,
)
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.services.sheet import SheetResult
    from factledger.store.engine import Location

TEXT = "The company used about 2,000 chips. Others used 16,000 chips or more.\nIts shares rose 340% in 2024.\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    document = tmp_path / "An Article 5.txt"
    document.write_text(TEXT, encoding="utf-8")
    scanned = scan(str(document), "en")
    Texts(tmp_path).keep(scanned.document)
    path = tmp_path / "s.csv"
    write_sheet(str(path), list(sheet_rows(scanned, source_key(str(document)))))
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def fill(path: Path, *cells: dict[str, str], delimiter: str = ",") -> None:
    rows = rows_of(path)
    for row, given in zip(rows, cells, strict=False):
        row.update(given)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def record(location: Location, path: Path) -> SheetResult:
    with writing(location) as writer:
        return record_sheet(writer, read_sheet(str(path)), Texts(path.parent), by="rb")


def test_a_sheet_has_a_line_per_figure_with_its_sentence(sheet: Path) -> None:
    rows = rows_of(sheet)
    assert [row["text"] for row in rows] == ["about 2,000 chips", "16,000 chips or more", "340%"]
    assert rows[1]["sentence"] == "Others used 16,000 chips or more."
    assert {row["source"] for row in rows} == {"an-article-5"}
    assert all(not row["claim"] for row in rows)


def test_lines_with_a_claim_are_recorded_with_source_and_claims(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips", "speaker": "the-company"}, {}, {"claim": "x/shares", "period": "2024"})
    result = record(ledger, sheet)
    assert ([row.key for row in result.rows], result.sources, result.claims) == (
        ["x/chips@an-article-5#the-company", "x/shares@an-article-5"],
        1,
        2,
    )
    assert read_sheet(str(sheet)).without_claim == 1
    with reading(ledger) as reader:
        assert reader.get("claim", "x/shares").body.to_json()["period"] == "2024"
        assert reader.get("entry", "x/shares@an-article-5").body.to_json()["direction"] == "up"
        assert TEXT.splitlines()[0] not in str(list(reader.rows()))


def test_one_bad_line_keeps_all_out(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips"}, {"claim": "y/chips", "value": "61000"}, {"claim": "x/shares", "text": "34%"})
    with pytest.raises(SheetError) as caught:
        record(ledger, sheet)
    message = str(caught.value)
    assert "2 of 3 lines were refused; nothing was written" in message
    assert "line 3:" in message
    assert "expected: at-least 16000 chip" in message
    assert "found: 61000" in message
    assert "line 4:" in message
    with reading(ledger) as reader:
        assert reader.size() == 0


def test_error_on_a_hedge_that_was_changed_in_the_sheet(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips", "hedge": "exactly"})
    with pytest.raises(SheetError, match="the hedge in the sheet is not the one in the text"):
        record(ledger, sheet)


def test_a_sheet_from_a_spreadsheet_with_semicolons_is_read(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips"}, delimiter=";")
    assert len(record(ledger, sheet).rows) == 1


def test_a_version_makes_a_line_a_correction(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips"})
    record(ledger, sheet)
    fill(sheet, {"claim": "x/chips", "version": "1", "rank": "deprecated", "note": "an older count"})
    (row,) = record(ledger, sheet).rows
    assert (row.version, row.body.to_json()["rank"], row.reason) == (2, "deprecated", "an older count")


def test_error_on_a_second_run(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips"})
    record(ledger, sheet)
    with pytest.raises(SheetError, match="is recorded already"):
        record(ledger, sheet)


def test_error_when_a_sheet_is_there_already(sheet: Path) -> None:
    with pytest.raises(FileError, match="there already"):
        write_sheet(str(sheet), [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no column 'claim'"),
        (b"a,b\n1,2\n", "has no column 'claim'"),
        (b'claim,text,source\n"x', "is no CSV"),
        (b"\xff\xfe", "no UTF-8 text"),
    ],
)
def test_error_on_a_file_that_is_no_sheet(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes(content)
    with pytest.raises((SheetError, FileError), match=message):
        read_sheet(str(path))


def test_cells_that_look_like_formulas_are_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    row = dict.fromkeys(COLUMNS, "") | {"claim": "x", "text": "-5 °C", "source": "a", "sentence": "=1+1"}
    write_sheet(str(path), [row])
    assert "'-5 °C" in path.read_text(encoding="utf-8")
    assert read_sheet(str(path)).lines[0].get("text") == "-5 °C"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Article 5.txt", "article-5"),
        ("/a/b/Relatório_São.md", "relatorio-sao"),
        ("مقال.txt", "document"),
        ("-", "standard-input"),
    ],
)
def test_a_source_key_is_made_of_the_file_name(name: str, key: str) -> None:
    assert source_key(name) == key


def test_the_sentence_is_the_one_around_the_figure() -> None:
    text = "One. Two has 5 chips, and $1.5 more. Three."
    start = text.index("5 chips")
    assert sentence_around(text, start, start + 7) == "Two has 5 chips, and $1.5 more."
