"""What a number counts or measures: signs, currencies, units, nouns and rates beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from factledger.reading.words import lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line
    from factledger.reading.locale import UnitName

CENT = Fraction(1, 100)
_MAX_MODIFIERS = 4
_HYPHENS = "-‐‑"
_BEFORE = "before"
"""Note of a unit that is written before its number: "%5", "yüzde 5"."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit beside a number.

    Attributes:
        unit: Canonical id, "1" when there is none.
        noun: The counted noun as printed.
        first: Index of the first token of number and unit together.
        last: Index after the last one.
        note: What is not plain about it: "bare" for a $ without a country, "cent" for hundredths.
        is_known: Whether the unit is one that is known, not a noun met here.
    """

    unit: str
    noun: str | None
    first: int
    last: int
    note: str = ""
    is_known: bool = True


def before_number(line: Line, i: int) -> Measured | None:
    """Return the currency sign or code, or the unit written before its number, that ends directly before token `i`."""
    if unit := _unit_before(line, i):
        return unit
    found = line.lexicon.neutral.signs.before(line.tokens, i) or line.lexicon.symbols.before(line.tokens, i)
    if found is None:
        return None
    name, first = found
    if line.lexicon.units.kind(name.unit) is not Kind.MONEY or _is_glued(line, first):
        return None
    return Measured(name.unit, None, first, i, name.note)


def _unit_before(line: Line, i: int) -> Measured | None:
    found = line.lexicon.language.units.before(line.tokens, i)
    if found is None or found[0].note != _BEFORE:
        return None
    return Measured(found[0].unit, None, found[1], i)


def _is_glued(line: Line, first: int) -> bool:
    """Tell whether the sign goes on from a word or number before it ("20$ 43")."""
    return line.is_adjacent(first) and (line.is_word(first - 1) or line.is_number(first - 1))


def after_number(line: Line, first: int, last: int, *, is_singular: bool) -> Measured:
    """Return the unit or counted noun that follows the tokens first..last, with its rate."""
    hyphen = line.is_mark(last, _HYPHENS) and line.is_adjacent(last) and line.is_adjacent(last + 1)
    start = last + hyphen
    found = _unit(line, start) or _noun(line, start, is_singular=is_singular or hyphen)
    if found is None:
        return Measured(NO_UNIT, None, first, last)
    return replace(found, first=first)


def with_rate(line: Line, measured: Measured) -> Measured:
    """Return the unit with the "/hour", "per chip" or "a day" that follows it."""
    per_capita = line.has("capita", measured.last)
    if per_capita is not None:
        return _divided(line, measured, "person", per_capita)
    anything, time_only = line.has("per", measured.last), line.has("per-time", measured.last)
    for start, any_unit in ((anything, True), (time_only, False)):
        if start is None:
            continue
        is_price = line.lexicon.units.kind(measured.unit) is Kind.MONEY
        found = _unit(line, start) or (_known_noun(line, start) if any_unit or is_price else None)
        if found and (any_unit or is_price or line.lexicon.units.kind(found.unit) is Kind.DURATION):
            return _divided(line, measured, found.unit, found.last)
    return measured


def _divided(line: Line, measured: Measured, divisor: str, last: int) -> Measured:
    unit = line.lexicon.units.product(measured.unit, divisor, -1)
    return replace(measured, unit=unit, last=last)


def _unit(line: Line, i: int) -> Measured | None:
    """Return the unit whose sign, symbol or name starts at token `i`, or None."""
    if i >= len(line.tokens):
        return None
    lexicon = line.lexicon
    named = _with_clitic(line, i)
    if named and named[0].note == _BEFORE and (line.is_number(named[1]) or lookup(line, named[1])):
        return None
    exact = lexicon.neutral.signs.at(line.tokens, i) or lexicon.symbols.at(line.tokens, i)
    if exact and _leads(line, i, exact):
        exact = None
    # The longer wins: "US dollars" over "US$", "percentage points" over "percent".
    found = max((f for f in (named, exact) if f), key=lambda f: f[1], default=None)
    if found is None:
        return None
    name, last = found
    if _is_word_of_text(line, i, last):
        return None
    return Measured(name.unit, None, i, last, name.note)


def _leads(line: Line, i: int, found: tuple[UnitName, int]) -> bool:
    """Tell whether a currency sign stands apart from the number before it and belongs to the one behind it."""
    name, last = found
    is_money = line.lexicon.units.kind(name.unit) is Kind.MONEY
    return is_money and not line.is_adjacent(i) and line.is_number(last)


def _with_clitic(line: Line, i: int) -> tuple[UnitName, int] | None:
    language = line.lexicon.language
    if not line.is_word(i):
        return language.units.at(line.tokens, i)
    for form in _without_article(line, i):
        if found := language.units.at(line.tokens, i, form):
            return found
    return None


def _without_article(line: Line, i: int) -> Iterator[str]:
    """Yield the looked-up word at token `i`, and what it is without the article written onto it."""
    word, article = line.tokens[i].fold, line.lexicon.language.definite
    yield word
    if article and word.startswith(article) and len(word) > len(article) + 1:
        yield word.removeprefix(article)


def _is_word_of_text(line: Line, i: int, last: int) -> bool:
    """Tell whether what looks like a unit is an ordinary word: "in 5 second place", "5 m" before a letter."""
    if line.tokens[i].text.isupper() or last - i > 1:
        return False
    return line.has("ordinal", i) is not None and line.is_word(last) and line.has("stop", last) is None


def _noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the counted noun at or near token `i`: a known one behind its modifiers, else an unknown one."""
    j, skipped = i, 0
    while skipped <= _MAX_MODIFIERS and j < len(line.tokens):
        found = _known_noun(line, j)
        if found and _fits(line, found, is_singular=is_singular):
            start = line.tokens[i].start if not skipped else line.tokens[found.first].start
            return replace(_with_model(line, found), noun=line.text[start : line.tokens[found.last - 1].end])
        step = _modifier(line, j)
        if step is None:
            break
        j, skipped = step, skipped + 1
    return _unknown_noun(line, i, is_singular=is_singular)


def _known_noun(line: Line, i: int) -> Measured | None:
    """Return the known noun or named unit at token `i`: "perusahaan", "A100s"."""
    if i >= len(line.tokens):
        return None
    if model := _model(line, i):
        return model
    if not line.is_word(i):
        return None
    lexicon = line.lexicon
    for form in _without_article(line, i):
        own = lexicon.own_names.at(line.tokens, i, form)
        found = own or lexicon.language.nouns.at(line.tokens, i, form)
        if found:
            return Measured(found[0], None, i, found[1])
    return None


def _model(line: Line, i: int) -> Measured | None:
    """Return a unit named like a model: letters and digits in one, an s behind it for the plural ("A100S")."""
    if not (line.is_word(i) and line.is_number(i + 1) and line.is_adjacent(i + 1)):
        return None
    name = line.tokens[i].text + line.tokens[i + 1].text
    if line.lexicon.units.get(name) is None:
        return None
    has_plural = line.is_word(i + 2) and line.is_adjacent(i + 2) and line.tokens[i + 2].fold == "s"
    if not has_plural and line.is_adjacent(i + 2) and (line.is_word(i + 2) or line.is_number(i + 2)):
        return None
    return Measured(name, None, i, i + 2 + has_plural)


def _with_model(line: Line, found: Measured) -> Measured:
    """Return the more specific unit when a model of the noun follows it: "prosesor H100"."""
    model = _model(line, found.last)
    if model and line.lexicon.units.is_kind_of(model.unit, found.unit):
        return replace(model, first=found.first)
    return found


def _fits(line: Line, found: Measured, *, is_singular: bool) -> bool:
    """Tell whether the noun's number fits: before another noun a singular only modifies it ("200 car factories")."""
    language = line.lexicon.language
    if not language.noun_last or is_singular:
        return True
    last = line.tokens[found.last - 1]
    is_plural = any(last.fold.endswith(ending) for ending, _ in language.plural)
    follower = _known_noun(line, found.last)
    return is_plural or follower is None


def _modifier(line: Line, j: int) -> int | None:
    """Return the index after a modifier at token `j`, or None when the noun phrase cannot go on over it."""
    if (after := line.has("modifier", j)) is not None:
        return after
    if not line.is_word(j) or line.has("stop", j) is not None or _ends_with_number(line, j) or lookup(line, j):
        return None
    token = line.tokens[j]
    if token.fold.endswith(line.lexicon.language.modifier_endings):
        return j + 1
    is_name = token.text[0].isupper() and token.text.isascii()
    return j + 1 if is_name or line.lexicon.language.noun_last else None


def _ends_with_number(line: Line, j: int) -> bool:
    return line.is_number(j + 1) and line.is_adjacent(j + 1)


def _unknown_noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the word at token `i` as a unit of its own, if it can be a counted noun."""
    language = line.lexicon.language
    if not line.is_word(i) or line.has("stop", i) is not None or _ends_with_number(line, i):
        return None
    word = line.tokens[i].text
    if not word.isalpha() or not word.islower():
        return None
    if not language.plural or is_singular or word.endswith(language.not_plural):
        return None
    for ending, single in language.plural:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            unit = word.removesuffix(ending) + single
            return Measured(unit, word, i, i + 1, is_known=False)
    return None
