"""What makes a counted thing narrower than its noun alone (`qualities.tsv`): "cargo" of aircraft, "de UTI" of beds."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import folded_rows
from factledger.reading.terms import forms, named, phrase_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = 10_000
"""Measures that are kept with what they name: a ledger has the same ones of many subjects."""

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""The words of phrases behind the first, and what they stand for, by that first word; the longer ones first."""


@cache
def _qualities(language: str) -> _Phrases:
    found: _Phrases = {}
    for words, quality, *_ in folded_rows(language, "qualities"):
        for phrase in words.split("|"):
            first, *rest = phrase_words(phrase)
            found.setdefault(first, []).append((tuple(rest), quality))
    for some in found.values():
        some.sort(key=lambda one: -len(one[0]))
    return found


def quality_at(names: Sequence[str], i: int, language: str) -> tuple[str, int] | None:
    """Return what the phrase that opens at a word makes of a noun beside it, and how many words it has."""
    known = _qualities(language)
    for form in forms(names[i]):
        for rest, quality in known.get(form, ()):
            if tuple(names[i + 1 : i + 1 + len(rest)]) == rest:
                return quality, 1 + len(rest)
    return None


@lru_cache(maxsize=_KEPT)
def qualities_of(text: str) -> frozenset[str]:
    """Return the qualities that a text names, in whatever language.

    >>> sorted(qualities_of("leitos de UTI"))
    ['intensive-care']
    """
    names = named(text)
    opening = [i for i, name in enumerate(names) if any(form in _openings() for form in forms(name))]
    found = (quality_at(names, i, code) for i in opening for code in LANGUAGES)
    return frozenset(one[0] for one in found if one is not None)


@cache
def _openings() -> frozenset[str]:
    """Return the words that phrases of any language open with."""
    return frozenset(word for code in LANGUAGES for word in _qualities(code))
