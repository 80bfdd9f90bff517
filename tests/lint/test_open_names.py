"""A currency whose name is that of several in the language of the draft is the one that the ledger has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.store.engine import Location

ROWS = (
    "claim labu/budget; measure=budget; unit=IDR",
    "labu/budget@paper: Rp1.85 trillion",
    "claim oslo/budget; measure=budget; unit=NOK",
    "oslo/budget@paper: NOK 74 billion",
)


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with index_of(ledger, ROWS) as found:
        yield found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("pt", "O orçamento de Labu é de 1,85 trilhão de rupias.", []),
        ("es", "El presupuesto de Labu es de 1,85 billones de rupias.", []),
        ("es", "El presupuesto de Labu es de 1.850 millones de rupias.", ["contradicted"]),
        ("es", "El presupuesto de Labu es de 1,85 billones de pesos.", ["wrong-unit"]),
        ("pt", "O orçamento de Oslo é de 74 bilhões de coroas.", []),
        ("pt", "O orçamento de Oslo é de 74 bilhões de coroas suecas.", ["wrong-unit"]),
        ("pt", "O orçamento de Oslo é de 47 bilhões de coroas.", ["contradicted"]),
    ],
)
def test_an_open_name_of_a_currency_fits_that_of_the_ledger(
    index: Index, language: str, text: str, found: list[str]
) -> None:
    result = lint(plain_draft("d.txt", text), index, LintOptions(language))
    assert [one.rule for one in result.findings] == found


@pytest.mark.parametrize("text", ["Labu has 1.130 clerks.", "Labu has 1.130 funcionários."])
def test_a_number_that_may_be_large_is_not_passed_over_for_a_small_one(index: Index, text: str) -> None:
    result = lint(plain_draft("d.txt", text), index, LintOptions("en"))
    assert [one.ending for one in result.numbers] == ["unregistered"]
    assert [one.rule for one in result.findings] == ["unregistered"]
