"""What is given to the processes that read a corpus, and what they give back."""

from __future__ import annotations

import hashlib
import pickle
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import parse_tag
from factledger.reading.scan import AUTO
from factledger.services.corpus.cut import Cut
from factledger.values.units import Unit, Units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

MAX_LINE = 16 * 1024 * 1024
"""Longest line of a file of JSON lines that is read, in bytes."""

_CODE = ("reading", "values", "services/corpus")
_SUFFIXES = (".py", ".tsv", ".toml")


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    LINES = "lines"
    DOCUMENT = "document"


class Settings(NamedTuple):
    """What is the same for every piece of a corpus.

    Attributes:
        language: Tag of the language, or "auto".
        units: The units that are known.
    """

    language: str
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, language: str, units: Units | None) -> Settings:
        """Return the settings; the units of the package by default.

        Raises:
            LanguageError: The language is not one that can be read.
        """
        if language != AUTO:
            parse_tag(language)
        return cls(language, tuple(units or Units.shipped()))

    def digest(self) -> bytes:
        """Return what tells the settings from any others, the same in every process."""
        units = [(*one[:-1], sorted(one[-1].items())) for one in map(_fields, self.units)]
        return hashlib.sha256(repr((self.language, units)).encode()).digest()

    def packed(self) -> bytes:
        """Return the settings as bytes that processes of this version understand."""
        return pickle.dumps(self)


def _fields(unit: Unit) -> tuple[str, str, str | None, str, tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    return unit.id, unit.definition, unit.kind_of, unit.group.value, unit.symbols, unit.names


class Piece(NamedTuple):
    """A part of a file, or a small file, to be read.

    Attributes:
        path: The file, as it is shown.
        number: Which part of the file it is, from 0.
        kind: How it is read.
        content: The text of a TEXT; the bytes of whole lines, or of a whole DOCUMENT.
        place: Where it starts in the file; without a text.
        told: Language of the file, where its first part told it; None where it is to be told, or given.
        key: What names it: its digest, with all that matters to how it is read.
    """

    path: str
    number: int
    kind: Kind
    content: str | bytes
    place: Cut = Cut("")
    told: str | None = None
    key: bytes = b""

    @property
    def encoded(self) -> bytes:
        """The content as bytes."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    def keyed(self, settings: bytes) -> Piece:
        """Return the piece with its key.

        Args:
            settings: The digest of what is the same for every piece, and the version of the reader.
        """
        content = self.encoded
        where = (self.path, self.number, self.kind.value, *self.place[1:], self.told, len(content))
        told = hashlib.sha256(settings + repr(where).encode())
        told.update(content)
        return self._replace(key=told.digest()[:16])


class Counts(NamedTuple):
    """How much there is in texts.

    Attributes:
        documents: How many texts there are; a text in pieces counts with its first.
        figures: How many figures.
        unsettled: How many of them a person has to settle.
        set_aside: How many numbers are no figures.
        unreadable: How many numbers cannot be read.
        silent: How many texts hold no number.
        bad_lines: How many lines cannot be read.
    """

    documents: int = 0
    figures: int = 0
    unsettled: int = 0
    set_aside: int = 0
    unreadable: int = 0
    silent: int = 0
    bad_lines: int = 0

    @property
    def numbers(self) -> int:
        """How many numbers were seen."""
        return self.figures + self.set_aside + self.unreadable

    def plus(self, other: Counts) -> Counts:
        """Return the sum."""
        return Counts(*map(sum, zip(self, other, strict=True)))


class Read(NamedTuple):
    """What was read of a piece.

    Attributes:
        rows: A JSON object a line for every figure.
        counts: How much there is in it.
        languages: In which language how many texts were read.
        bad_lines: The first lines that cannot be read, with why.
        error: Why the file cannot be read; None when it can.
        is_lost: Whether it cannot because no process lived to read it; another run may.
    """

    rows: bytes = b""
    counts: Counts = Counts()
    languages: tuple[tuple[str, int], ...] = ()
    bad_lines: tuple[tuple[int, str], ...] = ()
    error: str | None = None
    is_lost: bool = False


@cache
def reader_version() -> str:
    """Return the digest of the code and the tables that say how a text is read."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for name, content in _contents(files("factledger").joinpath(*folder.split("/")), folder):
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _contents(one, f"{name}/{one.name}")
        elif one.name.endswith(_SUFFIXES):
            # line ends are those of the system that installed it
            yield f"{name}/{one.name}", one.read_bytes().replace(b"\r\n", b"\n")
