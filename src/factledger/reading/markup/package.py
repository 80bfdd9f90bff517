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

MAX_PARTS = 20_000
"""Most parts of a package."""


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
    """Refuse a package whose parts say that they are too many or too large; none gives more than it says."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise _no_document(path) from error
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED or len(parts) > MAX_PARTS:
        msg = "the document is too large when unpacked"
        expected = f"at most {MAX_UNPACKED} bytes in {MAX_PARTS} parts"
        raise FileError(msg, expected=expected, found=f"{size} bytes in {len(parts)} parts", where=path)


def _no_document(path: str) -> FileError:
    return FileError("the file is no Word document that can be read", expected="a .docx file", where=path)
