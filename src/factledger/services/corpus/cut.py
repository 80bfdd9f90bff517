"""Cutting a long text into pieces that are read each for itself, where a paragraph, a line or a sentence ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE = 250_000
"""Longest piece of a text, in code points: what a process reads in a moment, in some MB."""


class Cut(NamedTuple):
    """A piece of a text.

    Attributes:
        text: Its words.
        offset: How many code points of the text stand before it.
        line: The line it starts in, from 1.
        column: How many code points of that line stand before it.
    """

    text: str
    offset: int = 0
    line: int = 1
    column: int = 0

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Return line and column in the whole text of a place in this piece, all from 1."""
        return self.line + line - 1, column + (self.column if line == 1 else 0)

    def after(self, text: str) -> Cut:
        """Return the piece that follows this one."""
        breaks = self.text.count("\n")
        column = len(self.text) - self.text.rfind("\n") - 1 if breaks else self.column + len(self.text)
        return Cut(text, self.offset + len(self.text), self.line + breaks, column)


def cuts(blocks: Iterable[str]) -> Iterator[Cut]:
    """Yield the pieces of a text that comes in blocks; one, that is empty, of an empty text.

    Where it is cut depends on the text alone, however it comes.
    """
    held, last = "", Cut("")
    for block in blocks:
        held, start = held + block, 0
        while len(held) - start > PIECE:
            end = _end(held, start)
            last = last.after(held[start:end])
            yield last
            start = end
        held = held[start:]
    if held or not (last.offset or last.text):
        yield last.after(held)


def _end(text: str, start: int) -> int:
    """Return where the piece from `start` ends: behind an empty line, else a line, a sentence, a word."""
    middle, most = start + PIECE // 2, start + PIECE
    if (found := max(text.rfind("\n\n", middle, most) + 2, text.rfind("\n\r\n", middle, most) + 3)) > middle:
        return found
    for mark in ("\n", ". ", " "):
        if (found := text.rfind(mark, middle, most)) >= 0:
            return found + 1
    return most
