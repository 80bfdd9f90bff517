"""Asides, translated names, changes between years and plans of sentences by the last strangers, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

SEVENTEENTH: tuple[tuple[str, str, list[str]], ...] = (
    # What is said beside the way of a subject dates nothing, and is no act of it.
    ("en", "Norrel Rail, which opened in 1954, ran 88 percent of its trains on time last year.", []),
    ("en", "Norrel Rail, founded in 1954, carried 34 million passengers in 2025.", []),
    ("en", "Norrel Rail, founded in 1954, carried 34 million passengers in 2024.", ["wrong-scope"]),
    ("es", "El Museo Alarcón, inaugurado en 1931, reúne 3.260 obras.", []),
    ("pt", "A Norrel Rail, que nasceu em 1954, transportou 34 milhões de passageiros em 2025.", []),
    ("id", "Norrel Rail, yang didirikan pada 1954, mengangkut 34 juta penumpang pada 2025.", []),
    ("en", "The H20 chip is not sold by Ketter Devices, which had 3,140 employees in 2025.", []),
    ("es", "El chip H20 no lo vende Ketter Devices, que en 2025 tenía 3.140 empleados.", []),
    # What was won between two years is their difference.
    ("en", "The Museo Alarcón won 72,000 visitors between 2024 and 2025.", ["derived"]),
    ("es", "El Museo Alarcón perdió 72.000 visitantes entre 2024 y 2025.", ["wrong-direction"]),
    ("pt", "O Museu Alarcón ganhou 72.000 visitantes entre 2024 e 2025.", ["derived"]),
    # Inmates are set against places.
    ("en", "The prisons of Velmora held 2,250 more inmates than they had places for in 2025.", ["derived"]),
    ("en", "The prisons of Velmora held 3,250 more inmates than they had places for in 2025.", ["wrong-unit"]),
    ("en", "The prisons of Velmora held 2,250 fewer inmates than they had places for in 2025.", ["wrong-unit"]),
    # What is still to come is foreseen in any case.
    ("en", "According to Dora Millen, revenue at Ketter Devices will reach $700 million in 2026.", []),
    ("es", "Según Dora Millen, los ingresos de Ketter Devices llegarán a 700 millones de dólares en 2026.", []),
    ("en", "Revenue at Ketter Devices will reach $538 million in 2025.", ["status-changed"]),
)
NINETEENTH: tuple[tuple[str, str, list[str]], ...] = (
    ("ar", "زاد عدد ركاب سكك حديد النادر بين عامي 2024 و2025 بمقدار 700 ألف راكب.", ["derived"]),
    ("ar", "انخفض عدد ركاب سكك حديد النادر بين عامي 2024 و2025 بمقدار 700 ألف راكب.", ["wrong-direction"]),
    # A name is translated by what it is of.
    ("en", "In Selantara Province the stunting rate fell to 19.8 percent in 2025.", []),
    ("en", "The floods of 2025 displaced 13,200 people in the province of Selantara.", []),
    ("en", "The floods of 2025 displaced 12,500 people in Selantara Province.", ["superseded"]),
    ("en", "The Itaraçu Museum denied that 60 pieces had been stolen in 2025.", []),
    ("en", "Last year 60 pieces were stolen from the Itaraçu Museum.", ["status-changed"]),
    # What comes on top of others is no figure of them.
    (
        "en",
        "Another 25 new judges will be appointed at Marenga High Court in 2026, on top of those planned.",
        ["incomparable"],
    ),
    (
        "es",
        "El Tribunal de Marenga nombrará a otros 25 nuevos jueces en 2026, además de los ya previstos.",
        ["incomparable"],
    ),
    # One of two authors says it, and not the other one.
    ("en", "Quillon Glacier had lost nearly 12% of its area by 2025, according to Ada Brenn.", []),
    ("en", "Quillon Glacier had lost nearly 12% of its area by 2025, according to Tomas Ilk.", ["wrong-speaker"]),
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    folders = [tmp_path_factory.mktemp(name) for name in ("seventeenth", "nineteenth")]
    with indexed(folders[0], "seventeenth") as first, indexed(folders[1], "nineteenth") as second:
        yield {"seventeenth": first, "nineteenth": second}


@pytest.mark.parametrize(
    ("corpus", "language", "text", "rules"),
    [*(("seventeenth", *one) for one in SEVENTEENTH), *(("nineteenth", *one) for one in NINETEENTH)],
)
def test_what_the_last_strangers_wrote(
    indexes: dict[str, Index], corpus: str, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(indexes[corpus], language, text) == rules
