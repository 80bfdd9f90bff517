"""Claims that are named in other words, and figures that follow from rows in other ways than sums and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import SHIPPED, index_of, indexed, rules_of

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.store.engine import Location


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The desk has "chips prohibidos"; other words for both are as good.
        ("es", "Once empresas vendían o transportaban chips vetados.", []),
        ("es", "Doce empresas vendían o transportaban chips vetados.", ["contradicted"]),
        # A model that is a name of one claim alone tells it, and who took the time need not be said.
        ("en", "It took two years to ban the H800.", ["contradicted"]),
        ("en", "It took about a year to ban the H800.", []),
        ("es", "Prohibir el H800 llevó casi un año.", ["hedge-changed"]),
        ("id", "Butuh setahun untuk melarang H800.", ["hedge-changed"]),
        ("ar", "استغرق حظر H800 نحو عام.", []),
        # Twelve months are a year, and about so many are about so many.
        ("en", "It took about 12 months to ban the H800.", []),
        # The model may stand behind the noun, or before a number of units.
        ("en", "Of the A100, DeepSeek had acquired at least 10,000 by 2021, Liang Wenfeng told 36kr.", []),
    ],
)
def test_a_claim_is_named_in_other_words_and_by_its_model(
    tmp_path: Path, language: str, text: str, rules: list[str]
) -> None:
    with indexed(tmp_path, SHIPPED) as index:
        assert rules_of(index, language, text) == rules


RATES = (
    "claim norva-bank/key-rate; measure=key rate; unit=percent; statement=The key rate of the Norva Bank after the cut",
    "norva-bank/key-rate@paper: 6.25 percent",
    "claim norva-bank/rate-cut; measure=rate cut; unit=percentage_point; statement=The last cut of the key rate",
    "norva-bank/rate-cut@paper: 0.5 percentage points",
    "claim norva-rule/comment-period; unit=day; statement=The length of the comment period on the Norva rule",
    "norva-rule/comment-period@paper: 120 days",
    "claim norva-cloud/rental-price; unit=USD/hour; statement=The price of renting a server of Norva Cloud",
    "norva-cloud/rental-price@paper: $6 an hour",
    "claim norva-police/arrests/dell; place=Dell; measure=arrests; statement=People arrested in Dell",
    "norva-police/arrests/dell@paper: 17 arrests",
    "claim norva-police/arrests/hask; place=Hask; measure=arrests; statement=People arrested in Hask",
    "norva-police/arrests/hask@paper: 11 arrests",
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Before the cut, the key rate of the Norva Bank stood at 6.75 percent.", ["derived"]),
        ("The Norva Bank cut its key rate from 6.75 percent to 6.25 percent.", ["derived"]),
        ("The key rate of the Norva Bank stands at 6.75 percent.", ["contradicted"]),
        ("After 60 days, half of the comment period on the Norva rule is over.", ["derived", "derived"]),
        ("Renting 100 servers of Norva Cloud costs $600 an hour.", ["derived", "derived"]),
        ("Renting 100 servers of Norva Cloud costs $700 an hour.", ["unregistered", "contradicted"]),
        ("About 61 percent of those whom the Norva Police arrested in Dell and Hask were held in Dell.", ["derived"]),
    ],
)
def test_a_figure_follows_from_rows(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, RATES) as index:
        assert rules_of(index, "en", text) == rules


THINGS = (
    "claim norva-steel/employees; measure=employees; statement=The number of employees of Norva Steel",
    "norva-steel/employees@paper: about 6,200 employees",
    "claim norva-port/grain/2025; measure=grain shipped; period=2025; unit=tonne; statement=Grain of Norva Port",
    "norva-port/grain/2025@paper: 5.2 million tonnes",
    "claim norva-court/judges; measure=judges; statement=The number of judges of Norva Court",
    "norva-court/judges@paper: 58 judges",
    "claim norva/shares/change/2024; measure=rise of the shares; period=2024; unit=percent; statement=Rise of shares",
    "norva/shares/change/2024@paper: rose 340%",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Norva Steel has about 6,200 engineers.", ["incomparable"]),
        ("en", "Norva Port shipped 5.2 million tonnes of wheat in 2025.", ["incomparable"]),
        ("en", "Norva Port shipped 5.2 million tonnes of steel in 2025.", ["wrong-scope"]),
        ("en", "Norva Port shipped 5.2 million tonnes of grain in 2025.", []),
        ("id", "Norva Port mengapalkan 5,2 juta kuintal gandum pada 2025.", ["incomparable"]),
        ("en", "There are no 58 judges at Norva Court.", ["negated"]),
        ("en", "There are no fewer than 58 judges at Norva Court.", []),
        ("en", "Shares of Norva rose by 340 dollars in 2024.", ["wrong-unit"]),
        ("es", "Las acciones de Norva ganaron un 340 % en 2024.", []),
    ],
)
def test_a_figure_of_another_kind_is_told_apart(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, THINGS) as index:
        assert rules_of(index, language, text) == rules


SAID = (
    "claim norva-lab/stock; measure=stock; statement=The number of chips that Norva Lab has",
    "norva-lab/stock@paper: about 50,000 chips; speaker=ada-hale; status=possible",
    "claim norva-war/cost; measure=cost of rebuilding; unit=USD; statement=The cost of rebuilding after the Norva War",
    "norva-war/cost@paper: more than $48 billion; speaker=ada-hale",
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Does Norva Lab have about 50,000 chips?", []),
        ("Norva Lab has about 50,000 chips.", ["status-changed"]),
        ("Ada Hale reckons that rebuilding after the Norva War will cost more than $48 billion.", []),
        ("Rebuilding after the Norva War will cost more than $48 billion.", ["status-changed"]),
    ],
)
def test_who_asks_states_nothing_and_a_cost_is_one_to_come(file_ledger: Location, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, SAID) as index:
        assert rules_of(index, "en", text) == rules
