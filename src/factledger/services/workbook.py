"""Workbooks (.xlsx): cells as exact text, and nothing in them that is computed, guessed or too large.

A workbook may come from a stranger. What it unpacks to is bounded before it is parsed; openpyxl then reads it row by
row. A cell with a formula holds a result that nobody stated, and is refused; so is a cell whose shown value and
stored value differ.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from factledger.errors import FactledgerError, SheetError
from factledger.values.number import MAX_DIGITS, SIGNIFICANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAGIC = b"PK\x03\x04"
"""First bytes of a workbook, which is a ZIP file."""

MAX_UNPACKED = 64 * 2**20
"""Most bytes that all parts of a workbook may unpack to."""

MAX_PARTS = 1000
MAX_TAGS = 1_500_000
"""Most tags in a workbook, which cost time to parse: some 10,000 lines of a sheet. A CSV may be longer."""

MAX_COLUMNS = 500
MAX_ROWS = 2**20
"""Rows of a worksheet as spreadsheets have them."""

_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\s(?:[^<>]*\s)?r=[\"'](\d{1,9})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PLACE = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*\s)?r=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
"""Parts of a number format that stand for themselves."""

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TEXT = "@"

Rows = list[tuple[int, list[str]]]


def read_workbook(path: str, content: bytes) -> Rows:
    """Return the rows of the one worksheet that holds something, as texts, with their numbers.

    Args:
        path: Its name, for messages.
        content: The bytes of the file.

    Raises:
        SheetError: It is no workbook, too large, or holds something in several worksheets; or a cell holds a
            formula, an error, or something that is shown otherwise than it is stored.
    """
    try:
        _check_parts(path, content)
        with warnings.catch_warnings():
            # What openpyxl leaves out (charts, conditional formats) holds no cells.
            warnings.simplefilter("ignore")
            return _rows(path, content)
    except FactledgerError:
        raise
    except Exception as error:  # a file of a stranger can break the library that reads it in any way
        msg = "the workbook cannot be read"
        found = f"{type(error).__name__}: {error}"[:200]
        raise SheetError(
            msg, expected="an .xlsx file", found=found, where=path, do="save it again, or as CSV"
        ) from error


def _check_parts(path: str, content: bytes) -> None:
    """Refuse a workbook that unpacks to too much, or whose parts are not what spreadsheets write."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        # No part unpacks to more than it says: the ZIP reader stops there.
        size = sum(part.file_size for part in parts)
        _check_size(path, "bytes", size, MAX_UNPACKED)
        _check_size(path, "parts", len(parts), MAX_PARTS)
        tags = 0
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                data = archive.read(part)
                tags += data.count(b"<")
                _check_size(path, "tags", tags, MAX_TAGS)
                _check_part(f"{path}, {part.filename}", data)


def _check_size(path: str, what: str, found: int, most: int) -> None:
    if found > most:
        msg = "the workbook is too large"
        hint = "leave only the sheet in it, or save it as CSV"
        raise SheetError(msg, expected=f"at most {most:,} {what}", found=f"{found:,}", where=path, do=hint)


def _check_part(where: str, data: bytes) -> None:
    if b"\x00" in data[:200] or any(mark in data for mark in _ENTITIES):
        msg = "the workbook holds what no spreadsheet writes"
        raise SheetError(msg, expected="parts in UTF-8 without a document type", where=where)
    if b"sheetData" not in data:
        return
    if formula := _FORMULA.search(data):
        places = _PLACE.findall(data[: formula.start()])
        raise _formula(where, places[-1].decode() if places else "a cell")
    numbers = list(map(int, _ROW_NUMBER.findall(data)))
    if numbers != sorted(set(numbers)) or (numbers and numbers[-1] > MAX_ROWS):
        msg = "the rows of the worksheet are out of order"
        raise SheetError(msg, expected=f"numbers that rise, up to {MAX_ROWS:,}", where=where)
    _check_width(where, max(len(_CELL.findall(row)) for row in _ROW.split(data)))


def _formula(where: str, place: str) -> SheetError:
    msg = "a cell holds a formula, and nobody stated its result"
    hint = "paste it as a value, or write the figure"
    return SheetError(msg, found=f"a formula in {place}", where=where, do=hint)


def _check_width(where: str, columns: int) -> None:
    if columns > MAX_COLUMNS:
        msg = "a row of the worksheet is too long"
        raise SheetError(msg, expected=f"at most {MAX_COLUMNS} columns", found=f"{columns:,}", where=where)


def _rows(path: str, content: bytes) -> Rows:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        found = {sheet.title: rows for sheet in book.worksheets if (rows := list(_worksheet(path, sheet)))}
    finally:
        book.close()
    if len(found) > 1:
        msg = "several worksheets hold something"
        shown = ", ".join(map(repr, found))
        raise SheetError(msg, expected="one worksheet", found=shown, where=path, do="leave the one that is meant")
    return next(iter(found.values()), [])


def _worksheet(path: str, sheet: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401  openpyxl has no types
    """Yield the rows that hold something."""
    # What the file says of its own size is not to be relied on.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        _check_width(f"{path}, row {number}", len(row))
        cells = [_text(path, cell) for cell in row]
        if any(cells):
            yield number, cells


def _text(path: str, cell: Any) -> str:  # noqa: ANN401  openpyxl has no types
    """Return what a cell holds, as exact text."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise _formula(path, cell.coordinate)
    shape = _LITERAL.sub("", cell.number_format or "")
    if isinstance(value, str) and cell.data_type != "e":
        return value
    if isinstance(value, datetime) and "d" in shape.lower():
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        raise _unclear(path, cell, "a date that is shown without its day", "2024-05 for a month")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "%" in shape:
            raise _unclear(path, cell, "a share that is shown in percent", "5% or 0.05")
        # Spreadsheets store the nearest binary fraction, and show the shortest decimal that leads to it.
        number = Decimal(repr(value))
        digits = len(number.normalize().as_tuple().digits)
        if number.is_finite() and digits <= SIGNIFICANT and abs(number.adjusted()) < MAX_DIGITS:
            plain = f"{number:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        raise _unclear(path, cell, f"a number of more than {SIGNIFICANT} digits", "every digit")
    raise _unclear(path, cell, f"{str(value)[:40]!r}, which is neither text, number nor date", "the words")


def _unclear(path: str, cell: Any, found: str, example: str) -> SheetError:  # noqa: ANN401  openpyxl has no types
    msg = "what a cell holds is not clear"
    hint = f"format the cell as text and write it out: {example}"
    return SheetError(msg, found=found, where=f"{path}, {cell.coordinate}", do=hint)


def workbook(path: str, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> bytes:
    """Return a workbook of one worksheet; every cell is formatted as text, so that what a person types stays so.

    Raises:
        SheetError: It would be too large to be read again.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("sheet")
    sheet.freeze_panes = "A2"

    def cell(text: str) -> Any:  # noqa: ANN401  openpyxl has no types
        made = WriteOnlyCell(sheet, value=_NOT_IN_XML.sub("\ufffd", text))
        # A text that starts with = is a text.
        made.data_type = "s"
        made.number_format = _TEXT
        return made

    sheet.append([cell(name) for name in columns])
    for row in rows:
        sheet.append([cell(row.get(name, "")) for name in columns])
    out = io.BytesIO()
    book.save(out)
    _check_parts(path, out.getvalue())
    return out.getvalue()
