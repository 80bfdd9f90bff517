"""Countries that the subject of a claim names, and sums that follow from a price by the hour or a change in percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    (
        "claim us-quotas/duration; unit=year; "
        "statement=How long the United States had been working on quotas for the steel of Norvia"
    ),
    "us-quotas/duration@paper: three years",
    "claim halder/shares/change/2024; statement=The rise of the shares of Halder in 2024; period=2024; unit=percent",
    "halder/shares/change/2024@paper: rose 340%",
    "claim halder/rental-price; statement=The price of renting a crane of Halder; unit=USD/hour",
    "halder/rental-price@paper: $6/hour",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "The United States has worked on quotas for steel for five years.", ["contradicted"]),
        ("es", "Estados Unidos lleva cinco años trabajando en las cuotas del acero.", ["contradicted"]),
        # A short name of a country is a word of its own in another language, or in this one.
        ("en", "He told us that the quotas for steel had lasted five years.", []),
        ("en", "As planned, the quotas for steel lasted five years.", []),
        # The name alone says nothing of what took so long.
        ("en", "The United States took five years to build the bridge.", []),
    ],
)
def test_a_country_is_named_by_what_can_only_be_its_name(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Those who put $10,000 into Halder at the start of 2024 had $44,000 at its end.", ["derived", "derived"]),
        ("Those who put $10,000 into Halder at the start of 2024 had $54,000 at its end.", ["unregistered"] * 2),
        ("Those who put $10,000 into Halder at the start of 2023 had $44,000 at its end.", ["unregistered"] * 2),
        ("Renting a crane of Halder for a full day costs $144.", ["derived"]),
        ("Renting a crane of Halder for a full day costs $244.", ["wrong-unit"]),
    ],
)
def test_a_sum_follows_from_a_change_in_percent_or_a_price_by_the_hour(
    file_ledger: Location, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, "en", text) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("El director, de 57 años, habló de las cuotas de Estados Unidos al acero.", []),
        ("El acuerdo, de 57 años, trata de las cuotas de Estados Unidos al acero.", ["contradicted"]),
    ],
)
def test_an_age_stands_apart_behind_a_role(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, "es", text) == rules
