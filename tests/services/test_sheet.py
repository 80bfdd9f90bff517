"""The sheet: all lines or none, each refusal with its line and both values."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

from factledger.domain.entry import Entry
from factledger.errors import FileError, SheetError
from factledger.rules.re_reads import reread
from factledger.services.record_sheet import record_sheet
from factledger.services.scan import scan
from factledger.services.sheet import (
    COLUMNS,
    read_sheet,
    sentence_around,
    sheet_rows,
    source_key,
    source_keys,
    write_sheet,
)
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing
from factledger.values.units import Units

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.domain.record import Row
    from factledger.services.record_sheet import SheetResult
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


AROUND = """Costs climbed by almost a third.

| Line | Passengers (million) |
|---|---|
| Coast | 4.9 |
| Hills | 1.25 |
"""


def test_what_the_text_around_says_of_a_figure_is_recorded_as_it_was_read(tmp_path: Path, ledger: Location) -> None:
    document = tmp_path / "lines.md"
    document.write_text(AROUND, encoding="utf-8")
    scanned = scan(str(document), "en")
    Texts(tmp_path).keep(scanned.document)
    path = tmp_path / "s.csv"
    write_sheet(str(path), list(sheet_rows(scanned, source_key(str(document)))))
    rows = rows_of(path)
    assert [(row["text"], row["value"]) for row in rows] == [
        ("almost a third", "0.333333333333333"),
        ("4.9", "4900000"),
        ("1.25", "1250000"),
    ]
    fill(path, *({"claim": f"x/figure-{i}"} for i in range(len(rows))))
    record(ledger, path)
    with reading(ledger) as reader:
        values = [reader.get("entry", f"x/figure-{i}@lines").body.to_json()["value"] for i in range(len(rows))]
        assert values == ["1/3", "4900000", "1250000"]
        found = {entry.text: reread(entry, reader.units()) for entry in map(_body, reader.current("entry"))}
        assert set(found.values()) == {None}


def _body(row: Row) -> Entry:
    assert isinstance(row.body, Entry)
    return row.body


@pytest.mark.parametrize(
    ("text", "value", "step"), [("4.9 million", "4900000000", "100000000"), ("4.9", "4800000", "100000")]
)
def test_error_on_a_number_that_no_scale_around_it_makes_of_its_text(text: str, value: str, step: str) -> None:
    entry = Entry(
        claim="x/y",
        source="s",
        language="en",
        text=text,
        figure_kind="count",
        hedge="plain",
        value=value,
        low=value,
        high=value,
        step=step,
        zeros=step,
        decimals="1",
        unit="1",
        status="asserted",
        rank="normal",
    )
    assert reread(entry, Units.shipped()) is not None


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
        ("2024.txt", "document-2024"),
    ],
)
def test_a_source_key_is_made_of_the_file_name(name: str, key: str) -> None:
    assert source_key(name) == key


def test_the_sentence_is_the_one_around_the_figure() -> None:
    text = "One. Two has 5 chips, and $1.5 more. Three."
    start = text.index("5 chips")
    assert sentence_around(text, start, start + 7) == "Two has 5 chips, and $1.5 more."


REPEATED = "A rival has 500 engineers; another has 500 engineers too. Its shares rose 3.4%.\nIt costs $1,200 there.\n"


@pytest.fixture
def repeated(tmp_path: Path) -> Path:
    document = tmp_path / "r.txt"
    document.write_text(REPEATED, encoding="utf-8")
    scanned = scan(str(document), "en")
    Texts(tmp_path).keep(scanned.document)
    path = tmp_path / "r.csv"
    write_sheet(str(path), list(sheet_rows(scanned, "r")))
    return path


def test_documents_of_one_name_have_sources_of_their_own(tmp_path: Path) -> None:
    documents = []
    for folder, text in (("a", "5 chips"), ("b", "6 chips"), ("c", "5 chips")):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "rep.txt"
        path.write_text(text, encoding="utf-8")
        documents.append(scan(str(path), "en").document)
    digest = str(documents[1].digest)
    assert source_keys(documents, {}) == ["rep", "rep-2", "rep"]
    assert source_keys(documents, {"rep": digest}) == ["rep-2", "rep", "rep-2"]
    assert source_keys(documents[:1], {"rep": None}) == ["rep"]


def test_error_on_a_line_that_was_read_in_another_text(sheet: Path, ledger: Location) -> None:
    fill(sheet, {"claim": "x/chips"}, {"claim": "y/chips", "sha256": "0" * 64})
    with pytest.raises(SheetError) as caught:
        record(ledger, sheet)
    message = str(caught.value)
    assert "line 3: error[sheet]: the source 'an-article-5' has another text" in message
    assert f"expected: sha256 {rows_of(sheet)[0]['sha256']}" in message
    assert f"found: sha256 {'0' * 64}" in message


def test_a_figure_that_stands_twice_is_corrected_at_its_place(repeated: Path, ledger: Location) -> None:
    fill(repeated, {"claim": "x/engineers"}, {"claim": "x/engineers", "nth": "2"})
    assert [row.key for row in record(ledger, repeated).rows] == ["x/engineers@r", "x/engineers@r~2"]
    given = {"version": "1", "rank": "deprecated", "note": "counted twice"}
    fill(repeated, {"claim": ""}, given | {"nth": ""})
    (row,) = record(ledger, repeated).rows
    assert (row.key, row.version, row.body.to_json()["start"]) == ("x/engineers@r~2", 2, rows_of(repeated)[1]["start"])
    fill(repeated, {"claim": "x/engineers", "nth": "1"} | given, {"claim": ""})
    (row,) = record(ledger, repeated).rows
    assert (row.key, row.version) == ("x/engineers@r", 2)


@pytest.mark.parametrize(
    ("cells", "expected", "found"),
    [
        ({"value": "900"}, "plain 500 engineer", "900"),
        ({"unit": "chip"}, "plain 500 engineer", "500 chip"),
        ({"period": "2025"}, "period not stated", "period 2025"),
        ({"start": "3"}, "--at 12 (line 1, column 13)", "--at 3"),
        ({"nth": "2"}, None, None),
        ({"direction": "sideways"}, "up, down", None),
    ],
)
def test_error_on_a_correction_with_a_cell_that_cannot_apply(
    repeated: Path, ledger: Location, cells: dict[str, str], expected: str | None, found: str | None
) -> None:
    fill(repeated, {"claim": "x/engineers"})
    record(ledger, repeated)
    fill(repeated, {"version": "1", "note": "looked at"} | cells)
    with pytest.raises(SheetError) as caught:
        record(ledger, repeated)
    message = str(caught.value)
    assert "line 2: error[" in message
    assert expected is None or f"expected: {expected}" in message
    assert found is None or f"found: {found}" in message


def test_a_correction_settles_what_the_first_line_did_not(repeated: Path, ledger: Location) -> None:
    row = rows_of(repeated)[3]
    assert row["text"] == "$1,200"
    fill(repeated, {}, {}, {}, {"claim": "x/cost", "value": "1200", "unit": "USD"})
    record(ledger, repeated)
    fill(repeated, {}, {}, {}, {"version": "1", "status": "possible", "note": "a guess"})
    (corrected,) = record(ledger, repeated).rows
    assert corrected.body.to_json()["status"] == "possible"


def test_role_and_direction_survive_when_the_text_is_not_at_hand(
    repeated: Path, ledger: Location, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / ".factledger")
    assert (rows_of(repeated)[2]["role"], rows_of(repeated)[2]["direction"]) == ("change-by", "up")
    fill(repeated, {}, {}, {"claim": "x/shares"})
    (row,) = record(ledger, repeated).rows
    assert (row.body.to_json()["role"], row.body.to_json()["direction"]) == ("change-by", "up")


def written(tmp_path: Path, content: str) -> str:
    path = tmp_path / "given.csv"
    path.write_text(content, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;\r"])
def test_the_first_line_may_say_what_separates_cells(tmp_path: Path, first: str) -> None:
    sheet = read_sheet(written(tmp_path, f"{first}\nclaim;text;source\nx/a;5 chips, 6 in all, or so;r\n"))
    assert [(line.number, line.get("text")) for line in sheet.lines] == [(3, "5 chips, 6 in all, or so")]


def test_lines_are_counted_over_cells_of_several_lines(tmp_path: Path) -> None:
    content = 'claim,text,source,note\nx/a,5 chips,r,"one\ntwo\nthree"\nx/b,6 chips,r,\n\nx/c,7 chips,r,\n'
    assert [line.number for line in read_sheet(written(tmp_path, content)).lines] == [2, 5, 7]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x/a,about 2,000 chips,r", "more cells than the sheet has columns"),
        (f"x/a,{'5' * 10_001},r", "the cell 'text' is too long"),
        (f"x/a,{'5' * 200_000},r", "the sheet is no CSV"),
    ],
)
def test_error_on_cells_that_would_be_lost(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(SheetError, match=message) as caught:
        read_sheet(written(tmp_path, f"claim,text,source\nx/b,5 chips,r\n{row}\n"))
    assert caught.value.where is not None
    assert caught.value.where.endswith("given.csv, line 3")


def test_empty_cells_behind_the_last_column_are_nothing(tmp_path: Path) -> None:
    assert len(read_sheet(written(tmp_path, "claim,text,source\nx/b,5 chips,r,,\n")).lines) == 1


def test_of_a_very_long_sentence_the_sheet_holds_what_is_near() -> None:
    text = "word " * 5_000 + "has 5 chips " + "word " * 5_000
    start = text.index("5 chips")
    found = sentence_around(text, start, start + 7)
    assert "has 5 chips" in found
    assert len(found) <= 1000
