"""The ledger on both engines: what is written stays, in one order, as of any state."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from factledger.domain.kinds import KINDS
from factledger.domain.record import canonical_json, columns
from factledger.domain.source import Source
from factledger.errors import ExistsError, NotFoundError, ParseError, SchemaError, StaleError
from factledger.store import ledger as ledgers
from factledger.store.engine import open_engine
from factledger.store.ledger import create, migrate, reading, writing
from factledger.store.schema import AMOUNT_INDEX, GUARDED, REVISION, metadata
from factledger.store.shape import differences

if TYPE_CHECKING:
    from factledger.store.engine import Location


def add(place: Location, key: str, title: str = "a title", after: int | None = None) -> None:
    with writing(place) as writer:
        writer.append(Source(title=title), key, by="rb", after=after, reason="a reason" if after else None)


def test_positions_and_versions_have_no_gaps(ledger: Location) -> None:
    add(ledger, "a")
    add(ledger, "b")
    add(ledger, "a", "another title", after=1)
    with reading(ledger) as reader:
        assert [(row.seq, row.key, row.version) for row in reader.rows()] == [(1, "a", 1), (2, "b", 1), (3, "a", 2)]
        assert reader.size() == 3
        assert [seq for seq, _ in reader.leaves()] == [1, 2, 3]


def test_a_failed_write_leaves_nothing_and_no_gap(ledger: Location) -> None:
    add(ledger, "a")
    with pytest.raises(ExistsError), writing(ledger) as writer:  # noqa: PT012  the first succeeds, and is taken back
        writer.append(Source(title="x"), "b", by="rb")
        writer.append(Source(title="x"), "a", by="rb")
    add(ledger, "c")
    with reading(ledger) as reader:
        assert [row.key for row in reader.rows()] == ["a", "c"]


def test_a_dry_run_writes_nothing(ledger: Location) -> None:
    with writing(ledger, dry_run=True) as writer:
        writer.append(Source(title="x"), "a", by="rb")
    with reading(ledger) as reader:
        assert reader.size() == 0


def test_every_state_stays_readable(ledger: Location) -> None:
    add(ledger, "a", "one")
    with reading(ledger) as reader:
        first = reader.head()
    add(ledger, "a", "two", after=1)
    with reading(ledger) as reader:
        titles = {
            state: reader.as_of(state).get("source", "a").body.to_json()["title"]
            for state in ("1", "#2", str(first), str(first)[:12], "2999-01-01")
        }
        assert titles == {"1": "one", "#2": "two", str(first): "one", str(first)[:12]: "one", "2999-01-01": "two"}
        assert reader.as_of("2000-01-01").size() == reader.as_of("0001-01-01").size() == 0
        assert reader.as_of(str(first)).head() == first
        assert [row.version for row in reader.as_of("1").versions("source", "a")] == [1]


@pytest.mark.parametrize(
    ("state", "error"),
    [
        ("9", NotFoundError),
        ("1:00000000", NotFoundError),
        ("yesterday", ParseError),
        *((state, ParseError) for state in ("", "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+01:00")),
    ],
)
def test_error_on_a_state_that_never_was(ledger: Location, state: str, error: type[Exception]) -> None:
    add(ledger, "a")
    with reading(ledger) as reader, pytest.raises(error):
        reader.as_of(state)


def test_error_on_a_correction_of_a_version_that_is_no_longer_current(ledger: Location) -> None:
    add(ledger, "a")
    add(ledger, "a", "two", after=1)
    with pytest.raises(StaleError) as caught:
        add(ledger, "a", "three", after=1)
    assert str(caught.value) == (
        "error[stale]: version 1 of 'a' is no longer the current one\n"
        "  expected: a@@2\n"
        "  found: a@@1\n"
        "  do: look at it again: factledger history a"
    )


def test_error_on_a_key_that_is_not_there_names_near_ones(ledger: Location) -> None:
    add(ledger, "nyt/us-controls")
    with reading(ledger) as reader, pytest.raises(NotFoundError) as caught:
        reader.get("source", "nyt/us-control")
    assert caught.value.expected == "nyt/us-controls"


def test_stored_rows_hash_to_their_leaves(ledger: Location) -> None:
    add(ledger, "a", "título")
    with reading(ledger) as reader:
        for row, (seq, stored) in zip(reader.rows(), reader.stored(), strict=True):
            assert seq == row.seq
            assert canonical_json(stored) == row.leaf_bytes()


def test_a_row_is_never_earlier_than_the_one_before(ledger: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ledger, "a")
    with reading(ledger) as reader:
        first = reader.get("source", "a").recorded_at
    monkeypatch.setattr(ledgers, "format_time", lambda _: "1999-01-01T00:00:00Z")
    add(ledger, "b")
    with reading(ledger) as reader:
        assert reader.get("source", "b").recorded_at == first


CHANGES = (
    "UPDATE {table} SET key = 'x'",
    "DELETE FROM {table}",
    "INSERT INTO {table} SELECT * FROM {table}",
)
SQLITE_CHANGES = ("INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "REPLACE INTO {table} SELECT * FROM {table}")
UPSERTS = (
    (
        "INSERT INTO source (seq, key, version, recorded_at, recorded_by, salt, format, title) "
        "VALUES (1, 'a', 1, 'x', 'x', 'x', '1', 'x') ON CONFLICT (seq) DO UPDATE SET title = 'x'"
    ),
)


@pytest.mark.parametrize("table", ["log", "source"])
def test_guards_refuse_to_change_a_row(ledger: Location, table: str) -> None:
    add(ledger, "a")
    statements = [change.format(table=table) for change in CHANGES] + list(UPSERTS)
    if ledger.path:
        statements += [change.format(table=table) for change in SQLITE_CHANGES]
    else:
        statements.append(f"TRUNCATE {table} CASCADE")
    engine = open_engine(ledger, write=True)
    for statement in statements:
        with engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(statement))
    with reading(ledger) as reader:
        assert reader.get("source", "a").body == Source(title="a title")


@pytest.mark.parametrize("table", GUARDED)
def test_every_table_is_guarded(ledger: Location, table: str) -> None:
    name = f"guard_{table}_{'update' if ledger.path else 'row'}"
    engine = open_engine(ledger, write=True)
    with engine.begin() as connection:
        assert differences(connection) == []
        connection.execute(text(f'DROP TRIGGER "{name}"' + ("" if ledger.path else f' ON "{table}"')))
        assert differences(connection) == [f"the guard {name} is missing or was changed: rows could be changed too"]


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_make_the_schema(ledger: Location) -> None:
    with open_engine(ledger).connect() as connection:
        found = inspect(connection)
        tables = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
        assert tables.pop("alembic_version") == {"version_num"}
        assert tables == {table.name: {column.name for column in table.columns} for table in metadata.sorted_tables}
        for table in metadata.sorted_tables:
            indexes = {one["name"] for one in found.get_indexes(table.name) if not one.get("duplicates_constraint")}
            assert indexes - {AMOUNT_INDEX} == {index.name for index in table.indexes}
        assert differences(connection) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_column_says_what_it_holds(kind: str) -> None:
    table = metadata.tables[kind]
    assert table.comment
    assert all(column.comment for column in table.columns)
    assert [column.name for column in table.columns][-len(columns(KINDS[kind])) :] == [
        c.name for c in columns(KINDS[kind])
    ]


def test_a_second_init_changes_nothing(ledger: Location) -> None:
    add(ledger, "a")
    assert create(ledger) is False
    assert migrate(ledger) == (REVISION, REVISION)
    with reading(ledger) as reader:
        assert reader.size() == 1


def test_error_on_a_ledger_of_a_newer_schema(ledger: Location) -> None:
    with open_engine(ledger, write=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for opening in (reading, writing):
        with pytest.raises(SchemaError, match="newer factledger"), opening(ledger):
            pass
    with pytest.raises(SchemaError, match="newer factledger"):
        migrate(ledger)


def test_texts_compare_byte_by_byte_on_both_engines(ledger: Location) -> None:
    for key in ("b", "a.1", "a-1", "a/1", "a"):
        add(ledger, key)
    with reading(ledger) as reader:
        assert [row.key for row in reader.current("source")] == ["a", "a-1", "a.1", "a/1", "b"]


def test_decimals_stay_as_written(ledger: Location) -> None:
    add(ledger, "a", "0.10")
    with reading(ledger) as reader:
        assert reader.get("source", "a").body.to_json()["title"] == "0.10"


def test_rows_can_be_written_after_rows_were_streamed(ledger: Location) -> None:
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="rb")
        assert [row.key for row in writer.current("source")] == ["a"]
        writer.append(Source(title="b"), "b", by="rb")
    with reading(ledger) as reader:
        assert reader.size() == 2


def test_a_reader_may_stop_early_and_late(ledger: Location, caplog: pytest.LogCaptureFixture) -> None:
    add(ledger, "a")
    add(ledger, "b")
    with reading(ledger) as reader:
        early, late = reader.current("source"), reader.current("source")
        assert (next(early).key, next(late).key) == ("a", "a")
        del early
    del late
    gc.collect()
    assert not caplog.records


def test_header_texts_are_stored_in_one_form(ledger: Location) -> None:
    with writing(ledger) as writer:
        writer.append(Source(title="a"), "a", by="Jose\u0301 ")
        row = writer.append(Source(title="b"), "a", by="rb", after=1, reason=" cafe\u0301")
    with reading(ledger) as reader:
        assert [(one.recorded_by, one.reason) for one in reader.rows()] == [("José", None), ("rb", "café")]
        assert reader.get("source", "a").leaf_bytes() == row.leaf_bytes()


@pytest.mark.parametrize("header", [{"by": "a\x1b[2J"}, {"by": "\udcff"}, {"reason": "a\0"}, {"reason": "a" * 10_001}])
def test_error_on_header_texts_that_cannot_be_stored(ledger: Location, header: dict[str, Any]) -> None:
    with pytest.raises(ParseError, match=r"recorded_by|reason"), writing(ledger) as writer:
        writer.append(Source(title="a"), "a", **({"by": "rb"} | header))


def test_error_on_a_key_that_is_no_text(ledger: Location) -> None:
    with pytest.raises(ParseError) as caught, reading(ledger) as reader:
        reader.get("source", "\udcff")
    assert caught.value.found == "'\\udcff'"
