"""Figures that a document gives as said first, and later otherwise: a first estimate, a forecast of last February.

The number that came in its place need not stand in the same sentence: "A first statement spoke of 5.2 million; it was
corrected hours later." A draft may tell such a figure as one that was said first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.match.scope import months_stated
from factledger.services.lint.prose.tense import tenses
from factledger.services.lint.sources.around import may_be_set_against
from factledger.services.lint.sources.corrected import SURE
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source

_FIRST, _LATER, _NOW = "first-said", "later-corrected", "now-said"
_NUMBER, _WRONG = "count-word", "wrong-said"
_ERRATUM, _OLD, _NEW = "erratum", "misstated", "righted"
_TELLING = (_FIRST, "misstated", "former", "year-before")
"""What a draft says of a figure that it does not give as the one that holds."""

_SAYING = ("puts-at", "said", "projected", "planned")
"""What is said in the past of a figure that may be so no longer: "forecast", "put it at"."""

_FORESEEN = ("planned", "projected")

_OPENING = 2
"""Words before "figure" at most where it opens a sentence."""

_GIVEN = 12
"""How many words may stand between "an earlier version" and the figure that it gave."""

_NEAR = 8
"""How many words may stand between "that figure" and that it was wrong."""


def overtaken(source: Source, figured: Figured) -> str | None:
    """Return by what a document tells that a figure was said first and no longer holds; None where it does not.

    It is worked out once for each figure, however many of a draft may be it.
    """
    name = f"overtaken {figured.mention.number.start}"
    return figured.passage.sentence.once(name, lambda: _find_overtaken(source, figured))


def _find_overtaken(source: Source, figured: Figured) -> str | None:
    prose, sentence, mention = source.prose, figured.passage.sentence, figured.mention
    if figured.former is not None:
        return None
    block = source.sentences_of(sentence.block)
    at = block.index(sentence)
    following = block[at + 1 : at + 2]
    if any(_is_taken_back(prose, one, mention) for one in (sentence, *following)) or _is_of_erratum(source, figured):
        return "it was wrong"
    if _is_of_version(prose, sentence, following, mention):
        return "an earlier version said so, in error"
    if not _is_said(prose, sentence, mention, _FIRST):
        return None
    for one in (sentence, *following):
        places = [place for place, _ in prose.said_in(one, _LATER)]
        if any(place > mention.span.end for place in places) and not _is_replaced(one, mention):
            return "it was corrected later"
    if (newer := _told_before(prose, sentence, mention)) is not None:
        return f"it was {newer.text!r} later"
    for one in (*block[max(at - 1, 0) : at], sentence, *following):
        newer = next((it for it in one.figures if _is_newer(prose, one, it, mention)), None)
        if newer is not None:
            return f"it was {newer.text!r} later"
    return None


def tells_as_first(prose: Prose, match: Tied, source: Source, figured: Figured) -> bool:
    """Tell whether a draft gives a figure as one that was said at an earlier time: "had forecast", "in February"."""
    sentence = match.sentence
    if any(prose.said_in(sentence, name) for name in _TELLING):
        return True
    if {month for _, month in months_stated(prose, sentence)} & {
        month for _, month in months_stated(source.prose, figured.passage.sentence)
    }:
        return True
    past, text = tenses(prose.language), prose.draft.text
    places = {place for name in _SAYING for place, _ in prose.said_in(sentence, name)}
    saying = (text[word.start : word.end].lower() for word in sentence.words if word.start in places)
    return any(map(past.is_past, saying)) and not prose.said_in(sentence, _NOW)


def _told_before(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure of the same that stands before what was said first: "8 were hurt; it had first said 11"."""
    unit, places = mention.figure.unit, [place for place, _ in prose.said_in(sentence, _FIRST)]
    for one in sentence.figures:
        is_before = any(one.span.end <= place < mention.span.start for place in places)
        if is_before and one.figure.unit == unit != NO_UNIT and one.figure.stated != mention.figure.stated:
            return one
    return None


def _is_said(prose: Prose, sentence: Sentence, mention: Mention, name: str) -> bool:
    """Tell whether words of a category stand before a figure, and no other one of its kind between."""
    before = (it for it in sentence.figures if it.span.end <= mention.span.start)
    start = max((it.span.end for it in before if may_be_set_against(it, mention)), default=sentence.span.start)
    return any(start <= place < mention.span.start for place, _ in prose.said_in(sentence, name))


def _is_taken_back(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence says behind a figure that this number was wrong, and puts none in its place.

    The next sentence does so in its first words: "That number was incorrect".
    """
    said = (place for place, _ in prose.said_in(sentence, _NUMBER) if place > mention.span.end)
    numbers = [place for place in said if _is_close(prose, sentence, mention, place)]
    wrong = [place for place, _ in prose.said_in(sentence, _WRONG)]
    corrected = [place for place, _ in prose.said_in(sentence, _LATER)]
    is_said = any(a < b and prose.words_between(a, b) <= _NEAR for a in numbers for b in wrong)
    is_said |= any(a <= b and prose.words_between(a, b) <= 1 for a in corrected for b in numbers)
    return is_said and not (prose.said_in(sentence, _NEW) and _is_replaced(sentence, mention))


def _is_close(prose: Prose, sentence: Sentence, mention: Mention, place: int) -> bool:
    if mention.span.start >= sentence.span.start:
        return True
    return prose.words_between(sentence.span.start, place) < _OPENING


def _is_of_erratum(source: Source, figured: Figured) -> bool:
    """Tell whether a figure stands below "Erratum", told as what was said before."""
    prose, sentence = source.prose, figured.passage.sentence
    heading = next(iter(prose.headings(sentence)), None)
    is_below = heading is not None and bool(prose.said_in(heading, _ERRATUM))
    return is_below and _is_said(prose, sentence, figured.mention, _OLD)


def _is_of_version(prose: Prose, sentence: Sentence, following: Sequence[Sentence], mention: Mention) -> bool:
    """Tell whether an earlier version gave a figure, and that was wrong: "gave the number as 318. That was a slip"."""
    start = mention.span.start
    given = (place for place, value in prose.said_in(sentence, _OLD) if value == SURE and place < start)
    is_given = any(prose.words_between(place, start) <= _GIVEN for place in given)
    is_wrong = any(prose.said_in(one, _WRONG) for one in (sentence, *following))
    return is_given and is_wrong and not any(one.figures for one in following)


def _is_replaced(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a number of its kind follows a figure that may stand for it: that is told as any correction is."""
    behind = (one for one in sentence.figures if one.span.start > mention.span.end)
    return any(may_be_set_against(one, mention) for one in behind)


def _is_newer(prose: Prose, sentence: Sentence, one: Mention, mention: Mention) -> bool:
    is_told = bool(prose.said_in(sentence, _NOW)) or (one.status in _FORESEEN and mention.status in _FORESEEN)
    return may_be_set_against(one, mention) and is_told and one.figure.stated != mention.figure.stated
