"""The last read: pairs of texts, each with exactly what it has to find in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tables import table

from factledger.reading.markup import open_draft
from factledger.services.lint.against.against import Compared, compare_versions
from factledger.services.lint.lint import LintOptions
from factledger.values.units import Units

PAIRS = table(Path(__file__).parent / "against" / "pairs.tsv")


def compared(old: str, new: str, language: str = "en", suffix: str = "txt", date: str | None = None) -> Compared:
    """Return what comparing two texts comes to; two languages are named "pt,en", that of the new one first."""
    first, _, second = language.partition(",")
    drafts = [open_draft(f"{name}.{suffix}", text.encode()) for name, text in (("new", new), ("old", old))]
    options = [LintOptions(one, date) for one in (first, second or first)]
    return compare_versions(drafts[0], drafts[1], Units.shipped(), options[0], options[1])


def found(result: Compared) -> str:
    return " | ".join(f"{one.rule} {one.text}" for side in (result.new, result.old) for one in side.findings)


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row['lang']}: {row['what']}" for row in PAIRS])
def test_a_pair_of_texts_has_exactly_these_findings(row: dict[str, str]) -> None:
    old, new = (row[name].replace("\\n", "\n") for name in ("old", "new"))
    assert found(compared(old, new, row["lang"], row["suffix"])) == row["found"]
