"""What a draft says against itself: figures that do not come to each other, two figures for one thing."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import categories
from factledger.reading.terms import named, placed
from factledger.rules import lint as rules
from factledger.values.figure import Direction, Figure, Hedge, Kind, Role, expected, interval
from factledger.values.interval import Interval
from factledger.values.number import decimal_text, magnitude
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.reading.mention import Mention
    from factledger.rules.lint import LintRule
    from factledger.services.lint.prose import Prose, Sentence
    from factledger.values.number import Exact
    from factledger.values.units import Units

_COMPARED = 4
"""Words between a multiple and what it is a multiple of: "double the budget of"."""

_NEAR = 40
"""How far behind a part and its whole their share may stand, in characters."""

_ALIKE = Fraction(3, 5)
"""Share of their words that two sentences about one thing have in common."""

_LEAST_WORDS = 2
_LEAST_SHARED = 3
_TELLING_ASIDES = ("year", "date", "ordinal", "time")
_SMALL = 1000
_MOST_FIGURES = 30
"""Figures of a sentence that are computed with; with more it is no sentence."""

_BETWEEN = 3
"""Words that may stand between two parts of a list, besides their units."""

_BEFORE_RANGE = 16
"""Characters before a range in which a verb such as "went" may begin."""

_BEFORE = 8
"""Characters before a figure in which a clause may open with a word such as "of"."""

_NEAREST = 2
"""How many sentences before may name what a word such as "its" points to."""

_ALL = 100
_LEAST_SHARES = 3
_VOTE = "=vote"
"""Who votes for one votes for no other."""

_LOOK_BACK = 40
"""How many sentences before are compared."""


class Clash(NamedTuple):
    """A figure that another part of the draft speaks against."""

    mention: Mention
    rule: LintRule
    message: str


def clashes(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield what does not come out within each sentence."""
    for sentence in prose.sentences:
        if 1 < len(sentence.figures) <= _MOST_FIGURES:
            yield from _changes(prose, sentence)
            yield from _changes_of_ranges(prose, sentence)
            yield from _shares(prose, sentence)
            yield from _totals(prose, sentence)
            yield from _lists(prose, sentence)
            yield from _exceeding(prose, sentence)
    yield from _contradictions(prose, units)


def _changes(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a change that is not the one from its first to its second figure: "from 50 to 75, up 40%"."""
    figures = sentence.figures
    for one, other in pairwise(figures):
        first, second = (other, one) if _is_up_from(prose, sentence, one, other) else (one, other)
        a, b = _point(first.figure), _point(second.figure)
        if a is None or b is None or not a or not (first is other or _is_from_to(prose, first, second)):
            continue
        if first.figure.unit not in (second.figure.unit, NO_UNIT):
            continue
        for third in figures:
            if third in (first, second) or not _is_change(prose, sentence, third):
                continue
            computed = _computed_change(third.figure, _range(first), _range(second), second.figure)
            if computed is None:
                continue
            found, what = computed
            if not _meets(third.figure, found):
                is_so_much = f"{what} of {_shown(found)}{_of_share(second, third)}"
                shown = f"from {first.text} to {second.text} is {is_so_much}, not {third.text}"
                yield Clash(third, rules.ARITHMETIC, shown)


def _changes_of_ranges(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a change that is not the one from end to end of a range: "went from 50 to 75 tons, up 40%"."""
    pairs = list(pairwise(sentence.figures))
    doubled = [(other, one) for one, other in pairs if one.figure.hedge is Hedge.MULTIPLE]
    for one, change in (*pairs, *doubled):
        low, high = one.figure.low, one.figure.high
        if one.figure.value is not None or low is None or high is None or not _goes(prose, sentence, one, change):
            continue
        if not _is_change(prose, sentence, change):
            continue
        first, second = (interval(Figure(value=end, low=end, high=end, kind=one.figure.kind)) for end in (low, high))
        computed = first and second and _computed_change(change.figure, first, second, one.figure)
        if computed and not _meets(change.figure, computed[0]):
            shown = f"{one.text} is {computed[1]} of {_shown(computed[0])}{_of_share(one, change)}, not {change.text}"
            yield Clash(change, rules.ARITHMETIC, shown)


def _goes(prose: Prose, sentence: Sentence, mention: Mention, change: Mention) -> bool:
    """Tell whether a range is the way that something went: its first word leads from, and a verb stands before it.

    The verb may be a multiple itself: "doubled from 4% to 8%".
    """
    span = mention.span
    if change.span.end <= span.start:
        between = _words(prose, change.span.end, span.start)
        opening = [*between, *_words(prose, span.start, span.end)[:1]]
        return len(between) <= 1 and any(word in _lexicon(prose.language)["from"] for word in opening)
    opening = _words(prose, span.start, span.end)[:1]
    places = [place for place, _ in prose.said_in(sentence, "went")]
    return (
        bool(opening)
        and opening[0] in _lexicon(prose.language)["from"]
        and any(place < span.start and span.start - place <= _BEFORE_RANGE for place in places)
    )


def _is_change(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is one by which something changed, by its verb or by a word such as "increase"."""
    if mention.figure.role is not Role.LEVEL:
        return mention.figure.role is not Role.CHANGE_TO
    if mention.figure.hedge is Hedge.MULTIPLE:
        return True
    if _is_behind_change(prose, sentence, mention):
        return True
    clause = prose.clause(sentence, mention)
    places = [place for way in Direction for place, _ in prose.said_in(sentence, way.value)]
    return any(clause.start <= place < clause.end for place in places)


def _is_behind_change(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure stands right behind what something came to, and is no part of anything."""
    i = sentence.at[mention.number.start]
    if not i or sentence.figures[i - 1].figure.role is not Role.CHANGE_TO:
        return False
    _, behind = prose.beside(mention.span)
    gap = prose.draft.text[sentence.figures[i - 1].span.end : mention.span.start]
    return len(gap) <= _NEAR and any(mark in gap for mark in ",(،—–") and (behind,) not in prose.phrases("of")


def _computed_change(change: Figure, a: Interval, b: Interval, second: Figure) -> tuple[Interval, str] | None:
    """Return the change between two figures in the unit of a third, as its size, and what it is called."""
    if change.hedge is Hedge.MULTIPLE:
        return (_times(a, b), "a ratio") if 0 not in a else None
    if change.unit == "percentage_point" and second.unit == "percent":
        return _size(b - a), "a change"
    if change.kind is Kind.PERCENT and change.unit == "percent":
        if (second.unit == "percent" and change.role is Role.LEVEL) or 0 in a:
            return None
        return _size(((b - a) / a).scaled(Fraction(100))), "a change"
    return None


def _times(a: Interval, b: Interval) -> Interval:
    """Return how many times one figure is another, as they are printed, give or take 5%: 4 to 7 is no doubling."""
    if None in (a.low, a.high, b.low, b.high):
        return b / a
    ratio = Fraction(b.low + b.high) / Fraction(a.low + a.high)  # type: ignore[operator]
    return Interval(ratio * Fraction(19, 20), ratio * Fraction(21, 20))


def _of_share(whole: Mention, change: Mention) -> str:
    """Return the sign that a share of a share was computed, and no difference in points: "from 50% to 75%, up 50%"."""
    return "%" if change.figure.unit == whole.figure.unit == "percent" else ""


def _size(found: Interval) -> Interval:
    """Return the size of a change that goes one way."""
    return found.scaled(Fraction(-1)) if found.high is not None and found.high <= 0 else found


def _is_up_from(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Tell whether a figure is followed by the one that it came from: "75, up from 50"."""
    start, end = first.span.end, second.span.start
    before = _words(prose, max(start, end - 12), end)[-1:]
    turns = (*(way.value for way in Direction), "turn")
    ways = (place for turn in turns for place, _ in prose.said_in(sentence, turn))
    is_told = any(start <= place < end for place in ways) or second.figure.role is Role.CHANGE_BY
    return bool(before) and before[0] in _lexicon(prose.language)["from"] and is_told and end - start <= _NEAR


def is_measured_against(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the figure before is compared with this one: "75, up from 50", "75, three times the 25 of ..."."""
    i = sentence.at[mention.number.start]
    if not i:
        return False
    before = sentence.figures[i - 1]
    is_near = prose.words_between(before.span.end, mention.span.start) <= _COMPARED
    is_multiple = before.figure.hedge is Hedge.MULTIPLE and is_near
    return is_multiple or _is_up_from(prose, sentence, before, mention)


def _is_from_to(prose: Prose, first: Mention, second: Mention) -> bool:
    lexicon = _lexicon(prose.language)
    before = _words(prose, max(0, first.span.start - 12), first.span.start)[-2:]
    between = _words(prose, first.span.end, second.span.start)
    if second.figure.role is not Role.CHANGE_TO and not (before and before[-1] in lexicon["from"]):
        return False
    return bool(between) and any(word in lexicon["to"] for word in between) and len(between) <= 4  # noqa: PLR2004


@cache
def _lexicon(language: str) -> dict[str, set[str]]:
    """Return the last words of the phrases that lead from and to a figure."""
    found = {} if language == UNKNOWN else categories(language)
    wanted = {"from": ("from", "by-or-from"), "to": ("to", "range-to")}
    return {
        name: {word for category in names for phrase in found.get(category, ()) for word in named(phrase)[-1:]}
        for name, names in wanted.items()
    }


def _words(prose: Prose, start: int, end: int) -> list[str]:
    return [word.name for word in placed(prose.draft.text, prose.language, start, end)]


def _shares(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a share that is not the one of its part in its whole: "12 of 40 (25%)"."""
    figures = sentence.figures
    for fraction, share in pairwise(figures):
        ratio = fraction.figure
        if (
            ratio.hedge is Hedge.FRACTION
            and _is_share(prose, fraction, share)
            and any(map(str.isdigit, str(ratio.value)))
        ):
            found = Interval.point(_point(ratio) or 0).scaled(Fraction(100))
            if not _meets(share.figure, found):
                yield Clash(share, rules.ARITHMETIC, f"{fraction.text} is {_shown(found)}, not {share.text}")
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        is_first = _is_of(prose, sentence, part) or _is_of_which(prose, part, whole, share)
        if is_first and _is_share(prose, whole, share) and "percent" not in (part.figure.unit, whole.figure.unit):
            part, whole = whole, part  # noqa: PLW2901  "of the 40 mills, 10 (25%)"
        elif not _is_share(prose, whole, share) or not _is_part(prose, part, whole):
            continue
        a, b = _range(part), _range(whole)
        if 0 in b or a.low is None:
            continue
        found = (a / b).scaled(Fraction(100))
        if not _meets(share.figure, found):
            yield Clash(share, rules.ARITHMETIC, f"{part.text} of {whole.text} is {_shown(found)}, not {share.text}")


def _is_of_which(prose: Prose, whole: Mention, part: Mention, share: Mention) -> bool:
    """Tell whether a figure is called a part of the one before it: "400 tons, of which 100 (40%)"."""
    phrases = prose.phrases("of-which")
    between = _words(prose, whole.span.end, part.span.start)
    behind = tuple(_words(prose, part.span.end, share.span.start))
    is_before = len(between) <= _BETWEEN + 1 and any(tuple(between[-size:]) in phrases for size in (1, 2, 3))
    return part.figure.unit in (whole.figure.unit, NO_UNIT) and (
        is_before or (len(between) < _BETWEEN and behind in phrases)
    )


def _is_of(prose: Prose, sentence: Sentence, whole: Mention) -> bool:
    """Tell whether a word such as "of" opens the clause of a figure: "of the 40 mills, 10 (25%)"."""
    before = _words(prose, max(0, whole.span.start - _BEFORE), whole.span.start)[-2:]
    gap = prose.draft.text[max(0, whole.span.start - _BEFORE) : whole.span.start].strip()
    phrases = prose.phrases("of")
    is_first = tuple(_words(prose, sentence.span.start, whole.span.start)) in phrases
    is_opening = is_first or not gap or gap[0].isupper() or not any(map(str.isalpha, gap[:1]))
    return is_opening and (tuple(before) in phrases or tuple(before[-1:]) in phrases)


def _is_share(prose: Prose, whole: Mention, share: Mention) -> bool:
    """Tell whether a percentage stands in brackets, or behind a comma, behind what it is said of."""
    if share.figure.unit != "percent" or share.figure.role is not Role.LEVEL:
        return False
    between = prose.draft.text[whole.span.end : share.span.start]
    return len(between) <= _NEAR and any(mark in between for mark in "(,—–،")


def _is_part(prose: Prose, part: Mention, whole: Mention) -> bool:
    between = tuple(_words(prose, part.span.end, whole.span.start))
    if part.figure.unit not in (whole.figure.unit, NO_UNIT) and whole.figure.unit != NO_UNIT:
        return False
    return between in prose.phrases("of")


def _totals(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a total that its parts miss: "120, 340 and 95 workers, 560 in all"."""
    places = [place for place, _ in prose.said_in(sentence, "total")]
    figures = [one for one in sentence.figures if one.figure.value is not None and one.figure.role is Role.LEVEL]
    if not places or len(figures) < 3:  # noqa: PLR2004  two parts and their total
        return
    total = min(figures, key=lambda one: (min(_distance(one, place) for place in places), one.span.start))
    parts = [one for one in figures if one is not total]
    unit = (
        total.figure.unit
        if total.figure.unit != NO_UNIT
        else next((one.figure.unit for one in parts if one.figure.unit != NO_UNIT), NO_UNIT)
    )
    if len(figures) != len(sentence.figures) or any(one.figure.unit not in (unit, NO_UNIT) for one in figures):
        return
    if any(one.figure.kind in (Kind.RATIO, Kind.DURATION) for one in figures):
        return
    found, shown = _sum(parts)
    if not _meets(total.figure, found):
        yield Clash(total, rules.ARITHMETIC, f"{shown}, not {total.text}")


def _sum(parts: list[Mention]) -> tuple[Interval, str]:
    """Return what parts come to together, and the same in words."""
    found = Interval.point(0)
    for part in parts:
        found = found + _range(part)
    return found, f"{' + '.join(part.text for part in parts)} is {_shown(found)}"


def _lists(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a whole that the parts listed behind its colon exceed: "90 ships: 40 tugs, 30 tankers and 25 ferries".

    Parts that come to less may be some of all.
    """
    figures, text = sentence.figures, prose.draft.text
    for i, whole in enumerate(figures):
        parts = figures[i + 1 :]
        if len(parts) < 2 or not _opens_list(text[whole.span.end : parts[0].span.start]):  # noqa: PLR2004
            continue
        if not all(_is_listed(prose, one, other) for one, other in pairwise(parts)):
            continue
        most, size = _range(whole).high, _point(whole.figure)
        if most is None or size is None or any(not _may_be_part(one, whole, size) for one in parts):
            continue
        found, shown = _sum(parts)
        if found.low is not None and found.low > most:
            yield Clash(whole, rules.ARITHMETIC, f"{shown}, more than {whole.text}")


def _exceeding(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield the last of shares that leave none over and come to more than all: "45%, its rival 40%, the others 25%"."""
    shares = [one for one in sentence.figures if one.figure.unit == "percent" and one.figure.role is Role.LEVEL]
    is_whole = bool(prose.said_in(sentence, "rest")) or _VOTE in sentence.terms()
    if len(shares) < _LEAST_SHARES or not is_whole or any(_point(one.figure) is None for one in shares):
        return
    found, shown = _sum(shares)
    if found.low is not None and found.low > _ALL:
        yield Clash(shares[-1], rules.ARITHMETIC, f"{shown}, more than 100%")


def _opens_list(gap: str) -> bool:
    """Tell whether a colon stands right before the first part, a few words behind its whole."""
    return len(gap) <= _NEAR and gap.rstrip().endswith((":", "：")) and gap.count(":") <= 1


def _is_listed(prose: Prose, one: Mention, other: Mention) -> bool:
    """Tell whether one part follows another with at most a few words and a comma, or a word, between them."""
    return len(_words(prose, one.span.end, other.span.start)) <= _BETWEEN


def _may_be_part(part: Mention, whole: Mention, size: Exact) -> bool:
    """Tell whether a figure may be a part of a whole: counted, or measured in its unit, and smaller."""
    mine, theirs = part.figure, whole.figure
    value = _point(mine)
    is_alike = mine.kind is theirs.kind and mine.role is theirs.role is Role.LEVEL
    is_alike = is_alike and (mine.kind is Kind.COUNT or mine.unit == theirs.unit)
    return is_alike and mine.kind in (Kind.COUNT, Kind.MONEY, Kind.QUANTITY) and value is not None and value < size


def _distance(mention: Mention, place: int) -> int:
    return max(mention.span.start - place, place - mention.span.end, 0)


def _point(figure: Figure) -> Exact | None:
    return figure.value.value if figure.value else None


def _range(mention: Mention) -> Interval:
    """Return what a figure allows; a small plain count is what it says, with or without a noun."""
    figure = mention.figure
    if figure.hedge is Hedge.PLAIN and figure.kind is Kind.COUNT and figure.value is not None:
        value = figure.value.value
        if value.denominator == 1 and magnitude(value) < _SMALL and value % 100:
            return Interval.point(value)
    return interval(figure) or Interval.point(0)


def _meets(figure: Figure, found: Interval) -> bool:
    """Tell whether a figure, which way it ever goes, allows a value of what was computed."""
    mine = expected(figure._replace(direction=None, role=Role.LEVEL))
    if mine is None:
        return True
    return Interval(mine.low, mine.high).meets(found)  # a half is rounded either way


def _shown(found: Interval) -> str:
    if found.low is not None and found.high is not None:
        low, high = _rounded(found.low), _rounded(found.high)
        return low if low == high else f"{low} to {high}"
    return str(found)


def _rounded(value: Exact) -> str:
    return decimal_text(Fraction(round(Fraction(value) * 100), 100))


def _contradictions(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of sentences that speak of the same thing and give it another figure."""
    seen: dict[Kind, deque[_Spoken]] = {}
    for sentence in prose.sentences:
        if len(sentence.figures) != 1:
            continue
        mention = sentence.figures[0]
        mine = _Spoken(prose, sentence, mention)
        others = seen.setdefault(mention.figure.kind, deque(maxlen=_LOOK_BACK))
        for other in others:
            # The names tell most sentences apart, and take the least time.
            if not (mine.names <= other.names or other.names <= mine.names):
                continue
            if mine.is_like(other) and _excludes(mention.figure, other.mention.figure, units):
                line, _ = prose.place(other.mention.span.start)
                message = f"{other.mention.text!r} in line {line}, of what reads as the same thing"
                yield Clash(mention, rules.SELF_CONTRADICTS, message)
                break
        others.append(mine)
    yield from _possessed(prose, units)


def _possessed(prose: Prose, units: Units) -> Iterator[Clash]:
    """Yield figures of all that something has, where the sentences before give another: "Its 1,510 dockers"."""
    its = prose.phrases("its")
    for sentence in prose.sentences:
        for mention in sentence.figures:
            before, _ = prose.beside(mention.number)
            if mention.figure.unit == NO_UNIT or mention.figure.kind is not Kind.COUNT or (before,) not in its:
                continue
            earlier = (one for found in islice(prose.before(sentence), _NEAREST) for one in found.figures)
            other = next((one for one in earlier if one.figure.unit == mention.figure.unit), None)
            if other is not None and _excludes(mention.figure, other.figure, units):
                line, _ = prose.place(other.span.start)
                message = f"{other.text!r} in line {line}, of what reads as the same thing"
                yield Clash(mention, rules.SELF_CONTRADICTS, message)


class _Spoken:
    """A figure with what its sentence says besides it; only the names are found before anybody asks."""

    def __init__(self, prose: Prose, sentence: Sentence, mention: Mention) -> None:
        """Find the names of a sentence."""
        self.prose, self.sentence, self.mention = prose, sentence, mention
        text = prose.draft.text
        self.names = frozenset([word.name for word in sentence.words[1:] if word.term and text[word.start].isupper()])

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the sentence."""
        words, number = self.sentence.words, self.mention.number
        return frozenset([word.term for word in words if word.term and not number.start <= word.start < number.end])

    @cached_property
    def marks(self) -> frozenset[str]:
        """The dates and ordinals of the sentence."""
        asides = self.prose.asides_in(self.sentence)
        dates = [one.text.casefold() for one in asides if one.rule in _TELLING_ASIDES]
        told = {name: self.prose.said_in(self.sentence, name) for name in ("year", "year-before")}
        return frozenset([*dates, *(value + name for name, found in told.items() for _, value in found)])

    def is_like(self, other: _Spoken) -> bool:
        """Tell whether two sentences whose names do not differ speak of one thing: few words differ, and no date."""
        shared = len(self.terms & other.terms)
        if shared < _LEAST_WORDS:
            return False
        shorter = min(len(self.terms), len(other.terms))
        if shared < shorter and (shared < _LEAST_SHARED or shared < _ALIKE * shorter):
            return False
        return self.marks == other.marks or not (self.marks and other.marks)


def excluded(mention: Mention, others: Iterable[Mention], units: Units) -> Mention | None:
    """Return the first of other figures for one thing that a figure excludes; None when there is none."""
    return next((one for one in others if _excludes(mention.figure, one.figure, units)), None)


def _excludes(mine: Figure, theirs: Figure, units: Units) -> bool:
    if mine.role is not theirs.role or mine.kind is not theirs.kind:
        return False
    relation = units.relation(mine.unit, theirs.unit)
    if relation.likeness not in (Likeness.SAME, Likeness.CONVERTS):
        return False
    first, second = interval(mine), interval(theirs)
    return bool(first and second) and not first.meets(second.scaled(relation.factor, relation.offset))  # type: ignore[union-attr]
