"""The documents of a folder: what is read, and what is not and why; nothing is left out without a word."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factledger.errors import FactledgerError, FileError
from factledger.reading.documents import content_of
from factledger.reading.markup import SUFFIXES, open_draft
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.draft import Draft

_TEXTS = (".txt", ".text")
_READ = (*SUFFIXES, *_TEXTS)
_HIDDEN = "."


class Unread(NamedTuple):
    """A file that was not read: its path, and why."""

    path: str
    why: str


@dataclass(slots=True)
class Library:
    """What a folder, or a file, of sources came to.

    Attributes:
        folder: It, as given.
        documents: The documents, in the order of their paths.
        unread: Files that were not read.
        hidden: How many hidden files and folders were passed by.
    """

    folder: str
    documents: list[Draft] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    hidden: int = 0


def open_library(folder: str, drafts: Sequence[Draft]) -> Library:
    """Read every document under a folder, or the one document that is given.

    What is a draft itself is none of its sources: the same file, one of the same name, or of the same words.

    Args:
        folder: The folder, or a file.
        drafts: The drafts that are linted.

    Raises:
        FileError: It is not there, or nothing in it can be read.
    """
    found = Library(folder)
    own = _Own(drafts)
    for path in _paths(folder, found):
        _open(path, own, found)
    if not found.documents:
        msg = "no document was read"
        why = "; ".join(f"{one.path}: {one.why}" for one in found.unread[:3]) or "it holds no file"
        raise FileError(msg, expected=f"documents ({' '.join(_READ)})", found=why, where=folder)
    return found


class _Own:
    """What tells that a document is one of the drafts."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.files = {Path(one.path).resolve() for one in drafts}
        self.names = {Path(one.path).name for one in drafts}
        self.texts = {_digest(one) for one in drafts if one.text.strip()}

    def why(self, path: Path) -> str | None:
        """Return why a file is one of the drafts, by its place or name; None when it is not."""
        if path.resolve() in self.files:
            return "it is the draft itself"
        return "it is named like the draft" if path.name in self.names else None


def _digest(draft: Draft) -> str:
    return Digest.of(draft.text.encode("utf-8", "surrogatepass")).hex


def _open(path: Path, own: _Own, found: Library) -> None:
    shown = path.as_posix()
    if why := own.why(path):
        found.unread.append(Unread(shown, why))
        return
    try:
        document = open_draft(shown, content_of(shown))
    except FactledgerError as error:
        found.unread.append(Unread(shown, f"{error.what}{f': {error.found}' if error.found else ''}"))
        return
    if not document.text.strip():
        found.unread.append(Unread(shown, "it holds no words"))
    elif _digest(document) in own.texts:
        found.unread.append(Unread(shown, "it holds the very words of the draft"))
    else:
        found.documents.append(document)


def _paths(folder: str, found: Library) -> Iterator[Path]:
    """Yield the files to read, in order; what is none of them is noted."""
    given = Path(folder)
    if given.is_file():
        yield given
        return
    if not folder or not given.is_dir():
        msg = "there is no such folder or file"
        raise FileError(msg, expected="a folder of documents, or one document", where=repr(folder))
    yield from _under(given, given.resolve(), found)


def _under(folder: Path, root: Path, found: Library) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  names are sorted as they are, whatever the system
    except OSError as error:
        found.unread.append(Unread(folder.as_posix(), f"the folder cannot be read: {(error.strerror or '').lower()}"))
        return
    for name in names:
        path = folder / name
        if name.startswith(_HIDDEN):
            found.hidden += 1
        elif path.is_dir():
            if path.is_symlink():
                found.unread.append(Unread(path.as_posix(), "links to folders are not followed"))
            else:
                yield from _under(path, root, found)
        elif why := _why_not(path, root):
            found.unread.append(Unread(path.as_posix(), why))
        else:
            yield path


def _why_not(path: Path, root: Path) -> str | None:
    """Return why a file is not one to read, or None."""
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return "it is a link out of the folder"
    if not path.is_file():
        return "it is no file"
    suffix = path.suffix.lower()
    return None if suffix in _READ else f"files of this kind ({suffix or 'without a suffix'}) are not read"
