"""Figures that were won or lost between two times: "won 72,000 visitors between 2024 and 2025"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.match.scope import spans_stated
from factledger.values.figure import Direction, Figure, Kind, Role

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_CLOSE = 2
"""How many words may start from "won" to a figure."""

_OUTCOME = "outcome"
"""The value of words such as "won" and "lost"."""

_WAYS = (("upper", Direction.UP), ("lower", Direction.DOWN))


def won_between(prose: Prose, sentence: Sentence, mention: Mention, figure: Figure) -> Figure:
    """Return a figure as a change where its sentence says that it was won or lost between two times."""
    if figure.role is not Role.LEVEL or figure.kind is Kind.RATIO:
        return figure
    start = mention.span.start
    for category, way in _WAYS:
        said = [place for place, value in prose.said_in(sentence, category) if value == _OUTCOME and place < start]
        if any(prose.words_between(place, start) <= _CLOSE for place in said) and spans_stated(prose, sentence):
            return figure._replace(role=Role.CHANGE_BY, direction=way)
    return figure
