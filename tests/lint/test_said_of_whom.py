"""Figures whose sentence names no claim by its subject, and what stands beside a figure that says what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim orlen-labs/racks; subject=Orlen Labs; measure=racks bought; period=2021",
    "orlen-labs/racks@paper#tavi-renholt: at least 4,000 racks",
    "claim top-factories/staff; subject=top-factories; measure=staff; population=most top factories",
    "top-factories/staff@paper: 6,400 workers",
    "claim cloud-nord/rent; subject=Cloud Nord; measure=rental price; unit=EUR/hour",
    "cloud-nord/rent@paper: 6 euros an hour",
    "claim ondal/chips; subject=Ondal; measure=chips used",
    "ondal/chips@paper: 16,400 chips",
    "claim ferra/revenue/2024; subject=Ferra; measure=revenue; unit=EUR; period=2024",
    "ferra/revenue/2024@paper: 29.8 million euros",
    "claim ferra/revenue/2025; subject=Ferra; measure=revenue; unit=EUR; period=2025",
    "ferra/revenue/2025@paper: 41.6 million euros",
    "claim varro/pupils; subject=Varro School; measure=pupils",
    "varro/pupils@paper: 730 pupils",
    "claim tech-index/rise; subject=Tavar Tech Index; measure=yearly rise; unit=percent",
    "tech-index/rise@paper: 3.8 percent",
    "claim lumo-2/errors; subject=Lumo-2; measure=error rate; unit=percent",
    "lumo-2/errors@paper: 9 percent",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The one claim of who speaks.
        ("en", "Tavi Renholt said that by 2021 his firm had bought at least 4,000 racks.", []),
        ("es", "Tavi Renholt dijo que su empresa había comprado hasta 2021 al menos 4.000 racks.", []),
        ("en", "Tavi Renholt said that by 2021 his firm had bought 4,000 racks.", ["hedge-changed"]),
        ("en", "Mira Olsund said that by 2021 her firm had bought at least 4,000 racks.", ["unregistered"]),
        ("en", "Tavi Renholt said that Kelvar had bought at least 4,000 racks.", ["unregistered"]),
        # The largest of what a noun says, in other words.
        ("en", "The biggest factories employ 6,400 workers.", []),
        ("es", "Las principales fábricas emplean a 5.200 trabajadores.", ["contradicted"]),
        # A price by the clock, over some time.
        ("en", "Ten hours of a machine at Cloud Nord cost 60 euros.", ["derived"]),
        ("en", "Ten hours of a machine at Cloud Nord cost 70 euros.", ["unregistered"]),
        # A model of what is counted is a narrower kind.
        ("en", "Ondal used 16,400 chips.", []),
        ("en", "Ondal used 16,400 chips of type V700.", ["incomparable"]),
        ("ar", "استخدمت Ondal 16,400 رقاقة من طراز V700.", ["incomparable"]),
        # A change from one year that is named, or two.
        ("en", "The revenue of Ferra was 11.8 million euros higher in 2025 than in 2024.", ["derived"]),
        ("en", "The revenue of Ferra is up 11.8 million euros on that of 2024.", ["derived"]),
        # Others counted with them.
        ("en", "Varro School has 730 pupils and teachers.", ["incomparable"]),
        ("en", "Varro School has 730 pupils and they like it.", []),
        # "Salah satu" is one of them, and no mistake.
        ("id", "Salah satu model, Lumo-2, dipakai di 9 persen rumah sakit.", ["unregistered"]),
        ("id", "Lumo-2 keliru menjawab 9 persen pertanyaan.", []),
        # All that a claim measures is how far it went.
        ("en", "The Tavar Tech Index rose 5.1 percent.", ["contradicted"]),
        ("en", "The Tavar Tech Index rose 3.8 percent.", []),
    ],
)
def test_what_a_figure_is_of(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    """It is tied by who says it, or by other words for its subject; what stands beside it narrows or widens it."""
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "The hearing lasted six hours. Lawyers left the nine-hour hearing in silence.", ["self-contradicts"]),
        ("en", "The hearing lasted six hours. Lawyers left the six-hour hearing in silence.", []),
        ("en", "The hearing lasted six hours. A nine-hour drive lay ahead of them.", []),
        ("es", "La audiencia duró seis horas. Tras la audiencia de nueve horas nadie habló.", ["self-contradicts"]),
        ("id", "Rapat itu berlangsung empat jam. Seusai rapat tujuh jam itu semua diam.", ["self-contradicts"]),
    ],
)
def test_how_long_it_lasted(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    """A duration that a noun has is the one that a sentence before says it to have lasted."""
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
