"""What is part of a name and says nothing: the change in "Pedra Alta", which rises nowhere, the 3 of a "Fold 3"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import scan
from factledger.reading.tables import categories, rows
from factledger.reading.terms import named
from factledger.values.figure import Role

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_NOUNS = ("rise-noun", "fall-noun")


_NUMBERED = re.compile(r"[^\W\d_]+ \d{1,3}(?!\d)")
"""A word and a short number behind it; it is a name where the word has a capital."""

_SHORT_NUMBER = re.compile(r" \d{1,3}(?!\d)")
"""What most claims have nothing of, and which is found sooner than the words before it are."""


def numbered_names(index: Index | None) -> frozenset[str]:
    """Return the words with a capital and the short number behind them in what claims state: "Fold 3"."""
    claims = () if index is None else index.claims.values()
    stated = (f"{one.subject} {one.measure} {one.statement or ''}" for one in claims)
    with_number = filter(_SHORT_NUMBER.search, stated)
    return frozenset(name for one in with_number for name in _NUMBERED.findall(one) if name[0].isupper())


def numbered(text: str, mention: Mention) -> str:
    """Return the number of a figure with the word before it, as it may stand in a name: "Fold 3"."""
    start = mention.number.start
    return text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : mention.number.end]


@cache
def _changes(language: str) -> frozenset[str]:
    """Return the single words by which something changes in a language."""
    if language == UNKNOWN:
        return frozenset()
    phrases = [phrase for words, *_ in rows(language, "changes") for phrase in words.split("|")]
    phrases += [phrase for name in _NOUNS for phrase in categories(language).get(name, ())]
    return frozenset(words[0] for phrase in phrases if len(words := named(phrase)) == 1)


def without_names(prose: Prose, sentence: Sentence, mention: Mention) -> Mention:
    """Return a figure with the role that it has when the names of subjects in its sentence are no words of change."""
    if mention.figure.role is Role.LEVEL:
        return mention
    names = [one for one in sentence.names if _is_of_change(prose, one)]
    if not names:
        return mention
    span, text = sentence.span, prose.draft.text
    masked = list(text[span.start : span.end])
    for one in names:
        place = slice(one.start - span.start, one.end - span.start)
        masked[place] = ["x" if letter.isalpha() else letter for letter in masked[place]]
    found = scan("".join(masked), prose.scan.language, prose.units).figures
    same = (one for one in found if one.number.start + span.start == mention.number.start)
    figure = next((one.figure for one in same), mention.figure)
    return mention._replace(figure=mention.figure._replace(role=figure.role, direction=figure.direction))


def _is_of_change(prose: Prose, name: Phrase) -> bool:
    """Tell whether a name of a subject holds a word of change, and is written as a name."""
    index = prose.index
    is_written = prose.draft.text[name.start : name.start + 1].isupper()
    return (
        is_written
        and index is not None
        and bool(_changes(prose.language) & set(name.name))
        and index.is_subject(name.name)
    )
