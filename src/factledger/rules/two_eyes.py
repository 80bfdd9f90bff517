"""two-eyes: what a person recorded was checked by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules.rule import STANDING, Example, Rule, Setting, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

_CONTENT = (
    "text",
    "hedge",
    "value",
    "low",
    "high",
    "unit",
    "role",
    "direction",
    "other_value",
    '"start"',
    '"end"',
    "page",
)

_SAME = " AND ".join(f"coalesce(earlier.{name}, '') = coalesce(e.{name}, '')" for name in _CONTENT)

_COUNT = f"""
SELECT count(*) FROM entry_now AS e WHERE {STANDING} AND (e.checked_by IS NOT NULL OR :required > 0)
"""  # noqa: S608  no value of anybody's

# Whoever checks may record that: then somebody else recorded the same before.
_OWN = f"""
SELECT e.seq, e.key, e.checked_by FROM entry_now AS e
WHERE {STANDING} AND e.checked_by = e.recorded_by AND NOT EXISTS (
    SELECT 1 FROM entry AS earlier WHERE earlier.key = e.key AND earlier.version < e.version AND earlier.void IS NULL
    AND earlier.recorded_by <> e.checked_by AND {_SAME})
ORDER BY e.seq
"""  # noqa: S608  no value of anybody's

_NOBODY = f"""
SELECT e.seq, e.key, e.recorded_by FROM entry_now AS e WHERE {STANDING} AND e.checked_by IS NULL ORDER BY e.seq
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every entry that its own recorder checked, and, where all have to be, that nobody did."""
    required = view.settings["required"]
    view.covered = view.count(_COUNT, required=required)
    hint = "let somebody else check it against its source: factledger revise KEY --checked-by NAME"
    for one in view.ask(_OWN):
        message = f"{one.checked_by} recorded it, and checked it too"
        yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))
    if required:
        for one in view.ask(_NOBODY):
            message = f"{one.recorded_by} recorded it, and nobody checked it"
            yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))


RULE = Rule(
    name="two-eyes",
    severity=Severity.ERROR,
    why="Nobody finds their own slips.",
    source="DESIGN 5: checked by whom, who is not the recorder if two eyes are asked for",
    covers="entries",
    check=check,
    settings=(
        Setting("required", int, "0: a check counts only when it is another's; 1: every entry has to be checked"),
    ),
    passing=(
        Example(("p/q@paper: 40 chips; checked_by=nn",), {"required": 1}),
        Example(("p/q@paper: 40 chips", "p/r@paper: 4 chips; checked_by=nn"), {"required": 0}),
        Example(("p/q@paper: 40 chips; rank=deprecated", "p/r@paper: 4 chips; checked_by=nn"), {"required": 1}),
    ),
    failing=(
        Example(("p/q@paper: 40 chips; checked_by=rb",), {"required": 0}, "rb recorded it, and checked it too"),
        Example(("p/q@paper: 40 chips",), {"required": 1}, "rb recorded it, and nobody checked it"),
    ),
)
