"""Reading a SQLite file whose last writer was killed in the middle of writing.

SQLite puts such a file right when it is next opened for writing, from the journal beside it. A reader changes no file:
it reads a copy that was put right.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from urllib.parse import quote

_ATTEMPTS = 10
"""How often the files are copied before it is given up: others may be putting them right meanwhile."""


class _Copy(sqlite3.Connection):
    """A connection to a copy that goes away with it."""

    folder: Path | None = None

    def close(self) -> None:
        """Close it, and remove the copy."""
        super().close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def is_left_open(error: sqlite3.DatabaseError) -> bool:
    """Tell whether a reader was refused because a writer was killed in the middle of writing."""
    return error.sqlite_errorname == "SQLITE_READONLY_ROLLBACK"


def recovered(path: Path, timeout: float) -> sqlite3.Connection | None:
    """Return a connection to a copy of a file without what its killed writer had not acknowledged.

    Args:
        path: The file.
        timeout: How long the connection waits for locks, in seconds.

    Returns:
        None when somebody else put the file right meanwhile, so that it can be opened as it is.
    """
    journal = path.with_name(f"{path.name}-journal")
    for _ in range(_ATTEMPTS):
        folder = Path(tempfile.mkdtemp(prefix="factledger-"))
        copy = folder / path.name
        try:
            before = _state(path, journal)
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, copy.with_name(journal.name))
            is_whole = before == _state(path, journal)
        except FileNotFoundError:
            shutil.rmtree(folder, ignore_errors=True)
            return None
        if is_whole:
            return _opened(copy, folder, timeout)
        shutil.rmtree(folder, ignore_errors=True)
    return None


def _state(*paths: Path) -> list[tuple[int, int]]:
    return [(found.st_size, found.st_mtime_ns) for found in (path.stat() for path in paths)]


def _opened(copy: Path, folder: Path, timeout: float) -> sqlite3.Connection:
    uri = f"file:{quote(str(copy))}"
    writer = sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=timeout, isolation_level=None)
    try:
        # Taking the lock of a writer is what puts the file right.
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("ROLLBACK")
    finally:
        writer.close()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=timeout, isolation_level=None, factory=_Copy)
    connection.folder = folder
    return connection
