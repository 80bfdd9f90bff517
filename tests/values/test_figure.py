"""The two sets of a figure, case by case (the figures are read first, as they are printed)."""

from __future__ import annotations

import pytest
from tests.tables import table

from factledger.reading.read import read
from factledger.values.figure import expected, interval

CASES = table("intervals.tsv")


@pytest.mark.parametrize("case", CASES, ids=[case["figure"] for case in CASES])
def test_true_set_is_the_one_of_the_table(case: dict[str, str]) -> None:
    mention = read(case["figure"], "en")
    found = mention.to_json()
    allowed = found["interval"]
    assert found["hedge"] == case["hedge"]
    assert [allowed["low"] or "", allowed["high"] or ""] == [case["low"], case["high"]]
    assert [str(allowed["low_open"]).lower(), str(allowed["high_open"]).lower()] == [
        case["low_open"],
        case["high_open"],
    ]
    assert mention.settled


@pytest.mark.parametrize(
    ("text", "true", "expects"),
    [
        ("more than 16,000 chips", "(16000, inf)", "(16000, 17000]"),
        ("at least 16,000 chips", "[16000, inf)", "[16000, 17000]"),
        ("up to 20,000 chips", "[0, 20000]", "[10000, 20000]"),
        ("fewer than 500 chips", "[0, 500)", "[250, 500)"),
        ("dozens of companies", "[24, inf)", "[24, 100)"),
        ("hundreds of chips", "[200, inf)", "[200, 1000)"),
        ("tens of thousands of chips", "[20000, inf)", "[20000, 100000)"),
        ("at least about 8 chips", "[7, inf)", "[7, 9]"),
        ("half of the chips", "[0.475, 0.525]", "[0.475, 0.525]"),
        ("sales doubled", "[1.9, 2.1]", "[1.9, 2.1]"),
        ("about -20 °C", "[-22, -18]", "[-22, -18]"),
        ("nearly -20 °C", "(-20, -18]", "(-20, -18]"),
        ("less than 5 °C", "(-inf, 5)", "[2.5, 5)"),
        ("below -10 °C", "(-inf, -10)", "[-15, -10)"),
        ("about 1 person", "[0, 2]", "[0, 2]"),
        ("fell less than 5%", "[0, 5)", "[2.5, 5)"),
        ("a few chips", "None", "None"),
    ],
)
def test_both_sets(text: str, true: str, expects: str) -> None:
    figure = read(text, "en").figure
    assert str(interval(figure)) == true
    assert str(expected(figure)) == expects


def test_a_claim_marked_signed_may_go_below_zero() -> None:
    assert str(interval(read("less than 5 chips", "en").figure, signed=True)) == "(-inf, 5)"


def test_to_the_nearest_sets_the_rounding() -> None:
    assert str(interval(read("340 people to the nearest ten", "en").figure)) == "[335, 345)"
