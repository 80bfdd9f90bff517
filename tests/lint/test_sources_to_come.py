"""Lint by documents: what a document says is to come, by words behind a figure, is no fact of a draft."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import of_texts

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.run import lint_by_sources

TOLD = [
    (
        "en",
        "The Tarn ferry company runs 12 boats. About 350 sailors will be hired by 2028.",
        "The Tarn ferry company will hire about 350 sailors by 2028.",
        "The Tarn ferry company hired about 350 sailors.",
    ),
    (
        "en",
        "Moss Valley has two mills; the first four turbines are to be delivered in autumn 2027.",
        "Four turbines are to be delivered to Moss Valley in 2027.",
        "Four turbines were delivered to Moss Valley.",
    ),
    (
        "pt",
        "A Viação Lume transporta 9 mil passageiros. Cerca de 40 ônibus serão comprados em 2027.",
        "A Viação Lume vai comprar cerca de 40 ônibus.",
        "A Viação Lume comprou cerca de 40 ônibus.",
    ),
    (
        "es",
        "El ayuntamiento de Olmos tiene 300 empleados. Unos 60 árboles serán plantados en mayo.",
        "En Olmos se plantarán unos 60 árboles.",
        "En Olmos se plantaron unos 60 árboles.",
    ),
    (
        "id",
        "PT Lume mengoperasikan 80 bus. Sekitar 25 bus akan dibeli tahun depan.",
        "PT Lume akan membeli sekitar 25 bus.",
        "PT Lume telah membeli sekitar 25 bus.",
    ),
]


@pytest.mark.parametrize(("language", "document", "right", "wrong"), TOLD, ids=[wrong for *_, wrong in TOLD])
def test_what_is_to_come_by_words_behind_it_is_no_fact(language: str, document: str, right: str, wrong: str) -> None:
    index = of_texts({"a.md": document})

    def rules(text: str) -> set[str]:
        return {
            finding.rule for finding in lint_by_sources(plain_draft("-", text), index, LintOptions(language)).findings
        }

    assert rules(right) == set()
    assert rules(wrong) == {"status-changed"}
