"""A number that a document holds of something else than a draft says: quarters, named parts, cells, who says what."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import errors_by, of_texts

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.run import lint_by_sources

QUARTERS = """# Harland Tools

|  | Q3 2025 | Q2 2025 | Q3 2024 |
|---|---|---|---|
| Revenue (£ million) | 412.6 | 398.1 | 378.5 |
| Operating profit (£ million) | 61.9 | 58.2 | 52.3 |

In the second quarter of 2025 Harland Tools opened 14 shops.
"""

PARTS = "In February 2024 the floods damaged about 1,700 hectares of rice fields, 1,150 hectares of them in Lembahjati."

VACCINE = (
    "There were 212 confirmed cases of Calder fever. Efficacy of Ormelavac against confirmed disease was 74.8%. "
    "Efficacy against severe disease was 91.3%."
)

CELLS = """# Rice in Wadal

In 2024 the production of rice in Lembah fell to 97,200 tonnes.

| District | Rice 2024 (tonnes) | Rice 2023 (tonnes) |
|---|---|---|
| Sukowa | 128,600 | 119,900 |
| Lembah | 97,200 | 101,400 |
"""

LOSSES = (
    "The head of the office, Wirat Sadewa, estimated the damage of the flood at $38 million. "
    "The chairman of the union, Sri Lumintang, put the damage at $52 million."
)


@pytest.mark.parametrize(
    ("document", "language", "right", "wrong"),
    [
        (
            QUARTERS,
            "en",
            "In the second quarter of 2025 the operating profit of Harland Tools was £58.2 million.",
            "In the third quarter of 2025 the operating profit of Harland Tools was £58.2 million.",
        ),
        (
            QUARTERS,
            "es",
            "El beneficio operativo de Harland Tools fue de 58,2 millones de libras en el segundo trimestre de 2025.",
            "El beneficio operativo de Harland Tools fue de 58,2 millones de libras en el tercer trimestre de 2025.",
        ),
        (
            QUARTERS,
            "pt",
            "No segundo trimestre de 2025 a Harland Tools abriu 14 lojas.",
            "No primeiro trimestre de 2025 a Harland Tools abriu 14 lojas.",
        ),
        (
            QUARTERS,
            "id",
            "Pada kuartal kedua 2025 Harland Tools membuka 14 toko.",
            "Pada kuartal III 2025 Harland Tools membuka 14 toko.",
        ),
        (
            PARTS,
            "en",
            "The floods of February 2024 damaged 1,150 hectares of rice fields in Lembahjati.",
            "The floods of February 2024 damaged about 1,700 hectares of rice fields in Lembahjati alone.",
        ),
        (
            VACCINE,
            "en",
            "Ormelavac was 74.8% effective against confirmed disease.",
            "Ormelavac was 91.3% effective against confirmed disease.",
        ),
        (
            CELLS,
            "en",
            "Production of rice in Lembah fell to 97,200 tonnes in 2024.",
            "Production of rice in Lembah rose to 97,200 tonnes in 2024.",
        ),
    ],
    ids=lambda text: text[:60] if len(text) > 2 else text,
)
def test_a_number_of_something_else_is_no_support(document: str, language: str, right: str, wrong: str) -> None:
    assert errors_by(document, language, right) == set()
    assert errors_by(document, language, wrong)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The damage of the flood is put at $52 million.", []),
        ("The flood did damage of $52 million.", ["status-changed"]),
        ("The flood did damage of $38 million.", ["status-changed"]),
        ("Sri Lumintang put the damage of the flood at $52 million.", []),
    ],
)
def test_either_of_two_who_differ_is_only_what_one_says(text: str, rules: list[str]) -> None:
    linted = lint_by_sources(plain_draft("-", text), of_texts({"a.md": LOSSES}), LintOptions("en"))
    assert [one.rule for one in linted.findings] == rules


def test_a_number_of_many_digits_that_stands_once_is_found_under_other_words() -> None:
    document = "# Buses of Jacupe\n\nThere were 118,460 trips in 2024.\n\nThere were 96 buses in 2024."
    assert errors_by(document, "en", "The buses of Jacupe carried people on 118,460 trips in 2024.") == set()
    assert errors_by(document, "en", "The buses of Jacupe carried people on 118,640 trips in 2024.")
