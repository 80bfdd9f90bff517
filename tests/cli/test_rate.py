"""`factledger rate`, and converting by it with `calc` and `compare`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ADD = ("rate", "add", "EUR", "USD", "1.25", "--date", "2025-01-07", "--source", "bank")


@pytest.fixture
def ledger(run: Run) -> None:
    run("init")
    run("source", "add", "bank", "--language", "en")
    assert run(*ADD).out == "#2 1 EUR = 1.25 USD on 2025-01-07, says bank\n"
    run("record", "x/deal", "bank", "$103 million", "--new", "--page", "1")


@pytest.mark.usefixtures("ledger")
def test_add_list_show_revise_and_void(run: Run) -> None:
    assert run(*ADD).code == 1
    assert "EUR-USD@2025-01-07@bank" in run("rate", "list").out
    assert run("rate", "list").err == "1 rate\n"
    assert "value        1.25" in run("rate", "show", "2").out
    assert run("rate", "revise", "EUR-USD@2025-01-07@bank@@1", "--value", "1.26", "--reason", "misread").code == 0
    assert run("rate", "revise", "EUR-USD@2025-01-07@bank@@1", "--value", "1.27", "--reason", "late").code == 1
    assert run("check").code == 0
    assert run("rate", "void", "EUR-USD@2025-01-07@bank", "--reason", "wrong day").code == 0
    assert run("rate", "list").err == "no rate is recorded\n"
    exported = run("export").out
    run("--ledger", "copy.db", "init")
    assert run("--ledger", "copy.db", "import", "-", stdin=exported).code == 0


@pytest.mark.usefixtures("ledger")
def test_calc_names_the_rate(run: Run) -> None:
    done = run("calc", "[x/deal] to EUR on 2025-01-07")
    assert done.out == (
        "value   82400000\nallows  [82000000, 82800000)\nunit    EUR\nhedge   plain (the weakest of its inputs)\n"
        "rate    1 EUR = 1.25 USD on 2025-01-07, says bank (#2)\n"
    )
    cases = '{"id": "1", "formula": "5 USD to EUR on 2025-01-07"}\n{"id": "2", "formula": "5 USD to EUR on 2024"}\n'
    batch = run("calc", "--batch", "-", stdin=cases)
    found, missing = (json.loads(line) for line in batch.out.splitlines())
    assert (found["value"], found["rates"][0]["seq"], batch.code) == ("4", "2", 1)
    assert "no rate between USD and EUR is recorded for 2024" in missing["error"]
    assert run("calc", "5 km to m").out.startswith("value   5000\n")


def test_calc_of_a_rate_needs_a_ledger(run: Run) -> None:
    done = run("calc", "5 USD to EUR on 2025")
    assert (done.code, "error[no-ledger]" in done.err) == (2, True)
    assert run("calc", "5 km to m").code == 0


@pytest.mark.usefixtures("ledger")
def test_compare_by_a_rate(run: Run) -> None:
    sides = ("compare", "$103 million", "€82.4 million", "--lang", "en")
    assert "currency, and no rate is given: USD against EUR" in run(*sides).out
    done = run(*sides, "--rate-on", "2025-01-07")
    assert (done.code, done.out.splitlines()[-1]) == (0, "rate      1 EUR = 1.25 USD on 2025-01-07, says bank (#2)")
    assert "is recorded for 2025-01-08" in run(*sides, "--rate-on", "2025-01-08").out
    assert run(*sides, "--rate-on", "2025-01-08", "--strict").code == 1
    assert "error[not-found]" not in run(*sides, "--rate-on", "2025-01-07", "--rate-by", "bank").err
    assert "error[misuse]: --rate-by needs a date" in run(*sides, "--rate-by", "bank").err
    assert "error[parse]" in run(*sides, "--rate-on", "soon").err
    case = '{"id": "1", "draft": "$103 million", "ledger": "€82.4 million", "lang": "en"}'
    result = json.loads(run("compare", "--batch", "-", "--rate-on", "2025-01-07", stdin=case).out)
    assert (result["verdict"], result["rate"]["key"]) == ("supported", "EUR-USD@2025-01-07@bank")


@pytest.mark.usefixtures("ledger")
def test_a_spec_converts_by_a_rate(run: Run, folder: Path) -> None:
    (folder / "specs").mkdir()
    spec = """Feature: rates
  Scenario: the deal was worth less than 83 million euros
    Then [x/deal] to EUR on 2025-01-07 < 83 million EUR is certain
  Scenario: the deal was worth more than 83 million euros
    Then [x/deal] to EUR on 2025-01-07 > 83 million EUR is certain
  Scenario: another day
    Then [x/deal] to EUR on 2025-01-08 > 83 million EUR is possible
"""
    (folder / "specs" / "rates.feature").write_text(spec, encoding="utf-8")
    done = run("check")
    assert done.code == 1
    assert "ok    specs/rates.feature:2" in done.out
    assert "by 1 EUR = 1.25 USD on 2025-01-07, says bank (#2)" in done.out
    assert "no rate between USD and EUR is recorded for 2025-01-08" in done.out
