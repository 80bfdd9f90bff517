"""Who else says a figure beside the one of a document: the mayor, who speaks of 90, for the foundation's 120."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import may_be_another
from factledger.services.lint.sources.turns import OURS, Turn, turn_of, turns
from factledger.services.lint.sources.words import KNOWN, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.around import Surroundings
    from factledger.services.lint.sources.index import Figured, Source

_NEAR = 2
"""How many sentences before one, and behind it, may have somebody else say another figure."""

_NAMES = 2
"""Words of a name at least that tell a person who is named without saying anything."""

_SIDES = (frozenset({"judge"}), frozenset({"defendant"}), frozenset({"claimant", "prosecutor"}), frozenset({"witness"}))
"""Roles of those who speak before a court: none of one side speaks for another."""

_FORESEEN = ("planned", "projected", "possible")
"""What a figure is that one person expects, and another one does not."""


def other_turn(mine: Turn, around: Surroundings, sentence: Sentence, source: Source, figured: Figured) -> bool:
    """Tell whether who speaks in a draft does so in a document beside a figure, and somebody else says that figure.

    Args:
        mine: Who speaks in the draft.
        around: The words of the draft.
        sentence: The sentence of the draft.
        source: The document.
        figured: Its figure.
    """
    theirs = turn_of(source.surroundings, figured.passage.sentence, figured.mention)
    if theirs is None:
        return False
    if _are_opposed(mine.roles, theirs.roles):
        return True
    others = [turn for _, turn in _turns_near(source, figured) if mine.is_like(turn) and turn != theirs]
    if not mine.is_like(theirs):
        has_case = source.surroundings.wording.has_case
        others += [turn for turn in source.turns if _is_the_one(mine, theirs, turn, has_case=has_case)]
        return any(not theirs.is_like(turn) for turn in others)
    if mine.names & theirs.names:
        return False
    # "The defence" is not "a lawyer for the families" where both speak, though each of them defends somebody.
    own = _meaning(mine, around, sentence)
    here = {turn: _meaning(turn, source.surroundings, one) for one, turn in _turns_near(source, figured)}
    return any(own & here[turn] and not own & here.get(theirs, frozenset()) for turn in others if turn in here)


def _are_opposed(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two who speak stand for different sides of one case: the judge, and the defendant."""
    sides = [{side for side, roles in enumerate(_SIDES) if some & roles} for some in (mine, theirs)]
    return all(len(some) == 1 for some in sides) and sides[0] != sides[1]


def named_elsewhere(around: Surroundings, sentence: Sentence, source: Source, figured: Figured) -> str | None:
    """Return who is named in a draft that says nothing, where beside a figure of a document they say another one."""
    status = figured.mention.status or source.foreseen(figured)
    if status not in _FORESEEN or turns(around, sentence):
        return None
    names = frozenset(mark for mark in around.names(sentence) if mark[0] == NAME)
    own = source.surroundings.names(figured.passage.sentence)
    for one, turn in _turns_near(source, figured):
        known = {mark for mark in turn.names & names if mark[0] == NAME}
        is_other = one is not figured.passage.sentence and len(known) >= _NAMES and not known & own
        if is_other and any(may_be_another(figured.mention, it) for it in one.figures):
            return turn.text
    return None


def is_ours(source: Source, figured: Figured) -> bool:
    """Tell whether who wrote a document says a figure in it: "we estimate"."""
    turn = turn_of(source.surroundings, figured.passage.sentence, figured.mention)
    return turn is not None and OURS in turn.roles


def _turns_near(source: Source, figured: Figured) -> Iterator[tuple[Sentence, Turn]]:
    """Yield who speaks in the sentence of a figure, and in those beside it in its paragraph."""
    block = source.sentences_of(figured.passage.sentence.block)
    at = block.index(figured.passage.sentence)
    for one in block[max(at - _NEAR, 0) : at + 1 + _NEAR]:
        yield from ((one, turn) for turn in turns(source.surroundings, one))


def _is_the_one(mine: Turn, theirs: Turn, turn: Turn, *, has_case: bool) -> bool:
    """Tell whether who speaks in a draft does so further off: by a name, or by what they are, and the other one is not.

    "The judge said" is not said of what the lawyer says, where the judge speaks in another paragraph. Without capitals
    any word that nothing explains may be a name.
    """
    is_somebody = has_case and any(one[0] == NAME for one in theirs.names) and not theirs.bodies
    known = {one for one in mine.names & turn.names if one[0] == NAME}
    if len(known) >= _NAMES and theirs.roles and mine.roles and not mine.roles & theirs.roles:
        return True
    if is_somebody and any(one[0] == NAME for one in mine.names & turn.names):
        return True
    return not mine.names and bool(mine.roles & turn.roles and theirs.roles)


def _meaning(turn: Turn, around: Surroundings, sentence: Sentence) -> frozenset[str]:
    """Return what the words close before or behind the one that says so mean, as far as it is known."""
    near = sorted(around.wording.words(sentence), key=lambda word: abs(word.start - turn.start))[:_NAMES]
    return frozenset(mark for word in near for mark in word.marks if mark[0] in KNOWN)
