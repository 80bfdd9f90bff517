"""re-reads: the stored numbers are those that the figure's own text reads to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.errors import FactledgerError
from factledger.reading.digits import ascii_digits
from factledger.reading.mention import described
from factledger.reading.read import read
from factledger.reading.scan import AUTO
from factledger.rules.rule import Example, Rule, View
from factledger.values.compare import Severity
from factledger.values.number import magnitude, power_of_ten, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.finding import Finding
    from factledger.domain.record import Body, Row
    from factledger.values.figure import Figure
    from factledger.values.number import Exact
    from factledger.values.units import Units


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
    if any(_says(reading, stored, entry.text) for reading in mention.meanings):
        return None
    return described(mention.figure)


def _says(reading: Figure, stored: Figure, text: str) -> bool:
    """Tell whether a text reads to what is stored; a unit or a scale that it leaves out comes from what is around it.

    That is the sentence, or the head of the table that it stands in: "Passengers (million)".
    """
    if reading.unit == NO_UNIT:
        stored = stored._replace(unit=NO_UNIT)
    factor = _scale_around(reading, stored, text)
    if factor is not None:
        reading = reading.scaled(factor)
    return _printed(reading) == _printed(stored)


def _scale_around(reading: Figure, stored: Figure, text: str) -> Exact | None:
    """Return by how much what is stored is scaled, where its text is digits without a scale; None where it is not."""
    mine, theirs = reading.stated, stored.stated
    if mine is None or theirs is None or not mine.value or mine.value == theirs.value:
        return None
    digits = "".join(filter(str.isdigit, ascii_digits(text)))
    is_bare = digits != "" and int(digits) == magnitude(mine.value) * power_of_ten(mine.decimals)
    factor = quotient(theirs.value, mine.value)
    return factor if is_bare and factor in _SCALES else None


def _printed(figure: Figure) -> tuple[object, ...]:
    """Return what the text itself says: a role comes from the sentence around it."""
    return (figure.hedge, figure.value, figure.low, figure.high, figure.unit, figure.is_approximate)


_SCALES = frozenset(10**k for k in range(2, 16))
"""What heads of tables and sentences scale by: hundreds, thousands, lakhs, millions, up to quadrillions."""

_QUANTITIES = """
SELECT e.* FROM entry_now AS e WHERE e.hedge IS NOT NULL ORDER BY e.language, e.text, e.seq
"""

_OTHERS = "SELECT count(*) FROM entry_now WHERE hedge IS NULL AND checked_by IS NULL AND derived_from IS NULL"


def check(view: View) -> Iterator[Finding]:
    """Yield a finding for every quantity that does not re-read; each text is read once in each language."""
    for _, group in groupby(view.entries(_QUANTITIES), key=lambda found: (found[1]["language"], found[1]["text"])):
        seen: dict[tuple[Any, ...], str | None] = {}
        for row, columns in group:
            view.covered += 1
            stored = tuple(columns[name] for name in _STORED)
            if stored not in seen:
                seen[stored] = _read_to(row.body, view.units)
            if (read_to := seen[stored]) is not None:
                yield _finding(row, read_to)
    if unchecked := view.count(_OTHERS):
        view.not_checked["values that cannot be re-read and that nobody checked"] += unchecked


_STORED = ("hedge", "value", "low", "high", "unit", "approximate", "step", "zeros", "decimals")


def _read_to(entry: Body, units: Units) -> str | None:
    if not isinstance(entry, Entry) or entry.figure is None or (found := reread(entry, units)) is None:
        return None
    return f"{entry.text!r} is stored as {described(entry.figure)} and reads to {found}"


def misread(rows: Iterable[Row], units: Units) -> Iterator[Finding]:
    """Yield a finding for every one of some entries that does not re-read."""
    for row in rows:
        if (read_to := _read_to(row.body, units)) is not None:
            yield _finding(row, read_to)


def _finding(row: Row, read_to: str) -> Finding:
    return RULE.finding(f"#{row.seq} {row.key}", read_to, "revise the entry", (row.seq,))


RULE = Rule(
    name="re-reads",
    severity=Severity.ERROR,
    why="A number that its own text does not say is a typing error, or was changed later.",
    source="DESIGN 5: a quantity whose figure cannot be re-read to the same value from its own text is refused",
    covers="quantities",
    check=check,
    passing=(
        Example(("chips/used@paper: about 2,000 chips",)),
        Example(("deal/price@paper: $103 million",)),
        Example(("mill/staff@paper: 340; unit=worker",)),
    ),
    failing=(
        Example(("deal/price@paper: $103 million; value=103000000000",), says="103000000000"),
        Example(("chips/used@paper: about 2,000 chips; hedge=plain",), says="about"),
        Example(("chips/used@paper: at least 16,000 chips; low=1600",), says="1600"),
    ),
)
