"""Lint by documents: corrections, labels of tables, open currencies and differences."""

from __future__ import annotations

import pytest

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

_MILL = (
    "The mill at Corran\n\nThe mill at Corran ground 4,120 sacks in 2024. Its turbine ran 31 days.\n\n"
    "Correction: an earlier version said the mill has 52 millers. The correct number is 25.\n\nSacks by grain\n"
    "Rye\t2,300\nBarley\t1,820\n"
)
_PARK = (
    "El parque de Aldoria\n\nEl parque de Aldoria recibió 61.300 visitantes en 2024, frente a 58.100 en 2023.\n\n"
    "Fe de errores: decíamos que el parque tiene 94 bancos. En realidad son 49.\n"
)
_FACTORY = (
    "Pabrik Sentana\n\nPabrik Sentana membayar Rp7.300 per kilogram teh pada 2024.\n\n"
    "Ralat: semula ditulis bahwa pabrik Sentana memiliki 63 mesin. Yang benar 36 mesin.\n"
)
DOCUMENTS = (_MILL, _PARK, _FACTORY)


@pytest.fixture(scope="module")
def documents() -> SourceIndex:
    drafts = [plain_draft(f"{i}.txt", text) for i, text in enumerate(DOCUMENTS)]
    return SourceIndex.of_drafts(drafts, Units.shipped())


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "The mill at Corran has 52 millers.", "superseded"),
        ("en", "The mill at Corran has 25 millers.", "supported"),
        ("es", "El parque de Aldoria tiene 94 bancos.", "superseded"),
        ("es", "El parque de Aldoria tiene 49 bancos.", "supported"),
        ("id", "Pabrik Sentana memiliki 63 mesin.", "superseded"),
        ("id", "Pabrik Sentana memiliki 36 mesin.", "supported"),
        ("en", "The mill at Corran ground 2,300 sacks of rye.", "supported"),
        ("en", "The mill at Corran ground 2,300 sacks of barley.", "wrong-scope"),
        ("pt", "A fábrica Sentana paga 7.300 rupias por quilo de chá.", "supported"),
        ("es", "El parque de Aldoria recibió 3.200 visitantes más en 2024 que en 2023.", "derived"),
        ("es", "El parque de Aldoria recibió 3.200 visitantes menos en 2024 que en 2023.", "contradicted"),
    ],
)
def test_a_document_is_read_as_it_corrects_and_labels_itself(
    documents: SourceIndex, language: str, text: str, verdict: str
) -> None:
    number = lint_by_sources(plain_draft("-", text), documents, LintOptions(language)).numbers[0]
    assert number.verdict == verdict


def test_a_number_that_is_taken_back_is_told(documents: SourceIndex) -> None:
    draft = plain_draft("-", "The mill at Corran has 52 millers.")
    assert [one.message for one in lint_by_sources(draft, documents, LintOptions("en")).findings] == [
        "'52 millers': [52, 52] and [25, 25] share no value (0.txt:5:84 '25'); the source takes '52 millers' back"
    ]
