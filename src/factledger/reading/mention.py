"""What a scan returns: figures, and what was set aside or could not be read, each with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.reading.collector import paused
from factledger.values.figure import Figure, Hedge, ends, interval, rounding
from factledger.values.number import Number, decimal_text, is_finite_decimal, rounded_texts

if TYPE_CHECKING:
    from factledger.values.span import Span


class Reading(NamedTuple):
    """One of several things that a figure may mean."""

    figure: Figure

    def to_json(self) -> dict[str, Any]:
        """Return the reading as JSON: value, bounds and unit."""
        return _numbers(self.figure) | {"unit": self.figure.unit}


class Mention(NamedTuple):
    """A figure where it stands in a text.

    Attributes:
        figure: The figure, in its likeliest reading.
        text: As printed, from its hedge to its noun or unit.
        span: Its place, in code points.
        number: The place of the number alone.
        language: Tag of the language it was read in.
        settled: Whether the reading is certain; only then may it be recorded without a person.
        readings: All readings when it is not settled, the likeliest first.
        inferred: What is not printed and was taken from around it: "unit", "scale".
        status: What plain words in its clause say of it: denied, planned, projected, possible; None without any.
        speaker: Who says it, as named in its sentence; None unless just one name is given.
    """

    figure: Figure
    text: str
    span: Span
    number: Span
    language: str
    settled: bool = True
    readings: tuple[Reading, ...] = ()
    inferred: tuple[str, ...] = ()
    status: str | None = None
    speaker: str | None = None

    @property
    def meanings(self) -> list[Figure]:
        """The figures that it may be: its readings, or the one figure of a mention that is settled."""
        return [one.figure for one in self.readings] or [self.figure]

    def counted_in(self, unit: str) -> Mention:
        """Return the mention as one in another unit, such as that of the figure it is compared with."""
        return self._replace(figure=self.figure._replace(unit=unit))

    def told(self, status: str | None, speaker: str | None) -> Mention:
        """Return the mention with its status and its speaker, in a tenth of the time that `_replace` takes."""
        return tuple.__new__(Mention, (*self[:-2], status, speaker))

    def to_json(self) -> dict[str, Any]:
        """Return the figure as JSON (DESIGN 4); numbers are strings."""
        figure, span, number = self.figure, self.span, self.number
        allowed = interval(figure)
        found: dict[str, Any] = {
            "text": self.text,
            "start": span.start,
            "end": span.end,
            "number": [number.start, number.end],
            "language": self.language,
            "kind": figure.kind._value_,
            "hedge": figure.hedge._value_,
        }
        if figure.is_approximate:
            found["approximate"] = True
        found.update(_numbers(figure))
        found["settled"] = self.settled
        found["readings"] = [reading.to_json() for reading in self.readings]
        found["interval"] = None if allowed is None else allowed.to_json()
        found["unit"] = figure.unit
        found["noun"] = figure.noun
        found["role"] = figure.role._value_
        found["direction"] = figure.direction._value_ if figure.direction else None
        found["inferred"] = list(self.inferred)
        found["status"] = self.status
        found["speaker"] = self.speaker
        return found

    def json_text(self) -> str:
        """Return `to_json` as text, as `json.dumps` writes it, in less than half the time."""
        if self.readings:
            return json.dumps(self.to_json(), ensure_ascii=False)
        figure, text, span, number, language, settled, _, inferred, status, speaker = self
        hedge, value, low, high, kind, unit, noun, role, direction, is_approximate = figure
        # Most numbers with decimals are read from them, and good to their last one.
        texts = None if value is None else value.decimal_texts()
        stated, exact = (_text(value), _exact(value)) if texts is None else (f'"{texts[0]}"', "")
        allowed = _between_texts(*texts[1:]) if texts and hedge is _PLAIN else _interval_text(figure)
        return (
            f'{{"text": {_quoted(text)}, "start": {span.start}, "end": {span.end}, '
            f'"number": [{number.start}, {number.end}], "language": {_quoted(language)}, '
            f'"kind": "{kind._value_}", "hedge": "{hedge._value_}", '
            f'{_APPROXIMATE if is_approximate else ""}"value": {stated}, '
            f'"low": {stated if low is value else _text(low)}, "high": {stated if high is value else _text(high)}, '
            f'{exact}"settled": {_BOOLEANS[settled]}, "readings": [], '
            f'"interval": {allowed}, {_rest(unit, noun, role, direction, inferred, status, speaker)}}}'
        )


class SetAside(NamedTuple):
    """Something that is no figure, or cannot be read.

    Attributes:
        text: As printed.
        span: Its place, in code points.
        rule: The rule that set it aside, or why it cannot be read.
    """

    text: str
    span: Span
    rule: str

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"text": self.text, "start": self.span.start, "end": self.span.end, "rule": self.rule}

    def json_text(self) -> str:
        """Return `to_json` as text, as `json.dumps` writes it."""
        span = self.span
        return (
            f'{{"text": {_quoted(self.text)}, "start": {span.start}, "end": {span.end}, "rule": {_quoted(self.rule)}}}'
        )


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything a scan saw in one text; every number has exactly one ending.

    Attributes:
        language: Tag of the language the text was read in, or "unknown".
        figures: The figures, in the order of the text.
        set_aside: What is no figure; some of it may lie inside a figure.
        unreadable: Numbers that make no sense.
        guessed: Why the text was read in this language, where its words do not tell it; empty where they do.
    """

    language: str
    figures: tuple[Mention, ...]
    set_aside: tuple[SetAside, ...]
    unreadable: tuple[SetAside, ...]
    guessed: str = ""

    @property
    def unsettled(self) -> tuple[Mention, ...]:
        """Figures that a person has to settle."""
        return tuple(mention for mention in self.figures if not mention.settled)

    @paused()
    def to_json(self) -> dict[str, Any]:
        """Return the scan as JSON (DESIGN 4)."""
        return {
            "language": self.language,
            "figures": [mention.to_json() for mention in self.figures],
            "set_aside": [aside.to_json() for aside in self.set_aside],
            "unreadable": [aside.to_json() for aside in self.unreadable],
        }

    @paused()
    def json_text(self) -> str:
        """Return `to_json` as text, as `json.dumps` writes it, for those who write many."""
        figures, asides, unreadable = (
            ", ".join([one.json_text() for one in part]) for part in (self.figures, self.set_aside, self.unreadable)
        )
        return (
            f'{{"language": {_quoted(self.language)}, "figures": [{figures}], "set_aside": [{asides}], '
            f'"unreadable": [{unreadable}]}}'
        )


_PLAIN = Hedge.PLAIN
_APPROXIMATE = '"approximate": true, '
_BOOLEANS = ("false", "true")


@lru_cache(maxsize=4096)
def _rest(  # noqa: PLR0917  what most figures of a text share with some others
    unit: str,
    noun: str | None,
    role: str,
    direction: str | None,
    inferred: tuple[str, ...],
    status: str | None,
    speaker: str | None,
) -> str:
    """Return the fields of a mention that tell nothing of its number and its place."""
    return (
        f'"unit": {_quoted(unit)}, "noun": {_or_null(noun)}, "role": {_quoted(role)}, '
        f'"direction": {_or_null(direction)}, "inferred": [{", ".join(map(_quoted, inferred))}], '
        f'"status": {_or_null(status)}, "speaker": {_or_null(speaker)}'
    )


def _or_null(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


def _text(number: Number | None) -> str:
    if number is None:
        return "null"
    if type(number.value) is int and type(number.step) is int:
        return f'"{number.value}"'  # as most are written
    return f'"{_number(number)}"'


def _exact(number: Number | None) -> str:
    """Return the field of a value that has no finite decimal text."""
    if number is None or isinstance(number.value, int) or is_finite_decimal(number.value):
        return ""
    return f'"exact": "{number.value}", '


def _between_texts(low: str, high: str) -> str:
    """Return the interval of what is rounded to a number."""
    return f'{{"low": "{low}", "high": "{high}", "low_open": false, "high_open": true}}'


def _interval_text(figure: Figure) -> str:
    value = figure.value
    if figure.hedge is _PLAIN and value is not None and (width := rounding(figure)):
        texts = rounded_texts(value.value, width)
        if texts is not None:
            return _between_texts(*texts)
    allowed = ends(figure)
    if allowed is None:
        return "null"
    low, high, low_open, high_open = allowed
    low_text = "null" if low is None else f'"{decimal_text(low)}"'
    high_text = "null" if high is None else f'"{decimal_text(high)}"'
    return (
        f'{{"low": {low_text}, "high": {high_text}, '
        f'"low_open": {_BOOLEANS[low_open]}, "high_open": {_BOOLEANS[high_open]}}}'
    )


def _numbers(figure: Figure) -> dict[str, Any]:
    value = _number(figure.value)
    found: dict[str, Any] = {
        "value": value,
        "low": value if figure.low is figure.value else _number(figure.low),
        "high": value if figure.high is figure.value else _number(figure.high),
    }
    if figure.value is not None and not is_finite_decimal(figure.value.value):
        found["exact"] = str(figure.value.value)
    return found


def _number(number: Number | None) -> str | None:
    if number is None:
        return None
    text = str(number)
    return decimal_text(number.value) if "/" in text else text


def described(figure: Figure) -> str:
    """Return hedge, number and unit of a figure in a few words: "about 2000 chip"."""
    if figure.value is not None:
        number = str(figure.value)
    else:
        number = " to ".join(str(end) for end in (figure.low, figure.high) if end is not None) or "no number"
    approximate = "approximate " if figure.is_approximate else ""
    return f"{approximate}{figure.hedge} {number} {figure.unit}"
