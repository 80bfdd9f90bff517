"""Lint by documents: the day of a document by its dateline, denied reports, rises that are planned, and who speaks."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

DATED = "# Seeds\n\nPORT ALDEN, 9 June 2026 – The Oira seed bank had 7,400 visitors last year. It is busy."
ALONE = "Seeds wanted\n\nPort Alden, 9 June 2026\n\nThe Oira seed bank had 7,400 visitors last year. It is busy."
TOLD = "# Seeds\n\nOn 9 June 2026 the board met. The Oira seed bank had 7,400 visitors last year. It is busy."
DENIED = (
    "Oira Airport has one runway. Moira Tansey denied a report in the Courier that its landing fee would rise to £480."
)
RISING = "حصد ائتلاف السهل في تل الريحان 19 مقعدا. ويعتزم الائتلاف رفع الحد الأدنى للأجور من 750 إلى 900 دينار شهريا."
TITLED = "# Pedra Lisa dam at 38% of its capacity\n\nThe dam of Pedra Lisa was at 38% of its capacity in February 2026."
NEW = "Arunika plans to open 45 new shops by 2027. Its loaf sells at 18,500 rupiah, and the firm for 1.35 trillion."
UNION = "Ilídio Varandas, of the Oira seed bank's staff, said that at least eight technicians had asked to leave."


@pytest.mark.parametrize(
    ("document", "language", "text", "expected"),
    [
        (DATED, "en", "The Oira seed bank had 7,400 visitors in 2025.", []),
        (DATED, "en", "The Oira seed bank had 7,400 visitors in 2023.", ["wrong-scope"]),
        (ALONE, "en", "The Oira seed bank had 7,400 visitors in 2023.", ["wrong-scope"]),
        (TOLD, "en", "The Oira seed bank had 7,400 visitors in 2025.", []),
        (TITLED, "en", "The Pedra Lisa dam was at 38% of its capacity in February 2025.", ["wrong-scope"]),
        (DENIED, "en", "Oira Airport will raise its landing fee to £480.", ["status-changed"]),
        (DENIED, "en", "Moira Tansey denied that the landing fee would rise to £480.", []),
        (RISING, "id", "Upah minimum di Tal al-Rihan naik menjadi 900 dinar per bulan.", ["status-changed"]),
        (RISING, "id", "Upah minimum di Tal al-Rihan rencananya naik menjadi 900 dinar per bulan.", []),
        (NEW, "en", "Arunika plans to open 45 more shops.", []),
        (UNION, "en", "Ilídio Varandas of the union said that at least eight technicians had asked to leave.", []),
    ],
)
def test_by_one_document(document: str, language: str, text: str, expected: list[str]) -> None:
    assert rules_by(document, language, text) == expected


def test_another_order_of_size_contradicts_nothing() -> None:
    assert rules_by(NEW, "en", "Arunika's loaf now costs 1,500 rupiah more.") != ["contradicted"]
