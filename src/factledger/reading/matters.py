"""What words speak of: the matters of `topics.tsv`, by which "kopi" is coffee in any language."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import folded_rows
from factledger.reading.terms import forms, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEPT = 20_000
"""How many names are kept with what they speak of."""

_PREFIX = 3
"""Letters by which the words of a table that stand for any ending are sorted."""


class Matters:
    """What words speak of (`topics.tsv`), or measure, those of some languages first."""

    def __init__(self, codes: Iterable[str], table: str = "topics") -> None:
        """Sort the words of the tables of some languages."""
        self.whole: dict[str, list[str]] = {}
        self.begun: dict[str, list[tuple[str, str]]] = {}
        for words, matter, *_ in (row for code in codes for row in folded_rows(code, table)):
            for word in words.split("|"):
                if word.endswith("*"):
                    self.begun.setdefault(word[:_PREFIX], []).append((word[:-1], matter))
                else:
                    self.whole.setdefault(word, []).append(matter)

    def of(self, name: str) -> Iterator[str]:
        """Yield what a word may speak of: first what it is as it is, or without what is written onto it."""
        for form in forms(name):
            yield from self.whole.get(form, ())
            yield from (matter for bare, matter in self.begun.get(form[:_PREFIX], ()) if form.startswith(bare))


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
