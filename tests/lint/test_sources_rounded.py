"""Lint by documents: numbers that are rounded or told as shares in words, what was before a change, who is named."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, errors_by, of_texts

HALL = """# The Lantern Hall sells less

The Lantern Hall sold 96,000 tickets in 2025, against 141,000 in 2019. The city pays 58% of its costs. It closed for 17
days in 2025, 6 fewer than the year before. Its budget for 2026 is 31.2 million euros, 4% more than in 2025.

Edith Quarrie, the treasurer, said that 1,860 seats are free on most nights. Jonas Vail runs the chorus.
"""


@pytest.mark.parametrize(
    ("language", "text", "figure", "verdict"),
    [
        ("en", "The Lantern Hall sold roughly 140,000 tickets in 2019.", "roughly 140,000 tickets", "supported"),
        ("es", "La Lantern Hall vendió más de 90.000 entradas en 2025.", "más de 90.000 entradas", "supported"),
        ("pt", "A cidade paga mais de metade dos custos da Lantern Hall.", "mais de metade", "supported"),
        ("en", "The Lantern Hall sold roughly 170,000 tickets in 2019.", "roughly 170,000 tickets", "not-found"),
        (
            "en",
            "The city pays more than four fifths of the costs of the Lantern Hall.",
            "more than four fifths",
            "not-found",
        ),
    ],
)
def test_a_number_that_rounds_one_of_a_document_is_found(language: str, text: str, figure: str, verdict: str) -> None:
    found = came(of_texts({"hall.md": HALL}), language, text, figure)
    assert found in ((verdict, "contradicted") if verdict == "not-found" else (verdict,))


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("In 2024 the Lantern Hall closed for 23 days.", "23 days", "derived"),
        ("The budget of the Lantern Hall for 2025 had been 30 million euros.", "30 million euros", "derived"),
        ("In 2024 the Lantern Hall closed for 11 days.", "11 days", "not-found"),
        ("In 2023 the Lantern Hall closed for 23 days.", "23 days", "not-found"),
    ],
)
def test_what_something_was_before_it_changed_follows(text: str, figure: str, verdict: str) -> None:
    assert came(of_texts({"hall.md": HALL}), "en", text, figure) == verdict


def test_who_is_named_as_the_speaker_and_speaks_of_other_things_is_another() -> None:
    text = "On most nights 1,860 seats of the Lantern Hall are free, {} said."
    assert errors_by(HALL, "en", text.format("Edith Quarrie")) == set()
    assert errors_by(HALL, "en", text.format("Jonas Vail")) == {"wrong-speaker"}


@pytest.mark.parametrize(
    "text",
    [
        "Looking for a seat? The Lantern Hall has 1,860 seats free on most nights.",
        "Answer: Hardly. The Lantern Hall sold 96,000 tickets in 2025.",
    ],
)
def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital(text: str) -> None:
    assert errors_by(HALL, "en", text) == set()


def test_what_one_sells_the_other_buys() -> None:
    document = "The plant of Ghadir sells its water to towns at 0.62 dollars per cubic metre."
    assert errors_by(document, "en", "Towns buy the water of Ghadir at 0.62 dollars per cubic metre.") == set()


def test_what_is_told_of_another_ward_is_none_of_this_one() -> None:
    document = "In ophthalmology 1,310 people are waiting, 38% fewer than in May. In surgery 2,950 people are waiting."
    assert errors_by(document, "en", "In ophthalmology 38% fewer people are waiting than in May.") == set()
    assert errors_by(document, "en", "In surgery 38% fewer people are waiting than in May.") == {"wrong-scope"}
