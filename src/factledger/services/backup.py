"""Copy a ledger while others write to it, and put a verified copy in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factledger.errors import EngineError, ExistsError, FactledgerError, RefusedError
from factledger.services.copies import at_this_schema, beside
from factledger.services.diff import common
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factledger.domain.log import Head
    from factledger.domain.note import VerifierKey
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader

_BATCH = 1000


def backup(location: Location, out: Path) -> Head:
    """Write a copy of a ledger to a new file (SQLite, whatever the ledger is kept in), whole or not at all.

    It holds one state of the ledger; others may go on writing meanwhile.

    Raises:
        ExistsError: The file is there already.
        FileError: It cannot be written.
    """
    if out.exists():
        msg = "a file is there already, and is left alone"
        raise ExistsError(msg, where=str(out), do="name another, such as one with the date")
    with beside(out) as made:
        with reading(location) as reader:
            if location.path is not None:
                _copy(reader, made)
            else:
                create(Location(path=made))
                with writing(Location(path=made)) as writer:
                    _fill(writer, reader)
        with reading(Location(path=made)) as reader:
            head = reader.head()
        _place(made, out)
    return head


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring came to.

    Attributes:
        head: Size and root of the ledger now.
        kept: Where the file that stood there before is kept; None if there was none.
        cannot_show: What verifying the copy could not show.
    """

    head: Head
    kept: Path | None
    cannot_show: tuple[str, ...]


def restore(copy: Path, location: Location, keys: Sequence[VerifierKey] = (), *, force: bool = False) -> Restored:
    """Put a copy in the place of a ledger, once the copy has been verified; what stood there is kept beside it.

    Args:
        copy: The file to restore from.
        location: The ledger: a file, or a server's database without any row.
        keys: Keys that may have signed the checkpoints of the copy.
        force: Whether rows that the ledger has and the copy has not may go.

    Raises:
        RefusedError: The copy is not in order, or the ledger has rows that it has not.
        FileError: A file cannot be read or written.
    """
    with at_this_schema(copy) as place:
        with reading(place) as reader:
            found = verify(reader, None, keys)
            if not found.is_ok:
                msg = "the copy is not in order, and nothing was replaced"
                raise RefusedError(msg, found=found.wrong[0], where=str(copy), do="factledger verify names all of it")
            if not force:
                _check_lost(location, reader)
        with reading(place) as reader:
            kept = _replace(reader, location)
    return Restored(found.head, kept, tuple(found.cannot_show))


def _replace(copy: Reader, location: Location) -> Path | None:
    if location.path is None:
        create(location)
        with writing(location) as writer:
            if writer.size():
                msg = "the ledger on the server is not empty, and a server's rows are never replaced"
                raise RefusedError(msg, expected="a database without rows", found=f"{writer.size()} rows")
            _fill(writer, copy)
        return None
    with beside(location.path) as made, _alone(location.path):
        _copy(copy, made)
        kept = _free_name(location.path) if location.path.exists() else None
        if kept is not None:
            shutil.copy2(location.path, kept)
        made.replace(location.path)
    return kept


def _check_lost(location: Location, copy: Reader) -> None:
    """Raise where a ledger that can be read has rows that the copy has not."""
    if location.path is not None and not location.path.exists():
        return
    try:
        with reading(location) as reader:
            size, shared = reader.size(), common(reader, copy)
    except FactledgerError:
        return  # a ledger that cannot be read is what restoring is for
    if size > shared:
        msg = f"the ledger has {size - shared} rows that the copy has not, and nothing was replaced"
        hint = "factledger diff COPY shows them; --force replaces the ledger and keeps its file beside it"
        raise RefusedError(msg, expected=f"a ledger of at most {shared} rows", found=f"{size} rows", do=hint)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other writers out while a file is replaced; a file that is no database keeps nobody out."""
    if not path.exists():
        yield
        return
    with closing(
        sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=30, isolation_level=None)
    ) as lock:
        try:
            lock.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            msg = "another process is writing to the ledger"
            raise EngineError(msg, found=str(error), where=str(path), do="try again when it has finished") from error
        except sqlite3.DatabaseError:
            pass  # damaged, which is why it is replaced
        yield


def _fill(writer: Writer, reader: Reader) -> None:
    rows = reader.rows()
    while batch := list(islice(rows, _BATCH)):
        writer.write(batch)
    for size, note in reader.checkpoints():
        writer.keep_checkpoint(size, note)


def _copy(reader: Reader, out: Path) -> None:
    """Copy the database that a reader reads, as one state of it, by SQLite's own backup."""
    source: Any = reader.connection.connection.dbapi_connection
    try:
        with closing(sqlite3.connect(out)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        msg = "the copy cannot be written"
        raise EngineError(msg, found=str(error), where=str(out)) from error


def _place(made: Path, out: Path) -> None:
    """Give a file that is written to the disk its name."""
    descriptor = os.open(made, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if out.exists():
        msg = "a file has come to be there meanwhile, and is left alone"
        raise ExistsError(msg, where=str(out), do="name another")
    made.replace(out)


def _free_name(path: Path) -> Path:
    """Return a name beside a file under which nothing stands yet."""
    number = 1
    while (name := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return name
