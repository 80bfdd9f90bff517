"""Subjects whose names a text translates in part: "Selantara Province" for Provinsi Selantara.

The word for what something is (a museum, a river, a province) is translated, and the name itself is not.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.terms import said
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_CATEGORY = "type-of-name"
_LONGEST = 3
"""Words of a name beside the word for what it is."""

_FARTHEST = 5
"""Behind how many words from the first of what it is a name may open: "de la" behind the longest."""

_JOINTS: tuple[Name, ...] = ((), ("of",), ("de",), ("do",), ("da",), ("del",), ("de", "la"))
"""What may stand between the two in the ledger."""


def add_translated_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence those of subjects that it calls by a word for what they are and their name.

    Nothing is found where the name of a subject stands there already, nor in a script without capitals.
    """
    said = (
        (sentence, kind, list(_cores(prose, sentence, place)))
        for sentence in prose.may_say(_CATEGORY)
        for place, kind in prose.said_in(sentence, _CATEGORY)
    )
    found = [one for one in said if one[2]]
    openings = {word[0] for kind in {kind for _, kind, _ in found} for word in _words_for(kind)}
    index.expect(openings.union(core[0] for _, _, cores in found for _, _, core in cores))
    for sentence, kind, cores in found:
        for first, last, core in cores:
            start, end = sentence.words[first].start, sentence.words[last - 1].end
            there = [one for one in sentence.names if one.start < end and start < one.end]
            if any(index.is_subject(one.name) for one in there):
                continue
            if name := _subject(index, kind, core):
                is_place = first > 0 and sentence.words[first - 1].name in prose.where
                others = [one for one in sentence.names if one not in there]
                sentence.names = sorted([*others, Phrase(start, end, name, is_place)])
                break


def _cores(prose: Prose, sentence: Sentence, place: int) -> Iterator[tuple[int, int, Name]]:
    """Yield (first word, place behind the last, name) of what may be a name before or behind the word at a place."""
    words = sentence.words
    at = prose.words_between(sentence.span.start, place)
    text = prose.draft.text
    if not any(text[word.start].isupper() for word in words[max(at - 1, 0) : at + _FARTHEST]):
        return
    size = max((len(name) for name in prose.phrases(_CATEGORY) if _is_at(words, at, name)), default=1)
    before = _capitals(prose, words[max(at - _LONGEST, 0) : at][::-1])[::-1]
    for first in range(len(before)):
        yield at - len(before) + first, at + size, tuple(word.name for word in before[first:])
    for start in (at + size, at + size + 1):
        joint = words[at + size : start]
        if joint and not any((word.name,) in prose.phrases("of") for word in joint):
            continue
        behind = _capitals(prose, words[start : start + _LONGEST])
        for last in range(len(behind), 0, -1):
            yield at, start + last, tuple(word.name for word in behind[:last])


def _is_at(words: Sequence[Placed], at: int, name: Name) -> bool:
    return tuple(word.name for word in words[at : at + len(name)]) == name


def _capitals(prose: Prose, words: Sequence[Placed]) -> list[Placed]:
    """Return the words with capitals that some words open with."""
    text = prose.draft.text
    return list(takewhile(lambda word: text[word.start].isupper() and word.name not in prose.no_names, words))


def _subject(index: Index, kind: str, core: Name) -> Name | None:
    """Return the name of a subject that is of a kind, in any language, and has a name; None without one."""
    words = _words_for(kind)
    names = [(*word, *joint, *core) for word in words for joint in _JOINTS] + [(*core, *word) for word in words]
    return next((name for name in names if index.claims_named(name) and index.is_subject(name)), None)


@cache
def _words_for(kind: str) -> tuple[Name, ...]:
    """Return the words for what something is, in every language."""
    found = (one.words for code in LANGUAGES for one in said(code) if (one.category, one.value) == (_CATEGORY, kind))
    return tuple(dict.fromkeys(found))
