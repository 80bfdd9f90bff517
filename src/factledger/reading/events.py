"""What happens to people, things and money, by the words for it in each language: fishers who live, or lose their jobs.

Source: `events.tsv` of each language, and of `und` for what is known of the events themselves.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import NEUTRAL, folded_rows, rows
from factledger.reading.terms import forms, forms_of_verb, named, phrase_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed

THINGS, MONEY, BOTH = "things", "money", "both"
"""Of what figures an event is told: of people and things and shares of them, of money, of either."""

STRONG, TURN, WEAK, COUNTER, PLAIN = "strong", "turn", "weak", "counter", "plain"
"""Force of events: what was lost or given back is another figure even where the sentence names what it was taken of."""

NONE = "-"
"""In the place of an event: the phrase is of none, whatever its words are of: "closed the year"."""

REJECT = "reject"
"""The event of what is refused: licences, applications."""

_YEAR, _ANY_YEAR = "#", "0000"
"""What stands for any year in a phrase, and in its words."""

_LEAST = 2
"""Shortest beginning of a word that a pattern may have."""

_KEPT = 20_000
"""How many texts are kept with what they name."""


class Event(NamedTuple):
    """A word or phrase for an event: its place, and the name of the event."""

    start: int
    end: int
    name: str


class Kind(NamedTuple):
    """What is known of an event: of what figures it is told, its force, and the kins it belongs to."""

    of: str
    force: str
    kin: frozenset[str]


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    is_open: bool
    """Whether any ending may follow its last word."""
    event: str


@cache
def kinds() -> dict[str, Kind]:
    """Return what is known of each event."""
    found = rows(NEUTRAL, "events")
    return {name: Kind(of, force, frozenset("".join(kin).split("|")) - {""}) for name, of, force, *kin in found}


def are_kin(one: str, other: str) -> bool:
    """Tell whether two events do not exclude each other: a strike and a protest."""
    return one == other or bool(kinds()[one].kin & kinds()[other].kin)


@cache
def _phrases(language: str) -> dict[str, list[_Phrase]]:
    """Return the phrases of a language by the first letters of their first word."""
    found: dict[str, list[_Phrase]] = {}
    for phrases, event in folded_rows(language, "events") if language != UNKNOWN else ():
        for phrase in phrases.split("|"):
            words = phrase_words(phrase.removesuffix("*").replace(_YEAR, _ANY_YEAR))
            found.setdefault(words[0][:_LEAST], []).append(_Phrase(words, phrase.endswith("*"), event))
    return found


@cache
def _letters() -> frozenset[str]:
    """Return the first letters of the first words of phrases, in all languages."""
    return frozenset(letters for language in LANGUAGES for letters in _phrases(language))


def _fitting(word: str, language: str) -> tuple[_Phrase, ...]:
    """Return the phrases of a language that a word may open."""
    return tuple(one for one in _phrases(language).get(word[:_LEAST], ()) if _fits(one, 0, word))


def _fits(phrase: _Phrase, k: int, word: str) -> bool:
    """Tell whether a word is the one at place `k` of a phrase."""
    wanted = phrase.words[k]
    return word == wanted or (phrase.is_open and k == len(phrase.words) - 1 and word.startswith(wanted))


@lru_cache(maxsize=_KEPT)
def _opened(word: str, language: str) -> tuple[_Phrase, ...]:
    """Return the phrases of a language that a word may open in any of its forms."""
    return tuple(one for form in forms_of_verb(word) for one in _fitting(form, language))


@lru_cache(maxsize=_KEPT)
def _opened_in_any(word: str) -> tuple[tuple[str, tuple[_Phrase, ...]], ...]:
    """Return the phrases that a word may open in any of its forms, by form and language."""
    some = [form for form in forms_of_verb(word) if form[:_LEAST] in _letters()]
    return tuple((language, found) for form in some for language in LANGUAGES if (found := _fitting(form, language)))


def events_in(words: Sequence[Placed], language: str) -> Iterator[Event]:
    """Yield the events that words of a text in a language name, in their order."""
    passed, names = 0, [word.name for word in words]
    for i, word in enumerate(words) if _phrases(language) else ():
        if i < passed:
            continue
        found: dict[str, int] = {}
        for phrase in _opened(word.name, language):
            if phrase.event not in found and _goes_on(phrase, names, i):
                found[phrase.event] = words[i + len(phrase.words) - 1].end
                passed = max(passed, i + len(phrase.words)) if phrase.event == NONE else passed
        if NONE in found:
            continue
        yield from (Event(word.start, end, name) for name, end in found.items())


def _goes_on(phrase: _Phrase, names: Sequence[str], i: int) -> bool:
    """Tell whether a phrase stands at word `i`, which may open it."""
    size = len(phrase.words)
    if i + size > len(names):
        return False
    for k in range(1, size):
        name = names[i + k]
        is_year = phrase.words[k] == _ANY_YEAR and _is_year(name)
        if not is_year and not any(_fits(phrase, k, form) for form in forms(name)):
            return False
    return True


def _is_year(word: str) -> bool:
    return len(word) == len(_ANY_YEAR) and word.isdecimal() and word[:2] in ("19", "20")


@lru_cache(maxsize=_KEPT)
def events_of(text: str) -> frozenset[str]:
    """Return the events that a text names in whatever language."""
    words = named(text)
    events: set[str] = set()
    for i, word in enumerate(words):
        opened = _opened_in_any(word)
        if not opened:
            continue
        found: dict[str, set[str]] = {}
        for language, phrases in opened:
            standing = (one.event for one in phrases if _goes_on(one, words, i))
            found.setdefault(language, set()).update(standing)
        events.update(*(one for one in found.values() if NONE not in one))
    return frozenset(events)
