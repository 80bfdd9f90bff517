"""Redactions against the rows that they name: those bodies are gone, and nothing else of those rows was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.domain.redaction import Redaction, redaction_key
from factledger.store.reader import hashes_to, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import RowMapping


@dataclass(frozen=True, slots=True)
class Named:
    """A redaction, as the log names it.

    Attributes:
        seq: Its position.
        key: Its key, which says of which row it is.
        found: Its columns; None where they do not hash to its leaf, so that nothing can be read from them.
    """

    seq: int
    key: str
    found: RowMapping | None

    def difference(self, leaf: object, kind: str, row: Mapping[str, Any]) -> str | None:
        """Return how a row without its body differs from what its redaction keeps of it, or None.

        Args:
            leaf: The leaf of the row.
            kind: Its kind.
            row: Its columns.
        """
        if not is_blank(kind, row):
            return "it was redacted, and holds other content now"
        if self.found is None:
            return None
        kept = {"row_at": "recorded_at", "row_by": "recorded_by", "row_void": "void"}
        target = f"{kind}:{row['key']}@@{row['version']}"
        is_same = all(self.found[name] == row[own] for name, own in kept.items())
        leaf_is_same = isinstance(leaf, bytes) and self.found["leaf"] == leaf.hex()
        if is_same and leaf_is_same and self.found["target"] == target:
            return None
        return f"the row was changed: it is not what its redaction (#{self.seq}) kept of it"


@dataclass(slots=True)
class Redactions:
    """The redactions of a ledger, by their keys.

    Attributes:
        logged: The columns of each, with `log_seq` and `log_leaf`.
    """

    logged: Mapping[str, RowMapping]
    _named: dict[str, Named] = field(default_factory=dict)

    def of(self, kind: Any, key: Any, version: Any) -> Named | None:  # noqa: ANN401  whatever the log holds
        """Return the redaction that the log has of a row, or None."""
        name = redaction_key(kind, key, version)
        if name not in self._named and name in self.logged:
            self._named[name] = _named(name, self.logged[name])
        return self._named.get(name)

    def broken(self, until: int) -> Iterator[tuple[str, str]]:
        """Yield place and problem of each redaction, of those up to a position, whose row nobody asked for."""
        for key, found in self.logged.items():
            if found["log_seq"] <= until and key not in self._named and not _is_idle(key, found):
                place = f"#{found['log_seq']} {key}"
                yield place, "it names a row that is not there, or whose content is still there"


def _is_idle(key: str, found: RowMapping) -> bool:
    """Tell whether it is one of the first format, which removed nothing; one that was changed is named for that."""
    sound = _named(key, found).found
    return sound is None or sound["leaf"] is None


def _named(name: str, found: RowMapping) -> Named:
    columns = {own: value for own, value in found.items() if not own.startswith("log_")}
    is_sound = "target" in columns and hashes_to(found["log_leaf"], Redaction.KIND, columns)
    return Named(found["log_seq"], name, found if is_sound else None)
