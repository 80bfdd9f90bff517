"""circular: no source derives from itself, and no figure, over however many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.rules.rule import STANDING, Example, Rule, View
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factledger.domain.finding import Finding

_COUNT = """
SELECT (SELECT count(*) FROM source_now AS s WHERE s.derived_from IS NOT NULL)
    + (SELECT count(*) FROM entry_now AS e WHERE e.derived_from IS NOT NULL)
"""

# In a circle everything derives from what derives from something.
_SOURCES = """
SELECT s.key, s.derived_from AS base, s.seq FROM source_now AS s JOIN source_now AS b ON b.key = s.derived_from
WHERE b.derived_from IS NOT NULL ORDER BY s.key
"""

_ENTRIES = f"""
SELECT e.key, b.key AS base, e.seq FROM entry_now AS e CROSS JOIN EACH(e.derived_from) AS base
CROSS JOIN entry_now AS b
WHERE e.derived_from IS NOT NULL AND {STANDING} AND b.key = base.value AND b.derived_from IS NOT NULL
ORDER BY e.key, b.key
"""  # noqa: S608  no value of anybody's


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every circle of sources that were made from, or cite, each other, and of derived entries."""
    view.covered = view.count(_COUNT)
    for question, kind in ((_SOURCES, "source"), (_ENTRIES, "entry")):
        bases: dict[str, list[str]] = {}
        seqs: dict[str, int] = {}
        for one in view.ask(question):
            bases.setdefault(one.key, []).append(one.base)
            seqs[one.key] = one.seq
        for circle in circles(bases):
            message = "it comes from itself: " + " from ".join([*circle, circle[0]])
            hint = "revise or void one of them, so that the first of them all comes from nothing else"
            rows = tuple(seqs[key] for key in circle) if kind == "entry" else ()
            yield RULE.finding(f"#{seqs[circle[0]]} {circle[0]}", message, hint, rows)


def circles(bases: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Yield circles among keys, each from its least key on; every key that can reach itself is in one, or leads to one.

    >>> list(circles({"a": ["b"], "b": ["c", "a"], "d": ["a"]}))
    [['a', 'b']]

    Args:
        bases: Of each key, the keys it rests on.
    """
    done: set[str] = set()
    for start in bases:
        path: list[str] = []
        on_path: dict[str, int] = {}
        # Depth first, without recursion: a chain may be as long as the ledger. None marks the way back.
        left: list[str | None] = [start]
        while left:
            key = left.pop()
            if key is None:
                done.add(last := path.pop())
                del on_path[last]
            elif key in on_path:
                circle = path[on_path[key] :]
                least = circle.index(min(circle))
                yield circle[least:] + circle[:least]
            elif key not in done and key in bases:
                on_path[key] = len(path)
                path.append(key)
                left += [None, *reversed(bases[key])]


RULE = Rule(
    name="circular",
    severity=Severity.ERROR,
    why="Sources that cite each other, and figures that rest on each other, rest on nothing.",
    source="W3C PROV-DM 5.2.1: a derivation has an origin",
    covers="derived sources and rows",
    check=check,
    passing=(
        Example(
            (
                "source paper",
                "source copy; derived_from=paper; relation=copy",
                "source b; derived_from=copy; relation=cites",
            )
        ),
        Example(
            ("p/q@paper: 4", "p/r@desk: 2; derived_from=p/q@paper", "p/s@desk: 1; derived_from=p/r@desk,p/q@paper")
        ),
    ),
    failing=(
        Example(
            ("source paper; derived_from=blog; relation=cites", "source blog; derived_from=paper; relation=cites"),
            says="blog from paper from blog",
        ),
        Example(
            (
                "p/q@desk: 4; derived_from=p/s@desk",
                "p/r@desk: 2; derived_from=p/q@desk",
                "p/s@desk: 1; derived_from=p/r@desk",
            ),
            says="p/q@desk from p/s@desk from p/r@desk from p/q@desk",
        ),
    ),
)
