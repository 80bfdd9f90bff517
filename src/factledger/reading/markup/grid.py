"""Tables: which cells head a cell."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factledger.reading.markup.builder import Builder

_MOST = 200
"""Most columns of a table that are told apart."""

_LAYERS = 4
"""Most cells above each other that head one column."""


class _Cell(NamedTuple):
    columns: range
    is_header: bool
    rows: int
    blocks: range


class Grid:
    """Follows the cells of a table, row by row.

    A cell is headed by the header cells of its column, then by those of its row. A row without any is headed by its
    first cell, which names what the row is about, and by those behind it that hold no number: what is measured.
    """

    def __init__(self, builder: Builder) -> None:
        """Start before the first row."""
        self._builder = builder
        self._columns: dict[int, list[int]] = {}
        self._spanned: dict[int, tuple[int, _Cell]] = {}
        self._row: list[_Cell] = []
        self._at = 0
        self._cell: _Cell | None = None

    def row(self) -> None:
        """Start a row."""
        self.close()
        if all(cell.is_header for cell in self._row):
            self._head()
        self._row, self._at = [], 0
        self._spanned = {column: (rows - 1, cell) for column, (rows, cell) in self._spanned.items() if rows > 1}

    def cell(self, *, is_header: bool, columns: int = 1, rows: int = 1) -> tuple[int, ...]:
        """Start a cell that covers so many columns and rows; return the blocks that head it."""
        self.close()
        while self._at in self._spanned:
            cell = self._spanned[self._at][1]
            self._row.append(cell)
            self._at = cell.columns.stop
        # Columns beyond the most are not followed one by one.
        covered = range(self._at, max(self._at + 1, min(self._at + columns, _MOST)))
        first = len(self._builder.blocks)
        self._cell = _Cell(covered, is_header, rows if self._at < _MOST else 1, range(first, first))
        self._at = covered.stop
        if is_header:
            return ()
        return tuple(dict.fromkeys((*self._columns.get(covered.start, ()), *self._beside())))

    def close(self) -> None:
        """End the cell, if one is open."""
        if self._cell is None:
            return
        self._builder.end()
        cell = self._cell._replace(blocks=range(self._cell.blocks.start, len(self._builder.blocks)))
        self._cell = None
        self._row.append(cell)
        if cell.rows > 1:
            self._spanned |= dict.fromkeys(cell.columns, (cell.rows, cell))

    def _head(self) -> None:
        """Take the row that ends for the headers of its columns."""
        for cell in self._row:
            for column in cell.columns:
                above = self._columns.get(column, [])
                self._columns[column] = list(dict.fromkeys((*above, *cell.blocks[:_LAYERS])))[-_LAYERS:]

    def _beside(self) -> list[int]:
        """Return the blocks that head the row so far."""
        told = [block for cell in self._row[:_LAYERS] if cell.is_header for block in cell.blocks[:_LAYERS]]
        if told:
            return told
        behind = takewhile(lambda cell: not any(map(self._builder.has_number, cell.blocks)), self._row[1:_LAYERS])
        return [block for cell in (*self._row[:1], *behind) for block in cell.blocks[:_LAYERS]]
