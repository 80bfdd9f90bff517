"""All rules, in the order in which a report names them."""

from __future__ import annotations

from factledger.rules import agree, locators, re_reads, status

RULES = (re_reads.RULE, locators.RULE, agree.RULE, status.RULE)

BY_NAME = {rule.name: rule for rule in RULES}
