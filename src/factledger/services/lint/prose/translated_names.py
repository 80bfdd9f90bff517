"""Subjects whose names a text translates in part: "Selantara Province" for Provinsi Selantara.

The word for what something is (a museum, a river, a province) is translated, and the name itself is not; in another
script it is heard: "مستشفى أشكومب" for Ashcombe Hospital. A name that means something is translated as a whole:
"وزارة التعليم" for Kementerian Pendidikan. What happened somewhere is named with the place, near or far: "banjir yang
melanda Selara pada Januari" for the Selara floods.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.reading.terms import said
from factledger.services.lint.claims.made import EVENT, JOINTS, TYPE, meanings_of, meant, words_opening
from factledger.services.lint.claims.openings import has_no_case
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LONGEST = 4
"""Words of a name beside the word for what it is."""

_SPREAD = 8
"""Over how many words they may be spread: "de la" may stand between them."""

_NEAR_THING = 4
"""How far behind a word for what happened a thing may stand by which it is named: "greve dos comboios"."""

_FARTHEST = 3
"""How many words behind those for what it is a name may open at the most: behind "de la"."""

ARTICLES = frozenset({"al", "el"})
"""An article within names that other scripts write as one word: "Wadi al-Nakhil camp"."""


def add_translated_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence those of subjects that it calls by a word for what they are and their name.

    Nothing is found where the name of a subject stands there already, but for the town in "Puerto de Oslava".
    """
    said = [
        (sentence, kind, partial(cores, prose, sentence, place, kind))
        for category, cores in ((TYPE, _cores), (EVENT, _cores_of_event))
        for sentence, place, kind in prose.said(category)
    ]
    # The claims that the other words may name were read with the names: those are words of the text.
    index.expect(words_opening({kind for _, kind, _ in said}))
    kinds = index.made.kinds()
    found = [(sentence, kind, list(cores())) for sentence, kind, cores in said if kind in kinds]
    for sentence, kind, cores in found:
        for first, last, core in cores:
            start, end = sentence.words[first].start, sentence.words[last - 1].end
            there = [one for one in sentence.names if one.start < end and start < one.end]
            if any(index.is_subject(one.name) and not one.is_inside(start, end) for one in there):
                continue
            if name := next(filter(index.is_subject, index.made.find(kind, core, prose.language)), None):
                is_place = first > 0 and sentence.words[first - 1].name in prose.where
                others = [one for one in sentence.names if one not in there]
                sentence.names = sorted([*others, Phrase(start, end, name, is_place)])
                break


def _cores_of_event(prose: Prose, sentence: Sentence, place: int, kind: str) -> Iterator[tuple[int, int, Name]]:
    """Yield what may be the name of the place of what a word at a place says has happened.

    That is what stands beside the word, and every name of the sentence behind a word such as "in" or "hit"; the places
    are those of the word alone, as the other name may be one of a subject by itself.
    """
    yield from _cores(prose, sentence, place, kind, EVENT)
    yield from _things_beside(prose, sentence, place)
    words, text = sentence.words, prose.draft.text
    at = prose.words_between(sentence.span.start, place)
    for start in range(1, len(words)):
        opens = (
            words[start - 1].name in prose.where or (bool(words[start].term) and not prose.knows(words[start].name))
            if has_no_case(words[start].name)
            else text[words[start].start].isupper()
        )
        if opens and start != at:
            for _, name in _names_from(prose, words, start):
                yield at, at + 1, name


def _things_beside(prose: Prose, sentence: Sentence, place: int) -> Iterator[tuple[int, int, Name]]:
    """Yield a thing right beside what happened by which that is named: "train strike", "greve dos comboios"."""
    words, at = sentence.words, prose.words_between(sentence.span.start, place)
    behind = next((i for i in range(at + 1, len(words)) if words[i].name not in JOINTS), None)
    for i in (at - 1, behind):
        if i is not None and 0 <= i < at + _NEAR_THING and meant(words[i].name, (prose.language,)):
            yield min(at, i), max(at, i) + 1, (words[i].name,)


def _cores(
    prose: Prose, sentence: Sentence, place: int, kind: str, category: str = TYPE
) -> Iterator[tuple[int, int, Name]]:
    """Yield (first word, place behind the last, name) of what may be a name before or behind the word at a place."""
    words = sentence.words
    at = prose.words_between(sentence.span.start, place)
    phrases = _opened_by(prose.language, category).get(words[at].name, ())
    size = max((len(name) for name, what in phrases if what == kind and _is_at(words, at, name)), default=1)
    nearest = (i for i in range(at - 1, max(at - _LONGEST, 0) - 1, -1) if words[i].name not in ARTICLES)
    # "The Flor do Trigo bakery": words such as "do" join what stands before.
    run = takewhile(lambda i: words[i].name in JOINTS or _names(prose, words[i]), nearest)
    before = [i for i in run if words[i].name not in JOINTS][::-1]
    if has_no_case(words[at].name):
        before = []
    for k, first in enumerate(before):
        yield first, at + size, tuple(words[i].name for i in before[k:])
    for start in range(at + size, min(at + size + _FARTHEST, len(words))):
        if any(word.name not in JOINTS for word in words[at + size : start]):
            break
        for last, name in _names_from(prose, words, start):
            yield at, last, name


def _names_from(prose: Prose, words: Sequence[Placed], start: int) -> Iterator[tuple[int, Name]]:
    """Yield (index after the last word, name) of what may be a name from a word on, the longer ones first.

    Words such as "of" or "against" may join its parts, and are none of it: the "Exportadores de Café de Belmora" of a
    union.
    """
    parts: list[tuple[int, Placed]] = []
    for i in range(start, len(words)):
        if parts and (words[i].name in JOINTS or words[i].name in prose.where):
            continue
        if len(parts) == _LONGEST or not _names(prose, words[i]) or i - start > _SPREAD:
            break
        parts.append((i + 1, words[i]))
    for size in range(len(parts), 0, -1):
        yield parts[size - 1][0], tuple(word.name for _, word in parts[:size])


@cache
def _opened_by(language: str, category: str) -> dict[str, list[tuple[Name, str]]]:
    """Return (words, kind) of the phrases of a category of `kinds.tsv` by their first words."""
    found: dict[str, list[tuple[Name, str]]] = {}
    for one in said(language, category):
        if one.words:
            found.setdefault(one.words[0], []).append((one.words, one.value))
    return found


def _is_at(words: Sequence[Placed], at: int, name: Name) -> bool:
    return tuple(word.name for word in words[at : at + len(name)]) == name


def _names(prose: Prose, word: Placed) -> bool:
    """Tell whether a word may be of a name: by a capital, or by what it means; in a script without capitals any may."""
    if has_no_case(word.name):
        return bool(word.term)
    if prose.draft.text[word.start].isupper() and word.name not in prose.no_names:
        return True
    return bool(meanings_of(word.name, (prose.language,)))
