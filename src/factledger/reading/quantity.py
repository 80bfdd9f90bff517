"""From an amount to a figure: range, currency, unit, hedge, rate, role."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import Amount, Form, amount
from factledger.reading.beside import beside
from factledger.reading.change import role
from factledger.reading.compound import compound, counts_before
from factledger.reading.hedges import NEAR, Hedging, after_hedge, hedging
from factledger.reading.mention import Mention, Reading
from factledger.reading.neighbours import neighbours
from factledger.reading.ranges import Pair, is_change, pair
from factledger.reading.units import EACH, Measured, before_number, with_rate
from factledger.reading.words import SCALES, lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.number import Number, exact, quotient
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, is_minor, minor

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.line import Line
    from factledger.values.number import Exact

_MINUS = "-−–"
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
    sign, first = _sign(line, found.first)
    before = before_number(line, first)
    if before:
        first = before.first
        outer_sign, first = _sign(line, first)
        sign *= outer_sign
    elif first == 1 and line.is_mark(0, _MINUS) and line.is_all(0, found.last):
        # "- 1,200,000", and nothing else: no item of a list, no dash between words.
        sign, first = -1, 0
    is_singular = found.number.value == 1
    measured = beside(line, found, before, is_singular=is_singular)
    if line.words[measured.last].numbers and measured.last > found.last:
        found, measured = _scaled_behind(line, found, measured)
    ends = pair(line, found, measured, before, first, sign) or (neighbours(line, found) if line.characters else None)
    inferred: tuple[str, ...] = ()
    if ends and is_change(line, found, measured, first, ends):
        found, measured, inferred = _of_second(found, measured, ends)
        ends = None
    elif ends:
        measured = _of_both(line, found, before, ends)
    elif more := compound(line, found, measured, before):
        found, measured = more[0], with_rate(line, more[1])
    if ends is None and (below := line.has("below-zero", measured.last)) is not None:
        sign, measured = -1, measured._replace(last=below)
    measured, first = _led_by_rate(line, measured, first)
    return _Builder(line, found, measured, first, sign, ends, inferred).build()


def _led_by_rate(line: Line, measured: Measured, first: int) -> tuple[Measured, int]:
    """Return (measured, first token) with the rate that stands before the number: "saatte 90 km", "per capita $500"."""
    kind = line.lexicon.kind(measured.unit)
    if "/" in measured.unit or kind not in (Kind.MONEY, Kind.QUANTITY):
        return measured, first
    start = hedging(line, first, first, kind).first
    closes = line.words[start - 1].closes
    for name in (one for one in ("capita", "rate-before", *EACH) if one in closes):
        i = line.had(name, start)
        if i is None or i < line.reached or line.had("no-rate", i) is not None or counts_before(line, i):
            continue
        divisor = _leading_divisor(line, name, i, start)
        if divisor:
            product = line.lexicon.units.product(measured.unit, divisor, -1)
            return measured._replace(unit=product), i if start == first else first
    return measured, first


def _leading_divisor(line: Line, name: str, i: int, last: int) -> str | None:
    """Return what the rate at tokens i..last divides by: a person, a time, or the unit or noun that it names."""
    if name == "capita":
        return "person"
    language = line.lexicon.language
    for k in range(i, last):
        if unit := line.at(language.units, k):
            return unit[0].unit
        if noun := line.at(language.nouns, k):
            return noun[0]
    return EACH.get(name)


def _scaled_behind(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured]:
    """Return "75 USD million", where the scale stands behind the currency."""
    scale = lookup(line, measured.last)
    is_scale = scale is not None and scale[0].kind in SCALES and not scale[2] and found.scale == 1
    if scale is None or not is_scale or line.lexicon.kind(measured.unit) is not Kind.MONEY or is_minor(measured.unit):
        return found, measured
    readings = tuple(number.scaled(scale[0].value) for number in found.readings)
    found = found._replace(readings=readings, scale=exact(scale[0].value), end=line.ends[scale[1] - 1])
    return found, with_rate(line, measured._replace(last=scale[1]))


def _of_both(line: Line, found: Amount, before: Measured | None, ends: Pair) -> Measured:
    """Return what the two ends of a range measure: what stands behind the second, else what either has for itself."""
    measured = beside(line, found._replace(last=ends.last, end=ends.end), before, is_singular=False)
    if measured.unit != NO_UNIT:
        return measured
    if ends.unit:
        return measured._replace(unit=ends.unit)
    # "三至四成": the last word of the second number says its unit.
    return measured._replace(unit=ends.second.unit) if ends.second.last == ends.last else measured


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
    hedge = line.before(line.lexicon.language.hedges_before, first)
    # "pelo menos 2.000" is no negative number.
    if line.is_word(first - 1) and (hedge is None or hedge[1] >= negative):
        return -1, negative
    return 1, first


class _Builder(NamedTuple):
    """Puts a mention together once all its parts are found."""

    line: Line
    amount: Amount
    measured: Measured
    first: int
    sign: int
    pair: Pair | None
    inferred: tuple[str, ...] = ()

    def build(self) -> Taken | None:
        kind = self.kind()
        last = max(self.measured.last, self.amount.last, self.pair.last if self.pair else 0)
        first = self.first
        between = self.line.had("between", first) if self.pair else None
        if between is not None and between >= self.line.reached:
            first = between
        number_last = self.pair.last if self.pair else self.amount.last
        inner = after_hedge(self.line, number_last, kind) if number_last < last else None
        hedge = self.amount.hedge or (inner[0] if inner else None)
        nearest = self.nearest(last)
        found = hedging(self.line, first, nearest[1] if nearest else last, kind, hedge)
        if not self.is_figure(found, kind):
            return None
        figures = self.figures(found, kind, number_last, nearest[0] if nearest else None)
        settled = self.amount.settled and len(figures) == 1
        span = self.span(found)
        mention = Mention(
            figure=figures[0],
            text=self.line.text[span.start : span.end],
            span=span,
            number=Span(self.amount.start, self.pair.end if self.pair else self.amount.end),
            language=self.line.lexicon.tag_text,
            settled=settled,
            readings=() if settled else tuple(Reading(figure) for figure in figures),
            inferred=(self.inferred or (("unit",) if self.is_inferred() else ())) if settled else (),
        )
        is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
        return Taken(mention, found.first, found.last, self.amount, is_measured)

    def nearest(self, last: int) -> tuple[Number, int] | None:
        """Return (place, index after it) of "to the nearest ten" behind the figure, or None."""
        start = self.line.has("nearest", last)
        place = amount(self.line, start) if start is not None else None
        return (place.number, place.last) if place and place.readings else None

    def span(self, found: Hedging) -> Span:
        starts, ends = self.line.starts, self.line.ends
        start = starts[found.first] if found.first < self.amount.first else self.amount.start
        end = max(ends[found.last - 1], self.pair.end if self.pair else self.amount.end)
        if found.last - 1 < self.amount.last and not self.pair:
            end = self.amount.end
        return Span(start, end)

    def kind(self) -> Kind:
        if self.amount.form in (Form.FRACTION, Form.MULTIPLE) and self.measured.unit == NO_UNIT:
            return Kind.RATIO
        return Kind.COUNT if self.measured.unit == NO_UNIT else self.line.lexicon.kind(self.measured.unit)

    def is_figure(self, found: Hedging, kind: Kind) -> bool:
        """Tell whether a bare "one" or article counts something, and "no" has something to count."""
        if self.amount.form is Form.NONE:
            return self.measured.unit != NO_UNIT
        is_alone = self.line.is_all(found.first, found.last)
        if self.amount.form is Form.WORDS and not is_alone and self.is_too_short():
            return False
        if not self.amount.is_one or is_alone or self.pair:
            return True
        if self.line.is_number(self.amount.last) or lookup(self.line, self.amount.last):
            # "casi un 53 %": the article of the number behind it.
            return False
        is_hedged = found.first < self.first
        if self.line.lexicon.language.one_is_article:
            counts = self.measured.unit != NO_UNIT or not self.line.lexicon.language.hedges_are_prepositions
            return (is_hedged and counts) or kind in (Kind.PERCENT, Kind.MONEY)
        is_measured = self.measured.unit != NO_UNIT and (self.measured.is_known or is_hedged)
        return is_measured or self.sign < 0

    def is_too_short(self) -> bool:
        """Tell whether a number is too few words to be one where it counts nothing: the 一 of 一直, năm ("year")."""
        fewest = self.line.lexicon.language.fewest_words
        if self.amount.last - self.amount.first >= fewest:
            return False
        is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
        return not is_measured or self.line.has("never-alone", self.amount.first) == self.amount.last

    def is_inferred(self) -> bool:
        if self.measured.note == "carried":
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
            return Figure(
                hedge=hedge,
                value=value,
                low=low,
                high=high,
                kind=kind,
                unit=unit,
                noun=self.measured.noun,
                role=role_,
                direction=direction,
                is_approximate=is_approximate,
            )

        numbers = [number.signed(self.sign) for number in (*self.amount.readings, *self.thousands(kind))]
        if place is not None:
            numbers = [replace(number, step=place.value, zeros=place.value) for number in numbers]
        figures = [
            figure(number, unit, kind, self.other if n else None)
            for unit in self.units()
            for n, number in enumerate(numbers)
        ]
        if million := self.million():
            readings = self.amount.readings
            figures += [
                figure(one.scaled(million), NO_UNIT, Kind.COUNT, lambda end: end.scaled(million)) for one in readings
            ]
        return figures

    def thousands(self, kind: Kind) -> list[Number]:
        """Return what "1,250 chips" means if its writer groups as no one does in this language: nothing has 1.25 chips.

        A rate has: "1.723 people per household".
        """
        one, unit = self.amount, self.measured.unit
        is_plain = one.is_grouped and one.form is Form.DIGITS and one.scale == 1 and len(one.readings) == 1
        if not is_plain or kind is not Kind.COUNT or unit == NO_UNIT or "/" in unit:
            return []
        ends = (self.pair.low, self.pair.high) if self.pair else (one.number,)
        may_group = all(1 <= end.value < _THOUSAND and end.decimals == _GROUP for end in ends)
        return [_regrouped(one.number)] if may_group else []

    def million(self) -> Exact:
        """Return what the m of "5m" or "5-10m" is worth if it is no length; 0 if money or people beside it say which.

        Without those both are possible.
        """
        last = self.pair.last if self.pair else self.amount.last
        is_letter = self.line.is_word(last) and self.line.is_adjacent(last) and self.line.words[last].text == "m"
        is_open = self.measured.unit == "meter" and is_letter
        return exact(self.line.lexicon.language.scales["m"].values[0]) if is_open else 0

    def units(self) -> list[str]:
        """Return the units a bare $ may stand for, the likeliest first."""
        tag = self.line.lexicon.tag
        own = tag.language.dollar.get(tag.region or "")
        unit = self.measured.unit
        if self.measured.note == "bare" and (sharing := self.sharing()):
            return sharing
        if self.measured.note == "bare" and own and own not in unit:
            return list(dict.fromkeys((unit.replace("USD", own), unit)))
        return [unit]

    def sharing(self) -> list[str]:
        """Return the currencies that share a bare name such as "دينار": the region's own, or the one named before."""
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
            return (None, other(low), other(high)) if other else (None, low, high)
        return (None, None, None) if hedge is Hedge.VAGUE else printed_bounds(hedge, number)

    def other(self, end: Number) -> Number:
        """Return what else the end of a range may be: its separator read the other way."""
        return _regrouped(end) if self.amount.scale == 1 else end

    def hedge(self, found: Hedging) -> tuple[Hedge, bool]:
        """Return the hedge and whether it is approximate: that of the words, or of the form of the number itself."""
        if self.pair:
            return self.pair.hedge, found.is_approximate or self.pair.is_near or found.hedge in NEAR
        match self.amount.form:
            case Form.CROWD:
                return Hedge.CROWD, found.is_approximate
            case Form.VAGUE:
                return Hedge.VAGUE, found.is_approximate
            case Form.WORDS if found.hedge is Hedge.PLAIN and self.amount.is_about:
                return Hedge.ABOUT, found.is_approximate
            case Form.FRACTION if found.hedge is Hedge.PLAIN and self.measured.unit == NO_UNIT:
                return Hedge.FRACTION, found.is_approximate
            case Form.MULTIPLE if found.hedge is Hedge.PLAIN:
                return Hedge.MULTIPLE, found.is_approximate
            case _:
                return found.hedge, found.is_approximate


def _regrouped(number: Number) -> Number:
    """Return the number with its one separator read the other way: 1.250 as 1250, and back; as it is without one."""
    if number.decimals == _GROUP:
        return Number.written(exact(number.value * _THOUSAND))
    is_grouped = number.decimals == 0 and _THOUSAND <= abs(number.value) < _THOUSAND**2
    return Number.written(quotient(number.value, _THOUSAND), decimals=_GROUP) if is_grouped else number
