"""What a unit beside a number is divided by: "/hour", "per chip", "a day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.digits import may_be_year
from factledger.reading.lexicon import EACH, EACH_ITEM, RATES
from factledger.reading.measured import ITEM, Measured
from factledger.reading.nouns import ends_with_number, known_noun
from factledger.reading.told import either, other_of
from factledger.reading.units import after_number, unit_at
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT, per_so_many

if TYPE_CHECKING:
    from factledger.reading.line import Line

_NO_RATES = (Kind.PERCENT, Kind.DURATION)
"""Kinds of figures that such a word leaves alone: "5% yearly" are five percent on the year before."""

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
    """Return the unit of "2,300 litres of water per tonne", "300 Liter Wasser pro Tonne": by what, behind of what.

    One word may say how often: "420,000 cubic metres of water daily", "متر مكعب من المياه يوميا".
    """
    if "/" in measured.unit or line.lexicon.kind(measured.unit) is not Kind.QUANTITY:
        return measured
    of = line.has("of", measured.last)
    start = last = measured.last if of is None else of
    most = 1 if of is None else _MOST_STUFF
    while last < start + most and _is_stuff(line, last):
        last += 1
    word = line.words[last]
    if last == start or not word.divides:
        return measured
    # "420 meter kubik air sehari", but not "5 miles twice daily"
    may_be = not word.opens.keys().isdisjoint(EACH) and (of is not None or not line.lexicon.language.plural)
    if may_be and (each := _each(line, measured._replace(last=last))):
        return each
    if "per" not in word.opens and (of is None or "per-time" not in word.opens):
        return measured
    rated = _by_words(line, measured._replace(last=last))
    return measured if rated.unit == measured.unit else rated


_TELLING = frozenset({*RATES, *EACH})


def _is_stuff(line: Line, i: int) -> bool:
    word = line.words[i]
    goes_on = word.numbers or "stop" in word.opens or not word.opens.keys().isdisjoint(_TELLING)
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
        found = _pound(line, start) or unit_at(line, start) or (_one_of(line, measured, start) if may_count else None)
        if found is None and any_unit:
            found = _any_noun(line, measured, start)
        if found and (any(line.has(name, found.last) for name in _WHEN) or _is_year(line, found.last)):
            return measured  # "£961m a year earlier", "in the third quarter", "im Monat Mai" and "في عام 2024" say when
        if found and not any_unit and _is_counted(line, found.last):
            return measured  # "22 في المئة في يوم واحد" is so much within one day, "في الأشهر الخمسة" in five months
        if found and (any_unit or is_price or line.lexicon.kind(found.unit) is Kind.DURATION):
            return _divided(line, measured, found.unit, found.last)
    return measured


def _is_counted(line: Line, i: int) -> bool:
    """Tell whether the number of a time stands behind it, at token `i`: one, or one with its article."""
    found, definite = lookup(line, i), line.lexicon.language.definite
    if found is None:
        return False
    return found[0].kind == "one" or (bool(definite) and found[2] > 0 and line.words[i].fold.startswith(definite))


def _one_of(line: Line, measured: Measured, start: int) -> Measured | None:
    """Return the counted noun behind a word such as "per", if a count is by one of it.

    "160 vehículos por carreteras" run along roads; "por" says as well where something is.
    """
    found = known_noun(line, start)
    is_counted = line.lexicon.kind(measured.unit) is Kind.COUNT
    if found is None or not is_counted or line.has("per-any", measured.last) == start:
        return found
    single = line.words[found.last - 1].singular
    is_many = single is not None and line.lexicon.language.nouns in line.lexicon.opening(line.lexicon.fold(single))
    return None if is_many else found


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
    if line.has(EACH_ITEM, measured.last) is not None:
        return None  # "6 دولارات لكل منهم"
    is_noun = line.is_word(start) and word.isalpha() and word[0].isupper() is line.lexicon.language.capital_nouns
    if not is_per or not is_noun or line.has("stop", start) is not None or lookup(line, start):
        return None
    is_many = not line.lexicon.language.capital_nouns and word.endswith(line.lexicon.plural_endings)
    return None if is_many or ends_with_number(line, start) else Measured(word, word, start, start + 1, is_known=False)


def _each_item(line: Line, measured: Measured) -> Measured:
    """Return the unit of "$27 each", "3 euros pièce": a price of one of what is spoken of."""
    last = line.has(EACH_ITEM, measured.last)
    if last is None or line.lexicon.kind(measured.unit) is not Kind.MONEY or "/" in measured.unit:
        return measured
    return _divided(line, measured, ITEM, last)


def _pound(line: Line, i: int) -> Measured | None:
    """Return the pound of a price for each, which is one of weight where the same word is a currency: "por libra"."""
    last, money = line.has("pound-of-price", i), unit_at(line, i)
    is_longer = last is None or money is None or money.last > last  # "por libra esterlina"
    return None if last is None or is_longer else Measured("pound", None, i, last)


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
        # A noun that opens with the last letter of what is written onto it has that once: "للتر".
        is_once = 0 < clitic < len(word.fold) and word.fold[clitic] == word.fold[clitic - 1]
        if "per" not in line.lexicon.opening(word.fold[: clitic + is_once]):
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
    found = None if start is None else _pound(line, start) or unit_at(line, start)
    if found is None and start is not None and line.has("sold-by", start) is not None:
        found = known_noun(line, start)  # "15 euros le billet"
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
