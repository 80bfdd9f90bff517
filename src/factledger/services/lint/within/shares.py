"""Shares that are not those of a part in its whole: "12 of 40 (25%)"."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.rules import lint as rules
from factledger.services.lint.within.figures import (
    BETWEEN,
    NEAR,
    Clash,
    meets,
    point_of,
    range_of,
    shown_range,
    words_between,
)
from factledger.values.figure import Hedge, Kind, Role
from factledger.values.interval import Interval
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_PERCENT = "percent"

_LONGEST = 6
"""Words between a part and the whole that it is out of."""

_MARKS = ",—–:،؛;"
"""What parts a share from what is told before it."""

_LED_TO = 3
"""Words from the first of "that is" to the share that it leads to: "es decir, el 35 %"."""

_BEFORE = 8
"""Characters before a figure in which a clause may open with a word such as "of"."""


def shares(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a share that is not the one of its part in its whole: "12 of 40 (25%)"."""
    for share, found, what in _computed(prose, sentence):
        if not meets(share.figure, found):
            yield Clash(share, rules.ARITHMETIC, f"{what} is {_shown(share, found)}, not {share.text}")


def oversized(prose: Prose, sentence: Sentence) -> Iterator[Clash]:
    """Yield a part that is more than the whole that it is said to be of: "12,400 of its 860 objects"."""
    phrases = prose.phrases("of-whole") | prose.phrases("of-total")
    for part, whole in pairwise(sentence.figures):
        mine, theirs = part.figure, whole.figure
        is_count = mine.kind is Kind.COUNT is theirs.kind and mine.role is Role.LEVEL is theirs.role
        if not is_count or mine.unit not in (NO_UNIT, theirs.unit):
            continue
        if tuple(words_between(prose, part.span.end, whole.span.start)) not in phrases:
            continue
        least, most = range_of(part).low, range_of(whole).high
        if least is not None and most is not None and least > most:
            message = f"a part is more than its whole: {part.text} of {whole.text}"
            yield Clash(part, rules.ARITHMETIC, message)


def share_within(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return how a figure is the share of one figure of its sentence in another: "12 of 40 is 30"; None for none."""
    for share, found, what in _computed(prose, sentence):
        if share is mention and meets(share.figure, found):
            return f"{what} is {_shown(share, found)}"
    return None


def _shown(share: Mention, found: Interval) -> str:
    """Return what a share should be, in percent where it is stated so."""
    return f"{shown_range(found)}%" if share.figure.unit == _PERCENT else shown_range(found)


def _computed(prose: Prose, sentence: Sentence) -> tuple[tuple[Mention, Interval, str], ...]:
    """Return the shares of a sentence, what they should be by other figures in it, and of which of them.

    They are in percent where the sentence states them so: "12 of 40 (30%)", and "12 of 40, or a third". They are
    computed once for all figures of a sentence.
    """
    return sentence.once("shares", lambda: tuple(_compute(prose, sentence)))


def _compute(prose: Prose, sentence: Sentence) -> Iterator[tuple[Mention, Interval, str]]:
    # How long it took is no part of what there is: "of the 96,500 who came in five months, 22,300 (23%)".
    figures = [one for one in sentence.figures if one.figure.kind is not Kind.DURATION]
    for fraction, share in pairwise(figures):
        ratio = fraction.figure
        if (
            ratio.hedge is Hedge.FRACTION
            and share.figure.unit == _PERCENT
            and _is_share(prose, fraction, share)
            and any(map(str.isdigit, str(ratio.value)))
        ):
            yield share, Interval.point(point_of(ratio) or 0).scaled(Fraction(100)), fraction.text
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        is_first = _is_of(prose, sentence, part) or _is_of_which(prose, part, whole, share)
        if is_first and _is_share(prose, whole, share) and _PERCENT not in (part.figure.unit, whole.figure.unit):
            part, whole = whole, part  # noqa: PLW2901  "of the 40 mills, 10 (25%)"
        elif _is_rest(prose, part, whole, share):
            part, whole = whole, part  # noqa: PLW2901  "it wrote to 60 sellers, and 15 answered (25%)"
        elif not _is_share(prose, whole, share) or not _is_part(prose, part, whole):
            continue
        a, b = range_of(part), range_of(whole)
        if 0 not in b and a.low is not None:
            scale = Fraction(100 if share.figure.unit == _PERCENT else 1)
            yield share, (a / b).scaled(scale), f"{part.text} of {whole.text}"


def _is_rest(prose: Prose, whole: Mention, part: Mention, share: Mention) -> bool:
    """Tell whether a bare number is some of those counted before it, and a percentage is said to be its share of them.

    "We wrote to 60 resellers and 15 answered, a response rate of 25%": brackets, or words for it, lead to the share.
    """
    mine, theirs = part.figure, whole.figure
    is_bare = mine.kind is Kind.COUNT is theirs.kind and mine.unit == NO_UNIT != theirs.unit
    is_level = mine.role is Role.LEVEL is theirs.role and share.figure.role is Role.LEVEL
    if not is_bare or not is_level or share.figure.unit != _PERCENT:
        return False
    if mine.stated is None or theirs.stated is None or not mine.stated.value < theirs.stated.value:
        return False
    between = prose.draft.text[part.span.end : share.span.start]
    at = max(between.rfind("("), between.rfind(":"))
    if at >= 0 and prose.words_between(part.span.end + at, share.span.start) <= 1:
        return True  # "10 of them (40%)", "20 vendían chips: un 40 %"
    sentence = prose.sentence_at(share.span.start)
    said = [*prose.said_in(sentence, "that-is"), *prose.said_in(sentence, "rate-of")]
    near = (one for one, _ in said if part.span.end <= one < share.span.start)
    is_led_to = any(prose.words_between(one, share.span.start) <= _LED_TO for one in near)
    return is_led_to and any(mark in between for mark in _MARKS)


def _is_of_which(prose: Prose, whole: Mention, part: Mention, share: Mention) -> bool:
    """Tell whether a figure is called a part of the one before it: "400 tons, of which 100 (40%)"."""
    phrases = prose.phrases("of-which")
    between = words_between(prose, whole.span.end, part.span.start)
    behind = tuple(words_between(prose, part.span.end, share.span.start))
    is_before = len(between) <= BETWEEN + 1 and any(tuple(between[-size:]) in phrases for size in (1, 2, 3))
    return part.figure.unit in (whole.figure.unit, NO_UNIT) and (
        is_before or (len(between) < BETWEEN and behind in phrases)
    )


def _is_of(prose: Prose, sentence: Sentence, whole: Mention) -> bool:
    """Tell whether a word such as "of" opens the clause of a figure: "of the 40 mills, 10 (25%)"."""
    before = words_between(prose, max(0, whole.span.start - _BEFORE), whole.span.start)[-2:]
    gap = prose.draft.text[max(0, whole.span.start - _BEFORE) : whole.span.start].strip()
    phrases = prose.phrases("of")
    is_first = tuple(words_between(prose, sentence.span.start, whole.span.start)) in phrases
    is_opening = is_first or not gap or gap[0].isupper() or not any(map(str.isalpha, gap[:1]))
    return is_opening and (tuple(before) in phrases or tuple(before[-1:]) in phrases)


def _is_share(prose: Prose, whole: Mention, share: Mention) -> bool:
    """Tell whether a percentage, or a fraction, stands in brackets, or behind a comma, behind what it is said of."""
    # "12 went to Ana, half of them from the north" is a half of the 12.
    is_of_more = (prose.beside(share.span)[1],) in prose.phrases("of")
    is_fraction = share.figure.kind is Kind.RATIO and share.figure.hedge is Hedge.FRACTION and not is_of_more
    if not (is_fraction or share.figure.unit == _PERCENT) or share.figure.role is not Role.LEVEL:
        return False
    between = prose.draft.text[whole.span.end : share.span.start]
    sentence = prose.sentence_at(share.span.start)
    is_led_to = any(
        whole.span.end <= place < share.span.start and prose.words_between(place, share.span.start) <= _LED_TO
        for place, _ in prose.said_in(sentence, "that-is")
    )
    return (is_led_to or len(between) <= NEAR) and any(mark in between for mark in "(,—–،")


def _is_part(prose: Prose, part: Mention, whole: Mention) -> bool:
    if part.figure.unit not in (whole.figure.unit, NO_UNIT) and whole.figure.unit != NO_UNIT:
        return False
    return is_out_of(prose, part, whole)


def are_part_and_whole(prose: Prose, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Tell whether one of two figures is out of the other: "12 of 40", "of the 40 mills, it refused 12"."""
    return is_out_of(prose, first, second) or _is_of(prose, sentence, first)


def is_out_of(prose: Prose, part: Mention, whole: Mention) -> bool:
    """Tell whether a figure is called one out of another: "12 of 40", "12 requests out of a total of 40".

    A noun that no table knows may stand behind the first: "171 طلبا من أصل 2340".
    """
    between = tuple(words_between(prose, part.span.end, whole.span.start))
    if not 0 < len(between) <= _LONGEST:
        return False
    starts = (0, 1) if part.figure.unit == NO_UNIT else (0,)
    phrases = prose.phrases("of") | prose.phrases("of-total")
    return any(between[start:] in phrases for start in starts)
