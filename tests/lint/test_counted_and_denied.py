"""What is counted, and what only seems to be denied, possible or the same: each passed, or was told, wrongly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim lumara/recall/2025; subject=Lumara; measure=menarik ponsel; period=2025",
    "lumara/recall/2025@paper: 130,000 phones",
    "claim lumara/shipped/2025; subject=Lumara; measure=ponsel; period=2025",
    "lumara/shipped/2025@paper: 9.2 million phones",
    "claim dsg/refused/2025; subject=Strategic Goods; measure=negou licenças; period=2025",
    "dsg/refused/2025@paper: 164 licences",
    "claim norvik/h100; subject=Norvik Compute; measure=chips; unit=H100; statement=H100 chips in its halls.",
    "norvik/h100@paper: 16,000 H100s",
    "claim jazara/homes; subject=Jazara park; measure=homes; statement=How many homes the park can supply.",
    "jazara/homes@paper: up to 210,000 homes",
    "claim veldan/patients; subject=Veldan Clinic; measure=patients vaccinated; statement=Patients vaccinated there.",
    "veldan/patients@paper: 4,310 patients",
    "claim voltara/staff; subject=Voltara; measure=staff; statement=How many people work for Voltara.",
    "voltara/staff@paper: 2,140 employees",
    "claim kelmore/inmates; subject=Kelmore prison; measure=inmates; statement=How many inmates it holds.",
    "kelmore/inmates@paper: 1,140 inmates",
    "claim kelmore/guards; subject=Kelmore prison; measure=guards; statement=How many guards work in Kelmore prison.",
    "kelmore/guards@paper: 285 guards",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # A name of a measure that the figure parts.
        ("id", "Lumara menarik 130.000 ponsel pada 2025.", []),
        ("id", "Lumara menarik 140.000 ponsel pada 2025.", ["contradicted"]),
        # What denies elsewhere is here what is counted.
        ("pt", "A Strategic Goods negou 164 licenças em 2025.", []),
        ("pt", "A Strategic Goods negou 146 licenças em 2025.", ["contradicted"]),
        ("pt", "A Strategic Goods nega ter recusado 164 licenças em 2025.", ["negated"]),
        # So many chips may be more than the H100s.
        ("en", "Norvik Compute has 16,000 H100s.", []),
        ("en", "Norvik Compute has 16,000 chips.", ["incomparable"]),
        # What something can do is no possibility, where the claim says that.
        ("en", "The Jazara park can supply up to 210,000 homes.", []),
        ("en", "The Jazara park may supply up to 210,000 homes.", ["status-changed"]),
        # Who was treated was not vaccinated, whatever patients are called.
        ("en", "Veldan Clinic vaccinated 4,310 patients.", []),
        ("en", "Veldan Clinic treated 4,310 patients.", ["wrong-scope"]),
        # So many more are none of all there are.
        ("en", "Voltara hired another 2,140 employees.", ["incomparable"]),
        ("en", "Voltara hired 2,140 employees.", ["wrong-scope"]),
        # A multiple of two counts, and what works somewhere though its name speaks of sentences.
        ("en", "There are four times as many inmates as guards in Kelmore prison.", ["derived"]),
        ("en", "There are three times as many inmates as guards in Kelmore prison.", ["unregistered"]),
        ("pt", "Trabalham na prisão de Kelmore 285 guardas.", []),
    ],
)
def test_what_is_counted_or_seems_denied_comes_to_its_verdict(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
