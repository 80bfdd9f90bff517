"""Number words that are written as one word, as in German: where one part ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LONGEST = 120
"""Longest word that is taken apart, in characters: every number below a million is shorter."""


class Glue:
    """Takes words apart into the words of a number."""

    def __init__(self, words: Iterable[str]) -> None:
        """Hold the words that numbers are made of, as they are looked up."""
        self._words = frozenset(words)
        self._longest = max(map(len, self._words), default=0)

    def parts(self, word: str, fold: Callable[[str], str]) -> tuple[int, ...]:
        """Return the lengths of the printed parts; empty when the word is one word, or holds another.

        >>> Glue(["drei", "und", "zwanzig"]).parts("Dreiundzwanzig", str.lower)
        (4, 3, 7)
        """
        folded = [fold(letter) for letter in word] if len(word) <= _LONGEST else []
        if not folded or "".join(folded) in self._words:
            return ()
        return self._cut(folded)

    def _cut(self, letters: list[str]) -> tuple[int, ...]:
        """Find the parts from the end of the word to its beginning, the longest first part that works.

        Each place is settled once, so the work is bounded by length times the longest part.
        """
        end = len(letters)
        first_part: dict[int, int] = {end: 0}
        for start in range(end - 1, -1, -1):
            for stop in range(min(end, start + self._longest), start, -1):
                if stop in first_part and "".join(letters[start:stop]) in self._words:
                    first_part[start] = stop - start
                    break
        lengths = []
        start = 0
        while first_part.get(start):
            lengths.append(first_part[start])
            start += first_part[start]
        return tuple(lengths)
