"""Whose figure a cell of a table is, by the labels of its row and its column: industry is not irrigation."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.reading.draft import Kind
from factledger.services.lint.sources.around import years_in
from factledger.services.lint.sources.words import NAME, STEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source

_MOST = 200
"""How many cells before one, and as many behind it, it is laid beside."""


def other_label(marks: frozenset[str], source: Source, figured: Figured) -> str | None:
    """Return the labels of another cell of a table of which a draft speaks, and not of those of the cell itself.

    Args:
        marks: The marks of the words of the draft, and its years as names.
        source: The document.
        figured: The figure of the document.

    Returns:
        The labels as written, the row's last; None where the figure stands in no table, or the draft speaks of it.
    """
    own = _labelled(source, figured.passage.sentence.block)
    if not own:
        return None
    for other in _beside(source, figured.passage.sentence.block):
        theirs = _labelled(source, other)
        if theirs and marks & (theirs - own) and not marks & (own - theirs):
            return _text(source, other)
    return None


def marks_said(marks: frozenset[str], prose: Prose, sentence: Sentence, *, is_same_language: bool) -> frozenset[str]:
    """Return the marks of a sentence of a draft that tell the labels of a table: stems in one language alone."""
    kept = marks if is_same_language else frozenset(one for one in marks if one[0] != STEM)
    return kept.union(_times(prose, sentence))


def _times(prose: Prose, sentence: Sentence) -> Iterator[str]:
    """Yield the years of a sentence, and their quarters and halves, as names."""
    yield from (NAME + year for year in years_in(prose.draft.text[sentence.span.start : sentence.span.end]))
    yield from parts_of_year(prose, sentence)


def parts_of_year(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the quarters and halves of years that a sentence names, as names: "Q3", "H1"."""
    return frozenset(NAME + part for _, part in prose.said_in(sentence, "part-of-year"))


def labels_of(source: Source, block: int) -> tuple[int, ...]:
    """Return the blocks that label a cell of a table; none for another block."""
    blocks = source.draft.blocks
    return blocks[block].headers if blocks and blocks[block].kind is Kind.CELL else ()


def _beside(source: Source, block: int) -> Iterator[int]:
    """Yield the other cells of a table that have labels, the nearest first on either side."""
    blocks = source.draft.blocks
    for some in (range(block - 1, max(block - _MOST, -1), -1), range(block + 1, min(block + _MOST, len(blocks)))):
        table = takewhile(lambda at: blocks[at].kind is Kind.CELL, some)
        yield from (at for at in table if blocks[at].headers and any(map(str.isdigit, _words(source, at))))


def _labelled(source: Source, block: int) -> frozenset[str]:
    """Return the marks of all labels of a cell."""
    found = source.labelled.get(block)
    if found is None:
        sentences = [one for label in labels_of(source, block) for one in source.sentences_of(label)]
        found = source.labelled[block] = frozenset(mark for one in sentences for mark in _marks(source, one))
    return found


def _marks(source: Source, sentence: Sentence) -> Iterator[str]:
    for word in source.surroundings.wording.words(sentence):
        yield from word.marks
    yield from _times(source.prose, sentence)


def _words(source: Source, block: int) -> str:
    span = source.draft.blocks[block].span
    return source.draft.text[span.start : span.end]


def _text(source: Source, block: int) -> str:
    return ", ".join(_words(source, label) for label in labels_of(source, block))
