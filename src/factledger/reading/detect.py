"""Telling which of the languages a text is in, by its script and its commonest words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import rows, settings
from factledger.reading.tokens import Writing, fold, is_word, tokenize

_SAMPLE = 20_000
"""How much of a text is looked at, in characters: the first words tell as much as the last."""

_CHARACTERS = Writing(characters=True)
_FEWEST = 2
"""Common words a text must hold to be told by them."""

_LEAST_SHARE = 0.08
"""Least share of common words among all words; a text in a language that is not known here stays below."""


class _Common(NamedTuple):
    """The commonest words of a language, looked up with or without accents."""

    words: frozenset[str]
    keeps_accents: bool


@cache
def _common() -> dict[str, _Common]:
    tables = {}
    for code in LANGUAGES:
        words = (row[1].split("|") for row in rows(code, "words") if row[0] == "common")
        keeps = bool(settings(code).get("keeps_accents"))
        tables[code] = _Common(frozenset(fold(word, keeps_accents=keeps) for group in words for word in group), keeps)
    return tables


def detect(text: str) -> str:
    """Return the code of the language, or "unknown" when the text is too short or in another language."""
    tokens = [token for token in tokenize(text[:_SAMPLE], writing=_CHARACTERS).texts if is_word(token)]
    if not tokens:
        return UNKNOWN
    words = {keeps: [fold(token, keeps_accents=keeps) for token in tokens] for keeps in (False, True)}
    hits = {
        code: sum(word in common.words for word in words[common.keeps_accents]) for code, common in _common().items()
    }
    best, second = sorted(hits, key=lambda code: -hits[code])[:2]
    is_enough = hits[best] >= _FEWEST and hits[best] >= _LEAST_SHARE * len(tokens)
    return best if is_enough and hits[best] > hits[second] else UNKNOWN
