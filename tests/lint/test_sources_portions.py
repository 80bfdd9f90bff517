"""Lint by documents: a share of a whole, the rest told behind a share, parts of a whole, what is set against what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import QUIET, came, of_texts

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

HARBOUR = """# The port of Lundby in 2025

| Terminal | Containers 2024 (thousands) | Containers 2025 (thousands) | Punctuality 2025 (%) |
|---|---|---|---|
| North terminal | 410.5 | 452.5 | 91.5 |
| South terminal | 220 | 198 | 84 |

The port of Lundby made a net loss of £4.5 million in 2025, after a net profit of £7 million in 2024. Of the 14 cranes
in Lundby, only nine were built. The new quay cost £62 million, £8 million more than the budget. The reserve fund
holds £90 million, £12 million less than a year ago.
"""

TOWN = """# A vila de Alcorim

A vila de Alcorim tem 40.000 casas, das quais 15% estão vazias. Em Alcorim, três quartos dos trabalhadores vão de carro;
os demais vão de trem. A biblioteca de Alcorim custa 5 milhões de reais. O dinheiro da biblioteca vem de um empréstimo
de 3 milhões de reais e de doações de 2 milhões de reais.

Em 2025, Alcorim tinha 36.000 habitantes. O censo de 2010 tinha contado 30.000 habitantes. Em Alcorim, 62% dos alunos
vivem em cidades.
"""

PLANS = """# La compañía Ferrol Norte

Ferrol Norte planea comprar 8 trenes. El director de Ferrol Norte negó que la compañía vaya a despedir a 120
trabajadores. Ferrol Norte desmiente los rumores y dice que gasta 35 millones de euros al año.
"""

SUHA = """# أخبار

بلغ عدد سكان مدينة سهيلة 90 ألف نسمة في عام 2025.
"""

RIGHT = (
    ("en", "The North terminal of Lundby handled 452,500 containers in 2025.", "452,500 containers"),
    ("es", "La terminal North de Lundby movió 452.500 contenedores en 2025.", "452.500 contenedores"),
    ("en", "The South terminal handled 22,000 fewer containers in 2025 than in 2024.", "22,000"),
    ("en", "The North terminal handled 70% of the containers of Lundby in 2025.", "70%"),
    ("en", "Lundby fell from a profit to a loss: its net result worsened by £11.5 million.", "£11.5 million"),
    ("en", "Five cranes in Lundby were not built.", "Five cranes"),
    ("en", "The budget of the new quay in Lundby was £54 million.", "£54 million"),
    ("pt", "O orçamento do cais novo de Lundby era de 54 milhões de libras.", "54 milhões de libras"),
    ("en", "A year earlier, the reserve fund of Lundby held £102 million.", "£102 million"),
    ("es", "En Alcorim hay 6.000 casas vacías.", "6.000 casas"),
    ("en", "Some 6,000 houses in Alcorim stand empty.", "6,000 houses"),
    ("en", "A quarter of the workers in Alcorim go by train.", "A quarter"),
    ("es", "En Alcorim, el 25 % de los trabajadores va en tren.", "25 %"),
    ("pt", "Um empréstimo cobre 60% da biblioteca de Alcorim.", "60%"),
    ("en", "A loan covers 60% of the library of Alcorim.", "60%"),
    ("en", "The population of Alcorim has grown by a fifth since 2010.", "a fifth"),
    ("en", "The population of Alcorim has grown by 20% since the census of 2010.", "20%"),
    ("es", "En Alcorim, el 38 % de los alumnos vive fuera de las ciudades.", "38 %"),
    ("en", "In Alcorim, 38% of pupils live outside the cities.", "38%"),
    ("en", "Ferrol Norte has pencilled in the purchase of 8 trains.", "8 trains"),
    ("en", "Ferrol Norte has no intention of dismissing 120 workers.", "120 workers"),
    ("pt", "A Ferrol Norte não tem intenção de demitir 120 trabalhadores.", "120 trabalhadores"),
    ("es", "Ferrol Norte gasta 35 millones de euros al año.", "35 millones de euros al año"),
    ("en", "Suhaila has 90,000 inhabitants.", "90,000 inhabitants"),
)

WRONG = (
    ("en", "The North terminal of Lundby handled 452.5 million containers in 2025.", "452.5 million containers"),
    ("en", "The South terminal handled 22,000 more containers in 2025 than in 2024.", "22,000"),
    ("en", "The South terminal handled 70% of the containers of Lundby in 2025.", "70%"),
    ("en", "The net result of Lundby improved by £11.5 million.", "£11.5 million"),
    ("en", "Five cranes in Lundby were built.", "Five cranes"),
    ("en", "Six cranes in Lundby were not built.", "Six cranes"),
    ("en", "The budget of the new quay in Lundby was £70 million.", "£70 million"),
    ("en", "A year earlier, the reserve fund of Lundby held £78 million.", "£78 million"),
    ("es", "En Alcorim hay 9.000 casas vacías.", "9.000 casas"),
    ("en", "A third of the workers in Alcorim go by train.", "A third"),
    ("en", "A loan covers 40% of the library of Alcorim.", "40%"),
    ("en", "The population of Alcorim has shrunk by a fifth since 2010.", "a fifth"),
    ("en", "In Alcorim, 48% of pupils live outside the cities.", "48%"),
    ("en", "Ferrol Norte bought 8 trains.", "8 trains"),
    ("en", "Ferrol Norte dismissed 120 workers.", "120 workers"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    texts = {"harbour.en.md": HARBOUR, "town.pt.md": TOWN, "plans.es.md": PLANS, "suha.ar.md": SUHA}
    return of_texts(texts)


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_follows_from_a_document_is_no_finding(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_does_not_follow_is_told(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) not in QUIET
