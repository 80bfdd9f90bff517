"""fresh: the newest source of a claim is not older than a desk allows."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from factledger.errors import ParseError
from factledger.rules.rule import STANDING, Example, Rule, Setting, View
from factledger.values.compare import Severity
from factledger.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

_DATE = "coalesce(s.published, s.accessed)"

# A date that is no longer than the limit, and not before it as text, is not before it as a date.
_BY_CLAIM = f"""
SELECT e.claim, count({_DATE}) AS dated,
    max(CASE WHEN {_DATE} >= substr(:limit, 1, length({_DATE})) AND {_DATE} NOT LIKE 'XXXX%' THEN 1 ELSE 0 END) AS fresh
FROM entry_now AS e JOIN source_now AS s ON s.key = e.source WHERE {STANDING} GROUP BY e.claim ORDER BY e.claim
"""  # noqa: S608  no value of anybody's

_STATED = f"""
SELECT e.claim, e.seq, e.source, {_DATE} AS dated
FROM EACH(:keys) AS old CROSS JOIN entry_now AS e CROSS JOIN source_now AS s
WHERE e.claim = old.value AND s.key = e.source AND {_DATE} IS NOT NULL AND {STANDING} ORDER BY e.claim, e.seq
"""  # noqa: S608  no value of anybody's

_UNDATED = "claims none of whose sources has a date"


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every claim whose newest source was published (else read) too long ago."""
    days = view.settings["days"]
    limit = max(view.today.toordinal() - days, 1)
    found = view.ask_each(_STATED, _old(view, date.fromordinal(limit).isoformat()))
    for claim, group in groupby(found, key=lambda one: one.claim):
        rows = list(group)
        newest = max(rows, key=lambda one: _last_day(one.dated))
        last = _last_day(newest.dated)
        if last == 0:
            view.covered -= 1
            view.not_checked[_UNDATED] += 1
        elif last < limit:
            message = f"its newest source, {newest.source}, is of {newest.dated}: more than {days} days before "
            hint = "look for a newer source, and record what it states"
            yield RULE.finding(claim, message + view.today.isoformat(), hint, tuple(one.seq for one in rows))


def _old(view: View, limit: str) -> Iterator[str]:
    """Yield the claims whose sources may all be too old, and count all of them."""
    for one in view.ask(_BY_CLAIM, limit=limit):
        if not one.dated:
            view.not_checked[_UNDATED] += 1
            continue
        view.covered += 1
        if not one.fresh:
            yield one.claim


@lru_cache(maxsize=4096)
def _last_day(text: str) -> int:
    """Return the last day of a date, as an ordinal; 0 when it has no year, or is no date."""
    try:
        period = Period.parse(text)
    except ParseError:
        return 0
    high = period.days.high
    return 0 if not period.has_year else date.max.toordinal() if high is None else int(high)


RULE = Rule(
    name="fresh",
    severity=Severity.WARNING,
    why="What was true a year ago may be old news today.",
    source="a setting of a desk; the date of a source is when it was published, else when it was read",
    covers="claims with a dated source",
    check=check,
    settings=(Setting("days", int, "how many days the newest source of a claim may be old"),),
    passing=(
        Example(("source paper; published=2025-12", "p/q@paper: 40 chips"), {"days": 30}),
        Example(
            ("source paper; published=2020", "source web; accessed=2025-12-31", "p/q@paper: 4 chips", "p/q@web: 4"),
            {"days": 30},
        ),
        Example(("source paper; published=2025?", "p/q@paper: 40 chips"), {"days": 30}),
    ),
    failing=(
        Example(("source paper; published=2025-11-30", "p/q@paper: 40 chips"), {"days": 30}, "is of 2025-11-30"),
        Example(
            ("source paper; published=2020", "source web; published=2025", "p/q@paper: 4", "p/q@web: 4; status=denied"),
            {"days": 30},
            "is of 2020",
        ),
    ),
)
