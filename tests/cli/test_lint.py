"""`factledger lint`: formats, what is reported, exit codes."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Result, Run

SOURCE = "Acme has 120 workers, the paper says. Acme used about 2,000 chips."
DRAFT = "Acme has 150 workers.\nAcme used 2,000 chips. É 15, Acme has 120 workers.\n"


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    for arguments in (
        ("init",),
        ("source", "add", "paper", "--title", "A paper", "--file", "source.txt"),
        ("record", "acme/workers", "paper", "120 workers", "--new"),
        ("record", "acme/chips", "paper", "about 2,000 chips", "--new"),
    ):
        result = run(*arguments)
        assert result.code == 0, result.err
    return folder


def lint(run: Run, *arguments: str, stdin: str = "") -> Result:
    return run("lint", "--language", "en", *arguments, stdin=stdin)


def test_lint_prints_path_line_column_rule_and_message(run: Run, desk: Path) -> None:
    del desk
    result = lint(run, "draft.md")
    assert result.code == 1
    assert result.out.splitlines() == [
        (
            "draft.md:1:10: contradicted '150 workers': [150, 150] and [120, 120] share no value "
            "(acme/workers is '120 workers' (#3, paper))"
        ),
        (
            "draft.md:2:11: hedge-changed '2,000 chips': the ledger says about; the draft states it plainly "
            "(acme/chips is 'about 2,000 chips' (#5, paper))"
        ),
        (
            "draft.md:2:26: unregistered '15': no claim stands behind it; "
            "nearest: acme/workers is '120 workers' (#3): neither a unit nor, near it, what is measured is named; "
            "acme/chips is 'about 2,000 chips' (#5): neither a unit nor, near it, what is measured is named"
        ),
        "1 draft (en): 3 matched, 1 unregistered, 0 set aside, 0 unreadable; 2 errors, 1 warning, 0 notes",
    ]


def test_lint_reads_standard_input_under_a_name(run: Run, desk: Path) -> None:
    del desk
    result = lint(run, "-", "--stdin-filename", "x.md", stdin="Acme has 120 workers.")
    assert (result.code, result.out) == (
        0,
        "1 draft (en): 1 matched, 0 unregistered, 0 set aside, 0 unreadable; 0 errors, 0 warnings, 0 notes\n",
    )


@pytest.mark.parametrize(
    ("arguments", "rules", "code"),
    [
        ((), ["contradicted", "hedge-changed", "unregistered"], 1),
        (("--exit-zero",), ["contradicted", "hedge-changed", "unregistered"], 0),
        (("--select", "hedge-changed"), ["hedge-changed"], 0),
        (("--select", "hedge-changed", "--strict"), ["hedge-changed"], 1),
        (("--ignore", "contradicted,unregistered"), ["hedge-changed"], 0),
        (("--per-file-ignores", "*.md:contradicted,hedge-changed"), ["unregistered"], 1),
        (("--per-file-ignores", "*.rst:contradicted"), ["contradicted", "hedge-changed", "unregistered"], 1),
    ],
)
def test_lint_reports_what_is_asked_for(
    run: Run, desk: Path, arguments: tuple[str, ...], rules: list[str], code: int
) -> None:
    del desk
    result = lint(run, "draft.md", "--format", "json", *arguments)
    report = json.loads(result.out)
    assert [one["rule"] for one in report["drafts"][0]["findings"]] == rules
    assert result.code == code


def test_lint_reads_folders_and_patterns_and_says_what_it_left(run: Run, desk: Path) -> None:
    (desk / "pages" / "old").mkdir(parents=True)
    (desk / "empty").mkdir()
    (desk / "pages" / "b.txt").write_text("Acme has 120 workers.", encoding="utf-8")
    (desk / "pages" / "old" / "a.md").write_text("Acme has 130 workers.", encoding="utf-8")
    (desk / "pages" / "map.png").write_bytes(b"x")
    result = lint(run, "pages", "--language", "en", "--format", "json")
    assert [one["path"] for one in json.loads(result.out)["drafts"]] == ["pages/b.txt", "pages/old/a.md"]
    assert (result.code, result.err) == (1, "1 file of other kinds not read\n")
    assert lint(run, "pages/*.txt", "--language", "en").code == 0
    assert lint(run, "empty").out == "no number was read, nothing was checked\n"
    assert lint(run, "empty", "--strict").code == 1


def test_lint_takes_settings_from_the_desk(run: Run, desk: Path) -> None:
    (desk / "factledger.toml").write_text(
        '[lint]\nleast = 20\nignore = ["hedge-changed"]\n[lint.severity]\ncontradicted = "warning"\n', encoding="utf-8"
    )
    result = lint(run, "draft.md", "--format", "json")
    (found,) = json.loads(result.out)["drafts"][0]["findings"]
    assert (found["rule"], found["severity"], result.code) == ("contradicted", "warning", 0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[lint]\nselect = ['contradict']\n", "there is no setting lint rule contradict"),
        ("[lint]\nunregistered = ['ages']\n", "lint.unregistered cannot be this"),
        ("[lint.severity]\nweak = 'loud'\n", "lint.severity.weak cannot be this"),
        ("[lint]\nmost = 1\n", "there is no setting lint.most"),
    ],
)
def test_error_lint_settings_that_are_none(run: Run, desk: Path, text: str, says: str) -> None:
    (desk / "factledger.toml").write_text(text, encoding="utf-8")
    result = lint(run, "draft.md")
    assert result.code == 2
    assert result.err.startswith(f"error[config]: {says}")


def test_lint_leaves_out_what_a_baseline_knows(run: Run, desk: Path) -> None:
    assert lint(run, "draft.md", "--write-baseline", "known.json").code == 0
    (desk / "draft.md").write_text("A new first line.\n" + DRAFT + "Acme has 99 workers.\n", encoding="utf-8")
    result = lint(run, "draft.md", "--baseline", "known.json")
    assert result.code == 1
    first, last = result.out.splitlines()
    assert first.startswith("draft.md:4:10: contradicted '99 workers'")
    assert last.endswith("1 error, 0 warnings, 0 notes; 3 in the baseline")
    (desk / "draft.md").write_text("Acme has 120 workers.\n", encoding="utf-8")
    result = lint(run, "draft.md", "--baseline", "known.json")
    assert result.err == (
        "warning: the baseline holds 3 findings that are no more: write it again with --write-baseline\n"
    )


@pytest.mark.parametrize("content", [None, "[]", "{", '{"format": "other"}'])
def test_error_lint_with_a_baseline_that_is_none(run: Run, desk: Path, content: str | None) -> None:
    if content is not None:
        (desk / "known.json").write_text(content, encoding="utf-8")
    result = lint(run, "draft.md", "--baseline", "known.json")
    assert result.code == 2
    assert result.err.startswith("error[file]: ")


def test_lint_reports_changed_lines_alone(run: Run, desk: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=rb", "-c", "user.email=rb@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=desk, check=True, capture_output=True)

    git("init", "-q")
    git("add", "draft.md")
    git("commit", "-qm", "draft")
    assert "0 errors" in lint(run, "draft.md", "--diff-base", "HEAD").out
    (desk / "draft.md").write_text(DRAFT + "Acme has 99 workers.\n", encoding="utf-8")
    (desk / "new.md").write_text("Acme has 98 workers.\n", encoding="utf-8")
    result = lint(run, "draft.md", "new.md", "--diff-base", "HEAD")
    assert [line.partition(" ")[0] for line in result.out.splitlines()[:-1]] == ["draft.md:3:10:", "new.md:1:10:"]
    result = lint(run, "draft.md", "--diff-base", "nowhere")
    assert (result.code, result.err.splitlines()[0]) == (2, "error[file]: git does not know this revision")


def test_lint_writes_every_format(run: Run, desk: Path) -> None:
    outputs = ("full", "json", "jsonl", "github", "sarif", "junit")
    assert lint(run, "draft.md", *(f"--output={name}={name}" for name in outputs)).code == 1
    read = {path.name: path.read_text(encoding="utf-8") for path in desk.iterdir() if path.name in outputs}
    assert "  2:26: error unregistered: '15': no claim stands behind it; nearest: acme/workers" in read["full"]
    assert "  2:39: matched '120 workers' acme/workers\n" in read["full"]
    assert json.loads(read["json"])["counts"] == {"matched": 3, "unregistered": 1, "set aside": 0, "unreadable": 0}
    assert [json.loads(line)["type"] for line in read["jsonl"].splitlines()] == ["finding"] * 3 + ["draft", "run"]
    assert read["github"].startswith("::error file=draft.md,line=1,col=10,endColumn=21,title=contradicted%3A ")
    region = json.loads(read["sarif"])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 21}
    suite = ET.fromstring(read["junit"]).find("testsuite")  # noqa: S314  written by ourselves
    assert suite is not None
    assert suite.get("failures") == "2"


def test_lines_of_json_name_the_head_as_one_object_does(run: Run, desk: Path) -> None:  # noqa: ARG001
    whole = json.loads(lint(run, "draft.md", "--format", "json").out)
    last = json.loads(lint(run, "draft.md", "--format", "jsonl").out.splitlines()[-1])
    assert last["head"] is not None
    assert (last["ledger"], last["head"]) == (whole["ledger"], whole["head"])


def test_lint_of_an_unknown_language_says_so_and_fails_when_strict(run: Run, desk: Path) -> None:
    (desk / "odd.txt").write_text("Zxq vbn 120 qwrt plm kjh.\n", encoding="utf-8")
    result = run("lint", "odd.txt", "--ignore", "unregistered")
    said = (
        "the language cannot be told: read as 'en', as the ledger's rows are; hedges and scales may not have been seen"
    )
    assert (result.code, result.out.splitlines()[0]) == (0, f"odd.txt:1:1: language {said}")
    assert run("lint", "odd.txt", "--ignore", "unregistered", "--strict").code == 1


def test_lint_of_a_draft_without_numbers_never_says_ok(run: Run, desk: Path) -> None:
    (desk / "empty.txt").write_text("", encoding="utf-8")
    result = run("lint", "empty.txt")
    assert result.out == "1 draft (unknown): no number was read, nothing was checked\n"
    assert run("lint", "empty.txt", "--strict").code == 1


@pytest.mark.parametrize("name", ["--select", "--ignore"])
def test_error_lint_with_a_rule_that_is_none(run: Run, desk: Path, name: str) -> None:
    del desk
    result = lint(run, "draft.md", name, "contradict")
    assert (result.code, result.err.splitlines()[:2]) == (
        2,
        ["error[misuse]: there is no rule 'contradict'", "  expected: contradicted"],
    )
