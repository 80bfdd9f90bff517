"""Names with digits in them: A100S, COVID-19, ISBNs, addresses of pages, versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.brief import brief
from factledger.reading.dates import Found, glued
from factledger.reading.digits import ascii_digits
from factledger.reading.dimensions import length_by
from factledger.reading.heat import heat
from factledger.reading.units import is_money_letter
from factledger.reading.words import lookup
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from factledger.reading.line import Line

HYPHENS = "-‐‑–"

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,4}", re.ASCII)


def url(line: Line, i: int) -> Found | None:
    """Find addresses of pages and of mail."""
    if line.words[i].is_url:
        return Found(i, i + 1, "url")
    if not line.is_mark(i, "@") or not (line.is_adjacent(i) and line.is_adjacent(i + 1)):
        return None
    last = i + 1
    while last < line.count and line.is_adjacent(last):
        last += 1
    return Found(i, last, "url")


def listed_name(line: Line, i: int) -> Found | None:
    """Find names with numbers that stand in a table, and what words such as "ISBN" lead."""
    found = line.at(line.lexicon.neutral.names, i)
    if found is None:
        return None
    rule, last = found
    if rule == "identifier":
        return catalogued(line, i, last)
    goes_on = line.is_adjacent(last) and (line.is_letters(last) or (line.is_number(last) and line.is_number(last - 1)))
    is_part = line.is_adjacent(i) and line.is_mark(i - 1, "/")
    return None if goes_on or is_part or line.is_mark(last, "/") else Found(i, last, rule)


def catalogued(line: Line, i: int, last: int) -> Found | None:
    """Find "ISBN 978-3-16-148410-0", "doi:10.1000/182": everything up to the next space."""
    j = last + line.is_mark(last, ":")
    if not line.is_number(j):
        return None
    end = j + 1
    while (
        end < line.count and line.is_adjacent(end) and not (line.is_mark(end, ".,;)") and not line.is_adjacent(end + 1))
    ):
        end += 1
    return Found(i, end, "identifier")


def identifier(line: Line, i: int) -> Found | None:
    """Find A100S, R1, COVID-19, 36kr, F-16, 5G: letters and digits in one."""
    if line.is_run(i):
        return None
    last = _chunk_end(line, i)
    if not line.is_word(i):
        is_name = line.is_number(i) and last > i + 1 and not _is_unit_chunk(line, i, last)
        return Found(i, last, "model-name") if is_name else None
    if last > i + 1:
        return None if _is_measured_chunk(line, i) else Found(i, last, "model-name")
    if line.is_mark(i + 1, HYPHENS) and line.is_adjacent(i + 1) and glued(line, i + 2):
        if line.has("ordinal-prefix", i) is not None:
            return None  # "Ke-83 perahu itu"
        is_name = _has_capital(line, i) or _is_caseless_name(line, i)
        return Found(i, _joined_end(line, _chunk_end(line, i + 2)), "model-name") if is_name else None
    if (end := _reference_end(line, i)) is not None:
        return Found(i, end, "identifier")
    return None


def _joined_end(line: Line, i: int) -> int:
    """Return the index after the numbers that marks join to a name at its end: "CVE-2023-41877", "C-311/18"."""
    while line.is_mark(i, "-‐‑/") and line.is_adjacent(i) and glued(line, i + 1) and not line.is_run(i + 2):
        i += 2
    return i


def _reference_end(line: Line, i: int) -> int | None:
    """Return the index after the numbers of "A/RES/71/250": two of them, which slashes join to capital letters."""
    is_name = line.words[i].text.isupper() and line.is_mark(i + 1, "/") and line.is_adjacent(i + 1)
    if not is_name or not glued(line, i + 2) or not line.is_mark(i + 3, "/"):
        return None
    last = _joined_end(line, i + 3)
    return last if last > i + 3 else None


def _has_capital(line: Line, i: int) -> bool:
    """Tell whether the word at token `i`, or one that a hyphen joins it to, has a capital: "LLM-jp-3"."""
    while line.words[i].text == line.words[i].text.lower():
        if not (line.is_mark(i - 1, HYPHENS) and line.is_adjacent(i) and line.is_adjacent(i - 1)):
            return False
        i -= 2
        if not line.is_word(i):
            return False
    return True


def _is_caseless_name(line: Line, i: int) -> bool:
    """Tell whether the word at token `i`, before a hyphen and digits, is a name where there is no case: "मिग-21"."""
    text = line.words[i].text
    return text.upper() == text and len(text) > 1 and not line.before(line.lexicon.language.hedges_before, i + 1)


def _chunk_end(line: Line, i: int) -> int:
    """Return the index after the run of letters and digits that starts at token `i`."""
    last = i + 1
    while line.is_run(last):
        last += 1
    return last


def _is_measured_chunk(line: Line, i: int) -> bool:
    """Tell whether letters before digits are a currency or a clitic: USD34, Rp10, و100."""
    lexicon = line.lexicon
    if not line.is_number(i + 1):
        return False
    sign = line.before(lexicon.neutral.signs, i + 1) or line.before(lexicon.symbols, i + 1)
    if sign and lexicon.kind(sign[0].unit) is Kind.MONEY:
        return sign[0].note != "letter" or is_money_letter(line, i + 1)
    if line.at(lexicon.neutral.scaled_codes, i):
        return True
    return line.words[i].fold in lexicon.language.prefixes


def _is_unit_chunk(line: Line, i: int, last: int) -> bool:
    """Tell whether letters behind digits scale or measure them: 103M, 5km, 10-fold, 1e6, 200k."""
    j = i + 1
    lexicon = line.lexicon
    if line.words[j].fold == "e" and (line.is_number(j + 1) or line.is_number(j + 2)):
        return True
    if line.words[j].fold == "x" and (line.words[j + 1].text == "10" or length_by(line, i)):
        return True
    if _is_unit_at(line, j, last) or (last == j + 1 and (heat(line, j) or brief(line, j))):
        return True
    if line.words[j].text in lexicon.language.scales:
        return j + 1 >= last or _is_unit_at(line, j + 1, last)
    if found := lookup(line, j):
        return found[1] >= last or _is_unit_at(line, found[1], last)
    if line.words[j].fold == "h":
        # "3h", "3h20", "2h04min18s"
        return last <= j + 2 or (line.at(lexicon.language.units, j + 2) is not None and last <= j + 5)
    if line.words[j].text == "c" and line.before(lexicon.neutral.signs, i):
        return last == j + 1  # the cents of "20$ 43c"
    return line.words[j].fold in ("x", "m") and last == j + 1


def _is_unit_at(line: Line, j: int, last: int) -> bool:
    lexicon = line.lexicon
    ends = [
        found[1]
        for found in (
            line.at(lexicon.neutral.signs, j),
            line.at(lexicon.symbols, j),
            line.at(lexicon.language.units, j),
            line.at(lexicon.language.nouns, j),
        )
        if found
    ]
    return any(end >= last for end in ends)


def version(line: Line, i: int) -> Found | None:
    """Find 1.2.3 and 192.168.1.1."""
    text = line.words[i].text
    is_version = text.count(".") > 1 and line.is_number(i) and _VERSION.fullmatch(ascii_digits(text))
    if not is_version or _is_grouped(line.words[i].text):
        return None
    return Found(i, i + 1, "version")


def _is_grouped(text: str) -> bool:
    groups = text.split(".")
    return all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3  # noqa: PLR2004  thousands
