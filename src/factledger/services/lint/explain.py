"""Why a figure was tied as it was: its candidates, their evidence, and how likely a random number would have fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.values.figure import interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factledger.domain.record import Row
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.match.candidate import Candidate, Match

MOST = 5
_FEW = 20
"""Other figures below which a share of them tells nothing."""

_MOST_COMPARED = 5000


class Explainer:
    """Explains the matches of a draft."""

    def __init__(self, index: Index, entries: Mapping[str, list[Row]]) -> None:
        """Prepare, with the current rows of the claims that are concerned."""
        self.index, self.entries = index, entries
        self._by_unit: dict[str, list[Entry]] = {}

    def explain(self, match: Match, claim: Known | None) -> tuple[str, ...]:
        """Return lines: each candidate with its evidence, then how likely a random number would have fitted.

        Args:
            match: What the words of its sentence tied the figure to.
            claim: What it is judged by; None when it is judged by none.
        """
        lines = [line for one in match.candidates[:MOST] for line in self._candidate(one)]
        if len(match.candidates) > MOST:
            lines.append(f"and {len(match.candidates) - MOST} weaker candidates")
        if claim is not None and not any(one.is_enough and one.claim.key == claim.key for one in match.candidates):
            lines.insert(0, f"{claim.key} ({self._texts(claim)}): by its very number, of all claims that may be meant")
        return (*(lines or ["no candidate: no name of the ledger stands near it"]), self._chance(match))

    def _candidate(self, one: Candidate) -> Iterator[str]:
        verdict = f"not enough: {one.against}" if one.against else "enough"
        yield f"{one.claim.key} ({self._texts(one.claim)}): {one.score}, {verdict}"
        for name, evidence in (("subject", one.subject), ("measure", one.measure), ("other", one.others)):
            for piece in evidence:
                yield f"  {name} {piece.weight:+d}: {piece.what}"

    def _texts(self, claim: Known) -> str:
        rows = self.entries.get(claim.key, ())
        return ", ".join(repr(row.body.text) for row in rows[:2] if isinstance(row.body, Entry))

    def _chance(self, match: Match) -> str:
        """Return how many of the ledger's other figures in the same unit the draft's figure would have fitted, too.

        They stand for a random number: what a ledger holds in a unit has the size that such numbers have.
        """
        figure = match.mention.figure
        mine = interval(figure)
        own = {one.claim.key for one in match.chosen}
        others = [one for one in self._in_unit(figure.unit) if one.claim not in own]
        if mine is None or not others:
            return f"a random number: the ledger holds no other figure in {figure.unit} to estimate it by"
        theirs = (interval(one.figure) for one in others if one.figure)
        fitting = sum(mine.meets(one) for one in theirs if one is not None)
        if len(others) < _FEW:
            return (
                f"a random number: too few other figures of the ledger in {figure.unit} to tell "
                f"({fitting} of {len(others)} meet it)"
            )
        share = f"{round(100 * fitting / len(others))} %"
        return (
            f"a random number would have fitted in about {share} of cases: {fitting} of {len(others)} other figures "
            f"of the ledger in {figure.unit} meet it"
        )

    def _in_unit(self, unit: str) -> list[Entry]:
        if unit not in self._by_unit:
            column = self.index.reader.column("entry", "unit")
            found = []
            for row in self.index.reader.current("entry", column == unit):
                if isinstance(row.body, Entry):
                    found.append(row.body)
                if len(found) >= _MOST_COMPARED:
                    break
            self._by_unit[unit] = found
        return self._by_unit[unit]
