"""Lint by documents: what a draft draws from its own figures, names of two short words, years of two figures."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

SCHOOL = (
    "# Demam di asrama\n\nSorbe, 9 Juni 2026\n\nSebanyak 143 siswa asrama Bina Marel jatuh sakit. Dari jumlah itu, "
    "98 anak tinggal di asrama putra. Hampir 250 siswa dipulangkan. "
    "Sekolah itu mencatat 56 kasus demam pada 2024 dan 18 kasus pada 2025."
)
LINE = (
    "# The line\n\nSORBE, 9 June 2026 — The Tallow line of Sorbe, which is 11.4 kilometres long, cost £418 million. "
    "When it was approved in 2019, its budget was £295 million.\n\n"
    "At its peak the site of the Tallow line had 620 workers, 85 of them apprentices.\n\n"
    "The Hill line of Sorbe recorded 9.1 million journeys in 2025, after 9.7 million in 2024."
)
FESTIVAL = (
    "مهرجان مرسى الياقوت\n\nسورب، 9 يونيو 2026\n\nباع مهرجان مرسى الياقوت 47 ألف تذكرة في عام 2025. وقالت مديرة "
    "المهرجان سلمى القاضي إن نسبة إشغال القاعات بلغت 81%.\n\n"
    "أما المدير المالي نديم الحايك فقال إن العجز بلغ 240 ألف دولار."
)
CO_OP = (
    "# A cooperativa\n\nVALE MOREL, 9 de junho de 2026 — A Cooperativa de Vale Morel captou 86,4 milhões de litros de "
    "leite em 2025. Em 2024, tinham sido 80 milhões de litros. O número de cooperados baixou de 1.140 no fim de 2024 "
    "para 1.026 no fim de 2025."
)
SLIDE = (
    "# El alud\n\nSorbe, 9 de junio de 2026\n\nEl alud sepultó 47 viviendas y dañó otras 130 en Loma Rota. El Gobierno "
    "cifró los daños en 35 millones de euros, pero retiró esa estimación. La alcaldesa, Nieves Altuna, dijo que el "
    "ayuntamiento gastó 2,3 millones de euros en la emergencia."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "expected"),
    [
        # The rest, the gap, the share and the sum for each, where words lead to it or ask for it.
        (SCHOOL, "en", "Of the 143 pupils taken ill, 98 live in the boys' dormitory. That leaves 45.", ["derived"]),
        (SCHOOL, "en", "Of the 143 pupils taken ill, 98 live in the boys' dormitory. That leaves 54.", ["not-found"]),
        (
            LINE,
            "en",
            "The city approved £295 million for the Tallow line. It cost £418 million, so the overrun is £123 million.",
            ["derived"],
        ),
        (LINE, "pt", "A linha Tallow teve 620 operários, dos quais 85 aprendizes. São 13,7% do total.", ["derived"]),
        (LINE, "pt", "A linha Tallow teve 620 operários, dos quais 85 aprendizes. São 17,3% do total.", ["not-found"]),
        (
            LINE,
            "en",
            "The Tallow line cost £418 million for 11.4 kilometres, or £36.7 million per kilometre.",
            ["derived"],
        ),
        (
            LINE,
            "es",
            "La línea Hill pasó de 9,7 millones de viajes en 2024 a 9,1 millones en 2025: se esfumaron 600.000 viajes.",
            ["derived"],
        ),
        # With nothing that says so, two figures are no third one.
        (
            SCHOOL,
            "en",
            "143 pupils were taken ill. 98 live in the boys' dormitory. The cook has 45 pots.",
            ["not-found"],
        ),
        # A name of two short words in another script, with its article or without.
        (FESTIVAL, "id", "Festival Marsa al-Yaqut menjual 47.000 tiket pada 2025.", []),
        (FESTIVAL, "pt", "O festival de Marsa al-Yaqut vendeu 47 mil ingressos em 2025.", []),
        (FESTIVAL, "pt", "O festival de Marsa al-Barid vendeu 47 mil ingressos em 2025.", ["not-found"]),
        # Who says it, in a script without capitals on either side.
        (FESTIVAL, "pt", "As salas tiveram 81% de ocupação, informou a diretora, Salma al-Qadi.", []),
        (FESTIVAL, "pt", "As salas tiveram 81% de ocupação, informou o diretor, Nadim al-Hayek.", ["wrong-speaker"]),
        (SLIDE, "ar", "أنفقت البلدية على الطوارئ 2.3 مليون يورو، بحسب الجيولوجي راميرو أوتشاران.", ["wrong-speaker"]),
        # Two figures of a sentence, each with its year; a long dateline dates neither.
        (SCHOOL, "pt", "Em 2025 a Bina Marel registrou só 18 casos de febre.", []),
        (SCHOOL, "pt", "Em 2025 a Bina Marel registrou 56 casos de febre.", ["wrong-scope"]),
        (CO_OP, "en", "The Vale Morel dairy co-op took in 86.4 million litres of milk last year.", []),
        (CO_OP, "pt", "A cooperativa captou 80 milhões de litros de leite em 2024.", []),
        (CO_OP, "en", "The Vale Morel co-op had 1,026 members at the end of 2025.", []),
        (CO_OP, "en", "The Vale Morel co-op had 1,026 members at the end of 2024.", ["not-found"]),
        # Others beside those before them; children of a school.
        (SLIDE, "es", "Además, otras 130 viviendas quedaron dañadas en Loma Rota.", []),
        (SCHOOL, "en", "Almost 250 children of Bina Marel were sent home.", []),
        # An estimate that the same sentence takes back.
        (SLIDE, "pt", "O alud deixou danos de 35 milhões de euros.", ["retracted"]),
    ],
)
def test_a_figure_comes_to_its_verdict(document: str, language: str, text: str, expected: list[str]) -> None:
    assert rules_by(document, language, text) == expected
