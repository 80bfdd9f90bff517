"""The log: a Merkle tree over the leaves, in the order of the rows (RFC 9162).

Pure: hashes in, hashes out. Whoever has the leaves can compute the head of every state the ledger had, and prove to
somebody who has only a head that a row is in it, or that a later head goes on from it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from factledger.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


_AT_ONCE = 1024
"""How many leaves are hashed as one subtree: a power of two."""

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
        tree, some = Tree(), iter(leaves)
        while level := list(islice(some, _AT_ONCE)):
            if len(level) == _AT_ONCE:
                tree.append_complete(level)
            else:
                for leaf in level:
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
        self._add(leaf, 1)

    def append_complete(self, leaves: Sequence[bytes]) -> None:
        """Add the leaf hashes of a complete subtree, a power of two of them, where the size is a multiple of that.

        It comes to the same as adding them one by one, in a third of the time.
        """
        level = leaves
        while len(level) > 1:
            level = list(map(node_hash, level[::2], level[1::2]))
        self._add(level[0], len(leaves))

    def _add(self, root: bytes, count: int) -> None:
        """Add the root of a complete subtree of so many leaves."""
        self._roots.append(root)
        self.size += count
        complete = self.size // count
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


class Leaves(NamedTuple):
    """Neighbouring leaves of a log, as the RFC writes them: D[start:end]."""

    start: int
    end: int

    @property
    def split(self) -> int:
        """The first leaf of the right subtree: start + k, k the largest power of two smaller than their count."""
        return self.start + (1 << (self.end - self.start - 1).bit_length() - 1)


class Hashes(Protocol):
    """What a log is stored in, as far as proofs know it."""

    def roots(self, wanted: Sequence[Leaves]) -> list[bytes]:
        """Return the root over each of these ranges of leaves, MTH(D[start:end]), in the order asked for."""


def inclusion_path(index: int, size: int) -> list[Leaves]:
    """Return the ranges of leaves whose roots prove that leaf `index` is in the log of `size` leaves, leaf first.

    Args:
        index: From 0; less than `size`.
        size: How many leaves the log has.

    Source: RFC 9162, section 2.1.3.1: PATH(m, D_n) = PATH(m, D[0:k]) : MTH(D[k:n]) for m < k, and
        PATH(m - k, D[k:n]) : MTH(D[0:k]) for m >= k.
    """
    path = []
    tree = Leaves(0, size)
    while tree.end - tree.start > 1:
        left, right = Leaves(tree.start, tree.split), Leaves(tree.split, tree.end)
        tree, beside = (left, right) if index < tree.split else (right, left)
        path.append(beside)
    return path[::-1]


def consistency_path(earlier: int, size: int) -> list[Leaves]:
    """Return the ranges of leaves whose roots prove that a log of `size` leaves goes on from its first `earlier` ones.

    Args:
        earlier: From 1 to `size`.
        size: How many leaves the later log has.

    Source: RFC 9162, section 2.1.4.1: PROOF(m, D_n) = SUBPROOF(m, D_n, true); SUBPROOF(m, D_n, b) =
        SUBPROOF(m, D[0:k], b) : MTH(D[k:n]) for m <= k, and SUBPROOF(m - k, D[k:n], false) : MTH(D[0:k]) for m > k.
    """
    path = []
    tree = Leaves(0, size)
    while tree.end != earlier:
        if earlier <= tree.split:
            path.append(Leaves(tree.split, tree.end))
            tree = Leaves(tree.start, tree.split)
        else:
            path.append(Leaves(tree.start, tree.split))
            tree = Leaves(tree.split, tree.end)
    # SUBPROOF(m, D_m, true) = {}: whoever checks has that root; SUBPROOF(m, D_m, false) = {MTH(D_m)}.
    return ([tree] if tree.start else []) + path[::-1]


def inclusion_root(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that a proof of inclusion comes to; None when it cannot be one for this place.

    Args:
        index: Position of the leaf, from 0.
        size: How many leaves the log has.
        leaf: Its leaf hash.
        proof: The roots beside its path, leaf first.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size or len(leaf) != len(EMPTY_ROOT):
        return None
    fn, sn, root = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            root = node_hash(p, root)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            root = node_hash(root, p)
        fn, sn = fn >> 1, sn >> 1
    return root if sn == 0 else None


def check_inclusion(index: int, head: Head, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the leaf at `index` (from 0) is in the log with this head."""
    return inclusion_root(index, head.size, leaf, proof) == head.root


def check_consistency(earlier: Head, later: Head, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the later log begins with all leaves of the earlier one, unchanged.

    Nothing is shown by an earlier log without leaves: every log goes on from that one.

    Source: RFC 9162, section 2.1.4.2.
    """
    if not 0 < earlier.size <= later.size:
        return False
    if earlier.size == later.size:
        return not proof and earlier.root == later.root
    # Step 2: the root of an earlier log that is one complete tree is not part of the proof.
    path = [earlier.root, *proof] if earlier.size & (earlier.size - 1) == 0 else list(proof)
    if not path or not proof:
        return False
    fn, sn = earlier.size - 1, later.size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == earlier.root and sr == later.root


def roots_of(leaves: Iterable[bytes], wanted: Sequence[Leaves]) -> list[bytes]:
    """Return the root over each range of leaves, reading the leaf hashes once; ranges may not overlap.

    This is all that `Hashes` asks for where the leaves can be read in order: a store of its own for the inner
    nodes would be one more thing to keep right.
    """
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    found: list[bytes] = [EMPTY_ROOT] * len(wanted)
    stream = iter(leaves)
    at = 0
    for one in order:
        start, end = wanted[one]
        while at < start:
            next(stream)
            at += 1
        tree = Tree()
        while at < end:
            tree.append(next(stream))
            at += 1
        found[one] = tree.head().root
    return found
