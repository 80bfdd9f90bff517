"""Every ending of a number has its reason, in words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import factledger.reading
from factledger.reading.scan import scan
from factledger.reading.tables import NEUTRAL, rows
from factledger.services.explain import RULES, explain, why


def rules_in_code() -> set[str]:
    """Return the names of rules that the reader gives: the last argument of Found(...), and what scan.py returns."""
    found = set()
    for path in Path(factledger.reading.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_found = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Found"
            if is_found and isinstance(node.args[-1], ast.Constant):  # type: ignore[attr-defined]
                found.add(str(node.args[-1].value))  # type: ignore[attr-defined]
    return found


def test_every_rule_of_the_reader_is_explained() -> None:
    in_names = {row[0] for row in rows(NEUTRAL, "names")}
    assert (rules_in_code() | in_names) - set(RULES) == set()


CASES = {
    "about 2,000 chips": [
        "hedge: about, from the words around the number",
        "number: 2000",
        "words: about … chips",
        "unit: chip, count",
        "allows: [1800, 2200]",
    ],
    "rose $103M": [
        "hedge: plain, no word qualifies it",
        "number: 103000000, good to 1000000",
        "words: $",
        "unit: USD, money (unit inferred from around it)",
        "role: change-by, up",
        "allows: [102500000, 103500000)",
    ],
}


@pytest.mark.parametrize(("text", "lines"), CASES.items(), ids=list(CASES))
def test_a_figure_is_explained(text: str, lines: list[str]) -> None:
    (mention,) = scan(text, "en").figures
    assert explain(mention) == lines


def test_what_is_set_aside_is_explained() -> None:
    (aside,) = scan("in 2024", "en").set_aside
    assert why(aside.rule) == "it is a year or a decade"
