"""Subjects that a text names in full once, and by one word of their names from there on: "Northwind" for a railway."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.prose.proper_names import is_of_another_kind
from factledger.services.lint.prose.sentence import Phrase

if TYPE_CHECKING:
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose

_LEAST = 4
"""Letters of a word that stands for a name of several."""


class _Full(NamedTuple):
    """A name of several words, and where a text first has the whole of it."""

    name: Name
    start: int


def add_short_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence those that its words stand for, as sentences before it name them in full.

    The first word of a name, and the last: "Northwind", and "Penfold" for a person. Nothing is found in a script
    without capitals, and no word that may be another one of the language, of the text or of the ledger is taken.
    """
    shorts = _shorts(prose, index)
    for i in prose.words.where(shorts.__contains__) if shorts else ():
        word = prose.words[i]
        full, sentence = shorts[word.name], prose.sentence_at(word.start)
        is_told = full.start < sentence.span.start and prose.draft.text[word.start].isupper()
        if not is_told or any(one.start <= word.start < one.end for one in sentence.names) or _goes_on(prose, i):
            continue
        if is_of_another_kind(prose, sentence, i - sentence.places[0], full.name):
            continue
        is_place = word.start > sentence.span.start and prose.words[i - 1].name in prose.where
        sentence.names = sorted([*sentence.names, Phrase(word.start, word.end, full.name, is_place)])


def _shorts(prose: Prose, index: Index) -> dict[str, _Full]:
    """Return the words that stand for subjects of several words which a text names; none that may stand for two."""
    found: dict[str, _Full] = {}
    twice: set[str] = set()
    long = (one for sentence in prose.sentences for one in sentence.names if len(one.name) > 1)
    subjects: dict[Name, bool] = {}
    for phrase in long:
        name = phrase.name
        if name not in subjects:
            subjects[name] = index.is_subject(name)
        for word in (name[0], name[-1]) if subjects[name] else ():
            if found.setdefault(word, _Full(name, phrase.start)).name != name:
                twice.add(word)
    return {word: full for word, full in found.items() if word not in twice and _may_stand(prose, index, word)}


def _goes_on(prose: Prose, i: int) -> bool:
    """Tell whether another word with a capital stands right behind one: "Northwind Air" is not the railway."""
    if i + 1 == len(prose.words):
        return False
    text, word, after = prose.draft.text, prose.words[i], prose.words[i + 1]
    return text[after.start].isupper() and text[word.end : after.start].isspace()


def _may_stand(prose: Prose, index: Index, word: str) -> bool:
    """Tell whether a word can be nothing else: no other word of the language or the text, no name of the ledger."""
    is_other = any(word in words for words in (prose.vocabulary, prose.lower, prose.no_names))
    is_other = is_other or bool(index.claims_named((word,)))
    return len(word) >= _LEAST and not is_other
