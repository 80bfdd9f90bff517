"""Lint by documents: sums whose currency is left out, sums that stand alone, figures on top, demands and budgets."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

WORKS = (
    "# A vidraria\n\nSorbe, 9 de junho de 2026\n\nOs trabalhadores da vidraria Alvar compraram a fábrica por 6,4 "
    "milhões de euros. Desse valor, 2,1 milhões saíram das poupanças deles. "
    "As vendas caíram em 2024, para 11,6 milhões de "
    "euros, e em 2025 subiram para 12,9 milhões. A fábrica tem 46 fornos. No ano passado recebeu 640 mil turistas; "
    "o vidro foi visto por 3,2 milhões."
)
STRIKE = (
    "# La huelga\n\nSorbe, 9 de junio de 2026\n\nLas limpiadoras de la universidad de Montal piden una subida del "
    "12 %. El dragado costará 186 millones de euros el año que viene.\n\n"
    "Una versión anterior daba 3,7 millones de euros."
)
BILL = (
    "# The bill\n\nSorbe, 9 June 2026\n\nThe bill of the town includes 2,900 hours of overtime, paid at 41 euros an "
    "hour.\n\nThe roof of the town cost 1.37 million euros. The new car park of the town cost 212,000 euros."
)
RAIL = (
    "# Alvar\n\nSorbe, 9 June 2026\n\nThe barge of Alvar would be linked to the grid next year at a cost of £2.7 "
    "million.\n\nThe Alvar railway, which wants to be carbon-free by 2030, is 310 kilometres long."
)
WADI = (
    "الجراد\n\nمرجانة، 3 يونيو 2026\n\nلم يرَ مزارعو ولاية وادي الصندل شيئا كهذا. فقد دخل الولاية منذ أبريل 26 سربا من "
    "الجراد، وبلغت المساحة المصابة نحو 48 ألف هكتار."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "expected"),
    [
        # The currency is that of the sum before, in a document and in a draft.
        (WORKS, "en", "Sales at Alvar came to €11.6 million in 2024 and rose to 12.9 million in 2025.", []),
        (WORKS, "es", "Las ventas de Alvar subieron en 2025 a 12,9 millones de dólares.", ["wrong-unit"]),
        # Behind a semicolon, or of those who came, a number of millions is no sum.
        (WORKS, "en", "The glass of Alvar was seen by 3.2 million.", []),
        # So many more than there are by the document.
        (WORKS, "es", "La fábrica de Alvar tendrá otros 46 hornos.", ["incomparable"]),
        (WORKS, "es", "La fábrica de Alvar tiene 46 hornos.", []),
        # What is demanded, and what is budgeted, are not told as done.
        (STRIKE, "id", "Tuntutan petugas kebersihan universitas Montal: upah naik 12 persen.", []),
        (STRIKE, "id", "Upah petugas kebersihan universitas Montal naik 12 persen.", ["status-changed"]),
        (STRIKE, "pt", "A dragagem está orçada em 186 milhões de euros.", []),
        (STRIKE, "pt", "A dragagem custou 186 milhões de euros.", ["status-changed"]),
        # The very sum of money, where no name speaks against it; not what the document takes back.
        (STRIKE, "en", "The bill for the dredging came in at a whopping €3.7 million.", ["not-found"]),
        # So many hours at so much an hour, where the draft speaks of one of the two; figures of two things are added
        # where one of both texts says so.
        (BILL, "en", "The overtime alone came to 118,900 euros.", ["derived"]),
        (BILL, "en", "The town lost 118,900 euros to thieves.", ["not-found"]),
        (BILL, "en", "In total the roof and the car park cost 1.582 million euros.", ["derived"]),
        (BILL, "en", "The town spent 1,158,000 euros on wine.", ["not-found"]),
        # What is of a year to come is planned; not what only stands beside such a year.
        (RAIL, "en", "Alvar linked its barge to the grid at a cost of £2.7 million.", ["status-changed"]),
        (RAIL, "en", "The Alvar railway is 310 kilometres long.", []),
        # A name whose word means something in one of the languages.
        (WADI, "id", "Ladang seluas kurang lebih 48.000 hektare di Wadi al-Sandal sudah dikuasai belalang.", []),
        (
            WADI,
            "id",
            "Ladang seluas kurang lebih 84.000 hektare di Wadi al-Sandal sudah dikuasai belalang.",
            ["contradicted"],
        ),
    ],
)
def test_a_report_is_judged_by_its_documents(document: str, language: str, text: str, expected: list[str]) -> None:
    assert rules_by(document, language, text) == expected
