"""Names that a sentence says to have gone up or down themselves, as a firm does by its shares: "Acme rose 340%"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.values.figure import Kind, Role
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_MOVES, _MOVE = "shares-move", "change-noun"
"""Categories of verbs that say of a firm how its shares went, and of nouns that do: "Acme's 340% rise"."""

_SHARE = "=share"
"""The measure that such a move is of."""

_BEHIND = 2
"""How many words behind a figure such a noun may stand: "340% gain", "340% annual gain"."""


def moved_names(prose: Prose, sentence: Sentence, mention: Mention) -> frozenset[Name]:
    """Return the names of which a figure says how far they went, with nothing of theirs named that went.

    "Acme rose 340%" and "Acme's 340% rise" are of its shares; "Acme's sales rose 340%" and "profits at Acme rose 340%"
    are not. Growth is of a firm in any sense, so that "grew" is no such verb.
    """
    figure = mention.figure
    if figure.kind is not Kind.PERCENT or figure.role is not Role.CHANGE_BY or not sentence.names:
        return frozenset()
    moves = {place for place, _ in prose.said_in(sentence, _MOVES)}
    return frozenset(one.name for one in sentence.names if _has_moved(prose, sentence, mention, one, moves))


def _has_moved(prose: Prose, sentence: Sentence, mention: Mention, name: Phrase, moves: set[int]) -> bool:
    if name.start > mention.number.start or _is_measured(sentence, name, moves):
        return False
    closing = prose.phrases("shares-close")
    between = prose.words_in(Span(name.end, mention.number.start))
    # Any other word says what it was that moved: "Acme's sales rose".
    if any(word.term and word.start not in moves and (word.name,) not in closing for word in between):
        return False
    if any(word.start in moves for word in between):
        return True
    before = [word for word in sentence.words if word.end <= name.start]
    if before and before[-1].start in moves:
        return True  # a language whose verb stands first
    if not between and _is_signed(prose, sentence, mention):
        return True  # "Acme +340%"
    nouns = {place for place, _ in prose.said_in(sentence, _MOVE)}
    behind = [word for word in sentence.words if word.start >= mention.number.end][:_BEHIND]
    return not between and any(word.start in nouns for word in behind)


def _is_measured(sentence: Sentence, name: Phrase, moves: set[int]) -> bool:
    """Tell whether the nearest word of weight before a name is a measure of it other than its shares, which moved."""
    before = (word for word in reversed(sentence.words) if word.end <= name.start)
    nearest = next((word for word in before if word.term), None)
    if nearest is None or nearest.start in moves:
        return False
    return nearest.term.startswith("=") and nearest.term != _SHARE


def _is_signed(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a plus stands right before a number: "+340%", and nothing above it says of what: "Staff:"."""
    at = prose.position_of(sentence)
    above = [*prose.sentences[max(at - 1, 0) : at], *islice(prose.headings(sentence), 1)]
    is_told = any(word.term.startswith("=") for one in above for word in one.words)
    text = prose.draft.text
    is_listed = any(text[one.span.start : one.span.end].rstrip().endswith(":") for one in above)
    return text[mention.number.start - 1 : mention.number.start] == "+" and not (is_told or is_listed)
