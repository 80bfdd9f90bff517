"""Lint by documents: which year, group or place a figure is of, and what follows from figures of a text about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import QUIET, came, of_texts

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

BAKERIES = """# Marlow Bakeries: results for 2025

Marlow Bakeries sold 5.2 million loaves in 2025, up from 4.9 million in 2024. Turnover came to £61.4 million (2024:
£58.2 million). Gross profit was £12.7 million; net profit came to £3.1 million, after a net loss of £0.8 million in
2024.

The ovens use 420 tonnes of flour a month, and serve 38 shops. Of the new shops, 14 were opened by June, and another 9
are being built. In May it rained 60 millimetres; the average for the month is 120 millimetres.

The price of a loaf went from £1.40 to £1.65. Delivery now takes 35 minutes instead of 50 minutes.
"""

BRIDGE = """# A ponte de Ourolândia

A ponte nova de Ourolândia tem 310 metros de comprimento; a ponte antiga tinha 240 metros. Em 2025 a cidade gastou 8
milhões de reais em obras, e "vendemos 1.500 toneladas de sucata", disse a prefeita Lia Prado. A tempestade causou
um prejuízo de entre 42 e 48 milhões de reais em Ourolândia. Cerca de 640 famílias estão na fila de espera por uma casa,
segundo a prefeita. O sindicato pediu 9 milhões de reais; o governo ofereceu 3,5 milhões de reais.
"""

PLANT = """# محطة وادي السدر

قالت النقابة إن 310 عمال فُصلوا من المصنع في وادي السدر. وينتج المصنع 45 طناً من الورق يومياً، وهو يخدم 1.4 مليون نسمة.
"""

FIRE_EN = """# Fire in the Brackwater hills

The Brackwater fire burned 1,900 hectares in Ormsey and 800 hectares in Lund, the county said. In Ormsey the fire killed
four people and injured 31; in Lund it killed two people.
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
    ("en", "In 2025 the ovens of Marlow Bakeries served 38 shops.", "38 shops"),
    ("pt", "Os fornos da Marlow Bakeries abasteciam 38 lojas em 2025.", "38 lojas"),
    ("en", "The Brackwater fire left 52 people injured.", "52"),
    ("pt", "O incêndio de Brackwater deixou 52 feridos.", "52"),
    ("en", "The Brackwater fire left six people dead.", "six"),
    ("en", "In Ormsey and Lund together, the fire burned 2,700 hectares.", "2,700 hectares"),
    ("es", "Entre Ormsey y Lund ardieron 2.700 hectáreas.", "2.700 hectáreas"),
    ("id", "Kebakaran itu menewaskan enam orang di Ormsey dan Lund.", "enam orang"),
    ("es", "Siguen aislados 90 vecinos tras el incendio de Brackwater.", "90 vecinos"),
    ("en", "Turnover climbed to £61 million in 2025.", "£61 million"),
    ("en", "With a net profit of about £3 million, the bakeries closed 2025.", "about £3 million"),
    ("es", "El puente nuevo de Ourolândia mide 310 metros.", "310 metros"),
    ("en", "Ourolândia sold 1,500 tonnes of scrap, said the mayor, Lia Prado.", "1,500 tonnes"),
    ("en", "The storm caused damage of more than 40 million reais in Ourolândia.", "40 million reais"),
    ("id", "Di Ourolândia, lebih dari 600 keluarga berada dalam daftar tunggu.", "600 keluarga"),
    ("en", "In Ourolândia the union asked for 5.5 million reais more than the government offered.", "5.5 million"),
    ("ar", "تقول النقابة إن 310 عمال فُصلوا من وظائفهم.", "310 عمال"),
    ("ar", "يخدم مصنع وادي السدر 1.4 مليون نسمة.", "1.4 مليون نسمة"),
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
    ("en", "In 2024 the ovens of Marlow Bakeries served 38 shops.", "38 shops"),
    ("pt", "Os fornos da Marlow Bakeries abasteciam 38 lojas em 2024.", "38 lojas"),
    ("en", "In Lund the Brackwater fire killed four people.", "four"),
    ("en", "In Ormsey and Lund together, the fire burned 2,900 hectares.", "2,900 hectares"),
    ("en", "In Ormsey and Lund together, the fire injured six people.", "six"),
    ("es", "Los bomberos rescataron a 90 vecinos del incendio de Brackwater.", "90 vecinos"),
    ("en", "Turnover climbed to £64 million in 2025.", "£64 million"),
    ("en", "Turnover climbed to £58 million in 2025.", "£58 million"),
    ("en", "With a net profit of about £13 million, the bakeries closed 2025.", "about £13 million"),
    ("es", "El puente nuevo de Ourolândia mide 240 metros.", "240 metros"),
    ("en", "The old bridge of Ourolândia was 310 metres long.", "310 metres"),
    ("en", "Ourolândia bought 1,500 tonnes of scrap, said the mayor, Lia Prado.", "1,500 tonnes"),
    ("en", "The storm caused damage of more than 60 million reais in Ourolândia.", "60 million reais"),
    ("en", "In Ourolândia the government offered 5.5 million reais more than the union asked for.", "5.5 million"),
    ("en", "310 workers were hired at the factory in Wadi al-Sidr, the union says.", "310 workers"),
    ("ar", "ينتج مصنع وادي السدر 45 طناً من الورق شهرياً.", "45 طناً"),
    ("en", "The union denied that 90 workers had been dismissed from the factory in Wadi al-Sidr.", "90 workers"),
    ("es", "El sindicato negó que 90 obreros fueran despedidos de la fábrica de Wadi al-Sidr.", "90 obreros"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    texts = {
        "bakeries.en.md": BAKERIES,
        "bridge.pt.md": BRIDGE,
        "plant.ar.md": PLANT,
        "fire.en.md": FIRE_EN,
        "fire.es.md": FIRE_ES,
    }
    return of_texts(texts)


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_documents_say_or_come_to_is_right(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_they_do_not_say_is_told(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) not in QUIET
