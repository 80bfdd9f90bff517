"""Amounts that are written in digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.amount_in_words import split_by_parts
from factledger.reading.characters import hedge_inside
from factledger.reading.dates import is_year
from factledger.reading.decimals import with_decimals
from factledger.reading.digits import ascii_digits, parse_digits
from factledger.reading.form import Amount, Form
from factledger.reading.lexicon import HYPHENS
from factledger.reading.powers import raised
from factledger.reading.scaled_codes import with_scaled_code
from factledger.reading.scaling import scaled_by_words
from factledger.reading.slashed import digit_fraction, digit_parts, mixed_in_digits
from factledger.reading.tokens import is_character, is_hangul
from factledger.reading.words import lookup
from factledger.values.figure import Kind
from factledger.values.number import Number, exact, quotient

if TYPE_CHECKING:
    from factledger.reading.line import Line

_ENDINGS = "\n%.,;:!?)\"'-"
"""Marks behind which, and ends of lines at which, a number is over."""

_LEADING_SIGNS = frozenset("-−–+~≈<>=≤≥±([$€£¥₹¢")
"""Signs that may touch the point before digits: "$.75", "-.5%", "(.5)"."""


def amount_in_digits(line: Line, i: int) -> Amount:
    """Return the amount whose digits stand at token `i`; without readings where they cannot be read."""
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
        return scaled_by_words(line, made._replace(readings=negative, first=i - 1, last=i + 2, end=line.ends[i + 1]))
    if line.lexicon.has_codes and _has_code_beside(line, i) and (scaled_code := with_scaled_code(line, made)):
        return scaled_code
    if line.words[i + 1].ends_number and line.edges[i] != line.starts[i + 1]:
        return made
    hedge, j = hedge_inside(line, made)
    if hedge is not None and not line.characters:
        made = made._replace(last=j, hedge=hedge)  # "20-an juta"
    elif "number-suffix" in line.words[i + 1].opens and (behind := _suffix_end(line, i + 1)) is not None:
        made = made._replace(last=behind)
        return scaled_by_words(line, made) if lookup(line, behind) else made  # "5'er bin lira"
    mixed = mixed_in_digits(line, made) if line.words[i + 1].text in HYPHENS else None
    if mixed is not None or (hedge is None and _stands_alone(line, i + 1)):
        return mixed or made
    if line.characters and (split := split_by_parts(line, made)):
        return split
    made = (
        digit_parts(line, made)
        or digit_fraction(line, made)
        or with_decimals(line, scaled_by_words(line, raised(line, made)))
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


def _suffix_end(line: Line, j: int) -> int | None:
    """Return the index after the case ending written onto the digits before token `j`: "20-ти человек"."""
    return line.has("number-suffix", j) if line.is_adjacent(j) else None


def _chained(line: Line, made: Amount) -> Amount:
    """Read "2 bin 500", "1 लाख 20 हज़ार": what follows a scale word and is smaller than it belongs to the number."""
    j = made.last
    is_whole = made.readings and made.scale > 1 and made.number.decimals == 0 and made.unit is None
    if not is_whole or not line.is_number(j):
        return made
    rest = amount_in_digits(line, j)
    if not rest.readings or rest.number.decimals or not 0 < rest.number.value < made.scale:
        return made
    if is_year(line, j) and rest.scale == 1 and not line.is_adjacent(j):
        return made
    number = rest.number._replace(value=exact(made.number.value + rest.number.value))
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


def may_lead(line: Line, i: int) -> bool:
    """Tell whether the point at token `i` leads its digits: a space or sign is before it ("$.75"), or "打率.310"."""
    before = line.words[i - 1].text
    is_apart = not line.is_adjacent(i) or before in _LEADING_SIGNS
    return is_apart or (line.characters and is_character(before) and not is_hangul(before))


def leading_point(line: Line, i: int) -> Amount:
    """Return the amount of ".75", whose point is token `i`."""
    digits = ascii_digits(line.words[i + 1].text)
    start, end = line.starts[i], line.ends[i + 1]
    if not digits.isdigit():
        return Amount(Form.DIGITS, (), start, end, i, i + 2, problem="separators that do not fit together")
    number = Number.written(quotient(int(digits), 10 ** len(digits)), decimals=len(digits))
    made = Amount(Form.DIGITS, (number,), start, end, i, i + 2, is_grouped=True)
    return scaled_by_words(line, made)
