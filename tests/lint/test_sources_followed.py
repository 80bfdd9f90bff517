"""Lint by documents: which year, group or place a figure is of, and what follows from figures of a text about it."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import QUIET, verdict

from factledger.reading.markup.markdown import markdown_draft
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

BAKERIES = """# Marlow Bakeries: results for 2025

Marlow Bakeries sold 5.2 million loaves in 2025, up from 4.9 million in 2024. Turnover came to £61.4 million (2024:
£58.2 million). Gross profit was £12.7 million; net profit came to £3.1 million, after a net loss of £0.8 million in
2024.

The ovens use 420 tonnes of flour a month, and serve 38 shops. Of the new shops, 14 were opened by June, and another 9
are being built. In May it rained 60 millimetres; the average for the month is 120 millimetres.

The price of a loaf went from £1.40 to £1.65. Delivery now takes 35 minutes instead of 50 minutes.
"""

FIRE_EN = """# Fire in the Brackwater hills

The Brackwater fire burned 1,900 hectares in Ormsey and 800 hectares in Lund, the county said. In Ormsey the fire killed
four people and injured 31.
"""

FIRE_ES = """# El incendio de Brackwater

El incendio de Brackwater dejó 6 muertos y 52 heridos. Los bomberos rescataron a 240 vecinos; otros 90 siguen aislados.
"""

RIGHT = (
    ("en", "Turnover of Marlow Bakeries came to £61.4 million in 2025.", "£61.4 million"),
    ("pt", "O volume de negócios da Marlow Bakeries atingiu 61,4 milhões de libras em 2025.", "61,4 milhões"),
    ("es", "Marlow Bakeries obtuvo en 2025 un beneficio neto de 3,1 millones de libras.", "3,1 millones"),
    ("id", "Laba bersih Marlow Bakeries pada 2025 sebesar 3,1 juta pound.", "3,1 juta"),
    ("en", "The bakery company sold 300,000 more loaves in 2025 than in 2024.", "300,000"),
    ("es", "El precio de un pan subió 0,25 libras.", "0,25"),
    ("en", "The rain that fell in May was half of the average for the month.", "half"),
    ("en", "At Marlow Bakeries, 9 shops are being built.", "9 shops"),
    ("en", "The ovens of Marlow Bakeries serve 38 shops.", "38 shops"),
    ("en", "The Brackwater fire left 52 people injured.", "52"),
    ("pt", "O incêndio de Brackwater deixou 52 feridos.", "52"),
    ("en", "The Brackwater fire left six people dead.", "six"),
)

WRONG = (
    ("en", "Turnover of Marlow Bakeries came to £61.4 million in 2024.", "£61.4 million"),
    ("en", "Turnover of Marlow Bakeries came to £58.2 million in 2025.", "£58.2 million"),
    ("en", "Marlow Bakeries made a net profit of £12.7 million in 2025.", "£12.7 million"),
    ("es", "Marlow Bakeries obtuvo en 2025 un beneficio neto de 12,7 millones de libras.", "12,7 millones"),
    ("en", "The bakery company sold 500,000 more loaves in 2025 than in 2024.", "500,000"),
    ("en", "The bakery company sold 300,000 fewer loaves in 2025 than in 2024.", "300,000"),
    ("en", "The rain that fell in May was a third of the average for the month.", "third"),
    ("en", "The ovens of Marlow Bakeries use 420 tonnes of flour.", "420 tonnes"),
    ("en", "Marlow Bakeries has 9 shops in all.", "9 shops"),
    ("en", "In Lund the Brackwater fire killed four people.", "four"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    texts = {"bakeries.en.md": BAKERIES, "fire.en.md": FIRE_EN, "fire.es.md": FIRE_ES}
    return SourceIndex([markdown_draft(name, text) for name, text in texts.items()], Units.shipped())


def came(index: SourceIndex, language: str, text: str, figure: str) -> str:
    return verdict(lint_by_sources(plain_draft("-", text), index, LintOptions(language)), text, figure)


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_documents_say_or_come_to_is_right(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_they_do_not_say_is_told(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) not in QUIET
