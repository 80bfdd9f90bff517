"""Record that a source states a claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import UNRELIABLE, Entry
from factledger.domain.source import Source
from factledger.errors import ExistsError, MisuseError, NotFoundError, RefusedError
from factledger.services.add import live
from factledger.services.entry import Recording, check_words, other_entry, quantity_entry
from factledger.values.key import ClaimKey, EntryKey, parse_seq, parse_speaker
from factledger.values.period import Period
from factledger.values.units import Likeness, Units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.domain.record import Row
    from factledger.services.texts import Texts
    from factledger.store.ledger import Writer


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row that was written, and what a person should know of it."""

    row: Row
    notes: tuple[str, ...] = ()


def record(writer: Writer, recording: Recording, texts: Texts, *, by: str, reason: str | None = None) -> Recorded:
    """Write an entry, and its claim if that is new and may be created.

    Args:
        writer: The ledger.
        recording: What to record.
        texts: The texts at hand.
        by: Who records it.
        reason: Why, if there is something to say.

    Raises:
        NotFoundError: The claim or the source is not there.
        RefusedError: The text does not say what is to be recorded.
        AmbiguousError: The text can be read in several ways, or stands there several times.
        ExistsError: The entry is there already.
    """
    notes: list[str] = []
    recording = _resolved(writer, recording)
    body = entry_of(writer, recording, texts, notes, by=by)
    key = EntryKey(ClaimKey.parse(recording.claim), body.source, recording.speaker)
    key, after = _free_key(writer, key, body, again=recording.again)
    row = writer.append(body, str(key), by=by, reason=reason, after=after)
    return Recorded(row, tuple(notes))


def _resolved(writer: Writer, recording: Recording) -> Recording:
    """Return the recording with keys where row numbers are given."""
    claim = recording.claim
    if parse_seq(claim) is not None:
        claim = writer.get(Claim.KIND, claim).key
    source = writer.get(Source.KIND, recording.source).key
    bases = based_on(writer, recording.derived_from)
    return replace(recording, claim=claim, source=source, derived_from=bases)


def based_on(writer: Writer, given: Iterable[str], key: str | None = None) -> tuple[str, ...]:
    """Return the keys of the entries that one is derived from.

    Args:
        writer: The ledger.
        given: Keys or row numbers.
        key: The entry that is derived from them, when it is there already.

    Raises:
        NotFoundError: One of them is not there.
        RefusedError: One of them cannot be rested on, or rests on the entry itself.
    """
    bases = []
    for one in given:
        row = live(writer.newest(Entry.KIND, one), "derive it from another entry")
        if isinstance(row.body, Entry) and row.body.status in UNRELIABLE:
            msg = f"nothing may rest on an entry that is {row.body.status}"
            raise RefusedError(msg, found=f"{row.key} (#{row.seq})", do="derive it from another entry")
        if key is not None and (path := _path(writer, row.key, key)):
            msg = "an entry cannot be derived from itself"
            raise RefusedError(msg, found=" from ".join([key, *path]))
        bases.append(row.key)
    return tuple(bases)


def _path(writer: Writer, start: str, end: str, seen: tuple[str, ...] = ()) -> list[str]:
    """Return the keys over which one entry was derived from another, or nothing."""
    if start == end:
        return [start]
    row = writer.find(Entry.KIND, start)
    bases = (row.body.derived_from or ()) if row and isinstance(row.body, Entry) else ()
    for base in bases:
        if base not in seen and (rest := _path(writer, base, end, (*seen, start))):
            return [start, *rest]
    return []


def entry_of(writer: Writer, recording: Recording, texts: Texts, notes: list[str], *, by: str) -> Entry:
    """Return the body of an entry, read from the text and checked against its claim.

    Raises:
        NotFoundError: The claim or the source is not there.
        RefusedError: The text does not say what is to be recorded.
    """
    check_words(recording)
    if recording.speaker:
        parse_speaker(recording.speaker)
    source = live(writer.newest(Source.KIND, recording.source), "record from another source")
    known = writer.find("claim", str(ClaimKey.parse(recording.claim)))
    units = writer.units()
    is_quantity = _value_type(known, recording) == "quantity"
    if is_quantity:
        body = quantity_entry(recording, source, texts, units, notes)
    else:
        body = other_entry(recording, source, texts, notes)
    claim = _claim(writer, known, recording, body, by=by)
    check_fits(claim, body, units)
    body.check()
    return body


def _value_type(known: Row | None, recording: Recording) -> str:
    if known is not None and isinstance(known.body, Claim):
        if recording.value_type not in (None, known.body.value_type):
            msg = f"the claim {recording.claim!r} is of another type"
            raise RefusedError(msg, expected=known.body.value_type, found=recording.value_type)
        return known.body.value_type
    return recording.value_type or ("quantity" if recording.other is None else "text")


def _claim(writer: Writer, known: Row | None, recording: Recording, body: Entry, *, by: str) -> Claim:
    """Return the claim, writing it first when it is new."""
    if known is not None and isinstance(known.body, Claim):
        live(known, "record another claim")
        _check_period(known.body, recording)
        return known.body
    if not recording.new:
        msg = f"there is no claim {recording.claim!r}"
        raise NotFoundError(msg, do="factledger claim add, or --new to create it from its key")
    claim = new_claim(recording, body)
    writer.append(claim, recording.claim, by=by)
    return claim


def _check_period(claim: Claim, recording: Recording) -> None:
    if recording.period is not None and recording.period != claim.period:
        msg = f"the claim {recording.claim!r} holds at another time"
        found = f"period {recording.period}"
        hint = f"record another claim, or factledger claim revise {recording.claim} --period {recording.period}"
        raise RefusedError(msg, expected=f"period {claim.period or 'not stated'}", found=found, do=hint)


def new_claim(recording: Recording, body: Entry) -> Claim:
    """Return the claim that a key and a first entry make."""
    key = ClaimKey.parse(recording.claim)
    if recording.period:
        Period.parse(recording.period)
    return Claim(
        subject=key.subject,
        measure=key.measure,
        value_type=recording.value_type or ("quantity" if body.figure else "text"),
        unit=body.unit,
        period=recording.period,
    )


def check_fits(claim: Claim, body: Entry, units: Units) -> None:
    """Raise unless an entry states what its claim is about.

    Raises:
        RefusedError: It is of another type, or in another unit.
        MisuseError: Its value is no date, or neither yes nor no.
    """
    is_quantity = claim.value_type == "quantity"
    if is_quantity is (body.figure is None):
        msg = "the claim is of another type than what is stated of it"
        raise RefusedError(msg, expected=claim.value_type, found="a quantity" if body.figure else "another value")
    if is_quantity:
        _check_unit(claim, body, units)
    else:
        _check_other(claim, body)


def _check_unit(claim: Claim, body: Entry, units: Units) -> None:
    if claim.unit is None or body.unit is None:
        return
    likeness = units.relation(claim.unit, body.unit).likeness
    if likeness in (Likeness.DIFFERS, Likeness.BROADER):
        msg = f"the figure {body.text!r} is in another unit than the claim"
        raise RefusedError(msg, expected=claim.unit, found=body.unit, do="record another claim, or revise its unit")


def _check_other(claim: Claim, body: Entry) -> None:
    value = body.other_value or ""
    if claim.value_type == "date":
        Period.parse(value)
    if claim.value_type == "yes-no" and value not in ("yes", "no"):
        msg = "a yes-no claim is yes or no"
        raise MisuseError(msg, expected="--yes or --no", found=value)


def _free_key(writer: Writer, key: EntryKey, body: Entry, *, again: bool) -> tuple[EntryKey, int | None]:
    """Return the key to write under and the version it follows: a void or redacted row may be recorded again."""
    key = replace(key, source=body.source)
    while (row := writer.find("entry", str(key))) is not None:
        if row.ended:
            return key, row.version
        if not again or _is_same_place(row, body):
            msg = f"{key} is recorded already (#{row.seq})"
            hint = "revise it to correct it; --again if the source states it differently a second time"
            raise ExistsError(msg, do=hint)
        key = replace(key, nth=key.nth + 1)
    return key, None


def _is_same_place(row: Row, body: Entry) -> bool:
    mine = row.body
    return isinstance(mine, Entry) and (mine.text, mine.start, mine.other_value) == (
        body.text,
        body.start,
        body.other_value,
    )
