"""status: nothing rests on a denied, retracted or void row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import UNRELIABLE, Entry
from factledger.domain.finding import Finding
from factledger.rules.rule import Rule
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.store.reader import Reader

RULE = Rule(
    name="status",
    severity=Severity.ERROR,
    why="What was derived from a withdrawn statement falls with it.",
    source="DESIGN 3.3: a claim's value leaves denied, retracted and void rows out",
)


def check(reader: Reader) -> Iterator[Finding]:
    """Yield a finding for every derived entry that rests on a row that is denied, retracted, void or missing."""
    for row in reader.current("entry"):
        entry = row.body
        if isinstance(entry, Entry):
            for key in entry.derived_from or ():
                if problem := _problem(reader, key):
                    message = f"it was derived from {key}, which {problem}"
                    place = f"#{row.seq} {row.key}"
                    yield Finding(RULE.name, RULE.severity, place, message, "derive it again, or void it")


def _problem(reader: Reader, key: str) -> str | None:
    base = reader.find("entry", key)
    if base is None or not isinstance(base.body, Entry):
        return "is not in the ledger"
    if base.is_void:
        return f"was withdrawn by us (#{base.seq})"
    return f"is {base.body.status} (#{base.seq})" if base.body.status in UNRELIABLE else None


def count(reader: Reader) -> int:
    """Return how many entries the rule covers: those that are derived."""
    return sum(1 for row in reader.current("entry") if isinstance(row.body, Entry) and row.body.derived_from)
