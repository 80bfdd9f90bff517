"""The claims of a ledger as a draft may name them: one index of names for each state, built once.

What is kept for every claim are its row and the names that lead to it; all else is worked out for claims that a
draft names.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.entry import Entry
from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import acts, forms, named, stem, terms_of
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
SELECT seq, key, version, subject, measure, unit, statement, aliases, period, place, population, method, price_basis,
       signed
FROM claim_now WHERE value_type = 'quantity' ORDER BY key
"""

_UNITS = """
SELECT DISTINCT e.claim AS claim, e.unit AS unit FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim
WHERE c.unit IS NULL AND e.unit IS NOT NULL
"""

MOST_KNOWN = 20_000
"""How many claims are kept worked out at a time."""

_CHUNK = 400
"""How many keys are asked for at a time."""

_SHORT = 4
"""Letters of a word that is too short to have its plural's s taken away."""

_COMMON = 200
"""A term that the statements of more claims hold finds none of them by itself."""

Name = tuple[str, ...]


class Columns(NamedTuple):
    """The columns of a claim that tell a draft which one it is."""

    seq: int
    key: str
    version: int
    subject: str
    measure: str
    unit: str | None
    statement: str | None
    aliases: str | None
    period: str | None
    place: str | None
    population: str | None
    method: str | None
    price_basis: str | None
    signed: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as it is compared with a sentence.

    Attributes:
        columns: Its columns.
        subjects: Names of its subject, in any language.
        measures: Names of its measure, in any language.
        either: Names of one of the two: nothing tells which.
        terms: Terms of its measure.
        told: Terms of its statement and its population besides those.
        acts: Terms among them that exclude others.
        units: Units of its figures.
        scope: When, where and of whom it holds.
        places: Names of its place.
    """

    columns: Columns
    subjects: frozenset[Name]
    measures: frozenset[Name]
    either: frozenset[Name]
    terms: frozenset[str]
    told: frozenset[str]
    acts: frozenset[str]
    units: frozenset[str]
    scope: Scope
    places: frozenset[Name]

    @property
    def key(self) -> str:
        """Its key."""
        return self.columns.key


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
        self._fill()
        for claim, unit in ask(reader, _UNITS):
            self._entry_units.setdefault(claim, set()).add(unit)

    def _fill(self) -> None:
        # Claims about one subject stand one behind the other: their names are cut once.
        cut: tuple[str, str, str | None] | None = None
        names: tuple[Name, ...] = ()
        for i, one in enumerate(self.claims):
            wanted = (one.subject, one.key.partition("/")[0], one.population)
            if wanted != cut:
                cut, names = wanted, tuple(dict.fromkeys(map(_subject_name, filter(None, wanted))))
            self.by_subject.setdefault(one.subject, []).append(i)
            for name in names:
                self.by_name.setdefault(name, []).append(i)
            if one.aliases:
                for name in {name for _, name in self._names(one.aliases)}.difference(names):
                    self.by_name.setdefault(name, []).append(i)
            if one.place:
                self.places.add(named(one.place))
        self.by_name.pop((), None)
        for name in dict.fromkeys((*self.by_name, *sorted(self.places))):
            self.starting.setdefault(name[0], []).append(name)
        for found in self.starting.values():
            found.sort(key=lambda name: (-len(name), name))

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

    def named_in(self, words: Sequence[Placed]) -> Iterator[tuple[int, int, Name]]:
        """Yield (first word, index after the last, name) for every name among words; the longest at each place."""
        starting, forms_of = self.starting, _plain_forms
        for i, word in enumerate(words):
            for form in forms_of(word.name):
                names = starting.get(form)
                if names is None:
                    continue
                found = next((name for name in names if len(name) == 1 or _goes_on(words, i, name)), None)
                if found is not None:
                    yield i, i + len(found), found
                    break

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
            if one.statement and one.subject.lower() in one.statement.lower():
                continue
            for term in _telling(f"{one.statement or ''} {one.measure} {one.population or ''}"):
                claims = found.setdefault(term, [])
                if len(claims) <= _COMMON:
                    claims.append(i)
        return found

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is one of the subject of the first claim that it leads to."""
        claims = self.by_name.get(name)
        if not claims:
            return False
        # Most names are the subject's own: so much is seen without working the claim out.
        return name in _subject_names(self.claims[claims[0]]) or name in self.known(claims[0]).subjects

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
        subjects = _subject_names(one)
        measures: set[Name] = set()
        either: set[Name] = set()
        own = self._own_names(one)
        for text, name in self._names(one.aliases) if one.aliases else ():
            (
                subjects if self._is_subject(text, name, i, own) else either if _is_open(text, name, own) else measures
            ).add(name)
        kin = self._kin_words(one)
        for name in [name for name in either if name[0] in kin]:
            either.discard(name)
            subjects.add(name)
        terms = _telling(f"{one.measure} {ClaimKey(one.key).measure}") - _digits(one.key)
        aliased = {term for name in measures for term in _telling(" ".join(name))}
        told = _telling(f"{one.statement or ''} {one.population or ''}")
        # The subject's own name says nothing of what is measured.
        own_name = {stem(word) for name in subjects for word in name}
        terms, told = terms - own_name, told - own_name
        exclusive = acts()
        return Known(
            one,
            frozenset(subjects - {()}),
            frozenset(measures - subjects),
            frozenset(either - subjects),
            frozenset(terms | aliased),
            frozenset(told - terms),
            frozenset((terms | aliased | told) & exclusive),
            frozenset(self.units_of(i)),
            _scope(one),
            frozenset(self._place_names(one.place, i)) if one.place else frozenset(),
        )

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
        names = {named(place)} - {()}
        siblings = [k for k in self.by_subject.get(place, ()) if k != i]
        return names | (self.known(siblings[0]).subjects if siblings else set())

    def _own_names(self, one: Columns) -> frozenset[str]:
        """Return the terms that are of the measure for certain, for telling names of the subject from others."""
        return frozenset(_telling(f"{one.measure} {one.statement or ''} {ClaimKey(one.key).measure}"))

    def _is_subject(self, text: str, name: Name, i: int, own: frozenset[str]) -> bool:
        """Tell whether an alias is one of the subject: all claims about it have it, whatever they measure."""
        siblings = self.by_subject[self.claims[i].subject]
        sharing = self.by_name.get(name, ())
        if len(siblings) > 1 and len(siblings) <= _COMMON:
            measures = {self.claims[k].measure for k in siblings}
            if len(measures) > 1:
                return set(siblings) <= set(sharing)
        return _is_proper(text) and not _telling(text) <= own

    def entries(self, claims: Iterable[str]) -> dict[str, list[Row]]:
        """Return the current entries of claims, void ones left out, by claim."""
        found: dict[str, list[Row]] = {}
        column = self.reader.column("entry", "claim")
        for keys in _chunks(sorted(set(claims))):
            for row in self.reader.current("entry", column.in_(keys)):
                if isinstance(row.body, Entry):
                    found.setdefault(row.body.claim, []).append(row)
        return found


def _subject_names(one: Columns) -> set[Name]:
    """Return the names that a claim itself gives its subject."""
    return set(map(_subject_name, filter(None, (one.subject, one.key.partition("/")[0], one.population))))


def _subject_name(text: str) -> Name:
    """Return a subject, or the first part of a key, as names are compared."""
    return named(text.replace("-", " ").replace(".", " "))


def _is_open(text: str, name: Name, own: frozenset[str]) -> bool:
    """Tell whether nothing says of what an alias is a name: its script has no capitals, and no term is known."""
    return not any(c.isupper() or c.islower() for c in text) and not _telling(" ".join(name)) & (own | acts())


def _is_proper(text: str) -> bool:
    """Tell whether a name holds a word with a capital: "maraton Santa Ilda"."""
    return any(c.isupper() for c in text)


def _scope(one: Columns) -> Scope:
    period = Period.parse(one.period) if one.period else None
    return Scope(period, one.place, one.population, one.method, one.price_basis)


def _telling(text: str) -> set[str]:
    return terms_of(text, UNKNOWN)


def _digits(key: str) -> set[str]:
    return {part for part in key.split("/") if part.isdigit()}


_FORMS: dict[str, tuple[str, ...]] = {}


def _plain_forms(word: str) -> tuple[str, ...]:
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


def _goes_on(words: Sequence[Placed], i: int, name: Name) -> bool:
    if i + len(name) > len(words):
        return False
    return all(part in _plain_forms(words[i + k].name) for k, part in enumerate(name) if k)


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
