"""Every rule: it says what it is, its examples pass and fail as it says, on both engines."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.filling import write_new

from factledger.rules.all import RULES
from factledger.rules.example import bodies
from factledger.rules.rule import Example, Rule, View
from factledger.services.check import Options, check_rows
from factledger.services.config import Config, RuleSettings
from factledger.services.texts import Texts
from factledger.store.ledger import reading, writing
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from factledger.domain.finding import Finding
    from factledger.store.engine import Location

HERE = Path(__file__).parents[2] / "src" / "factledger" / "rules"
TODAY = date(2026, 1, 1)
PASSING = [(rule, example) for rule in RULES for example in rule.passing]
FAILING = [(rule, example) for rule in RULES for example in rule.failing]


def name(value: object) -> str:
    return value.name if isinstance(value, Rule) else "-".join(value.rows)[:60] if isinstance(value, Example) else ""


def findings(ledger: Location, rule: Rule, example: Example) -> tuple[list[Finding], View]:
    with writing(ledger) as writer:
        write_new(writer, bodies(example.rows))
    texts = {hashlib.sha256(text.encode()).hexdigest(): text for text in example.texts}
    given = {one.name: one.default for one in rule.settings} | dict(example.settings)
    with reading(ledger) as reader:
        view = View(
            reader=reader, units=reader.units(), today=TODAY, settings=given, find_text=lambda it: texts.get(it or "")
        )
        return list(rule.check(view)), view


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert (HERE / f"{rule.name.replace('-', '_')}.py").is_file()
    assert rule.why.endswith(".")
    assert rule.why.count(". ") == 0
    assert rule.source
    assert rule.covers
    assert rule.severity in (Severity.ERROR, Severity.WARNING)
    assert rule.passing
    assert rule.failing
    assert all(example.says for example in rule.failing)


def test_every_file_of_a_rule_is_among_all_rules() -> None:
    helpers = {"__init__", "all", "example", "lint", "last_read", "sweep", "origin", "rule", "value"}
    files = {path.stem.replace("_", "-") for path in HERE.glob("*.py") if path.stem not in helpers}
    assert files == {rule.name for rule in RULES}


@pytest.mark.parametrize(("rule", "example"), PASSING, ids=name)
def test_what_a_rule_passes(ledger: Location, rule: Rule, example: Example) -> None:
    found, view = findings(ledger, rule, example)
    assert found == []
    assert view.covered


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=name)
def test_what_a_rule_fails(ledger: Location, rule: Rule, example: Example) -> None:
    found, view = findings(ledger, rule, example)
    assert found
    assert view.covered
    assert all((one.rule, one.severity) == (rule.name, rule.severity) for one in found)
    assert any(example.says in one.message for one in found)
    assert all(one.hint for one in found)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_that_matched_nothing_is_not_checked(ledger: Location, rule: Rule, tmp_path: Path) -> None:
    example = rule.passing[0]
    config = Config(None, {rule.name: RuleSettings(given=example.settings)})
    with reading(ledger) as reader:
        options = Options(config=config, rules=(rule.name,))
        (part,) = check_rows(reader, "x", Texts(tmp_path), options).parts
    assert (part.verdict, part.covered, part.findings) == ("not checked", 0, ())
    assert part.not_checked
