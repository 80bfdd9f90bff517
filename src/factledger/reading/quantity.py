"""From an amount to a figure: range, currency, unit, hedge, rate, role."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.amount import Amount, Form, amount, of_spelled
from factledger.reading.aside import is_year
from factledger.reading.change import follows_change, role
from factledger.reading.hedges import Hedging, after_hedge, hedging
from factledger.reading.marked import marked
from factledger.reading.mention import Mention, Reading
from factledger.reading.units import CENT, Measured, after_number, before_number, with_rate
from factledger.reading.words import is_unit_name, lookup, spelled
from factledger.values.figure import Figure, Hedge, Kind, Role, printed_bounds
from factledger.values.number import Number, exact, place_of_last_digit
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.number import Exact

_MINUS = "-−–"
_NEAR = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
_PAIRING = ("plus-minus", "range-to", "range-and", "range-or")
_HYPHENS = "-‐‑–—−"


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


class _Pair(NamedTuple):
    """A range or plus-minus: its two ends."""

    hedge: Hedge
    low: Number
    high: Number
    last: int
    end: int
    unit: str | None
    inside: bool
    amount_unit: str | None = None


def quantity(line: Line, found: Amount) -> Taken | None:
    """Return the figure that an amount makes with what stands around it, or None when it makes no sense."""
    sign, first = _sign(line, found.first)
    before = before_number(line, first)
    if before:
        first = before.first
        outer_sign, first = _sign(line, first)
        sign *= outer_sign
    is_singular = found.number.value == 1
    measured = _measured(line, found, before, is_singular=is_singular)
    found, measured = _and_a_half_unit(line, found, measured)
    pair = _pair(line, found, measured, before, sign)
    if pair and (_is_change(line, found, measured, first) or _leads_up(line, found, measured, pair)):
        pair = None
    if pair:
        rest = found._replace(last=pair.last, end=pair.end, unit=found.unit or pair.amount_unit)
        measured = _measured(line, rest, before, is_singular=False)
        if pair.unit and measured.unit == NO_UNIT:
            measured = measured._replace(unit=pair.unit)
    return _Builder(line, found, measured, first, sign, pair).build()


def _and_a_half_unit(line: Line, found: Amount, measured: Measured) -> tuple[Amount, Measured]:
    """Return the number with the half behind its unit: "3年半", "1시간 반", "2 năm rưỡi"."""
    i = measured.last
    half = lookup(line, i) if found.scale == 1 and not found.number.decimals and i > found.last else None
    is_duration = line.lexicon.kind(measured.unit) is Kind.DURATION and measured.noun is None
    if half is None or half[0].kind not in ("half-more", "half") or not is_duration or is_unit_name(line, i, half[1]):
        return found, measured
    if half[0].kind == "half" and line.lexicon.language.noun_last:
        return found, measured
    tenth = Fraction(1, 10)
    readings = tuple(Number(exact(n.value + half[0].value), tenth, tenth, 1) for n in found.readings)
    return found._replace(readings=readings), measured._replace(last=half[1])


def _sign(line: Line, first: int) -> tuple[int, int]:
    """Return (sign, index of the first token with it) for a number or currency sign at token `first`."""
    before = line.words[first - 1]
    if before.text not in _MINUS and "negative" not in before.closes:
        return 1, first
    is_minus = line.is_mark(first - 1, _MINUS) and line.is_adjacent(first)
    stands_free = not line.is_adjacent(first - 1) or line.is_mark(first - 2, "([\"'“«~≈<>±")
    if is_minus and stands_free:
        return -1, first - 1
    negative = line.had("negative", first)
    if negative is None:
        return 1, first
    hedge = line.before(line.lexicon.language.hedges_before, first)
    # "pelo menos 2.000" is no negative number.
    if line.is_word(first - 1) and (hedge is None or hedge[1] >= negative):
        return -1, negative
    return 1, first


def _measured(line: Line, found: Amount, before: Measured | None, *, is_singular: bool) -> Measured:
    """Return what the number counts or measures, from before and after it."""
    if found.unit:
        return Measured(found.unit, None, found.first, found.last)
    after = _after(line, found, is_singular=is_singular)
    if before is None:
        return with_rate(line, after) if after.unit != NO_UNIT else after._replace(last=found.last)
    is_same_money = line.lexicon.kind(after.unit) is Kind.MONEY and after.note != "cent"
    if after.unit != NO_UNIT and is_same_money:
        kept = after if before.note == "bare" else after._replace(unit=before.unit, note=before.note)
        return with_rate(line, kept)
    return with_rate(line, before._replace(last=found.last))


def _after(line: Line, found: Amount, *, is_singular: bool) -> Measured:
    """Return the unit or noun behind the number, or behind a hedge that stands in between ("12,000+ chips")."""
    if found.form is Form.MULTIPLE:
        return Measured(NO_UNIT, None, found.first, found.last)
    if found.form is Form.FRACTION:
        return _of_fraction(line, found)
    after = after_number(line, found.last, is_singular=is_singular)
    if after.unit == NO_UNIT:
        after = _of_noun(line, found, after)
    hedge = after_hedge(line, found.last, Kind.COUNT)
    if hedge is None or (after.unit != NO_UNIT and after.is_known):
        return after
    behind = after_number(line, hedge[1], is_singular=is_singular)
    return behind if behind.unit != NO_UNIT and behind.is_known else after


def _of_fraction(line: Line, found: Amount) -> Measured:
    """Return the unit of "half an hour"; "a third of the chips" is a share, not so many chips."""
    article = lookup(line, found.last)
    last = article[1] if article and article[0].kind == "article" else found.last
    after = after_number(line, last, is_singular=True)
    is_measure = after.is_known and line.lexicon.kind(after.unit) is not Kind.COUNT
    if after.unit == NO_UNIT or after.noun is not None or not is_measure:
        return Measured(NO_UNIT, None, found.first, found.last)
    return after


def _of_noun(line: Line, found: Amount, after: Measured) -> Measured:
    """Return the noun of "dozens of companies", "milhões de chips", "2,000 of the most advanced chips"."""
    start = line.has("of", found.last)
    if start is None:
        return after
    behind = after_number(line, start, is_singular=False)
    is_crowd_or_scale = found.form is Form.CROWD or found.scale > 1
    if behind.unit == NO_UNIT or not (behind.is_known or is_crowd_or_scale):
        return after
    return behind


def _pair(line: Line, found: Amount, measured: Measured, before: Measured | None, sign: int) -> _Pair | None:
    """Return the second end behind "to", "-", "and" or "±", if what stands there goes with the first number."""
    if found.form not in (Form.DIGITS, Form.WORDS):
        return None
    for start in dict.fromkeys((measured.last, found.last)):
        opens = line.words[start].opens
        first_unit = measured.unit if start == measured.last and start != found.last else None
        for category in _PAIRING:
            if category not in opens or (joined := line.has(category, start)) is None:
                continue
            pair = _second(line, found, joined, category, first_unit, before)
            if pair and category == "plus-minus" and sign < 0:
                pair = pair._replace(low=pair.high.signed(-1), high=pair.low.signed(-1))
            elif pair and category != "plus-minus":
                pair = _ordered(pair._replace(low=pair.low.signed(sign)))
            if pair and _is_joined(line, found, start, category):
                return pair
    return _neighbours(line, found)


def _neighbours(line: Line, found: Amount) -> _Pair | None:
    """Return "三四" (three or four), "二三十" (twenty or thirty), "두세" (two or three)."""
    if line.is_mark(found.last, "、") and found.is_bare:
        return _listed(line, found)
    is_single = found.form is Form.WORDS and found.last == found.first + 1 and line.is_adjacent(found.last)
    if not (is_single and line.lexicon.language.writing.characters and 1 <= found.number.value < 9):  # noqa: PLR2004
        return None
    second = _spelled_amount(line, found.last)
    if second is None:
        return None
    place = place_of_last_digit(second.number.value) if second.number.value > 0 else 0
    if not place or second.number.value != (found.number.value + 1) * place:
        return None
    low = found.number.scaled(place)
    return _Pair(Hedge.RANGE, low, second.number, second.last, second.end, None, inside=False)


def _listed(line: Line, found: Amount) -> _Pair | None:
    """Return "2、3人" (two or three people)."""
    j = found.last + 1
    second = amount(line, j) if line.is_number(j) and line.is_adjacent(j) else None
    is_list = line.is_mark(found.first - 1, "、") or marked(line, j) is not None
    if second is None or not second.readings or not second.is_bare or is_list:
        return None
    is_next = 1 <= found.number.value < 9 and second.number.value == found.number.value + 1  # noqa: PLR2004  digits
    after = after_number(line, second.last, is_singular=False)
    if not is_next or after.unit == NO_UNIT or not after.is_known:
        return None
    return _Pair(Hedge.RANGE, found.number, second.number, second.last, second.end, None, inside=False)


def _spelled_amount(line: Line, i: int) -> Amount | None:
    """Return the number in words at token `i`, which may stand inside a word."""
    found = spelled(line, i) if line.words[i].numbers else None
    return None if found is None else of_spelled(line, found)


def _is_change(line: Line, found: Amount, measured: Measured, first: int) -> bool:
    """Tell whether "8% to $2 billion" behind a word of change says by how much and to what, and is no range.

    "rose 3 to 5 percent" is a range; "rose 3% to 5%" and "rose from 3 to 5 percent" are not.
    """
    hedges = hedging(line, first, found.last, Kind.COUNT)
    start = hedges.first
    is_word = line.has("range-to", max(measured.last, found.last)) is not None and line.is_word(measured.last)
    has_unit = (measured.unit != NO_UNIT and measured.last > found.last) or before_number(line, first) is not None
    is_from = line.had("from", start) is not None
    if line.lexicon.language.writing.characters and measured.unit == "percent" and not is_from:
        return False
    return is_word and (has_unit or is_from) and follows_change(line, start)


def _leads_up(line: Line, found: Amount, measured: Measured, pair: _Pair) -> bool:
    """Tell whether a word behind two numbers says that the second is what a change led to: "5%から6%に上昇"."""
    if not line.is_word(max(measured.last, found.last)):
        return False
    behind = line.at(line.lexicon.language.changes_after, after_number(line, pair.last, is_singular=False).last)
    return behind is not None and behind[0].role is Role.CHANGE_TO


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
    sign_before = line.at(line.lexicon.neutral.signs, j) or line.at(line.lexicon.symbols, j)
    if sign_before and line.lexicon.kind(sign_before[0].unit) is Kind.MONEY:
        if before is None and first_unit is None:
            return None
        j = sign_before[1]
    is_negative = line.is_mark(j, _MINUS) and line.is_adjacent(j + 1) and not line.is_adjacent(j)
    j += is_negative
    second = amount(line, j)
    if second is None or not second.readings or second.form not in (Form.DIGITS, Form.WORDS):
        return None
    after = after_number(line, second.last, is_singular=False)
    are_years = is_year(line, found.first) and is_year(line, second.first) and before is None
    if are_years and after.unit == NO_UNIT and not line.whole:
        return None
    if first_unit and after.unit not in (NO_UNIT, first_unit):
        return None
    low, high = _shared_scale(found, second), second.number.signed(-1 if is_negative else 1)
    if category == "plus-minus":
        ends = _around(low, high)
        return _Pair(Hedge.PLUS_MINUS, *ends, second.last, second.end, first_unit, inside=False)
    if category == "range-or" and not _is_next(low, high):
        return None
    inside = category == "range-and"
    return _Pair(Hedge.RANGE, low, high, second.last, second.end, first_unit, inside, second.unit)


def _ordered(pair: _Pair) -> _Pair | None:
    """Return the pair if it rises, as a range does."""
    return pair if pair.low.value < pair.high.value else None


def _shared_scale(first: Amount, second: Amount) -> Number:
    """Return the first number with the scale word of the second: "15 to 20 million"."""
    number = first.number
    if first.scale == 1 and second.scale > 1 and number.value * second.scale <= second.number.value:
        return number.scaled(second.scale)
    return number


def _around(middle: Number, reach: Number) -> tuple[Number, Number]:
    step = min(middle.step, reach.step)
    decimals = max(middle.decimals, reach.decimals)
    low, high = middle.value - reach.value, middle.value + reach.value
    return _end(low, step, decimals), _end(high, step, decimals)


def _end(value: Exact, step: Exact, decimals: int) -> Number:
    zeros = step if decimals else max(step, place_of_last_digit(value))
    return Number(value, step, zeros, decimals)


def _is_next(low: Number, high: Number) -> bool:
    """Tell whether "two or three" names neighbours: with "or", only they are a range."""
    return high.value - low.value == high.step == low.step


class _Builder(NamedTuple):
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
            inferred=("unit",) if self.is_inferred() and settled else (),
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
        is_alone = self.line.whole and found.first == 0 and found.last == self.line.count
        if self.line.lexicon.language.fewest_words > 1 and self.is_all(found):
            return True
        is_short = self.amount.last - self.amount.first < self.line.lexicon.language.fewest_words
        if self.amount.form is Form.WORDS and is_short and not is_alone:
            is_measured = self.measured.unit != NO_UNIT and self.measured.is_known
            if not is_measured or self.line.has("never-alone", self.amount.first) == self.amount.last:
                return False
        if not self.amount.is_one or is_alone:
            return True
        is_hedged = found.first < self.first
        if self.line.lexicon.language.one_is_article:
            return is_hedged or kind in (Kind.PERCENT, Kind.MONEY)
        return self.measured.unit != NO_UNIT and (self.measured.is_known or is_hedged)

    def is_all(self, found: Hedging) -> bool:
        """Tell whether the whole text is this one number, as in a cell of a table."""
        if found.first > 0 or found.last < self.line.count:
            return False
        text, start, end = self.line.text, self.line.starts[0], self.line.ends[found.last - 1]
        return text.strip() == text[start:end]

    def is_inferred(self) -> bool:
        if self.measured.note != "bare":
            return False
        tag = self.line.lexicon.tag
        return tag.language.dollar.get(tag.region or "") != self.measured.unit

    def figures(self, found: Hedging, kind: Kind, number_last: int, place: Number | None) -> list[Figure]:
        """Return the figure in each of its readings, good to `place` if one is named."""
        role_, direction = role(self.line, found.first, found.last, number_last)
        hedge, is_approximate = self.hedge(found)

        def figure(number: Number, unit: str, kind: Kind) -> Figure:
            value, low, high = self.bounds(hedge, number)
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

        numbers = [number.signed(self.sign) for number in self.numbers()]
        if place is not None:
            numbers = [replace(number, step=place.value, zeros=place.value) for number in numbers]
        figures = [figure(number, unit, kind) for unit in self.units() for number in numbers]
        return figures + [figure(number, NO_UNIT, Kind.COUNT) for number in self.millions()]

    def millions(self) -> list[Number]:
        """Return what "5m" means if it is no length: without money or people beside it, both are possible."""
        last = self.amount.last
        is_letter = self.line.is_word(last) and self.line.is_adjacent(last) and self.line.words[last].text == "m"
        if self.measured.unit != "meter" or not is_letter:
            return []
        scale = self.line.lexicon.language.scales["m"].values[0]
        return [number.scaled(scale) for number in self.amount.readings]

    def numbers(self) -> list[Number]:
        numbers = list(self.amount.readings)
        if self.measured.note == "cent":
            numbers = [number.scaled(CENT) for number in numbers]
        return numbers

    def units(self) -> list[str]:
        """Return the units a bare $ may stand for, the likeliest first."""
        tag = self.line.lexicon.tag
        own = tag.language.dollar.get(tag.region or "")
        if self.measured.note == "bare" and own and own != self.measured.unit:
            return [self.measured.unit.replace("USD", own), self.measured.unit]
        return [self.measured.unit]

    def bounds(self, hedge: Hedge, number: Number) -> tuple[Number | None, Number | None, Number | None]:
        """Return (value, low, high) as printed."""
        if self.pair:
            return None, self.pair.low, self.pair.high
        return (None, None, None) if hedge is Hedge.VAGUE else printed_bounds(hedge, number)

    def hedge(self, found: Hedging) -> tuple[Hedge, bool]:
        """Return the hedge and whether it is approximate: that of the words, or of the form of the number itself."""
        if self.pair:
            return self.pair.hedge, found.is_approximate or found.hedge in _NEAR
        match self.amount.form:
            case Form.CROWD:
                return Hedge.CROWD, found.is_approximate
            case Form.VAGUE:
                return Hedge.VAGUE, found.is_approximate
            case Form.FRACTION if found.hedge is Hedge.PLAIN and self.measured.unit == NO_UNIT:
                return Hedge.FRACTION, found.is_approximate
            case Form.MULTIPLE if found.hedge is Hedge.PLAIN:
                return Hedge.MULTIPLE, found.is_approximate
            case _:
                return found.hedge, found.is_approximate
