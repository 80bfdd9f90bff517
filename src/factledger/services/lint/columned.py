"""Cells of a draft's tables, in the unit and scale that the head of a column, or of a row, says: "Cars (thousands)"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.reading.draft import Kind
from factledger.reading.lexicon import lexicon
from factledger.reading.markdown import Column, column_of, in_column
from factledger.reading.mention import SetAside
from factledger.values.figure import Hedge

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan
    from factledger.values.units import Units


_DASHES = "-–—•·"
"""What opens the head of a row that is a part of the one above, in its unit: "– Cheese" below "Revenue (€ million)"."""


def columned(draft: Draft, found: Scan, units: Units) -> Scan:
    """Return the figures of a draft with what the headers of cells say of them; the "millions" there are none."""
    blocks = draft.blocks
    heads = {i for one in blocks if one.kind is Kind.CELL and len(one.headers) > 1 for i in one.headers}
    if not heads:
        return found
    words, starts = lexicon(found.language, units), [one.span.start for one in blocks]
    wholes = _wholes(draft)
    known: dict[int, Column] = {}
    figures: list[Mention] = []
    asides: list[SetAside] = []
    for one in found.figures:
        at = max(bisect_right(starts, one.span.start) - 1, 0)
        if at in heads and one.figure.hedge is Hedge.CROWD:
            asides.append(SetAside(one.text, one.span, "column-header"))
            continue
        mine = blocks[at].headers if len(blocks[at].headers) > 1 else ()
        mine += tuple(wholes[head] for head in mine[-1:] if head in wholes)
        for head in mine:
            if head not in known:
                span = blocks[head].span
                known[head] = column_of(draft.text, (span.start, span.end), words)
        said = (known[head] for head in mine if known[head] != Column())
        figures.append(in_column(one, next(said, Column()), words))
    aside = tuple(sorted((*found.set_aside, *asides), key=lambda it: it.span))
    return replace(found, figures=tuple(figures), set_aside=aside)


def _wholes(draft: Draft) -> dict[int, int]:
    """Return for each head of a row that opens with a dash the head of the row above it that does not."""
    found: dict[int, int] = {}
    last: dict[int, int] = {}
    for one in draft.blocks:
        if one.kind is not Kind.CELL or len(one.headers) < 2:  # noqa: PLR2004  a column and a row
            continue
        column, row = one.headers[0], one.headers[-1]
        if draft.blocks[row].span.of(draft.text).lstrip()[:1] not in _DASHES:
            last[column] = row
        elif column in last:
            found[row] = last[column]
    return found
