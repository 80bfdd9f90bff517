"""The corpora of lint, judged: every figure comes to its exact verdict, but for those that are known to be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint import ledger
from tests.lint.judging import counted, judged
from tests.lint.ledger import LANGUAGES
from tests.lint.second import ledger as second
from tests.tables import table

from factledger.services.lint.claims import Index
from factledger.store.engine import Location
from factledger.store.ledger import create, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = {"corpus": ledger.build, "second": second.build}
"""The folders of sentences, each with what writes the ledger that it is judged by."""

KNOWN: dict[str, set[str]] = {
    "corpus": set(),
    "second": {
        # "turned over" reads as a bound.
        "According to its first accounts, Veltron turned over $4.2 billion in 2025.",
        # "lost" says nothing of deaths, nor "found the net" of goals.
        "Norvia lost 38 people to measles in 2024.",
        "Marelo found the net 31 times in 2025.",
    },
}
"""Texts with a figure that is judged otherwise than it should be; none of them passes in silence."""

pytestmark = pytest.mark.parametrize("corpus", CORPORA)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Index]]:
    locations = {name: Location.parse(str(tmp_path_factory.mktemp(name) / "ledger.db")) for name in CORPORA}
    for name, build in CORPORA.items():
        create(locations[name])
        build(locations[name])
    with reading(locations["corpus"]) as first, reading(locations["second"]) as other:
        yield {"corpus": Index(first, first.units()), "second": Index(other, other.units())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_corpus_comes_to_its_verdict(indexes: dict[str, Index], corpus: str, language: str) -> None:
    found = judged(indexes[corpus], language, corpus)
    assert [one for one in found if not one.is_exact and one.text not in KNOWN[corpus]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wrong_passes_in_silence(indexes: dict[str, Index], corpus: str, language: str) -> None:
    assert [one for one in judged(indexes[corpus], language, corpus) if one.is_missed] == []


def test_what_is_known_to_be_missed_is_still_missed(indexes: dict[str, Index], corpus: str) -> None:
    found = (one for language in LANGUAGES for one in judged(indexes[corpus], language, corpus))
    assert {one.text for one in found if not one.is_exact} == KNOWN[corpus]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_counts_are_those_of_the_corpus(indexes: dict[str, Index], corpus: str, language: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from tests/lint/measured.tsv."""
    from tests.lint.judging import HERE

    row = next(row for row in table(HERE / "measured.tsv") if (row["corpus"], row["language"]) == (corpus, language))
    assert row == {"corpus": corpus} | counted(language, list(judged(indexes[corpus], language, corpus)))
