"""What figures of several places come to together, where the draft names the places: "in Lund and Marr 65 homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources import apart
from factledger.services.lint.sources.around import placed_names
from factledger.services.lint.sources.candidate import Subject
from factledger.services.lint.sources.reckoning import next_passage, part_of, summed
from factledger.values.figure import AMOUNTS, Role
from factledger.values.units import NO_UNIT, Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage, Source
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match
    from factledger.services.lint.sources.reckoning import Part

_LEAST = 2
"""Places that the draft names at least."""


def of_places(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is the sum of those of the places that the draft names; None when it is not."""
    figure = match.mention.figure
    if figure.role is not Role.LEVEL or figure.kind not in AMOUNTS:
        return None
    names = judge.surroundings.names(match.tied.sentence)
    for passage, subject in match.passages:
        if subject < Subject.AROUND:
            continue
        by_place: dict[frozenset[str], list[Part]] = {}
        for one, place in _placed(judge, passage, names):
            if (part := part_of(one)) is not None and _is_like(match, judge, one):
                by_place.setdefault(place, []).append(part)
        if len(by_place) < _LEAST or any(len(parts) > 1 for parts in by_place.values()):
            continue
        if _is_all(judge, passage, names, by_place):
            parts = [parts[0] for parts in by_place.values()]
            if (found := next(summed(figure, parts, judge), None)) is not None:
                return found
    return None


def _placed(judge: SourceJudge, passage: Passage, names: frozenset[str]) -> Iterator[tuple[Figured, frozenset[str]]]:
    """Yield the figures of a sentence, and of the next one of its paragraph, with the place of each that is named."""
    other = next_passage(judge.index, passage)
    sentences = [passage, other] if other else [passage]
    for one in sentences:
        figures = judge.index.of(one)
        for figured in figures:
            place = _place(judge.source_of(figured), figured, figures, names)
            if place:
                yield figured, place


def _place(source: Source, figured: Figured, figures: Sequence[Figured], names: frozenset[str]) -> frozenset[str]:
    """Return the marks of the name that a figure is of, among names of the draft.

    Where a name stands before the first figure it is the last before a figure ("in Lund it killed two"), else the next
    behind it, from which no other figure of its unit parts it.
    """
    sentence, span = figured.passage.sentence, figured.mention.span
    words = source.surroundings.wording.words(sentence)
    placed = placed_names(source.surroundings, sentence)
    named = [(word.start, frozenset(word.marks)) for word in words if word.is_name and names & {*word.marks}]
    named = [one for one in named if one[0] in placed] or named
    if named and named[0][0] < figures[0].mention.span.start:
        return next((marks for start, marks in reversed(named) if start < span.start), frozenset())
    unit = figured.mention.figure.unit
    alike = (one.mention for one in figures if one.at > figured.at and one.mention.figure.unit == unit)
    end = next((one.span.start for one in alike), sentence.span.end)
    return next((marks for start, marks in named if span.end <= start < end), frozenset())


def _is_like(match: Match, judge: SourceJudge, one: Figured) -> bool:
    """Tell whether a figure is of what the draft's is: in its unit or in none, and of nothing that excludes it."""
    mine, theirs = match.mention.figure, one.mention.figure
    is_alike = theirs.unit in (mine.unit, NO_UNIT) or mine.unit == NO_UNIT
    is_known = is_alike or judge.units.relation(mine.unit, theirs.unit).likeness is not Likeness.DIFFERS
    seen = Seen.of(judge.prose, match.tied.sentence, match.mention)
    other = judge.index.seen(one)
    here, there = apart.told(seen), apart.told(other)
    is_told = any(whole in there for whole in here) or not here
    return is_known and is_told and not any(apart.differences(seen, other))


def _is_all(
    judge: SourceJudge, passage: Passage, names: frozenset[str], by_place: dict[frozenset[str], list[Part]]
) -> bool:
    """Tell whether every name of the draft is a place that is added up, or one that the sentences are about."""
    rest = names.difference(*by_place)
    known = judge.index.sources[passage.document].surroundings.anywhere()
    return not (rest & known) - passage.names.around
