"""Findings: what a check reports. A finding is a value: wrong data raises nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factledger.values.compare import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, or worth a look.

    Attributes:
        rule: Name of the rule that found it.
        severity: How much it matters.
        place: Row, file and line, or source.
        message: What is wrong, with both sides.
        hint: What would settle it.
        rows: Positions of the entries it is about, for an acceptance to match; none where it is about no entry.
    """

    rule: str
    severity: Severity
    place: str
    message: str
    hint: str = ""
    rows: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "place": self.place,
            "message": self.message,
            "hint": self.hint or None,
            "rows": [str(seq) for seq in self.rows],
        }
