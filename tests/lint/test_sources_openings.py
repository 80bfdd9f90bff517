"""Lint by documents: a figure that stands in them once is found, whatever opens the sentence of the draft."""

from __future__ import annotations

import pytest

from factledger.reading.markup.markdown import markdown_draft
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

DOCUMENT = """# The centre at Tell Garn

The centre at Tell Garn took in 1,450 people last winter. It spends 14 dinars a day on each of them, food and medicine
included. A family waits five to seven weeks for a flat of its own.

The hall beside it has 1,480 seats. The average ticket fell from 34 euros to 29 euros.
Whoever leaves a car in front of it pays 9 dinars an hour.
"""

CASES = (
    # "Who", "how much" and "sir" with a capital are no names of something else.
    ("id", "Berapa biaya seorang pengungsi? Empat belas dinar sehari, sudah dengan makan dan obat.", "supported"),
    ("id", "Siapa mau membayar mahal? Harga karcis rata-rata turun menjadi 29 euro.", "supported"),
    ("pt", "Paciência: são cinco a sete semanas.", "supported"),
    ("pt", "Uma vergonha: são 9 dinares por hora.", "supported"),
    ("pt", "Uma vergonha: são 8 dinares por hora.", "not-found"),
    ("pt", "Senhor diretor, paguei o lugar a 9 dinares por dia. Uma vergonha.", "wrong-unit"),
    ("pt", "Paciência: são oito a nove semanas.", "not-found"),
    ("en", "A family waits eight to nine weeks for a home.", "contradicted"),
    ("en", "In Ostrel a family waits five to seven weeks for a home.", "not-found"),
    # Places of a hall are its seats.
    ("pt", "A sala ao lado tem 1.480 lugares.", "supported"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    return SourceIndex.of_drafts([markdown_draft("centre.en.md", DOCUMENT)], Units.shipped())


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_figure_is_found_by_its_form(index: SourceIndex, language: str, text: str, wanted: str) -> None:
    linted = lint_by_sources(plain_draft("-", text), index, LintOptions(language))
    judged = [one.verdict for one in linted.numbers if one.verdict]
    assert judged[-1] == wanted
