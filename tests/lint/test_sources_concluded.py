"""Lint by documents: what follows from figures of a document is derived, and what does not follow is told."""

from __future__ import annotations

import pytest

from factledger.reading.markup.markdown import markdown_draft
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

DOCUMENT = """# Western Valley Ferries in 2025

Western Valley Ferries carried 9.4 million passengers in 2025 and 8.9 million passengers in 2024. The ticket price rose
from 4.00 euros to 4.60 euros. The average crossing fell from 48 minutes to 39 minutes.

Western Valley Ferries has 240 employees, of whom 84 are sailors. A storm cut off 31,000 subscribers in Mallora, of whom
26,000 subscribers were reconnected within a day.

The ferries plan to buy six ships by 2029, with 1,450 seats.

| Port | Berths |
|---|---|
| Mallora | 14 |
| Estrel | 9 |
| Brunn | 6 |
"""

RIGHT = (
    ("en", "The average crossing of Western Valley Ferries fell by 9 minutes.", "9 minutes"),
    ("pt", "A travessia média da Western Valley Ferries encurtou 9 minutos.", "9 minutos"),
    ("es", "La travesía media de Western Valley Ferries se acortó 9 minutos.", "9 minutos"),
    ("en", "Western Valley Ferries carried 500,000 more passengers in 2025.", "500,000"),
    ("en", "Sailors are 35% of the employees of Western Valley Ferries.", "35%"),
    ("es", "Los marineros son el 35 % de los empleados de Western Valley Ferries.", "35 %"),
    ("en", "In Mallora 5,000 subscribers were still cut off after a day.", "5,000"),
    ("es", "En Mallora, 5.000 abonados seguían sin conexión tras la tormenta.", "5.000"),
    ("en", "The ports of Western Valley Ferries have 29 berths.", "29 berths"),
    ("en", "Mallora and Brunn have 20 berths together.", "20 berths"),
    ("ar", "ارتفع سعر التذكرة في عبارات الوادي الغربي بنسبة 15 في المئة.", "15"),
    ("pt", "O preço do bilhete da Vale Ocidental subiu 15%.", "15%"),
)

WRONG = (
    ("en", "The average crossing of Western Valley Ferries rose by 9 minutes.", "9 minutes"),
    ("pt", "A travessia média da Western Valley Ferries encurtou 12 minutos.", "12 minutos"),
    ("en", "Western Valley Ferries carried 500,000 fewer passengers in 2025.", "500,000"),
    ("en", "Sailors are 45% of the employees of Western Valley Ferries.", "45%"),
    ("es", "Los directivos son el 35 % de los empleados de Western Valley Ferries.", "35 %"),
    ("en", "In Mallora 7,000 subscribers were still cut off after a day.", "7,000"),
    ("en", "In Mallora 5,000 subscribers were reconnected within a day.", "5,000"),
    ("en", "The ports of Western Valley Ferries have 31 berths.", "31 berths"),
    ("en", "Mallora and Brunn have 23 berths together.", "23 berths"),
    ("pt", "O preço do bilhete da Vale Oriental subiu 15%.", "15%"),
    ("pt", "O preço do bilhete da Vale Ocidental caiu 15%.", "15%"),
    ("en", "Western Valley Ferries has bought six ships with 1,450 seats.", "1,450 seats"),
    ("es", "Western Valley Ferries compró barcos con 1.450 asientos.", "1.450 asientos"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    return SourceIndex.of_drafts([markdown_draft("ferries.en.md", DOCUMENT)], Units.shipped())


def verdict(index: SourceIndex, language: str, text: str, figure: str) -> str | None:
    linted = lint_by_sources(plain_draft("-", text), index, LintOptions(language))
    return next(one.verdict for one in linted.numbers if figure.split(maxsplit=1)[0] in one.text)


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_follows_from_figures_is_derived(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert verdict(index, language, text, figure) == "derived"


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_does_not_follow_is_told(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert verdict(index, language, text, figure) not in ("derived", "supported")
