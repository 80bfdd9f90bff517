"""A unit carried over from the figure before: "$5 million, up from 3 million"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.reading.amount import Form
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.quantity import Taken

_REACH = 5
"""Tokens that may stand between the two figures."""


def carried(line: Line, before: Taken, taken: Taken) -> Taken:
    """Return the figure with the unit of the one before, where it says from or to what that one changed."""
    figure, unit = taken.mention.figure, before.mention.figure.unit
    is_near = before.last < taken.first <= before.last + _REACH
    if not is_near or figure.unit != NO_UNIT or figure.noun or unit == NO_UNIT or not taken.mention.settled:
        return taken
    kind = line.lexicon.kind(unit)
    if kind is Kind.COUNT or taken.amount.form not in (Form.DIGITS, Form.WORDS) or not before.mention.settled:
        return taken
    if not _is_linked(line, before, taken):
        return taken
    found = replace(figure, unit=unit, kind=kind)
    inferred = (*taken.mention.inferred, "unit")
    return taken._replace(mention=replace(taken.mention, figure=found, inferred=inferred))


def _is_linked(line: Line, before: Taken, taken: Taken) -> bool:
    """Tell whether what stands between two figures makes them stages of one change, or compares them."""
    if line.had("compared", taken.first) is not None:
        return True
    roles = (before.mention.figure.role, taken.mention.figure.role)
    if line.had("to", taken.first) is not None:
        return roles[1] is Role.CHANGE_TO and line.had("from", before.first) is not None
    if line.had("from", taken.first) is None:
        return False
    changes = line.lexicon.language.changes_before
    is_told = any(changes in line.words[i].opens for i in range(before.last, taken.first))
    return is_told or roles[0] is Role.CHANGE_TO
