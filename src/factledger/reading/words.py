"""Numbers written in words: "vinte e três mil", "vingt-et-un", "二百十五", "ثلاثة وعشرون"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.locale import NumberWord
from factledger.reading.measured import made
from factledger.values.number import place_of_last_digit, quotient

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.values.number import Exact

_TWO = "scale-two"
"""The kind of scale words that are two of it before a noun, with no number before them: "ألفا شريحة"."""

SCALES = ("scale", "scales", "scale-alone", _TWO)
DIGIT_WORDS = ("add", "one", "ten", "teen")
"""Kinds of words that decimals are made of, besides zero."""

_ALONE = ("scale-alone", _TWO)
"""Kinds of scale words that need no number before them."""

_PARTS = ("add", "one", "zero", "ten", "teen", "times", "place", "whole", *SCALES)
_TEN = 10
_HUNDRED = 100
_MILLION = 1_000_000
_THOUSAND = 1000
_GOING_ON = "-‐‑,"
"""Marks that may join the words of a number."""

_MOST_DIGITS = 3
_ELIDED = 3
"""Fewest words of a number whose last place is left out: "一百二"."""


class Sum(NamedTuple):
    """A number in the making.

    Attributes:
        done: What scale words larger than the last one have closed.
        outer: The last of those larger scale words, 0 where there is none.
        total: What the last scale word has closed.
        group: What has been added since the last scale word.
        last: The last value added to the group.
        scale: The last scale word, 0 before the first.
        is_open: Whether a unit may follow the ten just read: "十五", but not "ten five".
    """

    done: Exact = 0
    outer: Exact = 0
    total: Exact = 0
    group: Exact = 0
    last: Exact = 0
    scale: Exact = 0
    is_open: bool = False

    @property
    def value(self) -> Exact:
        """The number so far."""
        return self.done + self.total + self.group

    @property
    def step(self) -> Exact:
        """The place of the last written digit: that of the scale word it ends in."""
        return self.scale if self.scale and not self.group else 1

    def plus(self, word: NumberWord, *, joined: bool, units_first: bool) -> Sum | None:
        """Return the number with one more word, or None when the word does not go on with it."""
        match word.kind:
            case "add" | "one" | "zero":
                return self._added(word.value, joined=joined, units_first=units_first)
            case "ten":
                is_teen = 0 < self.group % _HUNDRED < _TEN and not joined
                return self._grown(word.value) if is_teen or self.group % _HUNDRED == 0 else None
            case "teen":
                return self._grown(word.value) if 0 < self.last < _TEN else None
            case "times":
                return self._multiplied(word.value, joined=joined and units_first)
            case "place":
                return self._placed(word.value)
            case "whole":
                fits = not self.group and (not self.scale or word.value < self.scale)
                return self._closed(word.value, _scale_of(word.value)) if fits else None
            case _:
                return self._scaled(word.value, joined=joined and units_first, alone=word.kind in _ALONE)

    def _added(self, value: Exact, *, joined: bool, units_first: bool) -> Sum | None:
        if not self.group:
            fits = not self.scale or value < self.scale
            return self._with_group(value, value) if fits else None
        if not value:
            return None
        is_units_first = units_first and joined and 0 < self.group % _HUNDRED < _TEN <= value < _HUNDRED
        takes_more = self.is_open or self.group % _HUNDRED != _TEN
        # "vierzig fünf" are two numbers where 45 is "fünfundvierzig".
        is_backwards = units_first and value < _TEN < self.group % _HUNDRED and self.group % _TEN == 0
        if is_units_first or (value < place_of_last_digit(self.group) and takes_more and not is_backwards):
            return self._grown(value)
        return None

    def _with_group(self, group: Exact, last: Exact, *, is_open: bool | None = None) -> Sum:
        """Return the number with another group, in a fifth of the time that `_replace` takes."""
        was_open = self.is_open if is_open is None else is_open
        return made(Sum, (self.done, self.outer, self.total, group, last, self.scale, was_open))

    def _grown(self, value: Exact) -> Sum:
        return self._with_group(self.group + value, value, is_open=False)

    def _placed(self, place: Exact) -> Sum | None:
        """Return the number with a place word, which counts once without a number before it: "二百十五"."""
        made = self._multiplied(place, joined=False) if not self.group or self.last < place else None
        if made is None and self.group and place < place_of_last_digit(self.group):
            made = self._grown(place)
        return made and made._replace(is_open=True)

    def _multiplied(self, factor: Exact, *, joined: bool) -> Sum | None:
        if not self.group:
            return self._replace(group=factor, last=factor) if not self.scale or factor < self.scale else None
        if joined:
            return self._grown(factor) if self.group > factor else None
        if factor == _HUNDRED and self.group < _HUNDRED:
            # "twenty-five hundred"
            return self._replace(group=self.group * factor, last=self.group * factor)
        rest = self.group - self.last
        grown = self.last * factor
        # "three hundred dozen", but no hundred hundreds.
        is_too_large = self.last >= _HUNDRED and factor % _TEN == 0
        if is_too_large or (rest and grown >= place_of_last_digit(rest)):
            return None
        return self._replace(group=rest + grown, last=grown)

    def _scaled(self, scale: Exact, *, joined: bool, alone: bool) -> Sum | None:
        if not self.group and (joined or alone or not self.total):
            fits = (alone or joined) and (not self.scale or scale < self.scale)
            return self._closed(scale, scale) if fits else None
        if not self.scale or scale < self.scale:
            return self._closed(self.group * scale, scale) if self.group else None
        if scale == self.scale or (self.outer and scale >= self.outer):
            return None
        # "dois mil milhões": a larger scale word takes all that stands before it, up to a still larger one
        # ("tres billones dos mil millones").
        taken = (self.total + self.group) * scale
        return self._replace(total=taken, group=0, last=0, scale=scale * self.step)

    def over(self, word: NumberWord) -> Sum | None:
        """Return the number times a scale word larger than all before it: "1 लाख 60 हज़ार करोड़" are 160,000 crore."""
        is_over = word.kind in SCALES and self.outer and word.value > self.outer
        return Sum(total=self.value * word.value, scale=word.value * self.step) if is_over else None

    def _closed(self, value: Exact, scale: Exact) -> Sum:
        return Sum(done=self.done + self.total, outer=self.scale, total=value, scale=scale)


def _scale_of(value: Exact) -> Exact:
    place = place_of_last_digit(value)
    return place if place >= 1000 else 0  # noqa: PLR2004  smaller places are written digits


class Spelled(NamedTuple):
    """A number in words.

    Attributes:
        sum: Its value.
        start: Its first code point.
        first: Index of its first token.
        last: Index after its last token.
        is_one: Whether it is the bare word "one".
        before: What it was before its last "and": the hundred of "one hundred and three".
    """

    sum: Sum
    start: int
    first: int
    last: int
    is_one: bool
    before: Spelled | None = None


def lookup(line: Line, i: int) -> tuple[NumberWord, int, int] | None:
    """Return (number word, index after it, length of the clitic before it) at token `i`, or None."""
    found: tuple[NumberWord, int] | None
    for entries, clitic in line.words[i].numbers:
        if clitic and line.has("stop", i) is not None and not _goes_on(line, i):
            return None
        if found := line.longest(entries, i):
            if "scale-apart" in line.words[i].opens and not _stands_apart(line, i, found[1]):
                return None
            return found[0], found[1], clitic
    return None


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether a word that may be another one stands behind a number in words, or before ten: "مئة وست سيارات"."""
    before, following = line.words[i - 1], line.words[i + 1] if i + 1 < len(line.words) else None
    is_more = any(entry.payload.kind in ("add", "times", *SCALES) for entries, _ in before.numbers for entry in entries)
    is_teen = following is not None and any(
        entry.payload.kind == "ten" for entries, _ in following.numbers for entry in entries
    )
    return is_more or is_teen


def _stands_apart(line: Line, i: int, last: int) -> bool:
    """Tell whether a scale word that is an adjective as well has its number, and no noun: not in "10 grand pianos"."""
    before = line.words[i - 1]
    is_counted = before.is_number or any(
        entry.payload.kind in ("add", "times") for entries, _ in before.numbers for entry in entries
    )
    is_end = not line.is_letters(last) or line.lexicon.language.changes_after in line.words[last].opens
    return is_counted and (is_end or line.has("stop", last) is not None)


def spelled(line: Line, i: int, kinds: tuple[str, ...] = _PARTS) -> Spelled | None:
    """Return the number in words of these kinds that starts at token `i`, or None.

    A bare article is no number ("a hundred" is, "a chip" is not), and neither is a bare scale word
    where the language wants one before it and something else stands around it.
    """
    if kinds is not _PARTS:
        return _spelled(line, i, kinds)
    if i not in line.spelled:
        line.spelled[i] = _spelled(line, i, kinds)
    return line.spelled[i]


def _spelled(line: Line, i: int, kinds: tuple[str, ...]) -> Spelled | None:
    found = lookup(line, i)
    if found is None:
        return None
    word, j, clitic = found
    start = line.starts[i] + clitic
    if word.kind == "article":
        following = lookup(line, j)
        if following is None or following[0].kind not in ("times", *SCALES) or following[2]:
            return None
        return continued(line, Spelled(Sum(group=1, last=1), start, i, j, is_one=False))
    if word.kind not in kinds:
        return None
    first = Sum().plus(word, joined=False, units_first=False)
    if first is None:
        return _bare_scale(line, word, Spelled(Sum(), start, i, j, is_one=False))
    made = continued(line, Spelled(first, start, i, j, is_one=word.kind == "one"), kinds)
    if word.kind == _TWO and made.last == j and line.is_letters(j) and line.has("stop", j) is None:
        return made._replace(sum=Sum(total=2 * word.value, scale=word.value))
    return _with_place(line, made) if line.lexicon.language.elides_places else made


def _bare_scale(line: Line, word: NumberWord, empty: Spelled) -> Spelled | None:
    """Return "thousand nine hundred", "thousand liters" where it is all of its line: in a text it needs a number.

    It needs none before a half: "casi millón y medio de euros".
    """
    if word.kind == "scale" and word.value >= _MILLION and _is_with_half(line, empty.last):
        return empty._replace(sum=Sum(total=word.value, scale=word.value))
    if word.kind != "scale" or line.words[empty.first - 1].text not in "\n|":
        return None
    made = continued(line, empty._replace(sum=Sum(total=word.value, scale=word.value)))
    unit = line.at(line.lexicon.language.units, made.last)
    return made if line.is_all(made.first, unit[1] if unit else made.last) else None


def _is_with_half(line: Line, i: int) -> bool:
    """Tell whether "and a half" stands at token `i`."""
    half = lookup(line, i + 1) if line.has("range-and", i) == i + 1 else None
    return half is not None and half[0].kind == "half"


def _with_place(line: Line, found: Spelled) -> Spelled:
    """Give a last digit the place below that of the word before it: "三万五" is 35,000, "一百二" 120."""
    last, before = lookup(line, found.last - 1), lookup(line, found.last - 2)
    if found.last - found.first < _ELIDED or last is None or before is None or before[1] != found.last - 1:
        return found
    digit, place = last[0].value, before[0].value
    if last[0].kind not in ("one", "add") or not 0 < digit < _TEN or place < _HUNDRED:
        return found
    if before[0].kind not in ("times", "place", *SCALES) or is_unit_name(line, found.last - 1, found.last):
        return found
    more = quotient(digit * place, _TEN) - digit
    return found._replace(sum=found.sum._replace(group=found.sum.group + more))


def continued(line: Line, state: Spelled, kinds: tuple[str, ...] = _PARTS) -> Spelled:
    """Take further words as long as they go on with the number, and digits between scale words.

    When a multiplying word does not fit behind "and", the "and" joined two numbers
    ("between one hundred and two hundred"): go back to before it.
    """
    before: Spelled | None = None
    units_first = line.lexicon.language.units_before_tens
    while True:
        after = line.words[state.last]
        if not (after.numbers or after.is_number or after.text in _GOING_ON or "join" in after.opens):
            return state  # as most do
        j, joined = _join(line, state)
        found = lookup(line, j)
        digits = None if found else _digits(line, j, state.sum, joined=joined)
        found = found or digits
        if found is None or found[0].kind not in kinds or (line.characters and is_unit_name(line, j, found[1])):
            return state
        word, end, clitic = found
        if clitic and not joined and not is_conjunction(line, j, clitic):
            return state
        joined = joined or bool(clitic)
        grown = state.sum.plus(word, joined=joined, units_first=units_first)
        if grown is None and line.lexicon.language.chained and not joined:
            grown = state.sum.over(word)
        if grown is None:
            is_next_number = before and not joined and word.kind in ("times", *SCALES)
            return before if before and is_next_number else state
        before = state if joined or digits else None
        state = made(Spelled, (grown, state.start, state.first, end, False, before if joined else state.before))


def _digits(line: Line, j: int, total: Sum, *, joined: bool) -> tuple[NumberWord, int, int] | None:
    """Return digits at token `j` as a word of a number in words: the 21 of "3 hundred and 21".

    They go on with it before a smaller scale word, or behind "and" where they fill its last places.
    """
    word = line.words[j]
    is_open = total.scale or (total.group and total.group % _HUNDRED == 0)
    if not (word.is_number and is_open) or len(word.text) > _MOST_DIGITS or not word.text.isdecimal():
        return None
    value = int(word.text)
    if str(value) != ascii_digits(word.text) or not value:
        return None
    after = lookup(line, j + 1)
    scaling = ("times", *SCALES) if line.characters else ("times", "place", *SCALES)
    is_scaled = after is not None and not after[2] and after[0].kind in scaling
    goes_on = line.is_adjacent(j + 1) and line.words[j + 1].is_letters
    if goes_on and not (after and is_scaled and not line.is_run(after[1])):
        return None
    # "4 mil 300", but not "gained 4 thousand 30 years ago"
    is_told = joined or (total.scale == _THOUSAND and value >= _HUNDRED)
    is_last = is_told and total.scale <= _THOUSAND and line.words[j + 1].text not in "%-–"
    return (NumberWord("add", value), j + 1, 0) if is_scaled or is_last else None


def is_unit_name(line: Line, i: int, end: int) -> bool:
    """Tell whether a unit or noun starts with the word at tokens i..end, where no space parts them: "5千米"."""
    if not line.is_adjacent(i):
        return False
    language = line.lexicon.language
    named = (line.at(language.units, i), line.at(language.nouns, i))
    return any(found is not None and found[1] > end for found in named)


def is_spaced_hyphen(line: Line, i: int) -> bool:
    """Tell whether token `i` is a hyphen between words that a space parts from both: "ninety - five"."""
    return line.is_mark(i, "-") and line.is_word(i + 1) and not (line.is_adjacent(i) or line.is_adjacent(i + 1))


def _joins_unit(line: Line, i: int, total: Sum) -> bool:
    """Tell whether a hyphen with spaces around it joins a ten and a unit, as no range does: "ninety - five"."""
    if total.last % _TEN or not _TEN < total.last < _HUNDRED or not is_spaced_hyphen(line, i):
        return False
    after = lookup(line, i + 1)
    return after is not None and not after[2] and after[0].kind in ("add", "one") and 0 < after[0].value < _TEN


def _join(line: Line, state: Spelled) -> tuple[int, bool]:
    """Return (index of the next word of the number, whether a word such as "and" joins it)."""
    i = state.last
    if _joins_unit(line, i, state.sum):
        return i + 1, False
    if line.is_mark(i, "-‐‑") and line.is_adjacent(i) and line.is_adjacent(i + 1):
        after = line.has("join", i + 1)
        is_inside = after is not None and line.is_mark(after, "-‐‑") and line.is_adjacent(after + 1)
        return (after + 1, True) if after is not None and is_inside else (i + 1, False)
    if (after := line.has("join", i)) is not None:
        return after, True
    if line.is_mark(i, ",") and not line.is_adjacent(i + 1) and state.sum.scale and not state.sum.group:
        return i + 1, False
    return i, False


def is_conjunction(line: Line, i: int, clitic: int) -> bool:
    """Tell whether the clitic before the word at token `i` is the conjunction "and" of the language."""
    return "join" in line.lexicon.opening(line.words[i].fold[:clitic])
