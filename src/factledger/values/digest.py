"""Digests of texts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from factledger.errors import ParseError

_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 digest (FIPS 180-4), as 64 lower-case hexadecimal digits."""

    hex: str

    @classmethod
    def parse(cls, text: str) -> Digest:
        """Read a digest.

        Raises:
            ParseError: The text is not 64 lower-case hexadecimal digits.
        """
        if not _HEX.fullmatch(text):
            msg = "this is not a SHA-256 digest"
            raise ParseError(msg, expected="64 lower-case hexadecimal digits", found=repr(text[:80]))
        return cls(text)

    @classmethod
    def of(cls, content: bytes) -> Digest:
        """Return the digest of bytes (of a text: of its UTF-8 bytes as they stand in the file)."""
        return cls(hashlib.sha256(content).hexdigest())

    def __str__(self) -> str:
        """Return the hexadecimal digits."""
        return self.hex
