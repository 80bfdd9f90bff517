"""The log: a Merkle tree over the leaves, in the order of the rows (RFC 9162).

Pure: hashes in, hashes out. Whoever has the leaves can compute the head of every state the ledger had.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = re.compile(r"([0-9]{1,18}):([0-9a-f]{8,64})", re.ASCII)


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of a leaf.

    Source: RFC 9162, section 2.1.1: MTH({d[0]}) = HASH(0x00 || d[0]).
    """
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node.

    Source: RFC 9162, section 2.1.1: MTH(D_n) = HASH(0x01 || MTH(D[0:k]) || MTH(D[k:n])).
    """
    return hashlib.sha256(b"\x01" + left + right).digest()


EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of the empty log (RFC 9162, section 2.1.1)."""


@dataclass(frozen=True, slots=True)
class Head:
    """One exact state of a ledger: how many rows, and the root over all of them."""

    size: int
    root: bytes

    @classmethod
    def of(cls, leaves: Iterable[bytes]) -> Head:
        """Return the head over leaf hashes in order."""
        tree = Tree()
        for leaf in leaves:
            tree.append(leaf)
        return tree.head()

    def __str__(self) -> str:
        """Return "34:" and the root in hexadecimal digits."""
        return f"{self.size}:{self.root.hex()}"


def parse_head(text: str) -> tuple[int, str] | None:
    """Return (size, at least 8 digits of the root) of a printed head, or None when the text is none.

    Raises:
        ParseError: It looks like a head and is malformed.
    """
    match = _HEAD.fullmatch(text)
    if match:
        return int(match[1]), match[2]
    if ":" in text and text.partition(":")[0].isdigit() and "-" not in text and "T" not in text:
        msg = "this is not a head"
        raise ParseError(msg, expected="size:root, with at least 8 hexadecimal digits of the root", found=repr(text))
    return None


@dataclass(slots=True)
class Tree:
    """A log being built: the roots of its complete subtrees, largest first, and nothing more."""

    size: int = 0
    _roots: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        self._roots.append(leaf)
        self.size += 1
        complete = self.size
        # Two subtrees of one size become one; a trailing zero bit of the size is such a pair.
        while complete % 2 == 0:
            right, left = self._roots.pop(), self._roots.pop()
            self._roots.append(node_hash(left, right))
            complete //= 2

    def head(self) -> Head:
        """Return the head over the leaves so far."""
        if not self._roots:
            return Head(0, EMPTY_ROOT)
        root = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            root = node_hash(left, root)
        return Head(self.size, root)
