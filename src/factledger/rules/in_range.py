"""in-range: no share of more than the whole, no count below zero, no fall to less than nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.figure import Direction, Hedge, Kind, Role, interval
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.values.figure import Figure
    from factledger.values.interval import Interval
    from factledger.values.number import Exact

PARTS = ("share", "stake", "portion", "proportion", "fraction", "turnout", "probability", "likelihood", "chance")
"""Words of a measure that make its level a part of a whole; a claim tagged `share` is one too."""

NO_PARTS = (
    *("price", "prices", "change", "growth", "rise", "increase", "gain", "return", "earnings", "dividend", "capital"),
    *("value", "gdp", "gnp", "gni"),
)
"""Words beside them with which it is none: a share price, debt as a share of GDP; so is a claim tagged `ratio`."""

SHARE, RATIO = "share", "ratio"

_WHOLE: dict[str, Exact] = {"percent": 100, "permille": 1000}
_NEVER_NEGATIVE = (Kind.COUNT, Kind.MONEY, Kind.DURATION)
_WORD = re.compile(r"[^\W_]+")

_COUNT = f"SELECT count(*) FROM entry_now AS e WHERE e.hedge IS NOT NULL AND {STANDING}"  # noqa: S608  no value of anybody's

_MAY_BE_PART = " OR ".join(f"lower(c.measure) LIKE '%{word}%'" for word in PARTS)

_SUSPECT = f"""
SELECT e.*, c.subject, c.measure, c.value_type, c.signed, c.tags, c.unit AS claim_unit
FROM entry_now AS e JOIN claim_now AS c ON c.key = e.claim
WHERE e.hedge IS NOT NULL AND {STANDING} AND (
    e.value LIKE '-%' OR e.low LIKE '-%' OR e.high LIKE '-%'
    OR (e.role = 'change-by' AND e.unit IN ('percent', 'permille') AND length(coalesce(e.value, e.low)) > 2)
    OR ((e.unit IN ('percent', 'permille') OR e.unit = '1') AND ({_MAY_BE_PART} OR c.tags LIKE '%{SHARE}%')
        AND (e.unit = '1' OR length(coalesce(e.value, e.low)) > 2)))
ORDER BY e.seq
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every figure none of whose values can be true of what it measures."""
    view.covered = view.count(_COUNT)
    for row, found in view.entries(_SUSPECT):
        entry = row.body
        if not isinstance(entry, Entry) or (figure := entry.figure) is None:
            continue
        named = ("subject", "measure", "value_type", "signed")
        claim = Claim(**{name: found[name] for name in named}, unit=found["claim_unit"])
        tags = found["tags"] or ""
        allowed = interval(figure, signed=True)
        if allowed is not None and (problem := _problem(figure, allowed, claim, tags)):
            message = f"{entry.text!r} allows {allowed}: {problem[0]}"
            yield RULE.finding(f"#{row.seq} {row.key}", message, problem[1], (row.seq,))


def _problem(figure: Figure, allowed: Interval, claim: Claim, tags: str) -> tuple[str, str] | None:
    """Return what is wrong with a figure, and what would settle it, if something is."""
    is_negative = allowed.high is not None and (allowed.high < 0 or (allowed.high == 0 and allowed.high_open))
    if figure.role is Role.CHANGE_BY:
        whole = _WHOLE.get(figure.unit)
        falls = -allowed if is_negative else allowed if figure.direction is Direction.DOWN else None
        if whole is not None and falls is not None and not claim.is_signed and _is_above(falls, whole):
            return "nothing falls by more than all of it", "revise it, or say that the claim may be negative (--signed)"
        return None
    is_part = is_a_part(claim.measure, tags)
    whole = _whole(figure, claim)
    if is_part and whole is not None and (is_negative or _is_above(allowed, whole)):
        return f"{claim.measure!r} is a part of a whole", f"revise it, or tag the claim {RATIO} if it is no part"
    if is_negative and not claim.is_signed and figure.kind in _NEVER_NEGATIVE and not figure.can_be_negative:
        what = {Kind.COUNT: "a count", Kind.MONEY: "an amount of money", Kind.DURATION: "a duration"}[figure.kind]
        return f"{what} is not below zero", "revise it, or say that the claim may be negative (--signed)"
    return None


def is_a_part(measure: str, tags: str) -> bool:
    """Tell whether the level of a measure is a part of a whole.

    >>> is_a_part("market-share/2024", ""), is_a_part("share-price", ""), is_a_part("shares", "")
    (True, False, False)

    Args:
        measure: The measure of a claim.
        tags: Its tags, as the JSON array that is stored.
    """
    if f'"{SHARE}"' in tags:
        return True
    words = set(_WORD.findall(measure.casefold()))
    return bool(words.intersection(PARTS)) and not words.intersection(NO_PARTS) and f'"{RATIO}"' not in tags


def _whole(figure: Figure, claim: Claim) -> Exact | None:
    """Return what all of it is, in the unit of a figure; None where the figure counts something else."""
    if figure.hedge is Hedge.MULTIPLE:
        return None
    if figure.unit != NO_UNIT:
        return _WHOLE.get(figure.unit)
    if figure.kind is Kind.RATIO:
        return 1
    return _WHOLE.get(claim.unit or NO_UNIT)


def _is_above(allowed: Interval, whole: Exact) -> bool:
    """Tell whether every value lies above the whole."""
    return allowed.low is not None and (allowed.low > whole or (allowed.low == whole and allowed.low_open))


_LOSS = "acme/profit@paper: -$5 million"

RULE = Rule(
    name="in-range",
    severity=Severity.ERROR,
    why="A share of 340 % or a count below zero is a slip of a pen, a translation or a unit.",
    source=(
        f"arithmetic; parts of a whole are claims whose measure holds one of the words {', '.join(PARTS)} (and none of "
        f"{', '.join(NO_PARTS)}), and claims tagged {SHARE}; a claim tagged {RATIO} is none"
    ),
    covers="figures",
    check=check,
    passing=(
        Example(("party/vote-share@paper: 100%", "party/vote-share@filing: about 101%")),
        Example(("acme/share-price/rise@paper: 340%", "acme/shares@paper: 340%")),
        Example(("claim acme/profit; unit=USD; signed=yes", _LOSS)),
        Example(("claim debt/share; tags=ratio", "debt/share@paper: 120%")),
        Example(("acme/sales@paper: 100%; role=change-by; direction=down", "acme/rise@paper: 340%; role=change-by")),
        Example(("oslo/temperature@paper: -20 °C", "acme/staff@paper: -20 people; role=change-by")),
    ),
    failing=(
        Example(("palantir/stake@paper: 340%",), says="'stake' is a part of a whole"),
        Example(("claim acme/online; tags=share", "acme/online@paper: more than 100%"), says="a part of a whole"),
        Example(("rain/probability@paper: 130%",), says="a part of a whole"),
        Example(("acme/staff@paper: -20 people",), says="a count is not below zero"),
        Example((_LOSS,), says="an amount of money is not below zero"),
        Example(("acme/sales@paper: 120%; role=change-by; direction=down",), says="more than all of it"),
    ),
)
