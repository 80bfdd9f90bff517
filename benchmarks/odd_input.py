"""Big and odd input: how long a clear error takes, in one process, beside an ordinary figure.

Usage: python benchmarks/odd_input.py
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from factledger.errors import FactledgerError
from factledger.reading.scan import read
from factledger.values.formula import Formula
from factledger.values.number import Number
from factledger.values.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable

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
    started = time.perf_counter()
    try:
        call(text)
        ending = "read"
    except FactledgerError as error:
        ending = f"error[{error.slug}]"
    return (time.perf_counter() - started) * 1000, ending


def main() -> None:
    """Print a row a case."""
    read("warm up the tables: 5", "en")
    ordinary = milliseconds(lambda text: read(text, "en"), "about 2,000 chips")[0]
    print(f"{'case':32}{'time':>10}   ending              (an ordinary figure: {ordinary:.2f} ms; target: 100 ms)")
    for name, call, text in CASES:
        took, ending = milliseconds(call, text)
        print(f"{name:32}{took:8.2f}ms   {ending}")


if __name__ == "__main__":
    main()
