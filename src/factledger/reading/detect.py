"""Telling which of the languages a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from functools import cache

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.tokens import fold

_SAMPLE = 20_000
"""How much of a text is looked at, in characters: the first words tell as much as the last."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
"""Common words a text must hold to be told by them."""

_LEAST_SHARE = 0.08
"""Least share of common words among all words; a text in a language that is not known here stays below."""


@cache
def _common() -> dict[str, frozenset[str]]:
    tables = {}
    for code in LANGUAGES:
        words = (row[1].split("|") for row in rows(code, "words") if row[0] == "common")
        tables[code] = frozenset(fold(word) for group in words for word in group)
    return tables


def detect(text: str) -> str:
    """Return the code of the language, or "unknown" when the text is too short or in another language."""
    words = [fold(word) for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return UNKNOWN
    hits = {code: sum(word in common for word in words) for code, common in _common().items()}
    best, second = sorted(hits, key=lambda code: -hits[code])[:2]
    is_enough = hits[best] >= _FEWEST and hits[best] >= _LEAST_SHARE * len(words)
    return best if is_enough and hits[best] > hits[second] else UNKNOWN
