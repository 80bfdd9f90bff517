"""Figures that stand alone before what is said of them, a year that no number counts, what follows two sentences on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import SHIPPED, indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factledger.services.lint.claims.index import Index

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # A figure that opens a paragraph by itself is of what the next sentence says.
    ("en", "Eleven. That is the number of companies whose people said they sold banned chips.", []),
    ("en", "$103 million. That is what the delivery in Shenzhen was worth, the vendor said.", []),
    ("en", "340 percent! That is how much Palantir shares rose in 2024.", []),
    ("en", "390 percent! That is how much Palantir shares rose in 2024.", ["contradicted"]),
    ("pt", "Doze empresas. É esse o número das que vendiam ou transportavam chips proibidos.", ["contradicted"]),
    ("id", "Sebelas perusahaan. Sebanyak itulah yang mengaku menjual chip terlarang.", []),
    ("ar", "إحدى عشرة شركة. هذا عدد الشركات التي باعت رقائق محظورة.", []),
    # That no more were needed denies nothing; that not so many were used does.
    ("es", "Unos 2.000 chips. No hizo falta más para entrenar el modelo de DeepSeek, dicen sus ingenieros.", []),
    ("en", "About 2,000 chips. DeepSeek did not need more, its engineers say.", []),
    ("en", "About 2,000 chips. DeepSeek did not use that many for training, its engineers say.", ["negated"]),
    # A question, and a figure before a sentence with one of its own, stay apart.
    ("en", "16,000 chips? DeepSeek has a model.", ["unregistered"]),
    ("en", "16,000 chips. DeepSeek's engineers used about 2,000 chips in training.", ["unregistered"]),
    # A year that was spent is a figure.
    ("en", "Washington spent a year before it banned the H800.", ["hedge-changed"]),
    ("en", "Washington needed about a year to ban the H800.", []),
    ("ar", "أمضت واشنطن عامًا قبل أن تحظر H800.", ["hedge-changed"]),
    # Who is to be believed is asked, and plans nothing.
    ("en", "DeepSeek, if its engineers are to be believed, used about 2,000 chips in training.", []),
    # What follows from figures of the two sentences before it.
    (
        "en",
        "Most top companies used 16,000 chips or more. DeepSeek's engineers used about 2,000. That is 8 times more.",
        ["derived"],
    ),
    (
        "pt",
        "As grandes empresas partem de 16 mil chips; a DeepSeek, dizem engenheiros, usou perto de 2 mil. Dá 8 vezes.",
        ["derived"],
    ),
    (
        "en",
        "Most top companies used 16,000 chips or more. DeepSeek's engineers say about 2,000. So that is ten times.",
        ["unregistered"],
    ),
    # The big ones, where no noun follows; what opens a part of a sentence with "en" is no place.
    (
        "es",
        "Los grandes, casi todos, usan 16.000 chips o más; en DeepSeek, según sus ingenieros, usaron 2.000.",
        ["hedge-changed"],
    ),
    # Two figures for one thing, with a share of the second; of another time by its verb, they are both right.
    (
        "en",
        "The data centre in Tangier employs 90 people. The data centre in Tangier employs 140, half of them locals.",
        ["self-contradicts", "unregistered", "unregistered"],
    ),
    (
        "en",
        "The plant employs 90 people. Last year the plant employed 70 people.",
        ["unregistered", "unregistered"],
    ),
    # Who said nothing says nothing; who has one's own word is told by it in Arabic, too: "between" is no such word.
    (
        "en",
        "DeepSeek trained its model on about 2,000 chips, and no one has yet said which.",
        ["status-changed"],
    ),
    ("ar", "ما بين 1800 و2200 رقاقة دخلت في تدريب نموذج ديب سيك.", ["status-changed"]),
    # A question behind a mark asks about what was told; a question asks itself. Comments close as they end.
    ("ar", "قاعدة الانتشار تقيد الناس في 150 دولة، فهل يُعقل هذا يا سادة؟", ["status-changed"]),
    ("es", "La regla de difusión limita a gente de 150 países, ¿lo pueden creer?", ["status-changed"]),
    ("es", "¿Limita la regla de difusión a gente de 150 países, de verdad?", []),
    ("id", "Komentar soal aturan difusi AI ditutup 5 Mei.", ["contradicted"]),
    ("en", "The plant employed 90 people in 2024. The plant employed 70 people.", ["self-contradicts", "unregistered"]),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("shipped")
    with indexed(folder, SHIPPED) as found:
        yield found


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_sentence_is_judged_as_it_is_meant(index: Index, language: str, text: str, wanted: list[str]) -> None:
    assert sorted(rules_of(index, language, text)) == wanted
