"""Words of a text that may open a name of the ledger: its forms, and how it sounds in another script."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.matters import matters
from factledger.reading.sounds import VOWELS, consonants, first_sound, heard_in_ways, sound
from factledger.reading.terms import forms, nouns, terms
from factledger.services.lint.claims.known import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.held import Held

MOST_KNOWN = 20_000
"""How many claims are kept worked out at a time."""

_SHORT = 4
"""Letters of a word that is too short to have its plural's s taken away."""

_TELLING_SOUND = 4
"""Consonants of a name that a word of another script may be, with nothing else to say so; one less of a subject."""

_FORMS: dict[str, tuple[str, ...]] = {}


def plain_forms(word: str) -> tuple[str, ...]:
    """Return the forms of a word under which a name may stand: as it is, without a plural's s, without clitics."""
    found = _FORMS.get(word)
    if found is None:
        if len(_FORMS) >= MOST_KNOWN:
            _FORMS.clear()
        plain = [word]
        if word.isascii() and len(word) > _SHORT:
            plain.append(word[:-1] if word.endswith("s") else f"{word}s")
        found = _FORMS[word] = tuple(dict.fromkeys([*plain, *forms(word)]))
    return found


class OpenedBy(dict[str, tuple[list[Name], ...]]):
    """For a word the names that may open with it, one list for each of its forms; worked out once for each word."""

    def __init__(self, index: Held) -> None:
        """Look words up among the first words of the names of an index."""
        super().__init__()
        self.index = index

    @cached_property
    def heard(self) -> dict[str, list[Name]]:
        """Names of one Latin word by how they sound, where they have consonants enough to be told by them."""
        found: dict[str, list[Name]] = {}
        for name in self._latin_names():
            if len(name) == 1 and self._is_told(heard := sound(name[0]), name):
                found.setdefault(heard, []).append(name)
        return found

    @cached_property
    def heard_runs(self) -> dict[str, list[Name]]:
        """Names of subjects of several Latin words by the consonants of the first, the longer ones first."""
        found: dict[str, list[Name]] = {}
        for name in self._latin_names():
            if (
                len(name) > 1
                and len("".join(map(consonants, name))) > _TELLING_SOUND
                and self.index.names_subject(name)
            ):
                for heard in heard_in_ways(name[0]):
                    found.setdefault(heard, []).append(name)
        return {heard: sorted(names, key=lambda name: -len(name)) for heard, names in found.items() if heard}

    def _latin_names(self) -> list[Name]:
        self.index.open_all()
        names = (one for some in self.index.starting.values() for one in some)
        return [name for name in names if all(word.isascii() for word in name)]

    def _is_told(self, heard: str, name: Name) -> bool:
        least = _TELLING_SOUND - 1
        is_enough = len(heard) >= least and not {*VOWELS} & {*heard}
        return is_enough and (len(heard) > least or self.index.names_subject(name))

    def _heard(self, word: str) -> Iterator[list[Name]]:
        """Yield the names that a word of another script may be or open by its sound: "نوردليس" for Nordlys."""
        is_other = terms(UNKNOWN)[word][1].startswith("=") or _is_of_tables(word)
        for form in plain_forms(word):
            if (first := consonants(form)) in self.heard_runs:
                yield self.heard_runs[first]
            heard = sound(form)
            # Three consonants are those of many words: of one that the tables know they tell nothing.
            if heard in self.heard and (len(heard) >= _TELLING_SOUND or not is_other):
                yield heard_best(form, self.heard[heard])

    def __missing__(self, word: str) -> tuple[list[Name], ...]:
        """Return the names that a word may open, and keep them."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        wanted, starting = plain_forms(word), self.index.starting
        self.index.open(wanted)
        found = tuple(starting[form] for form in wanted if form in starting)
        # A longer name may open with a word that is heard as another one: "فيلانو إس 7" beside Velano.
        if has_no_case(word) and not any(len(name) == 1 for some in found for name in some):
            found += tuple(self._heard(word))
        self[word] = found
        return found


def _is_of_tables(word: str) -> bool:
    """Tell whether a word is one of the tables, with or without its article: "المروحية", the helicopter."""
    bare = [form for form in forms(word) if word.endswith(form)]
    return any(map(matters().holds, bare)) or any(form in nouns(code) for form in bare for code in LANGUAGES)


def heard_best(word: str, names: list[Name]) -> list[Name]:
    """Return which of names that sound as a word begin as it does, or all: Westholt, and not Eastholt."""
    return [name for name in names if first_sound(name[0]) == first_sound(word)] or names


def has_no_case(word: str) -> bool:
    """Tell whether a word is written in a script without capitals."""
    return bool(word) and not word.isascii() and word == word.swapcase()


def goes_on(words: Sequence[Placed], i: int, name: Name) -> bool:
    """Tell whether a name goes on with the words behind its first."""
    if i + len(name) > len(words):
        return False
    return all(is_part(part, words[i + k].name) for k, part in enumerate(name) if k)


def is_part(part: str, word: str) -> bool:
    """Tell whether a word of a text is one of a name, or sounds like it in another script."""
    return part in plain_forms(word) or are_heard_alike(part, word)


def are_heard_alike(one: str, other: str) -> bool:
    """Tell whether two words in different scripts, one of them without capitals, sound alike."""
    plain, other = (one, other) if has_no_case(other) else (other, one)
    if not (plain.isascii() and has_no_case(other)):
        return False
    return not (heard_in_ways(plain) - {""}).isdisjoint(heard_as(other))


def ways_heard(word: str) -> Iterable[str]:
    """Return the consonants of a word of a name in whatever script, in each way in which another one may have it."""
    return heard_as(word) if has_no_case(word) else heard_in_ways(word)


@lru_cache(maxsize=MOST_KNOWN)
def heard_as(word: str) -> frozenset[str]:
    """Return the consonants of a word of another script, with and without what is written onto it, however spelt."""
    return frozenset().union(*map(heard_in_ways, plain_forms(word)))
