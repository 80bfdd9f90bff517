"""Conclusions from one row of a table: its share of a column's total, and how it changed from one year to another."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.sources.candidate import Subject
from factledger.services.lint.sources.columns import column, column_years, is_total, labels_in, named_rows, row, total
from factledger.services.lint.sources.derive import way_of
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.reckoning import (
    Part,
    difference,
    growth,
    is_share,
    part_of,
    share,
    summed,
    whole_of,
)
from factledger.services.lint.sources.told import telling, way_said
from factledger.services.lint.sources.words import KNOWN, shared_kinds
from factledger.values.figure import Direction, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_LABELS = 2
"""A cell has a column and a row."""


class _Cell(NamedTuple):
    """A cell of a row that the draft names, and what its column is called.

    Attributes:
        figured: Its figure.
        marks: The marks of the words of the column's label.
        years: The years in it.
    """

    figured: Figured
    marks: frozenset[str]
    years: tuple[str, ...]


def of_table(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure follows from the cells of a row that the draft names; None when it does not."""
    mention = match.mention
    way = mention.figure.direction or way_of(match, judge) or way_said(judge.prose, match.tied.sentence, mention)
    is_change = way is not None or mention.figure.role is not Role.LEVEL
    for cells in _rows(match, judge):
        tried = _changes(match, judge, cells, way) if is_change else _shares(match, judge, cells)
        if (found := next(tried, None)) is not None:
            return found
    return None


def of_column(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is the total of a column, where the draft names none of its rows; None when it is not."""
    mention, seen = match.mention, set()
    if mention.figure.role is not Role.LEVEL or mention.figure.kind is not Kind.COUNT:
        return None
    counted = judge.surroundings.of(match.tied.sentence, mention).counted
    for passage, subject in match.passages:
        source = judge.index.sources[passage.document]
        labels = labels_of(source, passage.sentence.block)
        if len(labels) < _LABELS or labels[0] in seen or subject is Subject.OTHER:
            continue
        seen.add(labels[0])
        one = judge.index.of(passage)[0]
        cells = column(judge.index, one)
        is_named = any(labels_in(judge, match.tied.sentence, source, it) is not None for it in cells)
        cell = _cell(source, one, judge)
        own = {mark for mark in cell.marks & counted if mark[0] in KNOWN} and _is_of_year(match, cell)
        given = total(judge.index, one)
        parts = [part for it in ([given] if given else cells) if (part := part_of(it)) is not None]
        if own and parts and not is_named and (found := next(summed(mention.figure, parts, judge), None)):
            return found
    return None


def _rows(match: Match, judge: SourceJudge) -> Iterator[list[_Cell]]:
    """Yield the cells of each row that the draft names, where it names one alone."""
    seen: set[int] = set()
    for passage, subject in match.passages:
        source = judge.index.sources[passage.document]
        labels = labels_of(source, passage.sentence.block)
        if len(labels) < _LABELS or labels[-1] in seen or subject is Subject.OTHER:
            continue
        one = judge.index.of(passage)[0]
        seen.add(labels[-1])
        named = named_rows(judge, match.tied.sentence, source, column(judge.index, one))
        if [it.at for it in named] == [one.at] and not is_total(judge.index, one):
            yield [_cell(source, it, judge) for it in row(judge.index, one)]


def _cell(source: Source, figured: Figured, judge: SourceJudge) -> _Cell:
    label = labels_of(source, figured.passage.sentence.block)[0]
    words = [word for one in source.sentences_of(label) for word in source.surroundings.wording.words(one)]
    kinds = shared_kinds(judge.prose.language, source.language)
    marks = frozenset(mark for word in words for mark in word.marks if mark[0] in kinds)
    return _Cell(figured, marks, column_years(source, figured))


def _shares(match: Match, judge: SourceJudge, cells: list[_Cell]) -> Iterator[Computed]:
    """Yield the share of a cell in its column that the draft speaks of, where its figure says that."""
    figure, said = match.mention.figure, telling(judge.words_of(match.tied.sentence))
    told = [one for one in cells if one.marks & said and _is_of_year(match, one)]
    most = max((len(one.marks & said) for one in told), default=0)
    best = [one for one in told if len(one.marks & said) == most]
    if not is_share(figure) or figure.unit == "percentage_point" or len(best) != 1:
        return
    part = part_of(best[0].figured)
    given = total(judge.index, best[0].figured)
    parts = [part_of(one) for one in ([given] if given else column(judge.index, best[0].figured))]
    known = [one for one in parts if one is not None]
    if part is not None and len(known) == len(parts) and known:
        yield from share(figure, part, whole_of(known), judge)


def _changes(match: Match, judge: SourceJudge, cells: list[_Cell], way: Direction | None) -> Iterator[Computed]:
    """Yield by how much a cell is more or less than that of another year, where the figure says that."""
    figure, said = match.mention.figure, telling(judge.words_of(match.tied.sentence))
    years = {one[:4] for one in match.tied.stated.dated}
    for later, earlier in permutations(cells, 2):
        if not later.years or not earlier.years or later.years <= earlier.years or later.marks != earlier.marks:
            continue
        a, b = part_of(later.figured), part_of(earlier.figured)
        # Where columns are called by their years alone, the row tells what is measured.
        is_told = (bool(later.marks & said) or not later.marks) and (not years or bool(years & {*later.years}))
        if a is None or b is None or way is None or not is_told or (a.value > b.value) is not (way is Direction.UP):
            continue
        if figure.unit == "percent":
            yield from growth(figure, a, b, judge)
        elif _is_in_unit(match, a, later):
            yield from difference(figure, a, b, judge)


def _is_of_year(match: Match, cell: _Cell) -> bool:
    """Tell whether a cell is of a year that the draft names, as far as both name any."""
    years = {one[:4] for one in match.tied.stated.dated}
    return not years or not cell.years or bool(years & {*cell.years})


def _is_in_unit(match: Match, part: Part, cell: _Cell) -> bool:
    """Tell whether a figure is in the unit of a cell, or counts what the label of its column says."""
    unit = match.mention.figure.unit
    return unit in (part.unit, NO_UNIT) or (part.unit == NO_UNIT and any(mark[1:] == unit for mark in cell.marks))
