"""Words that tell a subject by themselves: the Karangjati of Terminal Karangjati, where no other subject has it."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import matters
from factledger.reading.sounds import consonants, heard_in_ways
from factledger.reading.tables import vocabulary
from factledger.reading.terms import forms, said
from factledger.services.lint.claims.made import EVENT, JOINTS, TYPE, meant
from factledger.services.lint.claims.names import subject_name, subject_names
from factledger.services.lint.claims.openings import MOST_KNOWN, has_no_case, heard_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factledger.services.lint.claims.held import Held
    from factledger.services.lint.claims.known import Name

_LEAST = 4
"""Letters of a word that may tell a subject."""

_LEAST_HEARD = 3
"""Consonants of such a word in another script."""


class ProperWords:
    """The words of the names of all subjects of a ledger, with the subjects that have each, by how their keys begin."""

    def __init__(self, index: Held) -> None:
        """Look through nothing yet."""
        self.index = index

    @cached_property
    def _heads(self) -> dict[str, set[Name]]:
        """For each word of a name the beginnings of the keys of the claims about what has it."""
        found: dict[str, set[Name]] = {}
        for head in map(subject_name, self.index.heads()):
            _note(found, head, head)
        # The claims whose subject goes by another name than its key are read in any case.
        for one in self.index.claims.values():
            head = subject_name(one.key.partition("/")[0])
            for name in subject_names(one):
                _note(found, name, head)
        return found

    @cached_property
    def _heard(self) -> dict[str, list[str]]:
        """The words in Latin letters by how they are heard."""
        words = filter(str.isascii, self._heads)
        return _by_sound((heard, word) for word in words for heard in sorted(heard_in_ways(word)))

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """The words in a script without capitals by how they are heard, with and without what is written onto them."""
        words = filter(has_no_case, self._heads)
        return _by_sound((heard, word) for word in words for heard in heard_as(word))

    def may_be(self, word: str) -> bool:
        """Tell whether a word of a text, as names are compared, may be one of a subject."""
        if any(form in self._heads for form in forms(word)):
            return True
        if has_no_case(word):
            return any(heard in self._heard for heard in heard_as(word))
        return bool(self._written) and consonants(word) in self._written

    def of(self, word: str, language: str) -> Iterable[tuple[str, Collection[Name]]]:
        """Yield the words of subjects that a word of a text is, each with what it is a word of; none of a table.

        One that tables of other languages alone know is one, unless it says what something is: "the Garzas lagoon" has
        no herons.
        """
        found = {form for form in forms(word) if form in self._heads}
        if not found and has_no_case(word) and not is_known(word):
            found = self._as_heard(word)
        is_heard = has_no_case(word) and not is_known(word)
        named = [one for one in found if not is_known(one) or ((one == word or is_heard) and is_foreign(one, language))]
        named.sort()
        if not found and not has_no_case(word) and self._written and not is_known(word):
            # How a name is spelt in another script tells it, whatever it means there: the Nakheel of شركة النخيل.
            named = sorted(set(self._written.get(consonants(word), ())))
        yield from ((one, self._heads[one]) for one in named)

    def _as_heard(self, word: str) -> set[str]:
        """Return the words in Latin letters that a word of another script sounds like.

        As it stands it tells more than without its first letter: "برانوخ" is Brannoch sooner than a rink.
        """
        if whole := {one for heard in heard_in_ways(word) for one in self._heard.get(heard, ())}:
            return whole
        return {one for heard in heard_as(word) for one in self._heard.get(heard, ()) if is_no_word(one)}

    def of_two(self, first: str, second: str) -> Collection[Name]:
        """Return what has both of two words of a text among the words of its names."""
        return self._heads.get(first, set()) & self._heads.get(second, set())

    def of_two_heard(self, first: str, second: str) -> Collection[Name]:
        """Return the same of two words of a script without capitals, by their sound; of none that its tables know."""
        if is_known(first) or is_known(second):
            return ()
        one, other = (
            {head for heard in heard_as(word) for head in self._heads_heard(heard)} for word in (first, second)
        )
        return one & other

    def _heads_heard(self, heard: str) -> Iterator[Name]:
        yield from (head for word in self._heard.get(heard, ()) for head in self._heads[word])


def _by_sound(heard: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return words by how they are heard, where enough is heard."""
    found: dict[str, list[str]] = {}
    for sound, word in heard:
        if len(sound) >= _LEAST_HEARD:
            found.setdefault(sound, []).append(word)
    return found


def _note(found: dict[str, set[Name]], name: Name, head: Name) -> None:
    for word in name if len(name) > 1 else ():
        if len(word) >= _LEAST and not word.isdecimal() and word not in JOINTS:
            found.setdefault(word, set()).add(head)


@lru_cache(maxsize=MOST_KNOWN)
def is_known(word: str) -> bool:
    """Tell whether the tables of any language know a word as it is: "hospital" can be a name of many."""
    # Without what is written before it: an ending may be a part of a name that happens to begin with a word.
    bare = [form for form in forms(word) if word.endswith(form)]
    if any(map(matters().holds, bare)) or meant(word, LANGUAGES) is not None:
        return True
    return not is_no_word(word)


@lru_cache(maxsize=MOST_KNOWN)
def is_foreign(word: str, language: str) -> bool:
    """Tell whether the tables of a language do not know a word that those of others may; none for what something is."""
    is_own = matters(language).holds(word) or meant(word, (language,)) or word in vocabulary(language)
    return not is_own and not is_type(word)


def is_type(word: str) -> bool:
    """Tell whether a word says in any language what something is, or what happened: banco, bay, strike."""
    return any((word,) in some for some in _types())


@cache
def _types() -> tuple[Collection[Name], ...]:
    return tuple({one.words for one in said(code, TYPE, EVENT)} for code in LANGUAGES)


@cache
def words_of_types() -> frozenset[str]:
    """Return all words of the phrases for what something is, or what happened, in any language: "solar power plant"."""
    return frozenset(word for some in _types() for words in some for word in words)


def is_no_word(word: str) -> bool:
    """Tell whether what is read in any language has no such word: it can only be a name."""
    return not any(word in vocabulary(language) for language in LANGUAGES)
