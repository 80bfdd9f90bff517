"""The files of a corpus, in a fixed order, and the pieces that each is read in."""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factledger.errors import FileError, MisuseError
from factledger.reading.detect import detect
from factledger.reading.documents import STDIN, not_utf8
from factledger.reading.markup import SUFFIXES
from factledger.reading.scan import AUTO
from factledger.services.corpus.cut import Cut, cuts
from factledger.services.corpus.output import is_output
from factledger.services.corpus.piece import MAX_LINE, Kind, Piece
from factledger.services.lint.files import KNOWN, Drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LINES = (".jsonl", ".ndjson")
"""Suffixes of files of JSON lines."""

MAX_DOCUMENT = {"html": 16 * 1024 * 1024, "docx": 64 * 1024 * 1024, "pdf": 64 * 1024 * 1024}
"""Largest file that is read as a person sees it, by its format, in bytes; texts and JSON lines may have any size."""

EARLIER = "outputs of scan"
"""What files of a folder are called that an earlier run wrote: read as texts, every figure would count twice."""

_BLOCK = 256 * 1024


class Input(NamedTuple):
    """A file of a corpus: its path, and its size in bytes."""

    path: str
    size: int

    @property
    def shown(self) -> str:
        """The path as text, whatever bytes it is made of."""
        return self.path.encode("utf-8", "backslashreplace").decode("utf-8")

    @property
    def kind(self) -> Kind:
        """How the file is read."""
        suffix = PurePath(self.path).suffix.lower()
        if suffix in LINES:
            return Kind.LINES
        return Kind.DOCUMENT if SUFFIXES.get(suffix) in MAX_DOCUMENT else Kind.TEXT


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that some names mean.

    Attributes:
        files: Those that are read, in order.
        skipped: The suffixes of files of folders that are not read, and how many have each.
        links: How many links there are, which are not followed.
        unreadable: Folders that cannot be listed, with why.
    """

    files: tuple[Input, ...]
    skipped: Counter[str] = field(default_factory=Counter)
    links: int = 0
    unreadable: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Sequence[str], without: Sequence[Path] = ()) -> Inputs:
        """Return the files that names of files, folders and patterns mean; hidden ones of a folder are left out.

        Args:
            given: The names.
            without: Files that are none of the corpus: what is written.

        Raises:
            FileError: A file that is named itself is not there, or there is nothing to read.
            MisuseError: Standard input is named, which cannot be read again.
        """
        if STDIN in given:
            msg = "a corpus cannot be read from standard input"
            raise MisuseError(msg, expected="files, folders or patterns", do="write it to a .jsonl file first")
        found = Drafts.of(given, KNOWN | {*LINES})
        own = {path.resolve() for path in without}
        names = {path.name for path in own}
        files = []
        for path, is_named in found.paths.items():
            if Path(path).name in names and Path(path).resolve() in own:
                continue
            if not is_named and is_output(Path(path)):
                found.kinds[EARLIER] += 1
                continue
            files.append(Input(path, _size(path, is_named=is_named)))
        if not files:
            msg = "no file was found that can be read"
            kinds = ", ".join(f"{suffix or 'no suffix'} {count}" for suffix, count in sorted(found.kinds.items()))
            raise FileError(
                msg, expected=" ".join(sorted(found.known)), found=kinds or "no file", where=" ".join(given)
            )
        return cls(tuple(files), found.kinds, found.links, tuple(found.unreadable))


def _size(path: str, *, is_named: bool) -> int:
    """Return the size of a file; one of a folder that cannot be looked at is refused when it is read."""
    try:
        stat = Path(path).stat()
    except OSError as error:
        if is_named:
            msg = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
            raise FileError(msg, where=path) from error
        return 0
    if is_named and not S_ISREG(stat.st_mode):
        msg = "this is no file"
        raise FileError(msg, expected="a file, which can be read again", where=path)
    return stat.st_size


class _Stream:
    """A file that is read from its start to its end, with the digest of what was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest, self.size = file, hashlib.sha256(), 0

    def read(self, most: int) -> bytes:
        return self._seen(self._file.read(most))

    def line(self, most: int) -> bytes:
        return self._seen(self._file.readline(most))

    def _seen(self, content: bytes) -> bytes:
        self._digest.update(content)
        self.size += len(content)
        return content

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


def pieces(one: Input, language: str, told: Callable[[str], None]) -> Iterator[Piece]:
    """Yield the pieces of a file; then tell its digest.

    Args:
        one: The file.
        language: Tag of the language, or "auto".
        told: Is called with the SHA-256 digest of the file once it is read to its end.

    Raises:
        FileError: It cannot be read, is too large, or is no UTF-8 text.
    """
    ways = {Kind.TEXT: _texts, Kind.LINES: _lines, Kind.DOCUMENT: _document}
    try:
        with Path(one.path).open("rb") as file:
            stream = _Stream(file)
            yield from ways[one.kind](one, stream, language)
            told(stream.digest)
    except OSError as error:
        msg = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=one.shown) from error


def _document(one: Input, stream: _Stream, _language: str) -> Iterator[Piece]:
    format_ = SUFFIXES[PurePath(one.path).suffix.lower()]
    most = MAX_DOCUMENT[format_]
    content = stream.read(most + 1)
    if len(content) > most:
        msg = "the file is too large"
        raise FileError(msg, expected=f"at most {most} bytes of {format_}", where=one.shown)
    yield Piece(one.shown, 0, Kind.DOCUMENT, content)


def _texts(one: Input, stream: _Stream, language: str) -> Iterator[Piece]:
    """Yield the pieces of a text; the start of a long one tells the language of all."""
    first: Cut | None = None
    spoken: str | None = None
    for number, cut in enumerate(cuts(_decoded(one, stream))):
        if number == 0:
            first = cut
            continue
        if first is not None:
            spoken = detect(first.text) if language == AUTO else None
            yield _text(one, 0, first, spoken)
            first = None
        yield _text(one, number, cut, spoken)
    if first is not None:
        yield _text(one, 0, first, None)


def _text(one: Input, number: int, cut: Cut, spoken: str | None) -> Piece:
    return Piece(one.shown, number, Kind.TEXT, cut.text, cut._replace(text=""), spoken)


def _decoded(one: Input, stream: _Stream) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_over = False
    while not is_over:
        held = len(decoder.getstate()[0])
        block = stream.read(_BLOCK)
        is_over = not block
        try:
            yield decoder.decode(block, final=is_over)
        except UnicodeDecodeError as error:
            start = stream.size - len(block) - held + error.start
            raise not_utf8(start, error.object[error.start], one.shown) from error


def _lines(one: Input, stream: _Stream, _language: str) -> Iterator[Piece]:
    """Yield whole lines, about as many as a piece holds; of a line that is too long only its start."""
    number, line = 0, 1
    while block := stream.read(_BLOCK):
        if not block.endswith(b"\n"):
            block += stream.line(MAX_LINE)
            if not block.endswith(b"\n") and len(block) >= MAX_LINE:
                while (rest := stream.line(_BLOCK)) and not rest.endswith(b"\n"):
                    pass
                block += b"\n"
        yield Piece(one.shown, number, Kind.LINES, block, Cut("", line=line))
        number, line = number + 1, line + block.count(b"\n")
    if number == 0:
        yield Piece(one.shown, 0, Kind.LINES, b"")
