"""Lint by documents: which of several figures beside each other a draft speaks of, by label, group, row and time."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import errors_by

BRAWL = (
    "A brawl at the Ternmoor fair left 14 people injured, eleven of them fairgoers and three of them police officers."
)
ORCHARDS = (
    "# Orchards of Velden\n\n| District | Orchards 2024 | Orchards 2025 |\n|---|---|---|\n"
    "| Marsk | 310 | 342 |\n| Orrel | 275 | 260 |\n"
)
PILLS = (
    "In the white group, sleep rose to 7.1 hours a night; in the blue group it went to 6.2 hours. "
    "A year later, 48 of the 90 people in the white group still used the pills."
)
TRAMS = "La compañía encargó 24 tranvías, que se entregarán a partir de 2028."
WALKS = "Antes de las obras, los vecinos caminaban 50 minutos al día; hoy caminan 15 minutos."
WARMTH = "Summer water temperatures in Loch Arden were 1.7 °C above the long-term average."
LENDERS = "Of the readers who signed up, 61 dropped out and 305 completed the course."


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            BRAWL,
            "en",
            "Three police officers were hurt in the brawl.",
            "Eleven police officers were hurt.",
        ),
        (
            ORCHARDS,
            "es",
            "Marsk tiene cada vez más huertos. En 2025 contaba con 342.",
            "Orrel tiene cada vez menos huertos. En 2025 contaba con 342 huertos.",
        ),
        (
            PILLS,
            "id",
            "Kelompok putih tidur 7,1 jam semalam.",
            "Kelompok biru tidur 7,1 jam semalam.",
        ),
        (
            PILLS,
            "en",
            "A year later, 48 people in the white group still used the pills.",
            "A year later, 48 people in the white group had stopped using the pills.",
        ),
        (TRAMS, "pt", "A companhia encomendou 24 bondes.", "A companhia já recebeu 24 bondes."),
        (
            WALKS,
            "en",
            "The residents today walk 15 minutes a day.",
            "The residents used to walk 15 minutes a day before the works.",
        ),
        (
            WARMTH,
            "ar",
            "كانت حرارة المياه في بحيرة أردن صيفا أعلى من المتوسط بمقدار 1.7 درجة مئوية.",
            "ارتفعت حرارة المياه في بحيرة أردن صيفا إلى 1.7 درجة مئوية.",
        ),
        (LENDERS, "es", "Terminaron el curso 305 lectores.", "Abandonaron el curso 305 lectores."),
    ],
)
def test_a_figure_is_of_what_stands_beside_it_alone(document: str, language: str, right: str, wrong: str) -> None:
    assert errors_by(document, language, right) == set()
    assert errors_by(document, language, wrong) & {"wrong-scope", "wrong-unit", "status-changed", "wrong-direction"}


def test_a_color_that_is_a_name_tells_no_group() -> None:
    document = "A Serra Azul transporta 3.100 pessoas por dia na linha verde."
    assert errors_by(document, "en", "Serra Azul carries 3,100 people a day on its green line.") == set()


COUNTY = (
    "In the fourth quarter of 2025, sales of Pellan Mills came to 90 million euros, net. For the full year they came "
    "to 340 million euros.\n\nOf this, 120 million euros came from Osterholm Stores."
)
GRAIN = "Kemarau merusak 40 ribu hektare sawah, dan 9.500 hektare di antaranya puso (gagal panen total)."
CRASHES = (
    "Crashes on the Vell road killed 6 people and injured 31 in 2025; the year before, 4 were killed and 44 injured."
)
SALES = (
    "Revenue at Osk Foods rose to 3.6 billion dollars in 2025, from 3.1 billion dollars in 2024. "
    "Net profit fell to 420 million dollars, from 470 million dollars."
)
WARD = "Murieron 9 pacientes en el hospital de Brea, frente a 14 el año anterior."
CHARITY = (
    "# Informe del asilo\n\nEl asilo de Brea necesitaba 70.000 euros y no recibió de los donantes más que 41.000 euros."
)
POWER = (
    "The Larn company opened a solar park of 150 megawatts on Lake Orrin. "
    "Its wind farm at Cape Sunder has a capacity of 64 megawatts."
)


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            COUNTY,
            "es",
            "En el cuarto trimestre de 2025, Pellan Mills vendió por 90 millones de euros.",
            "En 2025, Pellan Mills vendió por 90 millones de euros.",
        ),
        (
            GRAIN,
            "id",
            "Kemarau merusak 40 ribu hektare sawah.",
            "Akibat kemarau, 40 ribu hektare sawah gagal panen total.",
        ),
        (CRASHES, "pt", "Em 2024 os acidentes feriram 44 pessoas.", "Em 2025 os acidentes feriram 44 pessoas."),
        (
            SALES,
            "en",
            "In 2024 Osk Foods had a net profit of 470 million dollars.",
            "In 2024 Osk Foods had a net profit of 420 million dollars.",
        ),
        (
            WARD,
            "en",
            "The year before, 14 patients had died in the hospital of Brea.",
            "The year before, nine patients had died in the hospital of Brea.",
        ),
        (
            CHARITY,
            "en",
            "Donors gave the home in Brea 41,000 euros.",
            "Donors gave the home in Brea 70,000 euros.",
        ),
        (
            POWER,
            "id",
            "Ladang angin di Cape Sunder berkapasitas 64 megawatt.",
            "Ladang angin di Cape Sunder berkapasitas 150 megawatt.",
        ),
    ],
)
def test_a_figure_is_of_the_time_the_part_and_the_place_told_of_it(
    document: str, language: str, right: str, wrong: str
) -> None:
    assert errors_by(document, language, right) == set()
    assert errors_by(document, language, wrong) & {"wrong-scope", "contradicted", "negated"}
