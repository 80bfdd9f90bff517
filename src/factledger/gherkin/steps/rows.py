"""Then: what every row has to be, and what the built-in rules find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pytest_bdd import parsers, then

from factledger.domain.entry import UNRELIABLE
from factledger.errors import SpecError
from factledger.gherkin.collector import not_checked
from factledger.gherkin.facts import Disagreement
from factledger.gherkin.said import said
from factledger.rules import re_reads, status
from factledger.rules.all import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from factledger.domain.finding import Finding
    from factledger.gherkin.facts import Facts


def _none(findings: Iterable[Finding]) -> None:
    problems = list(findings)
    if problems:
        lines = "\n".join(f"{one.place}: {one.message}" for one in problems)
        pairs = {(one.rows[0], one.rows[-1]) for one in problems if one.rows}
        raise Disagreement(lines, problems[0].hint, sorted(pairs))


def _each(problems: list[str], hint: str) -> None:
    if problems:
        raise Disagreement("\n".join(problems), hint)


@then("each re-reads")
def _(request: pytest.FixtureRequest, facts: Facts) -> None:
    """The stored numbers of each chosen row are those that its own text reads to.

    Example: Then each re-reads
    """
    if not any(entry.figure for _, entry in facts.entries()):
        not_checked(request, "none of the rows is a quantity")
    _none(re_reads.misread(facts.rows, facts.ledger.units))


@then("each has a place in its source")
def _(facts: Facts) -> None:
    """Each chosen row names where in its source it stands, or what it was derived from.

    Example: Then each has a place in its source
    """
    problems = [
        f"#{row.seq} {row.key} names no place"
        for row, entry in facts.entries()
        if entry.start is None and entry.page is None and not entry.derived_from
    ]
    _each(problems, "revise it with --at or --page")


@then("each that cannot re-read is checked by a person")
def _(request: pytest.FixtureRequest, facts: Facts) -> None:
    """Each chosen date, text or yes-no names who checked it.

    Example: Then each that cannot re-read is checked by a person
    """
    if all(entry.figure for _, entry in facts.entries()):
        not_checked(request, "every row is a quantity, which re-reads")
    problems = [
        f"#{row.seq} {row.key} is checked by nobody"
        for row, entry in facts.entries()
        if entry.figure is None and entry.checked_by is None and not entry.derived_from
    ]
    _each(problems, "revise it with --checked-by")


@then(parsers.re(r"each is checked by (?P<who>a person|somebody else)"))
def _(facts: Facts, who: str) -> None:
    """Each chosen row names who checked it against its source; somebody else is not who recorded it.

    Example: Then each is checked by a person
    Example: Then each is checked by somebody else
    """
    problems = [
        f"#{row.seq} {row.key} is checked by {entry.checked_by or 'nobody'}, and recorded by {row.recorded_by}"
        for row, entry in facts.entries()
        if entry.checked_by is None or (who == "somebody else" and entry.checked_by == row.recorded_by)
    ]
    _each(problems, "let somebody check it against its source: factledger revise --checked-by")


@then("none is denied or retracted")
def _(facts: Facts) -> None:
    """No chosen row is denied by its source or withdrawn by it.

    Example: Then none is denied or retracted
    """
    problems = [
        f"#{row.seq} {row.key} is {entry.status}" for row, entry in facts.entries() if entry.status in UNRELIABLE
    ]
    _each(problems, "leave it out of what is printed")


@then(parsers.re(r"each is (?P<rank>preferred|normal|deprecated)"))
def _(facts: Facts, rank: str) -> None:
    """Each chosen row has a rank.

    Example: Then each is deprecated
    """
    problems = [f"#{row.seq} {row.key} is {entry.rank}" for row, entry in facts.entries() if entry.rank != rank]
    _each(problems, f"revise it with --rank {rank}")


@then(said('each is stated in "{unit}"'))
def _(facts: Facts, unit: str) -> None:
    """Each chosen row is in a unit, or in a narrower kind of it.

    Example: Then each is stated in "USD"
    """
    units = facts.ledger.units
    if unit not in units:
        msg = f"the unit {unit!r} is not known"
        raise SpecError(msg, do="factledger unit list")
    problems = [
        f"#{row.seq} {row.key} is stated in {entry.unit or 'no unit'}"
        for row, entry in facts.entries()
        if entry.unit != unit and not (entry.unit and units.is_kind_of(entry.unit, unit))
    ]
    _each(problems, f"revise it, or record it under a claim that is not about {unit}")


@then(parsers.re(r"there (?:is|are) (?P<how>exactly|at least|at most) (?P<count>\d{1,7}) rows?"))
def _(facts: Facts, how: str, count: str) -> None:
    """Count the chosen rows.

    Example: Then there are at least 10 rows
    Example: Then there is exactly 1 row
    """
    # A row that several Given steps chose is one row.
    found, wanted = len({row.seq for row, _ in facts.entries()}), int(count)
    holds = {"exactly": found == wanted, "at least": found >= wanted, "at most": found <= wanted}[how]
    if not holds:
        msg = f"there are {found:,}: {', '.join(f'#{row.seq} {row.key}' for row in facts.rows[:10])}"
        raise Disagreement(msg, "record what is missing, or mend the search terms")


@then(said('the rule "{name}" finds nothing'))
def _(request: pytest.FixtureRequest, facts: Facts, name: str) -> None:
    """Run a built-in rule on the chosen rows, or on the whole ledger if none was chosen.

    Example: Then the rule "in-range" finds nothing
    """
    if name not in BY_NAME:
        msg = f"there is no rule {name!r}"
        raise SpecError(msg, expected=", ".join(BY_NAME))
    only = json.dumps([row.seq for row in facts.rows]) if facts.rows else None
    lacking = [one.name for one in BY_NAME[name].settings if one.default is None]
    if lacking:
        msg = f"the rule {name} has to be told its {lacking[0]}, which a step cannot"
        raise SpecError(msg, do="set it in factledger.toml; factledger check runs it")
    found, view = facts.ledger.run(BY_NAME[name], only)
    _none(found)
    if not view.covered:
        not_checked(request, f"there are no {BY_NAME[name].covers}")
    for reason, count in sorted(view.not_checked.items()):
        if count:
            not_checked(request, f"{count:,} {reason}")


@then("nothing rests on a denied or retracted row")
def _(request: pytest.FixtureRequest, facts: Facts) -> None:
    """No derived row rests on one that is denied, retracted, withdrawn, or merely planned.

    Example: Then nothing rests on a denied or retracted row
    """
    found, view = facts.ledger.run(status.RULE)
    _none(found)
    if not view.covered:
        not_checked(request, "no row is derived or copied from another")
