"""Lint by documents: real documents, texts that are no prose, and how names are heard in another script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factledger.reading.markup.plain import plain_draft
from factledger.reading.sounds import sound
from factledger.reading.tokens import fold
from factledger.services.lint.options import LintOptions
from factledger.services.lint.report import NOT_FOUND, SUPPORTED
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.services.lint.report import Linted

NEWS = (
    ("en", "DeepSeek acquired at least 10,000 Nvidia A100 chips in 2021.", ""),
    ("en", "DeepSeek bought 10,000 A100 chips in 2021.", "hedge-changed"),
    ("en", "DeepSeek bought at least 10,000 A100 chips in 2022.", "wrong-scope"),
    ("en", "DeepSeek's engineers said they used only about 2,000 Nvidia chips.", ""),
    ("es", "DeepSeek usó exactamente 2.000 chips de Nvidia.", "unsupported"),
    ("en", "DeepSeek has about 50,000 H100 processors.", "status-changed"),
    ("en", "DeepSeek may have around 50,000 H100 processors, Martin Chorzempa said.", "wrong-speaker"),
    ("pt", "Representantes de 11 empresas disseram que vendiam ou transportavam chips proibidos da Nvidia.", ""),
    ("ar", "ارتفعت أسهم بالانتير بنسبة 340% في العام الماضي.", ""),
    ("id", "Saham Palantir naik 140 persen tahun lalu.", "contradicted"),
    ("es", "Las acciones de Palantir cayeron un 340 % el año pasado.", "wrong-direction"),
    ("en", "Renting an Nvidia AI chip in China costs just $6 a day.", "wrong-unit"),
    ("en", "Palantir employs 4,000 people.", "not-found"),
    ("en", "Huawei sold 2,000 phones.", "not-found"),
    ("en", "Nvidia's revenue was $103 million in 2021.", "not-found"),
    ("en", "Most top companies use eight times as many chips as DeepSeek.", "derived"),
)


@pytest.fixture(scope="module")
def news(seeds: dict[str, str]) -> SourceIndex:
    return SourceIndex.of_drafts(
        [plain_draft(f"{number}.txt", text) for number, text in seeds.items()], Units.shipped()
    )


@pytest.mark.parametrize(("language", "text", "rule"), NEWS, ids=[text for _, text, _ in NEWS])
def test_sentences_about_news_in_four_languages(news: SourceIndex, language: str, text: str, rule: str) -> None:
    findings = lint_by_sources(plain_draft("-", text), news, LintOptions(language, "2025-03-01")).findings
    assert [one.rule for one in findings] == ([rule] if rule else [])


def judged(document: str, text: str, language: str = "en", *more: str) -> Linted:
    documents = [plain_draft(f"{i}.txt", one) for i, one in enumerate((document, *more))]
    return lint_by_sources(
        plain_draft("-", text), SourceIndex.of_drafts(documents, Units.shipped()), LintOptions(language)
    )


ACME = "The company said that Acme, a maker of bolts, employs 120 workers in the city of Sines."


@pytest.mark.parametrize(
    "piece",
    [
        "17 ",
        "Acme 120 workers, ",
        "Acme has 5 chips. ",
        "12 of 40 (25%) ",
        "“Acme has 2,000 chips” ",
        "\u202e5 chips\x07 ",
        "Acme ",
    ],
)
def test_a_long_text_of_one_piece_is_judged_whole(piece: str) -> None:
    """What took squared time would not come back from it, as a draft or as a document."""
    count = 60
    linted = judged(ACME + " " + piece * count, piece * count)
    assert sum(linted.counts().values()) >= count * any(c.isdecimal() for c in piece)


def test_a_document_in_a_language_without_known_words_supports_by_name_unit_and_number() -> None:
    german = (
        "Die Halmer Werke haben 2024 einen Umsatz von 1,34 Milliarden Euro erzielt und beschäftigen 7.400 Mitarbeiter."
    )
    assert judged(german, "Halmer had a revenue of €1.34 billion in 2024.").numbers[0].ending == SUPPORTED
    assert judged(german, "Halmer had a revenue of €1.43 billion in 2024.").numbers[0].ending == NOT_FOUND
    assert judged(german, "Umbrella had a revenue of €1.34 billion in 2024.").numbers[0].ending == NOT_FOUND


def test_an_equal_number_of_another_thing_is_no_support() -> None:
    for text in (
        "Acme has 120 stores.",
        "Umbrella has 120 workers.",
        "Acme lost $120 million.",
        "Sines has 120 schools.",
    ):
        linted = judged(ACME, text)
        assert linted.numbers[0].ending != SUPPORTED, text
        assert linted.findings[0].rule == "not-found"


def test_documents_that_agree_are_all_named() -> None:
    linted = judged(ACME, "Acme has 120 workers.", "en", "A Acme disse que emprega 120 trabalhadores na cidade.")
    assert [one.path for one in linted.numbers[0].sources or ()] == ["0.txt", "1.txt"]


def test_small_counts_and_ages_that_are_not_found_are_counted_and_not_reported() -> None:
    linted = judged(ACME, "Two men, Ana Sousa, 54, said so.")
    assert linted.counts()[NOT_FOUND] == 2
    assert linted.findings == []


def test_a_time_that_is_not_found_is_a_warning() -> None:
    (one,) = judged(ACME, "Acme was closed for 17 days.").findings
    assert (one.rule, one.severity.value) == ("not-found", "warning")


def test_the_order_of_documents_decides_nothing() -> None:
    rival = "The union said on Monday that Acme employs 190 workers in the city of Sines."
    first, second = (
        judged(ACME, "Acme has 120 workers.", "en", rival),
        judged(rival, "Acme has 120 workers.", "en", ACME),
    )
    assert [one.rule for one in first.findings] == [one.rule for one in second.findings] == ["disputed"]


@pytest.mark.parametrize(
    ("name", "other"),
    [("Quillon", "كويلون"), ("Medora", "ميدورا"), ("Valmora", "فالمورا"), ("Ibis", "إيبيس"), ("Norvec", "Норвек")],
)
def test_a_name_is_heard_alike_in_another_script(name: str, other: str) -> None:
    assert sound(fold(name)) == sound(fold(other)) != ""


@pytest.mark.parametrize(("name", "other"), [("Valmora", "Belmira"), ("Talin", "Dalvan"), ("Ordana", "Miralta")])
def test_other_names_are_heard_otherwise(name: str, other: str) -> None:
    assert sound(fold(name)) != sound(fold(other))


TRANSLATED = (
    (
        "rio.es.txt",
        "El lago Tamures perdió el 31 % de su agua el año pasado, según el Ministerio de Hidrología.",
    ),
    ("museum.ar.txt", "وقال مدير متحف الصحرا إن عدد الزوار ارتفع بنسبة 14 في المئة في متحف مهره."),
)


@pytest.mark.parametrize(
    ("document", "text", "found"),
    [
        (TRANSLATED[0], "Lake Tamures lost 31% of its water last year, the Hydrology Ministry says.", []),
        (TRANSLATED[0], "Lake Tamures lost 31% of its water last year, the Orcana Bank says.", ["wrong-speaker"]),
        (TRANSLATED[1], "The number of visitors to the Mahra museum rose by 14%.", []),
    ],
)
def test_names_of_institutions_are_translated_and_short_names_are_heard(
    document: tuple[str, str], text: str, found: list[str]
) -> None:
    index = SourceIndex.of_drafts([plain_draft(*document)], Units.shipped())
    result = lint_by_sources(plain_draft("x.txt", text), index, LintOptions("en"))
    assert [one.rule for one in result.findings] == found
