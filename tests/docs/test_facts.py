"""The numbers of README and guide are linted by a ledger of our own, which holds what the code says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.docs.replay import ROOT

from factledger.cli.main import COMMANDS
from factledger.domain.entry import Entry
from factledger.gherkin.vocabulary import vocabulary
from factledger.reading.markup import open_draft
from factledger.rules.all import RULES
from factledger.rules.lint import LINT_RULES
from factledger.services.check import check_rows
from factledger.services.config import LintConfig
from factledger.services.lint.drafts import Wanted, lint_drafts
from factledger.services.lint.options import LintOptions
from factledger.services.lint.settings import Choice
from factledger.services.texts import Texts, documents_in
from factledger.store.engine import Location
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from pathlib import Path

    from factledger.services.lint.report import LintReport

LEDGER = Location(path=ROOT / "docs" / "facts.db")
README, GUIDE = ROOT / "README.md", ROOT / "docs" / "guide.md"


def linted(path: Path) -> LintReport:
    choice = Choice(per_file=(("guide.md", ("unregistered",)),))
    with reading(LEDGER) as reader:
        return lint_drafts(reader, "facts.db", [open_draft(str(path))], Wanted(LintOptions(), choice, LintConfig()))


def held() -> dict[str, str]:
    """Return the number that the ledger holds for each claim."""
    with reading(LEDGER) as reader:
        entries = [row.body for row in reader.current("entry") if isinstance(row.body, Entry)]
    return {one.claim: one.value or one.text or "" for one in entries}


def test_the_ledger_holds_what_the_code_says() -> None:
    command = [sys.executable, str(ROOT / "docs" / "facts.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == "", "run make docs"


def test_the_ledger_counts_what_is_there() -> None:
    numbers = held()
    folders = [path for path in (ROOT / "src/factledger/reading/languages").iterdir() if (path / "corpus.tsv").exists()]
    assert numbers["factledger/languages"] == str(len(folders))
    assert numbers["factledger/check/rules"] == str(len(RULES))
    assert numbers["factledger/lint/rules"] == str(len(LINT_RULES))
    assert numbers["factledger/commands"] == str(len(COMMANDS))
    assert numbers["factledger/steps"] == str(len(vocabulary()))
    with reading(Location(path=ROOT / "ledger.db")) as reader:
        assert numbers["factledger/shipped/statements"] == str(len(list(reader.current("entry"))))


def test_every_place_holds_in_the_page_that_states_it(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    shutil.copy(ROOT / "docs" / "numbers.md", pages)
    documents, _ = documents_in(str(pages))
    with reading(LEDGER) as reader:
        report = check_rows(reader, "facts.db", Texts(tmp_path, documents))
    assert [part.name for part in report.parts if part.findings] == []
    assert {part.name: part.covered for part in report.parts}["locators"] == len(held())


@pytest.mark.parametrize("path", [README, GUIDE], ids=["README", "guide"])
def test_the_numbers_of_a_page_are_those_of_the_ledger(path: Path) -> None:
    report = linted(path)
    assert [f"{one.place} {one.rule} {one.message}" for one in report.findings] == []
    assert report.exit_code(strict=True) == 0
    assert report.counts()["matched"] >= 8


CHANGES = [
    ("in [sixteen languages]", "in [seventeen languages]"),
    ("%<!-- claim: factledger/recall/en", "9%<!-- claim: factledger/recall/en"),
    ("[16 rules]", "[61 rules]"),
    ("  38 statements", "  83 statements"),
    ("Start", "Start. It has 9,000 users"),
]


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=[one[1] for one in CHANGES])
def test_a_wrong_number_in_the_readme_is_found(tmp_path: Path, old: str, new: str) -> None:
    page = README.read_text(encoding="utf-8")
    assert page.count(old) == 1
    path = tmp_path / "README.md"
    path.write_text(page.replace(old, new), encoding="utf-8")
    assert [one.severity.value for one in linted(path).findings] == ["error"]


def test_make_check_lints_them() -> None:
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe
    assert "lint --strict --per-file-ignores 'guide.md:unregistered' README.md docs/guide.md" in recipe[1]
