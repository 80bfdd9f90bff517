"""Print a ledger as canonical JSON lines, and fill an empty one from them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.kinds import KINDS
from factledger.domain.line import plain_row
from factledger.domain.publication import Publication
from factledger.domain.record import (
    HEADER,
    REDACTED,
    YES,
    Body,
    Removed,
    Row,
    canonical_json,
    check_header,
    columns,
    formats,
)
from factledger.domain.redaction import Redaction, redaction_key
from factledger.domain.source import Source
from factledger.domain.unit import Acceptance, Rate, UnitRecord, kind_of_name
from factledger.errors import FactledgerError, ImportFailedError, NotFoundError, ParseError
from factledger.services.add import check_pair
from factledger.services.redact import apply_redactions
from factledger.services.seal import Kept
from factledger.store.bulk import Stored
from factledger.values.key import ClaimKey, EntryKey, parse_path, split_version
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

CHECKPOINT = "checkpoint"
"""The one field of a line that holds a checkpoint: of the rows in front of it."""

_BATCH = 5000
_LEAF = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)


def export(reader: Reader) -> Iterator[str]:
    """Yield every row as one line of canonical JSON, with its position, in the order of the log.

    Behind the last row that a checkpoint covers stands a line with that checkpoint. A redacted row has its leaf in the
    place of its body.
    """
    notes = dict(reader.checkpoints())
    for seq, row in reader.stored():
        yield canonical_json({"seq": str(seq), **row}).decode()
        if seq in notes:
            yield canonical_json({CHECKPOINT: notes[seq]}).decode()


def import_lines(writer: Writer, lines: Iterable[str]) -> int:
    """Write the rows of an export into an empty ledger, as they are; return how many.

    Raises:
        ImportFailedError: The ledger is not empty, or a line is no row, or out of order; nothing is written.
    """
    if size := writer.size():
        msg = "the ledger is not empty"
        raise ImportFailedError(msg, expected="a new ledger", found=f"{size} rows", do="factledger init another one")
    with writer.filling():
        return _import(writer, lines)


def _import(writer: Writer, lines: Iterable[str]) -> int:
    batch: list[Stored] = []
    known = _Known()
    sealed: dict[int, tuple[int, Kept]] = {}
    seq = 0
    for number, line in enumerate(lines, 1):
        found = plain_row(line)
        if found is None:
            if not line.strip():
                continue
            fields = _fields(line, number)
            if CHECKPOINT in fields:
                sealed[seq] = (number, _checkpoint(fields, number, seq))
                # What stands behind a seal may be older: a merge appended it.
                known.moment = ""
                continue
            row = _row(fields, number)
            found = row, row.leaf
        row, leaf = found
        seq += 1
        _check_order(row, number, seq, known)
        try:
            known.add(row)
        except FactledgerError as error:
            raise _bad(number, _inner(error), error.found) from error
        batch.append(Stored.of(row, leaf))
        if len(batch) == _BATCH:
            writer.put(batch)
            batch = []
    writer.put(batch)
    if known.lost:
        msg = f"the row {min(known.lost)} has no content, and no line says that it was redacted"
        raise ImportFailedError(msg, do="nothing was written; export the ledger again")
    if wrong := apply_redactions(writer):
        raise ImportFailedError(wrong[0], do="nothing was written; export the ledger again")
    _keep(writer, sealed)
    return seq


def _checkpoint(fields: dict[str, Any], number: int, size: int) -> Kept:
    note = _text(fields.pop(CHECKPOINT), CHECKPOINT, number) or ""
    if fields:
        raise _bad(number, f"a checkpoint has no field {min(fields)!r}")
    try:
        found = Kept.parse(note)
    except FactledgerError as error:
        raise _bad(number, _inner(error), error.found) from error
    if found.checkpoint.head.size != size:
        raise _bad(number, f"a checkpoint of {size} rows should stand here", str(found.checkpoint.head))
    return found


def _keep(writer: Writer, sealed: dict[int, tuple[int, Kept]]) -> None:
    """Keep the checkpoints, all of which the rows have to come to."""
    heads = writer.heads(sealed) if sealed else {}
    for size, (number, kept) in sealed.items():
        if heads[size] != kept.checkpoint.head:
            raise _bad(number, "the rows before it are not those that were signed", str(heads[size]))
        writer.keep_checkpoint(size, kept.note)


@dataclass(slots=True)
class _Known:
    """What the lines so far hold, for what a later one may name."""

    versions: dict[tuple[str, str], int] = field(default_factory=dict)
    moment: str = ""
    size: int = 0
    units: Units = field(default_factory=Units.shipped)
    lost: dict[str, bytes] = field(default_factory=dict)
    has_lost_unit: bool = False

    def add(self, row: Row) -> None:
        """Take a row in.

        Raises:
            FactledgerError: Its key is not one of its kind, or it names a row that is not there.
        """
        match row.body:
            case Source():
                parse_path(row.key, "source key")
                self._need(Source.KIND, row.body.derived_from)
            case Claim():
                ClaimKey.parse(row.key)
            case Entry():
                self._check_entry(row.key, row.body)
            case UnitRecord():
                self.units = self.units.extended([row.body.to_unit(row.key)])
            case Rate():
                self._check_rate(row.key, row.body)
            case Acceptance():
                self._check_acceptance(row.key, row.body)
            case Publication():
                self._check_publication(row.key, row.body)
            case Removed() | Redaction():
                self._check_redaction(row)
        self.versions[row.kind, row.key], self.moment, self.size = row.version, row.recorded_at, row.seq

    def _check_rate(self, key: str, body: Rate) -> None:
        self._need(Source.KIND, body.source)
        _check_key(key, body.key, "pair, date and source")
        if not self.has_lost_unit:
            check_pair(body, self.units)

    def _check_entry(self, key: str, body: Entry) -> None:
        self._need(Claim.KIND, body.claim)
        self._need(Source.KIND, body.source)
        if body.speaker is None and key == f"{body.claim}@{body.source}":
            return
        own = EntryKey(ClaimKey.parse(body.claim), body.source, body.speaker, EntryKey.parse(key).nth)
        _check_key(key, str(own), "claim, source and speaker")

    def _check_acceptance(self, key: str, body: Acceptance) -> None:
        if body.entry is not None:
            self._need(Entry.KIND, body.entry)
            if int(body.entry_version or 0) > self.versions[Entry.KIND, body.entry]:
                msg = "it accepts a version that no line before it holds"
                raise NotFoundError(msg, found=f"{body.entry}@@{body.entry_version}")
        self._need_versions(body.rows)
        _check_key(key, body.key, "rule and entry" if body.entry else "rule, draft, sentence and figure")

    def _check_publication(self, key: str, body: Publication) -> None:
        self._need_versions(body.rows)
        self._need_versions(body.acceptances, Acceptance.KIND)
        if int(body.head.partition(":")[0]) > self.size:
            msg = "it was judged by rows that no line before it holds"
            raise NotFoundError(msg, found=f"{body.head.partition(':')[0]} rows")
        _check_key(key, body.key, "address")

    def _check_redaction(self, row: Row) -> None:
        body = row.body
        if not isinstance(body, Redaction):
            self.lost[redaction_key(row.kind, row.key, row.version)] = row.leaf
            self.has_lost_unit |= row.kind == UnitRecord.KIND
            return
        if body.is_idle:
            return
        kind, key, version = body.names()
        _check_key(row.key, body.key, "row that it names")
        if row.version > 1 or version > self.versions.get((kind, key), 0):
            msg = "it names a row that no line before it holds, or that is redacted already"
            raise NotFoundError(msg, found=body.target)
        if (leaf := self.lost.pop(row.key, None)) is not None and leaf.hex() != body.leaf:
            msg = "it names another leaf than its row has"
            raise ParseError(msg, expected=leaf.hex(), found=body.leaf)

    def _need_versions(self, names: Iterable[str] | None, kind: str | None = None) -> None:
        for name in names or ():
            key, version = split_version(name)
            newest = self.versions.get((kind or kind_of_name(name), key), 0)
            if (version or 0) > newest:
                msg = "it names a version that no line before it holds"
                raise NotFoundError(msg, found=name)

    def _need(self, kind: str, key: str | None) -> None:
        if key is not None and (kind, key) not in self.versions:
            msg = f"it names a {kind} that no line before it holds"
            raise NotFoundError(msg, found=key)


def _check_key(key: str, own: str, parts: str) -> None:
    if key != own:
        msg = f"its key is not made of its {parts}"
        raise ParseError(msg, expected=own, found=key)


def _fields(line: str, number: int) -> dict[str, Any]:
    try:
        fields = json.loads(line, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise _bad(number, f"it is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise _bad(number, "it is no JSON object")
    return fields


def _row(fields: dict[str, Any], number: int) -> Row:
    header = {name: _text(fields.pop(name, None), name, number) for name in ("seq", *HEADER)}
    kind = KINDS.get(header["kind"] or "")
    format_ = header["format"] or ""
    if kind is None or format_ not in formats(kind):
        raise _bad(number, "its format or kind is not known", f"format {header['format']}, kind {header['kind']}")
    unknown = sorted(set(fields) - {one.name for one in columns(kind) if one.since <= format_})
    if unknown:
        raise _bad(number, f"a {kind.KIND} has no field {unknown[0]!r}")
    for name in ("seq", "version"):
        if not _NUMBER.fullmatch(header[name] or ""):
            raise _bad(number, f"its {name} is malformed", header[name])
    if header["void"] not in (None, YES):
        raise _bad(number, "its void is malformed", header["void"])
    try:
        body = kind(**fields) if header[REDACTED] is None else _removed(kind, header, fields)
        row = Row(
            kind=kind.KIND,
            key=header["key"] or "",
            version=int(header["version"] or 0),
            recorded_at=header["recorded_at"] or "",
            recorded_by=header["recorded_by"] or "",
            reason=header["reason"],
            salt=header["salt"] or "",
            is_void=header["void"] == YES,
            format=format_,
            body=body,
            seq=int(header["seq"] or 0),
        )
        check_header(row)
        body.check()
    except (FactledgerError, TypeError, AttributeError) as error:
        raise _bad(number, _inner(error), getattr(error, "found", None)) from error
    if body.to_json() != fields:
        raise _bad(number, "its texts are not in their canonical form (NFC, trimmed, no empty ones)")
    return row


def _removed(kind: type[Body], header: dict[str, str | None], fields: dict[str, Any]) -> Removed:
    """Return what stands in the place of a body that was removed."""
    leaf = header[REDACTED] or ""
    if not _LEAF.fullmatch(leaf) or kind is Redaction or fields or header["salt"] or header["reason"]:
        msg = "a redacted row has its leaf, and neither content nor reason nor salt"
        raise ParseError(msg, expected="64 hexadecimal digits", found=repr(leaf[:80]))
    return Removed(bytes.fromhex(leaf))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; a name that stands twice would mean two things."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        msg = f"{next(name for name in names if names.count(name) > 1)!r} stands twice"
        raise ValueError(msg)
    return found


def _inner(error: Exception) -> str:
    return error.what if isinstance(error, FactledgerError) else str(error)


def _text(value: Any, name: str, number: int) -> str | None:  # noqa: ANN401  JSON
    if value is not None and not isinstance(value, str):
        raise _bad(number, f"its {name} is no text")
    return value


def _check_order(row: Row, number: int, seq: int, known: _Known) -> None:
    if row.seq != seq:
        raise _bad(number, f"row {seq} should come here", f"row {row.seq}")
    version = known.versions.get((row.kind, row.key), 0) + 1
    if row.version != version:
        raise _bad(number, f"version {version} of {row.key} should come here", f"version {row.version}")
    if row.recorded_at < known.moment:
        raise _bad(number, f"it is earlier than the row before it ({known.moment})", row.recorded_at)


def _bad(number: int, what: str, found: str | None = None) -> ImportFailedError:
    msg = f"line {number} cannot be imported: {what}"
    return ImportFailedError(msg, found=found, do="nothing was written; export the ledger again")
