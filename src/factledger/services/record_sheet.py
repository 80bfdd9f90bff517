"""Record the lines of a sheet in which a person has named a claim: all of them or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.errors import AmbiguousError, FactledgerError, SheetError
from factledger.services.add import add
from factledger.services.entry import Recording
from factledger.services.propose import taken
from factledger.services.record import record
from factledger.services.revise import revise_entry
from factledger.services.sheet import check_text
from factledger.values.key import ClaimKey, EntryKey, parse_seq

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.services.sheet import Line, Sheet
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer


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
            row, found = _record_line(writer, _with_claim(line), texts, by=by, reason=reason)
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


def _with_claim(line: Line) -> Line:
    """Return the line with the claim that was proposed, if a person takes it."""
    claim, speaker = taken(line.cells["claim"], line.get("speaker"), line.get("proposed"))
    return replace(line, cells=line.cells | {"claim": claim, "speaker": speaker or ""})


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
