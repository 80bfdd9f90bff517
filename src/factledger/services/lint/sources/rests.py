"""Where a sentence goes on to the rest of what it told before: "granted 31 and turned down the others"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_FEW = 4
"""Words from an "and" to "the others" at most that say what became of them."""


def rest_start(prose: Prose, sentence: Sentence) -> int:
    """Return where a sentence starts to tell of the rest, behind its last figure; its end where it does not."""
    last = max((one.span.end for one in sentence.figures), default=sentence.span.end)
    places = [place for place, _ in prose.said_in(sentence, "rest") if place >= last]
    if not places:
        return sentence.span.end
    joins = [start for start, _ in prose.said_in(sentence, "and") if last <= start < places[0]]
    return joins[-1] if joins and prose.words_between(joins[-1], places[0]) <= _FEW else places[0]
