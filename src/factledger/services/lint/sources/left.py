"""What is left of a whole without the parts that a document gives: 104 people of whom 43 are women are 61 men.

It is asked for by words for the rest in the draft ("the other 61"), by the other of two halves, by a denial of what the
document says of the part, or by what the document itself says of the rest ("and the rest came from sales").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.seen import Seen
from factledger.services.lint.sources.apposed import said_around
from factledger.services.lint.sources.candidate import Alike
from factledger.services.lint.sources.derive import SEXES
from factledger.services.lint.sources.families import is_denied_of, is_of_other_two, is_of_told_rest
from factledger.services.lint.sources.halves import turned
from factledger.services.lint.sources.portions import others_of
from factledger.services.lint.sources.reckoning import Part, difference, is_in_unit, part_of, whole_of
from factledger.services.lint.sources.rested import denials
from factledger.services.lint.sources.told import is_opening, is_part, own_marks, telling
from factledger.services.lint.sources.words import KNOWN, NOUN
from factledger.values.figure import AMOUNTS, Kind, Role
from factledger.values.span import Span
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.sources.derive import Computed
    from factledger.services.lint.sources.index import Figured
    from factledger.services.lint.sources.judge import SourceJudge
    from factledger.services.lint.sources.match import Match

_CLOSE = 3
"""How many words from "apart from" may stand what is left out."""

_MOST_FIGURES = 8
"""How many figures a sentence has at most that is computed with; with more it is a list."""


def of_left(match: Match, judge: SourceJudge) -> Computed | None:
    """Return how a figure is what parts leave of a whole; None when it is not."""
    figure = match.mention.figure
    if figure.kind not in AMOUNTS or figure.role not in (Role.LEVEL, Role.ADDITION):
        return None
    if (found := next(_of_all_but(match, judge), None)) is not None:
        return found
    said = said_around(match, judge)
    for passage, subject in match.passages:
        figures = judge.index.of(passage)
        if not subject.is_near or not said & passage.marks or not 1 < len(figures) <= _MOST_FIGURES:
            continue
        for whole, parts in _wholes(match, judge, figures):
            if not _is_asked(match, judge, whole, parts):
                continue
            for found in difference(figure, whole, whole_of(parts), judge):
                return found
    return None


def _wholes(match: Match, judge: SourceJudge, figures: Sequence[Figured]) -> Iterator[tuple[Part, list[Part]]]:
    """Yield each whole of a sentence with one of its parts, and with all of them one after the other."""
    for i, one in enumerate(figures):
        whole, source = part_of(one), judge.source_of(one)
        if whole is None or not _is_in_unit(match, judge, whole):
            continue
        before = part_of(figures[i - 1]) if i else None
        if before is not None and _is_of(judge, figures[i - 1], one) and before.value < whole.value:
            yield whole, [before]
        behind = [it for it in figures[i + 1 :] if _is_part(judge, whole, it)]
        is_within = is_opening(source, one) or any(is_part(source, one, it) for it in behind[:1])
        known = [part for it in behind if (part := part_of(it)) is not None]
        if is_within and len(known) == len(behind):
            yield from ((whole, [part]) for part in known if part.value < whole.value)
            yield from ((whole, known[:k]) for k in range(2, len(known) + 1))


def _is_of(judge: SourceJudge, one: Figured, whole: Figured) -> bool:
    """Tell whether "of" stands between a part and the whole behind it: "two of the nine terminals"."""
    prose = judge.source_of(one).prose
    between = prose.words_in(Span(one.mention.span.end, whole.mention.span.start))
    is_like = one.mention.figure.unit in (NO_UNIT, whole.mention.figure.unit)
    return is_like and 0 < len(between) <= _CLOSE and (between[0].name,) in prose.phrases("of")


def _of_all_but(match: Match, judge: SourceJudge) -> Iterator[Computed]:
    """Yield how a figure is all but so many of those that the document tells before: "all but four were released"."""
    said = telling(judge.words_of(match.tied.sentence))
    for passage, subject in match.passages:
        source = judge.index.sources[passage.document]
        places = [place for place, _ in source.prose.said_in(passage.sentence, "all-but")]
        if not subject.is_near or not places:
            continue
        for one in judge.index.of(passage):
            start = one.mention.span.start
            is_but = any(place < start and source.prose.words_between(place, start) <= _CLOSE for place in places)
            part, own = part_of(one), own_marks(source, judge.prose.language, one)
            if not is_but or part is None:
                continue
            for whole in _told_before(judge, one):
                beside = judge.index.around(whole.figures[0]).beside
                is_of_them = any(start <= place for place, _ in source.prose.said_in(passage.sentence, "of-which"))
                is_told = (is_of_them or own & beside) and (own - beside) & said
                if is_told and whole.value > part.value and _is_in_unit(match, judge, whole):
                    yield from difference(match.mention.figure, whole, part, judge)


def _told_before(judge: SourceJudge, one: Figured) -> Iterator[Part]:
    """Yield the counts before a figure in its paragraph, the nearest first."""
    for at in range(one.at - 1, max(one.at - _MOST_FIGURES, -1), -1):
        other = judge.index.figures[at]
        if other.passage.document != one.passage.document:
            return
        is_near = other.passage.sentence.block == one.passage.sentence.block
        if is_near and other.mention.figure.kind is Kind.COUNT and (part := part_of(other)) is not None:
            yield part


def _is_part(judge: SourceJudge, whole: Part, one: Figured) -> bool:
    """Tell whether a figure behind another one may count some of what that counts: 86 restorers, of whom 52 women."""
    unit = one.mention.figure.unit
    is_next = one.at == whole.figures[0].at + 1 and whole.figures[0].mention.figure.kind is Kind.COUNT
    return unit in (whole.unit, NO_UNIT) or (is_next and judge.units.is_kind_of(unit, "person"))


def _is_in_unit(match: Match, judge: SourceJudge, whole: Part) -> bool:
    figure = match.mention.figure
    is_of_people = judge.units.are_kinds_of((figure.unit, whole.unit), "person")
    if NO_UNIT in (figure.unit, whole.unit) or is_of_people or is_in_unit(figure, whole.unit, judge):
        return True
    if figure.unit in SEXES and f"{NOUN}{whole.unit}" in said_around(match, judge):
        return True  # "among the teachers there are 230 men"
    # Nouns that no table holds are told by what they speak of: "sanitarios" are health workers.
    return any(one.figured is whole.figures[0] and one.unit >= Alike.COMMON for one in match.candidates)


def _is_asked(match: Match, judge: SourceJudge, whole: Part, parts: Sequence[Part]) -> bool:
    """Tell whether the draft speaks of what is left, and not of a part that the document tells."""
    last = parts[-1].figures[0]
    said = telling(judge.words_of(match.tied.sentence))
    # What is said of "two of the nine terminals" stands behind the nine.
    told = last if last.at > whole.figures[0].at else whole.figures[0]
    mine, theirs = Seen.of(judge.prose, match.tied.sentence, match.mention), judge.index.seen(told)
    if others_of(judge, last) & said or is_of_told_rest(mine, theirs):
        return True
    if len(parts) > 1:
        return False
    source = judge.source_of(last)
    own = own_marks(source, judge.prose.language, last)
    if (denials(mine) & own or is_denied_of(mine, theirs)) and not denials(theirs):
        return True
    if denials(mine) or denials(theirs):
        return False
    # "In the presence of 9 of the 11 members" tells the 9 before it.
    is_turned = any(len(turned(mine, one)) == 1 for one in (theirs, judge.index.seen(last)))
    if is_turned or is_of_other_two(mine, theirs):
        return True
    others = {mark for mark in own - own_marks(source, judge.prose.language, whole.figures[0]) if mark[0] in KNOWN}
    is_rest = bool(judge.prose.said_in(match.tied.sentence, "remaining"))
    return bool(others & _left_out(match, judge)) or (is_rest and not others & said)


def _left_out(match: Match, judge: SourceJudge) -> frozenset[str]:
    """Return the marks of what a sentence leaves out: "apart from loans"."""
    sentence, prose = match.tied.sentence, judge.prose
    places = [place for name in ("except", "outside") for place, _ in prose.said_in(sentence, name)]
    words = judge.words_of(sentence)
    return telling(
        word
        for word in words
        if any(place < word.start and prose.words_between(place, word.start) <= _CLOSE for place in places)
    )
