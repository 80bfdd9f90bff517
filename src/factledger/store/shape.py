"""The shape of a ledger: its tables, indexes and guards, and nothing else; whatever differs is named.

A trigger more can take rows away without a word, a guard that was changed lets them be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, LargeBinary, text
from sqlalchemy.schema import CreateIndex, CreateTable

from factledger.store.guards import (
    POSTGRESQL_BODY,
    POSTGRESQL_REDACTION_BODY,
    POSTGRESQL_TYPES,
    sqlite_guards,
    sqlite_redaction_guard,
)
from factledger.store.schema import AMOUNT_INDEX, BODIES, GUARDED, REDACTABLE, amount_index, index_of, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection, Dialect

_REVISIONS = "alembic_version"
_REVISION_COLUMN = ("version_num", "character varying(32)", True, "default")
_REVISION_TABLE = (
    "CREATE TABLE alembic_version (\n"
    "\tversion_num VARCHAR(32) NOT NULL, \n"
    "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
    ")"
)


def differences(connection: Connection) -> list[str]:
    """Return how the database differs from the ledger that the migrations make, a sentence each."""
    found = _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)
    return sorted(set(found))


def _guard(name: str) -> str:
    return f"the guard {name} is missing or was changed: rows could be changed too"


def _sqlite(connection: Connection) -> Iterator[str]:
    wanted = _sqlite_schema(connection.dialect)
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') OR name NOT LIKE 'sqlite\\_%'"
    rows = connection.execute(text(query + " ESCAPE '\\'"))
    found = {(row.type, row.name): _one_line(row.type, row.sql or "") for row in rows}
    for kind, name in wanted.keys() | found.keys():
        if wanted.get((kind, name)) == found.get((kind, name)):
            continue
        if (kind, name) not in wanted:
            yield f"the {kind} {name} does not belong to a ledger"
        elif kind == "trigger":
            yield _guard(name)
        else:
            yield f"the {kind} {name} {'was changed' if (kind, name) in found else 'is gone'}"


def _sqlite_schema(dialect: Dialect) -> dict[tuple[str, str], str]:
    wanted = {("table", _REVISIONS): _one_line("table", _REVISION_TABLE)}
    for table in metadata.sorted_tables:
        wanted["table", table.name] = _one_line("table", str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            statement = CreateIndex(index_of(dialect.name, index)).compile(dialect=dialect)
            wanted["index", str(index.name)] = str(statement).strip()
    wanted["index", AMOUNT_INDEX] = amount_index(dialect.name)
    guards = {statement.split('"')[1]: statement for statement in sqlite_guards(GUARDED)}
    for kind in REDACTABLE:
        guards[f"guard_{kind}_update"] = sqlite_redaction_guard(kind, [one.name for one in BODIES[kind].columns])
    return wanted | {("trigger", name): statement for name, statement in guards.items()}


def _one_line(kind: str, sql: str) -> str:
    """Return a statement without space around it, and that of a table on one line.

    A column that a migration added stands on no line of its own. No name and no literal in our tables holds a space.
    """
    return " ".join(sql.split()) if kind == "table" else sql.strip()


_HERE = "pg_class.relnamespace = current_schema()::regnamespace"
_RELATIONS = f"""
SELECT relname, relkind::text, relrowsecurity FROM pg_class WHERE {_HERE} AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
"""  # noqa: S608  names of ours
_COLUMNS = f"""
SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull, coalesce(collname, '')
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
WHERE {_HERE} AND relkind = 'r' AND attnum > 0 AND NOT attisdropped ORDER BY relname, attnum
"""  # noqa: S608  names of ours
_TRIGGERS = f"""
SELECT relname, tgname, tgtype, tgenabled::text, tgqual IS NULL, tgattr::text, prosrc, lanname
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
JOIN pg_language ON pg_language.oid = prolang WHERE {_HERE} AND NOT tgisinternal
"""  # noqa: S608  names of ours
_RULES = f"""
SELECT rulename, relname FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class WHERE {_HERE} AND relkind = 'r'
"""  # noqa: S608  names of ours
_KINDS = {"r": "table", "p": "table", "v": "view", "m": "view", "f": "table", "S": "sequence"}


def _postgresql(connection: Connection) -> Iterator[str]:
    tables = {table.name: [_column(one) for one in table.columns] for table in metadata.sorted_tables}
    tables[_REVISIONS] = [_REVISION_COLUMN]
    found = {name: (kind, hidden) for name, kind, hidden in connection.execute(text(_RELATIONS))}
    columns: dict[str, list[tuple[str, str, bool, str]]] = {}
    for name, *column in connection.execute(text(_COLUMNS)):
        columns.setdefault(name, []).append(tuple(column))
    for name in tables.keys() | found.keys():
        if name not in tables:
            yield f"the {_KINDS[found[name][0]]} {name} does not belong to a ledger"
        elif name not in found:
            yield f"the table {name} is gone"
        elif found[name] != ("r", False) or columns.get(name) != tables[name]:
            yield f"the table {name} was changed"
    yield from _postgresql_guards(connection)
    for rule, name in connection.execute(text(_RULES)):
        yield f"the rule {rule} on {name} does not belong to a ledger"


def _column(column: Column[object]) -> tuple[str, str, bool, str]:
    match column.type:
        case Integer():
            return column.name, "integer", not column.nullable, ""
        case LargeBinary():
            return column.name, "bytea", not column.nullable, ""
        case _:
            return column.name, "text", not column.nullable, "C"


def _postgresql_guards(connection: Connection) -> Iterator[str]:
    wanted = {
        (table, f"guard_{table}_{name}"): (kind, True, "", _guard_body(table, name), "plpgsql")
        for table in GUARDED
        for name, kind in POSTGRESQL_TYPES.items()
    }
    found = {}
    for table, name, kind, enabled, *rest in connection.execute(text(_TRIGGERS)):
        found[table, name] = (kind if enabled in ("O", "A") else None, *rest)
    for table, name in wanted.keys() | found.keys():
        if (table, name) not in wanted:
            yield f"the trigger {name} on {table} does not belong to a ledger"
        elif found.get((table, name)) != wanted[table, name]:
            yield _guard(name)


def _guard_body(table: str, name: str) -> str:
    return POSTGRESQL_REDACTION_BODY if name == "row" and table in REDACTABLE else POSTGRESQL_BODY
