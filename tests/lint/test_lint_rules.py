"""Every rule of lint: it says what it is, and its examples pass and fail as it says, on both engines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.filling import write_new

from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.rules.lint import LAPSED, LINT_RULES, STALE_TIE, UNUSED, Case, LintRule
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.sources.index import SourceIndex
from factledger.services.lint.sources.run import lint_by_sources
from factledger.store.ledger import reading, writing
from factledger.values.compare import Severity
from factledger.values.units import Units

if TYPE_CHECKING:
    from factledger.services.lint.report import Found
    from factledger.store.engine import Location

PASSING = [(rule, case) for rule in LINT_RULES for case in rule.passing]
FAILING = [(rule, case) for rule in LINT_RULES for case in rule.failing]


def name(value: object) -> str:
    return value.name if isinstance(value, LintRule) else value.text[:60] if isinstance(value, Case) else ""


def found(ledger: Location, case: Case) -> list[Found]:
    if case.documents:
        documents = [plain_draft(f"{i}.txt", text) for i, text in enumerate(case.documents)]
        index = SourceIndex.of_drafts(documents, Units.shipped())
        return lint_by_sources(plain_draft("-", case.text), index, LintOptions("en", case.date)).findings
    with writing(ledger) as writer:
        write_new(writer, bodies(case.rows))
    language = "auto" if "Zxq" in case.text or "city" in case.text else "en"
    with reading(ledger) as reader:
        return lint(
            plain_draft("-", case.text), Index(reader, reader.units()), LintOptions(language, case.date)
        ).findings


def says_what_it_is(rule: LintRule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.why.endswith(".")
    assert rule.why.count(". ") == 0
    assert rule.source
    assert rule.hint
    assert rule.severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@pytest.mark.parametrize("rule", LINT_RULES, ids=name)
def test_a_rule_of_lint_says_what_it_is(rule: LintRule) -> None:
    says_what_it_is(rule)
    # The examples of these are files and acceptances: see test_orders.py, test_ties.py and test_accepted.py.
    if rule not in (UNUSED, STALE_TIE, LAPSED):
        assert rule.passing
        assert rule.failing


@pytest.mark.parametrize(("rule", "case"), PASSING, ids=name)
def test_what_a_rule_of_lint_passes(ledger: Location, rule: LintRule, case: Case) -> None:
    assert rule.name not in [one.rule for one in found(ledger, case)]


@pytest.mark.parametrize(("rule", "case"), FAILING, ids=name)
def test_what_a_rule_of_lint_finds(ledger: Location, rule: LintRule, case: Case) -> None:
    findings = [one for one in found(ledger, case) if rule.name in (one.rule, *one.also)]
    assert [one.rule for one in findings] == [rule.name]
    assert findings[0].severity is rule.severity or rule.name == "status-changed"
    assert findings[0].message
