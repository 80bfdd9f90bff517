"""What a change led to, where it did not go that way: "rose to 412 million from 655 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.rules import lint as rules
from factledger.services.lint.match.earlier import partner
from factledger.services.lint.match.scope import own_dates
from factledger.services.lint.within.changes import are_alike, came_from, is_up_from, led_to
from factledger.services.lint.within.figures import Clash, as_stated, range_of
from factledger.values.figure import Direction, Figure, Hedge, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


_COMMAS = ",،(;؛"
_BETWEEN = 9
"""Words from one figure to the number of another that it is set beside: "in fiscal 2025, well above the"."""

_LONGEST = 4
"""Words of the longest phrase that sets one figure above another: "lebih tinggi dari", with what stands behind it."""


def turns(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield what a change led to, where it did not go that way: "rose to 87 in 2025, after 102 in 2024"."""
    for one in sentence.figures:
        if (other := beside(prose, sentence, one)) and _is_wrong(one, other.first, other.way):
            side = "above" if other.way is Direction.UP else "below"
            yield Clash(
                other.first,
                rules.WRONG_DIRECTION,
                f"{other.first.text} is not {side} {one.number.of(prose.draft.text)}",
            )
        second = _led_to(prose, sentence, one)
        way = second and _way(prose, sentence, one, second)
        if second is None or way is None:
            continue
        if _is_wrong(one, second, way):
            what = "rise" if way is Direction.UP else "fall"
            yield Clash(second, rules.WRONG_DIRECTION, f"from {one.text} to {second.text} is no {what}")


def _is_wrong(first: Mention, second: Mention, way: Direction) -> bool:
    """Tell whether the second of two figures is on the other side of the first than a way leads."""
    a, b = (range_of(one._replace(figure=unbound(one.figure))) for one in (first, second))
    low, high = (b, a) if way is Direction.UP else (a, b)
    return low.high is not None and high.low is not None and low.high < high.low


def unbound(figure: Figure) -> Figure:
    """Return a figure that is bound from one side as the very number that it states."""
    if figure.hedge not in (Hedge.MORE_THAN, Hedge.LESS_THAN):
        return figure
    return as_stated(figure)


class Beside(NamedTuple):
    """The figure that another one is above or below, and which of the two that is."""

    first: Mention
    way: Direction


def beside(prose: Prose, sentence: Sentence, mention: Mention) -> Beside | None:
    """Return the figure before one, where the words between set it above or below this one, of another time.

    "920 million in 2025, above the 810 million of 2024", "acima dos 810 milhões de 2024": here those bound nothing.
    """
    i = sentence.at[mention.number.start]
    said = prose.said_in(sentence, "level-beside") if i else ()
    before = sentence.figures[i - 1]
    if not said or not are_alike(before, mention) or not own_dates(prose, sentence, mention):
        return None
    start, end = before.span.end, mention.number.start
    gap = prose.draft.text[start:end]
    ways = [way for place, way in said if start <= place < end and prose.words_between(place, end) <= _LONGEST]
    is_near = any(mark in gap for mark in _COMMAS) and prose.words_between(start, end) <= _BETWEEN
    return Beside(before, Direction(ways[-1])) if ways and is_near else None


def _way(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> Direction | None:
    """Return which way a sentence says that something went to a figure; None where it says none, or both."""
    if second.figure.role is Role.CHANGE_TO:
        return second.figure.direction
    if second.span.end > first.span.start or not is_up_from(prose, sentence, second, first):
        return None
    told = [(place, way) for way in Direction for place, _ in prose.said_in(sentence, way.value)]
    told += [(place, Direction(way)) for place, way in prose.said_in(sentence, "turn")]
    ways = {way for place, way in told if second.span.end <= place < first.span.start}  # "75, down from 50"
    return ways.pop() if len(ways) == 1 else None


def _led_to(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return what a change led to from a figure, or what is compared with that one where it says when it was so."""
    found = led_to(prose, sentence, mention) or came_from(prose, sentence, mention)
    return found or (partner(prose, sentence, mention) if own_dates(prose, sentence, mention) else None)
