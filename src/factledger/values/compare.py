"""Judging one figure by another: a draft against the ledger, and two sources against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from factledger.values.figure import (
    DEFAULT_WIDTHS,
    Figure,
    Hedge,
    Kind,
    Role,
    Widths,
    expected,
    interval,
    rounding,
)
from factledger.values.interval import Interval
from factledger.values.number import Exact, decimal_text, magnitude, quotient
from factledger.values.scope import ANYWHERE, Scope
from factledger.values.units import NO_UNIT, Likeness, Relation, Units

FAIR = Fraction(5, 100)
"""How far, as a share, a rounded number may stand from the number it stands for."""

_THOUSAND_SLACK = Fraction(5, 100)
_PLAIN = (Hedge.PLAIN,)
_SURE = (Hedge.PLAIN, Hedge.EXACTLY)


class Verdict(StrEnum):
    """What a comparison finds."""

    SUPPORTED = "supported"
    WEAK = "weak"
    HEDGE_CHANGED = "hedge-changed"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    INCOMPARABLE = "incomparable"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"

    @property
    def severity(self) -> Severity:
        """How much the verdict matters."""
        return _SEVERITIES[self]


class Severity(StrEnum):
    """How much a finding matters: an error fails a run, a warning only under `--strict`."""

    NONE = "none"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_SEVERITIES = {
    Verdict.SUPPORTED: Severity.NONE,
    Verdict.WEAK: Severity.WARNING,
    Verdict.HEDGE_CHANGED: Severity.WARNING,
    Verdict.UNSUPPORTED: Severity.ERROR,
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.INCOMPARABLE: Severity.WARNING,
    Verdict.AGREE: Severity.NONE,
    Verdict.COMPATIBLE: Severity.NOTE,
    Verdict.CONFLICT: Severity.ERROR,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The result of a comparison.

    Attributes:
        verdict: What was found.
        reason: Why, in words a person can check.
        ratio: The larger stated number over the smaller one, in one unit; None when there is none.
        is_rounded: Whether a supported number was rounded.
    """

    verdict: Verdict
    reason: str
    ratio: Exact | None = None
    is_rounded: bool = False

    @property
    def severity(self) -> Severity:
        """How much it matters; support by a rounded number is worth a note."""
        return Severity.NOTE if self.is_rounded else self.verdict.severity


@dataclass(frozen=True, slots=True)
class _Side:
    """A figure worked out in the unit of the comparison; `ends` are the printed bounds."""

    figure: Figure
    true: Interval
    expects: Interval
    value: Exact | None
    ends: tuple[Exact | None, Exact | None]
    rounding: Exact

    @property
    def hedge(self) -> Hedge:
        return self.figure.hedge

    @property
    def is_exact(self) -> bool:
        return self.hedge in _SURE


def _side(figure: Figure, relation: Relation, *, signed: bool, widths: Widths) -> _Side | None:
    true = interval(figure, signed=signed, widths=widths)
    expects = expected(figure, signed=signed, widths=widths) if figure.hedge.is_one_sided else true
    if true is None or expects is None:
        return None
    # Without a conversion all numbers stay what they are: whole ones are many times faster than fractions.
    factor, offset = relation.factor, relation.offset
    value, low, high = (None if number is None else relation.converted(number) for number in figure.numbers)
    width = rounding(figure, widths) * magnitude(factor)
    return _Side(figure, true.scaled(factor, offset), expects.scaled(factor, offset), value, (low, high), width)


def compare(
    draft: Figure,
    ledger: Figure,
    units: Units,
    *,
    scopes: tuple[Scope, Scope] = (ANYWHERE, ANYWHERE),
    signed: bool = False,
    widths: Widths = DEFAULT_WIDTHS,
    relation: Relation | None = None,
) -> Judgement:
    """Judge what a draft says by what the ledger holds; the first rule that fits decides.

    Args:
        draft: The figure in the draft.
        ledger: The figure in the ledger.
        units: The units both are written in.
        scopes: Scope of the draft's figure, then of the ledger's.
        signed: Whether the claim may be negative.
        widths: The widths behind the intervals.
        relation: How the ledger's unit stands to the draft's, where the units do not tell it: houses, of buildings.

    Source: DESIGN 3.2.
    """
    found = _incomparable(draft, ledger, relation or _unit_relation(draft, ledger, units), scopes)
    if isinstance(found, Judgement):
        return found
    if opposite := _opposite(draft, ledger):
        return opposite
    d = _side(draft, Relation(Likeness.SAME), signed=signed, widths=widths)
    l = _side(ledger, found, signed=signed, widths=widths)  # noqa: E741  the letters of the contract
    if d is None or l is None:
        return _nothing_to_compare()
    if draft.kind is Kind.DURATION and draft.value is not None and magnitude(found.factor) < 1:
        # "Four months", of 120 days: what is told in a larger unit is rounded to it.
        d = replace(d, rounding=max(d.rounding, draft.value.step))
    ratio = _ratio(d.value, l.value)
    if found.likeness in (Likeness.NARROWER, Likeness.BROADER):
        return replace(_by_bound(d, l, found.likeness), ratio=ratio)
    return replace(_judge(d, l), ratio=ratio)


def _nothing_to_compare() -> Judgement:
    return Judgement(Verdict.INCOMPARABLE, "vague: it states no number to compare")


def _incomparable(
    draft: Figure, ledger: Figure, relation: Relation, scopes: tuple[Scope, Scope]
) -> Judgement | Relation:
    """Return why the two cannot be compared, or how the second unit stands to the first."""
    if Hedge.VAGUE in (draft.hedge, ledger.hedge):
        return _nothing_to_compare()
    if relation.likeness is Likeness.DIFFERS:
        reason = f"{relation.reason}: {draft.unit} against {ledger.unit}"
        return Judgement(Verdict.INCOMPARABLE, reason)
    if _level(draft.role) is not _level(ledger.role):
        return Judgement(Verdict.INCOMPARABLE, f"role: {draft.role} against {ledger.role}")
    if difference := scopes[0].difference(scopes[1]):
        return Judgement(Verdict.INCOMPARABLE, difference)
    return relation


def _level(role: Role) -> Role:
    """Return the role, counting what something changed to as its level."""
    return Role.LEVEL if role is Role.CHANGE_TO else role


def _unit_relation(draft: Figure, ledger: Figure, units: Units) -> Relation:
    """Return how the ledger's unit stands to the draft's; a bare share ("a third") is a part of 100 percent."""
    if draft.unit == "percent" and ledger.kind is Kind.RATIO and ledger.unit == NO_UNIT:
        return Relation(Likeness.CONVERTS, Fraction(100))
    if ledger.unit == "percent" and draft.kind is Kind.RATIO and draft.unit == NO_UNIT:
        return Relation(Likeness.CONVERTS, Fraction(1, 100))
    return units.relation(draft.unit, ledger.unit)


def _opposite(draft: Figure, ledger: Figure) -> Judgement | None:
    if draft.direction and ledger.direction and draft.direction is not ledger.direction:
        return Judgement(Verdict.CONTRADICTED, f"direction: {draft.direction} against {ledger.direction}")
    return None


def _judge(d: _Side, l: _Side) -> Judgement:  # noqa: E741
    if d.hedge in _PLAIN:
        if (rounded := _rounded(d, l)) is not None:
            return rounded
        if d.value == l.value and not l.is_exact and d.value is not None:
            return Judgement(Verdict.HEDGE_CHANGED, f"the ledger says {l.hedge}; the draft states it plainly")
    if not d.true.meets(l.true):
        return Judgement(Verdict.CONTRADICTED, f"{d.true} and {l.true} share no value")
    return _by_meaning(d, l)


def _rounded(d: _Side, l: _Side) -> Judgement | None:  # noqa: E741
    """Judge a plain number that the other plain number rounds to; None when it does not."""
    if not l.is_exact or d.value is None or l.value is None:
        return None
    distance = magnitude(d.value - l.value)
    if distance > quotient(d.rounding, 2):
        return None
    if distance <= FAIR * magnitude(d.value):
        reason = "the same number" if not distance else f"a fair rounding of {decimal_text(l.value)}"
        return Judgement(Verdict.SUPPORTED, reason, is_rounded=bool(distance))
    return Judgement(Verdict.WEAK, f"a rounding of {decimal_text(l.value)} that is off by more than 5%")


def _by_meaning(d: _Side, l: _Side) -> Judgement:  # noqa: E741
    is_same_number = _is_same_number(d, l)
    holds_value = l.is_exact and d.hedge not in _PLAIN and not is_same_number
    if l.true.is_inside(d.true) or (holds_value and l.value is not None and l.value in d.true):
        if l.true.meets(d.expects):
            return Judgement(Verdict.SUPPORTED, f"{l.true} lies in {d.true}")
        return Judgement(Verdict.WEAK, f"true, but {l.true} is far from what a reader expects, {d.expects}")
    is_about = d.hedge is Hedge.ABOUT and l.hedge in _PLAIN
    if is_same_number and (d.hedge is l.hedge or is_about) and d.value is not None:
        # "About 12 months" for "about one year", "about $144 a day" for "$6 an hour": a hedge is as wide as the number
        # is round, and the number is the same.
        hedges = f"{d.hedge} in both" if d.hedge is l.hedge else f"{d.hedge} in the draft"
        return Judgement(Verdict.SUPPORTED, f"the same number in another unit, {hedges}")
    if is_same_number and d.hedge is not Hedge.EXACTLY and not _adds_bound(d, l):
        return Judgement(Verdict.HEDGE_CHANGED, f"the ledger says {l.hedge}, the draft {d.hedge}")
    return Judgement(Verdict.UNSUPPORTED, f"the draft says more than the ledger does: {d.true} against {l.true}")


def _is_same_number(d: _Side, l: _Side) -> bool:  # noqa: E741
    return d.value == l.value if d.value is not None else (l.value is None and d.ends == l.ends)


def _adds_bound(d: _Side, l: _Side) -> bool:  # noqa: E741
    """Tell whether a one-sided draft bounds what the ledger leaves unbounded."""
    if not d.hedge.is_one_sided:
        return False
    if l.hedge.is_one_sided:
        return d.hedge.is_lower_bound is not l.hedge.is_lower_bound
    return not (l.hedge in _PLAIN and l.value is not None and l.value in d.true)


def _by_bound(d: _Side, l: _Side, likeness: Likeness) -> Judgement:  # noqa: E741
    """Judge between a thing and a narrower kind of it: only bounds can follow.

    So many A100s are at least so many chips; at most so many chips are at most so many A100s. A plain number of the
    ledger bounds by what it states, as it satisfies a bound on the same thing.
    """
    stated = Interval(l.value, l.value) if l.hedge in _PLAIN and l.value is not None else l.true
    if likeness is Likeness.NARROWER:
        implied = Interval(stated.low, None, stated.low_open)
    else:
        implied = Interval(None, stated.high, high_open=stated.high_open)
    if d.hedge.is_one_sided:
        if not implied.meets(d.true):
            return Judgement(Verdict.CONTRADICTED, f"a narrower kind alone already breaks {d.true}")
        if _is_bounded_by(implied, d):
            near = l.true.meets(d.expects) or (l.is_exact and l.value is not None and l.value in d.expects)
            verdict = Verdict.SUPPORTED if near else Verdict.WEAK
            return Judgement(verdict, f"{l.figure.unit} and {d.figure.unit}: the bound holds")
    reason = f"narrower kind: {d.figure.unit} against {l.figure.unit}, only bounds can be compared"
    return Judgement(Verdict.INCOMPARABLE, reason)


def _is_bounded_by(implied: Interval, d: _Side) -> bool:
    """Tell whether the implied bound alone makes the draft true."""
    if d.hedge.is_lower_bound:
        return implied.is_inside(d.true)
    return implied.high is not None and Interval(d.true.low, implied.high, d.true.low_open).is_inside(d.true)


def _ratio(a: Exact | None, b: Exact | None) -> Exact | None:
    if not a or not b:
        return None
    big, small = max(magnitude(a), magnitude(b)), min(magnitude(a), magnitude(b))
    return quotient(big, small)


def is_scale_slip(ratio: Exact | None) -> bool:
    """Tell whether a ratio lies near a power of 1,000: million for billion.

    >>> is_scale_slip(1000), is_scale_slip(990), is_scale_slip(8)
    (True, True, False)
    """
    power = 1000
    while ratio is not None and power <= ratio * 2:
        if magnitude(quotient(ratio, power) - 1) <= _THOUSAND_SLACK:
            return True
        power *= 1000
    return False


def compare_sources(
    first: Figure,
    second: Figure,
    units: Units,
    *,
    scopes: tuple[Scope, Scope] = (ANYWHERE, ANYWHERE),
    is_translation: bool = False,
    signed: bool = False,
    widths: Widths = DEFAULT_WIDTHS,
) -> Judgement:
    """Judge what two sources state about one claim; the order does not matter.

    Args:
        first: What one source states.
        second: What the other states.
        units: The units both are written in.
        scopes: Scope of the first figure, then of the second.
        is_translation: Whether one is a translation or copy of the other: then only the same number and hedge agree.
        signed: Whether the claim may be negative.
        widths: The widths behind the intervals.

    Source: DESIGN 3.2, "Two sources".
    """
    found = _incomparable(first, second, _unit_relation(first, second, units), scopes)
    if isinstance(found, Judgement):
        return found
    if opposite := _opposite(first, second):
        return replace(opposite, verdict=Verdict.CONFLICT)
    a = _side(first, Relation(Likeness.SAME), signed=signed, widths=widths)
    b = _side(second, found, signed=signed, widths=widths)
    if a is None or b is None:
        return _nothing_to_compare()
    if found.likeness in (Likeness.NARROWER, Likeness.BROADER):
        reason = f"narrower kind: {first.unit} against {second.unit}, only bounds can be compared"
        return Judgement(Verdict.INCOMPARABLE, reason, _ratio(a.value, b.value))
    judged = _judge_translation(a, b) if is_translation else _judge_sources(a, b)
    return _with_ratio(judged, _ratio(a.value, b.value))


def _with_ratio(judged: Judgement, ratio: Exact | None) -> Judgement:
    reason = judged.reason
    if is_scale_slip(ratio):
        reason += f"; the ratio is near {decimal_text(_nearest_thousand(ratio or 1))}: a scale slip?"
    return replace(judged, reason=reason, ratio=ratio)


def _nearest_thousand(ratio: Exact) -> Exact:
    power: Exact = 1000
    while power * 100 < ratio:
        power *= 1000
    return power


def _judge_translation(a: _Side, b: _Side) -> Judgement:
    if a.hedge is b.hedge and a.figure.is_approximate == b.figure.is_approximate and _is_same_number(a, b):
        return Judgement(Verdict.AGREE, "the same hedge and number")
    hedges = f"{a.hedge} {_shown(a)} against {b.hedge} {_shown(b)}"
    return Judgement(Verdict.CONFLICT, f"one text, two figures: {hedges}")


def _judge_sources(a: _Side, b: _Side) -> Judgement:
    if not a.true.meets(b.true):
        return Judgement(Verdict.CONFLICT, f"{a.true} and {b.true} share no value")
    a_inside, b_inside = a.true.is_inside(b.true), b.true.is_inside(a.true)
    precise = "both are as precise" if a_inside and b_inside else f"the more precise is {_shown(a if a_inside else b)}"
    if (a_inside or b_inside) and _is_near(a, b):
        return Judgement(Verdict.AGREE, precise)
    if a_inside or b_inside:
        return Judgement(Verdict.COMPATIBLE, f"one allows the other, the stated numbers differ; {precise}")
    return Judgement(Verdict.COMPATIBLE, f"{a.true} and {b.true} share some values, neither holds the other")


def _is_near(a: _Side, b: _Side) -> bool:
    """Tell whether the stated numbers (of ranges: both ends) lie within 5% of the larger."""
    pairs = [(a.value, b.value)] if a.value is not None and b.value is not None else zip(a.ends, b.ends, strict=True)
    return all(
        x is y is None
        or (x is not None and y is not None and magnitude(x - y) <= FAIR * max(magnitude(x), magnitude(y)))
        for x, y in pairs
    )


def _shown(side: _Side) -> str:
    return decimal_text(side.value) if side.value is not None else str(side.true)
