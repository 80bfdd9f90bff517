"""Acceptances: findings that a person reviewed, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.domain.unit import Acceptance
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from factledger.domain.record import Row
    from factledger.store.reader import Reader

NAME = "acceptances"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a person accepted, and why.

    Attributes:
        finding: The finding.
        reason: Where it was accepted, and why.
        seq: Position of the acceptance; None for one that stands in a spec.
    """

    finding: Finding
    reason: str
    seq: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        seq = None if self.seq is None else str(self.seq)
        return {"finding": self.finding.to_json(), "reason": self.reason, "acceptance": seq}


@dataclass(slots=True)
class Acceptances:
    """The current acceptances of a ledger, and which of them were of use.

    Attributes:
        by_rule: The rows, by rule and key of the entry.
        today: The day on which they have to hold.
        used: Positions of those that accepted a finding.
    """

    by_rule: dict[str, dict[str, list[Row]]]
    today: date
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, reader: Reader, today: date) -> Acceptances:
        """Return the acceptances of a state of a ledger."""
        by_rule: dict[str, dict[str, list[Row]]] = {}
        for row in reader.current(Acceptance.KIND):
            if isinstance(row.body, Acceptance):
                by_rule.setdefault(row.body.rule, {}).setdefault(row.body.entry, []).append(row)
        return cls(by_rule, today)

    def match(self, finding: Finding, reader: Reader) -> Accepted | None:
        """Return the acceptance of a finding, if one of its entries is accepted with exactly what it states now.

        What the others of a finding state was there when it was accepted: a later one makes a new finding.
        """
        entries = self.by_rule.get(finding.rule)
        if not entries:
            return None
        for seq in finding.rows:
            about = reader.at(seq)
            for row in entries.get(about.key, ()) if about else ():
                if about and max(finding.rows) < row.seq and self._holds(row, about):
                    self.used.add(row.seq)
                    return Accepted(finding, f"#{row.seq}, {row.recorded_by}: {row.reason or row.key}", row.seq)
        return None

    def _holds(self, row: Row, about: Row) -> bool:
        acceptance, entry = row.body, about.body
        return (
            isinstance(acceptance, Acceptance)
            and isinstance(entry, Entry)
            and acceptance.entry_version == str(about.version)
            and acceptance.value == entry.exact_value
            and not self.is_over(acceptance)
        )

    def is_over(self, acceptance: Acceptance) -> bool:
        """Tell whether an acceptance has ended by today."""
        return acceptance.last_day is not None and acceptance.last_day < self.today

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(rows) for entries in self.by_rule.values() for rows in entries.values())

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each acceptance that ended, or accepts what no rule finds."""
        for row in sorted((row for by in self.by_rule.values() for rows in by.values() for row in rows), key=_seq):
            acceptance = row.body
            if not isinstance(acceptance, Acceptance) or row.seq in self.used:
                continue
            what = f"the acceptance of {acceptance.entry} by {acceptance.rule}"
            if self.is_over(acceptance):
                message, hint = f"{what} ended with {acceptance.until}", "accept it again, or settle the finding"
            else:
                message = f"{what} accepts nothing: the finding is gone, or is about another value or version"
                hint = "void the acceptance, or accept the new value"
            yield Finding(NAME, Severity.WARNING, f"#{row.seq}", message, hint)


def _seq(row: Row) -> int:
    return row.seq
