"""What follows from two sources, from a change, from what is planned; and programmes, speakers and supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # What two sources differ by, where the sentence speaks of a gap.
    (
        "en",
        "The gap between the counts of visitors at the Grell lighthouse in 2025 is 7,000 visitors.",
        ["derived"],
    ),
    (
        "en",
        "The gap between the counts of visitors at the Grell lighthouse in 2025 is 8,000 visitors.",
        ["contradicted"],
    ),
    # What a level was before it changed by a percent.
    ("en", "Draxel's revenue in 2024 must have been 80 million euros.", ["derived"]),
    ("en", "Draxel's revenue in 2024 was 85 million euros.", ["unregistered"]),
    # With what is planned, and of several that are put together.
    ("pt", "Se as camas novas prometidas para 2027 abrirem mesmo, o Santo Ivo passa a ter 600 camas.", ["derived"]),
    ("ar", "لو جمعت عمال هوبويل وعمال كيستريل لوجدت أمامك 550 عاملاً.", ["derived"]),
    # Another programme than the claim's.
    ("en", "Canal Norte's afternoon quiz had 1.3 million viewers in 2025.", ["wrong-scope"]),
    ("en", "Canal Norte's evening news had 1.3 million viewers in 2025.", []),
    # Who says it tells what a bare number counts; and the number of another is not his.
    (
        "en",
        "How many nurses are out? Marta Quell says 2,300; Tomas Ferrol of the department says 1,400.",
        [],
    ),
    ("en", "Marta Quell says 1,400 nurses walked out.", ["wrong-speaker"]),
    # A drought that cost so much is what was lost; who delivers a harvest supplies it.
    ("en", "The drought cost Valmora's farmers at least 40 million euros in 2025, Irene Dalby said.", []),
    ("pt", "Mais de 400 agricultores levam a colheita ao Lagar Talaya.", []),
    # Spanish "treinta" trains nobody, an Arabic income is no entry into service, a million is no share.
    ("es", "Ciento treinta rescatistas peinaron la ladera tras el alud de Torv.", ["hedge-changed"]),
    ("ar", "دخل 80 سريرا جديدا الخدمة في مستشفى سانت إيفو.", ["status-changed"]),
    # Nobody needs a chart to know that it is so; so many on an average day.
    ("id", "Petani di Valmora tak butuh grafik untuk tahu bahwa curah hujan 2025 turun 37%.", []),
    ("en", "On an average day in 2025 the Sorrel Tram carried at least 31,000 passengers.", []),
    # A speaker's name with a sound of its own, in another script.
    ("ar", "قالت لينا أوبريخت إن بنك الطعام في كاستريل يساعد أكثر من 11 ألف أسرة.", []),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("ninetyfifth"), "ninetyfifth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_sentence_is_judged_as_it_is_meant(index: Index, language: str, text: str, wanted: list[str]) -> None:
    assert sorted(rules_of(index, language, text)) == wanted
