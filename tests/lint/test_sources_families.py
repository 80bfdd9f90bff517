"""Lint by documents: which of several things set side by side a figure is of: men or women, planned or done."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

SCHOOL = (
    "In the Hollin district 41 percent of the boys and 36 percent of the girls play a sport. Of the 300 places planned "
    "at the Hollin sports hall, 120 were completed. The club ordered 48 boats from Dorran Yard; 30 were delivered."
)
BANK = (
    "En los nueve primeros meses de 2025 el beneficio neto del banco Sarel fue de 84 millones de euros. "
    "El resultado bruto fue de 130 millones. El supervisor multó al banco Sarel con 9 millones de euros; "
    "el banco ha pagado 4 millones de euros."
)
FAIR = (
    "Na feira de Aldomar, 310 mulheres e 240 homens montaram bancas. Na corrida de Aldomar largaram 520 atletas e "
    "470 chegaram à meta. O hospital de Aldomar tem 90 leitos, 12 deles de UTI."
)
LINES = (
    "Di kota Marwanda, bus mengangkut 31 juta penumpang pada 2025, sedangkan trem 12 juta. Dewan Marwanda mengumumkan "
    "anggaran taman sebesar Rp60 miliar. Hingga kini baru Rp8 miliar dibelanjakan."
)
TRIAL = (
    "في تجربة دواء سلفان شكا من الصداع 14 في المئة من الرجال و9 في المئة من النساء. "
    "وبلغ صافي ربح شركة سلفان 22 مليون دولار في عام 2025."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (SCHOOL, "en", "In the Hollin district 41 percent of the girls play a sport.", "41 percent"),
        (SCHOOL, "pt", "No distrito de Hollin, 36 por cento dos rapazes praticam desporto.", "36 por cento"),
        (SCHOOL, "en", "At the Hollin sports hall 300 places were completed.", "300 places"),
        (SCHOOL, "es", "El club de Hollin recibió 48 barcos del astillero Dorran Yard.", "48 barcos"),
        (
            BANK,
            "es",
            "El beneficio neto del banco Sarel en el tercer trimestre de 2025 fue de 84 millones.",
            "84 millones",
        ),
        (BANK, "en", "Sarel paid a fine of 9 million euros.", "9 million euros"),
        (BANK, "id", "Laba operasi bank Sarel mencapai 84 juta euro.", "84 juta euro"),
        (FAIR, "pt", "Na feira de Aldomar, 310 homens montaram bancas.", "310 homens"),
        (FAIR, "en", "In the Aldomar race 520 athletes crossed the line.", "520 athletes"),
        (FAIR, "es", "El hospital de Aldomar tiene 90 camas de cuidados intensivos.", "90 camas"),
        (LINES, "id", "Trem di kota Marwanda mengangkut 31 juta penumpang pada 2025.", "31 juta penumpang"),
        (LINES, "en", "Buses in Marwanda carried 12 million passengers in 2025.", "12 million passengers"),
        (LINES, "id", "Dewan Marwanda sudah membelanjakan Rp60 miliar untuk taman.", "Rp60 miliar"),
        (TRIAL, "ar", "شكا من الصداع في تجربة دواء سلفان 14 في المئة من النساء.", "14 في المئة"),
        (TRIAL, "ar", "بلغ الربح التشغيلي لشركة سلفان 22 مليون دولار في عام 2025.", "22 مليون دولار"),
    ],
)
def test_what_is_said_of_one_member_of_a_family_is_not_said_of_another(
    document: str, language: str, text: str, figure: str
) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("supported", "derived")


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (SCHOOL, "en", "In the Hollin district 36 percent of the girls play a sport.", "36 percent"),
        (SCHOOL, "en", "The Hollin sports hall has 120 completed places.", "120 completed places"),
        (
            BANK,
            "es",
            "El banco Sarel ganó 84 millones de euros netos en los nueve primeros meses de 2025.",
            "84 millones",
        ),
        (BANK, "en", "Sarel was fined 9 million euros.", "9 million euros"),
        (BANK, "en", "Sarel has paid 4 million euros of the fine.", "4 million euros"),
        (FAIR, "pt", "Na feira de Aldomar, 240 homens montaram bancas.", "240 homens"),
        (FAIR, "es", "El hospital de Aldomar tiene 90 camas.", "90 camas"),
        (LINES, "id", "Trem di kota Marwanda mengangkut 12 juta penumpang pada 2025.", "12 juta penumpang"),
        (TRIAL, "ar", "شكا من الصداع في تجربة دواء سلفان 9 في المئة من النساء.", "9 في المئة"),
    ],
)
def test_what_is_said_of_a_member_may_be_said(document: str, language: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) in ("supported", "derived")


def test_a_bare_number_counts_what_the_one_before_it_does() -> None:
    index = of_texts({"a.md": "The town of Varro has 25 buses, of which 18 are new."})
    assert came(index, "en", "In Varro 18 buses are new.", "18 buses") == "supported"


def test_a_word_inside_one_figure_says_nothing_of_another() -> None:
    index = of_texts({"a.md": "Nearly 700 people wait for a bed in Tolvar, 380 of them women."})
    assert (
        came(index, "en", "In Tolvar nearly 700 people wait for a bed, among them 320 men.", "700 people")
        == "supported"
    )


@pytest.mark.parametrize(
    ("document", "language", "text", "figure", "verdict"),
    [
        (
            "A frota de Tamel tem 46 ônibus, dos quais 13 estão parados.",
            "en",
            "In Tamel 33 buses are in service.",
            "33",
            True,
        ),
        (
            "A frota de Tamel tem 46 ônibus, dos quais 13 estão parados.",
            "en",
            "In Tamel 34 buses are in service.",
            "34",
            False,
        ),
        ("The Orrin choir has 58 people, of whom 21 are men.", "en", "The Orrin choir has 37 women.", "37", True),
        (
            "The Orrin choir has 58 people, of whom 21 are men.",
            "en",
            "The Orrin choir has 38 women.",
            "38",
            False,
        ),
    ],
)
def test_what_is_left_of_a_whole_is_of_the_other_member(
    document: str, language: str, text: str, figure: str, *, verdict: bool
) -> None:
    assert (came(of_texts({"a.md": document}), language, text, figure) in ("supported", "derived")) is verdict
