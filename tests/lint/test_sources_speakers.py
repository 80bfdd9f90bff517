"""Lint by documents: who else says a figure beside the one that a document gives."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

DAM = (
    "Segundo a Associação dos Pescadores, a barragem de Ouricanga matou 40 toneladas de peixe. A limpeza começou em "
    "maio. O vereador Tiago Lemos afirmou que morreram 95 toneladas de peixe."
)
LIBRARY = (
    "The Kestor library expects up to 30,000 readers in its first year. The town's treasurer, Ines Malvern, is more "
    "careful and speaks of 18,000."
)
FOREST = (
    "El Ministerio de Ambiente afirma haber plantado 12.000 árboles en Valdoro en 2025; nosotros estimamos que fueron "
    "menos de 8.000."
)
STRIKE = (
    "Omar Felder, a lawyer for the workers, said the Quillon mill owed them £900,000. "
    "The defence put the debt at £350,000."
)
CLINIC = (
    "Ketua peneliti, dr. Sari Wening, mengatakan bahwa obat itu dapat mencegah 70 kasus malaria di Batu Layar. "
    "Kepala puskesmas, dr. Agung Pratomo, memperkirakan 25 kasus."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (
            DAM,
            "es",
            "Según la Asociación de los Pescadores, en Ouricanga murieron 95 toneladas de peces.",
            "95 toneladas",
        ),
        (DAM, "pt", "Tiago Lemos diz que a barragem de Ouricanga matou 40 toneladas de peixe.", "40 toneladas"),
        (LIBRARY, "en", "Ines Malvern is counting on 30,000 readers at the Kestor library.", "30,000 readers"),
        (LIBRARY, "pt", "Ines Malvern espera até 30 mil leitores na biblioteca de Kestor.", "30 mil leitores"),
        (FOREST, "es", "El Ministerio de Ambiente dice que plantó menos de 8.000 árboles.", "menos de 8.000 árboles"),
        (FOREST, "en", "The Environment Ministry says it planted fewer than 8,000 trees.", "fewer than 8,000 trees"),
        (STRIKE, "en", "According to the defence, the Quillon mill owed £900,000.", "£900,000"),
        (STRIKE, "pt", "Segundo a defesa, a fábrica Quillon devia 900 mil libras.", "900 mil libras"),
        (CLINIC, "id", "Menurut dr. Agung Pratomo, obat itu mencegah 70 kasus malaria.", "70 kasus"),
        (CLINIC, "en", "Agung Pratomo said the drug could prevent 70 cases of malaria.", "70 cases"),
    ],
)
def test_who_says_another_figure_beside_one_does_not_say_this_one(
    document: str, language: str, text: str, figure: str
) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("supported", "derived")


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (DAM, "pt", "Tiago Lemos diz que morreram 95 toneladas de peixe em Ouricanga.", "95 toneladas"),
        (LIBRARY, "en", "The Kestor library expects up to 30,000 readers in its first year.", "30,000 readers"),
        (FOREST, "en", "The Environment Ministry says it planted 12,000 trees in Valdoro in 2025.", "12,000 trees"),
        (STRIKE, "en", "According to the defence, the Quillon mill owed £350,000.", "£350,000"),
        (CLINIC, "id", "Menurut dr. Sari Wening, obat itu dapat mencegah 70 kasus malaria.", "70 kasus"),
    ],
)
def test_who_says_a_figure_may_be_told(document: str, language: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) != "wrong-speaker"
