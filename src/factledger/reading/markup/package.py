"""The package of a Word document: opened within bounds, so that a small file cannot become a huge one."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from factledger.errors import FileError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

MAX_UNPACKED = 256 * 1024 * 1024
"""Most bytes that all parts of the package may have together."""

_MEDIA = "word/media/"
"""Where pictures are kept, which are not parsed."""

MAX_PARTS = 20_000
"""Most parts of a package."""

MAX_TAGS = 1_500_000
"""Most tags in all parts together, each of which takes memory: some thousand pages."""


def open_package(path: str, content: bytes) -> Document:
    """Return the Word document in bytes.

    Raises:
        FileError: They are no Word document, or unpack to more than is read.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    _bounded(path, content)
    damaged = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, AttributeError, TypeError)
    try:
        document = docx.Document(BytesIO(content))
        without_entities(document.element)
    except (OpcError, LxmlError, *damaged, AssertionError, RuntimeError) as error:
        raise _no_document(path) from error
    return document


def without_entities(element: BaseOxmlElement) -> BaseOxmlElement:
    """Return the root of a part; no word processor writes one that declares entities, by which others are tricked.

    Raises:
        ValueError: The part declares some.
    """
    if element.getroottree().docinfo.internalDTD is not None:
        msg = "a part declares entities"
        raise ValueError(msg)
    return element


def _bounded(path: str, content: bytes) -> None:
    """Refuse a package that unpacks to too much; no part gives more than it says, for the ZIP reader stops there."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _check(path, "parts", len(parts), MAX_PARTS)
            _check(path, "bytes", sum(part.file_size for part in parts), MAX_UNPACKED)
            tags = 0
            for part in parts:
                tags += package.read(part).count(b"<") if not part.filename.startswith(_MEDIA) else 0
                _check(path, "tags", tags, MAX_TAGS)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise _no_document(path) from error


def _check(path: str, what: str, found: int, most: int) -> None:
    if found > most:
        msg = "the document is too large when unpacked"
        do = "leave out of it what is no text of the draft"
        raise FileError(msg, expected=f"at most {most:,} {what}", found=f"{found:,}", where=path, do=do)


def _no_document(path: str) -> FileError:
    return FileError("the file is no Word document that can be read", expected="a .docx file", where=path)
