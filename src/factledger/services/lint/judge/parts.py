"""A part of a subject that a draft tells a figure of, where its claim is of another, or of all of it.

So is the quiz, of the evening news of a channel, and a wing, of a hospital.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.tables import NEUTRAL, rows, settings
from factledger.reading.terms import named, said_in_any
from factledger.services.lint.match.matters import matters_in, matters_of_claim
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Phrase, Sentence

_REACH = 4
"""Words before "of" and a name, or behind a name and "'s", that may say which part of it is meant."""

_PARTING = ",;:.()–—،؛؟?!"
"""Marks that part what is said before them from what is said behind."""

_PART = "own-part"
"""Category of words for a part that a house, a club or the like has."""

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


def own_part(prose: Prose, sentence: Sentence, claim: Known) -> str | None:
    """Return the words for a part of a claim's subject, where nothing of the claim speaks of such a part.

    "The women's wing of Drenova prison has 480 places" is not of all that it has.
    """
    for place, part in prose.said_in(sentence, _PART):
        names = [one for one in sentence.names if one.name in claim.subjects and not one.is_place]
        # "The women's wing of Drenova was closed, and Drenova has 480 places" is of all of it.
        for name in names if _is_named_once(names) else ():
            spans = (_part_before(prose, sentence, name), _part_behind(prose, sentence, name))
            span = next((one for one in spans if one and one.start <= place < one.end), None)
            between = prose.draft.text[min(place, name.end) : max(place, name.start)]
            is_parted = span is None or any(char in _PARTING or char.isdecimal() for char in between)
            if not is_parted and part not in claim.once("parts", lambda: _parts_told(claim)):
                return prose.phrase_at(place, _PART)
    return None


def _is_named_once(names: Sequence[Phrase]) -> bool:
    """Tell whether names of a subject all stand at one place: the whole name, and the one within it."""
    return not any(one.end < other.start for one, other in pairwise(sorted(names)))


def _parts_told(claim: Known) -> frozenset[str]:
    """Return the parts of something that a claim speaks of, in whatever language."""
    one, known = claim.columns, said_in_any(_PART)
    words = named(
        " ".join(filter(None, (one.key, one.subject, one.measure, one.statement, one.population, one.aliases)))
    )
    return frozenset(
        part
        for i, word in enumerate(words)
        for name, part in known.get(word, ())
        if tuple(words[i : i + len(name)]) == name
    )


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
    of = prose.phrases("of")
    if before and (before[-1].name,) not in of and (before[-1].name,) in prose.phrases("definite"):
        before = before[:-1]  # "of the Lindora Opera House"
    if not before:
        return None
    if (before[-1].name,) in of:
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
