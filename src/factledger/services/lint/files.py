"""Which files are meant by names of files, folders and patterns."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from glob import has_magic
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.reading.documents import STDIN
from factledger.reading.markup import SUFFIXES, open_draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.reading.draft import Draft

KNOWN = frozenset((*SUFFIXES, ".txt", ".text"))
"""Suffixes of the files of a folder that are read."""


@dataclass(slots=True)
class Drafts:
    """The drafts that some names mean.

    Attributes:
        paths: Files, each once, and whether it was named itself.
        links: How many files and folders of folders are links, which are not followed.
        unreadable: Files of folders that could not be read, with why; filled while they are opened. Folders as well.
        empty: Folders that hold no file of a kind that is read.
        known: Suffixes of the files of a folder that are read.
        kinds: The suffixes of the files of folders that are not read, and how many have each.
    """

    paths: dict[str, bool]
    links: int
    unreadable: list[str]
    empty: list[str]
    known: frozenset[str] = KNOWN
    kinds: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, given: Iterable[str], known: frozenset[str] = KNOWN) -> Drafts:
        """Return the drafts that names of files, folders or patterns, or "-", mean.

        Hidden files and folders of a folder are left out.

        Args:
            given: The names.
            known: Suffixes of the files of a folder that are read.

        Raises:
            FileError: A pattern fits nothing.
        """
        found = cls({}, 0, [], [], known)
        for name in given:
            if name != STDIN and Path(name).is_dir():
                found._add_folder(name)
            elif has_magic(name) and not Path(name).exists():
                found._add_pattern(name)
            else:
                found.paths[name] = True
        return found

    @property
    def passed(self) -> int:
        """How many files of folders are of a kind that is not read."""
        return self.kinds.total()

    def _add_pattern(self, pattern: str) -> None:
        """Add the files that fit, hidden ones left out; ** goes through no link, as a link may lead in a circle."""
        parts = Path(pattern).parts
        fixed = list(takewhile(lambda part: not has_magic(part), parts))
        root = Path(*fixed)
        found = sorted(root.glob("/".join(parts[len(fixed) :])))
        shown = [one for one in found if not any(part.startswith(".") for part in one.relative_to(root).parts)]
        if not shown:
            msg = "no file fits this pattern"
            raise FileError(msg, found=repr(pattern))
        for path in shown:
            if path.is_file():
                self._add(str(path))

    def _add_folder(self, folder: str) -> None:
        is_empty = True
        for root, folders, files in os.walk(folder, onerror=self._refuse):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            self.links += sum(os.path.islink(os.path.join(root, name)) for name in folders)  # noqa: PTH114, PTH118
            for name in sorted(files):
                if not name.startswith("."):
                    is_empty &= not self._add(os.path.join(root, name))  # noqa: PTH118  as the folder was written
        if is_empty:
            self.empty.append(folder)

    def _refuse(self, error: OSError) -> None:
        self.unreadable.append(f"{error.filename}: the folder cannot be read: {(error.strerror or '').lower()}")

    def _add(self, path: str) -> bool:
        """Add a file, and return whether it is one that is read."""
        suffix = Path(path).suffix.lower()
        if Path(path).is_symlink():
            self.links += 1
        elif suffix not in self.known or not Path(path).is_file():
            self.kinds[suffix] += 1
        else:
            self.paths.setdefault(path, False)
            return True
        return False

    def opened(self, stdin_filename: str | None = None) -> Iterator[Draft]:
        """Yield the drafts, one after the other.

        Raises:
            FileError: One that was named itself cannot be read.
        """
        for path, is_named in self.paths.items():
            try:
                yield open_draft(path, stdin_filename=stdin_filename)
            except FileError as error:
                if is_named:
                    raise
                self.unreadable.append(f"{path}: {error.what}")

    def notes(self) -> Iterator[str]:
        """Yield what was not read, and why."""
        yield from (f"no file to read in {one}; read are {', '.join(sorted(KNOWN))}" for one in self.empty)
        yield from (f"not read: {one}" for one in self.unreadable)
        if self.links:
            yield f"not read: links, which are not followed: {self.links:,}"
