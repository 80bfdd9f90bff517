"""Lint by documents: who is there and who is not, parts that a draft goes on with, and by how many there are fewer."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

COUNCIL = "The council of Tessin met on 12 March, with 9 of the 11 councillors present."
CONSELHO = "A Câmara de Lume reuniu-se a 12 de março, com a presença de 9 dos 11 vereadores."
CONCEJO = "El concejo de Olmos se reunió el 12 de marzo con la presencia de 9 de los 11 concejales."
SEA = "In all, 2,950 people work aboard the boats of Tessin, of whom 410 do so part-time."
DECKS = "On the ferries of Tessin, 87,400 cars made the crossing, 2,100 fewer than a year earlier."
COMPANY = "Returna runs the deposit scheme: a non-profit company with 58 employees."

RIGHT = [
    ("en", COUNCIL, "Two councillors of Tessin were absent on 12 March.", "Two councillors"),
    ("pt", CONSELHO, "Faltaram dois vereadores à reunião da Câmara de Lume.", "dois vereadores"),
    ("es", CONCEJO, "Faltaron dos concejales a la reunión del concejo de Olmos.", "dos concejales"),
    ("en", SEA, "The boats of Tessin give work to 2,950 people. Of them, 410 work part-time.", "410"),
    ("es", SEA, "En los barcos de Tessin trabajan 2.950 personas. De ellas, 410 lo hacen a tiempo parcial.", "410"),
    ("en", DECKS, "The ferries of Tessin lost 2,100 cars.", "2,100 cars"),
    (
        "en",
        COMPANY,
        "Fifty-eight people work for Returna, the company behind the deposit scheme.",
        "Fifty-eight people",
    ),
]

WRONG = [
    ("en", COUNCIL, "Three councillors of Tessin were absent on 12 March.", "Three councillors"),
    ("pt", CONSELHO, "Faltaram nove vereadores à reunião da Câmara de Lume.", "nove vereadores"),
    ("es", CONCEJO, "Faltaron once concejales a la reunión del concejo de Olmos.", "once concejales"),
    ("en", SEA, "In all, 410 people work aboard the boats of Tessin.", "410 people"),
    ("en", DECKS, "On the ferries of Tessin, 2,100 cars made the crossing.", "2,100 cars"),
    ("en", DECKS, "The ferries of Tessin lost 87,400 cars.", "87,400 cars"),
    (
        "en",
        COMPANY,
        "Eighty-five people work for Returna, the company behind the deposit scheme.",
        "Eighty-five people",
    ),
]


@pytest.mark.parametrize(("language", "document", "text", "figure"), RIGHT, ids=[text for *_, text, _ in RIGHT])
def test_parts_and_halves_are_told(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) in ("supported", "derived")


@pytest.mark.parametrize(("language", "document", "text", "figure"), WRONG, ids=[text for *_, text, _ in WRONG])
def test_other_parts_and_halves_are_not(language: str, document: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("supported", "derived")
