"""`factledger lint --sources`: what is read, what is said of each number, formats, exit codes."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as Word
from tests.drafts import pdf_of, saved

if TYPE_CHECKING:
    from .conftest import Result, Run

PAPER = """# Acme grows

The company said that Acme, a maker of bolts, employs 120 workers in the city of Sines. It made a profit of about $4
million in 2024. "We want to sell at least 300 machines," said Ana Prado, who runs Acme.

| plant | workers |
|---|---|
| Porto | 45 |
"""
NOTE = "A Acme, fabricante de parafusos, disse que vendeu 7.500 toneladas de aço em 2023 para nove países."
DRAFT = """# A report on Acme

Acme employs 120 workers and made a profit of $4 million in 2024. In 2023 it sold 7,500 tonnes of steel. It has 35
stores. Acme employs 45 workers in Porto, and 160 workers in all of Sines.
"""


@pytest.fixture
def desk(folder: Path) -> Path:
    papers = folder / "papers"
    papers.mkdir()
    (papers / "acme.md").write_text(PAPER, encoding="utf-8")
    (papers / "nota.txt").write_text(NOTE, encoding="utf-8")
    (folder / "report.md").write_text(DRAFT, encoding="utf-8")
    return folder


def lint(run: Run, *arguments: str, stdin: str = "") -> Result:
    return run("lint", "report.md", "--sources", "papers", *arguments, stdin=stdin)


def numbers(result: Result) -> dict[str, dict[str, object]]:
    found = json.loads(result.out)["drafts"][0]["numbers"]
    return {one["text"]: one for one in found}


def test_every_number_ends_as_supported_contradicted_or_not_found(run: Run, desk: Path) -> None:
    del desk
    result = lint(run)
    assert result.code == 1
    assert result.out.splitlines() == [
        (
            "report.md:3:47: hedge-changed '$4 million': the source says about; the draft states it plainly "
            "(papers/acme.md:3:109 'about $4 million')"
        ),
        "report.md:3:113: not-found '35 stores': it stands in none of the 2 documents",
        (
            "report.md:4:47: contradicted '160 workers': [160, 160] and [120, 120] share no value "
            "(papers/acme.md:3:55 '120 workers')"
        ),
        (
            "1 draft (en): 4 supported, 1 contradicted, 1 not found, 2 set aside, 0 unreadable; 2 errors, 1 warning, "
            "0 notes; by 2 documents (en, pt) with 6 figures"
        ),
    ]


def test_a_number_tells_where_it_stands_in_the_documents(run: Run, desk: Path) -> None:
    del desk
    found = numbers(lint(run, "--format", "json"))
    assert found["120 workers"]["ending"] == "supported"
    assert found["120 workers"]["sources"] == [
        {"path": "papers/acme.md", "line": 3, "column": 55, "text": "120 workers", "page": None}
    ]
    assert found["7,500 tonnes"]["sources"] == [
        {"path": "papers/nota.txt", "line": 1, "column": 51, "text": "7.500 toneladas", "page": None}
    ]
    assert found["45 workers"]["sources"] == [
        {"path": "papers/acme.md", "line": 8, "column": 11, "text": "45", "page": None}
    ]
    assert found["160 workers"]["ending"] == "contradicted"
    assert found["35 stores"] | {"explained": None} == {
        "line": 3,
        "column": 113,
        "text": "35 stores",
        "ending": "not found",
        "claim": None,
        "rule": None,
        "sources": [],
        "explained": None,
    }
    report = json.loads(lint(run, "--format", "json").out)
    assert report["ledger"] is report["head"] is None
    assert report["sources"]["folder"] == "papers"
    assert report["sources"]["figures"] == 6
    assert report["counts"] == {"supported": 4, "contradicted": 1, "not found": 1, "set aside": 2, "unreadable": 0}


def test_full_lists_the_documents_of_every_number(run: Run, desk: Path) -> None:
    del desk
    out = lint(run, "--format", "full").out
    assert "supported by papers/nota.txt:1:51: '7.500 toneladas'" in out
    assert "contradicted by papers/acme.md:3:55: '120 workers'" in out
    assert "hint: take it out, or add the document that it comes from" in out


def test_explain_tells_what_was_weighed(run: Run, desk: Path) -> None:
    del desk
    out = lint(run, "--explain").out
    assert "subject named, unit same" in out
    assert "a random number would have fitted" in out


@pytest.mark.parametrize("format_", ["jsonl", "github", "sarif", "junit"])
def test_every_format_can_be_read(run: Run, desk: Path, format_: str) -> None:
    del desk
    out = lint(run, "--format", format_).out
    if format_ == "junit":
        assert ET.fromstring(out).find("testsuite") is not None  # noqa: S314  our own
    elif format_ == "github":
        assert "::error file=report.md,line=4" in out
    elif format_ == "sarif":
        rules = {one["ruleId"] for one in json.loads(out)["runs"][0]["results"]}
        assert rules == {"contradicted", "hedge-changed", "not-found"}
    else:
        kinds = [json.loads(line)["type"] for line in out.splitlines()]
        assert kinds == ["finding"] * 3 + ["draft", "run"]


def test_a_second_run_prints_the_same(run: Run, desk: Path) -> None:
    del desk
    assert lint(run, "--format", "json").out == lint(run, "--format", "json").out


def test_one_document_may_be_given(run: Run, desk: Path) -> None:
    del desk
    result = run("lint", "report.md", "--sources", "papers/nota.txt")
    assert result.out.splitlines()[-1].endswith("; by 1 document (pt) with 2 figures")
    assert "it does not stand in the document" in result.out


def test_files_that_are_not_read_are_told(run: Run, desk: Path) -> None:
    papers = desk / "papers"
    (papers / "table.xlsx").write_bytes(b"PK")
    (papers / "broken.docx").write_bytes(b"no archive")
    (papers / "latin.txt").write_bytes(b"caf\xe9 120 workers")
    (papers / "empty.md").write_text("<!-- nothing -->\n", encoding="utf-8")
    (papers / ".hidden").mkdir()
    (papers / ".hidden" / "a.txt").write_text("Acme has 35 stores.", encoding="utf-8")
    outside = desk / "outside.txt"
    outside.write_text("The company said that Acme has 35 stores in the city.", encoding="utf-8")
    (papers / "link.txt").symlink_to(outside)
    (papers / "folder").symlink_to(desk, target_is_directory=True)
    os.mkfifo(papers / "pipe.txt")
    result = lint(run, "--format", "json")
    read = json.loads(result.out)["sources"]
    assert [one["path"] for one in read["documents"]] == ["papers/acme.md", "papers/nota.txt"]
    assert read["hidden"] == 1
    why = {one["path"].removeprefix("papers/"): one["why"] for one in read["unread"]}
    assert why["table.xlsx"] == "files of this kind (.xlsx) are not read"
    assert why["link.txt"] == "it is a link out of the folder"
    assert why["folder"] == "links to folders are not followed"
    assert why["pipe.txt"] == "it is no file"
    assert why["empty.md"] == "it holds no words"
    assert why["latin.txt"] == "the file is no UTF-8 text: byte 3: 0xe9"
    assert set(why) == {"table.xlsx", "broken.docx", "latin.txt", "empty.md", "link.txt", "folder", "pipe.txt"}
    assert "papers/link.txt was not read: it is a link out of the folder" in result.err
    assert "2 documents (en, pt) with 6 figures, 7 files not read" in lint(run).out


def test_what_is_not_read_fails_under_strict(run: Run, desk: Path) -> None:
    (desk / "report.md").write_text("Acme employs 120 workers.\n", encoding="utf-8")
    assert lint(run, "--strict", "--language", "en").code == 0
    (desk / "papers" / "table.ods").write_bytes(b"")
    assert lint(run, "--language", "en").code == 0
    assert lint(run, "--strict", "--language", "en").code == 1


@pytest.mark.parametrize("name", ["report.md", "copy.md"])
def test_the_draft_is_none_of_its_own_sources(run: Run, desk: Path, name: str) -> None:
    """Neither the file itself, nor one of its name, nor one of its words."""
    (desk / "papers" / name).write_text(DRAFT, encoding="utf-8")
    result = lint(run)
    assert "1 not found" in result.out
    assert f"papers/{name} was not read: it " in result.err
    inside = run("lint", "papers/report.md", "--sources", ".") if name == "report.md" else result
    assert "supported by papers/report.md" not in inside.out
    assert "report.md was not read: it is named like the draft" in inside.err or name != "report.md"


def test_documents_of_every_format_are_read(run: Run, desk: Path) -> None:
    papers = desk / "papers"
    (papers / "a.html").write_text("<p>The company said that Acme has 35 stores in the city.</p>", encoding="utf-8")
    (papers / "b.rst").write_text(
        "Acme\n====\n\nThe company said that it has 35 stores in the city.\n", encoding="utf-8"
    )
    word = Word()
    word.add_paragraph("The company said that Acme has 35 stores in the city.")
    (papers / "c.docx").write_bytes(saved(word))
    (papers / "d.pdf").write_bytes(pdf_of(["Nothing here"], ["The company said that Acme has 35 stores in the city."]))
    found = numbers(lint(run, "--format", "json"))["35 stores"]
    assert found["ending"] == "supported"
    assert [one["page"] for one in found["sources"]] == [None, None, None, 2]  # type: ignore[attr-defined]
    assert sorted(Path(one["path"]).suffix for one in found["sources"]) == [".docx", ".html", ".pdf", ".rst"]  # type: ignore[attr-defined]


def test_a_document_that_contradicts_another_is_named(run: Run, desk: Path) -> None:
    (desk / "papers" / "rival.txt").write_text(
        "The union said on Monday that Acme employs 190 workers in the city of Sines.", encoding="utf-8"
    )
    (desk / "report.md").write_text("Acme employs 120 workers in Sines.\n", encoding="utf-8")
    result = lint(run, "--language", "en")
    assert result.code == 0
    assert result.out.splitlines()[0] == (
        "report.md:1:14: disputed '120 workers': papers/acme.md:3:55 '120 workers' fits, and "
        "papers/rival.txt:1:44 '190 workers' does not"
    )


def test_a_quotation_has_to_stand_word_for_word(run: Run, desk: Path) -> None:
    draft = 'Ana Prado of Acme said: "We {} at least {} machines."\n'
    for words, number, code in (
        ("want to sell", "300", 0),
        ("want to sell", "three hundred", 0),
        ("shall sell", "300", 1),
    ):
        (desk / "report.md").write_text(draft.format(words, number), encoding="utf-8")
        result = lint(run, "--language", "en")
        assert (result.code, "cut-quotation" in result.out) == (code, bool(code)), result.out


def test_comments_switch_rules_off(run: Run, desk: Path) -> None:
    (desk / "report.md").write_text(
        "<!-- factledger-disable-next-line not-found: from their shop -->\nAcme has 35 stores.\n", encoding="utf-8"
    )
    result = lint(run, "--language", "en")
    assert result.code == 0
    assert "1 switched off by comments" in result.out


def test_a_baseline_and_the_settings_of_a_desk_hold(run: Run, desk: Path) -> None:
    assert lint(run, "--write-baseline", "known.json").code == 0
    assert lint(run, "--baseline", "known.json").code == 0
    (desk / "factledger.toml").write_text('[lint]\nignore = ["not-found"]\n', encoding="utf-8")
    assert "not-found" not in lint(run).out
    assert lint(run, "--select", "not-found", "--ignore", "weak").code == 0


def test_standard_input_is_a_draft(run: Run, desk: Path) -> None:
    del desk
    result = run(
        "lint", "-", "--sources", "papers", "--stdin-filename", "x.md", "--language", "en", stdin="Acme has 35 stores."
    )
    assert result.code == 1
    assert result.out.startswith("x.md:1:10: not-found '35 stores'")


def test_a_draft_without_numbers_says_so(run: Run, desk: Path) -> None:
    (desk / "report.md").write_text("Nothing is counted here, the company said.\n", encoding="utf-8")
    result = lint(run)
    assert result.code == 0
    assert result.out == (
        "1 draft (en): no number was read, nothing was checked; by 2 documents (en, pt) with 6 figures\n"
    )
    assert lint(run, "--strict").code == 1


def test_ties_are_said_to_be_left_alone(run: Run, desk: Path) -> None:
    (desk / "report.md").write_text("Acme employs 120 workers<!-- claim: acme/workers -->.\n", encoding="utf-8")
    result = lint(run, "--language", "en")
    assert result.code == 0
    assert "ties to claims (1) were not looked at: there is no ledger" in result.err


def test_documents_without_a_figure_or_a_language_are_told(run: Run, desk: Path) -> None:
    for path in (desk / "papers").iterdir():
        path.unlink()
    (desk / "papers" / "x.txt").write_text("Zxq vbn qwrt plm kjh.", encoding="utf-8")
    result = lint(run)
    assert result.code == 1
    assert "papers/x.txt: its language cannot be told, so hedges and scales were not seen" in result.err
    assert "the documents hold no figure" in result.err


def test_error_nothing_to_read(run: Run, desk: Path) -> None:
    (desk / "none").mkdir()
    result = run("lint", "report.md", "--sources", "none")
    assert result.code == 2
    assert result.err.startswith("error[file]: no document was read\n")
    assert "found: it holds no file" in result.err
    (desk / "none" / "a.xlsx").write_bytes(b"")
    result = run("lint", "report.md", "--sources", "none")
    assert result.code == 2
    assert "found: none/a.xlsx: files of this kind (.xlsx) are not read" in result.err
    result = run("lint", "report.md", "--sources", "nowhere")
    assert result.code == 2
    assert result.err.startswith("error[file]: there is no such folder or file\n")


@pytest.mark.parametrize(
    "given", [("--as-of", "3"), ("--tie",), ("--no-ties",), ("--against", "nota.txt")], ids=lambda given: given[0]
)
def test_error_options_of_a_ledger(run: Run, desk: Path, given: tuple[str, ...]) -> None:
    del desk
    result = lint(run, *given)
    assert result.code == 2
    assert result.err.startswith(f"error[misuse]: {given[0]} does not go with --sources\n")


def test_error_a_ledger_that_is_not_asked(run: Run, desk: Path) -> None:
    del desk
    result = run("--ledger", "x.db", "lint", "report.md", "--sources", "papers")
    assert result.code == 2
    assert result.err.startswith("error[misuse]: --ledger does not go with --sources\n")


def test_control_characters_are_shown_escaped(run: Run, desk: Path) -> None:
    name = desk / "papers" / "a\x1b[31m.txt"
    name.write_text("The company said that Acme has 99 stores in the city.", encoding="utf-8")
    result = lint(run, "--format", "full")
    assert "\x1b" not in result.out
    assert "\x1b" not in result.err
