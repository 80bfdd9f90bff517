"""What happens to what a figure counts, against what its claim is of: fishers who lose their jobs are none who fish."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factledger.reading.events import (
    BOTH,
    COUNTER,
    MONEY,
    PLAIN,
    STRONG,
    THINGS,
    TURN,
    WEAK,
    are_kin,
    events_in,
    events_of,
    kinds,
)
from factledger.reading.terms import named, people
from factledger.services.lint.claims.names import units_named
from factledger.services.lint.prose.acts import is_parted_from, is_source
from factledger.services.lint.prose.direction import says_addition, says_end
from factledger.values.figure import Kind, Role
from factledger.values.units import PERSON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factledger.reading.events import Event
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_REACH, _REACH_BEFORE = 7, 4
"""How many words may stand between a figure and what happens to what it counts, behind it and before it."""

_MARKS = ",;:()—–،؛"
_JOINED = 1
"""Words between two figures that one verb may be about: "killed 40 men and 30 women"."""

_SIZES = frozenset({"=area", "=length", "=weight", "=height", "=count"})
"""Terms that say in what something is measured, and nothing of what happened to it."""

_HIRE, _OPEN, _CLOSED, _TAKEN, _EARNED = "hire", "open", "close", "receive", "earn"
"""What brings in new people, and new places, and what is no event of its own where so much is had for each."""

WAIT = "wait"
"""What all may do: "the 154 riders wait at the start"."""

TAKEN = frozenset({_TAKEN, _EARNED})
"""What happens to the price of a thing that is sold."""

_BEGUN = ("investigation", "inquiry", "probe", "case", "lawsuit", "proceeding", "account")
"""Units of what is there once it is opened."""

_STATE = "open"
"""The form of a verb that may say how something is."""

_JOB = "job"

_FROM_WHOM = frozenset({"buy", "import", "receive", "harvest"})
"""What is done to one thing that is from another."""

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.QUANTITY, Kind.PERCENT)


def told_of(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[Event, ...]:
    """Return the events that a sentence tells of what a figure counts: those that nothing parts from it."""
    if mention.figure.kind not in _KINDS and "/" not in mention.figure.unit:
        return ()
    unit = mention.figure.unit
    wanted = {MONEY if mention.figure.kind is Kind.MONEY else THINGS, BOTH, unit}
    if unit in people()[PERSON]:
        wanted.add(PERSON)  # patients are treated, whatever they are called; a port that handles containers treats none
    known = kinds()
    is_price = mention.figure.kind is Kind.MONEY and "/" in mention.figure.unit  # "cobra 38 euros por entrada"
    said = [one for one in _events(prose, sentence) if known[one.name].of in wanted]
    unsaid = _unsaid(mention, is_price=is_price)
    if mention.figure.kind is Kind.QUANTITY:
        said = [one for one in said if one.name != WAIT]  # "1,148 kilometers await the riders"
    said = [one for one in said if one.name not in unsaid and not _is_state(prose, mention, one)]
    if is_source(prose, mention):
        said = [one for one in said if one.name not in _FROM_WHOM or not is_parted_from(prose, one.end, mention)]
    near = [one for one in said if _is_near(prose, sentence, mention, one)]
    i = sentence.at[mention.number.start]
    if near or not i or not said:
        return tuple(near)
    before = sentence.figures[i - 1]
    is_joined = prose.words_between(before.span.end, mention.span.start) <= _JOINED
    return told_of(prose, sentence, before) if is_joined else ()


def _unsaid(mention: Mention, *, is_price: bool) -> frozenset[str]:
    """Return the events that say nothing of what a figure counts."""
    if is_price:
        return frozenset((_TAKEN, _EARNED))
    if mention.figure.role is Role.ADDITION:
        return frozenset((_HIRE, _OPEN))  # that they are more says it
    # Jobs are opened for people, and what may once open is what a desk plans to have.
    is_open = mention.figure.unit in (_JOB, *_BEGUN) or mention.status is not None
    return frozenset((_OPEN,)) if is_open else frozenset()


def _is_state(prose: Prose, mention: Mention, event: Event) -> bool:
    """Tell whether a verb is none right behind a figure, but says how that is: "keeps 612 branches open"."""
    word = prose.draft.text[event.start : event.end]
    return word == _STATE and prose.draft.text[mention.span.end : event.start].isspace()


def _events(prose: Prose, sentence: Sentence) -> list[Event]:
    return sentence.once("events", lambda: list(_find(prose, sentence)))


def _find(prose: Prose, sentence: Sentence) -> Iterator[Event]:
    """Yield the events of a sentence; the words of a subject's name tell none: "Cerro Pardo"."""
    index = prose.index
    names = [one for one in sentence.names if index is not None and index.is_subject(one.name)]
    for one in events_in(sentence.words, prose.language):
        if not any(name.start <= one.start < name.end for name in names):
            yield one


def _is_near(prose: Prose, sentence: Sentence, mention: Mention, event: Event) -> bool:
    """Tell whether nothing parts an event from a figure: no mark, no "when", no other figure, and few words."""
    if mention.span.start <= event.start < mention.span.end:
        return event.start >= mention.number.start
    is_behind = event.start >= mention.span.end
    start, end = (mention.span.end, event.start) if is_behind else (event.end, mention.span.start)
    if end < start or prose.words_between(start, end) > (_REACH if is_behind else _REACH_BEFORE):
        return False
    if prose.has_mark(start, end, _MARKS):
        return False
    if any(start <= other.number.start < end for other in sentence.figures):
        return False
    parting = [*prose.said_in(sentence, "apart"), *(prose.said_in(sentence, "apart-behind") if is_behind else ())]
    return not any(start <= place < end for place, _ in parting)


def of_claim(claim: Known) -> frozenset[str]:
    """Return the events that a claim is of, by its names and its statement in any language."""
    return claim.once("events", lambda: _of_claim(claim))


def _of_claim(claim: Known) -> frozenset[str]:
    one = claim.columns
    names = [name for some in json.loads(one.aliases).values() for name in some] if one.aliases else []
    texts = (one.measure, one.key, one.statement, one.population, one.method, *claim.units, *names)
    concepts = {term.removeprefix("=") for term in claim.terms | claim.told | claim.counted}
    # New judges are those who are appointed, and new branches those that open.
    hired = {_HIRE, _OPEN} if says_addition(one.measure) or says_addition(one.statement or "") else set()
    return frozenset(concepts & kinds().keys()).union(hired, *(events_of(text) for text in texts if text))


def other_event(claim: Known, told: tuple[Event, ...], text: str) -> str | None:
    """Return the word for what a sentence tells of its figure, if a claim is of something else.

    Args:
        claim: The claim.
        told: The events that the sentence tells of the figure.
        text: The text that they stand in.
    """
    if claim.columns.statement is None:  # whether those that opened are meant, or all there are, nothing tells
        told = tuple(one for one in told if one.name != _OPEN)
    if says_end(claim.columns.measure):
        told = tuple(one for one in told if one.name != _CLOSED)  # comments close as their period ends
    if not told:
        return None
    mine, known = of_claim(claim), kinds()
    shared = [one for one in told if any(are_kin(one.name, other) for other in mine)]
    of = {known[one.name].of for one in told} | {BOTH}
    of |= {THINGS} if of - {MONEY, BOTH} else set()
    excluding = {TURN}
    if any(known[name].of in of for name in mine):
        excluding |= {COUNTER} if shared else {COUNTER, WEAK}
    if not shared:
        excluding.add(STRONG)
    others = (one for one in told if one not in shared and known[one.name].force in excluding)
    return next((text[one.start : one.end] for one in others), None)


def shares_event(claim: Known, told: tuple[Event, ...]) -> bool:
    """Tell whether a sentence tells the very event of a figure that a claim is of, and one that tells something."""
    said = {one.name for one in told if kinds()[one.name].force != PLAIN}
    return bool(said & of_claim(claim)) if said else False


def deeds_in(prose: Prose, sentence: Sentence) -> frozenset[str]:
    """Return the events that a sentence tells, of whatever."""
    return sentence.once("deeds", lambda: frozenset(one.name for one in _events(prose, sentence)))


def _deeds_of(claim: Known) -> frozenset[str]:
    """Return the events that the measure of a claim tells besides the noun that it counts: "houses damaged"."""
    known, of_nouns = kinds(), frozenset().union(*(events_of(unit) for unit in claim.units))
    words = named(claim.columns.measure)
    strong = {name for name in events_of(" ".join(words)) if known[name].force in (STRONG, TURN)} if words[1:] else ()
    wanted = {THINGS, BOTH, *claim.units}
    return frozenset(
        one for one in strong if known[one].of in wanted and not any(are_kin(one, other) for other in of_nouns)
    )


def _deeds_stated(claim: Known) -> frozenset[str]:
    """Return those that its statement tells where its measure names no noun that it counts: "roadkills", of lynxes."""
    if units_named(claim.columns.measure) or claim.core & claim.counted or events_of(claim.columns.measure):
        return frozenset()
    return frozenset(one for one in events_of(claim.columns.statement or "") if kinds()[one].force in (STRONG, TURN))


def lacks_deed(claim: Known, sentence: Sentence, mention: Mention, told: Iterable[str], terms: Collection[str]) -> bool:
    """Tell whether a sentence tells nothing of what happened to what a claim counts: "430 houses were insured".

    Args:
        claim: The claim.
        sentence: The sentence.
        mention: The figure.
        told: The events that the sentence tells.
        terms: The terms of the sentence.
    """
    mine = claim.once("deeds", lambda: _deeds_of(claim))
    if not mine and mention.figure.kind is Kind.COUNT:
        mine = claim.once("deeds stated", lambda: _deeds_stated(claim))
    if not mine or any(are_kin(name, other) for name in told for other in mine):
        return False
    own = [word for word in sentence.words if mention.span.start <= word.start < mention.span.end]
    # A noun that a desk gives as a name of the measure says what it is of.
    counted = {one.term for one in own if (one.name,) not in claim.measures | claim.either}
    if ((claim.terms | claim.told) - claim.counted - counted - _SIZES) & {*terms}:
        return False
    noun = set(named(mention.figure.noun or mention.figure.unit))
    names = {one.name for one in sentence.names} & (claim.measures | claim.either)
    return not any(set(name) - noun for name in names)
