"""Nouns that a number counts: known ones, models, and words that can only be nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.lexicon import HYPHENS
from factledger.reading.measured import ITEM, Measured, made
from factledger.reading.terms import people
from factledger.reading.words import lookup
from factledger.values.figure import Kind
from factledger.values.units import PERSON

if TYPE_CHECKING:
    from factledger.reading.line import Line

MAX_MODIFIERS = 4

PARTICIPLES = ("ed", "ing")


def capital_noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the capitalised noun at token `i`, or behind an adjective, in a language that writes nouns so."""
    while line.is_word(i) and (step := modifier_end(line, i)) and _is_adjective(line, i):
        i = step
    word = line.words[i].text
    is_noun = line.is_word(i) and word.isalpha() and word[0].isupper() and len(word) > 2 and line.has("stop", i) is None  # noqa: PLR2004
    # "120 Ingenieurs- und 340 Technikerstellen": what is only begun is no noun.
    is_begun = line.is_mark(i + 1, HYPHENS) and line.is_adjacent(i + 1) and not line.is_adjacent(i + 2)
    if is_singular or not is_noun or is_begun or ends_with_number(line, i) or lookup(line, i):
        return None
    for ending, single in line.lexicon.language.plural:
        if word.endswith(ending) and not word.endswith(line.lexicon.language.not_plural):
            return Measured(word.removesuffix(ending) + single, word, i, i + 1, is_known=False)
    return None


def _is_adjective(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` has the ending of an adjective behind a number: "40 neue Brücken"."""
    return line.has("modifier", i) is not None or line.words[i].text.endswith("e") or _is_name_before_noun(line, i)


def behind_counter(line: Line, i: int) -> Measured | None:
    """Return the known noun behind a counter that fits it: "150个国家", "3000名员工", "100명의 학생"."""
    j = line.has("counter", i)
    counter = known_noun(line, i) if j is not None else None
    if j is None or counter is None or counter.last != j:
        return None
    of = line.has("of", j)
    k = j if of is None else of
    for _ in range(MAX_MODIFIERS + 1):
        found = known_noun(line, k)
        if found and found.unit != ITEM:
            fits = counter.unit == ITEM or _is_person(line, counter.unit) is _is_person(line, found.unit)
            text = line.text[line.starts[i] : line.ends[found.last - 1]]
            return with_model(line, found)._replace(noun=text) if fits else None
        if not line.is_word(k) or line.has("stop", k) is not None or lookup(line, k):
            return None
        k += 1
    return None


def _is_person(line: Line, unit: str) -> bool:
    return unit == PERSON or line.lexicon.units.is_kind_of(unit, PERSON) or unit in people().get(PERSON, ())


def hyphen_noun(line: Line, i: int) -> Measured | None:
    """Return the singular that a hyphen joins to its number, as a unit of its own: "a 1,000-page report"."""
    word = line.words[i].text
    is_noun = line.is_word(i) and word.isalpha() and word.islower() and len(word) > 2  # noqa: PLR2004
    if not is_noun or word.endswith(PARTICIPLES) or lookup(line, i) or ends_with_number(line, i):
        return None
    is_other = line.has("stop", i) is not None or line.has("no-hyphen-noun", i) is not None
    return None if is_other else Measured(word, word, i, i + 1, is_known=False)


def known_noun(line: Line, i: int) -> Measured | None:
    """Return the known noun or named unit at token `i`: "perusahaan", "A100s"."""
    word, is_led = line.words[i], line.words[i + 1].is_number
    if not word.is_word or not (word.is_named or is_led):
        return None
    if is_led and (model := _model(line, i)):
        return _with_noun(line, model) if line.lexicon.language.noun_last else model
    found: tuple[str, int] | None
    for opens in (word.opens, word.without_article) if word.without_article else (word.opens,):
        for table in (line.lexicon.own_names, line.lexicon.language.nouns):
            if table in opens and (found := line.longest(opens[table], i)):
                return made(Measured, (found[0], None, i, found[1], "", True))
    return None


def _model(line: Line, i: int) -> Measured | None:
    """Return a unit named like a model: letters and digits in one, an s behind it for the plural ("A100S")."""
    if not (line.words[i + 1].is_number and line.is_adjacent(i + 1) and line.is_word(i)):
        return None
    name = line.words[i].text + line.words[i + 1].text
    if line.lexicon.units.get(name) is None:
        return None
    has_plural = line.is_word(i + 2) and line.is_adjacent(i + 2) and line.words[i + 2].fold == "s"
    if not has_plural and line.is_adjacent(i + 2) and (line.is_letters(i + 2) or line.is_number(i + 2)):
        return None
    return Measured(name, None, i, i + 2 + has_plural)


def _with_noun(line: Line, model: Measured) -> Measured:
    """Return a model with the noun behind it that it is one of: "50,000 H100 processors" are so many H100s."""
    word = line.words[model.last]
    noun = known_noun(line, model.last) if word.is_word and not line.is_adjacent(model.last) else None
    is_one = noun is not None and line.lexicon.units.is_kind_of(model.unit, noun.unit)
    return model._replace(last=noun.last) if noun is not None and is_one else model


def before_noun(line: Line, i: int) -> int | None:
    """Return the index after the model at token `i` where a known noun follows that it is one of: "50,000 X200 chips".

    What is counted are chips, where the model is not known.
    """
    word = line.words[i]
    if not word.is_word or not word.text[0].isupper() or _model(line, i):
        return None
    is_joined = line.words[i + 1].text in HYPHENS and line.is_adjacent(i + 1)
    last = i + 1 + is_joined
    if not (line.is_number(last) and line.is_adjacent(last)):
        return None
    last += 1
    while line.is_run(last):
        last += 1
    return last if known_noun(line, last) and not line.is_adjacent(last) else None


def with_model(line: Line, found: Measured) -> Measured:
    """Return the more specific unit when a model of the noun follows it: "prosesor H100", "chips de Nvidia A100"."""
    model = _model(line, found.last) or _model(line, _maker_end(line, found.last))
    if model and line.lexicon.units.is_kind_of(model.unit, found.unit):
        return model._replace(first=found.first)
    return found


def may_have_model(line: Line, i: int) -> bool:
    """Tell whether digits stand near enough behind a noun that ends before token `i` for a model: "de Nvidia A100"."""
    words = line.words
    return words[i + 1].is_number or words[i + 2].is_number or words[i + 3].is_number


def _maker_end(line: Line, i: int) -> int:
    """Return the index after the name of who makes something, between its noun and its model: "de Nvidia"."""
    of = line.has("of", i)
    at = i if of is None else of
    word = line.words[at]
    is_name = word.is_word and not word.text[0].islower() and line.has("stop", at) is None
    return at + 1 if is_name and not word.numbers else i


def fits_number(line: Line, found: Measured, *, is_singular: bool) -> bool:
    """Tell whether the noun's number fits: before another noun a singular only modifies it ("200 car factories")."""
    language = line.lexicon.language
    if not language.noun_last or is_singular:
        return True
    is_plural = line.words[found.last - 1].fold.endswith(line.lexicon.plural_endings)
    if is_plural or (known_noun(line, found.last) is None and not _is_time(line, found.last)):
        return is_plural or not _describes_unknown(line, found)
    return False


def _describes_unknown(line: Line, found: Measured) -> bool:
    """Tell whether a singular with a regular plural stands before a plural in no table: "2,000 customer queries"."""
    language, fold = line.lexicon.language, line.words[found.last - 1].fold
    if not language.hyphen_nouns or unknown_noun(line, found.last, is_singular=False) is None:
        return False  # where compounds are one word, as in Dutch, what follows is no part of one
    return any(
        fold.endswith(single) and language.nouns in line.lexicon.opening(fold.removesuffix(single) + ending)
        for ending, single in language.plural
    )


def _is_time(line: Line, i: int) -> bool:
    """Tell whether a span of time stands at token `i`: "20 school hours" are no schools."""
    unit = line.at(line.lexicon.language.units, i)
    is_plural = line.words[i].fold.endswith(line.lexicon.plural_endings)
    return unit is not None and is_plural and line.lexicon.kind(unit[0].unit) is Kind.DURATION


def modifier_end(line: Line, j: int) -> int | None:
    """Return the index after a modifier at token `j`, or None when the noun phrase cannot go on over it."""
    word = line.words[j]
    if "modifier" in word.opens and (after := line.has("modifier", j)) is not None:
        return after
    if not word.is_word or (word.bars_noun and _bars_noun(line, j)):
        return None
    if ends_with_number(line, j) or (word.numbers and lookup(line, j)):
        return None
    if word.fold.endswith(line.lexicon.language.modifier_endings):
        return j + 1
    text = word.text
    if line.lexicon.language.noun_last and (second := joined_end(line, j)):
        return second + 1  # "11 German-built locomotives"
    if line.lexicon.language.capital_nouns and text[0].isupper():
        return j + 1 if _is_name_before_noun(line, j) else None
    is_name = text[0].isupper() and text.isascii()
    return j + 1 if is_name or line.lexicon.language.noun_last else None


def _bars_noun(line: Line, j: int) -> bool:
    """Tell whether no noun phrase goes on over the word at token `j`."""
    return line.has("stop", j) is not None or line.has("no-noun", j) is not None


def joined_end(line: Line, j: int) -> int | None:
    """Return the last word of those that hyphens join to the word at token `j`: "second-hand", "high-speed"."""
    last = j
    while line.words[last + 1].text in HYPHENS and line.is_adjacent(last + 1) and line.is_adjacent(last + 2):
        if not line.is_word(last + 2):
            return None
        last += 2
    return last if last > j else None


def _is_name_before_noun(line: Line, j: int) -> bool:
    """Tell whether the capitalised word at token `j` belongs to the noun behind it: "40 Berliner Schulen"."""
    is_noun_next = line.is_word(j + 1) and line.words[j + 1].text[0].isupper()
    return is_noun_next and (line.words[j].text.isupper() or line.words[j].text.endswith("er"))


def ends_with_number(line: Line, j: int) -> bool:
    """Tell whether digits touch the word at token `j`."""
    return line.words[j + 1].is_number and line.is_adjacent(j + 1)


def unknown_noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the word at token `i` as a unit of its own, if it can be a counted noun."""
    word = line.words[i]
    if is_singular or word.singular is None:
        return None
    if not word.text.islower() and line.has("capital-noun", i) is None:
        return None
    if line.has("stop", i) is not None or ends_with_number(line, i):
        return None
    if word.fold.endswith(line.lexicon.language.participles) and line.has("agent", i + 1) is not None:
        return None  # "the 2,000 cited by the engineers" are no noun
    return Measured(word.singular, word.text, i, i + 1, is_known=False)
