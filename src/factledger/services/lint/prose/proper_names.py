"""Subjects that a text names by a proper word of theirs: "the Karangjati bus terminal" for Terminal Karangjati.

What else their names say is told in the text in other words, which need not stand beside it: "in Brenning, the hail
damaged" for the Brenning hailstorm. Where it is not told, a word that only one subject has names it by itself, unless
something there speaks of another: another name beside it, or a word for what something else is.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import matters, matters_of
from factledger.reading.sounds import consonants
from factledger.reading.tables import NEUTRAL, rows
from factledger.reading.terms import forms, named
from factledger.services.lint.claims.made import EVENT, JOINTS, TYPE, meant, parted
from factledger.services.lint.claims.names import PLACES, subject_name, subject_names
from factledger.services.lint.claims.openings import MOST_KNOWN, has_no_case, heard_as, is_part, plain_forms
from factledger.services.lint.claims.proper import is_known, is_no_word, is_type, words_of_types
from factledger.services.lint.prose.names import other_names
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_NEAR = 3
"""How many words from a proper word on one may stand for what something is: "terminal de ônibus de Karangjati"."""

_SHORT = 3
"""Letters of a word that is a short form for what something is, and is left out: KM, the motor ship."""

_LEAST_PROPER, _LEAST_LIKE = 4, 6
"""Letters of a word that names a subject beside the very number, and of one that may end otherwise in a language."""

_JOINED = 4
"""How far the next word of a name may stand: "Casa de la Vega"."""

_WITHIN_NAMES = "-–'’ \n"
"""What may stand between the words of a name."""


class _At(NamedTuple):
    """A word of a sentence that may be one of a subject.

    Attributes:
        sentence: The sentence.
        i: The position of the word in it.
        parts: The word of names of subjects that it is, or the two that it and the next one are.
    """

    sentence: Sentence
    i: int
    parts: Name

    @property
    def name(self) -> str:
        """The word as names are compared."""
        return self.sentence.words[self.i].name


class _Told(NamedTuple):
    """What a sentence tells of the rest of a name: whether all of it, and the positions of the words that tell it."""

    is_whole: bool
    places: frozenset[int]


def add_proper_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence the subjects that it names by a proper word of theirs."""
    for i in prose.words.where(index.proper.may_be):
        word = prose.words[i]
        sentence = prose.sentence_at(word.start)
        is_name = has_no_case(word.name) or prose.draft.text[word.start].isupper()
        if not is_name or _is_taken(index, sentence, word.start):
            continue
        parts, heads = _parts(prose, index, i)
        at = _At(sentence, i - sentence.places[0], parts)
        phrases = [one for head in heads if (one := _phrase(prose, index, at, head))]
        # Of several subjects that have the word, what else the text tells of them has to name one.
        if len(phrases) == 1 and (len(heads) == 1 or phrases[0][1].is_whole):
            sentence.names = sorted([*sentence.names, phrases[0][0]])


def _parts(prose: Prose, index: Index, i: int) -> tuple[Name, Collection[Name]]:
    """Return what a word of a text is in names of subjects, and these by how their keys begin.

    A word that has a meaning is one only with the next one: the "Cahaya Selat" of KM Cahaya Selat.
    """
    word, after, text = prose.words[i], _next(prose, i), prose.draft.text
    two = (word.name, after.name if after else "")
    if after and has_no_case(word.name) and (heads := index.proper.of_two_heard(*two)):
        return two, heads
    found = list(index.proper.of(word.name, prose.language))
    if len(found) == 1:
        # "Teluk Bunga" is a bay, whatever else is called after it.
        is_of_type = is_known(found[0][0]) and i > 0 and text[prose.words[i - 1].start].isupper()
        return ((), ()) if is_of_type and is_type(prose.words[i - 1].name) else ((found[0][0],), found[0][1])
    if found or after is None or not text[after.start].isupper():
        return (), ()
    return two, index.proper.of_two(*two)


def _next(prose: Prose, i: int) -> Placed | None:
    """Return the word behind another one, over words such as "of" between them; None where more parts them."""
    word = prose.words[i]
    for k in range(i + 1, min(i + _JOINED, len(prose.words))):
        after = prose.words[k]
        if not prose.draft.text[word.end : after.start].isspace():
            return None
        if after.name not in JOINTS:
            return after
        word = after
    return None


def _is_taken(index: Index, sentence: Sentence, place: int) -> bool:
    within = (one for one in sentence.names if one.start <= place < one.end)
    return any(index.is_subject(one.name) for one in within)


def _phrase(prose: Prose, index: Index, at: _At, head: Name) -> tuple[Phrase, _Told] | None:
    """Return the name of a subject that a word stands for, with what else is told of it; None where it is none."""
    sentence, words = at.sentence, at.sentence.words
    key = next(iter(index.claims_named(head)), None)
    own = subject_names(index.claims[key]) if key else ()
    names = [name for name in sorted(own) if len(name) > len(at.parts) and _has(name, at.parts)]
    if key is None or not names or any(one.name in names and index.is_subject(one.name) for one in sentence.names):
        return None
    told = max((_told(prose, at, name) for name in names), key=lambda one: (one.is_whole, len(one.places)))
    if _speaks_of_another(prose, at, names, told):
        return None
    is_framed = at.i > 0 and words[at.i - 1].name in prose.where
    is_place = is_framed or at.parts in index.places
    # Words that have a meaning may be those of something else, and one of a script without capitals an ordinary one.
    is_plain = len(at.parts) > 1 or (has_no_case(at.parts[0]) and at.parts[0] in forms(at.name))
    is_core = any(rest == at.parts for name in names for _, rest in parted(name))
    # The "Flor do Trigo" of Padaria Flor do Trigo; but Teluk Bunga is a bay.
    is_told = told.is_whole or (is_core and len(at.parts) > 1 and not any(parted(at.parts)))
    if not is_told and (is_plain or (is_place and not told.places)):
        return None
    there = words[min(told.places)] if is_framed and told.places else words[at.i]
    return Phrase(there.start, there.end, subject_name(index.claims[key].subject), is_place=False), told


def _told(prose: Prose, at: _At, name: Name) -> _Told:
    """Return what a sentence tells of a name besides one word of it."""
    sentence = at.sentence
    others = [word for word in name if word not in JOINTS and not any(_is_same(word, part) for part in at.parts)]
    # "The schools of Zuhayra" are those of Zuhayra province.
    others = [word for word in others if (meant(word, LANGUAGES) or "").removeprefix("=") not in PLACES] or others
    if len(at.parts) > 1:
        others = [word for word in others if len(word) > _SHORT]
    kinds = {kind: place for category in (TYPE, EVENT) for place, kind in prose.said_in(sentence, category)}
    places: dict[str, int] = {}
    for kind, rest in parted(name):
        if kind in kinds:
            there = prose.words_between(sentence.span.start, kinds[kind])
            places |= {word: there for word in others if word not in rest}
    for i, word in enumerate(sentence.words):
        if i != at.i and word.term:
            places |= {one: i for one in others if one not in places and _says(prose.language, word.name, one)}
    return _Told(len(places) == len(others), frozenset(places.values()))


def _has(name: Name, parts: Name) -> bool:
    """Tell whether a name has some words, one behind the other, whatever joins them."""
    size, words = len(parts), [word for word in name if word not in JOINTS]
    return any(all(map(_is_same, words[i : i + size], parts)) for i in range(len(words) - size + 1))


def _is_same(word: str, part: str) -> bool:
    """Tell whether two words of the names of a subject are one, in whatever script: dalwin, دلوين."""
    if word == part or has_no_case(word) == has_no_case(part):
        return word == part
    one, other = (word, part) if has_no_case(word) else (part, word)
    return consonants(other) in heard_as(one)


@lru_cache(maxsize=MOST_KNOWN)
def _says(language: str, word: str, part: str) -> bool:
    """Tell whether a word of a text says what a part of a name does, in whatever language that is."""
    if part in plain_forms(word):
        return True
    if has_no_case(word) and part.isascii() and consonants(part) in heard_as(word):
        return True
    meaning = meant(part, LANGUAGES)
    if meaning is not None and meaning == meant(word, (language,)):
        return True
    return not matters_of(part).isdisjoint(matters(language).of(word))


def _speaks_of_another(prose: Prose, at: _At, names: Collection[Name], told: _Told) -> bool:
    """Tell whether something beside a proper word speaks of another thing that has it: "Brenning Post"."""
    words, own = at.sentence.words, {word for name in names for word in name}
    for i in (*_run(prose, at, -1), *_run(prose, at, 1)):
        if i not in told.places and own.isdisjoint(plain_forms(words[i].name)):
            return True
    return not told.is_whole and any(i not in told.places for i in _kinds_beside(prose, at))


def is_of_another_kind(prose: Prose, sentence: Sentence, i: int, name: Name) -> bool:
    """Tell whether a word of a name stands by a word for what something else is: the "museum of Sorvela".

    Args:
        prose: The draft.
        sentence: The sentence.
        i: The position of the word in it.
        name: The whole name.
    """
    at = _At(sentence, i, (sentence.words[i].name,))
    told = _told(prose, at, name)
    return any(k not in told.places for k in _kinds_beside(prose, at))


def half_named(prose: Prose, sentence: Sentence, claim: Known) -> bool:
    """Tell whether a sentence has a word of the subject of a claim that can only be a name, in whatever script.

    What stands by the word may say that it is something else's: another name, or a word for what is of another kind.
    """
    own = {word for name in claim.subjects for word in name}
    proper = {word for word in own if len(word) >= _LEAST_PROPER and not (is_known(word) or word in words_of_types())}
    words = [(i, word.name) for i, word in enumerate(sentence.words) if not is_known(word.name)]
    at = [i for i, word in words if any(_is_name_of(word, part) for part in proper)]
    if not at or any(_is_of_other(prose, sentence, i, claim.subjects, own) for i in at):
        return False
    near = {sentence.words[k].name for i in at for step in (-1, 1) for k in _run(prose, _of(sentence, i), step)}
    names = {word for name in other_names(prose, sentence) for word in named(name)[:1] if word not in near}
    return all(any(_is_name_of(word, part) for part in own) for word in names)


def _of(sentence: Sentence, i: int) -> _At:
    return _At(sentence, i, (sentence.words[i].name,))


def _is_of_other(prose: Prose, sentence: Sentence, i: int, names: Collection[Name], own: Collection[str]) -> bool:
    """Tell whether something beside a proper word speaks of another thing that has it."""
    at = _of(sentence, i)
    near = {k for step in (-1, 1) for k in _run(prose, at, step)}
    if any(
        not any(_is_name_of(sentence.words[k].name, part) for part in own) and is_no_word(sentence.words[k].name)
        for k in near
    ):
        return True
    mine = {kind for name in names for kind, _ in parted(name)}
    said = {
        prose.words_between(sentence.span.start, place): kind
        for category in (TYPE, EVENT)
        for place, kind in prose.said_in(sentence, category)
    }
    # "A bakery in Marrowby" is none of what is called after the town, and neither are "calls in Marrowby".
    is_place = i > 0 and sentence.words[i - 1].name in prose.where
    beside = set(said) if is_place else {*_kinds_beside(prose, at), *near}
    told = {kind for k, kind in said.items() if k in beside}
    if any(one in _kinds_alike(kind) for kind in told for one in mine):
        return False
    # A word of several subjects tells none of them by itself: "Marrowby", of a harbour and of a lifeboat station.
    return bool(told) or is_place or len(_having(prose, sentence.words[i].name)) > 1


def _having(prose: Prose, word: str) -> set[str]:
    """Return the subjects of the claims that were read with a word among the words of their names."""
    if prose.index is None:
        return set()
    return {
        one.subject
        for one in prose.index.claims.values()
        if any(_is_name_of(word, part) for name in subject_names(one) for part in name)
    }


@cache
def _kinds_alike(kind: str) -> frozenset[str]:
    """Return the kinds of things that texts use for one of a kind, that itself among them."""
    some = (sets[0].split("|") for sets in rows(NEUTRAL, "kinds_alike"))
    return frozenset((kind,)).union(*(one for one in some if kind in one))


def _is_name_of(word: str, part: str) -> bool:
    """Tell whether a word of a text is one of a name, or an adjective made of it in another language: Orsiana."""
    if is_part(part, word):
        return True
    shorter, longer = sorted((word, part), key=len)
    return len(shorter) >= _LEAST_LIKE and longer.startswith(shorter) and len(longer) <= len(shorter) + 1


def _kinds_beside(prose: Prose, at: _At) -> Iterator[int]:
    """Yield the positions of the words for what something is that stand by a word, with "of" or nothing between."""
    words = at.sentence.words
    for category in (TYPE, EVENT):
        for place, _ in prose.said_in(at.sentence, category):
            i = prose.words_between(at.sentence.span.start, place)
            first, last = sorted((i, at.i))
            if 0 < last - first <= _NEAR and all(word.name in JOINTS for word in words[first + 1 : last]):
                yield i


def _run(prose: Prose, at: _At, step: int) -> Iterator[int]:
    """Yield the positions of the words with a capital that go on from one in a direction, over words such as "of"."""
    text, words, last = prose.draft.text, at.sentence.words, at.i
    for i in range(at.i + step, len(words) if step > 0 else -1, step):
        first, second = sorted((words[last], words[i]))
        if text[first.end : second.start].strip(_WITHIN_NAMES):
            return
        last, name = i, words[i].name
        if name in JOINTS or name in prose.no_names:
            continue
        is_opening = i == 0 and (name in prose.lower or prose.knows(name))
        if has_no_case(name) or not text[words[i].start].isupper() or is_opening:
            return
        yield i
