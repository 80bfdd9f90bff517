"""Keys: paths that name claims and sources, and the keys of entries made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factledger.errors import ParseError

MAX_LENGTH = 200
"""Longest key, in characters."""

_SEGMENT = r"[a-z0-9][a-z0-9.-]*"
_PATH = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*", re.ASCII)
_SPEAKER = re.compile(_SEGMENT, re.ASCII)
_COUNT = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_VERSION = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_SEQ = re.compile(r"#?([1-9]\d{0,17})", re.ASCII)


def parse_path(text: str, what: str = "key") -> str:
    """Return the text if it is a path of lower-case segments.

    Raises:
        ParseError: It is not, or it would be taken for the number of a row.
    """
    if text.isdecimal():
        msg = f"this is not a {what}, but the number of a row"
        raise ParseError(msg, expected="a key with at least one letter", found=repr(text[:MAX_LENGTH]))
    if len(text) > MAX_LENGTH or not _PATH.fullmatch(text):
        msg = f"this is not a {what}"
        raise ParseError(
            msg,
            expected="lower-case segments joined by /, such as deepseek/training/chips",
            found=repr(text[:MAX_LENGTH]),
        )
    return text


@dataclass(frozen=True, slots=True, order=True)
class ClaimKey:
    """The path that names a claim: "deepseek/acquired/a100/2021"."""

    path: str

    @classmethod
    def parse(cls, text: str) -> ClaimKey:
        """Read a claim key.

        Raises:
            ParseError: The text is not a path of `[a-z0-9][a-z0-9.-]*` segments.
        """
        return cls(parse_path(text, "claim key"))

    def __str__(self) -> str:
        """Return the path."""
        return self.path

    @property
    def subject(self) -> str:
        """The first segment."""
        return self.path.split("/", 1)[0]

    @property
    def measure(self) -> str:
        """All segments but the first (the first, when it is alone)."""
        return self.path.split("/", 1)[-1]

    def is_under(self, prefix: str) -> bool:
        """Tell whether the key is `prefix` or lies below it, segment by segment."""
        return self.path == prefix or self.path.startswith(prefix.rstrip("/") + "/")


@dataclass(frozen=True, slots=True, order=True)
class EntryKey:
    """The key of an entry: `claim@source[#speaker][~n]`.

    Attributes:
        claim: What is stated.
        source: Where it is stated.
        speaker: Code name of who says it; None for the narrator.
        nth: 1, or 2, 3 ... where one document states it differently a second time.
    """

    claim: ClaimKey
    source: str
    speaker: str | None = None
    nth: int = 1

    @classmethod
    def parse(cls, text: str) -> EntryKey:
        """Read an entry key.

        Raises:
            ParseError: A part of it is missing or malformed.
        """
        claim, at, rest = text.partition("@")
        rest, tilde, nth = rest.partition("~")
        source, hash_, speaker = rest.partition("#")
        if not at or (hash_ and not _SPEAKER.fullmatch(speaker)) or (tilde and not _COUNT.fullmatch(nth)):
            msg = "this is not the key of an entry"
            raise ParseError(msg, expected="claim@source, claim@source#speaker, or either with ~2", found=repr(text))
        return cls(ClaimKey.parse(claim), parse_path(source, "source key"), speaker or None, int(nth or 1))

    def __str__(self) -> str:
        """Return the key as text."""
        speaker = f"#{self.speaker}" if self.speaker else ""
        nth = f"~{self.nth}" if self.nth > 1 else ""
        return f"{self.claim}@{self.source}{speaker}{nth}"


def parse_speaker(text: str) -> str:
    """Return the text if it is a code name.

    Raises:
        ParseError: It is not one lower-case segment.
    """
    if len(text) > MAX_LENGTH or not _SPEAKER.fullmatch(text):
        msg = "this is not the code name of a speaker"
        raise ParseError(msg, expected="lower-case letters, digits, . and -, such as liang-wenfeng", found=repr(text))
    return text


def parse_seq(text: str) -> int | None:
    """Return the row number in "#41" or "41", or None when the text is no row number."""
    match = _SEQ.fullmatch(text)
    return int(match[1]) if match else None


def split_version(text: str) -> tuple[str, int | None]:
    """Return (key, version) of "KEY@@2"; the version is None when none is named.

    Raises:
        ParseError: What follows @@ is not a version.
    """
    key, mark, version = text.partition("@@")
    if mark and not _VERSION.fullmatch(version):
        msg = "this is not a version"
        raise ParseError(msg, expected="a number after @@, such as KEY@@2", found=repr(text))
    return key, int(version) if mark else None
