"""From an amount to a figure: range, currency, unit, hedge, rate, role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.reading.amount import Amount, Form, amount
from factledger.reading.aside import is_year
from factledger.reading.change import follows_change, role
from factledger.reading.hedges import Hedging, after_hedge, hedging
from factledger.reading.mention import Mention, Reading
from factledger.reading.units import CENT, Measured, after_number, before_number, with_rate
from factledger.reading.words import lookup
from factledger.values.figure import Figure, Hedge, Kind, printed_bounds
from factledger.values.number import Number, place_of_last_digit
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from fractions import Fraction

    from factledger.reading.line import Line

_MINUS = "-−–"
_HYPHENS = "-‐‑–—−"


@dataclass(frozen=True, slots=True)
class Taken:
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


@dataclass(frozen=True, slots=True)
class _Pair:
    """A range or plus-minus: its two ends."""

    hedge: Hedge
    low: Number
    high: Number
    last: int
    end: int
    unit: str | None
    inside: bool


def quantity(line: Line, i: int) -> Taken | None:
    """Return the figure whose number starts at token `i`, or None when there is no number or it makes no sense."""
    found = amount(line, i)
    if found is None or not found.readings:
        return None
    sign, first = _sign(line, found.first)
    before = before_number(line, first)
    if before:
        first = before.first
        outer_sign, first = _sign(line, first)
        sign *= outer_sign
    is_singular = found.number.value == 1
    measured = _measured(line, found, before, is_singular=is_singular)
    pair = _pair(line, found, measured, before, sign)
    if pair and _is_change(line, found, measured, first):
        pair = None
    if pair:
        rest = replace(found, last=pair.last, end=pair.end)
        measured = _measured(line, rest, before, is_singular=False)
        if pair.unit and measured.unit == NO_UNIT:
            measured = replace(measured, unit=pair.unit)
    return _Builder(line, found, measured, first, sign, pair).build()


def _sign(line: Line, first: int) -> tuple[int, int]:
    """Return (sign, index of the first token with it) for a number or currency sign at token `first`."""
    is_minus = line.is_mark(first - 1, _MINUS) and line.is_adjacent(first)
    stands_free = not line.is_adjacent(first - 1) or line.is_mark(first - 2, "([\"'“«~≈<>±")
    if is_minus and stands_free:
        return -1, first - 1
    negative = line.had("negative", first)
    hedge = line.lexicon.language.hedges_before.before(line.tokens, first)
    # "pelo menos 2.000" is no negative number.
    if negative is not None and line.is_word(first - 1) and (hedge is None or hedge[1] >= negative):
        return -1, negative
    return 1, first


def _measured(line: Line, found: Amount, before: Measured | None, *, is_singular: bool) -> Measured:
    """Return what the number counts or measures, from before and after it."""
    if found.unit:
        return Measured(found.unit, None, found.first, found.last)
    after = _after(line, found, is_singular=is_singular)
    if before is None:
        return with_rate(line, after) if after.unit != NO_UNIT else replace(after, last=found.last)
    is_same_money = line.lexicon.units.kind(after.unit) is Kind.MONEY and after.note != "cent"
    if after.unit != NO_UNIT and is_same_money:
        kept = after if before.note == "bare" else replace(after, unit=before.unit, note=before.note)
        return with_rate(line, replace(kept, first=before.first))
    return with_rate(line, replace(before, last=found.last))


def _after(line: Line, found: Amount, *, is_singular: bool) -> Measured:
    """Return the unit or noun behind the number, or behind a hedge that stands in between ("12,000+ chips")."""
    if found.form is Form.MULTIPLE:
        return Measured(NO_UNIT, None, found.first, found.last)
    if found.form is Form.FRACTION:
        return _of_fraction(line, found)
    after = after_number(line, found.first, found.last, is_singular=is_singular)
    if after.unit == NO_UNIT:
        after = _of_noun(line, found, after)
    hedge = after_hedge(line, found.last, Kind.COUNT)
    if hedge is None or (after.unit != NO_UNIT and after.is_known):
        return after
    behind = after_number(line, found.first, hedge[1], is_singular=is_singular)
    return behind if behind.unit != NO_UNIT and behind.is_known else after


def _of_fraction(line: Line, found: Amount) -> Measured:
    """Return the unit of "half an hour"; "a third of the chips" is a share, not so many chips."""
    article = lookup(line, found.last)
    last = article[1] if article and article[0].kind == "article" else found.last
    after = after_number(line, found.first, last, is_singular=True)
    is_measure = after.is_known and line.lexicon.units.kind(after.unit) is not Kind.COUNT
    if after.unit == NO_UNIT or after.noun is not None or not is_measure:
        return Measured(NO_UNIT, None, found.first, found.last)
    return after


def _of_noun(line: Line, found: Amount, after: Measured) -> Measured:
    """Return the noun of "dozens of companies", "milhões de chips", "2,000 of the most advanced chips"."""
    start = line.has("of", found.last)
    if start is None:
        return after
    behind = after_number(line, found.first, start, is_singular=False)
    is_crowd_or_scale = found.form is Form.CROWD or found.scale > 1
    if behind.unit == NO_UNIT or not (behind.is_known or is_crowd_or_scale):
        return after
    return behind


def _pair(line: Line, found: Amount, measured: Measured, before: Measured | None, sign: int) -> _Pair | None:
    """Return the second end behind "to", "-", "and" or "±", if what stands there goes with the first number."""
    if found.form not in (Form.DIGITS, Form.WORDS):
        return None
    starts = dict.fromkeys((measured.last, found.last))
    for start in starts:
        first_unit = measured.unit if start == measured.last and start != found.last else None
        for category in ("plus-minus", "range-to", "range-and", "range-or"):
            joined = line.has(category, start)
            pair = None if joined is None else _second(line, found, joined, category, first_unit, before)
            if pair and category == "plus-minus" and sign < 0:
                pair = replace(pair, low=_signed(pair.high, -1), high=_signed(pair.low, -1))
            elif pair and category != "plus-minus":
                pair = _ordered(replace(pair, low=_signed(pair.low, sign)))
            if pair and _is_joined(line, found, start, category):
                return pair
    return None


def _is_change(line: Line, found: Amount, measured: Measured, first: int) -> bool:
    """Tell whether "8% to $2 billion" behind a word of change says by how much and to what, and is no range.

    "rose 3 to 5 percent" is a range; "rose 3% to 5%" and "rose from 3 to 5 percent" are not.
    """
    hedges = hedging(line, first, found.last, Kind.COUNT)
    start = hedges.first
    is_word = line.has("range-to", max(measured.last, found.last)) is not None and line.is_word(measured.last)
    has_unit = (measured.unit != NO_UNIT and measured.last > found.last) or before_number(line, first) is not None
    is_from = line.had("from", start) is not None
    return is_word and (has_unit or is_from) and follows_change(line, start)


def _is_joined(line: Line, found: Amount, start: int, category: str) -> bool:
    """Tell whether the word between two numbers makes a range of them here."""
    if category == "range-and":
        sign = _sign(line, found.first)[1]
        before = before_number(line, sign)
        return line.had("between", before.first if before else sign) is not None
    if category == "range-to" and line.is_mark(start, _HYPHENS):
        # Glued on both sides, or spaced on both; "chips - 500" is punctuation.
        return line.is_adjacent(start) is line.is_adjacent(start + 1)
    return True


def _second(
    line: Line, found: Amount, start: int, category: str, first_unit: str | None, before: Measured | None
) -> _Pair | None:
    j = start
    sign_before = line.lexicon.neutral.signs.at(line.tokens, j) or line.lexicon.symbols.at(line.tokens, j)
    if sign_before and line.lexicon.units.kind(sign_before[0].unit) is Kind.MONEY:
        if before is None and first_unit is None:
            return None
        j = sign_before[1]
    elif before and (again := line.lexicon.language.units.at(line.tokens, j)) and again[0].unit == before.unit:
        j = again[1]
    is_negative = line.is_mark(j, _MINUS) and line.is_adjacent(j + 1) and not line.is_adjacent(j)
    j += is_negative
    second = amount(line, j) if j < len(line.tokens) else None
    if second is None or not second.readings or second.form not in (Form.DIGITS, Form.WORDS):
        return None
    after = after_number(line, second.first, second.last, is_singular=False)
    are_years = is_year(line, found.first) and is_year(line, second.first) and before is None
    if are_years and after.unit == NO_UNIT and not line.whole:
        return None
    if first_unit and after.unit not in (NO_UNIT, first_unit):
        return None
    low, high = _shared_scale(found, second), _signed(second.number, -1 if is_negative else 1)
    if category == "plus-minus":
        ends = _around(low, high)
        return _Pair(Hedge.PLUS_MINUS, *ends, second.last, second.end, first_unit, inside=False)
    if category == "range-or" and not _is_next(low, high):
        return None
    return _Pair(Hedge.RANGE, low, high, second.last, second.end, first_unit, inside=category == "range-and")


def _signed(number: Number, sign: int) -> Number:
    return replace(number, value=-number.value) if sign < 0 else number


def _ordered(pair: _Pair) -> _Pair | None:
    """Return the pair if it rises, as a range does."""
    return pair if pair.low.value < pair.high.value else None


def _shared_scale(first: Amount, second: Amount) -> Number:
    """Return the first number with the scale word of the second: "15 to 20 million"."""
    number = first.number
    if first.scale == 1 and second.scale > 1 and number.value <= second.number.value / second.scale:
        scale = second.scale
        return Number(number.value * scale, number.step * scale, number.zeros * scale, number.decimals)
    return number


def _around(middle: Number, reach: Number) -> tuple[Number, Number]:
    step = min(middle.step, reach.step)
    decimals = max(middle.decimals, reach.decimals)
    low, high = middle.value - reach.value, middle.value + reach.value
    return _end(low, step, decimals), _end(high, step, decimals)


def _end(value: Fraction, step: Fraction, decimals: int) -> Number:
    zeros = step if decimals else max(step, place_of_last_digit(value))
    return Number(value, step, zeros, decimals)


def _is_next(low: Number, high: Number) -> bool:
    """Tell whether "two or three" names neighbours: with "or", only they are a range."""
    return high.value - low.value == high.step == low.step


@dataclass(frozen=True, slots=True)
class _Builder:
    """Puts a mention together once all its parts are found."""

    line: Line
    amount: Amount
    measured: Measured
    first: int
    sign: int
    pair: _Pair | None

    def build(self) -> Taken | None:
        kind = self.kind()
        last = max(self.measured.last, self.amount.last, self.pair.last if self.pair else 0)
        first = self.first
        if self.pair and (between := self.line.had("between", first)) is not None:
            first = between
        number_last = self.pair.last if self.pair else self.amount.last
        inner = after_hedge(self.line, number_last, kind) if number_last < last else None
        nearest = self.nearest(last)
        found = hedging(self.line, first, nearest[1] if nearest else last, kind, inner[0] if inner else None)
        if not self.is_figure(found, kind):
            return None
        figures = self.figures(found, kind, number_last, nearest[0] if nearest else None)
        settled = self.amount.settled and len(figures) == 1
        mention = Mention(
            figure=figures[0],
            text=self.text(found)[0],
            span=self.text(found)[1],
            number=Span(self.amount.start, self.pair.end if self.pair else self.amount.end),
            language=self.line.lexicon.tag.text,
            settled=settled,
            readings=() if settled else tuple(Reading(figure) for figure in figures),
            inferred=("unit",) if self.is_inferred() and settled else (),
        )
        is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
        return Taken(mention, found.first, found.last, self.amount, is_measured)

    def nearest(self, last: int) -> tuple[Number, int] | None:
        """Return (place, index after it) of "to the nearest ten" behind the figure, or None."""
        start = self.line.has("nearest", last)
        place = amount(self.line, start) if start is not None and start < len(self.line.tokens) else None
        return (place.number, place.last) if place and place.readings else None

    def text(self, found: Hedging) -> tuple[str, Span]:
        tokens = self.line.tokens
        start = tokens[found.first].start if found.first < self.amount.first else self.amount.start
        end = max(tokens[found.last - 1].end, self.pair.end if self.pair else self.amount.end)
        if found.last - 1 < self.amount.last and not self.pair:
            end = self.amount.end
        return self.line.text[start:end], Span(start, end)

    def kind(self) -> Kind:
        if self.amount.form in (Form.FRACTION, Form.MULTIPLE) and self.measured.unit == NO_UNIT:
            return Kind.RATIO
        return Kind.COUNT if self.measured.unit == NO_UNIT else self.line.lexicon.units.kind(self.measured.unit)

    def is_figure(self, found: Hedging, kind: Kind) -> bool:
        """Tell whether a bare "one" or article counts something, and "no" has something to count."""
        if self.amount.form is Form.NONE:
            return self.measured.unit != NO_UNIT
        is_alone = self.line.whole and found.first == 0 and found.last == len(self.line.tokens)
        if not self.amount.is_one or is_alone:
            return True
        is_hedged = found.first < self.first
        if self.line.lexicon.language.one_is_article:
            return is_hedged or kind in (Kind.PERCENT, Kind.MONEY)
        return self.measured.unit != NO_UNIT and (self.measured.is_known or is_hedged)

    def is_inferred(self) -> bool:
        if self.measured.note != "bare":
            return False
        tag = self.line.lexicon.tag
        return tag.language.dollar.get(tag.region or "") != self.measured.unit

    def figures(self, found: Hedging, kind: Kind, number_last: int, place: Number | None) -> list[Figure]:
        """Return the figure in each of its readings, good to `place` if one is named."""
        role_, direction = role(self.line, found.first, found.last, number_last)
        shared = Figure(
            kind=kind,
            noun=self.measured.noun,
            role=role_,
            direction=direction,
            is_approximate=found.is_approximate,
        )
        numbers = [_signed(number, self.sign) for number in self.numbers()]
        if place is not None:
            numbers = [replace(number, step=place.value, zeros=place.value) for number in numbers]
        units = self.units()
        figures = [self.figure(found, number, replace(shared, unit=unit)) for unit in units for number in numbers]
        counted = replace(shared, kind=Kind.COUNT)
        return figures + [self.figure(found, number, counted) for number in self.millions()]

    def millions(self) -> list[Number]:
        """Return what "5m" means if it is no length: without money or people beside it, both are possible."""
        last = self.amount.last
        is_letter = self.line.is_word(last) and self.line.is_adjacent(last) and self.line.tokens[last].text == "m"
        if self.measured.unit != "meter" or not is_letter:
            return []
        scale = self.line.lexicon.language.scales["m"].values[0]
        return [Number(n.value * scale, n.step * scale, n.zeros * scale, n.decimals) for n in self.amount.readings]

    def numbers(self) -> list[Number]:
        numbers = list(self.amount.readings)
        if self.measured.note == "cent":
            numbers = [Number(n.value * CENT, n.step * CENT, n.zeros * CENT, n.decimals) for n in numbers]
        return numbers

    def units(self) -> list[str]:
        """Return the units a bare $ may stand for, the likeliest first."""
        tag = self.line.lexicon.tag
        own = tag.language.dollar.get(tag.region or "")
        if self.measured.note == "bare" and own and own != self.measured.unit:
            return [self.measured.unit.replace("USD", own), self.measured.unit]
        return [self.measured.unit]

    def figure(self, found: Hedging, number: Number, shared: Figure) -> Figure:
        if self.pair:
            near = found.hedge in (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
            is_approximate = near or found.is_approximate
            shared = replace(shared, hedge=self.pair.hedge, is_approximate=is_approximate)
            return replace(shared, low=self.pair.low, high=self.pair.high)
        hedge = self.hedge(found)
        if hedge is Hedge.VAGUE:
            return replace(shared, hedge=hedge)
        value, low, high = printed_bounds(hedge, number)
        return replace(shared, hedge=hedge, value=value, low=low, high=high)

    def hedge(self, found: Hedging) -> Hedge:
        """Return the hedge of the words, or the one that the form of the number itself has."""
        match self.amount.form:
            case Form.CROWD:
                return Hedge.CROWD
            case Form.VAGUE:
                return Hedge.VAGUE
            case Form.FRACTION if found.hedge is Hedge.PLAIN and self.measured.unit == NO_UNIT:
                return Hedge.FRACTION
            case Form.MULTIPLE if found.hedge is Hedge.PLAIN:
                return Hedge.MULTIPLE
            case _:
                return found.hedge
