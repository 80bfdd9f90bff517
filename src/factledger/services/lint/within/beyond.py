"""How many times, or by how many percent, a figure is more than the one behind it: "75, three times the 30 before"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.rules import lint as rules
from factledger.services.lint.within.figures import Clash, meets, point_of, range_of, shown_range, times
from factledger.values.figure import Direction, Hedge, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.interval import Interval

_COMPARED_WITH = 6
"""Words between a multiple and what it is one of, with whose that is: "three times the budget of the other, of"."""

_OF = 4
"""Words between a share and what it is beyond: "34% above the capacity of"."""

_LEADING = 2
"""Words between a mark and the comparison that it opens: ", or an"."""

_MARKS = ",;:،؛()—–"
_OPENING = (",", "،", "—", "–", "(")


class _Computed(NamedTuple):
    """A figure that compares two others, what it should be, and the same in words."""

    mention: Mention
    found: Interval
    shown: str


def beyond(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a multiple, or a share, that is not the one of the figure before it and the one behind it."""
    for one in _computed(prose, sentence):
        if not meets(one.mention.figure, one.found):
            yield Clash(one.mention, rules.ARITHMETIC, f"{one.shown}, not {one.mention.text}")


def beyond_within(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return how a figure compares two others of its sentence, where it does so rightly; None where it does not."""
    for one in _computed(prose, sentence):
        if one.mention is mention and meets(mention.figure, one.found):
            return one.shown
    return None


def _computed(prose: Prose, sentence: Sentence) -> tuple[_Computed, ...]:
    """Return what of a sentence compares two figures; it is computed once for all figures of it."""
    return sentence.once("beyond", lambda: tuple(_compute(prose, sentence)))


def _compute(prose: Prose, sentence: Sentence) -> Iterator[_Computed]:
    for one, how, other in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        a, b = point_of(other.figure), point_of(one.figure)
        if not a or b is None or not _is_apposed(prose, one, how):
            continue
        if how.figure.hedge is Hedge.MULTIPLE and one.figure.unit == other.figure.unit:
            if _stands_before(prose, how, other, _COMPARED_WITH):
                found = times(range_of(other), range_of(one))
                yield _Computed(how, found, f"{one.text} is {shown_range(found)} times {other.text}")
        elif one.figure.kind is other.figure.kind is Kind.COUNT and (way := _way(prose, sentence, how, other)):
            up = (range_of(one) - range_of(other)) / range_of(other)
            found = up.scaled(Fraction(100 if way is Direction.UP else -100))
            side = "above" if way is Direction.UP else "below"
            yield _Computed(how, found, f"{one.text} is {shown_range(found)}% {side} {other.text}")


def _is_apposed(prose: Prose, one: Mention, how: Mention) -> bool:
    """Tell whether a mark opens a comparison behind a figure: "75, three times", "1,046 in 2025, or 34%"."""
    between = prose.draft.text[one.span.end : how.span.start]
    mark = max(map(between.rfind, _OPENING))
    is_near = mark >= 0 and prose.words_between(one.span.end + mark, how.span.start) <= _LEADING
    return is_near or between.strip().startswith(_OPENING)


def _stands_before(prose: Prose, how: Mention, other: Mention, most: int) -> bool:
    """Tell whether a figure stands before another one with few words, and no mark, between."""
    gap = prose.draft.text[how.span.end : other.span.start]
    return prose.words_between(how.span.end, other.span.start) <= most and not set(gap) & set(_MARKS)


def _way(prose: Prose, sentence: Sentence, how: Mention, other: Mention) -> Direction | None:
    """Return which way a share says that what stands before it differs from what stands behind; None for no such."""
    if how.figure.kind is not Kind.PERCENT or how.figure.role is Role.CHANGE_TO or other.figure.unit == NO_UNIT:
        return None
    if not _stands_before(prose, how, other, _OF):
        return None
    for name, way in (("upper", Direction.UP), ("lower", Direction.DOWN)):
        said = [place for place, value in prose.said_in(sentence, name) if value == "size"]
        if any(how.span.end <= place < other.span.start for place in said):
            return way
    return None
