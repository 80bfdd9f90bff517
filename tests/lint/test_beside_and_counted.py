"""What else a sentence speaks of, beside its figure: what rules out that the figure is a claim's, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim orvel-tour/riders/2026; subject=Tour of Orvel; measure=riders; period=2026",
    "orvel-tour/riders/2026@paper: 154 riders",
    "claim hask-quarry/jobs; subject=Hask Quarry; measure=jobs that may go",
    "hask-quarry/jobs@paper: up to 35 jobs; status=possible",
    "claim tessin-tram/fare; subject=Tessin Tram; measure=price of a single ticket; unit=USD",
    "tessin-tram/fare@paper: $1.80",
    "claim tessin-tram/revenue/2025; subject=Tessin Tram; measure=revenue; unit=USD; period=2025",
    "tessin-tram/revenue/2025@paper: $64 million",
    "claim falden/drones; subject=Falden Works; measure=drones to be delivered",
    "falden/drones@paper: 540 drones; status=planned",
    "claim nerova/training/chips; subject=Nerova; measure=chips for training",
    "nerova/training/chips@paper: about 3,000 chips",
    "claim giants/training/chips; subject=Big Labs; measure=chips for training",
    "giants/training/chips@paper: 21,000 chips or more",
    "claim telva/customers/2025; subject=Telva; measure=customers; period=2025",
    "telva/customers/2025@paper: 9.4 million customers",
    "claim ondra/customers/2025; subject=Ondra; measure=customers; period=2025",
    "ondra/customers/2025@paper: 4.7 million customers",
    "claim meravia/inflation/2025; subject=Meravia; measure=inflation; period=2025",
    "meravia/inflation/2025@paper: 4.1%",
    "claim norla/output/2025; subject=Norla Cement; measure=cement made; unit=tonne; period=2025",
    "norla/output/2025@paper: 48,000 tonnes",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # The one claim of the subject that counts them is meant, by whatever number, and whatever is done.
        ("en", "The Tour of Orvel will have 145 riders lining up this year.", ["contradicted"]),
        ("en", "More than 150 riders will line up for this year's Tour of Orvel.", []),
        ("en", "Up to 35 jobs may go at Hask Quarry if nobody wants roofs.", []),
        # Who listens has nothing to do with a price; what was earned is none of what was lost.
        ("en", "Good news for your pocket, listeners: a single on the Tessin Tram still costs $1.80.", []),
        ("en", "The Tessin Tram made a profit of $64 million in 2025.", ["wrong-scope"]),
        ("en", "Norla Cement exported 48,000 tonnes of cement in 2025.", ["wrong-scope"]),
        # A gap that stands before any name is told of neither, and no second figure for one thing.
        (
            "en",
            (
                "Big Labs trained on 21,000 chips or more, and Nerova trained on about 3,000 chips. "
                "That is at least some 18,000 fewer."
            ),
            ["derived"],
        ),
        (
            "es",
            (
                "Nerova entrenó con unos 3.000 chips. Big Labs entrenó con 21.000 chips o más. "
                "La diferencia ronda los 18.000 chips."
            ),
            ["derived"],
        ),
        # Who is told of, and what that is compared with.
        ("en", "Telva had twice as many customers as Ondra in 2025.", ["derived"]),
        ("en", "Ondra had twice as many customers as Telva in 2025.", ["wrong-direction"]),
        ("es", "A finales de 2025, Ondra tenía el doble de clientes que Telva.", ["wrong-direction"]),
        ("id", "Pada 2025 Ondra melayani pelanggan dua kali lipat Telva.", ["wrong-direction"]),
        ("en", "Telva had half as many customers as Ondra in 2025.", ["wrong-direction"]),
        ("en", "Ondra had half as many customers as Telva in 2025.", ["derived"]),
        ("en", "Ondra had 4.7 million more customers than Telva in 2025.", ["wrong-direction"]),
        ("en", "Telva had 4.7 million more customers than Ondra in 2025.", ["derived"]),
        # Prices that rose by so much are so much inflation, which itself may rise.
        ("en", "Prices in Meravia climbed 4.1 percent in 2025.", []),
        ("en", "Inflation in Meravia climbed by 4.1 percent in 2025.", ["wrong-unit"]),
        # What else is wrong with the figure of a claim is told before that the words are of something else.
        ("es", "Falden Works ya ha entregado 540 drones al Ministerio del Interior.", ["status-changed"]),
    ],
)
def test_what_is_told_beside_a_figure_rules_out_what_it_does_not_go_with(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
