"""A figure where it stands in its text, and for which times it is so much each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from factledger.services.lint.prose.rates import rates_near

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence
    from factledger.values.figure import Figure

CLOCK_UNITS = frozenset({"second", "minute", "hour"})
TIME_UNITS = CLOCK_UNITS | {"day", "week", "month", "year"}

Kept = TypeVar("Kept")


class Seen(NamedTuple):
    """A figure where it stands, in a draft as in a document.

    Attributes:
        prose: Its text.
        sentence: Its sentence.
        mention: The figure.
        clause: What stands around it up to the figures beside it.
    """

    prose: Prose
    sentence: Sentence
    mention: Mention
    clause: Clause

    @classmethod
    def of(cls, prose: Prose, sentence: Sentence, mention: Mention) -> Seen:
        """Return a figure of a sentence where it stands."""
        return cls(prose, sentence, mention, prose.clause(sentence, mention))

    @property
    def language(self) -> str:
        """The language of its text."""
        return self.prose.language

    @property
    def joins(self) -> frozenset[tuple[str, ...]]:
        """The words that join what is told of two things: "and"."""
        return self.prose.phrases("and")

    def words(self, start: int, end: int) -> list[Placed]:
        """Return the words of its sentence between two places."""
        return [word for word in self.sentence.words if start <= word.start < end]

    def text(self, word: Placed) -> str:
        """Return a word as it is written."""
        return self.prose.draft.text[word.start : word.end]

    def once(self, name: str, work: Callable[[], Kept]) -> Kept:
        """Return what some work on the figure comes to; it is done once."""
        return self.sentence.once(f"{name} {self.mention.number.start}", work)


def time_of(figure: Figure) -> str | None:
    """Return the unit of time that a figure is per by its own unit: "passenger/day"; None where it is per none."""
    unit = figure.unit.rpartition("/")[2] if "/" in figure.unit else ""
    return unit if unit in TIME_UNITS else None


def timeless(figure: Figure) -> str:
    """Return the unit of a figure without the unit of time that it is per."""
    return figure.unit.rpartition("/")[0] if time_of(figure) else figure.unit


def rates(one: Seen) -> frozenset[str]:
    """Return for which times a figure is so much each: by its unit, else by the words of its clause."""
    return one.once("rates", lambda: _rates(one))


def _rates(one: Seen) -> frozenset[str]:
    unit = time_of(one.mention.figure)
    return frozenset({unit}) if unit else frozenset(rates_near(one.prose, one.sentence, one.mention))
