"""Reading the rows of a ledger, as of any state it ever had."""

from __future__ import annotations

import heapq
import json
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, inspect, null, select, text, true, type_coerce, union_all
from sqlalchemy.types import NullType

from factledger.domain.kinds import KINDS
from factledger.domain.log import Head, Tree, leaf_hash, parse_head, roots_of
from factledger.domain.record import YES, Removed, Row, canonical_json, check_header, columns, from_texts, plain_body
from factledger.domain.redaction import Redaction, redaction_key
from factledger.errors import FactledgerError, NotALedgerError, NotFoundError, ParseError, UnitError
from factledger.store.moment import first_after
from factledger.store.schema import BODIES, checkpoint, log
from factledger.values.key import parse_seq
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, Select

    from factledger.domain.log import Leaves
    from factledger.domain.record import Body
    from factledger.values.units import Unit

_FETCH = 2000
"""Rows fetched at a time when a whole table is read."""

_NESTED = {kind: frozenset(one.name for one in columns(body) if one.shape != "text") for kind, body in KINDS.items()}
_REDACTION = text(f"SELECT 1 FROM {Redaction.KIND} LIMIT 1")  # noqa: S608  a name of ours
_NAMES = {kind: tuple(one.name for one in columns(body)) for kind, body in KINDS.items()}
_JSON_TYPES = frozenset((str, list, dict))
_TRACED = ("entry", "claim", "source")
_LISTED = {"source": "source list", "claim": "claim list", "unit": "unit list"}


@dataclass(frozen=True, slots=True)
class Damage:
    """What a reader that goes on could not read.

    Attributes:
        tables: Tables that are gone, or lack columns.
        rows: Positions of rows that were passed over, with what is wrong with each.
    """

    tables: frozenset[str]
    rows: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one state of a ledger.

    Attributes:
        connection: An open connection, in a transaction that sees one state.
        until: Position of the last row that is seen; None for all.
        damage: None for a reader that raises at a row it cannot read; what was passed over, for one that goes on.
        trace: Where it notes the entries, claims and sources it gives out, by position: KEY@@VERSION; None for nowhere.
    """

    connection: Connection
    until: int | None = None
    damage: Damage | None = None
    trace: dict[int, str] | None = None

    def as_of(self, state: str) -> Reader:
        """Return a reader of the state after a row number, of a head, or at a time.

        Raises:
            NotFoundError: The ledger never had this state.
            ParseError: The text names no state.
        """
        return replace(self, until=_position(self, state))

    def lenient(self) -> Reader:
        """Return a reader that passes over rows and tables that cannot be read, for a ledger that was damaged."""
        if self.connection.dialect.name == "sqlite":
            raw: Any = self.connection.connection.dbapi_connection
            raw.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        found = inspect(self.connection)
        names = set(found.get_table_names())
        lost = {
            table.name
            for table in (log, checkpoint, *BODIES.values())
            if table.name not in names
            or not {column.name for column in table.columns}
            <= {column["name"] for column in found.get_columns(table.name)}
        }
        return replace(self, damage=Damage(frozenset(lost)))

    def size(self) -> int:
        """Return how many rows are seen."""
        if self._has_lost("log"):
            return 0
        newest: int = self.connection.execute(select(func.coalesce(func.max(log.c.seq), 0))).scalar_one()
        return newest if self.until is None else min(newest, self.until)

    def leaves(self) -> Iterator[tuple[int, bytes]]:
        """Yield position and leaf hash of every row, in order."""
        query = select(log.c.seq, log.c.leaf).where(_seen(log, self.until)).order_by(log.c.seq)
        with self._closing(query) as result:
            for seq, leaf in result:
                yield seq, bytes(leaf)

    def head(self) -> Head:
        """Return size and root over all rows that are seen."""
        query = select(log.c.leaf).where(_seen(log, self.until)).order_by(log.c.seq)
        with self._closing(query) as result:
            return Head.of(bytes(leaf) for (leaf,) in result)

    def newest_day(self) -> date:
        """Return the day on which the newest row that is seen was recorded; of an empty ledger, the first of all."""
        newest = self.at(self.size())
        return date.fromisoformat(newest.recorded_at[:10]) if newest else date.min

    def find(self, kind: str, key: str, version: int | None = None) -> Row | None:
        """Return a version of a row, the current one by default, or None."""
        wanted = {"key": key, "until": self.until, "version": version}
        named = tuple(name for name, value in wanted.items() if value is not None)
        return self._one(kind, _by_key(kind, named), {name: wanted[name] for name in named})

    def get(self, kind: str, key: str, version: int | None = None) -> Row:
        """Return a version of a row, the current one by default.

        Args:
            kind: Kind of the row.
            key: Its key, or the number of one of its versions ("#41").
            version: The version; the current one by default (for a number: the version it names).

        Raises:
            NotFoundError: There is none; near keys are named.
        """
        if (seq := parse_seq(key)) is not None:
            return self._numbered(kind, seq, version)
        row = self.find(kind, key, version)
        if row is None:
            which = f" in version {version}" if version else ""
            msg = f"there is no {kind} {key!r}{which}"
            raise NotFoundError(msg, expected=self._near(kind, key), do=f"factledger {_LISTED.get(kind, 'list')}")
        return row

    def _numbered(self, kind: str, seq: int, version: int | None) -> Row:
        found = self.at(seq)
        if found is None:
            msg = f"there is no row {seq}"
            raise NotFoundError(msg, expected=f"a number from 1 to {self.size()}")
        if found.kind != kind:
            msg = f"row {seq} is no {kind}"
            raise NotFoundError(msg, expected=f"the number of a {kind}", found=f"{found.kind} {found.key}")
        if version not in (None, found.version):
            msg = f"row {seq} is another version of {found.key!r}"
            raise NotFoundError(msg, expected=f"{seq}@@{found.version}", found=f"{seq}@@{version}")
        return found

    def newest(self, kind: str, key: str) -> Row:
        """Return the current version of the row that a key, or the number of any of its versions, names.

        Raises:
            NotFoundError: There is none.
        """
        row = self.get(kind, key)
        return row if parse_seq(key) is None else self.find(kind, row.key) or row

    def _near(self, kind: str, key: str) -> str | None:
        from difflib import get_close_matches

        table = BODIES[kind]
        keys = self.connection.execute(select(table.c.key).distinct().limit(_FETCH)).scalars()
        near = get_close_matches(key, list(keys), n=3, cutoff=0.5)
        return " or ".join(near) or None

    def at(self, seq: int) -> Row | None:
        """Return the row at a position, or None."""
        if (self.until is not None and seq > self.until) or self._has_lost("log"):
            return None
        kind = self.connection.execute(select(log.c.kind).where(log.c.seq == seq)).scalar()
        if kind is None:
            return None
        table = BODIES.get(kind)
        found = None if table is None else self._one(kind, select(table).where(table.c.seq == seq))
        if found is None and self.damage is None:
            msg = f"row {seq} is in the log, and its body is gone"
            raise NotALedgerError(msg, do="factledger check")
        return found

    def versions(self, kind: str, key: str) -> list[Row]:
        """Return all versions of a row that are seen, the first first."""
        table = BODIES[kind]
        query = select(table).where(table.c.key == key, _seen(table, self.until)).order_by(table.c.version)
        return list(self._read(kind, query))

    def current(self, kind: str, *conditions: ColumnElement[bool], with_void: bool = False) -> Iterator[Row]:
        """Yield the current version of every row of a kind, in order of their keys, void and redacted ones left out.

        Conditions on columns of a body fit no redacted one.
        """
        table = BODIES[kind]
        query = select(table).where(is_current(table, self.until), *conditions)
        if not with_void:
            query = query.where(stands(table))
        yield from self._read(kind, query.order_by(table.c.key))

    def of_claim(self, claim: str) -> Iterator[Row]:
        """Yield the current entries of a claim, in order of their keys, void and redacted ones left out."""
        yield from self.current("entry", BODIES["entry"].c.claim == claim)

    def all_of_claim(self, claim: str) -> Iterator[Row]:
        """Yield the newest version of every entry that a claim ever had, in order of their keys."""
        # The key says which claim it is even where the body was removed; A follows @ in the order of bytes.
        key = BODIES["entry"].c.key
        yield from self.current("entry", key >= f"{claim}@", key < f"{claim}A", with_void=True)

    def note(self, row: Row) -> None:
        """Note in the trace, if there is one, that a row is given out."""
        if self.trace is not None and row.kind in _TRACED:
            self.trace[row.seq] = f"{row.key}@@{row.version}"

    def current_since(self, seq: int) -> Iterator[Row]:
        """Yield the current version of every row written after a position, void ones too, in the order of the log."""
        yield from heapq.merge(*(self._current_since(kind, seq) for kind in KINDS), key=lambda row: row.seq)

    def _current_since(self, kind: str, seq: int) -> Iterator[Row]:
        table = BODIES[kind]
        query = select(table).where(is_current(table, self.until), table.c.seq > seq).order_by(table.c.seq)
        yield from self._read(kind, query)

    def rows(self, *, newest_first: bool = False, limit: int | None = None) -> Iterator[Row]:
        """Yield all rows in the order of the log."""
        streams = (self._of_kind(kind, newest_first=newest_first, limit=limit) for kind in KINDS)
        merged = heapq.merge(*streams, key=lambda row: row.seq, reverse=newest_first)
        for count, row in enumerate(merged):
            if limit is not None and count >= limit:
                return
            yield row

    def _of_kind(self, kind: str, *, newest_first: bool, limit: int | None) -> Iterator[Row]:
        table = BODIES[kind]
        order = table.c.seq.desc() if newest_first else table.c.seq
        yield from self._read(kind, select(table).where(_seen(table, self.until)).order_by(order).limit(limit))

    def stored(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield position and JSON of every row as it is stored, in the order of the log."""
        for seq, kind, found in self.columns():
            try:
                yield seq, stored_json(kind, found) if found["salt"] else as_row(kind, found, self).to_json()
            except (ValueError, TypeError, RecursionError) as error:
                raise unreadable(kind, seq, error) from error

    def columns(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Yield position, kind and columns of every row, whatever they hold, in the order of the log."""
        yield from heapq.merge(*(self._columns(kind) for kind in KINDS), key=itemgetter(0))

    def _columns(self, kind: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
        if self._has_lost(kind):
            return
        table = BODIES[kind]
        names = [column.name for column in table.columns]
        for found in self.stream(select(table).where(_seen(table, self.until)).order_by(table.c.seq)):
            columns = dict(zip(names, found, strict=True))
            yield columns["seq"], kind, columns

    def logged(self, since: int = 0) -> Iterator[tuple[int, Any, Any, Any, Any]]:
        """Yield (position, kind, key, version, leaf) of the rows after a position, whatever they hold, in order."""
        if self._has_lost("log"):
            return
        query = select(log.c.seq, log.c.kind, log.c.key, log.c.version, type_coerce(log.c.leaf, NullType()))
        with self._closing(query.where(_seen(log, self.until), log.c.seq > since).order_by(log.c.seq)) as result:
            yield from result

    def roots(self, wanted: Sequence[Leaves]) -> list[bytes]:
        """Return the root over each range of leaves, which may not overlap; all leaves are read once, in order."""
        return roots_of((leaf if isinstance(leaf, bytes) else b"" for *_, leaf in self.logged()), wanted)

    def heads(self, sizes: Collection[int]) -> dict[int, Head]:
        """Return the heads after so many rows, of those sizes that the ledger has."""
        tree, found = Tree(), {}
        for _, leaf in self.leaves():
            tree.append(leaf)
            if tree.size in sizes:
                found[tree.size] = tree.head()
        return found

    def checkpoints(self) -> list[tuple[int, str]]:
        """Return size and signed note of every checkpoint that is kept, smallest first."""
        if self._has_lost("checkpoint"):
            return []
        query = select(checkpoint.c.size, checkpoint.c.note).order_by(checkpoint.c.size)
        return [(size, note) for size, note in self.connection.execute(query) if size <= (self.until or size)]

    def leaves_of(self, named: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str, int], bytes]:
        """Return the leaf hashes of those versions, named by kind, key and number, that are there."""
        wanted = set(named)
        found = {}
        # A kind at a time: of pairs and triples SQLite makes no use of its index, and reads the whole log.
        for kind, keys in _by_kind((kind, key) for kind, key, _ in wanted).items():
            query = select(log.c.key, log.c.version, log.c.leaf).where(log.c.kind == kind, log.c.key.in_(keys))
            for key, version, leaf in self.connection.execute(query.where(_seen(log, self.until))):
                if (kind, key, version) in wanted:
                    found[kind, key, version] = bytes(leaf)
        return found

    def versions_of(self, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
        """Return all versions of those rows, named by kind and key, that are seen, the first first."""
        found: dict[tuple[str, str], list[Row]] = {}
        for kind, keys in _by_kind(named).items():
            table = BODIES[kind]
            query = select(table).where(table.c.key.in_(keys), _seen(table, self.until)).order_by(table.c.version)
            for row in self._read(kind, query):
                found.setdefault((kind, row.key), []).append(row)
        return found

    def units(self) -> Units:
        """Return the units that the package ships and those of this ledger."""
        own = [row.body.to_unit(row.key) for row in self.current("unit")]  # type: ignore[attr-defined]
        try:
            return Units.shipped().extended(own)
        except UnitError:
            if self.damage is None:
                raise
            return _sound(own)

    @staticmethod
    def column(kind: str, name: str) -> ColumnElement[str | None]:
        """Return a column of a kind's table, to make a condition for `current`."""
        return BODIES[kind].c[name]

    def count(self, kind: str) -> int:
        """Return how many rows of a kind are current, void ones left out."""
        if self._has_lost(kind):
            return 0
        table = BODIES[kind]
        query = select(func.count()).select_from(table).where(is_current(table, self.until), stands(table))
        return self.connection.execute(query).scalar_one()

    def redacted(self, kind: str) -> int:
        """Return how many rows of a kind are redacted in their current version."""
        # Most ledgers have no redaction; one that came after the state that is read emptied its row there too.
        if self._has_lost(kind) or self._has_lost(Redaction.KIND) or not self.connection.execute(_REDACTION).first():
            return 0
        table = BODIES[kind]
        query = select(func.count()).select_from(table).where(is_current(table, self.until), table.c.salt == "")
        return self.connection.execute(query).scalar_one()

    def removed(self, kind: str, found: RowMapping | Mapping[str, Any]) -> Removed:
        """Return what is known of a body that was removed, whatever state is read: it is gone from all of them."""
        if self._has_lost("log") or self._has_lost(Redaction.KIND):
            return Removed()
        table = BODIES[Redaction.KIND]
        named = table.c.key == redaction_key(kind, found["key"], found["version"])
        query = select(type_coerce(log.c.leaf, NullType()), table.c.seq, table.c.reason).select_from(
            log.outerjoin(table, named)
        )
        one = self.connection.execute(query.where(log.c.seq == found["seq"])).first()
        return Removed() if one is None or not isinstance(one[0], bytes) else Removed(*one)

    def redactions(self) -> dict[str, RowMapping]:
        """Return all redactions that the log has, by their keys: their columns, and `log_seq` and `log_leaf`.

        The columns are empty where the body of one is gone. A body that was removed is gone from every state.
        """
        if self._has_lost("log"):
            return {}
        own = (log.c.seq.label("log_seq"), log.c.key.label("log_key"))
        leaf = type_coerce(log.c.leaf, NullType()).label("log_leaf")
        query = select(*own, leaf)
        if not self._has_lost(Redaction.KIND):
            table = BODIES[Redaction.KIND]
            query = select(*own, leaf, table).select_from(log.outerjoin(table, table.c.seq == log.c.seq))
        query = query.where(log.c.kind == Redaction.KIND)
        return {str(one["log_key"]): one for one in self.connection.execute(query).mappings()}

    def _has_lost(self, table: str) -> bool:
        return self.damage is not None and table in self.damage.tables

    def _one(self, kind: str, query: Select[Any], given: dict[str, Any] | None = None) -> Row | None:
        if self._has_lost(kind):
            return None
        return next(readable(self, kind, self.connection.execute(query, given).mappings().all()), None)

    def _read(self, kind: str, query: Select[Any]) -> Iterator[Row]:
        if self._has_lost(kind):
            return
        with self._closing(query) as result:
            for found in chain.from_iterable(result.partitions()):
                row = None if self.damage else _plain_row(kind, found)
                if row is None:
                    yield from readable(self, kind, (found._mapping,))  # noqa: SLF001  its public name
                else:
                    self.note(row)
                    yield row

    @contextmanager
    def _closing(self, query: Any) -> Iterator[Any]:  # noqa: ANN401  as below
        """Stream a query, and close its cursor when whoever reads it stops early."""
        result = self.stream(query)
        try:
            yield result
        finally:
            # The ledger may be closed already; SQLite's cursors close with it.
            if not self.connection.closed or self.connection.dialect.name != "sqlite":
                result.close()

    def stream(self, query: Any) -> Any:  # noqa: ANN401  SQLAlchemy's generics say less than they cost here
        """Return the result of a query, whose rows are fetched some thousand at a time."""
        return self.connection.execute(query, execution_options={"yield_per": _FETCH})


@lru_cache(maxsize=64)
def _by_key(kind: str, named: tuple[str, ...]) -> Select[Any]:
    """Return the query for the newest version of a row: of those until a position, or one version, if that is named."""
    table = BODIES[kind]
    query = select(table).where(table.c.key == bindparam("key"))
    if "until" in named:
        query = query.where(table.c.seq <= bindparam("until"))
    if "version" in named:
        query = query.where(table.c.version == bindparam("version"))
    return query.order_by(table.c.version.desc()).limit(1)


def _by_kind(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, key in named:
        found.setdefault(kind, []).append(key)
    return found


def unreadable(kind: str, seq: int, error: Exception) -> NotALedgerError:
    """Return the error that says of a row that it cannot be read."""
    msg = f"the {kind} in row {seq} cannot be read: somebody changed it"
    return NotALedgerError(msg, found=str(error).partition("\n")[0], do="factledger check shows all such rows")


def _sound(own: list[Unit]) -> Units:
    """Return the units of the package and those of a damaged ledger that are sound, whichever come first."""
    units, left = Units.shipped(), own
    while left:
        rest = []
        for one in left:
            try:
                units = units.extended([one])
            except UnitError:
                rest.append(one)
        if len(rest) == len(left):
            break
        left = rest
    return units


def stands(table: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row is neither void nor redacted."""
    return and_(table.c.void.is_(null()), table.c.salt != "")


def _seen(table: FromClause, until: int | None) -> ColumnElement[bool]:
    return true() if until is None else table.c.seq <= until


@lru_cache(maxsize=64)
def is_current(table: FromClause, until: int | None) -> ColumnElement[bool]:
    """Return the condition that a row is the newest version of its key in a state.

    Versions have no gaps, so the next one is found by its number; nothing is ever updated.
    """
    newer = table.alias()
    later = exists(newer.c.version).where(
        newer.c.key == table.c.key, newer.c.version == table.c.version + 1, _seen(newer, until)
    )
    return and_(_seen(table, until), ~later)


def readable(reader: Reader, kind: str, found: Iterable[RowMapping]) -> Iterator[Row]:
    """Yield rows from their columns; one that cannot be read is an error, or is passed over (see `Reader.damage`)."""
    for one in found:
        try:
            row = as_row(kind, one, reader)
            if reader.damage is not None:
                check_header(row)
                row.body.check()
        except FactledgerError as error:
            if reader.damage is None:
                raise
            reader.damage.rows[one["seq"]] = error.found or error.what
        else:
            reader.note(row)
            yield row


def _plain_row(kind: str, found: Sequence[Any]) -> Row | None:
    """Return a row from all columns of its table; None where they are not plainly in their one form."""
    seq, key, version, recorded_at, recorded_by, reason, salt, void, format_, *texts = found
    if not salt:
        return None
    fields = {name: text for name, text in zip(_NAMES[kind], texts, strict=True) if text is not None}
    body = plain_body(KINDS[kind], fields)
    if body is None:
        return None
    return Row(
        kind=kind,
        key=key,
        version=version,
        recorded_at=recorded_at,
        recorded_by=recorded_by,
        reason=reason,
        salt=salt,
        is_void=void == YES,
        format=format_,
        seq=seq,
        body=body,
    )


def as_row(kind: str, found: RowMapping | Mapping[str, Any], reader: Reader | None = None) -> Row:
    """Return a row from the columns of its table, which may stand among others.

    Args:
        kind: Its kind.
        found: The columns.
        reader: The ledger, where it is to be said of a redacted row what was removed and why.

    Raises:
        NotALedgerError: They hold what they cannot.
    """
    try:
        return Row(
            kind=kind,
            key=found["key"],
            version=found["version"],
            recorded_at=found["recorded_at"],
            recorded_by=found["recorded_by"],
            reason=found["reason"],
            salt=found["salt"],
            is_void=found["void"] == YES,
            format=found["format"],
            seq=found["seq"],
            body=_body(kind, found, reader),
        )
    except (FactledgerError, ValueError, TypeError, RecursionError) as error:
        raise unreadable(kind, found["seq"], error) from error


def _body(kind: str, found: RowMapping | Mapping[str, Any], reader: Reader | None) -> Body:
    if not found["salt"]:
        return reader.removed(kind, found) if reader else Removed()
    return from_texts(KINDS[kind], found)


def is_blank(kind: str, found: RowMapping | Mapping[str, Any]) -> bool:
    """Tell whether nothing is left of the body of a row, nor of what could be used to guess it."""
    return found["salt"] == "" and found["reason"] is None and all(found[name] is None for name in _NAMES[kind])


def stored_json(kind: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row's JSON straight from all its columns: the bytes that its leaf covers, if nobody changed it."""
    row = {name: value for name, value in found.items() if value is not None}
    del row["seq"]
    row["kind"], row["version"] = kind, str(row["version"])
    for name in _NESTED[kind] & row.keys():
        row[name] = json.loads(row[name])
    return row


def hashes_to(leaf: object, kind: str, found: Mapping[str, Any]) -> bool:
    """Tell whether columns hash to a leaf; what is no text, or no JSON where it should be, hashes to none."""
    try:
        row = stored_json(kind, found)
        return _JSON_TYPES.issuperset(map(type, row.values())) and leaf_hash(canonical_json(row)) == leaf
    except (ValueError, TypeError, RecursionError, KeyError):
        return False


def _position(reader: Reader, state: str) -> int:
    """Return the position of the last row of a state."""
    if (seq := parse_seq(state)) is not None:
        if seq > reader.size():
            msg = f"the ledger has no row {seq}"
            raise NotFoundError(msg, expected=f"a number from 1 to {reader.size()}")
        return seq
    if (head := parse_head(state)) is not None:
        found = Reader(reader.connection, head[0]).head()
        if found.size != head[0] or not found.root.hex().startswith(head[1]):
            msg = "the ledger never had this head"
            raise NotFoundError(msg, expected=state, found=str(found))
        return head[0]
    moment = parse_time(state)
    # The rows in front of the first later one: what a merge brought in afterwards was not known here before.
    try:
        first = first_after(reader.connection, moment, reader.size())
    except LookupError:
        first = _first_of_all(reader, moment)
    return reader.size() if first is None else first - 1


def _first_of_all(reader: Reader, moment: str) -> int | None:
    """Return the first later row of a ledger that has lost some, which is found by looking at all of them."""
    later = [
        select(func.min(table.c.seq).label("seq")).where(table.c.recorded_at > moment) for table in BODIES.values()
    ]
    found: int | None = reader.connection.execute(select(func.min(union_all(*later).subquery().c.seq))).scalar()
    return found


def names_state(text: str) -> bool:
    """Tell whether a text is written like a state of a ledger: a row number, a head, a date or a time."""
    try:
        return parse_seq(text) is not None or parse_head(text) is not None or bool(parse_time(text))
    except ParseError:
        return False


def parse_time(text: str) -> str:
    """Return a date (its last second) or a time as UTC text, as it is stored.

    Raises:
        ParseError: The text is neither.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        msg = "this names no state of the ledger"
        expected = "a row number, a head such as 34:9f86d081..., a date, or a time such as 2026-05-15T10:00"
        raise ParseError(msg, expected=expected, found=repr(text[:80])) from error
    if len(text) == len("2026-05-15"):
        moment = moment.replace(hour=23, minute=59, second=59)
    try:
        return format_time(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)
    except OverflowError as error:
        msg = "this time lies outside the calendar"
        raise ParseError(msg, expected="a time between the years 1 and 9999, in UTC", found=repr(text[:80])) from error


def format_time(moment: datetime) -> str:
    """Return a time in UTC as it is stored: 2026-05-15T10:00:00Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
