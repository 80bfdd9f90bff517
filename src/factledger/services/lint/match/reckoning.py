"""How a sum is reckoned, against how that of its claim is: gross profit is no net profit, nor one before tax."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES
from factledger.reading.terms import forms, named, said
from factledger.services.lint.claims.openings import MOST_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Columns, Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence

_CATEGORY = "reckoning"
_REACH = 2
"""How many words may stand between a way of reckoning and what is reckoned so: "net interest income"."""


class Reckoned(NamedTuple):
    """A word that says how something is reckoned.

    Attributes:
        start: Where it stands.
        part: The way: "gross", "net".
        terms: Terms of the words beside it, of which one is what is reckoned.
    """

    start: int
    part: str
    terms: frozenset[str]


def reckonings(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> tuple[Sequence[Reckoned], ...]:
    """Return how a sentence says that things are reckoned: before a figure in its clause, behind it, further before."""
    found = sentence.once("reckoned", lambda: list(_find(prose, sentence)))
    start = mention.number.start
    return (
        [one for one in found if clause.start <= one.start < start],
        [_of_figure(one, sentence, clause, mention) for one in found if start <= one.start < clause.end],
        [one for one in found if one.start < clause.start][::-1],
    )


def _of_figure(one: Reckoned, sentence: Sentence, clause: Clause, mention: Mention) -> Reckoned:
    """Return a way of reckoning as one of what the figure is, where it stands right behind: "earned $2 before tax"."""
    if one.start - mention.span.end > 1:
        return one
    return one._replace(terms=frozenset(word.term for word in sentence.words if clause.start <= word.start < one.start))


def other_reckoning(claim: Known, said: tuple[Sequence[Reckoned], ...]) -> str | None:
    """Return what says that a figure is reckoned otherwise than what a claim measures; None when nothing does."""
    wanted = _ways_of(claim.columns) if any(said) else frozenset()
    if not wanted:
        return None
    for nearest, group in enumerate(said):
        of_claim = [one for one in group if one.terms & claim.terms]
        ways = {one.part for one in (of_claim if nearest == 0 else of_claim[:1])}
        if ways:
            return None if ways & wanted else f"measure: {min(ways)} against {min(wanted)}"
    return None


def _find(prose: Prose, sentence: Sentence) -> Iterator[Reckoned]:
    if not prose.said_in(sentence, _CATEGORY):
        return
    words = sentence.words
    for first, last, part in _ways_in([word.name for word in words]):
        beside = words[max(first - _REACH, 0) : last + _REACH]
        yield Reckoned(words[first].start, part, frozenset(word.term for word in beside) - {""})


@lru_cache(maxsize=MOST_KNOWN)
def _ways_of(one: Columns) -> frozenset[str]:
    """Return how the names of a claim, in any language, say that it is reckoned, or its method and prices do."""
    names = [name for some in json.loads(one.aliases).values() for name in some] if one.aliases else []
    texts = (one.measure, one.key, one.method or "", one.price_basis or "", *names)
    ways = (_ways_in(named(text.replace("-", " ").replace("/", " "))) for text in texts)
    return frozenset(part for found in ways for _, _, part in found)


def _ways_in(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first word, place behind the last, way) of the ways of reckoning that words say, in any language.

    Of two that share a word the first counts, then the longer: "not adjusted" is no "adjusted".
    """
    known = _phrases()
    found = [
        (i, i + len(name), part)
        for i, word in enumerate(words)
        for form in forms(word)
        for name, part in known.get(form, ())
        if tuple(words[i + 1 : i + len(name)]) == name[1:]
    ]
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, str]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1] or one[:2] == kept[-1][:2]:
            kept.append(one)
    return kept


@cache
def _phrases() -> dict[str, list[tuple[Name, str]]]:
    """Return the ways of reckoning in every language by the first word of each phrase."""
    found: dict[str, list[tuple[Name, str]]] = {}
    for one in (one for code in LANGUAGES for one in said(code) if one.category == _CATEGORY):
        found.setdefault(one.words[0], []).append((one.words, one.value))
    return found
