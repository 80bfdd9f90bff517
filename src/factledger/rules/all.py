"""All rules, in the order in which a report names them."""

from __future__ import annotations

from factledger.rules import (
    adds_up,
    agree,
    circular,
    duplicate,
    formula,
    fresh,
    in_range,
    independent,
    locators,
    re_reads,
    scale_slip,
    scope,
    sourced,
    status,
    two_eyes,
    units,
)

RULES = (
    re_reads.RULE,
    locators.RULE,
    agree.RULE,
    scale_slip.RULE,
    units.RULE,
    in_range.RULE,
    status.RULE,
    scope.RULE,
    duplicate.RULE,
    circular.RULE,
    sourced.RULE,
    independent.RULE,
    fresh.RULE,
    two_eyes.RULE,
    adds_up.RULE,
    formula.RULE,
)

BY_NAME = {rule.name: rule for rule in RULES}
