"""Maps from a text that a parser made out of lines back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINE_END = re.compile(r"\r\n")


class Places:
    """Where each position of a text stands in another one: pieces of it, each with its place."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        """Take pairs (position in the text, position in the other), both ascending."""
        self._starts = [start for start, _ in pieces] or [0]
        self._places = [place for _, place in pieces] or [0]

    def __call__(self, position: int) -> int:
        """Return where a position stands."""
        i = max(bisect_right(self._starts, position) - 1, 0)
        return self._places[i] + position - self._starts[i]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Return the pieces of a stretch of the text, each of which is whole in the other, as (start, end)."""
        for cut in self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]:
            yield start, cut
            start = cut
        yield start, end

    def through(self, way: Callable[[int], int]) -> Places:
        """Return the places one step further back."""
        return Places([(start, way(place)) for start, place in zip(self._starts, self._places, strict=True)])


class Normalised:
    """A text with every line end as one sign, and the way back to the text as it was."""

    def __init__(self, source: str) -> None:
        """Take the text."""
        self.text = source.replace("\r\n", "\n").replace("\r", "\n")
        self._ends = [m.start() - i for i, m in enumerate(_LINE_END.finditer(source))] if "\r\n" in source else []

    def __call__(self, position: int) -> int:
        """Return where a position of the normalised text stands in the source."""
        return position + bisect_right(self._ends, position - 1)
