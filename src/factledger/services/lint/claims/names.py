"""The names that the columns of a claim give to its subject, its statement and its place."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.terms import acts, domain_of, months, named, nouns, phrased_terms, place_names
from factledger.services.lint.claims.made import JOINTS, meant, parted
from factledger.services.lint.claims.openings import MOST_KNOWN

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Columns, Name

_STATISTICS = "statistics"
"""The domain of offices of statistics in `domains.tsv`."""

_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))
"""Endings of English plurals, with those of the singular."""

_CAPITAL = re.compile(r"(?<=[^\W\d_][ ,])[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
"""Words with a capital that do not open a text."""


def subject_names(one: Columns) -> frozenset[Name]:
    """Return the names that a claim itself gives its subject."""
    return _subject_names(one.subject, one.key.partition("/")[0], one.population)


@lru_cache(maxsize=MOST_KNOWN)
def _subject_names(subject: str, key: str, population: str | None) -> frozenset[Name]:
    """Return the same; all claims about a subject share them."""
    return frozenset(map(subject_name, filter(None, (subject, key, population))))


@lru_cache(maxsize=MOST_KNOWN)
def subject_name(text: str) -> Name:
    """Return a subject, or the first part of a key, as names are compared."""
    return named(text.replace(".", " "))


def is_capitalized(one: Columns) -> bool | None:
    """Tell whether the statement of a claim writes its subject as a proper name; None where it does not tell.

    The first word has a capital in any case: it is a proper name unless it is a word for what may be measured.
    """
    if any(c.isupper() for c in one.subject):
        return True
    if not one.statement:
        return None
    parts = set(subject_name(one.subject))
    first, *others = [(word, named(word)) for word in one.statement.split()]
    written = [word for word, name in others if parts & set(name)]
    if written:
        return any(map(is_proper_name, written))
    if parts & set(first[1]):
        return not any(term.startswith("=") for term in telling_terms(first[0]))
    return None


def topics_of(one: Columns) -> set[Name]:
    """Return the proper names in the statement of a claim that does not write its subject as one, or only in part.

    What an office of statistics counts is told of the place: "unemployment in Dorana". Of a subject that is a proper
    name they are those of its words by which the statement calls it: "the mine of Quillapan" for Minera Quillapan.
    """
    if one.place and counts_others(one.subject):
        return set(names_of_place(one.place))
    if not one.statement or one.subject in one.statement:
        return set()
    subject = subject_name(one.subject)
    # The pattern takes every letter outside a to z for a capital: the "à" of "leva à escola" is none.
    capitals = (text for text in _CAPITAL.findall(one.statement) if text[0].isupper())
    found = {named(text) for text in capitals if any(c.islower() for c in text)}
    if subject in found:
        return set()
    if is_proper_name(one.subject):
        return {name for name in found if set(name) < set(subject) and _is_telling(name)}
    kept = {
        name for name in found if name and not set(name) <= months() and not any(c.isdecimal() for c in "".join(name))
    }
    of_subject = {name for name in kept if set(name) & set(subject)}
    if of_subject or is_capitalized(one):
        return of_subject
    # A country is named in every language, and so is one that is a word of the subject: us-controls.
    countries = [name for one in (*kept, *((word,) for word in subject)) for name in place_names(one)]
    return kept.union(filter(_is_telling_country, countries))


_LEAST_OF_COUNTRY = 5
"""Letters of a name by which a country is told in another language: "US" is a pronoun as well, and "AS" any "as"."""


def _is_telling_country(name: Name) -> bool:
    letters = "".join(name)
    return not letters.isascii() or len(letters) >= _LEAST_OF_COUNTRY


def _is_telling(name: Name) -> bool:
    """Tell whether a word of a name is no word for what something is: not the "Bank" of "Bank Nusajaya"."""
    return any(meant(word, LANGUAGES) is None and word not in JOINTS for word in name)


@lru_cache(maxsize=MOST_KNOWN)
def counts_others(subject: str) -> bool:
    """Tell whether a subject is an office that counts what is not its own, by its name in any language."""
    return any(domain_of(word, code) == _STATISTICS for word in named(subject) for code in LANGUAGES)


PLACES = frozenset({"province", "city", "municipality", "district", "region", "island", "village", "county", "state"})
"""What a place may be, of the kinds of `type-of-name`."""


@lru_cache(maxsize=MOST_KNOWN)
def names_of_place(place: str) -> frozenset[Name]:
    """Return the names of a place: of a country those in every language, and the Tarva of "provincia de Tarva"."""
    name = named(place)
    bare = (rest for kind, rest in parted(name) if kind in PLACES)
    return frozenset({name, *place_names(name), *bare} - {()})


def is_open(text: str, name: Name, own: frozenset[str]) -> bool:
    """Tell whether nothing says of what an alias is a name: its script has no capitals, and no term is known."""
    return not any(c.isupper() or c.islower() for c in text) and not telling_terms(" ".join(name)) & (own | acts())


def is_proper_name(text: str) -> bool:
    """Tell whether a name holds a word with a capital: "maraton Santa Ilda"."""
    return any(c.isupper() for c in text)


def is_written_as_name(text: str) -> bool:
    """Tell whether a text is a proper name by its capitals, beside short forms that are written so anyway.

    >>> is_written_as_name("Bank of Sudania"), is_written_as_name("NASA"), is_written_as_name("US controls")
    (True, True, False)
    """
    words = text.split()
    return all(word.isupper() for word in words) or any(is_proper_name(word) and not word.isupper() for word in words)


def measure_terms(one: Columns) -> frozenset[str]:
    """Return the terms of what a claim measures, by its measure and its key behind the subject."""
    return telling_terms(f"{one.measure} {one.key.split('/', 1)[-1]}")


@lru_cache(maxsize=MOST_KNOWN)
def telling_terms(text: str) -> frozenset[str]:
    """Return the terms of a text in any language; claims about many subjects share the words of their measures."""
    return frozenset(phrased_terms(text))


OF_UNITS = "en"
"""The language whose nouns are units as they stand."""


@lru_cache(maxsize=MOST_KNOWN)
def units_named(measure: str) -> frozenset[str]:
    """Return what a measure counts by its first noun in whatever language: members, "anggota"."""
    return next(filter(None, map(_units_of_noun, named(measure))), frozenset())


@lru_cache(maxsize=MOST_KNOWN)
def _units_of_noun(word: str) -> frozenset[str]:
    """Return what a word counts in any language; what it is in another one, it need not be in English: "troupes"."""
    found = {known[word] for code in LANGUAGES if word in (known := nouns(code))}
    return frozenset(found if word in nouns(OF_UNITS) else found | _plural_of(word))


@lru_cache(maxsize=MOST_KNOWN)
def terms_counted(measure: str, units: frozenset[str]) -> frozenset[str]:
    """Return the terms of those words of a measure, in whatever language, that are the nouns of its units.

    >>> sorted(terms_counted("corredores inscritos", frozenset({"runner"})))
    ['corre']
    """
    words = named(measure)
    counted = [word for word in words if any(nouns(code).get(word) in units for code in LANGUAGES)]
    return frozenset(telling_terms(" ".join(counted)))


def _plural_of(word: str) -> set[str]:
    """Return the unit that an English plural is of, where no table has it: English nouns are units as they stand."""
    singles = {word.removesuffix(ending) + single for ending, single in _PLURALS if word.endswith(ending)}
    return singles & units_of_nouns()


@cache
def units_of_nouns() -> frozenset[str]:
    """Return the units of the counted nouns of all languages."""
    return frozenset(unit for code in LANGUAGES for unit in nouns(code).values())
