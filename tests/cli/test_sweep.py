"""`factledger sweep`: what is printed, what is read, exit codes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

SOURCE = "Acme has 120 workers, the paper said. It means: Acme has 130 workers. Acme has 9 plants."
DRAFT = "Acme has 120 workers.\nThe plant has 120 workers, it said.\n\nAcme has 130 workers.\n"
LINES = [
    "drafts/a.md:1:10: carries '120 workers': acme/workers was '120 workers' (#3), and is '130 workers' (#6)",
    ("drafts/a.md:2:15: carries '120 workers': acme/workers was '120 workers' (#3), and is '130 workers' (#6)"),
    (
        "1 draft (en): 2 old, 0 same number, 1 current, 0 other, 0 set aside, 0 unreadable; "
        "2 errors, 0 warnings, 0 notes"
    ),
]


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.md").write_text(DRAFT, encoding="utf-8")
    for arguments in (
        ("init",),
        ("source", "add", "paper", "--title", "A paper", "--file", "source.txt"),
        ("record", "acme/workers", "paper", "120 workers", "--new"),
        ("record", "acme/plants", "paper", "9 plants", "--new"),
        ("revise", "acme/workers@paper", "130 workers", "--reason", "they corrected it"),
    ):
        result = run(*arguments)
        assert result.code == 0, result.err
    return folder


def test_sweep_prints_every_place_and_counts_every_number(run: Run, desk: Path) -> None:
    del desk
    result = run("sweep", "acme/workers", "drafts")
    assert (result.code, result.err, result.out.splitlines()) == (1, "", LINES)


@pytest.mark.parametrize("claim", ["acme/workers", "acme/workers@@1", "#2", "6"])
def test_a_claim_has_many_names(run: Run, desk: Path, claim: str) -> None:
    del desk
    assert run("sweep", claim, "drafts/*.md").out.splitlines() == LINES


@pytest.mark.parametrize(("since", "code", "drafts"), [("3", 1, 1), ("6", 0, 0), ("2000-01-01", 1, 1)])
def test_since_a_state_every_corrected_claim_is_swept(run: Run, desk: Path, since: str, code: int, drafts: int) -> None:
    del desk
    result = run("sweep", "--since", since, "drafts", "--format", "json")
    report = json.loads(result.out)
    assert (result.code, len(report["drafts"])) == (code, drafts)
    assert [one["claim"] for one in report["claims"]] == ["acme/workers"] * drafts


def test_what_was_never_corrected_is_said_and_is_not_called_good(run: Run, desk: Path) -> None:
    (desk / "bad.md").write_bytes(b"\xff")
    result = run("sweep", "acme/plants", "drafts", "bad.md")
    assert (result.code, result.err, result.out) == (
        0,
        "",
        "nothing was ever corrected in acme/plants: there is no old value to look for\n",
    )
    assert run("sweep", "--since", "6", "drafts").out == (
        "nothing was ever corrected: there is no old value to look for\n"
    )


def test_what_is_not_read_is_said(run: Run, desk: Path) -> None:
    (desk / "drafts" / "a.md").write_text("Acme has 130 workers.", encoding="utf-8")
    (desk / "drafts" / "b.txt").write_bytes(b"\xff")
    (desk / "drafts" / "c.png").write_bytes(b"x")
    result = run("sweep", "acme/workers", "drafts")
    assert (result.code, result.err.splitlines()) == (
        0,
        ["warning: not read: drafts/b.txt: the file is no UTF-8 text", "1 file of other kinds not read"],
    )
    assert run("sweep", "acme/workers", "drafts", "--strict").code == 1


def test_nothing_read_is_never_all_good(run: Run, desk: Path) -> None:
    (desk / "drafts" / "a.md").write_text("No number.", encoding="utf-8")
    result = run("sweep", "acme/workers", "drafts", "--language", "en")
    assert (result.code, result.out) == (0, "1 draft (en): no number was read, nothing was checked\n")
    assert run("sweep", "acme/workers", "drafts", "--strict").code == 1
    (desk / "drafts" / "a.md").unlink()
    result = run("sweep", "acme/workers", "drafts")
    assert (result.code, result.out) == (0, "no draft was read, nothing was checked\n")
    assert run("sweep", "acme/workers", "drafts", "--strict").code == 1


def test_standard_input_under_a_name(run: Run, desk: Path) -> None:
    del desk
    text = "Acme has `120` workers, and 120 workers."
    arguments = ("sweep", "acme/workers", "-", "--stdin-filename", "x.md", "--language", "en")
    assert run(*arguments, stdin=text).out.startswith("x.md:1:29: carries '120 workers'")


def test_every_format_prints_it(run: Run, desk: Path) -> None:
    arguments = ("sweep", "acme/workers", "drafts", "--format")
    assert "  1:10: error carries: '120 workers': acme/workers was" in run(*arguments, "full").out
    report = json.loads(run(*arguments, "json").out)
    assert (report["format"], report["claims"][0]["old"]) == (
        "factledger-sweep/1",
        [{"row": "3", "text": "120 workers", "newest": "6"}],
    )
    lines = [json.loads(line) for line in run(*arguments, "jsonl").out.splitlines()]
    assert [line["type"] for line in lines] == ["finding", "finding", "draft", "run"]
    assert run(*arguments, "github").out.startswith("::error file=drafts/a.md,line=1,")
    sarif = json.loads(run(*arguments, "sarif").out)
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} == {"carries"}
    root = ET.fromstring(run(*arguments, "junit", "--output", "json=out.json").out)  # noqa: S314  our own report
    assert (root.get("name"), len(root.findall(".//failure"))) == ("factledger sweep", 2)
    assert json.loads((desk / "out.json").read_text(encoding="utf-8")) == report


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("acme/workers",), 2, "error[misuse]: there is no draft to look through"),
        (("acme/none", "drafts"), 1, "error[not-found]: there is no claim 'acme/none'"),
        (("acme/workers", "none.md"), 2, "error[file]: the file cannot be read"),
        (("acme/workers", "*.rst"), 2, "error[file]: no file fits this pattern"),
        (("acme/workers", "drafts", "--language", "xx"), 2, "error[language]: "),
        (("--since", "yesterday", "drafts"), 2, "error[parse]: this names no state of the ledger"),
    ],
)
def test_error_on_what_cannot_be_swept(
    run: Run, desk: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    del desk
    result = run("sweep", *arguments)
    assert result.err.startswith(message)
    assert result.code == code


def test_a_sweep_changes_nothing(run: Run, desk: Path) -> None:
    before = (desk / "ledger.db").read_bytes()
    run("sweep", "acme/workers", "drafts")
    assert (desk / "ledger.db").read_bytes() == before


def test_a_comment_for_sweep_is_no_fault_for_lint(run: Run, desk: Path) -> None:
    text = "<!-- factledger-disable-next-line same-number: other plant -->\nThe plant, Oslo says, is 120 years old.\n"
    (desk / "drafts" / "a.md").write_text(text, encoding="utf-8")
    assert "unused-disable" not in run("lint", "drafts/a.md", "--language", "en").out


def test_ties_beside_a_draft_count(run: Run, desk: Path) -> None:
    draft = desk / "drafts" / "a.md"
    draft.write_text("The firm has 120 of them. The plants have 120 workers.\n", encoding="utf-8")
    ties = ("confirmed\tacme/workers\tThe firm has\t120\tof them.", "confirmed\t-\tThe plants have\t120 workers\t.")
    (desk / "drafts" / "a.md.ties").write_text("\n".join(("# factledger-ties/1", *ties, "")), encoding="utf-8")
    result = run("sweep", "acme/workers", "drafts", "--language", "en")
    assert [line.partition(" '")[0] for line in result.out.splitlines()[:-1]] == ["drafts/a.md:1:14: carries"]
    assert "1 old, 0 same number, 0 current, 1 other" in result.out
