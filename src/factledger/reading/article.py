"""The 1 that an article says: "a dollar", "a kilogram of rice", "less than an hour"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.compound import is_length_or_mass, opened_by_article
from factledger.reading.form import Amount, Form
from factledger.reading.took import is_taken
from factledger.reading.units import after_number
from factledger.reading.words import lookup
from factledger.values.figure import Hedge, Kind
from factledger.values.number import Number
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.measured import Measured

_HYPHENS = "-‐‑"


def one_by_article(line: Line, i: int) -> Amount | None:
    """Return the 1 of the article at token `i`, or None where it is only an article.

    It counts before money ("a dollar", but "a dollar store"), before a length or mass of something ("a ton of coal",
    "a mile away"), before a duration that something took ("it took a year"), and before any measure that is hedged
    ("less than an hour").
    """
    if opened := opened_by_article(line, i):
        return opened
    found = lookup(line, i)
    if found is None or found[0].kind != "article" or line.is_number(i - 1) or (lookup(line, i - 1) is not None):
        return None
    last = found[1]
    if line.lexicon.language.units not in line.words[last].opens or 0 < line.reached == i:
        return None  # "86.42 a dollar" says what a dollar costs
    measured = after_number(line, last, is_singular=True)
    if measured.unit == NO_UNIT or measured.noun is not None or not _counts(line, i, measured):
        return None
    start = line.starts[i] + found[2]
    return Amount(Form.WORDS, (Number.written(1),), start, line.ends[last - 1], i, last, is_one=True)


def _counts(line: Line, i: int, measured: Measured) -> bool:
    """Tell whether the article at token `i` counts the unit behind it."""
    unit, last = measured.unit, measured.last
    goes_on = line.is_word(last) and line.has("stop", last) is None and line.has("of", last) is None
    is_told = any(line.has(category, last) is not None for category in ("extent", "passes-behind"))
    if line.is_mark(last, _HYPHENS + "'’") or (goes_on and not is_told):
        return False  # "a dollar store", "a foot-long"
    kind = line.lexicon.kind(unit)
    if line.is_all(i, last) and kind in (Kind.QUANTITY, Kind.DURATION):
        return True  # "an hour", and nothing else
    if kind is Kind.MONEY or measured.note:
        return True  # "a dollar", "a pound"
    if is_length_or_mass(unit) and (line.has("of", last) is not None or line.has("extent", last) is not None):
        return True
    if kind is Kind.DURATION and is_taken(line, i, last):
        return True  # "the ban took a year"
    hedge = line.before(line.lexicon.language.hedges_before, i)
    if hedge is not None and 0 < line.reached == hedge[1] and line.has("ago", last) is not None:
        return False  # "3 minutes longer than a decade ago"
    is_hedged = hedge is not None and hedge[0].hedge is not Hedge.ABOUT and hedge[0].except_before != kind
    return is_hedged and kind in (Kind.DURATION, Kind.QUANTITY)
