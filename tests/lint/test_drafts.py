"""Whole drafts with every number marked: each comes to a verdict that it may come to, but for those known to be missed.

They were written by somebody who had never seen the code, on a ledger of eleven subjects: what a paragraph goes on
with, headings, lists and tables are judged here, and not single sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.drafting import DRAFTS, FOLDER, counted, marked
from tests.lint.judging import indexed
from tests.lint.ledger import LANGUAGES
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

KNOWN = {
    # What the town hall gives is none of the budget of the fair; it is said to be wrong, and is not in the ledger.
    "feria.es.md:11: 400.000 euros",
    # Families who live somewhere are none of all who were displaced.
    "floods.en.md:9: about 120 families",
    # Cars that are taken back may be those that are recalled, or those that are sold.
    "rumahsakit.id.md:25: sedikitnya 36.000 mobil",
    # Nothing names what is measured but the verb, and "in a year" is read as so much a year.
    "ports.ar.md:1: 9.1 ملايين طن",
}
"""Numbers that are judged otherwise than they should be; none of them passes in silence."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("drafts"), "drafts") as found:
        yield found


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_number_of_a_draft_comes_to_its_verdict(index: Index, draft: str) -> None:
    assert [one for one in marked(index, draft) if not one.is_exact and one.place not in KNOWN] == []


def test_nothing_wrong_passes_in_silence(index: Index) -> None:
    assert [one for draft in DRAFTS for one in marked(index, draft) if one.is_missed] == []


def test_what_is_known_to_be_missed_is_still_missed(index: Index) -> None:
    assert {one.place for draft in DRAFTS for one in marked(index, draft) if not one.is_exact} == KNOWN


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_published_counts_are_those_of_the_drafts(index: Index, draft: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from tests/lint/drafts/measured.tsv."""
    row = next(row for row in table(FOLDER / "measured.tsv") if row["draft"] == draft)
    assert row == {"draft": draft} | counted(marked(index, draft))


def test_the_first_reading_tells_of_the_same_numbers() -> None:
    first, now = (table(FOLDER / name) for name in ("first.tsv", "measured.tsv"))
    fixed = ("draft", "figures", "wrong", "right")
    assert [[row[name] for name in fixed] for row in first] == [[row[name] for name in fixed] for row in now]


def test_every_language_has_drafts() -> None:
    assert {draft.split(".")[-2] for draft in DRAFTS} == set(LANGUAGES)
