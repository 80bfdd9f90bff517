"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.values.compare import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A consistency rule.

    Attributes:
        name: A lower-case word that a person can type.
        severity: How much a breach matters.
        why: One sentence for the person who breaks it.
        source: Where the rule comes from.
    """

    name: str
    severity: Severity
    why: str
    source: str
