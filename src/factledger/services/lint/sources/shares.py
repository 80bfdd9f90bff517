"""A share that a document does not state: of a part in a whole whose figures it sets beside each other.

So it is with two figures of a sentence ("of 5,300 sailings, 318 were cancelled"), with the next sentence that goes on
with the whole ("of these, 8,560 were foreigners"), and with two rows of a table that the draft names. Among all figures
of a document some pair comes to any share; so the words of the part have to be told by the draft, and by no other
figure that stands beside it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from factledger.services.lint.sources.columns import column, is_of_year, labels_in, row
from factledger.services.lint.sources.labels import labels_of
from factledger.services.lint.sources.operated import is_like
from factledger.services.lint.sources.reckoning import is_share, next_passage, part_of, share
from factledger.services.lint.sources.told import near_marks, telling
from factledger.services.lint.sources.words import shared_kinds
from factledger.values.figure import Role
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured, Passage
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_MOST_FIGURES = 8
"""How many figures a sentence has at most that is computed with; with more it is a list."""

_OPENING = 2
"""Words from the start of a sentence within which it goes on with the whole of the one before: "of these"."""


def of_named_share(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a share follows from a part that the draft names, and a whole beside it; None when it does not."""
    figure = match.mention.figure
    if not is_share(figure) or figure.role is not Role.LEVEL or figure.unit == "percentage_point":
        return None
    pairs = chain.from_iterable(_pairs(match, judge, passage) for passage, subject in match.passages if subject.is_near)
    for part, whole in pairs:
        a, b = part_of(part), part_of(whole)
        if a is None or b is None or not is_of_year(match, judge, part) or not _is_as_sure(match, judge, part, whole):
            continue
        if found := next(share(figure, a, b, judge), None):
            return found
    return None


def _pairs(match: Match, judge: SourceJudge, passage: Passage) -> Iterator[tuple[Figured, Figured]]:
    """Yield each part with its whole, of one sentence, of that and the next one, or of a table."""
    figures = judge.index.of(passage)
    if len(labels_of(judge.source_of(figures[0]), passage.sentence.block)) > 1:
        yield from _of_rows(match, judge, figures[0])
        return
    if len(figures) <= _MOST_FIGURES:
        yield from _of_one_sentence(match, judge, figures)
    following = next_passage(judge.index, passage)
    if following is not None and _goes_on(judge, following):
        parts = judge.index.of(following)
        wholes = [one for one in figures if part_of(one) is not None and not is_share(one.mention.figure)]
        for whole in wholes[:1]:
            yield from ((part, whole) for part in parts if _is_named(match, judge, part, [*parts, whole]))


def _of_one_sentence(match: Match, judge: SourceJudge, figures: list[Figured]) -> Iterator[tuple[Figured, Figured]]:
    for whole in figures:
        for part in figures:
            is_pair = part.at != whole.at and _are_like(judge, part, whole)
            if is_pair and _is_named(match, judge, part, figures):
                yield part, whole


def _of_rows(match: Match, judge: SourceJudge, figured: Figured) -> Iterator[tuple[Figured, Figured]]:
    """Yield the cells of the columns of a table in two rows, both of which the draft names, the first one part of it.

    What stands under a row that opens with "of which" is part of the one above.
    """
    source, sentence = judge.source_of(figured), match.tied.sentence
    for whole in row(judge.index, figured):
        cells = column(judge.index, whole)
        at = [one.at for one in cells].index(whole.at) if whole in cells else len(cells)
        for part in cells:
            is_below = cells[at + 1 : at + 2] == [part] and _is_of_which(judge, part)
            is_named = labels_in(judge, sentence, source, whole) is not None
            parts = [one for one in cells if one.at != whole.at]
            if part in parts and (is_named or is_below) and _is_best_named(match, judge, part, parts, whole):
                yield part, whole


def _is_of_which(judge: SourceJudge, figured: Figured) -> bool:
    source = judge.source_of(figured)
    label = source.sentences_of(labels_of(source, figured.passage.sentence.block)[-1])
    return any(source.prose.said_in(one, "of-which") for one in label)


def _is_best_named(match: Match, judge: SourceJudge, part: Figured, parts: list[Figured], whole: Figured) -> bool:
    """Tell whether the draft says more of what the label of one row says, without the whole, than of any other."""
    said = _said(match, judge) - _row_marks(judge, whole)
    counts = {one.at: len(_row_marks(judge, one) & said) for one in parts}
    return counts[part.at] > max((count for at, count in counts.items() if at != part.at), default=0)


def _row_marks(judge: SourceJudge, figured: Figured) -> frozenset[str]:
    source = judge.source_of(figured)
    label = labels_of(source, figured.passage.sentence.block)[-1]
    words = (word for one in source.sentences_of(label) for word in source.surroundings.wording.words(one))
    kinds = shared_kinds(judge.prose.language, source.language)
    return frozenset(mark for mark in telling(words) if mark[0] in kinds)


def _goes_on(judge: SourceJudge, passage: Passage) -> bool:
    """Tell whether a sentence opens with words for the whole of the one before it: "of these", "of whom"."""
    prose, start = judge.index.sources[passage.document].prose, passage.sentence.span.start
    places = (place for place, _ in prose.said_in(passage.sentence, "of-which"))
    return any(prose.words_between(start, place) < _OPENING for place in places)


def _is_named(match: Match, judge: SourceJudge, part: Figured, beside: list[Figured]) -> bool:
    """Tell whether the draft says what stands beside one figure of a sentence, and beside no other one of it."""
    source, language = judge.source_of(part), judge.prose.language
    own = near_marks(source, language, part) - judge.index.around(part).counted
    others = frozenset[str]().union(*(near_marks(source, language, one) for one in beside if one.at != part.at))
    return bool((own - others) & _said(match, judge))


def _said(match: Match, judge: SourceJudge) -> frozenset[str]:
    return telling(judge.words_of(match.tied.sentence))


def _are_like(judge: SourceJudge, part: Figured, whole: Figured) -> bool:
    """Tell whether one figure may be part of another one: both count or measure one thing, and neither is a share."""
    a, b = part.mention.figure, whole.mention.figure
    if is_share(a) or is_share(b) or a.kind is not b.kind:
        return False
    is_bare = NO_UNIT in (a.unit, b.unit) and abs(part.at - whole.at) > 1 and part.at < whole.at
    return not is_bare and is_like(judge, a.unit, b.unit, is_same=True)


def _is_as_sure(match: Match, judge: SourceJudge, part: Figured, whole: Figured) -> bool:
    """Tell whether a document states two figures as plainly as the draft does the share."""
    statuses = {judge.source_of(one).status(one) for one in (part, whole)}
    return statuses <= {None, match.mention.status}
