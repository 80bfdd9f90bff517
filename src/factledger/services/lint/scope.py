"""When and where a sentence says that its figure holds, against what its claim says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.values.figure import Kind, Role
from factledger.values.period import Period
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims import Known, Name
    from factledger.services.lint.prose import Clause, Prose, Sentence

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", re.ASCII)
_DATED = ("year", "date")
_CLOSE = 2
"""How many words may stand between a figure and a year that is its own: "16,900 runners in 2024"."""


class _Year(NamedTuple):
    """A year that a sentence names, at a place in the text."""

    place: int
    year: int


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence states of when and where.

    Attributes:
        years: The years that the figure is of: the nearest of the sentence.
        others: All years that the sentence names.
        places: Names that the sentence gives as places.
        unresolved: Relative dates that nothing resolves, as the draft has no date.
    """

    years: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    places: frozenset[Name] = frozenset()
    unresolved: int = 0

    def fits_period(self, claim: Known) -> bool | None:
        """Tell whether the years fit the period of a claim; None when either states none."""
        if not claim.scope.period or not self.years:
            return None
        return self._meets(claim.scope.period, self.years)

    def fits_place(self, claim: Known) -> bool | None:
        """Tell whether the places fit the place of a claim; None when either states none."""
        others = self.places - claim.subjects
        if not claim.places or not others:
            return None
        return bool(claim.places & others)

    @staticmethod
    def _meets(period: Period, years: tuple[int, ...]) -> bool:
        return any(period.meets(Period.parse(f"{year:04}")) for year in years)

    def difference(self, claim: Known) -> str | None:
        """Return what the sentence states differently from the claim, with both sides."""
        if self.fits_period(claim) is False:
            return f"period: {', '.join(map(str, self.years))} against {claim.scope.period}"
        if self.fits_place(claim) is False:
            return f"place: {' '.join(min(self.places - claim.subjects))} against {claim.scope.place}"
        return None


def scope_stated(prose: Prose, sentence: Sentence, mention: Mention, clause: Clause, date: str | None) -> Stated:
    """Return what a sentence states of when and where the figure holds."""
    dated = list(_years(prose, sentence))
    relative = list(_relative(prose, sentence))
    unresolved = len(relative) if date is None else 0
    if date is not None:
        dated += [_Year(place, int(date[:4]) + offset) for place, offset in relative]
    dated += list(_years_before(prose, sentence, mention, dated))
    dated.sort()
    places = frozenset(one.name for one in sentence.names if one.is_place and prose.is_placed(one.name))
    years = tuple(dict.fromkeys(one.year for one in _nearest(prose, dated, mention, clause)))
    return Stated(years, tuple(one.year for one in dated), places | prose.unknown_places(sentence), unresolved)


def _years_before(prose: Prose, sentence: Sentence, mention: Mention, dated: list[_Year]) -> Iterator[_Year]:
    """Yield the years that "the year before" names behind another one; what a change is compared with dates none."""
    if mention.figure.role is Role.CHANGE_BY or mention.figure.kind is Kind.RATIO:
        return
    for place, offset in prose.said_in(sentence, "year-before"):
        before = [one for one in dated if one.place < place]
        word, _ = prose.beside(Span(place, place))
        if before and (word,) not in prose.phrases("than"):
            yield _Year(place, before[-1].year + int(offset))


def _nearest(prose: Prose, dated: list[_Year], mention: Mention, clause: Clause) -> list[_Year]:
    """Return the years that belong to a figure: right behind it, else before it in its clause, else any."""
    end = mention.span.end
    behind = [one for one in dated if end <= one.place < clause.end]
    close = [one for one in behind if prose.words_between(end, one.place) <= _CLOSE]
    if close:
        return close[:1]
    before = [one for one in dated if clause.start <= one.place < mention.span.start]
    return before[-1:] or behind[:1] or dated


def _relative(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield (place, years from the draft's) of "last year", "two years ago"."""
    counted = []
    for one in sentence.figures:
        number = one.figure.value
        is_years = one.figure.kind is Kind.DURATION and one.figure.unit == "year" and number is not None
        if is_years and number is not None and number.value.denominator == 1 and _is_ago(prose, one):
            counted.append(one)
            yield one.span.start, -int(number.value)
    for place, offset in prose.said_in(sentence, "year"):
        if not any(one.span.start <= place < one.span.end + 1 for one in counted):
            yield place, int(offset)


def _is_ago(prose: Prose, mention: Mention) -> bool:
    """Tell whether a word beside so many years says that they are past."""
    words = prose.phrases("ago")
    before, behind = prose.beside(mention.span)
    return (before,) in words or (behind,) in words


def _years(prose: Prose, sentence: Sentence) -> Iterator[_Year]:
    for aside in prose.asides_in(sentence):
        if aside.rule in _DATED:
            for found in _YEAR.findall(ascii_digits(aside.text)):
                yield _Year(aside.span.start, int(found))
