"""Lint by documents: shares of a part in a whole that stand beside each other, in sentences and in tables."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

SAILINGS = "Tessin Ferries had a bad summer. Of 5,300 scheduled sailings, 318 were cancelled and 1,060 were delayed."
OFFICE = "O posto de turismo de Lume atendeu 21 400 visitantes em 2024. Destes, 8 560 eram estrangeiros e 2 140 idosos."
TABLE = """# Olmos Lácteos: informe de 2024

| | 2024 | 2023 |
|---|---|---|
| Leche recogida (millones de litros) | 184,6 | 179,2 |
| de la cual, ecológica (millones de litros) | 23,1 | 19,4 |
| Ingresos (millones de euros) | 142,8 | 136,5 |
| – Queso | 71,4 | 66,0 |
| – Mantequilla | 38,6 | 40,3 |
"""
PANELS = (
    "PT Lume menjual 640 ribu panel surya pada 2025, terdiri atas 480 ribu panel domestik dan 160 ribu panel ekspor."
)
DATES = "أنتجت مزارع الريحان 148 ألف طن من التمور في 2024، وصدّرت 37 ألف طن منها."

TOLD = [
    ("en", SAILINGS, "Tessin Ferries cancelled 6% of its scheduled sailings.", "6%"),
    ("en", SAILINGS, "A fifth of the scheduled sailings of Tessin Ferries were delayed.", "A fifth"),
    ("pt", SAILINGS, "A Tessin Ferries cancelou 6% das viagens programadas.", "6%"),
    ("pt", OFFICE, "40% dos visitantes do posto de turismo de Lume em 2024 eram estrangeiros.", "40%"),
    ("en", OFFICE, "Foreigners made up 40% of the visitors of the tourist office in Lume in 2024.", "40%"),
    ("es", TABLE, "La mitad de los ingresos de Olmos Lácteos en 2024 vino del queso.", "La mitad"),
    ("en", TABLE, "Half of the revenue of Olmos in 2024 came from cheese.", "Half"),
    ("es", TABLE, "La leche ecológica supuso el 12,5% de la recogida por Olmos Lácteos en 2024.", "12,5%"),
    ("id", PANELS, "Ekspor mencapai 25% dari panel surya yang dijual PT Lume pada 2025.", "25%"),
    ("en", PANELS, "A quarter of the solar panels that PT Lume sold in 2025 were exported.", "A quarter"),
    ("ar", DATES, "صدّرت مزارع الريحان 25% من تمورها في 2024.", "25%"),
]

NOT_TOLD = [
    ("en", SAILINGS, "Tessin Ferries cancelled 20% of its scheduled sailings.", "20%"),
    ("en", SAILINGS, "Tessin Ferries delayed 6% of its scheduled sailings.", "6%"),
    ("en", SAILINGS, "Tessin Ferries sold 6% of its ships.", "6%"),
    ("pt", OFFICE, "10% dos visitantes do posto de turismo de Lume em 2024 eram estrangeiros.", "10%"),
    ("pt", OFFICE, "40% dos visitantes do posto de turismo de Lume em 2024 eram crianças.", "40%"),
    ("es", TABLE, "La mitad de los ingresos de Olmos Lácteos en 2024 vino de la mantequilla.", "La mitad"),
    ("es", TABLE, "La leche ecológica supuso el 12,5% de la recogida por Olmos Lácteos en 2023.", "12,5%"),
    ("id", PANELS, "Ekspor mencapai 75% dari panel surya yang dijual PT Lume pada 2025.", "75%"),
    ("ar", DATES, "صدّرت مزارع الريحان 35% من تمورها في 2024.", "35%"),
]


@pytest.mark.parametrize(("language", "document", "text", "figure"), TOLD, ids=[text for *_, text, _ in TOLD])
def test_a_share_of_a_named_part_is_derived(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) in ("derived", "supported")


@pytest.mark.parametrize(("language", "document", "text", "figure"), NOT_TOLD, ids=[text for *_, text, _ in NOT_TOLD])
def test_a_share_of_something_else_is_not(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("derived", "supported")
