"""What hangs on a figure before a comma, and shares what is said of it: "plans nine schools, with 1,080 places"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

COMMAS = ",،;؛"

_COMMA = re.compile(f"[{COMMAS}]")
_NEAR = 6
"""How many words from a comma on a figure may stand that hangs on what is before it."""

_SHORT = 5
"""Words that stand between two commas at most where they interrupt: "wants to charge, from 2027 on, two euros"."""


def bearer(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that one hangs on by "with" or "at a cost of" behind a comma; None where it stands alone."""
    comma = max(prose.draft.text.rfind(mark, sentence.span.start, mention.span.start) for mark in COMMAS)
    before = [one for one in sentence.figures if one.span.end <= comma]
    if comma < 0 or not before or prose.words_between(comma, mention.span.start) > _NEAR:
        return None
    places = (place for place, _ in prose.said_in(sentence, "attached"))
    is_joined = any(comma < place <= mention.number.start and not prose.words_between(comma, place) for place in places)
    return before[-1] if is_joined else None


_JOINED = 7
"""How many words before a figure may join the verb that it belongs to."""


def distance(prose: Prose, start: int, end: int) -> int | None:
    """Return how many words stand between two places, without a short interruption; None where a comma parts them."""
    commas = [found.start() + start for found in _COMMA.finditer(prose.draft.text[start:end])]
    words = prose.words_between(start, end)
    if not commas:
        return words
    if len(commas) != 2:  # noqa: PLR2004  a comma on either side
        return None
    inside = prose.words_between(commas[0], commas[1])
    return words - inside if inside <= _SHORT else None


def goes_on(prose: Prose, start: int, end: int) -> bool:
    """Tell whether a verb that a plan leads to is joined to another one before it: "to hire 350 and to order 18".

    Args:
        prose: The text.
        start: Where the words stand that say that something is planned.
        end: Where the figure stands.
    """
    if _COMMA.search(prose.draft.text, start, end):
        return False
    words = prose.words_in(Span(start, end))
    endings, ands = tuple(prose.endings_of("infinitive")), prose.phrases("and")
    for and_, verb in list(pairwise(words))[-_JOINED:]:
        is_verb = (verb.name,) in prose.phrases("infinitive") or bool(endings and verb.name.endswith(endings))
        if (and_.name,) in ands and is_verb:
            return True
    return False
