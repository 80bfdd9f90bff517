"""independent: every claim rests on as many independent sources as a desk wants; copies count once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factledger.rules.origin import COPYING
from factledger.rules.rule import STANDING, Example, Rule, Setting, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

_OWN = f"{STANDING} AND e.derived_from IS NULL"

_COUNT = f"""
SELECT count(*), coalesce(sum(CASE WHEN own = 0 THEN 1 ELSE 0 END), 0) FROM (
    SELECT e.claim, sum(CASE WHEN e.derived_from IS NULL THEN 1 ELSE 0 END) AS own
    FROM entry_now AS e WHERE {STANDING} GROUP BY e.claim) AS claims
"""  # noqa: S608  no value of anybody's

# Sources that copy nothing are each their own origin: as many of them are enough.
_SUSPECT = f"""
SELECT e.claim, e.source, min(e.seq) AS seq FROM entry_now AS e WHERE {_OWN} AND e.claim NOT IN (
    SELECT e.claim FROM entry_now AS e JOIN source_now AS s ON s.key = e.source
    WHERE {_OWN} AND coalesce(s.relation, '') NOT IN {COPYING} GROUP BY e.claim
    HAVING count(DISTINCT e.source) >= :least)
GROUP BY e.claim, e.source ORDER BY e.claim, e.source
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every claim that fewer independent sources state; what we derived is none of them."""
    least = view.settings["at-least"]
    ((claims, derived),) = view.ask(_COUNT)
    view.covered = claims - derived
    view.not_checked["claims that were only derived"] += derived
    for claim, group in groupby(view.ask(_SUSPECT, least=least), key=lambda one: one.claim):
        rows = list(group)
        origins = sorted({view.origins(one.source) for one in rows})
        if len(origins) < least:
            copies = f" ({len(rows)} copies and translations)" if len(rows) > len(origins) else ""
            message = f"it rests on {len(origins)}: {', '.join(origins)}{copies}; at least {least} should state it"
            yield RULE.finding(claim, message, "look for a source that is no copy", tuple(one.seq for one in rows))


_COPY = "source copy; derived_from=paper; relation=translation"

RULE = Rule(
    name="independent",
    severity=Severity.ERROR,
    why="Ten copies of one article are one source.",
    source="DESIGN 5: copies and translations have one origin; a source that only cites another counts",
    covers="claims that a source states",
    check=check,
    settings=(Setting("at-least", int, "how many independent sources have to state a claim"),),
    passing=(
        Example(("p/q@paper: 40 chips", "p/q@filing: 40 chips"), {"at-least": 2}),
        Example(
            ("source blog; derived_from=paper; relation=cites", "p/q@paper: 40 chips", "p/q@blog: 40 chips"),
            {"at-least": 2},
        ),
        Example((_COPY, "p/q@paper: 4", "p/q@copy: 4", "p/q@filing: 4"), {"at-least": 2}),
    ),
    failing=(
        Example((_COPY, "p/q@paper: 40 chips", "p/q@copy: 40 chips"), {"at-least": 2}, "it rests on 1: paper"),
        Example(("p/q@paper: 4", "p/q@rival: 4; status=denied"), {"at-least": 2}, "it rests on 1: paper"),
        Example(("p/q@paper: 4", "p/q@desk: 4; derived_from=p/q@paper"), {"at-least": 2}, "it rests on 1: paper"),
    ),
)
