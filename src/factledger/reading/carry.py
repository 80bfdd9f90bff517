"""A unit carried over from the figure before: "$5 million, up from 3 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.form import NUMERIC, Form
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.units import NO_UNIT, is_minor

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.quantity import Taken

_TIMES = "time"
_LETTER = "meter"
"""What "980m" may be besides millions."""

CARRYING = (NO_UNIT, _TIMES, _LETTER)
"""Units of figures that may go on from the one before them."""

_SENTENCE_ENDS = ".!?;"
_REACH, _REACH_OF_COMPARED = 5, 8
"""Tokens that may stand between the two figures, and between two that are compared: "in 2025, frente a los 3.600"."""

_APART = 3
"""Tokens between two figures that are more than a word such as "to"."""


def carried(line: Line, before: Taken, taken: Taken) -> Taken:
    """Return the figure with the unit of the one before, where it says from or to what that one changed."""
    reach = _REACH if line.had("compared", taken.first) is None else _REACH_OF_COMPARED
    if not before.last < taken.first <= before.last + reach:
        return taken
    if taken.mention.figure.unit == _TIMES:
        is_compared = before.mention.figure.hedge is Hedge.MULTIPLE and _is_linked(line, before, taken)
        return _of_times(taken) if is_compared else taken
    if taken.mention.figure.unit == _LETTER:
        made = _carried(line, before, _of_millions(before, taken))
        return taken if made.mention.figure.unit == NO_UNIT else made
    return _carried(line, before, taken)


def _carried(line: Line, before: Taken, taken: Taken) -> Taken:
    figure, unit = taken.mention.figure, before.mention.figure.unit
    if figure.unit != NO_UNIT or figure.noun or unit == NO_UNIT or not taken.mention.settled:
        return taken
    kind = line.lexicon.kind(unit)
    if kind in (Kind.MONEY, Kind.PERCENT) and _is_of_year_before(line, before, taken):
        return _scaled(taken, before, unit, kind)
    if kind is Kind.COUNT or taken.amount.form not in NUMERIC or not before.mention.settled:
        return taken
    goes_on = not any(line.is_mark(i, _SENTENCE_ENDS) for i in range(before.last, taken.first))
    if not (goes_on and _is_linked(line, before, taken)):
        return taken
    found = figure._replace(unit=unit, kind=kind)
    inferred = (*taken.mention.inferred, "unit")
    return taken._replace(mention=taken.mention._replace(figure=found, inferred=inferred))


def _of_millions(before: Taken, taken: Taken) -> Taken:
    """Return the millions that the m of "$1.1bn, up from 980m" stands for, as it is read beside money."""
    readings = taken.mention.readings
    is_money = before.mention.figure.kind is Kind.MONEY and len(readings) > 1 and readings[-1].figure.unit == NO_UNIT
    if not is_money:
        return taken
    return taken._replace(mention=taken.mention._replace(figure=readings[-1].figure, settled=True, readings=()))


def behind_brackets(line: Line, outer: Taken | None, inner: Taken) -> Taken:
    """Return the figure that one goes on from: of "£1.1bn ($1.4bn), versus 980 million" the pounds, not the dollars."""
    in_brackets = line.is_mark(inner.first - 1, "(") and line.is_mark(inner.last, ")")
    if outer is None or not in_brackets or outer.last != inner.first - 1:
        return inner
    return outer._replace(last=inner.last + 1)


def over_change(line: Line, outer: Taken | None, inner: Taken, taken: Taken) -> Taken:
    """Return the figure that one is compared with over a change: "2.8 billion, 13% more than the 2.5 billion"."""
    is_change = inner.mention.figure.kind is Kind.PERCENT and inner.mention.figure.role is Role.CHANGE_BY
    if outer is None or not is_change or line.had("compared", taken.first) is None:
        return inner
    return outer._replace(last=inner.last)


def _of_times(taken: Taken) -> Taken:
    """Return the multiple that "times" tell where one is compared with them: "2,3 vezes o Ebitda, ante 3,1 vezes"."""
    is_plain = taken.mention.figure.hedge is Hedge.PLAIN
    hedge = Hedge.MULTIPLE if is_plain else taken.mention.figure.hedge
    figure = taken.mention.figure._replace(unit=NO_UNIT, kind=Kind.RATIO, hedge=hedge, noun=None)
    return taken._replace(mention=taken.mention._replace(figure=figure))


def _is_of_year_before(line: Line, before: Taken, taken: Taken) -> bool:
    """Tell whether brackets compare a figure with one written like it: "MSEK 4,512 (4,230)", "9.4% (8.8)"."""
    in_brackets = (
        line.is_mark(taken.first - 1, "(") and line.is_mark(taken.last, ")") and before.last == taken.first - 1
    )
    one, two = before.amount, taken.amount
    if not in_brackets or not one.is_grouped or not two.is_grouped or two.scale != 1 or two.form is not Form.DIGITS:
        return False
    is_settled = before.mention.settled and taken.mention.settled
    return is_settled and before.mention.figure.value is not None and taken.mention.figure.hedge is Hedge.PLAIN


def _scaled(taken: Taken, before: Taken, unit: str, kind: Kind) -> Taken:
    """Return the figure in the unit and with the scale of the one before."""
    number = taken.amount.number.scaled(before.amount.scale)
    figure = taken.mention.figure._replace(unit=unit, kind=kind, value=number, low=number, high=number)
    inferred = ("unit",) if before.amount.scale == 1 else ("unit", "scale")
    return taken._replace(mention=taken.mention._replace(figure=figure, inferred=inferred))


def _is_linked(line: Line, before: Taken, taken: Taken) -> bool:
    """Tell whether what stands between two figures makes them stages of one change, or compares them."""
    if line.had("compared", taken.first) is not None:
        return True
    roles = (before.mention.figure.role, taken.mention.figure.role)
    if line.had("to", taken.first) is not None:
        is_by = roles == (Role.CHANGE_BY, Role.CHANGE_TO) and before.mention.figure.kind is not Kind.PERCENT
        if is_by and (taken.amount.scale > 1 or not is_minor(before.mention.figure.unit.partition("/")[0])):
            return True  # "fell 11 litres, to 38", but "rose 50 cents to 2.10"
        # "from 3 million dollars in 2024 to 4 million": with something between them they are no range.
        is_apart = taken.first - before.last >= _APART
        return (roles[1] is Role.CHANGE_TO or is_apart) and line.had("from", before.first) is not None
    if line.had("from", taken.first) is None:
        return False
    changes = line.lexicon.language.changes_before
    between = (line.at(changes, i) for i in range(before.last, taken.first) if changes in line.words[i].opens)
    is_told = any(found is not None and found[0].role is not Role.ADDITION for found in between)
    return is_told or roles[0] is Role.CHANGE_TO
