"""Tell, field by field, in which version what a row says was recorded, when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import figure_columns
from factledger.domain.record import REDACTED
from factledger.services.sentence import said
from factledger.services.show import show
from factledger.values.key import parse_seq, split_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Row
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Blamed:
    """A field, and the version that made it what it is.

    Attributes:
        row: That version.
        field: Name of the field.
        value: What it holds.
    """

    row: Row
    field: str
    value: Any

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        row = self.row
        return {
            "seq": str(row.seq),
            "key": row.key,
            "version": str(row.version),
            "field": self.field,
            "value": self.value,
            "recorded_at": row.recorded_at,
            "recorded_by": row.recorded_by,
            "reason": row.reason,
        }


def blame(reader: Reader, text: str) -> Iterator[Blamed]:
    """Yield every field of a row with the version it stems from; for a claim also those of its entries.

    What a redacted version held nobody knows: a field that the version behind it has may stem from there. Such a
    version is yielded itself.

    Raises:
        NotFoundError: There is no such row.
    """
    row = show(reader, text)
    yield from _fields(reader.versions(row.kind, row.key), row.version)
    if row.kind == "claim" and parse_seq(split_version(text)[0]) is None:
        for entry in reader.all_of_claim(row.key):
            if entry.is_void:
                continue
            yield from _fields(reader.versions(entry.kind, entry.key), entry.version)


def _fields(versions: list[Row], until: int) -> Iterator[Blamed]:
    found: dict[str, Blamed] = {}
    for row in versions[:until]:
        if row.is_redacted:
            yield Blamed(row, REDACTED, said(row))
            continue
        body = row.body.to_json()
        # The columns that the text of a figure says are not worth a line each.
        hidden = figure_columns() if "text" in body else frozenset()
        held = {name: value for name, value in body.items() if name not in hidden or name == "text"}
        if row.is_void:
            held["void"] = "yes"
        found = {
            name: found[name] if name in found and found[name].value == value else Blamed(row, name, value)
            for name, value in held.items()
        }
    if not versions[until - 1].is_redacted:
        yield from found.values()
