"""What looks like a figure and is none: each rule sets aside what it knows and gives its own name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.aside.footnotes import footnote
from factledger.reading.aside.identifiers import HYPHENS, identifier, listed_name, url, version
from factledger.reading.aside.numbered import (
    address,
    address_behind,
    in_series,
    list_number,
    numbered,
    numbered_in_year,
)
from factledger.reading.aside.ordinals import ordinal
from factledger.reading.aside.phones import phone
from factledger.reading.aside.phrases import idiom, pronoun
from factledger.reading.aside.scores import score, told_score
from factledger.reading.dates import (
    Found,
    day_month,
    decade,
    is_year,
    month_day,
    number_date,
    short_year,
    time,
    weekday_date,
    year,
)
from factledger.reading.led import led_date
from factledger.reading.marked import marked
from factledger.reading.rates import base
from factledger.reading.stated import stated_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line

_JOINS = "-/.‐‑–—―−:：∶)+"

_TELLING_MARKS = "'’‘,("
"""Marks that may tell that a number behind them is a year or a day."""

_TELLING_BEHIND = ("decade-after", "ordinal-after", "score-cross")
"""Categories of small words that may make something that is set aside of a number that they stand apart from."""

_DAY_DIGITS = 2

Rule = Callable[["Line", int], "Found | None"]


def set_aside(line: Line, places: list[int]) -> list[Found]:
    """Return everything at these places that a rule knows to be no figure, whatever stands around it."""
    found: list[Found] = []
    reached = 0
    number_rules = _rules(line)
    words, starts, edges = line.words, line.starts, line.edges
    for i in places:
        if i < reached:
            continue
        word = words[i]
        if word.is_number:
            hit = _first_of(number_rules.of(line, i), line, i) if _may_be_aside(line, i) else None
        elif word.is_word:
            hit = _hit_of_word(line, i) if word.sets_aside or edges[i] == starts[i + 1] else None
        else:
            hit = _first_of(_MARK_RULES, line, i)
        if hit is not None:
            found.extend(_with_year(line, hit))
            reached = max(hit.last, i + 1)
    return found


class RulesOfNumbers(NamedTuple):
    """The rules that know a number, and those of them that may know one of some sort.

    Attributes:
        all: Every rule.
        of_bare: Those of numbers that start no phrase of a table.
        of_long: Those of such numbers of more digits than a day has.
        of_apart: Those of a bare number with a small word behind it, and a space between.
        of_long_apart: Those of a long one.
    """

    all: tuple[Rule, ...]
    of_bare: tuple[Rule, ...]
    of_long: tuple[Rule, ...]
    of_apart: tuple[Rule, ...]
    of_long_apart: tuple[Rule, ...]

    @classmethod
    def made(cls, rules: tuple[Rule, ...]) -> RulesOfNumbers:
        """Return the rules, sorted out."""
        of_bare = tuple(rule for rule in rules if rule not in _OF_PHRASES)
        of_long = tuple(rule for rule in of_bare if rule not in _OF_DAYS)
        of_apart = tuple(rule for rule in of_bare if rule in _OF_APART)
        of_long_apart = tuple(rule for rule in of_long if rule in _OF_LONG_APART)
        return cls(rules, of_bare, of_long, of_apart, of_long_apart)

    def of(self, line: Line, i: int) -> tuple[Rule, ...]:
        """Return the rules that may know the number at token `i`."""
        word = line.words[i]
        if word.opens:
            return self.all
        is_long = word.whole_digits > _DAY_DIGITS
        if _stands_apart(line, i):
            return self.of_long_apart if is_long else self.of_apart
        return self.of_long if is_long else self.of_bare


def _stands_apart(line: Line, i: int) -> bool:
    """Tell whether a small word stands behind the number at token `i`, with a space between, and nothing tells before.

    Most rules know a number by what touches it, by a mark or a capital behind it, or by the mark or day before it.
    """
    before, after = line.words[i - 1], line.words[i + 1]
    if not after.is_word or line.characters or line.is_adjacent(i + 1) or after.text[0].isupper():
        return False
    is_told_before = before.text in _TELLING_MARKS or "weekday" in before.closes
    is_told_behind = any(name in after.opens for name in _TELLING_BEHIND)
    return not (is_told_before or is_told_behind or "." in line.words[i].text)


def _rules(line: Line) -> RulesOfNumbers:
    if line.characters:
        return _RULES_OF_CHARACTERS
    return _LED_RULES if "date-before" in line.lexicon.language.words else _NUMBER_RULES


def _hit_of_word(line: Line, i: int) -> Found | None:
    word = line.words[i]
    if line.lexicon.neutral.names in word.opens and (hit := listed_name(line, i)):
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
        if line.characters or before.text in _TELLING_MARKS or "weekday" in before.closes:
            return True  # "5月", "'98", "quinta, 16,", "el jueves 12"
    if after.is_word:
        return line.is_adjacent(i + 1) or after.text[0].isupper()
    if after.is_number and after.text[0] == "0":
        return True  # "555 0142"
    is_joined = (after.is_number or after.text in _JOINS) and line.is_adjacent(i + 1)
    return is_joined or after.text in HYPHENS or (after.text == "(" and line.is_number(i + 2))


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


def _by_mark(line: Line, i: int) -> Found | None:
    """Find 5月15日, 오후 3시, 第三."""
    found = marked(line, i)
    return None if found is None else Found(i, *found)


_KNOWING: tuple[Rule, ...] = (
    listed_name,
    number_date,
    day_month,
    weekday_date,
    time,
    decade,
    year,
    numbered_in_year,
    short_year,
    ordinal,
    phone,
    version,
    identifier,
    numbered,
    list_number,
    score,
    idiom,
    told_score,
    stated_ratio,
    pronoun,
    address,
)

_OF_PHRASES = frozenset({listed_name, numbered, idiom, pronoun})
"""Rules for numbers that start a phrase of some table, as no number does that opens nothing."""

_OF_DAYS = frozenset({day_month, weekday_date, told_score})
"""Rules for numbers of at most two digits."""

_OF_APART = frozenset({led_date, day_month, time, year, told_score})
_OF_LONG_APART = frozenset({led_date, year})
"""Rules for numbers that a small word behind a space tells, with or without what stands before them."""

_NUMBER_RULES = RulesOfNumbers.made(_KNOWING)

_LED_RULES = RulesOfNumbers.made((listed_name, number_date, led_date, *_KNOWING[2:]))

_RULES_OF_CHARACTERS = RulesOfNumbers.made((listed_name, number_date, _by_mark, base, *_KNOWING[2:]))

_WORD_RULES: tuple[tuple[str | None, Rule], ...] = (
    ("month", month_day),
    ("date-before", led_date),
    ("idiom", idiom),
    ("clock-before", time),
    ("clock-at", time),
    ("decade-words", decade),
    ("ordinal-prefix", ordinal),
    ("phone", phone),
    (None, identifier),
    ("section", numbered),
    ("series", in_series),
    ("version", numbered),
    ("street-before", address_behind),
    ("pronoun", pronoun),
    (None, stated_ratio),
)
"""The category of words with which something starts that the rule knows; None: any word that leads on to a token."""

_MARK_RULES: tuple[Rule, ...] = (url, listed_name, footnote, phone, numbered)
