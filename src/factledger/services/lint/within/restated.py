"""Figures of all that something has, told once more and greater: "39 musicians. The 46 musicians of the band"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.reading.terms import people
from factledger.rules import lint as rules
from factledger.services.lint.within.figures import Clash, point_of
from factledger.services.lint.within.twice import exclude_each_other
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.units import Units

_NEAREST = 2
"""How many sentences before may have told it first."""

_BEHIND = 6
"""How many words behind a figure may tell whose it is, and that it is known."""

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.QUANTITY)


def restated(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of what is known from a sentence before, which are greater than the one that it gives there.

    What is smaller may be a part of it: "The school has 930 pupils. The 45 pupils of the school choir".
    """
    for sentence in prose.sentences:
        for mention in sentence.figures:
            if not _is_level(mention) or not (owners := _owners(prose, mention)):
                continue
            for before in islice(prose.before(sentence), _NEAREST):
                told = [one for one in before.figures if _is_level(one) and _are_alike(one, mention)]
                if not told or not _names_nothing_else(prose, sentence, before):
                    continue
                words = {word.term for word in before.words} - {""}
                if words & owners and all(_is_greater(mention, one, units) for one in told):
                    line, _ = prose.place(told[0].span.start)
                    message = f"{told[0].text!r} in line {line}, of what reads as the same thing"
                    yield Clash(mention, rules.SELF_CONTRADICTS, message)
                    break


def _is_level(mention: Mention) -> bool:
    return mention.figure.role is Role.LEVEL and mention.figure.kind in _KINDS and mention.figure.unit != NO_UNIT


def _owners(prose: Prose, mention: Mention) -> set[str]:
    """Return the term of what a figure is of, if its words say that it is known: "the 46 musicians of the band"."""
    before, _ = prose.beside(mention.span)
    sentence = prose.sentence_at(mention.number.start)
    behind = [word for word in sentence.words if word.start >= mention.span.end][:_BEHIND]
    definite = prose.phrases("definite")
    is_known = (before,) in definite | prose.phrases("all-of")
    is_known = is_known or any((word.name,) in prose.phrases("definite-behind") for word in behind)
    if not is_known:
        return set()
    leading = definite | prose.phrases("of")
    first = next((word for word in behind if (word.name,) not in leading), None)
    is_near = first is not None and not _parts(prose, mention.span.end, first)
    return {first.term} - {""} if first is not None and is_near else set()


def _parts(prose: Prose, start: int, word: Placed) -> bool:
    return any(mark in prose.draft.text[start : word.start] for mark in ",;:()—–،؛")


def _are_alike(one: Mention, other: Mention) -> bool:
    mine, theirs = one.figure.unit, other.figure.unit
    known = people()
    return mine == theirs or mine in known.get(theirs, ()) or theirs in known.get(mine, ())


def _names_nothing_else(prose: Prose, sentence: Sentence, before: Sentence) -> bool:
    return prose.words.capital_names(sentence.span) <= prose.words.capital_names(before.span)


def _is_greater(mine: Mention, theirs: Mention, units: Units) -> bool:
    first, other = mine.figure, theirs.figure._replace(unit=mine.figure.unit)
    one, two = point_of(first), point_of(other)
    return one is not None and two is not None and one > two and exclude_each_other(first, other, units)
