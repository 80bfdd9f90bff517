"""status: nothing rests on, or copies, what is denied, withdrawn or void, nor, unless it says so, what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.domain.entry import UNRELIABLE
from factledger.rules.origin import COPYING
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

UNSURE = ("planned", "projected", "possible")
"""Statuses on which only a row may rest that says so itself, by one of them."""

_COUNT = f"""
SELECT (SELECT count(*) FROM entry_now AS e WHERE e.derived_from IS NOT NULL AND {STANDING})
    + (SELECT count(*) FROM source_now AS s CROSS JOIN entry_now AS e
       WHERE s.relation IN {COPYING} AND e.source = s.key AND {STANDING})
"""  # noqa: S608  no value of anybody's

_BASES = f"""
SELECT e.seq, e.key, e.status, base.value AS base, b.seq AS base_seq, b.status AS base_status, b.void, b.salt
FROM entry_now AS e CROSS JOIN EACH(e.derived_from) AS base
LEFT JOIN entry AS b ON b.key = base.value AND b.seq <= :until AND NOT EXISTS (
    SELECT 1 FROM entry AS newer WHERE newer.key = b.key AND newer.version = b.version + 1 AND newer.seq <= :until)
WHERE e.derived_from IS NOT NULL AND {STANDING}
ORDER BY e.seq, base.value
"""  # noqa: S608  no value of anybody's

_COPIES = f"""
SELECT e.seq, e.key, e.source, w.seq AS withdrawn_seq, w.source AS withdrawn, EXISTS (
    SELECT 1 FROM entry_now AS e WHERE e.claim = w.claim AND e.source = w.source AND {STANDING}) AS stands
FROM entry_now AS w CROSS JOIN entry_now AS e CROSS JOIN source_now AS s
WHERE w.status = 'retracted' AND e.claim = w.claim AND s.key = e.source AND s.relation IN {COPYING} AND {STANDING}
ORDER BY e.seq, w.seq
"""  # noqa: S608  no value of anybody's

_ALONE = f"""
SELECT e.seq, e.key, e.claim, e.source, gone.kind FROM (
    SELECT 'claim' AS kind, named.claim AS key FROM (SELECT DISTINCT claim FROM entry) AS named
    LEFT JOIN claim_now AS c ON c.key = named.claim WHERE c.key IS NULL
    UNION ALL SELECT 'source', named.source FROM (SELECT DISTINCT source FROM entry) AS named
    LEFT JOIN source_now AS s ON s.key = named.source WHERE s.key IS NULL) AS gone
CROSS JOIN entry_now AS e
WHERE {STANDING} AND ((gone.kind = 'claim' AND e.claim = gone.key) OR (gone.kind = 'source' AND e.source = gone.key))
ORDER BY e.seq, gone.kind
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every entry that rests on, or copies, what nothing, or nothing as sure, may rest on."""
    view.covered = view.count(_COUNT)
    for one in view.ask(_BASES):
        if problem := _ended(one) or _problem(one.status, one.base_seq, one.base_status):
            message = f"it was derived from {one.base}, which {problem}"
            hint = "derive it again, or void it"
            yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))
    for one in view.ask(_COPIES):
        if not one.stands and one.withdrawn in view.origins.above(one.source):
            message = f"it copies {one.withdrawn}, which withdrew that (#{one.withdrawn_seq})"
            hint = "retract it too, or say what the original states now"
            yield RULE.finding(f"#{one.seq} {one.key}", message, hint, (one.seq,))
    for one in view.ask(_ALONE):
        view.covered += 1
        message = f"it rests on the {one.kind} {getattr(one, one.kind)}, which was withdrawn, or is not in the ledger"
        yield RULE.finding(f"#{one.seq} {one.key}", message, "void it too, or record it anew", (one.seq,))


def _ended(one: Any) -> str | None:  # noqa: ANN401  columns of a base
    if one.base_seq is None:
        return "is not in the ledger"
    if not one.salt:
        return f"was redacted (#{one.base_seq})"
    return f"was withdrawn by us (#{one.base_seq})" if one.void is not None else None


def _problem(status: str, seq: int, base: str) -> str | None:
    if base in UNRELIABLE:
        return f"is {base} (#{seq})"
    return f"is {base} (#{seq}), and it is {status}" if base in UNSURE and status not in UNSURE else None


_BASE = "chips/used@paper: 2,000 chips"
_COPY = "source copy; derived_from=paper; relation=translation"
_DERIVED = "chips/half@desk: 1,000 chips; derived_from=chips/used@paper"

RULE = Rule(
    name="status",
    severity=Severity.ERROR,
    why="What was derived or copied from a withdrawn or merely planned statement falls with it.",
    source="DESIGN 3.3: a claim's value leaves denied, retracted and void rows out",
    covers="rows that rest on others",
    check=check,
    passing=(
        Example((_BASE, _DERIVED)),
        Example((f"{_BASE}; status=planned", f"{_DERIVED}; status=projected")),
        Example((_COPY, _BASE, _DERIVED, "chips/used@copy: 2,000 chips; status=retracted")),
        Example((_COPY, f"{_BASE}; status=retracted", "chips/used@paper~2: 9 chips", "chips/used@copy: 9 chips")),
    ),
    failing=(
        Example((f"{_BASE}; status=denied", _DERIVED), says="is denied"),
        Example((f"{_BASE}; status=retracted", _DERIVED), says="is retracted"),
        Example((f"{_BASE}; status=planned", _DERIVED), says="is planned"),
        Example((_DERIVED,), says="not in the ledger"),
        Example((_COPY, f"{_BASE}; status=retracted", "chips/used@copy: 2,000 chips"), says="it copies paper"),
    ),
)
