"""Figures that go on with others: bare numbers, totals, turns from one to the other, others beside the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # A bare number goes on with the figure before it: of another year, or of another subject.
    ("id", "Metro Porto Anil mengangkut 86,5 juta penumpang pada 2025. Setahun sebelumnya, 79,2 juta.", []),
    (
        "id",
        "Metro Porto Anil mengangkut 86,5 juta penumpang pada 2025. Setahun sebelumnya, 97,2 juta.",
        ["contradicted"],
    ),
    ("en", "The Porto Anil metro carried 86.5 million passengers in 2025, against 79.2 million a year earlier.", []),
    (
        "en",
        "The Porto Anil metro carried 86.5 million passengers in 2025, against 72.9 million a year earlier.",
        ["contradicted"],
    ),
    ("es", "Sari Wulandana obtuvo 182.640 votos y Bagas Prayitama 91.320.", []),
    ("es", "Sari Wulandana obtuvo 182.640 votos y Bagas Prayitama 93.120.", ["contradicted"]),
    # Whose it is stands behind it.
    ("en", "Sari Wulandana won 182,640 votes, twice the 91,320 votes of Bagas Prayitama.", ["derived"]),
    ("en", "Sari Wulandana won 182,640 votes, three times the 91,320 votes of Bagas Prayitama.", ["arithmetic"]),
    # From one year to another.
    ("es", "De 2024 a 2025, las solicitudes de asilo en Altamar pasaron de 9.380 a 18.760.", []),
    ("es", "De 2024 a 2025, las solicitudes de asilo en Altamar pasaron de 18.760 a 9.380.", ["wrong-scope"] * 2),
    ("en", "Asylum applications in Altamar rose last year, from 9,380 in 2024 to 18,760.", []),
    ("en", "Asylum applications in Altamar rose last year, from 9,380 in 2024 to 18,670.", ["contradicted"]),
    # Totals of what stands beside them, whatever people are called.
    (
        "es",
        "En las inundaciones de Sukatirta murieron 14 personas y 63 resultaron heridas: 77 víctimas.",
        ["derived"],
    ),
    (
        "es",
        "En las inundaciones de Sukatirta murieron 14 personas y 63 resultaron heridas: 87 víctimas.",
        ["unregistered"],
    ),
    (
        "es",
        "En las inundaciones de Sukatirta murieron 14 personas y 63 resultaron heridas: 77 víctimas en total.",
        ["derived"],
    ),
    (
        "es",
        "En las inundaciones de Sukatirta murieron 14 personas y 63 resultaron heridas: 78 víctimas en total.",
        ["arithmetic"],
    ),
    ("id", "Banjir Sukatirta menewaskan 14 orang dan melukai 63 orang, total 77 korban.", ["derived"]),
    ("id", "Banjir Sukatirta menewaskan 14 orang dan melukai 63 orang, total 78 korban.", ["arithmetic"]),
    (
        "en",
        "The Sukatirta floods killed 14 people and injured 73 people, 87 in total.",
        ["contradicted", "unregistered"],
    ),
    # Others of another measure are no more of the first.
    ("en", "The Sukatirta floods killed 14 people and injured another 63 people.", []),
    ("en", "The Sukatirta floods killed 14 people and injured another 73 people.", ["contradicted"]),
    ("en", "Wanasari hired another 5,120 teachers in 2025.", ["incomparable"]),
    # A share is a change where the claim is one by its name.
    ("en", "Merrowdale council plans to raise council tax by 4.5 per cent in 2026.", []),
    (
        "es",
        "El consejo de distrito de Merrowdale prevé bajar el impuesto municipal un 4,5 % en 2026.",
        ["wrong-direction"],
    ),
    # A name and a title beside each other speak.
    ("en", "The mayor, Tomás Ugarte, put losses from Hurricane Nerea at $75 million.", ["wrong-speaker"]),
    ("en", "Inés Barrenechea, the governor, put losses from Hurricane Nerea at $75 million.", []),
    (
        "pt",
        "O prefeito, Tomás Ugarte, estimou em 75 milhões de dólares as perdas pelo furacão Nerea.",
        ["wrong-speaker"],
    ),
    (
        "es",
        "Tomás Ugarte, alcalde de Serena, calculó en 75 millones de dólares las pérdidas por el huracán Nerea.",
        ["wrong-speaker"],
    ),
    # Votes are obtained, and not bought.
    ("id", "Bagas Prayitama memperoleh 91.320 suara.", []),
    ("ar", "حصل باغاس براييتاما على 93,120 صوتا.", ["contradicted"]),
)

SHARES: tuple[tuple[str, str, list[str]], ...] = (
    # A share of two claims that are both named; and what fire took is a level.
    ("pt", "A educação absorve 22% do orçamento de Tanjung Labu em 2026.", ["derived"]),
    ("pt", "A educação absorve 32% do orçamento de Tanjung Labu em 2026.", ["unregistered"]),
    ("en", "Education takes 22% of Tanjung Labu's budget for 2026.", ["derived"]),
    ("id", "Pendidikan menyerap 22 persen dari anggaran Tanjung Labu 2026.", ["derived"]),
    ("en", "Net profit at Rafid Bank was 34% of revenue in 2025.", ["derived"]),
    ("en", "Net profit at Rafid Bank was 43% of revenue in 2025.", ["contradicted"]),
    ("en", "The Batu Serai forest lost 1,260 hectares to fire last year.", []),
    ("en", "The Batu Serai forest lost 1,620 hectares to fire last year.", ["contradicted"]),
)


@pytest.fixture(scope="module")
def eleventh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("eleventh"), "eleventh") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "rules"), SHARES)
def test_a_share_of_two_claims_is_derived(eleventh: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(eleventh, language, text) == rules


@pytest.fixture(scope="module")
def twelfth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("twelfth"), "twelfth") as index:
        yield index


@pytest.mark.parametrize(("language", "text", "rules"), CASES)
def test_figures_that_go_on_with_others_are_judged_with_them(
    twelfth: Index, language: str, text: str, rules: list[str]
) -> None:
    assert rules_of(twelfth, language, text) == rules
