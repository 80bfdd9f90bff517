"""What is told once more, what its own sentence comes to, and sums over places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim sharikat-al-wadeen/users/2025; subject=شركة الودين الرقمية; measure=users; period=2025",
    "sharikat-al-wadeen/users/2025@paper: 1.3 million users",
    "claim torrin-freight/depots/east; subject=Torrin Freight; measure=depots; place=Eastvale",
    "torrin-freight/depots/east@paper: 31 depots",
    "claim torrin-freight/depots/west; subject=Torrin Freight; measure=depots; place=Westvale",
    "torrin-freight/depots/west@paper: 24 depots",
    "claim caso-brantera/fraude; subject=Caso Brantera; measure=fraude; unit=USD",
    "caso-brantera/fraude@paper: $14 million",
    (
        "claim torvane-half-marathon/finishers/2025; subject=Torvane Half Marathon; measure=finishers; period=2025; "
        "statement=Runners who finished the half marathon in 2025"
    ),
    "torvane-half-marathon/finishers/2025@paper: 4,310 finishers",
    ("claim arena-dovelle/capacidade; subject=Arena Dovelle; measure=capacity; statement=Lugares da arena"),
    "arena-dovelle/capacidade@paper: 22,600 seats",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # What is known from the sentence before has another number now, and a greater one.
        (
            "en",
            "The choir has 39 singers. The 46 singers of the choir sing on Sunday.",
            ["unregistered", "self-contradicts"],
        ),
        ("es", "La banda suma 39 músicos. Los 46 músicos de la banda ensayan.", ["unregistered", "self-contradicts"]),
        ("pt", "A escola alugou 26 ônibus. Os 31 ônibus alugados rodam.", ["unregistered", "self-contradicts"]),
        ("es", "La firma vende en 17 países. En esos 13 países abrirá tiendas.", ["unregistered", "self-contradicts"]),
        # A smaller one may be a part; another year, another thing.
        ("en", "The school has 93 pupils. The 45 pupils of the school choir sing.", ["unregistered", "unregistered"]),
        ("en", "In 2023 the choir had 39 singers. The 46 singers of 2025 are young.", ["unregistered", "unregistered"]),
        ("en", "The choir has 39 singers. The 46 dancers are young.", ["unregistered", "unregistered"]),
        # A change that its sentence has right.
        (
            "en",
            "Rents went from 9.1% in 2024 to 6.8% in 2025, 2.3 points less.",
            ["unregistered", "unregistered", "derived"],
        ),
        # A sum over the places that are named; either alone is another figure.
        ("en", "In Eastvale and Westvale Torrin Freight has 55 depots.", ["derived"]),
        ("en", "In Eastvale Torrin Freight has 55 depots.", ["contradicted"]),
        # How a name is written in another script; legal cases; what the statement counts; seats and people.
        ("en", "Al Wadeen Digital had 1.3 million users in 2025.", []),
        ("en", "The fraud in the Brantera case came to $14 million.", []),
        ("id", "Kasus Brantera menyangkut penipuan 41 juta dolar AS.", ["contradicted"]),
        ("es", "El medio maratón de Torvane reunió a 4.310 corredores en 2025.", []),
        ("en", "The Dovelle Arena seats 22,600 people.", []),
        ("en", "In the Dovelle Arena 22,600 people were vaccinated.", ["unregistered"]),
    ],
)
def test_what_is_told_again_or_otherwise(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
