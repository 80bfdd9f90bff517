"""Many new rows at once: recorded one by one, the rows of a ledger would take most of the time of its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.record import Row, new_salt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.domain.record import Body
    from factledger.store.ledger import Writer


def write_new(writer: Writer, keyed: Iterable[tuple[str, Body]], by: str = "rb") -> None:
    """Write (key, body) pairs as rows; a key that comes again is a further version."""
    size, now = writer.size(), writer.now()
    versions: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for seq, (key, body) in enumerate(keyed, size + 1):
        version = versions[body.KIND, key] = versions.get((body.KIND, key), 0) + 1
        rows.append(
            Row(
                kind=body.KIND,
                key=key,
                version=version,
                recorded_at=now,
                recorded_by=by,
                reason="a reason" if version > 1 else None,
                salt=new_salt(),
                is_void=False,
                body=body,
                seq=seq,
            )
        )
    writer.write(rows)
