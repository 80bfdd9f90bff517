"""Two numbers that make one figure: ranges of every form, and plus-minus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import amount
from factledger.reading.beside import beside
from factledger.reading.change import changed_before, comes_from, follows_change
from factledger.reading.compound import in_smaller
from factledger.reading.dates import day_month, is_year
from factledger.reading.form import Form, times
from factledger.reading.hedges import NEAR, after_hedge, hedging
from factledger.reading.lexicon import PAIRING
from factledger.reading.measured import Measured
from factledger.reading.words import is_conjunction, lookup
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.number import Number, exact, place_of_last_digit
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.form import Amount
    from factledger.reading.line import Line
    from factledger.values.number import Exact

_MINUS = "-−–"
_LEADS = "leads-to"
"""Category of the words between what changed and what it became, which make no range: "von 3 auf 5 Prozent"."""

_HYPHENS = "-‐‑–—−~～〜"
_FROM = ("from", "by-or-from")
_GLUED = ("range-and", "from-to")
"""The same for those that are written onto the second number: "بين خمسة وسبعة", "من عشرة لعشرين"."""

_MILLENNIUM = 1000
_MOST_TIMES = 20
"""How many times what it became a number may have been and still share its scale word: "from 40 to 3 million"."""

_FAR = 10
"""How many times the first number the second one is where they are no ends of one range."""

_NEAR_BEHIND = 4
"""Within how many tokens behind by how much something changed it may be told from where to where."""

_FORMS = (Form.DIGITS, Form.WORDS, Form.FRACTION)
"""Forms of what can be the end of a range."""
_MAY_FALL = ("percent", "percentage_point", "basis_point", "celsius", "fahrenheit", "degree")
"""Units in which what follows a space and a hyphen is mostly below zero."""

_TEN = 10
_HUNDRED = 100


_JOINING_DASHES = "-‐‑–"
_THOUSAND = 1000


class Pair(NamedTuple):
    """A range or plus-minus.

    Attributes:
        hedge: Which of the two.
        low: Its lower end.
        high: Its higher end.
        last: Index after the last token of the second number.
        end: One past its last code point.
        unit: Unit of the first number where it has one of its own.
        second: What the second number measures.
        is_near: Whether the second end is itself hedged: "2 to about 7 litres".
        is_converted: Whether its ends are of two units, stated in the smaller: "50 cm to 1.5 metres".
    """

    hedge: Hedge
    low: Number
    high: Number
    last: int
    end: int
    unit: str | None
    second: Measured
    is_near: bool = False
    is_converted: bool = False


class _First(NamedTuple):
    """The first of two numbers: what was found of it so far."""

    amount: Amount
    measured: Measured
    before: Measured | None
    first: int
    sign: int


def pair(line: Line, found: Amount, measured: Measured, before: Measured | None, first: int, sign: int) -> Pair | None:
    """Return the second end behind "to", "-", "and" or "±", if what stands there goes with the first number.

    Args:
        line: The line.
        found: The first number.
        measured: What it measures.
        before: The currency before it, if any.
        first: Index of its first token, sign and currency included.
        sign: 1 or -1.
    """
    if found.form not in _FORMS or _goes_on_in_inches(line, found, measured):
        return None
    if measured.last == found.last and _is_cut_off(line, found.last):
        found, measured = found._replace(last=found.last + 1), measured._replace(last=found.last + 1)
    whole = _First(found, measured, before, first, sign)
    for start in _places_behind(line, found, measured):
        for category, joined in _joining(line, start):
            # The A of "40 aviones A320" is no "to".
            is_name = line.is_run(joined) and line.words[joined - 1].text.isupper()
            if is_name or _is_when(line, whole, joined):
                continue
            made = _second(line, whole, start, joined, category)
            if made and category == "plus-minus" and sign < 0:
                made = made._replace(low=made.high.signed(-1), high=made.low.signed(-1))
            elif made and category != "plus-minus":
                shares = sign < 0 and _shares_sign(line, first, start, joined, made)
                if sign < 0:
                    made = made._replace(low=made.low.signed(sign), high=made.high.signed(-1) if shares else made.high)
                # Only what a change led to may be the lower one.
                may_fall = category == _LEADS or (category == "range-to" and (sign > 0 or _comes_from(line, first)))
                is_cold = made.low.value < 0 > made.high.value and not changed_before(line, first)
                made = made if may_fall and not is_cold else _ordered(made)
            if made and (_is_joined(line, first, start, category) or _is_half_spaced(line, whole, start, made)):
                return made
    return _split(line, found, first)


def _is_cut_off(line: Line, i: int) -> bool:
    """Tell whether a hyphen at token `i` stands for what a second number ends in: "zwölf- bis vierzehntausend"."""
    if not (line.is_mark(i, "-‐‑") and line.is_adjacent(i)) or line.is_adjacent(i + 1):
        return False
    return line.is_word(i + 1) and any(name in line.words[i + 1].opens for name in ("range-to", "range-or"))


def _places_behind(line: Line, found: Amount, measured: Measured) -> list[int]:
    """Return the tokens at which what joins a second number may stand: "3,800 metres, give or take 50 metres"."""
    places = [found.last] if measured.last == found.last else [measured.last, found.last]
    last = places[0]
    if line.is_mark(last, ",،") and "plus-minus" in line.words[last + 1].opens:
        places.insert(0, last + 1)
    return [one for one in places if line.words[one].pairs]


def _is_when(line: Line, whole: _First, joined: int) -> bool:
    """Tell whether the first number is the year in which something came to the second: "rose in 2024 to 18,450"."""
    found = whole.amount
    is_bare = whole.before is None and whole.first == found.first and found.last == found.first + 1
    if not (is_bare and is_year(line, found.first) and line.is_word(joined - 1)) or is_year(line, joined):
        return False
    # "في" leads to years and makes rates: "6 دولارات في الساعة".
    is_told = any(line.had(name, found.first) is not None for name in ("year", "per-time")) or any(
        follows_change(line, found.first - k) for k in (0, 1)
    )
    return is_told and not any(line.had(name, found.first) is not None for name in (*_FROM, "between"))


def _split(line: Line, found: Amount, first: int) -> Pair | None:
    """Return the range of "بين خمسة وعشرين": behind "between" these are two numbers, unless a third follows."""
    if found.form is not Form.WORDS or found.last != found.first + 2:
        return None
    low, high = lookup(line, found.first), lookup(line, found.first + 1)
    if low is None or high is None:
        return None
    is_two = low[0].value < _TEN < high[0].value < _HUNDRED and is_conjunction(line, found.first + 1, high[2])
    if not is_two or not _is_joined(line, first, found.last, "range-and"):
        return None
    ends = Number.written(exact(low[0].value)), Number.written(exact(high[0].value))
    return Pair(Hedge.RANGE, *ends, found.last, found.end, None, Measured(NO_UNIT, None, found.last, found.last))


def _joining(line: Line, start: int) -> Iterator[tuple[str, int]]:
    """Yield (category, index behind it) of what may join two numbers at token `start`, or is written onto it."""
    word = line.words[start]
    for category in PAIRING if word.opens else ():
        if category in word.opens and (joined := line.has(category, start)) is not None:
            yield category, joined
    found = lookup(line, start) if word.numbers else None
    if found and found[2]:
        clitic = line.lexicon.opening(word.fold[: found[2]])
        yield from ((category, start) for category in _GLUED if category in clitic)


def falls(ends: Pair) -> bool:
    """Tell whether the second end is no higher than the first, as only where a change led to may be."""
    return ends.hedge is Hedge.RANGE and ends.low.value >= ends.high.value


def _goes_on_in_inches(line: Line, found: Amount, measured: Measured) -> bool:
    """Tell whether hyphens join feet to their inches: "5-foot-10"."""
    hyphens = [line.is_mark(i, "-‐‑") and line.is_adjacent(i + 1) for i in (found.last, measured.last)]
    return measured.unit == "foot" and all(hyphens)


def is_change(line: Line, found: Amount, measured: Measured, first: int, ends: Pair) -> bool:
    """Tell whether "8% to $2 billion" behind a word of change says by how much and to what, and is no range.

    "rose 3 to 5 percent" is a range; "rose 3% to 5%" and "rose from 3 to 5 percent" are not.
    """
    hedges = hedging(line, first, found.last, Kind.COUNT)
    start = hedges.first
    is_word = line.has("range-to", max(measured.last, found.last)) is not None and line.is_word(measured.last)
    if line.has(_LEADS, max(measured.last, found.last)) is not None:
        return ends.hedge is Hedge.RANGE
    has_unit = measured.unit != NO_UNIT
    is_from = line.had("from", start) is not None
    if not (is_from or falls(ends)) and line.has("range-only", max(measured.last, found.last)) is not None:
        return False  # "naik Rp 500 hingga Rp 2.000" is by so much to so much
    if line.characters:
        if _leads_up(line, found, measured, ends):
            return True
        if measured.unit == "percent" and not is_from:
            return False  # "预计增长5%至5.5%"
    if not is_word:
        return False
    if (is_from and (falls(ends) or _tells_whence(line, start))) or _goes_on_to_tell(line, start):
        return True
    if is_from and not has_unit and is_of_noun(line, start, line.had("from", start)):
        return False
    is_both = has_unit or is_from or falls(ends) or _is_by_and_to(found, ends)
    return (is_both and follows_change(line, start)) or _moves(line, start, ends)


def is_of_noun(line: Line, start: int, lead: int | None) -> bool:
    """Tell whether "from" before token `start` belongs to a noun of change: "een groei van 3 tot 5 procent".

    A verb is a word of change by itself: "aumentó de 9 a 13 meses" tells from where to where.
    """
    table = line.lexicon.language.changes_before
    noun = line.before(table, start)
    if noun is None or lead is None or noun[1] >= lead:
        return False
    return not any(entry.length == 1 for entry in line.words[noun[1]].opens.get(table, ()))


def _moves(line: Line, start: int, ends: Pair) -> bool:
    """Tell whether a verb says that a value went from one number to the other: "passou de 2 a 5 euros".

    Where they are spans of time, they are as likely those between which one spends.
    """
    if Kind.DURATION in (line.lexicon.kind(ends.unit or NO_UNIT), line.lexicon.kind(ends.second.unit)):
        return False
    leads = (line.had(name, start) for name in _FROM)
    return any(lead is not None and line.had("moves", lead) is not None for lead in leads)


def _is_by_and_to(found: Amount, ends: Pair) -> bool:
    """Tell whether two numbers lie too far apart for a range: "rose by 38,000 to 1.62 million"."""
    is_shared = ends.low.value != found.number.value
    is_far = exact(ends.high.value) >= exact(ends.low.value * _FAR)
    return is_far and not is_shared and ends.second.unit != "percent"


def _tells_whence(line: Line, start: int) -> bool:
    """Tell whether "from" before token `start` tells where a change comes from: "raise the wage from $15 to $17".

    That is only asked where it is known which words lead to a range instead: "cut prices ranging from $5 to $9".
    """
    first = line.had("from", start)
    if first is None or "ranging" not in line.lexicon.language.words or line.had("ranging", first) is not None:
        return False
    return comes_from(line, start)


def _goes_on_to_tell(line: Line, start: int) -> bool:
    """Tell whether a change that has said by how much goes on with from where to where: "sube 80, de 1.000 a 1.080"."""
    leads = (line.had(name, start) for name in _FROM)
    return any(
        lead is not None
        and line.is_mark(lead - 1, ",،")
        and 0 < line.reached <= lead - 1 < line.reached + _NEAR_BEHIND
        and changed_before(line, line.reached - 1)
        for lead in leads
    )


def _comes_from(line: Line, first: int) -> bool:
    return any(line.had(name, first) is not None for name in _FROM)


def _leads_up(line: Line, found: Amount, measured: Measured, ends: Pair) -> bool:
    """Tell whether a word behind two numbers says that the second is what a change led to: "5%から6%に上昇"."""
    if not line.is_word(max(measured.last, found.last)):
        return False
    end = max(ends.last, ends.second.last)
    hedge = after_hedge(line, end, Kind.COUNT)
    end = hedge[1] if hedge else end
    if line.has("to-behind", end) is not None:
        return True
    behind = line.at(line.lexicon.language.changes_after, end)
    return behind is not None and behind[0].role is Role.CHANGE_TO


def _is_joined(line: Line, first: int, start: int, category: str) -> bool:
    """Tell whether the word between two numbers makes a range of them here."""
    if category == "range-and":
        start = hedging(line, first, first, Kind.COUNT).first
        # "men of 19 and 23 years" are no range
        return line.had("between", start) is not None and line.had("from", start) is None
    if category == "from-to":
        return line.had("from", hedging(line, first, first, Kind.COUNT).first) is not None
    if category == "range-to" and line.is_mark(start, _HYPHENS):
        # Glued on both sides, or spaced on both; "chips - 500" is punctuation.
        return line.is_adjacent(start) is line.is_adjacent(start + 1) or line.is_word(start + 1)
    return True


def _is_half_spaced(line: Line, whole: _First, start: int, made: Pair) -> bool:
    """Tell whether a hyphen with a space on one side joins two numbers of one thing: "75- 300 mm", "2 -7 litres".

    With the space before it, it is as likely a minus before percent, degrees, or a number that counts nothing.
    """
    if not line.is_mark(start, _HYPHENS) or whole.sign < 0 or made.second.unit == NO_UNIT or not made.second.is_known:
        return False
    is_open = start == whole.amount.last and whole.measured.unit == NO_UNIT and whole.before is None
    return is_open and (line.is_adjacent(start) or made.second.unit not in _MAY_FALL)


def _second(line: Line, whole: _First, start: int, joined: int, category: str) -> Pair | None:
    """Return the pair with the number behind the words that join it, whose unit must be that of the first."""
    found = whole.amount
    j, is_near = _past_hedge(line, joined, category)
    second, money = _number_behind(line, whole, j)
    if second is None or not second.readings or second.form not in _FORMS:
        return None
    if Form.FRACTION in (found.form, second.form) and found.form is not second.form:
        return None
    after = beside(line, second, money, is_singular=False)
    # "de magnitud 5,9 a 10 km de profundidad"
    is_apart = after.unit != NO_UNIT and line.had("magnitude", whole.first) is not None
    own = whole.measured.unit if start > found.last or whole.before else NO_UNIT
    if not _is_one_unit(own, after.unit, is_told=start > found.last or money is None or whole.before is not None):
        return _of_two_units(found.number, own, second, after, category) if start > found.last else None
    is_when = after.unit == NO_UNIT and (_is_to_year(line, whole, second, joined) or _is_to_date(line, whole, second))
    if is_apart or is_when:
        return None
    is_from = _comes_from(line, whole.first)
    if not is_from and _goes_apart(line, whole, start, category, second, after):
        return None
    may_share = (start == found.last and own == after.unit) or (NO_UNIT in (own, after.unit) and start == found.last)
    is_change = category == _LEADS or is_from
    is_cut_off = found.form is Form.WORDS and _is_cut_off(line, start - 1)
    low = _shared_scale(found, second, is_change=is_change, is_cut_off=is_cut_off) if may_share else found.number
    if may_share and line.is_mark(start, _JOINING_DASHES) and _leaves_out_thousands(found, second):
        low = found.number.scaled(_THOUSAND)
    high = second.number
    unit = own if start > found.last else None
    if category == "plus-minus":
        return Pair(Hedge.PLUS_MINUS, *_around(low, high), second.last, second.end, unit, after, is_near)
    if category == "range-or" and not _is_next(low, high):
        return None
    return Pair(Hedge.RANGE, low, high, second.last, second.end, unit, after, is_near)


def _of_two_units(low: Number, own: str, second: Amount, after: Measured, category: str) -> Pair | None:
    """Return the range of "50 cm to 1.5 metres", "between 45 minutes and 2 hours", in the smaller unit."""
    base, slash, per = after.unit.partition("/")
    common = in_smaller(own, base) if category in ("range-to", "range-and") and after.noun is None else None
    if common is None:
        return None
    unit, *sizes = common
    ends = low.scaled(sizes[0]), second.number.scaled(sizes[1])
    if ends[0].value >= ends[1].value:
        return None
    measured = after._replace(unit=unit + slash + per)
    return Pair(Hedge.RANGE, *ends, second.last, second.end, measured.unit, measured, is_converted=True)


def _goes_apart(line: Line, whole: _First, start: int, category: str, second: Amount, after: Measured) -> bool:
    """Tell whether the word between two numbers leads from one thing to another, and not from end to end of a range."""
    if category == _LEADS:  # "12 nach 5 Spielen": so many after five games
        return second.scale == 1 and line.lexicon.kind(after.unit) in (Kind.COUNT, Kind.DURATION)
    is_counted = start > whole.amount.last and whole.measured.noun is not None and line.is_word(start)
    # "It sentenced two teachers to 12 and 9 years"
    return is_counted and category == "range-to" and after.unit == NO_UNIT


def _number_behind(line: Line, whole: _First, j: int) -> tuple[Amount | None, Measured | None]:
    """Return the number at token `j` with its sign and scale, and the currency before it."""
    found = whole.amount
    sign_before = line.at(line.lexicon.neutral.signs, j) or line.at(line.lexicon.symbols, j)
    money = None
    if sign_before and line.lexicon.kind(sign_before[0].unit) is Kind.MONEY:
        money = Measured(sign_before[0].unit, None, j, sign_before[1], sign_before[0].note)
        j = sign_before[1]
    elif whole.before and (again := line.at(line.lexicon.language.units, j)) and again[0].unit == whole.before.unit:
        j = again[1]
    if whole.sign < 0:
        positive = line.has("positive", j)  # "between minus 3 and plus 4 degrees"
        j = j + 1 if line.is_mark(j, "+") and line.is_adjacent(j + 1) else (j if positive is None else positive)
    negative = line.has("negative", j)
    is_negative = line.is_mark(j, _MINUS) and line.is_adjacent(j + 1) and not line.is_adjacent(j)
    second = amount(line, j + is_negative if negative is None else negative)
    is_negative = is_negative or negative is not None
    if second is None or not second.readings:
        return None, money
    if found.scale > 1 == second.scale and whole.before and found.last == found.first + 1:
        second = times(line, second, found.scale, second.last)  # "Mio. EUR 4 bis 5"
    if is_negative:
        second = second._replace(readings=tuple(number.signed(-1) for number in second.readings))
    return second, money


def _past_hedge(line: Line, j: int, category: str) -> tuple[int, bool]:
    """Return (index after it, True) for a hedge such as "about" before the second number."""
    table = line.lexicon.language.hedges_before
    neutral = line.lexicon.neutral.hedges_before
    opens = line.words[j].opens
    if category in ("range-to", "range-and") and (table in opens or neutral in opens):
        found = line.at(table, j) or line.at(neutral, j)
        if found and found[0].hedge in NEAR:
            return found[1], True
    return j, False


def _is_one_unit(first: str, second: str, *, is_told: bool) -> bool:
    """Tell whether two numbers can be the ends of one range: both of one unit, or one of them without any."""
    if first == NO_UNIT:
        # "8 to $10" leaves the first number open, as no "8 to 10 dollars" does.
        return is_told
    return second in (NO_UNIT, first) or second.startswith(first + "/")


def _is_to_year(line: Line, whole: _First, second: Amount, joined: int) -> bool:
    """Tell whether the second number is a year: "2019-2023", "three terms until 2024"."""
    found = whole.amount
    if line.whole or whole.before or not is_year(line, second.first) or second.last != second.first + 1:
        return False
    if is_year(line, found.first):
        return True
    return line.is_word(joined - 1) and (found.number.value < _MILLENNIUM or whole.measured.last > found.last)


def _is_to_date(line: Line, whole: _First, second: Amount) -> bool:
    """Tell whether the second number is a day: "the six months to 30 September"."""
    return whole.measured.unit != NO_UNIT and day_month(line, second.first) is not None


def _shares_sign(line: Line, first: int, start: int, joined: int, made: Pair) -> bool:
    """Tell whether a word that says "below zero" says so of both ends: "minus 10-15 degrees", "영하 10~15도"."""
    is_told = line.is_word(first) and made.low.value < made.high.value
    is_close = line.characters or (line.is_mark(start, _HYPHENS) and line.is_adjacent(start))
    return is_told and is_close and line.has("positive", joined) is None


def _ordered(made: Pair) -> Pair | None:
    """Return the pair if it rises, as a range does; below zero it may be told downwards: "minus 10 to minus 15"."""
    if made.high.value < made.low.value < 0:
        return made._replace(low=made.high, high=made.low)
    return made if made.low.value < made.high.value else None


def _shared_scale(first: Amount, second: Amount, *, is_change: bool, is_cut_off: bool) -> Number:
    """Return the first number with the scale word of the second: "15 to 20 million", "from 8 to 3 million"."""
    number = first.number
    is_hundreds = second.form is Form.WORDS and second.scale == 1 and second.number.value % _HUNDRED == 0
    if is_cut_off and is_hundreds and number.value < _TEN <= second.number.value:
        return number.scaled(_HUNDRED)  # "fünf- bis sechshundert"
    # "Between 7 and 5 million" does not start from seven, nor is it a range.
    most = second.number.value * (_MOST_TIMES if is_change else _FAR)
    if first.scale == 1 and second.scale > 1 and number.value * second.scale <= most:
        return number.scaled(second.scale)
    return number


def _leaves_out_thousands(first: Amount, second: Amount) -> bool:
    """Tell whether "40-50,000" goes from 40,000: the thousands are written once, as a scale word would be."""
    low, high = first.number.value * _THOUSAND, second.number.value
    is_bare = first.form is Form.DIGITS and first.scale == 1 and not first.is_grouped
    is_written = second.form is Form.DIGITS and second.scale == 1 and second.is_grouped and second.number.decimals == 0
    return is_bare and is_written and high % _THOUSAND == 0 and low < high <= low * _TEN


def _around(middle: Number, reach: Number) -> tuple[Number, Number]:
    step = min(middle.step, reach.step)
    decimals = max(middle.decimals, reach.decimals)
    low, high = middle.value - reach.value, middle.value + reach.value
    return _end(low, step, decimals), _end(high, step, decimals)


def _end(value: Exact, step: Exact, decimals: int) -> Number:
    zeros = step if decimals else max(step, place_of_last_digit(value))
    return Number(value, step, zeros, decimals)


def _is_next(low: Number, high: Number) -> bool:
    """Tell whether "two or three" names neighbours: with "or", only they are a range."""
    return high.value - low.value == high.step == low.step
