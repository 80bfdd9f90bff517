"""A figure of the documents that a figure of a draft may be, with what speaks for it and against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import Figured
    from factledger.values.figure import Figure

_AGAINST = 12
"""What it weighs that two sentences measure different things."""

_LITTLE, SOME, MUCH = 3, 4, 10
"""What the words that two sentences share have to weigh.

Source: chosen on the project's own corpus (tests/lint/sources).
"""

_BESIDE = 6
"""What it weighs that another number of the sentence stands in the document's, too."""

_A_TIME = 3
"""What it weighs that both name the same time."""

_MANY_DIGITS, _DIGITS, _FEWER_DIGITS = 4, 3, 2
"""Digits of a number that few others have; fewer, where the words of a language are not known by what they mean."""


class Subject(IntEnum):
    """How surely two sentences are about the same: the names of both are compared."""

    OTHER = 0
    UNNAMED = 1
    IN_TEXT = 2
    AROUND = 3
    NAMED = 4

    @property
    def is_near(self) -> bool:
        """Whether both may be about the same: no name speaks against it, or for it from somewhere else in the text."""
        return self not in (Subject.OTHER, Subject.IN_TEXT)


class Alike(IntEnum):
    """How the units of two figures stand to each other."""

    OTHER = 0
    CLASH = 1
    UNSURE = 2
    OPEN = 3
    COMMON = 4
    SAME = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the documents that a figure of a draft may be.

    Attributes:
        figured: The figure of the documents.
        subject: How surely both are about the same.
        unit: How their units stand to each other.
        names: What the names that both sentences share weigh.
        near: What the words beside both figures share, weighed.
        measured: What all words share but for those of the figures themselves and names, weighed.
        told: What it weighs that words which exclude others tell the same of both.
        far: What the rest of both sentences shares.
        spoken: How many words beside both figures are known to mean the same, in whatever language.
        own: How many words beside the figure of the document speak of what the draft's sentence does not.
        beside: How many other numbers of the sentence stand in that of the document.
        shared: The marks that both sentences share, the most telling first.
        is_dated_alike: Whether the times that both name meet; None where one names none.
        is_time_alike: Whether both speak of this, or both of the last, year, season and so on; None where one does not.
        is_same_number: Whether both state the very number, or the draft states it rounded.
        is_rounded: Whether the draft states it rounded: "about 140,000", of 141,000.
        is_alone: Whether that number stands nowhere else in the documents, and nothing says that it is of another
            figure of its sentence.
        is_on_topic: Whether the sentence of the draft names nothing but what the whole document is about.
        context: What longer names share, and the words of the sentence before that of the draft, where it names
            nothing itself, weighed.
        is_known: Whether the words of both languages are known by what they mean.
        is_unmet: Whether the draft says what is measured, and nothing in the sentence of the document does.
        mine: The figure of the draft as it is compared with it.
        theirs: The figure of the document as it is compared.
        other: What is measured by the draft and by the document, where that differs.
    """

    figured: Figured
    subject: Subject
    unit: Alike
    names: int
    near: int
    measured: int
    told: int
    far: int
    spoken: int
    own: int
    beside: int
    shared: tuple[str, ...]
    is_dated_alike: bool | None
    is_time_alike: bool | None
    is_same_number: bool
    is_rounded: bool
    is_alone: bool
    is_on_topic: bool
    context: int
    is_known: bool
    is_unmet: bool
    mine: Figure
    theirs: Figure
    other: str | None

    @property
    def is_very_number(self) -> bool:
        """Whether both state the same number, as it is."""
        return self.is_same_number and not self.is_rounded

    @property
    def score(self) -> int:
        """What all of it comes to; only the order counts."""
        time = {True: 6, None: 0, False: -6}[self.is_dated_alike]
        measure = 3 * self.near + self.far - (_AGAINST if self.other else 0)
        return 5 * (self.subject + self.unit) + self.names + measure + time

    @property
    def evidence(self) -> int:
        """What speaks for it that both measure the same, besides what they count."""
        return 2 * (self.near + self.told) + self.far + (_A_TIME if self.is_dated_alike else 0) + _BESIDE * self.beside

    @property
    def _is_denied(self) -> bool:
        """Whether the document denies it: then it holds no number that another one could contradict."""
        return self.figured.mention.status == "denied" and not self.is_same_number

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against it."""
        is_other = self.other is not None and self.near + self.told < MUCH
        return not is_other and self.subject > Subject.OTHER and self.unit > Alike.CLASH

    @property
    def is_strong(self) -> bool:
        """Whether subject and measure are both named so that another number is a contradiction."""
        if not self.is_open or self.is_dated_alike is False or self.unit < Alike.OPEN or self._is_denied:
            return False
        if self.subject < Subject.AROUND:
            if self.subject is not Subject.UNNAMED:
                return self.near >= 2 * MUCH
            is_told = self.unit > Alike.OPEN and self.near >= SOME and self.evidence >= MUCH
            return is_told or self.near >= MUCH
        if self.unit is Alike.SAME and self.subject is Subject.NAMED and not self.is_of_people:
            return True
        if self.unit is Alike.OPEN and self.subject is not Subject.NAMED:
            return self.near >= MUCH
        return self.near >= SOME or self.evidence >= MUCH

    @property
    def is_enough(self) -> bool:
        """Whether the very number is support: digits alone are not, nor is another thing that is measured."""
        return self._is_said or self._is_nowhere_else or self._is_telling

    @property
    def is_by_place(self) -> bool:
        """Whether the very number is support as it stands nowhere else, and words alone would not tell it."""
        return self._is_nowhere_else and not self._is_said

    @property
    def _is_said(self) -> bool:
        """Whether words tell that the very number is that of the draft."""
        if self.is_strong or not self.is_open or not self.is_same_number:
            return self.is_strong
        if self.is_unmet or self.unit is Alike.UNSURE:
            return self.near + self.told >= SOME
        if self.unit is Alike.SAME or self.evidence >= _LITTLE:
            return True
        return self.unit is Alike.COMMON and self.digits >= (_DIGITS if self.is_known else _FEWER_DIGITS)

    @property
    def _is_nowhere_else(self) -> bool:
        """Whether its number stands here alone in the documents, and more than that tells that it may be meant."""
        is_alone = self.is_alone and self.is_open and self.other is None and self.digits >= _FEWER_DIGITS
        if not is_alone or not self.subject.is_near:
            return False
        words = self.near + self.told + self.far
        if self.unit is Alike.UNSURE or self.is_of_noun:
            return words >= _LITTLE and not self.is_of_people
        is_named = self.subject is Subject.NAMED or (self.subject is Subject.AROUND and self.is_on_topic)
        # Of what a bare number is, another word tells: the draft's own may be of anything.
        is_open = self.unit is Alike.OPEN and self.mine.unit != NO_UNIT
        return (is_named and not is_open) or words + self.context >= _LITTLE

    @property
    def _is_telling(self) -> bool:
        """Whether a number of many digits, with its unit, stands here alone in documents that name the subject."""
        is_alone = self.is_alone and self.is_open and self.other is None and self.unit is Alike.SAME
        return is_alone and self.digits >= _MANY_DIGITS and self.subject >= Subject.IN_TEXT

    @property
    def digits(self) -> int:
        """How many digits its number has without the zeros around them: the more, the fewer others have them."""
        figure = self.mine if self.is_rounded else self.figured.mention.figure
        ends = (figure.low, figure.high) if figure.value is None else (figure.stated,)  # both of "18 to 24 euros"
        return sum(one.digits for one in ends if one is not None)

    @property
    def is_of_noun(self) -> bool:
        """Whether the document says what it counts, and the draft leaves that open."""
        return self.mine.unit == NO_UNIT != self.figured.mention.figure.unit

    @property
    def is_of_people(self) -> bool:
        """Whether just people are counted, as by most sentences about anything."""
        return self.figured.mention.figure.unit == "person"

    @property
    def against(self) -> str:
        """Why it is none, in a few words."""
        if self.subject is Subject.OTHER:
            return "it is about something else"
        if self.other:
            return f"measure: {self.other}"
        if self.unit is Alike.CLASH:
            return f"unit: {self.figured.mention.figure.unit}"
        return "another time" if self.is_dated_alike is False else "too little says that it is the same"
