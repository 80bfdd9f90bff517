"""What changed from one state of a ledger to another, or from one ledger to another.

Pure comparison of two readers, row by row as they stream: no ledger is held in memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry, figure_columns
from factledger.services.sentence import said
from factledger.services.show import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Row
    from factledger.store.reader import Reader


_CHUNK = 500
"""Rows looked up at a time in the other ledger."""


class What(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    VOIDED = "voided"
    RESTORED = "restored"
    GONE = "gone"
    REWRITTEN = "REWRITTEN"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one key.

    Attributes:
        kind: Kind of the row.
        key: Its key.
        before: The version that was current before; None for a key that is new.
        after: The version that is current now; None for a version that only the old ledger has.
        between: Versions between the two, oldest first, each with its own reason.
        is_rewritten: Whether both are the same version and differ, which no command of ours does.
    """

    kind: str
    key: str
    before: Row | None
    after: Row | None
    between: tuple[Row, ...] = ()
    is_rewritten: bool = False

    @property
    def what(self) -> What:
        """What happened to the row."""
        if self.is_rewritten:
            return What.REWRITTEN
        if self.after is None:
            return What.GONE
        if self.after.is_void:
            return What.VOIDED
        if self.before is None:
            return What.ADDED
        if self.before.ended:
            return What.RESTORED
        return What.RETRACTED if _is_retracted(self.before, self.after) else What.CORRECTED

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was when it is gone."""
        row = self.after or self.before
        assert row is not None  # noqa: S101  an inner invariant: a change has at least one side
        return row

    @property
    def reasons(self) -> list[str]:
        """The reasons that were given, oldest first, each once."""
        return list(dict.fromkeys(row.reason for row in (*self.between, self.row) if row.reason))

    def fields(self) -> dict[str, tuple[Any, Any]]:
        """Return the fields that differ, each with its value before and after, None where there is none."""
        if self.before is None or self.after is None or self.before.is_redacted or self.after.is_redacted:
            return {}
        # Between two versions the header always differs; within one it must not.
        old, new = (row.to_json() if self.is_rewritten else row.body.to_json() for row in (self.before, self.after))
        names = [*old, *(name for name in new if name not in old)]
        return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}

    def to_json(self) -> dict[str, Any]:
        """Return the change as JSON, with both rows in full."""
        row = self.row
        return {
            "change": self.what.value,
            "kind": self.kind,
            "key": self.key,
            "seq": str(row.seq),
            "version": str(row.version),
            "what": said(row),
            "changed": self.changed,
            "recorded_at": row.recorded_at,
            "recorded_by": row.recorded_by,
            "reason": "; ".join(self.reasons) or None,
            "before": as_json(self.before) if self.before else None,
            "after": as_json(self.after) if self.after else None,
        }

    @property
    def changed(self) -> list[str]:
        """Return the fields that differ as words; a figure's columns are left out where its text says the same."""
        fields = self.fields()
        if not fields and self.is_rewritten:
            return ["the hash of the row"]
        hidden = figure_columns() if "text" in fields else frozenset()
        return [f"{name}: {_shown(old)} → {_shown(new)}" for name, (old, new) in fields.items() if name not in hidden]


def _is_retracted(before: Row, after: Row) -> bool:
    statuses = [row.body.status for row in (before, after) if isinstance(row.body, Entry)]
    return statuses[1:] == ["retracted"] and statuses[0] != "retracted"


def _shown(value: Any) -> str:  # noqa: ANN401  JSON of texts
    if value is None:
        return "(none)"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def common(old: Reader, new: Reader) -> int:
    """Return how many rows both ledgers start with: the same ones in the same order."""
    if old.connection is new.connection:
        return min(old.size(), new.size())
    for mine, theirs in zip_longest(old.leaves(), new.leaves()):
        if mine != theirs:
            return (mine or theirs)[0] - 1
    return old.size()


def diff(old: Reader, new: Reader, shared: int | None = None) -> Iterator[Change]:
    """Yield what changed, a key at a time.

    First, where the two histories part, what only the old one has and what was rewritten, in the order of its log;
    then what is current in the new one and was not in the old one, in the order of the log.

    Args:
        old: The state before.
        new: The state after, of the same ledger or of another one.
        shared: How many rows both start with (see `common`), if that is known.
    """
    if shared is None:
        shared = common(old, new)
    yield from _lost(old, new, shared)
    for rows in _chunks(new.current_since(shared)):
        known = old.newest_versions((row.kind, row.key) for row in rows)
        for after in rows:
            version = known.get((after.kind, after.key), 0)
            # The old ledger has this version, or later ones: those were looked at already.
            if version < after.version:
                before = old.find(after.kind, after.key) if version else None
                yield Change(after.kind, after.key, before, after, _between(new, before, after))


def _lost(old: Reader, new: Reader, shared: int) -> Iterator[Change]:
    for chunk in _chunks(old.logged(shared)):
        found = new.leaves_of((kind, key, version) for _, kind, key, version, _ in chunk)
        for seq, kind, key, version, leaf in chunk:
            theirs = found.get((kind, key, version))
            if theirs != bytes(leaf):
                after = new.find(kind, key, version) if theirs else None
                yield Change(kind, key, old.at(seq), after, is_rewritten=after is not None)


def _chunks(items: Iterator[Any]) -> Iterator[list[Any]]:
    while chunk := list(islice(items, _CHUNK)):
        yield chunk


def _between(new: Reader, before: Row | None, after: Row) -> tuple[Row, ...]:
    first = before.version + 1 if before else 1
    if first == after.version:
        return ()
    return tuple(row for row in new.versions(after.kind, after.key) if first <= row.version < after.version)
