"""Marks of the direction of writing, and spaces without width: figures are read as if they were not there."""

from __future__ import annotations

import pytest

from factledger.reading.scan import scan
from factledger.reading.tokens import tokenize

MARKED = [
    ("ar", "بلغ الدخل \u200f2.5\u200f مليون دولار.", "2.5 مليون دولار", "2500000", "USD"),
    ("ar", "ارتفع بنسبة \u200e5\u200f%.", "5%", "5", "percent"),
    ("ar", "دفع \u202b26,013\u202a.94\u202c دولارا.", "26,013.94 دولارا", "26013.94", "USD"),
    ("en", "It hired \ufeff30\u200b people.", "30 people", "30", "person"),
    ("it", "\u2067$\u200e40\u2069", "$40", "40", "USD"),
]


@pytest.mark.parametrize(("code", "text", "shown", "value", "unit"), MARKED)
def test_a_figure_is_read_over_what_is_invisible(code: str, text: str, shown: str, value: str, unit: str) -> None:
    (found,) = scan(text, code).figures
    assert (str(found.figure.value), found.figure.unit) == (value, unit)
    assert found.text == text[found.span.start : found.span.end]
    assert "".join(letter for letter in found.text if letter.isprintable()) == shown


def test_a_date_with_marks_between_its_numbers_is_a_date() -> None:
    found = scan("signed \u200e12\u200e/\u200e05\u200e/\u200e2023 in Muscat", "en")
    assert [(aside.text, aside.rule) for aside in found.set_aside] == [("12\u200e/\u200e05\u200e/\u200e2023", "date")]


@pytest.mark.parametrize("text", ["\u200f", " \u200f \u200e", "\ufeff" * 2000 + " ", "5" + "\u200b" * 2000])
def test_a_text_of_invisible_marks_has_no_token_of_its_own(text: str) -> None:
    assert "".join(tokenize(text).texts) == text.strip("\u200f\u200e\ufeff\u200b ")
