"""The two halves of a whole by their words: what is open is not closed, who is no man is a woman."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import forms, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.seen import Seen


def turned(mine: Seen, theirs: Seen) -> list[str]:
    """Return the wholes of which the clauses of two figures speak of one half each, and not of the same."""
    here, there = halves(mine), halves(theirs)
    both = sorted(whole for whole in here if whole in there and len(here[whole]) == len(there[whole]) == 1)
    return [whole for whole in both if here[whole] != there[whole]]


def halves(one: Seen) -> dict[str, set[str]]:
    """Return for each whole of two halves of which of them the clause of a figure speaks."""
    found: dict[str, set[str]] = {}
    for _, whole, half in halves_in(one.words(one.clause.start, one.clause.end), one.language):
        found.setdefault(whole, set()).add(half)
    return found


def halves_in(words: Sequence[Placed], language: str) -> Iterator[tuple[int, str, str]]:
    """Yield (start, whole, half) of the words that tell a half."""
    known = _halves(language)
    for i, word in enumerate(words):
        for form in forms(word.name):
            for phrase, whole, half in known.get(form, ()):
                if phrase[1:] == tuple(one.name for one in words[i + 1 : i + len(phrase)]):
                    yield word.start, whole, half


@cache
def _halves(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return the phrases of a language that tell a half, with the whole and the half, by their first words."""
    found: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {}
    for words, whole, half, *_ in rows(language, "halves") if language != UNKNOWN else ():
        for phrase in map(named, words.split("|")):
            found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, whole, half))
    return found
