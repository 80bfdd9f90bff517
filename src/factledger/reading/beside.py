"""What an amount counts or measures, as its form allows: from before it, behind it, and behind its "of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.amount import amount
from factledger.reading.dates import is_year
from factledger.reading.divisors import with_rate
from factledger.reading.form import NUMERIC, Form
from factledger.reading.hedges import after_hedge
from factledger.reading.lexicon import HYPHENS
from factledger.reading.measured import Measured
from factledger.reading.units import after_number
from factledger.reading.words import lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT, is_minor

if TYPE_CHECKING:
    from factledger.reading.form import Amount
    from factledger.reading.line import Line


def beside(line: Line, found: Amount, before: Measured | None, *, is_singular: bool) -> Measured:
    """Return what the number counts or measures, from before and after it."""
    if found.unit:
        own = Measured(found.unit, None, found.first, found.last)
        # "دولارين في اليوم"
        return with_rate(line, own) if line.lexicon.kind(found.unit) is Kind.MONEY else own
    after = _after(line, found, is_singular=is_singular)
    if before is None:
        if after.unit != NO_UNIT:
            return with_rate(line, after)
        return after if after.last == found.last else after._replace(last=found.last)
    is_same_money = line.lexicon.kind(after.unit) is Kind.MONEY and not is_minor(after.unit)
    if after.unit != NO_UNIT and is_same_money:
        kept = after if before.note == "bare" else after._replace(unit=before.unit, note=before.note)
        return with_rate(line, kept)
    return with_rate(line, before._replace(last=found.last))


def _after(line: Line, found: Amount, *, is_singular: bool) -> Measured:
    """Return the unit or noun behind the number, or behind a hedge that stands in between ("12,000+ chips")."""
    if found.form is Form.MULTIPLE:
        return Measured(NO_UNIT, None, found.first, found.last)
    if found.form is Form.FRACTION:
        return _of_fraction(line, found)
    after = after_number(line, found.last, is_singular=is_singular)
    if after.unit == "year" and line.is_number(after.last) and is_year(line, after.last):
        return Measured(NO_UNIT, None, found.last, found.last)  # "3.5 عام 2014"
    if _says_when(line, found, after):
        return Measured(NO_UNIT, None, found.last, found.last)
    if after.unit == NO_UNIT:
        after = _behind_size(line, found) or _of_noun(line, found, after)
    if after.unit != NO_UNIT and after.is_known:
        return after
    hedge = after_hedge(line, found.last, Kind.COUNT)
    if hedge is None:
        return after
    behind = after_number(line, hedge[1], is_singular=is_singular)
    return behind if behind.unit != NO_UNIT and behind.is_known else after


def _says_when(line: Line, found: Amount, after: Measured) -> bool:
    """Tell whether the span of time behind a number is when it was so: "dibandingkan 3,6 miliar tahun lalu"."""
    if after.unit == NO_UNIT or line.lexicon.kind(after.unit) is not Kind.DURATION:
        return False
    if line.words[after.first].without_article:
        return True  # "3.66 مليار العام الماضي"
    is_compared = found.scale > 1 and line.had("compared", found.first) is not None
    return is_compared and line.has("ago", after.last) is not None


def _of_fraction(line: Line, found: Amount) -> Measured:
    """Return the unit of "half an hour"; "a third of the chips" is a share, not so many chips."""
    article, last = lookup(line, found.last), found.last
    of = line.has("of", found.last)
    ends_in = lookup(line, of - 1) if of is not None else None
    if article and article[0].kind == "article":
        last = article[1]
    elif of is not None and ends_in and ends_in[0].kind == "article":
        last = of  # "a tenth of a second"
    last += line.is_mark(last, "-‐‑") and line.is_adjacent(last) and line.is_adjacent(last + 1)
    if (named := line.has("portioned", last)) is not None:
        return Measured(line.words[last].fold, line.words[last].text, last, named, is_known=False)
    after = after_number(line, last, is_singular=True)
    of = line.has("of", last) if after.unit == NO_UNIT else None
    if of is not None and line.lexicon.kind((point := after_number(line, of, is_singular=True)).unit) is Kind.PERCENT:
        return point  # "un quart de point": percentages are no whole to have a share of
    is_measure = after.is_known and line.lexicon.kind(after.unit) is not Kind.COUNT
    if any("in-others" in line.words[i].opens for i in range(found.first + 1, found.last - 1)):
        is_measure = False  # "one in 20 a year ago"
    if after.unit == NO_UNIT or after.noun is not None or not is_measure:
        return Measured(NO_UNIT, None, found.first, found.last)
    return after


def _of_noun(line: Line, found: Amount, after: Measured) -> Measured:
    """Return the noun of "dozens of companies", "milhões de chips", "2,000 of the most advanced chips"."""
    start = line.has("of", found.last)
    if start is None:
        return after
    if line.words[start].is_number or line.words[start].numbers:
        return _of_number(line, found, start) or after
    behind = after_number(line, start, is_singular=False)
    is_crowd_or_scale = found.form is Form.CROWD or found.scale > 1
    if behind.unit == NO_UNIT or not (behind.is_known or is_crowd_or_scale):
        return after
    if line.has("of-one", found.last) == start and line.lexicon.kind(behind.unit) in (Kind.COUNT, Kind.DURATION):
        return after  # "35 de la aldea" are no villages, and "3 bilhões do ano anterior" no years
    return behind


def _behind_size(line: Line, found: Amount) -> Measured | None:
    """Return the containers of "1.94 million twenty-foot containers", where another figure says how large each is."""
    word = line.words[found.last]
    size = amount(line, found.last) if (word.is_number or word.numbers) and found.form in NUMERIC else None
    if size is None or not size.readings or not (line.is_mark(size.last, HYPHENS) and line.is_adjacent(size.last)):
        return None
    unit = line.at(line.lexicon.language.units, size.last + 1)
    if unit is None or not line.is_adjacent(size.last + 1) or line.lexicon.kind(unit[0].unit) is Kind.PERCENT:
        return None
    counted = after_number(line, unit[1], is_singular=False)
    if counted.unit == NO_UNIT or line.lexicon.kind(counted.unit) is not Kind.COUNT:
        return None
    return Measured(counted.unit, None, found.first, found.last, "carried")


def _of_number(line: Line, found: Amount, i: int) -> Measured | None:
    """Return what the 12 of "12 of the 40 companies" counts."""
    whole = amount(line, i)
    if whole is None or not whole.readings or found.form not in NUMERIC:
        return None
    behind = after_number(line, whole.last, is_singular=False)
    is_part = whole.number.value >= found.number.value and behind.unit != NO_UNIT
    if not is_part or line.lexicon.kind(behind.unit) is not Kind.COUNT:
        return None
    return Measured(behind.unit, None, found.first, found.last, "carried")
