"""On the ledger of this repository: what follows from a paragraph, what was last year, and prices for hire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import rules_of

if TYPE_CHECKING:
    from factledger.services.lint.claims.index import Index

CHIPS = "Unos 2.000 chips, dicen los ingenieros de DeepSeek. Para alquilarlos en China, a 6 dólares la hora por pieza,"
STOCK = "Alexandr Wang says that DeepSeek may have about 50,000 H100s, and its engineers say it used about 2,000 chips."
CRATE = "More than 2,000 chips went for $103 million, said the vendor in Shenzhen."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # So many at so much an hour, by the hour and by the day; one that is not that is contradicted.
        ("es", f"{CHIPS} harían falta 12.000 dólares cada hora.", ["derived"]),
        ("es", f"{CHIPS} harían falta 288.000 dólares al día.", ["derived"]),
        ("es", f"{CHIPS} harían falta 21.000 dólares cada hora.", ["contradicted"]),
        # A share of what was told before.
        ("en", f"{STOCK} That would be about 4%.", ["derived"]),
        ("en", f"{STOCK} That would be about 14%.", ["unregistered"]),
        # So much a piece, without a word such as "each".
        ("en", f"{CRATE} In other words, a chip was less than $51,500.", ["derived"]),
        ("en", f"{STOCK} About 4% of its staff left.", ["unregistered"]),
        ("en", f"{CRATE} His flat cost $51,500.", ["unregistered"]),
        ("en", "Chips are scarce. Renting a flat with friends in China costs $6 an hour.", ["unregistered"]),
        # A sentence goes on with the year that the one before tells, as a year or by the day of the draft.
        ("en", "Last year belonged to Palantir. Its shares rose 340%.", ["wrong-scope"]),
        ("en", "2024 belonged to Palantir. Its shares rose 340%.", []),
        # What is hired where, with the thing named in the sentence before.
        ("en", "Chips are scarce. Renting them in China costs $6 an hour.", []),
        ("en", "Chips are scarce. Renting them in China costs $9 an hour.", ["contradicted"]),
        ("en", "Flats are scarce. Renting them in China costs $6 an hour.", ["unregistered"]),
        # A word that means nearly, and about.
        ("es", "La regla de difusión, según Villasenor, limita a cerca de 150 países.", []),
        ("es", "La regla de difusión, según Villasenor, limita a casi 150 países.", ["contradicted"]),
    ],
)
def test_a_draft_is_judged_as_a_checker_would(shipped: Index, language: str, text: str, expected: list[str]) -> None:
    assert rules_of(shipped, language, text) == expected
