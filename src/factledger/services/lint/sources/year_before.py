"""Of which of two years a figure is whose sentence names none, and sets it against "a year before"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.sources.around import is_behind_from, may_be_set_against
from factledger.services.lint.sources.told import years_named
from factledger.values.figure import Role
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.judge import SourceJudge

_TWO = 2
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
    if not is_level or len(earlier) != 1 or years_named(prose, sentence):
        return None
    if not places:
        return _year_of_pair(source, sentence, mention, earlier[0])
    base = _year_before(source, sentence)
    if base is None or earlier[0].number.start > places[0]:
        return None
    return str(int(base) - 1) if earlier[0].number == mention.number else base


def _year_of_pair(source: Source, sentence: Sentence, mention: Mention, earlier: Mention) -> str | None:
    """Return the year of a figure that a sentence sets another one against, as the one before it does for two years.

    "Revenue rose to 3.4 million in 2025, from 2.8 in 2024. Profit fell to 412,000, from 455,000."
    """
    before = next(source.prose.before(sentence), None)
    years = years_named(source.prose, before) if before is not None else set()
    is_like = before is not None and any(is_behind_from(source.prose, before, one) for one in before.figures)
    if len(years) != _TWO or not is_like or not may_be_set_against(mention, earlier):
        return None
    return min(years) if earlier.number == mention.number else max(years)


def is_later_of_two(judge: SourceJudge, match: Tied, figured: Figured) -> bool:
    """Tell whether a draft says of the year before what a document sets against a figure of the year before."""
    prose, sentence = judge.prose, match.sentence
    alike = [one for one in sentence.figures if may_be_set_against(one, match.mention)]
    if match.mention.figure.role is not Role.LEVEL or len(alike) > 1 or is_beyond(prose, match.mention):
        return False
    than = prose.phrases("than") | prose.phrases("earlier")
    places = [place for place, _ in prose.said_in(sentence, "year-before")]
    if not any((prose.beside(Span(place, place))[0],) not in than for place in places):
        return False
    source, theirs = judge.source_of(figured), figured.passage.sentence
    earlier = [one for one in theirs.figures if is_behind_from(source.prose, theirs, one)]
    said = [place for name in _BEFORE for place, _ in source.prose.said_in(theirs, name)]
    is_set = len(earlier) == 1 and any(place > earlier[0].span.start for place in said)
    return is_set and earlier[0] is not figured.mention and may_be_set_against(earlier[0], figured.mention)


def _year_before(source: Source, sentence: Sentence) -> str | None:
    """Return the last year that the nearest sentence before one names that names any."""
    prose = source.prose
    at = prose.position_of(sentence)
    for one in islice(reversed(prose.sentences[max(at - _FAR, 0) : at]), _FAR):
        if years := [year for year in years_named(prose, one) if not source.date or year <= source.date]:
            return max(years)
    return None
