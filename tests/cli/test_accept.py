"""`factledger accept` from an empty folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def ledger(run: Run) -> None:
    run("init")
    run("source", "add", "a", "--language", "en")
    run("record", "x/chips", "a", "about 2,000 chips", "--new", "--page", "1")


@pytest.mark.usefixtures("ledger")
def test_accept_list_show_history_and_void(run: Run) -> None:
    assert "nothing is accepted" in run("accept", "--list").err
    done = run("accept", "x/chips@a", "--rule", "agree", "--reason", "they round", "--until", "2999-06")
    assert done.out == (
        "#4 the finding of agree on x/chips@a@@1 is accepted until 2999-06: about 2000 chip (they round)\n"
    )
    assert run("accept", "3", "--rule", "agree", "--reason", "without an end").out.endswith("version 2\n")
    listed = run("accept", "--list", "--format", "json")
    (row,) = json.loads(listed.out)
    assert (row["key"], row["value"], row["reason"]) == ("agree:x/chips@a", "about 2000 chip", "without an end")
    assert "2999-06" in run("accept", "--list", "--as-of", "4").out
    assert "1 acceptance" in run("accept", "--list").err
    assert "entry_version  1" in run("show", "agree:x/chips@a").out
    assert len(run("history", "agree:x/chips@a").out.splitlines()) == 3
    assert run("check").code == 0
    assert run("void", "agree:x/chips@a@@2", "--reason", "no longer needed").code == 0
    assert "nothing is accepted" in run("accept", "--list").err
    assert run("void", "x/chips@a", "--reason", "wrong").code == 0


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "error[misuse]: entry and rule are missing"),
        (["x/chips@a"], 2, "error[misuse]: the rule is missing"),
        (["x/chips@a", "--rule", "agree"], 2, "error[misuse]: an acceptance needs a reason"),
        (["x/chips@a", "--rule", "agreee", "--reason", "x"], 2, "do: --rule agree"),
        (["x/chips@b", "--rule", "agree", "--reason", "x"], 1, "error[not-found]: there is no entry 'x/chips@b'"),
        (["x/chips@a", "--list"], 2, "error[misuse]: --list and what is to be accepted"),
        (["x/chips@a", "--rule", "agree", "--as-of", "1"], 2, "error[misuse]: --as-of is for --list"),
        (
            ["x/chips@a", "--rule", "agree", "--reason", "x", "--until", "2001"],
            1,
            "error[refused]: the acceptance would",
        ),
    ],
)
def test_errors_of_accept(run: Run, arguments: list[str], code: int, message: str) -> None:
    done = run("accept", *arguments)
    assert (done.code, message in done.err) == (code, True), done.err
    assert "Traceback" not in done.err
