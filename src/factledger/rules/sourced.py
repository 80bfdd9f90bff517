"""sourced: every claim is stated by as many sources as a desk wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules.rule import RELIABLE, Example, Rule, Setting, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

_STATED = f"""
SELECT e.claim, count(*) AS stated, count(DISTINCT CASE WHEN e.rank <> 'deprecated' THEN e.source END) AS sources,
    min(e.seq) AS seq FROM entry_now AS e WHERE {RELIABLE} GROUP BY e.claim
"""  # noqa: S608  no value of anybody's

_COUNT = "SELECT count(*) FROM claim_now"
_COUNT_SOME = "SELECT count(DISTINCT e.claim) FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim"

_FEW = f"""
SELECT c.key, coalesce(s.sources, 0) AS sources, s.seq FROM claim_now AS c LEFT JOIN ({_STATED}) AS s ON s.claim = c.key
WHERE coalesce(s.sources, 0) < :least AND NOT (coalesce(s.sources, 0) = 0 AND coalesce(s.stated, 0) > 0)
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every claim that fewer sources state; one whose rows are all deprecated is settled."""
    least = view.settings["at-least"]
    # Where only some entries are looked at, only their claims are.
    view.covered = view.count(_COUNT_SOME if view.only else _COUNT)
    some = " AND c.key IN (SELECT e.claim FROM entry_now AS e)" if view.only else ""
    for one in view.ask(f"{_FEW}{some} ORDER BY c.key", least=least):
        stated = f"{one.sources} source{'' if one.sources == 1 else 's'}" if one.sources else "no source"
        message = f"{stated} state{'s' if one.sources <= 1 else ''} it that stands by it; at least {least} should"
        hint = f"record what a source states of it, or withdraw it: factledger void {one.key}"
        yield RULE.finding(one.key, message, hint, (one.seq,) if one.seq else ())


_Q = "p/q@paper: 40 chips"

RULE = Rule(
    name="sourced",
    severity=Severity.WARNING,
    why="A claim that no source states is nobody's claim.",
    source="DESIGN 1: an entry is a source that states a claim",
    covers="claims",
    check=check,
    settings=(Setting("at-least", int, "how many sources have to state a claim", 1),),
    passing=(
        Example((_Q,)),
        Example((f"{_Q}; rank=deprecated",)),
        Example((_Q, "p/q@filing: 41 chips"), {"at-least": 2}),
    ),
    failing=(
        Example(("claim p/q",), says="no source states it"),
        Example((f"{_Q}; status=denied",), says="no source states it"),
        Example((f"{_Q}; status=retracted", "p/r@paper: 1 chip"), says="no source states it"),
        Example((_Q, "p/q@paper~2: 41 chips"), {"at-least": 2}, "1 source states it"),
    ),
)
