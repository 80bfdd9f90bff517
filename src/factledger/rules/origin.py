"""Origins: copies and translations of one original count as one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.source import Source

if TYPE_CHECKING:
    from factledger.store.reader import Reader

COPYING = ("copy", "translation")
"""Relations in which one text repeats the other; citing is not one of them."""


def origin(reader: Reader, key: str) -> str:
    """Return the key of the source that a source was, in the end, copied or translated from (itself, if none)."""
    seen = {key}
    while True:
        row = reader.find("source", key)
        body = row.body if row else None
        if not isinstance(body, Source) or body.relation not in COPYING or body.derived_from is None:
            return key
        if body.derived_from in seen:
            return min(seen)
        key = body.derived_from
        seen.add(key)


def copies(reader: Reader, key: str) -> list[str]:
    """Return the keys of all sources with the same origin as this one, itself included, in order."""
    wanted = origin(reader, key)
    return [row.key for row in reader.current("source") if origin(reader, row.key) == wanted]
