"""Amounts: the number itself, in digits or words, before anything around it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.amount_in_digits import amount_in_digits, leading_point, may_lead
from factledger.reading.amount_in_words import amount_in_words, in_characters
from factledger.reading.slashed import vulgar

if TYPE_CHECKING:
    from factledger.reading.form import Amount
    from factledger.reading.line import Line


def amount(line: Line, i: int) -> Amount | None:
    """Return the amount that starts at token `i`, or None."""
    word = line.words[i]
    if word.is_word and not (word.numbers or "point" in word.opens):
        return None
    if i in line.amounts:
        return line.amounts[i]
    if word.is_number:
        found: Amount | None = amount_in_digits(line, i)
    elif word.is_word:
        found = in_characters(line, i) if line.characters else amount_in_words(line, i)
    else:
        found = _behind_mark(line, i)
    line.amounts[i] = found
    return found


def _behind_mark(line: Line, i: int) -> Amount | None:
    """Return the amount that starts with a decimal point, or is a sign such as ½, or None."""
    if line.is_mark(i, ".,") and line.is_number(i + 1) and line.is_adjacent(i + 1) and may_lead(line, i):
        return leading_point(line, i)
    return vulgar(line, i)
