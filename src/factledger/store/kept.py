"""A reader that looks many claims up at once, and keeps what it found: what a run of specs asks, it asks often."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from factledger.errors import FactledgerError
from factledger.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.record import Row

BLOCK = 200
"""Most claims that are looked up at once."""

MOST = 20_000
"""Most rows that are kept; one more, and all are forgotten."""


@dataclass(slots=True)
class Kept:
    """What was looked up, and what will be.

    Attributes:
        expected: Keys of the claims that will be asked for, in this order; what is asked for besides is found too.
        soon: Keys that will be asked for before those.
        claims: Current claims; None for a key that names none.
        sources: Current sources, likewise.
        entries: Of each claim, its current entries.
        count: How many rows these are.
    """

    expected: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()
    claims: dict[str, Row | None] = field(default_factory=dict)
    sources: dict[str, Row | None] = field(default_factory=dict)
    entries: dict[str, list[Row]] = field(default_factory=dict)
    count: int = 0
    _places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Number what is expected."""
        self._places = {key: place for place, key in enumerate(self.expected)}

    def block(self, key: str, known: dict[str, Row | None] | dict[str, list[Row]]) -> list[str]:
        """Return a key, and those that will be asked for after it and are not known."""
        following = self.expected[self._places.get(key, len(self.expected)) :]
        wanted = dict.fromkeys([key, *(one for one in (*self.soon, *following[:BLOCK]) if one not in known)])
        return list(islice(wanted, BLOCK))

    def make_room(self, rows: int) -> None:
        """Count rows that are added, and forget all others when these would be too many."""
        self.count += rows
        if self.count > MOST:
            self.claims, self.sources, self.entries, self.count = {}, {}, {}, rows


@dataclass(frozen=True, slots=True)
class KeptReader(Reader):
    """A reader that keeps the current claims and sources it was asked for, and the entries of claims.

    Rows are noted in its trace when they are given out, each time.

    Attributes:
        kept: What it keeps of the one state that it reads.
    """

    kept: Kept = field(default_factory=Kept)

    def as_of(self, state: str) -> KeptReader:
        """Return a reader of another state (see `Reader.as_of`), which keeps that state's rows."""
        until = Reader.as_of(self, state).until
        return KeptReader(self.connection, until, self.damage, self.trace, Kept(self.kept.expected))

    def expect(self, claims: Iterable[str]) -> None:
        """Take it that these claims are asked for next."""
        self.kept.soon = tuple(islice(claims, BLOCK))

    def find(self, kind: str, key: str, version: int | None = None) -> Row | None:
        """Return a version of a row, the current one by default, or None."""
        if version is not None or kind not in ("claim", "source"):
            return Reader.find(self, kind, key, version)
        known = self.kept.claims if kind == "claim" else self.kept.sources
        if key not in known:
            found = self._claims(key) if kind == "claim" else {key: self._silent().find(kind, key)}
            self.kept.make_room(len(found))
            known = self.kept.claims if kind == "claim" else self.kept.sources
            known.update(found)
        row = known[key]
        if row is not None:
            self.note(row)
        return row

    def of_claim(self, claim: str) -> Iterator[Row]:
        """Yield the current entries of a claim, in order of their keys."""
        stated = self.kept.entries.get(claim)
        if stated is None:
            found = self._entries(claim)
            if found is None:
                yield from Reader.of_claim(self, claim)
                return
            self.kept.make_room(sum(map(len, found.values())) + len(found))
            self.kept.entries.update(found)
            stated = found[claim]
        for row in stated:
            self.note(row)
            yield row

    def _silent(self) -> Reader:
        """Return a reader of the same state that notes nothing: not all that is looked up is given out."""
        return Reader(self.connection, self.until, self.damage)

    def _claims(self, key: str) -> dict[str, Row | None]:
        """Return a claim, and others that will be asked for."""
        found: dict[str, Row | None] = dict.fromkeys(self.kept.block(key, self.kept.claims))
        try:
            for row in self._silent().current("claim", self.column("claim", "key").in_(list(found)), with_void=True):
                found[row.key] = row
        except FactledgerError:
            # One of the others cannot be read, which is no matter of whoever asks for this one.
            return {key: self._silent().find("claim", key)}
        return found

    def _entries(self, claim: str) -> dict[str, list[Row]] | None:
        """Return the entries of a claim, and of others that will be asked for; None if they are too many to keep."""
        found: dict[str, list[Row]] = {key: [] for key in self.kept.block(claim, self.kept.entries)}
        rows = self._silent().current("entry", self.column("entry", "claim").in_(list(found)))
        try:
            for count, row in enumerate(rows):
                if count >= MOST:
                    return None
                found[getattr(row.body, "claim")].append(row)  # noqa: B009  it is an entry
        except FactledgerError:
            return None
        return found
