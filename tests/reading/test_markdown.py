"""Tables in Markdown: the header's unit and scale belong to the numbers of its column."""

from __future__ import annotations

import pytest

from factledger.reading.scan import scan

TABLE = """\
| Firm | Revenue ($ million) | Chips (thousands) | Share, % | Staff | Growth |
|------|--------------------:|:-----------------:|----------|-------|--------|
| Acme | 1,234.5 | about 2 | 61 | 340 | 5% |
| Bolt | 90 | 16 or more | 39.5 | 12 | 3 km |

There were 7 of them.
"""

FIGURES = [
    ("1,234.5", "1234500000", "USD", ["unit", "scale"]),
    ("about 2", "2000", "1", ["scale"]),
    ("61", "61", "percent", ["unit"]),
    ("340", "340", "employee", ["unit"]),
    ("5%", "5", "percent", []),
    ("90", "90000000", "USD", ["unit", "scale"]),
    ("16 or more", "16000", "1", ["scale"]),
    ("39.5", "39.5", "percent", ["unit"]),
    ("12", "12", "employee", ["unit"]),
    ("3 km", "3", "kilometer", []),
    ("7", "7", "1", []),
]


def described(text: str, code: str) -> list[tuple[str, str, str, list[str]]]:
    found = [mention.to_json() for mention in scan(text, code).figures]
    return [(one["text"], one["value"], one["unit"], one["inferred"]) for one in found]


def test_the_header_says_unit_and_scale() -> None:
    assert described(TABLE, "en") == FIGURES


@pytest.mark.parametrize(
    ("header", "code", "unit", "value"),
    [
        ("Receita (R$ milhões)", "pt", "BRL", "5000000"),
        ("Harga (ribu rupiah)", "id", "IDR", "5000"),
        ("USD", "en", "USD", "5"),
        ("Length in km", "en", "kilometer", "5"),
        ("Population", "en", "1", "5"),
        ("Number of firms", "en", "1", "5"),
    ],
)
def test_headers(header: str, code: str, unit: str, value: str) -> None:
    assert described(f"x | {header}\n--- | ---\na | 5\n", code) == [
        ("5", value, unit, ["unit"] * (unit != "1") + ["scale"] * (value != "5"))
    ]


def test_a_line_without_a_rule_under_it_is_no_table() -> None:
    assert described("| a | Revenue ($ million) |\n| b | 5 |\n", "en") == [("5", "5", "1", [])]


def test_a_table_ends_where_its_rows_end() -> None:
    text = "| a ($) |\n|---|\n| 5 |\nThen 6 came.\n| 7 |\n"
    assert [one[2] for one in described(text, "en")] == ["USD", "1", "1"]
