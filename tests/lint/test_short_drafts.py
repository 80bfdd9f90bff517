"""Drafts too short to tell their language: read in the likeliest one, said so, and never contradicted for a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import index_of

from factledger.reading.detect import likeliest
from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Linted
    from factledger.store.engine import Location

ROWS = ("claim ledra/cost; measure=cost; unit=EUR", "ledra/cost@paper: €2.4 billion")


@pytest.fixture
def index(ledger: Location) -> Iterator[Index]:
    with index_of(ledger, ROWS) as found:
        yield found


def linted(index: Index, text: str) -> Linted:
    return lint(plain_draft("d.txt", text), index)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ledra cost nearly €2.4 billion.", "en"),
        ("Ledra ship firms sold an additional 40 tankers.", "en"),
        ("A ponte de Ledra custou 2,4 bilhões de euros.", "pt"),
        ("La torre de Ledra costó 2.400 millones de euros.", "es"),
        ("Biaya jembatan Ledra mencapai 2,4 miliar euro.", "id"),
        ("بلغت تكلفة جسر ليدرا 2.4 مليار يورو.", "ar"),
        ("120", None),
        ("", None),
        ("Ledra cost €2.4 billion. " * 30, None),
    ],
)
def test_the_likeliest_language_of_a_short_text(text: str, language: str | None) -> None:
    assert likeliest(text) == language


@pytest.mark.parametrize("text", ["Ledra cost €2.4 billion.", "Ledra custo €2,4 bilhões."])
def test_a_short_draft_is_read_with_its_scales(index: Index, text: str) -> None:
    assert {one.rule for one in linted(index, text).findings} <= {"language"}


def test_a_wrong_scale_in_a_short_draft_is_an_error(index: Index) -> None:
    found = linted(index, "Ledra cost €2.4 million.")
    assert "contradicted" in {one.rule for one in found.findings}


def test_a_draft_whose_words_tell_nothing_is_read_as_the_rows_are(index: Index) -> None:
    found = linted(index, "Ledra 5 zxqv plomk.")
    assert found.language == "en"
    assert [one.message for one in found.findings if one.rule == "language"] == [
        "the language cannot be told: read as 'en', as the ledger's rows are; hedges and scales may not have been seen"
    ]


def test_what_may_be_a_scale_behind_a_number_is_never_contradicted(index: Index) -> None:
    """The middle word is no word that is known, and the language is a guess."""
    rules = {one.rule: one for one in linted(index, "Ledra cost: €2.4 zxqvard.").findings}
    assert "contradicted" not in rules
    assert "'zxqvard', is not known and may be a scale" in rules["incomparable"].message
    # Told what the language is, the word is known to be no scale.
    assert "contradicted" in {
        one.rule for one in lint(plain_draft("d.txt", "Ledra cost: €2.4 zxqvard."), index, LintOptions("en")).findings
    }
