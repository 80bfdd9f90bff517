"""What a reviewer sees: between states, files and git revisions, as Markdown, JSON and a page in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factledger.cli.review import comment
from factledger.services.runs import Change, Outcome, compare_runs
from factledger.services.runs import Run as KeptRun

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SPEC = """Feature: chips
  Scenario: {name}
    Given the claim "acme/chips"
    Then it is certainly less than "{most} chips"
  Scenario: two sources
    Given the claim "acme/chips"
    Then their sources agree
"""


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=rb", "-c", "user.email=rb@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(run: Run, folder: Path) -> Path:
    """Make a repository with two commits: the second corrects, adds, withdraws, renames and breaks."""
    git(folder, "init", "-q", "-b", "main")
    run("init")
    for key in ("s/1", "s/2", "s/3"):
        assert run("source", "add", key, "--published", f"2025-01-0{key[-1]}").code == 0
    for claim, source, text in (
        ("acme/chips", "s/1", "about 1,000 chips"),
        ("acme/chips", "s/2", "about 1,010 chips"),
        ("acme/staff", "s/1", "40 people"),
    ):
        assert run("record", claim, source, text, "--new", "--page", "1").code == 0
    (folder / "specs").mkdir()
    (folder / "specs" / "a.feature").write_text(SPEC.format(name="few chips", most="1,200"), encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    run("revise", "acme/chips@s/1", "about 1,100 chips", "--reason", "a <b>misread</b> digit | @team")
    run("void", "acme/staff@s/1", "--reason", "another company")
    run("record", "acme/chips", "s/3", "about 3,000 chips", "--page", "2")
    (folder / "specs" / "a.feature").write_text(SPEC.format(name="not many chips", most="1,200"), encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "two")
    return folder


def test_a_review_of_two_commits_shows_rows_and_what_fails(run: Run, repository: Path) -> None:
    done = run("review", "HEAD~1", "HEAD", "--output", "json=review.json", "--output", "html=review.html")
    assert done.code == 1
    assert done.out.startswith("## ❌ factledger review: ")
    found = json.loads((repository / "review.json").read_bytes())
    assert found["row_counts"] | {"added": 1, "corrected": 1, "voided": 1} == found["row_counts"]
    by_what = {one["what"]: one for one in found["rows"]}
    corrected = by_what["corrected"]
    assert (corrected["before"], corrected["after"]) == ("about 1,000 chips", "about 1,100 chips")
    assert (corrected["source"], corrected["by"]) == ("s/1, 1", "rb")
    assert corrected["reason"] == "a <b>misread</b> digit | @team"
    assert by_what["voided"]["after"] is None
    kinds = {one["name"]: one["kind"] for one in found["outcomes"]}
    assert kinds["agree"] == "newly failing"
    assert kinds["specs/a.feature: two sources"] == "newly failing"
    renamed = next(one for one in found["outcomes"] if one["name"] == "specs/a.feature: not many chips")
    assert renamed["renamed_from"] == "specs/a.feature: few chips"
    assert found["base"]["commit"] == git(repository, "rev-parse", "HEAD~1").strip()
    assert found["not_checked"]


def test_markdown_is_worst_first_and_shows_text_as_text(run: Run, repository: Path) -> None:
    del repository
    text = run("review", "HEAD~1", "HEAD").out
    titles = re.findall(r"^### (.*?) \(", text, re.MULTILINE)
    assert titles[:3] == ["Newly failing", "Corrected and withdrawn rows", "Added rows"]
    assert r"reason: a \<b\>misread\</b\> digit \| \@team" in text
    assert "about 1,000 chips → about 1,100 chips" in text


def test_states_files_and_the_ledger_as_it_is_can_be_reviewed(run: Run, repository: Path) -> None:
    by_revision = json.loads(run("review", "HEAD~1", "--format", "json").out)
    (repository / "old").mkdir()
    git(repository, "archive", "--output=old.tar", "HEAD~1")
    shutil.unpack_archive(repository / "old.tar", repository / "old")
    by_file = json.loads(run("review", "old/ledger.db", "ledger.db", "--format", "json").out)
    assert by_file["rows"] == by_revision["rows"]
    size = by_revision["base"]["head"].partition(":")[0]
    by_state = json.loads(run("review", size, "--format", "json").out)
    assert by_state["rows"] == by_revision["rows"]
    same = run("review", "HEAD", "HEAD~0")
    assert "no row differs" in same.out
    assert "Still failing" in same.out


@pytest.mark.parametrize("text", ["nothing", "--help=x", "HEAD~99", "../x.db"])
def test_what_names_nothing_is_refused(run: Run, repository: Path, text: str) -> None:
    del repository
    done = run("review", text)
    assert done.code == 2
    assert done.err.lower().startswith("error")


def test_of_a_base_from_before_the_ledger_all_is_new(run: Run, folder: Path) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-qm", "empty", "--allow-empty")
    run("init")
    run("source", "add", "s/1")
    done = run("review", "main")
    assert done.code == 0
    assert "`main (before there was a ledger.db)` (`0:" in done.out
    assert "rows: 1 added" in done.out


def test_a_rewritten_history_fails_and_comes_first(run: Run, repository: Path) -> None:
    shutil.copy(repository / "ledger.db", repository / "mine.db")
    git(repository, "checkout", "-q", "HEAD~1", "--", "ledger.db")
    run("revise", "acme/chips@s/1", "about 1,050 chips", "--reason", "otherwise")
    done = run("review", "mine.db", "ledger.db")
    assert done.code == 1
    titles = re.findall(r"^### (.*?) \(", done.out, re.MULTILINE)
    assert "History that was rewritten" in titles[:3]


def test_a_long_review_is_capped_and_counts_what_it_leaves_out(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del repository
    from factledger.services import review as service

    made: list[service.Review] = []
    whole = service.review

    def padded(*given: object) -> service.Review:
        found = whole(*given)  # type: ignore[arg-type]
        outcome = Outcome("x", "failed", "y" * 5_000)
        found.outcomes = [Change("newly failing", f"scenario {i}", None, outcome) for i in range(900)]
        found.rows = found.rows[:1] * 500
        made.append(found)
        return found

    monkeypatch.setattr(service, "review", padded)
    text = run("review", "HEAD~1", "HEAD").out
    assert len(text) < 65_536
    assert "### Newly failing (900)" in text
    assert "- and 880 more" in text
    monkeypatch.setattr(comment, "MAX_LENGTH", 2_000)
    assert "more that do not fit here" in comment.rendered(made[0])


def test_what_does_not_fit_takes_away_the_end_of_a_section_not_all_of_it(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del repository
    from factledger.services import review as service

    whole = service.review

    def padded(*given: object) -> service.Review:
        found = whole(*given)  # type: ignore[arg-type]
        outcome = Outcome("x", "failed", ("[" * 399 + "\n") * 9)
        found.outcomes = [Change("newly failing", f"scenario {i}", None, outcome) for i in range(20)]
        return found

    monkeypatch.setattr(service, "review", padded)
    text = run("review", "HEAD~1", "HEAD").out
    assert len(text) < 65_536
    assert "### Newly failing (20)" in text
    assert "scenario 0\n" in text
    assert re.search(r"^- and \d+ more$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (("passed", "1"), ("passed", "2"), "steps changed"),
        (("passed", "1"), ("passed", "1"), None),
        (("failed", "1"), ("accepted", "1"), "changed"),
        (("failed", "1"), ("not checked", "1"), "changed"),
        (("failed", "1"), ("warned", "1"), "still failing"),
        (("warned", "1"), ("failed", "1"), "newly failing"),
        (("failed", "1"), ("passed", "2"), "newly passing"),
    ],
)
def test_what_became_of_a_scenario_has_its_name(
    before: tuple[str, str], after: tuple[str, str], kind: str | None
) -> None:
    old, new = (
        KeptRun(name, "1:a", None, {"s": Outcome("s", one[0], "", one[1])})
        for name, one in (("a", before), ("b", after))
    )
    assert [one.kind for one in compare_runs(old, new)] == ([kind] if kind else [])


def test_what_was_made_weaker_is_seen(run: Run, repository: Path) -> None:
    spec = repository / "specs" / "a.feature"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("1,200", "9,200").replace("  Scenario: two", "  @accepted(known)\n  Scenario: two"))
    settings = '[rules.sourced]\nseverity = "off"\n[rules.units]\nwhere = "acme/none"\n'
    (repository / "factledger.toml").write_text(settings, encoding="utf-8")
    (repository / ".gitattributes").write_text("specs export-ignore\n", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "three")
    done = run("review", "HEAD~1", "HEAD", "--output", "json=review.json")
    found = json.loads((repository / "review.json").read_bytes())
    assert found["settings_changed"] == ["units: where (not set) → acme/none", "sourced: severity warning → off"]
    kinds = {one["name"]: (one["kind"], one["steps_changed"]) for one in found["outcomes"]}
    assert kinds["sourced"] == ("gone", False)
    assert kinds["specs/a.feature: not many chips"] == ("newly passing", True)
    assert kinds["specs/a.feature: two sources"] == ("changed", False)
    assert "### Settings that changed (2)" in done.out
    assert "  - its steps were changed\n" in done.out


def test_a_password_is_not_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factledger.services import revision

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(revision, "_plain", lambda label, *_: label)
    with revision.sides("postgresql://u:secret@localhost/x", "postgresql://u:secret@localhost/y", None) as found:
        assert "secret" not in str(found)


def test_the_action_fails_when_only_the_review_does(repository: Path) -> None:
    shutil.rmtree(repository / "specs")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "three")
    base = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "checkout", "-q", "HEAD~2", "--", "ledger.db")
    done = act(repository, base)
    assert "::error " not in done.stdout
    assert "rewritten" in (repository / "summary.md").read_text(encoding="utf-8")
    assert done.returncode == 1, done.stderr


def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no headless Chromium is installed: the page was not looked at")
    return found


def test_the_page_needs_nothing_and_runs_nothing(run: Run, repository: Path) -> None:
    run("review", "HEAD~1", "HEAD", "--output", "html=review.html")
    text = (repository / "review.html").read_text(encoding="utf-8")
    assert "<b>misread</b>" not in text
    assert "&lt;b&gt;misread&lt;/b&gt;" in text
    for mark in ("<script", "http://", "https://", "src=", "url(", "@import"):
        assert mark not in text
    assert "default-src 'none'" in text


@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_in_a_real_browser(run: Run, repository: Path, width: int) -> None:
    chromium = browser()
    run("review", "HEAD~1", "HEAD", "--output", "html=review.html")
    # The browser itself tells what it made of the page: a probe writes what it measured into the title of a copy.
    probe = (
        "<script>addEventListener('load',()=>{const e=document.documentElement;"
        "const bars=[...document.querySelectorAll('svg.bar rect')].map(r=>r.getBoundingClientRect().width);"
        "const small=[...document.querySelectorAll('p,li,h1,h2,h3')]"
        ".filter(x=>parseFloat(getComputedStyle(x).fontSize)<12).length;"
        "document.body.innerHTML=`<pre id=told>${JSON.stringify({wide:e.scrollWidth>innerWidth,bars,small,"
        "marks:document.querySelectorAll('.mark').length,images:performance.getEntriesByType('resource').length})}"
        "</pre>`})</script></body>"
    )
    text = page_text = (repository / "review.html").read_text(encoding="utf-8")
    policy = re.search(r"<meta http-equiv[^>]*>", page_text)
    assert policy
    probed = repository / "probed.html"
    probed.write_text(text.replace(policy[0], "").replace("</body>", probe), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},1000", "--virtual-time-budget=2000"]
    done = subprocess.run(
        [chromium, *flags, f"--user-data-dir={repository / 'profile'}", "--dump-dom", probed.as_uri()],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found = re.search(r"<pre id=\"?told\"?>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    told = json.loads(found[1])
    assert not told["wide"]  # nothing has to be scrolled sideways
    assert told["marks"] >= 5
    assert len(told["bars"]) >= 4
    assert all(1 <= bar <= width for bar in told["bars"])
    assert (told["small"], told["images"]) == (0, 0)


def test_the_action_is_an_action() -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def script_of_the_action() -> str:
    """Return the shell of the action's last step."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    lines = text.rpartition("      run: |\n")[2].splitlines()
    return "\n".join(line[8:] for line in lines)


def act(repository: Path, base: str, strict: str = "false") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "LEDGER": "",
        "BASE": base,
        "STRICT": strict,
        "OUTPUT": "report",
        "GITHUB_STEP_SUMMARY": str(repository / "summary.md"),
    }
    return subprocess.run(
        ["bash", "-e", "-c", script_of_the_action()],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("strict", "code"), [("false", 1), ("true", 1)])
def test_the_action_checks_reviews_and_writes_the_summary(repository: Path, strict: str, code: int) -> None:
    summary = repository / "summary.md"
    done = act(repository, git(repository, "rev-parse", "HEAD~1").strip(), strict)
    assert done.returncode == code, done.stderr
    assert "::error " in done.stdout
    assert summary.read_text(encoding="utf-8").startswith("## ❌ factledger review")
    names = {path.name for path in (repository / "report").iterdir()}
    assert names == {"run.json", "run.sarif", "run.xml", "check.md", "review.html", "review.json", "review.md"}


def hook(name: str) -> tuple[list[str], str]:
    """Return the arguments of the command that a hook runs, and the pattern of the files that it runs for."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = re.search(rf"- id: {name}\n(?:  .*\n)*?  entry: factledger (.*)\n(?:  .*\n)*?  files: (.*)\n", text)
    assert found
    return found[1].split(), found[2]


def test_the_hook_of_check_names_a_command_that_runs(run: Run, repository: Path) -> None:
    del repository
    arguments, files = hook("factledger-check")
    assert run(*arguments).code == 1
    for name, wanted in (("ledger.db", True), ("a/ledger.db", True), ("specs/x.feature", True), ("README.md", False)):
        assert bool(re.search(files, name)) is wanted


def test_the_hook_of_lint_names_a_command_that_runs(run: Run, repository: Path) -> None:
    arguments, files = hook("factledger-lint")
    (repository / "a.md").write_text("It is 2024.", encoding="utf-8")
    (repository / "b.txt").write_text("The plant has 9,000 doors.", encoding="utf-8")
    result = run(*arguments, "a.md", "b.txt")
    assert (result.code, result.out.splitlines()[-1].partition(";")[0]) == (
        1,
        "2 drafts (en): 0 matched, 1 unregistered, 1 set aside, 0 unreadable",
    )
    wanted = ("a.md", "b/a.MD", "a.markdown", "a.txt", "a.rst", "a.html", "a.htm", "a.docx")
    assert [name for name in wanted if not re.search(files, name)] == []
    assert [name for name in ("ledger.db", "a.py", "a.md.ties", "a.html5", "md") if re.search(files, name)] == []


def test_the_page_is_the_same_each_time(run: Run, repository: Path) -> None:
    for name in ("1.html", "2.html"):
        run("review", "HEAD~1", "HEAD", "--output", f"html={name}")
    assert (repository / "1.html").read_bytes() == (repository / "2.html").read_bytes()


def test_a_drawing_holds_one_unit_and_counts_the_others(run: Run, folder: Path) -> None:
    run("init")
    for number, text in enumerate(("5 km", "6 km", "7", "6,500 metres"), 1):
        run("source", "add", f"s/{number}", "--language", "en")
        run("record", "road/length", f"s/{number}", text, "--new", "--page", "1")
    run("review", "1", "--output", "html=review.html")
    text = (folder / "review.html").read_text(encoding="utf-8")
    assert text.count('<svg class="bar"') == 3
    assert "in kilometer; 1 statements are not drawn" in text
