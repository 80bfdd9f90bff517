"""Names by which only another is told: what "Hallam Labs, a rival of Mirelle," employs is no figure of Mirelle."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from factledger.services.lint.claims.made import JOINTS
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_GENITIVES = ("'s", "’s")

_NEAR = 3
"""How many names before and behind a word such as "rival" may be the one whose rival somebody is."""

_BETWEEN = 5
"""How many words may stand between the two: "rival of the"."""


def without_rivals(prose: Prose) -> None:
    """Leave out of the names of each sentence those whose rival, and not whom, it tells of."""
    for sentence in prose.may_say("rival"):
        told = _told(prose, sentence) if sentence.names else []
        # A name may stand in another one, which its key gives: "Fishermen's Union" of fishermen-union.
        taken = {place for one in told for place in range(one.start, one.end)}
        if taken:
            sentence.names = [one for one in sentence.names if not taken & {one.start, one.end - 1}]


def _told(prose: Prose, sentence: Sentence) -> list[Phrase]:
    """Return the names that say whose rival a word of a sentence is."""
    names = sorted(sentence.names)
    found: list[Phrase] = []
    for place, how in prose.said_in(sentence, "rival"):
        i = bisect_left(names, place, key=attrgetter("start"))
        near = names[max(i - _NEAR, 0) : i + _NEAR]
        found += [one for one in near if _is_told_by(prose, place, one, is_joined=how == "joined")]
    return found


def _is_told_by(prose: Prose, place: int, name: Phrase, *, is_joined: bool) -> bool:
    """Tell whether a name says whose rival the word at a place is: "rival of Mirelle", "Mirelle's rival".

    In a language that joins the two without a word the name stands right behind.
    """
    text = prose.draft.text
    if name.start < place:
        behind = text[name.end : place] if prose.words_between(name.end, place) <= 1 else ""
        is_written_on = text.endswith(_GENITIVES, name.start, name.end) and not behind.strip()
        return behind.strip() in _GENITIVES or (is_written_on and bool(behind))
    if prose.words_between(place, name.start) > _BETWEEN or {*",;:()،؛"} & {*text[place : name.start]}:
        return False
    between = prose.words_in(Span(place, name.start))[1:]
    return (bool(between) or is_joined) and all(one.name in JOINTS or one.name in prose.where for one in between)
