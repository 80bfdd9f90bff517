"""Two bounds of one thing that make a range: "more than 10 and less than 20", "no less than 5 but no more than 8"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.figure import Hedge
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.mention import Mention
    from factledger.reading.quantity import Taken

_PLAIN = Hedge.PLAIN
_LOWER = (Hedge.MORE_THAN, Hedge.AT_LEAST)
_UPPER = (Hedge.LESS_THAN, Hedge.AT_MOST)
_MOST_WORDS_BETWEEN = 2


def may_be_bound(taken: Taken) -> bool:
    """Tell whether a figure is a bound, which another one behind it may make a range."""
    hedge = taken.mention.figure.hedge
    return hedge is not _PLAIN and (hedge in _LOWER or hedge in _UPPER)


def both_bounds(line: Line, first: Taken, second: Taken) -> Taken | None:
    """Return the range that two bounds make when they are joined and of one unit, or None."""
    one, two = first.mention.figure, second.mention.figure
    if one.hedge in _LOWER and two.hedge in _UPPER:
        low, high = first, second
    elif one.hedge in _UPPER and two.hedge in _LOWER:
        low, high = second, first
    else:
        return None
    is_settled = first.mention.settled and second.mention.settled
    if not (is_settled and _is_joined(line, first.last, second.first) and _is_one_thing(first.mention, second.mention)):
        return None
    lowest, highest = low.mention.figure.low, high.mention.figure.high
    if lowest is None or highest is None:
        return None
    if low is first and low.amount.scale == 1 < second.amount.scale and one.unit == NO_UNIT:
        # "more than 5 and less than 8 million"
        lowest = lowest.scaled(second.amount.scale)
    if lowest.value >= highest.value:
        return None
    span = Span(first.mention.span.start, second.mention.span.end)
    named = second if two.unit != NO_UNIT else first
    figure = named.mention.figure._replace(
        hedge=Hedge.RANGE,
        value=None,
        low=lowest,
        high=highest,
        role=one.role,
        direction=one.direction,
        is_approximate=one.is_approximate or two.is_approximate,
    )
    mention = first.mention._replace(
        figure=figure,
        text=span.of(line.text),
        span=span,
        number=Span(first.mention.number.start, second.mention.number.end),
        inferred=named.mention.inferred,
    )
    return first._replace(mention=mention, last=second.last, is_measured=first.is_measured or second.is_measured)


def _is_joined(line: Line, i: int, first: int) -> bool:
    """Tell whether only a comma or a word such as "and" or "but" stands between tokens `i` and `first`."""
    if i == first:
        # "و" + "أقل من": the conjunction is part of the word.
        # "100人以上300人未満": where no space parts words, one bound may touch the other.
        return line.characters or bool(line.lexicon.language.prefixes and line.words[first].bare)
    if not i < first <= i + _MOST_WORDS_BETWEEN:
        return False
    i += line.is_mark(i, ",،")
    if i == first:
        return True
    return any(line.has(category, i) == first for category in ("range-and", "join", "but"))


def _is_one_thing(first: Mention, second: Mention) -> bool:
    units = (first.figure.unit, second.figure.unit)
    return units[0] == units[1] or NO_UNIT in units
