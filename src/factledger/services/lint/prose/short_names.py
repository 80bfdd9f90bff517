"""Subjects that a text names in full once, and by one word of their names from there on: "Northwind" for a railway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES
from factledger.reading.tables import vocabulary
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LEAST = 4
"""Letters of a word that stands for a name of several."""


def add_short_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence those that its words stand for, as sentences before it name them in full.

    The first word of a name, and the last: "Northwind", and "Penfold" for a person. Nothing is found in a script
    without capitals, and no word that may be another one of the language, of the text or of the ledger is taken.
    """
    shorts: dict[str, Name | None] = {}
    for sentence in prose.sentences:
        if shorts and (found := list(_found(prose, sentence, shorts))):
            sentence.names = sorted([*sentence.names, *found])
        for phrase in sentence.names:
            if len(phrase.name) > 1 and index.is_subject(phrase.name):
                for word in {phrase.name[0], phrase.name[-1]}:
                    if shorts.get(word, phrase.name) == phrase.name and _may_stand(prose, index, word):
                        shorts[word] = phrase.name
                    else:
                        shorts[word] = None


def _found(prose: Prose, sentence: Sentence, shorts: dict[str, Name | None]) -> Iterator[Phrase]:
    text, words = prose.draft.text, sentence.words
    taken = [(one.start, one.end) for one in sentence.names]
    for i, word in enumerate(words):
        name = shorts.get(word.name)
        if name is None or not text[word.start].isupper() or _is_in(word, taken) or _goes_on(text, words[i : i + 2]):
            continue
        is_place = i > 0 and words[i - 1].name in prose.where
        yield Phrase(word.start, word.end, name, is_place)


def _is_in(word: Placed, taken: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in taken)


def _goes_on(text: str, words: list[Placed]) -> bool:
    """Tell whether another word with a capital stands right behind one: "Northwind Air" is not the railway."""
    if len(words) < 2:  # noqa: PLR2004  a word and the one behind it
        return False
    return text[words[1].start].isupper() and text[words[0].end : words[1].start].isspace()


def _may_stand(prose: Prose, index: Index, word: str) -> bool:
    """Tell whether a word can be nothing else: no other word of the language or the text, no name of the ledger."""
    known = vocabulary(prose.language) if prose.language in LANGUAGES else frozenset()
    is_other = word in known or word in prose.lower or word in prose.no_names or bool(index.claims_named((word,)))
    return len(word) >= _LEAST and not is_other
