"""What two figures near each other come to, where the words of a draft ask for it: how far apart, so many at so much.

The figures stand in one sentence, or in one and the next. Among all figures of a document some pair comes to any
number; so the operation is one that the draft names, and which figure is which is told by times or by words.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from factledger.reading.matters import matters_of
from factledger.services.lint.prose.behind import is_beyond
from factledger.services.lint.prose.direction import way_compared
from factledger.services.lint.sources.apposed import (
    apart_from_each_other,
    compared,
    groups,
    in_time,
    in_words,
    is_norm,
    is_spoken_of,
    said_around,
    set_apart,
    years_of,
)
from factledger.services.lint.sources.around import years_in
from factledger.services.lint.sources.derive import Computed, way_of
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.reckoning import difference, divided, growth, multiplied, part_of
from factledger.services.lint.sources.told import own_marks, telling, way_said, years_named
from factledger.services.lint.sources.words import KNOWN, MATTER, NOUN, shared_kinds
from factledger.services.lint.sources.years import compared_with, meet
from factledger.values.figure import AMOUNTS, Direction, Kind, Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.apposed import Compared
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.values.figure import Figure

_AVERAGE = f"{MATTER}average"
_PERSON = f"{NOUN}person"
_BEYOND = 4
"""How many words behind a figure may open what it is compared with: "five years of prison more than"."""

_LIVES = frozenset({"life", "death", "victim", "person"})
"""Units in which those who died are counted."""

_EACH = ("apiece", "for-each", "per")
"""Categories of words by which so much is for each of several."""

_EACH_REACH = 2
"""Words from a figure to "each", and on to who each is, at most: "60 million rupiah for the family of each victim"."""

_LEAST = 2
"""What is as little as that, any two figures may be apart."""


def of_apart(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is by how much two others differ, where the draft says that they do; None otherwise."""
    figure = match.mention.figure
    way = way_told(match, judge)
    is_gap = bool(judge.prose.said_in(match.tied.sentence, "gap"))
    if (way is None and not is_gap) or figure.role is Role.CHANGE_TO or figure.kind is Kind.RATIO:
        return None
    if way is not None:
        for figures in groups(match, judge):
            if (whole := next((one for one in figures if is_course(judge, figure, one, way)), None)) is not None:
                return Computed(f"from end to end of [{judge.quoted(whole)}]", (whole,))
    for figures in [*groups(match, judge), apart_from_each_other(match, judge)]:
        for pair in compared(match, judge, figures):
            is_told = pair.one.value != pair.other.value and is_spoken_of(match, judge, pair)
            if not is_told or not _is_right(match, judge, pair, way, is_gap=is_gap):
                continue
            if not _is_against(match, judge, pair) or not _is_counted(match, judge, pair):
                continue
            for found in _apart(match, judge, pair):
                return found
    return None


def _is_against(match: Match, judge: SourceJudge, pair: Compared) -> bool:
    """Tell whether the earlier of two figures is of the year that the draft compares with: "more than in 2024"."""
    years, order = compared_with(match, judge), in_time(pair, judge)
    return order is None or meet(years, judge.index.around(order[0].figures[0]).years)


def _is_counted(match: Match, judge: SourceJudge, pair: Compared) -> bool:
    """Tell whether the sentences of two figures speak of what is counted behind a bare one: "60,000 more guides"."""
    mention = match.mention
    if mention.figure.unit != NO_UNIT or mention.figure.kind is not Kind.COUNT:
        return True
    figures = (*pair.one.figures, *pair.other.figures)
    kinds = shared_kinds(judge.prose.language, judge.source_of(figures[0]).language)
    words = judge.words_of(match.tied.sentence)
    gap = max((place for place, _ in judge.prose.said_in(match.tied.sentence, "gap")), default=mention.span.end)
    told = [word for word in words if gap < word.start < mention.span.start]  # "a difference in goals of 43"
    ahead = [place for name in ("leads", "trails") for place, _ in judge.prose.said_in(match.tied.sentence, name)]
    end = min((place for place in ahead if place >= mention.span.end), default=match.tied.sentence.span.end)
    behind = [word for word in words if mention.span.end <= word.start < end]  # "11,500 short of the goal"
    some = ({mark for mark in word.marks if mark[0] in kinds} for word in (told or behind))
    nouns = next(filter(None, some), set())
    return not nouns or any(nouns & one.passage.marks for one in figures)


def way_told(match: Match, judge: SourceJudge) -> Direction | None:
    """Return which way a figure differs by it, as the words beside it or its sentence say; None where they do not."""
    prose, sentence, mention = judge.prose, match.tied.sentence, match.mention
    way = mention.figure.direction or way_of(match, judge)
    if way is None and is_beyond(prose, mention):
        behind = tuple(word.name for word in sentence.words if word.start >= mention.span.end)
        way = way_compared(prose.language, behind, _BEYOND)
    return way or way_said(prose, sentence, mention) or _way_ahead(prose, sentence)


def _way_ahead(prose: Prose, sentence: Sentence) -> Direction | None:
    """Return which way a sentence says that one thing differs from another: "ahead of", "behind"."""
    is_up, is_down = (bool(prose.said_in(sentence, name)) for name in ("leads", "trails"))
    if is_up is is_down:
        return None
    return Direction.UP if is_up else Direction.DOWN


def _apart(match: Match, judge: SourceJudge, pair: Compared) -> Iterator[Computed]:
    figure = match.mention.figure
    if figure.stated is None or figure.stated.value in (pair.one.value, pair.other.value):
        return  # what is told itself is no difference
    if figure.unit == "percent":
        order = in_time(pair, judge)
        if order is not None and pair.unit != "percent":
            yield from growth(figure, order[1], order[0], judge)
        return
    if figure.unit == "percentage_point":
        is_of_it = pair.unit == "percent"
    else:
        is_same = judge.source_of(pair.one.figures[0]).language == judge.prose.language
        is_of_it = pair.unit != "percent" and is_like(judge, figure.unit, pair.unit, is_same=is_same)
    if is_of_it and (figure.stated.value >= _LEAST or set_apart(match, judge, pair)):
        yield from difference(figure, pair.one, pair.other, judge)


def is_like(judge: SourceJudge, unit: str, other: str, *, is_same: bool = False) -> bool:
    """Tell whether what differs is in the unit of two figures; one that counts nothing known may be of anything.

    Of nouns that no table of units holds only those of one language are told apart: guides are no visitors.
    """
    are_people = all(it in _LIVES or judge.units.is_kind_of(it, "person") for it in (unit, other))
    are_lives = "death" in (unit, other) and are_people
    if are_lives or NO_UNIT in (unit, other) or unit in (other, other.partition("/")[0]):
        return True
    likeness = judge.units.relation(unit, other).likeness
    is_unknown = unit not in judge.units and other not in judge.units
    is_one = not is_same or not matters_of(unit).isdisjoint(matters_of(other))
    return likeness is not Likeness.DIFFERS or (is_unknown and is_one)


def _is_right(match: Match, judge: SourceJudge, pair: Compared, way: Direction | None, *, is_gap: bool) -> bool:
    """Tell whether the one of two figures that the draft means is more, or less, as it says."""
    order = in_time(pair, judge)
    if order is not None and not (way and _is_of_one_time(judge, pair) and set_apart(match, judge, pair)):
        earlier, later = order
        known = {year for one in (*earlier.figures, *later.figures) for year in years_of(judge, one)}
        if len(known) > 1 and not years_named(judge.prose, match.tied.sentence) <= known:
            return False
        return way is None or (later.value > earlier.value) is (way is Direction.UP)
    order = in_words(match, judge, pair)
    asides = judge.prose.asides_in(match.tied.sentence)
    if any(one.span.start >= match.mention.span.end and years_in(one.text) for one in asides):
        return False  # "25 million more than in 2024" compares two times, and these are of one
    if order is None or way is None:
        return is_gap
    first, second = order
    return (first.value > second.value) is (way is Direction.UP)


def _is_of_one_time(judge: SourceJudge, pair: Compared) -> bool:
    """Tell whether two figures are of one time, as far as their document dates both."""
    first, second = (years_of(judge, one) for one in (*pair.one.figures, *pair.other.figures))
    return not first or not second or first == second


def is_course(judge: SourceJudge, figure: Figure, one: Figured, way: Direction) -> bool:
    """Tell whether a figure is by how much something went, of which a document gives both ends: "from 11 to 16"."""
    source, whole = judge.source_of(one), one.mention.figure
    before, _ = source.prose.beside(one.mention.span)
    opening = source.prose.words_in(one.mention.span)[:1]
    is_from = {(before,), *((word.name,) for word in opening)} & source.prose.phrases("earlier")
    low, high, stated = whole.low, whole.high, figure.stated
    if whole.value is not None or low is None or high is None or stated is None or not is_from:
        return False
    # The ends of a range are in their order, so what fell is none.
    return way is Direction.UP and is_like(judge, figure.unit, whole.unit) and stated.value == high.value - low.value


def of_each(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is so many times so much each, where the draft speaks of all of it; None when it is not.

    It does so by "in total" and the like; or it names the time over which so much a year is paid.
    """
    figure, sentence = match.mention.figure, match.tied.sentence
    if figure.kind not in AMOUNTS or figure.role is not Role.LEVEL:
        return None
    is_all = any(judge.prose.said_in(sentence, name) for name in ("total", "jointly", "sum-row"))
    spans = {(one.figure.unit, one.figure.stated) for one in sentence.figures if one.figure.kind is Kind.DURATION}
    for figures in groups(match, judge):
        for many, each in permutations(figures, 2):
            base, _, unit = each.mention.figure.unit.partition("/")
            counted = many.mention.figure
            is_count = is_all and counted.kind is Kind.COUNT and is_for_each(judge, each)
            whom = frozenset(mark for mark in _whom(judge, each) if mark[0] in KNOWN)
            is_count = is_count and (not whom or _is_of_whom(judge, many, whom))
            is_time = counted.kind is Kind.DURATION and counted.unit == unit
            is_time = is_time and (is_all or (counted.unit, counted.stated) in spans)
            parts = part_of(many), part_of(each)
            if parts[0] is None or parts[1] is None or not (is_count or is_time) or base != figure.unit:
                continue
            for found in multiplied(figure, parts[0], parts[1], judge):
                return found
    return _of_all(match, judge) if is_all else None


def _of_all(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is so much for each of those whom a document counts in another paragraph; else None.

    "120,000 for the family of each of the dead" goes to as many as its first count of the dead says.
    """
    figure, said = match.mention.figure, telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        for each in judge.index.of(passage) if subject.is_near else ():
            is_of_all = each.mention.figure.unit.partition("/")[0] == figure.unit and is_for_each(judge, each)
            if not is_of_all or is_norm(judge, each):
                continue
            whom = frozenset(mark for mark in _whom(judge, each) & said if mark[0] in KNOWN)
            counts = _counts(judge, passage.document)
            many = next((one for one in counts if _is_of_whom(judge, one, whom)), None)
            parts = part_of(each), part_of(many) if many else None
            if parts[0] is None or parts[1] is None:
                continue
            for found in multiplied(figure, parts[1], parts[0], judge):
                return found
    return None


def _is_of_whom(judge: SourceJudge, many: Figured, whom: frozenset[str]) -> bool:
    """Tell whether a figure counts those who each get so much: by its noun, or by what is said of so many people."""
    counted = judge.index.around(many).counted
    if any(mark[0] == NOUN and mark != _PERSON for mark in counted):
        return bool(whom & counted)
    return bool(whom & own_marks(judge.source_of(many), judge.prose.language, many))


def _whom(judge: SourceJudge, each: Figured) -> frozenset[str]:
    """Return the marks of the words right behind the "each" behind a figure: of the dead, of the families."""
    seen = judge.index.seen(each)
    end = each.mention.span.end
    places = [place for name in _EACH for place, _ in seen.prose.said_in(seen.sentence, name) if place >= end]
    words = judge.source_of(each).surroundings.wording.words(seen.sentence)
    near = (word for word in words if places and min(places) < word.start)
    close = (word for word in near if seen.prose.words_between(min(places), word.start) <= _EACH_REACH)
    return frozenset(mark for word in close for mark in word.marks)


def _counts(judge: SourceJudge, document: int) -> Iterator[Figured]:
    """Yield the counts of a document, from its start."""
    counts = (one for one in judge.index.figures if one.passage.document == document)
    yield from (one for one in counts if one.mention.figure.kind is Kind.COUNT)


def is_for_each(judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether a figure is said of each of several: "R$ 1,200 for each of 410 families"."""
    seen = judge.index.seen(figured)
    places = [place for name in _EACH for place, _ in seen.prose.said_in(seen.sentence, name)]
    end = figured.mention.span.end
    is_behind = any(end <= place and seen.prose.words_between(end, place) <= _EACH_REACH for place in places)
    return "/" in figured.mention.figure.unit or is_behind


def of_average(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what there is for each of so many, where the draft speaks of an average; else None."""
    figure, said = match.mention.figure, said_around(match, judge)
    if figure.kind not in AMOUNTS or _AVERAGE not in said or figure.stated is None:
        return None
    for figures in groups(match, judge):
        for whole, many in permutations(figures, 2):
            parts = part_of(whole), part_of(many)
            is_named = f"{NOUN}{many.mention.figure.unit}" in said or bool(_counted(judge, many) & said)
            if not years_named(judge.prose, match.tied.sentence) >= {*years_of(judge, many), *years_of(judge, whole)}:
                continue
            if parts[0] is None or parts[1] is None or not is_named or not _is_whole(judge, match, whole, many):
                continue
            for found in divided(figure, parts[0], parts[1], judge):
                return found
    return None


def _counted(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return the marks of what a figure counts, for a cell of a table those of its column."""
    around, source = judge.index.around(figured), judge.source_of(figured)
    if not labels_of(source, figured.passage.sentence.block):
        return around.counted
    return frozenset(mark for mark in around.beside if mark[0] in KNOWN)


def _is_whole(judge: SourceJudge, match: Match, whole: Figured, many: Figured) -> bool:
    """Tell whether a figure counts or measures what is spread over so many others."""
    mine, theirs = match.mention.figure, whole.mention.figure
    return theirs.unit != many.mention.figure.unit and is_like(judge, mine.unit, theirs.unit)
