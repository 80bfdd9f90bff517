"""The cells of a column of a table, and which of its rows a draft names."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import years_in
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.told import years_named
from factledger.services.lint.sources.words import HEARD, NAME, shared_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source, SourceIndex
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_MOST = 200
"""How many figures before one, and as many behind it, may stand in its column."""


def column(index: SourceIndex, figured: Figured) -> list[Figured]:
    """Return the figures of the column that a figure stands in, from the top; none for one that stands in no table.

    A row that holds the total of the others is none of them.
    """
    own = _labels(index, figured)
    if len(own) < 2:  # noqa: PLR2004  a column and a row
        return []
    found = _table(index, figured)
    return [one for one in found if _labels(index, one)[0] == own[0] and not is_total(index, one)]


def row(index: SourceIndex, figured: Figured) -> list[Figured]:
    """Return the figures of the row that a figure stands in, from its start; none for one that stands in no table."""
    own = _labels(index, figured)
    if len(own) < 2:  # noqa: PLR2004  a column and a row
        return []
    return [one for one in _table(index, figured) if _labels(index, one)[-1] == own[-1]]


def total(index: SourceIndex, figured: Figured) -> Figured | None:
    """Return the figure that a table gives as the total of the column that a figure stands in."""
    own = _labels(index, figured)
    found = (one for one in _table(index, figured) if _labels(index, one)[0] == own[0])
    return next((one for one in found if is_total(index, one)), None)


def is_total(index: SourceIndex, figured: Figured) -> bool:
    """Tell whether a figure stands in a row that holds the total of the others."""
    source = index.sources[figured.passage.document]
    label = source.sentences_of(_labels(index, figured)[-1])
    return any(source.prose.said_in(one, name) for one in label for name in ("total", "sum-row"))


def column_years(source: Source, figured: Figured) -> tuple[str, ...]:
    """Return the years in the label of the column of a cell."""
    label = labels_of(source, figured.passage.sentence.block)[0]
    span = source.draft.blocks[label].span
    return tuple(years_in(source.draft.text[span.start : span.end]))


def is_of_year(match: Match, judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether a figure is of a year that the draft names, as far as both name any; for a cell its column does."""
    source = judge.source_of(figured)
    is_cell = len(_labels(judge.index, figured)) > 1
    theirs = {*column_years(source, figured)} if is_cell else {one[:4] for one in judge.index.around(figured).years}
    mine = years_named(judge.prose, match.tied.sentence) | {one[:4] for one in match.tied.stated.dated}
    return not mine or not theirs or bool(mine & theirs)


def labels_in(judge: SourceJudge, sentence: Sentence, source: Source, figured: Figured) -> int | None:
    """Return where a sentence of the draft first names the row of a cell; None where it does not."""
    label = labels_of(source, figured.passage.sentence.block)[-1]
    name = f"label {figured.passage.document} {label}"
    return sentence.once(name, lambda: _labels_in(judge, sentence, source, label))


def named_rows(judge: SourceJudge, sentence: Sentence, source: Source, cells: Sequence[Figured]) -> list[Figured]:
    """Return the cells of a column whose rows a sentence of the draft names; by "Coast line" no other line is."""
    labels = [_label_marks(judge, source, labels_of(source, one.passage.sentence.block)[-1]) for one in cells]
    said = frozenset(mark for word in judge.words_of(sentence) for mark in word.marks)
    counts = [len(marks & said) for marks in labels]
    best = [one for one, count in zip(cells, counts, strict=True) if count == max(counts)]
    return [one for one, count in zip(cells, counts, strict=True) if count] if len(best) > 1 else best


def _labels_in(judge: SourceJudge, sentence: Sentence, source: Source, label: int) -> int | None:
    marks = _label_marks(judge, source, label)
    return min((word.start for word in judge.words_of(sentence) if marks & {*word.marks}), default=None)


def _label_marks(judge: SourceJudge, source: Source, label: int) -> frozenset[str]:
    words = [word for one in source.sentences_of(label) for word in source.surroundings.wording.words(one)]
    kinds = (*shared_kinds(judge.prose.language, source.language), NAME, HEARD)
    text = source.draft.text
    named = (one for sentence in source.sentences_of(label) for one in sentence.words if text[one.start].isupper())
    names = {NAME + one.name for one in named}  # a row may open with a name, as any line does: "South terminal"
    marks = names | {mark for word in words for mark in word.marks if mark[0] in kinds}
    return frozenset(mark for mark in marks if mark[0] != HEARD or len(mark) > 3)  # noqa: PLR2004  two sounds tell little


def _table(index: SourceIndex, figured: Figured) -> list[Figured]:
    """Return the figures of the table that a figure stands in."""
    up = takewhile(lambda one: _is_in_table(index, one, figured), _steps(index, figured, -1))
    down = takewhile(lambda one: _is_in_table(index, one, figured), _steps(index, figured, 1))
    return [*reversed(list(up)), figured, *down]


def _labels(index: SourceIndex, figured: Figured) -> tuple[int, ...]:
    return labels_of(index.sources[figured.passage.document], figured.passage.sentence.block)


def _steps(index: SourceIndex, figured: Figured, step: int) -> Iterator[Figured]:
    at = figured.at + step
    while 0 <= at < len(index.figures) and abs(at - figured.at) <= _MOST:
        yield index.figures[at]
        at += step


def _is_in_table(index: SourceIndex, one: Figured, figured: Figured) -> bool:
    return one.passage.document == figured.passage.document and bool(_labels(index, one))
