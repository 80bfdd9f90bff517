"""scope: figures rest only on figures of the same period, place, population, method and prices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factledger.errors import ParseError
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

MEANT = "across-scopes"
"""Tag of a claim whose figures are derived from those of several scopes on purpose."""

_WITHIN = ("period", "method", "price_basis")
"""What all figures that one is derived from have to share; places and populations are summed and compared."""

_NAMES = (*_WITHIN, "place", "population")

_COUNT = f"""
SELECT (SELECT count(*) FROM entry_now AS e WHERE e.derived_from IS NOT NULL AND {STANDING})
    + (SELECT count(*) FROM claim_now AS c WHERE c.period IS NOT NULL)
"""  # noqa: S608  no value of anybody's

_DERIVED = f"""
SELECT e.seq, e.key, c.tags, {", ".join(f"c.{name}" for name in _NAMES)}, b.seq AS base_seq, b.claim AS base_claim,
    {", ".join(f"d.{name} AS base_{name}" for name in _NAMES)}
FROM entry_now AS e CROSS JOIN EACH(e.derived_from) AS base
LEFT JOIN entry AS b ON b.key = base.value AND b.seq <= :until AND b.version = (
    SELECT min(own.version) FROM entry AS own WHERE own.key = base.value AND own.claim IS NOT NULL)
LEFT JOIN claim_now AS c ON c.key = e.claim LEFT JOIN claim_now AS d ON d.key = b.claim
WHERE e.derived_from IS NOT NULL AND {STANDING} ORDER BY e.seq, b.seq
"""  # noqa: S608  no value of anybody's

# What was published before another date is before it as text too.
_EARLY = f"""
SELECT e.seq, e.key, e.text, s.published, c.period
FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim JOIN source_now AS s ON s.key = e.source
WHERE e.hedge IS NOT NULL AND e.status = 'asserted' AND e.derived_from IS NULL AND {STANDING} AND s.published < c.period
ORDER BY e.seq
"""  # noqa: S608  no value of anybody's

_YEARS = """
SELECT c.key, c.seq, c.period FROM claim_now AS c
WHERE c.period IS NOT NULL AND (c.key LIKE '%/____' OR c.key LIKE '%/____/%' OR c.key LIKE '%/____-____%')
    AND c.key NOT LIKE '%' || substr(c.period, 1, 4) || '%'
ORDER BY c.key
"""

_YEAR = re.compile(r"(?<=/)((?:19|20)\d\d)(?:-((?:19|20)\d\d))?(?=/|$)")


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every row that rests on rows of another scope, and for every date that its claim contradicts.

    What is not stated on either side matches. A claim may say that several scopes are meant: its period covers
    them (2021/2024), its place or population lists them ("Oslo, Bergen"), or it is tagged `across-scopes`.
    """
    view.covered = view.count(_COUNT)
    for (seq, key), group in groupby(view.ask(_DERIVED), key=lambda one: (one.seq, one.key)):
        bases = list(group)
        if f'"{MEANT}"' not in (bases[0].tags or "") and (problem := _mixture(bases)):
            hint = f"let the scope of its claim cover both, tag the claim {MEANT}, or derive it from other rows"
            yield RULE.finding(f"#{seq} {key}", problem, hint, (seq,))
    for one in view.ask(_EARLY):
        if _is_before(one.published, one.period):
            message = f"{one.text!r} is asserted of {one.period} by a source of {one.published}, before that began"
            hint = "revise the period or the date of the source, or its status: projected or planned"
            yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))
    for one in view.ask(_YEARS):
        if years := _other_years(one.key, one.period):
            message = f"its key says {years}, its period {one.period}"
            yield RULE.finding(f"#{one.seq} {one.key}", message, "revise the period, or record it under another key")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What one claim states of its scope, under one name."""

    value: str
    by: str


def _mixture(bases: list[Any]) -> str | None:
    """Return how the scopes behind one derived row differ, if they do."""
    for name in _NAMES:
        mine = getattr(bases[0], name)
        said = [(one.base_claim, one.base_seq, getattr(one, f"base_{name}")) for one in bases]
        stated = [_Stated(value, f"{claim} (#{seq})") for claim, seq, value in said if value]
        if problem := _difference(name, mine, stated):
            return problem
    return None


def _difference(name: str, mine: str | None, stated: list[_Stated]) -> str | None:
    what = name.replace("_", " ")
    if mine is None:
        a, b = _apart(name, stated) if name in _WITHIN else (None, None)
        if a is None or b is None:
            return None
        return f"{what}: it rests on {a.by} of {a.value} and on {b.by} of {b.value}, and states none itself"
    other = [one for one in stated if not _matches(name, mine, one.value)]
    if not other or (name not in _WITHIN and len(other) < len(stated)):
        return None
    return f"{what}: it is of {mine}, and rests on {other[0].by} of {other[0].value}"


def _apart(name: str, stated: list[_Stated]) -> tuple[_Stated, _Stated] | tuple[None, None]:
    """Return two that differ, if there are any, in the order in which they are stated.

    Of periods these are the one that begins last and the one that ends first: either they share a day, or all do.
    """
    if name == "period":
        days = [(one, period.days) for one in stated if (period := _period(one.value)) and period.has_year]
        last = max(days, key=lambda one: (one[1].low is not None, one[1].low or 0), default=None)
        first = min(days, key=lambda one: (one[1].high is None, one[1].high or 0), default=None)
        pair = None if last is None or first is None or last[1].meets(first[1]) else (first[0], last[0])
    else:
        pair = next(((stated[0], one) for one in stated[1:] if not _matches(name, stated[0].value, one.value)), None)
    return (None, None) if pair is None else (pair if stated.index(pair[0]) < stated.index(pair[1]) else pair[::-1])


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ParseError:
        return None


def _matches(name: str, mine: str, theirs: str) -> bool:
    """Tell whether what one claim states is, or covers, what another states."""
    if name == "period":
        held, other = _period(mine), _period(theirs)
        return held is None or other is None or held.meets(other)
    listed = {part.strip() for part in re.split(r"[,;/]", mine.casefold())}
    return theirs.casefold() in (mine.casefold(), *listed)


def _is_before(published: str, period: str) -> bool:
    day, held = _period(published), _period(period)
    return day is not None and held is not None and day.has_year and held.has_year and day.days.is_below(held.days)


def _other_years(key: str, period: str) -> str | None:
    """Return the years that a claim's key names, when its period meets none of them."""
    held, found = _period(period), [match[0] for match in _YEAR.finditer(key)]
    if held is None:
        return None
    named = [_period(year.replace("-", "/")) for year in found]
    is_met = any(years is None or years.meets(held) for years in named)
    return None if is_met or not found else ", ".join(found)


_OF_2023 = "claim a/chips; period=2023"
_OF_2024 = "claim b/chips; period=2024"
_BASES = ("a/chips@paper: 40 chips", "b/chips@paper: 50 chips")
_FROM_BOTH = "c/growth@desk: 10 chips; derived_from=a/chips@paper,b/chips@paper"
_FROM_B = "c/growth@desk: 10 chips; derived_from=b/chips@paper"

RULE = Rule(
    name="scope",
    severity=Severity.WARNING,
    why="Figures of two years, places or methods make no sum and no ratio unless that is meant and said.",
    source="DESIGN 3.2: what is stated on both sides and differs is incomparable; what is unstated matches",
    covers="derived rows and claims with a period",
    check=check,
    passing=(
        Example((_OF_2024, "claim c/growth; period=2024", "b/chips@paper: 50 chips", _FROM_B)),
        Example((_OF_2023, _OF_2024, "claim c/growth; period=2023/2024", *_BASES, _FROM_BOTH)),
        Example((_OF_2023, _OF_2024, f"claim c/growth; tags={MEANT}", *_BASES, _FROM_BOTH)),
        Example(("claim a/chips; place=Oslo", "claim b/chips; place=Bergen", *_BASES, _FROM_BOTH)),
        Example(
            (
                "claim a/chips; place=Oslo",
                "claim b/chips; place=Bergen",
                "claim c/growth; place=Oslo, Bergen",
                *_BASES,
                _FROM_BOTH,
            )
        ),
        Example(
            (
                "source paper; published=2023-05",
                "claim a/chips; period=2023",
                "a/chips@paper: 40 chips",
                "claim b/chips; period=2025",
                "b/chips@paper: 50 chips; status=projected",
            )
        ),
        Example(
            ("claim a/chips/2021; period=2021-05", "claim a/agenda-2030; period=2024", "claim a/2020-2024; period=202X")
        ),
    ),
    failing=(
        Example((_OF_2023, _OF_2024, *_BASES, _FROM_BOTH), says="of 2023 and on b/chips (#5) of 2024"),
        Example((_OF_2023, _OF_2024, "claim c/growth; period=2024", *_BASES, _FROM_BOTH), says="it is of 2024"),
        Example(
            (
                "claim a/chips; place=Oslo",
                "claim c/half; place=Bergen",
                _BASES[0],
                "c/half@desk: 20; derived_from=a/chips@paper",
            ),
            says="place: it is of Bergen",
        ),
        Example(
            ("source paper; published=2023-05", "claim b/chips; period=2024", "b/chips@paper: 50 chips"),
            says="asserted of 2024 by a source of 2023-05",
        ),
        Example(("claim a/chips/2021; period=2022",), says="its key says 2021, its period 2022"),
    ),
)
