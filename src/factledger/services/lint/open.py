"""Open a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.documents import STDIN, open_document
from factledger.services.lint.prose import plain

if TYPE_CHECKING:
    from factledger.reading.draft import Draft


def open_draft(path: str, stdin_filename: str | None = None) -> Draft:
    """Return the draft that a file holds.

    Raises:
        FileError: It cannot be read.
    """
    name = stdin_filename if path == STDIN and stdin_filename else path
    return draft_of(open_document(path).text, name)


def draft_of(text: str, path: str) -> Draft:
    """Return the draft that a text is, by the name of its file."""
    return plain(text, path)
