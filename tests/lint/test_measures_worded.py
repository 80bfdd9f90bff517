"""What news desks measure, in the words in which journalists put it: a wrong number is found as one of its claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.store.engine import Location
from factledger.store.ledger import create

if TYPE_CHECKING:
    from pathlib import Path

CASES: tuple[tuple[str, str, str, str], ...] = (
    ("staff", "1,180 people", "en", "Velmar is staffed by 1,240 people."),
    ("staff", "1,180 people", "es", "Velmar da trabajo a 1.240 personas."),
    ("staff", "1,180 people", "pt", "A Velmar dá trabalho a 1.240 pessoas."),
    ("deaths", "1,180 people", "id", "1.240 nyawa melayang di Velmar."),
    ("arrests", "1,180 people", "es", "1.240 personas fueron apresadas en Velmar."),
    ("arrests", "1,180 people", "id", "1.240 orang dibekuk di Velmar."),
    ("fine", "1,180 dollars", "es", "Velmar fue castigada con 1.240 dólares."),
    ("fine", "1,180 dollars", "pt", "A Velmar foi punida com 1.240 dólares."),
    ("fine", "1,180 dollars", "id", "Velmar dikenai penalti 1.240 dolar."),
    ("fine", "1,180 dollars", "ar", "عوقبت Velmar بدفع 1240 دولارا."),
    ("rent", "1,180 dollars", "en", "Tenants in Velmar pay 1,240 dollars."),
    ("rent", "1,180 dollars", "es", "Los inquilinos de Velmar pagan 1.240 dólares."),
    ("rent", "1,180 dollars", "pt", "Os inquilinos de Velmar pagam 1.240 dólares."),
    ("rent", "1,180 dollars", "id", "Penyewa di Velmar membayar 1.240 dolar."),
    ("rent", "1,180 dollars", "ar", "يدفع المستأجرون في Velmar نحو 1240 دولارا."),
    ("visitors", "1,180 people", "en", "Velmar welcomed 1,240 guests."),
    ("visitors", "1,180 people", "ar", "قصد Velmar نحو 1240 شخصا."),
    ("passengers", "1,180 people", "en", "1,240 people boarded Velmar."),
    ("passengers", "1,180 people", "es", "Velmar transportó a 1.240 personas."),
    ("passengers", "1,180 people", "pt", "1.240 pessoas voaram com a Velmar."),
    ("passengers", "1,180 people", "id", "1.240 orang terbang dengan Velmar."),
    ("passengers", "1,180 people", "ar", "سافر 1240 شخصا على متن Velmar."),
    ("users", "1,180 people", "en", "1,240 people use Velmar."),
    ("users", "1,180 people", "es", "1.240 personas usan Velmar."),
    ("users", "1,180 people", "pt", "1.240 pessoas usam a Velmar."),
    ("users", "1,180 people", "id", "1.240 orang memakai Velmar."),
    ("subscribers", "1,180 people", "en", "1,240 people subscribe to Velmar."),
    ("subscribers", "1,180 people", "es", "1.240 personas están suscritas a Velmar."),
    ("subscribers", "1,180 people", "pt", "1.240 pessoas assinam a Velmar."),
    ("subscribers", "1,180 people", "ar", "يشترك في Velmar نحو 1240 شخصا."),
    ("students", "1,180 people", "pt", "1.240 pessoas estudam na Velmar."),
    ("students", "1,180 people", "id", "1.240 orang belajar di Velmar."),
    ("patients", "1,180 people", "en", "Velmar cared for 1,240 people."),
    ("patients", "1,180 people", "es", "Velmar atendió a 1.240 personas."),
    ("patients", "1,180 people", "pt", "1.240 pessoas foram hospitalizadas na Velmar."),
    ("patients", "1,180 people", "id", "Velmar merawat 1.240 orang."),
    ("cases", "1,180 people", "en", "1,240 people were diagnosed in Velmar."),
    ("cases", "1,180 people", "id", "1.240 orang dinyatakan positif di Velmar."),
    ("cases", "1,180 people", "ar", "مرض 1240 شخصا في Velmar."),
    ("members", "1,180 people", "en", "1,240 people belong to Velmar."),
    ("members", "1,180 people", "es", "1.240 personas pertenecen a Velmar."),
    ("members", "1,180 people", "pt", "1.240 pessoas pertencem à Velmar."),
    ("members", "1,180 people", "id", "Velmar beranggotakan 1.240 orang."),
    ("members", "1,180 people", "ar", "ينتمي إلى Velmar نحو 1240 شخصا."),
    ("votes", "1,180 votes", "pt", "Velmar recebeu 1.240 sufrágios."),
    ("births", "1,180 births", "en", "1,240 newborns were registered in Velmar."),
    ("births", "1,180 births", "ar", "ولد 1240 طفلا في Velmar."),
    ("population", "1,180 people", "es", "Velmar está habitada por 1.240 personas."),
    ("population", "1,180 people", "id", "Velmar didiami 1.240 orang."),
    ("population", "1,180 people", "ar", "يقيم في Velmar نحو 1240 شخصا."),
    ("burnt area", "1,180 hectares", "en", "Flames devoured 1,240 hectares in Velmar."),
    ("burnt area", "1,180 hectares", "pt", "As chamas devoraram 1.240 hectares em Velmar."),
    ("burnt area", "1,180 hectares", "ar", "أتت النيران على 1240 هكتارا في Velmar."),
    ("power cut", "1,180 homes", "en", "1,240 homes went dark in Velmar."),
    ("power cut", "1,180 homes", "id", "1.240 rumah kehilangan listrik di Velmar."),
    ("loss", "1,180 dollars", "es", "Velmar cerró el año con un resultado negativo de 1.240 dólares."),
    ("loss", "1,180 dollars", "pt", "A Velmar fechou o ano com resultado negativo de 1.240 dólares."),
    ("profit", "1,180 dollars", "en", "Velmar was 1,240 dollars in the black."),
    ("profit", "1,180 dollars", "es", "Velmar logró un resultado positivo de 1.240 dólares."),
    ("debt", "1,180 dollars", "en", "Velmar has borrowed 1,240 dollars."),
    ("debt", "1,180 dollars", "es", "El pasivo de Velmar es de 1.240 dólares."),
    ("debt", "1,180 dollars", "pt", "O passivo da Velmar é de 1.240 dólares."),
    ("investment", "1,180 dollars", "id", "Velmar mengucurkan 1.240 dolar."),
    ("dividend", "1,180 dollars", "ar", "دفعت Velmar للمساهمين 1240 دولارا."),
    ("donations", "1,180 dollars", "en", "Velmar raised 1,240 dollars from donors."),
    ("donations", "1,180 dollars", "es", "Velmar recaudó 1.240 dólares de donantes."),
    ("donations", "1,180 dollars", "ar", "جمعت Velmar نحو 1240 دولارا من المانحين."),
    ("price", "1,180 dollars", "es", "Velmar se vende por 1.240 dólares."),
    ("price", "1,180 dollars", "pt", "A Velmar é vendida por 1.240 dólares."),
    ("capacity", "1,180 people", "pt", "Cabem na Velmar 1.240 pessoas."),
    ("capacity", "1,180 people", "id", "Velmar berkapasitas 1.240 orang."),
    ("capacity", "1,180 people", "ar", "تتسع Velmar لـ1240 شخصا."),
    ("unemployment", "11.8%", "id", "12,4 persen penduduk Velmar tidak bekerja."),
    ("unemployment", "11.8%", "ar", "12.4 في المئة من القوى العاملة في Velmar بلا عمل."),
    ("turnout", "11.8%", "ar", "أدلى 12.4 في المئة من ناخبي Velmar بأصواتهم."),
)


@pytest.mark.parametrize(("measure", "figure", "language", "text"), CASES, ids=[text for *_, text in CASES])
def test_a_wrong_number_is_that_of_the_claim_in_other_words(
    tmp_path: Path, measure: str, figure: str, language: str, text: str
) -> None:
    location = Location.parse(str(tmp_path / "ledger.db"))
    create(location)
    claim = f"velmar/{measure.replace(' ', '-')}"
    rows = (
        "source paper; title=Paper; language=en; published=2026-01-10",
        f"claim {claim}; measure={measure}",
        f"{claim}@paper: {figure}",
    )
    with index_of(location, rows) as index:
        assert "contradicted" in rules_of(index, language, text)
