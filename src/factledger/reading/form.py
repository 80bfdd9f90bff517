"""What an amount is: a number as it stands in a line, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from factledger.values.number import Exact, Number, exact

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.figure import Hedge

_POINTS = Fraction(1, 20)
"""Written place of a fraction in words: "half" is good to five points (DESIGN 3.1: 2.5 to each side)."""

_PLACES = 2


class Form:
    """How an amount is written.

    It is asked for many times a figure, and is no Enum: Python 3.11 takes ten times as long to find the members of one.
    """

    __slots__ = ("name",)

    DIGITS: ClassVar[Form]
    WORDS: ClassVar[Form]
    FRACTION: ClassVar[Form]
    MULTIPLE: ClassVar[Form]
    CROWD: ClassVar[Form]
    VAGUE: ClassVar[Form]
    NONE: ClassVar[Form]

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        """Return "Form.DIGITS"."""
        return f"Form.{self.name}"


for _name in ("DIGITS", "WORDS", "FRACTION", "MULTIPLE", "CROWD", "VAGUE", "NONE"):
    setattr(Form, _name, Form(_name))


NUMERIC = (Form.DIGITS, Form.WORDS)
"""How numbers are written that are no part of a whole, no multiple and no crowd."""


@dataclass(slots=True, eq=False)
class Amount:
    """A number as it stands in a line; never changed once it is made, for many places of a line may hold it.

    It is asked for dozens of times a figure, and Python 3.11 takes three times as long to find the parts of a tuple.

    Attributes:
        form: How it is written.
        readings: What it may mean, the likeliest first; empty when it cannot be read.
        start: First code point of the number.
        end: One past its last code point.
        first: Index of its first token.
        last: Index after its last token.
        settled: Whether the first reading is certain.
        scale: What its scale word is worth, 1 without one.
        unit: Unit that its word itself says ("two years" in one word).
        is_one: Whether it is the bare word "one", or an article.
        is_grouped: Whether its digits hold a separator.
        problem: Why it cannot be read.
        is_about: Whether its last word says about how many: "une vingtaine", "un centinaio".
        hedge: The hedge inside it, before its scale word: "20多万".
        out_of: Where "one of ten" or "two of ten" may be a share, or those that are counted: the ten, the two.
    """

    form: Form
    readings: tuple[Number, ...]
    start: int
    end: int
    first: int
    last: int
    settled: bool = True
    scale: Exact = 1
    unit: str | None = None
    is_one: bool = False
    is_grouped: bool = False
    problem: str = ""
    is_about: bool = False
    hedge: Hedge | None = None
    out_of: Number | None = None

    def _replace(self, **changes: Any) -> Amount:  # noqa: ANN401  what each part holds
        """Return the amount with some parts changed, as the named tuples around it do."""
        made = Amount(
            self.form,
            self.readings,
            self.start,
            self.end,
            self.first,
            self.last,
            self.settled,
            self.scale,
            self.unit,
            self.is_one,
            self.is_grouped,
            self.problem,
            self.is_about,
            self.hedge,
            self.out_of,
        )
        for name, value in changes.items():
            setattr(made, name, value)
        return made

    @property
    def number(self) -> Number:
        """The likeliest reading."""
        return self.readings[0]

    @property
    def is_bare(self) -> bool:
        """Whether it is digits and nothing else, as years are."""
        return self.form is Form.DIGITS and not self.is_grouped and self.scale == 1 and self.number.decimals == 0


def simple(line: Line, form: Form, value: Exact, start: int, first: int, last: int) -> Amount:
    """Return the amount that the words at tokens first..last say by themselves."""
    return Amount(form, (Number.written(value),), start, line.ends[last - 1], first, last)


def fraction(line: Line, value: Exact, start: int, first: int, last: int) -> Amount:
    """Return the fraction written at tokens first..last."""
    number = Number(exact(value), _POINTS, _POINTS * 2, _PLACES)
    return Amount(Form.FRACTION, (number,), start, line.ends[last - 1], first, last, is_grouped=True)


def times(line: Line, made: Amount, scale: Exact, last: int) -> Amount:
    """Return the amount with a scale word behind it that ends before token `last`."""
    scaled = tuple(number.scaled(scale) for number in made.readings)
    return made._replace(readings=scaled, scale=exact(made.scale * scale), last=last, end=line.ends[last - 1])
