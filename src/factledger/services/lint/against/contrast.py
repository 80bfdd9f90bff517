"""Words that set one part of a whole apart from another one: what held for towns is said of the countryside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import forms, named
from factledger.reading.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factledger.reading.terms import Placed


class Part(NamedTuple):
    """A part of a whole: ("compass", "north")."""

    whole: str
    name: str


class _Parts(NamedTuple):
    """The parts of a language by their words, and by what words of any ending start with, the longest first."""

    words: Mapping[str, Part]
    starts: tuple[tuple[str, Part], ...]


def contrasted(mine: Iterable[Placed], theirs: Iterable[Placed], language: str) -> tuple[Placed, Placed] | None:
    """Return a word of the one for a part, and one of the other for another part, neither of which names both.

    Args:
        mine: Words around a figure.
        theirs: Words around the figure that it is compared with.
        language: Their language, without a region.
    """
    here, there = _parts_of(mine, language), _parts_of(theirs, language)
    for part, word in here.items():
        if part in there:
            continue
        for other, its_word in there.items():
            if other.whole == part.whole and other not in here:
                return word, its_word
    return None


def _parts_of(words: Iterable[Placed], language: str) -> dict[Part, Placed]:
    found: dict[Part, Placed] = {}
    for word in words:
        part = _part(word.name, language)
        if part is not None:
            found.setdefault(part, word)
    return found


def _part(name: str, language: str) -> Part | None:
    known = _parts(language)
    for form in forms(name):
        if form in known.words:
            return known.words[form]
    return next((part for start, part in known.starts if name.startswith(start)), None)


@cache
def _parts(language: str) -> _Parts:
    words: dict[str, Part] = {}
    starts: list[tuple[str, Part]] = []
    for phrases, whole, name, *_ in rows(language, "contrasts") if language != UNKNOWN else ():
        for phrase in phrases.split("|"):
            if phrase.endswith("*"):
                starts.append((fold(phrase[:-1]), Part(whole, name)))
            else:
                words["".join(named(phrase))] = Part(whole, name)
    return _Parts(words, tuple(sorted(starts, key=lambda one: (-len(one[0]), one[0]))))
