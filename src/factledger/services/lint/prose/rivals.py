"""Names by which only another is told: what "Hallam Labs, a rival of Mirelle," employs is no figure of Mirelle."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.services.lint.claims.made import JOINTS

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_GENITIVES = ("'s", "’s")


def without_rivals(prose: Prose) -> None:
    """Leave out of the names of each sentence those whose rival, and not whom, it tells of."""
    for sentence in prose.may_say("rival"):
        for place, how in prose.said_in(sentence, "rival"):
            told = [one for one in sentence.names if _is_told_by(prose, sentence, place, how, one)]
            # A name may stand in another one, which its key gives: "Fishermen's Union" of fishermen-union.
            sentence.names = [one for one in sentence.names if not any(_overlap(one, other) for other in told)]


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end


def _is_told_by(prose: Prose, sentence: Sentence, place: int, how: str, name: Phrase) -> bool:
    """Tell whether a name says whose rival the word at a place is: "rival of Mirelle", "Mirelle's rival".

    Where a language joins the two without a word (`how` is "joined"), the name stands right behind.
    """
    words = [word for word in sentence.words if word.start > place]
    between = list(takewhile(lambda word: word.start < name.start, words))
    if name.start > place:
        is_near = all(word.name in JOINTS or word.name in prose.where for word in between)
        text = prose.draft.text[place : name.start]
        return is_near and (bool(between) or how == "joined") and not {*",;:()،؛"} & {*text}
    behind = prose.draft.text[name.end : place]
    return behind.strip() in _GENITIVES or (prose.draft.text[: name.end].endswith(_GENITIVES) and not behind.strip())
