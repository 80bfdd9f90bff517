"""Whose a figure is by what stands right behind it: "the 16,000 used by top companies"; and who else has a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed
from tests.lint.ledger import DRAFT_DATE

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.report import MATCHED, UNREGISTERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("whose"), "shipped") as found:
        yield found


def ended(index: Index, language: str, text: str) -> list[tuple[str | None, str | None]]:
    """Return the claim and the verdict of every figure."""
    found = lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE))
    return [(one.claim, one.verdict) for one in found.numbers if one.ending in (MATCHED, UNREGISTERED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "DeepSeek trained on few chips, against the 16,000 or more used by most top companies."),
        ("en", "DeepSeek trained on few chips, far from the at least 16,000 that top companies use."),
        ("pt", "A DeepSeek treinou com poucos chips, contra 16.000 ou mais usados pelas grandes empresas."),
        ("pt", "A DeepSeek treinou com poucos chips, longe dos 16.000 ou mais que as grandes empresas usam."),
        ("es", "DeepSeek entrenó con pocos chips, frente a los 16.000 o más usados por las grandes empresas."),
        ("id", "DeepSeek berlatih dengan sedikit chip, dibandingkan 16.000 atau lebih yang dipakai perusahaan top."),
        ("ar", "درّبت ديب سيك نموذجها على عدد قليل من الشرائح، مقابل 16 ألف شريحة على الأقل لدى الشركات الكبرى."),
    ],
)
def test_a_number_is_of_who_uses_it(index: Index, language: str, text: str) -> None:
    assert ended(index, language, text) == [("top-labs/training/chips", "supported")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nvidia lost $600 billion of its market value."),
        ("pt", "O valor de mercado da Nvidia encolheu US$ 600 bilhões."),
        ("es", "El valor bursátil de Nvidia se redujo en 600.000 millones de dólares."),
        ("id", "Nilai pasar Nvidia menyusut US$ 600 miliar."),
        ("ar", "تراجعت القيمة السوقية لشركة إنفيديا 600 مليار دولار."),
    ],
)
def test_what_a_company_is_worth_is_no_price_of_what_it_lets(index: Index, language: str, text: str) -> None:
    assert ended(index, language, text) == [(None, "unregistered")]


def test_a_claim_with_the_very_number_is_named_though_nothing_else_ties_it(index: Index) -> None:
    text = "DeepSeek is a firm.\n\nOrlan Norvik has 10,000 A100s, and Vesna Kolar 9,000 A100s."
    found = lint(plain_draft("-", text), index, LintOptions("en", DRAFT_DATE))
    messages = [one.message for one in found.findings if one.rule == "unregistered"]
    assert len(messages) == 2
    assert "deepseek/acquired/a100/2021" in messages[0]
    assert messages[0].endswith("no more than the number is the same")
    assert "no more than the number" not in messages[1]


def test_an_explanation_tells_of_each_claim_once(index: Index) -> None:
    text = "Palantir had a good year. In 2024 the share price rose 340%."
    found = lint(plain_draft("-", text), index, LintOptions("en", DRAFT_DATE, explain=True))
    told = [line.partition(" (")[0] for one in found.numbers for line in one.explained if line.startswith("palantir/")]
    assert "palantir/shares/change/2024" in told
    assert len(told) == len(set(told))
