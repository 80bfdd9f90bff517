"""What ties a figure, or keeps it from a claim, where names do not: the one claim left, a rival, a direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.domain.claim import Claim
from factledger.rules.example import bodies
from factledger.store.ledger import writing

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim norvida/holdings/2025; subject=Norvida; measure=quorvel; unit=EUR; period=2025; statement=Its quorvel.",
    "norvida/holdings/2025@paper: €12.4 billion",
    "claim norvida/tenth/2025; subject=Norvida; measure=zarbin; unit=percent; period=2025; statement=Its zarbin.",
    "norvida/tenth/2025@paper: 6 percent",
    "claim mirelle/staff/2025; subject=Mirelle; measure=staff; period=2025; statement=How many people Mirelle employs.",
    "mirelle/staff/2025@paper: 1,340 people",
    (
        "claim fishermen-union/members; subject=Northern Fishermen's Union; measure=members; "
        "statement=How many members it has."
    ),
    "fishermen-union/members@paper: 4,820 members",
    "claim maxora/stores/2025; subject=Maxora; measure=stores; period=2025; statement=How many stores Maxora has.",
    "maxora/stores/2025@paper: 412 stores",
    "claim merival/trams-north; subject=Merival; measure=trams; place=North Depot; statement=Its trams in the north.",
    "merival/trams-north@paper: 36 trams",
    "claim merival/trams-south; subject=Merival; measure=trams; place=South Depot; statement=Its trams in the south.",
    "merival/trams-south@paper: 41 trams",
    "claim vantor/over-65; subject=Vantor; measure=over 65; unit=percent; statement=Share of its people over 65.",
    "vantor/over-65@paper: 19 percent",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # One claim is left for the sum, and it is the very sum.
        ("en", "In 2025 Norvida handled €12.4 billion.", []),
        ("es", "Norvida manejó 12.400 millones de euros en 2025.", []),
        # Another sum, another year, another matter, and a number of one digit are not enough.
        ("en", "In 2025 Norvida handled €12.9 billion.", ["unregistered"]),
        ("en", "In 2024 Norvida handled €12.4 billion.", ["unregistered"]),
        ("en", "In 2025 Norvida handled €12.4 billion in coffee.", ["unregistered"]),
        ("en", "In 2025 Norvida handled 6 percent.", ["unregistered"]),
        # Who is told by a rival is not that rival.
        ("en", "Mirelle employs 1,340 people.", []),
        ("en", "Hallam Labs, a rival of Mirelle, employs 1,340 people.", ["unregistered"]),
        ("en", "Mirelle's rival Hallam Labs employs 1,340 people.", ["unregistered"]),
        ("en", "Its rival Mirelle employs 1,340 people.", []),
        ("es", "Laboratorios Hallam, competidor de Mirelle, emplea a 1.340 personas.", ["unregistered"]),
        ("id", "Hallam Labs, pesaing Mirelle, mempekerjakan 1.340 orang.", ["unregistered"]),
        ("en", "The Coastal Guild, a rival of the Northern Fishermen's Union, has 4,820 members.", ["unregistered"]),
        ("es", "El Sindicato de Pescadores del Norte tiene 4.820 miembros.", []),
        ("pt", "A União dos Pescadores do Norte tem 4.280 membros.", ["contradicted"]),
        # Those that opened are not all there are; a day on which doors open is none on which stores do.
        ("en", "Maxora opened 412 stores in 2025.", ["wrong-scope"]),
        ("es", "Maxora ha abierto 412 tiendas en 2025.", ["wrong-scope"]),
        ("en", "Maxora may open 412 stores in 2025.", ["status-changed"]),
        ("en", "Mirelle hired 1,340 people in 2025.", ["wrong-scope"]),
        ("en", "Mirelle plans to hire 1,340 people in 2025.", ["wrong-scope"]),
        ("en", "In 2025 Maxora opened its doors in 412 stores.", []),
        ("en", "All 412 stores of Maxora were open in 2025.", []),
        # What is added stands behind a noun of several words, too.
        ("ar", "لدى ماكسورا 412 متجر بقالة إضافيا في 2025.", ["incomparable"]),
        ("es", "Maxora tenía 412 tiendas de ropa adicionales en 2025.", ["incomparable"]),
        # A direction tells two places apart in any language.
        ("en", "The northern depot of Merival holds 36 trams.", []),
        ("pt", "O depósito do sul da Merival tem 41 bondes.", []),
        ("es", "En la cochera del norte de Merival hay 41 tranvías.", ["wrong-scope"]),
        ("es", "En la cochera del norte de Merival hay 38 tranvías.", ["contradicted"]),
        # The number by which a measure is told.
        ("es", "El 19% de los vecinos de Vantor tenía más de 65 años.", []),
        ("es", "El 24% de los vecinos de Vantor tenía más de 65 años.", ["contradicted"]),
    ],
)
def test_the_last_clues_tie_a_figure_or_keep_it_from_a_claim(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The training run of Orisa lasted 73 days.", []),
        ("The training run of Bentika lasted 73 days.", ["wrong-scope"]),
        # No ledger need hold how long something took.
        ("The training run of Bentika lasted 74 days.", []),
    ],
)
def test_how_long_another_subject_took_is_none_of_it(file_ledger: Location, text: str, rules: list[str]) -> None:
    rows = (
        "claim orisa/days; subject=Orisa; measure=length of the training run",
        "orisa/days@paper: 73 days",
        "claim bentika/cost; subject=Bentika; measure=training cost; unit=USD",
        "bentika/cost@paper: $37 million",
    )
    with writing(file_ledger) as writer:
        for key, body in bodies(rows):
            if isinstance(body, Claim) and body.unit is None:
                writer.append(replace(body, aliases={"en": ("training run",)}), key, by="rb")
            else:
                writer.append(body, key, by="rb")
    with index_of(file_ledger, ()) as index:
        assert rules_of(index, "en", text) == rules


COMPUTED = (
    "claim ferrandal/output/2024; subject=Ferrandal; measure=produção; unit=tonne; period=2024",
    "ferrandal/output/2024@paper: 3.5 million tonnes",
    "claim ferrandal/output/2025; subject=Ferrandal; measure=produção; unit=tonne; period=2025",
    "ferrandal/output/2025@paper: 4.2 million tonnes",
    "claim nubrisa/share/2024; subject=Nubrisa; measure=share of the cloud market; unit=percent; period=2024",
    "nubrisa/share/2024@paper: 27 percent",
    "claim nubrisa/share/2025; subject=Nubrisa; measure=share of the cloud market; unit=percent; period=2025",
    "nubrisa/share/2025@paper: 31 percent",
    "claim telvia/coverage/2024; subject=Telvia; measure=5G coverage; unit=percent; period=2024",
    "telvia/coverage/2024@paper: 62 percent",
    "claim telvia/coverage/2025; subject=Telvia; measure=5G coverage; unit=percent; period=2025",
    "telvia/coverage/2025@paper: 71 percent",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # A name that is heard in another script leads to what it computes with.
        ("ar", "ارتفع إنتاج فيراندال في 2025 بنسبة 20 في المئة عن عام 2024.", ["derived"]),
        ("ar", "ارتفع إنتاج فيراندال في 2025 بنسبة 30 في المئة عن عام 2024.", ["contradicted"]),
        ("en", "Ferrandal's output rose 20 percent in 2025 from 2024.", ["derived"]),
        # A verb in front of a subject of many words.
        ("ar", "زادت حصة نوبريسا من سوق الحوسبة السحابية 4 نقاط مئوية بين عامي 2024 و2025.", ["derived"]),
        # A measure that only a matter tells in another language.
        ("ar", "زادت تغطية تيلفيا تسع نقاط مئوية بين 2024 و2025.", ["derived"]),
        ("es", "La cobertura de Telvia subió nueve puntos porcentuales entre 2024 y 2025.", ["derived"]),
    ],
)
def test_a_figure_is_computed_from_claims_that_another_language_names(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, COMPUTED) as index:
        assert rules_of(index, language, text) == rules
