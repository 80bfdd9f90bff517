"""Figures that no document states, and that two figures of one of them come to: a multiple, a share, a difference.

Only figures that one sentence holds are put together, or for a share a part and a whole that the draft's own words
name: among all figures of a document some pair comes to any number.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple, cast

from factledger.services.lint.comes_to import is_to_last_digit
from factledger.services.lint.derive import Deriver, comes_to
from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.direction import direction_said, way_compared
from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.around import is_behind_from, value_of
from factledger.services.lint.sources.columns import is_of_year
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.told import is_about, is_told_of_other, own_marks, telling, years_named
from factledger.services.lint.sources.words import KNOWN, STEM
from factledger.values.figure import Direction, Hedge, Kind, Role, interval
from factledger.values.number import decimal_text, exact, magnitude
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.derive import Derived
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.store.reader import Reader
    from factledger.values.figure import Figure
    from factledger.values.interval import Interval
    from factledger.values.number import Exact

_MOST_PASSAGES = 5
"""How many sentences of documents are tried for one figure."""

_MOST_FIGURES = 6
"""How many figures a sentence has at most that is computed with; with more it is a list."""

_MOST_PARTS = 40
"""How many figures of a document are tried as the part or the whole of a share."""

_WHOLE = 2
"""How many words with a meaning behind a share may say of what it is one."""

_CLOSE = 2
"""How many words may stand between a figure and the one that says which way it differs."""

SEXES = frozenset({"man", "woman"})
"""Units of people that tell nothing of them but their sex."""


class Computed(NamedTuple):
    """How a figure follows from two figures of a document.

    Attributes:
        formula: The formula, in places and words of the document, with what it comes to.
        figures: The two figures.
        is_before: Whether it is what something was the year before one that the document names.
    """

    formula: str
    figures: tuple[Figured, ...]
    is_before: bool = False

    @classmethod
    def of(cls, derived: Derived, figures: Sequence[Figured]) -> Computed:
        """Return what was derived from rows that are figures of documents, which have no other name."""
        return cls(str(derived).rpartition(" (")[0], tuple(figures))


def computed(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a multiple, a share, a change or a difference follows from a document; None when it does not."""
    figure = match.mention.figure
    if figure.kind not in (Kind.RATIO, Kind.PERCENT) or figure.unit == "percentage_point":
        return _difference(match, judge)
    return _in_sentence(match, judge) or _share(match, judge) or _difference(match, judge)


def may_be_computed(match: Match, judge: SourceJudge) -> bool:
    """Tell whether a figure is of a sort that texts compute: a multiple, or by how much two things differ."""
    figure = match.mention.figure
    return figure.kind is Kind.RATIO or way_of(match, judge) is not None


def _together(match: Match, judge: SourceJudge, least: int = 2) -> Iterator[list[Figured]]:
    """Yield the figures of each sentence that holds some, and is about what the draft's sentence is about."""
    sentence = match.tied.sentence
    near = [passage for passage, subject in match.passages if is_about(judge, sentence, passage, subject)]
    for passage in near[:_MOST_PASSAGES]:
        figures = judge.index.of(passage)
        if least <= len(figures) <= _MOST_FIGURES:
            yield figures


def _in_sentence(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a multiple, a share or a change follows from a sentence of a document."""
    said = telling(judge.words_of(match.tied.sentence))
    for figures in _together(match, judge):
        if match.mention.figure.kind is Kind.PERCENT and not said & figures[0].passage.marks:
            continue  # "70% of the containers" is not the loss of one year in that of another
        stated = [judge.stated_by(one) for one in figures]
        entries = {claim.key: [row] for claim, row in stated}
        # It is asked for rates of exchange alone, and those are for money.
        deriver = Deriver(cast("Reader", judge.reader), judge.units, entries)
        tried = deriver.derive(match.mention.figure, [claim for claim, _ in stated], is_per=False)
        found = next((one for one in tried if one.fits), None)
        used = [one for one in figures if found is not None and one.at in found.rows]
        if found is not None and _is_of_part(match, judge, used):
            return Computed.of(found, used)
    return None


def _is_of_part(match: Match, judge: SourceJudge, used: Sequence[Figured]) -> bool:
    """Tell whether a share is said of what a document says of the part: 35% of the staff are sailors, not managers."""
    figure = match.mention.figure
    if not (figure.kind is Kind.PERCENT or _is_fraction(figure)) or figure.role is not Role.LEVEL:
        return True
    part = min(used, key=lambda one: Fraction(value_of(one.mention) or 0))
    own = own_marks(judge.source_of(part), judge.prose.language, part)
    said = telling(judge.words_of(match.tied.sentence))
    if value_of(part.mention) in {value_of(one) for one in match.tied.sentence.figures}:
        return True  # "125 thousand visitors from abroad, that is 30%"
    beside = [one for one in judge.index.of(part.passage) if one.at == part.at or one not in used]
    if is_told_of_other(judge, said, part, beside):
        return False
    return not own or bool(own & said) or figure.kind is not Kind.PERCENT


def _is_fraction(figure: Figure) -> bool:
    """Tell whether a figure is a part of one: a third."""
    return figure.kind is Kind.RATIO and figure.stated is not None and 0 < figure.stated.value < 1


def _difference(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a difference follows from two figures of one sentence, the later less the earlier."""
    way, figure = way_of(match, judge), match.mention.figure
    if way is None:
        return None
    for figures in _together(match, judge, 1):
        if way is Direction.UP and (whole := next((one for one in figures if _is_rise(figure, one, judge)), None)):
            return Computed(f"from end to end of [{judge.quoted(whole)}]", (whole,))
        for one, other in combinations(figures, 2):
            pair = in_order(one, other, judge)
            if pair and _is_of_years(match, judge, pair) and _is_difference(figure, pair, way):
                earlier, later = pair
                return Computed(f"[{judge.quoted(later)}] - [{judge.quoted(earlier)}]", pair)
    return None


def _is_of_years(match: Match, judge: SourceJudge, pair: tuple[Figured, Figured]) -> bool:
    """Tell whether every year that the draft names is one of two figures, where both have one."""
    both = [judge.index.around(one).years for one in pair]
    said = years_named(judge.prose, match.tied.sentence)
    return not all(both) or said <= {year[:4] for years in both for year in years}


def way_of(match: Match, judge: SourceJudge) -> Direction | None:
    """Return which way a figure says that something differs by it; None where it says no such thing."""
    prose, mention, sentence = judge.prose, match.mention, match.tied.sentence
    figure = mention.figure
    if figure.role is Role.CHANGE_TO:
        return None
    own = Seen.of(prose, sentence, mention)
    near = tuple(word.name for word in own.words(mention.number.start, own.clause.end))
    most = len(own.words(mention.number.start, mention.span.end)) + _CLOSE
    if (way := way_compared(prose.language, near, most)) is not None:
        return way
    is_change = figure.role in (Role.CHANGE_BY, Role.ADDITION) or is_beyond(prose, mention)
    before, _ = prose.beside(mention.span)
    if is_change or figure.unit == "percentage_point" or (before,) in prose.phrases("changed-by"):
        return figure.direction or direction_said(prose, sentence, own.clause, mention)
    return None


def in_order(one: Figured, other: Figured, judge: SourceJudge) -> tuple[Figured, Figured] | None:
    """Return two figures, the earlier first: by their times, else by "from 28% to 19%"; None where neither tells it."""
    first, second = judge.index.around(one).years, judge.index.around(other).years
    if len(first) == len(second) == 1 and first != second:
        return (one, other) if first < second else (other, one)
    before, behind = (is_behind_from(judge.source_of(it).prose, it.passage.sentence, it.mention) for it in (one, other))
    if before is not behind:
        return (one, other) if before else (other, one)
    if Role.CHANGE_TO is other.mention.figure.role is not one.mention.figure.role:
        return one, other
    return None


def _is_difference(figure: Figure, pair: tuple[Figured, Figured], way: Direction) -> bool:
    earlier, later = (one.mention.figure for one in pair)
    unit = max(earlier.unit, later.unit, key=lambda it: (it != NO_UNIT, len(it)))  # "from $2 to $3 per metre"
    if {earlier.unit, later.unit} - {unit, NO_UNIT, unit.partition("/")[0]} or figure.unit not in _units_of(unit):
        return False
    low, high = interval(earlier._replace(unit=unit)), interval(later._replace(unit=unit))
    a, b = (value_of(one.mention) for one in pair)
    if low is None or high is None or a is None or b is None or (b > a) is not (way is Direction.UP):
        return False
    allowed = high - low if b > a else low - high
    return says(figure, magnitude(b - a), allowed)


def says(figure: Figure, value: Exact, allowed: Interval) -> bool:
    """Tell whether a figure says what others come to: to the last digit that it gives, unless it is hedged.

    What two rounded figures might come to, too, is no excuse for another number: 19.4 less 12 are 7.4, and not 7.5.
    """
    return comes_to(figure, value, allowed) and is_to_last_digit(figure, value)


def _is_rise(figure: Figure, one: Figured, judge: SourceJudge) -> bool:
    """Tell whether a figure says by how much something rose that a document gives as a range: "from 4 to 6 euros"."""
    span, whole = one.mention.span, one.mention.figure
    opening = judge.source_of(one).prose.words_in(Span(span.start, span.end))[:1]
    is_from = any((word.name,) in judge.source_of(one).prose.phrases("earlier") for word in opening)
    low, high = whole.low, whole.high
    if (
        whole.value is not None
        or low is None
        or high is None
        or not is_from
        or figure.unit not in _units_of(whole.unit)
    ):
        return False
    first, last = (interval(whole._replace(value=end, low=end, high=end, hedge=Hedge.PLAIN)) for end in (low, high))
    return first is not None and last is not None and comes_to(figure, exact(high.value - low.value), last - first)


def _units_of(unit: str) -> tuple[str, ...]:
    """Return the units that a difference of two figures in a unit may be in."""
    return ("percentage_point",) if unit == "percent" else (unit, unit.partition("/")[0], NO_UNIT)


def _share(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a share follows from a part and a whole that the words of the draft name: "a third of the cargo"."""
    part, whole = _part_and_whole(match, judge)
    if not part or not whole:
        return None
    by_document: dict[int, list[Figured]] = {}
    for passage, subject in match.passages:
        if is_about(judge, match.tied.sentence, passage, subject):
            by_document.setdefault(passage.document, []).extend(judge.index.of(passage))
    for document, figures in by_document.items():
        if judge.index.sources[document].language != judge.prose.language:
            part, whole = (frozenset(mark for mark in some if mark[0] != STEM) for some in (part, whole))
        for one, other in permutations(figures[:_MOST_PARTS], 2):
            is_pair = _is_part(one, other, part, whole, judge) and is_of_year(match, judge, one)
            if is_pair and (share := _is_share(match.mention.figure, one, other)):
                return Computed(f"[{judge.quoted(one)}] / [{judge.quoted(other)}] = {share}", (one, other))
    return None


def _part_and_whole(match: Match, judge: SourceJudge) -> tuple[frozenset[str], frozenset[str]]:
    """Return the marks of what a share is said of, and of the first word behind it that says what it is a share of."""
    mention, words = match.mention, judge.words_of(match.tied.sentence)
    behind = [word for word in words if word.start >= mention.span.end]
    named = [some for word in behind if (some := _known(word.marks))]
    # "Of all the cargo" says of what in its second word.
    whole = frozenset[str]().union(*named[:_WHOLE])
    rest = (word for word in words if not mention.span.start <= word.start < mention.span.end)
    part = frozenset(mark for word in rest for mark in _known(word.marks)) - whole
    return part, whole


def _known(marks: tuple[str, ...]) -> frozenset[str]:
    return frozenset(mark for mark in marks if mark[0] in (*KNOWN, STEM))


def _is_part(one: Figured, other: Figured, part: frozenset[str], whole: frozenset[str], judge: SourceJudge) -> bool:
    """Tell whether the words of one figure name the part, and those of the other one the whole and less of it."""
    a, b = one.mention.figure, other.mention.figure
    are_people = judge.units.are_kinds_of((a.unit, b.unit), PERSON)
    is_cell = a.unit == NO_UNIT and bool(labels_of(judge.source_of(one), one.passage.sentence.block))
    # "2,150 litres a second, 750 litres from a spring"
    is_like = a.unit.partition("/")[0] == b.unit.partition("/")[0] != NO_UNIT
    is_sexed = a.unit in SEXES and b.kind is Kind.COUNT and one.passage is other.passage  # 212 teachers, 140 women
    if not (is_like or are_people or is_cell or is_sexed):
        return False
    mine, theirs = _marks_of(one, judge, is_cell=is_cell), _marks_of(other, judge)
    return bool(part & mine - theirs) and bool(whole & theirs)


def _marks_of(one: Figured, judge: SourceJudge, *, is_cell: bool = False) -> frozenset[str]:
    """Return what is said of a figure: for one of a list of people the words of it alone, else those of its clause."""
    around = judge.index.around(one)
    return around.beside if is_cell or not around.counted else around.counted | around.beside


def _is_share(figure: Figure, one: Figured, other: Figured) -> str | None:
    """Return what the share of one figure in another one comes to, if a figure says that; else None."""
    mine, theirs = interval(one.mention.figure), interval(other.mention.figure)
    a, b = value_of(one.mention), value_of(other.mention)
    if mine is None or theirs is None or not a or not b or a >= b or 0 in theirs:
        return None
    factor = 100 if figure.kind is Kind.PERCENT else 1
    value = exact(Fraction(a) / Fraction(b) * factor)
    if not says(figure, value, (mine / theirs).scaled(Fraction(factor))):
        return None
    return decimal_text(exact(Fraction(round(Fraction(value) * 1000), 1000)))
