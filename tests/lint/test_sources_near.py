"""Lint by documents: a number that stands in one place alone, and what figures near each other come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import QUIET, came, of_texts

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

LIFT = """# Cable car of Brannock closes for repairs

The cable car of Brannock had 38 cabins when it was opened, and was licensed for 24 passengers each. In Brannock 31
people were on board in the accident of 2024. The hall of Brannock has 210 seats; 126 of them are upholstered.

The repairs cost 14.2 million euros, of which 9.5 million came from the county and the remainder from the Ferrand Trust.
The budget was 11.8 million. Divers found 17 crates in the lake.

The council employs 230 people; 96 of them are women. The council bought 12 snow ploughs at 85,000 euros each. Visitors
paid 4 to 9 euros. There were 52 accidents in 2024 and 40 in 2023.
"""

BACIA = """# Rio Taruma: relatório de 2025

| Estação | Nível 2024 (m) | Nível 2025 (m) | Fósforo 2025 (µg/l) |
|---|---|---|---|
| Pedra Alta | 46 | 32 | 58 |
| Boca Larga | 21 | 18 | 27 |

No rio Taruma morreram 240 peixes-bois e desapareceram 55 barcos. O consumo de água caiu de 480 para 310 megalitros.
"""

RIGHT = (
    ("en", "The repairs ended up 2.4 million euros over the budget.", "2.4 million euros"),
    ("es", "Las reparaciones costaron 2,4 millones de euros más de lo presupuestado.", "2,4 millones de euros"),
    ("en", "The county paid most of the repairs. The other 4.7 million euros came from a trust.", "4.7 million euros"),
    ("en", "Women are a minority among those employed by the council. The other 134 are men.", "134"),
    ("en", "The council bought twelve snow ploughs. Together they cost 1.02 million euros.", "1.02 million euros"),
    ("pt", "Os acidentes aumentaram 30% de 2023 para 2024.", "30%"),
    ("en", "There were 12 more accidents in 2024 than in 2023.", "12"),
    ("id", "Penyelam menemukan 17 peti di danau.", "17"),
    ("ar", "عثر الغواصون على 17 صندوقا في البحيرة.", "17"),
    ("en", "At Pedra Alta the level was 14 metres lower in 2025 than in 2024.", "14 metres"),
    ("es", "En Boca Larga se midieron 27 µg/l de fósforo en 2025.", "27 µg/l"),
)

WRONG = (
    ("en", "The repairs ended up 2.5 million euros over the budget.", "2.5 million euros"),
    ("en", "The repairs came in 2.4 million euros under the budget.", "2.4 million euros"),
    ("en", "The county paid most of the repairs. The other 4.8 million euros came from a trust.", "4.8 million euros"),
    ("en", "Men are a majority among those employed by the council. The other 134 are women.", "134"),
    ("en", "The council bought twelve snow ploughs. Together they cost 1.2 million euros.", "1.2 million euros"),
    ("pt", "Os acidentes diminuíram 30% de 2023 para 2024.", "30%"),
    ("en", "There were 12 fewer accidents in 2024 than in 2023.", "12"),
    ("es", "En Pedra Alta se midieron 27 µg/l de fósforo en 2025.", "27 µg/l"),
)


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    return of_texts({"lift.en.md": LIFT, "bacia.pt.md": BACIA})


@pytest.mark.parametrize(("language", "text", "figure"), RIGHT)
def test_what_is_right_is_supported_or_derived(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) in QUIET


@pytest.mark.parametrize(("language", "text", "figure"), WRONG)
def test_what_is_wrong_is_found(index: SourceIndex, language: str, text: str, figure: str) -> None:
    assert came(index, language, text, figure) not in QUIET
