"""What company results and reports of trades showed: how sums are reckoned, prices for each, sums of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

RECKONED: tuple[tuple[str, str, list[str]], ...] = (
    ("id", "Laba sebelum pajak Nusakarya pada 2025 mencapai Rp1,84 triliun.", ["wrong-scope"]),
    ("id", "Laba bersih setelah pajak Nusakarya pada 2025 mencapai Rp1,84 triliun.", []),
    ("en", "Nusakarya's operating profit was Rp1.84 trillion in 2025.", ["wrong-scope"]),
    ("en", "Nusakarya's profit was Rp1.84 trillion in 2025.", []),
    ("en", "Nusakarya made a profit of Rp1.84 trillion before tax in 2025.", ["wrong-scope"]),
    (
        "en",
        "Nusakarya made Rp2.9 trillion in gross profit and a net profit of Rp1.84 trillion in 2025.",
        ["unregistered"],
    ),
    ("en", "Halvane's net margin was 47.6 percent in 2025.", ["wrong-scope"]),
    ("en", "Halvane's margin was 47.6 percent in 2025.", []),
    ("es", "El beneficio antes de impuestos de Nusakarya fue de 1,84 billones de rupias en 2025.", ["wrong-scope"]),
    ("es", "Nusakarya ganó 1,84 billones de rupias netos en 2025.", []),
    ("es", "La deuda bruta de Arandela era de algo menos de 150 millones de euros a finales de 2025.", ["wrong-scope"]),
    ("pt", "O lucro operacional da Nusakarya foi de Rp 1,84 trilhão em 2025.", ["wrong-scope"]),
    (
        "pt",
        "O clube Arandela, de lucro bruto modesto, tem uma dívida líquida de quase 150 milhões de euros.",
        [],
    ),
    ("ar", "بلغ إجمالي ربح رمال 2.6 مليار ريال سعودي في 2025.", ["wrong-scope"]),
    ("ar", "بلغ الربح التشغيلي لشركة رمال 2.6 مليار ريال سعودي في 2025.", ["wrong-scope"]),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("thirteenth"), "thirteenth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "rules"), RECKONED)
def test_a_sum_is_compared_with_one_reckoned_the_same_way(
    index: Index, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(index, language, text) == rules


SUMMED: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Between 2024 and 2025 Serrado mined 163,400 tonnes of nickel.", ["derived"]),
    ("en", "In 2024 and 2025 Serrado mined 153,400 tonnes of nickel.", ["contradicted"]),
    ("en", "In total, Halvane's revenue in 2025 was $7.78 billion.", ["contradicted"]),
    ("es", "Entre 2024 y 2025 Halvane facturó 7.780 millones de dólares.", ["derived"]),
    ("id", "Laba bersih Nusakarya pada 2024 dan 2025 berjumlah Rp4,14 triliun.", ["derived"]),
    ("ar", "بلغ إنتاج سيرادو من النيكل في عامي 2024 و2025 معا 163.4 ألف طن.", ["derived"]),
)

LED_TO: tuple[tuple[str, str, list[str]], ...] = (
    (
        "en",
        "Velmora's central bank cut its policy rate by 25 basis points, to 4.5%, after inflation of 3.4% in 2025.",
        [],
    ),
    (
        "es",
        (
            "El Banco Central de Velmora recortó la tasa de referencia en 25 puntos básicos, hasta el 4,5%, "
            "con una inflación del 3,4% en 2025."
        ),
        [],
    ),
    (
        "id",
        (
            "Bank Sentral Velmora memangkas suku bunga acuan 25 basis poin menjadi 4,5 persen "
            "setelah inflasi 3,4 persen pada 2025."
        ),
        [],
    ),
    (
        "ar",
        "خفض المصرف المركزي في فيلمورا سعر الفائدة الرئيسي 25 نقطة أساس إلى 4.5% بعد تضخم بلغ 3.4% في 2025.",
        [],
    ),
    (
        "en",
        "Velmora's central bank cut its policy rate by 25 basis points, to 3.4%, after inflation of 3.4% in 2025.",
        ["contradicted"],
    ),
)


BEFORE: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Halvane's revenue rose from $3.66 billion to $4.12 billion in 2025.", []),
    ("en", "Halvane's revenue rose from $4.12 billion to $4.52 billion in 2025.", ["wrong-scope", "contradicted"]),
    ("en", "Halvane's revenue rose to $4.12 billion in 2025 from $3.66 billion.", []),
    ("en", "Halvane's revenue rose to $4.12 billion in 2025 from $3.36 billion.", ["contradicted"]),
    ("en", "Halvane's revenue was $4.12 billion in 2025, compared with $3.66 billion a year ago.", []),
    ("en", "Last year Halvane's revenue went from $3.66 billion to $4.12 billion.", []),
    ("en", "Last year Halvane's revenue went from $3.66 billion to $5.12 billion.", ["wrong-scope"]),
    ("es", "Los ingresos de Halvane pasaron de 3.660 a 4.120 millones de dólares en 2025.", []),
    (
        "es",
        "Halvane ingresó 4.120 millones de dólares en 2025, frente a los 3.660 millones de 2023.",
        ["wrong-scope"],
    ),
    ("pt", "No ano passado, a receita da Halvane passou de US$ 3,66 bilhões para US$ 4,12 bilhões.", []),
    ("id", "Laba bersih Nusakarya turun dari Rp2,3 triliun menjadi Rp1,84 triliun pada 2025.", []),
    ("ar", "في عام 2025 ارتفعت إيرادات هالفان من 3.66 مليار دولار إلى 4.12 مليار دولار.", []),
)

TURNED: tuple[tuple[str, str, list[str]], ...] = (
    ("id", "Laba bersih Nusakarya naik menjadi Rp1,84 triliun pada 2025 dari Rp2,3 triliun.", ["wrong-direction"]),
    ("en", "Nusakarya's net profit rose from Rp2.3 trillion in 2024 to Rp1.84 trillion in 2025.", ["wrong-direction"]),
    ("es", "La producción de níquel de Serrado bajó de 79.100 a 84.300 toneladas en 2025.", ["wrong-direction"]),
    ("pt", "A produção de níquel da Serrado subiu de 79.100 para 84.300 toneladas em 2025.", []),
)

NEAREST: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Nusakarya's net profit fell 20% in 2025 as Halvane's revenue rose 12.6%.", ["derived", "derived"]),
    ("en", "Nusakarya's net profit fell 20% in 2025 as Halvane's revenue rose 20%.", ["derived", "contradicted"]),
    (
        "es",
        (
            "Halvane facturó 4.120 millones de dólares en 2025, un 12,6% más que los 3.660 millones del año anterior, "
            "y expidió unas 310.000 obleas."
        ),
        ["derived"],
    ),
)

TOGETHER: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Halvane and Rimal together had revenue of $4.12 billion in 2025.", ["unregistered"]),
    ("pt", "Juntas, a Halvane e a Rimal tiveram receita de US$ 4,12 bilhões em 2025.", ["unregistered"]),
    ("ar", "حققت هالفان ورمال معا إيرادات قدرها 4.12 مليار دولار في 2025.", ["unregistered"]),
    ("en", "Halvane had revenue of $4.12 billion in 2025, more than Rimal.", []),
)

ASIDE: tuple[tuple[str, str, list[str]], ...] = (
    (
        "pt",
        "Em 2025, a Halvane faturou US$ 4,12 bilhões (US$ 3,66 bilhões em 2024) e expediu cerca de 310 mil wafers.",
        [],
    ),
    (
        "en",
        "In 2025 Nusakarya earned Rp1.84 trillion (Rp2.3 trillion in 2024) on 640 megawatts of geothermal capacity.",
        [],
    ),
    (
        "es",
        (
            "En 2025 Nusakarya ganó 1,84 billones de rupias, menos que en 2024, "
            "con 640 megavatios de capacidad geotérmica."
        ),
        [],
    ),
)

WHOLES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "The Controls Office refused 171 applications out of 2,340 applications, or 7.3%.", ["derived"]),
    ("en", "The Controls Office refused 171 of 2,340 applications, that is 17% of them.", ["arithmetic"]),
    ("en", "The Controls Office refused 171 applications out of 2,430 applications.", ["unregistered"]),
    (
        "es",
        "La Oficina de Control Comercial denegó 171 solicitudes de un total de 2.340 en 2025, es decir, el 17%.",
        ["arithmetic"],
    ),
    ("id", "Dari 2.340 permohonan lisensi pada 2025, Kantor Pengawasan Perdagangan menolak 171 permohonan.", []),
)


@pytest.mark.parametrize(
    ("language", "text", "rules"), [*SUMMED, *LED_TO, *BEFORE, *TURNED, *NEAREST, *TOGETHER, *ASIDE, *WHOLES]
)
def test_figures_of_one_sentence_are_told_apart_by_what_ties_them(
    index: Index, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(index, language, text) == rules
