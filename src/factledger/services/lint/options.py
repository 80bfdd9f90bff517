"""What a desk or a person settled for linting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.reading.scan import AUTO
from factledger.values.figure import Kind
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factledger.reading.draft import Draft
    from factledger.rules.lint import LintRule
    from factledger.values.compare import Severity

UNREGISTERED_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.QUANTITY, Kind.RATIO)
"""Kinds of figures that have to stand in the ledger, unless a desk says otherwise; durations and ages need not."""

LEAST = 10
"""Smallest count that has to stand in the ledger."""


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What a desk or a person settled for linting.

    Attributes:
        language: Language tag of the drafts; "auto" for what each says of itself, else what its words tell.
        date: The day of the drafts, EDTF; None for what each says of itself.
        kinds: Kinds of figures that have to stand in the ledger.
        least: Smallest count that has to.
        severities: Severities that differ from the rules' own; None switches a rule off.
        explain: Whether to say which candidates there were, and why.
        tie: Whether to propose ties for the file beside the draft.
    """

    language: str = AUTO
    date: str | None = None
    kinds: tuple[str, ...] = UNREGISTERED_KINDS
    least: int = LEAST
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    explain: bool = False
    tie: bool = False

    def severity(self, rule: LintRule, own: Severity) -> Severity | None:
        """Return how much a breach matters, or None when its rule is off."""
        return self.severities.get(rule.name, own)

    def date_of(self, draft: Draft) -> str | None:
        """Return the day of a draft: the one that was given, else what the draft says of itself.

        Raises:
            ParseError: It is no date.
        """
        date = self.date or draft.date
        if date is not None:
            Period.parse(date)
        return date
