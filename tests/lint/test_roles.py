"""What a sentence says that its figure is: a change, a difference, so much for each, or what something is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed
from tests.lint.ledger import DRAFT_DATE

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CHANGES = (
    ("en", "Emissions in Ordana dropped by 212 million tonnes in 2024."),
    ("en", "Revenue at Kestrel Foods jumped by $3.2 billion in 2024."),
    ("en", "Kestrel Foods shed 14,300 employees in 2025."),
    ("pt", "A receita da Kestrel Foods aumentou US$ 3,2 bilhões em 2024."),
    ("es", "Los ingresos de Kestrel Foods bajaron en 3.200 millones de dólares en 2024."),
    ("id", "Pendapatan Kestrel Foods naik US$ 3,2 miliar pada 2024."),
    ("ar", "ارتفعت إيرادات كستريل فودز بمقدار 3.2 مليار دولار في 2024."),
)
DIFFERENCES = (
    ("en", "Revenue at Kestrel Foods in 2024 was $3.2 billion higher than forecast."),
    ("en", "Revenue at Kestrel Foods in 2024 was $3.2 billion short of its target."),
    ("pt", "A receita da Kestrel Foods em 2024 foi US$ 3,2 bilhões a mais do que o esperado."),
    ("es", "Los ingresos de Kestrel Foods en 2024 fueron 3.200 millones de dólares más de lo previsto."),
    ("id", "Pendapatan Kestrel Foods pada 2024 US$ 3,2 miliar lebih rendah dari target."),
)
RATES = (
    ("en", "Ordana emitted 212 million tonnes of carbon dioxide each week in 2024."),
    ("en", "Kestrel Foods had a monthly revenue of $3.2 billion in 2024."),
    ("en", "Revenue at Kestrel Foods came to $3.2 billion in the second half of 2024."),
    ("pt", "A receita da Kestrel Foods foi de US$ 3,2 bilhões por mês em 2024."),
    ("es", "Los ingresos de Kestrel Foods fueron de 3.200 millones de dólares en el tercer trimestre de 2024."),
    ("id", "Pendapatan Kestrel Foods mencapai US$ 3,2 miliar setiap bulan pada 2024."),
    ("ar", "بلغت إيرادات كستريل فودز 3.2 مليار دولار في الربع الأول من 2024."),
)
RIGHT = (
    ("en", "Revenue at Kestrel Foods came to $3.2 billion in 2024, not $4 billion."),
    ("en", "Revenue at Kestrel Foods came to $3.2 billion in 2024 rather than $4 billion."),
    ("es", "Los ingresos de Kestrel Foods fueron de 3.200 millones de dólares en 2024, no 4.000 millones de dólares."),
    ("pt", "A receita da Kestrel Foods foi de US$ 3,2 bilhões em 2024, e não US$ 4 bilhões."),
    ("id", "Pendapatan Kestrel Foods mencapai US$ 3,2 miliar pada 2024, bukan US$ 4 miliar."),
    ("ar", "بلغت إيرادات كستريل فودز 3.2 مليار دولار في 2024، وليس 4 مليارات دولار."),
    ("en", "The monthly report says that revenue at Kestrel Foods came to $3.2 billion in 2024."),
    ("en", "The weekly wrote that revenue at Kestrel Foods came to $3.2 billion in 2024."),
    ("id", "Mingguan itu menulis bahwa pendapatan Kestrel Foods mencapai US$ 3,2 miliar pada 2024."),
    ("en", "Ordana emits 212 million tonnes of carbon dioxide a year, as it did in 2024."),
    ("en", "A dose of Corvexa costs €19 each."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("roles"), "corpus") as found:
        yield found


def found(index: Index, language: str, text: str) -> list[str]:
    return [one.rule for one in lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE)).findings]


@pytest.mark.parametrize(("language", "text"), [*CHANGES, *DIFFERENCES, *RATES])
def test_what_is_no_level_of_the_whole_is_not_taken_for_one(index: Index, language: str, text: str) -> None:
    assert found(index, language, text)[:1] == ["wrong-unit"]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_a_right_sentence_adds_is_no_error(index: Index, language: str, text: str) -> None:
    assert found(index, language, text) == []


def test_what_something_is_not_is_wrong_where_the_ledger_holds_it(index: Index) -> None:
    text = "Revenue at Kestrel Foods came to $4 billion in 2024, not $3.2 billion."
    assert {"contradicted", "negated"} <= set(found(index, "en", text))


def test_what_a_figure_came_from_is_judged_by_no_claim_about_it_now(index: Index) -> None:
    assert found(index, "en", "Kestrel Foods runs 640 stores in Ordana, up from 410.") == ["unregistered"]


def test_a_change_is_judged_by_the_claim_that_holds_its_number(index: Index) -> None:
    text = "The policy rate of Ordana was cut by 0.5% in June 2025."
    drafted = lint(plain_draft("-", text), index, LintOptions("en", DRAFT_DATE))
    assert [(one.rule, one.claim) for one in drafted.findings] == [("wrong-unit", "ordana/policy-rate/change/2025-06")]
