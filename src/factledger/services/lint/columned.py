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


def columned(draft: Draft, found: Scan, units: Units) -> Scan:
    """Return the figures of a draft with what the headers of cells say of them; the "millions" there are none."""
    blocks = draft.blocks
    heads = {i for one in blocks if one.kind is Kind.CELL and len(one.headers) > 1 for i in one.headers}
    if not heads:
        return found
    words, starts = lexicon(found.language, units), [one.span.start for one in blocks]
    known: dict[int, Column] = {}
    figures: list[Mention] = []
    asides: list[SetAside] = []
    for one in found.figures:
        at = max(bisect_right(starts, one.span.start) - 1, 0)
        if at in heads and one.figure.hedge is Hedge.CROWD:
            asides.append(SetAside(one.text, one.span, "column-header"))
            continue
        mine = blocks[at].headers if len(blocks[at].headers) > 1 else ()
        for head in mine:
            if head not in known:
                span = blocks[head].span
                known[head] = column_of(draft.text, (span.start, span.end), words)
        said = (known[head] for head in mine if known[head] != Column())
        figures.append(in_column(one, next(said, Column()), words))
    aside = tuple(sorted((*found.set_aside, *asides), key=lambda it: it.span))
    return replace(found, figures=tuple(figures), set_aside=aside)
