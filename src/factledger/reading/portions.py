"""Parts of a whole: "half", "two thirds", "twenty-three fifths", "dois onze avos", "one in five", "three over four"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.change import changed_before, follows_change
from factledger.reading.dates import counts, is_year
from factledger.reading.digits import ascii_digits
from factledger.reading.form import Amount, Form, fraction
from factledger.reading.units import after_number
from factledger.reading.words import SCALES, is_conjunction, is_spaced_hyphen, is_unit_name, lookup, spelled
from factledger.values.figure import Kind
from factledger.values.number import Exact, Number, exact, is_finite_decimal, power_of_ten, quotient
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import NumberWord

_LEAST_YEAR = 1000
"""From here on a number in digits has no half behind it without a word that joins both."""

PORTIONS = ("fraction", "half", "parts", "share")
"""Kinds of words for a part: "a third"; one that needs a unit or scale word ("meio"); a plural ("thirds");
one that is no ordinal ("треть")."""

ABOUT = "about"
"""Behind the class of a number word: it says about how many ("scale:about")."""

ONE_OF = "of-few"
"""Category of the words between one and how many, where both a share and a count are said so: "von", "из"."""

EVERY = "every"
"""Kind of the words that tell one in so many: "every third"."""

MULTIPLIERS = (*SCALES, "times")
_HYPHENS = "-‐‑"
_HALF = Fraction(1, 2)
_TENS = 20
"""From here on a word and a fraction word make an ordinal: twenty-fifth."""

_SMALL = Fraction(1, 10)
"""Up to here any count and a fraction word make an ordinal: five thousandth."""

_SENTENCE = 40
"""How far before a half, in tokens, the share may stand that says what both are of."""

_TEN = 10
_HUNDRED = 100
_FEW = 10
"""Up to so many are named out of others: "nine out of 10"; "45 out of 50 countries" are two numbers."""

MOST_DIGITS = 9
_YEARS = range(1001, 2101)


class Portion(NamedTuple):
    """A part of a whole in words.

    Attributes:
        value: What part it is.
        last: Index after its last token.
        clitic: Length of the clitic before its first word.
        is_told: Whether it can be no ordinal, as "a third" and "one fifth" can.
        is_joined: Whether the word itself says "and a half": "buçuk".
    """

    value: Exact
    last: int
    clitic: int = 0
    is_told: bool = True
    is_joined: bool = False


def portion(line: Line, i: int) -> Portion | None:
    """Return the part that the words at token `i` name: "half", "a quarter", "three quarters", or None."""
    found = lookup(line, i)
    if found is None:
        return None
    word, j, clitic = found
    if word.kind in ("share", "and-half"):
        return Portion(word.value, j, clitic, is_joined=word.kind == "and-half")
    if word.kind in ("fraction", "half"):
        # "thirty-seven and fifth" is no number.
        is_none = line.has("ordinal", i) is not None or (line.characters and is_unit_name(line, i, j))
        return None if is_none else Portion(word.value, j, clitic)
    if word.kind == "article":
        made = counted(line, 1, j)
    else:
        number = spelled(line, i)
        made = counted(line, number.sum.value, number.last) if number else None
    return made and made._replace(clitic=clitic)


def counted(line: Line, count: Exact, last: int) -> Portion | None:
    """Return what a count of parts comes to when words for a part follow it at token `last`, or None."""
    hyphen = line.is_mark(last, _HYPHENS) and (line.is_adjacent(last) or _is_parted(line, last))
    j = last + hyphen
    part = lookup(line, j)
    if part is None or part[2] or count.numerator < 1:
        return None
    word, end, _ = part
    if word.kind in PORTIONS:
        if word.value.numerator > 1 and count > 1:
            return None  # "دون الثلاثين ثلثي السكان": two thirds stand for themselves
        is_ordinal = word.kind != "parts" and line.has("ordinal", j) is not None
        is_next = count >= _TENS or (count > 1 and word.value <= _SMALL)
        if (is_ordinal and is_next) or not _counts_halves(line, word, end, count):
            return None
        return Portion(count * word.value, end, is_told=not is_ordinal)
    if "counted-part" in line.words[j].opens and _are_parts(line, count, j, end):
        return Portion(quotient(count, word.value), end)
    return _compound(line, count, word, end) or _named_parts(line, count, j)


def _are_parts(line: Line, count: Exact, j: int, end: int) -> bool:
    """Tell whether a number that is a part as well is counted: "ثلاثة وعشرون خمسا" are 23 fifths, and no more follows.

    Up to ten, parts are counted in their plural.
    """
    is_end = not line.is_word(end) or line.has("of", end) is not None
    return count > _TEN and line.has("counted-part", j) == end and is_end


def _is_parted(line: Line, i: int) -> bool:
    """Tell whether a hyphen with spaces around it stands before what can only be a part: "two - thirds"."""
    if not is_spaced_hyphen(line, i):
        return False
    is_end = line.has("of", i + 2) is not None or line.words[i + 2].text in "\n|"
    return line.has("ordinal", i + 1) is None or is_end


def _counts_halves(line: Line, word: NumberWord, end: int, count: Exact) -> bool:
    """Tell whether the word is no half, or a half that is counted: "dua setengah" is two and a half."""
    if word.value != _HALF or word.kind == "parts":
        return True
    if word.kind == "half":
        # "um meio", but "un demi-tour"
        is_end = not line.is_word(end) and not line.is_mark(end, _HYPHENS)
        return count == 1 and (is_end or scales_or_measures(line, end))
    return count == 1 and line.lexicon.language.noun_last


def _compound(line: Line, count: Exact, word: NumberWord, end: int) -> Portion | None:
    """Return the part of "one twenty-fifth", "three twenty-firsts"."""
    if not (word.kind == "add" and _TENS <= word.value < _HUNDRED and line.is_mark(end, _HYPHENS)):
        return None
    rest = lookup(line, end + 1)
    if rest is None or rest[2] or rest[0].kind not in PORTIONS or rest[0].value.numerator != 1:
        return None
    denominator = word.value + rest[0].value.denominator
    return Portion(quotient(count, denominator), rest[1], is_told=line.has("ordinal", end + 1) is None)


def _named_parts(line: Line, count: Exact, j: int) -> Portion | None:
    """Return the part of "dois onze avos": the denominator is a number, and a word says that it is one."""
    if "parts-suffix" not in line.lexicon.language.words:
        return None
    below = spelled(line, j)
    last = line.has("parts-suffix", below.last) if below else None
    if below is None or last is None or below.sum.value < 1:
        return None
    return Portion(quotient(count, below.sum.value), last)


def in_words(line: Line, i: int, found: tuple[NumberWord, int, int]) -> Amount | None:
    """Read "half", "a third", "sepertiga"; an ordinal or a stray "half" is none."""
    word, j, clitic = found
    start = line.starts[i] + clitic
    if word.kind == "parts" or _is_named_by_an_ordinal(line, i):
        return None
    if word.kind == EVERY:
        is_modifier = line.is_mark(j, _HYPHENS) and line.is_adjacent(j)  # "every third-party vendor"
        return None if is_modifier or _is_time(line, j) else fraction(line, word.value, start, i, j)
    if word.kind == "article":
        made = counted(line, 1, j)
        hyphen = line.is_mark(j, _HYPHENS)
        if made is None or not (hyphen or line.is_all(i, made.last) or _names_a_whole(line, i, made.last)):
            return None
        return scaled(line, made.value, start, i, made.last)
    if word.kind == "share":
        stands_alone = line.has("no-portion", j) is None  # "separuh waktu" is part-time
    elif word.kind == "half":
        # "ein halbes Schwein"
        is_thing = line.lexicon.language.capital_nouns and line.words[j].text[0].isupper()
        stands_alone = scales_or_measures(line, j) or line.is_all(i, j) or (is_thing and _opens_with_article(line, i))
    else:
        stands_alone = word.value.numerator > 1 or line.is_all(i, j) or _names_a_whole(line, i, j)
        stands_alone = stands_alone or _is_changed_by(line, i, j, clitic) or _stands_for_noun(line, i, j)
    return scaled(line, word.value, start, i, j) if stands_alone else None


def _stands_for_noun(line: Line, i: int, j: int) -> bool:
    """Tell whether a half is of what a share before it in the sentence is of: "a third walk and half take the bus".

    It opens a clause of its own, behind a comma or an "and".
    """
    found = lookup(line, i)
    if found is None or found[0].value != _HALF or not line.is_word(j):
        return False
    # "die Hälfte", "la moitié": an article stands between.
    places = (i, i - 1) if line.has("stop", i - 1) is not None else (i,)
    opens = any(line.is_mark(k - 1, ",،;") or _is_and(line, k - 1) for k in places)
    return opens and _share_before(line, i)


def _is_and(line: Line, i: int) -> bool:
    """Tell whether token `i` joins clauses, as it joins number words: "and", "y", "et"."""
    found = lookup(line, i)
    return (found is not None and found[0].kind == "and") or line.has("join", i) == i + 1


def _share_before(line: Line, i: int) -> bool:
    """Tell whether the sentence has told a share before token `i`."""
    for k in range(i - 1, max(i - _SENTENCE, -1), -1):
        if line.is_mark(k, ".!?؟\n"):
            return False
        found = line.amounts.get(k)
        if found is not None and found.form is Form.FRACTION:
            return True
    return False


def _is_time(line: Line, j: int) -> bool:
    """Tell whether a span of time stands at token `j`: "every third week" says when, "every third child" how many."""
    unit, word = line.at(line.lexicon.language.units, j), lookup(line, j)
    is_duration = unit is not None and line.lexicon.kind(unit[0].unit) is Kind.DURATION
    is_occasion = word is not None and word[0].kind == "occasion"
    return is_duration or is_occasion or any(line.has(name, j) is not None for name in ("weekday", "month"))


def _is_named_by_an_ordinal(line: Line, i: int) -> bool:
    """Tell whether an ordinal says which part it is: "the second half of the year", "2nd half"."""
    k = i - (line.is_mark(i - 1, _HYPHENS) and line.is_adjacent(i))
    suffix = line.had("ordinal-suffix", k)
    is_suffix = suffix is not None and line.is_number(suffix - 1) and line.is_adjacent(suffix)
    return is_suffix or line.had("ordinal", k) is not None


def homograph(line: Line, i: int, found: tuple[NumberWord, int, int]) -> Amount | None:
    """Read a number word that is also a part, where what it is of follows: "خمس الشركات" is a fifth of them."""
    word, j, clitic = found
    definite = line.lexicon.language.definite
    if word.value == 0 or not (definite and line.is_word(j) and line.words[j].fold.startswith(definite)):
        return None
    if line.words[j].numbers or line.words[i].fold[:clitic].endswith(definite):
        return None
    return scaled(line, quotient(1, word.value), line.starts[i] + clitic, i, j)


_LEAST_OWNED = 4
"""Letters that a noun with the ending of its owner has more than."""


def _is_changed_by(line: Line, i: int, j: int, clitic: int) -> bool:
    """Tell whether a fraction with its article is what something changed by or to: "إلى النصف", "بالثلث"."""
    definite = line.lexicon.language.definite
    article = line.words[i].fold[:clitic]
    if not definite or not article.endswith(definite) or line.has("ordinal", j) is not None:
        return False
    leads = line.had("by", i) is not None or line.had("to", i) is not None
    is_glued = "by" in line.lexicon.opening(article.removesuffix(definite))
    return (leads or is_glued) and changed_before(line, i)


def _names_a_whole(line: Line, i: int, j: int) -> bool:
    """Tell whether the fraction at tokens i..j is of something: "a third of", "half the", "نصف ال", or is hedged."""
    language = line.lexicon.language
    of = line.has("of", j)
    if of is not None and (is_year(line, of) or _is_one_of_so_many(line, i, j, of)):
        return is_year(line, of) and counts(line, of)  # "the same quarter of 2022"
    # "a tenth below", "un quinto menos"
    is_compared = line.has("part-compared", j) is not None and _opens_with_article(line, i)
    # "separuh warga", "आधे छात्र": nothing stands between where no ending and no article tells a noun.
    is_bare = not language.plural and not language.definite and line.at(language.nouns, j) is not None
    if of is not None or line.has("than", j) is not None or is_compared or is_bare:
        return True
    # "a half-million", but "a third-quarter loss"
    hyphen = line.is_mark(j, _HYPHENS) and line.has("ordinal", j - 1) is None
    if hyphen and line.has("portioned", j + 1) is not None:
        return True  # "a quarter-point cut"
    if scales_or_measures(line, j + hyphen):
        # "half hour", but "third quarter", "fifth year" and "a third month" are ordinals.
        found = lookup(line, i)
        if found is not None and found[0].kind == "article" and line.has("ordinal", j - 1) is not None:
            return False
        return line.has("ordinal", i) is None or (found is not None and found[0].kind in ("article", "one"))
    is_named = line.before(language.hedges_before, i) or line.had("whose", i) is not None
    # "The 2,000 chips are an eighth."
    is_equal = not line.is_word(j) and line.had("part-told", i) is not None and _opens_with_article(line, i)
    if is_named or is_equal or _is_end_of_range(line, i, j) or _is_of_change(line, i, j):
        return True
    following = lookup(line, j)
    article = following is not None and following[0].kind == "article"
    if article and following is not None:
        after = lookup(line, following[1])
        is_scale = after is not None and after[0].kind in MULTIPLIERS
        is_portioned = line.has("portioned", following[1]) is not None  # "half a point"
        is_measured = is_scale or is_portioned or line.at(language.units, following[1]) is not None
        return is_measured or _is_half_a_thing(line, i, following[1])
    # "نصف الشركات", but "الربع الأخير" is the last one.
    is_definite = any(line.words[i].fold[:clitic].endswith(language.definite) for _, clitic in line.words[i].numbers)
    return _is_of_something(line, j) and not is_definite


def _is_of_something(line: Line, j: int) -> bool:
    """Tell whether the word at token `j` is definite, by its article, its owner or the word behind it."""
    language = line.lexicon.language
    if not language.definite or not line.is_word(j):
        return False
    word = line.words[j].fold
    if word.startswith(language.definite):
        return True
    if line.has("no-portion", j) is not None or lookup(line, j) is not None:
        return False
    is_owned = bool(language.owned) and word.endswith(language.owned) and len(word) > _LEAST_OWNED
    return is_owned or (line.is_word(j + 1) and line.words[j + 1].fold.startswith(language.definite))


def _is_one_of_so_many(line: Line, i: int, j: int, of: int) -> bool:
    """Tell whether what may be an ordinal, at tokens i..j, is one: "the fifth of nine children"."""
    if line.has("ordinal", i) != j:
        return False
    found = lookup(line, of)
    return line.is_number(of) or (found is not None and found[0].kind not in ("article", *MULTIPLIERS, *PORTIONS))


def _is_half_a_thing(line: Line, i: int, j: int) -> bool:
    """Tell whether the half at token `i`, with its article, is of the thing at token `j`: "half a cake"."""
    found = lookup(line, i)
    is_half = found is not None and found[0].value == _HALF
    return is_half and line.is_letters(j) and line.has("stop", j) is None and line.lexicon.language.noun_last


def _is_of_change(line: Line, i: int, j: int) -> bool:
    """Tell whether the part at tokens i..j says by how much: "rose by a third", "fell a quarter", no "third man"."""
    if line.is_mark(j, _HYPHENS) or (line.is_word(j) and line.has("stop", j) is None):
        return False
    found = lookup(line, i)
    is_by = line.had("by", i) is not None
    if _opens_with_article(line, i):
        return is_by or follows_change(line, i)
    # "chuté d'un tiers", but "came third": what is an ordinal as well needs its article.
    is_part = line.has("ordinal", j - 1) is None or (found is not None and found[0].value == _HALF)
    return is_part and (follows_change(line, i) or (is_by and changed_before(line, i)))


def _opens_with_article(line: Line, i: int) -> bool:
    """Tell whether token `i` is an article or "one", also as the first word of a phrase: "un cinquième"."""
    entries = (entry for found, clitic in line.words[i].numbers if not clitic for entry in found)
    return any(entry.length == 1 and entry.payload.kind in ("article", "one") for entry in entries)


def _is_end_of_range(line: Line, i: int, j: int) -> bool:
    """Tell whether the part at tokens i..j is one end of "between a third and a half"."""
    if line.had("between", i) is not None and line.has("range-and", j) is not None:
        return True
    for category in ("range-and", "range-to"):
        start = line.had(category, i)
        before = lookup(line, start - 1) if start else None
        if before is not None and before[0].kind in PORTIONS:
            return True
    return False


def scales_or_measures(line: Line, j: int) -> bool:
    """Tell whether a unit or a scale word stands at token `j`: "half hour", "meio milhão"."""
    following = lookup(line, j)
    is_scale = following is not None and following[0].kind in MULTIPLIERS
    return is_scale or line.at(line.lexicon.language.units, j) is not None


def scaled(line: Line, value: Exact, start: int, first: int, last: int) -> Amount:
    """Return the fraction, or with a scale word behind it ("half a million", "a quarter of a million") the number."""
    of = line.has("of", last)
    following = lookup(line, last if of is None else of)
    j = following[1] if following and following[0].kind == "article" else last if of is None else of
    # "a half-million"
    j += line.is_mark(j, _HYPHENS) and line.is_adjacent(j) and line.is_adjacent(j + 1)
    scale = lookup(line, j)
    if scale is None or scale[0].kind not in MULTIPLIERS or (of is not None and scale[0].kind == "scales"):
        return fraction(line, value, start, first, last)
    number = Number.written(value, decimals=1, scale=exact(scale[0].value))
    end = line.ends[scale[1] - 1]
    made = Amount(Form.WORDS, (number,), start, end, first, scale[1], scale=exact(scale[0].value), is_grouped=True)
    return made._replace(is_about=scale[0].unit == ABOUT)


def and_portion(line: Line, made: Amount) -> Amount:
    """Read "dois milhões e meio", "five and a quarter", "two and a half million", "dua setengah juta", "مليون ونصف"."""
    after = line.words[made.last]
    if not (after.numbers or "join" in after.opens or after.text in _HYPHENS):
        return made
    joined = _joined(line, made.last)
    start = made.last if joined is None else joined
    found = None if made.number.decimals else portion(line, start)
    if found is None or found.value >= 1:
        return made
    is_joined = found.is_joined or joined is not None or (found.clitic and is_conjunction(line, start, found.clitic))
    goes_on = _goes_on(line, made, found) if is_joined else _goes_on_unjoined(line, made, found)
    return _with_portion(line, made, found) if goes_on else made


def _joined(line: Line, i: int) -> int | None:
    """Return the index after the word that joins a part to its number at token `i`: "and", "-and-", or None."""
    hyphen = line.is_mark(i, _HYPHENS) and line.is_adjacent(i)
    after = line.has("join", i + hyphen)
    if after is None or not hyphen:
        return after
    return after + 1 if line.is_mark(after, _HYPHENS) else None


def _goes_on_unjoined(line: Line, made: Amount, found: Portion) -> bool:
    """Tell whether a half goes with the number without a word that joins them: "dua setengah juta"."""
    if found.value != _HALF or line.lexicon.language.noun_last:
        return False
    if made.form is Form.DIGITS and made.number.value >= _LEAST_YEAR:
        return False  # "في 2025 نصف مليون": a year, and half a million
    return scales_or_measures(line, found.last) or line.is_all(made.first, found.last)


def _goes_on(line: Line, made: Amount, found: Portion) -> bool:
    """Tell whether the part behind "and" is the number's: not in "two and a third of the rest"."""
    if line.had("between", made.first) is not None:
        return False
    of = line.has("of", found.last)
    if of is not None and made.scale == 1 and found.value != _HALF:
        return scales_or_measures(line, of)
    is_word = line.is_word(found.last) and line.has("stop", found.last) is None
    return found.is_told or not is_word or scales_or_measures(line, found.last)


def _with_portion(line: Line, made: Amount, found: Portion) -> Amount:
    scale = made.scale if made.scale >= 1000 else made.number.step  # noqa: PLR2004  "two hundred and a half" is 200.5
    total, last, outer = made.number.value, found.last, made.scale
    following = lookup(line, last)
    if following and following[0].kind in SCALES:
        own = exact(following[0].value)
        if made.scale == 1:
            total, scale, outer = total * own, own, own
        elif own <= made.scale:
            scale = own
        last = following[1] if own <= made.scale or outer == own else last
    places = 1 if found.value == _HALF else 2
    place = quotient(scale, power_of_ten(places))
    number = Number(exact(total + found.value * scale), place, place, places)
    end = line.ends[last - 1]
    return made._replace(readings=(number,), last=last, end=end, scale=outer, is_one=False, is_grouped=True)


def ratio(line: Line, made: Amount) -> Amount:
    """Read "one in five", "9 out of 10", "satu dari lima", "um em cada cinco", "1 over 3", or return the number."""
    opens = line.words[made.last].opens
    for category, goes_on in _RATIOS:
        if category not in opens or (j := line.has(category, made.last)) is None or _measures(line, made.last, j):
            continue
        below = whole(line, j)
        if below is not None and goes_on(line, made, *below):
            if category == "parts-of" and (more := _whole_and_parts(made, *below)):
                return more._replace(end=line.ends[more.last - 1])
            value, last = quotient(made.number.value, below[0]), below[1]
            share = fraction(line, value, made.start, made.first, last)
            if category != ONE_OF:
                return share
            # "one of three suspects" speaks of three, "two of three judges" of two.
            return share._replace(out_of=Number.written(below[0]) if made.number.value == 1 else made.number)
    return made


def _whole_and_parts(made: Amount, below: Exact, last: int) -> Amount | None:
    """Return 200.03 for "مائتان وثلاثة أجزاء من مئة": in words, no more parts are counted than make a whole."""
    places = len(str(below)) - 1
    if made.form is not Form.WORDS or made.number.value <= below or below != power_of_ten(places):
        return None
    parts = made.number.value % below
    number = Number.written(exact(made.number.value - parts + quotient(parts, below)), decimals=places)
    return made._replace(readings=(number,), last=last, is_grouped=True)


def _measures(line: Line, i: int, j: int) -> bool:
    """Tell whether the word between is the beginning of a unit: "في المئة" is percent."""
    unit = line.at(line.lexicon.language.units, i)
    return unit is not None and unit[1] > j


def whole(line: Line, j: int) -> tuple[Exact, int] | None:
    """Return (whole number from 2 on, index after it) at token `j`, in digits or words, or None."""
    if not line.is_number(j):
        below = spelled(line, j)
        return (below.sum.value, below.last) if below and below.sum.value > 1 else None
    digits = line.words[j].text.replace(line.lexicon.group or ",", "")
    if not digits.isdecimal() or len(digits) > MOST_DIGITS or (line.is_adjacent(j + 1) and line.is_letters(j + 1)):
        return None
    value, last = int(ascii_digits(digits)), j + 1
    if value in _YEARS and line.words[j].text.isdecimal():
        return None
    scale = lookup(line, last)
    if scale and not scale[2] and scale[0].kind in MULTIPLIERS:
        value, last = value * scale[0].value.numerator, scale[1]
    return (value, last) if value > 1 else None


def _is_share(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell whether so many out of so many are a share of all."""
    is_round = str(below).strip("0") == "1"
    is_whole = made.scale == 1 and made.number.decimals == 0 and 0 < made.number.value < below
    return is_whole and (made.number.value <= _FEW or is_round) and line.at(line.lexicon.neutral.signs, last) is None


def _is_plain_share(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell the same where the word between is a plain "in": "one in five people", not "3 in 10 days"."""
    if not _is_share(line, made, below, last) or made.number.value > _FEW:
        return False
    after = after_number(line, last, is_singular=False)
    if line.is_mark(last, _HYPHENS):
        return made.number.value == 1 and _is_time(line, last + 1)  # "a 1-in-100-year flood" has that chance
    return line.lexicon.kind(after.unit) in (Kind.COUNT, Kind.QUANTITY)


def _is_quotient(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell whether "3 over 4" is a fraction: it counts nothing behind it."""
    is_end = not line.is_word(last) or line.has("of", last) is not None or line.has("stop", last) is not None
    is_end = is_end or (made.is_one and bool(line.lexicon.language.definite))  # "واحد على خمسة شركات"
    return made.number.decimals == 0 and made.number.value <= below and is_end and is_finite_decimal(below)


def _is_one_of(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell the same where the word is "of": "satu dari lima", "3 out of 10"; four out of nine dogs are four dogs."""
    is_share = made.number.value == 1 or str(below).strip("0") == "1" or line.is_all(made.first, last)
    return is_share and _is_plain_share(line, made, below, last)


def _is_some_of_few(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell whether some of so few may be a share: "einer von drei", "zwei von drei"; one of 400 is one counted."""
    is_few = _is_few(below) if made.number.value == 1 else below <= _FEW or str(below).strip("0") == "1"
    unit = after_number(line, last, is_singular=False).unit
    is_counted = line.lexicon.kind(unit) is Kind.COUNT or unit == NO_UNIT  # not "eine von 19 Nanometern"
    return is_few and is_counted and _is_plain_share(line, made, below, last)


def is_few(line: Line, i: int) -> bool:
    """Tell whether the number at token `i` is so small, or so round, that "one of" it may be a share."""
    below = whole(line, i)
    return below is not None and _is_few(below[0])


def _is_few(below: Exact) -> bool:
    return below <= _TENS or str(below).strip("0") == "1"


def _is_in_parts(line: Line, made: Amount, below: Exact, last: int) -> bool:
    """Tell whether so many parts of so many are a fraction: always."""
    del line, last
    return made.number.decimals == 0 and made.number.value.numerator > 0 and below.numerator > 0


_RATIOS = (
    ("parts-of", _is_in_parts),
    ("out-of", _is_share),
    ("in-others", _is_plain_share),
    ("among", _is_one_of),
    (ONE_OF, _is_some_of_few),
    ("over", _is_quotient),
)
"""Categories of the words between the two numbers, and what must be true of the numbers."""
