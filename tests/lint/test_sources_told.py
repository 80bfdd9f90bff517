"""Lint by documents: sentences that say what a document says, or something else of its number, in five languages.

They were written with the code in view, to try it, and what they showed was mended by rules; so they tell that it
stays so, and nothing of other texts. What came of texts that lint had not seen stands in first.tsv.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.sourcing import FOLDER, index
from tests.tables import table

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.run import lint_by_sources

if TYPE_CHECKING:
    from factledger.services.lint.sources.index import SourceIndex

ROWS = table(FOLDER / "told.tsv")


@pytest.fixture(scope="module")
def documents() -> SourceIndex:
    return index("desk")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_what_a_document_says_is_supported_and_what_it_does_not_say_is_told(
    documents: SourceIndex, row: dict[str, str]
) -> None:
    linted = lint_by_sources(plain_draft("-", row["text"]), documents, LintOptions(row["language"]))
    assert [one.message for one in linted.findings] == [] if row["kind"] == "right" else linted.findings
