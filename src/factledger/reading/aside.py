"""What looks like a figure and is none: each rule sets aside what it knows and gives its own name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.brief import brief
from factledger.reading.compound import is_said_with
from factledger.reading.dates import (
    Found,
    counts,
    day_month,
    decade,
    glued,
    is_year,
    month_day,
    number_date,
    short,
    short_year,
    time,
    weekday_date,
    year,
)
from factledger.reading.digits import ascii_digits
from factledger.reading.dimensions import length_by
from factledger.reading.heat import heat
from factledger.reading.led import led_date
from factledger.reading.marked import marked
from factledger.reading.portions import ONE_OF, is_few
from factledger.reading.rates import base
from factledger.reading.stated import stated_ratio
from factledger.reading.tokens import is_hangul
from factledger.reading.units import after_number, is_money_letter
from factledger.reading.words import is_unit_name, lookup, spelled
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.lexicon import Word
    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_SLASHES = "-/.‐‑–"
_SCORE_MARKS = _HYPHENS + ":："
_JOINS = _SLASHES + ":：)+"
_ENDINGS = '.,;!?)]”’»"،؛؟。，；、）」』'
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RINGS = "°º"
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,4}", re.ASCII)
_DASHES = "-‐‑"
_PHONE_MARKS = "-‐‑./"
_AREA_CODE = 3
_HUNDRED = 100
_DAY_DIGITS = 2
_PHONE_PARTS = 3
_MOST_PHONE_PARTS = 8


Rule = Callable[["Line", int], "Found | None"]


def set_aside(line: Line, places: list[int]) -> list[Found]:
    """Return everything at these places that a rule knows to be no figure, whatever stands around it."""
    found: list[Found] = []
    reached = 0
    number_rules = _rules(line)
    for i in places:
        if i >= reached and (hit := _hit(line, i, number_rules)):
            found.extend(_with_year(line, hit))
            reached = max(hit.last, i + 1)
    return found


def _hit(line: Line, i: int, number_rules: RulesOfNumbers) -> Found | None:
    """Return what the first rule that knows token `i` sets aside, or None."""
    word = line.words[i]
    if word.is_number:
        return _first_of(number_rules.of(word), line, i) if _may_be_aside(line, i) else None
    if word.is_word:
        return _hit_of_word(line, i) if word.sets_aside or line.is_adjacent(i + 1) else None
    return _first_of(_MARK_RULES, line, i)


class RulesOfNumbers(NamedTuple):
    """The rules that know a number, and those of them that may know one of some sort."""

    all: tuple[Rule, ...]
    of_bare: tuple[Rule, ...]
    of_long: tuple[Rule, ...]

    @classmethod
    def made(cls, rules: tuple[Rule, ...]) -> RulesOfNumbers:
        """Return the rules, sorted out."""
        of_bare = tuple(rule for rule in rules if rule not in _OF_PHRASES)
        return cls(rules, of_bare, tuple(rule for rule in of_bare if rule not in _OF_DAYS))

    def of(self, word: Word) -> tuple[Rule, ...]:
        """Return the rules that may know this number."""
        if word.opens:
            return self.all
        return self.of_long if word.whole_digits > _DAY_DIGITS else self.of_bare


def _rules(line: Line) -> RulesOfNumbers:
    if line.characters:
        return _RULES_OF_CHARACTERS
    return _LED_RULES if "date-before" in line.lexicon.language.words else _NUMBER_RULES


def _hit_of_word(line: Line, i: int) -> Found | None:
    word = line.words[i]
    if line.lexicon.neutral.names in word.opens and (hit := _name(line, i)):
        return hit
    if word.numbers and line.characters and (hit := _by_mark(line, i) or base(line, i)):
        return hit
    return _first_of(_word_rules(word.asides, leads_on=line.is_adjacent(i + 1)), line, i)


@cache
def _word_rules(asides: tuple[str, ...], *, leads_on: bool) -> tuple[Rule, ...]:
    """Return the rules that may know a word that opens these categories, and may touch the token behind it."""
    return tuple(rule for category, rule in _WORD_RULES if (leads_on if category is None else category in asides))


def _first_of(rules: tuple[Rule, ...], line: Line, i: int) -> Found | None:
    for rule in rules:
        if hit := rule(line, i):
            return hit
    return None


def _may_be_aside(line: Line, i: int) -> bool:
    """Tell whether any rule may know the number at token `i`: a quick look, which most numbers do not pass."""
    word, after = line.words[i], line.words[i + 1]
    if word.opens or word.text.count(".") > 1 or after.marks_number:
        return True
    if word.text[0] == "0" or "year-prefix" in line.words[i - 1].closes:
        return True  # "06 12 34 56 78", "0391 567-4711", "pre-1990"
    if len(word.text) <= 2:  # noqa: PLR2004  a day or an hour
        before = line.words[i - 1]
        if line.characters or before.text in "'’‘,(" or "weekday" in before.closes:
            return True  # "5月", "'98", "quinta, 16,", "el jueves 12"
    if after.is_word:
        return line.is_adjacent(i + 1) or after.text[0].isupper()
    is_joined = (after.is_number or after.text in _JOINS) and line.is_adjacent(i + 1)
    return is_joined or after.text in _HYPHENS or (after.text == "(" and line.is_number(i + 2))


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


def _url(line: Line, i: int) -> Found | None:
    if line.words[i].is_url:
        return Found(i, i + 1, "url")
    if not line.is_mark(i, "@") or not (line.is_adjacent(i) and line.is_adjacent(i + 1)):
        return None
    last = i + 1
    while last < line.count and line.is_adjacent(last):
        last += 1
    return Found(i, last, "url")


def _name(line: Line, i: int) -> Found | None:
    found = line.at(line.lexicon.neutral.names, i)
    if found is None:
        return None
    rule, last = found
    if rule == "identifier":
        return _catalogued(line, i, last)
    goes_on = line.is_adjacent(last) and (line.is_letters(last) or (line.is_number(last) and line.is_number(last - 1)))
    is_part = line.is_adjacent(i) and line.is_mark(i - 1, "/")
    return None if goes_on or is_part or line.is_mark(last, "/") else Found(i, last, rule)


def _catalogued(line: Line, i: int, last: int) -> Found | None:
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


def _ordinal(line: Line, i: int) -> Found | None:
    """Find 1st, 2º, ke-2."""
    if line.is_number(i) and line.is_adjacent(i + 1):
        last = line.has("ordinal-suffix", i + 1)
        # "5. madde", but "in 2021." and "5.": a point makes an ordinal only of a small number before a word.
        is_point = last is not None and line.is_mark(i + 1, ".") and not (short(line, i, 3) and line.is_word(last))
        if _is_larger_part(line, i, last):
            return None
        if last is not None and not is_point and not _leads_on(line, i, last) and not _is_degrees(line, i, last):
            return Found(i, last, "ordinal")
    if _is_dotted_ordinal(line, i):
        return Found(i, i + 2, "ordinal")
    if line.has("ordinal-after", i + 1) is not None and short(line, i, 2):
        return Found(i, i + 1, "ordinal")
    j = line.has("ordinal-prefix", i)
    if j is not None and line.is_number(j) and line.is_adjacent(j):
        return Found(i, j + 1, "ordinal")
    return _spelled_ordinal(line, i, j) if j is not None and line.characters else None


def _is_larger_part(line: Line, i: int, last: int | None) -> bool:
    """Tell whether what looks like an ordinal's ending is a unit with a smaller one behind: "16st 7lb"."""
    unit = line.at(line.lexicon.language.units, i + 1)
    if last is None or unit is None or unit[1] != last or not line.is_number(last):
        return False
    return is_said_with(unit[0].unit, after_number(line, last + 1, is_singular=False).unit)


def _leads_on(line: Line, i: int, last: int) -> bool:
    """Tell whether the letters behind the number at token `i` go on past an ordinal's ending: "1st5", "5号元件"."""
    if line.words[last - 1].fold == "e" and _is_exponent(line, last):
        return True
    is_character = line.is_word(last - 1) and not line.is_letters(last - 1)
    return (glued(line, last) and not is_character) or (line.characters and is_unit_name(line, i + 1, last))


def _is_exponent(line: Line, i: int) -> bool:
    """Tell whether token `i` is the sign of an exponent: "12,32e+14" in French, but not "la 2e-3e place"."""
    is_signed = line.is_mark(i, "+-−") and line.is_number(i + 1)
    ends = line.is_adjacent(i + 2) and line.is_letters(i + 2)
    return is_signed and line.is_adjacent(i) and line.is_adjacent(i + 1) and not ends


def _spelled_ordinal(line: Line, i: int, j: int) -> Found | None:
    """Find "第三": in hangul, the mark behind the number tells it."""
    found = None if is_hangul(line.words[j].text) or not line.words[j].numbers else spelled(line, j)
    return None if found is None else Found(i, found.last, "ordinal")


def _is_dotted_ordinal(line: Line, i: int) -> bool:
    """Tell whether the dot behind a number makes an ordinal of it, as in "der 2. Platz", or ends a sentence."""
    has_mark = short(line, i, 3) and line.has("ordinal-mark", i + 1) is not None and line.is_adjacent(i + 1)
    if not has_mark or line.is_run(i) or line.is_adjacent(i + 2) or not line.is_word(i + 2):
        return False
    if line.words[i + 2].text[0].islower():
        return i > 0 or line.has("ordinal-noun", i + 2) is not None
    return line.had("ordinal-before", i) is not None or line.has("ordinal-noun", i + 2) is not None


def _is_degrees(line: Line, i: int, last: int) -> bool:
    """Tell whether the ring behind a number is that of degrees: "30º C", and "85°" with no noun behind it."""
    if line.words[last - 1].text not in _RINGS:
        return False
    heat = line.at(line.lexicon.neutral.signs, i + 1)
    is_free = line.words[last - 1].text == "°" and not line.is_word(last) and len(line.words[i].text) > 1
    return is_free or (heat is not None and heat[1] > last)


def _identifier(line: Line, i: int) -> Found | None:
    """Find A100S, R1, COVID-19, 36kr, F-16, 5G: letters and digits in one."""
    if line.is_run(i):
        return None
    last = _chunk_end(line, i)
    if not line.is_word(i):
        is_name = line.is_number(i) and last > i + 1 and not _is_unit_chunk(line, i, last)
        return Found(i, last, "model-name") if is_name else None
    if last > i + 1:
        return None if _is_measured_chunk(line, i) else Found(i, last, "model-name")
    if line.is_mark(i + 1, _HYPHENS) and line.is_adjacent(i + 1) and glued(line, i + 2):
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
        if not (line.is_mark(i - 1, _HYPHENS) and line.is_adjacent(i) and line.is_adjacent(i - 1)):
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


_NUMBERED = (("section", "section-number"), ("version", "version"))
"""Categories of words that are numbered, and the rules that set their numbers aside."""


def _numbered(line: Line, i: int) -> Found | None:
    """Find "Section 5", "artigo 5.2", "version 3", "nº 7"."""
    opens = line.words[i].opens
    for category, rule in _NUMBERED:
        if category not in opens:
            continue
        j = line.has(category, i)
        if j is not None and line.is_run(j) and not line.characters:
            continue  # "der A100" is no road
        if category == "section" and j is not None and short(line, j + 1, 2) and (end := _bracketed_end(line, j)) > j:
            return Found(j, end, rule)
        if j is not None and not line.is_number(j) and (last := _in_words(line, j)) is not None:
            return Found(j, last, rule)
        if j is None or not line.is_number(j):
            continue
        if line.had("score", j) is not None and (score := _score(line, j)) is not None:
            return score
        is_plain = (short(line, j, 5) or "." in line.words[j].text) and year(line, j) is None
        is_name = category == "version" and _is_part_of_name(line, j)
        # The "lid" of "artikel 27 lid 3" counts no members.
        goes_on = (next_ := line.has(category, j + 1)) is not None and line.is_number(next_)
        if is_plain and (is_name or goes_on or (not counts(line, j) and lookup(line, j + 1) is None)):
            end = _end_of_range(line, j)
            return Found(j, _bracketed_end(line, end) if category == "section" else end, rule)
    return None


def _bracketed_end(line: Line, i: int) -> int:
    """Return the index after the numbers and letters in brackets at token `i`: "Section 12(3)(a)", "ayat (3)"."""
    while line.is_mark(i, "(") and line.is_mark(i + 2, ")"):
        inside = line.words[i + 1]
        is_part = short(line, i + 1, 2) or (inside.is_word and len(inside.text) == 1 and line.is_adjacent(i))
        if not is_part:
            break
        i += 3
    return i


def _numbered_in_year(line: Line, i: int) -> Found | None:
    """Find "2016/679", "39/2015": the number of a law or a file in its year."""
    is_joined = line.is_mark(i + 1, "/") and line.is_adjacent(i + 1) and glued(line, i + 2) and not line.is_run(i)
    if not is_joined or not (short(line, i, 4) and short(line, i + 2, 4)):
        return None
    if (line.is_adjacent(i) and line.is_mark(i - 1, "/")) or (line.is_mark(i + 3, "/") and line.is_adjacent(i + 3)):
        return None
    of_year = [_is_recent(line, k) for k in (i, i + 2)]
    # "1/2000" is a share or a scale.
    is_one = line.words[i].text == "1"
    return Found(i, i + 3, "section-number") if any(of_year) and not is_one and not counts(line, i + 2) else None


def _is_recent(line: Line, i: int) -> bool:
    """Tell whether token `i` is a year from 1900 to 2099."""
    return is_year(line, i) and ascii_digits(line.words[i].text)[:2] in ("19", "20")


def _in_words(line: Line, j: int) -> int | None:
    """Return the index after the number in words at token `j` if it counts nothing: "chapter three", "Rang sieben"."""
    found = spelled(line, j) if line.words[j].numbers and not line.characters else None
    if found is None or found.is_one or not 0 < found.sum.value < _HUNDRED:
        return None
    after = line.words[found.last]
    is_over = not (after.is_word or after.is_number or after.text in _HYPHENS) or "of" in after.opens
    return found.last if is_over and not counts(line, found.last - 1) else None


def _is_part_of_name(line: Line, j: int) -> bool:
    """Tell whether the number at token `j` can count nothing: that of "아이폰15 프로", "Gen 3芯片"."""
    is_latin = line.characters and line.words[j - 1].text.isascii()
    return is_latin or (line.is_adjacent(j) and not line.is_adjacent(j + 1))


def _end_of_range(line: Line, j: int) -> int:
    """Return the index after the number at token `j`, or after the one it goes on to: "pages 12-15", "Psalm 23:4"."""
    goes_on = line.is_mark(j + 1, _HYPHENS + ":+") and line.is_adjacent(j + 1) and glued(line, j + 2)
    # "Regulation 2019/881", but "39/2015" has a year, unless a word behind it seems to be counted: "14/2018 prevede"
    is_joined = line.is_mark(j + 1, "/") and line.is_adjacent(j + 1) and glued(line, j + 2)
    if is_joined and is_year(line, j + 2):
        return j + 3 if line.is_word(j + 3) and not counts(line, j + 2) else j + 1
    return j + 3 if (goes_on or is_joined) and not counts(line, j + 2) else j + 1


def _address(line: Line, i: int) -> Found | None:
    """Find "221 Baker Street", but not the "5 Wall Street banks"."""
    if not short(line, i, 5) or not line.words[i + 1].text[0].isupper():
        return None
    for j in range(i + 1, i + 4):
        if not (line.is_word(j) and line.words[j].text[0].isupper()):
            return None
        if j > i + 1 and (last := line.has("street", j)) is not None:
            is_modifier = line.is_word(last) and line.words[last].text.islower() and line.has("stop", last) is None
            return None if is_modifier else Found(i, i + 1, "address")
    return None


def _version(line: Line, i: int) -> Found | None:
    """Find 1.2.3 and 192.168.1.1."""
    text = line.words[i].text
    is_version = text.count(".") > 1 and line.is_number(i) and _VERSION.fullmatch(ascii_digits(text))
    if not is_version or _is_grouped(line.words[i].text):
        return None
    return Found(i, i + 1, "version")


def _is_grouped(text: str) -> bool:
    groups = text.split(".")
    return all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3  # noqa: PLR2004  thousands


def _phone(line: Line, i: int) -> Found | None:
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
    is_told = (start != i and texts) or is_dashed or in_pairs or has_area
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
        if not line.is_number(i) or not line.words[i].text.replace(" ", "").isdecimal():
            break
        groups.append(i)
        last = i = i + 1 + (line.is_mark(i - 1, "(") and line.is_mark(i + 1, ")"))
        i += line.is_mark(i, _PHONE_MARKS)
    return groups, last


def _has_area_code(line: Line, groups: list[int], texts: list[str]) -> bool:
    """Tell whether the number begins with an area code: "0391 567-4711", "8 (800) 555-35-35"."""
    if texts[0][0] == "0" and len(texts[0]) > 2:  # noqa: PLR2004  "007", "0391"
        return True
    in_brackets = [text for k, text in zip(groups, texts, strict=True) if line.is_mark(k - 1, "(")]
    is_code = len(in_brackets) == 1 and (len(in_brackets[0]) == _AREA_CODE or in_brackets[0][0] == "0")
    return is_code and line.is_mark(groups[-1] - 1, _DASHES)


def _list_number(line: Line, i: int) -> Found | None:
    """Find "1." or "2)" where a line begins."""
    if i != 0 or line.whole or not short(line, 0, 3) or not line.is_mark(1, ".)、．") or not line.is_adjacent(1):
        return None
    is_item = line.count > 2 and not line.is_adjacent(2)  # noqa: PLR2004  number, mark, text
    return Found(0, 1, "list-number") if is_item else None


def _footnote(line: Line, i: int) -> Found | None:
    """Find [1] and superscripts behind a word."""
    if line.is_mark(i, "[") and short(line, i + 1, 3) and line.is_mark(i + 2, "]"):
        return Found(i, i + 3, "footnote-mark")
    if line.is_mark(i, _SUPERSCRIPTS) and line.is_adjacent(i) and not _is_power(line, i):
        last = i + 1
        while line.is_mark(last, _SUPERSCRIPTS) and line.is_adjacent(last):
            last += 1
        return Found(i, last, "footnote-mark")
    return None


def _is_power(line: Line, i: int) -> bool:
    """Tell whether the superscript at token `i` belongs to a unit or to ten: m², km², 10⁶."""
    lexicon = line.lexicon
    if ascii_digits(line.words[i - 1].text) == "10":
        return True
    table = next(
        (t for t in (lexicon.symbols, lexicon.neutral.signs, lexicon.language.units) if t in line.words[i].closes), None
    )
    return table is not None and line.before(table, i + 1) is not None


def _told_score(line: Line, i: int) -> Found | None:
    """Find "won by 2 to 1", "venceu por 2 a 1"."""
    if not (short(line, i, 2) and line.is_word(i + 1) and "range-to" in line.words[i + 1].opens):
        return None
    j = line.has("range-to", i + 1)
    told = any(line.has("score", k) is not None for k in range(max(i - 3, 0), i))
    return Found(i, j + 1, "score") if j and told and short(line, j, 2) and not counts(line, j) else None


def _score(line: Line, i: int) -> Found | None:
    """Find "won 3-1" and "2:1"."""
    is_told = "score-mark" in line.words[i + 1].opens and line.is_adjacent(i + 1)
    if not (is_told or line.words[i + 1].text in _SCORE_MARKS) or not (short(line, i, 3) and short(line, i + 2, 3)):
        return None
    is_glued = is_told or (line.is_adjacent(i + 1) and line.is_adjacent(i + 2))
    is_character = line.is_word(i + 3) and not line.is_letters(i + 3)
    goes_on = line.is_adjacent(i + 3) and not is_character and not line.is_mark(i + 3, _ENDINGS)
    if not is_glued or goes_on:
        return None
    if is_said_again(line, i):
        return None
    if line.has("score-after", i + 3) is not None and not line.is_adjacent(i + 3):
        return Found(i, i + 3, "score")
    is_counted = counts(line, i + 2) and not _names_a_day(line, i + 3)
    if is_counted or line.at(line.lexicon.neutral.scaled_codes, i + 3):
        return None
    left, right = (int(ascii_digits(line.words[k].text)) for k in (i, i + 2))
    told = is_told or any(line.has("score", k) is not None for k in range(max(i - 5, 0), i))
    return Found(i, i + 3, "score") if told or (left >= right and not line.whole) else None


def _names_a_day(line: Line, i: int) -> bool:
    """Tell whether the "day" at token `i` says on which day of the week: "3-1 يوم الأحد", "3-1 hari Minggu"."""
    unit = line.at(line.lexicon.language.units, i)
    return unit is not None and unit[0].unit == "day" and line.has("weekday", unit[1]) is not None


def is_said_again(line: Line, i: int) -> bool:
    """Tell whether a number is written twice, which says that each gets so many: "दो-दो लाख", "10-10 हजार"."""
    word = line.words[i]
    if "distributive-mark" not in line.words[i + 1].opens or line.words[i + 2].text != word.text:
        return False
    if not (line.is_adjacent(i + 1) and line.is_adjacent(i + 2) and (word.is_number or lookup(line, i))):
        return False
    return counts(line, i + 2) or lookup(line, i + 3) is not None


def _pronoun(line: Line, i: int) -> Found | None:
    """Find "one of", "salah satu": "one" that counts nothing."""
    last = None if line.whole else line.has("pronoun", i)
    if last is None or last == i + 1 or _is_share(line, i):
        return None
    return Found(i, last, "pronoun")


def _is_share(line: Line, i: int) -> bool:
    """Tell whether "one of" is one of so many: "satu dari lima"."""
    of = line.has("out-of", i + 1) or line.has("in-others", i + 1) or line.has("among", i + 1)
    few = line.has(ONE_OF, i + 1)
    if of is None and few is not None:
        return is_few(line, few)
    return of is not None and (line.is_number(of) or lookup(line, of) is not None)


def _idiom(line: Line, i: int) -> Found | None:
    """Find "a metà", "mil gracias", "统一": words of numbers in a phrase that counts nothing."""
    last = None if line.whole else line.has("idiom", i)
    if last is None or (line.characters and not _is_idiom_of_characters(line, i, last)):
        return None
    return None if _ends_in_count(line, last) else Found(i, last, "idiom")


def _ends_in_count(line: Line, last: int) -> bool:
    """Tell whether the last word of an idiom counts what stands behind it: "in acht Länder", "op nul graden"."""
    word = line.words[last - 1]
    if line.characters or not word.numbers or line.lexicon.language.units in word.opens:
        return False  # the "năm" of "mỗi năm" is a year, and five elsewhere
    number = spelled(line, last - 1)
    behind = after_number(line, last, is_singular=False)
    is_noun = behind.unit != NO_UNIT and (behind.is_known or line.lexicon.language.capital_nouns)
    return number is not None and number.last == last and not number.is_one and is_noun


def _is_idiom_of_characters(line: Line, i: int, last: int) -> bool:
    """Tell whether the characters of an idiom are words here: "十分" is an idiom, "十分之九" a fraction."""
    return not line.is_inside_word(i) and all(line.has("parts", k) is None for k in range(i + 1, last))


def _by_mark(line: Line, i: int) -> Found | None:
    """Find 5月15日, 오후 3시, 第三."""
    found = marked(line, i)
    return None if found is None else Found(i, *found)


_KNOWING: tuple[Rule, ...] = (
    _name,
    number_date,
    day_month,
    weekday_date,
    time,
    decade,
    year,
    _numbered_in_year,
    short_year,
    _ordinal,
    _phone,
    _version,
    _identifier,
    _numbered,
    _list_number,
    _score,
    _idiom,
    _told_score,
    stated_ratio,
    _pronoun,
    _address,
)
_OF_PHRASES = frozenset({_name, _numbered, _idiom, _pronoun})
"""Rules for numbers that start a phrase of some table, as no number does that opens nothing."""

_OF_DAYS = frozenset({day_month, weekday_date, _told_score})
"""Rules for numbers of at most two digits."""

_NUMBER_RULES = RulesOfNumbers.made(_KNOWING)
_LED_RULES = RulesOfNumbers.made((_name, number_date, led_date, *_KNOWING[2:]))
_RULES_OF_CHARACTERS = RulesOfNumbers.made((_name, number_date, _by_mark, base, *_KNOWING[2:]))
_WORD_RULES: tuple[tuple[str | None, Rule], ...] = (
    ("month", month_day),
    ("date-before", led_date),
    ("idiom", _idiom),
    ("clock-before", time),
    ("clock-at", time),
    ("decade-words", decade),
    ("ordinal-prefix", _ordinal),
    ("phone", _phone),
    (None, _identifier),
    ("section", _numbered),
    ("version", _numbered),
    ("pronoun", _pronoun),
    (None, stated_ratio),
)
"""The category of words with which something starts that the rule knows; None: any word that leads on to a token."""

_MARK_RULES: tuple[Rule, ...] = (_url, _name, _footnote, _phone, _numbered)
