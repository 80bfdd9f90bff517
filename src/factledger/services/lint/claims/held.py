"""The claims of a ledger that were read, and the names and terms that lead to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.reading.terms import named
from factledger.services.lint.claims.made import MadeNames
from factledger.services.lint.claims.names import (
    is_proper_name,
    names_of_place,
    subject_name,
    subject_names,
    telling_terms,
    topics_of,
)
from factledger.services.lint.claims.openings import (
    MOST_KNOWN,
    OpenedBy,
    goes_on,
    plain_forms,
    ways_heard,
)
from factledger.services.lint.claims.proper import ProperWords
from factledger.services.lint.claims.reading import (
    all_claims,
    claims_apart,
    claims_opening,
    heads_of_keys,
    holds_any,
    units_of_entries,
)
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Columns, Name
    from factledger.store.reader import Reader
    from factledger.values.units import Units

COMMON = 200
"""A term that the statements of more claims hold finds none of them by itself."""


class Held:
    """The claims that were read so far; more are read when words or names ask for them.

    Attributes:
        reader: The state of the ledger.
        units: Its units.
        claims: The columns of each claim, by key.
        by_subject: The keys of the claims about each subject, in order.
        starting: The names that open with each word, the longer ones first.
        places: The names of places.
        made: The names by what they are made of.
        proper: The words of the names of all subjects.
    """

    def __init__(self, reader: Reader, units: Units) -> None:
        """Read those claims of one state of a ledger that have to be known whatever the words of a draft."""
        self.reader = reader
        self._hold_nothing(units)
        apart = list(claims_apart(reader))
        self._add(one for one, is_plain in apart if not is_plain or topics_of(one))
        self._add_terms(one for one, _ in apart)
        self.open(tuple(self.starting))

    def _hold_nothing(self, units: Units) -> None:
        self.units = units
        self.claims: dict[str, Columns] = {}
        self.by_subject: dict[str, list[str]] = {}
        self.starting: dict[str, list[Name]] = {}
        self.places: set[Name] = set()
        self._places_heard: tuple[int, dict[str, list[Name]]] = 0, {}
        self._by_name: dict[Name, list[str]] = {}
        self._by_term: dict[str, list[str]] = {}
        self._opened: set[str] = set()
        self._is_whole = False
        self._entry_units: dict[str, set[str]] = {}
        self._without_unit: list[str] = []
        self._aliases: dict[str, tuple[tuple[str, Name], ...]] = {}
        self._opened_by = OpenedBy(self)
        self.made = MadeNames(self)
        self.proper = ProperWords(self)

    def expect(self, words: Iterable[str]) -> None:
        """Read at once the claims that words of a text, as names are compared, may name; others are read one by one."""
        self.open(form for word in words for form in plain_forms(word))

    def open(self, words: Iterable[str]) -> None:
        """Read the claims that have a name which opens with one of some words."""
        if not self._is_whole and (new := set(words) - self._opened):
            self._opened |= new
            self._opened_by.clear()
            self._add(claims_opening(self.reader, new))

    def open_all(self) -> None:
        """Read all claims, in the order of their keys: what is found by its sound may be any of them."""
        if not self._is_whole:
            self._is_whole = True
            for one in (self.claims, self.by_subject, self.starting, self.places, self._by_name, self._opened_by):
                one.clear()
            self._without_unit.clear()
            self.made = MadeNames(self)
            self._add(all_claims(self.reader))

    @property
    def names(self) -> Collection[Name]:
        """All names that lead to claims."""
        return self._by_name.keys()

    def heads(self) -> Iterator[str]:
        """Yield what the keys of all claims begin with, where that is of several words."""
        yield from heads_of_keys(self.reader)

    def places_heard(self, heard: str) -> Sequence[Name]:
        """Return the names of places, in whatever script, whose first word may be heard as some consonants."""
        count, by_sound = self._places_heard
        if count != len(self.places):
            by_sound = {}
            for name in self.places:
                for first in ways_heard(name[0]):
                    by_sound.setdefault(first, []).append(name)
            self._places_heard = len(self.places), by_sound
        return by_sound.get(heard, ())

    @property
    def is_empty(self) -> bool:
        """Whether the ledger holds no claim of a quantity."""
        return not self.claims and not holds_any(self.reader)

    def _add(self, claims: Iterable[Columns]) -> None:
        """Add claims that are not known yet, with the names that lead to them."""
        new = sorted({one.key: one for one in claims if one.key not in self.claims}.items())
        is_first = not self.claims
        # Claims about one subject stand one behind the other: their names are cut once.
        cut: tuple[str, str, str | None] | None = None
        names: tuple[Name, ...] = ()
        lists: list[list[str]] = []
        touched: dict[int, list[str]] = {}
        places: set[Name] = set()
        is_proper = False
        for key, one in new:
            self.claims[key] = one
            wanted = (one.subject, key.partition("/")[0], one.population)
            if wanted != cut:
                cut, names = wanted, tuple(filter(None, dict.fromkeys(map(subject_name, filter(None, wanted)))))
                lists = [self._of_name(name) for name in names]
                lists.append(self.by_subject.setdefault(one.subject, []))
                touched |= {id(some): some for some in lists}
                is_proper = is_proper_name(one.subject)
            for some in lists:
                some.append(key)
            if one.aliases or one.place or not is_proper or (one.statement and one.subject not in one.statement):
                others = {name for _, name in self._names(one.aliases) if name} if one.aliases else set()
                for name in sorted(others.union(topics_of(one)).difference(names)):
                    some = self._of_name(name)
                    touched[id(some)] = some
                    some.append(key)
            if one.place:
                places |= names_of_place(one.place)
            if one.unit is None:
                self._without_unit.append(key)
        for some in touched.values() if not is_first else ():
            some.sort()
        for name in sorted(places - self.places - self._by_name.keys()):
            self._start(name)
        self.places |= places

    def _of_name(self, name: Name) -> list[str]:
        """Return the keys of the claims that a name leads to, to be added to."""
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = []
            if name not in self.places:
                self._start(name)
        return found

    def _start(self, name: Name) -> None:
        """Note a new name by its first word; the longer ones come first."""
        names = self.starting.setdefault(name[0], [])
        names.append(name)
        if len(names) > 1:
            names.sort(key=lambda one: (-len(one), one))

    def _add_terms(self, claims: Iterable[Columns]) -> None:
        """Note the terms of claims whose statement does not name their subject."""
        for one in claims:
            if one.statement and (one.subject in one.statement or one.subject.lower() in one.statement.lower()):
                continue
            for term in telling_terms(f"{one.statement or ''} {one.measure} {one.population or ''}"):
                keys = self._by_term.setdefault(term, [])
                if len(keys) <= COMMON:
                    keys.append(one.key)

    def claims_named(self, name: Name) -> Sequence[str]:
        """Return the keys of the claims that a name leads to, in order."""
        if name and name[0] not in self._opened:
            self.open(name[:1])  # a word of the ledger that no draft had
        return self._by_name.get(name, ())

    def _open_keys(self, keys: Iterable[str]) -> None:
        names = (subject_name(key.partition("/")[0]) for key in keys if key not in self.claims)
        self.open(word for name in names for word in name[:1])

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

    @property
    def has_terms(self) -> bool:
        """Whether any claim may be found by its terms."""
        return bool(self._by_term)

    def by_terms(self, terms: set[str]) -> set[str]:
        """Return the claims whose statement or measure holds one of some terms, if it is a telling one.

        Those whose statement names their subject are found by that name, and are left out.
        """
        known = self._by_term
        found = {key for term in known.keys() & terms if len(known[term]) <= COMMON for key in known[term]}
        self._open_keys(found)
        return found

    def names_subject(self, name: Name) -> bool:
        """Tell whether the first claim that a name leads to gives it to its subject itself, not by an alias."""
        return any(name in subject_names(self.claims[key]) for key in self.claims_named(name)[:1])

    def units_of(self, key: str) -> tuple[str, ...]:
        """Return the units of a claim's figures; that of no unit when there is none."""
        one = self.claims[key]
        if one.unit is None and self._without_unit:
            for claim, unit in units_of_entries(self.reader, self._without_unit):
                self._entry_units.setdefault(claim, set()).add(unit)
            self._without_unit.clear()
        return (one.unit,) if one.unit else tuple(sorted(self._entry_units.get(key, ()))) or (NO_UNIT,)
