"""Copies of ledger files: at this version's schema, for a look; and beside a file, to take its place whole."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError, SchemaError
from factledger.store.engine import Location
from factledger.store.ledger import create, migrate, reading

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_this_schema(path: Path) -> Iterator[Location]:
    """Give a copy of a ledger at this version's schema, for as long as it is looked at; an empty file holds no rows.

    Raises:
        FileError: It cannot be read.
        NotALedgerError: It is none.
    """
    with tempfile.TemporaryDirectory(prefix="factledger-") as folder:
        copy = Path(folder) / "ledger.db"
        try:
            is_empty = not path.stat().st_size
            if not is_empty:
                shutil.copyfile(path, copy)
        except OSError as error:
            msg = f"the ledger cannot be read: {(error.strerror or str(error)).lower()}"
            raise FileError(msg, where=str(path)) from error
        location = Location(path=copy)
        if is_empty:
            create(location)
        else:
            migrate(location)
        yield location


@contextmanager
def to_read(path: Path) -> Iterator[Location]:
    """Give a ledger to look at: the file itself where it is of this version's schema, which no reader changes.

    Raises:
        FileError: It cannot be read.
        NotALedgerError: It is none.
    """
    if _is_current(path):
        yield Location(path=path)
    else:
        with at_this_schema(path) as location:
            yield location


def _is_current(path: Path) -> bool:
    try:
        if not path.stat().st_size:
            return False
        with reading(Location(path=path)):
            return True
    except (OSError, SchemaError):
        return False


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Give a place for a new file in the folder of another; what is left of it is removed.

    Raises:
        FileError: The folder cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            yield Path(folder) / out.name
    except OSError as error:
        msg = f"the file cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(out)) from error
