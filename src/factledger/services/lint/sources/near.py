"""What two figures of one paragraph of a document come to, where a draft tells of the same, whatever its words.

"Dari 642 karyawan, 415 tetap" makes 227 who are not; "412 million in the contract, 538 million by now" are 126 million
more. Only figures beside each other are put together, and only what is told to the last digit counts: among all
figures of a document some pair comes to any number.
"""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, nouns
from factledger.services.lint.comes_to import Operand, reckoned_from
from factledger.services.lint.derive import CHANGES
from factledger.services.lint.sources.around import value_of
from factledger.services.lint.sources.derive import Computed, in_order, way_of
from factledger.services.lint.sources.reckoning import next_passage, previous_passage
from factledger.services.lint.sources.told import is_about, is_part, near_marks, own_marks, telling, years_named
from factledger.services.lint.sources.two_of_one import speaks_of_one
from factledger.values.figure import AMOUNTS, Direction, Hedge, Kind, Role
from factledger.values.number import decimal_text
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.derive import Derived
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.values.figure import Figure
    from factledger.values.number import Exact

_MOST_PASSAGES = 7
"""How many sentences of documents are tried for one figure."""

_MOST_FIGURES = 6
"""How many figures a sentence has at most that is computed with; with more it is a list."""


_PERCENT, _CENT = "percent", "_cent"

_BEFORE = 3
"""How many sentences of the draft before a figure may tell what it is reckoned from."""

_MOST_TOLD = 6
"""How many figures told before one are reckoned with; of more, two come to anything."""

_TO_COME = ("planned", "projected", "possible")
"""What a draft says of a figure that is still to come."""

_MANY = 3
"""Digits of a number that two figures hardly come to by chance, give or take its last one."""


def of_told(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what two come to that the draft tells before it, and that documents hold; None if not."""
    figure = match.mention.figure
    if figure.stated is None or match.mention.status == "denied":
        return None
    told = _told(match, judge)
    held = [*told.values()]
    operands = [one for i, it in enumerate(told) if (one := Operand.of(f"[{it.text}]", it.figure, (i,))) is not None]
    found = reckoned_from(figure, operands, judge.units)
    return Computed.of(found, [held[i] for i in found.rows]) if found else None


def _told(match: Match, judge: SourceJudge) -> dict[Mention, Figured]:
    """Return the figures that a draft tells before one, or beside it, which documents hold, with those of them."""
    sentence = match.tied.sentence
    some = [*sentence.figures, *(it for one in islice(judge.prose.before(sentence), _BEFORE) for it in one.figures)]
    told = [it for it in some if it.number != match.mention.number and it.number.start in judge.found]
    return {it: judge.found[it.number.start] for it in told[:_MOST_TOLD]}


def of_near(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what two figures of one paragraph come to; None when it is not."""
    number, figure = value_of(match.mention), _of_its_way(match, judge)
    if number is None or match.mention.status == "denied" or not _may_be(figure):
        return None
    if any(one.is_strong and _is_slip_of(number, one.figured) for one in match.candidates):
        return None
    said = telling(judge.words_of(match.tied.sentence))
    is_told_well = figure.stated is not None and figure.stated.digits >= _MANY
    near = [one.passage for one in _told(match, judge).values()]
    near += [one.figured.passage for one in match.candidates if one.is_strong]
    near += [
        one for one, subject in match.passages if is_told_well or is_about(judge, match.tied.sentence, one, subject)
    ]
    passages = [*{one.first: one for one in near}.values()][:_MOST_PASSAGES]
    for passage in passages:
        own = judge.index.of(passage)
        if not 0 < len(own) <= _MOST_FIGURES:
            continue
        beside = [it for other in _beside(passage, judge) for it in judge.index.of(other)]
        if any(one.states(number) or _is_turned(figure, one) for one in (*own, *beside)):
            continue  # it is a figure of the paragraph itself, or one with its digits turned, whatever others come to
        for mine in (one._replace(direction=figure.direction) for one in match.mention.meanings):
            for one, other in (*combinations(own, 2), *product(own, beside)):
                found = _of_pair(mine, one, other, judge)
                is_shared = found is not None and (bool(said & passage.marks) or " + " not in found.formula)
                if found and is_shared and _is_of_both(match, judge, found):
                    return found
    return _farther(match, judge, passages) if is_told_well else None


def _of_its_way(match: Match, judge: SourceJudge) -> Figure:
    """Return a figure with the way that its words say that something differs by it: "6,900 tonnes more than"."""
    figure = match.mention.figure
    return figure if figure.direction is not None else figure._replace(direction=way_of(match, judge))


def _farther(match: Match, judge: SourceJudge, passages: list[Passage]) -> Computed | None:
    """Return how a figure of three digits is exactly what two figures of different paragraphs come to."""
    figure = _of_its_way(match, judge)
    figures = [it for one in passages for it in judge.index.of(one) if len(judge.index.of(one)) <= _MOST_FIGURES]
    if figure.hedge is not Hedge.PLAIN or any(it.states(value_of(match.mention)) for it in figures):
        return None
    for one, other in combinations(figures, 2):
        found = _of_pair(figure, one, other, judge, far=True) if _are_of_one_document(one, other) else None
        if found and _is_of_both(match, judge, found):
            return found
    return None


def _are_of_one_document(one: Figured, other: Figured) -> bool:
    return one.passage.document == other.passage.document


def _is_of_both(match: Match, judge: SourceJudge, found: Computed) -> bool:
    """Tell whether a draft says of a figure nothing that a document says of one of the two that come to it.

    "The choir has collected £38,000" is wrong by "it needs £90,000, and has collected £52,000": that is what is left.
    What is for so many of something says of what; what was at another time is told by a change that went its way.
    """
    one, other = found.figures
    sign = next((it for it in (" - ", " + ", " x ", " for ") if f"]{it}[" in found.formula), "")
    figures = [it.mention.figure for it in (one, other)]
    if sign in (" x ", " for ") and Kind.PERCENT not in (figures[0].kind, figures[1].kind):
        return _names_many(match, judge, one, other)
    changes = [it for it in figures if it.role in CHANGES]
    if changes:
        is_further = changes[0].role is Role.ADDITION and match.mention.status in _TO_COME
        return is_further or changes[0].direction is (Direction.UP if sign == " - " else Direction.DOWN)
    prose, sentence = judge.prose, match.tied.sentence
    if _differs(match, judge):
        # What beats a goal, or a rival, has to be the greater of the two, and which is which no time tells.
        is_of_time = bool(years_named(prose, sentence)) or bool(prose.said_in(sentence, "year"))
        return is_of_time or in_order(one, other, judge) is not None
    cues = {" - ": ("left-out", "not", "all-but"), " + ": ("total", "added-up")}.get(sign, ())
    if any(prose.said_in(sentence, name) for name in cues) or sign not in (" - ", " + "):
        return True
    if sign == " + " or one.passage is not other.passage:
        return False
    marks = frozenset(mark for word in judge.words_of(sentence) for mark in word.marks)
    near = [near_marks(judge.source_of(it), prose.language, it) for it in (one, other)]
    is_greater = (value_of(one.mention) or 0) > (value_of(other.mention) or 0)
    pair, whole = ((one, other), near[0]) if is_greater else ((other, one), near[1])
    source = judge.source_of(one)
    part = near_marks(source, prose.language, pair[1]) | own_marks(source, prose.language, pair[1])
    if (part - whole) & marks:
        return False
    return not is_part(source, *pair) or not speaks_of_one(judge, marks, *pair)


def _differs(match: Match, judge: SourceJudge) -> bool:
    """Tell whether words say of a figure that something differs by it, whichever way they say that it does."""
    before, _ = judge.prose.beside(match.mention.span)
    is_change = match.mention.figure.role in CHANGES or (before,) in judge.prose.phrases("changed-by")
    return is_change or way_of(match, judge) is not None


def _names_many(match: Match, judge: SourceJudge, one: Figured, other: Figured) -> bool:
    """Tell whether a draft names what the sum of a document is for so many of, and says nothing of how many itself."""
    many = one if other.mention.figure.kind is Kind.MONEY else other
    mine = [it.figure for it in match.tied.sentence.figures if it.number != match.mention.number]
    if any(it.unit == many.mention.figure.unit != NO_UNIT for it in mine):
        return False
    if many.mention.figure.kind is not Kind.COUNT:
        return True
    known = nouns(judge.prose.language)
    words = (form for word in match.tied.sentence.words for form in forms(word.name))
    is_named = any(known.get(form) == many.mention.figure.unit for form in words)
    return is_named or bool(judge.prose.said_in(match.tied.sentence, "per"))


def _may_be(figure: Figure) -> bool:
    """Tell whether a figure is an amount, a gap in points, or by how many percent something changed."""
    return figure.kind in (*AMOUNTS, Kind.DURATION, Kind.PERCENT)


def _is_turned(figure: Figure, one: Figured) -> bool:
    """Tell whether a number is another one with its digits turned, or of another scale: 3,400, and 4,300 or 34,000."""
    value, number = value_of(one.mention) or 0, figure.stated.value if figure.stated else 0
    if one.mention.figure.kind is not figure.kind or number == value:
        return False
    mine, theirs = _digits(number), _digits(value)
    return len(mine) > 1 and sorted(mine) == sorted(theirs)


def _is_slip_of(number: Exact, one: Figured) -> bool:
    """Tell whether a number is another one but for one digit: 37, and 27."""
    mine, theirs = _digits(number), _digits(value_of(one.mention) or 0)
    return len(mine) == len(theirs) > 1 and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


def _digits(number: Exact) -> str:
    return decimal_text(number).replace(".", "").strip("0")


def _beside(passage: Passage, judge: SourceJudge) -> Iterator[Passage]:
    """Yield the sentences with figures before and behind one in its paragraph."""
    for other in (previous_passage(judge.index, passage), next_passage(judge.index, passage)):
        if other is not None and len(judge.index.of(other)) <= _MOST_FIGURES:
            yield other


def _of_pair(figure: Figure, one: Figured, other: Figured, judge: SourceJudge, *, far: bool = False) -> Computed | None:
    """Return how a figure is what two others come to; which way it says it went has to be so, where that is known."""
    figures = (_in_its_cents(one, other, judge), _in_its_cents(other, one, judge))
    pairs = zip((one, other), figures, strict=True)
    a, b = (Operand.of(f"[{judge.quoted(it)}]", found, (it.at,)) for it, found in pairs)
    if a is None or b is None or None in (a.figure.value, b.figure.value):
        return None
    is_one = one.passage is other.passage
    if not _goes_so(figure, one, other, judge, is_one=is_one):
        return None
    if a.figure.kind is b.figure.kind:
        figure, a, b = _without_per(figure, a, b)
    if not _are_of_unit(figure, a, b, judge):
        return None
    counted = figure._replace(unit=NO_UNIT) if _is_well_told(figure) and not _is_like(figure, a, b, judge) else figure
    found = reckoned_from(counted, (a, b), judge.units, is_exact=True)
    # What is left of a whole may be called anything, and what its parts come to is what these are.
    is_other = counted is not figure and found is not None and " + " in found.formula
    if found is None or is_other or not _is_told_so(figure, found, is_one=is_one, far=far):
        return None
    return Computed.of(found, (one, other))


def _in_its_cents(one: Figured, other: Figured, judge: SourceJudge) -> Figure:
    """Return a figure in the cents of the currency of another one, where it leaves open of which its cents are."""
    figure, base = one.mention.figure, other.mention.figure.unit.partition("/")[0]
    is_open = figure.unit.endswith(_CENT) and "unit" in one.mention.inferred
    return figure._replace(unit=base + _CENT) if is_open and judge.units.get(base + _CENT) else figure


def _without_per(figure: Figure, a: Operand, b: Operand) -> tuple[Figure, Operand, Operand]:
    """Return figures without the kilo or the hour that they are for, where those that say it say the same."""
    per = {it.unit.partition("/")[2] for it in (figure, a.figure, b.figure)} - {""}
    if len(per) != 1:
        return figure, a, b
    a, b = (it._replace(figure=_bare(it.figure)) for it in (a, b))
    return _bare(figure), a, b


def _bare(figure: Figure) -> Figure:
    return figure._replace(unit=figure.unit.partition("/")[0])


def _goes_so(figure: Figure, one: Figured, other: Figured, judge: SourceJudge, *, is_one: bool) -> bool:
    """Tell whether a figure goes the way that two others do in time, where either tells it; percentages need that."""
    pair = in_order(one, other, judge)
    is_growth = figure.unit == _PERCENT and figure.role is not Role.LEVEL
    if is_growth and (pair is None or not is_one):
        return False  # percentages of two figures come to about anything
    if pair is None or figure.direction is None:
        return True
    earlier, later = (value_of(it.mention) for it in pair)
    return earlier is None or later is None or (later > earlier) is (figure.direction is Direction.UP)


def _is_told_so(figure: Figure, found: Derived, *, is_one: bool, far: bool) -> bool:
    """Tell whether a figure of few digits, or of two that stand far apart, is the very number that was found."""
    stated = figure.stated
    if stated is None:
        return False
    is_growth = figure.unit == _PERCENT and figure.role is not Role.LEVEL
    if (far or (not is_growth and stated.digits < _MANY)) and not _is_very(figure, found):
        return False
    return stated.has_two_digits or (is_one and figure.hedge is Hedge.PLAIN)


def _is_very(figure: Figure, found: Derived) -> bool:
    """Tell whether a figure is the very number that was found, as one of few digits is unless it is hedged."""
    return figure.hedge is not Hedge.PLAIN or (figure.stated is not None and figure.stated.value == found.value)


def _is_well_told(figure: Figure) -> bool:
    """Tell whether a count has so many digits that two others hardly come to it by chance, whatever it counts."""
    is_plain = figure.kind is Kind.COUNT and figure.hedge is Hedge.PLAIN
    return is_plain and figure.stated is not None and figure.stated.digits >= _MANY


def _are_of_unit(figure: Figure, a: Operand, b: Operand, judge: SourceJudge) -> bool:
    """Tell whether two figures may be added up to a third one, as far as they count or measure what that does.

    What counts something that the document does not count is told by three digits: of 11,840, all but 9,612 "entrants".
    """
    if Kind.PERCENT is a.figure.kind is b.figure.kind is figure.kind:
        return True
    if figure.unit == _PERCENT:
        return figure.role is not Role.LEVEL
    units = {a.figure.unit, b.figure.unit} - {NO_UNIT}
    if a.figure.kind is not b.figure.kind or figure.kind not in AMOUNTS:
        return True
    if _is_well_told(figure) and (len(units) <= 1 or judge.units.are_kinds_of(tuple(units), PERSON)):
        return True
    return _is_like(figure, a, b, judge)


def _is_like(figure: Figure, a: Operand, b: Operand, judge: SourceJudge) -> bool:
    """Tell whether two figures are in the unit of a third one, in another size of it, or all count people."""
    units = {a.figure.unit, b.figure.unit} - {NO_UNIT}
    is_like = all(one == figure.unit or judge.units.conversion(one, figure.unit) is not None for one in units)
    is_like = is_like or judge.units.are_kinds_of((figure.unit, *units), PERSON)
    return len(units) >= 1 and (figure.unit == NO_UNIT or is_like)
