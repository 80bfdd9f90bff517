"""units: every figure of a claim is in a unit that can be compared with the claim's."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factledger.errors import UnitError
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.units import Likeness, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.values.units import Units

_COUNT = f"SELECT count(*) FROM entry_now AS e WHERE e.hedge IS NOT NULL AND {STANDING}"  # noqa: S608  no value of anybody's

_STATED = f"e.hedge IS NOT NULL AND e.unit <> '1' AND {STANDING}"

_OTHER_THAN_CLAIM = f"""
SELECT e.seq, e.key, e.text, e.unit, c.unit AS wanted FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim
WHERE {_STATED} AND c.unit <> e.unit ORDER BY e.seq
"""  # noqa: S608  no value of anybody's

_OTHER_THAN_EACH_OTHER = f"""
SELECT e.seq, e.key, e.claim, e.text, e.unit FROM (
    SELECT e.claim FROM claim_now AS c CROSS JOIN entry_now AS e WHERE c.unit IS NULL AND e.claim = c.key AND {_STATED}
    GROUP BY e.claim HAVING min(e.unit) <> max(e.unit)) AS several
CROSS JOIN entry_now AS e WHERE e.claim = several.claim AND {_STATED} ORDER BY e.claim, e.seq
"""  # noqa: S608  no value of anybody's

_MEASURED = f"""
FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim
WHERE {_STATED} AND e.figure_kind <> 'count' AND coalesce(c.unit, e.unit) = e.unit
"""

_UNITS = f"SELECT e.unit {_MEASURED} GROUP BY e.unit ORDER BY e.unit"

_IN_UNIT = f"SELECT e.seq, e.key, e.text {_MEASURED} AND e.unit = :unit ORDER BY e.seq"


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every figure whose unit is unknown, or of another dimension than its claim's.

    A counted noun that no unit names is a unit of its own; money, percentages, quantities and durations have to be
    in a known one.
    """
    view.covered = view.count(_COUNT)
    for one in view.ask(_OTHER_THAN_CLAIM):
        if reason := _difference(one.wanted, one.unit, view.units):
            message = f"{one.text!r} is in {one.unit}, and the claim in {one.wanted}: {reason}"
            yield RULE.finding(f"#{one.seq} {one.key}", message, _HINT, (one.seq,))
    for _, group in groupby(view.ask(_OTHER_THAN_EACH_OTHER), key=lambda one: one.claim):
        first, *others = group
        for one in others:
            if reason := _difference(first.unit, one.unit, view.units):
                message = f"{one.text!r} is in {one.unit}, and #{first.seq} {first.text!r} in {first.unit}: {reason}"
                yield RULE.finding(f"#{one.seq} {one.key}", message, _HINT, (one.seq, first.seq))
    for (unit,) in view.ask(_UNITS):
        if not _is_known(unit, view.units):
            for one in view.ask(_IN_UNIT, unit=unit):
                message = f"{one.text!r} is in {unit}, and that is no unit known here"
                hint = f"factledger unit add {unit}, or revise the entry"
                yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))


_HINT = "record it under another claim, revise it, or revise the unit of the claim"


def _difference(first: str, second: str, units: Units) -> str | None:
    """Return what keeps two units from being compared, if something does."""
    try:
        relation = units.relation(first, second)
    except UnitError as error:
        return error.what
    if relation.likeness is not Likeness.DIFFERS:
        return None
    unknown = [unit for unit in (first, second) if not _is_known(unit, units)]
    return relation.reason + "".join(f"; {unit} is no unit known here" for unit in unknown)


def _is_known(unit: str, units: Units) -> bool:
    """Tell whether a unit is known, or made of units at least one of which is: USD/widget."""
    try:
        return unit in units or any(name in units for name in parse_unit(unit))
    except UnitError:
        return False


RULE = Rule(
    name="units",
    severity=Severity.ERROR,
    why="Figures in units that do not convert are about different things.",
    source="DESIGN 3.2: dimension, currency, counted noun and percent against percentage point keep figures apart",
    covers="figures",
    check=check,
    passing=(
        Example(("claim p/weight; unit=kilogram", "p/weight@paper: 2,000 tonnes", "p/weight@filing: 2,000,000 kg")),
        Example(("claim chips/used; unit=chip", "chips/used@paper: 2,000 A100s", "chips/used@filing: 2,000")),
        Example(("p/q@paper: 40 widgets", "p/q@filing: 41 widgets")),
        Example(("claim p/cost; unit=USD", "p/cost@web: $3 million", "p/cost@paper: €3 million; rank=deprecated")),
    ),
    failing=(
        Example(("claim chips/used; unit=chip", "chips/used@paper: $2,000"), says="is in USD, and the claim in chip"),
        Example(("claim p/rate; unit=percent", "p/rate@paper: 2 percentage points"), says="percentage point"),
        Example(("p/cost@paper: $3 million", "p/cost@filing: €3 million"), says="currency"),
        Example(("claim p/q; unit=quetzel", "p/q@paper: 40 chips"), says="quetzel is no unit known here"),
        Example(("p/cost@paper: $3 million; unit=UDS",), says="is in UDS, and that is no unit known here"),
    ),
)
