"""Multiples: "tenfold", "8 times as many", "three times more"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factledger.reading.amount import Form, amount
from factledger.reading.hedges import Hedging, hedging
from factledger.reading.mention import Mention, Reading
from factledger.reading.quantity import Taken
from factledger.reading.words import lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.amount import Amount
    from factledger.reading.line import Line
    from factledger.values.number import Number

_SUBJECT = 8
"""How many words a subject may have that stands between its verb and how many times."""

_FEW = (2, 3)
"""So many times something may have doubled over."""


def multiple(line: Line, found: Amount) -> Taken | None:
    """Return "tenfold", "8 times as many", "three times more" if the amount begins one, or None.

    "N times more" is N or N + 1, and both are given (DESIGN 3.1).
    """
    if found.form is Form.MULTIPLE and line.lexicon.language.verb_first:
        return _behind_subject(line, found)
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
    first = line.had("times-before", found.first)
    if needs_more and more is None and than is None and first is None:
        return None
    numbers = [found.number]
    if needs_more and more is not None:
        numbers.append(replace(found.number, value=found.number.value + 1))
    hedges = hedging(line, found.first if first is None else first, last, Kind.RATIO)
    start = min(line.starts[hedges.first], found.start) if hedges.first < found.first else found.start
    return _taken(line, found, hedges, numbers, start)


def _behind_subject(line: Line, verb: Amount) -> Taken | None:
    """Return "تضاعفت الأسعار ثلاث مرات", where a subject stands between the verb and how many times.

    It tripled, as most who write it mean, or doubled three times over: both are given for the few that it is said of.
    """
    found = next((one for one in map(partial(amount, line), _behind(line, verb.last)) if one), None)
    word = lookup(line, found.last) if found else None
    is_counted = word is not None and word[0].kind == "occasion" and not word[2]
    if found is None or not found.readings or not (is_counted or found.unit == "time"):
        return None
    numbers = [found.number]
    if found.number.value in _FEW:
        numbers.append(replace(found.number, value=2 ** int(found.number.value)))
    hedges = hedging(line, found.first, word[1] if word and is_counted else found.last, Kind.RATIO)
    return _taken(line, found, hedges._replace(first=verb.first), numbers, verb.start)


def _behind(line: Line, i: int) -> Iterator[int]:
    """Yield the tokens from `i` on that may belong to the subject of a verb, and the number behind it."""
    for j in range(i, min(i + _SUBJECT, line.count)):
        if not (line.is_word(j) or line.is_number(j)) or line.has("clause-end", j) is not None:
            return
        yield j


def _taken(line: Line, found: Amount, hedges: Hedging, numbers: list[Number], start: int) -> Taken:
    figures = [_multiple(hedges, number) for number in numbers]
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
