"""Differences told in other words, places heard in either script, nouns for kinds: each went wrong once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim kembra-estate/tea/2024; subject=Kembra Estate; measure=tea; unit=tonne; period=2024",
    "kembra-estate/tea/2024@paper: 2,200 tonnes",
    "claim kembra-estate/tea/2025; subject=Kembra Estate; measure=tea; unit=tonne; period=2025",
    "kembra-estate/tea/2025@paper: 2,640 tonnes",
    "claim kembra-estate/huts; subject=Kembra Estate; measure=huts; statement=Huts for its guests.",
    "kembra-estate/huts@paper: 64 huts",
    "claim kembra-estate/guests/2024; subject=Kembra Estate; measure=guests; period=2024",
    "kembra-estate/guests/2024@paper: 31,000 guests",
    "claim kembra-estate/guests/2025; subject=Kembra Estate; measure=guests; period=2025",
    "kembra-estate/guests/2025@paper: 43,000 guests",
    "claim veldane-sappers/mines-north; subject=Veldane Sappers; measure=mines; place=رشفان",
    "veldane-sappers/mines-north@paper: 5,400 mines",
    "claim marrek-dairy/jobs-cut; subject=Marrek Dairy; measure=jobs cut; place=Tarrow",
    "marrek-dairy/jobs-cut@paper: 95 jobs",
    "claim marrek-dairy/farms; subject=Marrek Dairy; measure=farms; statement=Farms that sell it their milk.",
    "marrek-dairy/farms@paper: about 340 farms",
    "claim skarn-fleet/boats; subject=Skarn Fleet; measure=boats; statement=Boats of the fleet.",
    "skarn-fleet/boats@paper: 127 boats",
    "claim tour-marne/length; subject=Tour of Marne; measure=length; unit=kilometer",
    "tour-marne/length@paper: 1,240 kilometres",
    "claim tour-marne/starters; subject=Tour of Marne; measure=starters; statement=Riders who started.",
    "tour-marne/starters@paper: 154 riders",
    "claim orrin-marathon/runners/2025; subject=Orrin Marathon; measure=runners; period=2025",
    "orrin-marathon/runners/2025@paper: 18,400 runners",
    "orrin-marathon/runners/2025@gazette: more than 18,000 runners",
    "claim algor-agency/complaints; subject=Algor Agency; measure=complaints; statement=Complaints it received.",
    "algor-agency/complaints@paper: 12,500 complaints",
    "claim lake-tuzara/temperature; subject=Lake Tuzara; measure=water temperature; unit=celsius",
    "lake-tuzara/temperature@paper: 23 degrees Celsius",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        # How much more it was than in another year, with the year between, or set against its level.
        ("en", "Kembra Estate made 440 tonnes more tea in 2025 than in 2024.", ["derived"]),
        # What stands before it is of another measure.
        ("en", "Kembra Estate has 64 huts and 12,000 more guests in 2025 than in 2024.", ["derived"]),
        ("id", "Kembra Estate menghasilkan 440 ton teh lebih banyak pada 2025 dibanding 2024.", ["derived"]),
        ("pt", "Em 2025 o chá da Kembra Estate ficou 440 toneladas acima do volume de 2024.", ["derived"]),
        ("pt", "Em 2025 o chá da Kembra Estate ficou 640 toneladas acima do volume de 2024.", ["contradicted"]),
        # Two years beside each other, and in other words what that comes to.
        (
            "en",
            "Kembra Estate made 2,200 tonnes in 2024 and 2,640 tonnes in 2025, that is, 440 tonnes more.",
            ["derived"],
        ),
        (
            "pt",
            "A Kembra Estate fez 2.200 toneladas em 2024 e 2.640 toneladas em 2025, ou seja, mais 640 toneladas.",
            ["arithmetic"],
        ),
        # A place is heard in the script of the draft, whichever the ledger has.
        ("en", "In Rashfan the Veldane Sappers cleared 5,400 mines.", []),
        ("en", "In Dalma the Veldane Sappers cleared 5,400 mines.", ["wrong-scope"]),
        ("ar", "ألغت شركة ماريك للألبان 95 وظيفة في تارو.", []),
        # Who buys milk from farms buys none of these.
        ("en", "Marrek Dairy buys its milk from about 340 farms.", []),
        ("pt", "A Marrek Dairy compra leite de cerca de 340 fazendas.", []),
        ("en", "Marrek Dairy bought about 340 farms.", ["wrong-scope"]),
        # A trawler is a boat, and 127 of them are more than 127 boats tell.
        ("es", "La Skarn Fleet reúne 127 arrastreros.", ["incomparable"]),
        ("es", "La Skarn Fleet reúne 127 barcos.", []),
        # Riders run a distance, and cyclists are riders.
        ("en", "Riders in the Tour of Marne cover 1,240 kilometres.", []),
        ("es", "En el Tour of Marne empezaron 154 ciclistas.", []),
        # Rows that may both be right dispute nothing.
        ("en", "The Orrin Marathon had 18,400 runners in 2025.", []),
        # What complaints are about narrows them.
        ("id", "Algor Agency menerima 12.500 pengaduan soal tagihan ganda.", ["incomparable"]),
        ("id", "Algor Agency menerima 12.500 pengaduan.", []),
        # Degrees that do not tell of what are those of the claim.
        ("id", "Suhu air Lake Tuzara mencapai 23 derajat.", []),
        ("id", "Suhu air Lake Tuzara mencapai 29 derajat.", ["contradicted"]),
        # Half of so many is half of all.
        (
            "en",
            "The Harle Run listed 1,500 runners. Half of the 1,850 runners were women.",
            ["unregistered", "unregistered", "self-contradicts"],
        ),
    ],
)
def test_told_in_other_words(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
