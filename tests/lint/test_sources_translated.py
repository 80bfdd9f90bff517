"""Lint by documents: names in translation, what tells why, of whom, in which year, in one day, or by an estimate."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

ROOF = (
    "# The roof\n\nTarn, 9 June 2026\n\nThe roof appeal has raised £385,000, of which £250,000 came from the Corrin "
    "Foundation. The surveyor put the cost of a new roof at nearly £1.4 million."
)
DAIRY = (
    "ألبان الوادي تنقسم\n\nبلغت إيرادات المجموعة 640 مليون دينار، منها 352 مليون دينار من قطاع الحليب و192 مليون "
    "دينار من قطاع الأجبان. غير أن صافي ربح ألبان الوادي تراجع بنسبة 14% إلى 43 مليون دينار بسبب غلاء الأعلاف."
)
VOTE = (
    "# El valle de Sorbe dice no\n\nSorbe, 2 de junio de 2026\n\nEl no obtuvo 10.430 votos en el valle de Sorbe. De "
    "los 24.300 electores censados acudieron a las urnas 18.640."
)
FLOOD = (
    "# Banjir di Karang\n\nKarang, 12 Juni 2026\n\nBanjir 21 Februari di Karang membuat 6.430 orang mengungsi. Bencana "
    "ini lebih parah daripada banjir 2025, ketika 2.900 orang mengungsi. Hujan di Karang mencapai 218 milimeter dalam "
    "sehari. Posko terbesar, GOR Satria, menampung 2.150 orang."
)

ORCHARDS = (
    "# Apples by valley\n\nSorbe, 9 June 2026\n\n| Valley | Tonnes 2024 | Tonnes 2025 |\n|---|---|---|\n"
    "| Aldera | 28,300 | 17,900 |\n| Morane | 19,700 | 18,400 |\n"
)

HALL = "# The hall\n\nSorbe, 9 June 2026\n\nThe hall keeps 7,350 charts, of which 460 are on loan."


@pytest.mark.parametrize(
    ("document", "language", "text", "expected"),
    [
        (ROOF, "pt", "Da Fundação Corrin vieram 250 mil libras para o telhado.", []),
        (ROOF, "es", "La Fundación Corrin dio 250.000 libras para el tejado.", []),
        (ROOF, "en", "The surveyor reckons a new roof would come to nearly £1.4m.", []),
        (ROOF, "en", "The roof will cost nearly £2.4m.", ["contradicted"]),
        # What tells why is no measure of its own; "غير أن" denies nothing; a dairy's name says nothing of its cheese.
        (DAIRY, "es", "El beneficio neto del grupo se quedó en 43 millones de dinares.", []),
        (DAIRY, "ar", "الأجبان وحدها درت على «ألبان الوادي» 192 مليون دينار.", []),
        # A ballot's "no" denies nothing, and what some did is not told of all.
        (VOTE, "es", "El no sumó 10.430 votos en Sorbe.", []),
        (VOTE, "id", "Kubu “tidak” meraup 10.430 suara di Lembah Sorbe.", []),
        (VOTE, "ar", "عدد المسجلين في جداول الناخبين بوادي سوربي 24300 ناخب.", []),
        # The year of another figure of the same; so much in one day; people who fled, whoever they are.
        (FLOOD, "en", "In 2026 the flood in Karang drove 6,430 people into shelters.", []),
        (FLOOD, "en", "The flood of 2025 in Karang drove 6,430 people into shelters.", ["wrong-scope"]),
        (FLOOD, "pt", "Em Karang a chuva chegou aos 218 milímetros num só dia.", []),
        (FLOOD, "en", "At its worst, 6,430 people in Karang had taken refuge.", []),
        # What a draft says of a part is not said of the whole that it names beside it.
        (HALL, "en", "Of its 7,350 charts, only 460 are on loan.", []),
        (HALL, "en", "Only 460 of the hall's 7,350 charts are on loan.", []),
        (HALL, "en", "Of its 460 charts, 7,350 are on loan.", ["wrong-scope"]),
        (HALL, "en", "All of its 7,350 charts are on loan.", ["wrong-scope"]),
        # A document's own words name the place in which alone something is so.
        (ORCHARDS, "en", "In Morane alone, 18,400 tonnes were picked in 2025.", []),
        (ORCHARDS, "es", "Solo en Morane se recogieron 18.400 toneladas en 2025.", []),
        (ORCHARDS, "en", "In Aldera alone, 18,400 tonnes were picked in 2025.", ["wrong-scope"]),
    ],
)
def test_by_one_document(document: str, language: str, text: str, expected: list[str]) -> None:
    assert rules_by(document, language, text) == expected
