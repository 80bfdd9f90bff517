"""What a scan returns: figures, and what was set aside or could not be read, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from factledger.reading.collector import paused
from factledger.values.figure import Figure, interval
from factledger.values.number import Number, decimal_text, is_finite_decimal

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


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything a scan saw in one text; every number has exactly one ending.

    Attributes:
        language: Tag of the language the text was read in, or "unknown".
        figures: The figures, in the order of the text.
        set_aside: What is no figure; some of it may lie inside a figure.
        unreadable: Numbers that make no sense.
    """

    language: str
    figures: tuple[Mention, ...]
    set_aside: tuple[SetAside, ...]
    unreadable: tuple[SetAside, ...]

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
