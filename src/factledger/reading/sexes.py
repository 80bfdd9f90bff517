"""Nouns of people that tell women from men by their ending: "maestras", "maestros"; "siswi", "siswa"."""

from __future__ import annotations

from functools import cache

from factledger.reading.tables import rows
from factledger.reading.tokens import fold

_LEAST = 2
"""Letters that a noun has besides its ending, at least."""


def are_of_other_sexes(first: str, second: str, language: str) -> bool:
    """Tell whether two nouns of a language (without region) are the same but for the sex that their ending tells.

    >>> are_of_other_sexes("maestras", "maestros", "es"), are_of_other_sexes("maestras", "maestra", "es")
    (True, False)
    """
    one, other = fold(first), fold(second)
    return any(_is_feminine_of(*pair, language) for pair in ((one, other), (other, one)))


def _is_feminine_of(feminine: str, masculine: str, language: str) -> bool:
    return any(
        feminine.endswith(of_women)
        and len(feminine) - len(of_women) >= _LEAST
        and feminine.removesuffix(of_women) + of_men == masculine
        for of_women, of_men in _endings(language)
    )


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((fold(of_women), fold(of_men)) for of_women, of_men, *_ in rows(language, "sexes"))
