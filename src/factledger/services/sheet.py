"""The sheet: a line per figure of a document, for a person to name the claims; recorded all or not at all."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError, MisuseError, SheetError
from factledger.services.workbook import MAGIC, read_workbook, workbook
from factledger.values.span import line_and_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.documents import Document
    from factledger.reading.mention import Mention
    from factledger.services.scan import Scanned

COLUMNS = (
    "claim",
    "speaker",
    "status",
    "period",
    "proposed",
    "text",
    "hedge",
    "value",
    "unit",
    "role",
    "direction",
    "settled",
    "line",
    "sentence",
    "source",
    "title",
    "language",
    "start",
    "sha256",
    "length",
    "version",
    "nth",
    "rank",
    "note",
)
"""Columns of a sheet. A person fills in the first four; the others are there to be looked at. What is proposed is
recorded only where a person takes it, by * in the column claim, or writes it there.

A version makes a line a correction of that version; nth is the n of an entry key that ends in ~n.
"""

_NEEDED = ("claim", "text", "source")
_MAX_LINES = 100_000
_MAX_CELL = 10_000
_MAX_BYTES = 64 * 2**20
_MAX_SENTENCE = 1000
_SEPARATOR = re.compile(r'"?sep=(.)"?\r?', re.IGNORECASE)
"""First line by which a spreadsheet says what stands between the cells."""

_SENTENCE_END = re.compile(r"[.!?؟。]\s")
_FORMULA = ("=", "+", "-", "@")


def source_key(path: str) -> str:
    """Return a source key made of a file's name: "Article 5.txt" becomes "article-5"."""
    stem = Path(path).stem if path != "-" else "standard-input"
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.") or "document"
    return f"document-{key}" if key.isdecimal() else key


def source_keys(documents: Iterable[Document], known: dict[str, str | None]) -> list[str]:
    """Return a source key for each document: the one that has its text, or a new one that no other text has.

    Args:
        documents: The documents.
        known: The keys of the ledger's sources with the digests of their texts; None for a source without one.
    """
    by_digest = {digest: key for key, digest in known.items() if digest}
    taken, keys = dict(known), []
    for document in documents:
        digest = str(document.digest)
        key = first = by_digest.get(digest) or source_key(document.path)
        nth = 1
        while taken.get(key) not in (None, digest):
            nth += 1
            key = f"{first}-{nth}"
        taken[key], by_digest[digest] = digest, key
        keys.append(key)
    return keys


def check_text(key: str, known: str | None, given: str | None) -> None:
    """Raise SheetError when a source has another text than the one that is meant.

    Args:
        key: The source.
        known: Digest of its text.
        given: Digest of the text that is meant.
    """
    if known and given and known != given:
        msg = f"the source {key!r} has another text"
        hint = f"name another source, or factledger source revise {key} --file FILE"
        raise SheetError(msg, expected=f"sha256 {known}", found=f"sha256 {given}", do=hint)


def sheet_rows(scanned: Scanned, source: str, proposed: Iterable[str] = ()) -> Iterator[dict[str, str]]:
    """Yield a row of the sheet for every figure of a document, with the claims that are proposed for each, if any."""
    document = scanned.document
    for mention, claims in zip_longest(scanned.scan.figures, proposed, fillvalue=""):
        assert not isinstance(mention, str)  # noqa: S101  an inner invariant: there are no more proposals than figures
        found = mention.to_json()
        yield {
            "claim": "",
            "speaker": "",
            "status": "",
            "period": "",
            "proposed": claims,
            "text": mention.text,
            "hedge": found["hedge"],
            "value": (found["value"] or "") if mention.settled else "",
            "unit": found["unit"] if mention.settled else "",
            "role": found["role"],
            "direction": found["direction"] or "",
            "settled": "yes" if mention.settled else _readings(mention),
            "line": str(line_and_column(document.text, mention.span.start)[0]),
            "sentence": sentence_around(document.text, mention.span.start, mention.span.end),
            "source": source,
            "title": Path(document.path).name,
            "language": "" if scanned.scan.language == "unknown" else scanned.scan.language,
            "start": str(mention.span.start),
            "sha256": str(document.digest),
            "length": str(len(document.text)),
            "version": "",
            "nth": "",
            "rank": "",
            "note": "",
        }


def _readings(mention: Mention) -> str:
    shown = " or ".join(f"{reading.figure.stated} {reading.figure.unit}" for reading in mention.readings)
    return f"no: {shown}; fill in value and unit"


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a place of a text, on one line; of a very long one what is near."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    first, last = 0, len(line)
    for match in _SENTENCE_END.finditer(line):
        if match.end() <= start - line_start:
            first = match.end()
        elif match.start() >= end - line_start:
            last = match.start() + 1
            break
    if last - first > _MAX_SENTENCE:
        first = max(first, start - line_start - _MAX_SENTENCE // 2)
        last = min(last, max(first + _MAX_SENTENCE, min(end - line_start, first + _MAX_CELL // 2)))
    return " ".join(line[first:last].split())


def write_sheet(path: str, rows: list[dict[str, str]]) -> None:
    """Write a sheet as CSV or as a workbook, by the end of its name.

    The CSV opens as UTF-8 in spreadsheets, and a cell that looks like a formula is made harmless.

    Raises:
        FileError: The file is there already, or cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".csv", ".xlsx", ""):
        msg = "a sheet is written as CSV or as a workbook"
        raise FileError(msg, expected="a name that ends in .csv or .xlsx", where=path)
    content = workbook(path, COLUMNS, rows) if suffix == ".xlsx" else _csv(rows)
    try:
        with Path(path).open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        msg = "the sheet is there already"
        raise FileError(msg, where=path, do="give another name; what a person filled in is not overwritten") from error
    except OSError as error:
        msg = f"the sheet cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=path) from error


def _csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _as_given(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet with what a person filled in.

    Attributes:
        number: Its number in the file, from 1 (the header).
        cells: Its cells by column.
    """

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str | None:
        """Return a cell, or None when it is empty or not there."""
        return self.cells.get(column) or None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read.

    Attributes:
        lines: Lines with a claim.
        without_claim: How many lines name no claim and are left out.
        with_proposal: For how many of those a claim is proposed.
        unknown: Columns that mean nothing here.
    """

    lines: tuple[Line, ...]
    without_claim: int
    with_proposal: int
    unknown: tuple[str, ...]


def read_sheet(path: str, mapping: dict[str, str] | None = None) -> Sheet:
    """Read a sheet: CSV or a workbook, whatever its name.

    Args:
        path: The file.
        mapping: Columns of the file, in lower case, and the columns of a sheet that they are.

    Raises:
        FileError: The file cannot be read, or is no UTF-8 text.
        SheetError: A column that is needed is missing or named twice, or the file is neither.
    """
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        msg = f"the sheet cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=path) from error
    if len(content) > _MAX_BYTES:
        msg = "the sheet is too large"
        raise SheetError(msg, expected=f"at most {_MAX_BYTES:,} bytes", where=path)
    rows = read_workbook(path, content) if content.startswith(MAGIC) else _text(path, content)
    return _parsed(path, rows, mapping or {})


def _text(path: str, content: bytes) -> list[tuple[int, list[str]]]:
    try:
        return _rows(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        msg = "the sheet is no UTF-8 text"
        raise FileError(msg, where=path, do="save it as CSV UTF-8, or as .xlsx") from error


def _rows(path: str, text: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV file with the number of the line that each starts in."""
    first, _, rest = text.partition("\n")
    above = 0
    if match := _SEPARATOR.fullmatch(first):
        delimiter, text, above = match[1], rest, 1
    else:
        delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, number = [], above + 1
    try:
        for row in reader:
            rows.append((number, row))
            number = above + reader.line_num + 1
    except csv.Error as error:
        msg = f"the sheet is no CSV: {error}"
        raise SheetError(msg, where=f"{path}, line {number}") from error
    return rows


def parse_mapping(given: tuple[str, ...]) -> dict[str, str]:
    """Return the columns of a file and what they are, from COL=FIELD.

    Raises:
        MisuseError: One of them is not written like that, or names no column of a sheet.
    """
    mapping = {}
    for one in given:
        column, equals, field = (part.strip().lower() for part in one.rpartition("="))
        if not (equals and column):
            msg = f"--map {one!r} cannot be read"
            raise MisuseError(msg, expected=f"COL=FIELD, where FIELD is one of {', '.join(COLUMNS)}")
        if field not in COLUMNS:
            msg = f"--map {one!r} names no column of a sheet"
            raise MisuseError(msg, expected=_near(field, COLUMNS), found=repr(field))
        mapping[column] = field
    return mapping


def _near(name: str, names: Sequence[str]) -> str:
    """Return the names that are near to one, or all of them when none is."""
    return " or ".join(get_close_matches(name, names)) or ", ".join(names)


def _header(path: str, names: list[str], mapping: dict[str, str]) -> list[str]:
    header = [name.strip().lower() for name in names]
    if absent := [column for column in mapping if column not in header]:
        msg = f"the sheet has no column {absent[0]!r}, which --map names"
        raise SheetError(msg, expected=_near(absent[0], header) or "a header", where=path)
    # A column that another one is mapped onto gives way to it.
    taken = set(mapping.values())
    mapped = [mapping.get(name, "" if name in taken else name) for name in header]
    twice = [name for name in mapped if name and mapped.count(name) > 1]
    if twice:
        msg = f"the sheet has two columns {twice[0]!r}"
        raise SheetError(msg, found=", ".join(header), where=path, do="leave one, or name it with --map")
    return mapped


def _parsed(path: str, rows: list[tuple[int, list[str]]], mapping: dict[str, str]) -> Sheet:
    header = _header(path, rows[0][1] if rows else [], mapping)
    missing = [name for name in _NEEDED if name not in header]
    if missing or len(rows) > _MAX_LINES:
        msg = f"the sheet has no column {missing[0]!r}" if missing else "the sheet is too long"
        raise SheetError(msg, expected=", ".join(COLUMNS), found=", ".join(header) or "an empty file", where=path)
    lines, left_out = [], []
    for number, row in rows[1:]:
        _check_row(f"{path}, line {number}", header, row)
        cells = {name: _as_given(cell) for name, cell in zip(header, row, strict=False)}
        if cells.get("claim"):
            lines.append(Line(number, cells))
        elif any(cells.values()):
            left_out.append(bool(cells.get("proposed")))
    unknown = tuple(name for name in header if name and name not in COLUMNS)
    return Sheet(tuple(lines), len(left_out), sum(left_out), unknown)


def _check_row(where: str, header: list[str], row: list[str]) -> None:
    """Refuse a row with cells that no column names, or with one that is too long; neither is cut off."""
    surplus = [cell for cell in row[len(header) :] if cell.strip()]
    if surplus:
        msg = "the line has more cells than the sheet has columns"
        found = f"{len(row)}; behind the last column stands {surplus[0][:60]!r}"
        raise SheetError(msg, expected=f"{len(header)}", found=found, where=where, do="quote a cell that holds a comma")
    for name, cell in zip(header, row, strict=False):
        if len(cell) > _MAX_CELL:
            msg = f"the cell {name!r} is too long"
            raise SheetError(msg, expected=f"at most {_MAX_CELL} characters", found=f"{len(cell)}", where=where)
