"""The lines of a text in reStructuredText, as docutils sees them, and the way back to the file."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_TAB = 8
_OTHER_ENDS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\0": "\ufffd"})
"""Signs that docutils takes for line ends, and the one by which it marks escapes."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NEAR = 200
"""Lines upwards through which the start of a comment is looked for."""


class Run(NamedTuple):
    """A stretch of one line: where it stands in a text of docutils, and where in the file, exactly or nearly."""

    start: int
    end: int
    place: int
    is_exact: bool


class Source:
    """The lines of the file."""

    def __init__(self, source: str) -> None:
        """Take the text of the file."""
        self._starts: list[int] = []
        self.lines: list[str] = []
        self._columns: dict[int, list[int]] = {}
        self._taken: dict[int, int] = {}
        for i, match in enumerate(_LINE.finditer(source)):
            line = match[0].rstrip("\r\n").translate(_OTHER_ENDS)
            if "\t" in line:
                line, self._columns[i] = _expanded(line)
            self.lines.append(line.rstrip())
            self._starts.append(match.start())

    def runs(self, text: str, line: int) -> list[Run]:
        """Return where each line of a text stands that docutils took from the file, from a line (from 1) on.

        Lines of a paragraph end where those of the file end. In a table they do not; its cells come from left to
        right, so each is behind what was taken of the line before.
        """
        found: list[Run] = []
        start = 0
        parts = text.split("\n")
        # docutils is one line off for a line block that starts with an empty line.
        first = next((i for i in (line - 1, line) if i < len(self.lines) and parts[0] in self.lines[i]), line - 1)
        for i, part in enumerate(parts, first):
            column = self._column(part, i) if 0 <= i < len(self.lines) else None
            end = start + len(part)
            if column is None:
                place = self._starts[max(0, min(i, len(self._starts) - 1))]
                found.append(Run(start, end, place, is_exact=False))
            else:
                self._taken[i] = column + len(part)
                found += self._exact(i, column, start, end)
            start = end + 1
        return found

    def _column(self, part: str, line: int) -> int | None:
        text, taken = self.lines[line], self._taken.get(line, 0)
        if not taken and text.lstrip().startswith(f":{part}:"):
            return text.index(":") + 1  # the name of a field, whatever stands behind it
        if text.endswith(part) and len(text) - len(part) >= taken:
            return len(text) - len(part)
        column = text.find(part, taken)
        return None if column < 0 else column

    def _exact(self, line: int, column: int, start: int, end: int) -> list[Run]:
        columns = self._columns.get(line)
        if columns is None:
            return [Run(start, end, self._starts[line] + column, is_exact=True)]
        places = [self._starts[line] + columns[column + i] for i in range(end - start)]
        cuts = [0, *(i for i in range(1, len(places)) if places[i] != places[i - 1] + 1), len(places)]
        return [Run(start + a, start + b, places[a], is_exact=True) for a, b in pairwise(cuts) if a < b]

    def comment(self, text: str, line: int) -> tuple[int, int]:
        """Return where a comment stands whose last line is near a line of the file."""
        first = text.split("\n", 1)[0].strip()
        last = min(line, len(self.lines)) - 1
        for i in range(last, max(last - _NEAR - text.count("\n"), -1), -1):
            if self.lines[i].lstrip().startswith("..") and first and first in self.lines[i]:
                return self._starts[i], self._starts[i] + len(self.lines[i])
        return self._starts[last], self._starts[last] + len(self.lines[last])


def _expanded(line: str) -> tuple[str, list[int]]:
    """Return a line with spaces for tabs, and the column of the file for each column of it."""
    text: list[str] = []
    columns: list[int] = []
    for i, character in enumerate(line):
        width = _TAB - len(columns) % _TAB if character == "\t" else 1
        text.append(" " * width if character == "\t" else character)
        columns += [i] * width
    return "".join(text), columns
