"""Cutting a word that glues number words together: "zweiunddreißigtausend", "二百一十五"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.tokens import Token, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LONGEST = 120
"""Longest word that is cut, in characters; the longest number words have about 100."""


def cut(word: str, parts: Collection[str]) -> tuple[int, ...]:
    """Return where the parts of a word end, or nothing when it is not made of parts alone.

    The longest part is tried first wherever two fit, and the next shorter one when the rest then is no number.

    Args:
        word: As printed.
        parts: Number words and the words that join them, looked-up form.

    >>> cut("zweiunddreißig", {"zwei", "und", "dreissig"})
    (4, 7, 14)
    >>> cut("zweifel", {"zwei"})
    ()
    """
    if len(word) > _LONGEST:
        return ()
    longest = max(map(len, parts), default=0)
    dead: set[int] = set()
    ends: list[int] = []
    tried = [len(word) + 1]
    while tried:
        start = ends[-1] if ends else 0
        end = _next_end(word, start, min(tried[-1] - 1, start + longest), parts, dead)
        if end is None:
            dead.add(start)
            tried.pop()
            if ends:
                ends.pop()
            continue
        tried[-1] = end
        ends.append(end)
        if end == len(word):
            return tuple(ends)
        tried.append(len(word) + 1)
    return ()


def apart(tokens: Iterable[Token], parts: Collection[str]) -> Iterator[Token]:
    """Yield the tokens, a number glued together as the tokens of its parts."""
    for token in tokens:
        ends = cut(token.text, parts) if token.is_word and token.fold not in parts else ()
        if not ends:
            yield token
        for start, end in pairwise((0, *ends)):
            text = token.text[start:end]
            yield replace(token, start=token.start + start, end=token.start + end, text=text, fold=fold(text))


def _next_end(word: str, start: int, last: int, parts: Collection[str], dead: set[int]) -> int | None:
    """Return the end of the longest part at `start` that ends at or before `last` and not at a dead end."""
    for end in range(last, start, -1):
        if end not in dead and fold(word[start:end]) in parts:
            return end
    return None
