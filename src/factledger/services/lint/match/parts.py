"""Bare numbers that are the parts of a count, in the unit that it names: "429 votes: 287 for it and 142 against"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.within.figures import point_of
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.sentence import Sentence

_LEAST, _MOST = 3, 6
"""Figures of a sentence that gives a whole and its parts."""


def in_unit_of_whole(sentence: Sentence, mention: Mention) -> Mention:
    """Return a bare number as one of what the whole counts that it and others come to; another figure as it is."""
    figure = mention.figure
    is_bare = figure.unit == NO_UNIT and figure.kind is Kind.COUNT and figure.role is Role.LEVEL
    if not is_bare or not _LEAST <= len(sentence.figures) <= _MOST:
        return mention
    unit = sentence.once("units of parts", lambda: _units_of_parts(sentence)).get(mention.number.start)
    return mention if unit is None else mention.counted_in(unit)


def _units_of_parts(sentence: Sentence) -> dict[int, str]:
    """Return the units of the bare numbers of a sentence that come to a whole before them, by their places."""
    found: dict[int, str] = {}
    for i, whole in enumerate(sentence.figures):
        parts = [one for one in sentence.figures[i + 1 :] if one.figure.unit == NO_UNIT]
        if whole.figure.kind is Kind.COUNT and whole.figure.unit != NO_UNIT and _come_to(parts, whole):
            found |= {one.number.start: whole.figure.unit for one in parts}
    return found


def _come_to(parts: Sequence[Mention], whole: Mention) -> bool:
    sizes, most = [point_of(one.figure) for one in parts], point_of(whole.figure)
    is_known = len(sizes) > 1 and most is not None and None not in sizes
    return is_known and sum(size for size in sizes if size is not None) == most
