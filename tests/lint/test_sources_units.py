"""Lint by documents: cents of the currency of a text, units of rows of a table, places that are words, and years."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

MILK = """# Tarn Dairy: report for 2024

| | 2024 | 2023 |
|---|---|---|
| Revenue (€ million) | 142.8 | 136.5 |
| – Cheese | 71.4 | 66.0 |
| Member farms | 312 | 326 |
| Milk price (cents per litre) | 46.2 | 44.8 |
"""
PALMS = """# إقليم النخيلات في أرقام

أنتج الإقليم 148 ألف طن من التمور في 2024. ولدى 92% من الأسر في الإقليم اتصال بالإنترنت.
"""

RIGHT = [
    ("en", MILK, "Tarn Dairy paid 46.2 cents per litre of milk in 2024.", "46.2 cents"),
    ("pt", MILK, "A Tarn Dairy pagou 46,2 cêntimos por litro de leite em 2024.", "46,2 cêntimos"),
    ("en", MILK, "Tarn Dairy sold cheese for €71.4 million in 2024.", "€71.4 million"),
    ("en", MILK, "The member farms of Tarn Dairy fell by 14 in 2024.", "14"),
    ("id", MILK, "Jumlah peternakan anggota Tarn Dairy berkurang 14 pada 2024.", "14"),
    ("pt", PALMS, "A região de Nukhaylat produziu 148 mil toneladas de tâmaras em 2024.", "148 mil"),
    ("es", PALMS, "El 92% de los hogares de Nukhaylat tiene internet.", "92%"),
]

WRONG = [
    ("en", MILK, "Tarn Dairy paid 42.6 cents per litre of milk in 2024.", "42.6 cents"),
    ("pt", MILK, "A Tarn Dairy pagou 46,2 centavos de real por litro de leite em 2024.", "46,2 centavos"),
    ("en", MILK, "Tarn Dairy sold cheese for $71.4 million in 2024.", "$71.4 million"),
    ("en", MILK, "The member farms of Tarn Dairy rose by 14 in 2024.", "14"),
    ("id", MILK, "Jumlah peternakan anggota Tarn Dairy bertambah 14 pada 2024.", "14"),
    ("pt", PALMS, "A região de Al-Zaytun produziu 148 mil toneladas de tâmaras em 2024.", "148 mil"),
    ("es", PALMS, "El 92% de los hogares de Zaituna tiene internet.", "92%"),
]


@pytest.mark.parametrize(("language", "document", "text", "figure"), RIGHT, ids=[text for *_, text, _ in RIGHT])
def test_units_and_places_of_documents_are_read(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) in ("supported", "derived")


@pytest.mark.parametrize(("language", "document", "text", "figure"), WRONG, ids=[text for *_, text, _ in WRONG])
def test_other_units_and_places_are_not(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("supported", "derived")
