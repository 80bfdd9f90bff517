"""The rules of sweep: where a draft still says what the ledger held before it was corrected."""

from __future__ import annotations

from factledger.rules.lint import CHIPS, LANGUAGE, WORKERS, Case, LintRule
from factledger.values.compare import Severity

_SOURCE = "a correction is done when every place that carried the old figure was looked at"
_WORKERS = (*WORKERS, "acme/workers@paper: 130 workers")

CARRIES = LintRule(
    name="carries",
    severity=Severity.ERROR,
    why="The figure is tied to the claim, and is one that was corrected or withdrawn.",
    source=_SOURCE,
    hint="take the figure of the current row",
    passing=(
        Case(_WORKERS, "Acme has 130 workers."),
        Case(_WORKERS, "Umbrella has 120 workers."),
        Case(WORKERS, "Acme has 120 workers."),
    ),
    failing=(
        Case(_WORKERS, "Acme has 120 workers."),
        Case((*CHIPS, "acme/training/chips@paper: 900 chips"), "Acme trained its model on two thousand chips."),
    ),
)
SAME_NUMBER = LintRule(
    name="same-number",
    severity=Severity.WARNING,
    why="The number and unit of an old figure stand in a sentence that may be about the claim.",
    source=_SOURCE,
    hint="look what it is about; tie it to its claim: <!-- claim: KEY -->",
    passing=(Case(_WORKERS, "The plant has 120 windows."), Case(_WORKERS, "The plant has 130 workers.")),
    failing=(Case(_WORKERS, "The plant has 120 workers."),),
)

SWEEP_RULES = (CARRIES, SAME_NUMBER, LANGUAGE)
"""All rules of sweep, the gravest first."""

SWEEP_BY_NAME = {rule.name: rule for rule in (CARRIES, SAME_NUMBER)}
"""Those that are of sweep alone."""
