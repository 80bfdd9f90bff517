"""What figures of a document come to: a share, the rest of one, a difference, a growth, a sum; by exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.derive import Derived
from factledger.services.lint.sources.derive import Computed, says
from factledger.values.figure import Kind, Role, interval
from factledger.values.interval import Interval
from factledger.values.number import exact, magnitude, product, quotient
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.sources.index import Figured, Passage, SourceIndex
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.values.figure import Figure
    from factledger.values.number import Exact

_WHOLE = 100


class Part(NamedTuple):
    """A figure of a document as it is computed with, or several that are added up.

    Attributes:
        figures: The figures.
        value: What it states.
        allowed: What it may be.
        unit: Its unit.
    """

    figures: tuple[Figured, ...]
    value: Exact
    allowed: Interval
    unit: str


def next_passage(index: SourceIndex, passage: Passage) -> Passage | None:
    """Return the next sentence of a paragraph that holds figures; None where it has no other."""
    at = passage.first + len(passage.sentence.figures)
    other = index.figures[at].passage if at < len(index.figures) else None
    if other is None or other.document != passage.document or other.sentence.block != passage.sentence.block:
        return None
    return other


def previous_passage(index: SourceIndex, passage: Passage) -> Passage | None:
    """Return the sentence of a paragraph before one that holds figures; None where it has no other."""
    other = index.figures[passage.first - 1].passage if passage.first else None
    if other is None or other.document != passage.document or other.sentence.block != passage.sentence.block:
        return None
    return other


def part_of(figured: Figured) -> Part | None:
    """Return a figure to compute with; None for a change, and for one that states no one number."""
    figure = figured.mention.figure
    allowed = interval(figure)
    is_level = figure.role in (Role.LEVEL, Role.CHANGE_TO)
    if figure.stated is None or allowed is None or not is_level:
        return None
    return Part((figured,), figure.stated.value, allowed, figure.unit)


def is_share(figure: Figure) -> bool:
    """Tell whether a figure is a share of something: a percentage, or a fraction such as two thirds."""
    return figure.kind is Kind.PERCENT or (figure.stated is not None and 0 < figure.stated.value < 1)


def is_in_unit(figure: Figure, unit: str, judge: SourceJudge) -> bool:
    """Tell whether a figure counts or measures what a unit does; one without any unit may be of anything."""
    if NO_UNIT in (figure.unit, unit):
        return False
    return figure.unit == unit or judge.units.relation(figure.unit, unit).likeness is not Likeness.DIFFERS


def whole_of(parts: Sequence[Part]) -> Part:
    """Return what parts come to together."""
    first, *others = parts
    for one in others:
        first = first._replace(
            figures=(*first.figures, *one.figures), value=first.value + one.value, allowed=first.allowed + one.allowed
        )
    return first


def share(figure: Figure, part: Part, whole: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a percentage or fraction is the share of a part in a whole, if it is that."""
    if not 0 < part.value <= whole.value or 0 in whole.allowed:
        return
    factor = _WHOLE if figure.unit == "percent" else 1
    value = quotient(part.value * factor, whole.value)
    allowed = (part.allowed / whole.allowed).scaled(Fraction(factor))
    yield from _made(figure, f"{_shown(part, judge)} / {_shown(whole, judge)}", value, allowed, (part, whole))


def rest(figure: Figure, part: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a percentage is what is left of a hundred without another one, if it is that."""
    if 0 < part.value < _WHOLE:
        allowed = Interval.point(_WHOLE) - part.allowed
        yield from _made(figure, f"100 - {_shown(part, judge)}", _WHOLE - part.value, allowed, (part,))


def remainder(figure: Figure, part: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a share is what another one leaves, each in percent or as a fraction, if it is that."""
    mine, theirs = (Fraction(1 if unit == "percent" else _WHOLE) for unit in (figure.unit, part.unit))
    value = (_WHOLE - Fraction(part.value) * theirs) / mine
    allowed = (Interval.point(_WHOLE) - part.allowed.scaled(theirs)).scaled(1 / mine)
    if value > 0:
        yield from _made(figure, f"1 - {_shown(part, judge)}", exact(value), allowed, (part,))


def portion(figure: Figure, whole: Part, percent: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is a percentage of a whole, if it is that."""
    value = quotient(product(whole.value, percent.value), _WHOLE)
    allowed = (whole.allowed * percent.allowed).scaled(Fraction(1, _WHOLE))
    yield from _made(figure, f"{_shown(whole, judge)} x {_shown(percent, judge)}", value, allowed, (whole, percent))


def difference(figure: Figure, a: Part, b: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is by how much two others differ, if it is that; which of them is more is told elsewhere."""
    up = a.value >= b.value
    allowed = a.allowed - b.allowed if up else b.allowed - a.allowed
    formula = f"{_shown(a, judge)} - {_shown(b, judge)}"
    yield from _made(figure, formula, magnitude(a.value - b.value), allowed, (a, b))


def growth(figure: Figure, a: Part, b: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a percentage or fraction is by how much one figure is more or less than an earlier one, if it is."""
    if not b.value or 0 in b.allowed:
        return
    factor = _WHOLE if figure.unit == "percent" else 1
    value = quotient((a.value - b.value) * factor, b.value)
    allowed = ((a.allowed - b.allowed) / b.allowed).scaled(Fraction(factor))
    formula = f"({_shown(a, judge)} - {_shown(b, judge)}) / {_shown(b, judge)}"
    yield from _made(figure, formula, magnitude(value), allowed if value > 0 else -allowed, (a, b))


def before_growth(figure: Figure, now: Part, percent: Part, judge: SourceJudge, *, is_up: bool) -> Iterator[Computed]:
    """Yield how a figure is what another one was before it grew, or shrank, by so many percent, if it is that."""
    by, allowed = (percent.value, percent.allowed) if is_up else (-percent.value, -percent.allowed)
    factor = Interval.point(_WHOLE) + allowed
    if _WHOLE + by <= 0 or 0 in factor:
        return
    value = quotient(product(now.value, _WHOLE), _WHOLE + by)
    formula = f"{_shown(now, judge)} / (1 {'+' if is_up else '-'} {_shown(percent, judge)})"
    yield from _made(figure, formula, value, (now.allowed / factor).scaled(Fraction(_WHOLE)), (now, percent))


def multiplied(figure: Figure, many: Part, each: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is so many times so much each, if it is that."""
    value, allowed = product(many.value, each.value), many.allowed * each.allowed
    yield from _made(figure, f"{_shown(many, judge)} x {_shown(each, judge)}", value, allowed, (many, each))


def divided(figure: Figure, whole: Part, many: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is what there is of a whole for each of so many, if it is that."""
    if not many.value or 0 in many.allowed:
        return
    value, allowed = quotient(whole.value, many.value), whole.allowed / many.allowed
    yield from _made(figure, f"{_shown(whole, judge)} / {_shown(many, judge)}", value, allowed, (whole, many))


def times(figure: Figure, a: Part, b: Part, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a multiple is how many times as much one figure is as another, if it is that."""
    if not b.value or 0 in b.allowed:
        return
    value, allowed = quotient(a.value, b.value), a.allowed / b.allowed
    yield from _made(figure, f"{_shown(a, judge)} / {_shown(b, judge)}", value, allowed, (a, b))


def summed(figure: Figure, parts: Sequence[Part], judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is what others come to together, if it is that."""
    whole = whole_of(parts)
    yield from _made(figure, _shown(whole, judge).strip("()"), whole.value, whole.allowed, (whole,))


def _made(figure: Figure, formula: str, value: Exact, allowed: Interval, parts: tuple[Part, ...]) -> Iterator[Computed]:
    figures = tuple(one for part in parts for one in part.figures)
    fits = says(figure, value, allowed)
    found = Derived(formula, value, figure.unit, tuple(one.at for one in figures), fits)
    if found.fits:
        yield Computed.of(found, figures)


def _shown(part: Part, judge: SourceJudge) -> str:
    shown = " + ".join(f"[{judge.quoted(one)}]" for one in part.figures)
    return shown if len(part.figures) == 1 else f"({shown})"
