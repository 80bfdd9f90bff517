"""What a number counts or measures: signs, currencies, units and nouns beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.brief import BRIEF, brief
from factledger.reading.heat import LETTERS, heat
from factledger.reading.lexicon import BEFORE, HYPHENS
from factledger.reading.measured import Measured, made
from factledger.reading.nouns import (
    MAX_MODIFIERS,
    PARTICIPLES,
    before_noun,
    behind_counter,
    capital_noun,
    fits_number,
    hyphen_noun,
    joined_end,
    known_noun,
    may_have_model,
    modifier_end,
    unknown_noun,
    with_model,
)
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT, is_minor

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import UnitName

_MAX_UNKNOWN = 2
"""How many words may stand before a counted noun that is not known."""

_LETTER = "letter"
"""Note of a currency's sign that is a single letter, with which model names start as well."""

_INCHES_IN_FOOT = 12


def before_number(line: Line, i: int) -> Measured | None:
    """Return the currency sign or code, or the unit written before its number, that ends directly before token `i`."""
    if not line.words[i - 1].measures_before:
        return None
    units = line.lexicon.language.units
    unit = line.before(units, i) if units in line.words[i - 1].closes else None
    if unit and unit[0].note == BEFORE and unit[1] >= line.reached:
        return Measured(unit[0].unit, None, unit[1], i)
    if (start := line.had("currency-before", i)) is not None and start >= line.reached:
        named = line.at(units, start)  # "新台幣500元"
        return Measured(named[0].unit, None, start, i, named[0].note) if named and named[1] == i else None
    found = line.before(line.lexicon.neutral.signs, i) or line.before(line.lexicon.symbols, i)
    if found is None:
        return None
    name, first = found
    if name.note == _LETTER and not is_money_letter(line, i):
        return None
    is_taken = first < line.reached or is_minor(name.unit)
    if is_taken or line.lexicon.kind(name.unit) is not Kind.MONEY or _is_glued(line, first):
        return None
    return Measured(name.unit, None, first, i, name.note)


def is_money_letter(line: Line, i: int) -> bool:
    """Tell whether a letter before the number at token `i` is a currency: "R500 million", "N70,000", but not R1."""
    scale = lookup(line, i + 1)
    is_scaled = scale is not None and scale[0].kind in SCALES and not scale[2]
    if not line.is_adjacent(i):
        return is_scaled  # "R 500 million"
    if line.is_adjacent(i - 1) and line.is_word(i - 2):
        return False
    is_lettered = line.is_adjacent(i + 1) and line.words[i + 1].text in line.lexicon.language.scales
    is_grouped = bool(line.lexicon.group) and line.lexicon.group in line.words[i].text
    return is_scaled or is_lettered or is_grouped


def _is_glued(line: Line, first: int) -> bool:
    """Tell whether the sign goes on from a word or number before it ("20$ 43"), but for a scale letter: "T€ 43"."""
    letter = line.lexicon.language.scales.get(line.words[first - 1].text)
    is_scale = letter is not None and len(letter.values) == 1 and not line.is_run(first - 1)
    return line.is_adjacent(first) and not is_scale and (line.is_letters(first - 1) or line.is_number(first - 1))


def after_number(line: Line, last: int, *, is_singular: bool) -> Measured:
    """Return the unit or counted noun that follows token `last` - 1."""
    word = line.words[last]
    if word.counts_nothing and not _may_be_model(line, last):
        return made(Measured, (NO_UNIT, None, last, last, "", True))
    if word.alone is not None and _is_by_itself(line, last):
        name, is_noun = word.alone
        printed = line.text[line.starts[last] : line.ends[last]] if is_noun else None
        return made(Measured, (name, printed, last, last + 1, "", True))
    if "foot-mark" in word.opens and (feet := _feet(line, last)):
        return feet
    hyphen = word.text in HYPHENS and line.is_adjacent(last) and line.is_adjacent(last + 1)
    start = last + hyphen
    if hyphen and line.has("no-hyphen-noun", start) is not None and line.lexicon.language.hyphen_nouns:
        return Measured(NO_UNIT, None, last, last)  # "a 300-strong crowd"
    found = unit_at(line, start) if line.words[start].measures else None
    if found and not hyphen and not is_singular and _only_describes(line, found):
        found = _noun(line, start, is_singular=False) or found
    elif found is None:
        found = _noun(line, start, is_singular=is_singular or hyphen)
    elif (noun := known_noun(line, start)) and noun.last > found.last:
        # The longer wins: "3分店" are branches, not minutes, and "11 đô thị" no dollars.
        found = noun._replace(noun=line.text[line.starts[start] : line.ends[noun.last - 1]])
    if "modifier" in line.words[start].opens and (unit := _modified_unit(line, start)):
        # "10 more business days" are no businesses.
        found = unit if found is None or not found.is_known or unit.last > found.last else found
    if found is None and hyphen and line.lexicon.language.hyphen_nouns:
        found = hyphen_noun(line, start)
    return found or made(Measured, (NO_UNIT, None, last, last, "", True))


def _may_be_model(line: Line, i: int) -> bool:
    """Tell whether digits behind the word at token `i` may make more of it than the word by itself is."""
    if line.words[i + 1].text in HYPHENS:
        return line.words[i + 2].is_number and line.is_adjacent(i + 1) and line.is_adjacent(i + 2)  # "40 F-16 jets"
    return line.words[i + 1].is_number and (line.is_adjacent(i + 1) or not line.words[i].stops)


def _is_by_itself(line: Line, i: int) -> bool:
    """Tell whether nothing behind the unit or noun at token `i` may go on with it: a hyphen, the digits of a model."""
    after = line.words[i + 1]
    return not (after.is_number or after.text in HYPHENS or may_have_model(line, i + 1))


def _only_describes(line: Line, found: Measured) -> bool:
    """Tell whether the unit is half of a word that describes: "30 second-hand buses", "6 euro-area states"."""
    word, second = line.words[found.last - 1], joined_end(line, found.last - 1)
    if second is None or not line.lexicon.language.hyphen_nouns or word.fold.endswith(line.lexicon.plural_endings):
        return False
    is_symbol = (
        not word.text.islower() or found.last != found.first + 1 or line.lexicon.kind(found.unit) is Kind.PERCENT
    )
    # "a 6 metre-long boat", "120 kilometre-an-hour winds"
    measures = line.has("no-hyphen-noun", second) is not None or line.has("stop", found.last + 1) is not None
    return not is_symbol and not measures


def _modified_unit(line: Line, i: int) -> Measured | None:
    """Return the unit of "2 more minutes", "3 full days"."""
    if (step := line.has("modifier", i)) is None:
        return None
    found = unit_at(line, step)
    is_measure = found is not None and line.is_word(step) and line.words[step].text.islower()
    return found._replace(first=i) if found and is_measure and not line.is_adjacent(step) else None


def _feet(line: Line, i: int) -> Measured | None:
    """Return the feet of 6'2" and 5' 11": the mark at token `i` has inches behind it, which say that they are some."""
    last = line.has("foot-mark", i)
    if last is None or not line.is_adjacent(i) or not line.words[last].text.isdecimal():
        return None
    is_told = line.is_adjacent(last) or line.has("inch-mark", last + 1) is not None
    is_feet = is_told and int(line.words[last].text) < _INCHES_IN_FOOT
    return Measured("foot", None, i, last) if is_feet else None


_SINGLE = frozenset((*LETTERS, *BRIEF))


def unit_at(line: Line, i: int) -> Measured | None:
    """Return the unit whose sign, symbol or name starts at token `i`, or None."""
    word, lexicon = line.words[i], line.lexicon
    if word.text in _SINGLE and (unit := heat(line, i) or brief(line, i)) is not None:
        return Measured(unit, None, i, i + 1)
    opens, signs, units = word.opens, lexicon.neutral.signs, lexicon.language.units
    if not (units in opens or signs in opens or lexicon.symbols in opens or units in word.without_article):
        return None
    named = _with_clitic(line, i)
    if named and named[0].note == BEFORE and (line.is_number(named[1]) or lookup(line, named[1])):
        return None
    exact = (line.at(signs, i) if signs in opens else None) or (
        line.at(lexicon.symbols, i) if lexicon.symbols in opens else None
    )
    if exact and exact[0].note == _LETTER:
        exact = None
    if exact and _leads(line, i, exact):
        if named and named[1] <= exact[1] and line.is_adjacent(exact[1]):
            named = None  # "3 USD50 cards": the code of the number behind it
        exact = None
    found = exact or named
    if found is None:
        return None
    # The longer wins: "US dollars" over "US$", "percentage points" over "percent".
    if named and named[1] > found[1]:
        found = named
    name, last = found
    if _is_word_of_text(line, i, last) or _begins_name(line, i, last):
        return None
    return made(Measured, (lexicon.regional.get(name.unit, name.unit), None, i, last, name.note, True))


def _leads(line: Line, i: int, found: tuple[UnitName, int]) -> bool:
    """Tell whether a currency sign stands apart from the number before it and belongs to the one behind it."""
    name, last = found
    is_money = line.lexicon.kind(name.unit) is Kind.MONEY
    return is_money and not line.is_adjacent(i) and line.is_number(last) and not _has_money(line, last + 1)


def _has_money(line: Line, i: int) -> bool:
    """Tell whether a currency or its cents stand at token `i`: "3 CAD 5 cents", "10 $ 30 $"."""
    lexicon = line.lexicon
    found = line.at(lexicon.neutral.signs, i) or line.at(lexicon.symbols, i) or line.at(lexicon.language.units, i)
    return found is not None and lexicon.kind(found[0].unit) is Kind.MONEY


def _with_clitic(line: Line, i: int) -> tuple[UnitName, int] | None:
    units = line.lexicon.language.units
    without_article = line.words[i].without_article
    return line.at(units, i) or (line.longest(without_article[units], i) if units in without_article else None)


def _begins_name(line: Line, i: int, last: int) -> bool:
    """Tell whether a letter that may be a unit opens a name with digits: "5 H5N1 deaths", "8 Mi-17 helicopters"."""
    if last > i + 1 or line.is_adjacent(i) or not line.words[i].text[0].isupper():
        return False
    end = last + (line.words[last].text in HYPHENS and line.is_adjacent(last))
    return line.words[end].is_number and line.is_adjacent(end)


def _is_word_of_text(line: Line, i: int, last: int) -> bool:
    """Tell whether what looks like a unit is an ordinary word: "in 5 second place", "5 m" before a letter."""
    if line.words[i].text.isupper() or last - i > 1:
        return False
    is_ordinal = "ordinal" in line.words[i].opens and line.has("ordinal", i) is not None
    return is_ordinal and line.is_word(last) and line.has("stop", last) is None


def _noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the counted noun at or near token `i`: a known one behind its modifiers, else an unknown one."""
    if "counter" in line.words[i].opens and (counted := behind_counter(line, i)):
        return counted
    j, skipped = i, 0
    while skipped <= MAX_MODIFIERS and j < line.count:
        found = known_noun(line, j) if line.words[j].is_named or line.words[j + 1].is_number else None
        if found and fits_number(line, found, is_singular=is_singular):
            start = line.starts[i] if not skipped else line.starts[found.first]
            if "modifier" in line.words[found.first].opens:
                found = known_noun(line, found.last) or found  # "tiga ekor sapi" are cows, "tiga ekor" animals
            noun = line.text[start : line.ends[found.last - 1]]
            model = with_model(line, found) if may_have_model(line, found.last) else found
            return made(Measured, (model.unit, noun, model.first, model.last, "", True))
        step = None if line.words[j].ends_noun else modifier_end(line, j)
        step = before_noun(line, j) if step is None and line.lexicon.language.noun_last else step
        if step is None or _ends_unknown(line, j, step):
            break
        j, skipped = step, skipped + 1
    if line.lexicon.language.capital_nouns:
        return capital_noun(line, i, is_singular=is_singular)
    while not line.lexicon.language.noun_last and (step := line.has("modifier", i)) is not None and line.is_word(step):
        i = step  # "due nuove farmacie"
    found = unknown_noun(line, i, is_singular=is_singular)
    return found or (None if is_singular else _unknown_behind(line, i))


def _ends_unknown(line: Line, j: int, step: int) -> bool:
    """Tell whether a noun that is not known ends before the word at token `step`: "26 ski lifts take visitors".

    A plural that stands right before a known noun describes it: "12 sports clubs".
    """
    if not line.lexicon.language.noun_last or line.has("modifier", j) is not None:
        return False
    if unknown_noun(line, j, is_singular=False) is None:
        return False
    return (known_noun(line, step) or unknown_noun(line, step, is_singular=False)) is None


def _unknown_behind(line: Line, i: int) -> Measured | None:
    """Return the unknown noun behind other words, in a language where it comes last: "6 electric ferries"."""
    for _ in range(_MAX_UNKNOWN):
        word = line.words[i]
        step = (
            None
            if word.ends_noun or "of" in word.opens or not line.lexicon.language.noun_last
            else modifier_end(line, i)
        )
        # "300 fled villages": what was done is no part of the noun.
        if step is None or (line.has("modifier", i) is None and word.fold.endswith(PARTICIPLES)):
            return None
        i = step
        if (found := unknown_noun(line, i, is_singular=False)) and unit_at(line, i) is None:
            return found
    return None
