"""Where something is by a common noun behind a word such as "in": in the eye ward, and not in the trauma ward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.sources.words import HEARD, MATTER, NOUN, STEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.around import Surroundings
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge

_KINDS = (HEARD, MATTER, NOUN)
"""Kinds of marks by which such a noun is the same in another language; a stem is one of a language alone."""


def other_frame(judge: SourceJudge, match: Tied, figured: Figured) -> str | None:
    """Return that a draft is about what is somewhere else by the document, which tells of that in another sentence.

    "In trauma 38% fewer are waiting" is wrong where the document says so of ophthalmology, and tells of trauma, too.
    """
    source, passage = judge.source_of(figured), figured.passage
    kinds = (*_KINDS, STEM) if source.language == judge.prose.language else _KINDS
    mine = [marks for _, marks in _framed(judge.surroundings, match.sentence, kinds)]
    theirs = list(_framed(source.surroundings, passage.sentence, kinds)) if len(mine) == 1 else []
    if len(theirs) != 1 or mine[0] & passage.marks:
        return None
    for one in source.prose.sentences:
        if one is not passage.sentence and one.figures:
            others = [marks for _, marks in _framed(source.surroundings, one, kinds)]
            if any(mine[0] & marks for marks in others):
                return f"the source says it of {theirs[0][0]!r}"
    return None


def _framed(
    surroundings: Surroundings, sentence: Sentence, kinds: tuple[str, ...]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield (word, its marks) of the common nouns that open a sentence behind a word such as "in"."""
    prose = surroundings.prose
    articles = prose.phrases("article")
    words = sentence.words
    if not words or words[0].name not in prose.where:
        return
    behind = next((word for word in words[1:] if (word.name,) not in articles), None)
    if behind is None:
        return
    for word in surroundings.wording.words(sentence):
        if word.start == behind.start and not word.is_name:
            marks = frozenset(mark for mark in word.marks if mark[0] in kinds)
            if marks:
                yield prose.draft.text[behind.start : behind.end], marks
