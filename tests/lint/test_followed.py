"""What a text goes on with: the kind of a subject, places, sections, cells, and figures that follow from others."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed
from tests.lint.ledger import DRAFT_DATE

from factledger.reading.markup import open_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

PRISON = "Brightmoor Prison is old.\n\n"
FLOODS = "# The Tessel River floods of 2025\n\n"
CASES: tuple[tuple[str, str, str, list[str]], ...] = (
    # What a subject is, with an article, is the one named last; another one of its kind is none.
    ("drafts", "en", f"{PRISON}The governor is new. The prison has 780 places.", []),
    ("drafts", "en", f"{PRISON}The governor is new. The prison has 870 places.", ["contradicted"]),
    ("drafts", "en", f"{PRISON}The governor is new. The prison of Hollin has 780 places.", ["unregistered"]),
    ("fourteenth", "pt", "O Estádio das Palmeiras encheu. O estádio recebeu 41.300 torcedores.", []),
    (
        "fourteenth",
        "pt",
        "O Estádio das Palmeiras encheu. O estádio vizinho recebeu 41.300 torcedores.",
        ["unregistered"],
    ),
    ("fourteenth", "id", "Pelabuhan Teluk Rawi ramai. Pelabuhan itu melayani 1,2 juta penumpang pada 2025.", []),
    (
        "fourteenth",
        "id",
        "Pelabuhan Teluk Rawi ramai. Pelabuhan itu melayani 2,1 juta penumpang pada 2025.",
        ["contradicted"],
    ),
    ("fourteenth", "ar", "يقع متحف وادي السدر في الجنوب. واستقبل المتحف 640 ألف زائر عام 2025.", []),
    ("fourteenth", "ar", "يقع متحف وادي السدر في الجنوب. واستقبل المتحف 460 ألف زائر عام 2025.", ["contradicted"]),
    ("drafts", "ar", "انخفضت نسبة التسرب في مديرية الواضحة. وفي مديرية الجبل بلغت النسبة 5.4%.", ["unregistered"]),
    # "There" is the place before, and what stands before "where" is another one.
    (
        "drafts",
        "en",
        f"{FLOODS}Ortisa lies downstream. In Ortisa, people fled. Some 8,200 people were displaced there.",
        [],
    ),
    ("drafts", "en", f"{FLOODS}In Ortisa, people fled. The floods injured 213 people there.", ["wrong-scope"]),
    ("drafts", "es", "# Las inundaciones del río Tessel\n\nEn Ortisa llovió. Allí murieron 17 personas.", []),
    (
        "drafts",
        "es",
        "# Las inundaciones del río Tessel\n\nEn Ortisa llovió. Allí murieron 64 personas.",
        ["wrong-scope"],
    ),
    # What a section speaks of is nearer than a heading above that of the section.
    (
        "drafts",
        "en",
        "# Kordell Motors\n\n## Next door\n\nThe Port of Torrelha is busy.\n\nIts ships came to 1,264 in 2025.",
        [],
    ),
    (
        "drafts",
        "pt",
        "# Kordell\n\n## O porto\n\nO Porto de Torrelha cresceu.\n\nAtracaram ali 1.264 navios em 2025.",
        [],
    ),
    (
        "drafts",
        "pt",
        "# Kordell\n\n## O porto\n\nO Porto de Torrelha cresceu.\n\nAtracaram ali 1.187 navios em 2025.",
        ["wrong-scope"],
    ),
    # A cell is of its row, its column and its corner.
    ("drafts", "en", "| Port of Torrelha | 2024 | 2025 |\n|---|---|---|\n| Ships | 1,187 | 1,264 |\n", []),
    (
        "drafts",
        "en",
        "| Port of Torrelha | 2024 | 2025 |\n|---|---|---|\n| Ships | 1,264 | 1,187 |\n",
        ["wrong-scope"] * 2,
    ),
    ("drafts", "es", "| Puerto de Torrelha | 2025 |\n|---|---|\n| Carga (millones de toneladas) | 9,1 |\n", []),
    (
        "drafts",
        "es",
        "| Puerto de Torrelha | 2025 |\n|---|---|\n| Carga (miles de toneladas) | 9,1 |\n",
        ["contradicted"],
    ),
    # Verbs and adverbs that open a sentence are no names; nor are those who speak behind a title.
    ("drafts", "es", "La Feria del Libro de Puertomira cerró. Asistieron 342.000 visitantes en 2025.", []),
    (
        "drafts",
        "es",
        "La Feria del Libro de Puertomira cerró. Asistieron 432.000 visitantes en 2025.",
        ["contradicted"],
    ),
    ("drafts", "en", f"{FLOODS}Damage came to $480 million, said governor Ilse Tarrano.", []),
    ("drafts", "en", f"{FLOODS}Damage came to $480 million, said the interior minister, Paul Renn.", ["wrong-speaker"]),
    ("drafts", "en", "Kordell Motors is hiring. Veltrona has 18,600 employees.", ["unregistered"]),
    # What a change led to, and what it came after.
    ("drafts", "en", "At Brightmoor Prison, assaults fell to 87 in 2025, after 102 in 2024.", []),
    ("drafts", "en", "At Brightmoor Prison, assaults rose to 87 in 2025, after 102 in 2024.", ["wrong-direction"]),
    (
        "drafts",
        "pt",
        "O lucro líquido da Kordell subiu para 274 milhões de dólares em 2025, depois de 318 milhões em 2024.",
        ["wrong-direction"],
    ),
    # Differences and sums in words.
    (
        "drafts",
        "en",
        "Kordell sold 231,000 vehicles in 2025. The increase was 17,000 vehicles, or 7.9%.",
        ["derived"] * 2,
    ),
    ("drafts", "en", "Kordell sold 231,000 vehicles in 2025. The drop was 17,000 vehicles.", ["contradicted"]),
    ("drafts", "es", "# Inundaciones del Tessel: 81 muertos", ["derived"]),
    ("drafts", "es", "# Inundaciones del Tessel: 83 muertos", ["contradicted"]),
    ("drafts", "en", "Brightmoor Prison held 1,046 prisoners in 2025, 34% above its 780 places.", ["derived"]),
    ("drafts", "en", "Brightmoor Prison held 1,046 prisoners in 2025, 43% above its 780 places.", ["arithmetic"]),
    ("drafts", "pt", "A prisão de Brightmoor tinha 1.046 reclusos em 2025, 34% acima dos 780 lugares.", ["derived"]),
    # What stands between commas is of no date behind it.
    ("drafts", "en", "Kordell, with 18,600 employees, met its bank in January 2026.", []),
    # Ages, and those who have their turn.
    ("drafts", "en", "Kordell has a new chief executive, Ruben Aske, who is 52.", []),
    (
        "drafts",
        "pt",
        "O Porto de Torrelha quer a dragagem; a cidade, por sua vez, quer R$ 12 milhões.",
        ["unregistered"],
    ),
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    with ExitStack() as stack:
        names = sorted({case[0] for case in CASES})
        yield {name: stack.enter_context(indexed(tmp_path_factory.mktemp(name), name)) for name in names}


@pytest.mark.parametrize(("ledger", "language", "text", "wanted"), CASES)
def test_a_text_breaks_exactly_these_rules(
    indexes: dict[str, Index], ledger: str, language: str, text: str, wanted: list[str]
) -> None:
    found = lint(open_draft("draft.md", text.encode()), indexes[ledger], LintOptions(language, DRAFT_DATE))
    assert [one.rule for one in found.findings] == wanted
