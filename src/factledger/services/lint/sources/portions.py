"""A part of a whole that a document gives with its share, and what it says of the rest of a share.

"2.4 million houses, 12% of them empty" are 288,000 empty houses; where "two thirds got the vaccine, the others a
placebo", a third got a placebo.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.families import is_denied_of, is_next_stage
from factledger.services.lint.sources.reckoning import (
    Part,
    difference,
    is_in_unit,
    part_of,
    portion,
    previous_passage,
    remainder,
    share,
    whole_of,
)
from factledger.services.lint.sources.rested import denials
from factledger.services.lint.sources.rests import rest_start
from factledger.services.lint.sources.told import between_figures, is_about, is_opening, is_part, own_marks, telling
from factledger.services.lint.sources.words import HEARD, KNOWN, shared_kinds
from factledger.values.figure import AMOUNTS, Kind, Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage, SourceIndex
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_HEARD = 6
"""Sounds that a word of two languages has in common from its start at least."""


def of_share(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is the share of a whole, where one sentence gives both; None when it is not."""
    figure, sentence = match.mention.figure, match.tied.sentence
    if figure.kind not in AMOUNTS or figure.role is not Role.LEVEL:
        return None
    said = telling(judge.words_of(sentence))
    for passage, subject in match.passages:
        if not subject.is_near:
            continue
        figures = judge.index.of(passage)
        shares = [one for one in figures if one.mention.figure.unit == "percent" and part_of(one) is not None]
        if len(shares) != 1 or shares[0].mention.status != match.mention.status:
            continue
        own = own_marks(judge.source_of(shares[0]), judge.prose.language, shares[0])
        for whole in (*figures, *_named_before(judge, shares[0])):
            is_named = whole.passage is not passage
            is_whole = is_named or (whole.at < shares[0].at and _is_within(judge, whole, shares[0]))
            if not is_whole or not said & own or not is_in_unit(figure, whole.mention.figure.unit, judge):
                continue
            parts = part_of(whole), part_of(shares[0])
            if parts[0] and parts[1] and (found := next(portion(figure, parts[0], parts[1], judge), None)):
                return found
    return None


def _named_before(judge: SourceJudge, one: Figured) -> list[Figured]:
    """Return the figure of the sentence before of which a share is said: "it cost 1.9. Loans paid 70% of the cost"."""
    before = previous_passage(judge.index, one.passage)
    source, sentence = judge.source_of(one), one.passage.sentence
    words = [word for word in source.surroundings.wording.words(sentence) if word.start >= one.mention.span.end]
    known = ({mark for mark in word.marks if mark[0] in KNOWN} for word in words)
    whole = next(filter(None, known), set())
    figures = judge.index.of(before) if before else []
    found = [it for it in figures if whole & judge.index.around(it).beside and part_of(it) is not None]
    return [it for it in found if it.mention.figure.kind in AMOUNTS][-1:]


def of_others(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a share is that of the others of whom a document speaks behind another share; None when it is not."""
    figure, sentence = match.mention.figure, match.tied.sentence
    if figure.kind not in (Kind.PERCENT, Kind.RATIO) or figure.role is not Role.LEVEL:
        return None
    words = [mark for word in judge.words_of(sentence) for mark in word.marks]
    for passage, subject in match.passages:
        if not subject.is_near:
            continue
        shares = [one for one in judge.index.of(passage) if (part := part_of(one)) is not None and _is_share(part)]
        if len(shares) != 1 or not others_of(judge, shares[0]) & {*words}:
            continue
        part = part_of(shares[0])
        if part is not None and (found := next(remainder(figure, part, judge), None)) is not None:
            return found
    return None


def _is_share(part: Part) -> bool:
    return part.unit == "percent" or (part.figures[0].mention.figure.kind is Kind.RATIO and 0 < part.value < 1)


def others_of(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    """Return the marks of what a sentence says of the rest, behind a share: "the others got a placebo"."""
    source, sentence = judge.source_of(figured), figured.passage.sentence
    places = [place for place, _ in source.prose.said_in(sentence, "rest") if place > figured.mention.span.end]
    if not places:
        return frozenset()
    kinds = (*shared_kinds(judge.prose.language, source.language), HEARD)
    words = source.surroundings.wording.words(sentence)
    start = min(places[0], rest_start(source.prose, sentence))
    before = {mark for word in words if word.start < start for mark in word.marks}
    behind = {mark for word in words if word.start > start for mark in word.marks if mark[0] in kinds}
    return frozenset(behind - before)


def is_of_rest(match: Tied, judge: SourceJudge, figured: Figured) -> bool:
    """Tell whether a draft says of a figure what a document says of the rest: "91% went to programmes, the rest to"."""
    prose, source = judge.prose, judge.source_of(figured)
    rest_ = _known_starts(others_of(judge, figured))
    if not rest_ or prose.said_in(match.sentence, "rest"):
        return False
    kinds = (*shared_kinds(prose.language, source.language), HEARD)
    start, (_, end) = figured.mention.span.end, between_figures(figured.passage.sentence, figured.mention)
    places = (place for place, _ in source.prose.said_in(figured.passage.sentence, "rest"))
    behind = min((place for place in places if place > start), default=end)
    words = source.surroundings.wording.words(figured.passage.sentence)
    own = _known_starts(mark for word in words if start <= word.start < min(end, behind) for mark in word.marks)
    said = [_known_starts(mark for mark in word.marks if mark[0] in kinds) for word in judge.words_of(match.sentence)]
    return sum(bool(marks & rest_) for marks in said) > sum(bool(marks & own) for marks in said)


def _known_starts(marks: Iterable[str]) -> frozenset[str]:
    """Return marks, those of what is heard as far as words of two languages share it: administración, administração."""
    kept = (mark[: _HEARD + 1] if mark[0] == HEARD else mark for mark in marks)
    return frozenset(mark for mark in kept if mark[0] != HEARD or len(mark) > _HEARD)


def of_parts(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a percentage is the share of a part in a whole whose parts one sentence lists; None when it is not.

    What the parts come to stands in the document as a figure of its own.
    """
    figure = match.mention.figure
    if figure.unit != "percent" or figure.role is not Role.LEVEL:
        return None
    said = telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        if not is_about(judge, match.tied.sentence, passage, subject):
            continue
        figures = judge.index.of(passage)
        parts = [part for one in figures if (part := part_of(one)) is not None]
        if len(parts) != len(figures) or len(parts) < 2 or len({part.unit for part in parts}) > 1:  # noqa: PLR2004
            continue
        own = [own_marks(judge.source_of(one), judge.prose.language, one) for one in figures]
        named = [i for i, marks in enumerate(own) if said & marks.difference(*own[:i], *own[i + 1 :])]
        whole = _stated_whole(judge.index, passage, whole_of(parts))
        if len(named) == 1 and whole and (found := next(share(figure, parts[named[0]], whole, judge), None)):
            return found
    return None


def _stated_whole(index: SourceIndex, passage: Passage, whole: Part) -> Part | None:
    for one in index.with_number(whole.value):
        part = part_of(one)
        if part is not None and one.passage.document == passage.document and part.unit == whole.unit:
            return part
    return None


def of_undone(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure counts those of a whole for which a document tells of no such thing; None when it does not.

    "Of the 24 homes, only five were built": 19 were never built.
    """
    figure = match.mention.figure
    mine = Seen.of(judge.prose, match.tied.sentence, match.mention)
    undone = denials(mine)
    if figure.kind is not Kind.COUNT or figure.role is not Role.LEVEL or not undone:
        return None
    for passage, subject in match.passages:
        source = judge.index.sources[passage.document]
        if not is_about(judge, match.tied.sentence, passage, subject) or source.prose.said_in(passage.sentence, "not"):
            continue
        for whole, one in pairwise(judge.index.of(passage)):
            parts = part_of(whole), part_of(one)
            is_step = is_next_stage(*(judge.index.seen(it) for it in (whole, one)))
            is_part = is_opening(source, whole) or _is_within(judge, whole, one) or is_step
            is_undone = bool(undone & own_marks(source, judge.prose.language, one))
            is_undone = is_undone or (is_step and is_denied_of(mine, judge.index.seen(one)))
            is_of_it = is_undone and _is_counted(match, judge, whole)
            if not (is_part and is_of_it) or not parts[0] or not parts[1] or parts[1].value >= parts[0].value:
                continue
            if found := next(difference(figure, parts[0], parts[1], judge), None):
                return found
    return None


def _is_counted(match: Match, judge: SourceJudge, whole: Figured) -> bool:
    figure = match.mention.figure
    return figure.unit == NO_UNIT or is_in_unit(figure, whole.mention.figure.unit, judge)


def _is_within(judge: SourceJudge, whole: Figured, one: Figured) -> bool:
    """Tell whether words between two figures say that the second is a part of the first: "of which"."""
    return is_part(judge.source_of(one), whole, one)
