"""What happened to what a claim counts has to be told, and in which words it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "source alba; title=Parte; language=es; published=2026-01-09",
    "claim cerro-alba/fire/2025; subject=Cerro Alba; measure=superficie quemada; unit=hectare; period=2025",
    "cerro-alba/fire/2025@alba: nearly 3,000 hectares",
    "claim lontar/rumah-rusak/2025; subject=Lontar; measure=rumah rusak; unit=house; period=2025",
    "lontar/rumah-rusak/2025@alba: at least 430 houses",
    "claim nilanda/births/2025; subject=Nilanda; measure=births; unit=birth; period=2025",
    "nilanda/births/2025@alba: 58,300 births",
    "claim nilanda/strikes/2024; subject=Nilanda; measure=strikes; unit=strike; period=2024",
    "nilanda/strikes/2024@alba: 46 strikes",
    "claim nilanda/strikes/2025; subject=Nilanda; measure=strikes; unit=strike; period=2025",
    "nilanda/strikes/2025@alba: 69 strikes",
    "claim caldon/ticket; subject=Caldon; measure=ticket price; unit=EUR",
    "caldon/ticket@alba: €38",
    "claim caldon/musicians; subject=Caldon; measure=musicians; unit=musician",
    "caldon/musicians@alba: 84 musicians",
    "claim tarnow-court/new-judges/2026; subject=Tarnow Court; measure=new judges; unit=judge; period=2026",
    "tarnow-court/new-judges/2026@alba: 25 judges",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Nearly 3,000 hectares of Cerro Alba were burned in 2025.", []),
        ("en", "Nearly 3,000 hectares of Cerro Alba went up in flames in 2025.", []),
        ("en", "Nearly 3,000 hectares of Cerro Alba were fenced in 2025.", ["unregistered"]),
        ("en", "Nearly 3,000 hectares of Cerro Alba were reforested in 2025.", ["wrong-scope"]),
        ("es", "En 2025 ardieron casi 3.000 hectáreas en Cerro Alba.", []),
        ("es", "En 2025 se regaron casi 3.000 hectáreas en Cerro Alba.", ["unregistered"]),
        ("pt", "Em 2025 foram vistoriadas pelo menos 430 casas em Lontar.", ["unregistered"]),
        ("id", "Banjir merusak sedikitnya 430 rumah di Lontar pada 2025.", []),
        ("id", "Sedikitnya 430 rumah di Lontar diperiksa pada 2025.", ["unregistered"]),
        ("en", "In 2025, 58,300 babies were born in Nilanda.", []),
        ("es", "En 2025 nacieron 58.300 bebés en Nilanda.", []),
        ("pt", "Em 2025 nasceram 58.300 bebês em Nilanda.", []),
        ("id", "Sebanyak 58.300 bayi lahir di Nilanda pada 2025.", []),
        ("es", "En 2025 murieron 58.300 bebés en Nilanda.", ["unregistered"]),
        ("en", "Strikes in Nilanda rose by half between 2024 and 2025, from 46 to 69.", ["derived"]),
        ("en", "Strikes in Nilanda rose by half between 2024 and 2025, from 40 to 69.", ["derived", "contradicted"]),
        ("en", "Caldon has 84 musicians.", []),
        ("en", "Caldon hired 84 musicians.", ["wrong-scope"]),
        ("es", "Caldon contrató a 84 músicos.", ["wrong-scope"]),
        ("pt", "A Caldon contratou 84 músicos.", ["wrong-scope"]),
        ("id", "Caldon merekrut 84 musisi.", ["wrong-scope"]),
        ("en", "Tarnow Court appointed 25 judges in 2026.", []),
        ("es", "Caldon cobra 38 euros por entrada.", []),
        ("id", "Harga tiket Caldon 38 euro per orang.", []),
        ("en", "Caldon charges 38 euros a person for a ticket.", []),
    ],
)
def test_what_happened_is_told(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
