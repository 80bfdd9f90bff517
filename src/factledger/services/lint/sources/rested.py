"""The rest of a share that a document gives: 32% of the teachers are men, where 68% of them are women.

It is asked for by a word for the other of two halves ("men" for "women", "open" for "closed"), or by a denial of what
the other text says ("are no longer imported").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.halves import halves_in, turned
from factledger.services.lint.sources.reckoning import part_of, rest
from factledger.services.lint.sources.told import telling
from factledger.services.lint.sources.words import KNOWN, marks, shared_kinds
from factledger.values.figure import Role

if TYPE_CHECKING:
    from factledger.reading.terms import Placed
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_CLOSE = {"not": 1, "outside": 2}
"""How many words may stand between a denial and what it denies: "never built", "fuera de las ciudades"."""


def rested(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a share is the rest of one that a document gives; None when it is not."""
    figure = match.mention.figure
    if figure.unit != "percent" or figure.role is not Role.LEVEL:
        return None
    mine = Seen.of(judge.prose, match.tied.sentence, match.mention)
    for passage, subject in match.passages:
        if not subject.is_near:
            continue
        for one in judge.index.of(passage):
            part, theirs = part_of(one), judge.index.seen(one)
            is_share = part is not None and part.unit == "percent" and one.mention.status == match.mention.status
            if part is not None and is_share and _is_turned(mine, theirs) and _is_of_whole(match, judge, one):
                found = next(rest(figure, part, judge), None)
                if found is not None:
                    return found
    return None


def _is_turned(mine: Seen, theirs: Seen) -> bool:
    """Tell whether one text speaks of the one half and the other of the other, or denies what the other states."""
    other = turned(mine, theirs)
    denied, unsaid = denials(mine), denials(theirs)
    is_denied = bool(denied & _said(theirs) - unsaid) or bool(unsaid & _said(mine) - denied)
    return (len(other) == 1 and not denied | unsaid) or (is_denied and not other)


def _is_of_whole(match: Match, judge: SourceJudge, one: Figured) -> bool:
    """Tell whether a sentence of a document speaks of what the draft's share is a share of."""
    source, sentence = judge.source_of(one), match.tied.sentence
    own = {start for start, *_ in halves_in(sentence.words, judge.prose.language)}
    others = [word for word in judge.words_of(sentence) if word.start not in own]
    denied = denials(Seen.of(judge.prose, sentence, match.mention)) | denials(judge.index.seen(one))
    said = [telling((word,)) for word in others]
    kinds = shared_kinds(judge.prose.language, source.language)
    return any(
        not marks_ & denied and any(mark[0] in kinds and mark in one.passage.marks for mark in marks_)
        for marks_ in said
    )


def denials(one: Seen) -> frozenset[str]:
    """Return the marks of what the clause of a figure denies: of the first word behind "not" that means something."""
    none = {place for place, _ in one.prose.said_in(one.sentence, "no-denial")}
    words = one.words(one.clause.start, one.clause.end)
    places = [
        (_last_word(one, name, place), most)
        for name, most in _CLOSE.items()
        for place, _ in one.prose.said_in(one.sentence, name)
        if place not in none
    ]
    found: set[str] = set()
    for place, most in places:
        behind = [
            word for word in words if word.start > place and one.prose.words_between(place, word.start) <= 1 + most
        ]
        known = (set(_meaning(one, word)) for word in behind)
        found |= next(filter(None, known), set())
    return frozenset(found)


def _last_word(one: Seen, category: str, place: int) -> int:
    """Return where the last word of a phrase starts that starts at a place: that of "no longer"."""
    behind = [word for word in one.sentence.words if word.start >= place]
    found = (len(it) for it in one.prose.phrases(category) if it == tuple(word.name for word in behind[: len(it)]))
    return behind[max(found, default=1) - 1].start


def _said(one: Seen) -> frozenset[str]:
    return frozenset(mark for word in one.words(one.clause.start, one.clause.end) for mark in _meaning(one, word))


def _meaning(one: Seen, word: Placed) -> tuple[str, ...]:
    return tuple(mark for mark in marks(one.language)[word.name, word.term] if mark[0] in KNOWN)
