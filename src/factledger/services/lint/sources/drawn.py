"""What a draft draws from its own figures that documents hold: "of the 143, 98 live there. That leaves 45".

It is drawn only where the words right before the figure say that it is reckoned, or those around it ask for a
difference; and only from figures before it in its paragraph that a document holds in one of its own. A figure that a
document contradicts is what it says, whatever others come to; sums are told by the words of both texts alone.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.sources.derive import in_order, way_of
from factledger.services.lint.sources.reckoning import (
    Part,
    difference,
    divided,
    is_in_unit,
    is_share,
    part_of,
    share,
)
from factledger.values.figure import AMOUNTS, Direction, Kind, Role, interval
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_BEFORE = 2
"""How many sentences before a figure hold those that it is drawn from."""

_MOST = 4
"""How many figures right before one it may be drawn from: of more, some pair comes to about anything."""

_LED = 1
"""Words at most between "that makes" and the figure: "that is only 36.6%"."""

_GAP = 4
"""Words at most from a word such as "difference" to the figure: "so the overrun is £123 million"."""

_NEAR = 2
"""Words at most from the first one of "lost" to by how much: "se esfumaron 600.000 viajes"."""

_OPENING = (",", ";", ":", "،", "؛", "(", "–", "—", ".", "…")
"""Marks behind which a clause opens."""


def of_draft(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what figures before it in the draft come to; None when it is not."""
    parts = list(_parts(match, judge))
    return next(_drawn(match, judge, parts), None) if parts else None


def _parts(match: Match, judge: SourceJudge) -> Iterator[Part]:
    """Yield the figures before one in its paragraph that documents hold, in their order; the last ones only."""
    sentence, start = match.tied.sentence, match.mention.number.start
    before = [*islice(judge.prose.before(sentence), _BEFORE)][::-1]
    own = (one for one in sentence.figures if one.number.start < start)
    figures = list(chain((one for some in before for one in some.figures), own))[-_MOST:]
    held = (judge.found.get(one.number.start) for one in figures)
    yield from (part for one in held if one is not None and (part := _part(one)) is not None)


def _part(one: Figured) -> Part | None:
    """Return a figure of a document to compute with; so much percent that something is to rise by is one, too."""
    figure = one.mention.figure
    if figure.kind is not Kind.PERCENT or figure.stated is None:
        return part_of(one)
    allowed = interval(figure._replace(role=Role.LEVEL, direction=None))
    return None if allowed is None else Part((one,), figure.stated.value, allowed, figure.unit)


def _drawn(match: Match, judge: SourceJudge, parts: list[Part]) -> Iterator[Computed]:
    figure, is_led = match.mention.figure, _is_led_to(match, judge)
    pairs = [*pairwise(parts), *zip(parts, parts[2:], strict=False)]
    for a, b in pairs:
        if not _are_beside(a, b):
            continue
        if figure.unit == f"{a.unit}/{b.unit}":
            yield from divided(figure, a, b, judge)
        elif is_share(figure) and figure.unit != "percentage_point":
            if is_led and figure.role is Role.LEVEL and _are_alike(a, b, judge):
                small, large = sorted((a, b), key=lambda one: one.value)
                yield from share(figure, small, large, judge)
        elif _is_of(match, judge, a, b) and _are_alike(a, b, judge):
            yield from _of_amounts(match, judge, a, b, is_led=is_led)


def _are_beside(a: Part, b: Part) -> bool:
    """Tell whether two figures stand in one paragraph of a document, which sets them side by side."""
    first, second = (one.figures[0].passage for one in (a, b))
    return first.document == second.document and first.sentence.block == second.sentence.block


def _of_amounts(match: Match, judge: SourceJudge, a: Part, b: Part, *, is_led: bool) -> Iterator[Computed]:
    """Yield by how much two others differ, if a figure is that and the draft asks for it."""
    figure = match.mention.figure
    is_amount = figure.kind in AMOUNTS or figure.unit == "percentage_point"
    if is_amount and _is_apart(match, judge, a, b, is_led=is_led):
        yield from difference(figure, a, b, judge)


def _is_led_to(match: Match, judge: SourceJudge) -> bool:
    """Tell whether words that open the clause of a figure say that it is what was told comes to: "that makes 36.6%"."""
    prose, sentence, start = judge.prose, match.tied.sentence, match.mention.span.start
    text, first = prose.draft.text, sentence.span.start
    for place, _ in prose.said_in(sentence, "makes"):
        end = place + len(prose.phrase_at(place, "makes"))
        before = text[first:place].rstrip()
        is_opening = not before or before.endswith(_OPENING)
        if place < start and is_opening and end <= start and prose.words_between(end, start) <= _LED:
            return not prose.has_mark(end, start, _OPENING)
    return False


def _is_apart(match: Match, judge: SourceJudge, a: Part, b: Part, *, is_led: bool) -> bool:
    """Tell whether a draft says that a figure is by how much two differ, or what the one leaves of the other."""
    prose, sentence, start = judge.prose, match.tied.sentence, match.mention.span.start
    gained = _gained(match, judge)
    way = way_of(match, judge) if gained is None else gained
    if way is not None and (match.mention.figure.role is Role.CHANGE_BY or gained):
        pair = in_order(a.figures[0], b.figures[0], judge)
        if pair is None:
            return False
        earlier, later = (a, b) if pair[0] is a.figures[0] else (b, a)
        return (later.value > earlier.value) is (way is Direction.UP)
    gaps = [place for place, _ in prose.said_in(sentence, "gap") if place < start]
    return is_led or any(prose.words_between(place, start) <= _GAP for place in gaps)


def _gained(match: Match, judge: SourceJudge) -> Direction | None:
    """Return which way a verb right before a figure says that something went by it: "lost 600,000 passengers"."""
    prose, start = judge.prose, match.mention.span.start
    said = prose.said_in(match.tied.sentence, "gained")
    ways = [way for place, way in said if place < start and prose.words_between(place, start) <= _NEAR]
    return Direction(ways[-1]) if ways else None


def _are_alike(a: Part, b: Part, judge: SourceJudge) -> bool:
    """Tell whether two figures count or measure the same, as far as both say what they do."""
    first, second = (one.figures[0].mention.figure for one in (a, b))
    is_bare = any(one.kind is Kind.COUNT and one.unit == NO_UNIT for one in (first, second))
    if first.kind is not second.kind and not is_bare:
        return False
    are_people = judge.units.are_kinds_of((a.unit, b.unit), PERSON)
    return NO_UNIT in (a.unit, b.unit) or a.unit == b.unit or are_people


def _is_of(match: Match, judge: SourceJudge, a: Part, b: Part) -> bool:
    """Tell whether a figure may count or measure what two others do."""
    figure, units = match.mention.figure, {a.unit, b.unit} - {NO_UNIT}
    if figure.unit == "percentage_point":
        return units == {"percent"}  # "8.5% and 3%, so 5.5 points still lie between them"
    if figure.unit == NO_UNIT:
        return figure.kind is Kind.COUNT is a.figures[0].mention.figure.kind
    is_like = all(is_in_unit(figure, unit, judge) for unit in units)
    return is_like or judge.units.are_kinds_of((figure.unit, *units), PERSON)
