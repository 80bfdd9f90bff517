"""re-reads: the stored numbers are those that the figure's own text reads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.finding import Finding
from factledger.errors import FactledgerError
from factledger.reading.mention import described
from factledger.reading.scan import AUTO, read
from factledger.rules.rule import Rule
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.record import Row
    from factledger.values.figure import Figure
    from factledger.values.units import Units

RULE = Rule(
    name="re-reads",
    severity=Severity.ERROR,
    why="A number that its own text does not say is a typing error, or was changed later.",
    source="DESIGN 5: a quantity whose figure cannot be re-read to the same value from its own text is refused",
)


def reread(entry: Entry, units: Units) -> str | None:
    """Return what the text of a quantity reads to when that is not what is stored; None when it is the same.

    A text with several readings agrees with each of them.
    """
    stored = entry.figure
    if stored is None or entry.text is None:
        return None
    try:
        mention = read(entry.text, entry.language or AUTO, units)
    except FactledgerError as error:
        return error.what
    readings = [reading.figure for reading in mention.readings] or [mention.figure]
    if any(_printed(stored) == _printed(reading) for reading in readings):
        return None
    return described(mention.figure)


def _printed(figure: Figure) -> tuple[object, ...]:
    """Return what the text itself says: a role comes from the sentence around it."""
    return (figure.hedge, figure.value, figure.low, figure.high, figure.unit, figure.is_approximate)


def check(rows: Iterable[Row], units: Units) -> Iterator[Finding]:
    """Yield a finding for every entry that does not re-read."""
    for row in rows:
        entry = row.body
        if isinstance(entry, Entry) and entry.figure is not None and (read_to := reread(entry, units)) is not None:
            message = f"{entry.text!r} is stored as {described(entry.figure)} and reads to {read_to}"
            yield Finding(RULE.name, RULE.severity, f"#{row.seq} {row.key}", message, "revise the entry")
