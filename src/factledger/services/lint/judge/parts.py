"""A part of a subject that a draft tells a figure of, where its claim is of another: the quiz, and the evening news."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.tables import NEUTRAL, rows, settings
from factledger.services.lint.match.matters import matters_in, matters_of_claim
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_REACH = 4
"""Words before "of" and a name, or behind a name and "'s", that may say which part of it is meant."""

_OWN = ("'s", "’s", "'", "’")


def other_part(prose: Prose, sentence: Sentence, claim: Known) -> str | None:
    """Return the word for an edition or a programme of a claim's subject, where the claim is of another one.

    "The quiz of Canal Norte had 1.3 million viewers" is not of those of its evening news, which nothing names there.
    """
    mine = matters_of_claim(claim)
    others = frozenset().union(*map(_others, mine))
    here = matters_in(prose, sentence) if others else {}
    if not mine.isdisjoint(here):
        return None
    told = {word.start: word for matter in others & here.keys() for word in here[matter]}
    for name in sentence.names if told else ():
        if name.name in claim.subjects:
            span = _part_before(prose, sentence, name) or _part_behind(prose, sentence, name)
            found = [word for start, word in told.items() if span and span.start <= start < span.end]
            if found:
                return prose.draft.text[found[0].start : found[0].end]
    return None


@cache
def _others(matter: str) -> frozenset[str]:
    """Return the matters of the editions and programmes that are others than the one of a matter (`editions.tsv`)."""
    found: set[str] = set()
    for row in rows(NEUTRAL, "editions"):
        cells = [frozenset(cell.split("|")) for cell in row if cell]
        mine = frozenset().union(*(cell for cell in cells if matter in cell))
        found |= frozenset().union(*cells) - mine if mine else frozenset()
    return frozenset(found)


def _part_before(prose: Prose, sentence: Sentence, name: Phrase) -> Span | None:
    """Return where the words stand before a name and "of", or right before it in a language without such a word."""
    before = prose.words_in(Span(sentence.span.start, name.start))
    if not before:
        return None
    if (before[-1].name,) in prose.phrases("of"):
        before = before[:-1]
    elif not settings(prose.language).get("bare_genitive"):
        return None
    return Span(before[-_REACH:][0].start, name.start) if before else None


def _part_behind(prose: Prose, sentence: Sentence, name: Phrase) -> Span | None:
    """Return where the words stand behind a name and "'s"."""
    text = prose.draft.text
    if not (text.startswith(_OWN, name.end) or text.endswith(_OWN, name.start, name.end)):
        return None
    behind = [word for word in prose.words_in(Span(name.end, sentence.span.end)) if word.name != "s"][:_REACH]
    return Span(name.end, behind[-1].end) if behind else None
