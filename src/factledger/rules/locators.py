"""locators: the text of the source holds the figure exactly where the row says."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.reading.mention import Scan, described
from factledger.reading.scan import AUTO, figure_at, scan
from factledger.rules.rule import Rule
from factledger.values.compare import Severity
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factledger.domain.record import Row
    from factledger.values.units import Units

RULE = Rule(
    name="locators",
    severity=Severity.ERROR,
    why="A figure that does not stand where the row says cannot be looked up by anybody.",
    source="DESIGN 5: a text at hand must hold the figure at its locator",
)


@dataclass(slots=True)
class Located:
    """What checking the places came to.

    Attributes:
        proved: How many places were found to hold what the row says.
        not_at_hand: How many rows count in a text that is not at hand.
        without_place: How many rows that are not derived name no place in a text.
        findings: What is wrong.
    """

    proved: int = 0
    not_at_hand: int = 0
    without_place: int = 0
    findings: list[Finding] = field(default_factory=list)


def check(rows: Iterable[Row], find_text: Callable[[str | None], str | None], units: Units) -> Located:
    """Check the place of every entry against the texts that are at hand.

    Args:
        rows: Current entries.
        find_text: Returns the text with a digest, or None.
        units: The units that are known.
    """
    result = Located()
    scans: dict[tuple[str, str], Scan] = {}
    for row in rows:
        entry = row.body
        if not isinstance(entry, Entry):
            continue
        if entry.start is None or entry.end is None:
            result.without_place += not entry.derived_from
            continue
        text = find_text(entry.sha256)
        if text is None:
            result.not_at_hand += 1
            continue
        problem = next(_problems(entry, text, units, scans), None)
        if problem is None:
            result.proved += 1
        else:
            place = f"#{row.seq} {row.key}"
            hint = "revise the entry, or the source if its text changed"
            result.findings.append(Finding(RULE.name, RULE.severity, place, problem, hint))
    return result


def _problems(entry: Entry, text: str, units: Units, scans: dict[tuple[str, str], Scan]) -> Iterator[str]:
    span = Span(int(entry.start or 0), int(entry.end or 0))
    if span.end > len(text):
        yield f"its place {span} lies behind the end of the text ({len(text)} code points)"
        return
    if entry.text is None:
        return
    printed = unicodedata.normalize("NFC", span.of(text))
    if printed != entry.text:
        yield f"{entry.text!r} is recorded at {span}, where the text has {printed!r}"
        return
    key = (entry.sha256 or "", entry.language or AUTO)
    if key not in scans:
        scans[key] = scan(text, key[1], units)
    mention = figure_at(scans[key], span)
    if mention is None:
        yield f"the text has no figure at {span}, where {entry.text!r} is recorded"
    elif mention.settled and entry.figure is not None and described(mention.figure) != described(entry.figure):
        yield f"the text says {described(mention.figure)} at {span}, the row {described(entry.figure)}"
