"""The claims of a ledger as a draft may name them: one index of names for each state.

Claims are read when the words of a draft may name them (see `reading`). What is kept of each are its row and the names
that lead to it; all else is worked out for claims that a draft does name.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.redaction import Redaction
from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import matters_of
from factledger.reading.sounds import consonants
from factledger.reading.terms import acts, named, stem
from factledger.services.lint.claims.held import COMMON, Held
from factledger.services.lint.claims.known import Columns, Known, Name
from factledger.services.lint.claims.made import JOINTS, are_made_alike
from factledger.services.lint.claims.names import (
    is_capitalized,
    is_open,
    is_proper_name,
    is_written_as_name,
    measure_terms,
    names_of_place,
    subject_name,
    subject_names,
    telling_terms,
    topics_of,
)
from factledger.services.lint.claims.openings import MOST_KNOWN, has_no_case
from factledger.services.lint.claims.proper import is_no_word
from factledger.store.ask import ask
from factledger.values.key import ClaimKey
from factledger.values.period import Period
from factledger.values.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.domain.record import Row
    from factledger.values.units import Units

_LANGUAGES = """
SELECT language, count(*) AS so_many FROM entry_now WHERE language IS NOT NULL AND language <> 'unknown'
GROUP BY language
"""

_CHUNK = 400
"""How many keys are asked for at a time."""

_LEAST_SOUND = 2
"""Consonants of a name that may be told by its sound."""

_LEAST_LANGUAGES = 2
"""Languages that have capitals by whose names it is told what those in another script are of."""

_NOT = re.compile(r"\((not: [^()]*)\)")
"""What a claim is not of, as its statement says it."""

_LEAST_WORD = 4
"""Letters of a word of a key that can only be a name."""

_LEAST_TOLD = 3
"""Words of a name in a script without capitals that is told from names of a measure by what it says."""


class Index(Held):
    """Finds the claims that words of a text name."""

    def _hold_nothing(self, units: Units) -> None:
        super()._hold_nothing(units)
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._unit_terms: dict[str, frozenset[str]] = {}
        self._subjects: dict[Name, bool] = {}
        self._by_first_word: tuple[int, dict[Name, list[str]]] = 0, {}
        self._shared: dict[str, tuple[int, frozenset[Name]]] = {}
        self._entries: dict[str, list[Row]] = {}
        self.dated: Index | None = None

    def language(self) -> str | None:
        """Return the language that most rows were read in; None where no row tells one that can be read."""
        counted = sorted(ask(self.reader, _LANGUAGES), key=lambda one: (-one[1], one[0]))
        return next((tag for tag, _ in counted if tag.partition("-")[0] in LANGUAGES), None)

    def find(self, key: str) -> Known | None:
        """Return the claim of a key, worked out; None when there is none."""
        if key not in self.claims:
            self._open_keys((key,))
        return self.known(key) if key in self.claims else None

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is one of the subject of the first claim that it leads to."""
        found = self._subjects.get(name)
        if found is None:
            # Most names are the subject's own: so much is seen without working the claim out.
            claims = self.claims_named(name)
            found = self.names_subject(name) or any(name in self.known(key).subjects for key in claims[:1])
            self._subjects[name] = found
        return found

    def known(self, key: str) -> Known:
        """Return a claim that was read, worked out."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.popitem(last=False)
            found = self._known[key] = self._worked_out(key)
        return found

    def subjects_of(self, name: Name) -> Iterable[Name]:
        """Return the names of the subject of the first claim that a name leads to."""
        key = next(iter(self.claims_named(name)), None)
        if key is None:
            return ()
        one = self.claims[key]
        # Without other names a proper name is all that it has: so much is seen without working the claim out.
        return self.known(key).subjects if one.aliases or not is_proper_name(one.subject) else subject_names(one)

    def _worked_out(self, key: str) -> Known:
        one = self.claims[key]
        subjects = set(subject_names(one))
        topics, is_common = self._standing(key)
        measures: set[Name] = set()
        either: set[Name] = set()
        if one.aliases:
            own = self._own_names(one)
            for text, name in self._names(one.aliases):
                is_subject = self._is_subject(text, name, key, own)
                (subjects if is_subject else either if is_open(text, name, own) else measures).add(name)
        subjects |= self._shared_names(one.subject)
        if either:
            kin = self._kin_words(one)
            own_names = {name for name in either if name[0] in kin}
            if not measures and len(_languages_with_case(one.aliases or "")) >= _LEAST_LANGUAGES:
                own_names = either  # every name that tells is one of the subject
            either, subjects = either - own_names, subjects | own_names
        short = {name for name in measures | either if _opens_any(name, subjects)}
        subjects, measures, either = subjects | short, measures - short, either - short
        terms = measure_terms(one)
        aliased = {term for name in measures for term in telling_terms(" ".join(name))}
        said, excluded = _parted_by_not(one.statement or "")
        told = telling_terms(f"{said} {one.population or ''}")
        # The subject's own name says nothing of what is measured.
        own_name = {stem(word) for name in subjects for word in name}
        subjects |= {topic for topic in topics if set(topic) & set(subject_name(one.subject))}
        terms, told = terms - own_name, told - own_name
        exclusive = acts()
        units = frozenset(self.units_of(key))
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
            frozenset(telling_terms(excluded) & exclusive) if excluded else frozenset(),
            frozenset().union(*map(self.terms_of_unit, units)),
            units,
            _scope(one),
            frozenset(self._place_names(one.place, key)) if one.place else frozenset(),
        )

    def _shared_names(self, subject: str) -> frozenset[Name]:
        """Return the other names that a claim about a subject gives it, and that are its own in another language.

        They are names of it for all claims about it; any other may tell one claim from the next: "Norte Velho". So are
        those of its words by which a statement calls it.
        """
        found = self._shared.get(subject)
        if found is None or found[0] != len(self.by_subject[subject]):
            keys = self.by_subject[subject]
            aliased = [self.claims[key] for key in keys[:COMMON] if self.claims[key].aliases] if len(keys) > 1 else []
            names = frozenset(
                name
                for one in aliased
                for text, name in self._names(one.aliases or "")
                if name and self._is_its_own(text, name, one)
            )
            if is_proper_name(subject):
                names = names.union(*(topics_of(self.claims[key]) for key in keys[:COMMON]))
            found = self._shared[subject] = len(keys), names
        return found[1]

    def _standing(self, key: str) -> tuple[frozenset[Name], bool]:
        """Return the proper names that stand for the subject of a claim, and whether that is an ordinary word.

        A claim that does not tell goes by the other claims about its subject. Where none of them tells, a subject
        counts as a proper name.
        """
        one = self.claims[key]
        if self._is_capitalized(one):
            return frozenset(topics_of(one)), False
        siblings = self.by_subject[one.subject][:COMMON]
        theirs = [told for k in siblings if (told := self._is_capitalized(self.claims[k])) is not None]
        topics = topics_of(one) | self._topics_of_key(one) if not any(theirs) else set()
        topics |= {name for topic in topics for name in self._names_of_subject(topic, key)}
        return frozenset(topics), bool(theirs) and not any(theirs)

    def _is_capitalized(self, one: Columns) -> bool | None:
        """Tell whether a claim writes its subject as a proper name, in its statement or an alias; None for neither."""
        found = is_capitalized(one)
        if found is not None or not one.aliases:
            return found
        mine = subject_name(one.subject)
        return next((is_written_as_name(text) for text, name in self._names(one.aliases) if name == mine), None)

    def _topics_of_key(self, one: Columns) -> set[Name]:
        """Return the parts of a key that statements of claims beside it write as names: smuggling/shenzhen/value."""
        parts = {named(part) for part in one.key.split("/")[1:]}
        siblings = self.by_subject[one.subject][:COMMON]
        return {name for k in siblings for name in topics_of(self.claims[k]) if name in parts}

    def _is_own(self, name: Name, subject: str) -> bool:
        sharing = self.claims_named(name)
        return len(sharing) <= COMMON and all(self.claims[k].subject == subject for k in sharing)

    def terms_of_unit(self, unit: str) -> frozenset[str]:
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
        for subject in self._sharing_first_word(named(one.subject)[:1]):
            key = self.by_subject[subject][0]
            aliases = self.claims[key].aliases
            if subject != one.subject and aliases:
                own = self._own_names(self.claims[key])
                names = self._names(aliases)
                found |= {name[0] for text, name in names if name and self._is_subject(text, name, key, own)}
        return found

    def _sharing_first_word(self, word: Name) -> Sequence[str]:
        """Return the subjects that open with a word, where they are few."""
        count, found = self._by_first_word
        if count != len(self.by_subject):
            found = {}
            for subject in self.by_subject:
                found.setdefault(named(subject)[:1], []).append(subject)
            self._by_first_word = len(self.by_subject), found
        subjects = found.get(word, ())
        return subjects if len(subjects) <= COMMON else ()

    def _place_names(self, place: str, key: str) -> set[Name]:
        """Return the names of a place; where it is a subject of the ledger, too, those that the subject has."""
        return self._names_of_subject(named(place), key) | names_of_place(place)

    def _names_of_subject(self, name: Name, key: str) -> set[Name]:
        """Return all names of the subject that has a name, by another claim than `key`."""
        for k in self.claims_named(name)[:COMMON]:
            if k != key and subject_name(self.claims[k].subject) == name != subject_name(self.claims[key].subject):
                return set(self.known(k).subjects)
        return set()

    def _own_names(self, one: Columns) -> frozenset[str]:
        """Return the terms that are of the measure for certain, for telling names of the subject from others."""
        return telling_terms(f"{one.measure} {one.statement or ''} {ClaimKey(one.key).measure}")

    def _is_subject(self, text: str, name: Name, key: str, own: frozenset[str]) -> bool:
        """Tell whether an alias is one of the subject: all claims about it have it, whatever they measure."""
        siblings = self.by_subject[self.claims[key].subject]
        sharing = self.claims_named(name)
        if _is_of_population(self.claims[key], text) or _is_named_after(self.claims[key], text, name):
            return True
        if self._is_its_own(text, name, self.claims[key]):
            return True
        if len(siblings) > 1 and len(siblings) <= COMMON:
            measures = {self.claims[k].measure.partition("/")[0] for k in siblings}
            if len(measures) > 1:
                return set(siblings) <= set(sharing) and not self._is_measured(text, name, siblings)
        return is_proper_name(text) and not telling_terms(text) <= own

    @staticmethod
    def _is_its_own(text: str, name: Name, one: Columns) -> bool:
        """Tell whether an alias is one of the subject by itself: by its words, in whatever language or script."""
        is_made_alike = any(are_made_alike(name, own) for own in subject_names(one))  # "Ministry of Health"
        return is_made_alike or _is_called_after(one, text, name) or _sounds_like(name, one) or _is_of_key(name, one)

    def _is_measured(self, text: str, name: Name, siblings: Iterable[str]) -> bool:
        """Tell whether an alias that all claims about a subject have names what they all measure: thefts, furtos."""
        claims = [self.claims[key] for key in siblings]
        if is_proper_name(text) or matters_of(text) & matters_of(claims[0].subject):
            return False
        return all(_tells_measure(name, one) for one in claims)

    def entries(self, claims: Iterable[str]) -> dict[str, list[Row]]:
        """Return the current entries of claims, void ones left out, by claim; they are read once for many drafts."""
        wanted = sorted(set(claims))
        new = [key for key in wanted if key not in self._entries]
        if len(self._entries) + len(new) > MOST_KNOWN:
            self._entries.clear()
            new = wanted
        if new:
            self._entries.update(self._read_entries(new))
        return {key: self._entries[key] for key in wanted if self._entries[key]}

    def _read_entries(self, claims: Sequence[str]) -> dict[str, list[Row]]:
        read: dict[str, list[Row]] = {key: [] for key in claims}
        column = self.reader.column("entry", "claim")
        for keys in _chunks(claims):
            for row in self.reader.current("entry", column.in_(keys)):
                if isinstance(row.body, Entry):
                    read[row.body.claim].append(row)
        return read

    @cached_property
    def has_redactions(self) -> bool:
        """Whether anything of the ledger was redacted."""
        return self.reader.count(Redaction.KIND) > 0


def _languages_with_case(aliases: str) -> list[str]:
    """Return the languages in which a claim has other names that are written with a capital."""
    return [code for code, names in json.loads(aliases).items() if names and all(map(is_proper_name, names))]


def _opens_any(name: Name, subjects: Iterable[Name]) -> bool:
    """Tell whether a name without capitals opens a longer one of the subject: the "ميريدان" of "ميريدان للطاقة"."""
    size = len(name)
    return has_no_case(name[0]) and any(len(one) > size and one[:size] == name for one in subjects)


def _is_of_population(one: Columns, text: str) -> bool:
    """Tell whether an alias names of whom a claim holds, and nothing that it measures: "a maioria das empresas"."""
    found = {term for term in telling_terms(text) if term.startswith("=")} if one.population else set()
    measure = f"{one.measure} {one.key.partition('/')[2]}"
    return bool(found & telling_terms(one.population or "")) and not found & telling_terms(measure)


def _is_named_after(one: Columns, text: str, name: Name) -> bool:
    """Tell whether an alias is a part of the name of a subject, or says in a script without capitals what it is.

    So "Sollane" is Ingrid Sollane, and "الدفاع المدني في الواحة" the Al Waha Civil Defence.
    """
    if is_proper_name(text):
        return set(name) <= set(subject_name(one.subject))
    if len(name) < _LEAST_TOLD or any(word.isascii() for word in name) or not is_proper_name(one.subject):
        return False
    found, of_subject, of_measure = map(_concepts, (text, one.subject, f"{one.measure} {one.key.partition('/')[2]}"))
    return bool(found & of_subject) and not found & of_measure


def _is_called_after(one: Columns, text: str, name: Name) -> bool:
    """Tell whether an alias holds a proper word of the subject, and none of what is measured: "Marovia tax reform"."""
    proper = {word for part in one.subject.split() if is_proper_name(part) for word in named(part)}
    rest = tuple(word for word in name if word not in proper)
    if not is_proper_name(text) or len(rest) == len(name) or not is_proper_name(one.subject):
        return False
    return not _tells_measure(rest, one)


def _is_of_key(name: Name, one: Columns) -> bool:
    """Tell whether an alias has a word that can only be a name, and with which the key tells the subject, too.

    So it is for a subject in another script: "Nakheel puppet theatre" of masrah-al-duma-nakheel.
    """
    if not has_no_case(subject_name(one.subject)[0]):
        return False
    shared = set(name) & set(subject_name(one.key.partition("/")[0])) - JOINTS
    return any(len(word) >= _LEAST_WORD and is_no_word(word) for word in shared)


def _tells_measure(name: Name, one: Columns) -> bool:
    """Tell whether words name what a claim measures, or speak of the same matter."""
    text = " ".join(name)
    return bool(telling_terms(text) & measure_terms(one) or matters_of(text) & matters_of(one.measure))


def _sounds_like(name: Name, one: Columns) -> bool:
    """Tell whether an alias is the subject, or a proper word of it, in another script: "فيلترون" of veltron."""
    if all(word.isascii() for word in name):
        return False
    parts = ("".join(name[a:b]) for a in range(len(name)) for b in range(a + 1, len(name) + 1))
    heard = {found for found in map(consonants, parts) if len(found) >= _LEAST_SOUND}
    if any(_is_heard("".join(own), heard) for own in (subject_name(one.subject), *topics_of(one))):
        return True
    proper = (word for part in one.subject.split() if is_proper_name(part) for word in named(part))
    return any(_is_heard(word, heard) and is_no_word(word) for word in proper)


def _is_heard(text: str, heard: set[str]) -> bool:
    """Tell whether a text sounds as something that was heard; a Spanish v is a b."""
    return not heard.isdisjoint({consonants(text), consonants(text.replace("v", "b"))})


def _concepts(text: str) -> set[str]:
    return {term for term in telling_terms(text) if term.startswith("=")}


def _parted_by_not(statement: str) -> tuple[str, str]:
    """Return what a statement says, and what it says in brackets that it is not of: "acquired (not: held)"."""
    found = _NOT.search(statement)
    return (_NOT.sub(" ", statement), found[1]) if found else (statement, "")


def _scope(one: Columns) -> Scope:
    period = Period.parse(one.period) if one.period else None
    return Scope(period, one.place, one.population, one.method, one.price_basis)


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
