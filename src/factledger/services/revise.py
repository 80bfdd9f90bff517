"""Correct what was recorded, as a new version; retract what a source withdrew; void what we recorded wrongly."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.errors import MisuseError, RefusedError
from factledger.services.add import check
from factledger.services.entry import Recording
from factledger.services.record import Recorded, entry_of
from factledger.values.key import parse_seq, split_version

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer


def target(writer: Writer, kind: str, text: str) -> tuple[Row, int]:
    """Return the row that KEY@@2, KEY or #41 names, and the version to be corrected.

    KEY@@2 and #41 name a version, and the correction is refused when it is not the current one; a bare KEY
    names the current version.

    Raises:
        NotFoundError: There is no such row.
        ParseError: The version is malformed.
    """
    key, version = split_version(text)
    row = writer.get(kind, key, version)
    if parse_seq(key) is not None:
        version = row.version
    return row, version or row.version


def revise(
    writer: Writer, kind: str, text: str, changes: dict[str, Any], *, by: str, reason: str | None
) -> tuple[Row, Row]:
    """Write a corrected version of a source, unit or claim; return it and the version before.

    Args:
        writer: The ledger.
        kind: source, unit or claim.
        text: KEY, KEY@@VERSION or #SEQ.
        changes: The fields that change; None leaves one as it is, "" empties it.
        by: Who corrects it.
        reason: Why.

    Raises:
        StaleError: The version named is no longer the current one.
        RefusedError: Nothing would change.
    """
    old, version = target(writer, kind, text)
    given = {name: value for name, value in changes.items() if value is not None}
    body = replace(old.body, **given)
    if body == old.body and not old.is_void:
        msg = f"nothing would change in {old.key}"
        raise RefusedError(msg, do="name what to change")
    check(writer, old.key, body)
    return writer.append(body, old.key, by=by, reason=required(reason), after=version), old


def revise_entry(
    writer: Writer, text: str, changes: dict[str, Any], texts: Texts, *, by: str, reason: str | None
) -> tuple[Recorded, Row]:
    """Write a corrected version of an entry, read and checked as if it were new; return it and the version before.

    Args:
        writer: The ledger.
        text: KEY, KEY@@VERSION or #SEQ.
        changes: Fields of a `Recording` that change; None leaves one as it is.
        texts: The texts at hand.
        by: Who corrects it.
        reason: Why.

    Raises:
        StaleError: The version named is no longer the current one.
        RefusedError: The text does not say what is to be recorded, or nothing would change.
    """
    old, version = target(writer, "entry", text)
    given = {name: value for name, value in changes.items() if value is not None}
    recording = replace(_as_recording(old), **given)
    if recording.speaker != _as_recording(old).speaker:
        msg = "another speaker is another entry"
        raise RefusedError(msg, found=recording.speaker, do=f"void {old.key} and record it anew")
    if "text" in given and "start" not in given:
        recording = replace(recording, start=None)
    notes: list[str] = []
    body = entry_of(writer, recording, texts, notes, by=by)
    if body == old.body and not old.is_void:
        msg = f"nothing would change in {old.key}"
        raise RefusedError(msg, do="name what to change")
    row = writer.append(body, old.key, by=by, reason=required(reason), after=version)
    return Recorded(row, tuple(notes)), old


_KEPT = {one.name for one in fields_of(Recording)} & {one.name for one in fields_of(Entry)}
_READ_AGAIN = {"value", "unit", "start"}
"""Fields that mean a choice in a recording and a result in an entry."""


def _as_recording(row: Row) -> Recording:
    """Return what a person would have to give to record the entry as it is."""
    body = row.body
    if not isinstance(body, Entry):
        msg = f"{row.key} is no entry"
        raise MisuseError(msg)
    kept = {name: getattr(body, name) for name in _KEPT - _READ_AGAIN}
    kept["derived_from"] = body.derived_from or ()
    start = int(body.start) if body.start else None
    return Recording(**kept, other=body.other_value, start=start)


def retract(writer: Writer, text: str, *, by: str, reason: str | None) -> tuple[Row, Row]:
    """Record that the source withdrew an entry: a new version with that status.

    Raises:
        StaleError: The version named is no longer the current one.
        RefusedError: It is retracted already, or void.
    """
    old, version = target(writer, "entry", text)
    body = old.body
    if not isinstance(body, Entry) or old.is_void:
        msg = f"{old.key} was withdrawn by us: there is nothing that the source could withdraw"
        raise RefusedError(msg)
    if body.status == "retracted":
        msg = f"{old.key} is retracted already (#{old.seq})"
        raise RefusedError(msg)
    retracted = replace(body, status="retracted")
    return writer.append(retracted, old.key, by=by, reason=required(reason), after=version), old


def void(writer: Writer, kind: str, text: str, *, by: str, reason: str | None) -> tuple[Row, Row]:
    """Withdraw what we recorded wrongly: a new version of the row that is void.

    Raises:
        StaleError: The version named is no longer the current one.
        RefusedError: It is void already, or current entries rest on it.
    """
    old, version = target(writer, kind, text)
    if old.is_void:
        msg = f"{old.key} is void already (#{old.seq})"
        raise RefusedError(msg)
    if used := _users(writer, kind, old.key):
        msg = f"current entries rest on the {kind} {old.key!r}"
        raise RefusedError(msg, found=", ".join(used[:3]), do="void or revise those first")
    return writer.append(old.body, old.key, by=by, reason=required(reason), after=version, void=True), old


def _users(writer: Writer, kind: str, key: str) -> list[str]:
    """Return the keys of current entries that name a claim or source."""
    if kind not in ("claim", "source"):
        return []
    column = writer.column("entry", kind)
    return [row.key for row in writer.current("entry", column == key)]


def required(reason: str | None) -> str:
    """Return the reason.

    Raises:
        MisuseError: There is none.
    """
    if not reason or not reason.strip():
        msg = "a correction needs a reason"
        raise MisuseError(msg, expected="--reason TEXT")
    return reason
