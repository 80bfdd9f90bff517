"""Names of several words that share one and are none: Lembah Hijau is not Lembah Watu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import institutions
from factledger.services.lint.sources.words import CONCEPT, KNOWN, NAME, NOUN, SOUNDS, heard, marks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.sources.index import Source


def is_namesake(run: tuple[str, ...], prose: Prose, source: Source) -> bool:
    """Tell whether a name of the draft shares words with names of a document, and is none of them.

    A word of the name stands nowhere in the document, and the rest of each of its names nowhere in the draft. Words
    for what lies somewhere, as in "Lake Victoria", tell nothing, as they are translated.
    """
    others = {other for word in run for other in source.runs.get(word, ())}
    told = [word for word in _telling(run, prose) if not _is_in(word, source.heard)]
    if not others or not told:
        return False
    # "Fundação Lathom" is the Lathom Foundation.
    meant = {other: _meant(other, source.prose) for other in others}
    if any(all(meant[other] & _meant((word,), prose) for word in told) for other in others):
        return False
    written = {word.name for word in prose.words}
    mine = _meant(run, prose)
    rests = [
        {word for word in _telling(other, source.prose) if not mine & _meant((word,), source.prose)}.difference(run)
        for other in others
    ]
    return all(rests) and not any(rest & written for rest in rests)


def _meant(words: Iterable[str], prose: Prose) -> frozenset[str]:
    """Return what words of a name mean in whatever language: as matters, and as kinds of institutions."""
    known, kinds = marks(prose.language), institutions(prose.language)
    found = {mark for word in words for mark in known[word, f".{word}"] if mark[0] in KNOWN}
    return frozenset(found | {kinds[word] for word in words if word in kinds})


def _is_in(word: str, marks_: Container[str]) -> bool:
    """Tell whether a word is among marks, as written or, where that is long enough to tell it, as heard."""
    return any(mark in marks_ for mark in heard(word) if mark[0] == NAME or len(mark) > SOUNDS)


def _telling(run: tuple[str, ...], prose: Prose) -> list[str]:
    """Return the words of a name that tell it from others."""
    parts, known = prose.phrases("name-part"), marks(prose.language)
    return [
        word
        for word in run
        if (word,) not in parts and not any(mark[0] in (CONCEPT, NOUN) for mark in known[word, f".{word}"])
    ]
