"""Opening, creating and migrating a ledger, and appending to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text

from factledger.domain.record import Row, clean_text, new_salt
from factledger.errors import EngineError, ExistsError, NotFoundError, ParseError, StaleError
from factledger.store.bulk import Stored, put
from factledger.store.engine import LOCK, Location, create_file, explained, open_engine
from factledger.store.migrate import check_empty, check_revision, current_revision, known_revision, upgrade
from factledger.store.reader import Reader, format_time
from factledger.store.schema import AMOUNT_INDEX, BODIES, amount_index, checkpoint, log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Table

    from factledger.domain.record import Body


@contextmanager
def reading(location: Location, as_of: str | None = None) -> Iterator[Reader]:
    """Open a ledger for reading one state of it.

    Args:
        location: Where it is.
        as_of: The state: a row number, a head, or a time; None for the current one.

    Raises:
        LedgerMissingError: There is none.
        NotALedgerError: What is there is none.
        SchemaError: Its schema is older or newer than this version's.
    """
    engine = open_engine(location)
    with explained(location), engine.connect() as connection:
        check_revision(connection, str(location))
        reader = Reader(connection)
        yield reader if as_of is None else reader.as_of(as_of)


@contextmanager
def writing(location: Location, *, dry_run: bool = False) -> Iterator[Writer]:
    """Open a ledger for writing, alone; all is written at the end, or nothing after an error.

    Args:
        location: Where it is.
        dry_run: Whether to take everything back at the end.

    Raises:
        LedgerMissingError: There is none.
        NotALedgerError: What is there is none.
        SchemaError: Its schema is older or newer than this version's.
        EngineError: It cannot be written, or another process writes for too long.
    """
    engine = open_engine(location, write=True)
    with explained(location), engine.connect() as connection, connection.begin() as transaction:
        check_revision(connection, str(location))
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield Writer(connection)
        if dry_run:
            transaction.rollback()


def create(location: Location) -> bool:
    """Create a ledger; return False when one is there already, and leave that alone.

    Raises:
        NotALedgerError: Something else is there; it is left alone.
        SchemaError: A ledger is there that a newer version wrote.
        EngineError: The place cannot be written.
    """
    if location.path is not None and not location.path.exists():
        engine = create_file(location.path)
        try:
            with explained(location), engine.begin() as connection:
                upgrade(connection)
        except BaseException:
            location.path.unlink(missing_ok=True)
            raise
        return True
    engine = open_engine(location, write=True)
    with explained(location), engine.begin() as connection:
        if current_revision(connection) is not None:
            known_revision(connection, str(location))
            return False
        check_empty(connection, str(location))
        upgrade(connection)
    return True


def migrate(location: Location) -> tuple[str, str]:
    """Bring a ledger's schema up to date; return the schema before and after.

    Raises:
        NotALedgerError: What is there is no ledger.
        SchemaError: Its schema is newer than this version's.
    """
    engine = open_engine(location, write=True)
    with explained(location), engine.begin() as connection:
        before = known_revision(connection, str(location))
        upgrade(connection)
        after = known_revision(connection, str(location))
    return before, after


@dataclass(frozen=True, slots=True)
class Writer(Reader):
    """Reads a ledger and appends to it, within one transaction that no other writer enters."""

    def append(
        self, body: Body, key: str, *, by: str, reason: str | None = None, after: int | None = None, void: bool = False
    ) -> Row:
        """Write a row and return it.

        Args:
            body: What it says.
            key: What names it.
            by: Who records it.
            reason: Why, for a correction.
            after: The version that it corrects; None for a key that is new.
            void: Whether it withdraws what was recorded wrongly.

        Raises:
            ParseError: Name or reason cannot be stored.
            ExistsError: The key is not new.
            StaleError: The version it corrects is not the current one.
        """
        by, reason = clean_text("recorded_by", by), clean_text("reason", reason) if reason else None
        if clean_text("key", key) != key:
            msg = "this key cannot be stored"
            raise ParseError(msg, expected=repr(clean_text("key", key)), found=repr(key))
        newest = self.find(body.KIND, key)
        _check_version(body.KIND, key, newest, after)
        row = Row(
            kind=body.KIND,
            key=key,
            version=newest.version + 1 if newest else 1,
            recorded_at=self.now(),
            recorded_by=by,
            reason=reason or None,
            salt=new_salt(),
            is_void=void,
            body=body,
            seq=self.size() + 1,
        )
        self.write([row])
        return row

    def now(self) -> str:
        """Return the time, never earlier than that of the last row, whatever the clock says."""
        last = self.at(self.size())
        now = format_time(datetime.now(UTC))
        return max(now, last.recorded_at) if last else now

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows whose positions and versions are already right, and see that they are there.

        Raises:
            EngineError: See `put`.
        """
        self.put([Stored.of(row) for row in rows])

    def put(self, rows: Sequence[Stored]) -> None:
        """Write rows as they are stored, the positions of which follow on one another, and see that they are there.

        Raises:
            EngineError: Some are not: something in the database takes rows away without a word.
        """
        if not rows:
            return
        between = rows[0].seq, rows[-1].seq
        for name, expected in put(self.connection, rows).items():
            self._check_written(BODIES.get(name, log), between, expected)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Make the index over amounts of an empty SQLite ledger once it is filled: row by row it takes far longer."""
        is_sqlite = self.connection.dialect.name == "sqlite"
        if is_sqlite:
            self.connection.exec_driver_sql(f"DROP INDEX IF EXISTS {AMOUNT_INDEX}")
        yield
        if is_sqlite:
            self.connection.exec_driver_sql(amount_index("sqlite"))

    def keep_checkpoint(self, size: int, note: str) -> None:
        """Keep the signed checkpoint of the first `size` rows; there may be none of that size yet."""
        self.connection.execute(insert(checkpoint), [{"size": size, "note": note}])

    def _check_written(self, table: Table, between: tuple[int, int], expected: int) -> None:
        query = select(func.count()).select_from(table).where(table.c.seq.between(*between))
        found = self.connection.execute(query).scalar_one()
        if found != expected:
            msg = f"the database did not keep what was written to its table {table.name}; nothing was recorded"
            hint = "factledger check shows what was added to the ledger"
            raise EngineError(msg, expected=f"{expected} rows", found=f"{found} rows", do=hint)


def _check_version(kind: str, key: str, newest: Row | None, after: int | None) -> None:
    if newest is None and after is not None:
        msg = f"there is no {kind} {key!r}"
        raise NotFoundError(msg)
    if newest is not None and after is None:
        msg = f"the {kind} {key!r} is there already (#{newest.seq}, version {newest.version})"
        raise ExistsError(msg, do="revise it, or choose another key")
    if newest is not None and after != newest.version:
        msg = f"version {after} of {key!r} is no longer the current one"
        raise StaleError(
            msg,
            expected=f"{key}@@{newest.version}",
            found=f"{key}@@{after}",
            do=f"look at it again: factledger history {key}",
        )
