"""Lint by documents: who says which of two figures, what is taken back in passing, which year a figure is of."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import errors_by

QUARRY = (
    "The Marlow quarry employs 240 people. Works manager Ida Thorne said the quarry loses 30 truckloads a week to the "
    "weather; union secretary Paul Acker puts the loss at 55 truckloads."
)
BRIDGE = (
    "A ponte de Alvorada custou 12 milhões de reais. O prefeito Davi Nunes diz que a obra durou 14 meses; "
    "a engenheira Rute Sales fala em 19 meses."
)
TEMPLE = (
    "The temple of Kesari drew 8,200 pilgrims in May. In an earlier version of this story the number of guides was "
    "given as 46. The correct number is 64."
)
MARKET = (
    "El mercado de Olmedilla tiene 130 puestos. El ayuntamiento dijo inicialmente que había 21 puestos vacíos; "
    "la cifra fue corregida a 12 puestos vacíos."
)
THEATRE = (
    "El teatro Rialto de Brisa vendió 31.000 entradas en 2025. La reforma costó 9 millones de euros; "
    "el presupuesto inicial era de 6 millones de euros."
)
HARBOURS = "Landings in Skerry Bay came to 5,400 tonnes last year, while boats in Port Ellis landed 7,900 tonnes."
BOTH = (
    "Corrections: several figures were wrong. We said that the fair had 70 stalls; there were 17. It also gave the "
    "number of visitors as 3,200; the correct number is 2,300."
)
PIPES = (
    "A Águas do Ival fechou o ano.\n\nErrata: numa versão anterior lia-se que foram trocados 64 quilómetros de tubos. "
    "O número correto é 46."
)
NESTS = "The park has many birds.\n\nCorrection: we wrote that there were 80 nests on the cliff. There were 18 nests."
CANAL = "Barges waited 6 hours at the Tern canal on average in the summer, against 9 hours in 2023."
MILL = "The Harlow mill, where 85 people work, will close its office in May but will not dismiss anyone."


@pytest.mark.parametrize(
    ("document", "language", "text"),
    [
        (QUARRY, "en", "The Marlow quarry loses 55 truckloads a week, works manager Ida Thorne said."),
        (QUARRY, "en", "Union secretary Paul Acker said the Marlow quarry loses 30 truckloads a week."),
        (BRIDGE, "es", "Según la ingeniera Rute Sales, la obra del puente de Alvorada duró 14 meses."),
        (BRIDGE, "pt", "Segundo a engenheira Rute Sales, a obra da ponte de Alvorada durou 14 meses."),
        (BRIDGE, "en", "Mayor Davi Nunes said work on the Alvorada bridge took 19 months."),
    ],
)
def test_who_says_the_other_figure_of_a_sentence_does_not_say_this_one(document: str, language: str, text: str) -> None:
    assert "wrong-speaker" in errors_by(document, language, text)


@pytest.mark.parametrize(
    ("document", "language", "text"),
    [
        (QUARRY, "en", "The Marlow quarry loses 30 truckloads a week, works manager Ida Thorne said."),
        (QUARRY, "en", "Union secretary Paul Acker said the Marlow quarry loses 55 truckloads a week."),
        (BRIDGE, "pt", "Segundo a engenheira Rute Sales, a obra da ponte de Alvorada durou 19 meses."),
        (BRIDGE, "en", "Mayor Davi Nunes said work on the Alvorada bridge took 14 months."),
    ],
)
def test_who_says_a_figure_may_be_told(document: str, language: str, text: str) -> None:
    assert "wrong-speaker" not in errors_by(document, language, text)


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (TEMPLE, "en", "The temple of Kesari has 64 guides.", "The temple of Kesari has 46 guides."),
        (
            PIPES,
            "pt",
            "A Águas do Ival trocou 46 quilómetros de tubos.",
            "A Águas do Ival trocou 64 quilómetros de tubos.",
        ),
        (NESTS, "en", "The park has 18 nests on the cliff.", "The park has 80 nests on the cliff."),
        (MARKET, "es", "El mercado tiene 12 puestos vacíos.", "En Olmedilla hay 21 puestos vacíos."),
    ],
)
def test_a_number_that_is_taken_back_in_passing_stands_nowhere(
    document: str, language: str, right: str, wrong: str
) -> None:
    assert errors_by(document, language, right) == set()
    assert "superseded" in errors_by(document, language, wrong)


def test_the_year_of_the_earlier_figure_is_none_of_the_later_one() -> None:
    assert "wrong-scope" in errors_by(CANAL, "en", "In 2023 barges at the Tern canal waited 6 hours on average.")
    assert errors_by(CANAL, "en", "In 2023 barges at the Tern canal waited 9 hours on average.") == set()


def test_what_a_sentence_says_is_not_done_is_not_done_to_those_it_counts() -> None:
    assert "negated" in errors_by(MILL, "en", "The Harlow mill will dismiss 85 people.")
    assert errors_by(MILL, "en", "At the Harlow mill 85 people work.") == set()


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            THEATRE,
            "es",
            "El presupuesto de la reforma era de 6 millones de euros.",
            "La reforma del teatro costó 6 millones de euros.",
        ),
        (
            HARBOURS,
            "en",
            "Skerry Bay landed 5,400 tonnes last year.",
            "Boats in Port Ellis landed 5,400 tonnes last year.",
        ),
        (
            HARBOURS,
            "pt",
            "Em Port Ellis foram desembarcadas 7.900 toneladas.",
            "Em Skerry Bay foram desembarcadas 7.900 toneladas.",
        ),
    ],
)
def test_what_is_said_of_one_of_two_that_a_sentence_sets_against_each_other_is_not_said_of_the_other(
    document: str, language: str, right: str, wrong: str
) -> None:
    assert errors_by(document, language, right) == set()
    assert "wrong-scope" in errors_by(document, language, wrong)


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            "Work on the Lorne bridge starts. Bank loans cover 31 million euros and city funds cover 17 million euros.",
            "en",
            "City funds cover 17 million euros of the Lorne bridge.",
            "Bank loans cover 17 million euros of the Lorne bridge.",
        ),
        (
            "A cooperativa de Aldema vendeu 410 toneladas de mel e exportou 90 toneladas de mel.",
            "pt",
            "A cooperativa de Aldema exportou 90 toneladas de mel.",
            "A cooperativa de Aldema vendeu 90 toneladas de mel.",
        ),
    ],
)
def test_two_figures_that_an_and_joins_are_told_apart_by_the_words_beside_each(
    document: str, language: str, right: str, wrong: str
) -> None:
    assert errors_by(document, language, right) == set()
    assert errors_by(document, language, wrong) & {"wrong-scope", "contradicted"}


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            "Foss Mills plans to hire 350 weavers by the end of 2027 and to order 18 looms.",
            "en",
            "Foss Mills plans to order 18 looms.",
            "Foss Mills ordered 18 looms.",
        ),
        (
            "El teatro de Ansa prevé alargar la temporada a 11 semanas en 2027 y abrir dos salas con 540 butacas.",
            "es",
            "El teatro de Ansa prevé abrir salas con 540 butacas.",
            "El teatro de Ansa abrió salas con 540 butacas.",
        ),
    ],
)
def test_a_verb_that_is_joined_to_a_planned_one_is_planned_too(
    document: str, language: str, right: str, wrong: str
) -> None:
    assert "status-changed" not in errors_by(document, language, right)
    assert "status-changed" in errors_by(document, language, wrong)


@pytest.mark.parametrize(
    ("document", "language", "wrong"),
    [
        (
            "There were nine faults at the Ivel dam, but none was blamed on the builder.",
            "en",
            "Nine faults at the Ivel dam were blamed on the builder.",
        ),
        (
            "Houve sete avarias na barragem de Ival, mas nenhuma foi atribuída à construtora.",
            "pt",
            "Sete avarias na barragem de Ival foram atribuídas à construtora.",
        ),
    ],
)
def test_what_a_sentence_says_of_none_is_not_said_of_those_it_counts(document: str, language: str, wrong: str) -> None:
    assert "negated" in errors_by(document, language, wrong)


def test_several_corrections_in_one_paragraph_are_kept_apart() -> None:
    assert "superseded" in errors_by(BOTH, "en", "The fair had 3,200 visitors.")
    assert "superseded" in errors_by(BOTH, "en", "The fair had 70 stalls.")
    assert errors_by(BOTH, "en", "The fair had 2,300 visitors and 17 stalls.") == set()
