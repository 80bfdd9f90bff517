"""Figures of documents that stand near each other, and which of two a draft means: the one before "than", or behind.

"27 people more than she was licensed for" rests on two figures of which the one behind "than" is the licence.
"""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.prose.tense import tenses
from factledger.services.lint.sources.around import kind_of, years_in
from factledger.services.lint.sources.attached import COMMAS
from factledger.services.lint.sources.candidate import Subject
from factledger.services.lint.sources.columns import column_years, row
from factledger.services.lint.sources.derive import in_order
from factledger.services.lint.sources.families import members, members_said
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.reckoning import Part, next_passage, part_of, previous_passage
from factledger.services.lint.sources.told import between_figures, marks_between, telling, words_within
from factledger.services.lint.sources.words import HEARD, KNOWN, NAME, SOUNDS, STEM, shared_kinds
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.families import Member
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.words import Word

_MOST_PASSAGES = 8
"""How many sentences of documents are tried."""

_MOST_FIGURES = 9
"""How many figures of a sentence and the next one are put together; with more it is a list."""

_FULL = frozenset({Kind.DURATION, Kind.PERCENT})
"""Kinds of figures of which no text leaves out the unit."""

MEMBER = "/"
"""Kind of a mark for a member of a family."""

_LAST = "last"


class Compared(NamedTuple):
    """Two figures of documents in one unit, as they are computed with.

    Attributes:
        one: The first.
        other: The second.
        unit: The unit of both.
    """

    one: Part
    other: Part
    unit: str


def groups(match: Match, judge: SourceJudge) -> Iterator[list[Figured]]:
    """Yield the figures of each sentence that speaks of what the draft does, with those of the next one.

    A cell of a table stands beside those of its row.
    """
    said = said_around(match, judge)
    tried = 0
    for passage, subject in match.passages:
        if not subject.is_near or tried == _MOST_PASSAGES:
            continue
        figures = row(judge.index, judge.index.of(passage)[0]) or _beside(judge, passage)
        if figures and said & _marks_of(judge, figures):
            tried += 1
            yield figures


def _beside(judge: SourceJudge, passage: Passage) -> list[Figured]:
    """Return the figures of a sentence with those of the one before and the next, as far as they are no list."""
    found = judge.index.of(passage)
    for other in (next_passage(judge.index, passage), previous_passage(judge.index, passage)):
        more = judge.index.of(other) if other else []
        if len(found) + len(more) <= _MOST_FIGURES:
            found = sorted([*found, *more], key=lambda one: one.at)
    return found if len(found) <= _MOST_FIGURES else []


def apart_from_each_other(match: Match, judge: SourceJudge) -> list[Figured]:
    """Return the figures of all sentences that name what the draft names, as far as they are no list.

    Where the draft names nothing, they are those that speak of what it does.
    """
    said = telling(_words_around(match, judge))
    near = [
        passage
        for passage, subject in match.passages
        if subject is Subject.NAMED or (subject is Subject.UNNAMED and said & passage.marks)
    ]
    unit = match.mention.figure.unit
    figures = (one for passage in near for one in judge.index.of(passage))
    return [one for one in figures if one.mention.figure.unit == unit][:_MOST_FIGURES]


def said_around(match: Match, judge: SourceJudge) -> frozenset[str]:
    """Return the marks of what a sentence of the draft says and names, with the one that it goes on with."""
    return frozenset(mark for word in _words_around(match, judge) for mark in word.marks)


def _words_around(match: Match, judge: SourceJudge) -> Iterator[Word]:
    yield from judge.words_of(match.tied.sentence)
    if not known_names(judge, match.tied.sentence):
        before = next(judge.prose.before(match.tied.sentence), None)
        yield from judge.words_of(before) if before else ()


def known_names(judge: SourceJudge, sentence: Sentence) -> frozenset[str]:
    """Return the marks of the names of a sentence; where no capitals tell them, those that documents have as names."""
    names = judge.surroundings.names(sentence)
    if judge.surroundings.wording.has_case:
        return names
    return frozenset(one for one in names & judge.index.names if one[0] == NAME or len(one) > SOUNDS)


def _marks_of(judge: SourceJudge, figures: Sequence[Figured]) -> frozenset[str]:
    source = judge.source_of(figures[0])
    kinds = (*shared_kinds(judge.prose.language, source.language), NAME, HEARD)
    marks = (mark for one in {it.passage.first: it for it in figures}.values() for mark in one.passage.marks)
    return frozenset(mark for mark in marks if mark[0] in kinds)


def compared(match: Match, judge: SourceJudge, figures: Sequence[Figured]) -> Iterator[Compared]:
    """Yield each two figures that are in one unit, where one of them may leave it out, and told as the draft is."""
    parts = [part for one in figures if (part := _stated(match, judge, one)) is not None]
    for one, other in combinations(parts, 2):
        if NO_UNIT in (one.unit, other.unit) and {kind_of(it.figures[0].mention.figure) for it in (one, other)} & _FULL:
            continue
        unit = max(one.unit, other.unit, key=lambda it: (it != NO_UNIT, len(it)))
        bases = {one.unit, other.unit} - {unit, NO_UNIT, unit.partition("/")[0]}
        units = judge.units
        are_people = units.are_kinds_of((one.unit, other.unit), "person")
        if are_people or all(units.is_kind_of(base, unit) or units.is_kind_of(unit, base) for base in bases):
            yield Compared(one, other, unit)


def is_spoken_of(match: Match, judge: SourceJudge, pair: Compared) -> bool:
    """Tell whether the draft speaks of what stands beside one of two figures, or labels their cells.

    What is measured in kilometres is told by that; and lives are lost by deaths.
    """
    figure = match.mention.figure
    if figure.kind is Kind.QUANTITY or figure.unit == "life":
        return pair.unit in (figure.unit, "death")
    said = _told(_words_around(match, judge), (*KNOWN, STEM, NAME))
    figures = [*pair.one.figures, *pair.other.figures]
    beside = (judge.index.around(one).beside | judge.index.around(one).counted | _own(judge, one) for one in figures)
    return any(said & marks for marks in beside) or set_apart(match, judge, pair) is not None


def _stated(match: Match, judge: SourceJudge, figured: Figured) -> Part | None:
    """Return a figure to compute with; what is only planned is none, unless the draft is of what is."""
    status = judge.source_of(figured).status(figured)
    near = [match.tied.sentence, *islice(judge.prose.before(match.tied.sentence), 1)]
    is_asked = any(judge.prose.said_in(one, name) for one in near for name in ("requested", "future"))
    tensed = tenses(judge.prose.language)
    is_asked = is_asked or any(tensed.is_future(word.name) for word in match.tied.sentence.words)
    is_told = match.mention.status is not None or is_asked
    is_amount = figured.mention.figure.kind is not Kind.RATIO
    return part_of(figured) if is_amount and (status is None or is_told) else None


def in_time(pair: Compared, judge: SourceJudge) -> tuple[Part, Part] | None:
    """Return two figures, the earlier first, as far as their document tells it."""
    (a,), (b,) = pair.one.figures, pair.other.figures
    order = in_order(a, b, judge) or _by_years(judge, a, b) or _behind_after(judge, a, b)
    order = order or _by_now(judge, a, b)
    if order is None:
        is_last = [_LAST in judge.index.around(one).times or _is_year_before(judge, one) for one in (a, b)]
        if is_last[0] is is_last[1]:
            return None
        order = (a, b) if is_last[0] else (b, a)
    return (pair.one, pair.other) if order[0] is a else (pair.other, pair.one)


def years_of(judge: SourceJudge, figured: Figured) -> tuple[str, ...]:
    """Return the years of a figure, for a cell of a table those of its column."""
    source = judge.source_of(figured)
    labels = column_years(source, figured) if len(labels_of(source, figured.passage.sentence.block)) > 1 else ()
    if labels or _is_dated_behind(judge, figured):
        return labels
    return tuple(year[:4] for year in judge.index.around(figured).years)


def _is_dated_behind(judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether all years of a sentence stand behind a comma that parts them from a figure, and before others."""
    source, sentence, end = judge.source_of(figured), figured.passage.sentence, figured.mention.span.end
    places = [one.span.start for one in source.prose.asides_in(sentence) if years_in(one.text)]
    last = max((one.span.start for one in sentence.figures), default=0)
    is_parted = bool(places) and source.prose.has_mark(end, min(places), COMMAS)
    return is_parted and end < min(places) < last


def _by_years(judge: SourceJudge, a: Figured, b: Figured) -> tuple[Figured, Figured] | None:
    """Return two figures, the earlier first: by the columns of a table, or where one alone is of a year gone by."""
    first, second = years_of(judge, a), years_of(judge, b)
    if len(first) == len(second) == 1 and first != second:
        return (a, b) if first < second else (b, a)
    newest = max(judge.source_of(a).years, default="")
    if len(first) == 1 and not second and first[0] < newest:
        return a, b
    return (b, a) if len(second) == 1 and not first and second[0] < newest else None


def _by_now(judge: SourceJudge, a: Figured, b: Figured) -> tuple[Figured, Figured] | None:
    """Return two figures beside each other, the earlier first, where one alone is told as it is now: "today 22"."""
    if abs(a.at - b.at) > 1:
        return None
    source = judge.source_of(a)
    now = []
    for one in (a, b):
        start, _ = between_figures(one.passage.sentence, one.mention)
        places = (place for place, _ in source.prose.said_in(one.passage.sentence, "now-said"))
        now.append(any(start <= place < one.mention.span.start for place in places))
    if now[0] is now[1]:
        return None
    return (b, a) if now[0] else (a, b)


def _behind_after(judge: SourceJudge, a: Figured, b: Figured) -> tuple[Figured, Figured] | None:
    """Return two figures, the earlier first, where "after" opens what is said of it: "9 years, after 12 at first"."""
    if a.passage is not b.passage or b.at != a.at + 1:
        return None
    prose = judge.source_of(a).prose
    opening = prose.words_in(Span(a.mention.span.end, b.mention.span.start))[:1]
    leading = {words[0] for name in ("coming-after", "after-level") for words in prose.phrases(name)}
    return (b, a) if opening and opening[0].name in leading else None


def _is_year_before(judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether the clause of a figure speaks of the year before: "against 11 a year earlier"."""
    seen = judge.index.seen(figured)
    places = (place for name in ("year-before", "year-ago") for place, _ in seen.prose.said_in(seen.sentence, name))
    return any(seen.clause.start <= place < seen.clause.end for place in places)


def in_words(match: Match, judge: SourceJudge, pair: Compared) -> tuple[Part, Part] | None:
    """Return two figures, the one that the draft speaks of first; None where its words do not tell.

    What is allowed, planned or asked for is what something is compared with.
    """
    if (order := set_apart(match, judge, pair)) is not None:
        return order
    (a,), (b,) = pair.one.figures, pair.other.figures
    mine, theirs = _own(judge, a), _own(judge, b)
    before, behind = _sides(match, judge)
    is_first = bool(before & (mine - theirs) or behind & (theirs - mine))
    is_second = bool(before & (theirs - mine) or behind & (mine - theirs))
    if is_first is is_second:
        is_first, is_second = is_norm(judge, b), is_norm(judge, a)
    if is_first is is_second:
        return None
    return (pair.one, pair.other) if is_first else (pair.other, pair.one)


def set_apart(match: Match, judge: SourceJudge, pair: Compared) -> tuple[Part, Part] | None:
    """Return two figures, the one that the draft speaks of first, where it sets the one against the other.

    It names what both are of, by a name or as members of a family ("girls", "boys"), or speaks of a goal: then it
    compares no times.
    """
    (a,), (b,) = pair.one.figures, pair.other.figures
    mine, theirs = _named(judge, a), _named(judge, b)
    first, second = (_place_of(match, judge, marks) for marks in (mine - theirs, theirs - mine))
    if first is not None and second is not None:
        start, than = match.mention.span.start, _than(judge, match.tied.sentence, match.mention.span.end)
        # "Five points behind Almenar, Torreluna came second": what opens behind the figure is what it is compared with.
        is_fronted = start < min(first, second) and not first < than < max(first, second)
        is_first = (first < second) is not is_fronted
    else:
        norms = is_norm(judge, a), is_norm(judge, b)
        if norms[0] is norms[1] or not judge.prose.said_in(match.tied.sentence, "norm"):
            return None
        is_first = norms[1]
    return (pair.one, pair.other) if is_first else (pair.other, pair.one)


def _place_of(match: Match, judge: SourceJudge, marks: frozenset[str]) -> int | None:
    """Return where a sentence of the draft first says one of some marks; None where it does not."""
    sentence = match.tied.sentence
    said = [(word.start, word.marks) for word in judge.words_of(sentence)]
    said += [(it.start, (_mark_of(it),)) for it in members_said(Seen.of(judge.prose, sentence, match.mention))]
    return min((start for start, some in said if marks & {*some}), default=None)


def _named(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return the names that a figure is of, and the members of families: "Almenar", "the girls"."""
    names = [mark for mark in _own(judge, figured) if mark[0] in (NAME, HEARD)]
    return frozenset([*names, *map(_mark_of, members(judge.index.seen(figured)).values())])


def _mark_of(member: Member) -> str:
    return f"{MEMBER}{member.family} {member.part}"


def is_norm(judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether a figure says how much is allowed, planned or asked for."""
    seen = judge.index.seen(figured)
    places = (place for place, _ in seen.prose.said_in(seen.sentence, "norm"))
    return any(seen.clause.start <= place < seen.clause.end for place in places)


def _own(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return the marks of the words between the figures beside one; the first of a sentence has those before it."""
    source, sentence = judge.source_of(figured), figured.passage.sentence
    kinds = (*shared_kinds(judge.prose.language, source.language), NAME)
    start, end = between_figures(sentence, figured.mention)
    return _told(words_within(source.surroundings.wording.words(sentence), start, end), kinds)


def _sides(match: Match, judge: SourceJudge) -> tuple[frozenset[str], frozenset[str]]:
    """Return what stands before the "than" behind a figure, and behind it."""
    sentence, (start, end) = match.tied.sentence, match.mention.span
    kinds = (*KNOWN, STEM, NAME)
    # What stands between says what is counted: "five years of prison more than".
    before, behind = (
        _told(marks_between(judge, sentence, *place), kinds)
        for place in ((sentence.span.start, start), (_than(judge, sentence, end), sentence.span.end))
    )
    return before - behind, behind - before


def _told(words: Iterable[Word], kinds: tuple[str, ...]) -> frozenset[str]:
    marks = (mark for word in words for mark in word.marks)
    return frozenset(mark for mark in marks if mark[0] in kinds or (mark[0] == HEARD and len(mark) > SOUNDS))


def _than(judge: SourceJudge, sentence: Sentence, end: int) -> int:
    places = [place for place, _ in judge.prose.said_in(sentence, "than") if place >= end]
    return min(places, default=end)
