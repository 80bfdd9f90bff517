"""The sheet: a line per figure of a document, for a person to name the claims; recorded all or not at all."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.errors import AmbiguousError, FactledgerError, FileError, MisuseError, SheetError
from factledger.rules.origin import copies
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.revise import revise_entry
from factledger.values.key import ClaimKey, EntryKey, parse_seq
from factledger.values.span import line_and_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.record import Row
    from factledger.reading.documents import Document
    from factledger.reading.mention import Mention
    from factledger.services.scan import Scanned
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

COLUMNS = (
    "claim",
    "speaker",
    "status",
    "period",
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
"""Columns of a sheet. A person fills in the first four; the others are there to be looked at.

A version makes a line a correction of that version; nth is the n of an entry key that ends in ~n.
"""

_NEEDED = ("claim", "text", "source")
_MAX_LINES = 100_000
_MAX_CELL = 10_000
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


def sheet_rows(scanned: Scanned, source: str) -> Iterator[dict[str, str]]:
    """Yield a row of the sheet for every figure of a document."""
    document = scanned.document
    for mention in scanned.scan.figures:
        found = mention.to_json()
        yield {
            "claim": "",
            "speaker": "",
            "status": "",
            "period": "",
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


def propose(reader: Reader, source: str, rows: list[dict[str, str]]) -> int:
    """Fill in the claims that the parent of a source, or another text made from it, states with the same figure.

    Only a figure that names one claim is proposed; a person looks at each. Returns how many were.
    """
    row = reader.find("source", source)
    parent = row.body.derived_from if row and isinstance(row.body, Source) else None
    if parent is None:
        return 0
    stated: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
    family = [parent, *copies(reader, parent)]
    for one in reader.current("entry", reader.column("entry", "source").in_(family)):
        if isinstance(one.body, Entry) and one.body.value is not None and one.body.source != source:
            key = (one.body.hedge or "", one.body.value, one.body.unit or "")
            stated.setdefault(key, set()).add((one.body.claim, one.body.speaker or ""))
    count = 0
    for line in rows:
        found = stated.get((line["hedge"], line["value"], line["unit"]), set())
        if len(found) == 1 and not line["claim"]:
            ((line["claim"], line["speaker"]),) = found
            line["note"] = f"claim proposed from {parent}"
            count += 1
    return count


def write_sheet(path: str, rows: list[dict[str, str]]) -> None:
    """Write a sheet as CSV that spreadsheets open as UTF-8; a cell that looks like a formula is made harmless.

    Raises:
        FileError: The file is there already, or cannot be written.
    """
    if Path(path).suffix.lower() not in (".csv", ""):
        msg = "a sheet is written as CSV"
        raise FileError(msg, expected="a name that ends in .csv", where=path)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    try:
        with Path(path).open("x", encoding="utf-8-sig", newline="") as stream:
            stream.write(out.getvalue())
    except FileExistsError as error:
        msg = "the sheet is there already"
        raise FileError(msg, where=path, do="give another name; what a person filled in is not overwritten") from error
    except OSError as error:
        msg = f"the sheet cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=path) from error


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
        unknown: Columns that mean nothing here.
    """

    lines: tuple[Line, ...]
    without_claim: int
    unknown: tuple[str, ...]


def read_sheet(path: str, mapping: dict[str, str] | None = None) -> Sheet:
    """Read a sheet.

    Args:
        path: The file.
        mapping: Columns of the file, in lower case, and the columns of a sheet that they are.

    Raises:
        FileError: The file cannot be read, or is no UTF-8 text.
        SheetError: A column that is needed is missing or named twice, or the file is no CSV.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        msg = f"the sheet cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=path) from error
    except UnicodeDecodeError as error:
        msg = "the sheet is no UTF-8 text"
        raise FileError(msg, where=path, do="save it as CSV UTF-8") from error
    return _parsed(path, _rows(path, text), mapping or {})


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
        column, equals, field = one.rpartition("=")
        if not (equals and column.strip() and field.strip().lower() in COLUMNS):
            msg = f"--map {one!r} cannot be read"
            raise MisuseError(msg, expected=f"COL=FIELD, where FIELD is one of {', '.join(COLUMNS)}")
        mapping[column.strip().lower()] = field.strip().lower()
    return mapping


def _header(path: str, names: list[str], mapping: dict[str, str]) -> list[str]:
    header = [name.strip().lower() for name in names]
    if absent := [column for column in mapping if column not in header]:
        msg = f"the sheet has no column {absent[0]!r}, which --map names"
        raise SheetError(msg, found=", ".join(header), where=path)
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
    lines, without_claim = [], 0
    for number, row in rows[1:]:
        _check_row(f"{path}, line {number}", header, row)
        cells = {name: _as_given(cell) for name, cell in zip(header, row, strict=False)}
        if cells.get("claim"):
            lines.append(Line(number, cells))
        elif any(cells.values()):
            without_claim += 1
    return Sheet(tuple(lines), without_claim, tuple(name for name in header if name and name not in COLUMNS))


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


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What recording a sheet came to.

    Attributes:
        rows: The entries written.
        notes: What a person should know, with the line.
        sources: How many sources were created.
        claims: How many claims were created.
    """

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    sources: int
    claims: int


def record_sheet(writer: Writer, sheet: Sheet, texts: Texts, *, by: str, reason: str | None = None) -> SheetResult:
    """Write all lines of a sheet, creating its sources and claims.

    Raises:
        SheetError: Lines are refused; each is named with what it says and what the text says. The caller's
            transaction must be taken back.
    """
    before = {kind: writer.count(kind) for kind in ("source", "claim")}
    rows, notes, problems = [], [], []
    for line in sheet.lines:
        try:
            row, found = _record_line(writer, line, texts, by=by, reason=reason)
        except FactledgerError as error:
            problems.append(f"line {line.number}: {_indented(error)}")
            continue
        rows.append(row)
        notes += [f"line {line.number}: {note}" for note in found]
    if problems:
        msg = f"{len(problems)} of {len(sheet.lines)} lines were refused; nothing was written"
        raise SheetError(msg, found="\n" + "\n".join(problems), do="mend these lines and record the sheet again")
    created = {kind: writer.count(kind) - count for kind, count in before.items()}
    return SheetResult(tuple(rows), tuple(notes), created["source"], created["claim"])


def _indented(error: FactledgerError) -> str:
    return str(error).replace("\n", "\n    ")


def _record_line(
    writer: Writer, line: Line, texts: Texts, *, by: str, reason: str | None
) -> tuple[Row, tuple[str, ...]]:
    _check_cells(line)
    source = _source(writer, line, by=by)
    if (version := line.get("version")) is not None:
        key = f"{_corrected(writer, line, source)}@@{version}"
        recorded, _ = revise_entry(writer, key, _filled(line), texts, by=by, reason=reason or line.get("note"))
    else:
        recorded = record(writer, _recording(line, source), texts, by=by, reason=reason)
    _check_hedge(line, recorded.row)
    _check_nth(line, recorded.row)
    return recorded.row, recorded.notes


def _source(writer: Writer, line: Line, *, by: str) -> str:
    """Return the source of a line, written if it is new; its text must be the one that the line was read in."""
    given = line.get("source")
    if given is None:
        msg = "the line names no source"
        raise SheetError(msg, expected="a source key in the column source")
    if parse_seq(given) is not None:
        given = writer.get(Source.KIND, given).key
    row = writer.find(Source.KIND, given)
    if row is None:
        _new_source(writer, given, line, by=by)
    elif isinstance(row.body, Source):
        check_text(given, row.body.sha256, line.get("sha256"))
    return given


def _corrected(writer: Writer, line: Line, source: str) -> str:
    """Return the key of the entry that a line corrects: the one that nth names, or that has its place."""
    claim, speaker = line.cells["claim"], line.get("speaker")
    if parse_seq(claim) is not None:
        claim = writer.get(Claim.KIND, claim).key
    if nth := line.get("nth"):
        return str(EntryKey(ClaimKey.parse(claim), source, speaker, int(nth)))
    key = str(EntryKey(ClaimKey.parse(claim), source, speaker))
    column = writer.column(Entry.KIND, "claim")
    rows = [row for row in writer.current(Entry.KIND, column == claim) if row.key.partition("~")[0] == key]
    if len(rows) < 2:  # noqa: PLR2004  the only one, or one that is not there, which is said later
        return rows[0].key if rows else key
    here = [row.key for row in rows if row.body.to_json().get("start") == line.get("start")]
    if len(here) != 1:
        msg = "the source states the claim several times"
        raise AmbiguousError(msg, found=" or ".join(row.key for row in rows), do="say which one in the column nth")
    return here[0]


def _filled(line: Line) -> dict[str, Any]:
    """Return the fields of a recording that a line fills in."""
    names = ("text", "speaker", "status", "rank", "period", "value", "unit", "role", "direction", "note")
    start = line.get("start")
    return {name: line.get(name) for name in names} | {"start": int(start) if start else None}


def _check_cells(line: Line) -> None:
    for column in ("start", "version", "nth", "length"):
        cell = line.get(column)
        if cell is not None and not (cell.isascii() and cell.isdigit() and len(cell) < 10):  # noqa: PLR2004  a position
            msg = f"the cell {column!r} is no number"
            raise SheetError(msg, found=repr(cell))
    if line.get("text") is None:
        msg = "the line has no figure"
        raise SheetError(msg, expected="the figure as printed in the column text")


def _new_source(writer: Writer, key: str, line: Line, *, by: str) -> None:
    from factledger.services.add import add

    fields = {name: line.get(name) for name in ("language", "sha256", "length")}
    add(writer, Source.KIND, key, {"title": line.get("title") or key, **fields}, by=by)


def _recording(line: Line, source: str) -> Recording:
    given = {name: value for name, value in _filled(line).items() if value is not None}
    again = int(line.get("nth") or 1) > 1
    return Recording(claim=line.cells["claim"], source=source, new=True, again=again, **given)


def _check_nth(line: Line, row: Row) -> None:
    nth = line.get("nth")
    if nth is not None and EntryKey.parse(row.key).nth != int(nth):
        msg = "the source does not state the claim so often"
        raise SheetError(msg, expected=f"nth {EntryKey.parse(row.key).nth}", found=f"nth {nth}")


def _check_hedge(line: Line, row: Row) -> None:
    """Refuse a hedge that a person changed in the sheet: it is read from the text."""
    hedge = line.get("hedge")
    stored = row.body.to_json().get("hedge")
    if hedge is not None and stored is not None and hedge != stored:
        msg = "the hedge in the sheet is not the one in the text"
        raise SheetError(msg, expected=stored, found=hedge)
