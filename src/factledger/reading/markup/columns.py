"""Tables in plain text: lines of a label and numbers, parted by tabs, bars, colons or several spaces."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.draft import Kind
from factledger.reading.markup.builder import Context
from factledger.reading.markup.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.markup.builder import Builder

Line = tuple[str, int]
"""A line without the white space at its end, and where it stands in the file."""

_PARTED = re.compile(r"[ \t]*(?:\||\t|[ ]{2,}|[.·…]{3,})[ \t|.·…]*|[:：][ \t]+")
"""What parts the cells of a line."""

_RULE = re.compile(r"[-=+|:_ \t]+")
"""A line that only parts rows."""

_LEAST_ROWS = 2
_LONGEST_LABEL, _LONGEST_CELL = 60, 40
_SENTENCE_ENDS = ".!?؟。"


class _Cell(NamedTuple):
    """The words of a cell, and where they stand in the file."""

    text: str
    place: int


def tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and behind the last of the lines of each table among some, in order."""
    start = 0
    for is_of_table, run in groupby(lines, _is_of_table):
        rows = [_RULE.fullmatch(text) is None for text, _ in run]
        if is_of_table and sum(rows) >= _LEAST_ROWS:
            yield start, start + len(rows)
        start += len(rows)


def add_table(builder: Builder, above: Line | None, rows: Sequence[Line]) -> None:
    """Add the rows of a table, each cell as one block; the line above them heads all their columns.

    A line above that has cells itself, without numbers, heads each column by its own.
    """
    grid = Grid(builder)
    cells = [_cells(text, place) for text, place in rows if not _RULE.fullmatch(text)]
    if above is not None:
        heads, width = _cells(*above), len(cells[0])
        is_parted = len(heads) == width or len(heads) == width - 1 > 1
        heads = heads if is_parted else [_Cell(*above)]
        grid.row()
        if len(heads) == width - 1 > 1:
            grid.cell(is_header=True)  # the labels of the rows have no head
        for one in heads:
            _add(builder, one, grid.cell(is_header=True, columns=1 if is_parted else width))
    for row in cells:
        grid.row()
        for one in row:
            _add(builder, one, grid.cell(is_header=False))
    grid.row()


def _add(builder: Builder, cell: _Cell, headers: tuple[int, ...]) -> None:
    builder.context = Context(Kind.CELL, headers=headers)
    builder.words(cell.text, cell.place)


def _is_of_table(line: Line) -> bool:
    """Tell whether a line is a label and one number or more, or parts such lines."""
    text, place = line
    if _RULE.fullmatch(text):
        return True
    label, *others = _cells(text, place) or [_Cell("", 0)]
    is_label = any(map(str.isalpha, label.text)) and len(label.text) <= _LONGEST_LABEL
    return is_label and bool(others) and all(_is_number(one.text) for one in others)


def _is_number(text: str) -> bool:
    """Tell whether the words of a cell are a number with hardly more than its unit."""
    has_digit = any(map(str.isdigit, text))
    return text in ("-", "–", "—") or (has_digit and len(text) <= _LONGEST_CELL and text[-1] not in _SENTENCE_ENDS)


def _cells(text: str, place: int) -> list[_Cell]:
    """Return the cells of a line; empty ones at its ends, before and behind bars, are none."""
    found: list[_Cell] = []
    start = 0
    for end, behind in [*(match.span() for match in _PARTED.finditer(text)), (len(text), len(text))]:
        if part := text[start:end].strip():
            offset = start + text[start:end].index(part)
            found.append(_Cell(part, place + offset))
        start = behind
    return found
