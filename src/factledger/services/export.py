"""Print a ledger as canonical JSON lines, and fill an empty one from them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from factledger.domain.kinds import KINDS
from factledger.domain.record import FORMAT, YES, Row, canonical_json, columns
from factledger.errors import FactledgerError, ImportFailedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

_BATCH = 1000
_HEADER = ("format", "kind", "key", "version", "recorded_at", "recorded_by", "reason", "salt", "void")
_NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_SALT = re.compile(r"[0-9a-f]{32}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def export(reader: Reader) -> Iterator[str]:
    """Yield every row as one line of canonical JSON, with its position, in the order of the log."""
    for seq, row in reader.stored():
        yield canonical_json({"seq": str(seq), **row}).decode()


def import_lines(writer: Writer, lines: Iterable[str]) -> int:
    """Write the rows of an export into an empty ledger, as they are; return how many.

    Raises:
        ImportFailedError: The ledger is not empty, or a line is no row, or out of order; nothing is written.
    """
    if size := writer.size():
        msg = "the ledger is not empty"
        raise ImportFailedError(msg, expected="a new ledger", found=f"{size} rows", do="factledger init another one")
    batch: list[Row] = []
    last: dict[tuple[str, str], int] = {}
    seq, moment = 0, ""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line, number)
        seq += 1
        _check_order(row, number, seq, last.get((row.kind, row.key), 0) + 1, moment)
        last[row.kind, row.key], moment = row.version, row.recorded_at
        batch.append(row)
        if len(batch) == _BATCH:
            writer.write(batch)
            batch = []
    writer.write(batch)
    return seq


def _row(line: str, number: int) -> Row:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(number, f"it is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise _bad(number, "it is no JSON object")
    header = {name: _text(fields.pop(name, None), name, number) for name in ("seq", *_HEADER)}
    kind = KINDS.get(header["kind"] or "")
    if header["format"] != FORMAT or kind is None:
        raise _bad(number, "its format or kind is not known", f"format {header['format']}, kind {header['kind']}")
    unknown = sorted(set(fields) - {one.name for one in columns(kind)})
    if unknown:
        raise _bad(number, f"a {kind.KIND} has no field {unknown[0]!r}")
    for name, pattern in (("seq", _NUMBER), ("version", _NUMBER), ("salt", _SALT), ("recorded_at", _TIME)):
        if not pattern.fullmatch(header[name] or ""):
            raise _bad(number, f"its {name} is malformed", header[name])
    if not header["key"] or not header["recorded_by"] or header["void"] not in (None, YES):
        raise _bad(number, "its header is not complete")
    try:
        body = kind(**fields)
    except (FactledgerError, TypeError) as error:
        raise _bad(number, str(error)) from error
    if body.to_json() != fields:
        raise _bad(number, "its texts are not in their canonical form (NFC, trimmed, no empty ones)")
    return Row(
        kind=kind.KIND,
        key=header["key"],
        version=int(header["version"] or 0),
        recorded_at=header["recorded_at"] or "",
        recorded_by=header["recorded_by"],
        reason=header["reason"],
        salt=header["salt"] or "",
        is_void=header["void"] == YES,
        body=body,
        seq=int(header["seq"] or 0),
    )


def _text(value: Any, name: str, number: int) -> str | None:  # noqa: ANN401  JSON
    if value is not None and not isinstance(value, str):
        raise _bad(number, f"its {name} is no text")
    return value


def _check_order(row: Row, number: int, seq: int, version: int, moment: str) -> None:
    if row.seq != seq:
        raise _bad(number, f"row {seq} should come here", f"row {row.seq}")
    if row.version != version:
        raise _bad(number, f"version {version} of {row.key} should come here", f"version {row.version}")
    if row.recorded_at < moment:
        raise _bad(number, f"it is earlier than the row before it ({moment})", row.recorded_at)


def _bad(number: int, what: str, found: str | None = None) -> ImportFailedError:
    msg = f"line {number} cannot be imported: {what}"
    return ImportFailedError(msg, found=found, do="nothing was written; export the ledger again")
