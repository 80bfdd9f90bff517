"""locators: the text of the source holds the figure exactly where the row says."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.errors import ParseError
from factledger.reading.mention import described
from factledger.reading.scan import AUTO, figure_at, scan
from factledger.rules.rule import Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.finding import Finding
    from factledger.reading.mention import Mention, Scan
    from factledger.values.figure import Figure
    from factledger.values.units import Units

_NOWHERE = """
SELECT count(*) FROM entry_now AS e WHERE (e."start" IS NULL OR e."end" IS NULL) AND e.derived_from IS NULL
"""

_BY_TEXT = """
SELECT e.sha256, count(*) AS places FROM entry_now AS e WHERE e."start" IS NOT NULL AND e."end" IS NOT NULL
GROUP BY e.sha256 ORDER BY e.sha256
"""

_ENTRIES = """
SELECT e.* FROM entry_now AS e WHERE e."start" IS NOT NULL AND e."end" IS NOT NULL
    AND e.sha256 IN (SELECT held.value FROM EACH(:held) AS held)
ORDER BY e.sha256, e.language, e.seq
"""

_BEHIND = """
SELECT e.seq, e.key, e.source FROM entry_now AS e JOIN source_now AS s ON s.key = e.source
WHERE e."start" IS NOT NULL AND e.sha256 <> s.sha256 AND e.status <> 'retracted' ORDER BY e.seq
"""


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every entry whose text, if it is at hand, does not hold at its place what it says.

    Entries are taken text by text, so that one text and its figures are held at a time. A place in a text that is no
    longer the one of its source proves nothing about the source as it is: it is counted as not checked, too.
    """
    for one in view.ask(_BEHIND):
        view.not_checked["places in an older text of their source (factledger source revise KEY --file FILE)"] += 1
        view.remarks.append(f"#{one.seq} {one.key}: its place is in an older text of {one.source}")
    view.not_checked["entries that name no place in a text"] += view.count(_NOWHERE)
    at_hand = []
    for one in view.ask(_BY_TEXT):
        if _find(view, one.sha256) is not None:
            at_hand.append(one.sha256)
        else:
            view.not_checked["places, the text is not at hand (--sources DIR)"] += one.places
    scans: dict[tuple[str, str], Scan] = {}
    digest, text = None, None
    for row, _ in view.entries(_ENTRIES, held=json.dumps(at_hand)) if at_hand else ():
        entry = row.body
        if not isinstance(entry, Entry):
            continue
        if entry.sha256 != digest:
            digest, text = entry.sha256, _find(view, entry.sha256)
            scans.clear()
        if text is None:
            continue
        view.covered += 1
        place = f"#{row.seq} {row.key}"
        try:
            mention = _mention(entry, text, view.units, scans)
        except _Misplaced as problem:
            hint = "revise the entry, or the source if its text changed"
            yield RULE.finding(place, str(problem), hint, (row.seq,))
            continue
        if remark := _chosen(entry, mention):
            view.remarks.append(f"{place}: {remark}")


def _find(view: View, digest: str | None) -> str | None:
    """Return a text that is at hand; of what is no digest, there is none."""
    try:
        return view.find_text(digest)
    except ParseError:
        return None


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


_TEXT = "The firm used about 2,000 chips."
_AT = f"sha256={hashlib.sha256(_TEXT.encode()).hexdigest()}; start=14; end=31"

RULE = Rule(
    name="locators",
    severity=Severity.ERROR,
    why="A figure that does not stand where the row says cannot be looked up by anybody.",
    source="DESIGN 5: a text at hand must hold the figure at its locator",
    covers="places in texts",
    check=check,
    passing=(Example((f"chips/used@paper: about 2,000 chips; {_AT}",), texts=(_TEXT,)),),
    failing=(
        Example((f"chips/used@paper: about 2,500 chips; {_AT}",), texts=(_TEXT,), says="2,000"),
        Example((f"chips/used@paper: about 2,000 chips; {_AT.replace('31', '99')}",), texts=(_TEXT,), says="behind"),
    ),
)
