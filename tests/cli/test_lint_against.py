"""`factledger lint --against`: old versions, formats, what is reported, exit codes; no ledger anywhere."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from tests.drafts import saved

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Result, Run

OLD = "Acme has 120 workers.\n\nAcme used about 2,000 chips in 2024. Bolt has 14 shops.\n"
NEW = "Acme has 210 workers.\n\nAcme used 2,000 chips in 2024. É, Cray earned $3 million.\n"
LAST = (
    "1 draft (en) against old.md (en): 0 unchanged, 1 changed, 0 moved, 1 hedges lost, 1 added, 1 dropped, "
    "1 set aside, 0 unreadable; 3 errors, 1 warning, 0 notes"
)


@pytest.fixture
def desk(folder: Path) -> Path:
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")
    return folder


def lint(run: Run, *arguments: str, stdin: str = "") -> Result:
    return run("lint", "--language", "en", *arguments, stdin=stdin)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=rb", "-c", "user.email=rb@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_it_prints_each_finding_with_what_stood_there_and_where(run: Run, desk: Path) -> None:
    del desk
    result = lint(run, "new.md", "--against", "old.md")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        "new.md:1:10: changed '210 workers' for '120 workers' (old.md:1:10): another number",
        "new.md:3:11: hedge-lost '2,000 chips' for 'about 2,000 chips' (old.md:3:11): its hedge (about) is gone",
        "new.md:3:47: added '$3 million': it stood nowhere in the old version",
        "old.md:3:47: dropped '14 shops': it stands nowhere in the new version",
        LAST,
    ]


def test_a_hedge_that_is_lost_beside_something_worse_is_counted_too(run: Run, folder: Path) -> None:
    (folder / "old.md").write_text("Acme sold about 2,000 chips.\n", encoding="utf-8")
    (folder / "new.md").write_text("Bolt sold 2,000 chips.\n", encoding="utf-8")
    result = lint(run, "new.md", "--against", "old.md")
    assert "1 moved, 0 hedges lost" in result.out
    assert result.out.endswith("; 1 of them lost a hedge, too\n")


def test_the_same_file_twice_is_unchanged(run: Run, desk: Path) -> None:
    del desk
    result = lint(run, "old.md", "--against", "old.md", "--strict")
    assert result.code == 0
    assert result.out == (
        "1 draft (en) against old.md (en): 3 unchanged, 0 changed, 0 moved, 0 hedges lost, 0 added, 0 dropped, "
        "1 set aside, 0 unreadable; 0 errors, 0 warnings, 0 notes\n"
    )


@pytest.mark.parametrize(
    ("arguments", "rules", "code"),
    [
        ((), ["changed", "hedge-lost", "added", "dropped"], 1),
        (("--exit-zero",), ["changed", "hedge-lost", "added", "dropped"], 0),
        (("--select", "dropped"), ["dropped"], 0),
        (("--select", "dropped", "--strict"), ["dropped"], 1),
        (("--ignore", "changed,added,hedge-lost"), ["dropped"], 0),
        (("--per-file-ignores", "old.md:dropped"), ["changed", "hedge-lost", "added"], 1),
        (("--per-file-ignores", "new.md:all"), ["dropped"], 0),
    ],
)
def test_it_reports_what_is_asked_for(
    run: Run, desk: Path, arguments: tuple[str, ...], rules: list[str], code: int
) -> None:
    del desk
    result = lint(run, "new.md", "--against", "old.md", "--format", "json", *arguments)
    report = json.loads(result.out)
    assert [one["rule"] for draft in report["drafts"] for one in draft["findings"]] == rules
    assert result.code == code


def test_it_writes_every_format(run: Run, desk: Path) -> None:
    outputs = ("full", "json", "jsonl", "github", "sarif", "junit")
    result = lint(run, "new.md", "--against", "old.md", *(f"--output={name}={name}" for name in outputs))
    assert result.code == 1
    read = {path.name: path.read_text(encoding="utf-8") for path in desk.iterdir() if path.name in outputs}
    assert "  1:10: error changed: '210 workers' for '120 workers' (old.md:1:10): another number\n" in read["full"]
    assert "  3:26: set aside '2024' year\n" in read["full"]
    report = json.loads(read["json"])
    assert (report["ledger"], report["against"]) == (None, {"path": "old.md", "across_languages": False})
    assert report["counts"] == {
        "unchanged": 0,
        "changed": 1,
        "moved": 0,
        "hedges lost": 1,
        "added": 1,
        "dropped": 1,
        "set aside": 1,
        "unreadable": 0,
    }
    before = {"path": "old.md", "line": 1, "column": 10, "text": "120 workers"}
    assert report["drafts"][0]["findings"][0]["before"] == before
    assert [json.loads(line)["type"] for line in read["jsonl"].splitlines()] == [
        *("finding",) * 3,
        "draft",
        "finding",
        "draft",
        "run",
    ]
    assert read["github"].startswith("::error file=new.md,line=1,col=10,endColumn=21,title=changed%3A 210 workers::")
    sarif = json.loads(read["sarif"])["runs"][0]
    assert "moved" in [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert "unregistered" not in [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert sarif["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "old.md"}
    suites = ET.fromstring(read["junit"]).findall("testsuite")  # noqa: S314  written by ourselves
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [("new.md", "3"), ("old.md", "0")]
    assert all(read[name].splitlines()[-1] == LAST for name in ("full", "github"))


def test_the_old_version_may_be_one_of_git(run: Run, desk: Path) -> None:
    git(desk, "init", "-q")
    (desk / "drafts").mkdir()
    (desk / "drafts" / "x.md").write_text(OLD, encoding="utf-8")
    git(desk, "add", "drafts")
    git(desk, "commit", "-qm", "draft")
    (desk / "drafts" / "x.md").write_text(NEW, encoding="utf-8")
    for old, shown in (
        ("HEAD", "HEAD:drafts/x.md"),
        ("HEAD:drafts/x.md", "HEAD:drafts/x.md"),
        ("HEAD:./drafts/x.md", "HEAD:./drafts/x.md"),
    ):
        result = lint(run, "drafts/x.md", "--against", old)
        assert result.code == 1
        assert result.out.splitlines()[-1] == LAST.replace("old.md", shown)
    result = lint(run, "-", "--stdin-filename", "drafts/x.md", "--against", "HEAD", stdin=NEW)
    assert result.out.splitlines()[-1] == LAST.replace("old.md", "HEAD:drafts/x.md")


def test_either_version_may_come_from_standard_input(run: Run, desk: Path) -> None:
    del desk
    result = lint(run, "-", "--stdin-filename", "x.md", "--against", "old.md", stdin=NEW)
    assert result.out.splitlines()[0].startswith("x.md:1:10: changed")
    result = lint(run, "new.md", "--against", "-", stdin=OLD)
    assert result.out.splitlines()[-1] == LAST.replace("old.md", "-")


def test_a_baseline_knows_findings(run: Run, desk: Path) -> None:
    del desk
    assert lint(run, "new.md", "--against", "old.md", "--write-baseline", "known.json").code == 0
    result = lint(run, "new.md", "--against", "old.md", "--baseline", "known.json")
    assert (result.code, result.out.endswith("0 errors, 0 warnings, 0 notes; 4 in the baseline\n")) == (0, True)


def test_settings_of_the_desk_count(run: Run, desk: Path) -> None:
    (desk / "factledger.toml").write_text(
        '[lint]\nselect = ["contradicted"]\nignore = ["added"]\n'
        '[lint.severity]\nchanged = "warning"\nhedge-lost = "off"\n',
        encoding="utf-8",
    )
    result = lint(run, "new.md", "--against", "old.md")
    assert [line.split()[1] for line in result.out.splitlines()[:-1]] == ["changed", "dropped"]
    assert result.code == 0


def test_comments_switch_findings_off(run: Run, desk: Path) -> None:
    (desk / "new.md").write_text(
        "<!-- factledger-disable-file dropped: the shops were sold -->\n"
        "<!-- factledger-disable-next-line changed: counted again -->\n"
        "Acme has 210 workers.\n\n"
        "<!-- factledger-disable-next-line unregistered: for the ledger alone -->\n"
        "Acme used about 2,000 chips in 2024.\n\n"
        "<!-- factledger-disable-next-line moved: nothing moved -->\n"
        "The end.\n",
        encoding="utf-8",
    )
    result = lint(run, "new.md", "--against", "old.md")
    assert result.out.splitlines()[:-1] == [
        "new.md:8:1: unused-disable the comment switches off moved, and nothing is found there"
    ]
    assert result.out.endswith("0 errors, 1 warning, 0 notes; 2 switched off by comments\n")


def test_an_unknown_language_is_said_and_fails_when_strict(run: Run, desk: Path) -> None:
    (desk / "odd.txt").write_text("Zxq vbn 120 qwrt plm kjh.\n", encoding="utf-8")
    result = run("lint", "odd.txt", "--against", "odd.txt")
    assert (result.code, result.out.splitlines()[0]) == (
        0,
        "odd.txt:1:1: language the language cannot be told: hedges and scales were not seen",
    )
    assert run("lint", "odd.txt", "--against", "odd.txt", "--strict").code == 1


def test_two_texts_without_numbers_are_never_ok(run: Run, desk: Path) -> None:
    (desk / "empty.txt").write_text("", encoding="utf-8")
    result = run("lint", "empty.txt", "--against", "empty.txt")
    assert result.out == "1 draft (unknown) against empty.txt (unknown): no number was read, nothing was compared\n"
    assert run("lint", "empty.txt", "--against", "empty.txt", "--strict").code == 1
    result = lint(run, "empty.txt", "--against", "old.md")
    assert [line.split()[1] for line in result.out.splitlines()[:-1]] == ["dropped"] * 3


def test_a_translation_is_compared_by_figures(run: Run, desk: Path) -> None:
    (desk / "pt.md").write_text("A Acme tem 120 funcionários.\n\nUsou 2.000 chips em 2024.\n", encoding="utf-8")
    result = run("lint", "pt.md", "--language", "pt", "--against", "old.md", "--against-language", "en")
    assert [line.split()[1] for line in result.out.splitlines()[:-1]] == ["hedge-lost", "dropped"]
    assert ": 1 unchanged" in result.out
    assert "1 draft (pt) against old.md (en), compared across languages by figures alone: " in result.out


def test_other_formats_are_compared_as_they_are_read(run: Run, desk: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in OLD.split("\n\n"):
        document.add_paragraph(line.strip())
    (desk / "old.docx").write_bytes(saved(document))
    (desk / "old.html").write_text(f"<p>{OLD.strip()}</p>".replace("\n\n", "</p><p>"), encoding="utf-8")
    for name in ("old.docx", "old.html"):
        result = lint(run, "new.md", "--against", name)
        assert result.out.splitlines()[-1] == LAST.replace("old.md", name)
        assert lint(run, name, "--against", "old.md", "--strict").code == 0


def test_findings_are_written_into_a_word_draft_as_comments(run: Run, desk: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in NEW.split("\n\n"):
        document.add_paragraph(line.strip())
    (desk / "new.docx").write_bytes(saved(document))
    result = lint(run, "new.docx", "--against", "old.md", "--annotate", "out.docx")
    assert (result.code, result.err) == (1, "out.docx: 3 comments added\n")  # what was dropped has no place there
    comments = [comment.text for comment in docx.Document(str(desk / "out.docx")).comments]
    assert "changed: '210 workers' for '120 workers' (old.md:1:10): another number" in comments[0]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("new.md", "old.md", "--against", "old.md"), "misuse]: --against compares one draft"),
        (("new.md", "--against", "old.md", "--diff-base", "HEAD"), "misuse]: --diff-base does not go with --against"),
        (("new.md", "--against", "old.md", "--explain"), "misuse]: --explain does not go with --against"),
        (("new.md", "--against", "old.md", "--as-of", "1"), "misuse]: --as-of does not go with --against"),
        (("new.md", "--against-language", "pt"), "misuse]: --against-language goes with --against alone"),
        (("new.md", "--against", "old.md", "--select", "weak"), "misuse]: --select weak: the rule is one of lint with"),
        (("new.md", "--select", "moved"), "misuse]: --select moved: the rule is one of lint --against"),
        (("-", "--against", "-"), "misuse]: the draft and its old version cannot both be read from standard input"),
        (("new.md", "--against", "none.md"), "file]: there is no such file, and git knows no such revision"),
        (("new.md", "--against", "HEAD:none.md"), "file]: there is no such file, and git knows no such revision"),
        (("new.md", "--against", "--upload-pack=x"), "file]: there is no such file, and git knows no such revision"),
        (("new.md", "--against", "old.md", "--language", "xx"), "language]: "),
        (("new.md", "--against", "old.md", "--date", "soon"), "parse]: "),
        (("none.md", "--against", "old.md"), "file]: the file cannot be read"),
    ],
)
def test_error_what_cannot_be_compared_is_refused(run: Run, desk: Path, arguments: tuple[str, ...], error: str) -> None:
    del desk
    result = run("lint", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith(f"error[{error}")


def test_error_a_revision_without_the_file(run: Run, desk: Path) -> None:
    git(desk, "init", "-q")
    git(desk, "add", "old.md")
    git(desk, "commit", "-qm", "old")
    result = lint(run, "new.md", "--against", "HEAD")
    assert (result.code, result.err.splitlines()[0]) == (2, "error[file]: the revision holds no such file")
    result = lint(run, "-", "--against", "HEAD", stdin=NEW)
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error[misuse]: --against HEAD names a revision, and standard input has no path",
    )


def test_control_characters_of_either_text_are_shown(run: Run, desk: Path) -> None:
    (desk / "new.md").write_text("Acme has 210\u202e workers.\n", encoding="utf-8")
    result = lint(run, "new.md", "--against", "old.md")
    assert "\u202e" not in result.out
