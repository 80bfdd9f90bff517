"""Multiples, shares and changes that no document states, and that two figures of one of its sentences come to.

Only figures that one sentence holds are put together, and only where it is about what the draft's sentence is about:
among all figures of a document some pair comes to any number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from factledger.services.lint.derive import Deriver
from factledger.services.lint.sources.candidate import Subject
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.store.reader import Reader

_MOST_PASSAGES = 5
"""How many sentences of documents are tried for one figure."""

_MOST_FIGURES = 6
"""How many figures a sentence has at most that is computed with; with more it is a list."""


class Computed(NamedTuple):
    """How a figure follows from two figures of a sentence of a document.

    Attributes:
        formula: The formula, in places and words of the document, with what it comes to.
        figures: The two figures.
    """

    formula: str
    figures: tuple[Figured, ...]


def computed(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a multiple, a share or a change follows from a sentence of a document; None when it does not."""
    figure = match.mention.figure
    if figure.kind not in (Kind.RATIO, Kind.PERCENT):
        return None
    for passage, subject in match.passages[:_MOST_PASSAGES]:
        figures = judge.index.of(passage)
        if subject < Subject.AROUND or not 1 < len(figures) <= _MOST_FIGURES:
            continue
        stated = [judge.stated_by(one) for one in figures]
        entries = {claim.key: [row] for claim, row in stated}
        # It is asked for rates of exchange alone, and those are for money.
        deriver = Deriver(cast("Reader", judge.reader), judge.units, entries)
        claims = [claim for claim, _ in stated]
        tried = deriver.derive(figure, claims, is_per=False)
        found = next((one for one in tried if one.fits), None)
        if found is not None:
            used = tuple(one for one in figures if one.at in found.rows)
            return Computed(str(found).rpartition(" (")[0], used)
    return None
