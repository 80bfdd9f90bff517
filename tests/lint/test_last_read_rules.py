"""Every rule of the last read: it says what it is, and its examples pass and fail as it says."""

from __future__ import annotations

import pytest
from tests.lint.test_against import compared
from tests.lint.test_lint_rules import name, says_what_it_is

from factledger.rules.last_read import LAST_READ_RULES
from factledger.rules.lint import LINT_RULES, Case, LintRule

OWN = [rule for rule in LAST_READ_RULES if rule not in LINT_RULES]
PASSING = [(rule, case) for rule in OWN for case in rule.passing]
FAILING = [(rule, case) for rule in OWN for case in rule.failing]


@pytest.mark.parametrize("rule", OWN, ids=name)
def test_a_rule_of_the_last_read_says_what_it_is(rule: LintRule) -> None:
    says_what_it_is(rule)
    assert rule.passing
    assert rule.failing
    assert all(case.old and not case.rows for case in (*rule.passing, *rule.failing))


@pytest.mark.parametrize(("rule", "case"), PASSING, ids=name)
def test_what_a_rule_of_the_last_read_passes(rule: LintRule, case: Case) -> None:
    result = compared(case.old, case.text)
    assert rule.name not in [one.rule for side in (result.new, result.old) for one in side.findings]


@pytest.mark.parametrize(("rule", "case"), FAILING, ids=name)
def test_what_a_rule_of_the_last_read_finds(rule: LintRule, case: Case) -> None:
    result = compared(case.old, case.text)
    findings = [one for side in (result.new, result.old) for one in side.findings]
    assert [one.rule for one in findings] == [rule.name]
    assert findings[0].severity is rule.severity or rule.name == "status-changed"


def test_a_name_of_both_kinds_of_lint_has_one_severity() -> None:
    shared = {rule.name: rule for rule in LINT_RULES}
    assert [rule.name for rule in OWN if rule.name in shared and rule.severity is not shared[rule.name].severity] == []
