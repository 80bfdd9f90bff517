"""Figures as Parquet: any reader opens it, and no number loses a digit."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.corpus.conftest import made, rows

from factledger.errors import MisuseError
from factledger.services.corpus import parquet

if TYPE_CHECKING:
    from tests.corpus.conftest import Here, Scan


def query(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(sql).fetchall()


def test_parquet_holds_the_rows_of_the_json_lines(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(made("en", 50))
    Path("b.jsonl").write_text(json.dumps({"id": 5, "text": made("ar", 9), "date": "2025-01-02"}) + "\n")
    scan("a.txt", "b.jsonl")
    monkeypatch.setattr(parquet, "ROWS", 50)
    scan("a.txt", "b.jsonl", out="out.parquet")
    lines = rows("out.jsonl")
    file = pq.ParquetFile("out.parquet")
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    assert sizes == [50] * (len(lines) // 50) + [len(lines) % 50]
    table = file.read().to_pylist()
    same = set(lines[0]) - {"number", "interval", "readings"}
    for line, row in zip(lines, table, strict=True):
        assert {name: row[name] for name in same} == {name: line[name] for name in same}
        assert [row["number_start"], row["number_end"]] == line["number"]
        assert {name: row[f"interval_{name}"] for name in line["interval"]} == line["interval"]
        assert row["approximate"] is line.get("approximate", False)
    assert Path("out.parquet.files.jsonl").read_bytes() == Path("out.jsonl.files.jsonl").read_bytes()
    (found,) = query("SELECT count(*), sum(value_decimal), min(date) FROM 'out.parquet' WHERE unit = 'USD'")
    dollars = [line for line in lines if line["unit"] == "USD"]
    assert found == (len(dollars), sum(Decimal(one["value"]) for one in dollars), "2025-01-02")


NUMBERS = {
    "about 0.1 percent": "0.1",
    "12345678901234567890.12 dollars": None,
    "exactly 123,456,789,012,345,678,901,234,567 chips": "123456789012345678901234567",
    "0.000000001 kg": "0.000000001",
    "0.0000000001 kg": None,
    "one third of the voters": None,
    "-5 °C": "-5",
}


def test_a_decimal_is_exact_or_missing(scan: Scan) -> None:
    Path("a.jsonl").write_text("".join(json.dumps({"id": text, "text": text, "lang": "en"}) + "\n" for text in NUMBERS))
    scan("a.jsonl", out="out.parquet")
    found = query("SELECT id, value, value_decimal, low_decimal, exact FROM 'out.parquet'")
    assert len(found) == len(NUMBERS)
    for text, value, decimal, low, exact in found:
        number = NUMBERS[text]
        expected = None if number is None else Decimal(number)
        assert (decimal, low) == (expected, expected), text
        assert (exact is not None) == ("third" in text)
        assert expected is None or value == number
    scan("a.jsonl")
    assert [row["value"] for row in rows("out.jsonl")] == [one[1] for one in found]


def test_readings_of_a_figure_that_is_not_settled_are_kept(scan: Scan) -> None:
    Path("a.jsonl").write_text(json.dumps({"text": "It cost $5 million.", "lang": "en-CA"}) + "\n")
    scan("a.jsonl", out="out.parquet")
    found = query("SELECT [one.unit for one in readings] FROM 'out.parquet' WHERE NOT settled")
    assert found == [(["CAD", "USD"],)]


def test_a_corpus_without_figures_has_its_columns_all_the_same(scan: Scan) -> None:
    Path("a.txt").write_text("nothing")
    Path("b.txt").write_text("It has 500 chips.")
    scan("a.txt", out="none.parquet")
    scan("b.txt", out="one.parquet")
    none, one = (pq.read_schema(name) for name in ("none.parquet", "one.parquet"))
    assert none.equals(one)
    assert query("SELECT count(*) FROM 'none.parquet'") == [(0,)]


def test_error_parquet_without_what_writes_it(scan: Scan, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("It has 500 chips.")
    monkeypatch.delitem(sys.modules, "factledger.services.corpus.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MisuseError) as caught:
        scan("a.txt", out="out.parquet")
    assert str(caught.value) == (
        "error[misuse]: Parquet cannot be written: pyarrow is not installed\n"
        "  do: pip install 'factledger[parquet]', or write .jsonl"
    )
    assert here.pieces == []
