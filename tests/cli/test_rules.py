"""`factledger check --rule`: one rule alone, told by factledger.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tampering import tamper

from factledger.store.engine import Location

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TOTALS = """
[rules.adds-up.totals]
"acme/staff" = ["acme/staff/*"]
"""


@pytest.fixture
def desk(run: Run, folder: Path) -> Path:
    assert run("init").code == 0
    assert run("source", "add", "paper", "--title", "a paper", "--language", "en").code == 0
    for claim, text in (
        ("acme/staff", "150 people"),
        ("acme/staff/oslo", "80 people"),
        ("acme/staff/rome", "60 people"),
    ):
        assert run("record", claim, "paper", text, "--new").code == 0
    return folder


def test_one_rule_runs_alone_and_finds_what_the_desk_told_it(run: Run, desk: Path) -> None:
    (desk / "factledger.toml").write_text(TOTALS, encoding="utf-8")
    result = run("check", "--rule", "adds-up")
    assert result.code == 1
    assert "FAIL  adds-up: 1 totals" in result.out
    assert "acme/staff: the parts come to 140 person: 10 missing: the total is '150 people'" in result.out
    assert "integrity" not in result.out
    assert run("check", "--rule", "in-range").code == 0


def test_a_rule_that_was_told_nothing_says_what_it_has_to_be_told(run: Run, desk: Path) -> None:
    del desk
    result = run("check", "--rule", "fresh")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error[config]: the rule fresh has to be told its days")


NONSENSE = [
    ('[rules.formula]\nhold = ["[acme/staff] + "]', "a formula under rules.formula.hold cannot be read"),
    ('[rules.formula]\nhold = ["2 person = 2 person"]', "a formula under rules.formula.hold names no claim"),
    ('[rules.formula]\nhold = ["[acme/staff]"]', "a formula under rules.formula.hold compares nothing"),
    ('[rules.adds-up.totals]\n"Acme staff" = ["acme/staff/*"]', "rules.adds-up.totals names what is no claim"),
    ('[rules.adds-up.totals]\n"acme/staff" = ["acme/st%ff/*"]', "rules.adds-up.totals names what is no claim"),
    ('[rules.fresh]\ndays = "30"', "rules.fresh.days cannot be this"),
]


@pytest.mark.parametrize(("settings", "message"), NONSENSE)
def test_error_when_a_rule_is_told_nonsense(run: Run, desk: Path, settings: str, message: str) -> None:
    (desk / "factledger.toml").write_text(settings, encoding="utf-8")
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error[config]: {message}")


def test_what_a_rule_could_not_check_is_named(run: Run, desk: Path) -> None:
    told = '[rules.formula]\nhold = ["[acme/staff] > 3 chip", "[acme/gone] > 3 chip"]\n' + TOTALS.replace(
        "/*", "/paris"
    )
    (desk / "factledger.toml").write_text(told, encoding="utf-8")
    result = run("check", "--rule", "formula", "--rule", "adds-up")
    assert result.code == 0
    assert "not checked: 1 formula: [acme/staff] > 3 chip: cannot compare person and chip" in result.out
    assert "not checked: 1 formula: [acme/gone] > 3 chip: there is no claim 'acme/gone'" in result.out
    assert "not checked: 1 total: acme/staff: a part is not known: there is no claim 'acme/staff/paris'" in result.out
    assert run("check", "--rule", "formula", "--strict").code == 1


def test_a_rule_alone_says_that_it_could_not_see_all_rows(run: Run, desk: Path) -> None:
    tamper(Location(path=desk / "ledger.db"), "UPDATE entry SET hedge = 'no such' WHERE claim = 'acme/staff'")
    result = run("check", "--rule", "re-reads")
    assert result.code == 1
    assert "acme/staff@paper: the row was changed" in result.out


def test_a_run_that_checked_nothing_does_not_call_a_ledger_empty(run: Run, desk: Path) -> None:
    del desk
    result = run("check", "--rule", "circular")
    assert "nothing was checked: 0 rules and 0 scenarios over 7 rows" in result.out


def test_error_when_rules_are_to_look_at_no_entry(run: Run, desk: Path) -> None:
    del desk
    result = run("check", "--where", "acme/stafff")
    assert (result.code, result.out) == (2, "")
    assert "no entry matches" in result.err


def test_an_acceptance_covers_what_was_there_and_no_later_conflict(run: Run) -> None:
    run("init")
    for number, text in enumerate(("1,000 chips", "2,000 chips", "70,000 chips"), 1):
        run("source", "add", f"s/{number}", "--language", "en")
        run("record", "acme/chips", f"s/{number}", text, "--new", "--page", "1")
        if number == 2:
            run("accept", "acme/chips@s/1", "--rule", "agree", "--reason", "they count otherwise")
            done = run("check", "--rule", "agree", "--format", "concise")
            assert (done.code, "1 accepted" in done.out) == (0, True)
    done = run("check", "--rule", "agree", "--format", "concise")
    assert done.code == 1
    assert "70,000 chips" in done.out
    assert "1 accepted" in done.out
