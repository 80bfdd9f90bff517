"""Multiples: "tenfold", "8 times as many", "three times more"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.reading.amount import Form
from factledger.reading.hedges import Hedging, hedging
from factledger.reading.mention import Mention, Reading
from factledger.reading.quantity import Taken
from factledger.reading.words import lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.amount import Amount
    from factledger.reading.line import Line
    from factledger.values.number import Number


def multiple(line: Line, found: Amount) -> Taken | None:
    """Return "tenfold", "8 times as many", "three times more" if the amount begins one, or None.

    "N times more" is N or N + 1, and both are given (DESIGN 3.1).
    """
    if found.form not in (Form.DIGITS, Form.WORDS):
        return None
    after = line.words[found.last]
    hyphen = after.text in "-‐‑" and line.is_adjacent(found.last)
    if not (after.is_word or hyphen):
        return None
    word = lookup(line, found.last + hyphen)
    if word is None and after.text in ("x", "X"):
        last, needs_more = found.last + 1, False
    elif word is None or word[0].kind not in ("fold", "occasion"):
        return None
    else:
        last, needs_more = word[1], word[0].kind == "occasion"
    more, than = line.has("more", last), line.has("than", last)
    if needs_more and more is None and than is None and line.had("multiplied", found.first) is None:
        return None
    numbers = [found.number]
    if needs_more and more is not None:
        numbers.append(replace(found.number, value=found.number.value + 1))
    hedges = hedging(line, found.first, last, Kind.RATIO)
    figures = [_multiple(hedges, number) for number in numbers]
    start = min(line.starts[hedges.first], found.start) if hedges.first < found.first else found.start
    end = line.ends[hedges.last - 1]
    settled = found.settled and len(figures) == 1
    mention = Mention(
        figure=figures[0],
        text=line.text[start:end],
        span=Span(start, end),
        number=Span(found.start, found.end),
        language=line.lexicon.tag_text,
        settled=settled,
        readings=() if settled else tuple(Reading(figure) for figure in figures),
    )
    return Taken(mention, hedges.first, hedges.last, found, is_measured=True)


def _multiple(found: Hedging, number: Number) -> Figure:
    hedge = Hedge.MULTIPLE if found.hedge is Hedge.PLAIN else found.hedge
    value, low, high = printed_bounds(hedge, number)
    return Figure(hedge=hedge, value=value, low=low, high=high, kind=Kind.RATIO, is_approximate=found.is_approximate)
