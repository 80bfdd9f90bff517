"""The claims of a ledger as a draft may name them: one index of names for each state, built once.

What is kept for every claim are its row and the names that lead to it; all else is worked out for claims that a
draft names.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from functools import cached_property, partial
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.locale import LANGUAGES
from factledger.reading.sounds import consonants
from factledger.reading.terms import acts, named, stem
from factledger.services.lint.claims.known import Columns, Known, Name
from factledger.services.lint.claims.names import (
    is_capitalized,
    is_open,
    is_proper_name,
    names_of_place,
    subject_name,
    subject_names,
    telling_terms,
    topics_of,
)
from factledger.services.lint.claims.openings import MOST_KNOWN, OpenedBy, goes_on
from factledger.store.ask import ask
from factledger.values.key import ClaimKey
from factledger.values.period import Period
from factledger.values.scope import Scope
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.reading.terms import Placed
    from factledger.store.reader import Reader
    from factledger.values.units import Units

_CLAIMS = """
SELECT key, subject, measure, unit, statement, aliases, period, place, population, method, price_basis, signed
FROM claim_now WHERE value_type = 'quantity' ORDER BY key
"""

_UNITS = """
SELECT DISTINCT e.claim AS claim, e.unit AS unit FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim
WHERE c.unit IS NULL AND e.unit IS NOT NULL
"""

_LANGUAGES = """
SELECT language, count(*) AS so_many FROM entry_now WHERE language IS NOT NULL AND language <> 'unknown'
GROUP BY language
"""

_CHUNK = 400
"""How many keys are asked for at a time."""

_COMMON = 200
"""A term that the statements of more claims hold finds none of them by itself."""

_LEAST_SOUND = 2
"""Consonants of a name that may be told by its sound."""


class Index:
    """Finds the claims that words of a text name."""

    def __init__(self, reader: Reader, units: Units) -> None:
        """Read the claims of one state of a ledger."""
        self.reader, self.units = reader, units
        self.claims: list[Columns] = list(map(partial(tuple.__new__, Columns), ask(reader, _CLAIMS)))
        self.by_name: dict[Name, list[int]] = {}
        self.by_subject: dict[str, list[int]] = {}
        self.starting: dict[str, list[Name]] = {}
        self.places: set[Name] = set()
        self._entry_units: dict[str, set[str]] = {}
        self._known: OrderedDict[int, Known] = OrderedDict()
        self._aliases: dict[str, tuple[tuple[str, Name], ...]] = {}
        self._unit_terms: dict[str, set[str]] = {}
        self._fill()
        for claim, unit in ask(reader, _UNITS) if any(one.unit is None for one in self.claims) else ():
            self._entry_units.setdefault(claim, set()).add(unit)

    def _fill(self) -> None:
        # Claims about one subject stand one behind the other: their names are cut once.
        cut: tuple[str, str, str | None] | None = None
        names: tuple[Name, ...] = ()
        lists: list[list[int]] = []
        is_proper = False
        for i, one in enumerate(self.claims):
            wanted = (one.subject, one.key.partition("/")[0], one.population)
            if wanted != cut:
                cut, names = wanted, tuple(dict.fromkeys(map(subject_name, filter(None, wanted))))
                lists = [self.by_name.setdefault(name, []) for name in names]
                lists.append(self.by_subject.setdefault(one.subject, []))
                is_proper = is_proper_name(one.subject)
            for claims in lists:
                claims.append(i)
            if one.aliases or not is_proper:
                others = {name for _, name in self._names(one.aliases)} if one.aliases else set()
                for name in others.union(topics_of(one)).difference(names):
                    self.by_name.setdefault(name, []).append(i)
            if one.place:
                self.places |= names_of_place(one.place)
        self.by_name.pop((), None)
        for name in dict.fromkeys((*self.by_name, *sorted(self.places))):
            self.starting.setdefault(name[0], []).append(name)
        for found in self.starting.values():
            if len(found) > 1:
                found.sort(key=lambda name: (-len(name), name))

    def language(self) -> str | None:
        """Return the language that most rows were read in; None where no row tells one that can be read."""
        counted = sorted(ask(self.reader, _LANGUAGES), key=lambda one: (-one[1], one[0]))
        return next((tag for tag, _ in counted if tag.partition("-")[0] in LANGUAGES), None)

    @cached_property
    def at(self) -> dict[str, int]:
        """Positions of the claims, by key."""
        return {one.key: i for i, one in enumerate(self.claims)}

    def _names(self, aliases: str) -> tuple[tuple[str, Name], ...]:
        """Return the aliases of a claim, as written and as compared."""
        found = self._aliases.get(aliases)
        if found is None:
            if len(self._aliases) >= MOST_KNOWN:
                self._aliases.clear()
            texts = (text for names in json.loads(aliases).values() for text in names)
            found = tuple((text, named(text)) for text in dict.fromkeys(texts))
            self._aliases[aliases] = found
        return found

    def may_open(self, word: str) -> bool:
        """Tell whether a name may open with a word."""
        return bool(self._opened_by[word])

    def named_in(self, words: Sequence[Placed]) -> Iterator[tuple[int, int, Name]]:
        """Yield (first word, index after the last, name) for every name among words; the longest at each place."""
        opened_by = self._opened_by
        for i, word in enumerate(words):
            for names in opened_by[word.name]:
                found = next((name for name in names if len(name) == 1 or goes_on(words, i, name)), None)
                if found is not None:
                    yield i, i + len(found), found
                    break

    @cached_property
    def _opened_by(self) -> OpenedBy:
        return OpenedBy(self.starting, self._names_subject)

    def by_terms(self, terms: set[str]) -> set[int]:
        """Return the claims whose statement or measure holds one of some terms, if it is a telling one.

        Those whose statement names their subject are found by that name, and are left out.
        """
        known = self._by_term
        return {i for term in known.keys() & terms if len(known[term]) <= _COMMON for i in known[term]}

    @cached_property
    def _by_term(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, one in enumerate(self.claims):
            if one.statement and (one.subject in one.statement or one.subject.lower() in one.statement.lower()):
                continue
            for term in telling_terms(f"{one.statement or ''} {one.measure} {one.population or ''}"):
                claims = found.setdefault(term, [])
                if len(claims) <= _COMMON:
                    claims.append(i)
        return found

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is one of the subject of the first claim that it leads to."""
        # Most names are the subject's own: so much is seen without working the claim out.
        claims = self.by_name.get(name, ())
        return self._names_subject(name) or any(name in self.known(i).subjects for i in claims[:1])

    def _names_subject(self, name: Name) -> bool:
        """Tell whether the first claim that a name leads to gives it to its subject itself, not by an alias."""
        return any(name in subject_names(self.claims[i]) for i in self.by_name.get(name, ())[:1])

    def units_of(self, i: int) -> tuple[str, ...]:
        """Return the units of a claim's figures; that of no unit when there is none."""
        one = self.claims[i]
        return (one.unit,) if one.unit else tuple(sorted(self._entry_units.get(one.key, ()))) or (NO_UNIT,)

    def known(self, i: int) -> Known:
        """Return a claim, worked out."""
        found = self._known.get(i)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.popitem(last=False)
            found = self._known[i] = self._worked_out(i)
        return found

    def _worked_out(self, i: int) -> Known:
        one = self.claims[i]
        subjects = subject_names(one)
        topics, is_common = self._standing(i)
        measures: set[Name] = set()
        either: set[Name] = set()
        if one.aliases:
            own = self._own_names(one)
            for text, name in self._names(one.aliases):
                is_subject = self._is_subject(text, name, i, own)
                (subjects if is_subject else either if is_open(text, name, own) else measures).add(name)
        if either:
            kin = self._kin_words(one)
            of_kin = {name for name in either if name[0] in kin}
            either -= of_kin
            subjects |= of_kin
        terms = telling_terms(f"{one.measure} {ClaimKey(one.key).measure}") - _digits(one.key)
        aliased = {term for name in measures for term in telling_terms(" ".join(name))}
        told = telling_terms(f"{one.statement or ''} {one.population or ''}")
        # The subject's own name says nothing of what is measured.
        own_name = {stem(word) for name in subjects for word in name}
        subjects |= {topic for topic in topics if set(topic) & set(subject_name(one.subject))}
        terms, told = terms - own_name, told - own_name
        exclusive = acts()
        units = frozenset(self.units_of(i))
        others = (measures | either) - subjects
        return Known(
            one,
            frozenset(subjects - {()}),
            frozenset(measures - subjects),
            frozenset(either - subjects),
            frozenset(name for name in others if self._is_own(name, one.subject)),
            topics - subjects,
            is_common,
            frozenset(terms | aliased),
            frozenset(terms),
            frozenset(told - terms),
            frozenset((terms | aliased | told) & exclusive),
            frozenset().union(*map(self.terms_of_unit, units)),
            units,
            _scope(one),
            frozenset(self._place_names(one.place, i)) if one.place else frozenset(),
        )

    def _standing(self, i: int) -> tuple[frozenset[Name], bool]:
        """Return the proper names that stand for the subject of a claim, and whether that is an ordinary word.

        A claim whose own statement does not tell goes by those of the other claims about its subject. Without any
        statement a subject counts as a proper name.
        """
        one = self.claims[i]
        found = is_capitalized(one)
        if found:
            return frozenset(topics_of(one)), False
        siblings = self.by_subject[one.subject][:_COMMON]
        theirs = [told for k in siblings if (told := is_capitalized(self.claims[k])) is not None]
        topics = topics_of(one) | self._topics_of_key(one) if not any(theirs) else set()
        topics |= {name for topic in topics for name in self._names_of_subject(topic, i)}
        return frozenset(topics), bool(theirs) and not any(theirs)

    def _topics_of_key(self, one: Columns) -> set[Name]:
        """Return the parts of a key that statements of claims beside it write as names: smuggling/shenzhen/value."""
        parts = {named(part.replace("-", " ")) for part in one.key.split("/")[1:]}
        siblings = self.by_subject[one.subject][:_COMMON]
        return {name for k in siblings for name in topics_of(self.claims[k]) if name in parts}

    def _is_own(self, name: Name, subject: str) -> bool:
        sharing = self.by_name.get(name, ())
        return len(sharing) <= _COMMON and all(self.claims[k].subject == subject for k in sharing)

    def terms_of_unit(self, unit: str) -> set[str]:
        """Return the terms of the names of a unit, in every language."""
        found = self._unit_terms.get(unit)
        if found is None:
            known = self.units.get(unit)
            names = [name for some in known.names.values() for name in some] if known else []
            found = self._unit_terms[unit] = telling_terms(" ".join((unit, *names)))
        return found

    def _kin_words(self, one: Columns) -> set[str]:
        """Return the first words of the names of subjects that share their first word with a claim's: Lumen 4, Lumen 5.

        So a name of the one is told from names of its measure where a script has no capitals.
        """
        found = set()
        for subject in self._by_first_word.get(named(one.subject)[:1], ()):
            i = self.by_subject[subject][0]
            if subject != one.subject and self.claims[i].aliases:
                own = self._own_names(self.claims[i])
                names = self._names(self.claims[i].aliases or "{}")
                found |= {name[0] for text, name in names if name and self._is_subject(text, name, i, own)}
        return found

    @cached_property
    def _by_first_word(self) -> dict[Name, list[str]]:
        found: dict[Name, list[str]] = {}
        for subject in self.by_subject:
            found.setdefault(named(subject)[:1], []).append(subject)
        return {word: subjects for word, subjects in found.items() if len(subjects) <= _COMMON}

    def _place_names(self, place: str, i: int) -> set[Name]:
        """Return the names of a place; where it is a subject of the ledger, too, those that the subject has."""
        return names_of_place(place) | self._names_of_subject(named(place), i)

    def _names_of_subject(self, name: Name, i: int) -> set[Name]:
        """Return all names of the subject that has a name, by another claim than `i`."""
        for k in self.by_name.get(name, ())[:_COMMON]:
            if k != i and subject_name(self.claims[k].subject) == name != subject_name(self.claims[i].subject):
                return set(self.known(k).subjects)
        return set()

    def _own_names(self, one: Columns) -> frozenset[str]:
        """Return the terms that are of the measure for certain, for telling names of the subject from others."""
        return frozenset(telling_terms(f"{one.measure} {one.statement or ''} {ClaimKey(one.key).measure}"))

    def _is_subject(self, text: str, name: Name, i: int, own: frozenset[str]) -> bool:
        """Tell whether an alias is one of the subject: all claims about it have it, whatever they measure."""
        siblings = self.by_subject[self.claims[i].subject]
        sharing = self.by_name.get(name, ())
        if len(siblings) > 1 and len(siblings) <= _COMMON:
            measures = {self.claims[k].measure.partition("/")[0] for k in siblings}
            if len(measures) > 1:
                return set(siblings) <= set(sharing) or self._sounds_like(name, i)
        return self._sounds_like(name, i) or (is_proper_name(text) and not telling_terms(text) <= own)

    def _sounds_like(self, name: Name, i: int) -> bool:
        """Tell whether an alias is the subject as another script writes it: "فيلترون" of veltron."""
        if all(word.isascii() for word in name):
            return False
        one = self.claims[i]
        wanted = {consonants("".join(own)) for own in (subject_name(one.subject), *topics_of(one))}
        wanted = {found for found in wanted if len(found) >= _LEAST_SOUND}
        return any(
            consonants("".join(name[a:b])) in wanted for a in range(len(name)) for b in range(a + 1, len(name) + 1)
        )

    def entries(self, claims: Iterable[str]) -> dict[str, list[Row]]:
        """Return the current entries of claims, void ones left out, by claim."""
        found: dict[str, list[Row]] = {}
        column = self.reader.column("entry", "claim")
        for keys in _chunks(sorted(set(claims))):
            for row in self.reader.current("entry", column.in_(keys)):
                if isinstance(row.body, Entry):
                    found.setdefault(row.body.claim, []).append(row)
        return found


def _scope(one: Columns) -> Scope:
    period = Period.parse(one.period) if one.period else None
    return Scope(period, one.place, one.population, one.method, one.price_basis)


def _digits(key: str) -> set[str]:
    return {part for part in key.split("/") if part.isdigit()}


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
