"""Numbers written in digits: what separators mean, in the language at hand."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from factledger.values.number import MAX_DIGITS, Number

_MOST_IN_LIST = 2
"""Digits of the longest number of a list without spaces: longer ones are groups that do not fit."""

_SPACES = " \u00a0\u2009\u202f"
_GROUP_ONLY = frozenset("'’٬،" + _SPACES)
_DECIMAL_ONLY = frozenset("٫")
_SEPARATORS = re.compile(r"\D", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:S\d{3})+", re.ASCII)
_INDIAN = re.compile(r"\d{1,2}(?:S\d{2})+S\d{3}", re.ASCII)

YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", re.ASCII)
"""Four digits that are a year, in a text whose digits are 0 to 9."""


_made = tuple.__new__
"""Makes a tuple with names from all its parts in a third of the time."""


class DigitReadings(NamedTuple):
    """What a group of digits may mean.

    Attributes:
        readings: The likeliest first; empty when there is none.
        settled: Whether the language leaves no doubt.
        problem: Why there is no reading.
    """

    readings: tuple[Number, ...] = ()
    settled: bool = True
    problem: str = ""


def ascii_digits(text: str) -> str:
    """Return the text with digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def list_parts(text: str) -> tuple[int, ...]:
    """Return the lengths of the numbers and commas of a list without spaces; empty when the text is one number.

    >>> list_parts("22,24,26"), list_parts("12,34,567")
    ((2, 1, 2, 1, 2), ())
    """
    if text.count(",") <= 1 or not text.replace(",", "").isdecimal():
        return ()
    numbers = text.split(",")
    if any(len(number) > _MOST_IN_LIST for number in numbers):
        return ()
    return tuple(length for number in numbers for length in (len(number), 1))[:-1]


_FEET = re.compile(r"(\d{1,2})['’](\d|1[01])", re.ASCII)


def feet_parts(text: str) -> tuple[int, ...]:
    """Return the lengths of feet, their mark and inches that touch; empty when the text is nothing of the kind.

    >>> feet_parts("6'2"), feet_parts("6'200")
    ((1, 1, 1), ())
    """
    found = _FEET.fullmatch(text) if "'" in text or "’" in text else None
    return (len(found[1]), 1, len(found[2])) if found else ()


_FIRST_GROUP = re.compile(rf"(\d+)[{_SPACES}]")


def spaced_parts(text: str, group: str) -> tuple[int, ...]:
    """Return the lengths of two numbers and the space between them; empty when the text is one number.

    A year begins no groups, and behind a space no group ends in another mark that groups.

    >>> spaced_parts("1957 270", ","), spaced_parts("99 340.000", "."), spaced_parts("12 345", ",")
    ((4, 1, 3), (2, 1, 7), ())
    """
    first = _FIRST_GROUP.match(text)
    if first is None:
        return ()
    rest = text[first.end() :]
    is_mixed = bool(group) and group not in _SPACES and len(rest) - rest.find(group) > 3 and group in rest  # noqa: PLR2004
    return (len(first[1]), 1, len(rest)) if may_be_year(first[1]) or is_mixed else ()


_SHOWN = 200_000
"""How much of a text is looked at for its habit, in characters."""


def _telling(decimal: str, group: str) -> re.Pattern[str]:
    """Return the pattern of numbers that can only be written with these separators."""
    d, g = re.escape(decimal), re.escape(group)
    free, end = r"(?<![\d.,])", r"(?![\d.,]*\d)"
    grouped = rf"{free}\d{{1,3}}(?:{g}\d{{3}}){{2,9}}{end}"
    return re.compile(
        rf"{grouped}|{free}\d{{1,3}}(?:{g}\d{{3}}){{1,9}}{d}\d|{free}\d{{1,15}}{d}\d{{1,2}}{end}", re.ASCII
    )


_HABITS = {separators: _telling(*separators) for separators in ((".", ","), (",", "."))}


def habit(text: str) -> tuple[str, str]:
    """Return (decimal, group) as the numbers of a text show them, or two empty texts when they do not agree.

    >>> habit("3.456.789 of 1.234")
    (',', '.')
    >>> habit("1.234"), habit("1,5 and 2.5")
    (('', ''), ('', ''))
    """
    shown = [separators for separators, pattern in _HABITS.items() if pattern.search(text, 0, _SHOWN)]
    return shown[0] if len(shown) == 1 else ("", "")


def parse_digits(text: str, decimal: str, group: str) -> DigitReadings:
    """Read digits with separators.

    Args:
        text: Digits of any script, separators between them.
        decimal: The language's decimal separator; empty when the language is not known.
        group: The language's grouping separator; empty when the language is not known.

    >>> parse_digits("10.250", ",", ".").readings[0].value
    10250
    """
    if len(text) > MAX_DIGITS and (len(text) > 2 * MAX_DIGITS or sum(map(str.isdecimal, text)) > MAX_DIGITS):
        return DigitReadings(problem=f"longer than {MAX_DIGITS} digits")
    plain = text
    if not text.isascii():
        plain = ascii_digits(text).replace("．", ".")
        if "," not in plain:
            plain = plain.replace("،", ",")
    if plain[0] == "0" and plain[1:2].isdigit():
        return DigitReadings(problem="a 0 before another digit (in a shell, quote $ in single quotes)")
    if plain.isdigit():
        return _settled(Number.written(int(plain)))
    if decimal:  # as most are written; the rest takes longer to look for
        for mark in (decimal, group):
            whole, found, rest = plain.partition(mark)
            if found and whole.isdigit() and rest.isdigit():
                return _one_separator(whole, mark, rest, decimal, group)
    separators = _SEPARATORS.findall(plain)
    if len(separators) == 1:
        whole, mark, rest = plain.partition(separators[0])
        return _one_separator(whole, mark, rest, decimal, group)
    return _many_separators(plain, separators)


def _settled(number: Number) -> DigitReadings:
    """Return the one thing that the digits of most numbers can mean."""
    return _made(DigitReadings, ((number,), True, ""))


def _one_separator(whole: str, mark: str, rest: str, decimal: str, group: str) -> DigitReadings:
    """Read digits with one separator, where `decimal` and `group` are those of the language."""
    digits = int(whole + rest)
    may_group = len(rest) == 3 and len(whole) <= 3 and whole != "0"  # noqa: PLR2004  groups of three
    if mark == (group if may_group else decimal):  # as most are
        return _settled(Number.written(digits) if may_group else Number.with_decimals(digits, len(rest)))
    if mark in _GROUP_ONLY and not may_group:
        return DigitReadings(problem="the groups are not of three digits")
    if may_group and mark in _GROUP_ONLY:
        return DigitReadings((Number.written(digits),))
    as_decimal = Number.with_decimals(digits, len(rest))
    if mark in _DECIMAL_ONLY:
        return DigitReadings((as_decimal,))
    if not may_group:
        return DigitReadings((as_decimal,), settled=mark != group or whole == "0")
    as_group = Number.written(digits)
    if not decimal:
        return DigitReadings((as_group, as_decimal) if mark == "," else (as_decimal, as_group), settled=False)
    if mark not in (decimal, group):
        # "15.500 euros" in French, which writes "15 500" and "15,5": the groups of its neighbours are the likelier.
        return DigitReadings((as_group, as_decimal), settled=False)
    # Nobody writes three zeros behind a decimal point; a foreign thousand is as likely.
    doubtful = rest == "000"
    return DigitReadings((as_decimal, as_group) if doubtful else (as_decimal,), settled=not doubtful)


def _many_separators(plain: str, separators: list[str]) -> DigitReadings:
    """Read digits with several separators; what they can only mean is settled in any language."""
    last = separators[-1]
    ends_in_decimals = separators.count(last) == 1 and last not in _GROUP_ONLY
    whole, _, rest = plain.rpartition(last) if ends_in_decimals else (plain, "", "")
    groups = {c for c in whole if not c.isdigit()}
    if ends_in_decimals and len(groups) != 1:
        return DigitReadings(problem="separators of more than two kinds")
    if len(groups) > 1 or groups & _DECIMAL_ONLY:
        return DigitReadings(problem="separators that do not fit together")
    shape = whole.replace(next(iter(groups)), "S")
    is_indian = bool(_INDIAN.fullmatch(shape)) and groups == {","}
    if not (_GROUPED.fullmatch(shape) or is_indian):
        return DigitReadings(problem="the groups are not of three digits")
    digits = shape.replace("S", "")
    return DigitReadings((Number.with_decimals(int(digits + rest), len(rest)),))


YEARS = range(1000, 2101)
"""Numbers of four digits that may be years."""


def may_be_year(text: str) -> bool:
    """Tell whether a number is written with four digits alone, from 1000 to 2100."""
    digits = ascii_digits(text) if len(text) == 4 else ""  # noqa: PLR2004  four digits
    return digits.isdigit() and int(digits) in YEARS
