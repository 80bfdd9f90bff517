"""A rule that a figure breaks, and what judging a figure by a claim came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.rules.lint import LintRule
    from factledger.services.lint.claims.known import Known

_RANK = {Severity.NONE: 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 3}

_PLACES = {rule.name: place for place, rule in enumerate(rules.LINT_RULES)}


_TELLING = (rules.WRONG_SPEAKER, rules.STATUS_CHANGED, rules.NEGATED, rules.CUT_QUOTATION, rules.DISPUTED)
"""Rules that a figure breaks by what is said of it, and not by its number."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a figure breaks.

    Attributes:
        rule: The rule.
        message: What is wrong, with both sides.
        rows: Positions of the rows it is about.
        severity: How much it matters here.
    """

    rule: LintRule
    message: str
    rows: tuple[int, ...]
    severity: Severity

    @property
    def order(self) -> tuple[int, int]:
        """What comes first: the graver, then the earlier among the rules."""
        return -_RANK[self.severity], _PLACES[self.rule.name]


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging a figure by one claim came to.

    Attributes:
        claim: The claim.
        breaches: What is wrong, the gravest first; none when the ledger supports the figure.
        rows: Positions of the rows that do not contradict it or, where it is wrong, of those it was judged by.
        note: What is in order and worth knowing.
    """

    claim: Known
    breaches: tuple[Breach, ...]
    rows: tuple[int, ...]
    note: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether an error was found."""
        return any(one.severity is Severity.ERROR for one in self.breaches)

    @property
    def is_told_wrongly(self) -> bool:
        """Whether the figure is that of the claim, and only what is said of it is wrong: who says it, or a denial."""
        return bool(self.breaches) and all(one.rule in _TELLING for one in self.breaches)

    @property
    def is_unlike(self) -> bool:
        """Whether the figure cannot be compared with what the claim holds: an addition, and a total."""
        return breaks_any(self.breaches, (rules.INCOMPARABLE,))


def broken(rule: LintRule, message: str, rows: tuple[int, ...] = (), severity: Severity | None = None) -> Breach:
    """Return the breach of a rule; as grave as the rule says where nothing else is said."""
    return Breach(rule, message, rows, severity or rule.severity)


def worst(breaches: Sequence[Breach]) -> int:
    """Return how grave the gravest of some breaches is; 0 for none."""
    return max((_RANK[one.severity] for one in breaches), default=0)


def breaks_any(breaches: Sequence[Breach], wanted: Sequence[LintRule]) -> bool:
    """Tell whether one of some rules is broken."""
    return any(one.rule in wanted for one in breaches)


def is_error(breaches: Sequence[Breach]) -> bool:
    """Tell whether an error is among breaches."""
    return worst(breaches) == _RANK[Severity.ERROR]
