"""Every command in README and docs prints what the page shows; the reference pages are made from the code."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.docs.replay import ROOT, commands, replayed

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_COMMANDS = [path for path in PAGES if "```console" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=[path.name for path in WITH_COMMANDS])
def test_every_command_of_a_page_prints_what_the_page_shows(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert replayed(page) == page


def test_the_readme_walks_through_the_job() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    words = {command.split()[1] for block in blocks for command in commands(block) if command.startswith("factledger")}
    assert {"init", "scan", "source", "record", "list", "show", "revise", "history", "check"} <= words


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    files = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in files if not (path.parent / link).exists()] == []


def test_the_reference_pages_are_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "make.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout == "", "run make docs"
