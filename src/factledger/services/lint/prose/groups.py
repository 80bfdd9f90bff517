"""Groups that a ledger has claims about, in other words: "the big names in AI" for its "most top companies".

Such a group is the largest of what a noun says; which adjective tells so, and which noun of one count, may differ.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.terms import forms, nouns, said
from factledger.services.lint.prose.sentence import Phrase
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_ALIKE = {"business": "company"}
"""Nouns of groups that stand for each other, by their units."""

_ALONE = "giants-alone"
_GIANTS = ("giants", _ALONE)
"""Categories of phrases that say that the largest are meant: "the giants"; "the big ones", where no noun follows."""

_ENDING = ",.;:)!?،؛؟"
_LONGEST_ALONE = 3
"""Words of the longest such phrase that needs no noun."""

_NEAR = 3
"""How far from its noun an adjective may stand: "big AI companies", "companhias de ponta"."""


def add_group_names(prose: Prose, index: Index) -> None:
    """Add to the names of each sentence those of the one group that it calls by other words."""
    if prose.language == UNKNOWN:
        return
    spoken = [one for category in ("leading", *_GIANTS) for one in prose.may_say(category)]
    if spoken:
        index.expect(_leading())
    known = _groups_of(index) if spoken else {}
    for sentence in spoken if known else ():
        for start, end, unit in _spoken_in(prose, sentence):
            is_known = any(one.start < end and start < one.end and index.is_subject(one.name) for one in sentence.names)
            if unit in known and not is_known:
                sentence.names = sorted([*sentence.names, Phrase(start, end, known[unit], is_place=False)])
                break


def _is_alone(prose: Prose, sentence: Sentence, place: int) -> bool:
    """Tell whether a mark or the end follows a phrase such as "the big ones" at a place, and no noun."""
    text = prose.draft.text
    end = min((at for mark in _ENDING if (at := text.find(mark, place, sentence.span.end)) >= 0), default=0)
    return len(prose.words_in(Span(place, end or sentence.span.end))) <= _LONGEST_ALONE


def _groups_of(index: Index) -> dict[str, Name]:
    """Return the name of the one group of each noun, by its unit, of names that open with a word such as "big".

    These have all been read, whatever else a draft before has made the index read.
    """
    found: dict[str, dict[str, Name]] = {}
    for name in sorted(name for name in index.names if len(name) > 1 and not _leading().isdisjoint(forms(name[0]))):
        unit = _unit_of_group(name)
        if unit and index.is_subject(name):
            found.setdefault(unit, {}).setdefault(index.claims[index.claims_named(name)[0]].subject, name)
    return {unit: next(iter(names.values())) for unit, names in found.items() if len(names) == 1}


def _unit_of_group(name: Name) -> str | None:
    """Return the unit of the noun in a name, in any language, if the name says that the largest are meant."""
    written = [form for word in name for form in forms(word)]
    if _leading().isdisjoint(written):
        return None
    units = (nouns(code).get(form) for form in written for code in LANGUAGES)
    return next((_ALIKE.get(unit, unit) for unit in units if unit), None)


@cache
def _leading() -> frozenset[str]:
    """Return the single words by which something is one of the largest, in every language."""
    return frozenset(one.words[0] for code in LANGUAGES for one in said(code, "leading") if len(one.words) == 1)


def _spoken_in(prose: Prose, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield (place, end, unit) of what a sentence says of the largest of something."""
    words, known = sentence.words, nouns(prose.language)
    for category in _GIANTS:
        for place, unit in prose.said_in(sentence, category):
            at = prose.words_between(sentence.span.start, place)
            if category != _ALONE or _is_alone(prose, sentence, place):
                yield place, words[at].end, unit
    for place, _ in prose.said_in(sentence, "leading"):
        at = prose.words_between(sentence.span.start, place)
        # "Líderes" says of companies that they are the largest, and is a noun itself.
        near = [i for i in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(words))) if i != at]
        for i in sorted(near, key=lambda i: abs(i - at)):
            if noun := next((known[form] for form in forms(words[i].name) if form in known), None):
                yield min(place, words[i].start), max(words[at].end, words[i].end), _ALIKE.get(noun, noun)
                break
