"""Phone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.dates import Found, counts
from factledger.reading.words import lookup

if TYPE_CHECKING:
    from factledger.reading.line import Line

_DASHES = "-‐‑"

_PHONE_MARKS = "-‐‑–./・"

_AREA_CODE = 3

_PHONE_PARTS = 3

_MOST_PHONE_PARTS = 8

_LAST_GROUP = 4

_DATE_DIGITS = 8


def phone(line: Line, i: int) -> Found | None:
    """Find "+62 21 555 0199", "555-0199-22", "phone 555 0199"."""
    start = i + 1 if line.is_mark(i, "+") and line.is_adjacent(i + 1) else i
    after_word = line.has("phone", i)
    if after_word is not None:
        start = after_word + line.is_mark(after_word, ":.：")
    after = line.words[i + 1]
    if start == i and line.is_number(i) and not (after.is_number or after.text in _PHONE_MARKS + "()"):
        return None
    is_part = start == i and line.is_adjacent(i) and not line.is_mark(i - 1, "(")
    if is_part or not line.is_number(start + line.is_mark(start, "(")):
        return None
    groups, last = _phone_groups(line, start)
    texts = [line.words[k].text for k in groups]
    digits = sum(map(len, texts))
    is_dashed = len(groups) >= _PHONE_PARTS and all(line.is_mark(k - 1, _DASHES) for k in groups[1:])
    in_pairs = digits == 2 * len(groups) == 10 and texts[0][0] == "0"  # noqa: PLR2004  06 12 34 56 78
    has_area = len(groups) > 1 and _has_area_code(line, groups, texts)
    is_emergency = start != i and digits == 3 == len(texts[0]) and _counts_nothing(line, groups[0])  # noqa: PLR2004
    # Behind a space a number goes on with groups of three: "555 0142" is none.
    is_cut = len(groups) > 1 and len(texts[0]) == _AREA_CODE
    is_cut = is_cut and any(len(text) == _LAST_GROUP and text[0] == "0" for text in texts[1:])
    is_cut = is_cut and _counts_nothing(line, groups[-1])
    is_told = (start != i and texts) or is_dashed or in_pairs or has_area or is_cut
    is_phone = is_emergency or (digits >= 7 and is_told)  # noqa: PLR2004  the shortest
    return Found(i, last, "phone") if is_phone else None


def _counts_nothing(line: Line, i: int) -> bool:
    """Tell whether no scale word and nothing that it counts follows the number at token `i`: "call 911"."""
    return not counts(line, i) and lookup(line, i + 1) is None and not line.is_mark(i + 1, "%-–/")


def _phone_groups(line: Line, start: int) -> tuple[list[int], int]:
    """Return (tokens of the groups of digits, index after the last) of what may be a phone number at token `start`."""
    groups: list[int] = []
    last, i = start, start
    while len(groups) < _MOST_PHONE_PARTS:
        i += line.is_mark(i, "(")
        if not line.is_number(i) or not line.words[i].text.replace(" ", "").replace("・", "").isdecimal():
            break
        groups.append(i)
        last = i = i + 1 + (line.is_mark(i - 1, "(") and line.is_mark(i + 1, ")"))
        i += line.is_mark(i, _PHONE_MARKS)
    return groups, last


def _is_long(texts: list[str]) -> bool:
    """Tell whether there are more digits than a date has: "06 5550 1234", "02 555 01 34"."""
    return len(texts) >= _PHONE_PARTS and sum(map(len, texts)) > _DATE_DIGITS


def _has_area_code(line: Line, groups: list[int], texts: list[str]) -> bool:
    """Tell whether the number begins with an area code: "0391 567-4711", "8 (800) 555-35-35"."""
    if texts[0][0] == "0" and (len(texts[0]) > 2 or _is_long(texts)):  # noqa: PLR2004  "007", "0391"
        return True
    in_brackets = [text for k, text in zip(groups, texts, strict=True) if line.is_mark(k - 1, "(")]
    is_code = len(in_brackets) == 1 and (len(in_brackets[0]) == _AREA_CODE or in_brackets[0][0] == "0")
    return is_code and line.is_mark(groups[-1] - 1, _DASHES)
