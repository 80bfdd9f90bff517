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

VALLEY_CASES: tuple[tuple[str, str, list[str]], ...] = (
    # What a unit does not measure, a hedge, and idioms say nothing of what is measured.
    ("en", "Dry winds and a long August did it: 48,200 tonnes of salt came off the pans at Torvel last year.", []),
    ("en", "Close to 310,000 tonnes went into the ground at Brask in 2025.", []),
    ("pt", "Lorne vale quase 400 megawatts quando o nortão acorda.", []),
    ("en", "It rained through the season, and the harvest at Torvel stopped at 41,500 tonnes in 2024.", []),
    # What is on order is yet to come; a denial ends before what follows from it.
    ("en", "Sixty electric buses are on order at Pardel.", []),
    ("id", "Tahun 2024 hujan turun tak kenal waktu, sehingga Torvel cuma memanen 41.500 ton garam.", []),
    # So many of each, with what is planned, and exactly so many.
    ("id", "Kalau semua rencana tahun ini jadi, jaringan Mirel bakal genap 100 gerai.", ["derived"]),
    ("pt", "95 mil pães por dia, 86 lojas: dá pouco mais de 1.100 pães por loja da Mirel.", ["derived"]),
    ("en", "The salt harvest at Torvel went from 41,500 to 48,200 tonnes, a leap of 26 percent.", ["arithmetic"]),
    # Only in one place, where the ledger knows of none.
    ("pt", "Só na cidade de Sarvinho, a Mirel tem 86 lojas.", ["wrong-scope"]),
    ("en", "In Sarvin alone, Mirel has 86 shops.", ["wrong-scope"]),
    ("en", "Mirel has only 86 shops.", []),
    ("ar", "1,148 كيلومتراً تنتظر الدرّاجين في طواف كورفال هذا العام.", []),
    # A tariff for water is a price.
    ("es", "Hidrel prevé bajar la tarifa un 6,5 % en 2026.", ["wrong-direction"]),
    # Somebody of the subject's own speaks, in the sentence before as well; somebody else does not.
    ("ar", "مديرة فيلهارمونية أوستريل تعترف: عجز عام 2025 تجاوز 3 ملايين يورو.", []),
    ("es", "La directora de Hidrel lo reconoció sin rodeos. El 23 % del agua se perdió en fugas durante 2025.", []),
    (
        "es",
        "«El precio de los terneros en Huelmo subió un 15 % en 2025», proclamó la alcaldesa, Inés Cobo.",
        ["wrong-speaker"],
    ),
    (
        "en",
        "The mayor of Lisbon admitted that the Ostrel Philharmonic's deficit in 2025 was 3.4 million euros.",
        ["wrong-speaker"],
    ),
)


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("ninetysixth"), "ninetysixth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), VALLEY_CASES)
def test_a_sentence_of_the_valley_is_judged_as_it_is_meant(
    valley: Index, language: str, text: str, wanted: list[str]
) -> None:
    assert sorted(rules_of(valley, language, text)) == wanted


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("ninetyfifth"), "ninetyfifth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_sentence_is_judged_as_it_is_meant(index: Index, language: str, text: str, wanted: list[str]) -> None:
    assert sorted(rules_of(index, language, text)) == wanted
