"""Correct what was recorded, as a new version; retract what a source withdrew; void what we recorded wrongly."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.domain.unit import Rate, UnitRecord
from factledger.errors import FactledgerError, MisuseError, RefusedError
from factledger.reading.scan import AUTO, figure_at, scan
from factledger.services.add import check, resolved
from factledger.services.entry import Recording
from factledger.services.record import Recorded, based_on, check_fits, entry_of
from factledger.values.key import split_version
from factledger.values.span import Span
from factledger.values.units import definition_names, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Body, Row
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader


def target(writer: Writer, kind: str, text: str) -> tuple[Row, int]:
    """Return the row that KEY@@2, KEY or #41 names, and the version to be corrected.

    KEY@@2 and #41 name a version, and the correction is refused when it is not the current one; a bare KEY
    names the current version.

    Raises:
        NotFoundError: There is no such row.
        ParseError: The version is malformed.
        RefusedError: Its content was removed.
    """
    key, version = split_version(text)
    row = writer.get(kind, key, version)
    if row.is_redacted:
        msg = f"the {kind} {row.key!r} {row.ended}: there is nothing of it to correct"
        raise RefusedError(msg, do="what may be said is recorded anew under the same key (record, or add)")
    return row, row.version


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
        RefusedError: Nothing would change, or current entries contradict the change.
    """
    old, version = target(writer, kind, text)
    given = {name: value for name, value in changes.items() if value is not None}
    body = resolved(writer, replace(old.body, **given))
    if body == old.body and not old.is_void:
        msg = f"nothing would change in {old.key}"
        raise RefusedError(msg, do="name what to change")
    check(writer, old.key, body, old.body)
    if isinstance(body, Claim):
        _check_entries(writer, old.key, body)
    return writer.append(body, old.key, by=by, reason=required(reason), after=version), old


def _check_entries(writer: Writer, key: str, claim: Claim) -> None:
    """Refuse a claim that its current entries do not fit."""
    units = writer.units()
    for row in list(writer.current(Entry.KIND, writer.column(Entry.KIND, "claim") == key)):
        try:
            if isinstance(row.body, Entry):
                check_fits(claim, row.body, units)
        except FactledgerError as error:
            msg = f"the entry {row.key} (#{row.seq}) contradicts the change"
            hint = "void or revise it first, or add another claim"
            raise RefusedError(msg, expected=error.expected, found=error.found, do=hint) from error


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
    before, given = _as_recording(old), {name: value for name, value in changes.items() if value is not None}
    if "derived_from" in given:
        given["derived_from"] = based_on(writer, given["derived_from"], old.key)
    recording = replace(before, **(_kept(writer, old, before, given, texts) | given))
    if recording.speaker != before.speaker:
        msg = "another speaker is another entry"
        raise RefusedError(msg, found=recording.speaker, do=f"void {old.key} and record it anew")
    notes: list[str] = []
    body = entry_of(writer, recording, texts, notes, by=by)
    if isinstance(old.body, Entry) and old.body.figure is None and "text" not in given:
        body = replace(body, start=old.body.start, end=old.body.end, sha256=old.body.sha256)
    if body == old.body and not old.is_void:
        msg = f"nothing would change in {old.key}"
        raise RefusedError(msg, do="name what to change")
    row = writer.append(body, old.key, by=by, reason=required(reason), after=version)
    return Recorded(row, tuple(notes)), old


def _kept(writer: Writer, old: Row, before: Recording, given: dict[str, Any], texts: Texts) -> dict[str, Any]:
    """Return what a person chose for the old version and did not choose anew.

    While the place stays, all of it holds. Another place has a sentence of its own: then a role or direction
    holds only if a person had set it against the old one.
    """
    body = old.body
    if not isinstance(body, Entry) or body.figure is None:
        return {"start": None}
    moved = [name for name in ("text", "start") if name in given and given[name] != getattr(before, name)]
    kept: dict[str, Any] = {}
    if moved:
        kept = {"start": None, "role": None, "direction": None} | _set_by_a_person(writer, body, texts)
    elif not given.keys() & {"value", "unit"}:
        kept = {"value": body.value or body.low or body.high, "unit": body.unit}
    return kept | ({"direction": None} if "role" in given else {})


def _set_by_a_person(writer: Writer, body: Entry, texts: Texts) -> dict[str, str | None]:
    """Return role and direction of an entry where the text at its place reads otherwise."""
    text = texts.find(body.sha256)
    if text is None or body.start is None or body.end is None:
        return {}
    found = scan(text, body.language or AUTO, writer.units())
    mention = figure_at(found, Span(int(body.start), int(body.end)))
    if mention is None:
        return {}
    pairs = (("role", body.role, mention.figure.role), ("direction", body.direction, mention.figure.direction))
    return {name: stored for name, stored, read in pairs if stored != read}


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
        RefusedError: It is void already, or current rows rest on it.
    """
    old, version = target(writer, kind, text)
    if old.is_void:
        msg = f"{old.key} is void already (#{old.seq})"
        raise RefusedError(msg)
    check_unused(writer, kind, old.key, "void or revise those first")
    return writer.append(old.body, old.key, by=by, reason=required(reason), after=version, void=True), old


def check_unused(reader: Reader, kind: str, key: str, hint: str) -> None:
    """Raise RefusedError when current rows rest on a claim, source or unit."""
    if used := list(islice(_users(reader, kind, key), 3)):
        msg = f"other rows rest on the {kind} {key!r}"
        raise RefusedError(msg, found=", ".join(used), do=hint)


def _users(reader: Reader, kind: str, key: str) -> Iterator[str]:
    """Yield the current rows that name a claim, source or unit."""
    if kind in (Claim.KIND, Source.KIND):
        yield from _named(reader, Entry.KIND, kind, key)
    if kind == Source.KIND:
        yield from _named(reader, Source.KIND, "derived_from", key)
        yield from _named(reader, Rate.KIND, "source", key)
    if kind == UnitRecord.KIND:
        for user in (Entry.KIND, Claim.KIND, UnitRecord.KIND, Rate.KIND):
            yield from (_shown(row) for row in list(reader.current(user)) if key in _units_of(row.body))


def _named(reader: Reader, kind: str, column: str, key: str) -> Iterator[str]:
    return (_shown(row) for row in list(reader.current(kind, reader.column(kind, column) == key)))


def _shown(row: Row) -> str:
    return f"{row.kind} {row.key} (#{row.seq})"


def _units_of(body: Body) -> set[str]:
    """Return the ids of the units that a row is stated in, or is made of."""
    match body:
        case Entry() | Claim():
            return set(parse_unit(body.unit)) if body.unit else set()
        case UnitRecord():
            return {*definition_names(body.definition), *([body.kind_of] if body.kind_of else [])}
        case Rate():
            return {*parse_unit(body.base), *parse_unit(body.quote)}
        case _:
            return set()


def required(reason: str | None, what: str = "a correction") -> str:
    """Return the reason.

    Raises:
        MisuseError: There is none.
    """
    if not reason or not reason.strip():
        msg = f"{what} needs a reason"
        raise MisuseError(msg, expected="--reason TEXT")
    return reason
