"""status: nothing rests on a denied, retracted or void row, nor, unless it says so, on a planned one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import UNRELIABLE
from factledger.rules.rule import Example, Rule, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

UNSURE = ("planned", "projected", "possible")
"""Statuses on which only a row may rest that says so itself, by one of them."""

_COUNT = "SELECT count(*) FROM entry_now WHERE derived_from IS NOT NULL"

_BASES = """
SELECT e.seq, e.key, e.status, base.value AS base, b.seq AS base_seq, b.status AS base_status, b.void
FROM entry_now AS e CROSS JOIN EACH(e.derived_from) AS base
LEFT JOIN entry AS b ON b.key = base.value AND b.seq <= :until AND NOT EXISTS (
    SELECT 1 FROM entry AS newer WHERE newer.key = b.key AND newer.version = b.version + 1 AND newer.seq <= :until)
WHERE e.derived_from IS NOT NULL
ORDER BY e.key, base.value
"""


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every derived entry that rests on what nothing, or nothing as sure, may rest on."""
    view.covered = view.count(_COUNT)
    for one in view.ask(_BASES):
        if problem := _problem(one.status, one.base_seq, one.base_status, is_void=one.void is not None):
            message = f"it was derived from {one.base}, which {problem}"
            hint = "derive it again, or void it"
            yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))


def _problem(status: str, seq: int | None, base: str, *, is_void: bool) -> str | None:
    if seq is None:
        return "is not in the ledger"
    if is_void:
        return f"was withdrawn by us (#{seq})"
    if base in UNRELIABLE:
        return f"is {base} (#{seq})"
    return f"is {base} (#{seq}), and it is {status}" if base in UNSURE and status not in UNSURE else None


_BASE = "chips/used@paper: 2,000 chips"
_DERIVED = "chips/half@desk: 1,000 chips; derived_from=chips/used@paper"

RULE = Rule(
    name="status",
    severity=Severity.ERROR,
    why="What was derived from a withdrawn or merely planned statement falls with it.",
    source="DESIGN 3.3: a claim's value leaves denied, retracted and void rows out",
    covers="derived rows",
    check=check,
    passing=(
        Example((_BASE, _DERIVED)),
        Example((f"{_BASE}; status=planned", f"{_DERIVED}; status=projected")),
    ),
    failing=(
        Example((f"{_BASE}; status=denied", _DERIVED), says="is denied"),
        Example((f"{_BASE}; status=retracted", _DERIVED), says="is retracted"),
        Example((f"{_BASE}; status=planned", _DERIVED), says="is planned"),
        Example((_DERIVED,), says="not in the ledger"),
    ),
)
