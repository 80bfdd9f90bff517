"""Where a sentence says that its figure is: what stands behind "in", before "where", and what "there" goes on with."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.services.lint.prose.names import is_placed, unknown_places

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_BEFORE = 3
"""How many sentences before one may name the place of which it says "there"."""


def places_stated(prose: Prose, sentence: Sentence, mention: Mention) -> frozenset[Name]:
    """Return the names of the places that a figure is of; those of a part of the sentence before "where" are not."""
    start = mention.number.start
    told = [place for place, _ in prose.said_in(sentence, "where-told")]
    cut = max((place for place in told if place < start), default=None)
    if cut is not None and (name := _right_before(prose, sentence, cut)):
        return frozenset((name,))
    own = frozenset(one.name for one in sentence.names if one.is_place and is_placed(prose, one.name))
    own |= unknown_places(prose, sentence)
    end = min((place for place in told if place > start), default=sentence.span.end)
    return own or (_there(prose, sentence) if _says_there(prose, sentence, end) else frozenset())


def _right_before(prose: Prose, sentence: Sentence, place: int) -> Name | None:
    """Return the name of a place right before one in the text: "the number of Ortisa, where"."""
    near = (one for one in sentence.names if one.end <= place and not prose.words_between(one.end, place))
    return next((one.name for one in near if _is_of_place(prose, one)), None)


def _is_of_place(prose: Prose, phrase: Phrase) -> bool:
    return prose.index is not None and phrase.name in prose.index.places


def _says_there(prose: Prose, sentence: Sentence, end: int) -> bool:
    """Tell whether a sentence says "there" of where it goes on, and not that there is something."""
    is_there = prose.phrases("there-is")
    for place, _ in prose.said_in(sentence, "there"):
        behind = [word.name for word in sentence.words if word.start > place][:1]
        is_counted = any(prose.words_between(place, one.span.start) == 1 for one in sentence.figures)
        if place < end and tuple(behind) not in is_there and not is_counted:
            return True
    return False


def _there(prose: Prose, sentence: Sentence) -> frozenset[Name]:
    """Return the place that the nearest sentence before names last."""
    for before in islice(prose.before(sentence), _BEFORE):
        here = [one for one in before.names if one.is_place and is_placed(prose, one.name)]
        if here:
            return frozenset((here[-1].name,))
        if unknown := unknown_places(prose, before):
            return unknown
    return frozenset()
