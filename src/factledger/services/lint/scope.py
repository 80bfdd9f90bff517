"""When and where a sentence says that its figure holds, against what its claim says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims import Known, Name
    from factledger.services.lint.match import Evidence
    from factledger.services.lint.prose import Clause, Prose, Sentence

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", re.ASCII)
_DATED = ("year", "date")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence states of when and where.

    Attributes:
        years: The years it names, those of relative dates too; of the clause of the figure if that names any.
        others: Years that the sentence names elsewhere.
        places: Names of places of the ledger in it.
        unresolved: Relative dates that nothing resolves, as the draft has no date.
    """

    years: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    places: frozenset[Name] = frozenset()
    unresolved: int = 0

    def evidence(self, claim: Known) -> Iterator[Evidence]:
        """Yield what time and place say for or against a claim."""
        from factledger.services.lint.match import Evidence, Weight

        if claim.scope.period and self.years:
            fits = self._meets(claim.scope.period, self.years)
            years = ", ".join(map(str, self.years))
            yield Evidence(Weight.PERIOD if fits else Weight.AGAINST, f"{years} against {claim.scope.period}")
        if claim.places and self.places:
            fits = bool(claim.places & self.places)
            what = "its place" if fits else "another place"
            yield Evidence(Weight.PLACE if fits else Weight.AGAINST, what)

    @staticmethod
    def _meets(period: Period, years: tuple[int, ...]) -> bool:
        return any(period.meets(Period.parse(f"{year:04}")) for year in years)

    def difference(self, claim: Known) -> str | None:
        """Return what the sentence states differently from the claim, with both sides."""
        period = claim.scope.period
        if period and self.years and not self._meets(period, (*self.years, *self.others)):
            return f"period: {', '.join(map(str, self.years))} against {period}"
        others = self.places - claim.subjects
        if claim.places and others and not claim.places & self.places:
            return f"place: {' '.join(min(others))} against {claim.scope.place}"
        return None


def scope_stated(prose: Prose, sentence: Sentence, mention: Mention, clause: Clause, date: str | None) -> Stated:
    """Return what a sentence states of when and where the figure holds."""
    dated = list(_years(prose, sentence))
    relative = prose.said_in(sentence, "year")
    unresolved = 0
    for place, offset in relative:
        if date is None:
            unresolved += 1
        else:
            dated.append((place, int(date[:4]) + int(offset)))
    near = tuple(year for place, year in dated if clause.start <= place < clause.end)
    years = near or tuple(year for _, year in dated)
    places = frozenset(one.name for one in sentence.names if prose.index and one.name in prose.index.places)
    return Stated(years, tuple(year for _, year in dated), places, unresolved)


def _years(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for aside in prose.asides_in(sentence):
        if aside.rule in _DATED:
            for found in _YEAR.findall(ascii_digits(aside.text)):
                yield aside.span.start, int(found)
