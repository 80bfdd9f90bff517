"""What a number counts or measures: signs, currencies, units, nouns and rates beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.brief import BRIEF, brief
from factledger.reading.digits import may_be_year
from factledger.reading.heat import LETTERS, heat
from factledger.reading.lexicon import BEFORE, EACH, EACH_ITEM, HYPHENS, RATES
from factledger.reading.told import either, other_of
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT, PERSON, is_minor, per_so_many

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import UnitName

_MAX_MODIFIERS = 4
_MAX_UNKNOWN = 2
"""How many words may stand before a counted noun that is not known."""

ITEM = "item"
"""What a counter counts that says nothing of what it counts."""

_NO_MODIFIERS = ("stop", "no-noun")
"""Categories of words that no noun phrase goes on over."""

_PARTICIPLES = ("ed", "ing")
_LETTER = "letter"
"""Note of a currency's sign that is a single letter, with which model names start as well."""

_INCHES_IN_FOOT = 12

_NO_RATES = (Kind.PERCENT, Kind.DURATION)
"""Kinds of figures that such a word leaves alone: "5% yearly" are five percent on the year before."""


class Measured(NamedTuple):
    """A unit beside a number.

    Attributes:
        unit: Canonical id, "1" when there is none.
        noun: The counted noun as printed.
        first: Index of its first token.
        last: Index after its last token.
        note: What is not plain about it: "bare" for a $ or a cent without a country.
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
    if line.words[i - 1].closes.keys().isdisjoint(line.lexicon.before_numbers):
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
    if word.counts_nothing and not line.words[last + 1].is_number:
        return Measured(NO_UNIT, None, last, last)
    if "foot-mark" in word.opens and (feet := _feet(line, last)):
        return feet
    hyphen = word.text in HYPHENS and line.is_adjacent(last) and line.is_adjacent(last + 1)
    start = last + hyphen
    if hyphen and line.has("no-hyphen-noun", start) is not None and line.lexicon.language.hyphen_nouns:
        return Measured(NO_UNIT, None, last, last)  # "a 300-strong crowd"
    found = _unit(line, start) if line.words[start].measures else None
    if found and not hyphen and not is_singular and _only_describes(line, found):
        found = _noun(line, start, is_singular=False) or found
    elif found is None:
        found = _noun(line, start, is_singular=is_singular or hyphen)
    elif (noun := _known_noun(line, start)) and noun.last > found.last:
        # The longer wins: "3分店" are branches, not minutes, and "11 đô thị" no dollars.
        found = noun._replace(noun=line.text[line.starts[start] : line.ends[noun.last - 1]])
    if "modifier" in line.words[start].opens and (unit := _modified_unit(line, start)):
        # "10 more business days" are no businesses.
        found = unit if found is None or not found.is_known or unit.last > found.last else found
    if found is None and hyphen and line.lexicon.language.hyphen_nouns:
        found = _hyphen_noun(line, start)
    return found or Measured(NO_UNIT, None, last, last)


def _only_describes(line: Line, found: Measured) -> bool:
    """Tell whether the unit is half of a word that describes: "30 second-hand buses", "6 euro-area states"."""
    word, second = line.words[found.last - 1], _joined(line, found.last - 1)
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
    found = _unit(line, step)
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

_WHEN = ("ago", "ordinal", "month")
"""Categories of words that tell of a span of time before them when it was."""


def with_rate(line: Line, measured: Measured) -> Measured:
    """Return the unit with the "/hour", "per chip" or "a day" that follows it."""
    word = line.words[measured.last]
    if word.divides and (rated := _rated(line, measured)).unit != measured.unit:
        return rated
    is_word = word.is_word and measured.last > measured.first and measured.noun is None
    return _by_stuff(line, measured) if is_word else measured


_MOST_STUFF = 3
"""How many words may name what is measured: "3 litres of warm fresh water a day"."""


def _by_stuff(line: Line, measured: Measured) -> Measured:
    """Return the unit of "2,300 litres of water per tonne", "300 Liter Wasser pro Tonne": by what, behind of what."""
    of = line.has("of", measured.last)
    start = last = measured.last if of is None else of
    most = 1 if of is None else _MOST_STUFF
    while last < start + most and _is_stuff(line, last):
        last += 1
    word = line.words[last]
    if last == start or not word.divides or "/" in measured.unit:
        return measured
    if "per" not in word.opens and (of is None or "per-time" not in word.opens):
        return measured
    if line.lexicon.kind(measured.unit) is not Kind.QUANTITY:
        return measured
    rated = _by_words(line, measured._replace(last=last))
    return measured if rated.unit == measured.unit else rated


def _is_stuff(line: Line, i: int) -> bool:
    word = line.words[i]
    goes_on = word.numbers or "stop" in word.opens or not word.opens.keys().isdisjoint(RATES)
    return word.is_word and not (goes_on or word.is_elided)


def _rated(line: Line, measured: Measured) -> Measured:
    opens = line.words[measured.last].opens
    if "gross-or-net" in opens and (after := line.has("gross-or-net", measured.last)) is not None:
        rated = with_rate(line, measured._replace(last=after))
        return measured if rated.unit == measured.unit else rated  # "2 091 euros net par mois"
    if not opens.keys().isdisjoint(EACH) and (each := _each(line, measured)):
        return each
    if line.words[measured.last].bare and (divisor := _glued_divisor(line, measured)):
        return _divided(line, measured, divisor.unit, divisor.last)
    rated = measured if opens.keys().isdisjoint(RATES) else _by_words(line, measured)
    return _each_item(line, measured) if rated is measured and EACH_ITEM in opens else rated


def _by_words(line: Line, measured: Measured) -> Measured:
    """Return the unit with what a word such as "per" or "a" divides it by."""
    per_capita = line.has("capita", measured.last)
    if per_capita is not None:
        return _divided(line, measured, "person", per_capita)
    if (price := _price_of(line, measured) or _by_scale(line, measured)) is not None:
        return price
    anything, time_only = line.has("per", measured.last), line.has("per-time", measured.last)
    for start, any_unit in ((anything, True), (time_only, False)):
        if start is None:
            continue
        is_price = line.lexicon.kind(measured.unit) is Kind.MONEY
        # "340 millones al banco" went to it, and are no price of one.
        is_dative = line.has("dative", measured.last) == start and line.has("sold-by", start) is None
        may_count = any_unit or (is_price and not is_dative)
        found = _unit(line, start) or (_known_noun(line, start) if may_count else None)
        if found is None and any_unit:
            found = _any_noun(line, measured, start)
        if found and (any(line.has(name, found.last) for name in _WHEN) or _is_year(line, found.last)):
            return measured  # "£961m a year earlier", "in the third quarter", "im Monat Mai" and "في عام 2024" say when
        if found and (any_unit or is_price or line.lexicon.kind(found.unit) is Kind.DURATION):
            return _divided(line, measured, found.unit, found.last)
    return measured


def _by_scale(line: Line, measured: Measured) -> Measured | None:
    """Return the unit of "12 cases per million inhabitants", where a scale word without a number says by how many."""
    start = line.has("per-many", measured.last)
    scale = lookup(line, start) if start is not None and "/" not in measured.unit else None
    if (
        scale is None
        or scale[0].kind not in SCALES
        or scale[2]
        or per_so_many(scale[0].value) not in line.lexicon.units
    ):
        return None
    by = after_number(line, scale[1], is_singular=False)
    if by.unit == NO_UNIT and (of := line.has("of", scale[1])) is not None:
        by = after_number(line, of, is_singular=False)
    last = by.last if by.unit != NO_UNIT else scale[1]
    return measured._replace(unit=line.lexicon.units.by_so_many(measured.unit, scale[0].value, by.unit), last=last)


def _any_noun(line: Line, measured: Measured, start: int) -> Measured | None:
    """Return the noun that is in no table of "$410 per trolley", behind a word that can only be "per"."""
    word = line.words[start].text
    is_per = line.has("per-any", measured.last) == start and measured.unit != NO_UNIT
    is_noun = line.is_word(start) and word.isalpha() and word[0].isupper() is line.lexicon.language.capital_nouns
    if not is_per or not is_noun or line.has("stop", start) is not None or lookup(line, start):
        return None
    is_many = not line.lexicon.language.capital_nouns and word.endswith(line.lexicon.plural_endings)
    return None if is_many or _ends_with_number(line, start) else Measured(word, word, start, start + 1, is_known=False)


def _each_item(line: Line, measured: Measured) -> Measured:
    """Return the unit of "$27 each", "3 euros pièce": a price of one of what is spoken of."""
    last = line.has(EACH_ITEM, measured.last)
    if last is None or line.lexicon.kind(measured.unit) is not Kind.MONEY or "/" in measured.unit:
        return measured
    return _divided(line, measured, ITEM, last)


def _is_year(line: Line, i: int) -> bool:
    return line.is_number(i) and may_be_year(line.words[i].text)


def _each(line: Line, measured: Measured) -> Measured | None:
    """Return the unit of "300 dollars monthly", where one word says how often: "شهريا", "sebulan", "प्रतिदिन"."""
    opens = line.words[measured.last].opens
    for name, unit in EACH.items():
        last = line.has(name, measured.last) if name in opens else None
        if last is not None:
            is_rate = line.has("ago", last) is None and line.lexicon.kind(measured.unit) not in _NO_RATES
            return _divided(line, measured, unit, last) if is_rate and measured.unit != NO_UNIT else None
    return None


def _glued_divisor(line: Line, measured: Measured) -> Measured | None:
    """Return the unit of "دولارا للبرميل", where "per" is written onto it, if the figure is a price.

    Of nouns only those that things are sold by: "دولارا للحاوية", but money goes "للشركة".
    """
    if line.lexicon.kind(measured.unit) is not Kind.MONEY:
        return None
    language, word = line.lexicon.language, line.words[measured.last]
    for opens, clitic in word.bare:
        if "per" not in line.lexicon.opening(word.fold[:clitic]):
            continue
        if language.units in opens:
            found = line.longest(opens[language.units], measured.last)
            if found and line.lexicon.kind(found[0].unit) in (Kind.QUANTITY, Kind.DURATION):
                return Measured(found[0].unit, None, measured.last, found[1])
        if (
            "sold-by" in opens
            and language.nouns in opens
            and (noun := line.longest(opens[language.nouns], measured.last))
        ):
            return Measured(noun[0], None, measured.last, noun[1])
    return None


def _price_of(line: Line, measured: Measured) -> Measured | None:
    """Return the unit of a price told without "per": "3 euros le litre", "20 dólares la tonelada", "15 euros hora"."""
    if line.lexicon.kind(measured.unit) is not Kind.MONEY or "/" in measured.unit:
        return None
    article = line.has("per-price", measured.last)
    start = measured.last if line.has("per-bare", measured.last) is not None else article
    found = None if start is None else _unit(line, start)
    if found is None and start is not None and line.has("sold-by", start) is not None:
        found = _known_noun(line, start)  # "15 euros le billet"
    if found is None or line.lexicon.kind(found.unit) is Kind.MONEY or _is_when(line, found):
        return None
    return _divided(line, measured, found.unit, found.last)


def _is_when(line: Line, found: Measured) -> bool:
    """Tell whether the span of time says when: "l'an dernier", "el día 12"."""
    goes_on = line.is_number(found.last) or (line.is_word(found.last) and line.has("stop", found.last) is None)
    return goes_on and line.lexicon.kind(found.unit) is Kind.DURATION


def _divided(line: Line, measured: Measured, divisor: str, last: int) -> Measured:
    units = line.lexicon.units
    other = other_of(measured.note)
    note = either(units.product(other, divisor, -1)) if other else measured.note
    return measured._replace(unit=units.product(measured.unit, divisor, -1), last=last, note=note)


def _unit(line: Line, i: int) -> Measured | None:
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
    if _is_word_of_text(line, i, last):
        return None
    return Measured(lexicon.regional.get(name.unit, name.unit), None, i, last, name.note)


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


def _is_word_of_text(line: Line, i: int, last: int) -> bool:
    """Tell whether what looks like a unit is an ordinary word: "in 5 second place", "5 m" before a letter."""
    if line.words[i].text.isupper() or last - i > 1:
        return False
    is_ordinal = "ordinal" in line.words[i].opens and line.has("ordinal", i) is not None
    return is_ordinal and line.is_word(last) and line.has("stop", last) is None


def _noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the counted noun at or near token `i`: a known one behind its modifiers, else an unknown one."""
    if "counter" in line.words[i].opens and (counted := _behind_counter(line, i)):
        return counted
    j, skipped = i, 0
    while skipped <= _MAX_MODIFIERS and j < line.count:
        found = _known_noun(line, j) if line.words[j].is_named or line.words[j + 1].is_number else None
        if found and _fits(line, found, is_singular=is_singular):
            start = line.starts[i] if not skipped else line.starts[found.first]
            noun = line.text[start : line.ends[found.last - 1]]
            model = _with_model(line, found) if line.words[found.last + 1].is_number else found
            return Measured(model.unit, noun, model.first, model.last)
        step = None if line.words[j].ends_noun else _modifier(line, j)
        if step is None or _ends_unknown(line, j, step):
            break
        j, skipped = step, skipped + 1
    if line.lexicon.language.capital_nouns:
        return _capital_noun(line, i, is_singular=is_singular)
    while not line.lexicon.language.noun_last and (step := line.has("modifier", i)) is not None and line.is_word(step):
        i = step  # "due nuove farmacie"
    found = _unknown_noun(line, i, is_singular=is_singular)
    return found or (None if is_singular else _unknown_behind(line, i))


def _ends_unknown(line: Line, j: int, step: int) -> bool:
    """Tell whether a noun that is not known ends before the word at token `step`: "26 ski lifts take visitors".

    A plural that stands right before a known noun describes it: "12 sports clubs".
    """
    if not line.lexicon.language.noun_last or line.has("modifier", j) is not None:
        return False
    if _unknown_noun(line, j, is_singular=False) is None:
        return False
    return (_known_noun(line, step) or _unknown_noun(line, step, is_singular=False)) is None


def _unknown_behind(line: Line, i: int) -> Measured | None:
    """Return the unknown noun behind other words, in a language where it comes last: "6 electric ferries"."""
    for _ in range(_MAX_UNKNOWN):
        word = line.words[i]
        step = (
            None if word.ends_noun or "of" in word.opens or not line.lexicon.language.noun_last else _modifier(line, i)
        )
        # "300 fled villages": what was done is no part of the noun.
        if step is None or (line.has("modifier", i) is None and word.fold.endswith(_PARTICIPLES)):
            return None
        i = step
        if (found := _unknown_noun(line, i, is_singular=False)) and _unit(line, i) is None:
            return found
    return None


def _capital_noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the capitalised noun at token `i`, or behind an adjective, in a language that writes nouns so."""
    while line.is_word(i) and (step := _modifier(line, i)) and _is_adjective(line, i):
        i = step
    word = line.words[i].text
    is_noun = line.is_word(i) and word.isalpha() and word[0].isupper() and len(word) > 2 and line.has("stop", i) is None  # noqa: PLR2004
    # "120 Ingenieurs- und 340 Technikerstellen": what is only begun is no noun.
    is_begun = line.is_mark(i + 1, HYPHENS) and line.is_adjacent(i + 1) and not line.is_adjacent(i + 2)
    if is_singular or not is_noun or is_begun or _ends_with_number(line, i) or lookup(line, i):
        return None
    for ending, single in line.lexicon.language.plural:
        if word.endswith(ending) and not word.endswith(line.lexicon.language.not_plural):
            return Measured(word.removesuffix(ending) + single, word, i, i + 1, is_known=False)
    return None


def _is_adjective(line: Line, i: int) -> bool:
    """Tell whether the word at token `i` has the ending of an adjective behind a number: "40 neue Brücken"."""
    return line.has("modifier", i) is not None or line.words[i].text.endswith("e") or _is_name_before_noun(line, i)


def _behind_counter(line: Line, i: int) -> Measured | None:
    """Return the known noun behind a counter that fits it: "150个国家", "3000名员工", "100명의 학생"."""
    j = line.has("counter", i)
    counter = _known_noun(line, i) if j is not None else None
    if j is None or counter is None or counter.last != j:
        return None
    of = line.has("of", j)
    k = j if of is None else of
    for _ in range(_MAX_MODIFIERS + 1):
        found = _known_noun(line, k)
        if found and found.unit != ITEM:
            fits = counter.unit == ITEM or _is_person(line, counter.unit) is _is_person(line, found.unit)
            text = line.text[line.starts[i] : line.ends[found.last - 1]]
            return _with_model(line, found)._replace(noun=text) if fits else None
        if not line.is_word(k) or line.has("stop", k) is not None or lookup(line, k):
            return None
        k += 1
    return None


def _is_person(line: Line, unit: str) -> bool:
    return unit == PERSON or line.lexicon.units.is_kind_of(unit, PERSON)


def _hyphen_noun(line: Line, i: int) -> Measured | None:
    """Return the singular that a hyphen joins to its number, as a unit of its own: "a 1,000-page report"."""
    word = line.words[i].text
    is_noun = line.is_word(i) and word.isalpha() and word.islower() and len(word) > 2  # noqa: PLR2004
    if not is_noun or word.endswith(_PARTICIPLES) or lookup(line, i) or _ends_with_number(line, i):
        return None
    is_other = line.has("stop", i) is not None or line.has("no-hyphen-noun", i) is not None
    return None if is_other else Measured(word, word, i, i + 1, is_known=False)


def _known_noun(line: Line, i: int) -> Measured | None:
    """Return the known noun or named unit at token `i`: "perusahaan", "A100s"."""
    word, is_led = line.words[i], line.words[i + 1].is_number
    if not word.is_word or not (word.is_named or is_led):
        return None
    if is_led and (model := _model(line, i)):
        return model
    found: tuple[str, int] | None
    for opens in (word.opens, word.without_article) if word.without_article else (word.opens,):
        for table in (line.lexicon.own_names, line.lexicon.language.nouns):
            if table in opens and (found := line.longest(opens[table], i)):
                return Measured(found[0], None, i, found[1])
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


def _with_model(line: Line, found: Measured) -> Measured:
    """Return the more specific unit when a model of the noun follows it: "prosesor H100"."""
    model = _model(line, found.last)
    if model and line.lexicon.units.is_kind_of(model.unit, found.unit):
        return model._replace(first=found.first)
    return found


def _fits(line: Line, found: Measured, *, is_singular: bool) -> bool:
    """Tell whether the noun's number fits: before another noun a singular only modifies it ("200 car factories")."""
    language = line.lexicon.language
    if not language.noun_last or is_singular:
        return True
    is_plural = line.words[found.last - 1].fold.endswith(line.lexicon.plural_endings)
    if is_plural or (_known_noun(line, found.last) is None and not _is_time(line, found.last)):
        return is_plural or not _describes_unknown(line, found)
    return False


def _describes_unknown(line: Line, found: Measured) -> bool:
    """Tell whether a singular with a regular plural stands before a plural in no table: "2,000 customer queries"."""
    language, fold = line.lexicon.language, line.words[found.last - 1].fold
    if not language.hyphen_nouns or _unknown_noun(line, found.last, is_singular=False) is None:
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


def _modifier(line: Line, j: int) -> int | None:
    """Return the index after a modifier at token `j`, or None when the noun phrase cannot go on over it."""
    word = line.words[j]
    if "modifier" in word.opens and (after := line.has("modifier", j)) is not None:
        return after
    if not word.is_word or any(name in word.opens and line.has(name, j) is not None for name in _NO_MODIFIERS):
        return None
    if _ends_with_number(line, j) or (word.numbers and lookup(line, j)):
        return None
    if word.fold.endswith(line.lexicon.language.modifier_endings):
        return j + 1
    text = word.text
    if line.lexicon.language.noun_last and (second := _joined(line, j)):
        return second + 1  # "11 German-built locomotives"
    if line.lexicon.language.capital_nouns and text[0].isupper():
        return j + 1 if _is_name_before_noun(line, j) else None
    is_name = text[0].isupper() and text.isascii()
    return j + 1 if is_name or line.lexicon.language.noun_last else None


def _joined(line: Line, j: int) -> int | None:
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


def _ends_with_number(line: Line, j: int) -> bool:
    return line.words[j + 1].is_number and line.is_adjacent(j + 1)


def _unknown_noun(line: Line, i: int, *, is_singular: bool) -> Measured | None:
    """Return the word at token `i` as a unit of its own, if it can be a counted noun."""
    language, word = line.lexicon.language, line.words[i].text
    # What most words are is asked first.
    if is_singular or not word.endswith(line.lexicon.plural_endings) or not line.words[i].is_word:
        return None
    if word.endswith(language.not_plural) or not word.isalpha():
        return None
    if not (word.islower() or line.has("capital-noun", i) is not None):
        return None
    if line.has("stop", i) is not None or _ends_with_number(line, i):
        return None
    for ending, single in language.plural:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            unit = word.removesuffix(ending) + single
            return Measured(unit, word, i, i + 1, is_known=False)
    return None
