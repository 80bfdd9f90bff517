"""What two figures of one sentence, or of two beside each other, come to exactly.

It is told by digits that hardly any two come to by chance.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from factledger.services.lint.sources.around import value_of
from factledger.services.lint.sources.derive import in_order, way_of
from factledger.services.lint.sources.reckoning import difference, multiplied, next_passage, part_of, summed
from factledger.services.lint.sources.told import is_part, near_marks, telling
from factledger.values.figure import AMOUNTS, Hedge, Role
from factledger.values.number import magnitude
from factledger.values.number import product as product_of
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Collection

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.reckoning import Part
    from factledger.values.figure import Figure

_MANY_DIGITS = 3
"""Digits of a number that two figures of two sentences hardly come to by chance."""

_MOST_FIGURES = 4
"""How many figures a sentence has at most that is computed with; of more some pair comes to about anything."""


def of_two(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is exactly what two of one sentence differ by, or come to; None when it is not."""
    figure, number = match.mention.figure, value_of(match.mention)
    if not _is_telling(figure) or judge.prose.said_in(match.tied.sentence, "not"):
        return None
    is_change = way_of(match, judge) is not None
    words = judge.words_of(match.tied.sentence)
    said, marks = telling(words), frozenset(mark for word in words for mark in word.marks)
    for passage, subject in match.passages:
        figures = judge.index.of(passage)
        if not subject.is_near or not said & passage.marks or not 0 < len(figures) <= _MOST_FIGURES:
            continue
        behind = _behind(judge, match, passage) if _has_many_digits(figure) else []
        if any(one.states(number) for one in (*figures, *behind)):
            continue  # it is a figure of the sentence itself, whatever two others come to
        for one, other in (*combinations(figures, 2), *product(figures, behind)):
            if is_change and in_order(one, other, judge) is not None:
                continue  # which way it went is told elsewhere
            if found := _of_pair(match, one, other, marks, judge):
                return found
    return None


def _of_pair(match: Match, one: Figured, other: Figured, said: frozenset[str], judge: SourceJudge) -> Computed | None:
    """Return how a figure is exactly what two come to; None where it is not, or the draft speaks of one of the two."""
    figure, a, b = match.mention.figure, part_of(one), part_of(other)
    if a is None or b is None:
        return None
    units = {it.figure.unit for it in match.tied.sentence.figures if it.number != match.mention.number}
    is_of_one = speaks_of_one(judge, said, one, other)
    if is_of_one and (found := _at_so_much_each(figure, a, b, units, judge)):
        return found
    is_of_both = a.unit == figure.unit and not is_of_one
    return _apart_or_together(figure, a, b, judge) if is_of_both else None


def _at_so_much_each(figure: Figure, a: Part, b: Part, units: Collection[str], judge: SourceJudge) -> Computed | None:
    """Return how a sum is exactly what so many cost at so much for each: "2,900 hours, paid at 41 euros an hour".

    Units are those of other figures of the draft's sentence: "over four years" is not over five.
    """
    if figure.stated is None:
        return None
    for each, many in ((a, b), (b, a)):
        is_rate = each.unit == f"{figure.unit}/{many.unit}" and many.unit not in units
        if is_rate and product_of(each.value, many.value) == figure.stated.value:
            return next(multiplied(figure, many, each, judge), None)
    return None


def _apart_or_together(figure: Figure, a: Part, b: Part, judge: SourceJudge) -> Computed | None:
    """Return how a figure is exactly the difference, or the sum, of two in its unit, or None.

    Of "1,150 beds, 720 of them" the unit stands with one alone.
    """
    number = figure.stated.value if figure.stated is not None else None
    if b.unit in (figure.unit, NO_UNIT) and magnitude(a.value - b.value) == number:
        return next(difference(figure, a, b, judge), None)
    if b.unit == figure.unit and a.value + b.value == number:
        return next(summed(figure, (a, b), judge), None)
    return None


def _behind(judge: SourceJudge, match: Match, passage: Passage) -> list[Figured]:
    """Return the figures of the next sentence of a paragraph that holds any: "cost 1.3 million. Of this, 850,000".

    That says that it is of the sum before, or the draft that it sums up.
    """
    after, prose = next_passage(judge.index, passage), judge.index.sources[passage.document].prose
    is_told = after is not None and bool(prose.said_in(after.sentence, "of-sum"))
    is_told = is_told or bool(judge.prose.said_in(match.tied.sentence, "total"))
    found = judge.index.of(after) if after is not None and is_told else []
    return found if len(found) <= _MOST_FIGURES else []


def speaks_of_one(judge: SourceJudge, said: frozenset[str], one: Figured, other: Figured) -> bool:
    """Tell whether a draft says what a document says of one of two figures, so that it means that one, and no rest.

    "Alder has 430 beds" is wrong by "1,150 beds, of which 720 are in Alder", "collected 38" by "52 of 90 collected".
    """
    source, language = judge.source_of(one), judge.prose.language
    first, second = (near_marks(source, language, it) for it in (one, other))
    if (first ^ second) & said:
        return True
    if not is_part(source, one, other):
        return False
    return bool((judge.index.around(other).beside - judge.index.around(one).beside) & said)


def _has_many_digits(figure: Figure) -> bool:
    """Tell whether a number has three digits or more, without the zeros around them."""
    return figure.stated is not None and figure.stated.digits >= _MANY_DIGITS


def _is_telling(figure: Figure) -> bool:
    """Tell whether a figure is an amount of two digits or more: too many pairs come to one of fewer."""
    is_plain = figure.kind in AMOUNTS and figure.unit != NO_UNIT and figure.role is not Role.CHANGE_TO
    is_plain = is_plain and figure.hedge in (Hedge.PLAIN, Hedge.ABOUT)
    return is_plain and figure.stated is not None and figure.stated.has_two_digits
