"""From an amount to a figure: range, currency, unit, hedge, rate, role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import amount
from factledger.reading.beside import beside
from factledger.reading.change import difference, role
from factledger.reading.compound import compound, is_length_or_mass
from factledger.reading.dates import is_year
from factledger.reading.dimensions import length_by
from factledger.reading.divisors import with_rate
from factledger.reading.form import Amount, Form
from factledger.reading.heat import TEMPERATURES
from factledger.reading.hedges import NEAR, Hedging, after_hedge, hedging
from factledger.reading.measured import Measured
from factledger.reading.mention import Mention, Reading
from factledger.reading.neighbours import neighbours
from factledger.reading.ranges import Pair, falls, is_change, is_of_noun, pair
from factledger.reading.rates import Leading, leading
from factledger.reading.shares import named_share, share
from factledger.reading.told import by_region, by_script, either, other_of, settled, told
from factledger.reading.took import is_taken
from factledger.reading.units import after_number, before_number
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.number import Number, exact, quotient
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, is_minor, minor

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.line import Line
    from factledger.values.number import Exact

_BOUNDING = (Hedge.AT_LEAST, Hedge.AT_MOST)
"""Hedges that bound a range from one side: "no more than 35-40%"."""

_MINUS = "-−–"
_TIMES = "times"
"""Note of a range that is one of multiples: "3至4倍", "three to four times as many"."""

_DEVICE = "device"
_MACHINES = ("vehicle", "car", "aircraft", "computer", "server")
"""What 台 and 대 count besides devices."""

_OLDEST = 125
"""An age that nobody reaches."""

_AGED = "aged"
"""Note of years that a word before a bare number says it to be: "aged 87"."""

_TEN = 10
_GROUP = 3
"""How many digits a group of a number has."""
_THOUSAND = 10**_GROUP


class Taken(NamedTuple):
    """A mention and the tokens it used.

    Attributes:
        mention: The figure found.
        first: Index of its first token.
        last: Index after its last token.
        amount: The number in it.
        is_measured: Whether a unit, a known noun or a currency stands beside the number.
    """

    mention: Mention
    first: int
    last: int
    amount: Amount
    is_measured: bool


def quantity(line: Line, found: Amount) -> Taken | None:
    """Return the figure that an amount makes with what stands around it, or None when it makes no sense."""
    found, before, first, sign = _with_money(line, found)
    if before is None and (part := named_share(line, found)):
        found, first = part, part.first
    found, measured, first = _with_unit(line, found, before, first)
    if of_both := share(line, found, measured):
        return Builder(line, *of_both, first, sign, None).build()
    ends, moves = _ends(line, found, measured, before, first, sign)
    inferred: tuple[str, ...] = ()
    if ends and moves:
        found, measured, inferred = _of_second(found, measured, ends)
        ends = None
    elif ends:
        measured = _of_both(line, found, before, ends)
    elif more := compound(line, found, measured, before):
        found, measured = more[0], with_rate(line, more[1])
    unsigned = before.first if before else found.first
    is_counted = measured.unit != NO_UNIT and line.lexicon.kind(measured.unit) is Kind.COUNT
    if sign < 0 and difference(line, unsigned, measured.last, is_counted=is_counted):
        sign, first = 1, unsigned
    if ends is None:
        found, measured, first, sign = _below_zero(line, found, measured, first, sign)
    if sign < 0 and measured.unit == "degree" and line.has("negative", first) is not None and line.characters:
        measured = measured._replace(unit="celsius")  # 영하, 氷点下: below freezing
    if measured.unit == NO_UNIT and "aged" in line.words[first - 1].closes and _is_age(line, found, first):
        measured = measured._replace(unit="year", note=_AGED)
    measured = settled(line, found, first, measured)
    return Builder(line, found, measured, first, sign, ends, inferred).build()


def _with_money(line: Line, found: Amount) -> tuple[Amount, Measured | None, int, int]:
    """Return the amount, its currency if that stands before it, the first token of both, and the sign."""
    sign, first = _sign(line, found.first)
    found, before = _scaled_before(line, found, before_number(line, first), first)
    if before:
        outer_sign, first = _sign(line, before.first)
        sign *= outer_sign
    elif first == 1 and line.is_mark(0, _MINUS) and line.is_all(0, found.last):
        # "- 1,200,000", and nothing else: no item of a list, no dash between words.
        sign, first = -1, 0
    return found, before, first, sign


def _with_unit(line: Line, found: Amount, before: Measured | None, first: int) -> tuple[Amount, Measured, int]:
    """Return the amount, what it measures and the first token of both."""
    measured = beside(line, found, before, is_singular=found.number.value == 1)
    if measured.unit == NO_UNIT and found.form is Form.DIGITS:
        measured = length_by(line, found.last - 1) or measured
    if measured.unit == NO_UNIT and "inverted" in line.words[first - 1].closes:
        found, measured, first = _inverted(line, found, measured, first)
    if line.lexicon.language.definite and _ends_its_noun(line, found, first):
        measured = Measured(NO_UNIT, None, found.last, found.last)
    if measured.unit == NO_UNIT and line.lexicon.language.definite:
        measured, first = _behind_its_noun(line, found, measured, first)
    if line.words[measured.last].numbers and measured.last > found.last:
        found, measured = _scaled_behind(line, found, measured)
    return found, measured, first


def _below_zero(
    line: Line, found: Amount, measured: Measured, first: int, sign: int
) -> tuple[Amount, Measured, int, int]:
    """Return amount, unit, first token and sign of "5 degrees below zero", and of what may be below zero."""
    if (below := line.has("below-zero", measured.last)) is not None:
        return found, measured._replace(last=below), first, -1
    if sign > 0 and _may_be_negative(line, found, measured, first):
        if line.is_all(first - 1, measured.last):
            return found, measured, first - 1, -1  # "- 2 degrees", and nothing else
        found = _either_sign(line, found, first)
    return found, measured, first, sign


def _ends(
    line: Line, found: Amount, measured: Measured, before: Measured | None, first: int, sign: int
) -> tuple[Pair | None, bool]:
    """Return the two ends of a range, if there are any, and whether they are from where and to where a change went."""
    ends = pair(line, found, measured, before, first, sign)
    if ends and is_change(line, found, measured, first, ends):
        return (None, False) if ends.is_converted or _says_when(line, found, measured, first) else (ends, True)
    if ends and not falls(ends):
        return ends, False
    return neighbours(line, found) if line.characters else None, False


def _is_age(line: Line, found: Amount, first: int) -> bool:
    """Tell whether a bare number behind "aged" is an age: a whole one, of nothing that follows it."""
    is_number = found.form in (Form.DIGITS, Form.WORDS) and found.scale == 1 and found.unit is None and not found.is_one
    is_whole = is_number and found.number.decimals == 0 and 0 < found.number.value < _OLDEST
    return is_whole and line.had("aged", first) is not None


def _says_when(line: Line, found: Amount, measured: Measured, first: int) -> bool:
    """Tell whether four digits before what a change went to are its year: "belief sich 2020 auf 300 Tonnen"."""
    return measured.unit == NO_UNIT and is_year(line, found.first) and line.had("from", first) is None


def _may_be_negative(line: Line, found: Amount, measured: Measured, first: int) -> bool:
    """Tell whether "- 20 degrees" may be below zero: a minus or a dash stands apart before a temperature."""
    is_apart = line.is_mark(first - 1, _MINUS) and not line.is_adjacent(first) and not line.is_adjacent(first - 1)
    is_one = len(found.readings) == 1 and found.number.value > 0
    is_heat = measured.unit in TEMPERATURES or measured.unit == "degree"
    return is_apart and is_one and is_heat and not line.is_number(first - 2)


def _either_sign(line: Line, found: Amount, first: int) -> Amount:
    """Return the amount with both readings: below zero first behind a word such as "was", above behind a noun."""
    positive, negative = found.number, found.number.signed(-1)
    is_likely = line.words[first - 1].text == "−" or line.has("stop", first - 2) is not None
    is_likely = is_likely or line.had("takes-number", first - 1) is not None
    return found._replace(readings=(negative, positive) if is_likely else (positive, negative), settled=False)


def _scaled_behind(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured]:
    """Return "75 USD million", where the scale stands behind the currency."""
    scale = lookup(line, measured.last)
    is_scale = scale is not None and scale[0].kind in SCALES and not scale[2] and found.scale == 1
    if scale is None or not is_scale or line.lexicon.kind(measured.unit) is not Kind.MONEY or is_minor(measured.unit):
        return found, measured
    readings = tuple(number.scaled(scale[0].value) for number in found.readings)
    found = found._replace(readings=readings, scale=exact(scale[0].value), end=line.ends[scale[1] - 1])
    return found, with_rate(line, measured._replace(last=scale[1]))


def _inverted(line: Line, found: Amount, measured: Measured, first: int) -> tuple[Amount, Measured, int]:
    """Return "человек пять": about five, as the noun before the number says; but not behind a number of its own."""
    start = line.had("inverted", first)
    unit = after_number(line, first - 1 if start is None else start, is_singular=False)
    is_counted = found.form in (Form.DIGITS, Form.WORDS) and line.has("of", found.last) is None
    if start is None or start < line.reached or unit.last != first or not is_counted:
        return found, measured, first
    return found._replace(hedge=Hedge.ABOUT), unit._replace(last=found.last), start


def _ends_its_noun(line: Line, found: Amount, first: int) -> bool:
    """Tell whether a number with its article ends what it counts: "القوى العظمى الست", the six great powers.

    A noun behind it without an article is not what it counts; from eleven on it is: "الثلاثين دولة".
    """
    if found.form is not Form.WORDS or found.number.value > _TEN:
        return False
    definite = line.lexicon.language.definite
    words = (line.words[first], line.words[first - 1])
    has_articles = all(word.is_word and word.fold.startswith(definite) for word in words)
    is_word_of_number = line.words[first - 1].numbers or not words[1].fold[len(definite) + 1 :]
    return has_articles and first > line.reached and not is_word_of_number


def _behind_its_noun(line: Line, found: Amount, measured: Measured, first: int) -> tuple[Measured, int]:
    """Return what the number counts in "الأشهر الستة", "الدول الكبرى الخمس": both have their article."""
    language = line.lexicon.language
    if not line.words[first].fold.startswith(language.definite):
        return measured, first
    start = first - 1
    if not line.words[start].without_article and _ends_its_noun(line, found, first):
        start -= 1  # an adjective stands between them
    opens = line.words[start].without_article
    if start < line.reached or not opens:
        return measured, first
    units = [entry.payload.unit for entry in opens.get(language.units, ()) if entry.length == 1]
    units += [entry.payload for entry in opens.get(language.nouns, ()) if entry.length == 1]
    if not units or found.form is not Form.WORDS:
        return measured, first
    return Measured(units[0], None, start, found.last), start


def _scaled_before(line: Line, found: Amount, before: Measured | None, first: int) -> tuple[Amount, Measured | None]:
    """Return "Mio. EUR 4,2", "T€ 300", "TEUR 300", where the scale stands before the currency or says it as well."""
    start = before.first if before else first
    word = line.before(line.lexicon.language.numbers, start)
    letter = line.lexicon.language.scales.get(line.words[start - 1].text) if line.is_adjacent(start) else None
    unit, factor, scale_first = before.unit if before else None, None, start - 1
    if word is not None and word[0].kind == "scale":
        unit, factor, scale_first = unit or word[0].unit, exact(word[0].value), word[1]
    elif before is not None and letter is not None and len(letter.values) == 1:
        factor = exact(letter.values[0])
    is_free = scale_first >= line.reached and not line.is_number(scale_first - 1) and found.scale == 1
    if factor is None or unit is None or not is_free or found.form is not Form.DIGITS:
        return found, before
    readings = tuple(number.scaled(factor) for number in found.readings)
    note = before.note if before else ""
    return found._replace(readings=readings, scale=factor), Measured(unit, None, scale_first, first, note)


def _of_both(line: Line, found: Amount, before: Measured | None, ends: Pair) -> Measured:
    """Return what the two ends of a range measure: what stands behind the second, else what either has for itself."""
    hyphen = line.is_mark(ends.last, "-‐‑") and line.is_adjacent(ends.last) and line.is_adjacent(ends.last + 1)
    times = lookup(line, ends.last + hyphen)  # "10- bis 15-fach"
    if times and (
        times[0].kind == "fold" or (times[0].kind == "occasion" and line.had("times-before", found.first) is not None)
    ):
        return Measured(NO_UNIT, None, found.first, times[1], _TIMES)
    measured = beside(line, found._replace(last=ends.last, end=ends.end), before, is_singular=False)
    if ends.is_converted:
        return measured._replace(unit=ends.second.unit)
    if ends.second.last == ends.last and ends.second.unit != NO_UNIT:
        # "三至四成": the last word of the second number says its unit.
        return ends.second._replace(first=found.first, note=measured.note)
    return measured._replace(unit=ends.unit) if measured.unit == NO_UNIT and ends.unit else measured


def _of_second(found: Amount, measured: Measured, ends: Pair) -> tuple[Amount, Measured, tuple[str, ...]]:
    """Return "3.2" of "rose from 3.2 to 4.1 million tonnes" with the scale and unit that are printed behind 4.1."""
    inferred = []
    if measured.unit == NO_UNIT and ends.second.unit != NO_UNIT:
        measured = ends.second._replace(first=found.first, last=found.last, noun=None)
        inferred.append("unit")
    low = ends.low if ends.low.value >= 0 else ends.low.signed(-1)
    if low.value != found.number.value:
        found = found._replace(readings=(low,))
        inferred.append("scale")
    return found, measured, tuple(inferred)


def _sign(line: Line, first: int) -> tuple[int, int]:
    """Return (sign, index of the first token with it) for a number or currency sign at token `first`."""
    before = line.words[first - 1]
    if before.text not in _MINUS and "negative" not in before.closes:
        return 1, first
    is_minus = line.is_mark(first - 1, _MINUS) and line.is_adjacent(first)
    stands_free = not line.is_adjacent(first - 1) or line.is_mark(first - 2, "([\"'“«~≈<>=≤≥±$€£¥₹")
    if is_minus and stands_free:
        return -1, first - 1
    negative = line.had("negative", first)
    if negative is None or negative < line.reached:
        return 1, first
    # The 이 of "기온이 영하 14도" is a particle.
    is_number_before = line.words[negative - 1].numbers and not line.is_inside_word(negative - 1)
    taken_from = lookup(line, negative - 1) if is_number_before else None
    is_rest = line.is_number(negative - 1) or (taken_from is not None and taken_from[1] == negative)
    if is_rest or line.had("all-but", negative) is not None:
        return 1, first  # "nineteen minus three" takes three away, and "todos menos once" leaves eleven out
    hedge = line.before(line.lexicon.language.hedges_before, first)
    # "pelo menos 2.000" is no negative number.
    if line.is_word(first - 1) and (hedge is None or hedge[1] >= negative):
        return -1, negative
    return 1, first


@dataclass(slots=True)
class Builder:
    """Puts a mention together once all its parts are found."""

    line: Line
    amount: Amount
    measured: Measured
    first: int
    sign: int
    pair: Pair | None
    inferred: tuple[str, ...] = ()

    def build(self) -> Taken | None:
        """Return the mention and the tokens it used, or None when it makes no sense."""
        kind = self.kind()
        last = max(self.measured.last, self.amount.last, self.pair.last if self.pair else 0)
        first = self.first
        number_last = self.amount.last
        if self.pair:
            number_last = self.pair.last
            between = self.line.had("between", first)
            if between is not None and between >= self.line.reached and not is_of_noun(self.line, first, between):
                first = between
        # The 起 of "2,315起" is what they are counted by.
        is_counted = self.measured.first == number_last and self.measured.last > number_last
        inner = after_hedge(self.line, number_last, kind) if number_last < last and not is_counted else None
        hedge = self.amount.hedge or (inner[0] if inner else None)
        nearest = self.nearest(last)
        end = nearest[1] if nearest else last
        # "Over three years" is a span of time, "aged over 65" is not.
        found = hedging(self.line, first, end, Kind.COUNT if self.measured.note == _AGED else kind, hedge)
        if not self.is_figure(found, kind):
            return None
        if named := self.named_before(found):
            return replace(self, measured=self.measured._replace(unit=named)).put_together(
                found, kind, number_last, nearest[0] if nearest else None
            )
        if (rate := self.rate(found, kind)) is not None:
            if rate.last == found.first:
                found = hedging(self.line, rate.first, end, kind, None if found.hedge is Hedge.PLAIN else found.hedge)
            return self.by_rate(rate).put_together(found, kind, number_last, nearest[0] if nearest else None)
        return self.put_together(found, kind, number_last, nearest[0] if nearest else None)

    def named_before(self, found: Hedging) -> str:
        """Return what the noun before it says that a counter counts: "車10台", "차량 20여 대"; or an empty text."""
        if not self.line.characters or self.measured.unit != _DEVICE or self.measured.noun is None:
            return ""
        noun = self.line.before(self.line.lexicon.language.nouns, found.first)
        is_thing = noun is not None and noun[1] >= self.line.reached and noun[0] in _MACHINES
        return noun[0] if noun and is_thing else ""

    def rate(self, found: Hedging, kind: Kind) -> Leading | None:
        """Return the rate before the figure, if it has a unit of its own and none that is a rate."""
        unit = self.measured.unit
        if unit == NO_UNIT or "/" in unit:
            return None
        rate = leading(self.line, found.first, kind)
        return rate if rate and rate.unit != unit else None

    def by_rate(self, rate: Leading) -> Builder:
        """Return the figure with its unit by that of a rate before it."""
        units = self.line.lexicon.units
        unit, note = units.product(self.measured.unit, rate.unit, -1), self.measured.note
        if other := other_of(rate.note):
            # Of what is sold by the kilo, more is weighed than measured.
            unit, note = units.product(self.measured.unit, other, -1), either(unit)
        elif other := other_of(note):
            note = either(units.product(other, rate.unit, -1))
        return replace(self, measured=self.measured._replace(unit=unit, note=note))

    def put_together(self, found: Hedging, kind: Kind, number_last: int, place: Number | None) -> Taken:
        """Return the mention, now that its hedges, unit and number are known."""
        figures = self.figures(found, kind, number_last, place)
        settled = self.amount.settled and len(figures) == 1
        span = self.span(found)
        number = Span(self.amount.start, self.pair.end if self.pair else self.amount.end)
        text, language = self.line.text[span.start : span.end], self.line.lexicon.tag_text
        readings = () if settled else tuple(Reading(figure) for figure in figures)
        inferred = (self.inferred or (("unit",) if self.is_inferred() else ())) if settled else ()
        mention = Mention(figures[0], text, span, number, language, settled, readings, inferred)
        is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
        return Taken(mention, found.first, found.last, self.amount, is_measured)

    def nearest(self, last: int) -> tuple[Number, int] | None:
        """Return (place, index after it) of "to the nearest ten" behind the figure, or None."""
        start = self.line.has("nearest", last)
        place = amount(self.line, start) if start is not None else None
        return (place.number, place.last) if place and place.readings else None

    def span(self, found: Hedging) -> Span:
        """Return the place of the figure with its hedges."""
        starts, ends = self.line.starts, self.line.ends
        start = starts[found.first] if found.first < self.amount.first else self.amount.start
        end = max(ends[found.last - 1], self.pair.end if self.pair else self.amount.end)
        if found.last - 1 < self.amount.last and not self.pair:
            end = self.amount.end
        return Span(start, end)

    def kind(self) -> Kind:
        """Return what sort of quantity it is."""
        is_ratio = self.amount.form in (Form.FRACTION, Form.MULTIPLE) or self.measured.note == _TIMES
        if is_ratio and self.measured.unit == NO_UNIT:
            return Kind.RATIO
        return Kind.COUNT if self.measured.unit == NO_UNIT else self.line.lexicon.kind(self.measured.unit)

    def is_figure(self, found: Hedging, kind: Kind) -> bool:
        """Tell whether a bare "one" or article counts something, and "no" has something to count."""
        if self.amount.form is Form.NONE:
            return self.measured.unit != NO_UNIT
        if self.amount.form is not Form.WORDS and not self.amount.is_one:
            return True
        is_alone = self.line.is_all(found.first, found.last)
        if self.amount.form is Form.WORDS and not is_alone and self.is_too_short():
            return False
        return not self.amount.is_one or is_alone or self.pair is not None or self.counts_one(found, kind)

    def counts_one(self, found: Hedging, kind: Kind) -> bool:
        """Tell whether a bare "one" or article is a number."""
        if self.line.is_number(self.amount.last) or lookup(self.line, self.amount.last):
            # "casi un 53 %": the article of the number behind it.
            return False
        if self.line.has("some-one", self.amount.first) == self.amount.last:
            return False  # "أحد المباني" is any one of them
        is_hedged = found.first < self.first
        phrase = self.line.at(self.line.lexicon.language.hedges_before, found.first) if is_hedged else None
        if phrase and phrase[1] > self.amount.last:
            return False  # the article of "hasta un máximo de 50"
        if self.line.lexicon.language.one_is_article:
            if kind is Kind.DURATION and is_taken(self.line, self.amount.first, self.measured.last):
                return True  # "tardaron un año en vetarlo"
            if self.is_counted_one() or self.is_one_of_stuff():
                return True
            counts = self.measured.unit != NO_UNIT or self.may_count_anything(found.hedge)
            return (is_hedged and counts) or kind in (Kind.PERCENT, Kind.MONEY)
        is_measured = self.measured.unit != NO_UNIT and (self.measured.is_known or is_hedged)
        # "at least one meal", though "meal" is in no table
        is_bound = is_hedged and found.hedge in _BOUNDING and self.amount.last == self.measured.last
        last = self.amount.last
        counts = is_bound and self.line.is_letters(last) and self.line.has("stop", last) is None
        return is_measured or counts or self.sign < 0

    def may_count_anything(self, hedge: Hedge) -> bool:
        """Tell whether a hedge makes a number of an article before any noun: "al menos una comida".

        But "hasta una fecha", "casi un accidente" and "más que un amigo" hold none.
        """
        if self.line.lexicon.language.hedges_are_prepositions:
            return False
        is_more = hedge is Hedge.MORE_THAN and self.line.had("of", self.amount.first) is not None
        return is_more or hedge in (Hedge.AT_LEAST, Hedge.EXACTLY)

    def is_counted_one(self) -> bool:
        """Tell whether a word behind "one" makes a number of it, no article: "一人", "한 명"; but "한 명도 없다"."""
        line, one = self.line, self.amount
        end, counter = line.has("one-counts", one.last), line.has("counter", one.last)
        if end is None and counter is not None and line.characters and self.is_noun_at(counter):
            end = counter  # "一家公司", but "一家三甲医院" is any of them
        if end is None or line.had("one-of-them", one.first) is not None or line.is_inside_word(one.first):
            return False
        return self.measured.last > one.last and not any(
            line.has("none-at-all", i) is not None for i in {end, self.measured.last}
        )

    def is_one_of_stuff(self) -> bool:
        """Tell whether "one" measures a length or mass of something: "un kilo de arroz", "ein Pfund Mehl"."""
        line, last = self.line, self.measured.last
        if line.characters or not is_length_or_mass(self.measured.unit) or self.measured.noun is not None:
            return False
        if line.has("not-some", self.amount.first) is not None or self.measured.last == self.amount.last:
            return False
        if line.has("extent", last) is not None:
            return True
        if line.lexicon.language.capital_nouns:
            is_noun = line.is_word(last) and line.words[last].text[0].isupper() and not line.is_adjacent(last)
            return is_noun and line.has("stop", last) is None
        of = line.has("of", last)
        return of is not None and line.is_word(of) and line.words[of].text.islower()

    def is_noun_at(self, i: int) -> bool:
        """Tell whether a known noun stands at token `i`, and is what the figure counts."""
        noun = after_number(self.line, i, is_singular=True)
        is_known = noun.unit != NO_UNIT and noun.is_known and self.measured.is_known
        return is_known and noun.first == i and noun.last == self.measured.last

    def is_too_short(self) -> bool:
        """Tell whether a number is too few words to be one where it counts nothing: the 一 of 一直, năm ("year")."""
        fewest = self.line.lexicon.language.fewest_words
        if self.amount.last - self.amount.first >= fewest:
            return False
        if "next-number" in self.line.words[self.amount.first].opens and self.line.has(
            "next-number", self.amount.first
        ):
            return False  # "서너"
        is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
        return not is_measured or self.line.has("never-alone", self.amount.first) == self.amount.last

    def is_inferred(self) -> bool:
        """Tell whether the unit is not printed as it is."""
        if self.measured.note in ("carried", _AGED):
            return True
        if self.measured.note != "bare":
            return False
        if sharing := self.sharing():
            return sharing[0].partition("/")[0] in self.line.named
        tag = self.line.lexicon.tag
        own = tag.language.dollar.get(tag.region or "")
        return self.measured.unit not in (own, minor(own or ""))

    def figures(self, found: Hedging, kind: Kind, number_last: int, place: Number | None) -> list[Figure]:
        """Return the figure in each of its readings, good to `place` if one is named."""
        role_, direction = role(self.line, found.first, found.last, number_last, kind)
        hedge, is_approximate = self.hedge(found)

        def figure(number: Number, unit: str, kind: Kind, other: Callable[[Number], Number] | None = None) -> Figure:
            value, low, high = self.bounds(hedge, number, other)
            noun = self.measured.noun
            return Figure(hedge, value, low, high, kind, unit, noun, role_, direction, is_approximate)

        numbers = [*self.read(), *self.thousands(kind)]
        if kind is Kind.MONEY or (kind is Kind.COUNT and self.measured.unit != NO_UNIT):
            numbers.sort(key=_ends_in_zeros)  # "$5,000" in Spanish: no sum and no count has three zeros as decimals
        if self.sign < 0:
            numbers = [number.signed(self.sign) for number in numbers]
        if place is not None:
            numbers = [number._replace(step=place.value, zeros=place.value) for number in numbers]
        figures = [
            figure(
                number,
                unit,
                self.line.lexicon.kind(unit) if unit != self.measured.unit else kind,
                self.other if n else None,
            )
            for unit in self.units(found.first, found.last)
            for n, number in enumerate(numbers)
        ]
        if million := self.million():
            readings = self.amount.readings
            figures += [
                figure(one.scaled(million), NO_UNIT, Kind.COUNT, lambda end: end.scaled(million)) for one in readings
            ]
        if self.amount.out_of and found.hedge is Hedge.PLAIN:
            figures.append(self.counted(self.amount.out_of))
        return figures

    def counted(self, number: Number) -> Figure:
        """Return the three of "one of three suspects", which may be no third, and the two of "two of three"."""
        after = after_number(self.line, self.amount.last, is_singular=False)
        value, low, high = printed_bounds(Hedge.PLAIN, number)
        kind = self.line.lexicon.kind(after.unit)
        return Figure(hedge=Hedge.PLAIN, value=value, low=low, high=high, kind=kind, unit=after.unit, noun=after.noun)

    def read(self) -> tuple[Number, ...]:
        """Return what the number may mean: in an unknown language, as the home of its currency writes it, first."""
        readings, lexicon = self.amount.readings, self.line.lexicon
        mark = lexicon.neutral.groups.get(self.measured.unit) if len(readings) > 1 and not lexicon.decimal else None
        if mark and mark in self.line.words[self.amount.first].text:
            return tuple(sorted(readings, key=lambda number: -number.value))
        return readings

    def thousands(self, kind: Kind) -> list[Number]:
        """Return what "1,250 chips" means if its writer groups as no one does in this language: nothing has 1.25 chips.

        A rate has: "1.723 people per household".
        """
        one, unit = self.amount, self.measured.unit
        if not one.is_grouped or unit == NO_UNIT or "/" in unit or kind is not Kind.COUNT:
            return []
        if one.form is not Form.DIGITS or one.scale != 1 or len(one.readings) != 1:
            return []
        ends = (self.pair.low, self.pair.high) if self.pair else (one.number,)
        may_group = all(1 <= end.value < _THOUSAND and end.decimals == _GROUP for end in ends)
        return [_regrouped(one.number)] if may_group else []

    def million(self) -> Exact:
        """Return what the m of "5m" or "5-10m" is worth if it is no length; 0 if money or people beside it say which.

        Without those both are possible.
        """
        if self.measured.unit != "meter":
            return 0
        last = self.pair.last if self.pair else self.amount.last
        is_letter = self.line.is_word(last) and self.line.is_adjacent(last) and self.line.words[last].text == "m"
        return exact(self.line.lexicon.language.scales["m"].values[0]) if is_letter else 0

    def units(self, first: int, last: int) -> list[str]:
        """Return the units a bare $, or a name that two units share, may stand for, the likeliest first."""
        unit, note = self.measured.unit, self.measured.note
        if not note:
            return [unit]
        if other := other_of(note):
            return told(self.line, first, last, [unit, other])
        tag = self.line.lexicon.tag
        own = tag.language.dollar.get(tag.region or "")
        if note == "bare" and (sharing := self.sharing()):
            return sharing
        if own and by_region(note):
            return ["".join((own, *unit.partition("/")[1:]))]
        if (other := by_script(self.line, first, note)) and tag.region is None:
            # "3兆元": in traditional characters, mostly those of Taiwan.
            return [*("".join((one, *unit.partition("/")[1:])) for one in other.split("+")), unit]
        if note == "bare" and own and own not in unit:
            return list(dict.fromkeys((unit.replace("USD", own), unit)))
        return [unit]

    def sharing(self) -> list[str]:
        """Return the currencies that share a bare name such as "دينار": the region's own, or the one named before."""
        if self.measured.first < self.amount.first:
            return []  # a sign, as "Rs 500": mostly that of the largest country, as "$" is
        tag = self.line.lexicon.tag
        name, slash, divisor = self.measured.unit.partition("/")
        sharing = tag.language.shared.get(name, ())
        own = [one for one in sharing if tag.region and one.startswith(tag.region)]
        named = [one for one in sharing if one in self.line.named]
        own = own or (named if len(named) == 1 else [])
        return [one + slash + divisor for one in own or sharing]

    def bounds(
        self, hedge: Hedge, number: Number, other: Callable[[Number], Number] | None
    ) -> tuple[Number | None, Number | None, Number | None]:
        """Return (value, low, high) as printed; `other` tells what else an end of a range may be, as its number may."""
        if self.pair:
            low, high = self.pair.low, self.pair.high
            low, high = (other(low), other(high)) if other else (low, high)
            # "no more than 35-40%" leaves open which of the two bounds it, but not that what is beyond both is out.
            return (
                printed_bounds(hedge, low if hedge is Hedge.AT_LEAST else high)
                if hedge in _BOUNDING
                else (None, low, high)
            )
        return (None, None, None) if hedge is Hedge.VAGUE else printed_bounds(hedge, number)

    def other(self, end: Number) -> Number:
        """Return what else the end of a range may be: its separator read the other way."""
        return _regrouped(end) if self.amount.scale == 1 else end

    def hedge(self, found: Hedging) -> tuple[Hedge, bool]:
        """Return the hedge and whether it is approximate: that of the words, or of the form of the number itself."""
        if self.pair:
            return self.of_ends(self.pair, found)
        is_digits = self.amount.form is Form.DIGITS
        return found.hedge if is_digits else of_form(self.amount, self.measured, found.hedge), found.is_approximate

    def of_ends(self, ends: Pair, found: Hedging) -> tuple[Hedge, bool]:
        """Return the hedge of a range, and whether it is approximate."""
        is_near = found.is_approximate or ends.is_near or found.hedge in NEAR
        # "3 से 5 हजार तक", "7万円から8万円台": behind a range, "up to" only marks its end.
        # and "from $45 to $60" are where prices start and end.
        if self.line.had("from-bound", self.first) is not None:
            return ends.hedge, is_near
        is_end = found.first >= self.first and (found.hedge is Hedge.AT_MOST or self.line.characters)
        # "cao hơn 10-15%", "higher by 10 to 15%": more and less than compare as often.
        is_bounded = ends.hedge is Hedge.RANGE and found.hedge in _BOUNDING and not is_end
        return found.hedge if is_bounded else ends.hedge, is_near


def of_form(found: Amount, measured: Measured, hedge: Hedge) -> Hedge:
    """Return the hedge of one number: that of the words, or of the form of the number itself."""
    is_plain = hedge is Hedge.PLAIN
    match found.form:
        case Form.CROWD:
            return Hedge.CROWD
        case Form.VAGUE:
            return Hedge.VAGUE
        case Form.WORDS if is_plain and found.is_about:
            return Hedge.ABOUT
        case Form.FRACTION if is_plain and measured.unit == NO_UNIT:
            return Hedge.FRACTION
        case Form.MULTIPLE if is_plain:
            return Hedge.MULTIPLE
        case Form.MULTIPLE if hedge is Hedge.MORE_THAN and found.number.value < 1:
            return Hedge.LESS_THAN  # "more than halved" is less than half
    return hedge


def _ends_in_zeros(number: Number) -> bool:
    """Tell whether the decimals are three zeros, as those of "10.000" would be."""
    return number.decimals == _GROUP and number.value.denominator == 1


def _regrouped(number: Number) -> Number:
    """Return the number with its one separator read the other way: 1.250 as 1250, and back; as it is without one."""
    if number.decimals == _GROUP:
        return Number.written(exact(number.value * _THOUSAND))
    is_grouped = number.decimals == 0 and _THOUSAND <= abs(number.value) < _THOUSAND**2
    return Number.written(quotient(number.value, _THOUSAND), decimals=_GROUP) if is_grouped else number
