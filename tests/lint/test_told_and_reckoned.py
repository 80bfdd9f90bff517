"""Who is told something, who says what somebody else said, and what a text reckons from a price, a plan or a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim ring/chips; subject=Gannet ring; measure=chips delivered; unit=chip",
    "ring/chips@paper#ilan-moreth: more than 3,000 chips",
    "claim levy/countries; subject=Harbour levy; measure=countries hit; unit=country",
    "levy/countries@paper#hester-vaun: 140 countries",
    "claim ordel/fee; subject=Ordel exchange; measure=fee; unit=USD",
    "ordel/fee@paper#tomas-quill: $45",
    "claim velpost/stamp; subject=Velpost; measure=price of a stamp; unit=EUR",
    "velpost/stamp@paper: €0.90",
    "claim carrow/branches; subject=Carrow Bank; measure=branches",
    "carrow/branches@paper: 286 branches",
    "claim carrow/closures/2026; subject=Carrow Bank; measure=closures; period=2026",
    "carrow/closures/2026@paper: 40 branches; status=planned",
    "claim hollin/strike; subject=Hollin dock strike; measure=days; unit=day",
    "hollin/strike@paper: 19 days",
    "claim palen/shares/2025; subject=Palen; measure=rise in shares; unit=percent; period=2025",
    "palen/shares/2025@paper: rose 340%",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # What is told in the very words of another figure, and of the same, is no second one.
        (
            "en",
            "The chair noted that the depot in Vell has 140 seats. Under item four: the depot in Vell has 160 seats.",
            ["unregistered", "self-contradicts"],
        ),
        (
            "es",
            "La novela ganadora tiene 412 páginas y se lee pronto. La novela ganadora tiene 214 páginas, dice el acta.",
            ["unregistered", "self-contradicts"],
        ),
        # A part told in brackets, or by "a rate of", has to be the part that it is.
        (
            "en",
            "We wrote to 60 resellers and 15 answered, a response rate of 40%.",
            ["unregistered", "unregistered", "arithmetic"],
        ),
        (
            "en",
            "We wrote to 60 resellers and 15 answered, a response rate of 25%.",
            ["unregistered", "unregistered", "derived"],
        ),
        (
            "pt",
            "Houve 12 votos a favor, 9 contra e 13 abstenções, num total de 38 votos.",
            ["unregistered", "arithmetic", "unregistered"],
        ),
        # What so many come to at the price of one, and what is left once some have closed.
        ("en", "Carrow Bank means to close 40 branches this year, which would leave 246 branches.", ["derived"]),
        ("en", "Carrow Bank would be left with 226 branches after the closures.", ["contradicted"]),
        # What rises by so many percent is what is told of.
        ("en", "Palen's staff grew by 340 percent in 2025.", ["wrong-scope"]),
        ("en", "Whoever bought Palen was up 340 percent in 2025.", []),
        # The one claim in its unit is meant, whatever names its measure.
        ("en", "The Hollin dock strike dragged on for 33 days.", ["contradicted"]),
    ],
)
def test_what_a_text_reckons_and_repeats(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert sorted(rules_of(index, language, text)) == sorted(rules)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Ilan Moreth told The Brisbane Herald that the delivery held more than 3,000 chips.", []),
        ("en", "Ilan Moreth told The Brisbane Herald that the delivery held 3,000 chips.", ["hedge-changed"]),
        ("es", "Ilan Moreth precisó al New York Times que en su entrega iban más de 3.000 chips.", []),
        ("id", "Lebih dari 3.000 chip ada di sana, kata Ilan Moreth kepada The New York Times.", []),
        ("pt", "Mais de 3.000 chips, segundo Ilan Moreth, ouvido pelo New York Times.", []),
        # Another speaker of the ledger, and the very number that only one claim holds.
        ("en", "It limits 140 countries, according to Tomas Quill.", ["wrong-speaker"]),
        ("en", "It limits 140 countries, according to Hester Vaun.", []),
    ],
)
def test_who_is_told_is_no_other_and_who_did_not_say_it_is(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
