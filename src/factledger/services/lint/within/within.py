"""What a draft says against itself: figures that do not come to each other, two figures for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.within.beyond import beyond
from factledger.services.lint.within.changes import changes, changes_of_ranges
from factledger.services.lint.within.lasting import lasting_otherwise
from factledger.services.lint.within.reckoned import gaps
from factledger.services.lint.within.restated import changes_restated, restated, rounds_restated
from factledger.services.lint.within.shares import oversized, shares
from factledger.services.lint.within.totals import exceeding, lists, totals
from factledger.services.lint.within.turns import turns
from factledger.services.lint.within.twice import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.within.figures import Clash
    from factledger.values.units import Units

_MOST_FIGURES = 30
"""Figures of a sentence that are computed with; with more it is no sentence."""


def clashes_within(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield what does not come out within each sentence."""
    for sentence in prose.sentences:
        if 1 < len(sentence.figures) <= _MOST_FIGURES:
            yield from changes(prose, sentence)
            yield from turns(prose, sentence)
            yield from changes_of_ranges(prose, sentence)
            yield from beyond(prose, sentence)
            yield from gaps(prose, sentence)
            yield from shares(prose, sentence)
            yield from oversized(prose, sentence)
            yield from totals(prose, sentence)
            yield from lists(prose, sentence)
            yield from exceeding(prose, sentence)
    yield from contradictions(prose, units)
    yield from restated(prose, units)
    yield from changes_restated(prose, units)
    yield from rounds_restated(prose, units)
    yield from lasting_otherwise(prose, units)
