"""Which other figure of a document may be the one that a draft speaks of, and not the one with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.candidate import MUCH, SOME, Alike, Subject
from factledger.services.lint.sources.words import CONCEPT, MATTER
from factledger.values.figure import Hedge, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.services.lint.sources.candidate import Candidate
    from factledger.services.lint.sources.index import SourceIndex

_CLEARLY = 12
"""How much more the score of a figure has to be, so that it is clearly the one that is spoken of.

Source: chosen on the project's own corpora (tests/lint/sources).
"""


def is_rival(index: SourceIndex, mine: Candidate, best: Candidate, *, is_of_other: bool) -> bool:
    """Tell whether a figure is rather the one that is spoken of than the one with the number.

    Args:
        index: The documents.
        mine: The figure.
        best: The one with the number of the draft.
        is_of_other: Whether the sentence of that one names something that may be what it is about.
    """
    if _is_turned_into(mine, best) or _is_part_of(index, mine, best) or _is_of_other_status(mine, best):
        return False
    if best.mine.role is best.theirs.role is Role.ADDITION is not mine.theirs.role:
        return False  # "another 130 were damaged" are not those before them, whatever else is said of both
    is_named = is_of_other and _is_of_name(mine, best)
    return (
        _is_nearer(mine, best)
        or _names_more(mine, best)
        or is_named
        or _is_told_elsewhere(index, mine, best)
        or _says_more(mine, best)
    )


def _is_turned_into(mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure is what the one with the number came from: "from 95 minutes to 70", of the 70."""
    if mine.figured.passage is not best.figured.passage or best.figured.mention.figure.role is not Role.CHANGE_TO:
        return False
    return best.figured.at == mine.figured.at + 1


def _is_part_of(index: SourceIndex, mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure is a part of what the sentence before tells: "Of that sum, 96 million", of 187 million."""
    here, there = best.figured.passage.sentence, mine.figured.passage.sentence
    if mine.figured.passage.document != best.figured.passage.document or here.block != there.block:
        return False
    prose, mention = index.sources[mine.figured.passage.document].prose, mine.figured.mention
    is_next = here.span.start < there.span.start and there.figures[0] is mention
    is_opened = bool(there.words) and (there.words[0].name,) in prose.phrases("of")
    text = prose.draft.text[there.span.start : mention.span.start]
    return is_next and is_opened and any(mark in text for mark in COMMAS)


def _is_of_other_status(mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure is only to come, or denied, and the one with the number is as it is: "holds 31 million"."""
    is_same = mine.figured.passage.document == best.figured.passage.document and mine.unit == best.unit
    return is_same and mine.figured.mention.status is not None and best.figured.mention.status is None


def _is_as_like(mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure stands in the same document, and its unit fits the draft's no less."""
    return mine.figured.passage.document == best.figured.passage.document and mine.unit >= best.unit


def _says_more(mine: Candidate, best: Candidate) -> bool:
    """Tell whether clearly more of what the draft says is said of a figure than of the one with the number.

    "Efficacy against confirmed disease was 74.8%; efficacy against severe disease was 91.3%": against confirmed disease
    it is not the latter.
    """
    is_same = _is_as_like(mine, best) and best.unit > Alike.OPEN
    is_of_all = set(best.shared) < set(mine.shared) and mine.near > best.near and mine.score >= best.score + _CLEARLY
    is_much = mine.near >= best.near + MUCH and mine.score >= best.score + 2 * _CLEARLY
    is_more = is_of_all or (is_much and _concepts(best) <= _concepts(mine))
    # A bare number goes on from what stands before it, and a bound that both set is the one that is meant.
    is_going_on = best.figured.mention.figure.unit == NO_UNIT
    is_bound = best.mine.hedge is not Hedge.PLAIN and best.mine.hedge is best.theirs.hedge
    is_set_against = mine.figured.passage is best.figured.passage and best.figured.mention.figure.role is not Role.LEVEL
    if not is_same or not is_more or mine.is_dated_alike is False or mine.subject < best.subject or best.beside:
        return False
    return not (is_going_on or is_bound or is_set_against)


def _concepts(one: Candidate) -> set[str]:
    """Return the marks of what both sentences speak of, whatever the language."""
    return {mark for mark in one.shared if mark[0] in (CONCEPT, MATTER)}


def _is_told_elsewhere(index: SourceIndex, mine: Candidate, best: Candidate) -> bool:
    """Tell whether no word but what is counted speaks for the one with the number, and words beside another one do.

    "Peak demand reached 18,400 megawatts. Installed capacity was 22,750": a draft's demand is not the latter.
    """
    is_same = _is_as_like(mine, best) and best.unit > Alike.OPEN
    here, there = best.figured.passage.sentence, mine.figured.passage.sentence
    goes_on_from = here.block == there.block and here.span.start < there.span.start
    is_around = best.context <= mine.context or goes_on_from  # what is said before both is said of both
    is_bare = best.measured == best.told == 0 and is_around and not best.beside
    # "Some 6,500 were pending" goes on from the sentence before, which the draft may speak in the words of.
    is_going_on = best.figured.mention.figure.unit == NO_UNIT
    if (
        mine.score <= best.score
        or is_going_on
        or not is_same
        or not is_bare
        or mine.near < SOME
        or mine.subject < best.subject
    ):
        return False
    number = best.figured.mention.figure.stated
    return number is not None and not any(one.states(number.value) for one in index.of(mine.figured.passage))


def _is_nearer(mine: Candidate, best: Candidate) -> bool:
    """Tell whether another figure of the sentence is the one that is spoken of, and not the one with the number."""
    is_beside = mine.figured.passage is best.figured.passage and mine.unit >= best.unit
    is_of_time = mine.is_time_alike is True and best.is_time_alike is False
    return is_beside and (is_of_time or (mine.near >= MUCH and best.near == 0 and best.own > 0))


def _names_more(mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure is of what the draft names and measures, where little speaks for the one with the number.

    "Norvik bought Leif Aune for 28" is not said by a sentence about Norvik and another player.
    """
    is_same = _is_as_like(mine, best)
    return best.is_by_place and is_same and mine.names > best.names and mine.near > best.near


def _is_of_name(mine: Candidate, best: Candidate) -> bool:
    """Tell whether a figure is of what the draft names, where the one with the number is of something else named.

    In one document they measure the same: "In Tolland" is not said of what stands in a sentence about Marrow.
    """
    is_same = _is_as_like(mine, best)
    is_like = mine.unit > Alike.OPEN and 0 < best.measured <= 2 * mine.measured
    is_of_status = mine.figured.mention.status == best.figured.mention.status  # what is expected is not what was
    return is_same and is_like and is_of_status and best.subject < Subject.NAMED is mine.subject
