"""Whole drafts with every number marked: each comes to a verdict that it may come to, but for those known to be missed.

They were written by two who had never seen the code, each on a ledger of many subjects: what a paragraph goes on with,
headings, lists and tables are judged here, and not single sentences.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.drafting import DRAFTS, LEDGERS, counted, drafts_in, marked
from tests.lint.judging import HERE, indexed
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
    # What villagers ask for as compensation is none of what a project pays.
    "waduk.id.md:13: Rp90 miliar",
    # Of the briefings: what "it" is, and whom "said" is about; "goes up to"; times that something was ordered.
    "labs.en.md:11: $1.8 billion",
    "letter.en.md:7: up to 540 kilometres",
    "letter.en.md:7: 9,300 times",
    # A bare number where the sentence before has the noun, and what somebody else asks for.
    "montelar.pt.md:9: 2.510",
    "montelar.pt.md:9: 26%",
    "montelar.pt.md:11: 6%",
    "montelar.pt.md:19: mais de mil",
    "montelar.pt.md:19: dois",
    # Verbs that open a sentence behind a name in bold.
    "pasar.id.md:24: 24 ruang server",
    # So many a month, of a figure of the year beside it; a price that goes on from the one before.
    "nakhla.ar.md:5: نحو 8 آلاف مريض",
    "mujaz.ar.md:7: ١٨ في المئة",
    "mujaz.ar.md:10: ٣٫٢٠ دولار",
    # Inflation of the country whose central bank was named.
    "ficha.es.md:21: 3,4%",
    "ficha.es.md:21: 5,1%",
}
"""Numbers that are judged otherwise than they should be; none of them passes in silence."""


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    with ExitStack() as stack:
        made = {
            folder: stack.enter_context(indexed(tmp_path_factory.mktemp(folder), ledger))
            for folder, ledger in LEDGERS.items()
        }
        yield made


@pytest.mark.parametrize(("folder", "draft"), DRAFTS)
def test_every_number_of_a_draft_comes_to_its_verdict(indexes: dict[str, Index], folder: str, draft: str) -> None:
    assert [one for one in marked(indexes[folder], folder, draft) if not one.is_exact and one.place not in KNOWN] == []


def test_nothing_wrong_passes_in_silence(indexes: dict[str, Index]) -> None:
    found = (one for folder, draft in DRAFTS for one in marked(indexes[folder], folder, draft))
    assert [one for one in found if one.is_missed] == []


def test_what_is_known_to_be_missed_is_still_missed(indexes: dict[str, Index]) -> None:
    found = (one for folder, draft in DRAFTS for one in marked(indexes[folder], folder, draft))
    assert {one.place for one in found if not one.is_exact} == KNOWN


@pytest.mark.parametrize(("folder", "draft"), DRAFTS)
def test_the_published_counts_are_those_of_the_drafts(indexes: dict[str, Index], folder: str, draft: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from the tables measured.tsv of both folders."""
    row = next(row for row in table(HERE / folder / "measured.tsv") if row["draft"] == draft)
    assert row == {"draft": draft} | counted(marked(indexes[folder], folder, draft))


@pytest.mark.parametrize("folder", LEDGERS)
def test_the_first_reading_tells_of_the_same_numbers(folder: str) -> None:
    first, now = (table(HERE / folder / name) for name in ("first.tsv", "measured.tsv"))
    fixed = ("draft", "figures", "wrong", "right")
    assert [[row[name] for name in fixed] for row in first] == [[row[name] for name in fixed] for row in now]


@pytest.mark.parametrize("folder", LEDGERS)
def test_every_language_has_drafts(folder: str) -> None:
    assert {draft.split(".")[-2] for draft in drafts_in(folder)} == set(LANGUAGES)
