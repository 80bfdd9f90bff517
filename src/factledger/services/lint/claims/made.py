"""What the names of subjects are made of, so that a text may call them otherwise: what something is, and the rest.

Norland Bank is a bank, and the rest of its name is heard: "بنك نورلاند". The rest of Kementerian Pendidikan, a
ministry, means something: "Ministry of Education", "وزارة التعليم".
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain, islice, product
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import matters
from factledger.reading.sounds import heard_in_ways
from factledger.reading.terms import domain_of, forms, nouns, phrases_of, said, said_in_any, translated
from factledger.services.lint.claims.openings import MOST_KNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factledger.services.lint.claims.held import Held
    from factledger.services.lint.claims.known import Name

TYPE = "type-of-name"
"""Category of `kinds.tsv`: words for what something is, in names."""

EVENT = "event-of-name"
"""Category of `kinds.tsv`: words for what happened somewhere, in names: the floods of "Selara floods"."""

JOINTS = frozenset(
    {
        *("of", "for", "the", "against", "de", "do", "da", "dos", "das", "o", "os", "as", "e", "contra"),
        *("del", "la", "las", "los", "el", "y", "melawan", "ضد", "al"),
        *("to", "ao", "aos", "às", "a", "para", "untuk", "bagi"),
        *("دو", "دا", "دوس", "داس", "دي", "ديل", "لاس", "لوس"),
    }
)
"""Words that stand between the parts of a name, and that another language says otherwise or leaves out."""

_LEAST_HEARD = 2
"""Consonants of the rest of a name that is told by its sound, beside the word for what it is."""

_MOST_WAYS = 64
"""How many ways in which a name may be meant, or spelt in another script, are tried."""

_MOST_MATTERS = 4
"""How many matters a word may speak of that tells what a name means."""

_MEANT = ("=", "+")
"""With what the meaning of a word begins, and no sound."""


class Made(NamedTuple):
    """What a name is made of, in whatever order.

    Attributes:
        kind: What is named: "bank", "ministry".
        rest: The other words of the name: by what they mean ("=education", "+coffee"), else as they are, or as they
            are heard.
    """

    kind: str
    rest: frozenset[str]


class MadeNames:
    """The names of an index by what they are made of; more are added as the index reads claims."""

    def __init__(self, index: Held) -> None:
        """Look through no name yet."""
        self.index = index
        self._done = 0
        self._written: dict[Made, list[Name]] = {}
        self._heard: dict[Made, list[Name]] = {}
        self._cores: dict[Made, list[Name]] = {}
        self._kinds: set[str] = set()

    def kinds(self) -> Collection[str]:
        """Return what there is of which a name that was read tells the kind: banks, floods."""
        self._add()
        return self._kinds

    def find(self, kind: str, words: Name, language: str) -> Iterator[Name]:
        """Yield the names of what is of a kind, where the rest of a name is some words of a text.

        A name in another script is looked for by its sound.
        """
        self._add()
        meanings = [meanings_of(word, (language,)) for word in words]
        for rest in dict.fromkeys([*_told(words, meanings), frozenset(words)]):
            yield from self._written.get(Made(kind, rest), ())
        if self._heard and (not all(meanings) or not _is_latin(words)):
            ways = [[*meaning, *_ways(word)] for meaning, word in zip(meanings, words, strict=True)]
            for heard in islice(product(*ways), _MOST_WAYS):
                names = self._heard.get(Made(kind, frozenset(heard)), ())
                yield from (name for name in names if _is_latin(name) != _is_latin(words))
        yield from self._by_core(kind, words, meanings)

    def _by_core(self, kind: str, words: Name, meanings: Sequence[tuple[str, ...]]) -> Iterator[Name]:
        """Yield the one name of a kind whose words without a meaning are those of some words, whatever else it says.

        "إضراب ميناء بنمارو" is the Penmarrow dock strike, where no other strike is called after Penmarrow.
        """
        core = [word for word, meaning in zip(words, meanings, strict=True) if not meaning]
        # What a name ends with that means something may be the verb behind it; what else it says is of another thing,
        # unless it is called after where it happened: a union of cocoa growers is none of coffee growers.
        if not core or meanings[-1] or (len(core) < len(words) and kind not in _kinds_of_events()):
            return
        found = set(self._cores.get(Made(kind, frozenset(core)), ()))
        for heard in islice(product(*map(_ways, core)), _MOST_WAYS):
            found |= {
                name
                for name in self._cores.get(Made(kind, frozenset(heard)), ())
                if _is_latin(name) != _is_latin(words)
            }
        if len(found) == 1:
            yield from found

    def _add(self) -> None:
        """Look through the names that were read since the last time."""
        names = self.index.names
        for name in islice(names, self._done, None):
            for made in _written(name):
                self._written.setdefault(made, []).append(name)
            for made in _heard(name):
                self._heard.setdefault(made, []).append(name)
            for made in _core(name):
                self._cores.setdefault(made, []).append(name)
            self._kinds.update(kind for kind, _ in parted(name))
        self._done = len(names)


def are_made_alike(one: Name, other: Name) -> bool:
    """Tell whether two names are made of the same, in whatever language or script.

    The word for what is named may be left out where the others say enough: the Green Eagles of a club.

    >>> are_made_alike(("kementerian", "pendidikan"), ("ministry", "of", "education"))
    True
    >>> are_made_alike(("clube", "aguias", "verdes"), ("green", "eagles"))
    True
    """
    if not _meant_by(one).isdisjoint(_meant_by(other)):
        return True
    is_one_script = _is_latin(one) == _is_latin(other)
    made = {*_written(one), *(() if is_one_script else _heard(one))}
    return bool(made) and not made.isdisjoint({*_written(other), *(() if is_one_script else _heard(other))})


@lru_cache(maxsize=MOST_KNOWN)
def _meant_by(name: Name) -> frozenset[frozenset[str]]:
    """Return what the words of a name may mean, that for what it is left out; nothing where one has none."""
    rests = [tuple(word for word in name if word not in JOINTS), *(rest for _, rest in parted(name))]
    meanings = ([meanings_of(word, LANGUAGES) for word in rest] for rest in rests if len(rest) > 1)
    return frozenset(frozenset(way) for some in meanings if all(some) for way in islice(product(*some), _MOST_WAYS))


def _written(name: Name) -> Iterator[Made]:
    """Yield what a name is made of: what its words mean, and the words as they are, which no translation changed."""
    for kind, rest in parted(name):
        for told in _told(rest, [meanings_of(word, LANGUAGES) for word in rest]):
            yield Made(kind, told)
        yield Made(kind, frozenset(rest))


def _core(name: Name) -> Iterator[Made]:
    """Yield a name that has words with a meaning and words without, as those without and as these are heard."""
    for kind, rest in parted(name):
        core = [word for word in rest if not meanings_of(word, LANGUAGES)]
        if core and len(core) < len(rest):
            yield Made(kind, frozenset(core))
            for heard in filter(_is_told, islice(product(*map(_ways, core)), _MOST_WAYS)):
                yield Made(kind, frozenset(heard))


def _told(words: Name, meanings: Sequence[tuple[str, ...]]) -> Iterator[frozenset[str]]:
    """Yield what words say: what each may mean, or the word itself where that is not known."""
    ways = product(*(meaning or (word,) for word, meaning in zip(words, meanings, strict=True)))
    yield from map(frozenset, islice(ways, _MOST_WAYS))


def _heard(name: Name) -> Iterator[Made]:
    """Yield the same with the words as they are heard, where enough is heard."""
    for kind, rest in parted(name):
        ways = [[*meanings_of(word, LANGUAGES), *_ways(word)] for word in rest]
        for heard in filter(_is_told, islice(product(*ways), _MOST_WAYS)):
            yield Made(kind, frozenset(heard))


def _is_told(heard: tuple[str, ...]) -> bool:
    sounds = "".join(one for one in heard if one[0] not in _MEANT)
    return not sounds or len(sounds) >= _LEAST_HEARD


def _ways(word: str) -> list[str]:
    """Return how a word may be heard in a name of another script, with and without what is written onto it."""
    return sorted({way for form in forms(word) for way in heard_in_ways(form)} - {""})


def _is_latin(name: Name) -> bool:
    return all(word.isascii() for word in name)


def parted(name: Name) -> Iterator[tuple[str, Name]]:
    """Yield (kind, the other words) of a name of several words that opens or ends with a word for what it is."""
    if len(name) == 1:
        return
    before, behind = _kinds_before().get(name[0], ()), _kinds_behind().get(name[-1], ())
    found = [(kind, name[len(words) :]) for words, kind in before if name[: len(words)] == words]
    found += [(kind, name[: -len(words)]) for words, kind in behind if name[-len(words) :] == words]
    for kind, others in found:
        if rest := tuple(word for word in others if word not in JOINTS):
            yield kind, rest


@cache
def _kinds_before() -> dict[str, list[tuple[Name, str]]]:
    """Return (words, kind) of all words for what something is or what happened, by the first of them."""
    found: dict[str, list[tuple[Name, str]]] = {}
    for opening, some in chain.from_iterable(said_in_any(category).items() for category in (TYPE, EVENT)):
        found.setdefault(opening, []).extend(some)
    return found


@cache
def _kinds_of_events() -> frozenset[str]:
    return frozenset(kind for some in said_in_any(EVENT).values() for _, kind in some)


@cache
def _kinds_behind() -> dict[str, list[tuple[Name, str]]]:
    """Return the same by the last of the words."""
    found: dict[str, list[tuple[Name, str]]] = {}
    for words, kind in chain.from_iterable(_kinds_before().values()):
        found.setdefault(words[-1], []).append((words, kind))
    return found


def words_opening(kinds: Collection[str]) -> set[str]:
    """Return the first words of all that stands for one of some kinds, in any language."""
    some = (one for code in LANGUAGES for category in (TYPE, EVENT) for one in phrases_of(code, category, kinds))
    return {words[0] for words in some}


@lru_cache(maxsize=MOST_KNOWN)
def meant(word: str, languages: tuple[str, ...]) -> str | None:
    """Return what a word means in names in the first of some languages that knows it, as "=education"; else None."""
    for language in languages:
        meaning = _meaning(word, translated(language)) or domain_of(word, language)
        meaning = meaning or _meaning(word, _types(language), nouns(language))
        if meaning is not None:
            return f"={meaning}"
    return None


@lru_cache(maxsize=MOST_KNOWN)
def meanings_of(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return all that a word may mean in names in some languages: as `meant` has it, and what it speaks of ("+coffee").

    A word of many matters tells little, and counts by what it means alone.
    """
    first = meant(word, languages)
    spoken = dict.fromkeys(f"+{matter}" for matter in matters(*languages).of(word))
    return (*([first] if first else ()), *(spoken if len(spoken) <= _MOST_MATTERS else ()))


def _meaning(word: str, *tables: Mapping[str, str]) -> str | None:
    """Return what a word means by the first of some tables that knows one of its forms."""
    found = (known[form] for known in tables for form in forms(word) if form in known)
    return next(found, None)


@cache
def _types(language: str) -> dict[str, str]:
    """Return what the single words of a language for what something is stand for: the mount of "Mount Wiru"."""
    return {one.words[0]: one.value for one in said(language, TYPE) if len(one.words) == 1}
