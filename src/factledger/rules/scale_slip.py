"""scale-slip: no two sources state numbers of one claim that are a thousand, a million or a billion times apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules.agree import SEVERAL, differing, shown
from factledger.rules.rule import Example, Rule, View
from factledger.values.compare import Severity, is_scale_slip
from factledger.values.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding

_FAR_APART = """max(length(e.value)) - min(length(e.value)) > 1 OR min(e.unit) <> max(e.unit)
    OR max(CASE WHEN e.value LIKE '%.%' OR e.value LIKE '%/%' THEN 1 ELSE 0 END) = 1"""
"""Rows whose numbers are whole, in one unit and about as long are not a thousand times apart."""


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every two best-ranked entries of a claim that are nearly a power of 1,000 apart."""
    view.covered = view.count(SEVERAL)
    for pair in differing(view, _FAR_APART):
        ratio = pair.judgement.ratio
        if ratio is not None and not pair.is_open and is_scale_slip(ratio):
            message = f"{shown(pair.a)} against {shown(pair.b)}: one is {decimal_text(ratio)} times the other"
            hint = "look at both for million and billion, for kg and t, and for . and , between digits; revise one"
            yield RULE.finding(pair.claim, message, hint, pair.seqs)


RULE = Rule(
    name="scale-slip",
    severity=Severity.ERROR,
    why="A million for a billion is the commonest slip in print, and a hedge can hide it from every other rule.",
    source="DESIGN 3.2: a ratio near a power of 1,000 is said",
    covers="claims that several rows state",
    check=check,
    passing=(
        Example(("p/q@paper: 2,000 chips", "p/q@filing: 3,000 chips")),
        Example(("p/q@paper: $103 million", "p/q@web: $104 million", "p/q@rival: $103 billion; rank=deprecated")),
        Example(("p/q@paper: $103 million", "p/q@web: $104 million", "p/q@rival: $103 billion; status=denied")),
        Example(("p/w@paper: 2 km", "p/w@filing: 2,000 m")),
        Example(("p/q@paper: 2,000 chips", "p/q@filing: about 2,013 chips", "r/q@paper: 2 million chips")),
    ),
    failing=(
        Example(("p/q@paper: $103 million", "p/q@rival: $103 billion"), says="one is 1000 times the other"),
        Example(("p/q@paper: at least 16,000 chips", "p/q@rival: 16 million chips"), says="1000 times"),
        Example(("p/w@paper: 2.1 km", "p/w@rival: 2 m"), says="1050 times"),
        Example(("p/q@paper: 2 towns", "p/q@rival: more than 2 million towns"), says="1000000 times"),
    ),
)
