"""`factledger source revise --file`: what is printed, what is written, and the commands that settle the rest."""

from __future__ import annotations

import csv
import io
import json
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

OLD = "Acme used about 2 million chips, it said. Acme has 500 workers. The plant is old. Acme paid $7 million."
NEW = "News! Acme used about 2 thousand chips, it said. Acme has 500 workers. The plant is old."


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    (folder / "old.txt").write_text(OLD, encoding="utf-8")
    (folder / "new.txt").write_text(NEW, encoding="utf-8")
    for arguments in (
        ("init",),
        ("source", "add", "page", "--title", "A page", "--file", "old.txt"),
        ("source", "add", "page/pt", "--derived-from", "page", "--relation", "translation"),
        ("record", "acme/chips", "page", "about 2 million chips", "--new"),
        ("record", "acme/workers", "page", "500 workers", "--new"),
        ("record", "acme/paid", "page", "$7 million", "--new"),
    ):
        assert run(*arguments).code == 0
    return folder


REVISE = ("source", "revise", "page", "--file", "new.txt")


def test_rows_that_stand_move_and_the_others_are_listed(run: Run, desk: Path) -> None:
    del desk
    result = run(*REVISE, "--reason", "it's new")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        "#9 source page: A page (it's new), version 2",
        "outcome  seq  key                before                 now                     place  recorded",
        "changed  4    acme/chips@page    about 2 million chips  about 2 thousand chips  1:17",
        "stands   6    acme/workers@page  500 workers            500 workers             1:59   10",
        "gone     8    acme/paid@page     $7 million",
        (
            "changed: acme/chips@page (#4): about 2000000 chip before, about 2000 chip now; "
            "a silent change of scale: the one is 1000 times the other"
        ),
        "  before: Acme used about 2 million chips, it said.",
        "  now:    Acme used about 2 thousand chips, it said.",
        "  factledger revise acme/chips@page@@1 'about 2 thousand chips' --at 16 --reason 'it'\"'\"'s new'",
        "gone: acme/paid@page (#8): its sentence, or the figure in it, is not in the new text",
        "  factledger retract acme/paid@page@@1 --reason 'it'\"'\"'s new'",
        "3 rows of page: 1 stands, 1 changed, 1 gone; 1 recorded at their new places",
        "page/pt is a translation of it: check it too",
    ]
    commands = [line.strip() for line in result.out.splitlines() if line.startswith("  factledger ")]
    assert [run(*shlex.split(one)[1:]).code for one in commands] == [0, 0]
    again = run(*REVISE)
    assert (again.code, again.out.splitlines()) == (
        0,
        [
            "nothing to do: page has this text already",
            "left as they are: 1 retracted",
            "page/pt is a translation of it: check it too",
        ],
    )
    result = run("check", "--rule", "locators", "--rule", "re-reads", "--strict")
    assert result.code == 0, result.out


def test_a_dry_run_writes_nothing_and_needs_no_reason(run: Run, desk: Path) -> None:
    before = run("export").out
    result = run(*REVISE, "--dry-run")
    assert result.code == 1
    assert "stands   6    acme/workers@page  500 workers            500 workers             1:59\n" in result.out
    assert result.out.endswith("check it too\ndry run: nothing was written\n")
    assert "1 would be recorded at their new places" in result.out
    assert run("export").out == before
    assert len(list((desk / ".factledger" / "texts").iterdir())) == 1


def test_error_without_a_reason_nothing_is_written(run: Run, desk: Path) -> None:
    before = run("export").out
    result = run(*REVISE)
    assert (result.code, result.err) == (2, "error[misuse]: a correction needs a reason\n  expected: --reason TEXT\n")
    assert run("export").out == before
    assert len(list((desk / ".factledger" / "texts").iterdir())) == 1


def test_programs_get_the_rows_alone(run: Run, desk: Path) -> None:
    del desk
    result = run(*REVISE, "--dry-run", "--format", "json")
    rows = json.loads(result.out)
    assert [one["outcome"] for one in rows] == ["changed", "stands", "gone"]
    assert rows[0]["commands"] == [
        shlex.split("factledger revise acme/chips@page@@1 'about 2 thousand chips' --at 16 --reason 'the page changed'")
    ]
    assert (rows[1]["recorded"], rows[1]["places"]) == (None, [{"text": "500 workers", "start": 58, "end": 69}])
    assert "3 rows of page: 1 stands, 1 changed, 1 gone" in result.err
    lines = list(csv.DictReader(io.StringIO(run(*REVISE, "--dry-run", "--format", "csv").out)))
    assert [line["key"] for line in lines] == ["acme/chips@page", "acme/workers@page", "acme/paid@page"]
    assert run(*REVISE, "--dry-run", "--format", "jsonl").out.count("\n") == 3
    assert run(*REVISE, "--dry-run", "--format", "markdown").out.startswith("| outcome | seq |")


def test_a_page_on_which_all_stands_exits_with_0_and_1_when_strict_about_its_words(run: Run, desk: Path) -> None:
    (desk / "new.txt").write_text(OLD + " It said so.", encoding="utf-8")
    assert run(*REVISE, "--dry-run", "--strict").code == 0
    (desk / "new.txt").write_text(OLD.replace("Acme has", "Acme still has"), encoding="utf-8")
    assert run(*REVISE, "--dry-run", "--strict").code == 1
    result = run(*REVISE, "--publisher", "Acme", "--reason", "new words")
    assert (result.code, run("source", "show", "page").out.count("Acme")) == (0, 1)
    assert "  now:    Acme still has 500 workers." in result.out


def test_commands_name_the_ledger_that_was_named(run: Run, desk: Path) -> None:
    result = run("--ledger", str(desk / "ledger.db"), *REVISE, "--dry-run")
    assert f"  factledger --ledger {desk / 'ledger.db'} revise acme/chips@page@@1" in result.out


def test_a_source_without_rows_is_revised_as_ever(run: Run, desk: Path) -> None:
    del desk
    result = run("source", "revise", "page/pt", "--file", "new.txt", "--no-keep", "--reason", "its text")
    assert (result.code, result.out.splitlines()[1:]) == (0, ["no row of page/pt stands in its text"])


NO_SOURCE = "error[not-found]: there is no source"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("source", "revise", "page", "--dry-run"), 2, "error[misuse]: --dry-run is for --file"),
        (("source", "revise", "page", "--file", "none.txt", "--reason", "x"), 2, "error[file]: "),
        (("source", "revise", "nowhere", "--file", "new.txt", "--reason", "x"), 1, NO_SOURCE),
        (("source", "revise", "page@@7", "--file", "new.txt", "--reason", "x"), 1, NO_SOURCE),
    ],
)
def test_error_when_there_is_nothing_to_follow(
    run: Run, desk: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    del desk
    result = run(*arguments)
    assert result.code == code
    assert result.err.startswith(message)


def test_control_characters_of_a_page_never_reach_the_terminal(run: Run, desk: Path) -> None:
    (desk / "new.txt").write_text(NEW.replace("it said", "it \x1b[31msaid\u202e"), encoding="utf-8")
    result = run(*REVISE, "--dry-run")
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
