"""Words for what may be measured: those of a language itself, and what only begins like one of them."""

from __future__ import annotations

import pytest

from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import terms


@pytest.mark.parametrize(
    ("language", "word", "term"),
    [
        ("es", "vendió", "=sell"),
        ("es", "cosechó", "=harvest"),
        ("pt", "despediu", "=dismiss"),
        ("en", "visits", "=visitor"),
        (UNKNOWN, "vendió", "=sell"),
    ],
)
def test_a_word_has_the_term_of_what_it_measures(language: str, word: str, term: str) -> None:
    assert terms(language)[word][1] == term


@pytest.mark.parametrize(
    ("language", "word"),
    [
        # Words that begin as one of their own language: a window and a sale, a page and who was paid.
        ("es", "ventanas"),
        ("es", "gastronomía"),
        ("es", "veteranos"),
        ("pt", "treinador"),
        ("pt", "casamento"),
        ("en", "costume"),
        # Words that begin as one of another language: "pag*", to pay; "envi*", to send; "mort*", dead.
        ("en", "page"),
        ("en", "environment"),
        ("en", "mortgage"),
        ("en", "veteran"),
        (UNKNOWN, "environment"),
        (UNKNOWN, "páginas"),
    ],
)
def test_a_word_that_only_begins_like_another_one_measures_nothing(language: str, word: str) -> None:
    assert not terms(language)[word][1].startswith("=")
