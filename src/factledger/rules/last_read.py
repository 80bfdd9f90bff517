"""The rules of the last read: what may have become of a figure between two versions of a draft.

A name that `rules/lint.py` has too means the same here, with the old version in the place of the ledger; a desk that
switches it off, or gives it another severity, does so for both.
"""

from __future__ import annotations

from factledger.rules.lint import LANGUAGE, LINT_RULES, UNREADABLE, UNUSED, Case, LintRule
from factledger.values.compare import Severity

_EDIT = "the late edit, which undoes a fact check most often: what was checked is the old version"


def _was(old: str, new: str) -> Case:
    return Case((), new, old=old)


_WORKERS = "Acme has 120 workers."
_CHIPS = "Acme used about 2,000 chips."

CHANGED = LintRule(
    name="changed",
    severity=Severity.ERROR,
    why="At the same place stood another number, another unit, or a level for a change.",
    source=_EDIT,
    hint="put the old figure back, or check the new one",
    passing=(
        _was("Acme used two thousand chips.", "Acme used 2,000 chips."),
        _was("It is 1 km away.", "It is 1,000 m away."),
    ),
    failing=(
        _was(_WORKERS, "Acme has 210 workers."),
        _was("The deal is worth $3 million.", "The deal is worth $3 billion."),
        _was("Acme pays $6 per hour.", "Acme pays $6 per day."),
        _was("Sales rose to 5% at Acme.", "Sales rose 5% at Acme."),
    ),
)
MOVED = LintRule(
    name="moved",
    severity=Severity.ERROR,
    why="The figure is the same, and what it is said of is not.",
    source=_EDIT,
    hint="say it of what it was said of, or check that it holds",
    passing=(_was(_WORKERS, "The company has 120 workers."), _was(_WORKERS, "In Leeds, Acme has 120 workers.")),
    failing=(
        _was(_WORKERS, "Bolt has 120 workers."),
        _was("Acme sold 120 cars.", "Acme exported 120 cars."),
        _was("Acme grew. Bolt shrank. It has 95 workers.", "Acme grew. It has 95 workers."),
    ),
)
ADDED = LintRule(
    name="added",
    severity=Severity.ERROR,
    why="The figure stood nowhere in the old version, so nobody has checked it.",
    source=_EDIT,
    hint="check it, or take it out",
    passing=(_was(_WORKERS, "Acme has 120 workers. It grew fast."),),
    failing=(_was(_WORKERS, "Acme has 120 workers. It sold 450 boxes."),),
)
DROPPED = LintRule(
    name="dropped",
    severity=Severity.WARNING,
    why="The figure stood in the old version, and stands nowhere in the new one.",
    source=_EDIT,
    hint="see that it was meant to go",
    passing=(_was("Acme grew. It has 120 workers.", _WORKERS),),
    failing=(_was("Acme has 120 workers and 14 shops.", _WORKERS),),
)
HEDGE_LOST = LintRule(
    name="hedge-lost",
    severity=Severity.ERROR,
    why="The number is the old one, and what qualified it is gone.",
    source=_EDIT,
    hint="put the hedge back",
    passing=(_was(_CHIPS, "Acme used roughly 2,000 chips."),),
    failing=(_was(_CHIPS, "Acme used 2,000 chips."), _was("At least 12 people died.", "12 people died.")),
)
HEDGE_CHANGED = LintRule(
    name="hedge-changed",
    severity=Severity.WARNING,
    why="The number is the old one, and it is qualified in another way.",
    source=_EDIT,
    hint="keep the old hedge, or check the new one",
    passing=(_was(_CHIPS, "Acme used some 2,000 chips."),),
    failing=(_was("Acme used 2,000 chips.", _CHIPS), _was(_CHIPS, "Acme used nearly 2,000 chips.")),
)
NEGATED = LintRule(
    name="negated",
    severity=Severity.ERROR,
    why="One version denies what the other states.",
    source=_EDIT,
    hint="see which of the two is true",
    passing=(_was("Acme did not use 2,000 chips.", "Acme didn't use 2,000 chips."),),
    failing=(
        _was("Acme used 2,000 chips.", "Acme did not use 2,000 chips."),
        _was("All 120 workers were not paid.", "All 120 workers were paid."),
    ),
)
WRONG_DIRECTION = LintRule(
    name="wrong-direction",
    severity=Severity.ERROR,
    why="The change went the other way in the old version.",
    source=_EDIT,
    hint="turn the verb around",
    passing=(_was("Sales rose 5%.", "Sales grew 5%."),),
    failing=(_was("Sales rose 5%.", "Sales fell 5%."),),
)
STATUS_CHANGED = LintRule(
    name="status-changed",
    severity=Severity.ERROR,
    why="What was planned, possible or somebody's word became a plain fact, or the other way round.",
    source=_EDIT,
    hint="say that it is planned or possible, or who says it, as before",
    passing=(_was("Acme plans to open 120 stores.", "Acme is planning to open 120 stores."),),
    failing=(
        _was("Acme plans to open 120 stores.", "Acme opened 120 stores."),
        _was("Acme has 120 workers, Ana López said.", _WORKERS),
    ),
)
WRONG_SPEAKER = LintRule(
    name="wrong-speaker",
    severity=Severity.ERROR,
    why="Somebody else said it in the old version.",
    source=_EDIT,
    hint="name who said it",
    passing=(_was("Acme has 120 workers, Ana López said.", "Acme has 120 workers, according to Ana López."),),
    failing=(_was("Acme has 120 workers, Ana López said.", "Acme has 120 workers, Bruno Salas said."),),
)
WRONG_SCOPE = LintRule(
    name="wrong-scope",
    severity=Severity.ERROR,
    why="The figure was of another year, month or place in the old version.",
    source=_EDIT,
    hint="say for when and where it holds, as before",
    passing=(_was("In 2024 Acme had 120 workers.", "Acme had 120 workers in 2024."),),
    failing=(
        _was("Acme had 120 workers in 2024.", "Acme had 120 workers in 2023."),
        _was("Acme has 120 workers in Leeds.", "Acme has 120 workers in Bath."),
    ),
)
ASIDE_CHANGED = LintRule(
    name="aside-changed",
    severity=Severity.WARNING,
    why="A number that is no figure differs from the old version: a date, a model, a version, an ordinal, a score.",
    source=_EDIT,
    hint="see that it was meant",
    passing=(_was("It opened on 5 May 2024.", "It opened on May 5, 2024."),),
    failing=(_was("It opened on 5 May.", "It opened on 6 May."), _was("It won 3-1.", "It won 3-2.")),
)

LAST_READ_RULES = (
    CHANGED,
    WRONG_DIRECTION,
    NEGATED,
    MOVED,
    WRONG_SCOPE,
    WRONG_SPEAKER,
    STATUS_CHANGED,
    HEDGE_LOST,
    HEDGE_CHANGED,
    ADDED,
    DROPPED,
    ASIDE_CHANGED,
    UNREADABLE,
    LANGUAGE,
    UNUSED,
)
"""All rules of the last read, in the order in which they come first where several find something about one figure."""

RULE_NAMES = tuple(dict.fromkeys(rule.name for rule in (*LINT_RULES, *LAST_READ_RULES)))
"""The names of the rules of every kind of lint."""
