"""Rates of so many per so many: "12 cases per 100,000 people", "每10万人87例"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.form import NUMERIC
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.span import Span
from factledger.values.units import per_so_many

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.mention import Mention
    from factledger.reading.quantity import Taken

_FEWEST = 100
"""Out of so many and more, if there is a unit that is one of them, things are counted to be compared."""

_MOST_WORDS = 4
"""Words that may stand between so many of something and what they are by: "12 cases of measles per 100,000"."""

_REACH = 6
"""Tokens that may stand between what things are by and how many there are: "For every 1,000 people there are 3"."""

_SENTENCE_ENDS = ".!?;。！？；"
_NOT_BY = (Kind.PERCENT, Kind.RATIO)


class Base(NamedTuple):
    """What a number is by.

    Attributes:
        many: How many it is by.
        unit: The unit of those.
        first: Index of its first token.
        last: Index after its last token.
        is_behind: Whether the number stands before it: "12 cases per 100,000".
    """

    many: int
    unit: str
    first: int
    last: int
    is_behind: bool


def base_of(line: Line, taken: Taken, end_of_last: int) -> Base | None:
    """Return what a figure tells where it is only what another one is by: the 100,000 of "12 cases per 100,000".

    Args:
        line: The line.
        taken: The figure.
        end_of_last: Index after the figure before it, 0 without one.
    """
    figure, found = taken.mention.figure, taken.amount
    value = found.number.value
    # Most numbers are no power of ten, which takes the least time to ask.
    if not isinstance(value, int) or value % _FEWEST or per_so_many(value) not in line.lexicon.units:
        return None
    if found.form not in NUMERIC or figure.role is not Role.LEVEL or figure.kind in (Kind.MONEY, Kind.PERCENT):
        return None
    between = line.had("per-many", found.first)
    if between is not None and between <= taken.first and 0 < end_of_last <= between:
        # The "trên" of "12 ca trên 100.000 dân" is a hedge elsewhere.
        most = _MOST_WORDS if figure.hedge is Hedge.PLAIN else 0
        if between <= end_of_last + most and _are_words(line, end_of_last, between):
            return Base(value, figure.unit, between, taken.last, is_behind=True)
    if figure.hedge is not Hedge.PLAIN or figure.kind is Kind.DURATION:
        return None
    leads = any(line.had(name, found.first) is not None for name in ("per-before", "per-many-before"))
    behind = (line.has(name, taken.last) for name in ("per-after", "per-many-behind"))
    end = next((last for last in behind if last is not None), None) or _with_number_behind(line, found.last)
    return (
        Base(value, figure.unit, taken.first, end or taken.last, is_behind=False) if leads or end is not None else None
    )


def _with_number_behind(line: Line, i: int) -> int | None:
    """Return the index after a noun whose case says "among" at token `i`, if a number follows: "100 bin kişide 87"."""
    end = line.has("among-many-behind", i)
    return end if end is not None and line.is_number(end) else None


def _are_words(line: Line, first: int, last: int) -> bool:
    return all(line.is_word(i) and line.has("clause", i) is None for i in range(first, last))


def by_base(line: Line, mention: Mention, base: Base) -> Mention:
    """Return the figure before what it is by, with that in its unit and its span; a share is by nothing more."""
    span = Span(mention.span.start, line.ends[base.last - 1])
    return _by(line, mention, base)._replace(span=span, text=span.of(line.text)) if _may_be_by(mention) else mention


def behind_base(line: Line, taken: Taken, base: Base) -> Taken:
    """Return the figure behind what it is by, with that in its unit, and in its span where the two touch."""
    is_near = base.last <= taken.first <= base.last + _REACH
    if not is_near or not _may_be_by(taken.mention):
        return taken
    if any(line.is_mark(i, _SENTENCE_ENDS) for i in range(base.last, taken.first)):
        return taken
    mention, first = _by(line, taken.mention, base), taken.first
    if base.last == first:
        first, span = base.first, Span(line.starts[base.first], mention.span.end)
        mention = mention._replace(span=span, text=span.of(line.text))
    return taken._replace(mention=mention, first=first)


def _may_be_by(mention: Mention) -> bool:
    figure = mention.figure
    return mention.settled and figure.kind not in _NOT_BY and "/" not in figure.unit and figure.hedge is not Hedge.VAGUE


def _by(line: Line, mention: Mention, base: Base) -> Mention:
    unit = line.lexicon.units.by_so_many(mention.figure.unit, base.many, base.unit)
    return mention._replace(figure=mention.figure._replace(unit=unit, kind=line.lexicon.kind(unit)))
