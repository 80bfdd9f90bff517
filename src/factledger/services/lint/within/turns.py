"""What a change led to, where it did not go that way: "rose to 412 million from 655 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.match.earlier import partner
from factledger.services.lint.match.scope import own_dates
from factledger.services.lint.within.changes import came_from, led_to
from factledger.services.lint.within.figures import Clash, range_of
from factledger.values.figure import Direction, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


def turns(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield what a change led to, where it did not go that way: "rose to 87 in 2025, after 102 in 2024"."""
    for one in sentence.figures:
        second = _led_to(prose, sentence, one)
        if second is None or second.figure.role is not Role.CHANGE_TO or second.figure.direction is None:
            continue
        a, b = range_of(one), range_of(second)
        low, high = (b, a) if second.figure.direction is Direction.UP else (a, b)
        if low.high is not None and high.low is not None and low.high < high.low:
            way = "rise" if second.figure.direction is Direction.UP else "fall"
            yield Clash(second, rules.WRONG_DIRECTION, f"from {one.text} to {second.text} is no {way}")


def _led_to(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return what a change led to from a figure, or what is compared with that one where it says when it was so."""
    found = led_to(prose, sentence, mention) or came_from(prose, sentence, mention)
    return found or (partner(prose, sentence, mention) if own_dates(prose, sentence, mention) else None)
