"""Tenses of verbs, as far as words, beginnings and endings tell them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import forms
from factledger.reading.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 5
"""Letters of a verb with the beginning of its future, at least."""


class Tenses(NamedTuple):
    """What tells a tense in a language (`tense.tsv`): words as written, beginnings and endings.

    Attributes:
        leading: Words before a verb in the future: "will".
        future: Endings of verbs in the future.
        openings: Beginnings of verbs in the future, folded.
        others: Words that begin so and are none, folded.
        past: Words in the past.
        past_endings: Endings of verbs in the past.
    """

    leading: frozenset[str]
    future: tuple[str, ...]
    openings: tuple[str, ...]
    others: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]

    def is_past(self, word: str) -> bool:
        """Tell whether a word, as written in small letters, is a verb in the past."""
        return word in self.past or (bool(self.past_endings) and word.endswith(self.past_endings))

    def is_future(self, word: str) -> bool:
        """Tell whether a folded word begins as a verb in the future does: "ستدفع"."""
        if not self.openings or len(word) < _LEAST:
            return False
        return any(form.startswith(self.openings) for form in forms(word)) and not self.others & {*forms(word)}


@cache
def tenses(language: str) -> Tenses:
    """Return what tells the tenses of a language code; nothing where it has no table."""
    found: dict[str, list[str]] = {}
    for words, tense, *_ in rows(language, "tense") if language != UNKNOWN else ():
        found.setdefault(tense, []).extend(words.split("|"))
    past: Sequence[str] = found.get("past", [])
    return Tenses(
        frozenset(found.get("leading", ())),
        tuple(one[1:] for one in found.get("future", ())),
        tuple(fold(one.removesuffix("*")) for one in found.get("opening", ())),
        frozenset(map(fold, found.get("other", ()))),
        frozenset(one for one in past if one[0] != "*"),
        tuple(one[1:] for one in past if one[0] == "*"),
    )
