"""Which of two exceeds the other, at whose prices a sum is, and who else says a figure, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

EXCEEDING: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Almenza Group's gross debt exceeds its net debt by €600 million.", ["derived"]),
    ("en", "Almenza Group's net debt exceeds its gross debt by €600 million.", ["wrong-direction"]),
    ("en", "Quorane's revenue in 2025 exceeded that of 2024 by $170 million.", ["derived"]),
    ("en", "Quorane's revenue in 2024 exceeded that of 2025 by $170 million.", ["wrong-direction"]),
    ("en", "Meridane Health outstrips Meridane Energy by 800 employees.", ["derived"]),
    ("en", "Meridane Energy outstrips Meridane Health by 800 employees.", ["wrong-direction"]),
    ("en", "Meridane Energy outstrips Meridane Health by 300 employees.", ["contradicted"]),
    ("pt", "A dívida bruta do Grupo Almenza supera a líquida em 600 milhões de euros.", ["derived"]),
    ("pt", "A dívida líquida do Grupo Almenza é inferior à bruta em 600 milhões de euros.", ["derived"]),
    ("pt", "A dívida bruta do Grupo Almenza supera a líquida em 900 milhões de euros.", ["contradicted"]),
    ("pt", "Em 2025, a cobertura vacinal dos homens de Brejal superou a das mulheres em 13 p.p.", ["wrong-direction"]),
    (
        "en",
        "In 2025 vaccination coverage among men in Brejal exceeded that among women by 13 points.",
        ["wrong-direction"],
    ),
    (
        "es",
        "En 2025 la cobertura de vacunación de las mujeres de Brejal superó en 13 puntos a la de los hombres.",
        ["derived"],
    ),
    ("es", "La deuda neta del Grupo Almenza supera en 600 millones de euros a la bruta.", ["wrong-direction"]),
    ("id", "Utang bruto Grup Almenza melampaui utang bersihnya sebesar 600 juta euro.", ["derived"]),
    ("id", "Utang bersih Grup Almenza melampaui utang brutonya sebesar 600 juta euro.", ["wrong-direction"]),
    ("ar", "يفوق إجمالي ديون مجموعة ألمينزا صافي ديونها بفارق 600 مليون يورو.", ["derived"]),
    ("ar", "يتجاوز صافي ديون مجموعة ألمينزا إجمالي ديونها بمقدار 600 مليون يورو.", ["wrong-direction"]),
)
PRICES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "At 2015 prices, the semiconductor output of Tarvenia was worth $3.6 billion in 2025.", []),
    ("en", "The semiconductor output of Tarvenia was worth $3.6 billion in 2025 at constant prices.", []),
    ("en", "The semiconductor output of Tarvenia was worth $3.6 billion in 2025 at 2010 prices.", ["wrong-scope"]),
    ("pt", "A produção de semicondutores da Tarvênia valeu US$ 3,6 bilhões em 2025, a preços de 2015.", []),
    (
        "pt",
        "A produção de semicondutores da Tarvênia valeu US$ 3,6 bilhões em 2025, a preços de 2010.",
        ["wrong-scope"],
    ),
    (
        "es",
        "En términos nominales, la producción de semiconductores de Tarvenia valió 3.600 millones de dólares.",
        ["wrong-scope"],
    ),
    ("es", "La producción de semiconductores de Tarvenia valió 3.600 millones de dólares, a precios de 2015.", []),
    ("id", "Produksi semikonduktor Tarvenia bernilai 3,6 miliar dolar AS atas dasar harga konstan 2015.", []),
    (
        "id",
        "Produksi semikonduktor Tarvenia bernilai 3,6 miliar dolar AS atas dasar harga konstan 2010.",
        ["wrong-scope"],
    ),
    ("ar", "بلغت قيمة إنتاج أشباه الموصلات في تارفينيا 3.6 مليار دولار في عام 2025 بأسعار عام 2015.", []),
    (
        "ar",
        "بلغت قيمة إنتاج أشباه الموصلات في تارفينيا 3.6 مليار دولار في عام 2025 بأسعار عام 2010.",
        ["wrong-scope"],
    ),
)
MONTHS: tuple[tuple[str, str, list[str]], ...] = (
    # What a whole year came to is not what one month did.
    ("en", "Quorane's revenue was $220 million in March 2025.", ["wrong-scope"]),
    ("pt", "A receita da Quorane foi de US$ 220 milhões em março de 2025.", ["wrong-scope"]),
    ("es", "Los ingresos de Quorane fueron de 220 millones de dólares en marzo de 2025.", ["wrong-scope"]),
    ("id", "Pendapatan Quorane mencapai 220 juta dolar AS pada Maret 2025.", ["wrong-scope"]),
    ("ar", "بلغت إيرادات كوران 220 مليون دولار في مارس 2025.", ["wrong-scope"]),
    ("en", "Quorane had revenue of $220 million in the year to December 2025.", []),
    ("en", "Meridane Energy had 4,300 employees in March 2025.", []),
)
SPEAKERS: tuple[tuple[str, str, list[str]], ...] = (
    ("ar", "قالت سلمى القاضي إن نورال وفرت 85 مليون ريال سعودي في عام 2025.", []),
    ("ar", "أوضحت القاضي أن نورال وفرت 85 مليون ريال سعودي في عام 2025.", []),
    ("ar", "قالت مصادر مطلعة إن نورال وفرت 85 مليون ريال سعودي في عام 2025.", []),
    ("ar", "وفق هند الراشد، وفرت نورال 85 مليون ريال سعودي في عام 2025.", ["wrong-speaker"]),
    ("ar", "وفرت نورال 85 مليون ريال سعودي في عام 2025، كما قال سمير العتيبي.", ["wrong-speaker"]),
)


@pytest.fixture(scope="module")
def twentieth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("twentieth"), "twentieth") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "rules"), [*EXCEEDING, *PRICES, *MONTHS, *SPEAKERS])
def test_what_a_sentence_sets_side_by_side(twentieth: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(twentieth, language, text) == rules
