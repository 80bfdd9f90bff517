"""What looks like a figure and is none: each rule sets aside what it knows and gives its own name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.marked import marked
from factledger.reading.tokens import is_hangul
from factledger.reading.units import after_number
from factledger.reading.words import is_unit_name, lookup, spelled
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_SLASHES = "-/.‐‑–"
_JOINS = _SLASHES + ":)"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_YEARS = range(1000, 2101)
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\.\d{1,2}\.\d{1,2}", re.ASCII)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?", re.ASCII)
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,4}", re.ASCII)
_PHONE_PARTS = 3
_MOST_PHONE_PARTS = 8


class Found(NamedTuple):
    """Tokens set aside.

    Attributes:
        first: Index of the first token.
        last: Index after the last one.
        rule: Name of the rule.
    """

    first: int
    last: int
    rule: str


Rule = Callable[["Line", int], "Found | None"]


def set_aside(line: Line, places: list[int]) -> list[Found]:
    """Return everything at these places that a rule knows to be no figure, whatever stands around it."""
    found: list[Found] = []
    reached = 0
    for i in places:
        if i >= reached and (hit := _hit(line, i)):
            found.extend(_with_year(line, hit))
            reached = max(hit.last, i + 1)
    return found


def _hit(line: Line, i: int) -> Found | None:
    """Return what the first rule that knows token `i` sets aside, or None."""
    word = line.words[i]
    if word.is_number:
        return _first_of(_NUMBER_RULES, line, i) if _may_be_aside(line, i) else None
    if word.is_word:
        return _hit_of_word(line, i) if word.sets_aside or word.numbers or line.is_adjacent(i + 1) else None
    return _first_of(_MARK_RULES, line, i)


def _hit_of_word(line: Line, i: int) -> Found | None:
    opens = line.words[i].opens
    if opens and (hit := _index_name(line, i)):
        return hit
    leads_on = line.is_adjacent(i + 1)
    if line.words[i].numbers and (hit := _by_mark(line, i)):
        return hit
    for category, rule in _WORD_RULES:
        if (leads_on if category is None else category in opens) and (hit := rule(line, i)):
            return hit
    return None


def _first_of(rules: tuple[Rule, ...], line: Line, i: int) -> Found | None:
    for rule in rules:
        if hit := rule(line, i):
            return hit
    return None


def _may_be_aside(line: Line, i: int) -> bool:
    """Tell whether any rule may know the number at token `i`: a quick look, which most numbers do not pass."""
    word, after = line.words[i], line.words[i + 1]
    if len(word.text) <= 2 or word.opens or word.text.count(".") > 1:  # noqa: PLR2004  a day or an hour
        return True
    if not line.is_adjacent(i + 1):
        return "era" in after.opens or after.text in _HYPHENS
    goes_on = after.is_word or after.is_number or after.text in _JOINS
    return goes_on or "decade-suffix" in after.opens or "ordinal-suffix" in after.opens


def _with_year(line: Line, hit: Found) -> Iterator[Found]:
    """Yield a date, and the year that follows it apart: "2 de junho de 2023"."""
    yield hit
    if hit.rule != "date":
        return
    i = hit.last
    while line.is_mark(i, ",") or line.has("month-link", i) is not None:
        i += 1
    if is_year(line, i):
        yield Found(i, i + 1, "year")


def is_year(line: Line, i: int) -> bool:
    """Tell whether token `i` is four digits from 1000 to 2100, standing alone."""
    if not line.is_number(i) or len(line.words[i].text) != 4:  # noqa: PLR2004  four digits
        return False
    digits = ascii_digits(line.words[i].text)
    return digits.isdigit() and int(digits) in _YEARS


def _short(line: Line, i: int, most: int) -> bool:
    """Tell whether token `i` is a whole number of at most `most` digits."""
    return line.is_number(i) and len(line.words[i].text) <= most and line.words[i].text.isdecimal()


def _url(line: Line, i: int) -> Found | None:
    if line.words[i].is_url:
        return Found(i, i + 1, "url")
    if not line.is_mark(i, "@") or not (line.is_adjacent(i) and line.is_adjacent(i + 1)):
        return None
    last = i + 1
    while last < line.count and line.is_adjacent(last):
        last += 1
    return Found(i, last, "url")


def _index_name(line: Line, i: int) -> Found | None:
    found = line.at(line.lexicon.neutral.index_names, i)
    if found is None or (line.is_adjacent(found[1]) and line.is_letters(found[1])):
        return None
    return Found(i, found[1], "index-name")


def _number_date(line: Line, i: int) -> Found | None:
    """Find 2021-05-15, 15/05/2021, 15.05.2021."""
    if not line.is_number(i) or (line.is_adjacent(i) and not line.is_mark(i - 1, "([\"'“«‘")):
        return None
    if _DOTTED_DATE.fullmatch(ascii_digits(line.words[i].text)) and not line.is_adjacent(i + 1):
        return Found(i, i + 1, "date")
    marks = [line.is_mark(k, _SLASHES) and line.is_adjacent(k) and line.is_adjacent(k + 1) for k in (i + 1, i + 3)]
    if not all(marks) or line.words[i + 1].text != line.words[i + 3].text:
        return None
    parts = (i, i + 2, i + 4)
    goes_on = line.is_mark(i + 5, _SLASHES) and line.is_number(i + 6) and line.is_adjacent(i + 6)
    if not all(_short(line, k, 4) for k in parts) or goes_on:
        return None
    has_year = is_year(line, i) or is_year(line, i + 4) or line.words[i + 1].text == "/"
    return Found(i, i + 5, "date") if has_year else None


def _month(line: Line, i: int) -> int | None:
    """Return the index after a month name at token `i`; where months are capitalised, "may" is none."""
    last = line.has("month", i)
    if last is None:
        return None
    is_capitalised = line.lexicon.language.code in _CAPITAL_MONTHS
    if is_capitalised and line.words[i].text.islower():
        return None
    return last + 1 if line.is_mark(last, ".") and line.is_adjacent(last) and line.is_number(last + 1) else last


_CAPITAL_MONTHS = ("en", "id")


def _day_month(line: Line, i: int) -> Found | None:
    """Find "15 de maio", "2-5 June", "1º de dezembro"."""
    if not _short(line, i, 2) or line.is_run(i):
        return None
    j = i + 1
    if line.is_mark(j, _HYPHENS) and _short(line, j + 1, 2):
        j += 2
    suffix = line.has("ordinal-suffix", j)
    if suffix is not None and line.is_adjacent(j):
        j = suffix
    link = line.has("month-link", j) or line.has("of", j)
    last = _month(line, j if link is None else link)
    return Found(i, last, "date") if last is not None else None


def _month_day(line: Line, i: int) -> Found | None:
    """Find "May 15", "June 2-5", "February 22nd"."""
    j = _month(line, i) if line.is_word(i) else None
    if j is None or not _short(line, j, 2) or _is_unit_after(line, j + 1):
        return None
    last = j + 1
    if line.is_mark(last, _HYPHENS) and _short(line, last + 1, 2):
        last += 2
    suffix = line.has("ordinal-suffix", last)
    if suffix is not None and line.is_adjacent(last):
        last = suffix
    return Found(i, last, "date")


def _is_unit_after(line: Line, i: int) -> bool:
    return i < line.count and line.at(line.lexicon.neutral.signs, i) is not None


def _time(line: Line, i: int) -> Found | None:
    """Find 10:30, "10 am", "pukul 10.30", 10h30."""
    if _short(line, i, 2):
        if line.is_mark(i + 1, ":") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2) and _minutes(line, i + 2):
            last = i + 3
            if line.is_mark(last, ":") and line.is_adjacent(last) and _minutes(line, last + 1):
                last += 2
            return Found(i, last, "time")
        if line.is_word(i + 1) and line.words[i + 1].fold == "h" and line.is_adjacent(i + 1) and _glued(line, i + 2):
            return Found(i, i + 3, "time")
        after = line.has("clock", i + 1)
        if after is not None and _is_clock(line, i):
            return Found(i, after, "time")
    j = line.has("clock-before", i)
    return None if j is None else _told_time(line, j)


def _told_time(line: Line, j: int) -> Found | None:
    """Return the time at token `j`, behind a word such as "at": an hour, with or without its minutes."""
    if not line.is_number(j) or not _CLOCK.fullmatch(ascii_digits(line.words[j].text)):
        return None
    if _short(line, j, 2) and (full := _time(line, j)):
        return full
    if (hour := line.has("hour", j + 1)) is not None:
        return Found(j, _past_minutes(line, hour), "time")
    after = line.has("clock", j + 1)
    return Found(j, j + 1 if after is None else after, "time") if after or not _counts(line, j) else None


def _past_minutes(line: Line, i: int) -> int:
    """Return the index behind the minutes at token `i`, if there are any: "15 giờ 30", "15 giờ 30 phút"."""
    if not _short(line, i, 2) or int(ascii_digits(line.words[i].text)) >= 60:  # noqa: PLR2004  minutes
        return i
    after = after_number(line, i + 1, is_singular=False)
    if after.unit == "minute":
        return after.last
    if line.has("date-before", i + 1) is not None:
        return i + 1
    return i if after.unit != NO_UNIT and after.is_known else i + 1


def _is_clock(line: Line, i: int) -> bool:
    """Tell whether token `i` can be an hour: a bare "h" behind it measures time as often as it tells it."""
    return int(ascii_digits(line.words[i].text)) <= 24 and line.words[i + 1].fold not in ("h", "m", "horas", "hs")  # noqa: PLR2004


def _minutes(line: Line, i: int) -> bool:
    text = line.words[i].text if line.is_number(i) else ""
    return len(text) == 2 and text.isdecimal() and int(ascii_digits(text)) < 60  # noqa: PLR2004


def _glued(line: Line, i: int) -> bool:
    return line.is_number(i) and line.is_adjacent(i)


def _ordinal(line: Line, i: int) -> Found | None:
    """Find 1st, 2º, ke-2."""
    if line.is_number(i) and line.is_adjacent(i + 1):
        last = line.has("ordinal-suffix", i + 1)
        goes_on = last is not None and _glued(line, last) and line.is_letters(last - 1)
        if last is not None and not goes_on and not is_unit_name(line, i + 1, last):
            return Found(i, last, "ordinal")
    j = line.has("ordinal-prefix", i)
    if j is not None and line.is_number(j) and line.is_adjacent(j):
        return Found(i, j + 1, "ordinal")
    if j is None or not line.words[j].numbers or is_hangul(line.words[j].text):
        return None
    found = spelled(line, j) if line.lexicon.language.writing.characters else None
    return None if found is None else Found(i, found.last, "ordinal")


def _decade(line: Line, i: int) -> Found | None:
    """Find 2020s, 1990-an, "العشرينات"."""
    if (last := line.has("decade-words", i)) is not None:
        return Found(i, last, "year")
    is_decade = line.is_number(i) and line.words[i].text.isdecimal() and line.words[i].text[-1] == "0"
    if is_decade and line.is_adjacent(i + 1) and not line.is_run(i):
        last = line.has("decade-suffix", i + 1)
        if last is not None and not (line.is_adjacent(last) and line.is_letters(last)):
            return Found(i, last, "year")
    return None


def _year(line: Line, i: int) -> Found | None:
    """Find "tahun 2021", "2021-22", "2021/2022", "500 BC"."""
    era = line.has("era", i + 1) if line.is_number(i) and not line.is_adjacent(i + 1) else None
    if era is not None and not line.words[i + 1].text.islower():
        return Found(i, era, "year")
    if not is_year(line, i) or line.is_run(i):
        return None
    if line.is_mark(i + 1, _HYPHENS + "/") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2):
        later = line.words[i + 2].text if line.is_number(i + 2) else ""
        if is_year(line, i + 2) or (len(later) == 2 and later.isdecimal()):  # noqa: PLR2004  "2021-22"
            return Found(i, i + 3, "year")
    return None


def _identifier(line: Line, i: int) -> Found | None:
    """Find A100S, R1, COVID-19, 36kr, F-16, 5G: letters and digits in one."""
    if line.is_run(i):
        return None
    last = _chunk_end(line, i)
    if line.is_word(i) and last > i + 1:
        return None if _is_measured_chunk(line, i) else Found(i, last, "model-name")
    if line.is_word(i) and line.is_mark(i + 1, _HYPHENS) and line.is_adjacent(i + 1) and _glued(line, i + 2):
        has_capital = line.words[i].text != line.words[i].text.lower()
        return Found(i, _chunk_end(line, i + 2), "model-name") if has_capital else None
    if line.is_number(i) and last > i + 1 and not _is_unit_chunk(line, i, last):
        return Found(i, last, "model-name")
    return None


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
    if line.before(lexicon.neutral.signs, i + 1) or line.before(lexicon.symbols, i + 1):
        return True
    return line.words[i].fold in lexicon.language.prefixes


def _is_unit_chunk(line: Line, i: int, last: int) -> bool:
    """Tell whether letters behind digits scale or measure them: 103M, 5km, 10-fold, 1e6, 200k."""
    j = i + 1
    lexicon = line.lexicon
    if line.words[j].fold == "e" and line.is_number(j + 1):
        return True
    if line.words[j].text in lexicon.language.scales:
        return j + 1 >= last or _is_unit_at(line, j + 1, last)
    if found := lookup(line, j):
        return found[1] >= last or _is_unit_at(line, found[1], last)
    if line.words[j].fold in ("x", "h", "m") and last == j + 1:
        return True
    return _is_unit_at(line, j, last)


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


def _numbered(line: Line, i: int) -> Found | None:
    """Find "Section 5", "artigo 5.2", "version 3", "nº 7"."""
    for category, rule in (("section", "section-number"), ("version", "version")):
        j = line.has(category, i)
        if j is None or not line.is_number(j):
            continue
        is_plain = _short(line, j, 5) or "." in line.words[j].text
        if (score := _score(line, j)) is not None and line.had("score", j) is not None:
            return score
        if is_plain and not _year(line, j) and not _counts(line, j) and lookup(line, j + 1) is None:
            return Found(j, j + 1, rule)
    return None


def _counts(line: Line, i: int) -> bool:
    """Tell whether a known unit or noun follows the number: "on the same day 40 people"."""
    after = after_number(line, i + 1, is_singular=False)
    # "Nomor 19 Tahun 2016": the word is that of the year behind it.
    return after.unit != NO_UNIT and after.is_known and not is_year(line, after.last)


def _version(line: Line, i: int) -> Found | None:
    """Find 1.2.3 and 192.168.1.1."""
    is_version = line.is_number(i) and _VERSION.fullmatch(ascii_digits(line.words[i].text))
    if not is_version or _is_grouped(line.words[i].text):
        return None
    return Found(i, i + 1, "version")


def _is_grouped(text: str) -> bool:
    groups = text.split(".")
    return all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3  # noqa: PLR2004  thousands


def _by_mark(line: Line, i: int) -> Found | None:
    """Find 5月15日, 오후 3시, 第三."""
    found = marked(line, i)
    return None if found is None else Found(i, *found)


def _led_date(line: Line, i: int) -> Found | None:
    """Find "ngày 15/5", "tháng 5", "quý 3/2023", "(15/5)": a date told by a word or a bracket before it."""
    j = line.has("date-before", i)
    if j is None:
        in_brackets = line.is_number(i) and line.is_mark(i - 1, "(") and "date-before" in line.lexicon.language.words
        last = _day_and_month(line, i) if in_brackets else None
        return Found(i, last, "date") if last is not None and line.is_mark(last, ")") else None
    if (month := line.has("month", i)) is not None and line.is_word(month - 1):
        return Found(i, month, "date")
    if not _short(line, j, 2) or not 0 < int(ascii_digits(line.words[j].text)) <= 31:  # noqa: PLR2004  days
        return None
    last = _day_and_month(line, j)
    if last is None and (joined := line.has("join", j + 1)) is not None:
        last = _day_and_month(line, joined)
    if last is None and _counts(line, j):
        return None
    return Found(j, j + 1 if last is None else last, "date")


def _day_and_month(line: Line, i: int) -> int | None:
    """Return the index after 15/5, 5/2023 or 15-17/5 at token `i`."""
    if line.is_mark(i + 1, _HYPHENS) and _short(line, i + 2, 2) and line.is_mark(i + 3, "/"):
        i += 2
    is_slashed = line.is_mark(i + 1, "/") and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)
    if not (_short(line, i, 2) and is_slashed and line.is_number(i + 2)):
        return None
    if is_year(line, i + 2):
        return i + 3
    is_month = _short(line, i + 2, 2) and 0 < int(ascii_digits(line.words[i + 2].text)) <= 12  # noqa: PLR2004
    return i + 3 if is_month else None


def _phone(line: Line, i: int) -> Found | None:
    """Find "+62 21 555 0199", "555-0199-22", "phone 555 0199"."""
    start = i + 1 if line.is_mark(i, "+") and line.is_adjacent(i + 1) else i
    after_word = line.has("phone", i)
    if after_word is not None:
        start = after_word + line.is_mark(after_word, ":.：")
    if not line.is_number(start) or (start == i and line.is_adjacent(i)):
        return None
    last, parts = start, 0
    while parts < _MOST_PHONE_PARTS and line.is_number(last) and line.words[last].text.replace(" ", "").isdecimal():
        parts += 1
        last += 1
        if (line.is_mark(last, "-‐‑") or line.is_mark(last, ".")) and line.is_number(last + 1):
            last += 1
    has_mark = start != i
    is_dashed = parts >= _PHONE_PARTS and all(line.is_mark(k, "-‐‑") for k in range(start + 1, last, 2))
    digits = sum(len(line.words[k].text) for k in range(start, last) if line.is_number(k))
    is_phone = digits >= 7 and ((has_mark and parts >= 1) or is_dashed)  # noqa: PLR2004  the shortest local numbers
    return Found(i, last - line.is_mark(last - 1, "-."), "phone") if is_phone else None


def _list_number(line: Line, i: int) -> Found | None:
    """Find "1." or "2)" where a line begins."""
    if i != 0 or line.whole or not _short(line, 0, 3) or not line.is_mark(1, ".)、．") or not line.is_adjacent(1):
        return None
    is_item = line.count > 2 and not line.is_adjacent(2)  # noqa: PLR2004  number, mark, text
    return Found(0, 1, "list-number") if is_item else None


def _footnote(line: Line, i: int) -> Found | None:
    """Find [1] and superscripts behind a word."""
    if line.is_mark(i, "[") and _short(line, i + 1, 3) and line.is_mark(i + 2, "]"):
        return Found(i, i + 3, "footnote-mark")
    if line.is_mark(i, _SUPERSCRIPTS) and line.is_adjacent(i):
        last = i + 1
        while line.is_mark(last, _SUPERSCRIPTS) and line.is_adjacent(last):
            last += 1
        return Found(i, last, "footnote-mark")
    return None


def _score(line: Line, i: int) -> Found | None:
    """Find "won 3-1" and "2:1"."""
    is_told = line.has("score-mark", i + 1) == i + 2 and line.is_adjacent(i + 1)
    if not ((is_told or line.is_mark(i + 1, _HYPHENS + ":：")) and _short(line, i, 3) and _short(line, i + 2, 3)):
        return None
    is_glued = is_told or (line.is_adjacent(i + 1) and line.is_adjacent(i + 2))
    is_letter = line.is_letters(i + 3) or not line.is_word(i + 3)
    goes_on = line.is_adjacent(i + 3) and is_letter and not line.is_mark(i + 3, '.,;!?)]”’»"،؛؟。，；、）」』')
    if not is_glued or goes_on or _counts(line, i + 2):
        return None
    left, right = (int(ascii_digits(line.words[k].text)) for k in (i, i + 2))
    told = is_told or any(line.has("score", k) is not None for k in range(max(i - 5, 0), i))
    return Found(i, i + 3, "score") if told or (left >= right and not line.whole) else None


def _pronoun(line: Line, i: int) -> Found | None:
    """Find "one of", "salah satu": "one" that counts nothing."""
    last = None if line.whole else line.has("pronoun", i)
    return Found(i, last, "pronoun") if last is not None and last > i + 1 else None


def _idiom(line: Line, i: int) -> Found | None:
    """Find "统一", "一部", "năm nay": words of numbers in a phrase that counts nothing."""
    last = None if line.whole or line.is_inside_word(i) else line.has("idiom", i)
    if last is not None and any(line.has("parts", k) is not None for k in range(i + 1, last)):
        return None  # "十分" is an idiom, "十分之九" a fraction
    return Found(i, last, "idiom") if last is not None else None


_NUMBER_RULES: tuple[Rule, ...] = (
    _index_name,
    _number_date,
    _led_date,
    _by_mark,
    _day_month,
    _time,
    _decade,
    _year,
    _ordinal,
    _phone,
    _version,
    _identifier,
    _numbered,
    _list_number,
    _score,
    _pronoun,
    _idiom,
)
_WORD_RULES: tuple[tuple[str | None, Rule], ...] = (
    ("month", _month_day),
    ("date-before", _led_date),
    ("clock-before", _time),
    ("decade-words", _decade),
    ("ordinal-prefix", _ordinal),
    ("phone", _phone),
    (None, _identifier),
    ("section", _numbered),
    ("version", _numbered),
    ("pronoun", _pronoun),
    ("idiom", _idiom),
)
"""The category of words with which something starts that the rule knows; None: any word that leads on to a token."""

_MARK_RULES: tuple[Rule, ...] = (_url, _index_name, _footnote, _phone)
