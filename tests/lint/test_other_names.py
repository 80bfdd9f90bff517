"""A person or a firm named alone beside a word such as "estimates", who is not the one that says it in the ledger."""

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


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("names"), "shipped") as found:
        yield found


def rules(index: Index, language: str, text: str) -> list[str]:
    return [one.rule for one in lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE)).findings]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Priya Raman reckons DeepSeek may have about 50,000 H100s."),
        ("en", "Orlan Capital calculates that DeepSeek may have about 50,000 H100s."),
        ("en", "Nvidia said the delivery in Shenzhen held more than 2,000 smuggled chips."),
        ("pt", "Marta Quental estima que a DeepSeek talvez tenha cerca de 50.000 H100."),
        ("pt", "A Orlan Capital acredita que a DeepSeek talvez tenha cerca de 50.000 H100."),
        ("es", "Priya Raman sostiene que DeepSeek podría tener unos 50.000 H100."),
        ("id", "Priya Raman menduga DeepSeek mungkin memiliki sekitar 50.000 H100."),
        ("id", "Orlan Capital meyakini DeepSeek mungkin memiliki sekitar 50.000 H100."),
        ("ar", "زعم سامر وهبي أن ديب سيك ربما تملك نحو 50 ألف رقاقة H100."),
        ("ar", "يعتقد نبيل شكري أن ديب سيك ربما تملك نحو 50 ألف رقاقة H100."),
    ],
)
def test_another_name_beside_a_word_of_saying_is_another_speaker(index: Index, language: str, text: str) -> None:
    assert "wrong-speaker" in rules(index, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alexandr Wang reckons DeepSeek may have about 50,000 H100s."),
        ("en", "Wang estimates DeepSeek may have about 50,000 H100s."),
        ("en", "In China, estimates Alexandr Wang, DeepSeek may have about 50,000 H100s."),
        ("en", "DeepSeek may have about 50,000 H100s in China, estimates by Alexandr Wang show."),
        ("pt", "Em Shenzhen, um vendedor mostrou a um repórter uma entrega com mais de 2.000 chips contrabandeados."),
        ("es", "Un vendedor de Shenzhen dijo que la entrega reunía más de 2.000 chips de contrabando."),
        ("id", "Menurut Alexandr Wang, DeepSeek mungkin memiliki sekitar 50.000 H100."),
        ("ar", "قال ألكسندر وانغ إن ديب سيك ربما تملك نحو 50 ألف رقاقة H100."),
        ("ar", "قال ليانغ ون فنغ إن ديب سيك حصلت حتى عام 2021 على 10 آلاف رقاقة A100 على الأقل."),
        ("ar", "ذكر تقرير جديد أن ديب سيك ربما تملك نحو 50 ألف رقاقة H100 كما يقول ألكسندر وانغ."),
    ],
)
def test_who_says_it_in_the_ledger_is_no_other_speaker(index: Index, language: str, text: str) -> None:
    assert rules(index, language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "DeepSeek had not acquired at least 10,000 A100s by 2021, Liang Wenfeng said."),
        ("en", "DeepSeek has yet to acquire at least 10,000 A100s, Liang Wenfeng said."),
    ],
)
def test_what_had_not_been_done_is_denied(index: Index, language: str, text: str) -> None:
    assert rules(index, language, text) == ["negated"]
