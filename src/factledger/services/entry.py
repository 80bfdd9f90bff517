"""Build an entry from what a person gives and what the text of the source says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import VALUE_TYPES
from factledger.domain.entry import RANKS, STATUSES, Entry, figure_fields
from factledger.domain.source import Source
from factledger.errors import MisuseError, RefusedError
from factledger.reading.mention import described
from factledger.reading.read import read, unread_words
from factledger.reading.scan import AUTO
from factledger.rules.re_reads import reread
from factledger.services.locate import locate
from factledger.values.figure import Direction, Role
from factledger.values.number import Number, decimal_text

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.reading.mention import Mention
    from factledger.services.texts import Texts
    from factledger.values.figure import Figure
    from factledger.values.units import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a person gives to record an entry; whatever is left out is read from the text.

    Attributes:
        claim: Key of the claim.
        source: Key of the source.
        text: The figure as printed; for other types the words to find in the text, which are not kept.
        speaker: Code name of who says it; None is the narrator.
        status: Asserted, denied, planned, projected, possible or retracted.
        rank: Preferred, normal or deprecated.
        new: Whether to create the claim when it is not there.
        period: When the claim holds, EDTF: makes it so for a new one, and must be what a known one says.
        start: Where the text stands, if it stands more than once or the text is not at hand.
        page: Page, paragraph or timestamp.
        unit: Settles which unit is meant.
        value: Settles which number is meant.
        role: Level, change-by, change-to or addition, where the text around does not tell.
        direction: Up or down, likewise.
        other: For a date, text or yes-no claim: its value.
        value_type: For a new claim: quantity, date, text or yes-no.
        checked_by: Who checked it against the source.
        derived_from: Keys of the entries it was derived from.
        again: Whether the same source states it differently a second time.
        note: Anything else.
    """

    claim: str
    source: str
    text: str | None = None
    speaker: str | None = None
    status: str = "asserted"
    rank: str = "normal"
    new: bool = False
    period: str | None = None
    start: int | None = None
    page: str | None = None
    unit: str | None = None
    value: str | None = None
    role: str | None = None
    direction: str | None = None
    other: str | None = None
    value_type: str | None = None
    checked_by: str | None = None
    derived_from: tuple[str, ...] = ()
    again: bool = False
    note: str | None = None


def check_words(recording: Recording) -> None:
    """Raise MisuseError when a status, rank, role or the like is none of those there are."""
    for name, value, allowed in (
        ("status", recording.status, STATUSES),
        ("rank", recording.rank, RANKS),
        ("role", recording.role, tuple(Role)),
        ("direction", recording.direction, tuple(Direction)),
        ("value type", recording.value_type, VALUE_TYPES),
    ):
        if value is not None and value not in allowed:
            msg = f"{value!r} is no {name}"
            raise MisuseError(msg, expected=", ".join(allowed))


def quantity_entry(recording: Recording, source: Row, texts: Texts, units: Units, notes: list[str]) -> Entry:
    """Return the entry for a quantity, read from the source's text or from the words given.

    Args:
        recording: What a person gives.
        source: The source.
        texts: The texts at hand.
        units: The units that are known.
        notes: What a person should know is added here.

    Raises:
        RefusedError: The text does not say what is to be recorded.
        AmbiguousError: The text stands there several times.
        NoFigureError: The words are no figure.
    """
    if recording.text is None or recording.other is not None:
        msg = "a quantity needs its figure as printed"
        raise MisuseError(msg, expected="the figure, in single quotes", do="see factledger record --help")
    language = _language(source)
    fields = _shared(recording, source)
    document = _document(source, texts)
    if document is not None:
        located = locate(recording.text, document, language, units, recording.start, source.key)
        mention = located.mention
        notes += [located.note] if located.note else []
        fields |= {"start": str(mention.span.start), "end": str(mention.span.end), "sha256": _sha256(source)}
    else:
        mention = _read_alone(recording.text, language, units)
        fields |= _given_place(recording, source, mention.text)
        notes.append("the text of the source is not at hand: its place was not checked")
    figure = _settled(mention, recording)
    fields |= {"language": mention.language, "text": mention.text} | figure_fields(figure)
    body = Entry(**fields)
    if problem := reread(body, units):
        msg = "the figure does not read back to what is to be recorded"
        raise RefusedError(msg, expected=described(figure), found=problem)
    return body


def _language(source: Row) -> str:
    body = source.body
    if not isinstance(body, Source) or body.language is None:
        return AUTO
    is_bare = "-" not in body.language
    return f"{body.language}-{body.country}" if body.country and is_bare else body.language


def _document(source: Row, texts: Texts) -> str | None:
    return texts.find(_sha256(source))


def _sha256(source: Row) -> str | None:
    return source.body.sha256 if isinstance(source.body, Source) else None


def _given_place(recording: Recording, source: Row, text: str) -> dict[str, str | None]:
    if recording.start is None:
        return {}
    if _sha256(source) is None:
        msg = "a place in a text needs the text's digest in the source"
        raise MisuseError(msg, do=f"factledger source revise {source.key} --file FILE, or give --page instead of --at")
    end = recording.start + len(text)
    return {"start": str(recording.start), "end": str(end), "sha256": _sha256(source)}


def _read_alone(text: str, language: str, units: Units) -> Mention:
    mention = read(text, language, units)
    if mention.text != text.strip():
        left_over = " ".join(unread_words(text, mention)) or text
        msg = "the words given are more than a figure"
        raise RefusedError(msg, expected=repr(mention.text), found=f"{text!r} ({left_over!r} is no part of it)")
    return mention


def _settled(mention: Mention, recording: Recording) -> Figure:
    """Return the figure in the reading that a person chose; without a choice only what is settled passes."""
    readings = mention.meanings
    chosen = [
        figure
        for figure in readings
        if recording.unit in (None, figure.unit)
        and (recording.value is None or _is_value(figure, Number.parse(recording.value)))
    ]
    if len(chosen) != 1:
        shown = " or ".join(described(figure) for figure in readings)
        wanted = " ".join(filter(None, (recording.value, recording.unit)))
        msg = f"{mention.text!r} is not settled" if len(readings) > 1 else f"{mention.text!r} does not say that"
        raise RefusedError(msg, expected=shown, found=wanted or None, do="choose with --value or --unit")
    if not mention.settled and recording.unit is None and recording.value is None:
        msg = f"{mention.text!r} is not settled"
        raise RefusedError(msg, expected=described(mention.figure), do="confirm it with --value or --unit")
    figure = chosen[0]
    if recording.direction and figure.direction and recording.direction != figure.direction:
        msg = f"{mention.text!r} goes the other way in the text"
        raise RefusedError(msg, expected=figure.direction, found=recording.direction, do="leave --direction out")
    role = Role(recording.role) if recording.role else figure.role
    direction = Direction(recording.direction) if recording.direction else figure.direction
    # What a person takes for a level goes nowhere, whatever verb stands beside it.
    is_still = role in (Role.LEVEL, Role.ADDITION) and role is not figure.role and not recording.direction
    return figure._replace(role=role, direction=None if is_still else direction)


def _is_value(figure: Figure, number: Number) -> bool:
    """Tell whether a person gave the number that a figure states; a third is given as it is shown, in decimals."""
    return figure.stated is not None and decimal_text(figure.stated.value) == decimal_text(number.value)


def other_entry(recording: Recording, source: Row, texts: Texts, notes: list[str]) -> Entry:
    """Return the entry for a date, a text or yes-no: our value, a place, and who checked it.

    Raises:
        MisuseError: There is no value, or nobody checked it.
        RefusedError: The text does not hold the words that say where it stands.
    """
    if recording.other is None:
        msg = "a claim that is no quantity needs a value of ours"
        raise MisuseError(msg, expected="--date, --text or --yes / --no", do="see factledger record --help")
    if recording.checked_by is None and not recording.derived_from:
        msg = "a value that cannot be re-read must be checked by a person"
        raise MisuseError(msg, expected="--checked-by NAME")
    if recording.start is not None and recording.text is None:
        msg = "a place needs the words that stand there"
        raise MisuseError(msg, expected="the words as printed, in single quotes", found=f"--at {recording.start}")
    fields = _shared(recording, source)
    document = _document(source, texts)
    if recording.text is not None and document is not None:
        start = _find_words(recording.text, document, recording.start)
        fields |= {"start": str(start), "end": str(start + len(recording.text)), "sha256": _sha256(source)}
    elif recording.text is not None:
        fields |= _given_place(recording, source, recording.text)
        notes.append("the text of the source is not at hand: its place was not checked")
    return Entry(**fields, language=_language_tag(source), other_value=recording.other)


def _language_tag(source: Row) -> str | None:
    return source.body.language if isinstance(source.body, Source) else None


def _find_words(words: str, text: str, start: int | None) -> int:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if start is not None:
        places = [place for place in places if place == start]
    if not places:
        msg = "the text of the source does not hold these words"
        raise RefusedError(msg, found=repr(words), do="give the words as they are printed")
    if len(places) > 1:
        msg = f"the words stand {len(places)} times in the text"
        shown = ", ".join(f"--at {place}" for place in places[:8])
        raise RefusedError(msg, found=shown, do="say which one with --at START")
    return places[0]


def _shared(recording: Recording, source: Row) -> dict[str, Any]:
    return {
        "claim": recording.claim,
        "source": source.key,
        "speaker": recording.speaker,
        "status": recording.status,
        "rank": recording.rank,
        "checked_by": recording.checked_by,
        "derived_from": recording.derived_from,
        "page": recording.page,
        "note": recording.note,
    }
