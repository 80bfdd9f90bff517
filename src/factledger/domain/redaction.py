"""Redactions: rows that say of another row that its body was removed, by whom and why; the leaf of that row stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from factledger.domain.record import REDACTED, YES, Body, Row, canonical_json, check_count, check_word, column
from factledger.errors import ParseError

_LEAF = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CONTENT = re.compile(rb'\{"%s":"([0-9a-f]{64})"\}' % REDACTED.encode())
_KINDS = "source|unit|rate|claim|entry|acceptance|publication"
_TARGET = re.compile(rf"({_KINDS}):(.+)@@([1-9]\d{{0,17}})", re.ASCII | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Redaction(Body):
    """Names a row whose body was removed, and keeps what stays of it; the leaf of that row stays."""

    KIND: ClassVar[str] = "redaction"

    target: str = column("the row whose body was removed: KIND:KEY@@VERSION (format 1: a position)", required=True)
    note: str | None = column("anything else")
    leaf: str | None = column("leaf hash of that row, hexadecimal", since="2")
    row_at: str | None = column("when that row was recorded", since="2")
    row_by: str | None = column("who recorded that row", since="2")
    row_void: str | None = column("yes, if that row withdraws what was recorded wrongly", since="2")

    @classmethod
    def of(cls, row: Row) -> Redaction:
        """Return the redaction of a row that still has its body."""
        return cls(
            target=f"{row.kind}:{row.name}",
            leaf=row.leaf.hex(),
            row_at=row.recorded_at,
            row_by=row.recorded_by,
            row_void=YES if row.is_void else None,
        )

    @property
    def key(self) -> str:
        """What names it: there is one of a row."""
        return redaction_key(*self.names())

    def names(self) -> tuple[str, str, int]:
        """Return kind, key and version of the row that it names.

        Raises:
            ParseError: It names none.
        """
        found = _TARGET.fullmatch(self.target)
        if found is None:
            msg = "this names no row that can be redacted"
            raise ParseError(msg, expected="KIND:KEY@@VERSION", found=repr(self.target[:200]))
        return found[1], found[2], int(found[3])

    @property
    def is_idle(self) -> bool:
        """Whether it is one of the first format, which named a position and removed nothing."""
        return self.leaf is None

    def check(self) -> None:
        """Raise unless it names a row, with its leaf and who recorded it when."""
        if self.is_idle:
            check_count("target", self.target)
            return
        self.names()
        check_word("row_void: yes, or left out", self.row_void, (YES,))
        if not _LEAF.fullmatch(self.leaf or "") or self.row_at is None or self.row_by is None:
            msg = "a redaction says what stays of its row"
            raise ParseError(msg, expected="leaf (64 hexadecimal digits), row_at and row_by", found=repr(self.leaf))


def leaf_content(leaf: bytes) -> bytes:
    """Return what a proof carries in the place of a row whose body was removed: its leaf hash, as JSON."""
    return canonical_json({REDACTED: leaf.hex()})


def content_leaf(content: bytes) -> bytes | None:
    """Return the leaf hash that stands in the place of a row; None when the row itself does."""
    found = _CONTENT.fullmatch(content)
    return bytes.fromhex(found[1].decode()) if found else None


def redaction_key(kind: str, key: str, version: int) -> str:
    """Return the key of the redaction of a row; KEY@@2 would be a version of it."""
    return f"{kind}:{key}:{version}"
