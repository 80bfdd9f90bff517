"""The corpora of lint, judged: every figure comes to its exact verdict, but for those that are known to be missed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import HERE, SHIPPED, Judged, counted, indexed, judged
from tests.lint.ledger import DRAFT_DATE, LANGUAGES
from tests.tables import table

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.ties.sidecar import Sidecar, parse_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CORPORA = (
    *("corpus", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *(
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "twentyninth",
        "thirtieth",
        "thirtyfirst",
        "thirtysecond",
        "thirtythird",
        "thirtyfourth",
        "thirtyfifth",
        "thirtysixth",
        "thirtyseventh",
        "thirtyeighth",
        "thirtyninth",
        "fortieth",
        "fortyfirst",
        "fortysecond",
        "fortythird",
        "fortyfourth",
        "fortyfifth",
        "fortysixth",
        "fortyseventh",
        "fortyeighth",
        "fortyninth",
        "fiftieth",
        "fiftyfirst",
        "fiftysecond",
        "fiftythird",
        "fiftyfourth",
        "fiftyfifth",
        "fiftysixth",
        "fiftyseventh",
        "fiftyeighth",
        "fiftyninth",
        "sixtieth",
        "sixtyfirst",
        "sixtysecond",
        "sixtythird",
        "sixtyfourth",
        "sixtyfifth",
        "sixtysixth",
        "sixtyseventh",
        "sixtyeighth",
        "sixtyninth",
        "seventieth",
        "seventyfirst",
        "seventysecond",
        "seventythird",
        "seventyfourth",
        "seventyfifth",
        "seventysixth",
        "seventyseventh",
        "seventyeighth",
        "seventyninth",
        "eightieth",
        "eightyfirst",
        "eightysecond",
        "eightythird",
        "eightyfourth",
        "eightyfifth",
        "eightysixth",
        "eightyseventh",
        "eightyeighth",
        "eightyninth",
        "ninetieth",
        "ninetyfirst",
        "ninetysecond",
        "ninetythird",
        "ninetyfourth",
        "ninetyfifth",
        "ninetysixth",
        "ninetyseventh",
        "ninetyeighth",
        "ninetyninth",
        "hundredth",
        "hundredfirst",
        SHIPPED,
    ),
)
"""The folders of sentences; the ledger of the first and the fourth is built in code, most others stand beside them."""

TIED = CORPORA[::4]
"""Those whose figures are tied, too: linting a corpus as one draft takes as long as judging it, and twice over."""

_each = pytest.mark.parametrize("corpus", CORPORA)


class Judging:
    """The corpora as they are judged: each ledger is built, and each language read, once."""

    def __init__(self, stack: ExitStack, folders: pytest.TempPathFactory) -> None:
        """Build nothing yet."""
        self.stack, self.folders = stack, folders
        self.indexes: dict[str, Index] = {}
        self.found: dict[tuple[str, str], list[Judged]] = {}

    def index(self, corpus: str) -> Index:
        """Return the claims of a corpus."""
        if corpus not in self.indexes:
            self.indexes[corpus] = self.stack.enter_context(indexed(self.folders.mktemp(corpus), corpus))
        return self.indexes[corpus]

    def judged(self, corpus: str, language: str) -> list[Judged]:
        """Return the figures of a corpus in a language, judged."""
        if (corpus, language) not in self.found:
            self.found[corpus, language] = list(judged(self.index(corpus), language, corpus))
        return self.found[corpus, language]


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    with ExitStack() as stack:
        yield Judging(stack, tmp_path_factory)


def _known(corpus: str, how: str | None = None) -> set[str]:
    """Return the texts of a corpus that are known to be judged otherwise: all, or those that pass in silence."""
    rows = [row for row in table(HERE / "known.tsv") if row["corpus"] == corpus]
    return {row["text"] for row in rows if how in (None, row["how"])}


@_each
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_corpus_comes_to_its_verdict(judging: Judging, corpus: str, language: str) -> None:
    found = judging.judged(corpus, language)
    known = _known(corpus)
    assert [one for one in found if not one.is_exact and one.text not in known] == []


@pytest.mark.parametrize("corpus", TIED)
def test_what_is_proposed_as_ties_changes_no_verdict(judging: Judging, corpus: str) -> None:
    """Each corpus is tied in one language, and each language has several corpora."""
    index, language = judging.index(corpus), LANGUAGES[CORPORA.index(corpus) % len(LANGUAGES)]
    texts = dict.fromkeys(row["text"] for row in table(HERE / corpus / f"{language}.tsv"))
    draft = plain_draft("d.txt", "\n\n".join(texts))
    options = LintOptions(language, DRAFT_DATE, tie=True)
    first = lint(draft, index, options, Sidecar("d.txt.ties"))
    assert first.tied is not None
    assert first.tied.counts["proposed"] > len(texts) / 2
    again = lint(draft, index, options, parse_sidecar("d.txt.ties", first.tied.text or ""))
    assert (again.findings, again.numbers) == (first.findings, first.numbers)
    assert again.tied is not None
    assert (again.tied.text, again.tied.counts) == (None, first.tied.counts)


@_each
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wrong_passes_in_silence(judging: Judging, corpus: str, language: str) -> None:
    missed = [one for one in judging.judged(corpus, language) if one.is_missed]
    texts = {row["text"] for row in table(HERE / corpus / f"{language}.tsv")}
    assert {one.text for one in missed} == texts & _known(corpus, "silent")


@_each
def test_what_is_known_to_be_missed_is_still_missed(judging: Judging, corpus: str) -> None:
    found = (one for language in LANGUAGES for one in judging.judged(corpus, language))
    assert {one.text for one in found if not one.is_exact} == _known(corpus)


@_each
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_counts_are_those_of_the_corpus(judging: Judging, corpus: str, language: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from tests/lint/measured.tsv."""
    row = next(row for row in table(HERE / "measured.tsv") if (row["corpus"], row["language"]) == (corpus, language))
    assert row == {"corpus": corpus} | counted(language, judging.judged(corpus, language))
