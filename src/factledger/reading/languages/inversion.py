"""The smallest table of number words with which the reader's own grammar reads what the rules spell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from factledger.reading.glued import Glue
from factledger.reading.lexicon import Lexicon
from factledger.reading.line import Line
from factledger.reading.locale import UNKNOWN, NumberWord, Phrases, Tag, language
from factledger.reading.tokens import Writing, fold
from factledger.reading.words import spelled
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.reading.languages.spellings import Speller

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_SCALES = tuple(10**power for power in range(3, 19))
_DIGITS = range(2, 10)
_LARGER = (11, 15, 20, 21)
_MYRIAD = 10_000
_ENOUGH_DIGITS = 6
"""So many of the digits 2 to 9 must stand before a word for it to be their multiplier: "zig" has four."""

_ENOUGH_JOINS = 5
"""So many pairs of numbers must a word join to be a joining word."""

_BETWEEN = " -"


@dataclass
class Words:
    """A growing table of number words, and what the grammar reads with it.

    Attributes:
        is_glued: Whether the language writes its number words together.
        units_first: Whether units come before tens.
        keeps_accents: Whether accents tell words apart.
        rows: Kind and value of each word.
        joins: Words that join the parts of a number.
    """

    is_glued: bool
    units_first: bool
    keeps_accents: bool = False
    rows: dict[str, tuple[str, int]] = field(default_factory=dict)
    joins: list[str] = field(default_factory=list)
    _lexicon: Lexicon | None = None
    _glue: Glue = field(default_factory=lambda: Glue(()))

    def fold(self, word: str) -> str:
        """Return a word as it is looked up in this language."""
        return fold(word, keeps_accents=self.keeps_accents)

    def add(self, word: str, kind: str, value: int) -> bool:
        """Add a word unless it, or another that is looked up alike, is there already; tell whether it was added."""
        if any(self.fold(word) == self.fold(known) for known in self.rows):
            return False
        self.rows[word] = (kind, value)
        self._lexicon = None
        return True

    def drop(self, word: str) -> None:
        """Take a word out again."""
        del self.rows[word]
        self._lexicon = None

    def read(self, text: str) -> int | None:
        """Return what the grammar makes of a spelled number, or None when it does not read all of it."""
        lexicon = self._lexicon or self._assembled()
        apart = self._cut(text)
        line = Line(apart, lexicon)
        found = spelled(line, 0) if line.count else None
        return int(found.sum.value) if found and found.last == line.count else None

    def _assembled(self) -> Lexicon:
        self._glue = Glue(self.fold(word) for word in (*self.rows, *self.joins))
        numbers = ((self._cut(word), NumberWord(kind, Fraction(value))) for word, (kind, value) in self.rows.items())
        joins = {"join": Phrases((word, True) for word in self.joins)} if self.joins else {}
        made = replace(
            language(UNKNOWN), numbers=Phrases(numbers), words=joins, units_before_tens=self.units_first, prefixes=()
        )
        made = replace(made, writing=Writing(keeps_accents=self.keeps_accents))
        clitics = tuple(self.fold(word) for word in self.joins) if self.units_first and not self.is_glued else ()
        self._lexicon = Lexicon(Tag(replace(made, prefixes=clitics)), Units.shipped())
        return self._lexicon

    def _cut(self, text: str) -> str:
        """Return the text with a space between the parts of its words, where the language glues them."""
        if not self.is_glued:
            return text
        words = []
        for word in text.split(" "):
            ends = (0, *accumulate(self._glue.parts(word, self.fold)))
            words += [word[a:b] for a, b in pairwise(ends)] or [word]
        return " ".join(words)


def invert(speller: Speller) -> Words:
    """Return the table of number words of a language."""
    words = Words(speller.is_glued, speller.puts_units_first, speller.keeps_accents)
    words.joins = list(_joins(speller))
    for number in range(_TEN):
        _learn_all(words, speller, number)
    _learn_multiplier(words, speller, _TEN)
    for number in range(_TEN, _HUNDRED):
        _learn_all(words, speller, number)
    for scale in (_HUNDRED, *_SCALES):
        _learn_multiplier(words, speller, scale)
        _learn_all(words, speller, scale)
        _learn_all(words, speller, 2 * scale)
        if scale == _HUNDRED:
            for number in (*range(2 * _HUNDRED, _THOUSAND, _HUNDRED), *range(101, _THOUSAND, 7)):
                _learn_all(words, speller, number)
    for number in (*range(1001, 10_000, 1117), *range(11_000, 1_000_000, 91_117), 1_234_567, 3_021_100):
        _learn_all(words, speller, number)
    return words


def _joins(speller: Speller) -> Iterator[str]:
    """Yield the words between two numbers that are said one after the other: "e", "y", "und", "零"."""
    found: Counter[str] = Counter()
    for first, second in _pairs():
        pair = (second, first) if speller.puts_units_first and first < _HUNDRED else (first, second)
        found.update(set(_middles(speller, *pair, first + second)))
    for middle, count in sorted(found.items()):
        if count >= _ENOUGH_JOINS and middle.replace(" ", "").isalnum():
            yield middle


def _pairs() -> Iterator[tuple[int, int]]:
    for second in range(1, _TEN):
        yield from ((first, second) for first in (*range(20, _HUNDRED, _TEN), _HUNDRED, _THOUSAND, 2 * _THOUSAND))
        yield _THOUSAND, second * _TEN
        yield from ((first, second * _TEN) for first in (_HUNDRED, _THOUSAND, 2 * _THOUSAND))


def _middles(speller: Speller, first: int, second: int, whole: int) -> Iterator[str]:
    for form in speller.forms(whole):
        for start in speller.forms(first):
            for end in speller.forms(second):
                if form.startswith(start) and form.endswith(end) and len(form) > len(start) + len(end):
                    middle = form[len(start) : -len(end)]
                    if speller.is_glued or middle[0] in _BETWEEN:
                        yield middle.strip(_BETWEEN)


def _learn_all(words: Words, speller: Speller, number: int) -> None:
    """Add what is missing for the grammar to read every spelling of a number."""
    for form in speller.forms(number):
        for variant in dict.fromkeys((form, form.replace("-", " "))):
            if words.read(variant) != number and not _learn_stem(words, speller, variant, number):
                _learn_whole(words, variant, number)


def _learn_whole(words: Words, form: str, number: int) -> None:
    kind = {0: "zero", 1: "one"}.get(number, "add")
    if number >= _THOUSAND:
        kind = "whole"
    is_round = number in _SCALES or (number % 2 == 0 and number // 2 in _SCALES)
    if number <= _HUNDRED or (number < _THOUSAND and number % _HUNDRED == 0) or is_round:
        words.add(form, kind, number)


def _learn_stem(words: Words, speller: Speller, form: str, number: int) -> bool:
    """Add the shape that a word has beside another, when that makes the form read: "quatre-vingt-deux"."""
    for value, rest in _splits(number, units_first=words.units_first):
        stems = [(_stem(words, form, end), value) for end in speller.forms(rest)]
        stems += [(_ending(words, form, start), rest) for start in speller.forms(value)]
        for stem, part in stems:
            for kind in _kinds(words, part) if stem else ():
                if words.add(stem, kind, part):
                    if words.read(form) == number:
                        return True
                    words.drop(stem)
    return False


def _ending(words: Words, form: str, start: str) -> str:
    """Return what stands behind the start of a form; empty when it is no word of its own."""
    behind = form.removeprefix(start)
    is_apart = words.is_glued or behind[:1] in _BETWEEN
    return behind.strip(_BETWEEN) if form.startswith(start) and is_apart and " " not in behind.strip() else ""


def _splits(number: int, *, units_first: bool) -> Iterator[tuple[int, int]]:
    for place in (_TEN, _HUNDRED, _THOUSAND):
        head, rest = number - number % place, number % place
        if rest and (0 < head < _THOUSAND or head in _SCALES):
            yield head, rest
            if units_first and place == _TEN and number < _HUNDRED:
                yield rest, head


def _stem(words: Words, form: str, end: str) -> str:
    """Return what stands before the end of a form, without a joining word; empty when it is no word of its own."""
    if not form.endswith(end):
        return ""
    before = form.removesuffix(end)
    if not words.is_glued and before[-1:] not in _BETWEEN:
        return ""
    stem = before.strip(_BETWEEN)
    for join in words.joins:
        if stem.endswith(join) and (words.is_glued or stem.removesuffix(join)[-1:] in _BETWEEN):
            stem = stem.removesuffix(join).strip(_BETWEEN)
    return stem


def _kinds(words: Words, value: int) -> Iterable[str]:
    known = {kind for kind, same in words.rows.values() if same == value and kind != "whole"}
    return sorted(known, key=lambda kind: kind == "add") or ("add",)


def _learn_multiplier(words: Words, speller: Speller, place: int) -> None:
    """Add the words that multiply the digits before them: "hundred", "тысяч", "万"."""
    if all(words.read(form) == 3 * place for form in speller.forms(3 * place)):
        return
    found = {count: set(_multipliers(words, speller, count, place)) for count in (1, *_DIGITS, *_LARGER)}
    if sum(bool(found[digit]) for digit in _DIGITS) < _ENOUGH_DIGITS:
        return
    whole = {word for word in set().union(*found.values()) if not _is_made_of_parts(words, found, word)}
    alone = {words.fold(form) for form in speller.forms(place)}
    single = found[1] | {word for word in whole if words.fold(word) in alone}
    is_myriad = sum(any(_multipliers(words, speller, digit, _MYRIAD)) for digit in _DIGITS) >= _ENOUGH_DIGITS
    for word in sorted(whole):
        is_plural = bool(single) and word not in single and bool({word} & (found[2] | found[3]))
        if place < (_MYRIAD if is_myriad else _THOUSAND):
            kind = "place" if words.fold(word) in alone else "times"
        else:
            kind = "scale-alone" if words.fold(word) in alone else "scales" if is_plural else "scale"
        words.add(word, kind, place)


def _is_made_of_parts(words: Words, found: dict[int, set[str]], word: str) -> bool:
    """Tell whether a word is another multiplier with numbers or joining words around it: "百一"."""
    shorter = {words.fold(other) for others in found.values() for other in others if len(other) < len(word)}
    known = {words.fold(other) for other in (*words.rows, *words.joins)}
    parts = shorter | known
    return words.is_glued and (words.fold(word) in parts or bool(Glue(parts).parts(word, words.fold)))


def _multipliers(words: Words, speller: Speller, count: int, place: int) -> Iterator[str]:
    """Yield what stands between a number and the rest in its multiples of a place."""
    for rest in (0, 3, 15):
        for form in speller.forms(count * place + rest):
            for start in speller.forms(count):
                for end in speller.forms(rest) if rest else ("",):
                    if form.startswith(start) and form.endswith(end):
                        middle = form[len(start) : len(form) - len(end)]
                        word = middle.strip(_BETWEEN)
                        is_apart = words.is_glued or middle[:1] in _BETWEEN
                        if word and is_apart and " " not in word and not any(mark in word for mark in ",."):
                            yield word
