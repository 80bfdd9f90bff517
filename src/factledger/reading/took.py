"""Whether something is told to have taken a time that no number counts: "the ban took about a year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.reading.line import Line

_BACK = 9
"""How many words who took the time, and for what, may have: "took the United States a year"."""

_AHEAD = 5
"""How many words, or a colon, may stand before the verb behind the time that opens a sentence."""


def is_taken(line: Line, first: int, last: int) -> bool:
    """Tell whether a verb beside it says that the time from one token to another passed, and none that it is a date.

    Args:
        line: The line.
        first: Its first token; a hedge may stand before it.
        last: The token behind it: "ago" makes of a year a date, as does "later".
    """
    i = line.start_of_hedged(first)
    beside = (line.had("spends-time", i), line.had("takes-time", i), line.has("passes-behind", last))
    if any(place is not None for place in beside):
        return True
    if line.has("ago", last) is not None and line.has("whole", last) is None:
        return False
    if _opens(line, i) and _took_behind(line, last):
        return True
    for place in range(i, max(i - _BACK, 0), -1):
        if line.had("takes-time", place) is not None:
            return True
        if not (line.is_word(place - 1) or line.is_number(place - 1)):
            return False
    return False


def _opens(line: Line, i: int) -> bool:
    """Tell whether a sentence opens with a token."""
    return i == 0 or line.is_mark(i - 1, ".!?؟")


def _took_behind(line: Line, last: int) -> bool:
    """Tell whether a verb close behind says that it took the time that opens a sentence: "Um ano demorou a proibição".

    A colon may stand between: "Um ano: foi o que demorou".
    """
    for i in range(last, last + _AHEAD):
        if line.has("takes-time", i) is not None:
            return True
        if not (line.is_word(i) or line.is_mark(i, ":")):
            return False
    return False
