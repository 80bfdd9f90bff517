"""formula: the comparisons that a desk wrote down hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.errors import ConfigError, FormulaError, NotFoundError
from factledger.rules.agree import shown
from factledger.rules.rule import Example, Rule, Setting, View
from factledger.rules.value import ClaimValue, claim_value
from factledger.values.compare import Severity
from factledger.values.evaluate import Comparison, Quantity, evaluate
from factledger.values.formula import Formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.values.key import ClaimKey


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every formula whose comparison is impossible, whatever values its figures allow.

    Raises:
        ConfigError: A formula cannot be read, names no claim, or compares nothing.
    """
    for text in view.settings["hold"]:
        formula = _parsed(text)
        values: dict[ClaimKey, ClaimValue] = {}

        def lookup(key: ClaimKey, values: dict[ClaimKey, ClaimValue] = values) -> Quantity:
            values[key] = claim_value(view.reader, key, view.units)
            return values[key].quantity

        try:
            outcome = evaluate(formula, lookup, view.units)
        except (FormulaError, NotFoundError) as error:
            view.not_checked[f"formula: {text}: {error.what}"] += 1
            continue
        if outcome.comparison is Comparison.INCOMPARABLE or outcome.right is None:
            view.not_checked[f"formula: {text}: {outcome.reason}"] += 1
            continue
        view.covered += 1
        if outcome.comparison is Comparison.IMPOSSIBLE:
            unit = "" if outcome.left.unit == "1" else f" {outcome.left.unit}"
            stated = [one for found in values.values() for one in found.statements]
            message = f"{outcome.left.interval} against {outcome.right.interval}{unit} is impossible: "
            message += ", ".join(shown(one) for one in stated)
            hint = "look at its figures in their sources, and revise the one that is wrong, or the formula"
            yield RULE.finding(text, message, hint, tuple(one.row.seq for one in stated))


def _parsed(text: str) -> Formula:
    try:
        formula = Formula.parse(text)
    except FormulaError as error:
        msg = f"a formula under rules.formula.hold cannot be read: {error.what}"
        raise ConfigError(msg, expected=error.expected, found=repr(text)[:200], where=error.where) from error
    if not formula.claims:
        msg = "a formula under rules.formula.hold names no claim: it says nothing of the ledger"
        raise ConfigError(msg, expected="a claim in brackets, such as [a/chips]", found=repr(text)[:200])
    if formula.operator is None:
        msg = "a formula under rules.formula.hold compares nothing"
        raise ConfigError(msg, expected="a comparison, such as [a/chips] / [b/chips] <= 1/8", found=repr(text)[:200])
    return formula


_A, _B = "a/chips@paper: about 2,000 chips", "b/chips@paper: at least 16,000 chips"

RULE = Rule(
    name="formula",
    severity=Severity.ERROR,
    why="What follows from several figures holds only as long as none of them changes.",
    source="DESIGN 3.3: a comparison is certain, possible or impossible",
    covers="formulas",
    check=check,
    settings=(Setting("hold", list, "formulas with a comparison, such as '[a/chips] / [b/chips] <= 1/8'"),),
    passing=(
        Example((_A, _B), {"hold": ["[a/chips] / [b/chips] <= 1/7"]}),
        Example((_A, _B), {"hold": ["[a/chips] / [b/chips] = 1/8"]}),
    ),
    failing=(
        Example((_A, _B), {"hold": ["[a/chips] / [b/chips] > 1/7"]}, "is impossible: 'about 2,000 chips'"),
        Example((_A,), {"hold": ["[a/chips] >= 2,300 chip"]}, "[1800, 2200] against [2300, 2300] chip"),
    ),
)
