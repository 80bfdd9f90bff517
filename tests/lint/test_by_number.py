"""Figures that their very number ties to a claim, and what two sentences tell of one thing: each went wrong once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim dorvane-agency/budget; subject=Dorvanian Space Agency; measure=budget; unit=EUR",
    "dorvane-agency/budget@paper: roughly 640 million euros",
    "claim ellmoor-harbour/quays; subject=Ellmoor Harbour; measure=quays",
    "ellmoor-harbour/quays@paper: 14 quays",
    "claim ellmoor-lifeboats/calls; subject=Ellmoor Lifeboat Station; measure=calls answered",
    "ellmoor-lifeboats/calls@paper: 214 calls",
    "claim ellmoor-lifeboats/budget; subject=Ellmoor Lifeboat Station; measure=budget; unit=EUR",
    "ellmoor-lifeboats/budget@paper: 3.2 million euros",
    "claim karrow-school/pupils; subject=Karrow High School; measure=students",
    "karrow-school/pupils@paper: 1,140 students",
    "claim brellin-cloud/price; subject=Brellin Cloud; measure=rental fee; unit=USD/hour",
    "brellin-cloud/price@paper: 41 dollars an hour",
    "claim brellin-cloud/staff; subject=Brellin Cloud; measure=staff; place=Torvik",
    "brellin-cloud/staff@paper: 260 employees",
    "claim taldor-ministry/licences-denied; subject=Taldor Ministry of Commerce; measure=licences denied",
    "taldor-ministry/licences-denied@paper: 214 licences",
    "claim ombar-line/containers; subject=Ombar Line; measure=containers carried",
    "ombar-line/containers@paper: nearly 2,100,000 containers",
    "claim ombar-line/overboard; subject=Ombar Line; measure=containers lost overboard",
    "ombar-line/overboard@paper: about 45 containers",
    "claim calder-port/catch; subject=Calder Port; measure=catch; unit=tonne",
    "calder-port/catch@paper: fell to 13,700 tonnes",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The very number, and a word of the name: as an adjective of another language, or beside what it is.
        ("pt", "O orçamento da agência Dorvanian é de 640 milhões de euros.", ["hedge-changed"]),
        ("es", "El instituto Karrow tiene 1.140 alumnos.", []),
        # Another thing, or another name, that has the word.
        ("es", "La lotería de Karrow tiene 1.140 alumnos.", ["unregistered"]),
        ("en", "In Karrow 1,140 students marched to the council.", ["unregistered"]),
        ("en", "The Karrow bakery trained 1,140 students.", ["unregistered"]),
        # A sum needs a word for what it is of, and a name of two subjects tells neither.
        ("en", "Ellmoor will get a new hall for 3.2 million euros.", ["unregistered"]),
        ("en", "Ellmoor residents made 214 calls to the council.", ["unregistered"]),
        ("en", "Hallam, a rival of Karrow, has 1,140 students.", ["unregistered"]),
        # So much for another time, where nothing else of the subject is in that unit.
        ("id", "Brellin Cloud memungut 41 dolar per bulan.", ["wrong-unit"]),
        # A place that no table knows, in a script without capitals.
        ("ar", "يعمل 260 موظفا لدى Brellin Cloud في سلمارا.", ["wrong-scope"]),
        # What was refused, and what was not refused.
        ("en", "The Taldor Ministry of Commerce turned down 214 licences.", []),
        ("en", "The Taldor Ministry of Commerce did not deny 214 licences.", ["negated"]),
        ("id", "Taldor Ministry of Commerce tidak menolak 214 izin.", ["negated"]),
        # What is carried is goods, too.
        ("es", "Ombar Line transportó casi 2,1 millones de contenedores.", []),
        # What grew "hasta" so much came to it.
        ("es", "La captura de Calder Port aumentó hasta 13.700 toneladas.", ["wrong-direction"]),
    ],
)
def test_the_number_ties_what_words_do_not(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "The fair at Ostrel showed 75 sheep; the 90 sheep were all from one valley.", True),
        ("es", "La banda de Torrelmo tocó ante 600 vecinos; los 750 vecinos pidieron otra pieza.", True),
        ("pt", "O coro de Lapedo viajou com 64 músicos. Os 58 músicos que viajaram regressam hoje.", True),
        ("id", "Lomba di Trawu diikuti 36 perahu, dan ke-44 perahu itu selamat.", True),
        ("ar", "دربت المؤسسة 260 معلما، وحصل المعلمون الـ340 على شهادات.", True),
        ("pt", "O coro de Lapedo viajou com 64 músicos. Os 58 músicos da banda ficaram.", False),
    ],
)
def test_two_figures_of_all_that_there_is(file_ledger: Location, language: str, text: str, *, rules: bool) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert ("self-contradicts" in rules_of(index, language, text)) is rules
