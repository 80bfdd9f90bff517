"""The words that hedge a figure, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.words import lookup
from factledger.values.figure import Hedge, Kind

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import HedgeWord, Phrases

_NEAR = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
_MOST_STACKED = 3


class Hedging(NamedTuple):
    """What the words around a number say of it.

    Attributes:
        hedge: The hedge, plain without any.
        is_approximate: Whether a bound is itself hedged ("at least about 8").
        first: Index of the first token of the hedge and what it hedges.
        last: Index after the last token.
    """

    hedge: Hedge
    is_approximate: bool
    first: int
    last: int


def hedging(line: Line, first: int, last: int, kind: Kind, inner: Hedge | None = None) -> Hedging:
    """Return the hedges directly before token `first` and directly after token `last` - 1.

    Args:
        line: The line.
        first: Index of the first token of what is hedged.
        last: Index after its last token.
        kind: What sort of figure it is.
        inner: A hedge already found between the number and its noun ("12,000+ chips").
    """
    hedges = [inner] if inner else []
    while len(hedges) < _MOST_STACKED and (found := _before(line, first, kind)):
        hedges.append(found[0])
        first = found[1]
    if after := after_hedge(line, last, kind):
        hedges.append(after[0])
        last = after[1]
    hedge, is_approximate = _combined(hedges)
    return Hedging(hedge, is_approximate, first, last)


def _before(line: Line, first: int, kind: Kind) -> tuple[Hedge, int] | None:
    lexicon, word = line.lexicon, line.words[first - 1]
    if not (word.closes or word.bare):
        return None
    for table in (lexicon.language.hedges_before, lexicon.neutral.hedges_before):
        found = line.before(table, first)
        if found and not line.is_inside_word(found[1]) and _hedges(found[0], kind):
            return found[0].hedge, found[1]
    return _behind_clitic(line, first, kind, lexicon.language.hedges_before)


def _behind_clitic(line: Line, first: int, kind: Kind, table: Phrases[HedgeWord]) -> tuple[Hedge, int] | None:
    """Find a one-word hedge written together with a clitic: "و" + "حوالي"."""
    found: tuple[HedgeWord, int] | None
    for opens, _ in line.words[first - 1].bare:
        found = line.longest(opens.get(table, []), first - 1)
        if found and found[1] == first and _hedges(found[0], kind):
            return found[0].hedge, first - 1
    return None


def after_hedge(line: Line, last: int, kind: Kind) -> tuple[Hedge, int] | None:
    """Return (hedge, index after it) of a hedge that stands directly behind token `last` - 1, or None."""
    if line.is_mark(last, "+") and line.is_adjacent(last) and not line.is_number(last + 1):
        return Hedge.AT_LEAST, last + 1
    start = last + 1 if line.is_mark(last, ",،") else last
    table = line.lexicon.language.hedges_after
    if table not in line.words[start].opens:
        return None
    found = line.at(table, start)
    # "2,000, about 500 of them": what stands before another number hedges that one.
    if found and _hedges(found[0], kind) and not _is_number(line, found[1]):
        return found[0].hedge, found[1]
    return None


def _is_number(line: Line, i: int) -> bool:
    if line.is_inside_word(i) or line.has("never-alone", i) is not None:
        return False
    word = lookup(line, i)
    return line.is_number(i) or (word is not None and word[0].kind not in ("article", "one"))


def _hedges(word: HedgeWord, kind: Kind) -> bool:
    """Tell whether the phrase hedges this kind of figure ("over three years" is a span of time)."""
    return word.except_before != kind


def _combined(hedges: list[Hedge]) -> tuple[Hedge, bool]:
    """Return the hedge of several, and whether it is an approximate bound; hedges[0] stands nearest."""
    if not hedges:
        return Hedge.PLAIN, False
    bounds = [hedge for hedge in hedges if hedge not in _NEAR and hedge is not Hedge.EXACTLY]
    near = [hedge for hedge in hedges if hedge in _NEAR]
    if bounds:
        return bounds[0], bool(near)
    return (near or hedges)[0], False
