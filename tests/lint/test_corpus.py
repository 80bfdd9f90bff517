"""The corpus of lint, judged: every figure comes to its exact verdict, but for those that are known to be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import CORPUS, Judged, judged
from tests.lint.ledger import DRAFT_DATE, LANGUAGES, build
from tests.tables import table

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.claims import Index
from factledger.services.lint.lint import LintOptions, lint
from factledger.services.lint.sidecar import Sidecar, parse_sidecar
from factledger.store.engine import Location
from factledger.store.ledger import create, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KNOWN = {
    "دفع دورال 62 مليون يورو مقابل إيبارا، بحسب برونو سالاس، أي 68.2 مليون دولار بسعر صرف 30 يونيو 2025.",
    "تبلغ انبعاثات أوردانا نحو تسعة أطنان لكل فرد.",
    "ثلاثة من أصل ثمانية جسور في بورت سيلا (25%) تحتاج إلى إصلاح.",
}
"""Texts with a figure that is judged otherwise than it should be; none of them passes in silence."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("corpus")
    location = Location.parse(str(folder / "ledger.db"))
    create(location)
    build(location)
    with reading(location) as reader:
        yield Index(reader, reader.units())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_corpus_comes_to_its_verdict(index: Index, language: str) -> None:
    wrong = [one for one in judged(index, language) if not one.is_exact and one.text not in KNOWN]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_as_ties_changes_no_verdict(index: Index, language: str) -> None:
    texts = dict.fromkeys(row["text"] for row in table(CORPUS / f"{language}.tsv"))
    draft = plain_draft("d.txt", "\n\n".join(texts))
    options = LintOptions(language, DRAFT_DATE, tie=True)
    first = lint(draft, index, options, Sidecar("d.txt.ties"))
    assert first.tied is not None
    assert first.tied.counts["proposed"] > len(texts) / 2
    again = lint(draft, index, options, parse_sidecar("d.txt.ties", first.tied.text or ""))
    assert (again.findings, again.numbers) == (first.findings, first.numbers)
    assert again.tied is not None
    assert (again.tied.text, again.tied.counts) == (None, first.tied.counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wrong_passes_in_silence(index: Index, language: str) -> None:
    assert [one for one in judged(index, language) if one.is_missed] == []


def test_what_is_known_to_be_missed_is_still_missed(index: Index) -> None:
    texts = {one.text for language in LANGUAGES for one in judged(index, language) if not one.is_exact}
    assert texts == KNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_counts_are_those_of_the_corpus(index: Index, language: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from tests/lint/measured.tsv."""
    row = next(row for row in table(CORPUS.parent / "measured.tsv") if row["language"] == language)
    assert row == counted(language, list(judged(index, language)))


def counted(language: str, found: list[Judged]) -> dict[str, str]:
    """Return a line of the table of counts."""
    wrong = [one for one in found if one.wanted not in ("supported", "none", "derived")]
    return {
        "language": language,
        "figures": str(len(found)),
        "exact": str(sum(one.is_exact for one in found)),
        "wrong": str(len(wrong)),
        "missed": str(sum(one.is_missed for one in found)),
        "right": str(len(found) - len(wrong)),
        "false alarms": str(sum(one.is_false_alarm for one in found)),
    }
