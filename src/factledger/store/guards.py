"""Guards: triggers that refuse to change, remove or replace a row, on both engines.

One change is let through: a body may be emptied once a redaction that names its row is in the ledger.

They stop accidents and casual edits. Whoever may write the file can also drop them; that is what the hashes
of the log are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MESSAGE = "rows never change; a correction is a new version"

STAYS = ("seq", "key", "version", "recorded_at", "recorded_by", "void", "format")
"""Columns of a row that stay when its body is removed; its salt becomes empty, so that nothing can be guessed."""

_UNIQUE = {"log": ("kind", "key", "version"), "checkpoint": ()}
_BODY = ("key", "version")


def sqlite_guards(tables: Iterable[str]) -> list[str]:
    """Return the statements that create the guards of these tables on SQLite.

    INSERT OR REPLACE goes round DELETE triggers, so an INSERT over an existing row is refused before it.
    """
    statements = []
    for table in tables:
        refuse = f"BEGIN SELECT RAISE(ABORT, 'factledger: {MESSAGE}'); END"
        replaces = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {_same_row(table)})'  # noqa: S608  names of ours
        statements += [
            f'CREATE TRIGGER "guard_{table}_update" BEFORE UPDATE ON "{table}" {refuse}',
            f'CREATE TRIGGER "guard_{table}_delete" BEFORE DELETE ON "{table}" {refuse}',
            f'CREATE TRIGGER "guard_{table}_insert" BEFORE INSERT ON "{table}" {replaces} {refuse}',
        ]
    return statements


def sqlite_redaction_guard(table: str, columns: Iterable[str]) -> str:
    """Return the statement that creates the guard against changes of a body, redaction aside, on SQLite.

    Args:
        table: The table.
        columns: All its columns.
    """
    name = f"""'{table}:' || OLD."key" || ':' || OLD."version\""""
    named = (
        'EXISTS (SELECT 1 FROM "redaction" JOIN "log" ON "log"."seq" = OLD."seq" '  # noqa: S608  names of ours
        f'WHERE "redaction"."key" = {name} AND "redaction"."leaf" = lower(hex("log"."leaf")))'
    )
    unless = " AND ".join([*(f'NEW."{one}" IS {_wanted(one)}' for one in columns), named])
    refuse = f"BEGIN SELECT RAISE(ABORT, 'factledger: {MESSAGE}'); END"
    return f'CREATE TRIGGER "guard_{table}_update" BEFORE UPDATE ON "{table}" WHEN NOT ({unless}) {refuse}'


def _wanted(column: str) -> str:
    if column == "salt":
        return "''"
    return f'OLD."{column}"' if column in STAYS else "NULL"


def _same_row(table: str) -> str:
    primary = "size" if table == "checkpoint" else "seq"
    unique = _UNIQUE.get(table, _BODY)
    same = f'"{primary}" = NEW."{primary}"'
    if unique:
        same += " OR (" + " AND ".join(f'"{column}" = NEW."{column}"' for column in unique) + ")"
    return same


POSTGRESQL_BODY = f"""
BEGIN
    RAISE EXCEPTION 'factledger: {MESSAGE}' USING ERRCODE = 'restrict_violation';
END
"""
"""What the one function behind all guards does, to the letter; the first migration makes it."""

_STAYS = ", ".join(f"'{one}'" for one in STAYS)

POSTGRESQL_REDACTION_BODY = f"""
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.salt = ''
        AND to_jsonb(NEW) - 'salt' = (
            SELECT jsonb_object_agg(each.key, CASE WHEN each.key IN ({_STAYS}) THEN each.value ELSE 'null' END)
            FROM jsonb_each(to_jsonb(OLD) - 'salt') AS each
        )
        AND EXISTS (
            SELECT 1 FROM redaction JOIN log ON log.seq = OLD.seq
            WHERE redaction.key = TG_TABLE_NAME || ':' || OLD.key || ':' || OLD.version
            AND redaction.leaf = encode(log.leaf, 'hex')
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'factledger: {MESSAGE}' USING ERRCODE = 'restrict_violation';
END
"""  # noqa: S608  names of ours
"""What the guard of a body does, to the letter; the third migration makes it."""

POSTGRESQL_REDACTION_FUNCTION = f"""
CREATE FUNCTION factledger_redaction_guard() RETURNS trigger LANGUAGE plpgsql AS
$guard${POSTGRESQL_REDACTION_BODY}$guard$
"""

POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION factledger_guard() RETURNS trigger LANGUAGE plpgsql AS $guard${POSTGRESQL_BODY}$guard$
"""

POSTGRESQL_TYPES = {"row": 1 + 2 + 8 + 16, "truncate": 2 + 32}
"""The bits of pg_trigger.tgtype: for each row 1, before 2, delete 8, update 16, truncate 32."""


def postgresql_guards(tables: Iterable[str]) -> list[str]:
    """Return the statements that create the guards of these tables on PostgreSQL (upserts are updates there)."""
    statements = []
    for table in tables:
        statements += [
            (
                f'CREATE TRIGGER "guard_{table}_row" BEFORE UPDATE OR DELETE ON "{table}" '
                "FOR EACH ROW EXECUTE FUNCTION factledger_guard()"
            ),
            (
                f'CREATE TRIGGER "guard_{table}_truncate" BEFORE TRUNCATE ON "{table}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION factledger_guard()"
            ),
        ]
    return statements


def postgresql_redaction_guard(table: str) -> str:
    """Return the statement that creates the guard of a body's rows on PostgreSQL."""
    return (
        f'CREATE TRIGGER "guard_{table}_row" BEFORE UPDATE OR DELETE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION factledger_redaction_guard()"
    )
