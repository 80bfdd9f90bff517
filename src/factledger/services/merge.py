"""Merge two branches of a ledger: rows are united by what they say, and no row is rewritten."""

from __future__ import annotations

import heapq
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from factledger.domain.record import Removed
from factledger.domain.redaction import Redaction
from factledger.errors import ConflictError, RewrittenError
from factledger.services.copies import at_this_schema, beside
from factledger.services.diff import common
from factledger.services.redact import apply_redactions
from factledger.services.sentence import sentence
from factledger.store.ledger import reading, writing
from factledger.store.redact import scrub

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from factledger.domain.log import Head
    from factledger.domain.record import Row
    from factledger.store.engine import Location
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

_SHOWN = 10
"""How many conflicts an error names."""

_BATCH = 1000

Name = tuple[str, str]
"""Kind and key of a row."""


class Clash(NamedTuple):
    """Two different versions of the same number, one of each branch."""

    ours: Row
    theirs: Row

    def __str__(self) -> str:
        """Return both as sentences."""
        ours, theirs = (f"(#{row.seq}, {row.recorded_by}) {sentence(row)!r}" for row in self)
        return f"{self.ours.kind} {self.ours.key}@@{self.ours.version}: ours {ours}, theirs {theirs}"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to.

    Attributes:
        head: Size and root of the result.
        ours: How many new rows our branch gave.
        theirs: How many theirs gave.
        same: How many rows both branches added alike; one of each pair is kept.
        kept: Whose rows keep their places because they are sealed: "ours", "theirs", or None.
    """

    head: Head
    ours: int
    theirs: int
    same: int
    kept: str | None = None


def merge(base: Path, ours: Path, theirs: Path, out: Path) -> Merged:
    """Merge two ledgers that both go on from a third, and write the result to a file, whole or not at all.

    Rows that are not sealed are put in the order in which they were recorded; sealed ones stay where they are, and the
    other branch's come behind them. Rows that both branches added alike become one.

    Args:
        base: The ledger that both go on from; an empty file stands for none.
        ours: Our branch.
        theirs: The other branch.
        out: Where the result is written; it may be one of the three.

    Raises:
        ConflictError: Both corrected the same row in different ways.
        RewrittenError: A branch does not go on from the base, a row was changed, or both are sealed past the base.
        FileError: The result cannot be written.
    """
    with ExitStack() as copies:
        places = {
            name: copies.enter_context(at_this_schema(path))
            for name, path in (("base", base), ("ours", ours), ("theirs", theirs))
        }
        with ExitStack() as open_:
            plan = _planned(*(open_.enter_context(reading(place)) for place in places.values()))
        start = places[plan.start]
        with writing(start) as writer:
            _write(writer, plan.sealed)
            for size, note in plan.checkpoints:
                writer.keep_checkpoint(size, note)
            _write(writer, plan.rows)
            # What one branch redacted goes from the rows of the other and of the base, too.
            if wrong := apply_redactions(writer):
                raise RewrittenError(wrong[0], do="factledger verify; restore that branch before it is merged")
            head = writer.head()
            is_redacted = writer.count(Redaction.KIND) > 0
        if is_redacted:
            scrub(start)
        _put(start, out)
    return Merged(head, plan.ours, plan.theirs, plan.same, plan.kept)


@dataclass(slots=True)
class _Plan:
    """What is written, and onto which of the three ledgers: sealed rows, their checkpoints, and the others."""

    start: str = "base"
    sealed: list[Row] = field(default_factory=list)
    checkpoints: list[tuple[int, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ours: int = 0
    theirs: int = 0
    same: int = 0
    kept: str | None = None


def _planned(base: Reader, ours: Reader, theirs: Reader) -> _Plan:
    size = base.size()
    for name, side in (("ours", ours), ("theirs", theirs)):
        if (shared := common(base, side)) < size:
            msg = f"{name} does not go on from the base: they part after row {shared}"
            raise RewrittenError(msg, do="factledger diff BASE OTHER shows what was rewritten")
    shared = common(ours, theirs)
    if shared in (ours.size(), theirs.size()):
        # One branch is the beginning of the other.
        start = "ours" if shared == theirs.size() else "theirs"
        return _Plan(start, ours=ours.size() - size, theirs=theirs.size() - size, same=shared - size)
    sealed = {name: _sealed(side) for name, side in (("ours", ours), ("theirs", theirs))}
    if min(sealed.values()) > size:
        msg = "both branches are sealed past their common beginning, and neither seal may be broken"
        hint = "choose one branch, and record the rows of the other on it again (factledger diff lists them)"
        raise RewrittenError(msg, expected=f"at most one seal after row {size}", do=hint)
    plan = _united(_new(ours, size), _new(theirs, size), sealed)
    if max(sealed.values()) > size:
        plan.kept = max(sealed, key=lambda name: sealed[name])
        kept = {"ours": ours, "theirs": theirs}[plan.kept].checkpoints()
        plan.checkpoints = [one for one in kept if one[0] > size]
    return plan


def _sealed(reader: Reader) -> int:
    return max((size for size, _ in reader.checkpoints()), default=0)


def _united(ours: list[Row], theirs: list[Row], sealed: dict[str, int]) -> _Plan:
    """Return what is written onto the base: sealed rows where they are, and the others as they were recorded."""
    left_out = _pairs(ours, theirs, sealed)
    plan = _Plan(ours=len(ours), theirs=len(theirs), same=len(left_out))
    loose = []
    for side, until in ((ours, sealed["ours"]), (theirs, sealed["theirs"])):
        plan.sealed += (row for row in side if row.seq <= until)
        loose.append([row for row in side if row.seq > until and id(row) not in left_out])
    plan.rows = list(heapq.merge(*loose, key=lambda row: row.recorded_at))
    return plan


def _new(reader: Reader, size: int) -> list[Row]:
    """Return the rows behind the base, each of which has to be what its leaf says: nothing changed is passed on."""
    leaves = {seq: leaf for seq, _, _, _, leaf in reader.logged(size)}
    # Newest first, so that the rows of the base need not be read.
    rows = list(takewhile(lambda row: row.seq > size, reader.rows(newest_first=True)))[::-1]
    for row in rows:
        is_sound = row.body.by is not None if isinstance(row.body, Removed) else row.leaf == leaves.get(row.seq)
        if not is_sound:
            msg = f"row #{row.seq} {row.key} was changed: it does not hash to its leaf"
            raise RewrittenError(msg, do="factledger verify; restore that branch before it is merged")
    return rows


def _pairs(ours: Sequence[Row], theirs: Sequence[Row], sealed: dict[str, int]) -> set[int]:
    """Return the rows (by identity) that go because the other branch has the same.

    Of two that say the same the earlier stays, so that what names it stands behind it; a sealed one stays always.

    Raises:
        ConflictError: Versions of one number differ.
    """
    mine, other = _by_name(ours), _by_name(theirs)
    left_out: set[int] = set()
    clashes: list[Clash] = []
    for name in mine.keys() & other.keys():
        for one, two in zip(mine[name], other[name], strict=False):
            if _says(one) != _says(two):
                clashes.append(Clash(one, two))
                break
            is_mine = one.seq <= sealed["ours"] or (two.seq > sealed["theirs"] and one.recorded_at <= two.recorded_at)
            left_out.add(id(two if is_mine else one))
    if clashes:
        raise _conflict(sorted(clashes, key=lambda one: one.ours.seq))
    return left_out


def _by_name(rows: Iterable[Row]) -> dict[Name, list[Row]]:
    found: dict[Name, list[Row]] = {}
    for row in rows:
        found.setdefault((row.kind, row.key), []).append(row)
    return found


def _says(row: Row) -> tuple[object, bool]:
    return row.body, row.is_void


def _conflict(clashes: Sequence[Clash]) -> ConflictError:
    count = f"{len(clashes)} rows" if len(clashes) > 1 else "a row"
    msg = f"both branches changed {count} in different ways; nothing was merged"
    shown = "\n    ".join(map(str, clashes[:_SHOWN]))
    more = f"\n    and {len(clashes) - _SHOWN} more" if len(clashes) > _SHOWN else ""
    hint = "choose: take one branch as it is, and revise the row on it to what is right (factledger revise)"
    return ConflictError(msg, found=shown + more, do=hint)


def _write(writer: Writer, rows: Sequence[Row]) -> None:
    size = writer.size()
    for i in range(0, len(rows), _BATCH):
        writer.write([row.at(size + 1 + i + j) for j, row in enumerate(rows[i : i + _BATCH])])


def _put(made: Location, out: Path) -> None:
    assert made.path is not None  # noqa: S101  an inner invariant: copies are files
    with beside(out) as new:
        shutil.copyfile(made.path, new)
        if out.exists():
            shutil.copymode(out, new)
        new.replace(out)
