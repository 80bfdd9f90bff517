"""Checkpoints, and the two files by which a row or a history is proved to somebody who has no ledger.

Source:
    C2SP tlog-checkpoint (the text under the signatures), tlog-proof (inclusion), and tlog-witness (the request that
    carries a proof of consistency).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.domain.log import Head
from factledger.domain.note import base64_bytes, to_base64
from factledger.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROOF_HEADER = "c2sp.org/tlog-proof@v1"
"""First line of a proof of inclusion."""

MAX_HASHES = 63
"""Most hashes of a proof: a log has fewer than 2^63 leaves."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_LARGEST = 2**63
_HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says of itself, and signs.

    Attributes:
        origin: Which log it is.
        head: How many rows it has, and the root over them.
        extensions: Further lines, with their line ends.
    """

    origin: str
    head: Head
    extensions: str = ""

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a checkpoint.

        Raises:
            ParseError: It is none.
        """
        origin, size, root, *rest = text.split("\n", 3)[:4] + [""] * (3 - text.count("\n"))
        content = base64_bytes(root)
        count = number(size)
        if not origin or count is None or not content or text.count("\n") < 3:  # noqa: PLR2004  three lines
            msg = "this is no checkpoint"
            expected = "three lines: the name of a log, how many rows it has, and its root in base64"
            raise ParseError(msg, expected=expected, found=repr(text[:120]))
        return cls(origin, Head(count, content), rest[0])

    def __str__(self) -> str:
        """Return it as `parse` reads it."""
        return f"{self.origin}\n{self.head.size}\n{to_base64(self.head.root)}\n{self.extensions}"


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """A file that proves that a row is in a log.

    Attributes:
        index: Position of the leaf, from 0.
        hashes: The roots beside its path, leaf first.
        checkpoint: The signed note of the checkpoint.
        extra: The row itself, as its leaf covers it; None for a file that does not carry it.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None

    @classmethod
    def parse(cls, text: str) -> InclusionProof:
        """Read a proof.

        Raises:
            ParseError: It is none.
        """
        proof, _, checkpoint = text.partition("\n\n")
        header, *lines = proof.split("\n")
        if header != PROOF_HEADER:
            raise _malformed(found=header, expected=f"{PROOF_HEADER!r} as its first line")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = base64_bytes(lines.pop(0).removeprefix("extra "))
            if extra is None:
                raise _malformed(found="an extra that is no base64", expected="base64")
        index = number(lines[0].removeprefix("index ")) if lines and lines[0].startswith("index ") else None
        if index is None or not checkpoint.strip():
            raise _malformed(found=lines[0] if lines else "", expected="a line such as 'index 40', and a checkpoint")
        return cls(index, hashes_of(lines[1:]), checkpoint, extra)

    def __str__(self) -> str:
        """Return it as `parse` reads it."""
        extra = [] if self.extra is None else [f"extra {to_base64(self.extra)}"]
        lines = [PROOF_HEADER, *extra, f"index {self.index}", *map(to_base64, self.hashes)]
        return "\n".join(lines) + f"\n\n{self.checkpoint}"


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """A file that proves that a log goes on from an earlier state: what a witness is sent.

    Attributes:
        old_size: How many rows the earlier state had.
        hashes: The proof.
        checkpoint: The signed note of the later checkpoint.
    """

    old_size: int
    hashes: tuple[bytes, ...]
    checkpoint: str

    @classmethod
    def parse(cls, text: str) -> ConsistencyProof:
        """Read a proof.

        Raises:
            ParseError: It is none.
        """
        proof, _, checkpoint = text.partition("\n\n")
        first, *lines = proof.split("\n")
        size = number(first.removeprefix("old ")) if first.startswith("old ") else None
        if size is None or not checkpoint.strip():
            raise _malformed(found=first, expected="a line such as 'old 40', hashes, and a checkpoint")
        return cls(size, hashes_of(lines), checkpoint)

    def __str__(self) -> str:
        """Return it as `parse` reads it."""
        return "\n".join([f"old {self.old_size}", *map(to_base64, self.hashes)]) + f"\n\n{self.checkpoint}"


def number(text: str) -> int | None:
    """Return a number of rows in its one form (no sign, no leading zero, under 2^63), or None."""
    found = int(text) if _NUMBER.fullmatch(text) else _LARGEST
    return found if found < _LARGEST else None


def hashes_of(lines: Sequence[str]) -> tuple[bytes, ...]:
    """Return hashes, one a line in base64.

    Raises:
        ParseError: A line is none, or there are more than any proof has.
    """
    if len(lines) > MAX_HASHES:
        raise _malformed(found=f"{len(lines)} hashes", expected=f"at most {MAX_HASHES}")
    found = []
    for line in lines:
        content = base64_bytes(line)
        if content is None or len(content) != _HASH_BYTES:
            raise _malformed(found=line, expected="a hash of 32 bytes in base64")
        found.append(content)
    return tuple(found)


def _malformed(*, found: str, expected: str) -> ParseError:
    msg = "this is no proof"
    return ParseError(msg, expected=expected, found=repr(found[:80]))
