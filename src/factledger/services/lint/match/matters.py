"""What claims and sentences speak of, by the matters of `topics.tsv`: "simpanan" are deposits in any language.

They tie what no concept of `measures.tsv` does. A matter that only says how much, when or of what sort (`general.tsv`)
tells no measure by itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.matters import matters_of
from factledger.reading.tables import NEUTRAL, rows
from factledger.services.lint.claims.known import undated
from factledger.services.lint.sources.words import MATTER, marks
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


@cache
def general() -> frozenset[str]:
    """Return the matters that say little of what is measured: growth, average, public."""
    return frozenset(matter for matter, *_ in rows(NEUTRAL, "general"))


def matters_of_claim(claim: Known) -> frozenset[str]:
    """Return what the measure of a claim speaks of, by its words in any language; what is general is left out."""
    return claim.once("matters", lambda: matters_of_measure(claim.columns.measure))


@cache
def matters_of_measure(measure: str) -> frozenset[str]:
    """Return the same for a measure."""
    return matters_of(undated(measure)) - general()


def matters_in(prose: Prose, sentence: Sentence) -> dict[str, list[Placed]]:
    """Return the words of a sentence by what they speak of; those of figures and subjects' names are left out."""

    def found() -> dict[str, list[Placed]]:
        words: dict[str, list[Placed]] = {}
        for word in _free_words(prose, sentence):
            for mark in marks(prose.language)[word.name, word.term]:
                if mark[0] == MATTER:
                    words.setdefault(mark[1:], []).append(word)
        return words

    return sentence.once("matters", found)


def speaks_of_more(prose: Prose, sentence: Sentence, claim: Known) -> bool:
    """Tell whether a sentence speaks of a matter of which a claim does not: coal, where the claim is of wind.

    Of a town or a country anything is told; a subject whose name says what it is, a strike or a museum, tells that
    itself, whatever else the sentence speaks of.
    """
    one = claim.columns
    if matters_of(one.subject):
        return False
    told = matters_of(" ".join(filter(None, (one.statement, one.population, one.place))))
    return bool(matters_in(prose, sentence).keys() - general() - matters_of_claim(claim) - told)


def _free_words(prose: Prose, sentence: Sentence) -> Iterator[Placed]:
    index = prose.index
    taken = [Span(one.start, one.end) for one in sentence.names if index is not None and index.is_subject(one.name)]
    taken += [one.span for one in sentence.figures]
    starts = {word.start for span in taken for word in prose.words_in(span)}
    for word in sentence.words:
        if word.term and word.start not in starts:
            yield word
