"""Rates that stand before their number: "每小时6元", "1時間あたり1,200円", "시간당 9,860원", "saatte 90 km"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import amount
from factledger.reading.compound import counts_before
from factledger.reading.dates import Found
from factledger.reading.lexicon import EACH, EACH_ITEM, NAMED_RATES
from factledger.reading.measured import ITEM
from factledger.reading.tokens import is_character, is_hangul
from factledger.reading.units import after_number
from factledger.reading.words import lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line

_SPOKEN = {
    "per-second": "second",
    "per-minute": "minute",
    "per-hour": "hour",
    "per-day": "day",
    "per-week": "week",
    "per-month": "month",
    "per-year": "year",
    "per-person": "person",
    "per-share": "share",
}
"""Categories of the words that say by themselves what a rate is by: "時速", "人均"."""

_NEVER_BY = (Kind.PERCENT, Kind.RATIO)
_NAMING = (Kind.MONEY, Kind.QUANTITY)
"""Kinds of figures that are by nothing, and that a phrase of its own may say what they are by."""

_OF_ITSELF = {"capita": "person", EACH_ITEM: ITEM}
"""Categories of phrases that say by themselves what the rate is by."""

_LONGEST = 8
"""Most tokens of the unit of a rate."""

_REACH = 2
_REACH_OF_MONEY = 8
"""How many tokens may stand between a rate and its number; what a price is of may be named in between."""


class Leading(NamedTuple):
    """A rate before a number.

    Attributes:
        unit: What the number is by.
        first: Index of its first token.
        last: Index after its last token.
        note: What is not plain about the unit.
    """

    unit: str
    first: int
    last: int
    note: str = ""


def leading(line: Line, first: int, kind: Kind) -> Leading | None:
    """Return the rate that stands before the figure at token `first`, in its clause and before its number, or None."""
    if kind in _NEVER_BY:
        return None
    return _named(line, first, kind) or _led(line, first, kind)


def _named(line: Line, first: int, kind: Kind) -> Leading | None:
    """Return the rate that a phrase of its own says before token `first`: "kişi başına", "per capita"."""
    if not line.words[first - 1].names_rate or kind not in _NAMING:
        return None
    closes = line.words[first - 1].closes
    for name in NAMED_RATES:
        i = line.had(name, first) if name in closes else None
        if i is None or i < line.reached or line.had("no-rate", i) is not None or counts_before(line, i):
            continue
        if divisor := _divisor(line, name, i, first):
            return Leading(divisor, i, first)
    return None


def _divisor(line: Line, name: str, i: int, last: int) -> str | None:
    """Return what the rate at tokens i..last divides by: a person, a time, or the unit or noun that it names."""
    if name in _OF_ITSELF:
        return _OF_ITSELF[name]
    language = line.lexicon.language
    for k in range(i, last):
        if unit := line.at(language.units, k):
            return unit[0].unit
        if noun := line.at(language.nouns, k):
            return noun[0]
    return EACH.get(name)


def _led(line: Line, first: int, kind: Kind) -> Leading | None:
    """Return the rate that a word before or behind its unit tells, near token `first`."""
    if not line.lexicon.leads_rates:
        return None
    reach = _REACH_OF_MONEY if kind is Kind.MONEY else _REACH
    if kind is Kind.MONEY and (touching := _touching(line, first)):
        return touching
    for k in range(first - 1, max(first - 1 - reach - _LONGEST, line.reached - 1, -1), -1):
        found = _at(line, k, kind)
        if found and found.last <= first:
            is_near = found.last >= first - reach
            # "1인당 5명" is a rate where "1인당 하루 5명" may be none.
            is_word = kind is not Kind.DURATION and "per-after" not in line.words[found.last - 1].closes
            is_told = kind is Kind.MONEY or found.last == first or is_word  # "월세는 1년 새" is no year by the month
            return found if is_near and is_told else None
        if not line.is_word(k) and "per-after" not in line.words[k].opens and not line.is_number(k):
            return None
        if line.is_number(k) and not _is_one(line, k):
            return None
        if "of" in line.words[k].opens:
            return None
    return None


def _touching(line: Line, first: int) -> Leading | None:
    """Return the "1バレル" of "1バレル70ドル", which needs no word that says it is a rate."""
    if not (line.characters and line.is_adjacent(first)):
        return None
    for start in range(first - 2, max(first - 2 - _LONGEST, line.reached - 1, -1), -1):
        if _is_one(line, start) and (line.is_number(start) or line.is_number(first)):
            by = after_number(line, start + 1, is_singular=True)
            is_whole = by.is_known and by.unit != NO_UNIT and by.last == first
            return Leading(by.unit, start, first, by.note) if is_whole else None
    return None


def _at(line: Line, k: int, kind: Kind) -> Leading | None:
    """Return the rate whose telling word starts at token `k`."""
    opens = line.words[k].opens
    if "per-before" in opens and (end := line.has("per-before", k)) is not None and not line.is_inside_word(k):
        by = after_number(line, end, is_singular=True)
        if by.unit != NO_UNIT and by.is_known:
            return Leading(by.unit, k, by.last, by.note)
    if "per-after" in opens and (end := line.has("per-after", k)) is not None:
        found = _before(line, k, end)
        return found and (_spoken(line, k - 1, kind) or found)  # "주당" is by the week, and of money by the share
    return _spoken(line, k, kind)


def _before(line: Line, k: int, end: int) -> Leading | None:
    """Return the rate of "1時間あたり", "시간당", whose unit stands before token `k`: one of it, or it alone."""
    for start in range(max(k - _LONGEST, 0), k):
        by = after_number(line, start, is_singular=True)
        if by.unit == NO_UNIT or not by.is_known or by.last != k or by.first != start:
            continue
        if _is_one(line, start - 1):
            return Leading(by.unit, start - 1, end, by.note)
        if line.is_number(start - 1) or line.is_inside_word(start) or not _may_be_bare(line, start, by.unit):
            continue
        if not line.is_adjacent(start) or not line.words[start - 1].numbers:
            return Leading(by.unit, start, end, by.note)
    return None


def _may_be_bare(line: Line, start: int, unit: str) -> bool:
    """Tell whether the unit at token `start` makes a rate without a "one": "시간당", but not "해당" and "日当たり"."""
    if line.has("no-rate", start) is not None:
        return False
    text = line.words[start].text
    return is_hangul(text) or not is_character(text) or line.lexicon.kind(unit) is Kind.MONEY


def _spoken(line: Line, k: int, kind: Kind) -> Leading | None:
    """Return the rate of a word such as "時速" or "人均"."""
    for category, unit in _SPOKEN.items():
        if category not in line.words[k].opens or (category == "per-share" and kind is not Kind.MONEY):
            continue
        end = line.has(category, k)
        if end is None or line.is_inside_word(k) or (line.is_number(k - 1) and not _is_one(line, k - 1)):
            continue
        goes_on = line.is_adjacent(end) and is_hangul(line.words[end].text) and line.has("stop", end) is None
        is_counted = line.is_adjacent(k) and bool(line.words[k - 1].numbers)
        if not goes_on and not is_counted:
            return Leading(unit, k - 1 if line.is_number(k - 1) else k, end)
    return None


def _is_one(line: Line, i: int) -> bool:
    """Tell whether token `i` is the number one, in digits or in words, and no end of a longer one."""
    if line.is_number(i):
        return line.words[i].text in ("1", "１") and not (line.is_adjacent(i) and line.is_mark(i - 1, ".,，"))
    found = lookup(line, i)
    is_one = found is not None and found[0].kind == "one" and found[1] == i + 1
    return is_one and not line.is_inside_word(i) and not line.is_number(i - 1) and not line.words[i - 1].numbers


def base(line: Line, i: int) -> Found | None:
    """Find the "1時間あたり" of a rate, and the "1バレル" of "1バレル70ドル": what a number behind them is by."""
    if not line.characters or not _is_one(line, i):
        return None
    by = after_number(line, i + 1, is_singular=True)
    if by.unit == NO_UNIT or not by.is_known:
        return None
    if (end := line.has("per-after", by.last)) is not None:
        return Found(i, end, "rate")
    is_price = _leads_to_money(line, by.last, may_hedge=line.is_number(i))
    return Found(i, by.last, "rate") if is_price else None


def _leads_to_money(line: Line, i: int, *, may_hedge: bool) -> bool:
    """Tell whether an amount of money touches what stands before token `i`, with or without a hedge: "1キロ約500円"."""
    hedge = line.at(line.lexicon.language.hedges_before, i) if may_hedge else None
    i = hedge[1] if hedge else i
    if not (line.is_number(i) and line.is_adjacent(i)):
        return False
    found = amount(line, i)
    if found is None or not found.readings:
        return False
    return line.lexicon.kind(after_number(line, found.last, is_singular=False).unit) is Kind.MONEY
