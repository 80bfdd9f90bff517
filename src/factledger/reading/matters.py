"""What words speak of: the matters of `topics.tsv`, by which "kopi" is coffee in any language."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import folded_rows
from factledger.reading.terms import forms, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEPT = 20_000
"""How many names are kept with what they speak of."""

_PREFIX = 3
"""Letters by which the words of a table that stand for any ending are sorted."""


class _Words(NamedTuple):
    """The words of a table with what they speak of: those that stand as they are, and those that stand for any ending.

    These are sorted by their first letters.
    """

    whole: dict[str, list[str]]
    begun: dict[str, list[tuple[str, str]]]


class Matters:
    """What words speak of (`topics.tsv`), or measure, those of some languages first."""

    def __init__(self, codes: Iterable[str], table: str = "topics") -> None:
        """Sort the words of the tables of some languages."""
        found = (_words(code, table) for code in codes)
        self._words = [one for one in found if one.whole or one.begun]

    def holds(self, form: str) -> bool:
        """Tell whether a word stands in a table as it is."""
        return any(form in one.whole for one in self._words)

    def of(self, name: str) -> Iterator[str]:
        """Yield what a word may speak of: first what it is as it is, or without what is written onto it."""
        for form in forms(name):
            for one in self._words:
                yield from one.whole.get(form, ())
            for one in self._words:
                yield from (matter for bare, matter in one.begun.get(form[:_PREFIX], ()) if form.startswith(bare))


@cache
def _words(code: str, table: str) -> _Words:
    found = _Words({}, {})
    for words, matter, *_ in folded_rows(code, table):
        for word in words.split("|"):
            if word.endswith("*"):
                found.begun.setdefault(word[:_PREFIX], []).append((word[:-1], matter))
            else:
                found.whole.setdefault(word, []).append(matter)
    return found


def matters(*languages: str) -> Matters:
    """Return what words of some languages speak of; of all languages, if none is given."""
    return _matters(languages or tuple(LANGUAGES))


@cache
def _matters(languages: tuple[str, ...]) -> Matters:
    return Matters(languages)


@lru_cache(maxsize=_KEPT)
def matters_of(noun: str) -> frozenset[str]:
    """Return what the words of a noun speak of, whatever its language: that of ferries for "transbordadores"."""
    return frozenset(matter for word in named(noun) for matter in matters().of(word))
