"""What has been read of a corpus so far, kept beside the output, so that a run that was killed can go on.

Rows are appended to one file, then a line that says which piece they are of to another. A line that was not written
whole, or that names rows which are not there, counts for nothing: its piece is read again.
"""

from __future__ import annotations

import json
import shutil
import zlib
from contextlib import contextmanager
from functools import reduce
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factledger.errors import FileError
from factledger.services.corpus.piece import Counts, Read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS, PIECES, LOCK = "rows.jsonl", "pieces.jsonl", "lock"
_COPIED = 1024 * 1024


class Kept(NamedTuple):
    """Rows that are kept of a piece: where they stand, their checksum, and what else was read of it."""

    start: int
    length: int
    checksum: int
    read: Read


class Journal:
    """The folder of a run: what was read, by the key of its piece."""

    def __init__(self, folder: Path, rows: BinaryIO, pieces: BinaryIO) -> None:
        """Hold open files; see `open_journal`."""
        self.folder = folder
        self._rows, self._pieces = rows, pieces
        self._kept = dict(_kept(pieces, rows))
        self._end = max((one.start + one.length for one in self._kept.values()), default=0)
        self._rows.truncate(self._end)
        self._rows.seek(self._end)

    def get(self, key: bytes) -> Kept | None:
        """Return what is kept of a piece, or None."""
        return self._kept.get(key)

    def add(self, key: bytes, read: Read) -> None:
        """Keep what was read of a piece."""
        kept = Kept(self._end, len(read.rows), zlib.crc32(read.rows), read._replace(rows=b""))
        self._rows.write(read.rows)
        self._rows.flush()
        line = json.dumps([key.hex(), *kept[:3], *kept.read[1:-1]], ensure_ascii=False)
        self._pieces.write(f"{line}\n".encode("utf-8", "replace"))
        self._pieces.flush()
        self._end += kept.length
        self._kept[key] = kept

    def rows(self, kept: Kept) -> Iterator[bytes]:
        """Yield the rows of a piece as they were read, in blocks.

        Raises:
            FileError: They are not what was kept.
        """
        checksum = 0
        for block in _blocks(self._rows, kept):
            checksum = zlib.crc32(block, checksum)
            yield block
        if checksum != kept.checksum:
            msg = "what was kept was damaged while it was read"
            raise FileError(msg, where=str(self.folder), do="run the same command again")


def _blocks(rows: BinaryIO, kept: Kept) -> Iterator[bytes]:
    rows.seek(kept.start)
    left = kept.length
    while left and (block := rows.read(min(left, _COPIED))):
        left -= len(block)
        yield block


def _kept(pieces: BinaryIO, rows: BinaryIO) -> Iterator[tuple[bytes, Kept]]:
    """Yield what the lines name that were written whole, and cut off what follows them.

    When the machine went down, rows may be missing or damaged; then the line that names them counts for nothing.
    """
    end = 0
    for line in pieces:
        try:
            key, start, length, checksum, counts, languages, bad_lines, error = json.loads(line)
            read = Read(b"", Counts(*counts), tuple(map(tuple, languages)), tuple(map(tuple, bad_lines)), error)
            named, kept = bytes.fromhex(key), Kept(start, length, checksum, read)
        except (ValueError, TypeError):
            break
        if not line.endswith(b"\n"):
            break
        end += len(line)
        if reduce(lambda before, block: zlib.crc32(block, before), _blocks(rows, kept), 0) == checksum:
            yield named, kept
    pieces.truncate(end)
    pieces.seek(end)


@contextmanager
def open_journal(folder: Path, *, restart: bool = False) -> Iterator[Journal]:
    """Open the journal of a run, and hold it; a new one, or that of a run that was stopped.

    Args:
        folder: Where it is kept.
        restart: Whether what is kept is thrown away.

    Raises:
        FileError: It cannot be written, or another process is at it.
    """
    try:
        folder.mkdir(exist_ok=True)
        with (folder / LOCK).open("ab") as lock:
            _hold(lock, folder)
            if restart:
                for name in (ROWS, PIECES):
                    (folder / name).unlink(missing_ok=True)
            with (folder / ROWS).open("a+b") as rows, (folder / PIECES).open("a+b") as pieces:
                pieces.seek(0)
                yield Journal(folder, rows, pieces)
    except OSError as error:
        msg = f"the file cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(folder)) from error


def remove(folder: Path) -> None:
    """Remove the folder of a run that is over."""
    shutil.rmtree(folder, ignore_errors=True)


def _hold(lock: BinaryIO, folder: Path) -> None:
    """Hold the lock as long as the file is open; the system lets it go when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # a system without such locks
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        msg = "another process is writing this output"
        raise FileError(msg, where=str(folder), do="wait until it is done, or give another --out") from error
