"""Figures in more than one unit: "7 feet 10 inches", "2 hours 30 minutes", "15 dollars and 15 cents"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import amount
from factledger.reading.digits import ascii_digits
from factledger.reading.form import NUMERIC, Amount, Form
from factledger.reading.portions import portion
from factledger.reading.units import after_number
from factledger.reading.words import is_conjunction, is_unit_name, lookup
from factledger.values.figure import Kind
from factledger.values.number import Number, exact, quotient
from factledger.values.units import NO_UNIT, is_minor, minor

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.measured import Measured
    from factledger.values.number import Exact

_CHAINS: tuple[dict[str, int], ...] = (
    {"decade": 120, "year": 12, "month": 1},
    {"week": 604800000, "day": 86400000, "hour": 3600000, "minute": 60000, "second": 1000, "millisecond": 1},
    {"mile": 63360, "yard": 36, "foot": 12, "inch": 1},
    {"kilometer": 1000000, "meter": 1000, "decimeter": 100, "centimeter": 10, "millimeter": 1},
    {"stone": 224, "pound": 16, "ounce": 1},
    {"tonne": 1000000000, "kilogram": 1000000, "gram": 1000, "milligram": 1},
    {"gallon": 128, "quart": 32, "pint": 16, "cup": 8, "fluid_ounce": 1},
    {"hectoliter": 100000, "liter": 1000, "deciliter": 100, "centiliter": 10, "milliliter": 1},
    {"degree": 3600, "arc_minute": 60, "arc_second": 1},
    {"ton": 1},
)
"""Units that are said together, largest first, each with its size in the smallest; all divide evenly."""

_LENGTHS_AND_MASSES = (2, 3, 4, 5, 9)
"""Places of those units among the chains."""

_SIZES = {unit: (chain, size) for chain, sizes in enumerate(_CHAINS) for unit, size in sizes.items()}
_TIMES = ("hour", "minute")
_NEXT = {"hour": "minute"}
"""The unit that a bare number behind this one is of: "2 hours 30"."""

_INCHES = ("in", '"', "″", "”")
"""What stands for inches behind feet, and only there."""

_CENT_SIGNS = ("c", "¢")
"""What stands for cents behind a sum with its currency's sign, and only there: "20$ 43c"."""

_CENTS = 100
_HALF = Fraction(1, 2)
_PARTS = (_HALF, Fraction(1, 4), Fraction(3, 4))
"""Parts of a unit that are said behind it."""

_MOST_PARTS = 6
_MOST_FULL = 3
_MEASURING = (Kind.QUANTITY, Kind.DURATION, Kind.MONEY)


class _Part(NamedTuple):
    """One more number of a compound, with its unit."""

    amount: Amount
    unit: str
    last: int


def is_length_or_mass(unit: str) -> bool:
    """Tell whether a unit is one of the lengths or masses that are said together with smaller ones."""
    return unit in _SIZES and _SIZES[unit][0] in _LENGTHS_AND_MASSES


def is_said_with(large: str, small: str) -> bool:
    """Tell whether one unit is said together with a smaller one: stone and pounds."""
    if large not in _SIZES or small not in _SIZES:
        return False
    (chain, size), (other, smaller) = _SIZES[large], _SIZES[small]
    return chain == other and smaller < size


def in_smaller(first: str, second: str) -> tuple[str, Exact, Exact] | None:
    """Return the smaller of two units that are said together, and how many of it each of them is; None for others.

    >>> in_smaller("centimeter", "meter"), in_smaller("meter", "kilogram")
    (('centimeter', 1, 100), None)
    """
    if is_said_with(first, second):
        return second, quotient(_SIZES[first][1], _SIZES[second][1]), 1
    if is_said_with(second, first):
        return first, 1, quotient(_SIZES[second][1], _SIZES[first][1])
    return None


def compound(line: Line, found: Amount, measured: Measured, before: Measured | None) -> tuple[Amount, Measured] | None:
    """Return amount and unit of a figure that goes on in a smaller unit, or None when it does not.

    It is stated in the smaller unit; money in the larger, with two decimals.
    """
    if before is not None:
        return _behind_sign(line, found, measured, before.first)
    if measured.noun is not None and "join" in line.words[measured.last].opens:
        return _noun_and_a_half(line, found, measured)
    if not _may_go_on(line, found, measured):
        return None
    if half := _and_a_half(line, found, measured):
        return half
    if line.lexicon.kind(measured.unit) is Kind.MONEY:
        return _money(line, found, measured)
    if measured.unit not in _SIZES:
        return None
    value, unit, last = found.number.value, measured.unit, measured.last
    part = None
    for _ in range(_MOST_PARTS):
        following = _part(line, last, unit)
        if following is None:
            break
        part = following
        value = exact(value * quotient(_SIZES[unit][1], _SIZES[part.unit][1]) + part.amount.number.value)
        unit, last = part.unit, part.last
    if part is None:
        return _with_hundredths(line, found, measured)
    small = part.amount.number
    number = Number(value, small.step, small.step, small.decimals)
    made = _made(line, found, number, part), measured._replace(unit=unit, last=last, note="")
    return _with_hundredths(line, *made) or made


def _behind_sign(line: Line, found: Amount, measured: Measured, first: int) -> tuple[Amount, Measured] | None:
    """Return "$20 and 43 cents", and "$20 43" with nothing else around it: dollars behind their sign, and cents."""
    is_sum = found.is_bare and line.lexicon.kind(measured.unit) is Kind.MONEY and measured.last == found.last
    if not is_sum or line.had("between", first) is not None:
        return None
    cents = _of_two_digits(line, found.last)
    if cents is None or not line.is_all(first, cents.last):
        return _money(line, found, measured, is_named=True)
    number = Number.written(exact(found.number.value + quotient(cents.number.value, _CENTS)), decimals=2)
    return _made(line, found, number, _Part(cents, measured.unit, cents.last)), measured._replace(last=cents.last)


def _may_go_on(line: Line, found: Amount, measured: Measured) -> bool:
    """Tell whether the number is whole, of a unit that has smaller ones, with something behind it that may be one."""
    if found.scale > 1 and line.lexicon.kind(measured.unit) is Kind.MONEY:
        return False  # "3 million euros 50"
    has_unit = measured.noun is None and (measured.last > found.last or found.unit is not None)
    if not has_unit:
        return False
    word = line.words[measured.last]
    goes_on = "join" in word.opens or "cents-joint" in word.opens or word.text in ",-‐‑"
    if not (word.is_number or word.numbers or goes_on):
        return False
    if line.had("between", found.first) is not None:
        return False
    if found.form not in NUMERIC or len(found.readings) != 1 or found.number.decimals:
        return False
    return measured.unit in _SIZES or line.lexicon.kind(measured.unit) is not Kind.COUNT


def _and_a_half(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured] | None:
    """Return "two hours and a half", "uma hora e meia", but not "two hours and half of the third"."""
    if told := _told_half(line, measured):
        return _with_part(line, found, measured, *told)
    j, joint = _joined(line, measured.last)
    half = lookup(line, j)
    clitic = half[2] if half else 0
    if half and half[0].kind in ("article", "one") and joint == "and":
        half = lookup(line, half[1])
    is_half = half is not None and half[0].kind in ("fraction", "half") and half[0].value in _PARTS
    if half is None or not is_half or not (joint == "and" or clitic):
        return None
    if half[0].value != _HALF and line.has("ordinal", half[1] - 1) is not None and _goes_on(line, half[1]):
        return None  # "due anni e un quarto mandato"
    # "meio" is half of nothing that follows: "dois anos e meio de prisão".
    if half[0].kind == "fraction" and line.has("of", half[1]) is not None:
        return None
    after = after_number(line, half[1], is_singular=True)
    # "media" of a noun is half of what was said before: "dos horas y media de película".
    if after.unit not in (NO_UNIT, measured.unit) and line.has("of", half[1]) is None:
        return None
    # "ساعتان ونصف الساعة": the unit is said again.
    return _with_part(line, found, measured, half[0].value, after.last if after.unit == measured.unit else half[1])


def _noun_and_a_half(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured] | None:
    """Return "tres temporadas y media", "duas páginas e meia": half of what is counted, with nothing behind it."""
    half = lookup(line, _joined(line, measured.last)[0])
    is_half = half is not None and half[0].kind in ("fraction", "half") and half[0].value == _HALF and not half[2]
    is_whole = found.form in NUMERIC and len(found.readings) == 1 and not found.number.decimals and found.scale == 1
    if half is None or not (is_half and is_whole) or line.had("between", found.first) is not None:
        return None
    ends = not (line.is_word(half[1]) or line.is_number(half[1])) or line.has("of", half[1]) is not None
    # "três temporadas e meia no clube"; but "two teams and half the squad"
    ends = ends or (line.has("stop", half[1]) is not None and not line.lexicon.language.hyphen_nouns)
    return _with_part(line, found, measured, _HALF, half[1]) if ends else None


def _goes_on(line: Line, i: int) -> bool:
    return line.is_word(i) and line.has("stop", i) is None


def _told_half(line: Line, measured: Measured) -> tuple[Exact, int] | None:
    """Return (part, index after it) of a part that is said in one phrase: "3年半", "deux heures et quart"."""
    half = lookup(line, measured.last)
    if half is None or half[0].value not in _PARTS or line.lexicon.kind(measured.unit) is not Kind.DURATION:
        return None
    if half[0].kind == "and-half":
        return half[0].value, half[1]
    is_half = half[0].kind == "half" and half[0].value == _HALF
    is_told = is_half and line.characters and not is_unit_name(line, measured.last, half[1])
    return (_HALF, half[1]) if is_told else None


def _with_part(line: Line, found: Amount, measured: Measured, part: Exact, last: int) -> tuple[Amount, Measured]:
    decimals = 1 if part == _HALF else 2
    place = quotient(1, 10**decimals)
    number = Number(exact(found.number.value + part), place, place, decimals)
    made = found._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False, is_grouped=True)
    return made, measured._replace(last=last)


def _joined(line: Line, i: int) -> tuple[int, str]:
    """Return (index of the number, how it is joined: "and", "," or "") behind a unit that ends before token `i`."""
    if line.is_mark(i, "-‐‑") and line.is_adjacent(i) and line.is_adjacent(i + 1):
        return i + 1, ""
    comma = line.is_mark(i, ",،") and not line.is_adjacent(i + 1)
    after = line.has("join", i + comma)
    if after is not None:
        return after, "and"
    return i + comma, "," if comma else ""


def _part(line: Line, i: int, unit: str) -> _Part | None:
    """Return the number in a smaller unit at token `i`, or None."""
    j, joint = _joined(line, i)
    second = (_padded(line, j) if unit in _TIMES else None) or amount(line, j)
    if second is None or len(second.readings) != 1 or second.form not in NUMERIC:
        return None
    after = after_number(line, second.last, is_singular=second.number.value == 1)
    chain, size = _SIZES[unit]
    if after.unit in _SIZES and after.noun is None:
        other, smaller = _SIZES[after.unit]
        # In a list, "5 km, 9,000 m", what would fill the larger unit over and over is a figure of its own.
        is_small = joint != "," or second.number.value * smaller < _MOST_FULL * size
        return _Part(second, after.unit, after.last) if other == chain and smaller < size and is_small else None
    if unit == "foot" and line.words[second.last].text in _INCHES:
        return _Part(second, "inch", second.last + 1)
    if unit == "foot" and after.unit == NO_UNIT and _are_inches(line, second, j):
        return _Part(second, "inch", second.last)
    is_bare = unit in _NEXT and after.unit == NO_UNIT and _is_rest(line, second, joint, 60)
    return _Part(second, _NEXT[unit], second.last) if is_bare else None


def _are_inches(line: Line, second: Amount, j: int) -> bool:
    """Tell whether the bare number at token `j` touches its feet: 6'2, "5-foot-10"."""
    is_touching = line.had("foot-mark", j) is not None or (line.is_mark(j - 1, "-‐‑") and line.is_adjacent(j - 1))
    return is_touching and line.is_adjacent(j) and 0 < second.number.value < _SIZES["foot"][1]


def _money(line: Line, found: Amount, measured: Measured, *, is_named: bool = False) -> tuple[Amount, Measured] | None:
    """Return "3 euros 50", "15 dollars and 15 cents"; where the cents must be named, only the second."""
    if is_minor(measured.unit) or "/" in measured.unit:
        return None
    j, joint = _joined(line, measured.last)
    if is_named and joint == ",":
        return None  # "paid $20, 5 cents more"
    # "15 dólares con 50", but "15 dólares con 50 de descuento"
    if (told := line.has("cents-joint", j)) is not None:
        j, joint = told, ""
    second = (_padded(line, j) if line.is_adjacent(j) else None) or amount(line, j)
    if second is None or len(second.readings) != 1 or second.number.decimals or second.number.value >= _CENTS:
        return None
    if told is not None and line.has("of", second.last) is not None:
        return None
    after = after_number(line, second.last, is_singular=second.number.value == 1)
    is_cents = after.unit == minor(measured.unit) or (is_minor(after.unit) and after.note == "bare")
    if line.words[second.last].text in _CENT_SIGNS and line.is_adjacent(second.last):
        is_cents, after = True, after._replace(last=second.last + 1)
    if (named := line.has("minor-unit", second.last)) is not None:
        # "20 ringgit and 43 sen": several currencies have a part of this name, and none but here is it told which.
        is_cents, after = True, after._replace(last=named)
    if not is_cents and (is_named or not (after.unit == NO_UNIT and _is_rest(line, second, joint, _CENTS))):
        return None
    number = Number.written(exact(found.number.value + quotient(second.number.value, _CENTS)), decimals=2)
    part = _Part(second, measured.unit, after.last if is_cents else second.last)
    return _made(line, found, number, part), measured._replace(last=part.last)


def _padded(line: Line, j: int) -> Amount | None:
    """Return the 05 of "3h05", the 03 of "307円03銭", which is no number elsewhere."""
    return _of_two_digits(line, j) if line.words[j].text[0] in "0０" else None


def _of_two_digits(line: Line, j: int) -> Amount | None:
    text = ascii_digits(line.words[j].text) if line.is_number(j) else ""
    if len(text) != 2 or not text.isdecimal():  # noqa: PLR2004
        return None
    return Amount(Form.DIGITS, (Number.written(int(text)),), line.starts[j], line.ends[j], j, j + 1)


def _with_hundredths(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured] | None:
    """Return "46秒40", "9초58": seconds with the hundredths written behind them."""
    rest = _of_two_digits(line, measured.last) if line.is_number(measured.last) else None
    if rest is None or measured.unit != "second" or found.number.decimals:
        return None
    after = line.words[rest.last]
    measures = after_number(line, rest.last, is_singular=False).unit != NO_UNIT
    if measures or (after.is_letters and line.is_adjacent(rest.last)):
        return None
    if not line.is_adjacent(rest.first) and (after.is_word or after.is_number or after.text in "%/-–"):
        return None
    number = Number.written(exact(found.number.value + quotient(rest.number.value, _CENTS)), decimals=2)
    return _made(line, found, number, _Part(rest, "second", rest.last)), measured._replace(last=rest.last)


def _is_rest(line: Line, second: Amount, joint: str, most: int) -> bool:
    """Tell whether a bare number says how many of the smaller unit: two digits, at the end of what is said."""
    if second.is_one:
        return False  # "sammelten 40 Millionen Dollar ein"
    is_two_digits = second.form is Form.WORDS or len(line.words[second.first].text) == 2  # noqa: PLR2004  "50", "05"
    if not is_two_digits or second.number.value >= most or joint == ",":
        return False
    after = line.words[second.last]
    if line.is_adjacent(second.first) or line.words[second.first - 1].fold == "h":
        # "3h20", "3 h 20"
        return True
    if not (after.is_word or after.is_number):
        return True
    if not after.opens.keys().isdisjoint(("per", "per-time")):
        return joint in ("", "and")  # "1 euro e 50 al chilo"
    # "Zwei Euro fünfzig kostet die Kugel": where nouns are capitalised, a small letter counts nothing.
    is_no_noun = line.lexicon.language.capital_nouns and after.is_word and after.text.islower()
    # "2 hours 30 in the heat", but "15 dollars 50 in all" may be two numbers.
    return joint == "" and (is_no_noun or (most < _CENTS and "stop" in after.opens))


def _made(line: Line, found: Amount, number: Number, part: _Part) -> Amount:
    last, end = part.amount.last, line.ends[part.amount.last - 1]
    return found._replace(readings=(number,), last=last, end=end, is_one=False, scale=1, is_grouped=True)


def behind_unit(line: Line, i: int) -> Amount | None:
    """Return the 1.5 of "لتر ونصف", "سنة وربع السنة": a unit is one of it, and a part is written onto "and"."""
    word = line.words[i]
    if not (line.lexicon.language.prefixes and word.numbers):
        return None
    part = portion(line, i)
    found = lookup(line, i)
    if part is None or part.value >= 1 or (found is not None and found[0].kind == "share"):
        return None  # "ونصفهم" is half of them
    is_glued = part.clitic and is_conjunction(line, i, part.clitic)
    joint = i if is_glued else line.had("join", i)  # "لتر و نصف"
    if joint is None:
        return None
    unit, first, clitic = _unit_before(line, joint)
    if unit is None or first < line.reached or line.lexicon.kind(unit) not in _MEASURING or counts_before(line, first):
        return None
    after = after_number(line, part.last, is_singular=True)
    definite = line.lexicon.language.definite
    if after.unit != unit and line.words[part.last].fold.startswith(definite):
        return None  # "ساعة ونصف السكان"
    last = after.last if after.unit == unit else part.last
    number = Number.written(exact(1 + part.value), decimals=1 if part.value == _HALF else 2)
    start = line.starts[first] + clitic
    return Amount(Form.WORDS, (number,), start, line.ends[last - 1], first, last, unit=unit, is_grouped=True)


def one_behind(line: Line, found: Amount) -> Amount | None:
    """Return "كيلوغرام واحد", "شخص واحد": a unit or known noun with its "one" behind it."""
    if not (found.is_one and line.lexicon.language.one_last and found.form is Form.WORDS):
        return None
    unit, first, clitic = _unit_before(line, found.first)
    if unit is None and (noun := line.before(line.lexicon.language.nouns, found.first)):
        unit, first, clitic = noun[0], noun[1], 0
    if unit is None or first < line.reached or counts_before(line, first):
        return None
    return found._replace(first=first, start=line.starts[first] + clitic, unit=unit, is_one=False)


def _unit_before(line: Line, i: int) -> tuple[str | None, int, int]:
    """Return (unit, index of its first token, length of its clitic) of the unit that ends before token `i`."""
    units = line.lexicon.language.units
    if units in line.words[i - 1].closes and (found := line.before(units, i)):
        return found[0].unit, found[1], 0
    for opens, clitic in line.words[i - 1].bare:
        named = line.longest(opens[units], i - 1) if units in opens else None
        if named and named[1] == i:
            return named[0].unit, i - 1, clitic
    return None, i, 0


def counts_before(line: Line, i: int) -> bool:
    """Tell whether a number stands before the unit at token `i`; that of a model, "H800", counts nothing."""
    is_model = line.is_number(i - 1) and line.is_word(i - 2) and line.is_adjacent(i - 1)
    return (line.is_number(i - 1) and not is_model) or lookup(line, i - 1) is not None


def opened_by_article(line: Line, i: int) -> Amount | None:
    """Return the 1 of "an hour and a half", "a minute and 30 seconds": an article before a unit that goes on."""
    found = lookup(line, i)
    if found is None or found[0].kind != "article" or line.lexicon.language.units not in line.words[found[1]].opens:
        return None
    last = found[1]
    made = Amount(
        Form.WORDS, (Number.written(1),), line.starts[i] + found[2], line.ends[last - 1], i, last, is_one=True
    )
    return made if compound(line, made, after_number(line, last, is_singular=True), None) else None
