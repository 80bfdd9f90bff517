"""Amounts: the number itself, in digits or words, before anything around it is looked at."""

from __future__ import annotations

import unicodedata
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits, parse_digits
from factledger.reading.units import after_number, before_number
from factledger.reading.words import SCALES, Spelled, is_unit_name, lookup, spelled
from factledger.values.number import Exact, Number, exact, power_of_ten, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import NumberWord
    from factledger.values.figure import Hedge

_POINTS = Fraction(1, 20)
"""Written place of a fraction in words: "half" is good to five points (DESIGN 3.1: 2.5 to each side)."""

_MAX_EXPONENT = 30
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000})
_PLACES = 2
_ENDINGS = "\n%.,;:!?)\"'-"
"""Marks behind which, and ends of lines at which, a number is over."""

_MULTIPLIERS = (*SCALES, "times")
_HALF = Fraction(1, 2)
_TENS = 20
"""From here on a word and a fraction word make an ordinal: twenty-fifth."""


class Form(Enum):
    """How an amount is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    CROWD = "crowd"
    VAGUE = "vague"
    NONE = "none"


_FORMS = {"multiple": Form.MULTIPLE, "vague": Form.VAGUE, "dual": Form.WORDS}
"""Kinds of number words that say all by themselves, and the form of what they say."""


class Amount(NamedTuple):
    """A number as it stands in a line.

    Attributes:
        form: How it is written.
        readings: What it may mean, the likeliest first; empty when it cannot be read.
        start: First code point of the number.
        end: One past its last code point.
        first: Index of its first token.
        last: Index after its last token.
        settled: Whether the first reading is certain.
        scale: What its scale word is worth, 1 without one.
        unit: Unit that its word itself says ("two years" in one word).
        is_one: Whether it is the bare word "one", or an article.
        is_grouped: Whether its digits hold a separator.
        problem: Why it cannot be read.
        hedge: The hedge in it: "20多万".
    """

    form: Form
    readings: tuple[Number, ...]
    start: int
    end: int
    first: int
    last: int
    settled: bool = True
    scale: Exact = 1
    unit: str | None = None
    is_one: bool = False
    is_grouped: bool = False
    problem: str = ""
    hedge: Hedge | None = None

    @property
    def number(self) -> Number:
        """The likeliest reading."""
        return self.readings[0]

    @property
    def is_bare(self) -> bool:
        """Whether it is digits and nothing else, as years are."""
        return self.form is Form.DIGITS and not self.is_grouped and self.scale == 1 and self.number.decimals == 0


def amount(line: Line, i: int) -> Amount | None:
    """Return the amount that starts at token `i`, or None."""
    word = line.words[i]
    if word.is_word and not word.numbers:
        return None
    if i not in line.amounts:
        line.amounts[i] = _in_words(line, i) if word.is_word else _in_figures(line, i)
    return line.amounts[i]


def _in_figures(line: Line, i: int) -> Amount | None:
    """Return the amount that starts with a digit, a decimal point or a sign such as ½, or None."""
    if line.is_number(i):
        return _in_digits(line, i)
    if line.is_mark(i, ".,") and line.is_number(i + 1) and line.is_adjacent(i + 1) and not line.is_adjacent(i):
        return _leading_point(line, i)
    return _vulgar(line, i)


def _in_digits(line: Line, i: int) -> Amount:
    word = line.words[i]
    if word.digits is None:
        word.digits = parse_digits(word.text, line.lexicon.decimal, line.lexicon.group)
    readings, settled, problem = word.digits
    start, end = line.starts[i], line.ends[i]
    is_grouped = not word.text.isdecimal()
    made = Amount(Form.DIGITS, readings, start, end, i, i + 1, settled=settled, is_grouped=is_grouped, problem=problem)
    if not readings or _stands_alone(line, i + 1):
        return made
    if line.lexicon.language.writing.characters and (split := _mixed(line, made) or _parts(line, made)):
        return split
    return _digit_fraction(line, made) or _with_scale(line, _with_exponent(line, made))


def _stands_alone(line: Line, j: int) -> bool:
    """Tell whether nothing at token `j` can go on with the number before it: most words and marks cannot."""
    word = line.words[j]
    if word.is_word:
        return not (word.numbers or line.is_adjacent(j) or "join" in word.opens)
    return not word.is_number and word.text in _ENDINGS


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
    return _with_scale(line, _fraction(line, value, line.starts[i], i, i + 1))


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
        made = _fraction(line, whole.number.value + sign, whole.start, i, j + 1)
        return _with_scale(line, made._replace(form=Form.DIGITS))
    if line.is_number(j) and not line.is_mark(j - 1, "/") and (rest := _slashed(line, j)) is not None:
        made = _fraction(line, whole.number.value + rest, whole.start, i, j + 3)
        return _with_scale(line, made._replace(form=Form.DIGITS))
    if (value := _slashed(line, i)) is not None:
        return _with_scale(line, _fraction(line, value, whole.start, i, i + 3))
    return None


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


def _fraction(line: Line, value: Exact, start: int, first: int, last: int) -> Amount:
    number = Number(exact(value), _POINTS, _POINTS * 2, _PLACES)
    return Amount(Form.FRACTION, (number,), start, line.ends[last - 1], first, last, is_grouped=True)


def _with_exponent(line: Line, made: Amount) -> Amount:
    """Read "1e6" and "2.5×10^6"."""
    j = made.last
    if line.is_word(j) and line.is_adjacent(j) and line.words[j].fold == "e":
        sign = -1 if line.is_mark(j + 1, "-−") else 1
        k = j + 1 + line.is_mark(j + 1, "+-−")
        return _raised(line, made, k, sign)
    if line.is_mark(j, "×x*·") and line.is_number(j + 1) and ascii_digits(line.words[j + 1].text) == "10":
        k = j + 2 + line.is_mark(j + 2, "^")
        sign = -1 if line.is_mark(k, "-−") else 1
        return _raised(line, made, k + line.is_mark(k, "-−"), sign)
    return made


def _raised(line: Line, made: Amount, k: int, sign: int) -> Amount:
    if not (line.is_number(k) and line.is_adjacent(k)):
        return made
    digits = ascii_digits(line.words[k].text)
    end = line.ends[k]
    if not digits.isdigit() or len(digits) > _PLACES or int(digits) > _MAX_EXPONENT:
        return made._replace(readings=(), end=end, last=k + 1, problem=f"an exponent beyond {_MAX_EXPONENT}")
    factor = power_of_ten(sign * int(digits))
    scaled = tuple(number.scaled(factor) for number in made.readings)
    return made._replace(readings=scaled, end=end, last=k + 1, is_grouped=True)


def _with_scale(line: Line, made: Amount) -> Amount:
    """Take the scale words behind the digits: "103 juta", "5 mil milhões", "$103M"."""
    if not made.readings:
        return made
    made = _with_scale_words(line, _with_letter(line, made))
    return _and_a_half(line, _with_smaller(line, made))


def _with_scale_words(line: Line, made: Amount, below: Exact = 0) -> Amount:
    """Take the scale words that are smaller than `below`, if that is given."""
    while True:
        hedge, i = _hedge_inside(line, made)
        found = lookup(line, i)
        if found is None or found[2]:
            return made
        word, end, _ = found
        if word.kind == "tenth":
            if is_unit_name(line, i, end):
                return made
            return _times(line, made, word.value, end)._replace(unit=word.unit, hedge=hedge)
        if word.kind not in (*_MULTIPLIERS, "place") or is_unit_name(line, i, end):
            return made
        if word.kind in ("times", "place") and (made.scale > 1 or made.is_grouped):
            return made
        if (made.scale > 1 and word.value <= made.scale) or (below and word.value >= below):
            return made
        made = _times(line, made, word.value, end)._replace(hedge=hedge or made.hedge)


def _hedge_inside(line: Line, made: Amount) -> tuple[Hedge | None, int]:
    """Return (hedge between the number and its scale word, index of the scale word): "20多万", "300여만"."""
    if line.lexicon.language.writing.characters and line.is_adjacent(made.last):
        hedged = line.at(line.lexicon.language.hedges_after, made.last)
        if hedged and (word := lookup(line, hedged[1])) and word[0].kind in (*SCALES, "tenth"):
            return hedged[0].hedge, hedged[1]
    return None, made.last


def _with_smaller(line: Line, made: Amount) -> Amount:
    """Add what stands behind a scale word: "3万5千", "1억 2천만", "3 tỷ 500 triệu"."""
    while made.scale > 1 and made.unit is None and line.is_number(made.last):
        j = made.last
        word = line.words[j]
        if not word.text.replace(",", "").isdecimal():
            return made
        digits = parse_digits(word.text, line.lexicon.decimal, line.lexicon.group)
        if not digits.readings or digits.readings[0].decimals:
            return made
        part = Amount(Form.DIGITS, digits.readings[:1], line.starts[j], line.ends[j], j, j + 1)
        part = _with_scale_words(line, part, made.scale)
        is_behind = line.is_adjacent(j) or part.scale > 1
        if not is_behind or part.unit or part.number.value >= made.scale or made.number.value % made.scale:
            return made
        step = part.number.step
        number = Number.written(quotient(made.number.value + part.number.value, step), scale=step)
        made = part._replace(
            readings=(number,), start=made.start, first=made.first, settled=made.settled, is_grouped=True
        )
        made = _with_scale_words(line, made)
    return made


def _parts(line: Line, made: Amount) -> Amount | None:
    """Return "4分の3", "三分之一", "10분의 1": the parts of a whole stand behind it."""
    j = line.has("parts", made.last)
    above = None if j is None else _one_number(line, j)
    below = made.number.value
    if above is None or not below > 1 or above.number.value >= below:
        return None
    return _fraction(line, Fraction(above.number.value) / below, made.start, made.first, above.last)


def _mixed(line: Line, whole: Amount) -> Amount | None:
    """Return "五又二分之一", "3と2分の1": a whole number and a fraction in words."""
    j = line.has("and-parts", whole.last)
    below = None if j is None else _one_number(line, j)
    part = None if below is None else _parts(line, below)
    if part is None:
        return None
    made = _fraction(line, whole.number.value + part.number.value, whole.start, whole.first, part.last)
    return made._replace(form=whole.form)


def _percent(line: Line, i: int) -> Amount | None:
    """Return "百分之五", where the word for percent stands before the number."""
    j = line.has("percent-before", i)
    made = None if j is None else _one_number(line, j)
    return made and made._replace(start=line.starts[i], first=i, unit="percent", is_one=False)


def _one_number(line: Line, i: int) -> Amount | None:
    """Return the number at token `i`, in digits or in words, without anything before or behind it."""
    if line.is_number(i):
        readings, settled, _ = parse_digits(line.words[i].text, line.lexicon.decimal, line.lexicon.group)
        return Amount(Form.DIGITS, readings, line.starts[i], line.ends[i], i, i + 1, settled) if readings else None
    found = spelled(line, i)
    return None if found is None else _decimal_words(line, of_spelled(line, found))


def _with_letter(line: Line, made: Amount) -> Amount:
    """Take a scale letter that touches the digits: "$103M", "5k"; "5m" is metres unless it is money or people."""
    j = made.last
    if not (line.is_word(j) and line.is_adjacent(j)):
        return made
    letter = line.lexicon.language.scales.get(line.words[j].text)
    if letter is None or (letter.needs_unit and not _is_counted(line, made)):
        return made
    readings = [number.scaled(value) for value in letter.values for number in made.readings]
    settled = made.settled and len(letter.values) == 1
    end = line.ends[j]
    return made._replace(readings=tuple(readings), settled=settled, scale=exact(letter.values[0]), last=j + 1, end=end)


def _is_counted(line: Line, made: Amount) -> bool:
    """Tell whether a currency stands before the number, or a unit or noun behind its letter."""
    if before_number(line, made.first):
        return True
    after = after_number(line, made.last + 1, is_singular=False)
    return after.unit != NO_UNIT and after.is_known


def _times(line: Line, made: Amount, scale: Exact, last: int) -> Amount:
    scaled = tuple(number.scaled(scale) for number in made.readings)
    return made._replace(readings=scaled, scale=exact(made.scale * scale), last=last, end=line.ends[last - 1])


def _and_a_half(line: Line, made: Amount) -> Amount:
    """Read "dois milhões e meio", "two and a half million", "dua setengah juta", "مليون ونصف"."""
    joined = line.has("join", made.last)
    half = _half(line, made.last if joined is None else joined)
    if half is None:
        return made
    last, clitic = half
    is_before_unit = not line.lexicon.language.noun_last and _scales_or_measures(line, last)
    found = lookup(line, made.last)
    is_behind = made.scale > 1 and found is not None and found[0].kind == "half-more"
    if joined is None and not clitic and not is_before_unit and not is_behind:
        return made
    scale = made.scale if made.scale > 1 else made.number.step
    tenth = quotient(scale, 10)
    number = Number(exact(made.number.value + quotient(scale, 2)), tenth, tenth, 1)
    made = made._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False)
    following = lookup(line, last)
    if made.scale == 1 and following and following[0].kind in SCALES:
        return _times(line, made, following[0].value, following[1])
    return made


def _half(line: Line, i: int) -> tuple[int, int] | None:
    """Return (index after "half" or "a half" at token `i`, length of the clitic before it), or None."""
    found = lookup(line, i)
    if found and found[0].kind in ("article", "one"):
        found = lookup(line, found[1])
    is_half = found is not None and found[0].kind in ("fraction", "half", "half-more") and found[0].value == _HALF
    if found is None or not is_half or is_unit_name(line, i, found[1]):
        return None
    return found[1], found[2]


def _in_words(line: Line, i: int) -> Amount | None:
    found = lookup(line, i)
    if found is None or line.is_inside_word(i):
        return None
    if made := _percent(line, i) or _of_one_word(line, i, *found) or _word_fraction(line, i):
        return made
    if found[0].kind in ("crowd", "scales"):
        return _crowd(line, i)
    number = spelled(line, i)
    if number is None:
        return None
    made = _decimal_words(line, of_spelled(line, number))
    if not line.lexicon.language.writing.characters:
        return made
    return _mixed(line, made) or _parts(line, made) or _with_scale_words(line, made)


def _of_one_word(line: Line, i: int, word: NumberWord, last: int, clitic: int) -> Amount | None:
    """Return what a word says all by itself: "doubled", "a few", "no", "two years" in one word."""
    form = _FORMS.get(word.kind)
    if word.kind == "multiple-of" and (line.whole or line.has("than", last) is not None):
        form = Form.MULTIPLE
    if word.kind == "none" and line.whole:
        form = Form.NONE
    if form is None:
        return None
    return _simple(line, form, word.value, line.starts[i] + clitic, i, last)._replace(unit=word.unit)


def _simple(line: Line, form: Form, value: Fraction, start: int, first: int, last: int) -> Amount:
    number = Number.written(value)
    return Amount(form, (number,), start, line.ends[last - 1], first, last)


def of_spelled(line: Line, found: Spelled) -> Amount:
    """Return the amount of a number in words, with the half behind it."""
    total = found.sum
    number = Number.written(quotient(total.value, total.step), scale=total.step)
    end = line.ends[found.last - 1]
    made = Amount(Form.WORDS, (number,), found.start, end, found.first, found.last, is_one=found.is_one)
    return _and_a_half(line, made._replace(scale=exact(total.step) if total.step > 1 else 1))


def _decimal_words(line: Line, made: Amount) -> Amount:
    """Read "two point five million", "dua koma lima juta"."""
    j = line.has("point", made.last)
    if j is None or made.scale > 1:
        return made
    digits, last = "", j
    while (found := lookup(line, last)) and found[0].kind in ("zero", "one", "add") and found[0].value < 10:  # noqa: PLR2004
        digits += str(found[0].value)
        last = found[1]
    if not digits:
        return made
    number = Number.written(Fraction(f"{made.number.value}.{digits}"), decimals=len(digits))
    made = made._replace(readings=(number,), last=last, end=line.ends[last - 1], is_one=False)
    return _with_scale(line, made)


def _word_fraction(line: Line, i: int) -> Amount | None:
    """Read "half", "a third", "two-thirds", "sepertiga"; an ordinal or a stray "half" is none."""
    found = lookup(line, i)
    if found is None:
        return None
    word, j, clitic = found
    start = line.starts[i] + clitic
    if word.kind in ("fraction", "half", "part"):
        stands_alone = word.kind == "part" or word.value.numerator > 1 or line.whole or _names_a_whole(line, i, j)
        if word.kind == "half":
            stands_alone = _scales_or_measures(line, j)
        return _scaled_fraction(line, word.value, start, i, j) if stands_alone else None
    hyphen = line.is_mark(j, "-‐‑") and line.is_adjacent(j)
    if hyphen and word.value >= _TENS and line.has("ordinal", j + 1) is not None:
        return None
    part = lookup(line, j + hyphen)
    if part is None or part[0].kind != "fraction" or part[2]:
        return None
    is_single = word.kind in ("article", "one")
    is_ordinal_like = is_single and not hyphen and not line.whole and not _names_a_whole(line, i, part[1])
    # "dua setengah" is two and a half, not two halves.
    is_half = part[0].value == _HALF
    is_mixed = (word.kind == "add" and (word.value < _PLACES or is_half)) or (word.kind == "one" and is_half)
    if is_mixed or (word.kind == "article" and is_ordinal_like):
        return None
    value = word.value * part[0].value
    return _scaled_fraction(line, value, start, i, part[1])


def _names_a_whole(line: Line, i: int, j: int) -> bool:
    """Tell whether the fraction at tokens i..j is of something: "a third of", "half the", "نصف ال", or is hedged."""
    language = line.lexicon.language
    if line.has("of", j) is not None or line.has("than", j) is not None:
        return True
    if _scales_or_measures(line, j):
        # "half hour", but "third quarter" and "fifth year" are ordinals.
        found = lookup(line, i)
        return line.has("ordinal", i) is None or (found is not None and found[0].kind in ("article", "one"))
    if line.before(language.hedges_before, i):
        return True
    following = lookup(line, j)
    article = following is not None and following[0].kind == "article"
    if article and following is not None:
        after = lookup(line, following[1])
        is_scale = after is not None and after[0].kind in _MULTIPLIERS
        return is_scale or line.at(language.units, following[1]) is not None
    return bool(language.definite) and line.is_word(j) and line.words[j].fold.startswith(language.definite)


def _scales_or_measures(line: Line, j: int) -> bool:
    """Tell whether a unit or a scale word stands at token `j`: "half hour", "meio milhão"."""
    following = lookup(line, j)
    is_scale = following is not None and following[0].kind in SCALES
    return is_scale or line.at(line.lexicon.language.units, j) is not None


def _scaled_fraction(line: Line, value: Fraction, start: int, first: int, last: int) -> Amount:
    """Return the fraction, or with a scale word behind it ("half a million") the number it makes."""
    made = _fraction(line, value, start, first, last)
    following = lookup(line, last)
    j = following[1] if following and following[0].kind == "article" else last
    scale = lookup(line, j)
    if scale is None or scale[0].kind not in _MULTIPLIERS:
        return made
    number = Number.written(value, decimals=1, scale=exact(scale[0].value))
    end = line.ends[scale[1] - 1]
    return made._replace(form=Form.WORDS, readings=(number,), last=scale[1], end=end, scale=exact(scale[0].value))


def _crowd(line: Line, i: int) -> Amount | None:
    """Read "dozens", "tens of thousands", "ratusan atau ribuan" (the lower), "ملايين"."""
    first = _one_crowd(line, i)
    if first is None:
        return None
    j = line.has("range-or", first.last)
    second = _one_crowd(line, j) if j is not None else None
    if second is None:
        return first
    lower = min(first.number, second.number, key=lambda number: number.value)
    return first._replace(readings=(lower,), last=second.last, end=second.end)


def _one_crowd(line: Line, i: int) -> Amount | None:
    found = lookup(line, i)
    if found is None or found[0].kind not in ("crowd", "scales"):
        return None
    word, j, clitic = found
    value = word.value * 2 if word.kind == "scales" else word.value
    made = _simple(line, Form.CROWD, value, line.starts[i] + clitic, i, j)
    while True:
        after = line.has("of", made.last)
        following = lookup(line, made.last if after is None else after)
        if following is None or following[0].kind not in (*SCALES, "crowd"):
            return made
        factor = following[0].value / 2 if following[0].kind == "crowd" else following[0].value
        if factor < 1000 or made.number.value >= factor:  # noqa: PLR2004  "tens of thousands", not the reverse
            return made
        number = Number.written(made.number.value * factor)
        last = following[1]
        made = made._replace(readings=(number,), last=last, end=line.ends[last - 1])
