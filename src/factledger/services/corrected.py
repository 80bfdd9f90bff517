"""What a claim once held and holds no more: older versions of its rows, rows withdrawn by us or by their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.errors import RefusedError
from factledger.values.key import parse_seq, split_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.figure import Figure


@dataclass(frozen=True, slots=True)
class Once:
    """A figure that a row stated and does not state now.

    Attributes:
        figure: The figure.
        row: The version that stated it.
        newest: The current version of that row.
    """

    figure: Figure
    row: Row
    newest: Row

    @property
    def text(self) -> str:
        """The figure as printed."""
        return str(getattr(self.row.body, "text", None))

    def withdrawn(self) -> str | None:
        """Return who withdrew it; None where it was corrected."""
        if self.newest.is_redacted:
            return self.newest.ended
        if self.newest.is_void:
            return f"withdrawn by us (#{self.newest.seq})"
        body = self.newest.body
        is_retracted = isinstance(body, Entry) and body.status == "retracted"
        return f"withdrawn by its source (#{self.newest.seq})" if is_retracted else None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A claim with its figures, then and now.

    Attributes:
        key: Its key.
        old: Figures that no current row states, in the order of the ledger; each once.
        current: Rows that state a figure now.
    """

    key: str
    old: tuple[Once, ...]
    current: tuple[tuple[Figure, Row], ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "claim": self.key,
            "old": [{"row": str(one.row.seq), "text": one.text, "newest": str(one.newest.seq)} for one in self.old],
            "current": [{"row": str(row.seq), "text": getattr(row.body, "text", None)} for _, row in self.current],
        }


def claim_of(reader: Reader, text: str) -> str:
    """Return the key of the claim that KEY, KEY@@2 or #41 names; a number may be that of one of its rows.

    Raises:
        NotFoundError: There is no such claim.
        RefusedError: It was withdrawn, or states no quantity.
    """
    key, version = split_version(text)
    seq = parse_seq(key)
    row = reader.at(seq) if seq is not None else None
    if row is not None and isinstance(row.body, Entry):
        key, version = row.body.claim, None
    found = reader.get(Claim.KIND, key, version)
    newest = reader.find(Claim.KIND, found.key) or found
    if newest.ended:
        msg = f"the claim {found.key!r} {newest.ended}: nothing says how it is named"
        raise RefusedError(msg, do="factledger lint: without the claim its figures are unregistered")
    if isinstance(newest.body, Claim) and newest.body.value_type != "quantity":
        msg = f"the claim {found.key!r} states no quantity: drafts are searched for figures"
        raise RefusedError(msg, expected="a claim of type quantity", found=newest.body.value_type)
    return found.key


def corrected(reader: Reader, claim: str) -> Corrected:
    """Return what a claim once held and holds no more, and what it holds."""
    current: list[tuple[Figure, Row]] = []
    past: list[Once] = []
    for newest in list(reader.all_of_claim(claim)):
        versions = reader.versions(Entry.KIND, newest.key)
        body = newest.body
        is_live = not newest.ended and isinstance(body, Entry) and body.status != "retracted"
        for row in versions:
            figure = row.body.figure if isinstance(row.body, Entry) else None
            if figure is None:
                continue
            if row is versions[-1] and is_live:
                current.append((figure, row))
            elif not row.is_void:
                past.append(Once(figure, row, newest))
    held = {_stated(figure) for figure, _ in current}
    old: dict[tuple[object, ...], Once] = {}
    for one in sorted(past, key=lambda once: once.row.seq):
        if _stated(one.figure) not in held:
            # The last version that stated it tells best what became of it.
            old[_stated(one.figure)] = one
    return Corrected(claim, tuple(old.values()), tuple(current))


def corrected_since(reader: Reader, state: str) -> Iterator[str]:
    """Yield the claims of which a row was corrected or withdrawn after a state of the ledger, in order of their keys.

    Raises:
        NotFoundError: The ledger never had this state.
        ParseError: The text names no state.
    """
    since = reader.as_of(state).until or 0
    rows = (row for row in reader.current_since(since) if row.kind == Entry.KIND and row.version > 1)
    claims = {row.body.claim for row in rows if isinstance(row.body, Entry)}
    for claim in sorted(claims):
        found = reader.find(Claim.KIND, claim)
        if found and not found.ended and isinstance(found.body, Claim) and found.body.value_type == "quantity":
            yield claim


def _stated(figure: Figure) -> tuple[object, ...]:
    return (*figure.meaning, figure.role, figure.direction)
