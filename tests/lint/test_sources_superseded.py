"""Lint by documents: what was said first and no longer holds, what is said of others, of the rest, of another year."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

COURT = (
    "El tribunal de Olvera condenó al contable Ramos por desviar 7,4 millones de euros. Un primer comunicado del "
    "tribunal de Olvera hablaba de 8,1 millones de euros desviados; fue rectificado al día siguiente."
)
PAPER = (
    "“We now expect sales of between 310 and 320 million euros,” said Lena Orth of Orth Paper. In March Orth Paper had "
    "forecast 355 million euros."
)
MINE = "The board of Tarrow Mines is considering the sale of the Esk pit, which would affect about 260 jobs."
FEVER = (
    "Em Lagoa Funda, em 2025, choveu pouco. A cidade registrou 630 casos de dengue, contra 910 no ano anterior. "
    "Houve 3 mortes, contra 8 um ano antes."
)
SLEEP = (
    "Anak dengan demam di Tanjung Kelor rata-rata tidur 6 jam sehari, sedangkan anak lain 9 jam. "
    "Kurang dari 8 persen pasien berusia di atas 60 tahun."
)
CHARITY = "De la subvención de Campo Alto, el 84 % se dedicó a becas y el resto a gastos de administración."
RACE = """# Giro

El corredor del equipo Lumen, Iker Sanz, se impuso en cuatro etapas del Giro de Aldara; Brandt venció en dos etapas.
"""
STAFF = "The Quint works employed 1,930 people at the end of 2025, compared with 2,240 at the end of 2024."
LEAGUE = (
    "تعتزم رابطة السلة رفع عدد الأندية إلى 24 في موسم 2028. "
    "وتبلغ ديون نادي الفجر 3 ملايين دولار، وقد تخصم الرابطة منه 6 نقاط."
)
CROPS = (
    "No vale de Ituba, a irrigação cobre 210 mil hectares de café. A área de soja cresceu 9 %, para 640 mil hectares."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (
            COURT,
            "es",
            "El tribunal de Olvera cifra en 8,1 millones de euros el dinero desviado.",
            "8,1 millones de euros",
        ),
        (COURT, "en", "The Olvera court puts the money that Ramos diverted at 8.1 million euros.", "8.1 million euros"),
        (PAPER, "en", "Orth Paper now expects sales of 355 million euros.", "355 million euros"),
        (PAPER, "pt", "A Orth Paper prevê agora vendas de 355 milhões de euros.", "355 milhões de euros"),
        (MINE, "en", "Tarrow Mines is selling the Esk pit, at a cost of about 260 jobs.", "about 260 jobs"),
        (MINE, "es", "Tarrow Mines vende la mina de Esk, lo que afecta a unos 260 empleos.", "unos 260 empleos"),
        (FEVER, "pt", "Em 2024 Lagoa Funda registrou 630 casos de dengue.", "630 casos"),
        (FEVER, "en", "Dengue killed 8 people in Lagoa Funda in 2025.", "8 people"),
        (SLEEP, "es", "Los niños con fiebre de Tanjung Kelor duermen de media 9 horas al día.", "9 horas"),
        (
            SLEEP,
            "id",
            "Di Tanjung Kelor kurang dari 8 persen pasien berusia di bawah 60 tahun.",
            "kurang dari 8 persen",
        ),
        (CHARITY, "es", "Campo Alto destinó el 84 % de la subvención a gastos de administración.", "84 %"),
        (CHARITY, "pt", "Campo Alto gastou 84 % da subvenção com administração.", "84 %"),
        (RACE, "pt", "Brandt correu o Giro de Aldara. Ele venceu quatro etapas.", "quatro etapas"),
        (STAFF, "en", "The Quint works employed 2,240 people at the end of 2025.", "2,240 people"),
        (LEAGUE, "ar", "خصمت رابطة السلة 6 نقاط من نادي الفجر.", "6 نقاط"),
        (LEAGUE, "ar", "أصبح عدد أندية رابطة السلة 24 ناديا.", "24 ناديا"),
        (CROPS, "id", "Kebun kopi di lembah Ituba meliputi 640 ribu hektare.", "640 ribu hektare"),
    ],
)
def test_what_a_document_says_of_another_time_or_of_others_is_not_what_it_says(
    document: str, language: str, text: str, figure: str
) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) not in ("supported", "derived")


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (
            COURT,
            "es",
            "Un primer comunicado del tribunal de Olvera hablaba de 8,1 millones de euros.",
            "8,1 millones de euros",
        ),
        (
            COURT,
            "es",
            "El tribunal de Olvera cifra en 7,4 millones de euros el dinero desviado.",
            "7,4 millones de euros",
        ),
        (PAPER, "en", "In March Orth Paper had forecast sales of 355 million euros.", "355 million euros"),
        (
            MINE,
            "en",
            "Tarrow Mines is considering selling the Esk pit, which would affect about 260 jobs.",
            "about 260 jobs",
        ),
        (FEVER, "pt", "Em 2025 Lagoa Funda registrou 630 casos de dengue.", "630 casos"),
        (FEVER, "es", "Lagoa Funda registró 630 casos de dengue en 2025, frente a 910 en 2024.", "630 casos"),
        (SLEEP, "es", "Los niños con fiebre de Tanjung Kelor duermen de media 6 horas al día.", "6 horas"),
        (SLEEP, "id", "Di Tanjung Kelor kurang dari 8 persen pasien berusia di atas 60 tahun.", "kurang dari 8 persen"),
        (CHARITY, "es", "Campo Alto dedicó el 84 % de la subvención a becas.", "84 %"),
        (RACE, "pt", "Brandt correu o Giro de Aldara. Ele venceu duas etapas.", "duas etapas"),
        (STAFF, "en", "The Quint works employed 2,240 people at the end of 2024.", "2,240 people"),
        (CROPS, "id", "Kebun kopi di lembah Ituba meliputi 210 ribu hektare.", "210 ribu hektare"),
    ],
)
def test_what_a_document_says_may_be_said(document: str, language: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) in ("supported", "derived")


def test_another_ninety_are_ninety() -> None:
    index = of_texts({"a.md": "Los bomberos de Tarbes rescataron a 240 vecinos; otros 90 siguen aislados."})
    assert came(index, "es", "En Tarbes siguen aislados 90 vecinos.", "90 vecinos") == "supported"
