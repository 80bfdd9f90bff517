"""How long something took, told once more by its noun: "The hearing lasted six hours. … the nine-hour hearing"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factledger.services.lint.within.twice import clash_of, exclude_each_other
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.within.figures import Clash
    from factledger.values.units import Units

_NEAREST = 2
"""How many sentences before may say how long it lasted."""


def lasting_otherwise(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield durations of what a sentence right before says to have lasted longer, or shorter."""
    told = {sentence.span.start for sentence, _, _ in prose.said("lasted")}
    for sentence in prose.sentences if told else ():
        for mention in sentence.figures:
            if mention.figure.kind is not Kind.DURATION or sentence.span.start in told:
                continue
            for before in islice(prose.before(sentence), _NEAREST):
                if before.span.start not in told:
                    continue
                other = next((one for one in before.figures if one.figure.kind is Kind.DURATION), None)
                nouns = set(_nouns_beside(prose, sentence, mention)) if other else set()
                is_same = not nouns.isdisjoint(before.names_of_words())
                if other and is_same and exclude_each_other(mention.figure, other.figure, units):
                    yield clash_of(prose, mention, other)
                    break


def _nouns_beside(prose: Prose, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the noun that a duration stands with: the hearing of a "nine-hour hearing"."""
    words = sentence.words
    at = [i for i, word in enumerate(words) if mention.span.start <= word.start < mention.span.end]
    before, behind = (at[0] - 1, at[-1] + 1) if at else (-1, len(words))
    if before >= 0 and (words[before].name,) in prose.phrases("of"):
        before -= 1
    near = [words[i] for i in (before, behind) if 0 <= i < len(words)]
    text = prose.draft.text
    for word in near:
        between = text[min(word.end, mention.span.end) : max(word.start, mention.span.start)]
        if word.term and all(mark.isalpha() or mark in " -" for mark in between):
            yield word.name
