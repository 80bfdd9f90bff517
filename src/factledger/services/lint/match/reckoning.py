"""How a sum is reckoned, against how that of its claim is: gross profit is no net profit, nor one before tax."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.terms import forms, named, said_in_any
from factledger.services.lint.claims.openings import MOST_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Columns, Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence

_CATEGORY = "reckoning"
_PRICES = "prices-of"
"""Category of words that a year stands beside whose prices a sum is in: "at 2015 prices", "a precios de 2015"."""

_BEFORE = "before"
"""The value of such words that stand before the year; of others it is the word that stands before the year."""

_OF_PRICES = ("real", "nominal")
"""Ways that say at which prices a sum is, wherever in its clause they stand."""

_REAL, _YEAR = "real", re.compile(r"(1[89]|20)\d\d", re.ASCII)

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
    start, i = mention.number.start, sentence.at[mention.number.start] + 1
    # "3.600 millones, a precios corrientes": at which prices is told behind a comma, too.
    end = sentence.figures[i].span.start if i < len(sentence.figures) else sentence.span.end
    behind = [one for one in found if start <= one.start < (end if _is_of_prices(one.part) else clause.end)]
    return (
        [one for one in found if clause.start <= one.start < start],
        [_of_figure(one, sentence, clause, mention) for one in behind],
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
    for is_of_prices in (True, False):
        mine = frozenset(way for way in wanted if _is_of_prices(way) is is_of_prices)
        ways = _nearest(claim, said, is_of_prices=is_of_prices) if mine else set()
        if ways and not _is_one(ways, mine, claim):
            return f"measure: {min(ways)} against {min(mine)}"
    return None


def _nearest(claim: Known, said: tuple[Sequence[Reckoned], ...], *, is_of_prices: bool) -> set[str]:
    """Return the nearest ways in which a sentence says that something of a claim is reckoned, at prices or otherwise.

    The "gross" of a gross domestic product says nothing of its prices.
    """
    for nearest, group in enumerate(said):
        of_claim = [one for one in group if one.terms & claim.terms and _is_of_prices(one.part) is is_of_prices]
        if of_claim:
            return {one.part for one in (of_claim if nearest == 0 else of_claim[:1])}
    return set()


def _is_one(ways: set[str], wanted: frozenset[str], claim: Known) -> bool:
    """Tell whether a sum may be reckoned in both ways: at the prices of a year is in real terms, or of its own year."""
    if ways & wanted or (_REAL in ways and any(map(_YEAR.match, wanted))):
        return True
    years = {way for way in ways if _YEAR.match(way)}
    is_named = any(map(_YEAR.match, wanted))
    own = {way for way in years if claim.columns.period and way[:4] == claim.columns.period[:4]}
    return bool(years) and ((_REAL in wanted and not is_named and not own) or ("nominal" in wanted and bool(own)))


def _is_of_prices(part: str) -> bool:
    return part in _OF_PRICES or _YEAR.match(part) is not None


def _find(prose: Prose, sentence: Sentence) -> Iterator[Reckoned]:
    if not (prose.said_in(sentence, _CATEGORY) or prose.said_in(sentence, _PRICES)):
        return
    words = sentence.words
    names = [word.name for word in words]
    for first, last, part in sorted([*_ways_in(names), *_priced_in(names)]):
        beside = words if _is_of_prices(part) else words[max(first - _REACH, 0) : last + _REACH]
        yield Reckoned(words[first].start, part, frozenset(word.term for word in beside) - {""})


@lru_cache(maxsize=MOST_KNOWN)
def _ways_of(one: Columns) -> frozenset[str]:
    """Return how the names of a claim, in any language, say that it is reckoned, or its method and prices do."""
    names = [name for some in json.loads(one.aliases).values() for name in some] if one.aliases else []
    texts = (one.measure, one.key, one.method or "", one.price_basis or "", *names)
    ways = (_ways_in(named(text)) for text in texts)
    told = (one.measure, one.statement or "", one.method or "", one.price_basis or "")
    priced = (_priced_in([*named(text)]) for text in told)
    found = frozenset(part for some in (*ways, *priced) for _, _, part in some)
    basis = _YEAR.search(one.price_basis or "")  # "2015", where no more is said
    return found | {f"{basis[0]} prices"} if basis else found


def dates_of_prices(prose: Prose, sentence: Sentence) -> set[int]:
    """Return the places of the years at whose prices a sentence gives its sums: no years in which something was so."""
    if not prose.said_in(sentence, _PRICES):
        return set()
    words = sentence.words
    return {words[at].start for _, _, at in _years_of_prices([word.name for word in words])}


def _years_of_prices(words: list[str]) -> list[tuple[int, int, int]]:
    """Return (first word, place behind the last, place of the year) where words say at the prices of which year."""
    known = said_in_any(_PRICES)
    found = []
    for i, word in enumerate(words):
        for name, side in known.get(word, ()):
            end = i + len(name)
            at = end if side == _BEFORE else i - 1
            is_led = side == _BEFORE or words[at - 1 : at] == [side]  # "at 2015 prices", not "in 2015 prices rose"
            is_said = is_led and tuple(words[i:end]) == name and 0 <= at < len(words)
            if is_said and _YEAR.fullmatch(ascii_digits(words[at])):
                found.append((min(i, at), max(end, at + 1), at))
    return found


def _priced_in(words: list[str]) -> list[tuple[int, int, str]]:
    """Return (first word, place behind the last, "2015 prices") where words say at the prices of which year."""
    return [(first, last, f"{ascii_digits(words[at])} prices") for first, last, at in _years_of_prices(words)]


def _ways_in(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first word, place behind the last, way) of the ways of reckoning that words say, in any language.

    Of two that share a word the first counts, then the longer: "not adjusted" is no "adjusted".
    """
    known = said_in_any(_CATEGORY)
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
