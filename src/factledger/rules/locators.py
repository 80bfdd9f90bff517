"""locators: the text of the source holds the figure exactly where the row says."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.reading.mention import described
from factledger.reading.scan import AUTO, figure_at, scan
from factledger.rules.rule import Rule
from factledger.values.compare import Severity
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factledger.domain.record import Row
    from factledger.reading.mention import Mention, Scan
    from factledger.values.figure import Figure
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
        remarks: Where a person chose a role or direction that the text does not read to.
    """

    proved: int = 0
    not_at_hand: int = 0
    without_place: int = 0
    findings: list[Finding] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


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
        place = f"#{row.seq} {row.key}"
        try:
            mention = _mention(entry, text, units, scans)
        except _Misplaced as problem:
            hint = "revise the entry, or the source if its text changed"
            result.findings.append(Finding(RULE.name, RULE.severity, place, str(problem), hint))
            continue
        result.proved += 1
        if remark := _chosen(entry, mention):
            result.remarks.append(f"{place}: {remark}")
    return result


class _Misplaced(Exception):  # noqa: N818  no error of a user's: it becomes a finding
    """The text does not hold at its place what an entry says."""


def _mention(entry: Entry, text: str, units: Units, scans: dict[tuple[str, str], Scan]) -> Mention | None:
    """Return the figure at an entry's place; None for an entry that is no figure."""
    span = Span(int(entry.start or 0), int(entry.end or 0))
    if span.end > len(text):
        msg = f"its place {span} lies behind the end of the text ({len(text)} code points)"
        raise _Misplaced(msg)
    if entry.text is None:
        return None
    printed = unicodedata.normalize("NFC", span.of(text))
    if printed != entry.text:
        msg = f"{entry.text!r} is recorded at {span}, where the text has {printed!r}"
        raise _Misplaced(msg)
    key = (entry.sha256 or "", entry.language or AUTO)
    if key not in scans:
        scans[key] = scan(text, key[1], units)
    mention = figure_at(scans[key], span)
    if mention is None:
        msg = f"the text has no figure at {span}, where {entry.text!r} is recorded"
        raise _Misplaced(msg)
    if mention.settled and entry.figure is not None and described(mention.figure) != described(entry.figure):
        msg = f"the text says {described(mention.figure)} at {span}, the row {described(entry.figure)}"
        raise _Misplaced(msg)
    if mention.figure.direction and entry.direction and mention.figure.direction != entry.direction:
        msg = f"the text says {mention.figure.direction} at {span}, the row {entry.direction}"
        raise _Misplaced(msg)
    return mention


def _chosen(entry: Entry, mention: Mention | None) -> str | None:
    """Return how the role that a person chose differs from the one that the text reads to, if it does."""
    if mention is None or entry.figure is None:
        return None
    chosen, read = _role(entry.figure), _role(mention.figure)
    return None if chosen == read else f"a person says {chosen}, the text at {mention.span} reads {read}"


def _role(figure: Figure) -> str:
    return ", ".join(filter(None, (figure.role, figure.direction)))
