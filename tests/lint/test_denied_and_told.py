"""Figures that a sentence denies in other words, and those that it has somebody else say."""

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
    with indexed(tmp_path_factory.mktemp("told"), "corpus") as found:
        yield found


def found(index: Index, language: str, text: str) -> list[str]:
    return [one.rule for one in lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE)).findings]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Telvano failed to train Lumen Pro on about 2,000 chips."),
        ("en", "Analysts doubt whether Kestrel Foods runs 640 stores in Ordana."),
        ("en", "Far from running 640 stores in Ordana, Kestrel Foods has closed."),
        ("en", "Kestrel Foods no longer runs 640 stores in Ordana."),
        ("es", "Kestrel Foods dejó de operar 640 tiendas en Ordana."),
        ("es", "Los analistas dudan que Kestrel Foods tenga 640 tiendas en Ordana."),
        ("pt", "Nem a Kestrel Foods tem 640 lojas em Ordana."),
        ("pt", "A Kestrel Foods deixou de operar 640 lojas em Ordana."),
        ("id", "Kestrel Foods gagal mengoperasikan 640 toko di Ordana."),
        ("ar", "فشلت كستريل فودز في إدارة 640 متجرا في أوردانا."),
    ],
)
def test_a_denial_in_other_words_is_one(index: Index, language: str, text: str) -> None:
    assert found(index, language, text) == ["negated"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no doubt that Kestrel Foods runs 640 stores in Ordana."),
        ("en", "In May, Kestrel Foods ran 640 stores in Ordana."),
        ("en", "Instead of closing down, Kestrel Foods runs 640 stores in Ordana."),
        ("es", "No hay duda de que Kestrel Foods tiene 640 tiendas en Ordana."),
        ("pt", "Não há dúvida de que a Kestrel Foods tem 640 lojas em Ordana."),
        ("en", "Corvexa is 87.5% effective, said lead scientist Inês Carvalho."),
    ],
)
def test_what_only_sounds_like_a_denial_is_in_order(index: Index, language: str, text: str) -> None:
    assert found(index, language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Corvexa is 87.5% effective, said union leader Marta Oyle."),
        ("en", "Corvexa is 87.5% effective, said the doctors' union."),
        ("es", "Corvexa tiene una eficacia del 87,5 %, dijo el líder sindical Marta Oyle."),
        ("es", "Corvexa tiene una eficacia del 87,5 %, dijo el sindicato."),
        ("pt", "A Corvexa tem eficácia de 87,5%, disse a líder sindical Marta Oyle."),
        ("pt", "A Corvexa tem eficácia de 87,5%, disse a oposição."),
        ("id", "Efikasi Corvexa mencapai 87,5 persen, kata pemimpin oposisi Marta Oyle."),
        ("id", "Efikasi Corvexa mencapai 87,5 persen, kata serikat."),
    ],
)
def test_a_title_before_a_name_and_a_body_are_somebody_else(index: Index, language: str, text: str) -> None:
    assert "wrong-speaker" in found(index, language, text)
