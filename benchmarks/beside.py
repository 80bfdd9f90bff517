"""What stands beside us: the same job in plain Python, with the bare engine, or by another tool; each a fresh process.

Usage: python benchmarks/beside.py JOB ARGUMENT...

Tables and indexes are those of a ledger, made beforehand and without its guards: those who write them are measured, and
not those who design them. Other tools print the processor time that reading a text took them, their loading left out.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import sqlite3
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 5_000
LOG = ("seq", "kind", "key", "version", "leaf")
NESTED = {"authors", "symbols", "names", "aliases", "tags", "derived_from", "rows", "acceptances"}
"""Columns that hold JSON, but for the one of a source that is a text."""

_dumps = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _tables(found: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for table, column in found:
        names.setdefault(table, []).append(column)
    return {table: columns for table, columns in names.items() if "salt" in columns}


def _batches(path: str, tables: dict[str, list[str]]) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
    """Yield the rows of an export as their tables hold them, some thousand at a time; each is hashed on the way."""
    with Path(path).open(encoding="utf-8") as lines:
        while batch := list(islice(lines, BATCH)):
            rows: dict[str, list[tuple[Any, ...]]] = {"log": []}
            for line in batch:
                row = json.loads(line)
                seq, kind = int(row.pop("seq")), row["kind"]
                leaf = hashlib.sha256(b"\0" + _dumps(row).encode()).digest()
                rows["log"].append((seq, kind, row["key"], int(row["version"]), leaf))
                row |= {"seq": seq, "version": int(row["version"])}
                for name in NESTED & row.keys():
                    if isinstance(row[name], (list, dict)):
                        row[name] = _dumps(row[name])
                rows.setdefault(kind, []).append(tuple(map(row.get, tables[kind])))
            yield rows


def import_sqlite(lines: str, ledger: str) -> None:
    """Write the rows of an export: json.loads, canonical JSON, SHA-256, executemany."""
    connection = sqlite3.connect(ledger, isolation_level=None)
    query = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    tables = _tables(connection.execute(query))
    connection.execute("BEGIN IMMEDIATE")
    for batch in _batches(lines, tables):
        for table, rows in batch.items():
            names = LOG if table == "log" else tables[table]
            columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
            connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)  # noqa: S608
    connection.execute("COMMIT")


def import_postgresql(lines: str, url: str) -> None:
    """Write the rows of an export: json.loads, canonical JSON, SHA-256, COPY; print what the server took."""
    import psycopg

    with psycopg.connect(url) as connection:
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        tables = _tables(connection.execute(f"{query} ORDER BY table_name, ordinal_position"))
        with connection.cursor() as cursor:
            for batch in _batches(lines, tables):
                for table, rows in batch.items():
                    names = LOG if table == "log" else tables[table]
                    columns = ", ".join(f'"{name}"' for name in names)
                    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                        for row in rows:
                            copy.write_row(row)
        connection.commit()


def export(ledger: str, lines: str) -> None:
    """Read the rows of a ledger in the order of its log, and write them with json.dumps."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    query = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    streams = (_read(connection, table, names) for table, names in _tables(connection.execute(query)).items())
    with Path(lines).open("w", encoding="utf-8") as out:
        out.writelines(f"{_dumps(row)}\n" for _, row in heapq.merge(*streams, key=lambda one: one[0]))


def _read(connection: sqlite3.Connection, table: str, names: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for values in connection.execute(f'SELECT * FROM "{table}" ORDER BY seq'):  # noqa: S608  names of ours
        row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for name in NESTED & row.keys():
            if row[name][:1] in ("[", "{"):
                row[name] = json.loads(row[name])
        yield values[0], row | {"kind": table, "seq": str(values[0]), "version": str(row["version"])}


CURRENT = """
SELECT one.*, claim.subject, claim.signed FROM entry AS one
LEFT JOIN claim ON claim.key = one.claim AND claim.version = (
    SELECT max(version) FROM claim AS newest WHERE newest.key = one.claim AND newest.seq <= :until)
WHERE one.seq <= :until AND one.void IS NULL AND NOT EXISTS (
    SELECT 1 FROM entry AS newer WHERE newer.key = one.key AND newer.version = one.version + 1 AND newer.seq <= :until)
ORDER BY one.key
"""


def as_of(ledger: str, until: str) -> None:
    """Print the entries as of a row, with their claims' subjects, as JSON lines: one SELECT, one json.dumps each."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    _print(connection.execute(CURRENT, {"until": int(until)}))


def as_of_postgresql(url: str, until: str) -> None:
    """Do the same on a server, whose rows are fetched by the thousand."""
    import psycopg

    with psycopg.connect(url) as connection, connection.cursor("found") as found:
        found.itersize = BATCH
        found.execute(CURRENT.replace(":until", "%(until)s"), {"until": int(until)})
        _print(found)


def _print(found: Any) -> None:  # noqa: ANN401  a cursor of either driver
    names = [one[0] for one in found.description]
    for values in found:
        row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        sys.stdout.write(f"{_dumps(row)}\n")


def diff(ledger: str, since: str) -> None:
    """Print the rows that are current and were written after a row, each with the version before, as JSON lines."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    query = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    for table, names in _tables(connection.execute(query)).items():
        sql = (
            f'SELECT one.*, old.* FROM "{table}" AS one LEFT JOIN "{table}" AS old '  # noqa: S608  names of ours
            "ON old.key = one.key AND old.version = one.version - 1 WHERE one.seq > ? AND NOT EXISTS "
            f'(SELECT 1 FROM "{table}" AS newer WHERE newer.key = one.key AND newer.version = one.version + 1) '
            "ORDER BY one.seq"
        )
        for values in connection.execute(sql, (int(since),)):
            now, old = (dict(zip(names, half, strict=True)) for half in (values[: len(names)], values[len(names) :]))
            sides = [{name: value for name, value in side.items() if value is not None} for side in (now, old)]
            sys.stdout.write(f"{_dumps(sides)}\n")


def _quantulum3() -> Callable[[str], object]:
    from quantulum3 import parser

    return parser.parse  # type: ignore[no-any-return]


def _recognizers() -> Callable[[str], object]:
    import recognizers_date_time as dates
    import recognizers_number as numbers
    import recognizers_number_with_unit as units

    ways = (
        *(numbers.recognize_number, numbers.recognize_ordinal, numbers.recognize_percentage),
        *(units.recognize_currency, units.recognize_dimension, units.recognize_age, units.recognize_temperature),
        dates.recognize_datetime,
    )
    return lambda text: [way(text, numbers.Culture.English) for way in ways]


def _some_recognizers() -> Callable[[str], object]:
    from recognizers_number import Culture, recognize_number
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    ways = (recognize_number, recognize_currency, recognize_dimension)
    return lambda text: [way(text, Culture.English) for way in ways]


def _text2num() -> Callable[[str], object]:
    from text_to_num import alpha2digit

    return lambda text: alpha2digit(text, "en")


def _price_parser() -> Callable[[str], object]:
    from price_parser import Price

    return lambda text: [Price.fromstring(sentence) for sentence in text.split(". ")]


TOOLS = {
    "quantulum3": _quantulum3,
    "recognizers-text": _recognizers,
    "recognizers-text, some": _some_recognizers,
    "text2num": _text2num,
    "price-parser": _price_parser,
}


def read_with(tool: str, path: str) -> None:
    """Print how long a tool takes to read a text, loading and a first sentence left out."""
    import warnings

    warnings.simplefilter("ignore")
    text = Path(path).read_text(encoding="utf-8")
    read = TOOLS[tool]()
    read("about 2,000 chips for $5 million.")
    started = time.process_time()
    read(text)
    sys.stdout.write(f"{time.process_time() - started}\n")


JOBS: dict[str, Callable[..., None]] = {
    "import-sqlite": import_sqlite,
    "import-postgresql": import_postgresql,
    "export": export,
    "as-of": as_of,
    "as-of-postgresql": as_of_postgresql,
    "diff": diff,
    "read-with": read_with,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](*sys.argv[2:])
