"""What ordinary words of a draft say of claims that the ledger words otherwise, and has no other names for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.reading.markup import open_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim tarvik/cars/2024; subject=Tarvik; measure=cars built; period=2024; statement=Cars built by Tarvik in 2024",
    "tarvik/cars/2024@paper: 50,000 cars",
    "claim tarvik/cars/2025; subject=Tarvik; measure=cars built; period=2025; statement=Cars built by Tarvik in 2025",
    "tarvik/cars/2025@paper: 60,000 cars",
    "claim tarvik/staff/oslava; subject=Tarvik; measure=staff; place=Oslava; period=2025",
    "tarvik/staff/oslava@paper: 340 employees",
    "claim tarvik/staff/merani; subject=Tarvik; measure=staff; place=Merani; period=2025",
    "tarvik/staff/merani@paper: 340 employees",
    "claim ferry-line/ships/2025; subject=Velo Line; measure=ships; statement=How many ships Velo Line operates",
    "ferry-line/ships/2025@paper: more than 90 ships",
    "claim ferry-line/order/2026; subject=Velo Line; measure=navios encomendados; period=2026",
    "ferry-line/order/2026@paper: 12 ships",
    "claim bureau/jobless; subject=Merani Statistics Bureau; measure=unemployment rate; place=Merani; period=2025",
    "bureau/jobless@paper: 8.4 percent",
    "claim coop/members/2025; subject=Sela Cooperative; measure=members; period=2025",
    "coop/members/2025@paper: 5,200 sharefolk",
    "claim oreno/rent; subject=Oreno; measure=rental price; unit=USD/hour; place=China",
    "oreno/rent@paper: $6 per hour",
    "claim tram/riders/2025; subject=Oslava Tram; measure=daily riders; period=2025",
    "tram/riders/2025@paper: 41,000 riders per day",
    "claim port/cargo/2025; subject=Port of Merani; measure=cargo; unit=tonne; period=2025",
    "port/cargo/2025@paper#ulla-stenner: 9.4 million tonnes",
    "claim tarvik/profit/2025; subject=Tarvik; measure=net profit; unit=USD; period=2025",
    "tarvik/profit/2025@paper: about $800 million",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The year behind another one.
        ("en", "Tarvik built 50,000 cars in 2024 and 60,000 cars a year later.", []),
        ("pt", "A Tarvik fabricou 50 mil carros em 2024 e 60 mil carros no ano seguinte.", []),
        ("es", "Tarvik fabricó 50.000 coches en 2024 y 60.000 coches un año después.", []),
        ("id", "Tarvik merakit 50.000 mobil pada 2024 dan 60.000 mobil setahun kemudian.", []),
        ("ar", "صنعت تارفيك 50 ألف سيارة في عام 2024 و60 ألف سيارة في العام التالي.", []),
        ("en", "Tarvik built 50,000 cars in 2024 and 70,000 cars a year later.", ["contradicted"]),
        # What is made is built; what is sold is another thing.
        ("en", "Tarvik produced 60,000 cars in 2025.", []),
        ("id", "Tarvik memproduksi 60.000 mobil pada 2025.", []),
        ("en", "Tarvik sold 60,000 cars in 2025.", ["wrong-scope"]),
        # Who is employed by the verb, and in two places.
        ("en", "Tarvik employs 340 people.", ["ambiguous"]),
        ("es", "Tarvik emplea a 340 trabajadores en Oslava.", []),
        ("en", "Tarvik flew 340 people.", ["unregistered"]),
        # What is on order is no fleet.
        ("pt", "A Velo Line opera 97 navios.", ["unsupported"]),
        ("pt", "A Velo Line opera mais de 90 navios.", []),
        ("pt", "A Velo Line encomendou 12 navios em 2026.", []),
        ("en", "Velo Line has ordered 15 ships for 2026.", ["contradicted"]),
        # What an office of statistics counts is so in the place.
        ("en", "Unemployment in Merani stood at 8.4 percent in 2025.", []),
        ("es", "El paro en Merani fue del 8,4 % en 2025.", []),
        ("id", "Tingkat pengangguran di Merani 8,6 persen pada 2025.", ["contradicted"]),
        ("en", "Inflation in Merani stood at 8.4 percent in 2025.", ["wrong-scope"]),
        # A noun that no table knows, of what the measure names.
        ("en", "The Sela Cooperative has 5,200 members.", []),
        ("es", "La cooperativa Sela tiene 5.600 socios.", ["contradicted"]),
        ("pt", "Cerca de 5.200 pessoas são membros da Cooperativa Sela.", []),
        # A country behind an article, and what can be had for a price.
        ("en", "In the United States, renting an Oreno costs $6 an hour.", ["wrong-scope"]),
        ("es", "En los Países Bajos alquilar un Oreno cuesta 6 dólares por hora.", ["wrong-scope"]),
        ("en", "In China an Oreno can be rented for $6 an hour.", []),
        ("id", "Di Tiongkok, Oreno dapat disewa seharga US$6 per jam.", []),
        ("en", "In China an Oreno might cost $6 an hour.", ["status-changed"]),
        # How often something is so, behind the verb.
        ("en", "Every day 41,000 riders use the Oslava Tram.", []),
        ("pt", "41 mil passageiros usam por dia o Oslava Tram.", []),
        # Hedges that one language has, and others part in two.
        ("es", "Tarvik ganó cerca de 800 millones de dólares en 2025.", []),
        ("ar", "حققت تارفيك أرباحا صافية بلغت ما يقرب من 800 مليون دولار في عام 2025.", []),
        ("es", "Tarvik ganó casi 800 millones de dólares en 2025.", ["hedge-changed"]),
        ("en", "Tarvik made a net profit of nearly $800 million in 2025.", ["hedge-changed"]),
    ],
)
def test_other_words_for_what_a_claim_says(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "The Port of Merani handled 9.4 million tonnes of cargo in 2025, said director Ulla Stenner.", []),
        ("es", "El Puerto de Merani movió 9,4 millones de toneladas en 2025, dijo la directora Ulla Stenner.", []),
        (
            "es",
            "El Puerto de Merani movió 9,4 millones de toneladas de carga en 2025, dijo la consejera Elvira Pons.",
            ["wrong-speaker"],
        ),
        (
            "id",
            "Pelabuhan Merani menangani 9,4 juta ton kargo pada 2025, ujar juru bicara Karl Odum.",
            ["wrong-speaker"],
        ),
        # Where somebody is who says it is nobody.
        ("en", "The Port of Merani handled 9.4 million tonnes of cargo in 2025, officials in Oslava said.", []),
    ],
)
def test_who_says_it_behind_any_title(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "From 50,000 cars in 2024, Tarvik went up to 60,000 in 2025, a gain of 12 percent."),
        ("es", "Tarvik pasó de 50.000 coches en 2024 a 60.000 coches en 2025, un aumento del 12 %."),
    ],
)
def test_a_share_that_two_figures_beside_it_do_not_come_to(file_ledger: Location, language: str, text: str) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == ["arithmetic"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("حققت تارفيك أداء قويا. وصنعت الشركة 60 ألف سيارة في عام 2025.", []),
        ("حققت تارفيك أداء قويا. وصنعت الشركة 70 ألف سيارة في عام 2025.", ["contradicted"]),
        ("حققت تارفيك أداء قويا. وصنعت الشركات 60 ألف سيارة في عام 2025.", ["unregistered"]),
        ("حققت تارفيك أداء قويا. وصنعت الشركة المنافسة 60 ألف سيارة في عام 2025.", ["unregistered"]),
    ],
)
def test_a_noun_with_the_article_written_onto_it_goes_on(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, "ar", text) == rules


def test_names_that_hold_another_one_are_told_together(file_ledger: Location) -> None:
    rows = (
        *ROWS,
        "claim tarvik-oslava/workers; subject=Tarvik Oslava; measure=workers",
        "tarvik-oslava/workers@paper: 900 workers",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "Together Tarvik Oslava and Velo Line employ 950 workers.") == ["unregistered"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("تجاوز إنتاج تارفيك من السيارات 59 ألف سيارة في عام 2025.", []),
        ("تجاوز إنتاج تارفيك من السيارات 65 ألف سيارة في عام 2025.", ["contradicted"]),
        ("لم يتجاوز إنتاج تارفيك من السيارات 61 ألف سيارة في عام 2025.", []),
        ("لا يقل إنتاج تارفيك من السيارات في عام 2025 عن 59 ألف سيارة.", []),
        ("لا يقل إنتاج تارفيك من السيارات في عام 2025 عن 70 ألف سيارة.", ["contradicted"]),
    ],
)
def test_a_verb_bounds_a_figure_behind_its_subject(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, "ar", text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "An hour of Oreno sells for $6 in China.", []),
        ("en", "An Oreno sells for $6 in China.", ["wrong-unit"]),
        ("es", "Por una hora de Oreno se cobran en China 6 dólares.", []),
        ("en", "Tarvik has 340 people in Oslava and 340 in Merani on its staff.", []),
        ("en", "Tarvik has 340 people in Oslava and 350 in Merani on its staff.", ["contradicted"]),
        ("pt", "Pedro trabalha na Tarvik. Gosta muito.\n\nEm Oslava, a empresa emprega 340 trabalhadores.", []),
        ("pt", "A Tarvik cresceu. Produziu 60 mil carros em 2025 com o motor Zefir.", []),
        ("en", "In 2025 Tarvik built 60,000 cars, 20% more as in 2024.", []),
    ],
)
def test_what_stands_beside_a_figure_is_its_own(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert [one for one in rules_of(index, language, text) if one != "derived"] == rules


def test_a_cell_is_headed_by_the_text_before_it(file_ledger: Location) -> None:
    table = "| Who | What | Number |\n|---|---|---|\n| Sela Cooperative | Members in 2025 | {} |\n"
    with index_of(file_ledger, ROWS) as index:
        for number, rules in (("5,200", []), ("5,900", ["contradicted"])):
            found = lint(open_draft("a.md", table.format(number).encode()), index, LintOptions("en", "2026-03-15"))
            assert [one.rule for one in found.findings] == rules


def test_a_draft_may_say_itself_that_a_figure_was_withdrawn(file_ledger: Location) -> None:
    rows = (
        "claim mine/accidents/2025; subject=Seru Mine; measure=accidents; period=2025",
        "mine/accidents/2025@paper: 17 accidents; status=retracted",
    )
    with index_of(file_ledger, rows) as index:
        assert rules_of(index, "en", "The Seru Mine took back its report on 17 accidents in 2025.") == []
        assert rules_of(index, "en", "The Seru Mine had 17 accidents in 2025.") == ["retracted"]
        assert rules_of(index, "en", "The Seru Mine withdrew its men after 17 accidents in 2025.") == ["retracted"]
