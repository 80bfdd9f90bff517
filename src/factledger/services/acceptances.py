"""Acceptances: findings that a person reviewed, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.domain.unit import Acceptance, kind_of_name
from factledger.values.compare import Severity
from factledger.values.key import split_version

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
        by_rule: The rows about entries, by rule and key of the entry.
        sentences: The rows about sentences of drafts, each with what became of the rows it was judged by.
        today: The day on which they have to hold.
        used: Positions of those that accepted a finding.
    """

    by_rule: dict[str, dict[str, list[Row]]]
    today: date
    sentences: list[tuple[Row, str | None]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, reader: Reader, today: date) -> Acceptances:
        """Return the acceptances of a state of a ledger."""
        found = cls({}, today)
        for row in reader.current(Acceptance.KIND):
            body = row.body
            if not isinstance(body, Acceptance):
                continue
            if body.entry is None:
                found.sentences.append((row, changed(reader, body)))
            else:
                found.by_rule.setdefault(body.rule, {}).setdefault(body.entry, []).append(row)
        return found

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
        return is_over(acceptance, self.today)

    @property
    def count(self) -> int:
        """How many there are."""
        of_entries = sum(len(rows) for entries in self.by_rule.values() for rows in entries.values())
        return of_entries + len(self.sentences)

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each acceptance that ended, or accepts what no rule finds.

        Whether a sentence still stands in its draft is for `lint` to say; here, whether the rows behind it still do.
        """
        why: dict[int, tuple[Row, str | None]] = {row.seq: (row, change) for row, change in self.sentences}
        for by in self.by_rule.values():
            why.update((row.seq, (row, _GONE)) for rows in by.values() for row in rows if row.seq not in self.used)
        for seq, (row, change) in sorted(why.items()):
            acceptance = row.body
            if not isinstance(acceptance, Acceptance):
                continue
            what = f"the acceptance of {acceptance.about} by {acceptance.rule}"
            if self.is_over(acceptance):
                message, hint = f"{what} ended with {acceptance.until}", "accept it again, or settle the finding"
            elif change is not None:
                message, hint = f"{what} accepts nothing: {change}", "void the acceptance, or accept what is there now"
            else:
                continue
            yield Finding(NAME, Severity.WARNING, f"#{seq}", message, hint)


_GONE = "the finding is gone, or is about another value or version"


def is_over(acceptance: Acceptance, today: date) -> bool:
    """Tell whether an acceptance has ended by a day."""
    return acceptance.last_day is not None and acceptance.last_day < today


def changed(reader: Reader, acceptance: Acceptance) -> str | None:
    """Return what became of the rows that an accepted sentence was judged by; None when they stand as they did."""
    for name in acceptance.rows or ():
        key, version = split_version(name)
        row = reader.find(kind_of_name(name), key)
        if row is None or row.ended:
            return f"the row {key} {'is gone' if row is None else row.ended}"
        if row.version != version:
            return f"the row {key} has another version (#{row.seq})"
    return None
