"""Shares told by two numbers with a noun: "un Français sur trois", "her 10 kişiden 3'ü", "3人に1人", "10곳 중 7곳"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.amount import amount
from factledger.reading.digits import ascii_digits
from factledger.reading.form import NUMERIC, Amount, fraction
from factledger.reading.lexicon import SHARING
from factledger.reading.measured import Measured
from factledger.reading.portions import MOST_DIGITS, whole
from factledger.reading.units import after_number
from factledger.reading.words import lookup, spelled
from factledger.values.figure import Kind
from factledger.values.number import Number
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.number import Exact

_HYPHENS = "-‐‑"
_FEWEST = 5
"""Up to so many are named out of others around a noun: "deux Français sur trois"; of ten and a hundred more are."""

_MANY = 10
"""Of more than so many, some are a share only where it is one of them, or of ten, a hundred, a thousand."""

_MOST_NOUN_WORDS = 3
_PERSON = "person"
_MOST_BETWEEN = 4
"""Words that may say of what there are so many, between them and the word for "of these"."""


def named_share(line: Line, found: Amount) -> Amount | None:
    """Return the share that two numbers are whose whole is named around them, or None."""
    return _around_noun(line, found) or _of_each(line, found)


def _of_each(line: Line, found: Amount) -> Amount | None:
    """Return the share whose whole stands behind a word such as "of each", or None."""
    closes = line.words[found.first - 1].closes
    if "of-each" in closes:
        return _share_of_whole(line, found)
    return _one_of_each(line, found) if "one-of-each" in closes else None


def share(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured] | None:
    """Return the part that so many of so many are, with nothing measured, or None.

    One of any number is a share, and so are some of ten, a hundred, a thousand: "9명 중 4명" are mostly four people.
    """
    if not measured.is_known or measured.unit == NO_UNIT or not _is_whole(found):
        return None
    link = _link(line, found, measured)
    some = amount(line, link) if link is not None else None
    if some is None or not _is_whole(some) or not 0 < some.number.value < found.number.value:
        return None
    # "3人に2人", two to three people, can be nothing but a share.
    is_told = found.number.value <= _MANY and line.has("share-in", measured.last) is not None
    is_share = is_told or some.number.value == 1 or str(found.number.value).strip("0") == "1"
    behind = after_number(line, some.last, is_singular=False)
    if not is_share or not behind.is_known or not _is_one_kind(line, measured.unit, behind.unit):
        return None
    made = fraction(line, Fraction(some.number.value) / found.number.value, found.start, found.first, behind.last)
    return made, Measured(NO_UNIT, None, found.first, behind.last)


def _is_whole(one: Amount) -> bool:
    is_number = one.form in NUMERIC and len(one.readings) == 1
    return is_number and one.number.decimals == 0 and one.number.value.denominator == 1


def _link(line: Line, found: Amount, measured: Measured) -> int | None:
    """Return the index behind the word that makes a share of two counts, or None."""
    if (told := line.has("one-in", measured.last)) is not None:
        return told
    if line.had("in-each-before", found.first) is None:
        return None
    for i in range(measured.last, measured.last + _MOST_BETWEEN + 1):
        if (told := line.has("in-each", i)) is not None:
            return told
        if not line.is_word(i):
            return None
    return None


def _is_one_kind(line: Line, whole: str, part: str) -> bool:
    """Tell whether both count the same, or people: "10名学生中有4人"."""
    if line.lexicon.kind(whole) is not Kind.COUNT:
        return False
    units = line.lexicon.units
    return whole == part or all(one == _PERSON or units.is_kind_of(one, _PERSON) for one in (whole, part))


def of_every(line: Line, made: Amount) -> Amount | None:
    """Read "her 10 kişiden 3'ü", "हर तीन में से एक": of every so many, so many; or return None."""
    if made.form not in NUMERIC or not made.readings:
        return None
    is_every = line.had("every", made.first) is not None
    start = _behind_whole(line, made.last, is_every=is_every)
    above = None if start is None else _count(line, start)
    below = made.number.value
    if above is None or made.number.decimals or not above[0] < below:
        return None
    made = fraction(line, Fraction(above[0]) / below, made.start, made.first, above[1])
    if is_every or str(below).strip("0") == "1":
        return made
    # "तीन में से दो": two of three, or two thirds.
    return made._replace(out_of=Number.written(above[0])) if below <= _MANY else None


def _behind_whole(line: Line, i: int, *, is_every: bool) -> int | None:
    """Return the index behind "of" or a noun with that ending, at token `i` or behind one noun."""
    if (of := line.has("of-every", i)) is not None:
        return of
    if not line.is_word(i) or line.has("stop", i) is not None:
        return None
    endings, noun = line.lexicon.language.of_endings, after_number(line, i, is_singular=False)
    is_people = noun.is_known and line.lexicon.kind(noun.unit) is Kind.COUNT and noun.last == i + 1
    if endings and line.words[i].fold.endswith(endings) and (is_every or (is_people and noun.noun)):
        return i + 1
    return line.has("of-every", i + 1)


def _count(line: Line, i: int) -> tuple[Exact, int] | None:
    """Return (count, index after it) of the number at token `i`, "one" with its endings included."""
    if (one := line.has("one-of", i)) is not None:
        return 1, one
    if line.is_number(i):
        text = ascii_digits(line.words[i].text)
        return (int(text), i + 1) if text.isdecimal() and len(text) <= MOST_DIGITS else None
    found = spelled(line, i)
    return (found.sum.value, found.last) if found and found.sum.value > 0 else None


def _around_noun(line: Line, made: Amount) -> Amount | None:
    """Read "un Français sur trois", "um brasileiro em cada três": so many of a noun out of so many, or None."""
    words, last = line.words, made.last
    if not (words[last + 1].makes_share or words[last + 2].makes_share or words[last + 3].makes_share):
        return None
    if made.form not in NUMERIC or made.scale > 1 or made.number.decimals:
        return None
    for i in range(made.last, made.last + _MOST_NOUN_WORDS + 1):
        if i > made.last and (joint := _between_shares(line, i)) is not None:
            below = whole(line, joint[1])
            is_share = below is not None and _is_share_of_noun(line, made, below[0], below[1], joint[0])
            value = Fraction(made.number.value) / below[0] if below else Fraction(0)
            return fraction(line, value, made.start, made.first, below[1]) if below and is_share else None
        if not line.is_word(i) or line.words[i].numbers or _ends_noun(line, i):
            return None
    return None


def _share_of_whole(line: Line, all_: Amount) -> Amount | None:
    """Read "de cada dez brasileiros, quatro": out of so many of a noun so many, or None."""
    start = line.had("of-each", all_.first)
    if start is None or all_.form not in NUMERIC or str(all_.number.value).strip("0") != "1":
        return None
    i = all_.last
    while i < all_.last + _MOST_NOUN_WORDS and line.is_word(i) and not (line.words[i].numbers or _ends_noun(line, i)):
        i += 1
    unit = line.at(line.lexicon.language.units, all_.last)
    if i == all_.last or unit is not None or not line.is_mark(i, ","):
        return None
    part = whole(line, i + 1)
    if part is None or part[0] >= all_.number.value or after_number(line, part[1], is_singular=False).unit != NO_UNIT:
        return None
    value = Fraction(part[0]) / Fraction(all_.number.value)
    return fraction(line, value, line.starts[start], start, part[1])


def _one_of_each(line: Line, all_: Amount) -> Amount | None:
    """Read "طفل من كل أربعة أطفال": one, told by its noun alone, of every so many; or return None."""
    start = line.had("one-of-each", all_.first)
    nouns = line.lexicon.language.nouns
    noun = line.before(nouns, start) if start is not None and nouns in line.words[start - 1].closes else None
    if noun is None or noun[1] < line.reached or all_.form not in NUMERIC or all_.number.value <= 1:
        return None
    behind = after_number(line, all_.last, is_singular=False)
    if behind.unit not in (NO_UNIT, noun[0]) or line.is_number(noun[1] - 1) or lookup(line, noun[1] - 1) is not None:
        return None
    last = behind.last if behind.unit != NO_UNIT else all_.last
    return fraction(line, Fraction(1) / Fraction(all_.number.value), line.starts[noun[1]], noun[1], last)


def _between_shares(line: Line, i: int) -> tuple[str, int] | None:
    """Return (category, index after it) of the words between the two numbers of a share at token `i`, or None."""
    opens = line.words[i].opens
    for category in SHARING:
        if category in opens and (j := line.has(category, i)) is not None:
            return category, j
    return None


def _ends_noun(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` can be part of no noun that is counted."""
    return line.has("stop", i) is not None and line.at(line.lexicon.language.nouns, i) is None


def _is_share_of_noun(line: Line, made: Amount, below: Exact, last: int, category: str) -> bool:
    """Tell whether so many of a noun out of so many are a share: behind a plain "in" nothing else is counted."""
    count = made.number.value
    is_usual = count == 1 or below <= _FEWEST or str(below).strip("0") == "1"
    if (
        not (0 < count < below and is_usual)
        or line.at(line.lexicon.neutral.signs, last)
        or line.is_mark(last, _HYPHENS)
    ):
        return False
    after = after_number(line, last, is_singular=False)
    # "un italiano su tre legge": what stands behind one of so many and is no noun that is known is its verb.
    return category == "out-of" or after.unit == NO_UNIT or (count == 1 and not after.is_known)
