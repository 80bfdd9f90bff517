"""`factledger diff` of states, files and what is neither."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def ledger(run: Run, folder: Path) -> None:
    run("init")
    run("source", "add", "a", "--language", "en")
    run("record", "x/chips", "a", "about 2,000 chips", "--new", "--page", "1")
    (folder / "old.db").write_bytes((folder / "ledger.db").read_bytes())
    run("revise", "x/chips@a", "3,000 chips", "--reason", "a typing error", "--by", "jo")
    run("source", "add", "bad", "--title", "=1+1")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("sides", [("3",), ("3", "5"), ("old.db",), ("old.db", "ledger.db"), ("./old.db", "5")])
def test_states_and_files_give_one_difference(run: Run, sides: tuple[str, ...]) -> None:
    done = run("diff", *sides)
    assert done.code == 0
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["change", "seq"],
        ["corrected", "4"],
        ["added", "5"],
    ]
    assert "text: about 2,000 chips → 3,000 chips" in done.out
    assert "a typing error" in done.out
    assert done.err == "3 to 5 rows: 1 corrected, 1 added\n"
    assert run("diff", *sides, "--exit-code").code == 1
    (corrected, added) = json.loads(run("diff", *sides, "--format", "json").out)
    assert (corrected["before"]["value"], corrected["after"]["value"], corrected["recorded_by"]) == (
        "2000",
        "3000",
        "jo",
    )
    assert (added["before"], added["after"]["title"]) == (None, "=1+1")
    lines = run("diff", *sides, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == [corrected, added]
    assert run("diff", *sides, "--format", "csv").out.splitlines()[0] == "change,seq,what,changed,recorded_by,reason"
    assert run("diff", *sides, "--format", "markdown").out.count("\n") == 4


@pytest.mark.usefixtures("ledger")
def test_no_difference_is_said(run: Run) -> None:
    for sides in (("5",), ("ledger.db",), ("old.db", "old.db")):
        done = run("diff", *sides, "--exit-code")
        assert (done.code, done.out) == (0, "")
        assert "no difference" in done.err
    assert run("diff", "5", "--format", "json").out == "[]\n"


@pytest.mark.usefixtures("ledger")
def test_a_rewritten_history_is_an_error(run: Run, folder: Path) -> None:
    (folder / "ledger.db").unlink()
    run("init")
    run("source", "add", "a", "--language", "en", "--title", "not a")
    done = run("diff", "old.db", "ledger.db")
    assert done.code == 1
    assert done.out.splitlines()[1].startswith("REWRITTEN  1")
    assert "the histories part after row 0: 3 rows of A" in done.err
    assert "error[rewritten]: 1 row differ under the same key and version" in done.err.replace("differs", "differ")
    assert "found: a@@1 (#1)" in done.err
    assert "\ngone " in done.out
    assert "A is the later state" in run("diff", "1", "1").err + run("--ledger", "old.db", "diff", "3", "1").err


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.db"], 2, "error[no-ledger]: this names neither a state of the ledger nor another ledger"),
        (["9"], 1, "error[not-found]: the ledger has no row 9"),
        (["3", "5:00000000"], 1, "error[not-found]: the ledger never had this head"),
        (["."], 2, "error[engine]: the ledger cannot be opened"),
        (["mysql://x/y"], 2, "error[misuse]: a ledger cannot be kept in 'mysql'"),
        ([], 2, "Missing argument 'A'"),
    ],
)
def test_errors_of_diff(run: Run, arguments: list[str], code: int, message: str) -> None:
    done = run("diff", *arguments)
    assert (done.code, message in done.err) == (code, True), done.err
    assert "Traceback" not in done.err
