"""Names as they are heard, roughly, so that one is found in another spelling or script: Quillon, كويلون."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.tables import NEUTRAL, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

VOWELS = ("I", "U")
"""Sounds that are no consonants."""
_MUTE = "-"
_BREATH = "H"
_NO_CONSONANTS = frozenset((*VOWELS, _MUTE, _BREATH))
_LEAST = 3
"""Consonants that tell a name; with fewer its vowels have to fit, too."""


def sound(name: str) -> str:
    """Return how a folded name is heard: its consonants, and its vowels where they are too few; "" for none.

    An h counts where nothing else would tell the name, but for one at its end, which some scripts write for a vowel.

    >>> sound("quillon"), sound("كويلون"), sound("ibis"), sound("ايبيس"), sound("mahra"), sound("مهره")
    ('kln', 'kln', 'IbIs', 'IbIs', 'mHr', 'mHr')
    """
    parts = _heard(name)
    found = _told("".join(part for part in parts if part not in (_MUTE, _BREATH)))
    return found or _told("".join(part for part in parts if part != _MUTE).rstrip(_BREATH))


def breathed(name: str) -> str:
    """Return how a folded name of two consonants is heard with an h between them for the third one; "" for others.

    A vowel beside an h is written in some scripts, and left out in others.

    >>> breathed("suhail"), breathed("سهيل"), breathed("quillon")
    ('sHl', 'sHl', '')
    """
    parts = "".join(part for part in _heard(name) if part != _MUTE).strip(_BREATH)
    found = re.sub(r"(.)\1+", r"\1", "".join(one for one in parts if one not in VOWELS))
    return found if len(found) == _LEAST and _BREATH in found else ""


def consonants(name: str) -> str:
    """Return the consonants that are heard in a folded name, however few: for one of several words of a name.

    >>> consonants("haddad"), consonants("حداد"), consonants("ali"), consonants("علي")
    ('dd', 'dd', 'l', 'l')
    """
    parts = _heard(name)
    heard = (a for a, b in pairwise([*parts, ""]) if a != b and a not in _NO_CONSONANTS)
    return "".join(one for part in heard for one in part if one not in VOWELS)  # "ci" is heard as two sounds


def first_sound(name: str) -> str:
    """Return the first sound of a folded name, be it a vowel: it tells Westholt from Eastholt.

    >>> first_sound("westholt") == first_sound("ويستهولت") != first_sound("eastholt")
    True
    """
    return next(iter(_heard(name)), "")


def heard_in_ways(name: str) -> frozenset[str]:
    """Return the consonants of a folded name in each way in which other scripts spell its letters: ذ as z, th or d.

    >>> sorted(heard_in_ways("هذلول"))
    ['dll', 'sll', 'tll']
    """
    ways = {name}
    for letter, others in _spelled():
        if letter in name:
            ways |= {way.replace(letter, other) for way in ways for other in others}
    return frozenset(map(consonants, ways))


@cache
def _spelled() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return letters with the others that they are spelled like in another script."""
    return tuple((letter, tuple(others.split("|"))) for letter, others in rows(NEUTRAL, "spelled"))


def _heard(name: str) -> list[str]:
    """Return the sounds of the letters of a name, those that are not heard included."""
    heard, pattern = _letters()
    return [heard[found] for found in pattern.findall(name)]


def _told(text: str) -> str:
    """Return the sounds of a name that tell it: "" where they are too few."""
    text = re.sub(r"(.)\1+", r"\1", text)
    consonants = re.sub(r"(.)\1+", r"\1", "".join(one for one in text if one not in VOWELS))
    if len(consonants) >= _LEAST:
        return consonants
    return text if len(consonants) == _LEAST - 1 and len(text) >= _LEAST else ""


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the sounds of letters, and a pattern that finds the longer ones first."""
    heard = dict(_each())
    longest_first = sorted(heard, key=lambda letters: (-len(letters), letters))
    return heard, re.compile("|".join(map(re.escape, longest_first)))


def _each() -> Iterator[tuple[str, str]]:
    for letters, heard, *_ in rows(NEUTRAL, "heard"):
        yield from ((one, heard) for one in letters.split("|"))
