"""A figure where it stands in a version of a draft, with what plain words around it say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.terms import forms, month_numbers
from factledger.services.lint.match.scope import scope_stated
from factledger.services.lint.prose.direction import direction_said
from factledger.services.lint.prose.seen import Seen
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention, SetAside
    from factledger.services.lint.against.sides import Passage, Side
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.figure import Direction

_PROJECTED = "projected"
_PLANNED = "planned"
FORESEEN = (_PLANNED, _PROJECTED)
_SAYING = ((_PLANNED, _PLANNED), ("future", _PLANNED), (_PROJECTED, _PROJECTED))
"""Categories of words before a figure, with what they say of it."""

_CLOSE = 3
"""With fewer words between, what stands behind a figure is said of it."""

_NEXT = 2
"""With fewer words between, a verb behind a figure is its own."""

UPPER, LOWER = "upper", "lower"
ONLY = "only"
_DATED = ("year", "date")
_GAP = 2
"""How many characters may stand between a day and its year."""

_NO_DATE = "9000"
"""Stands for the day of drafts that name none: relative years are compared with each other, not with others."""

_OF_MONTH = 7
"""Characters of a date in EDTF that tell its month."""


class Standing(NamedTuple):
    """A figure where it stands.

    Attributes:
        side: Its version of the draft.
        mention: The figure.
        passage: Its passage.
        passages: All passages of its group.
        date: The day of the draft, EDTF; None without one.
    """

    side: Side
    mention: Mention
    passage: Passage
    passages: Sequence[Passage]
    date: str | None

    @property
    def sentence(self) -> Sentence:
        """Its sentence."""
        return self.passage.sentence

    def seen(self) -> Seen:
        """Return it as a figure in its text."""
        return Seen.of(self.side.prose, self.sentence, self.mention)

    def goes(self) -> Direction | None:
        """Return which way it goes: by its verb, else by the words around it."""
        if self.mention.figure.direction is not None:
            return self.mention.figure.direction
        clause = self.side.prose.clause(self.sentence, self.mention)
        return direction_said(self.side.prose, self.sentence, clause, self.mention)

    def is_led_from(self) -> bool:
        """Tell whether a word such as "from" stands right before it."""
        before, _ = self.side.prose.beside(self.mention.span)
        return self.side.is_phrase(before, "from")

    def status(self) -> str | None:
        """Return what plain words say of it: planned, projected or possible."""
        found = self.mention.status
        if found is not None:
            return None if found == "denied" else found
        return next((status for name, status in _SAYING if self._is_said(name)), None)

    def _is_said(self, name: str) -> bool:
        """Tell whether words of a category stand before it in its clause; of a forecast also right behind it."""
        clause, start = self.side.prose.clause(self.sentence, self.mention), self.mention.span.start
        return any(
            clause.start <= place < start or (name == _PROJECTED and self._is_behind(place, clause.end))
            for place, _ in self.side.prose.said_in(self.sentence, name)
        )

    def status_behind(self, *, is_far: bool = False) -> str | None:
        """Return what plain words right behind it (or anywhere behind it in its clause) say: "is to be built"."""
        start, end = self.mention.span.end, self.side.prose.clause(self.sentence, self.mention).end
        for name, status in _SAYING:
            for place, _ in self.side.prose.said_in(self.sentence, name):
                if start <= place < end and (is_far or self.side.prose.words_between(start, place) < _NEXT):
                    return status
        return None

    def _is_behind(self, place: int, end: int) -> bool:
        """Tell whether a place is right behind it in its clause: "900 visitors are expected"."""
        behind = self.mention.span.end
        return behind <= place < end and self.side.prose.words_between(behind, place) < _CLOSE

    def says(self, status: str | None, *, is_anywhere: bool = False) -> bool:
        """Tell whether its passage before it (or anywhere), or another one of its group, holds words of a status."""
        names = FORESEEN if status in FORESEEN else (status or "",)
        return any(
            self.side.says(
                passage, name, self.mention.span.start if passage is self.passage and not is_anywhere else None
            )
            for passage in self.passages
            for name in names
        )

    def poles(self) -> dict[tuple[str, bool], str]:
        """Return the opposites that the words around it name: the word, by its axis and whether it is the upper end."""
        start = self.start()
        taken = [one.span for one in self.passage.figures]
        words = {word.start: word for word in self.sentence.words}
        return {
            (axis, name == UPPER): self.side.draft.text[place : words[place].end]
            for name in (UPPER, LOWER)
            for place, axis in self.side.prose.said_in(self.sentence, name)
            if start <= place < self.end() and not any(one.start <= place < one.end for one in taken)
        }

    def is_denied(self) -> bool:
        """Tell whether its clause denies it, before the figure or behind it."""
        if self.mention.status == "denied":
            return True
        clause = self.side.prose.clause(self.sentence, self.mention)
        said_in = self.side.prose.said_in
        harmless = {place for place, _ in said_in(self.sentence, "no-denial")}
        denying = {place for name in ("not", "denied") for place, _ in said_in(self.sentence, name)} - harmless
        taken = [one.span for one in self.passage.figures]
        return any(
            clause.start <= place < clause.end and not any(one.start <= place < one.end for one in taken)
            for place in denying
        )

    def start(self) -> int:
        """Return where the words about this figure start: behind the one before, or with the sentence."""
        i = self.sentence.at[self.mention.number.start]
        return self.passage.figures[i - 1].span.end if i else self.sentence.span.start

    def end(self) -> int:
        """Return where the words about this figure end: at the next one, or with the sentence."""
        i = self.sentence.at[self.mention.number.start] + 1
        return self.passage.figures[i].span.start if i < len(self.passage.figures) else self.sentence.span.end

    def years(self) -> frozenset[str]:
        """Return the years, or the months of years, that it holds for; a day is set aside, and compared as that."""
        clause = self.side.prose.clause(self.sentence, self.mention)
        stated = scope_stated(self.side.prose, self.sentence, self.mention, clause, self.date or _NO_DATE)
        return frozenset(one[:_OF_MONTH] for one in stated.years if one[0].isdecimal())

    def months(self) -> dict[str, int]:
        """Return the months that the words about it name outside of dates: their numbers by the words as written."""
        return self._months_in(self.passage, self.start(), self.end())

    def all_months(self) -> frozenset[int]:
        """Return the numbers of all months that its passages name."""
        spans = ((one, one.sentence.span) for one in self.passages)
        return frozenset(k for one, span in spans for k in self._months_in(one, span.start, span.end).values())

    def _months_in(self, passage: Passage, start: int, end: int) -> dict[str, int]:
        known = month_numbers(self.side.language)
        dates = [one.span for one in self.side.asides(passage)]
        text, found = self.side.draft.text, {}
        for word in passage.sentence.words:
            if word.name in known and start <= word.start < end:
                # "may" is a month only where it has the capital of one.
                is_name = text[word.start].isupper() or not self.side.is_phrase(word.name, "possible")
                is_alone = not any(one.start - _GAP < word.end and word.start < one.end + _GAP for one in dates)
                if is_name and is_alone:
                    found[text[word.start : word.end]] = known[word.name]
        return found

    def words_before(self) -> frozenset[str]:
        """Return the words of its passages, and of the paragraph before it."""
        before = (word.name for sentence in self.side.before(self.sentence) for word in sentence.words)
        return _words(self.passages) | frozenset(before)

    def says_only(self) -> bool:
        """Tell whether a word such as "only" stands right before it or right behind it."""
        words, span = self.sentence.words, self.mention.span
        before = [word.name for word in words if word.start < span.start][-1:]
        behind = [word.name for word in words if word.start >= span.end][:1]
        return any(self.side.is_phrase(word, ONLY) for word in before + behind)

    def year_place(self) -> Span | None:
        """Return the place of the year that it holds for; None where none is printed."""
        years = {one[:4] for one in self.years()}
        dated = [one.span for one in self.side.asides(self.passage) if one.rule in _DATED]
        text = self.side.draft.text
        for span in dated:
            if any(year in ascii_digits(span.of(text)) for year in years):
                beside = [
                    one for one in dated if 0 <= span.start - one.end <= _GAP or 0 <= one.start - span.end <= _GAP
                ]
                return Span(min(one.start for one in (span, *beside)), max(one.end for one in (span, *beside)))
        return None

    def other_years(self) -> frozenset[str]:
        """Return the years that the passages of its group name besides those that it holds for."""
        own = {one[:4] for one in self.years()}
        named_ = (ascii_digits(one.text) for one in self._asides() if one.rule == "year")
        return frozenset(one for one in named_ if one not in own)

    def _asides(self) -> Iterator[SetAside]:
        return (one for passage in self.passages for one in self.side.asides(passage))


def _words(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset(form for one in passages for word in one.words for form in forms(word))
