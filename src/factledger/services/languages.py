"""What is known of each language that can be read: its name, how well it was measured, what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factledger.reading.tables import languages as codes
from factledger.reading.tables import measured, rows, settings


@dataclass(frozen=True, slots=True)
class Measured:
    """How well the reader did on one or more sets of annotated texts.

    Attributes:
        gold: How many figures are marked in the texts.
        read: How many of them were read with the right number.
        spans: How many of those stand exactly where they are marked.
        figures: How many figures were read in sets that mark every one.
        right: How many of those are marked.
    """

    gold: int = 0
    read: int = 0
    spans: int = 0
    figures: int = 0
    right: int = 0

    def plus(self, other: Measured) -> Measured:
        """Return both together."""
        return Measured(
            self.gold + other.gold,
            self.read + other.read,
            self.spans + other.spans,
            self.figures + other.figures,
            self.right + other.right,
        )


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """A language that can be read.

    Attributes:
        code: Its code.
        name: Its name in English.
        corpus: How many texts its own corpus holds; every one reads as expected, or the tests fail.
        sets: How it was measured, by set of annotated texts.
        gaps: What is known to be read badly or not at all.
    """

    code: str
    name: str
    corpus: int
    sets: dict[str, Measured]
    gaps: str

    @property
    def total(self) -> Measured:
        """All sets together."""
        whole = Measured()
        for one in self.sets.values():
            whole = whole.plus(one)
        return whole

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON; shares are percent with one decimal, as text; None where nothing was measured."""
        whole = self.total
        return {
            "code": self.code,
            "name": self.name,
            "corpus": str(self.corpus),
            "gold": str(whole.gold),
            "recall": share(whole.read, whole.gold),
            "spans": share(whole.spans, whole.read),
            "precision": share(whole.right, whole.figures),
            "sets": {name: share(one.read, one.gold) for name, one in self.sets.items()},
            "gaps": self.gaps or None,
        }


def share(part: int, whole: int) -> str | None:
    """Return a share in percent with one decimal, rounded down so that no miss hides behind 100; None of nothing.

    >>> share(999, 1000), share(9999, 10000), share(0, 0)
    ('99.9', '99.9', None)
    """
    if not whole:
        return None
    tenths = 1000 * part // whole
    return f"{tenths // 10}.{tenths % 10}"


def languages() -> list[LanguageReport]:
    """Return every language that can be read, the one of the unit names first."""
    sets: dict[str, dict[str, Measured]] = {}
    for tag, name, *counts in measured():
        by_set = sets.setdefault(tag.partition("-")[0], {})
        by_set[name] = by_set.get(name, Measured()).plus(Measured(*map(int, counts)))
    return [
        LanguageReport(
            code=code,
            name=settings(code)["name"],
            corpus=len({row[0] for row in rows(code, "corpus")}),
            sets=sets.get(code, {}),
            gaps=settings(code).get("gaps", ""),
        )
        for code in codes()
    ]
