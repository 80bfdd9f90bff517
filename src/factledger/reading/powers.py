"""Numbers with an exponent: "1e6", "2.5×10^6", "10⁶", "2^10"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits
from factledger.values.number import MAX_DIGITS, Number, power, power_of_ten

if TYPE_CHECKING:
    from factledger.reading.form import Amount
    from factledger.reading.line import Line

_MAX_EXPONENT = 30
_PLACES = 2
_RAISING = frozenset("eEｅＥ×x*·^⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
"""What may stand between a number and its exponent, or begin the exponent."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def raised(line: Line, made: Amount) -> Amount:
    """Read "1e6", "2.5×10^6", "10^6", "10⁶"."""
    j = made.last
    if line.words[j].text not in _RAISING:
        return made
    if line.is_word(j) and line.is_adjacent(j) and line.words[j].fold == "e":
        return _scaled(line, made, j + 1)
    if line.is_mark(j, "×x*·") and line.is_number(j + 1) and ascii_digits(line.words[j + 1].text) == "10":
        k = j + 2 + line.is_mark(j + 2, "^")
        return _scaled(line, made, k) if line.is_adjacent(k) else made
    if line.is_mark(j, "^") and line.is_adjacent(j):
        return _power(line, made, j + 1)
    if made.number.value == 10 and line.words[j].text in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹":  # noqa: PLR2004  behind others they are footnotes
        return _power(line, made, j)
    return made


def _exponent(line: Line, k: int) -> tuple[int | None, int] | None:
    """Return (exponent, index after it) at token `k`, None for the exponent if it is too large; None without one."""
    last, digits, sign = k, "", 1
    if line.is_mark(k, "+-−⁻") and line.is_adjacent(k):
        last, sign = k + 1, 1 if line.is_mark(k, "+") else -1
    while line.is_adjacent(last) and (text := line.words[last].text.translate(_SUPERSCRIPTS)).isdecimal():
        digits += ascii_digits(text)
        last += 1
        if line.is_number(last - 1):
            break
    if not digits or (line.is_adjacent(last) and line.is_letters(last)):
        return None
    is_small = len(digits) <= _PLACES and int(digits) <= _MAX_EXPONENT
    return sign * int(digits) if is_small else None, last


def _scaled(line: Line, made: Amount, k: int) -> Amount:
    found = _exponent(line, k)
    if found is None:
        return made
    exponent, last = found
    end = line.ends[last - 1]
    if exponent is None:
        return made._replace(readings=(), end=end, last=last, problem=f"an exponent beyond {_MAX_EXPONENT}")
    factor = power_of_ten(exponent)
    readings = tuple(number.scaled(factor) for number in made.readings)
    return made._replace(readings=readings, end=end, last=last, is_grouped=True)


def _power(line: Line, made: Amount, k: int) -> Amount:
    """Read "10^6", "2.5^-1": a number raised to a whole power."""
    found = _exponent(line, k)
    if found is None:
        return made
    exponent, last = found
    base, end = made.number.value, line.ends[last - 1]
    digits = len(str(base.numerator)) + len(str(base.denominator))
    if exponent is None or digits * abs(exponent) > MAX_DIGITS or (base == 0 and exponent < 0):
        return made._replace(readings=(), end=end, last=last, problem="a power with too many digits")
    number = Number.written(power(base, exponent))
    return made._replace(readings=(number,), end=end, last=last, is_grouped=True)
