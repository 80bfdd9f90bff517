"""What happens to people, things and money, by the words for it in each language: fishers who live, or lose their jobs.

Source: `events.tsv` of each language, and of `und` for what is known of the events themselves.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import forms, named, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed

THINGS, MONEY, BOTH = "things", "money", "both"
"""Of what figures an event is told: of people and things and shares of them, of money, of either."""

STRONG, TURN, WEAK, COUNTER, PLAIN = "strong", "turn", "weak", "counter", "plain"
"""Force of events: what was lost or given back is another figure even where the sentence names what it was taken of."""

NONE = "-"
"""In the place of an event: the phrase is of none, whatever its words are of: "closed the year"."""

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
    for phrases, event in rows(language, "events") if language != UNKNOWN else ():
        for phrase in phrases.split("|"):
            words = named(phrase.removesuffix("*").replace(_YEAR, _ANY_YEAR))
            found.setdefault(words[0][:_LEAST], []).append(_Phrase(words, phrase.endswith("*"), event))
    return found


def events_in(words: Sequence[Placed], language: str) -> Iterator[Event]:
    """Yield the events that words of a text in a language name, in their order."""
    known = _phrases(language)
    for i, word in enumerate(words) if known else ():
        found: dict[str, int] = {}
        for form in forms(word.name):
            for phrase in known.get(form[:_LEAST], ()):
                if phrase.event not in found and _stands(phrase, form, words, i):
                    found[phrase.event] = words[i + len(phrase.words) - 1].end
        if NONE in found:
            continue
        yield from (Event(word.start, end, name) for name, end in found.items())


def _stands(phrase: _Phrase, form: str, words: Sequence[Placed], i: int) -> bool:
    """Tell whether a phrase stands at word `i`, whose form is given."""
    last = len(phrase.words) - 1
    if i + last >= len(words):
        return False
    for k, wanted in enumerate(phrase.words):
        here = (form,) if k == 0 else forms(words[i + k].name)
        if wanted == _ANY_YEAR and _is_year(words[i + k].name):
            continue
        if not any(one == wanted or (k == last and phrase.is_open and one.startswith(wanted)) for one in here):
            return False
    return True


def _is_year(word: str) -> bool:
    return len(word) == len(_ANY_YEAR) and word.isdecimal() and word[:2] in ("19", "20")


@lru_cache(maxsize=_KEPT)
def events_of(text: str) -> frozenset[str]:
    """Return the events that a text names in whatever language."""
    words = placed(text.replace("-", " ").replace("/", " "), UNKNOWN)
    return frozenset(one.name for language in LANGUAGES for one in events_in(words, language))
