"""What a reviewer has to see: what became of rows, rules and scenarios between two states."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry
from factledger.domain.unit import Acceptance
from factledger.services import specs
from factledger.services.check import Options, check_rows, check_specs
from factledger.services.config import differences, find_config
from factledger.services.diff import What, diff
from factledger.services.runs import compare_runs, run_from_json
from factledger.services.sentence import said
from factledger.services.texts import Texts
from factledger.store.ledger import reading
from factledger.values.figure import interval
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.services.check import Report
    from factledger.services.diff import Change
    from factledger.services.revision import Side
    from factledger.services.runs import Change as OutcomeChange
    from factledger.store.reader import Reader
    from factledger.values.interval import Interval

FORMAT = "factledger-review/1"
KEPT = 500
"""Most changes of rows that are kept; the others are counted."""

PLOTTED = 12
"""Most claims whose figures are drawn."""

SOON = timedelta(days=30)
"""An acceptance that ends within this time is named."""

_ORDER = (What.REWRITTEN, What.GONE, What.VOIDED, What.RETRACTED, What.CORRECTED, What.RESTORED, What.ADDED)
"""What a reviewer has to look at first."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row, for a person to read.

    Attributes:
        what: added, corrected, retracted, voided, restored, gone or REWRITTEN.
        seq: Position of the row as it is now.
        kind: Kind of the row.
        key: Its key.
        sentence: What it says.
        before: The figure before, as printed, where there was one.
        after: The figure now, as printed, where there is one.
        changed: The fields that differ, in words.
        source: Key of the source that states it, with the place in it.
        reason: Why it was changed.
        by: Who recorded it.
        day: The day it was recorded.
    """

    what: str
    seq: int
    kind: str
    key: str
    sentence: str
    before: str | None
    after: str | None
    changed: tuple[str, ...]
    source: str | None
    reason: str | None
    by: str
    day: str

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "what": self.what,
            "seq": str(self.seq),
            "kind": self.kind,
            "key": self.key,
            "sentence": self.sentence,
            "before": self.before,
            "after": self.after,
            "changed": list(self.changed),
            "source": self.source,
            "reason": self.reason,
            "by": self.by,
            "day": self.day,
        }


@dataclass(frozen=True, slots=True)
class Bar:
    """One statement of a claim, to be drawn.

    Attributes:
        label: Source and speaker.
        text: The figure as printed.
        allowed: The values it allows.
        day: The day that orders it: when its source was published, else when it was recorded.
        version: Its version.
        is_current: Whether it is the newest version, not withdrawn.
        status: What the source says of it.
    """

    label: str
    text: str
    allowed: Interval
    day: str
    version: int
    is_current: bool
    status: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The figures of one claim in the unit that most are in, oldest first; the others are counted."""

    claim: str
    statement: str
    unit: str
    bars: tuple[Bar, ...]
    left_out: int = 0


@dataclass(slots=True)
class Review:
    """What a reviewer has to see.

    Attributes:
        base: How the state before was named.
        head: How the state after was named.
        before: What a check of the state before came to.
        after: What a check of the state after came to.
        rows: What became of rows, worst first: at most `KEPT`.
        counts: How many rows were added, corrected and so on, all of them.
        outcomes: What became of rules and scenarios, worst first.
        used: Acceptances that accepted a finding, in words.
        ending: Acceptances that end soon, with the day.
        settings: What is settled otherwise than before, in words.
        plots: The figures of claims that changed.
    """

    base: str
    head: str
    before: Report
    after: Report
    rows: list[RowChange] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: list[OutcomeChange] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    ending: list[tuple[str, str]] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)

    @property
    def fails(self) -> bool:
        """Whether something is wrong now, or history was rewritten."""
        lost = self.counts[What.REWRITTEN] + self.counts[What.GONE]
        return bool(self.after.tally()[specs.FAILED] or lost)

    def of_kind(self, *kinds: str) -> list[OutcomeChange]:
        """Return the changes of rules and scenarios of some kinds."""
        return [one for one in self.outcomes if one.kind in kinds]

    @property
    def not_checked(self) -> list[str]:
        """What was not checked, and why."""
        parts = [f"{part.name}: {reason}" for part in self.after.parts for reason in part.not_checked]
        scenarios = [
            f"{one.place} {one.scenario}: {one.message}"
            for one in self.after.scenarios
            if one.outcome == specs.NOT_CHECKED
        ]
        return parts + scenarios

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "format": FORMAT,
            "base": {"name": self.base, "head": self.before.head, "commit": self.before.commit},
            "head": {"name": self.head, "head": self.after.head, "commit": self.after.commit},
            "fails": self.fails,
            "tally": {"before": self.before.tally(), "after": self.after.tally()},
            "rows": [one.to_json() for one in self.rows],
            "row_counts": {what.value: self.counts[what] for what in _ORDER},
            "outcomes": [one.to_json() for one in self.outcomes],
            "settings_changed": self.settings,
            "acceptances_used": self.used,
            "acceptances_ending": [{"acceptance": what, "until": day} for what, day in self.ending],
            "not_checked": self.not_checked,
            "off": self.after.off,
        }


def review(base: Side, head: Side, today: date | None = None) -> Review:
    """Compare two states: their rows, and what checking each came to.

    Args:
        base: The state before.
        head: The state after.
        today: The day that ages and ends of acceptances are counted to; by default that of the newest row after.
    """
    with ExitStack() as stack:
        new = stack.enter_context(reading(head.location, head.state))
        old = stack.enter_context(reading(base.location, base.state))
        day = today or new.newest_day()
        before, after = _checked(base, old, day), _checked(head, new, day)
        found = Review(base.label, head.label, before, after)
        found.settings = list(differences(find_config(base.folder), find_config(head.folder)))
        claims = _add_rows(found, old, new)
        found.plots = [plot for key in claims if (plot := _plot(new, key))]
        found.outcomes = compare_runs(run_from_json("base", before.to_json()), run_from_json("head", after.to_json()))
        _add_acceptances(found, new, day)
    return found


def _checked(side: Side, reader: Reader, day: date) -> Report:
    options = Options(find_config(side.folder), today=day)
    report = check_rows(
        reader, str(side.location.path.name if side.location.path else side.location), Texts(side.folder), options
    )
    report.commit = side.commit
    check_specs(report, side.specs, side.location, side.state)
    return report


def _add_rows(found: Review, old: Reader, new: Reader) -> list[str]:
    """Add what became of rows; return the claims whose figures changed, those with a correction first."""
    claims: dict[str, bool] = {}
    for change in diff(old, new):
        found.counts[change.what] += 1
        body = change.row.body
        if isinstance(body, Entry) and body.hedge is not None:
            claims[body.claim] = claims.get(body.claim, False) or change.before is not None
        found.rows.append(_row_change(change))
        if len(found.rows) > 2 * KEPT:
            _sort(found.rows)
            del found.rows[KEPT:]
    _sort(found.rows)
    del found.rows[KEPT:]
    return sorted(claims, key=lambda key: not claims[key])[:PLOTTED]


def _sort(rows: list[RowChange]) -> None:
    rows.sort(key=lambda one: (_ORDER.index(What(one.what)), one.seq))


def _row_change(change: Change) -> RowChange:
    row = change.row
    body = row.body
    source = None
    if isinstance(body, Entry):
        place = f", {body.page}" if body.page else f" at {body.start}:{body.end}" if body.start else ""
        source = f"{body.source}{place}"
    before = _figure(change.before) if change.before else None
    after = _figure(change.after) if change.after and not change.after.ended else None
    changed = () if change.what in (What.ADDED, What.GONE) else tuple(change.changed)
    day = row.recorded_at[:10]
    reason = "; ".join(change.reasons) or None
    return RowChange(
        change.what, row.seq, row.kind, row.key, said(row), before, after, changed, source, reason, row.recorded_by, day
    )


def _figure(row: Row) -> str | None:
    return (row.body.text or row.body.other_value) if isinstance(row.body, Entry) else None


def _add_acceptances(found: Review, new: Reader, day: date) -> None:
    found.used = [f"{one.finding.message} ({one.reason})" for part in found.after.parts for one in part.accepted]
    for row in new.current(Acceptance.KIND):
        body = row.body
        if isinstance(body, Acceptance) and body.last_day is not None and body.last_day <= day + SOON:
            found.ending.append((f"#{row.seq} {said(row)}", body.last_day.isoformat()))


def _plot(reader: Reader, key: str) -> Plot | None:
    """Return the figures of a claim, all versions, oldest first; None where there is nothing to draw."""
    claim = reader.find("claim", key)
    entries = list(reader.all_of_claim(key))
    bars: list[tuple[str, Bar]] = []
    left_out = 0
    for newest in entries:
        source = reader.find("source", newest.body.source) if isinstance(newest.body, Entry) else None
        published = getattr(source.body, "published", None) if source else None
        for row in reader.versions("entry", newest.key):
            figure = row.body.figure if isinstance(row.body, Entry) else None
            allowed = interval(figure) if figure else None
            if figure is None or allowed is None or not isinstance(row.body, Entry):
                left_out += not row.is_void
                continue
            if row.is_void:
                continue
            name = row.key.partition("@")[2]
            is_current = row.version == newest.version
            day = published or row.recorded_at[:10]
            bar = Bar(name, row.body.text or "", allowed, day, row.version, is_current, row.body.status)
            bars.append((figure.unit, bar))
    if not bars:
        return None
    # A number without a unit is in that of its claim, as everywhere; one in another unit has no place on the axis.
    units = Counter(unit for unit, _ in bars if unit != NO_UNIT)
    unit = units.most_common(1)[0][0] if units else NO_UNIT
    drawn = [bar for own, bar in bars if own in (unit, NO_UNIT)]
    left_out += len(bars) - len(drawn)
    statement = claim.body.statement or "" if claim and isinstance(claim.body, Claim) else ""
    return Plot(key, statement, unit, tuple(sorted(drawn, key=lambda bar: (bar.day, bar.label, bar.version))), left_out)
