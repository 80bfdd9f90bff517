"""Lint by documents: shares, the rest of a share, rows of a table, what a goal lacks, changes that do not come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import QUIET, came, of_texts

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

PRISON = """# Las prisiones de Torralba en 2025

En Torralba trabajan 640 vigilantes, de los cuales el 35 % son mujeres. El 72 % de las casas están ocupadas. La mitad de
los libros se presta; el 18 % de los internos estudia. El 64 % de los trenes a Torralba salió a tiempo.

El año pasado ingresaron 2.400 internos, 150 menos que en el año anterior. De 500 internos en formación, 120 son
mujeres.
"""

FOREST = """# Hutan Margasari: laporan 2025

| Kecamatan | Pohon ditanam 2024 | Pohon ditanam 2025 | Sukarelawan |
|---|---:|---:|---:|
| Talang | 12.000 | 15.600 | 240 |
| Cikoneng | 8.000 | 7.200 | 410 |
| Waru | 5.000 | 9.200 | 150 |

Dinas Kehutanan berencana menanam 60.000 pohon hingga 2027. Sekitar 40% bibit masih dibeli dari luar daerah.
"""

CHOIR = """# A festival for Eskdale

The Eskdale choir has pledged to raise £90,000 for its hall; so far it has collected £52,000. The town plans to plant
400 oaks along the river. By March, 150 had been planted. Of the 1,200 seats in the hall, 300 are sold.

In 2025 the Eskdale museum took in 4.1 million euros. The year before, it had taken in 3.6 million euros. The museum
drew 820,000 visitors in 2025. In 2024, 760,000 visitors came. It employs 140 guides.

In 2025, 83% of the concerts started on time; in 2024 the share was 78%.
"""

RIGHT = (
    ("es", "Los hombres son el 65 % de los vigilantes de Torralba.", "65 %"),
    ("en", "Men make up 65% of the guards of Torralba.", "65%"),
    ("pt", "Em Torralba, 28% das casas estão vazias.", "28%"),
    ("en", "In Torralba, 28% of the houses are empty.", "28%"),
    ("es", "El 82 % de los internos de Torralba no estudia.", "82 %"),
    ("es", "El 36 % de los trenes a Torralba salió con retraso.", "36 %"),
    ("en", "Women are 24% of the inmates of Torralba in training.", "24%"),
    ("id", "Di Margasari, sekitar 60% bibit tidak lagi dibeli dari luar daerah.", "60%"),
    ("es", "En el año anterior ingresaron en Torralba 2.550 internos.", "2.550 internos"),
    ("id", "Kecamatan Talang menanam 49% dari seluruh pohon pada 2025.", "49%"),
    ("pt", "Em 2024, Talang plantou 48% das árvores de Margasari.", "48%"),
    ("en", "Cikoneng has 51% of the volunteers of Margasari.", "51%"),
    ("es", "En Waru se plantaron 4.200 árboles más en 2025 que en 2024.", "4.200 árboles"),
    ("en", "Cikoneng planted 800 fewer trees in 2025 than the year before.", "800"),
    ("id", "Penanaman pohon di Talang naik 30% pada 2025.", "30%"),
    ("en", "In Margasari 32,000 trees were planted in 2025.", "32,000 trees"),
    ("pt", "Margasari tem cerca de 800 voluntários.", "cerca de 800"),
    ("en", "The Eskdale choir still lacks £38,000 for its hall.", "£38,000"),
    ("es", "Al coro de Eskdale le faltan todavía 38.000 libras para la sala.", "38.000 libras"),
    ("en", "In Eskdale, 250 oaks are still to be planted along the river.", "250 oaks"),
    ("en", "Punctuality at concerts in Eskdale improved by five percentage points between 2024 and 2025.", "five"),
    ("en", "The museum of Eskdale took in 500,000 euros more in 2025 than in 2024.", "500,000 euros"),
    ("en", "The museum of Eskdale drew 60,000 more visitors than in 2024.", "60,000"),
    ("pt", "O museu de Eskdale recebeu 60 mil visitantes a mais em 2025 do que em 2024.", "60 mil"),
    ("es", "Las visitas al museo de Eskdale aumentaron un 8 % en 2025.", "8 %"),
)

WRONG = (
    ("es", "Los hombres son el 35 % de los vigilantes de Torralba.", "35 %"),
    ("es", "Las mujeres son el 65 % de los vigilantes de Torralba.", "65 %"),
    ("en", "Men make up 65% of the inmates of Torralba.", "65%"),
    ("en", "In Torralba, 28% of the houses are occupied.", "28%"),
    ("es", "El 82 % de los internos de Torralba estudia.", "82 %"),
    ("es", "El 36 % de los trenes a Torralba salió a tiempo.", "36 %"),
    ("es", "El 30 % de los trenes a Torralba salió con retraso.", "30 %"),
    ("en", "Women are 34% of the inmates of Torralba in training.", "34%"),
    ("id", "Di Margasari, sekitar 60% bibit masih dibeli dari luar daerah.", "60%"),
    ("es", "En el año anterior ingresaron en Torralba 2.250 internos.", "2.250 internos"),
    ("id", "Kecamatan Waru menanam 29% dari seluruh pohon pada 2024.", "29%"),
    ("id", "Kecamatan Waru menanam 49% dari seluruh pohon pada 2025.", "49%"),
    ("en", "Cikoneng has 51% of the trees that were planted in Margasari in 2025.", "51%"),
    ("es", "En Waru se plantaron 4.200 árboles menos en 2025 que en 2024.", "4.200 árboles"),
    ("en", "Cikoneng planted 800 more trees in 2025 than the year before.", "800"),
    ("id", "Penanaman pohon di Cikoneng naik 30% pada 2025.", "30%"),
    ("en", "In Margasari 32,000 trees were planted in 2024.", "32,000 trees"),
    ("en", "In Margasari 38,000 trees were planted in 2025.", "38,000 trees"),
    ("pt", "Margasari tem cerca de 600 voluntários.", "cerca de 600"),
    ("en", "The Eskdale choir still lacks £52,000 for its hall.", "£52,000"),
    ("en", "The Eskdale choir has collected £38,000 for its hall.", "£38,000"),
    ("en", "In Eskdale, 250 oaks have been planted along the river.", "250 oaks"),
    ("en", "Punctuality at concerts in Eskdale improved by eight percentage points between 2024 and 2025.", "eight"),
    ("en", "The museum of Eskdale took in 500,000 euros less in 2025 than in 2024.", "500,000 euros"),
    ("en", "The museum of Eskdale drew 60,000 more visitors than in 2025.", "60,000"),
    ("en", "The museum of Eskdale drew 40,000 more visitors than in 2024.", "40,000"),
    ("pt", "O museu de Eskdale recebeu 60 mil visitantes a menos em 2025 do que em 2024.", "60 mil"),
    ("es", "Las visitas al museo de Eskdale aumentaron un 18 % en 2025.", "18 %"),
    ("en", "The museum of Eskdale took in 500,000 euros more in 2021 than in 2020.", "500,000 euros"),
    ("es", "Las visitas al museo de Eskdale aumentaron un 8 % en 2021.", "8 %"),
    ("id", "Pada 2021 kecamatan Waru menanam 29% dari seluruh pohon.", "29%"),
    ("en", "The museum of Eskdale employs 60,000 more guides than in 2024.", "60,000"),
    ("en", "Punctuality at concerts in Eskdale fell by five percentage points between 2024 and 2025.", "five"),
)

ARITHMETIC = (
    ("en", "The price of a seat went up from £40 to £50, an increase of 35%.", "35%"),
    ("es", "Las visitas subieron de 400 en 2023 a 500 en 2024, un aumento del 40 %.", "40 %"),
    ("pt", "As vendas subiram de 400 carros em 2023 para 500 carros em 2024, ou seja, 40%.", "40%"),
    ("id", "Penjualan naik dari 400 unit menjadi 500 unit, atau 35%.", "35%"),
    ("ar", "ارتفعت المبيعات من 400 سيارة في عام 2023 إلى 500 سيارة في عام 2024، أي بنسبة 40%.", "40%"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    texts = {"prison.es.md": PRISON, "forest.id.md": FOREST, "choir.en.md": CHOIR}
    return of_texts(texts)


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_figures_of_a_document_come_to_is_derived(
    index: SourceIndex, language: str, text: str, figure: str
) -> None:
    assert came(index, language, text, figure) == "derived"


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_they_do_not_come_to_is_told(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) not in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), ARITHMETIC)
def test_a_change_that_does_not_come_out_is_told_as_such(
    index: SourceIndex, language: str, text: str, figure: str
) -> None:
    assert came(index, language, text, figure) == "arithmetic"
