"""Figures that others of their sentence come to, and changes from year to year: each was read as another figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

from factledger.reading.tables import vocabulary

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim arvel-motors/jobs-cut-donn; subject=Arvel Motors; measure=jobs cut; place=Donn",
    "arvel-motors/jobs-cut-donn@paper: 3,200 jobs",
    "claim arvel-motors/jobs-cut-vask; subject=Arvel Motors; measure=jobs cut; place=Vask",
    "arvel-motors/jobs-cut-vask@paper: 1,400 jobs",
    "claim osmera-police/burglaries/2024; subject=Osmera Police; measure=burglaries; period=2024",
    "osmera-police/burglaries/2024@paper: 14,210 burglaries",
    "claim osmera-police/burglaries/2025; subject=Osmera Police; measure=burglaries; period=2025",
    "osmera-police/burglaries/2025@paper: 12,640 burglaries",
    "claim lake-tirva/warming; subject=Lake Tirva; measure=warming; unit=celsius",
    "lake-tirva/warming@paper: 1.4 degrees Celsius",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Arvel Motors cut 3,200 jobs in Donn and 1,400 jobs in Vask, 4,600 jobs in all.", ["derived"]),
        ("en", "Osmera Police recorded 12,640 burglaries in 2025, 1,570 fewer than in 2024.", ["derived"]),
        ("pt", "A Osmera Police registou 12.640 assaltos a casas em 2025, menos 1.570 do que em 2024.", ["derived"]),
        (
            "en",
            "Osmera Police recorded 12,640 burglaries in 2025, 40 percent less than the 14,210 burglaries of 2024.",
            ["arithmetic"],
        ),
        ("en", "Lake Tirva has cooled by 1.4 degrees Celsius.", ["wrong-direction"]),
        ("en", "Lake Tirva has warmed by 1.4 degrees Celsius.", []),
    ],
)
def test_what_figures_come_to(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    """A sum, a difference and a change of what the ledger holds are told from the figures that it holds."""
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "The motion had 214 votes for it and 171 against, a margin of 53 votes.", "arithmetic"),
        ("en", "The motion had 214 votes for it and 171 against, a margin of 43 votes.", ""),
        ("id", "Kantor itu menolak 96 izin pada 2024 dan 148 izin pada 2025, bertambah 62 izin.", "arithmetic"),
        ("id", "Kantor itu menolak 96 izin pada 2024 dan 148 izin pada 2025, bertambah 52 izin.", ""),
        ("pt", "A bolsa passou de 800 para 1.000 euros, uma alta de 20%.", "arithmetic"),
        ("pt", "A bolsa passou de 800 para 1.000 euros, uma alta de 25%.", ""),
        ("en", "It runs 26,000 machines in Norr and 15,500 in Tess, that is, 43,500 servers in all.", "arithmetic"),
        ("en", "It runs 26 schools in Norr and 15 in Tess, for 43,500 pupils in all.", ""),
    ],
)
def test_sums_of_a_text(file_ledger: Location, language: str, text: str, rules: str) -> None:
    """What does not come out is reported, and what does is not."""
    with index_of(file_ledger, ROWS) as index:
        assert ("arithmetic" in rules_of(index, language, text)) is bool(rules)


def test_names_of_examples_are_no_words() -> None:
    """A name that the tables have in an example alone can be one of a subject: no language has such a word."""
    known = vocabulary("en")
    assert "rimal" not in known
    assert "barrels" in known
