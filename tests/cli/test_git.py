"""A ledger in git: shown as sentences, merged by content, with real git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import reading

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


class Desk:
    """A clone with a ledger, in which git finds this factledger."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder.parent / "programs"
        programs.mkdir(exist_ok=True)
        program = programs / "factledger"
        code = "from factledger.cli.main import main; main()"
        program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n", encoding="utf-8")
        program.chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "FACTLEDGER_BY": "rb",
            "HOME": str(folder.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "rb",
            "GIT_AUTHOR_EMAIL": "rb@example.org",
            "GIT_COMMITTER_NAME": "rb",
            "GIT_COMMITTER_EMAIL": "rb@example.org",
        }
        self.environment.pop("FACTLEDGER", None)

    def run(self, *command: str, code: int = 0) -> str:
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def git(self, *arguments: str, code: int = 0) -> str:
        return self.run("git", *arguments, code=code)

    def ledger(self, *arguments: str, code: int = 0) -> str:
        return self.run("factledger", *arguments, code=code)

    def add(self, key: str, title: str = "a title") -> None:
        self.ledger("source", "add", key, "--title", title)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def keys(self) -> list[str]:
        with reading(Location(path=self.folder / "ledger.db")) as reader:
            assert verify(reader).is_ok
            return [f"{row.key}@@{row.version}" for row in reader.rows()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A repository whose first commit holds a ledger with two sources."""
    folder = tmp_path / "clone"
    folder.mkdir()
    made = Desk(folder)
    made.git("init", "-q", "-b", "main", ".")
    made.ledger("init")
    made.add("a", "one")
    made.add("b", "two")
    found = made.ledger("git-setup")
    assert f"added to {folder}/.gitattributes: /ledger.db -text diff=factledger merge=factledger" in found
    made.commit("a ledger")
    return made


def test_git_shows_rows_as_sentences(desk: Desk) -> None:
    desk.ledger("source", "revise", "a", "--title", "one, corrected", "--reason", "was wrong")
    desk.add("c", "three")
    shown = desk.git("diff")
    assert "2 to 4 rows" in shown
    assert "~ corrected #3 source a: one, corrected (was wrong) [rb]\n    title: one → one, corrected\n" in shown
    assert "+ added #4 source c: three [rb]" in shown
    desk.commit("more")
    log = desk.git("log", "-p", "-1")
    assert "+source a@@2: source a: one, corrected (was wrong) [rb, " in log
    assert "+source c@@1: source c: three [rb, " in log
    assert "-source" not in log


def test_git_merges_branches_that_both_added(desk: Desk) -> None:
    desk.git("switch", "-q", "-c", "other")
    desk.add("theirs/1")
    desk.ledger("source", "revise", "a", "--title", "one, corrected", "--reason", "was wrong")
    desk.commit("theirs")
    desk.git("switch", "-q", "main")
    desk.add("ours/1")
    desk.commit("ours")
    desk.git("merge", "-q", "-m", "both", "other")
    assert desk.keys()[:2] == ["a@@1", "b@@1"]
    assert sorted(desk.keys()[2:]) == ["a@@2", "ours/1@@1", "theirs/1@@1"]
    assert desk.git("status", "--porcelain") == ""


def test_git_stops_where_both_corrected_the_same_row(desk: Desk) -> None:
    for branch, title in (("other", "theirs"), ("main", "ours")):
        desk.git("switch", "-q", *(["-c"] if branch == "other" else []), branch)
        desk.ledger("source", "revise", "a", "--title", title, "--reason", f"so say {title}")
        desk.commit(title)
    found = desk.git("merge", "other", code=1)
    assert "error[conflict]: both branches changed a row in different ways; nothing was merged" in found
    assert (
        "source a@@2: ours (#3, rb) 'source a: ours (so say ours)', theirs (#3, rb) 'source a: theirs (so say theirs)'"
        in found
    )
    assert desk.keys() == ["a@@1", "b@@1", "a@@2"]
    assert desk.git("status", "--porcelain").startswith("UU ledger.db")
    desk.git("merge", "--abort")
    assert desk.keys() == ["a@@1", "b@@1", "a@@2"]


def test_the_recipe_for_hosts_without_merge_drivers(desk: Desk) -> None:
    for branch in ("other", "main"):
        desk.git("switch", "-q", *(["-c"] if branch == "other" else []), branch)
        desk.add(f"{branch}/1")
        desk.commit(branch)
    desk.git("config", "--remove-section", "merge.factledger")
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    recipe = dedent(guide.partition("# git merge origin/main stopped at ledger.db\n")[2].partition("```")[0])
    assert recipe.count("factledger merge") == 1
    assert "CONFLICT" in desk.git("merge", "other", code=1)
    desk.run("sh", "-e", "-c", recipe)
    assert sorted(desk.keys()) == ["a@@1", "b@@1", "main/1@@1", "other/1@@1"]
    assert desk.git("status", "--porcelain") == ""


def test_setting_up_twice_changes_nothing(desk: Desk) -> None:
    before = (desk.folder / ".gitattributes").read_bytes()
    found = desk.ledger("git-setup")
    assert "already in" in found
    assert "settings of this clone: nothing to change" in found
    assert (desk.folder / ".gitattributes").read_bytes() == before


def test_another_clone_says_the_settings_for_itself(desk: Desk, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", str(desk.folder), str(tmp_path / "second")], check=True, capture_output=True)
    second = Desk(tmp_path / "second")
    second.add("c", "three")
    assert "Binary files" in second.git("diff")
    found = second.ledger("git-setup")
    assert "already in" in found
    assert "settings of this clone: diff.factledger.command, " in found
    assert "+ added #3 source c: three [rb]" in second.git("diff")


def test_a_new_ledger_and_a_removed_one_are_shown(desk: Desk) -> None:
    shutil.copy(desk.folder / "ledger.db", desk.folder / "second.db")
    desk.ledger("--ledger", "second.db", "git-setup")
    desk.git("add", "-A")
    assert "0 to 2 rows\n+ added #1 source a: one [rb]" in desk.git("diff", "--cached", "--", "second.db")
    desk.git("rm", "-q", "--cached", "ledger.db")
    assert "- gone #1 source a: one [rb]" in desk.git("diff", "--cached", "--", "ledger.db")


def test_a_file_that_is_no_ledger_is_named_and_stops_nothing(desk: Desk) -> None:
    (desk.folder / "ledger.db").write_bytes(b"not a ledger")
    assert "no ledger: " in desk.git("diff")


def test_git_diff_called_by_hand(run: Run) -> None:
    found = run("git-diff", "a", "b")
    assert (found.code, found.err.splitlines()[0]) == (
        2,
        "error[misuse]: git-diff is called with one file, or as git calls an external diff",
    )


def test_error_outside_of_a_repository(run: Run) -> None:
    run("init")
    found = run("git-setup")
    assert (found.code, found.err.splitlines()[0]) == (
        2,
        "error[file]: git refused, or the ledger is in no git repository",
    )
