"""Amounts that are written in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.characters import mixed, parts, percent, with_scale_words
from factledger.reading.crowds import CROWDS, crowd
from factledger.reading.decimals import point_first, with_decimals
from factledger.reading.digits import parse_digits
from factledger.reading.form import Amount, Form, simple, times
from factledger.reading.lexicon import HYPHENS
from factledger.reading.portions import ABOUT, EVERY, PORTIONS, and_portion, counted, homograph, in_words, ratio, scaled
from factledger.reading.scaling import by_crowd, hedged_scale, of_sum
from factledger.reading.took import is_taken
from factledger.reading.units import after_number
from factledger.reading.words import SCALES, Spelled, lookup, spelled
from factledger.values.figure import Hedge
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import NumberWord

_FORMS = {"multiple": Form.MULTIPLE, "vague": Form.VAGUE, "dual": Form.WORDS}
"""Kinds of number words that say all by themselves, and the form of what they say."""

_DAMMA = "\u064f"
"""The Arabic vowel sign u."""

_SINGLE = "single"
"""The kind of a word for a time that counts where it is told that so much passed: "setahun", a year."""


def split_by_parts(line: Line, made: Amount) -> Amount | None:
    """Return "三分之一", "3と2分の1": where characters name a fraction, its parts come first."""
    opens = line.words[made.last].opens
    if "and-parts" in opens and (found := mixed(line, made, one_number)):
        return found
    return parts(line, made, one_number) if "parts" in opens else None


def one_number(line: Line, i: int) -> Amount | None:
    """Return the number at token `i`, in digits or in words, without anything before or behind it."""
    if line.is_number(i):
        readings, settled, _ = parse_digits(line.words[i].text, line.lexicon.decimal, line.lexicon.group)
        return Amount(Form.DIGITS, readings, line.starts[i], line.ends[i], i, i + 1, settled) if readings else None
    found = spelled(line, i)
    return None if found is None else with_decimals(line, of_spelled(line, found))


def in_characters(line: Line, i: int) -> Amount | None:
    """Return the number in words at token `i`, where a character of a word is no number."""
    if line.is_inside_word(i):
        return None
    told = percent(line, i, one_number) if "percent-before" in line.words[i].opens else None
    return told or amount_in_words(line, i)


def amount_in_words(line: Line, i: int) -> Amount | None:
    """Return the number in words at token `i`, or None."""
    found = lookup(line, i)
    if found is None:
        return point_first(line, i)
    kind = found[0].kind
    if "part-or-price" in line.words[i].opens and not _is_marked_part(line, i, found[1]):
        return None
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


def _is_marked_part(line: Line, i: int, last: int) -> bool:
    """Tell whether "ثمن" is an eighth and no price: by the vowel sign that stands in it, or as it is of a number."""
    return _DAMMA in line.words[i].text or line.has("number-of", last) is not None


def _with_rest(line: Line, number: Spelled) -> Amount:
    """Return the number in words with what goes on behind it: a part, decimals, out of how many."""
    made = of_spelled(line, number)
    if line.characters:
        made = with_decimals(line, and_portion(line, made))
        return split_by_parts(line, made) or with_scale_words(line, made)
    if made.is_one and _is_counted_off(line, made):
        made = made._replace(is_one=False)
    made = by_crowd(line, made) or hedged_scale(line, made)
    after = line.words[number.last]
    if made.is_about:
        return _and_half(line, made)
    if not (after.numbers or after.continues or after.text in HYPHENS):
        return made
    made = _of_parts(line, number) or and_portion(line, made)
    return ratio(line, with_decimals(line, made)) if made.form is Form.WORDS else made


def _and_half(line: Line, made: Amount) -> Amount:
    """Read "una centena y media", about 150; "un centenar y la mitad de los alumnos" is two numbers."""
    joined = and_portion(line, made)
    is_half = joined.number.value * 2 == made.number.value * 3 and joined.last == made.last + 2
    return joined if is_half else made


def _of_one_word(line: Line, i: int, word: NumberWord, last: int, clitic: int) -> Amount | None:
    """Return what a word says all by itself: "doubled", "a few", "no", "two years" in one word."""
    form = _FORMS.get(word.kind)
    if word.kind == "multiple-of" and (line.whole or _compares(line, last) or _is_hedged_by_article(line, i)):
        form = Form.MULTIPLE
    if word.kind == "none" and line.whole:
        form = Form.NONE
    if word.kind == _SINGLE and not clitic and _is_single(line, i, last):
        form = Form.WORDS
    if form is None:
        return None
    return simple(line, form, word.value, line.starts[i] + clitic, i, last)._replace(unit=word.unit)


def _is_single(line: Line, i: int, last: int) -> bool:
    """Tell whether the word for a time at token `i` counts one of it: where it is taken, or a hedge bounds it.

    So do "butuh setahun" and "lebih dari setahun", but not "عاما واحدا" and "عام 2023", which a number goes on.
    """
    if line.is_number(last) or lookup(line, last) is not None:
        return False
    hedge = line.before(line.lexicon.language.hedges_before, i)
    is_bounded = hedge is not None and hedge[0].hedge is not Hedge.ABOUT and line.has("ago", last) is None
    return is_bounded or is_taken(line, i, last)


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
    made = of_sum(made, found.sum)
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
    if is_digit and not line.is_mark(one.last + 1, HYPHENS):
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
