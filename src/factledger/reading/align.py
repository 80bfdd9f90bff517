"""Two versions of a text, word by word: which word of the new one is which of the old one, in near-linear time."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOWHERE = -1
"""What a word without a counterpart is aligned with."""

_SMALL = 10_000
"""Most pairs of words that are compared one by one where no word tells them apart."""

_DEEPEST = 40
"""How often a gap is cut again by words that stand once on both sides of it; a text needs a few."""

_RUNS = (1, 2, 4, 8)
"""How many words in a row are tried as marks: in a table a number alone stands often, a row of them once."""


class Words(NamedTuple):
    """The words and numbers of a text, marks left out.

    Attributes:
        starts: Where each starts, in code points.
        ends: Where each ends.
        keys: Each as it is compared: capitals do not count.
    """

    starts: list[int]
    ends: list[int]
    keys: list[str]

    @classmethod
    def of(cls, text: str, language: str) -> Words:
        """Return the words of a text in a language (its code, without region)."""
        found = placed(text, language)
        return cls(
            [one.start for one in found],
            [one.end for one in found],
            [text[one.start : one.end].casefold() for one in found],
        )

    def within(self, start: int, end: int) -> range:
        """Return the positions of the words that start in `text[start:end]`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def align(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return for each old word the position of the new one that it is, in order; `NOWHERE` for one that is gone.

    What both begin and end with is the same. Between, words that stand once in both are marks, as many as keep their
    order; the gaps between marks are aligned alike. Where no word is a mark, runs of words are tried, and short gaps
    are compared in full; the words of a long gap without marks are nowhere.

    Source: B. Cohen's patience diff, over words.
    """
    found = [NOWHERE] * len(old)
    gaps = [(0, len(old), 0, len(new), 0)]
    while gaps:
        first, last, start, end, depth = gaps.pop()
        while first < last and start < end and old[first] == new[start]:
            found[first] = start
            first, start = first + 1, start + 1
        while first < last and start < end and old[last - 1] == new[end - 1]:
            last, end = last - 1, end - 1
            found[last] = end
        if first == last or start == end:
            continue
        marks = _marks(old, new, first, last, start, end) if depth < _DEEPEST else []
        if marks:
            for i, j in marks:
                found[i] = j
            edges = [(first - 1, start - 1), *marks, (last, end)]
            for (i, j), (k, m) in pairwise(edges):
                gaps.append((i + 1, k, j + 1, m, depth + 1))
        elif (last - first) * (end - start) <= _SMALL:
            for i, j in _compared(old[first:last], new[start:end]):
                found[first + i] = start + j
    return found


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            yield block.a + k, block.b + k


def _marks(
    old: Sequence[str], new: Sequence[str], first: int, last: int, start: int, end: int
) -> list[tuple[int, int]]:
    """Return the (old, new) positions of words, else runs of words, that stand once on each side; in order in both."""
    for size in _RUNS:
        mine, theirs = _single(old, first, last, size), _single(new, start, end, size)
        pairs = [(i, theirs[run]) for run, i in mine.items() if run in theirs]
        if pairs:
            return _rising(pairs)
    return []


def _single(words: Sequence[str], first: int, last: int, size: int) -> dict[object, int]:
    """Return the runs of so many words that stand once between two positions, each with its own."""
    found: dict[object, int] = {}
    for i in range(first, last - size + 1):
        run = words[i] if size == 1 else tuple(words[i : i + size])
        found[run] = NOWHERE if run in found else i
    return {run: i for run, i in found.items() if i != NOWHERE}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs, rising in their first number, that also rises in the second."""
    tails: list[int] = []
    held: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(held[at - 1] if at else NOWHERE)
        tails[at : at + 1] = [j]
        held[at : at + 1] = [k]
    rising = []
    k = held[-1]
    while k != NOWHERE:
        rising.append(pairs[k])
        k = before[k]
    return rising[::-1]
