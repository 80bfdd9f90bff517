"""Entries: this source states this claim, with this figure, at this place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar

from factledger.domain.record import YES, Body, check_count, check_tag, check_word, column
from factledger.errors import ParseError
from factledger.values.digest import Digest
from factledger.values.figure import Direction, Figure, Hedge, Kind, Role, interval
from factledger.values.key import parse_speaker
from factledger.values.number import Exact, Number, exact
from factledger.values.units import check_unit

if TYPE_CHECKING:
    from factledger.values.interval import Interval

STATUSES = ("asserted", "denied", "planned", "projected", "possible", "retracted")
"""What the source says of it; `retracted`: the source withdrew it."""

DEPRECATED = "deprecated"
"""Rank of a row by which the ledger does not stand."""

RANKS = ("preferred", "normal", DEPRECATED)

_SHORT = 50
"""Whole numbers of fewer digits are read at once."""

UNKNOWN = "unknown"
"""Language of a figure that was read without one."""

_EXACT = re.compile(r"-?\d{1,1000}(?:\.\d{1,1000}|/\d{1,1000})?", re.ASCII)

UNRELIABLE = ("denied", "retracted")
"""Statuses on which nothing may rest."""


@dataclass(frozen=True, kw_only=True)
class Entry(Body):
    """One source's statement of one claim."""

    KIND: ClassVar[str] = "entry"

    claim: str = column("key of the claim", required=True)
    source: str = column("key of the source", required=True)
    speaker: str | None = column("code name of who says it in the source; none is the narrator")
    language: str | None = column("language tag the figure was read in")
    text: str | None = column("the figure as printed; none for a date, text or yes-no")
    figure_kind: str | None = column("count, money, percent, quantity, duration or ratio")
    hedge: str | None = column("how the figure is qualified")
    approximate: str | None = column("yes, if a bound is itself hedged")
    value: str | None = column("the stated number, canonical decimal text or a ratio such as 1/3")
    low: str | None = column("the printed lower bound")
    high: str | None = column("the printed upper bound")
    step: str | None = column("p, the place of the last written digit")
    zeros: str | None = column("z, the place of the last non-zero digit")
    decimals: str | None = column("how many decimals are written, when some are")
    unit: str | None = column("canonical id of the most specific known unit")
    noun: str | None = column("the counted noun as printed")
    role: str | None = column("level, change-by, change-to or addition")
    direction: str | None = column("up or down, for a change")
    other_value: str | None = column("for other types: a date in EDTF, a text of ours, yes or no")
    status: str = column("asserted, denied, planned, projected, possible or retracted", required=True)
    rank: str = column("preferred, normal or deprecated", required=True)
    start: str | None = column("where it stands: first code point of the text")
    end: str | None = column("where it ends: one past the last code point")
    page: str | None = column("page, paragraph or timestamp, where code points are not to be had")
    sha256: str | None = column("digest of the text that start and end count in")
    checked_by: str | None = column("who checked it against the source")
    derived_from: tuple[str, ...] | None = column("entries it was derived from, where it is ours", shape="list")
    note: str | None = column("anything else")

    def check(self) -> None:
        """Raise unless status, rank, figure and place are what they may be."""
        check_word("status", self.status, STATUSES)
        check_word("rank", self.rank, RANKS)
        check_word("approximate: yes, or left out", self.approximate, (YES,))
        if (self.figure is None) is (self.other_value is None):
            msg = "an entry holds either a figure or another value"
            raise ParseError(msg, found="both" if self.figure else "neither")
        if self.unit:
            check_unit(self.unit)
        if self.language not in (None, UNKNOWN):
            check_tag(self.language)
        if self.speaker:
            parse_speaker(self.speaker)
        figure = self.figure
        if figure and figure.low and figure.high and figure.low.value > figure.high.value:
            msg = "the lower bound is above the upper one"
            raise ParseError(msg, found=f"{self.low} to {self.high}")
        self._check_place()

    def _check_place(self) -> None:
        if (self.start is None) is not (self.end is None):
            msg = "a place has a start and an end"
            raise ParseError(msg, found=f"{self.start} to {self.end}")
        if self.start is not None and self.end is not None:
            for name, value in (("start", self.start), ("end", self.end)):
                check_count(name, value)
            if int(self.start) > int(self.end):
                msg = "a place ends before it starts"
                raise ParseError(msg, found=f"{self.start} to {self.end}")
        if self.sha256:
            Digest.parse(self.sha256)

    @cached_property
    def figure(self) -> Figure | None:
        """The stored figure; None for a date, text or yes-no.

        Raises:
            ParseError: A column does not hold what a figure is made of: the row was changed.
        """
        try:
            return _figure(*(getattr(self, name) for name in FIGURE), self.noun)
        except (ValueError, ZeroDivisionError) as error:
            msg = f"the stored figure of {self.claim} in {self.source} cannot be read"
            raise ParseError(msg, found=str(error), do="factledger check") from error

    @property
    def locator(self) -> str | None:
        """Where it stands in its source: "page 3, 5751:5769", in code points; None where that was not recorded."""
        page = None if self.page is None else self.page if not self.page.isdecimal() else f"page {self.page}"
        place = None if self.start is None else f"{self.start}:{self.end}"
        return ", ".join(filter(None, (page, place))) or None

    @property
    def exact_value(self) -> str:
        """Hedge, number and unit as stored, in one canonical text, or the other value: "about 2000 chip".

        An acceptance holds it, so that it covers this value and no other.
        """
        if self.hedge is None:
            return self.other_value or ""
        approximate = "approximate" if self.approximate else None
        number = self.value or " to ".join(end for end in (self.low, self.high) if end)
        role = self.role if self.role != Role.LEVEL else None
        words = (approximate, self.hedge, number, self.unit, role, self.direction)
        return " ".join(word for word in words if word)


FIGURE = (
    *("hedge", "value", "low", "high", "step", "zeros", "decimals", "figure_kind", "unit", "role", "direction"),
    "approximate",
)
"""The columns that say what a figure means: all that it is made of but its noun."""


@lru_cache(maxsize=4096)
def _figure(  # noqa: PLR0913, PLR0917  a column each
    hedge: str | None,
    value: str | None,
    low: str | None,
    high: str | None,
    step: str | None,
    zeros: str | None,
    decimals: str | None,
    kind: str | None,
    unit: str | None,
    role: str | None,
    direction: str | None,
    approximate: str | None,
    noun: str | None = None,
) -> Figure | None:
    """Return the figure that columns hold; None where they hold none.

    Raises:
        ValueError, ZeroDivisionError, ParseError: They do not hold what a figure is made of.
    """
    if hedge is None:
        return None
    places = None if step is None or zeros is None else (step, zeros, decimals)
    return Figure(
        hedge=Hedge(hedge),
        value=_number(value, places),
        low=_bound(low, places, is_range=value is None),
        high=_bound(high, places, is_range=value is None),
        kind=Kind(kind or Kind.COUNT),
        unit=unit or "1",
        noun=noun,
        role=Role(role or Role.LEVEL),
        direction=Direction(direction) if direction else None,
        is_approximate=approximate == YES,
    )


@lru_cache(maxsize=16384)
def allowed_by(texts: tuple[str | None, ...], *, is_signed: bool) -> Interval | None:
    """Return the values that a figure allows (see `interval`), from its columns, as `FIGURE` names them.

    Raises:
        ValueError, ZeroDivisionError, ParseError: They do not hold what a figure is made of.
    """
    figure = _figure(*texts)
    return None if figure is None else interval(figure, signed=is_signed)


_Places = tuple[str, str, "str | None"]
"""Step, zeros and decimals, as they are stored."""


def _bound(text: str | None, places: _Places | None, *, is_range: bool) -> Number | None:
    """Return a printed bound: the stated number itself, or an end of a range with digits of its own."""
    number = _number(text, places)
    if number is None or not is_range or text is None:
        return number
    own = Number.parse(text)
    if number.step <= 1:
        return own
    return number if number.decimals else Number(own.value, number.step, max(number.step, own.zeros))


def _number(text: str | None, places: _Places | None) -> Number | None:
    return None if text is None or places is None else _placed(text, *places)


@lru_cache(maxsize=4096)
def _placed(text: str, step: str, zeros: str, decimals: str | None) -> Number:
    """Return a number; value and bounds of one figure are mostly the same."""
    return Number(_exact(text), _place(step), _place(zeros), int(decimals or 0))


def _exact(text: str) -> Exact:
    if len(text) < _SHORT and text.isascii() and text.isdecimal():
        return int(text)
    if not _EXACT.fullmatch(text):
        msg = f"{text[:60]!r} is no number"
        raise ValueError(msg)
    return int(text) if text.isdecimal() else exact(Fraction(text))


def _place(text: str) -> Exact:
    place = _exact(text)
    if place <= 0:
        msg = f"{text!r} is no place of a digit"
        raise ValueError(msg)
    return place


def figure_fields(figure: Figure) -> dict[str, str | None]:
    """Return the columns of an entry that hold a figure; intervals are never among them."""
    number = figure.value or figure.high or figure.low
    return {
        "figure_kind": figure.kind.value,
        "hedge": figure.hedge.value,
        "approximate": YES if figure.is_approximate else None,
        "value": _text(figure.value),
        "low": _text(figure.low),
        "high": _text(figure.high),
        "step": str(number.step) if number else None,
        "zeros": str(number.zeros) if number else None,
        "decimals": str(number.decimals) if number and number.decimals else None,
        "unit": figure.unit,
        "noun": figure.noun,
        "role": figure.role.value,
        "direction": figure.direction.value if figure.direction else None,
    }


def figure_columns() -> frozenset[str]:
    """Return the names of the columns that hold a figure, all of which its text says."""
    return frozenset(figure_fields(Figure()))


def _text(number: Number | None) -> str | None:
    return None if number is None else str(number)
