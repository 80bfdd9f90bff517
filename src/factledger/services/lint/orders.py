"""Comments of a draft that switch rules off; what they switch off in vain is reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.reading.draft import Reach
from factledger.rules.last_read import DROPPED, RULE_NAMES
from factledger.rules.lint import LINT_BY_NAME, UNUSED
from factledger.rules.sweep import SWEEP_BY_NAME
from factledger.services.lint.report import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factledger.reading.draft import Draft, Order
    from factledger.services.lint.lint import LintOptions
    from factledger.values.compare import Severity


@dataclass(slots=True)
class _Range:
    """The lines that an order reaches, and whether it switched anything off."""

    order: Order
    first: int
    last: int
    is_used: bool = False

    def covers(self, found: Found) -> bool:
        """Tell whether a finding is switched off by it."""
        return self.first <= found.line <= self.last and (not self.order.rules or found.rule in self.order.rules)


def obeyed(
    findings: Sequence[Found], draft: Draft, options: LintOptions, *, is_last_read: bool = False
) -> tuple[list[Found], int]:
    """Return the findings that are left, those of unused comments among them, and how many were switched off.

    Args:
        findings: What was found in the draft.
        draft: The draft.
        options: How much an unused comment matters.
        is_last_read: Whether the draft was compared with its old version, and not with a ledger.
    """
    if not draft.orders:
        return list(findings), 0
    ranges = _ranges(draft)
    kept = []
    for found in findings:
        covering = [one for one in ranges if one.covers(found)]
        for one in covering:
            one.is_used = True
        if not covering:
            kept.append(found)
    off = len(findings) - len(kept)
    severity = options.severity(UNUSED, UNUSED.severity)
    if severity is not None:
        kept += [
            _unused(one, draft, severity) for one in ranges if not one.is_used and _is_ours(one.order, is_last_read)
        ]
    return kept, off


def _is_ours(order: Order, is_last_read: bool) -> bool:  # noqa: FBT001  the caller names it
    """Tell whether a comment can only be meant for this kind of lint; what it switches off in the other is unknown.

    One that names no rule, or a rule of both kinds, is meant for the ledger's.
    """
    if not is_last_read:
        others = (*RULE_NAMES, *SWEEP_BY_NAME)
        return not any(name in others and name not in LINT_BY_NAME for name in order.rules)
    is_of_old = order.reach is Reach.FILE and DROPPED.name in order.rules
    return bool(order.rules) and not is_of_old and not any(name in LINT_BY_NAME for name in order.rules)


def left_on(findings: Sequence[Found], draft: Draft, names: Mapping[str, Sequence[str]]) -> tuple[list[Found], int]:
    """Return the findings that no comment switches off, and how many one does.

    Args:
        findings: The findings.
        draft: The draft.
        names: For a rule, names of others that switch it off, too.
    """
    ranges = _ranges(draft)

    def is_off(found: Found) -> bool:
        called = (found.rule, *names.get(found.rule, ()))
        return any(one.covers(replace(found, rule=name)) for one in ranges for name in called)

    kept = [one for one in findings if not is_off(one)]
    return kept, len(findings) - len(kept)


def _ranges(draft: Draft) -> list[_Range]:
    found: list[_Range] = []
    open_: list[_Range] = []
    end = draft.source.count("\n") + 1
    for order in draft.orders:
        match order.reach:
            case Reach.LINE:
                found.append(_Range(order, order.line, order.line))
            case Reach.NEXT_LINE:
                found.append(_Range(order, order.line + 1, order.line + 1))
            case Reach.FILE:
                found.append(_Range(order, 1, end))
            case Reach.START:
                found.append(_Range(order, order.line, end))
                open_.append(found[-1])
            case Reach.END:
                for one in open_:
                    if not order.rules or set(order.rules) >= set(one.order.rules):
                        one.last = order.line
                open_ = [one for one in open_ if one.last == end]
    return found


def _unused(one: _Range, draft: Draft, severity: Severity) -> Found:
    unknown = [name for name in one.order.rules if name not in RULE_NAMES]
    message = (
        f"there is no rule {unknown[0]!r}"
        if unknown
        else f"the comment switches off {', '.join(one.order.rules) or 'all rules'}, and nothing is found there"
    )
    line = one.order.line
    return Found(UNUSED.name, severity, draft.path, line, 1, line, 1, "", message, UNUSED.hint)
