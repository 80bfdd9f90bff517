"""Opening a ledger: a SQLite file or a PostgreSQL database, read-only unless it is to be written."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from factledger.errors import (
    EngineError,
    FactledgerError,
    LedgerMissingError,
    MisuseError,
    NotALedgerError,
    ParseError,
)
from factledger.store.recovered import is_left_open, recovered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

FILE_NAME = "ledger.db"
ENVIRONMENT = "FACTLEDGER"

_SQLITE_MAGIC = b"SQLite format 3\x00"
_WAL = b"\x02\x02"
"""Bytes 18 and 19 of a file in WAL mode (SQLite file format, 1.3.3); two bytes of page size stand before them."""

_BUSY_SECONDS = 30
LOCK = 0x6661637473
"""Number of the PostgreSQL advisory lock that a writer holds ("facts" in ASCII)."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a ledger is.

    Attributes:
        path: The file, for SQLite.
        url: The URL, for a server.
    """

    path: Path | None = None
    url: str | None = None

    @classmethod
    def parse(cls, text: str) -> Location:
        """Read a path, or a postgresql:// URL (sqlite:/// names a path too)."""
        if text.startswith("sqlite:///"):
            return cls(path=Path(text.removeprefix("sqlite:///")))
        return cls(url=text) if "://" in text else cls(path=Path(text))

    @classmethod
    def find(cls, given: str | None) -> Location:
        """Return the ledger that is meant: the one given, else $FACTLEDGER, else the nearest ledger.db upwards.

        Raises:
            LedgerMissingError: None is given, and none is found.
        """
        if text := given or os.environ.get(ENVIRONMENT):
            return cls.parse(text)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / FILE_NAME).is_file():
                return cls(path=folder / FILE_NAME)
        msg = f"there is no {FILE_NAME} here or in a folder above"
        raise LedgerMissingError(msg, where=str(here), do="factledger init, or name one with --ledger")

    def __str__(self) -> str:
        """Return the path, from the current folder if it lies there, or the URL without its password."""
        if self.path is None:
            return make_url(self.url or "").render_as_string(hide_password=True)
        here = Path.cwd()
        return str(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)

    @property
    def folder(self) -> Path:
        """The folder in which texts are kept: beside the file, or the current one for a server."""
        return self.path.resolve().parent if self.path else Path.cwd()


def open_engine(location: Location, *, write: bool = False) -> Engine:
    """Return an engine on a ledger that exists; a reader never creates or changes a file.

    Raises:
        LedgerMissingError: There is no such file.
        NotALedgerError: The file is no SQLite database.
        MisuseError: The URL is of another engine.
    """
    if location.path is not None:
        is_wal = _check_file(location.path)
        if write:
            return _sqlite(location.path, "rw")
        return _sqlite(location.path, "ro", is_immutable=is_wal and _is_alone(location.path))
    return _server(location, write=write)


def create_file(path: Path) -> Engine:
    """Return an engine on a new, empty SQLite file.

    Raises:
        EngineError: The file is already there, or the folder cannot be written.
    """
    try:
        path.open("xb").close()
    except OSError as error:
        msg = f"the ledger cannot be created: {(error.strerror or str(error)).lower()}"
        raise EngineError(msg, where=str(path)) from error
    return _sqlite(path, "rw")


def _check_file(path: Path) -> bool:
    """Return whether a SQLite file is in WAL mode; raise when it is none, or not there."""
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SQLITE_MAGIC) + 4)
    except FileNotFoundError as error:
        msg = "there is no ledger at this place"
        raise LedgerMissingError(msg, where=str(path), do="factledger init, or check the path") from error
    except OSError as error:
        msg = f"the ledger cannot be opened: {(error.strerror or str(error)).lower()}"
        raise EngineError(msg, where=str(path)) from error
    if not start.startswith(_SQLITE_MAGIC):
        msg = "this file is no ledger"
        found = _shown(start[: len(_SQLITE_MAGIC)])
        raise NotALedgerError(msg, expected="a SQLite database", found=found, where=str(path))
    return start[18:] == _WAL


def _is_alone(path: Path) -> bool:
    """Return True for a file in WAL mode that has all its rows; a reader of it makes no file beside it.

    Raises:
        EngineError: Some of its rows are in a file beside it, and reading them would make another one.
    """
    beside = path.with_name(f"{path.name}-wal")
    if beside.exists() and beside.stat().st_size:
        msg = "the ledger is in WAL mode, and some of its rows are in another file"
        hint = f"switch it back when nobody writes: sqlite3 {path} 'PRAGMA journal_mode = DELETE'"
        raise EngineError(msg, expected="one file with a rollback journal", found=str(beside), do=hint)
    return True


def _shown(start: bytes) -> str:
    return f"a file that starts with {start!r}" if start else "an empty file"


def _sqlite(path: Path, mode: str, *, is_immutable: bool = False) -> Engine:
    return _on_file(path.resolve(), mode, is_immutable=is_immutable)


@lru_cache(maxsize=16)
def _on_file(path: Path, mode: str, *, is_immutable: bool) -> Engine:
    """Return an engine on a file, of which it holds nothing open: what it knows is how its questions are put in SQL."""
    uri = f"file:{quote(str(path))}?mode={mode}" + ("&immutable=1" if is_immutable else "")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        if mode == "ro":
            connection = _readable(connection, path)
        # What a stranger's file holds in its schema may not call functions of ours.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin_immediate if mode == "rw" else _begin)
    return engine


def _readable(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Return a connection that can read, whatever a killed writer left behind."""
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        if not is_left_open(error):
            connection.close()
            raise
        found = recovered(path, _BUSY_SECONDS)
        if found is not None:
            connection.close()
            return found
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    # Take the write lock at once: what is read in the transaction still holds when it is written.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _server(location: Location, *, write: bool) -> Engine:
    try:
        url = make_url(location.url or "")
        if url.get_backend_name() != "postgresql":
            msg = f"a ledger cannot be kept in {url.get_backend_name()!r}"
            raise MisuseError(msg, expected="a file, or a postgresql+psycopg:// URL", found=str(location))
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        # A reader sees one state throughout; a writer must see what was committed while it waited for the lock.
        return _on_server(url, "READ COMMITTED" if write else "REPEATABLE READ")
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        msg = f"the URL cannot be used: {error}"
        hint = "pip install 'factledger[postgres]' for PostgreSQL"
        raise MisuseError(msg, expected="a postgresql+psycopg:// URL", do=hint) from error


@lru_cache(maxsize=16)
def _on_server(url: URL, level: str) -> Engine:
    """Return an engine on a database, of which it holds no connection open either."""
    # What the server sends is text, whatever it was told about encodings; then the database's own is looked at.
    arguments = {"client_encoding": "utf8"}
    engine = create_engine(url, poolclass=NullPool, isolation_level=level, connect_args=arguments)
    event.listen(engine, "connect", _check_encoding)
    return engine


def _check_encoding(connection: Any, _record: object) -> None:  # noqa: ANN401  a psycopg connection
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        msg = "the database does not keep its texts in UTF-8"
        hint = "createdb --encoding UTF8 --template template0 NAME, then factledger init"
        raise EngineError(msg, expected="UTF8", found=str(encoding), where=connection.info.dbname, do=hint)


@contextmanager
def explained(location: Location) -> Iterator[None]:
    """Turn what the database says into an error that a person can use."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(error, location) from error
    except UnicodeEncodeError as error:
        msg = "this is no text that a ledger can hold"
        raise ParseError(msg, expected="UTF-8", found=ascii(error.object)[:80]) from error


def _translated(error: DBAPIError, location: Location) -> Exception:
    text = str(error.orig).strip().partition("\n")[0]
    where = str(location)
    for part, kind, msg, hint in _TRANSLATIONS:
        if re.search(part, text):
            return kind(msg, found=text, where=where, do=hint)
    msg = f"the database refused: {text}"
    return EngineError(msg, where=where)


_TRANSLATIONS: tuple[tuple[str, type[FactledgerError], str, str], ...] = (
    (
        r'database ".*" does not exist',
        LedgerMissingError,
        "there is no such database on the server",
        "createdb NAME, then factledger init; or check the URL",
    ),
    (
        r'role ".*" does not exist|authentication failed|permission denied',
        EngineError,
        "the server does not let this user in",
        "check user and password in the URL",
    ),
    (
        "file is not a database|malformed|no such table|does not exist|Could not decode to UTF-8",
        NotALedgerError,
        "this is no ledger, or it is damaged",
        "restore it from git or a backup",
    ),
    (
        "database is locked",
        EngineError,
        "another process is writing to the ledger",
        "try again when it has finished",
    ),
    (
        "readonly database|unable to open database",
        EngineError,
        "the ledger cannot be written",
        "check the permissions of the file and its folder",
    ),
    ("is full|No space left", EngineError, "the disk is full; nothing was written", "make room and try again"),
)
"""What a driver's error holds, and the error, message and hint that it becomes; the first match wins."""
