"""`factledger lint --tie`: the files beside drafts, and what is said of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Result, Run

DRAFT = "Acme has 120 workers.\nAcme used about 2,000 chips. The plant has 9,000 doors.\n"


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "source.txt").write_text("Acme has 120 workers. Acme used about 2,000 chips.", encoding="utf-8")
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


def test_ties_are_proposed_once_and_kept(run: Run, desk: Path) -> None:
    result = lint(run, "draft.md", "--tie")
    assert (result.code, result.err) == (1, "draft.md.ties: 2 proposed added\n")
    assert result.out.splitlines()[-1].endswith("1 error, 0 warnings, 0 notes; ties: 2 proposed")
    written = (desk / "draft.md.ties").read_bytes()
    lines = written.decode().splitlines()
    assert [line.split("\t")[:5] for line in lines if not line.startswith("#")] == [
        ["proposed", "acme/workers", "Acme has", "120 workers", "."],
        ["proposed", "acme/chips", "Acme used", "about 2,000 chips", "."],
    ]
    assert lint(run, "draft.md", "--tie").err == "draft.md.ties: nothing added\n"
    assert (desk / "draft.md.ties").read_bytes() == written


def test_a_confirmed_tie_is_judged_and_left_out_with_no_ties(run: Run, desk: Path) -> None:
    (desk / "draft.md.ties").write_text(
        "# factledger-ties/1\nconfirmed\tacme/workers\tThe plant has\t9,000 doors\t.\n", encoding="utf-8"
    )
    result = lint(run, "draft.md", "--format", "json")
    (draft,) = json.loads(result.out)["drafts"]
    assert [(one["rule"], one["claim"]) for one in draft["findings"]] == [("wrong-scope", "acme/workers")]
    assert draft["ties"] == {"path": "draft.md.ties", "confirmed": 1, "proposed": 0, "open": 0, "stale": 0}
    result = lint(run, "draft.md", "--no-ties", "--format", "json")
    (draft,) = json.loads(result.out)["drafts"]
    assert [(one["rule"], one["claim"], draft["ties"]) for one in draft["findings"]] == [("unregistered", None, None)]


STALE = "# factledger-ties/1\nconfirmed\tacme/workers\tAcme had\t150 workers\t.\n"
SAID = (
    "draft.md.ties:2:1: stale-tie '150 workers', confirmed as acme/workers: its words stand nowhere in the draft\n"
    "1 draft (en): 2 matched, 1 unregistered, 0 set aside, 0 unreadable; 0 errors, 1 warning, 0 notes; ties: 1 stale\n"
)


def test_a_stale_tie_is_a_warning_in_its_own_file(run: Run, desk: Path) -> None:
    (desk / "draft.md.ties").write_text(STALE, encoding="utf-8")
    only = ("--ignore", "unregistered")
    assert (lint(run, "draft.md", *only).out, lint(run, "draft.md", *only).code) == (SAID, 0)
    assert lint(run, "draft.md", *only, "--strict").code == 1
    assert "stale-tie" not in lint(run, "draft.md", "--ignore", "stale-tie").out
    result = lint(run, "draft.md", *only, "--format", "github")
    assert result.out.startswith("::warning file=draft.md.ties,line=2,col=1,")
    assert lint(run, "draft.md", "--tie").code == 1
    kept = (desk / "draft.md.ties").read_text(encoding="utf-8")
    assert STALE.splitlines()[1] in kept.splitlines()


def test_drafts_have_a_file_each(run: Run, desk: Path) -> None:
    (desk / "b.txt").write_text("Acme has 120 workers.", encoding="utf-8")
    (desk / "c.rst").write_text("No number.", encoding="utf-8")
    result = lint(run, "draft.md", "b.txt", "c.rst", "--tie")
    assert result.err == ("draft.md.ties: 2 proposed added\nb.txt.ties: 1 proposed added\nc.rst.ties: nothing added\n")
    assert sorted(path.name for path in desk.glob("*.ties")) == ["b.txt.ties", "draft.md.ties"]
    assert lint(run, "draft.md", "b.txt").out.splitlines()[-1].endswith("; ties: 3 proposed")


def test_standard_input_has_the_ties_of_its_name(run: Run, desk: Path) -> None:
    result = lint(run, "-", "--stdin-filename", "x.md", "--tie", stdin="Acme has 120 workers.")
    assert (result.code, result.err) == (0, "x.md.ties: 1 proposed added\n")
    ties = desk / "x.md.ties"
    ties.write_text(ties.read_text(encoding="utf-8").replace("proposed\t", "confirmed\t"), encoding="utf-8")
    result = lint(run, "-", "--stdin-filename", "x.md", stdin="Acme has 120 workers.")
    assert result.out.endswith("; ties: 1 confirmed\n")
    assert lint(run, "-", stdin="Acme has 120 workers.").out.endswith("0 notes\n")


@pytest.mark.parametrize("arguments", [("draft.md", "--no-ties"), ("-",), ("draft.md", "-")])
def test_error_ties_without_a_file(run: Run, desk: Path, arguments: tuple[str, ...]) -> None:
    result = lint(run, *arguments, "--tie")
    assert (result.code, result.err) == (
        2,
        (
            "error[misuse]: --tie has no file to add to\n"
            "  do: leave out --no-ties, and name standard input by --stdin-filename NAME\n"
        ),
    )
    assert not list(desk.glob("*.ties"))


def test_error_ties_that_cannot_be_read(run: Run, desk: Path) -> None:
    (desk / "draft.md.ties").write_text("# factledger-ties/1\n\nconfirmed acme/workers\n", encoding="utf-8")
    before = (desk / "draft.md.ties").read_bytes()
    result = lint(run, "draft.md", "--tie")
    assert (result.code, result.err.splitlines()[0]) == (2, "error[parse]: a line of ties cannot be read")
    assert "  where: draft.md.ties, line 3" in result.err.splitlines()
    assert (desk / "draft.md.ties").read_bytes() == before
    (desk / "draft.md.ties").write_bytes(b"\xff\xfe")
    assert lint(run, "draft.md").err.startswith("error[file]: the file is no UTF-8 text")
    (desk / "draft.md.ties").unlink()
    (desk / "draft.md.ties").mkdir()
    assert lint(run, "draft.md").err.startswith("error[file]: the file cannot be read")
