"""Changes that are not those from the first to the second figure: "from 50 to 75, up 40%"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import categories
from factledger.reading.terms import named
from factledger.rules import lint as rules
from factledger.services.lint.within.figures import (
    NEAR,
    Clash,
    meets,
    point_of,
    range_of,
    shown_range,
    times,
    words_between,
)
from factledger.values.figure import AMOUNTS, Direction, Figure, Hedge, Kind, Role
from factledger.values.interval import Interval
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_COMPARED = 4
"""Words between a multiple and what it is a multiple of: "double the budget of"."""

_BESIDE = 5
"""Words between two figures and by how much they differ: "in 2025, that is a drop of"."""

_BACK = 4
"""Words between what a change led to and what it came from: "to 4 billion in 2025 from 3 billion"."""

_OF_YEAR = 2
"""Words between a figure and the year that it is of: "in the year"."""

_TO_NEXT = 6
"""Words from one figure to the next that something went to: "12.8 tonnes of gold in 2024 to 14.2 tonnes"."""

_LEAST = 2
"""Figures between which there is a change."""

_ALL = 100
"""The greatest share, in percent."""

_POINTS = ("percentage_point", "point")
"""Units of how much a share changed: bare points are those of the share beside them."""

_BEFORE_RANGE = 16
"""Characters before a range in which a verb such as "went" may begin."""


def changes(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a change that is not the one from its first to its second figure: "from 50 to 75, up 40%"."""
    for one in _computed(prose, sentence):
        if not meets(one.mention.figure, one.found):
            yield Clash(one.mention, rules.ARITHMETIC, f"{one.shown}, not {one.mention.text}")
        elif one.is_other_way:
            yield Clash(one.mention, rules.WRONG_DIRECTION, f"{one.shown} the other way")


def change_within(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return how a figure is the change from one figure of its sentence to another; None where it is none."""
    for one in _computed(prose, sentence) if len(sentence.figures) > _LEAST else ():
        if one.mention is mention and meets(mention.figure, one.stated) and not one.is_other_way:
            return one.shown
    return None


class _Change(NamedTuple):
    """A change that a sentence tells.

    Attributes:
        mention: The figure that tells it.
        found: What it comes to by the two others, as they may be rounded.
        stated: What it comes to by their very numbers.
        shown: The same in words.
        is_other_way: Whether it is called a rise and is a fall, or a fall and is a rise.
    """

    mention: Mention
    found: Interval
    stated: Interval
    shown: str
    is_other_way: bool


def _computed(prose: Prose, sentence: Sentence) -> tuple[_Change, ...]:
    """Return the changes that a sentence tells; they are computed once."""
    return sentence.once("changes", lambda: tuple(_compute(prose, sentence)))


def _compute(prose: Prose, sentence: Sentence) -> Iterator[_Change]:
    figures = sentence.figures
    for one, other in pairwise(figures):
        first, second = (other, one) if is_up_from(prose, sentence, one, other) else (one, other)
        a, b = point_of(first.figure), point_of(second.figure)
        is_way = first is other or is_from_to(prose, first, second, _TO_NEXT)
        if a is None or b is None or not a or not (is_way or _are_of_years(prose, sentence, first, second)):
            continue
        if not (_is_in_unit(first.figure, second.figure) or _is_bare(first.figure, second.figure)):
            continue
        for third in figures:
            if third in (first, second) or not _is_change(prose, sentence, third):
                continue
            is_told = is_way or _says_again(prose, sentence, second, third) or _is_told_behind(prose, second, third)
            if not is_told:
                continue
            is_so_much = _is_so_much(prose, sentence, (one, other), third)
            way = partial(_change, third.figure, second.figure, is_so_much=is_so_much)
            computed, exactly = way(range_of(first), range_of(second)), way(Interval.point(a), Interval.point(b))
            if computed is None or exactly is None:
                continue
            found, what = computed
            told = f"{what} of {shown_range(found)}{_of_share(second, third)}"
            shown = f"from {first.text} to {second.text} is {told}"
            years = _years_behind(prose, sentence, one, other)
            is_back = "" not in years and (years[0] > years[1]) is (
                first is one
            )  # "61.7% in 2025, after 58.3% in 2021"
            is_other_way = not is_back and third.figure.direction is (Direction.DOWN if a < b else Direction.UP)
            yield _Change(third, found, exactly[0], shown, is_other_way and a != b)


def _change(
    change: Figure, second: Figure, a: Interval, b: Interval, *, is_so_much: bool
) -> tuple[Interval, str] | None:
    computed = _computed_change(change, a, b, second)
    return (_size(b - a), "a change") if computed is None and is_so_much else computed


def _is_so_much(prose: Prose, sentence: Sentence, pair: tuple[Mention, Mention], change: Mention) -> bool:
    """Tell whether a figure says by how much what stands right beside it changed: "from 50 to 75, 25 more"."""
    figure, units = change.figure, {one.figure.unit for one in pair}
    is_amount = figure.role in (Role.CHANGE_BY, Role.ADDITION) and figure.kind in (*AMOUNTS, Kind.COUNT)
    if not is_amount or (figure.unit not in units | {NO_UNIT} and units != {NO_UNIT}):
        return False
    i, j, k = (sentence.at[one.number.start] for one in (*pair, change))
    if k == j + 1:
        start, end = pair[1].span.end, change.span.start
    elif k == i - 1:
        start, end = change.span.end, pair[0].span.start
    else:
        return False
    words = words_between(prose, start, end)
    if figure.role is Role.ADDITION and not (k == j + 1 and _says_again(prose, sentence, pair[1], change)):
        return False
    return len(words) <= _BESIDE and not any((word,) in prose.phrases("and") for word in words)


def _are_of_years(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Tell whether a figure is of one year, and the next one of a later: "refused 148 in 2024 and 212 in 2025"."""
    before, behind = _years_behind(prose, sentence, first, second)
    return "" not in (before, behind) and len(before) == len(behind) and before < behind


def _years_behind(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> tuple[str, str]:
    """Return the years that stand right behind two figures, one after the other; empty where none does."""
    found = []
    for start, end in ((first.span.end, second.span.start), (second.span.end, sentence.span.end)):
        years = [one for one in prose.asides_in(sentence) if one.rule == "year" and start <= one.span.start < end]
        near = [one for one in years if prose.words_between(start, one.span.start) <= _OF_YEAR]
        found.append(near[0].text if near else "")
    return found[0], found[1]


def _says_again(prose: Prose, sentence: Sentence, before: Mention, mention: Mention) -> bool:
    """Tell whether few words before a figure say that the same comes in other words: "in 2025, that is, 25 more"."""
    start, end = before.span.end, mention.span.start
    is_said = any(start <= place < end for place, _ in prose.said_in(sentence, "or-rather"))
    return is_said and prose.words_between(start, end) <= _BESIDE


def _is_told_behind(prose: Prose, before: Mention, mention: Mention) -> bool:
    """Tell whether a comma, and a verb of change, lead from one figure to another: "148 in 2025, up 62"."""
    gap = prose.draft.text[before.span.end : mention.number.start]
    is_near = prose.words_between(before.span.end, mention.span.start) <= _BESIDE
    return mention.figure.role is Role.CHANGE_BY and is_near and any(mark in gap for mark in ",،;؛")


def _is_in_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of one unit, where the first may leave out for each what: "from 4 to 6 a kilo"."""
    return one.unit == other.unit or one.unit == other.unit.partition("/")[0]


def _is_bare(one: Figure, other: Figure) -> bool:
    """Tell whether one of two figures states no unit and may be in that of the other."""
    return one.unit == NO_UNIT or (other.unit == NO_UNIT and one.kind in (Kind.COUNT, Kind.MONEY))


def changes_of_ranges(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a change that is not the one from end to end of a range: "went from 50 to 75 tons, up 40%"."""
    pairs = list(pairwise(sentence.figures))
    doubled = [(other, one) for one, other in pairs if one.figure.hedge is Hedge.MULTIPLE]
    for one, change in (*pairs, *doubled):
        low, high = one.figure.low, one.figure.high
        if one.figure.value is not None or low is None or high is None or not _goes(prose, sentence, one, change):
            continue
        if not _is_change(prose, sentence, change):
            continue
        ends = (one._replace(figure=Figure(value=end, low=end, high=end, kind=one.figure.kind)) for end in (low, high))
        first, second = map(range_of, ends)
        computed = _computed_change(change.figure, first, second, one.figure)
        if computed and not meets(change.figure, computed[0]):
            shown = (
                f"{one.text} is {computed[1]} of {shown_range(computed[0])}{_of_share(one, change)}, not {change.text}"
            )
            yield Clash(change, rules.ARITHMETIC, shown)


def _goes(prose: Prose, sentence: Sentence, mention: Mention, change: Mention) -> bool:
    """Tell whether a range is the way that something went: its first word leads from, and a verb stands before it.

    The verb may be a multiple itself: "doubled from 4% to 8%".
    """
    span = mention.span
    if change.span.end <= span.start:
        between = words_between(prose, change.span.end, span.start)
        opening = [*between, *words_between(prose, span.start, span.end)[:1]]
        return len(between) <= 1 and any(word in lexicon(prose.language)["from"] for word in opening)
    opening = words_between(prose, span.start, span.end)[:1]
    places = [place for place, _ in prose.said_in(sentence, "went")]
    return (
        bool(opening)
        and opening[0] in lexicon(prose.language)["from"]
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
    return len(gap) <= NEAR and any(mark in gap for mark in ",(،—–") and (behind,) not in prose.phrases("of")


def _computed_change(change: Figure, a: Interval, b: Interval, second: Figure) -> tuple[Interval, str] | None:
    """Return the change between two figures in the unit of a third, as its size, and what it is called."""
    if change.hedge is Hedge.MULTIPLE:
        return (times(a, b), "a ratio") if 0 not in a else None
    if change.unit in _POINTS and second.unit == "percent":
        return _size(b - a), "a change"
    if change.kind is Kind.PERCENT and change.unit == "percent":
        if (second.unit == "percent" and change.role is Role.LEVEL) or 0 in a:
            return None
        return _size(((b - a) / a).scaled(Fraction(100))), "a change"
    return None


def _of_share(whole: Mention, change: Mention) -> str:
    """Return the sign that a share of a share was computed, and no difference in points: "from 50% to 75%, up 50%"."""
    return "%" if change.figure.unit == whole.figure.unit == "percent" else ""


def _size(found: Interval) -> Interval:
    """Return the size of a change that goes one way."""
    return found.scaled(Fraction(-1)) if found.high is not None and found.high <= 0 else found


def is_up_from(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Tell whether a figure is followed by the one that it came from: "75, up from 50"."""
    if first.figure.unit == NO_UNIT and second.figure.kind is Kind.PERCENT and _is_many(first.figure):
        return False  # "to 640 million, a fall of 30%"
    start, end = first.span.end, second.span.start
    before = words_between(prose, max(start, end - 12), end)[-1:]
    turns = (*(way.value for way in Direction), "turn")
    ways = (place for turn in turns for place, _ in prose.said_in(sentence, turn))
    is_told = any(start <= place < end for place in ways) or second.figure.role is Role.CHANGE_BY
    return bool(before) and before[0] in lexicon(prose.language)["from"] and is_told and end - start <= NEAR


def _is_many(figure: Figure) -> bool:
    """Tell whether a bare number is more than a share can be."""
    value = point_of(figure)
    return value is not None and value > _ALL


def is_measured_against(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the figure before is compared with this one: "75, up from 50", "75, three times the 25 of ..."."""
    i = sentence.at[mention.number.start]
    if not i:
        return False
    before = sentence.figures[i - 1]
    is_near = prose.words_between(before.span.end, mention.span.start) <= _COMPARED
    is_multiple = before.figure.hedge is Hedge.MULTIPLE and is_near
    return is_multiple or is_up_from(prose, sentence, before, mention)


def led_to(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that a change led to from this one: the 75 of "from 50 to 75"; None where it led to none."""
    i = sentence.at[mention.number.start]
    after = sentence.figures[i + 1] if i + 1 < len(sentence.figures) else None
    return after if after and are_alike(mention, after) and is_from_to(prose, mention, after) else None


def came_from(prose: Prose, sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the figure that came from this one, where that stands before it: the 75 of "75, up from 50"."""
    i = sentence.at[mention.number.start]
    before = sentence.figures[i - 1] if i else None
    if before is None or not are_alike(before, mention):
        return None
    word, _ = prose.beside(mention.span)
    is_back = before.figure.role is Role.CHANGE_TO and word in lexicon(prose.language)["from"]
    # "rose to 4 billion in 2025 from 3 billion", but "cut it to 4%, after an inflation of 3%".
    between = prose.words_in(Span(before.span.end, mention.span.start))
    gap = prose.draft.text[before.span.end : mention.span.start]
    is_back = is_back and len(between) <= _BACK and not any(mark in gap for mark in ",،;:(")
    is_back = is_back and not any(one.term.startswith("=") for one in between)
    return before if is_back or is_up_from(prose, sentence, before, mention) else None


def went_to(prose: Prose, sentence: Sentence, mention: Mention) -> Figure | None:
    """Return what a range led to, where it is the way that something went: the 75 of "went from 50 to 75"."""
    figure = mention.figure
    if (
        figure.value is not None
        or figure.low is None
        or figure.high is None
        or not _goes(prose, sentence, mention, mention)
    ):
        return None
    return figure._replace(hedge=Hedge.PLAIN, value=figure.high, low=figure.high)


def are_alike(one: Mention, other: Mention) -> bool:
    """Tell whether two figures are of one unit, or one of them names none, and neither is a multiple."""
    units = {one.figure.unit, other.figure.unit} - {NO_UNIT}
    return len(units) <= 1 and Kind.RATIO not in (one.figure.kind, other.figure.kind)


def leads_to(prose: Prose, mention: Mention) -> bool:
    """Tell whether a word that leads to a figure stands before one: the "إلى" that a verb farther before it has."""
    before, _ = prose.beside(mention.span)
    return before in lexicon(prose.language)["to"]


def is_from_to(prose: Prose, first: Mention, second: Mention, most: int = 4) -> bool:
    """Tell whether something went from one figure to the next: "from 50 in 2024 to 75", with so many words between."""
    known = lexicon(prose.language)
    before = words_between(prose, max(0, first.span.start - 12), first.span.start)[-2:]
    between = words_between(prose, first.span.end, second.span.start)
    is_from = bool(before) and before[-1] in known["from"]
    if not is_from and (second.figure.role is not Role.CHANGE_TO or first.figure.role is Role.CHANGE_BY):
        return False  # "up by 700 million to 7.9 billion"
    return bool(between) and any(word in known["to"] for word in between) and len(between) <= most


@cache
def lexicon(language: str) -> dict[str, set[str]]:
    """Return the last words of the phrases that lead from and to a figure."""
    found = {} if language == UNKNOWN else categories(language)
    wanted = {"from": ("from", "by-or-from"), "to": ("to", "range-to")}
    return {
        name: {word for category in names for phrase in found.get(category, ()) for word in named(phrase)[-1:]}
        for name, names in wanted.items()
    }
