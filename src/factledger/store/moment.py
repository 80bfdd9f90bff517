"""The first row that was recorded after a moment.

Times never decrease from row to row, but behind a seal: a merge leaves sealed rows where they are, and appends those of
a branch that may be older. In each stretch between seals the row is found by halving it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from factledger.domain.kinds import KINDS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_EACH = (f'(SELECT recorded_at FROM "{kind}" AS body WHERE body.seq = one.seq)' for kind in KINDS)  # noqa: S608  names of ours
_RECORDED = f"coalesce({', '.join(_EACH)})"
_AT = text(f"SELECT {_RECORDED} FROM (SELECT CAST(:seq AS integer) AS seq) AS one")  # noqa: S608  names of ours
_SEALED = text(
    f"SELECT one.seq, {_RECORDED} FROM (SELECT size AS seq FROM checkpoint WHERE size < :size) AS one ORDER BY one.seq"  # noqa: S608  names of ours
)


def first_after(connection: Connection, moment: str, size: int) -> int | None:
    """Return the position of the first row that was recorded after a moment; None where there is none.

    Args:
        connection: The ledger.
        moment: The time, as it is stored.
        size: How many rows the ledger has.

    Raises:
        LookupError: A row is in the log, and its body is gone: nothing can be told by halves.
    """
    if not size:
        return None
    stretches = [(seq, recorded_at) for seq, recorded_at in connection.execute(_SEALED, {"size": size})]
    stretches.append((size, _recorded_at(connection, size)))
    known = 0
    for end, latest in stretches:
        if latest is None:
            raise LookupError(end)
        if latest > moment:
            return _halved(connection, moment, known, end)
        known = end
    return None


def _halved(connection: Connection, moment: str, before: int, after: int) -> int:
    """Return the first later row of a stretch, between a row that is not later and one that is."""
    while after - before > 1:
        middle = (before + after) // 2
        if _recorded_at(connection, middle) > moment:
            after = middle
        else:
            before = middle
    return after


def _recorded_at(connection: Connection, seq: int) -> str:
    found: str | None = connection.execute(_AT, {"seq": seq}).scalar()
    if found is None:
        raise LookupError(seq)
    return found
