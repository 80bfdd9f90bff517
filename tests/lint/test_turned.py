"""Figures that are right, and went the other way than the draft says, by the claim of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim zinc-corro-vane/output/2025; subject=Corro Vane; measure=zinc output; unit=tonne; period=2025",
    "zinc-corro-vane/output/2025@paper: 61,400 tonnes",
    "claim zinc-corro-vane/output/2024; subject=Corro Vane; measure=zinc output; unit=tonne; period=2024",
    "zinc-corro-vane/output/2024@paper: 70,200 tonnes",
    "claim zinc-corro-vane/output/2021; subject=Corro Vane; measure=zinc output; unit=tonne; period=2021",
    "zinc-corro-vane/output/2021@paper: 40,500 tonnes",
    "claim velotta/members/2025; subject=Velotta; measure=members; period=2025",
    "velotta/members/2025@paper: 6,400 members",
    "claim velotta/members/2024; subject=Velotta; measure=members; period=2024",
    "velotta/members/2024@paper: 5,100 members",
    "claim morvane/students/2025; subject=Morvane; measure=students; period=2025",
    "morvane/students/2025@paper: about 5,200 students",
    "claim morvane/students/2024; subject=Morvane; measure=students; period=2024",
    "morvane/students/2024@paper: about 5,100 students",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Zinc output at Corro Vane rose to 61,400 tonnes in 2025.", ["wrong-direction"]),
        ("en", "Zinc output at Corro Vane fell to 61,400 tonnes in 2025.", []),
        ("en", "Zinc output at Corro Vane rose to 70,200 tonnes in 2024.", []),  # of 2023 the ledger has nothing
        ("es", "La producción de zinc de Corro Vane subió a 61.400 toneladas en 2025.", ["wrong-direction"]),
        ("pt", "A produção de zinco de Corro Vane cresceu em 2025, para 61.400 toneladas.", ["wrong-direction"]),
        ("id", "Produksi seng Corro Vane naik menjadi 61.400 ton pada 2025.", ["wrong-direction"]),
        ("id", "Produksi seng Corro Vane turun menjadi 61.400 ton pada 2025.", []),
        ("ar", "تراجع عدد أعضاء فيلوتا إلى 6400 عضو في 2025.", ["wrong-direction"]),
        ("ar", "ارتفع عدد أعضاء فيلوتا إلى 6400 عضو في 2025.", []),
        # The sentence says from when: another year is compared with, or a month.
        ("en", "Zinc output at Corro Vane rose to 61,400 tonnes in 2025 from 40,500 tonnes in 2021.", []),
        ("en", "Since 2021 zinc output at Corro Vane rose to 61,400 tonnes in 2025.", []),
        # A mark and words of its own part the figure from what rose.
        ("en", "Prices rose at Corro Vane, with a zinc output of 61,400 tonnes in 2025.", []),
        # About 5,200 need not be more than about 5,100.
        ("en", "The students of Morvane fell to about 5,200 students in 2025.", []),
    ],
)
def test_a_figure_is_compared_with_that_of_the_year_before(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
