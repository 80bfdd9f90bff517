"""Documents: from a file to its text, with the digest that names it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from factledger.errors import FileError
from factledger.values.digest import Digest

MAX_BYTES = 512 * 1024 * 1024
"""Largest document, in bytes."""

_DATABASE = b"SQLite format 3\0"
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document.

    Attributes:
        path: Where it was read, as given; "-" for standard input.
        text: Its text, unchanged: places count in its code points.
        digest: Digest of its bytes.
    """

    path: str
    text: str
    digest: Digest


def open_document(path: str) -> Document:
    """Read a UTF-8 text file, or standard input for "-".

    Raises:
        FileError: The file is missing, too large, or no UTF-8 text.
    """
    content = content_of(path)
    return Document(path, text_of(content, path), Digest.of(content))


def content_of(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Raises:
        FileError: The file is missing or too large.
    """
    return sys.stdin.buffer.read() if path == STDIN else _bytes(Path(path))


def text_of(content: bytes, path: str) -> str:
    """Return the text that bytes hold in UTF-8.

    Raises:
        FileError: They are no UTF-8 text.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_database(content):
            msg = "the file is a database, as ledgers are, and no text"
            hint = "name a text here; a ledger is named as in factledger --ledger PATH COMMAND"
            raise FileError(msg, expected="UTF-8 text", where=path, do=hint) from error
        raise not_utf8(error.start, content[error.start], path) from error


def not_utf8(position: int, byte: int, path: str) -> FileError:
    """Return the error of a file that is no UTF-8 text, with the position of the byte that tells it."""
    msg = "the file is no UTF-8 text"
    hint = "convert it, for example with iconv -f latin1 -t utf-8"
    return FileError(msg, found=f"byte {position}: {byte:#04x}", where=path, do=hint)


def is_database(content: bytes) -> bool:
    """Tell whether bytes are those of a SQLite database, as a ledger in a file is one.

    Source: the SQLite file format, 1.3.
    """
    return content.startswith(_DATABASE)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            msg = "the file is too large"
            raise FileError(msg, expected=f"at most {MAX_BYTES} bytes", found=f"{size} bytes", where=str(path))
        return path.read_bytes()
    except OSError as error:
        msg = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path)) from error
