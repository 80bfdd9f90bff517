"""duplicate: one claim under one key, one place recorded once, one document as one source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from factledger.errors import UnitError
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.values.units import Units

_ABOUT = ("subject", "measure", "value_type", "period", "place", "population", "method", "price_basis")

_SAME = "||'\n'||".join(f"lower(coalesce(c.{name}, ''))" for name in _ABOUT)

_COUNT = (
    "SELECT (SELECT count(*) FROM claim_now) + (SELECT count(*) FROM entry_now) + (SELECT count(*) FROM source_now)"
)

_CLAIMS = f"""
SELECT c.seq, c.key, c.unit, {_SAME} AS same FROM claim_now AS c WHERE {_SAME} IN (
    SELECT {_SAME} FROM claim_now AS c GROUP BY {_SAME} HAVING count(*) > 1)
ORDER BY {_SAME}, c.seq
"""  # noqa: S608  no value of anybody's

_PLACE = """e.sha256||' '||e."start"||' '||e."end"||' '||coalesce(e.speaker, '')"""

_PLACED = f"""e."start" IS NOT NULL AND e."end" IS NOT NULL AND e.sha256 IS NOT NULL AND {STANDING}"""

_ENTRIES = f"""
SELECT e.seq, e.key, e.claim, e.text, e.other_value, {_PLACE} AS place FROM (
    SELECT e.claim FROM entry_now AS e WHERE {_PLACED} GROUP BY e.claim
    HAVING count(*) > count(DISTINCT {_PLACE})) AS twice
CROSS JOIN entry_now AS e WHERE e.claim = twice.claim AND {_PLACED} ORDER BY e.claim, e.seq
"""  # noqa: S608  no value of anybody's


def _alike(column: str) -> str:
    return f"""
SELECT s.seq, s.key, s.derived_from, s.sha256, s.{column} AS same FROM source_now AS s WHERE s.{column} IN (
    SELECT s.{column} FROM source_now AS s WHERE s.{column} IS NOT NULL GROUP BY s.{column} HAVING count(*) > 1)
ORDER BY s.{column}, s.seq
"""  # noqa: S608  a name of ours


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every claim, entry and source that is there twice under different keys."""
    view.covered = view.count(_COUNT)
    yield from _claims(view)
    yield from _entries(view)
    yield from _sources(view)


def _claims(view: View) -> Iterator[Finding]:
    for _, group in groupby(view.ask(_CLAIMS), key=lambda one: one.same):
        first, *others = group
        for one in others:
            if _may_be_one(first.unit, one.unit, view.units):
                message = f"it has subject, measure and scope of #{first.seq} {first.key}"
                hint = f"record under one of the keys and void the other, or say how they differ: {_WAYS}"
                yield RULE.finding(f"#{one.seq} {one.key}", message, hint)


def _entries(view: View) -> Iterator[Finding]:
    for _, group in groupby(view.ask(_ENTRIES), key=lambda one: one.claim):
        firsts: dict[str, Any] = {}
        for one in group:
            first = firsts.setdefault(one.place, one)
            if first is not one:
                message = f"{one.text or one.other_value!r} at its place is recorded as #{first.seq} {first.key} too"
                yield RULE.finding(f"#{one.seq} {one.key}", message, "void one of the two", (one.seq, first.seq))


_WAYS = "measure, period, place, population, method, price basis"


def _may_be_one(mine: str | None, theirs: str | None, units: Units) -> bool:
    """Tell whether two claims may be one by their units; those of another dimension are about something else."""
    try:
        return units.relation(mine or NO_UNIT, theirs or NO_UNIT).likeness in (Likeness.SAME, Likeness.CONVERTS)
    except UnitError:
        return False


def _sources(view: View) -> Iterator[Finding]:
    named = set()
    for column, what in (("sha256", "the same text"), ("url", "the same address")):
        for _, group in groupby(view.ask(_alike(column)), key=lambda one: one.same):
            first, *others = group
            for one in others:
                if one.key in named or _is_related(view, first, one) or _is_another_text(first, one):
                    continue
                named.add(one.key)
                message = f"it has {what} as #{first.seq} {first.key}, and neither derives from the other"
                hint = "void one of the two, or say that it is a copy: --derived-from KEY --relation copy"
                yield RULE.finding(f"#{one.seq} {one.key}", message, hint)


def _is_related(view: View, first: Any, one: Any) -> bool:  # noqa: ANN401  rows of an answer
    is_derived = first.derived_from == one.key or one.derived_from == first.key
    return is_derived or view.origins(first.key) == view.origins(one.key)


def _is_another_text(first: Any, one: Any) -> bool:  # noqa: ANN401  rows of an answer
    """Tell whether two sources at one address are two states of it."""
    return None not in (first.sha256, one.sha256) and first.sha256 != one.sha256


_SHA = f"sha256={'9f' * 32}"
_AT = f"{_SHA}; start=4; end=12"
_URL = "url=https://example.org/a"

RULE = Rule(
    name="duplicate",
    severity=Severity.WARNING,
    why="What is recorded twice is counted twice, and rows of two keys are never compared.",
    source="DESIGN 1: a key names one claim, and one document is one source",
    covers="claims, entries and sources",
    check=check,
    passing=(
        Example(("claim p/q; period=2023", "claim p/r; subject=p; measure=q; period=2024")),
        Example(("claim p/q; unit=USD", "claim p/r; subject=p; measure=q; unit=percent")),
        Example((f"p/q@paper#ann: 40 towns; {_AT}", f"p/q@paper#bob: 40 towns; {_AT}", f"p/r@paper: 40 towns; {_AT}")),
        Example((f"source paper; {_SHA}", f"source copy; {_SHA}; derived_from=paper; relation=copy")),
        Example((f"source paper; {_URL}; {_SHA}", f"source later; {_URL}; sha256={'8e' * 32}")),
    ),
    failing=(
        Example(("claim p/q; unit=chip", "claim r/s; subject=P; measure=Q"), says="scope of #1 p/q"),
        Example(
            (f"p/q@paper: 40 towns; {_AT}", f"p/q@paper~2: 40 towns; {_AT}"), says="is recorded as #3 p/q@paper too"
        ),
        Example((f"source paper; {_SHA}", f"source web; {_SHA}; {_URL}"), says="the same text as #1 paper"),
        Example((f"source paper; {_URL}", f"source web; {_URL}"), says="the same address as #1 paper"),
    ),
)
