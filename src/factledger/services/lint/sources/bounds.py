"""Of whom a share is, where a bound tells it: 5% of those over 70 are not 5% of those under 70."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.figure import Hedge, interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.seen import Seen
    from factledger.values.number import Exact

_ABOVE = (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.JUST_OVER)
_BELOW = (Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY)


def other_bound(mine: Seen, theirs: Seen) -> str | None:
    """Return that another number bounds what a figure is of from one side in the draft, and from the other there."""
    here, there = dict(_bounds(mine)), dict(_bounds(theirs))
    for number, (side, mention) in here.items():
        if number in there and there[number][0] != side:
            return f"{mention.text} in the draft, {there[number][1].text} in the source"
    return None


def _bounds(one: Seen) -> Iterator[tuple[Exact, tuple[bool, Mention]]]:
    """Yield (number, (whether it bounds from below, figure)) of the other figures of a sentence."""
    for it in one.sentence.figures:
        if it.number != one.mention.number and it.figure.stated and it.figure.hedge in (*_ABOVE, *_BELOW):
            yield it.figure.stated.value, (it.figure.hedge in _ABOVE, it)


def is_bound_of(mine: Mention, other: Mention) -> bool:
    """Tell whether a bound of the draft is true of the other figure, too: "more than a thousand" of 1,240."""
    first, second = interval(mine.figure), interval(other.figure)
    is_bound = (mine.figure.low is None) is not (mine.figure.high is None)
    return is_bound and first is not None and second is not None and first.meets(second)
