"""What looks like a figure and is none: each rule sets aside what it knows and gives its own name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

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
    year,
)
from factledger.reading.digits import ascii_digits
from factledger.reading.led import led_date
from factledger.reading.marked import marked
from factledger.reading.tokens import is_hangul
from factledger.reading.words import is_unit_name, lookup, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line

_HYPHENS = "-‐‑–"
_SLASHES = "-/.‐‑–"
_SCORE_MARKS = _HYPHENS + ":："
_JOINS = _SLASHES + ":)"
_ENDINGS = '.,;!?)]”’»"،؛؟。，；、）」』'
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RINGS = "°º"
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,4}", re.ASCII)
_PHONE_PARTS = 3
_MOST_PHONE_PARTS = 8


Rule = Callable[["Line", int], "Found | None"]


def set_aside(line: Line, places: list[int]) -> list[Found]:
    """Return everything at these places that a rule knows to be no figure, whatever stands around it."""
    found: list[Found] = []
    reached = 0
    number_rules = _number_rules(line)
    for i in places:
        if i >= reached and (hit := _hit(line, i, number_rules)):
            found.extend(_with_year(line, hit))
            reached = max(hit.last, i + 1)
    return found


def _hit(line: Line, i: int, number_rules: tuple[Rule, ...]) -> Found | None:
    """Return what the first rule that knows token `i` sets aside, or None."""
    word = line.words[i]
    if word.is_number:
        return _first_of(number_rules, line, i) if _may_be_aside(line, i) else None
    if word.is_word:
        return _hit_of_word(line, i) if word.sets_aside or line.is_adjacent(i + 1) else None
    return _first_of(_MARK_RULES, line, i)


def _number_rules(line: Line) -> tuple[Rule, ...]:
    if line.characters:
        return _RULES_OF_CHARACTERS
    return _LED_RULES if "date-before" in line.lexicon.language.words else _NUMBER_RULES


def _hit_of_word(line: Line, i: int) -> Found | None:
    opens = line.words[i].opens
    if opens and (hit := _name(line, i)):
        return hit
    leads_on = line.is_adjacent(i + 1)
    if line.words[i].numbers and line.characters and (hit := _by_mark(line, i)):
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
        is_name = after.is_word and after.text[0].isupper()
        return is_name or after.text in _HYPHENS or not after.opens.keys().isdisjoint(_BEHIND_NUMBER)
    goes_on = after.is_word or after.is_number or after.text in _JOINS
    return goes_on or "decade-suffix" in after.opens or "ordinal-suffix" in after.opens or "ordinal-mark" in after.opens


_BEHIND_NUMBER = ("era", "year-after", "decade-after", "clock", "year-mark")


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


def _leads_on(line: Line, i: int, last: int) -> bool:
    """Tell whether the letters behind the number at token `i` go on past an ordinal's ending: "1st5", "5号元件"."""
    is_character = line.is_word(last - 1) and not line.is_letters(last - 1)
    return (glued(line, last) and not is_character) or (line.characters and is_unit_name(line, i + 1, last))


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
    if line.is_word(i) and last > i + 1:
        return None if _is_measured_chunk(line, i) else Found(i, last, "model-name")
    if line.is_word(i) and line.is_mark(i + 1, _HYPHENS) and line.is_adjacent(i + 1) and glued(line, i + 2):
        is_name = line.words[i].text != line.words[i].text.lower() or _is_caseless_name(line, i)
        return Found(i, _chunk_end(line, i + 2), "model-name") if is_name else None
    if line.is_number(i) and last > i + 1 and not _is_unit_chunk(line, i, last):
        return Found(i, last, "model-name")
    return None


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
    if line.before(lexicon.neutral.signs, i + 1) or line.before(lexicon.symbols, i + 1):
        return True
    return line.words[i].fold in lexicon.language.prefixes


def _is_unit_chunk(line: Line, i: int, last: int) -> bool:
    """Tell whether letters behind digits scale or measure them: 103M, 5km, 10-fold, 1e6, 200k."""
    j = i + 1
    lexicon = line.lexicon
    if line.words[j].fold == "e" and (line.is_number(j + 1) or line.is_number(j + 2)):
        return True
    if line.words[j].fold == "x" and line.words[j + 1].text == "10":
        return True
    if _is_unit_at(line, j, last):
        return True
    if line.words[j].text in lexicon.language.scales:
        return j + 1 >= last or _is_unit_at(line, j + 1, last)
    if found := lookup(line, j):
        return found[1] >= last or _is_unit_at(line, found[1], last)
    is_hours = line.words[j].fold == "h" and last == j + 2
    return is_hours or (line.words[j].fold in ("x", "h", "m") and last == j + 1)


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
        if line.had("score", j) is not None and (score := _score(line, j)) is not None:
            return score
        is_plain = (short(line, j, 5) or "." in line.words[j].text) and year(line, j) is None
        if is_plain and not counts(line, j) and lookup(line, j + 1) is None:
            return Found(j, _end_of_range(line, j), rule)
    return None


def _end_of_range(line: Line, j: int) -> int:
    """Return the index after the number at token `j`, or after the one it goes on to: "pages 12-15", "Psalm 23:4"."""
    goes_on = line.is_mark(j + 1, _HYPHENS + ":+") and line.is_adjacent(j + 1) and glued(line, j + 2)
    return j + 3 if goes_on and not counts(line, j + 2) else j + 1


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
    is_version = line.is_number(i) and _VERSION.fullmatch(ascii_digits(line.words[i].text))
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
    in_pairs = digits == 2 * parts == 10 and line.words[start].text[0] == "0"  # noqa: PLR2004  06 12 34 56 78
    is_phone = digits >= 7 and ((has_mark and parts >= 1) or is_dashed or in_pairs)  # noqa: PLR2004  the shortest
    return Found(i, last - line.is_mark(last - 1, "-."), "phone") if is_phone else None


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
    if counts(line, i + 2):
        return None
    left, right = (int(ascii_digits(line.words[k].text)) for k in (i, i + 2))
    told = is_told or any(line.has("score", k) is not None for k in range(max(i - 5, 0), i))
    return Found(i, i + 3, "score") if told or (left >= right and not line.whole) else None


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
    return of is not None and (line.is_number(of) or lookup(line, of) is not None)


def _idiom(line: Line, i: int) -> Found | None:
    """Find "a metà", "mil gracias", "统一": words of numbers in a phrase that counts nothing."""
    last = None if line.whole else line.has("idiom", i)
    if last is None or (line.characters and not _is_idiom_of_characters(line, i, last)):
        return None
    return Found(i, last, "idiom")


def _is_idiom_of_characters(line: Line, i: int, last: int) -> bool:
    """Tell whether the characters of an idiom are words here: "十分" is an idiom, "十分之九" a fraction."""
    return not line.is_inside_word(i) and all(line.has("parts", k) is None for k in range(i + 1, last))


def _by_mark(line: Line, i: int) -> Found | None:
    """Find 5月15日, 오후 3시, 第三."""
    found = marked(line, i)
    return None if found is None else Found(i, *found)


_NUMBER_RULES: tuple[Rule, ...] = (
    _name,
    number_date,
    day_month,
    time,
    decade,
    year,
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
    _pronoun,
    _address,
)
_LED_RULES: tuple[Rule, ...] = (_name, number_date, led_date, *_NUMBER_RULES[2:])
_RULES_OF_CHARACTERS: tuple[Rule, ...] = (_name, number_date, _by_mark, *_NUMBER_RULES[2:])
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
)
"""The category of words with which something starts that the rule knows; None: any word that leads on to a token."""

_MARK_RULES: tuple[Rule, ...] = (_url, _name, _footnote, _phone, _numbered)
