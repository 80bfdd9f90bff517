"""Figures of the draft in the role of those of the ledger: levels, changes and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import exclusive_kinds, people, terms_of
from factledger.rules import lint as rules
from factledger.services.lint.claims.names import OF_UNITS
from factledger.services.lint.derive import is_change_in_percent, is_multiple
from factledger.services.lint.prose.direction import says_addition, says_change, says_further, way_said
from factledger.services.lint.prose.rates import rates_said
from factledger.values.figure import Direction, Figure, Hedge, Kind, Role
from factledger.values.number import exact
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from fractions import Fraction

    from factledger.rules.lint import LintRule
    from factledger.services.lint.claims.known import Known

_FAR = 1000
"""How many times one number is another that is none of the same thing."""

_WHOLE = 100
"""What something was before it changed, in percent of that."""

_NO_BOUNDS = (Hedge.PLAIN, Hedge.EXACTLY, Hedge.ABOUT)

_DIFFERENCES = (Role.ADDITION, Role.CHANGE_BY)
_LEVELS = (Role.LEVEL, Role.CHANGE_TO)

_DIFFERING = frozenset(
    {
        *("=loss", "=death", "=dismiss", "=hire", "=cut", "=growth", "=temperature", "=burn", "=fire"),
        *("=rain", "=snow", "=deforest", "=plan-close"),
    }
)
"""Terms for what is told by how much it is lost, won or differs: "lost 5 million", "1.5 °C warmer"."""

_TELLING = ("that", "which", "by")
"""Words behind which a statement tells more of what it is of."""

_LOSS = "=loss"
"""The term for what is lost, of which a share is no fall."""

RATE_OF_RISE = "=inflation"
"""The term for what is itself by how much something rises."""

_RELATIVE = frozenset({"=growth", "=temperature"})
"""Those of them that are told against something else."""


def is_far(ratio: Fraction) -> bool:
    """Tell whether a ratio is of more than a thousand, either way, and none of a slip of scale."""
    ratio = max(abs(ratio), 1 / abs(ratio))
    return ratio > _FAR and ratio not in (1000**2, 1000**3)


def is_share(draft: Figure, ledger: Figure) -> bool:
    """Tell whether one is a bare share ("a third") and the other a percentage."""
    kinds = {draft.kind, ledger.kind}
    return kinds == {Kind.RATIO, Kind.PERCENT} and NO_UNIT in (draft.unit, ledger.unit)


def is_same_number(draft: Figure, ledger: Figure) -> bool:
    """Tell whether two figures state one number."""
    mine, theirs = draft.stated, ledger.stated
    return mine is not None and theirs is not None and mine.value == theirs.value


def has_no_way(draft: Figure, ledger: Figure) -> bool:
    """Tell whether a share by which something changed goes a way in the ledger, and in the draft none that is read."""
    is_change = draft.kind is Kind.PERCENT and ledger.role is Role.CHANGE_BY
    return is_change and ledger.direction is not None and draft.direction is None


def holds_difference(claim: Known) -> bool:
    """Tell whether a claim is by its names one of a loss, a rise or the like, so that its levels say by how much."""
    return bool((claim.terms | claim.told) & _DIFFERING) or says_change(_told(claim))


def is_relative(claim: Known) -> bool:
    """Tell whether a claim is of how much something is above or below another thing: a rise, a difference of heat."""
    told = _told(claim)
    return bool((claim.terms | claim.told) & _RELATIVE) or says_change(told) or says_further(told)


def rates_of(claim: Known) -> frozenset[str]:
    """Return for each of what a claim says that it measures: of "riders a day" the day."""
    return claim.once("rates", lambda: rates_said(_told(claim)))


def _told(claim: Known) -> str:
    """Return what a claim says of what it measures."""
    return f"{claim.columns.measure} {claim.columns.statement or ''}"


def as_claimed(draft: Figure, ledger: Figure, claim: Known) -> Figure:
    """Return a figure of the ledger as its claim holds it.

    A share is a change, where the claim is one by name and the draft tells one: "tax rise". People whom a source calls
    by another noun are those whom the claim counts: the 300 workers of layoffs are 300 persons. What rose by 340% is
    4.4 times what it was.
    """
    is_rate = is_change_in_percent(ledger) and ledger.direction is Direction.UP
    if is_rate and draft.role in _LEVELS and RATE_OF_RISE in claim.core:
        return ledger._replace(role=Role.LEVEL, direction=None)  # inflation of 5.1%, where prices rose by 5.1%
    is_lost = is_change_in_percent(ledger) and ledger.direction is Direction.DOWN
    if is_lost and draft.role is Role.LEVEL and draft.kind is Kind.PERCENT and _LOSS in claim.core:
        return ledger._replace(role=Role.LEVEL, direction=None)  # "31% of its water leaks away", of the water lost
    if is_multiple(draft) and is_change_in_percent(ledger):
        return _in_percent_of_before(ledger)
    if draft.unit in claim.units and ledger.unit in people().get(draft.unit, ()) and not _is_of_group(ledger.unit):
        ledger = ledger._replace(unit=draft.unit)
    is_change = draft.role is Role.CHANGE_BY and draft.kind is Kind.PERCENT is ledger.kind
    if not is_change or ledger.role is not Role.LEVEL:
        return ledger
    # "31% of its volume", of what a glacier lost, is a fall.
    way = way_said(claim.columns.measure) or (Direction.DOWN if _LOSS in claim.core else None)
    way = way or way_said(_head(claim.columns.statement or ""))
    return ledger._replace(role=Role.CHANGE_BY, direction=way) if way else ledger


def _head(statement: str) -> str:
    """Return what a statement is of, without what is told of that: "percent of pay rise" of one that is demanded."""
    return next((statement[: statement.find(f" {word} ")] for word in _TELLING if f" {word} " in statement), statement)


def _in_percent_of_before(change: Figure) -> Figure:
    """Return what something changed to, in percent of what it was; a bound of a fall is left as it is."""
    is_down = change.direction is Direction.DOWN
    if change.direction is None or (is_down and change.hedge not in _NO_BOUNDS):
        return change
    sign = -1 if is_down else 1
    value, low, high = (
        None if one is None else one._replace(value=exact(_WHOLE + sign * one.value))
        for one in (change.value, change.low, change.high)
    )
    return change._replace(value=value, low=low, high=high, role=Role.LEVEL, direction=None)


def _is_of_group(unit: str) -> bool:
    """Tell whether a noun counts one group of people, as against another: women, children."""
    return not terms_of(unit, OF_UNITS).isdisjoint(exclusive_kinds())


def holds_addition(claim: Known) -> bool:
    """Tell whether a claim is by its names one of what was added: "new turbines", so that its levels are additions."""
    measure = claim.columns.measure
    return says_further(measure) or says_addition(f"{measure} {claim.columns.statement or ''}")


class WrongRole(NamedTuple):
    """A figure in another role than that of the ledger: the rule that it breaks, and why."""

    rule: LintRule
    what: str


def in_role(draft: Figure, ledger: Figure, claim: Known) -> tuple[Figure, WrongRole | None]:
    """Return the draft's figure as it is compared with one of a claim, and what is wrong with its role, if it is."""
    mine, theirs = draft.role, ledger.role
    if draft.kind is Kind.RATIO is ledger.kind:
        theirs_is = ledger.direction or Direction.UP  # "doubled" says it by itself
        if mine is Role.CHANGE_BY and draft.direction not in (None, theirs_is):
            return draft, WrongRole(rules.WRONG_DIRECTION, f"{draft.direction} in the draft, {theirs_is}")
        return draft._replace(role=theirs), None  # "doubled" and "rose twofold" are the same
    if mine is theirs or (mine in _LEVELS and theirs in _LEVELS):
        return draft._replace(direction=None) if theirs is Role.LEVEL else draft, None
    if mine is Role.LEVEL and theirs is Role.CHANGE_BY:
        return draft._replace(role=theirs), None  # "a change of 5%"
    if Role.ADDITION in (mine, theirs):
        return _as_addition(draft, ledger, claim)
    if mine is Role.CHANGE_BY and theirs is Role.LEVEL and draft.kind is not Kind.PERCENT and holds_difference(claim):
        # "1.5 °C warmer", "lost 5 million": the ledger holds the difference, the loss.
        way = way_said(claim.columns.measure)
        if way and draft.direction and way is not draft.direction:
            return draft, WrongRole(rules.WRONG_DIRECTION, f"{draft.direction.value} in the draft, {way.value}")
        return draft._replace(role=theirs, direction=None), None
    return draft, WrongRole(rules.WRONG_UNIT, _differing(mine, theirs))


def _as_addition(draft: Figure, ledger: Figure, claim: Known) -> tuple[Figure, WrongRole | None]:
    """Return the same where one of two figures is so many more."""
    mine, theirs = draft.role, ledger.role
    is_added = theirs in _DIFFERENCES if mine is Role.ADDITION else mine in _DIFFERENCES
    if is_added and Direction.DOWN not in (draft.direction, ledger.direction):
        return draft._replace(role=theirs, direction=None), None  # "another 23" where 23 were added
    if holds_addition(claim) and Role.CHANGE_TO not in (mine, theirs):
        return draft._replace(role=theirs, direction=None), None  # "a further 20 turbines", of new turbines
    if mine is Role.ADDITION and theirs is Role.CHANGE_BY and ledger.direction is Direction.DOWN:
        return draft, WrongRole(rules.WRONG_DIRECTION, "so many more in the draft, a fall")  # "mais 12%"
    return draft, WrongRole(rules.INCOMPARABLE, _differing(mine, theirs))


def _differing(mine: Role, theirs: Role) -> str:
    names = {
        Role.LEVEL: "a level",
        Role.CHANGE_TO: "what it came to",
        Role.CHANGE_BY: "a change by so much",
        Role.ADDITION: "so many more",
    }
    return f"{names[mine]} in the draft, {names[theirs]}"
