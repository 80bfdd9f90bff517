"""Big and odd input: how long a clear error takes, in one process, at most a tenth of a second.

Usage: python benchmarks/odd_input.py
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from table import Row, table

from factledger.errors import FactledgerError
from factledger.reading.read import read
from factledger.values.formula import Formula
from factledger.values.number import Number
from factledger.values.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT_SECONDS = 0.1

CASES: list[tuple[str, Callable[[str], object], str]] = [
    ("read, 100,000 digits", lambda text: read(text, "en"), "1" * 100_000),
    ("read, 100,000 words", lambda text: read(text, "en"), "about " * 16_000),
    ("read, 1e999999", lambda text: read(text, "en"), "1e999999"),
    ("read, nan", lambda text: read(text, "en"), "nan"),
    ("number, 100,000 digits", Number.parse, "1" * 100_000),
    ("formula, 100,000 digits", Formula.parse, "1" * 100_000),
    ("formula, 9**9**9", Formula.parse, "9**9**9"),
    ("formula, deep parentheses", Formula.parse, "(" * 900 + "1"),
    ("unit, 100,000 characters", parse_unit, "a*" * 50_000),
]


def milliseconds(call: Callable[[str], object], text: str) -> tuple[float, str]:
    """Return how long a call takes, and how it ended."""
    started = time.process_time()
    try:
        call(text)
        ending = "read"
    except FactledgerError as error:
        ending = f"error[{error.slug}]"
    return (time.process_time() - started) * 1000, ending


def rows() -> Iterator[Row]:
    """Yield what each case takes."""
    read("warm up the tables: 5", "en")
    for name, call, text in CASES:
        took, ending = milliseconds(call, text)
        of = f"{len(text):,} characters, {ending}"
        yield Row(f"odd input: {name}", of, took / 1000, LIMIT_SECONDS, f"{LIMIT_SECONDS} s", 1.0)


if __name__ == "__main__":
    print(table(rows()))
