"""The shape of a ledger: whatever was added, changed or taken away is named."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from factledger.domain.source import Source
from factledger.errors import EngineError
from factledger.store.engine import Location, open_engine
from factledger.store.ledger import create, reading, writing
from factledger.store.shape import differences

if TYPE_CHECKING:
    from collections.abc import Callable

REPLACED = """
DROP TABLE redaction;
CREATE TABLE redaction (seq INTEGER PRIMARY KEY ON CONFLICT IGNORE, key TEXT, version INTEGER, recorded_at TEXT,
recorded_by TEXT, reason TEXT, salt TEXT, void TEXT, format TEXT, target TEXT, note TEXT);
CREATE INDEX redaction_recorded_at ON redaction (recorded_at)
"""
BELONGS = "does not belong to a ledger"
SQLITE = [
    (
        "CREATE TRIGGER swallow BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
        [f"the trigger swallow {BELONGS}"],
    ),
    (
        (
            "DROP TRIGGER guard_log_delete; "
            "CREATE TRIGGER guard_log_delete BEFORE DELETE ON log WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END"
        ),
        ["the guard guard_log_delete is missing or was changed: rows could be changed too"],
    ),
    ("CREATE TABLE more (x)", [f"the table more {BELONGS}"]),
    ("CREATE VIEW more AS SELECT 1", [f"the view more {BELONGS}"]),
    ("CREATE UNIQUE INDEX more ON entry (claim)", [f"the index more {BELONGS}"]),
    ("ALTER TABLE entry ADD COLUMN more TEXT", ["the table entry was changed"]),
    ("DROP INDEX entry_claim", ["the index entry_claim is gone"]),
    ("DROP INDEX entry_amount", ["the index entry_amount is gone"]),
    ("DROP INDEX claim_apart", ["the index claim_apart is gone"]),
    (
        "DROP INDEX entry_speaker; CREATE INDEX entry_speaker ON entry (claim, speaker) WHERE speaker IS NULL",
        ["the index entry_speaker was changed"],
    ),
    (
        "DROP INDEX entry_amount; CREATE INDEX entry_amount ON entry (unit, (1)) WHERE rank = 'normal'",
        ["the index entry_amount was changed"],
    ),
    (
        REPLACED,
        [
            *(
                f"the guard guard_redaction_{name} is missing or was changed: rows could be changed too"
                for name in ("delete", "insert", "update")
            ),
            "the table redaction was changed",
        ],
    ),
]


@pytest.mark.parametrize(("statements", "expected"), SQLITE, ids=range(len(SQLITE)))
def test_what_was_done_to_a_file_is_named(file_ledger: Location, statements: str, expected: list[str]) -> None:
    with contextlib.closing(sqlite3.connect(str(file_ledger.path))) as connection:
        connection.executescript(statements)
    with reading(file_ledger) as reader:
        assert differences(reader.connection) == expected


GUARD = "the guard guard_log_row is missing or was changed: rows could be changed too"
AGAIN = "DROP TRIGGER guard_log_row ON log; CREATE TRIGGER guard_log_row BEFORE {what} EXECUTE FUNCTION {function}()"
OTHER = "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'; "
EMPTIED = (
    "CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN IF false THEN RAISE EXCEPTION ''x''; END IF; RETURN OLD; END'"
)
ROWS = "UPDATE OR DELETE ON {table} FOR EACH ROW"
POSTGRESQL = [
    (AGAIN.format(what=ROWS.format(table="log") + " WHEN (false)", function="factledger_guard"), [GUARD]),
    (AGAIN.format(what=ROWS.format(table="log"), function="factledger_guard").replace("OR DELETE", ""), [GUARD]),
    (AGAIN.format(what="UPDATE OF key OR DELETE ON log FOR EACH ROW", function="factledger_guard"), [GUARD]),
    (
        AGAIN.format(what=ROWS.format(table="rate"), function="factledger_guard"),
        [GUARD, f"the trigger guard_log_row on rate {BELONGS}"],
    ),
    (OTHER + AGAIN.format(what=ROWS.format(table="log"), function="other"), [GUARD]),
    ("ALTER TABLE log DISABLE TRIGGER guard_log_row", [GUARD]),
    (
        OTHER + "CREATE TRIGGER more BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION other()",
        [f"the trigger more on log {BELONGS}"],
    ),
    ("CREATE TABLE more (x text)", [f"the table more {BELONGS}"]),
    ("CREATE VIEW more AS SELECT 1", [f"the view more {BELONGS}"]),
    ("ALTER TABLE entry ADD COLUMN more text", ["the table entry was changed"]),
    ("ALTER TABLE entry ENABLE ROW LEVEL SECURITY", ["the table entry was changed"]),
    ('ALTER TABLE entry ALTER COLUMN note TYPE text COLLATE "default"', ["the table entry was changed"]),
    (
        EMPTIED.format("factledger_guard"),
        ["the guard guard_acceptance_truncate is missing or was changed: rows could be changed too"],
    ),
    (
        EMPTIED.format("factledger_redaction_guard"),
        ["the guard guard_acceptance_row is missing or was changed: rows could be changed too"],
    ),
    ("DROP TABLE redaction", ["the guard guard_redaction_row is missing or was changed: rows could be changed too"]),
    ("CREATE RULE more AS ON INSERT TO entry DO INSTEAD NOTHING", [f"the rule more on entry {BELONGS}"]),
]


@pytest.mark.parametrize(("statements", "expected"), POSTGRESQL, ids=range(len(POSTGRESQL)))
def test_what_was_done_to_a_database_is_named(
    new_database: Callable[[], str], statements: str, expected: list[str]
) -> None:
    place = Location.parse(new_database())
    create(place)
    with open_engine(place, write=True).begin() as connection:
        # Without parameters, the server takes several statements at once.
        connection.exec_driver_sql(statements)
    with reading(place) as reader:
        found = differences(reader.connection)
    assert found[: len(expected)] == expected


def test_error_when_the_database_takes_away_what_was_written(ledger: Location) -> None:
    with open_engine(ledger, write=True).begin() as connection:
        for table in ("log", "source"):
            if ledger.path:
                do = f"CREATE TRIGGER s_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END"
            else:
                do = f"CREATE RULE s_{table} AS ON INSERT TO {table} DO INSTEAD NOTHING"
            connection.execute(text(do))
    with pytest.raises(EngineError) as caught, writing(ledger) as writer:
        writer.append(Source(title="x"), "a", by="rb")
    assert str(caught.value) == (
        "error[engine]: the database did not keep what was written to its table source; nothing was recorded\n"
        "  expected: 1 rows\n"
        "  found: 0 rows\n"
        "  do: factledger check shows what was added to the ledger"
    )
