"""Of which of two years a figure is whose sentence names none, and sets it against "a year before"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import is_behind_from
from factledger.services.lint.sources.told import years_named
from factledger.values.figure import Role

if TYPE_CHECKING:
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source

_FAR = 20
"""How many sentences before one may name its year."""

_BEFORE = ("year-before", "year-ago")


def year_of(source: Source, figured: Figured) -> str | None:
    """Return the year of a figure in a sentence such as "73, against 41 a year before"; None for any other one.

    The sentence is of the last year that one before it names, as far as that is no later than the document; the
    figure that it sets its own against is of the year before that.
    """
    prose, sentence, mention = source.prose, figured.passage.sentence, figured.mention
    is_level = mention.figure.role in (Role.LEVEL, Role.CHANGE_TO)
    places = [place for name in _BEFORE for place, _ in prose.said_in(sentence, name)]
    earlier = [one for one in sentence.figures if is_behind_from(prose, sentence, one)]
    if not is_level or not places or len(earlier) != 1 or years_named(prose, sentence):
        return None
    base = _year_before(source, sentence)
    if base is None or earlier[0].number.start > places[0]:
        return None
    return str(int(base) - 1) if earlier[0].number == mention.number else base


def _year_before(source: Source, sentence: Sentence) -> str | None:
    """Return the last year that the nearest sentence before one names that names any."""
    prose = source.prose
    at = prose.position_of(sentence)
    for one in islice(reversed(prose.sentences[max(at - _FAR, 0) : at]), _FAR):
        if years := [year for year in years_named(prose, one) if not source.draft.date or year <= source.draft.date]:
            return max(years)
    return None
