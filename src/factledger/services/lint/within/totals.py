"""Totals that their parts miss or exceed: "120, 340 and 95 workers, 560 in all"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.prose.acts import is_joined
from factledger.services.lint.within.figures import (
    NEAR,
    Clash,
    are_of_one_count,
    meets,
    point_of,
    range_of,
    sum_of,
    words_between,
)
from factledger.values.figure import AMOUNTS, Kind, Role
from factledger.values.number import magnitude
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.number import Exact

_ALL = 100

_LED = 3
"""Words from "a total of" to the figure behind it."""

_LEAST_SHARES = 3

_NEAR_THAT = 4
"""Words from the first of "that is" to the figure that it leads to: "that is about"."""

_LEAST_FIGURES = 3
"""Two parts, and their total."""

_BETWEEN_PARTS = 5
"""Words between the parts behind a colon: "20 went to the north, 35"."""

_VOTE = "=vote"
"""Who votes for one votes for no other."""


def totals(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a total that its parts miss: "120, 340 and 95 workers, 560 in all"."""
    told = total_of(prose, sentence)
    if told is None:
        return
    total, parts = told
    found, shown = sum_of(parts)
    if not meets(total.figure, found):
        yield Clash(total, rules.ARITHMETIC, f"{shown}, not {total.text}")


def total_of(prose: Prose, sentence: Sentence) -> tuple[Mention, list[Mention]] | None:
    """Return the figure that a sentence calls the total of its others, and those; None where it does not."""
    if len(sentence.figures) < _LEAST_FIGURES:
        return None
    return sentence.once("total", lambda: _find_total(prose, sentence))


def _find_total(prose: Prose, sentence: Sentence) -> tuple[Mention, list[Mention]] | None:
    places = [] if prose.said_in(sentence, "gap") else [place for place, _ in prose.said_in(sentence, "total")]
    roles = (Role.LEVEL, Role.ADDITION)  # "14 dead and another 63 hurt, 77 in all"
    told = [one for one in sentence.figures if not _counts_parts(sentence, one)]
    figures = [one for one in told if one.figure.value is not None and one.figure.role in roles]
    if len(figures) < _LEAST_FIGURES:
        return None
    text = prose.draft.text
    if places:
        total = min(figures, key=lambda one: (min(_distance(text, one, place) for place in places), one.span.start))
    elif _comes_to(prose, sentence, figures):
        total = figures[-1]
    else:
        return None
    parts = [one for one in figures if one is not total]
    unit = (
        total.figure.unit
        if total.figure.unit != NO_UNIT
        else next((one.figure.unit for one in parts if one.figure.unit != NO_UNIT), NO_UNIT)
    )
    is_one = all(_may_add(one.figure.unit, unit) for one in figures)
    is_led = any(place < total.span.start and prose.words_between(place, total.span.start) <= _LED for place in places)
    if len(figures) != len(told) or not (is_one or _are_in_other_words(parts, total, is_led=is_led)):
        return None
    if any(one.figure.kind in (Kind.RATIO, Kind.DURATION) for one in figures):
        return None
    if unit == "percent" and sum(one.figure.unit == unit for one in figures) == 1:
        return None  # "171 out of 2,340 in all, or 7%": one share makes shares of no others
    return total, parts


def _comes_to(prose: Prose, sentence: Sentence, figures: Sequence[Mention]) -> bool:
    """Tell whether the last of some figures says what those before it come to: "40 here and 35 there, that is, 75"."""
    *parts, last = figures
    most = point_of(last.figure)
    sizes = [point_of(one.figure) for one in parts]
    if most is None or last.figure.role is not Role.LEVEL or any(size is None or size >= most for size in sizes):
        return False
    start, end = parts[-1].span.end, last.span.start
    said = [place for place, _ in prose.said_in(sentence, "that-is") if start <= place < end]
    if not said or prose.words_between(said[-1], end) > _NEAR_THAT or last is not sentence.figures[-1]:
        return False
    between = words_between(prose, parts[-2].span.end, parts[-1].span.start)
    return is_joined(prose, between, parts[-1])


def _counts_parts(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure only says how many parts there are: "for the two parties together"."""
    others = [one.figure.unit for one in sentence.figures if one is not mention]
    is_other = mention.figure.unit != NO_UNIT and mention.figure.unit not in others
    return is_other and point_of(mention.figure) == len(others) - 1 > 1


def _may_add(unit: str, total: str) -> bool:
    """Tell whether a part in a unit may be one of a total in another: the same, none, or people of any sort."""
    return unit == NO_UNIT or are_of_one_count((unit, total))


def _are_in_other_words(parts: Sequence[Mention], total: Mention, *, is_led: bool) -> bool:
    """Tell whether parts are of one count, and their total another word for it: "26,000 machines", "servers in all".

    Then it comes near to what they do: the pupils of 26 schools and 15 are no total of schools. Where "a total of"
    leads to it, parts may be of several sorts: "12 votes for, 9 against and 3 abstentions, a total of 24 votes".
    """
    most, sizes = point_of(total.figure), [point_of(one.figure) for one in parts]
    units = {one.figure.unit for one in parts} - {NO_UNIT}
    is_counted = all(one.figure.kind is Kind.COUNT for one in (*parts, total))
    if (len(units) != 1 and not is_led) or most is None or not is_counted:
        return False
    found = sum(size for size in sizes if size is not None)
    return None not in sizes and 2 * magnitude(most - found) < found


def lists(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a whole that the parts listed behind its colon exceed: "90 ships: 40 tugs, 30 tankers and 25 ferries".

    Parts that come to less may be some of all, but where "and" closes their list.
    """
    figures, text = sentence.figures, prose.draft.text
    for i, whole in enumerate(figures):
        parts = figures[i + 1 :]
        if len(parts) < 2 or not _opens_list(text[whole.span.end : parts[0].span.start]):  # noqa: PLR2004
            continue
        if not all(_is_listed(prose, one, other) for one, other in pairwise(parts)):
            continue
        most, size = range_of(whole).high, point_of(whole.figure)
        if most is None or size is None or any(not _may_be_part(one, whole, size) for one in parts):
            continue
        found, shown = sum_of(parts)
        if found.low is not None and found.low > most:
            yield Clash(whole, rules.ARITHMETIC, f"{shown}, more than {whole.text}")
        least = range_of(whole).low
        if least is not None and found.high is not None and found.high < least and _is_closed(prose, sentence, parts):
            yield Clash(whole, rules.ARITHMETIC, f"{shown}, less than {whole.text}")


def exceeding(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield the last of shares that leave none over and come to more than all: "45%, its rival 40%, the others 25%"."""
    shares = [one for one in sentence.figures if one.figure.unit == "percent" and one.figure.role is Role.LEVEL]
    is_whole = bool(prose.said_in(sentence, "rest")) or _VOTE in sentence.terms()
    if len(shares) < _LEAST_SHARES or not is_whole or any(point_of(one.figure) is None for one in shares):
        return
    found, shown = sum_of(shares)
    if found.low is not None and found.low > _ALL:
        yield Clash(shares[-1], rules.ARITHMETIC, f"{shown}, more than 100%")


def _opens_list(gap: str) -> bool:
    """Tell whether a colon stands right before the first part, a few words behind its whole."""
    return len(gap) <= NEAR and gap.rstrip().endswith((":", "：")) and gap.count(":") <= 1


def _is_listed(prose: Prose, one: Mention, other: Mention) -> bool:
    """Tell whether one part follows another with at most a few words and a comma, or a word, between them."""
    return len(words_between(prose, one.span.end, other.span.start)) <= _BETWEEN_PARTS


def _is_closed(prose: Prose, sentence: Sentence, parts: Sequence[Mention]) -> bool:
    """Tell whether "and" stands before the last part, and little behind it: no more of them follow."""
    *_, one, last = parts
    between = words_between(prose, one.span.end, last.span.start)
    is_last = prose.words_between(last.span.end, sentence.span.end) <= _BETWEEN_PARTS
    return is_last and is_joined(prose, between, last)


def _may_be_part(part: Mention, whole: Mention, size: Exact) -> bool:
    """Tell whether a figure may be a part of a whole: counted, or measured in its unit, and smaller."""
    mine, theirs = part.figure, whole.figure
    value = point_of(mine)
    is_alike = mine.kind is theirs.kind and mine.role is theirs.role is Role.LEVEL
    is_alike = is_alike and (mine.kind is Kind.COUNT or mine.unit == theirs.unit)
    return is_alike and mine.kind in AMOUNTS and value is not None and value < size


def _distance(text: str, mention: Mention, place: int) -> int:
    """Return how far a figure is from "in total"; a mark before that parts a figure from it: "63, total 77"."""
    is_apart = any(mark in text[mention.span.end : place] for mark in ",،;؛:(—–")
    return max(mention.span.start - place, place - mention.span.end, 0) + NEAR * is_apart
