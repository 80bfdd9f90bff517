"""Numbers in a list that share what stands behind the last of them: "120, 340 and 29 workers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.form import NUMERIC
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.mention import Mention
    from factledger.reading.quantity import Taken

_COMMAS = ",،、"
_FEWEST = 2
"""How many bare numbers a list has at the least before its last one; of percentages one is enough."""


_MOST = 1000
"""Below so many a number may leave the scale word to the last of its list: "3, 4 and 5 million euros"."""


class Listing:
    """The bare numbers of a list that is being read."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.members: list[tuple[int, Taken]] = []

    def see(self, line: Line, taken: Taken, figures: list[Mention]) -> None:
        """Take in the last one of the figures; give those before it in its list its unit, marked as inferred."""
        members, unit = self.members, taken.mention.figure.unit
        if members and _may_be_listed(taken) and _leads(line, members[-1][1].last, taken.first):
            if unit == NO_UNIT:
                members.append((len(figures) - 1, taken))
                return
            if self._shares(line, taken):
                for place, _ in members:
                    figures[place] = _with_unit(figures[place], taken)
        members.clear()
        if unit == NO_UNIT and _may_lead(line, taken.last) and _may_be_listed(taken):
            members.append((len(figures) - 1, taken))

    def _shares(self, line: Line, taken: Taken) -> bool:
        """Tell whether the numbers so far and this one, which has a unit behind it, make a whole list."""
        kind, last = taken.mention.figure.kind, self.members[-1][1].last
        fewest = 1 if kind is Kind.PERCENT else _FEWEST
        is_behind = taken.first == taken.amount.first and taken.last > taken.amount.last
        roles = {Role.LEVEL, self.members[0][1].mention.figure.role}  # "fell by 2, 3 and 4 percent"
        is_alike = all(one.mention.figure.role in roles for one in (*(one for _, one in self.members), taken))
        is_end = len(self.members) >= fewest and not (len(self.members) == 1 and line.is_mark(last, _COMMAS))
        is_scaled = taken.amount.scale == 1 or all(one.amount.number.value < _MOST for _, one in self.members)
        return (
            is_behind
            and is_alike
            and is_scaled
            and is_end
            and "/" not in taken.mention.figure.unit
            and _joined(line, last, taken.first)
        )


def _may_be_listed(taken: Taken) -> bool:
    """Tell whether a figure is a plain number, with or without a unit."""
    figure, found = taken.mention.figure, taken.amount
    is_plain = figure.hedge is Hedge.PLAIN and figure.value is not None and taken.mention.settled
    is_bare = figure.unit != NO_UNIT or found.scale == 1
    return is_plain and is_bare and found.form in NUMERIC and found.unit is None


def _may_lead(line: Line, i: int) -> bool:
    """Tell whether token `i` may stand between two numbers of a list."""
    word = line.words[i]
    return word.text in _COMMAS or "join" in word.opens or "range-and" in word.opens


def _leads(line: Line, i: int, first: int) -> bool:
    """Tell whether only a comma, or a word such as "and", stands between tokens `i` and `first`."""
    return (line.is_mark(i, _COMMAS) and first == i + 1) or _joined(line, i, first)


def _joined(line: Line, i: int, first: int) -> bool:
    """Tell whether only "and", also behind a comma, stands between tokens `i` and `first`."""
    i += line.is_mark(i, _COMMAS)
    return any(line.has(category, i) == first for category in ("join", "range-and"))


def _with_unit(mention: Mention, taken: Taken) -> Mention:
    """Return the figure with the unit and the scale of the last of its list."""
    last, scale = taken.mention.figure, taken.amount.scale
    figure = mention.figure._replace(unit=last.unit, kind=last.kind)
    if scale == 1 or figure.value is None:
        return mention._replace(figure=figure, inferred=(*mention.inferred, "unit"))
    number = figure.value.scaled(scale)
    figure = figure._replace(value=number, low=number, high=number)
    return mention._replace(figure=figure, inferred=(*mention.inferred, "unit", "scale"))
