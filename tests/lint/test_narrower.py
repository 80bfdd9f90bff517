"""Words beside a counted noun that make it a narrower kind than the ledger counts: cargo aircraft, of all aircraft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of, rules_of

if TYPE_CHECKING:
    from factledger.store.engine import Location

ROWS = (
    "claim halder-air/aircraft; subject=Halder Air; measure=aircraft; statement=Aircraft of the fleet.",
    "halder-air/aircraft@paper: 54 aircraft",
    "claim santa-iria/beds; subject=Santa Iria; measure=beds; statement=Beds in the hospital.",
    "santa-iria/beds@paper: 640 beds",
    "claim santa-iria/nurses; subject=Santa Iria; measure=nurses; statement=Nurses of the hospital.",
    "santa-iria/nurses@paper: 1,100 nurses",
    "claim corvan-park/visitors; subject=Corvan Park; measure=visitors; statement=Visitors of the park.",
    "corvan-park/visitors@paper: 412,000 visitors",
    "claim corvan-park/foreign; subject=Corvan Park; measure=foreign visitors; statement=Visitors from abroad.",
    "corvan-park/foreign@paper: 96,000 visitors",
    "claim dunmere/homes; subject=Dunmere; measure=homes built; statement=Homes built by the town.",
    "dunmere/homes@paper: 1,250 homes",
)


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Halder Air has 54 cargo aircraft.", ["incomparable"]),
        ("en", "Halder Air has 54 brand-new aircraft.", []),
        ("en", "Halder Air has 54 aircraft.", []),
        ("en", "Santa Iria has 640 intensive care beds.", ["incomparable"]),
        ("en", "Santa Iria has 640 hospital beds.", []),  # the statement says so
        ("pt", "O Santa Iria tem 640 leitos de UTI.", ["incomparable"]),
        ("pt", "O Santa Iria tem 640 leitos pediátricos.", ["incomparable"]),
        ("pt", "O Santa Iria tem 640 leitos novos.", []),
        ("es", "El Santa Iria tiene 640 camas infantiles.", ["incomparable"]),
        ("es", "El Santa Iria tiene 640 camas hospitalarias.", []),
        ("id", "Santa Iria memiliki 640 tempat tidur anak.", ["incomparable"]),
        ("id", "Santa Iria memiliki 640 tempat tidur.", []),
        ("ar", "في سانتا إيريا 640 سريرا للأطفال.", ["incomparable"]),
        ("ar", "في سانتا إيريا 640 سريرا.", []),
        # What is right behind an English noun may be its verb.
        ("en", "At Santa Iria 1,100 nurses live in the town.", []),
        # An adjective that no table knows narrows its noun where adjectives stand behind it, but for what was done.
        ("es", "Halder Air tiene 54 aviones hidráulicos.", ["incomparable"]),
        ("es", "Halder Air tiene 54 aviones registrados.", []),
        # For whom, and in what, without an article that would tell a certain one.
        ("en", "Dunmere built 1,250 homes for veterans.", ["incomparable"]),
        ("en", "Dunmere built 1,250 homes for the veterans of the town.", []),
        ("pt", "Dunmere construiu 1.250 casas para professores.", ["incomparable"]),
    ],
)
def test_a_kind_is_not_the_whole(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("en", "Corvan Park had 96,000 overseas visitors.", []),
        ("en", "Corvan Park had 412,000 overseas visitors.", ["contradicted"]),
        ("en", "Corvan Park had 412,000 visitors.", []),
        ("pt", "O Corvan Park teve 96 mil visitantes estrangeiros.", []),
        ("ar", "استقبل متنزه كورفان 412 ألف زائر.", []),
    ],
)
def test_a_claim_of_a_kind_is_found_by_its_kind(
    file_ledger: Location, language: str, text: str, rules: list[str]
) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("es", "El Santa Iria emplea a 1.100 abnegadas enfermeras.", []),
        ("pt", "O Santa Iria tem 1.200 dedicadas enfermeiras.", ["contradicted"]),
    ],
)
def test_praise_before_a_noun_is_passed_over(file_ledger: Location, language: str, text: str, rules: list[str]) -> None:
    with index_of(file_ledger, ROWS) as index:
        assert rules_of(index, language, text) == rules
