"""Workbooks: exact texts, nothing computed, nothing too large."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from factledger.errors import FileError, SheetError
from factledger.services import workbook as workbooks
from factledger.services.record_sheet import record_sheet
from factledger.services.scan import scan
from factledger.services.sheet import COLUMNS, read_sheet, sheet_rows, write_sheet
from factledger.services.texts import Texts
from factledger.services.workbook import read_workbook, workbook
from factledger.store.ledger import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factledger.store.engine import Location

TEXT = "The company used about 2,000 chips. Others used 16,000 chips or more.\nIts shares rose 340% in 2024.\n"


def book(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook as a person's spreadsheet writes it."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for place, shown in (formats or {}).items():
        sheet[place].number_format = shown
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(content: bytes, change: Callable[[bytes], bytes], name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return a workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if part.filename == name else data)
    return out.getvalue()


def with_number(raw: str) -> bytes:
    """Return a workbook with one cell that holds a number as the file has it."""
    return changed(book([7]), lambda data: data.replace(b"<v>7</v>", f"<v>{raw}</v>".encode()))


def cell(content: bytes) -> str:
    ((number, (text,)),) = read_workbook("s.xlsx", content)
    assert number == 1
    return text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("0.1", "0.1"),
        ("1.1000000000000001", "1.1"),
        ("3.3999999999999999", "3.4"),
        ("2000", "2000"),
        ("2000.0", "2000"),
        ("-5.25", "-5.25"),
        ("0", "0"),
        ("123456789012345", "123456789012345"),
        ("1E+20", "100000000000000000000"),
        ("1.5E-7", "0.00000015"),
        ("103000000", "103000000"),
    ],
)
def test_a_number_is_the_text_that_a_person_typed(raw: str, text: str) -> None:
    assert cell(with_number(raw)) == text


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (with_number("0.30000000000000004"), "a number of more than 15 digits"),
        (with_number("1234567890123456789"), "a number of more than 15 digits"),
        (with_number("1E+300"), "a number of more than 15 digits"),
        (with_number("1E+999"), "a number of more than 15 digits"),
        (book([0.05], formats={"A1": "0%"}), "a share that is shown in percent"),
        (book([date(2024, 5, 1)], formats={"A1": "mmm-yy"}), "a date that is shown without its day"),
        (book([date(2024, 5, 1)], formats={"A1": 'yyyy "day"'}), "a date that is shown without its day"),
        (book([True]), "'True', which is neither text, number nor date"),
        (book([time(10, 0)]), "'10:00:00', which is neither text, number nor date"),
        (book([timedelta(days=2)]), "'2 days, 0:00:00', which is neither text, number nor date"),
        (book(["#N/A"]), "'#N/A', which is neither text, number nor date"),
    ],
)
def test_error_on_a_cell_that_is_not_clear(content: bytes, found: str) -> None:
    with pytest.raises(SheetError) as error:
        read_workbook("s.xlsx", content)
    assert (error.value.what, error.value.found) == ("what a cell holds is not clear", found)
    assert error.value.where == "s.xlsx, A1"


def test_dates_are_iso_and_texts_stay() -> None:
    content = book(
        [date(2024, 5, 15), datetime(2024, 5, 15, 10, 30), "2024-05", " a\nb ", None, "=not", "5%"],  # noqa: DTZ001
        [None],
        ["", "x"],
        formats={"A1": "dd/mm/yyyy", "F1": "@"},
    )
    content = changed(
        content,
        lambda data: re.sub(rb"<f>not</f><v ?(?:/>|></v>)", b"<is><t>=not</t></is>", data).replace(
            b'r="F1" s="3"', b'r="F1" s="3" t="inlineStr"'
        ),
    )
    assert read_workbook("s.xlsx", content) == [
        (1, ["2024-05-15", "2024-05-15T10:30:00", "2024-05", " a\nb ", "", "=not", "5%"]),
        (3, ["", "x"]),
    ]


def test_error_on_a_formula_wherever_it_stands() -> None:
    with pytest.raises(SheetError) as error:
        read_workbook("s.xlsx", book(["claim"], ["x"], ["y", "=1+1"]))
    assert error.value.what == "a cell holds a formula, and nobody stated its result"
    assert error.value.found == "a formula in B3"
    prefixed = changed(
        book(["=1+1"]),
        lambda data: (
            data.replace(b"<f>", b"<x:f>")
            .replace(b"</f>", b"</x:f>")
            .replace(b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')
        ),
    )
    with pytest.raises(SheetError, match="holds a formula"):
        read_workbook("s.xlsx", prefixed)


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (workbooks.MAX_UNPACKED + 1))
    return out.getvalue()


def _many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(workbooks.MAX_PARTS + 1):
            archive.writestr(f"{n}.xml", b"")
    return out.getvalue()


def _many_tags() -> bytes:
    rows = b"<row/>" * (workbooks.MAX_TAGS + 1)
    return changed(book(["a"]), lambda data: data.replace(b"<sheetData>", b"<sheetData>" + rows))


ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet '
PLAIN = book(["a"], ["b"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04 and no more", "the workbook cannot be read"),
        (_bomb(), "the workbook is too large"),
        (_many_parts(), "the workbook is too large"),
        (_many_tags(), "the workbook is too large"),
        (changed(PLAIN, lambda data: data.replace(b"<worksheet ", ENTITY)), "holds what no spreadsheet writes"),
        (changed(PLAIN, lambda data: data.decode().encode("utf-16")), "holds what no spreadsheet writes"),
        (changed(PLAIN, lambda data: data.replace(b'r="2"', b'r="1"')), "the rows of the worksheet are out of order"),
        (changed(PLAIN, lambda data: data.replace(b'row r="2"', b'row r="9999999"')), "are out of order"),
        (changed(PLAIN, lambda data: data.replace(b'"A2"', b'"XFD2"')), "a row of the worksheet is too long"),
        (changed(PLAIN, lambda data: data.replace(b"<row", b"<nothing")), "the workbook cannot be read"),
        (changed(PLAIN, lambda _: b"<worksheet><sheetData>"), "the workbook cannot be read"),
        (changed(book([7]), lambda data: data.replace(b't="n"', b't="s"')), "the workbook cannot be read"),
        (changed(PLAIN, lambda data: data.replace(b"<row ", b"<row " * 100_000)), "the workbook cannot be read"),
        (with_number("seven"), "the workbook cannot be read"),
        (book(["x"] * (workbooks.MAX_COLUMNS + 1)), "a row of the worksheet is too long"),
    ],
)
def test_error_on_a_workbook_of_a_stranger(content: bytes, message: str) -> None:
    with pytest.raises(SheetError) as error:
        read_workbook("s.xlsx", content)
    assert message in error.value.what


def test_error_on_several_worksheets_with_something_in_them() -> None:
    made = Workbook()
    made.create_sheet("empty")
    made.worksheets[0].append(["claim"])
    assert read_workbook("s.xlsx", saved(made)) == [(1, ["claim"])]
    made.create_sheet("more").append(["x"])
    with pytest.raises(SheetError) as error:
        read_workbook("s.xlsx", saved(made))
    assert (error.value.what, error.value.found) == ("several worksheets hold something", "'Sheet', 'more'")


def test_what_is_written_is_text_and_stays_so() -> None:
    texts = {"claim": "=1+1", "text": "+5%", "value": "0.10", "note": "a\x07b", "period": "2024-05", "unit": "@x"}
    content = workbook("s.xlsx", COLUMNS, [texts])
    header, (_, cells) = read_workbook("s.xlsx", content)
    assert header == (1, list(COLUMNS))
    assert dict(zip(COLUMNS, cells, strict=False)) == dict.fromkeys(COLUMNS[: len(cells)], "") | texts | {"note": "a�b"}
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {one.number_format for row in sheet.iter_rows() for one in row} == {"@"}
    assert {one.data_type for row in sheet.iter_rows() for one in row if one.value} == {"s"}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet as `scan` writes it."""
    document = tmp_path / "a.txt"
    document.write_text(TEXT, encoding="utf-8")
    scanned = scan(str(document), "en")
    Texts(tmp_path).keep(scanned.document)
    path = tmp_path / "s.xlsx"
    write_sheet(str(path), list(sheet_rows(scanned, "a")))
    return path


def test_a_workbook_is_filled_in_and_recorded(sheet: Path, ledger: Location, tmp_path: Path) -> None:
    made = load_workbook(sheet)
    assert made.active is not None
    columns = {one.value: one.column for one in made.active[1]}
    for row, claim in ((2, "x/chips"), (4, "x/growth")):
        made.active.cell(row, columns["claim"], claim)
    made.active.cell(4, columns["period"], "2024")
    made.active.cell(2, columns["value"], 2000)
    made.save(sheet)
    read = read_sheet(str(sheet))
    assert [(line.number, line.get("value")) for line in read.lines] == [(2, "2000"), (4, "340")]
    assert read.without_claim == 1
    with writing(ledger) as writer:
        record_sheet(writer, read, Texts(tmp_path), by="rb")
    with reading(ledger) as reader:
        assert [row.key for row in reader.current("entry")] == ["x/chips@a", "x/growth@a"]
        assert reader.get("claim", "x/growth").body.to_json()["period"] == "2024"


def test_a_workbook_and_a_csv_hold_the_same(sheet: Path, tmp_path: Path) -> None:
    scanned = scan(str(tmp_path / "a.txt"), "en")
    rows = [row | {"claim": "x/y", "note": "=1+1"} for row in sheet_rows(scanned, "a")]
    sheet.unlink()
    write_sheet(str(sheet), rows)
    write_sheet(str(tmp_path / "s.csv"), rows)
    found, plain = read_sheet(str(sheet)), read_sheet(str(tmp_path / "s.csv"))
    assert [line.cells | dict.fromkeys(COLUMNS, "") | line.cells for line in found.lines] == [
        line.cells for line in plain.lines
    ]


def test_error_on_old_workbooks_and_sheets_that_are_there(sheet: Path) -> None:
    with pytest.raises(FileError, match="the sheet is there already"):
        write_sheet(str(sheet), [])
    sheet.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(FileError, match="is no UTF-8 text") as error:
        read_sheet(str(sheet))
    assert error.value.do == "save it as CSV UTF-8, or as .xlsx"


def test_error_on_a_sheet_that_could_not_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_TAGS", 1000)
    with pytest.raises(SheetError, match="the workbook is too large") as error:
        write_sheet(str(tmp_path / "s.xlsx"), [dict.fromkeys(COLUMNS, "x")] * 20)
    assert error.value.do == "leave only the sheet in it, or save it as CSV"
    assert not (tmp_path / "s.xlsx").exists()
