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

# Sources that copy nothing are each their own origin: as many of them are enough.
_BY_CLAIM = f"""
SELECT e.claim, sum(CASE WHEN e.derived_from IS NULL THEN 1 ELSE 0 END) AS own,
    count(DISTINCT CASE WHEN e.derived_from IS NULL AND s.relation NOT IN {COPYING} THEN e.source
        WHEN e.derived_from IS NULL AND s.relation IS NULL THEN e.source END) AS origins
FROM entry_now AS e LEFT JOIN source_now AS s ON s.key = e.source WHERE {STANDING} GROUP BY e.claim ORDER BY e.claim
"""  # noqa: S608  no value of anybody's

_STATED = f"""
SELECT e.claim, e.source, min(e.seq) AS seq FROM EACH(:keys) AS few CROSS JOIN entry_now AS e
WHERE e.claim = few.value AND {_OWN} GROUP BY e.claim, e.source ORDER BY e.claim, e.source
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every claim that fewer independent sources state; what we derived is none of them."""
    least = view.settings["at-least"]
    for claim, group in groupby(view.ask_each(_STATED, _few(view, least)), key=lambda one: one.claim):
        rows = list(group)
        origins = sorted({view.origins(one.source) for one in rows})
        if len(origins) < least:
            copies = f" ({len(rows)} copies and translations)" if len(rows) > len(origins) else ""
            message = f"it rests on {len(origins)}: {', '.join(origins)}{copies}; at least {least} should state it"
            yield RULE.finding(claim, message, "look for a source that is no copy", tuple(one.seq for one in rows))


def _few(view: View, least: int) -> Iterator[str]:
    """Yield the claims that may rest on fewer sources, and count all of them."""
    for one in view.ask(_BY_CLAIM):
        if not one.own:
            view.not_checked["claims that were only derived"] += 1
            continue
        view.covered += 1
        if one.origins < least:
            yield one.claim


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
