"""Comments of a draft that switch rules off; what they switch off in vain is reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.reading.draft import Reach
from factledger.rules.last_read import DROPPED, RULE_NAMES
from factledger.rules.lint import LINT_BY_NAME, UNUSED
from factledger.rules.sweep import SWEEP_BY_NAME
from factledger.services.lint.report import Found
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factledger.reading.draft import Draft, Order
    from factledger.services.lint.options import LintOptions


@dataclass(slots=True)
class _Range:
    """The lines that an order reaches, and which rules it switched off there."""

    order: Order
    first: int
    last: int
    used: set[str] = field(default_factory=set)

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
            one.used.update((found.rule, *found.also))
        if not covering:
            kept.append(found)
    off = len(findings) - len(kept)
    severity = options.severity(UNUSED, UNUSED.severity)
    if severity is not None:
        for one in ranges:
            if not one.order.rules and not one.used and not is_last_read:
                kept.append(_unused(one, draft, severity, "switches off all rules"))
            kept += [
                _unused(one, draft, severity, f"switches off {name}", name)
                for name in dict.fromkeys(one.order.rules)
                if name not in one.used and _is_ours(name, one.order, options, is_last_read=is_last_read)
            ]
    return kept, off


def _is_ours(name: str, order: Order, options: LintOptions, *, is_last_read: bool) -> bool:
    """Tell whether a rule that a comment names can only be one of this kind of lint, and is looked for.

    What a comment switches off in the other kind is unknown: one that names a rule of both is meant for the ledger's.
    """
    if options.severities.get(name, Severity.NONE) is None:
        return False
    if not is_last_read:
        return name in LINT_BY_NAME or (name not in RULE_NAMES and name not in SWEEP_BY_NAME)
    is_of_old = order.reach is Reach.FILE and DROPPED.name in order.rules
    return not is_of_old and not any(one in LINT_BY_NAME for one in order.rules)


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
        return any(one.covers(found._replace(rule=name)) for one in ranges for name in called)

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


def _unused(one: _Range, draft: Draft, severity: Severity, what: str, rule: str | None = None) -> Found:
    is_known = rule is None or rule in RULE_NAMES or rule in SWEEP_BY_NAME
    message = f"the comment {what}, and nothing is found there" if is_known else f"there is no rule {rule!r}"
    line = one.order.line
    return Found(UNUSED.name, severity, draft.path, line, 1, line, 1, "", message, UNUSED.hint)
