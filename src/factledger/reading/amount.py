"""Amounts: the number itself, in digits or words, before anything around it is looked at."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.characters import hedge_inside, mixed, parts, percent, with_scale_words
from factledger.reading.crowds import CROWDS, crowd
from factledger.reading.dates import is_year
from factledger.reading.digits import ascii_digits, parse_digits
from factledger.reading.form import Amount, Form, fraction, simple, times
from factledger.reading.heat import heat
from factledger.reading.portions import (
    ABOUT,
    EVERY,
    MULTIPLIERS,
    PORTIONS,
    and_portion,
    counted,
    homograph,
    in_words,
    ratio,
    scaled,
)
from factledger.reading.powers import raised
from factledger.reading.scaled_codes import with_scaled_code
from factledger.reading.tokens import is_character, is_hangul
from factledger.reading.units import after_number, before_number
from factledger.reading.words import (
    DIGIT_WORDS,
    SCALES,
    Spelled,
    Sum,
    continued,
    lookup,
    spelled,
)
from factledger.values.figure import Hedge, Kind
from factledger.values.number import Exact, Number, exact, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import NumberWord

__all__ = ["Amount", "Form", "amount", "of_spelled"]

_SCALE = "scale"
"""Behind the class of a crowd word: behind a number it scales it ("crowd:scale")."""

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000})
_PLACES = 2
_ENDINGS = "\n%.,;:!?)\"'-"
"""Marks behind which, and ends of lines at which, a number is over."""

_HYPHENS = "-‐‑"
_NEXT_SCALE = 1000
"""How much smaller the next scale word is at the most."""

_LEADING_SIGNS = frozenset("-−–+~≈<>=≤≥±([$€£¥₹¢")
"""Signs that may touch the point before digits: "$.75", "-.5%", "(.5)"."""

_MOST_DECIMALS = 30
_SPACED_LETTERS = frozenset({"k", "M", "MM"})
"""Scale letters that may stand apart from the digits; "300 K" is a temperature."""

_FORMS = {"multiple": Form.MULTIPLE, "vague": Form.VAGUE, "dual": Form.WORDS}
"""Kinds of number words that say all by themselves, and the form of what they say."""


def amount(line: Line, i: int) -> Amount | None:
    """Return the amount that starts at token `i`, or None."""
    word = line.words[i]
    if word.is_word and not (word.numbers or "point" in word.opens):
        return None
    if i in line.amounts:
        return line.amounts[i]
    if word.is_number:
        found: Amount | None = _in_digits(line, i)
    elif word.is_word:
        found = _in_characters(line, i) if line.characters else _in_words(line, i)
    else:
        found = _behind_mark(line, i)
    line.amounts[i] = found
    return found


def _behind_mark(line: Line, i: int) -> Amount | None:
    """Return the amount that starts with a decimal point, or is a sign such as ½, or None."""
    if line.is_mark(i, ".,") and line.is_number(i + 1) and line.is_adjacent(i + 1) and _may_lead(line, i):
        return _leading_point(line, i)
    return _vulgar(line, i)


def _in_digits(line: Line, i: int) -> Amount:
    word = line.words[i]
    if word.digits is None:
        word.digits = parse_digits(word.text, line.lexicon.decimal, line.lexicon.group)
    readings, settled, problem = word.digits
    start, end = line.starts[i], line.ends[i]
    is_grouped = not word.text.isdecimal()
    made = Amount(Form.DIGITS, readings, start, end, i, i + 1, settled, 1, None, False, is_grouped, problem)  # noqa: FBT003  in half the time
    if not readings:
        return made
    if line.words[i - 1].text == "(" and _is_booked_loss(line, i):
        negative = tuple(number.signed(-1) for number in readings)
        return _with_scale(line, made._replace(readings=negative, first=i - 1, last=i + 2, end=line.ends[i + 1]))
    if line.lexicon.has_codes and _has_code_beside(line, i) and (scaled_code := with_scaled_code(line, made)):
        return scaled_code
    if line.words[i + 1].ends_number and not line.is_adjacent(i + 1):
        return made
    hedge, j = hedge_inside(line, made)
    if hedge is not None and not line.characters:
        made = made._replace(last=j, hedge=hedge)  # "20-an juta"
    elif "number-suffix" in line.words[i + 1].opens and (behind := _suffix_end(line, i + 1)) is not None:
        made = made._replace(last=behind)
        return _with_scale(line, made) if lookup(line, behind) else made  # "5'er bin lira"
    mixed = _mixed(line, made) if line.words[i + 1].text in _HYPHENS else None
    if mixed is not None or (hedge is None and _stands_alone(line, i + 1)):
        return mixed or made
    if line.characters and (split := _split(line, made)):
        return split
    made = (
        _digit_parts(line, made)
        or _digit_fraction(line, made)
        or _with_decimals(line, _with_scale(line, raised(line, made)))
    )
    return _chained(line, made) if line.lexicon.language.chained else made


def _has_code_beside(line: Line, i: int) -> bool:
    """Tell whether a currency code that scales may stand before or behind the number at token `i`."""
    words = line.words
    return words[i - 1].codes or words[i + 1].codes or words[i - 2].codes or words[i - 3].codes


def _is_booked_loss(line: Line, i: int) -> bool:
    """Tell whether brackets behind a currency sign make the number at token `i` negative: "$(12.4) million"."""
    if line.words[i - 1].text != "(" or line.words[i + 1].text != ")":
        return False
    is_touched = all(line.is_adjacent(k) for k in (i - 1, i, i + 1))
    sign = line.before(line.lexicon.neutral.signs, i - 1) if is_touched else None
    return sign is not None and line.lexicon.kind(sign[0].unit) is Kind.MONEY


def _split(line: Line, made: Amount) -> Amount | None:
    """Return "三分之一", "3と2分の1": where characters name a fraction, its parts come first."""
    opens = line.words[made.last].opens
    if "and-parts" in opens and (found := mixed(line, made, _one_number)):
        return found
    return parts(line, made, _one_number) if "parts" in opens else None


def _one_number(line: Line, i: int) -> Amount | None:
    """Return the number at token `i`, in digits or in words, without anything before or behind it."""
    if line.is_number(i):
        readings, settled, _ = parse_digits(line.words[i].text, line.lexicon.decimal, line.lexicon.group)
        return Amount(Form.DIGITS, readings, line.starts[i], line.ends[i], i, i + 1, settled) if readings else None
    found = spelled(line, i)
    return None if found is None else _with_decimals(line, of_spelled(line, found))


def _suffix_end(line: Line, j: int) -> int | None:
    """Return the index after the case ending written onto the digits before token `j`: "20-ти человек"."""
    return line.has("number-suffix", j) if line.is_adjacent(j) else None


def _chained(line: Line, made: Amount) -> Amount:
    """Read "2 bin 500", "1 लाख 20 हज़ार": what follows a scale word and is smaller than it belongs to the number."""
    j = made.last
    is_whole = made.readings and made.scale > 1 and made.number.decimals == 0 and made.unit is None
    if not is_whole or not line.is_number(j):
        return made
    rest = _in_digits(line, j)
    if not rest.readings or rest.number.decimals or not 0 < rest.number.value < made.scale:
        return made
    if is_year(line, j) and rest.scale == 1 and not line.is_adjacent(j):
        return made
    number = replace(rest.number, value=exact(made.number.value + rest.number.value))
    return made._replace(readings=(number,), last=rest.last, end=rest.end, scale=rest.scale, is_grouped=True)


def _stands_alone(line: Line, j: int) -> bool:
    """Tell whether nothing at token `j` can go on with the number before it: most words and marks cannot."""
    word = line.words[j]
    if word.is_word:
        is_hedge = line.lexicon.language.hedges_after in word.opens  # "5 or so million"
        return not (word.numbers or word.continues or is_hedge or line.is_adjacent(j))
    goes_on = "in-others" in word.opens and line.has("in-others", j) is not None  # "a 1-in-4 chance"
    goes_on = goes_on or (word.text == "-" and bool(line.words[j + 1].numbers) and line.is_adjacent(j + 1))
    return not word.is_number and word.text in _ENDINGS and not goes_on


def _may_lead(line: Line, i: int) -> bool:
    """Tell whether the point at token `i` leads its digits: a space or sign is before it ("$.75"), or "打率.310"."""
    before = line.words[i - 1].text
    is_apart = not line.is_adjacent(i) or before in _LEADING_SIGNS
    return is_apart or (line.characters and is_character(before) and not is_hangul(before))


def _leading_point(line: Line, i: int) -> Amount:
    digits = ascii_digits(line.words[i + 1].text)
    start, end = line.starts[i], line.ends[i + 1]
    if not digits.isdigit():
        return Amount(Form.DIGITS, (), start, end, i, i + 2, problem="separators that do not fit together")
    number = Number.written(quotient(int(digits), 10 ** len(digits)), decimals=len(digits))
    made = Amount(Form.DIGITS, (number,), start, end, i, i + 2, is_grouped=True)
    return _with_scale(line, made)


def _vulgar(line: Line, i: int) -> Amount | None:
    value = _vulgar_value(line, i)
    if value is None:
        return None
    return _with_scale(line, fraction(line, value, line.starts[i], i, i + 1))


def _vulgar_value(line: Line, i: int) -> Fraction | None:
    """Return the value of a sign such as ½; None for another sign (superscripts are footnote marks)."""
    text = line.words[i].text
    if len(text) != 1 or text.isascii():
        return None
    parts = unicodedata.normalize("NFKC", text).split("\u2044")
    return Fraction(int(parts[0]), int(parts[1])) if len(parts) == _PLACES and all(p.isdigit() for p in parts) else None


def _digit_fraction(line: Line, whole: Amount) -> Amount | None:
    """Return 1½, 1 1/2 or 3/4."""
    i, j = whole.first, whole.last
    if whole.is_grouped:
        return None
    if (sign := _vulgar_value(line, j)) is not None:
        made = fraction(line, whole.number.value + sign, whole.start, i, j + 1)
        return _with_scale(line, made._replace(form=Form.DIGITS))
    if line.is_number(j) and not line.is_mark(j - 1, "/") and (rest := _slashed(line, j)) is not None:
        made = fraction(line, whole.number.value + rest, whole.start, i, j + 3)
        return _with_scale(line, made._replace(form=Form.DIGITS))
    if (value := _slashed(line, i)) is not None:
        return _with_scale(line, fraction(line, value, whole.start, i, i + 3))
    return None


def _mixed(line: Line, whole: Amount) -> Amount | None:
    """Return "3-3/4" cents, and the half of a cent in "$5.62-1/2"."""
    j = whole.last
    is_joined = line.is_adjacent(j) and line.is_adjacent(j + 1) and line.is_number(j + 1)
    part = _slashed(line, j + 1) if is_joined else None
    if part is None or len(whole.readings) != 1:
        return None
    value = whole.number.value + part / Fraction(10) ** whole.number.decimals
    return _with_scale(line, fraction(line, value, whole.start, whole.first, j + 4)._replace(form=Form.DIGITS))


def _digit_parts(line: Line, whole: Amount) -> Amount | None:
    """Return "3 décimas", "2 terzi": fewer parts than make a whole."""
    word = lookup(line, whole.last)
    is_parts = word is not None and word[0].kind == "parts" and not whole.is_grouped
    if word is None or not is_parts or line.at(line.lexicon.language.units, whole.last):
        return None  # "40 centesimi" are money
    found = counted(line, whole.number.value, whole.last)
    # "2 cuartos" are two rooms, as nobody says two quarters for a half.
    is_part = found is not None and found.value < 1 and found.value.denominator == word[0].value.denominator
    return scaled(line, found.value, whole.start, whole.first, found.last) if found and is_part else None


def _slashed(line: Line, i: int) -> Fraction | None:
    """Return the fraction "3/4" at token `i`, or None: dates and idioms such as 24/7 are none."""
    is_slashed = line.is_mark(i + 1, "/⁄") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)
    if not is_slashed or not line.is_number(i + 2) or line.is_mark(i + 3, "/") or line.is_mark(i - 1, "/"):
        return None
    above, below = ascii_digits(line.words[i].text), ascii_digits(line.words[i + 2].text)
    is_small = above.isdigit() and below.isdigit() and len(above) <= 3 and len(below) <= 4  # noqa: PLR2004  as printed
    if not is_small or int(below) not in _DENOMINATORS or int(above) >= int(below):
        return None
    return Fraction(int(above), int(below))


def _with_scale(line: Line, made: Amount) -> Amount:
    """Take the scale words behind the digits: "103 juta", "5 mil milhões", "$103M"."""
    if not made.readings:
        return made
    made = _with_letter(line, made)
    if line.characters:
        made = with_scale_words(line, made)
        return and_portion(line, _with_more(line, made) if made.scale > 1 and made.unit is None else made)
    made = _hedged_scale(line, made)
    while (found := lookup(line, made.last) or _behind_hyphen(line, made.last)) and not found[2]:
        word, end, _ = found
        if word.unit == _SCALE and made.scale == 1 and not (made.is_bare and is_year(line, made.first)):
            # "3 jutaan" are about three millions; the word alone is a crowd of them.
            return times(line, made, quotient(word.value, 2), end)._replace(hedge=Hedge.ABOUT)
        if word.kind not in MULTIPLIERS or (word.kind == "times" and made.scale > 1):
            break
        if made.scale > 1 and word.value <= made.scale:
            break
        unit = line.at(line.lexicon.language.units, made.last)
        if unit and unit[1] > end:
            break
        made = times(line, made, word.value, end)
        if word.unit and word.unit != ABOUT:
            return made._replace(unit=word.unit)  # "300 TEUR"
    return ratio(line, and_portion(line, _with_more(line, made) if made.scale > 1 else made))


def _hedged_scale(line: Line, made: Amount) -> Amount:
    """Read "5 с лишним тысяч", "5 or so million": a hedge between the number and its scale word."""
    found = line.at(line.lexicon.language.hedges_after, made.last)
    scale = lookup(line, found[1]) if found else None
    if found is None or scale is None or scale[2] or scale[0].kind not in SCALES or made.scale > 1:
        return made
    return times(line, made, scale[0].value, scale[1])._replace(hedge=found[0].hedge)


def _behind_hyphen(line: Line, j: int) -> tuple[NumberWord, int, int] | None:
    """Return the scale word that a hyphen joins to the digits before token `j`: "a 2-million-pound house"."""
    if not (line.is_mark(j, _HYPHENS) and line.is_adjacent(j) and line.is_adjacent(j + 1)):
        return None
    found = lookup(line, j + 1)
    return found if found and found[0].kind in MULTIPLIERS else None


def _with_more(line: Line, made: Amount) -> Amount:
    """Read "3 hundred and 21", "4 thousand 3 hundred", "1 juta 500 ribu": smaller numbers behind a scale word."""
    number = made.number
    if number.decimals or len(made.readings) > 1 or not isinstance(number.value, int):
        return made
    value, scale = number.value, made.scale
    is_scale = scale >= 1000  # noqa: PLR2004  smaller words multiply within a group
    total = Sum(total=value, scale=scale) if is_scale else Sum(group=value, last=value)
    grown = continued(line, Spelled(total, made.start, made.first, made.last, is_one=False))
    if grown.last == made.last or not _goes_on(line, made, grown.sum.value - value):
        return made
    return _of_sum(made, grown.sum)._replace(last=grown.last, end=line.ends[grown.last - 1], is_grouped=True)


def _goes_on(line: Line, made: Amount, rest: Exact) -> bool:
    """Tell whether a smaller number behind a scale word belongs to it.

    "$3 million two years ago" is no sum, and neither is "3 million and 200 jobs": what goes on behind a million is
    said in thousands, or in words alone ("6 crore and two hundred"), and what is below a hundred behind "and".
    """
    if line.characters:
        return True
    found = lookup(line, made.last)
    after = line.has("join", made.last)
    is_joined = after is not None or (found is not None and found[2] > 0)
    if rest * _NEXT_SCALE < made.scale:
        is_in_words = after is not None and not line.is_number(after)
        return is_in_words and rest >= 100 and before_number(line, made.first) is None  # noqa: PLR2004
    return is_joined or line.lexicon.language.chained or rest >= 100  # noqa: PLR2004


def _of_sum(made: Amount, total: Sum) -> Amount:
    number = Number.written(quotient(total.value, total.step), scale=total.step)
    return made._replace(readings=(number,), scale=exact(total.step) if total.step > 1 else 1)


def _with_letter(line: Line, made: Amount) -> Amount:
    """Take a scale letter behind the digits: "$103M", "5k", "2.3 k"; "5m" is metres unless it is money or people."""
    j = made.last
    if not line.is_word(j):
        return made
    letter = line.lexicon.language.scales.get(line.words[j].text) if heat(line, j) is None else None
    if letter is None or not (line.is_adjacent(j) or _may_stand_apart(line, made)):
        return made
    if letter.needs_unit and not _is_counted(line, made):
        return made
    readings = [number.scaled(value) for value in letter.values for number in made.readings]
    settled = made.settled and len(letter.values) == 1
    end = line.ends[j]
    return made._replace(readings=tuple(readings), settled=settled, scale=exact(letter.values[0]), last=j + 1, end=end)


def _may_stand_apart(line: Line, made: Amount) -> bool:
    """Tell whether the letter behind a space scales the number: nothing else that it could begin goes on there."""
    j = made.last
    if _is_before_currency(line, j + 1):
        return True
    if line.words[j].text not in _SPACED_LETTERS and before_number(line, made.first) is None:
        return False
    after = line.words[j + 1]
    is_cut = line.is_adjacent(j + 1) and (after.text in "-‐‑&'’/" or after.is_number)
    return not is_cut and not after.is_number and not (after.is_word and after.text[0].isupper())


def _is_before_currency(line: Line, i: int) -> bool:
    """Tell whether a currency sign touches the letter before token `i`: "12 M€"."""
    found = line.at(line.lexicon.neutral.signs, i) if line.is_adjacent(i) else None
    return found is not None and line.lexicon.kind(found[0].unit) is Kind.MONEY


def _is_counted(line: Line, made: Amount) -> bool:
    """Tell whether a currency stands before the number, or a unit or noun behind its letter."""
    # "£88-90m": the currency of the other end counts for this one.
    other = made.first - 2 if line.is_mark(made.first - 1, _HYPHENS) and line.is_number(made.first - 2) else made.first
    if before_number(line, other):
        return True
    last = made.last + 1
    to = line.has("range-to", last)
    if to is not None and line.is_number(to) and line.words[to + 1].text == line.words[made.last].text:
        last = to + 2  # "3m-4m people"
    after = after_number(line, last, is_singular=False)
    return after.unit != NO_UNIT and after.is_known


def _in_characters(line: Line, i: int) -> Amount | None:
    """Return the number in words at token `i`, where a character of a word is no number."""
    if line.is_inside_word(i):
        return None
    told = percent(line, i, _one_number) if "percent-before" in line.words[i].opens else None
    return told or _in_words(line, i)


def _in_words(line: Line, i: int) -> Amount | None:
    found = lookup(line, i)
    if found is None:
        return _point_first(line, i)
    kind = found[0].kind
    if kind in CROWDS:
        return crowd(line, i)
    if made := _of_one_word(line, i, *found):
        return made
    if kind in PORTIONS or kind == EVERY:
        return in_words(line, i, found)
    if "as-part" in line.words[i].opens and (made := homograph(line, i, found)):
        return made
    if number := spelled(line, i):
        return _with_rest(line, number)
    return in_words(line, i, found) if kind == "article" else None


def _with_rest(line: Line, number: Spelled) -> Amount:
    """Return the number in words with what goes on behind it: a part, decimals, out of how many."""
    made = of_spelled(line, number)
    if line.characters:
        made = _with_decimals(line, and_portion(line, made))
        return _split(line, made) or with_scale_words(line, made)
    if made.is_one and _is_counted_off(line, made):
        made = made._replace(is_one=False)
    made = _hedged_scale(line, made)
    after = line.words[number.last]
    if made.is_about or not (after.numbers or after.continues or after.text in _HYPHENS):
        return made
    made = _of_parts(line, number) or and_portion(line, made)
    return ratio(line, _with_decimals(line, made)) if made.form is Form.WORDS else made


def _of_one_word(line: Line, i: int, word: NumberWord, last: int, clitic: int) -> Amount | None:
    """Return what a word says all by itself: "doubled", "a few", "no", "two years" in one word."""
    form = _FORMS.get(word.kind)
    if word.kind == "multiple-of" and (line.whole or _compares(line, last) or _is_hedged_by_article(line, i)):
        form = Form.MULTIPLE
    if word.kind == "none" and line.whole:
        form = Form.NONE
    if form is None:
        return None
    return simple(line, form, word.value, line.starts[i] + clitic, i, last)._replace(unit=word.unit)


def _is_hedged_by_article(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` has its article and a hedge before it: "بأكثر من الضعف", more than double."""
    definite = line.lexicon.language.definite
    is_definite = bool(definite) and line.words[i].fold.startswith(definite)
    return is_definite and line.before(line.lexicon.language.hedges_before, i) is not None


def _compares(line: Line, i: int) -> bool:
    """Tell whether what is compared stands at token `i`: "twice as big", but "scored twice as the crowd cheered"."""
    last = line.has("than", i)
    if last is None or line.has("as-clause", i) != last:
        return last is not None
    return line.is_word(last) and line.has("stop", last) is None and not line.words[last].text[0].isupper()


def of_spelled(line: Line, found: Spelled) -> Amount:
    """Return the amount of a number in words, without what goes on behind it."""
    end = line.ends[found.last - 1]
    made = Amount(Form.WORDS, (), found.start, end, found.first, found.last, is_one=found.is_one)
    made = _of_sum(made, found.sum)
    if made.scale > 1 and (word := lookup(line, found.last - 1)) and word[0].unit == ABOUT:
        return _of_scale(line, made._replace(is_about=True))
    return made


def _of_scale(line: Line, made: Amount) -> Amount:
    """Read "une dizaine de millions", "un centinaio di miliardi"."""
    of = line.has("of", made.last)
    found = lookup(line, of) if of is not None else None
    if found is None or found[0].kind not in SCALES or found[0].value <= made.number.value:
        return made
    return times(line, made, found[0].value, found[1])


def _is_counted_off(line: Line, one: Amount) -> bool:
    """Tell whether "one" stands in a row of number words: "one two three"."""
    after, before = lookup(line, one.last), line.amounts.get(one.first - 1)
    is_digit = after is not None and after[0].kind == "add" and after[0].value < 10 and after[1] == one.last + 1  # noqa: PLR2004
    if is_digit and not line.is_mark(one.last + 1, _HYPHENS):
        # "un cuatro por ciento": the article of a number that measures.
        return after_number(line, one.last + 1, is_singular=False).unit == NO_UNIT
    return before is not None and before.form is Form.WORDS and before.last == one.first and not before.is_one


def _of_parts(line: Line, number: Spelled) -> Amount | None:
    """Read "twenty-three fifths"; but "one hundred and three quarters" is a hundred and a fraction of one."""
    found = counted(line, number.sum.value, number.last)
    if (before := number.before) and before.sum.value % 100 == 0:
        whole = of_spelled(line, before)
        mixed = and_portion(line, whole)
        if mixed.last > number.last:
            return mixed
    return scaled(line, found.value, number.start, number.first, found.last) if found else None


def _with_decimals(line: Line, made: Amount) -> Amount:
    """Read "two point five million", "dua koma lima juta", "twelve point ninety-nine", "1 فاصلة 5"."""
    if "point" not in line.words[made.last].opens or made.scale > 1 or not made.readings or made.number.decimals:
        return made
    j = line.has("point", made.last)
    found = None if j is None else _decimals(line, j)
    if found is None or not isinstance(made.number.value, int):
        return made
    digits, last = found
    if made.form is Form.DIGITS and j is not None and not line.is_number(j) and not line.is_all(made.first, last):
        return made  # "2025 con doce millones" are a year and a number
    number = Number.written(Fraction(f"{made.number.value}.{digits}"), decimals=len(digits))
    made = made._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False, is_grouped=True)
    return _with_scale(line, made)


def _decimals(line: Line, j: int) -> tuple[str, int] | None:
    """Return (digits, index after them) of the decimals at token `j`, in digits or words."""
    return _in_places(line, j) or _digits(line, j)


def _in_places(line: Line, j: int) -> tuple[str, int] | None:
    """Return the same of decimals whose place is named: "две целых пять сотых" is 2.05."""
    joined = line.has("join", j) or line.has("range-and", j)
    j = j if joined is None else joined
    part = lookup(line, j)
    if part is not None and part[0].kind in PORTIONS:
        found, last = part[0].value, part[1]
    else:
        count, end = _whole(line, j)
        part = lookup(line, end)
        if not count or part is None or part[0].kind not in PORTIONS:
            return None
        found, last = count * part[0].value, part[1]
    places = len(str(part[0].value.denominator)) - 1
    is_decimal = part[0].value == Fraction(1, 10**places) and 0 < found < 1
    return (str(found * 10**places).zfill(places), last) if is_decimal and places else None


def _whole(line: Line, j: int) -> tuple[Exact, int]:
    """Return (whole number, index after it) at token `j`, in digits or words; 0 without one."""
    if line.is_number(j):
        text = ascii_digits(line.words[j].text)
        return (int(text), j + 1) if text.isdecimal() and len(text) <= _MOST_DECIMALS else (0, j)
    number = spelled(line, j)
    return (number.sum.value, number.last) if number else (0, j)


def _digits(line: Line, j: int) -> tuple[str, int] | None:
    if line.is_number(j):
        digits = ascii_digits(line.words[j].text)
        is_cut = line.is_adjacent(j + 1) and line.is_letters(j + 1)
        return (digits, j + 1) if digits.isdecimal() and len(digits) <= _MOST_DECIMALS and not is_cut else None
    digits, last = "", j
    while len(digits) < _MOST_DECIMALS:
        found = lookup(line, last)
        if found and found[0].kind == "zero":
            digits, last = digits + "0", found[1]
            continue
        chunk = spelled(line, last, DIGIT_WORDS) if found and found[0].kind in DIGIT_WORDS else None
        if chunk is None:
            break
        digits, last = digits + str(chunk.sum.value), chunk.last
    return (digits, last) if digits else None


def _point_first(line: Line, i: int) -> Amount | None:
    """Read "point 77": decimals without a whole before them, where nothing but a percentage is around."""
    j = line.has("point", i)
    found = None if j is None else _decimals(line, j)
    if found is None:
        return None
    digits, last = found
    after = after_number(line, last, is_singular=False)
    is_percent = line.lexicon.kind(after.unit) is Kind.PERCENT and not line.is_word(i - 1)
    if not (is_percent or line.is_all(i, last)):
        return None
    number = Number.written(Fraction(f"0.{digits}"), decimals=len(digits))
    return Amount(Form.WORDS, (number,), line.starts[i], line.ends[last - 1], i, last, is_grouped=True)
