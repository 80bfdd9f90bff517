"""`factledger lint --annotate`: findings as comments in a copy of a draft in Word."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import docx
import pytest
from tests.drafts import saved

from factledger.reading.markup import open_draft
from factledger.reading.markup.docx import read_word

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run


def draft() -> bytes:
    document = docx.Document()
    words = document.add_paragraph("Acme has ")
    words.add_run("15").bold = True
    words.add_run("0 workers. Acme has 120 workers. Acme used 2,000 chips.")
    document.add_comment(words.runs[0], text="Check this.", author="An editor")
    return saved(document)


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text("Acme has 120 workers. Acme used about 2,000 chips.", encoding="utf-8")
    (folder / "draft.docx").write_bytes(draft())
    for arguments in (
        ("init",),
        ("source", "add", "paper", "--title", "A paper", "--file", "source.txt"),
        ("record", "acme/workers", "paper", "120 workers", "--new"),
        ("record", "acme/chips", "paper", "about 2,000 chips", "--new"),
    ):
        assert run(*arguments).code == 0
    return folder


def comments(path: Path) -> list[tuple[str, str, str]]:
    word = read_word(path.name, path.read_bytes())
    return [(one.author, one.span.of(word.draft.text), one.text) for one in word.comments]


def test_findings_become_comments_at_their_figures(run: Run, desk: Path) -> None:
    before = (desk / "draft.docx").read_bytes()
    result = run("lint", "draft.docx", "--annotate", "out.docx")
    assert (result.code, result.err) == (1, "out.docx: 2 comments added\n")
    found = comments(desk / "out.docx")
    assert found[0] == ("An editor", "Acme has", "Check this.")
    assert [(author, words, text.partition(":")[0]) for author, words, text in found[1:]] == [
        ("factledger", "150 workers", "contradicted"),
        ("factledger", "2,000 chips", "hedge-changed"),
    ]
    assert (desk / "draft.docx").read_bytes() == before
    opened = docx.Document(io.BytesIO((desk / "out.docx").read_bytes()))
    assert opened.paragraphs[0].text == docx.Document(io.BytesIO(before)).paragraphs[0].text
    old, new = open_draft("a.docx", before), open_draft("a.docx", (desk / "out.docx").read_bytes())
    assert (old.text, old.blocks) == (new.text, new.blocks)


def test_a_second_run_doubles_no_comment(run: Run, desk: Path) -> None:
    run("lint", "draft.docx", "--annotate", "out.docx")
    result = run("lint", "out.docx", "--annotate", "again.docx")
    assert result.err == "again.docx: 0 comments added; 2 stood there already\n"
    assert (desk / "again.docx").read_bytes() == (desk / "out.docx").read_bytes()
    result = run("lint", "out.docx", "--annotate", "less.docx", "--ignore", "hedge-changed")
    assert result.err == "less.docx: 0 comments added; 1 stood there already; 1 of earlier runs left as they are\n"


def test_only_what_is_reported_becomes_a_comment(run: Run, desk: Path) -> None:
    result = run("lint", "draft.docx", "--annotate", "out.docx", "--select", "hedge-changed", "--exit-zero")
    assert (result.code, result.err) == (0, "out.docx: 1 comment added\n")
    (desk / "draft.docx.ties").write_text(
        "# factledger-ties/1\nconfirmed\tacme/workers\t\t99 workers\t\n", encoding="utf-8"
    )
    result = run("lint", "draft.docx", "--annotate", "out.docx", "--select", "stale-tie")
    assert result.err == ("out.docx: 0 comments added; 1 about draft.docx.ties and not in it\n")
    assert (desk / "out.docx").read_bytes() == (desk / "draft.docx").read_bytes()


def test_a_tie_by_comment_and_one_beside_a_word_file_are_read(run: Run, desk: Path) -> None:
    result = run("lint", "draft.docx", "--tie", "--annotate", "out.docx")
    assert result.err == "draft.docx.ties: 3 proposed added\nout.docx: 2 comments added\n"
    assert run("lint", "draft.docx").out.endswith("; ties: 3 proposed\n")
    (desk / "out.docx.ties").write_bytes((desk / "draft.docx.ties").read_bytes())
    assert run("lint", "out.docx").out.endswith("; ties: 3 proposed\n")


@pytest.mark.parametrize(
    "arguments",
    [("draft.md",), ("draft.docx", "draft.docx"), ("-",), ("-", "--stdin-filename", "x.md")],
)
def test_error_annotating_what_is_no_one_word_file(run: Run, desk: Path, arguments: tuple[str, ...]) -> None:
    (desk / "draft.md").write_text("5 chips", encoding="utf-8")
    result = run("lint", *arguments, "--annotate", "out.docx")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error[misuse]: --annotate writes comments into one draft in Word",
    )
    assert not (desk / "out.docx").exists()


@pytest.mark.parametrize("name", ["draft.docx", "./draft.docx", "linked.docx", "hard.docx"])
def test_error_annotating_over_the_draft(run: Run, desk: Path, name: str) -> None:
    (desk / "linked.docx").symlink_to(desk / "draft.docx")
    os.link(desk / "draft.docx", desk / "hard.docx")
    before = (desk / "draft.docx").read_bytes()
    result = run("lint", "draft.docx", "--annotate", name)
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error[misuse]: --annotate writes to another file than the draft",
    )
    assert (desk / "draft.docx").read_bytes() == before


def test_an_older_copy_is_written_over_and_a_folder_is_an_error(run: Run, desk: Path) -> None:
    (desk / "out.docx").write_text("old", encoding="utf-8")
    assert run("lint", "draft.docx", "--annotate", "out.docx").err == "out.docx: 2 comments added\n"
    result = run("lint", "draft.docx", "--annotate", "nowhere/out.docx")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error[file]: the file cannot be written: no such file or directory",
    )
    (desk / "bad.docx").write_bytes(b"PK\3\4")
    assert run("lint", "bad.docx", "--annotate", "out.docx").err.startswith("error[file]: the file is no Word document")
