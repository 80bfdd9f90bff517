"""Pairing the figures of passages that belong together: which figure stands where which other one stood."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import terms
from factledger.services.lint.against.sides import NUMBER, figure_key, number_key
from factledger.services.lint.against.subject import are_apart
from factledger.services.lint.match.scope import scope_stated
from factledger.values.figure import Kind
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.against.align import Group
    from factledger.services.lint.against.sides import Passage, Side
    from factledger.services.lint.against.subject import Subjects

_WINDOW = 4
"""How many words on either side of a figure are compared."""

_MOST = 24
"""Figures of a group that are compared each with each; where there are more, equal ones are paired first."""

_SAME_NUMBER, _SAME_UNIT, _OTHER_UNIT, _OTHER_KIND = 4, 3, -2, -6
_SAME_NAMES, _OTHER_NAMES = 4, -3
_BESIDE, _BEHIND, _NEAR, _SAME_PLACE, _SAME_HEDGE = 3, 2, 1, 1, 1
_ENOUGH_IF_SAME, _ENOUGH = 3, 5
"""What speaks for it that two figures are one, and how much has to. Only sums matter.

Source: chosen on the pairs of texts in tests/lint/against.
"""


class Pair(NamedTuple):
    """A figure of the new version and the one of the old version that stood in its place.

    Attributes:
        new: The figure now; None for one that was dropped.
        old: The figure before; None for one that was added.
        is_framed_alike: Whether all words around both are the same.
    """

    new: Mention | None
    old: Mention | None
    is_framed_alike: bool = False


def paired(group: Group, subjects: Subjects) -> Iterator[Pair]:
    """Yield the pairs of a group, then its figures that have no partner."""
    new, old = _figures(group.new), _figures(group.old)
    if len(new) == len(old) and _frame(group.new) == _frame(group.old):
        yield from (Pair(a, b, is_framed_alike=True) for a, b in zip(new, old, strict=True))
        return
    if max(len(new), len(old)) > _MOST:
        equal = _by_key(new, old)
        yield from (Pair(a, b) for a, b in equal)
        taken = {id(one) for pair in equal for one in pair}
        new, old = ([one for one in side if id(one) not in taken] for side in (new, old))
    yield from _by_score(new[:_MOST], old[:_MOST], subjects)
    yield from (Pair(one, None) for one in new[_MOST:])
    yield from (Pair(None, one) for one in old[_MOST:])


def _figures(passages: Sequence[Passage]) -> list[Mention]:
    return [figure for passage in passages for figure in passage.figures]


def _frame(passages: Sequence[Passage]) -> list[str]:
    """Return all words of passages, numbers masked, hedges and units of figures among them."""
    return [word for passage in passages for word in passage.words]


def _by_key(new: Sequence[Mention], old: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return figures that are equal, in order."""
    waiting: dict[str, deque[Mention]] = defaultdict(deque)
    for one in old:
        waiting[figure_key(one)].append(one)
    return [(one, waiting[figure_key(one)].popleft()) for one in new if waiting.get(figure_key(one))]


def _by_score(new: Sequence[Mention], old: Sequence[Mention], subjects: Subjects) -> Iterator[Pair]:
    mine = [_Context.of(subjects.new, one, subjects) for one in new]
    theirs = [_Context.of(subjects.old, one, subjects) for one in old]
    scored = []
    for i, a in enumerate(mine):
        for j, b in enumerate(theirs):
            is_same = number_key(a.mention) == number_key(b.mention)
            score = a.score(b) + (_SAME_PLACE if i == j and len(mine) == len(theirs) else 0)
            if score >= (_ENOUGH_IF_SAME if is_same else _ENOUGH):
                scored.append((-score, abs(i - j), i, j))
    partner: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in partner and j not in partner.values():
            partner[i] = j
    yield from (Pair(one, old[partner[i]] if i in partner else None) for i, one in enumerate(new))
    taken = set(partner.values())
    yield from (Pair(None, one) for j, one in enumerate(old) if j not in taken)


class _Context(NamedTuple):
    """A figure with the words around it."""

    mention: Mention
    before: tuple[str, ...]
    behind: tuple[str, ...]
    names: frozenset[str]
    years: frozenset[str]
    noun: str

    @staticmethod
    def of(side: Side, mention: Mention, subjects: Subjects) -> _Context:
        """Return a figure with the words around it, the nearest first."""
        passage = side.passage_of(mention)
        first = bisect_left(passage.places, mention.span.start)
        last = bisect_left(passage.places, mention.span.end)
        before = tuple(word for word in passage.words[first - 1 :: -1] if word != NUMBER) if first else ()
        behind = tuple(word for word in passage.words[last:] if word != NUMBER)
        names = subjects.of_figure(side, mention)
        clause = side.prose.clause(passage.sentence, mention)
        stated = scope_stated(side.prose, passage.sentence, mention, clause, None)
        years = frozenset(one[:4] for one in stated.years if one[0].isdecimal())
        return _Context(mention, before[:_WINDOW], behind[:_WINDOW], names, years, _noun_behind(side, passage, mention))

    def score(self, other: _Context) -> int:
        """Return what speaks for it that another figure stood where this one stands."""
        score = _units(self.mention, other.mention)
        score += _SAME_NUMBER if number_key(self.mention) == number_key(other.mention) else 0
        score += _SAME_HEDGE if self.mention.figure.hedge is other.mention.figure.hedge else 0
        score += _BESIDE if self.before[:1] == other.before[:1] else 0
        score += _BEHIND if self.behind[:1] == other.behind[:1] else 0
        score += _SAME_UNIT if self.noun and self.noun == other.noun else 0
        score += _NEAR * len({*self.before[1:]} & {*other.before[1:]})
        score += _NEAR * len({*self.behind[1:]} & {*other.behind[1:]})
        for mine, theirs in ((self.names, other.names), (self.years, other.years)):
            if mine & theirs:
                score += _SAME_NAMES
            elif are_apart(mine, theirs):
                score += _OTHER_NAMES
        return score


def _noun_behind(side: Side, passage: Passage, mention: Mention) -> str:
    """Return the word right behind a bare number, which may be a noun that no table knows: "640 صيادا"."""
    if mention.figure.unit != NO_UNIT:
        return ""
    last = bisect_left(passage.places, mention.span.end)
    if last == len(passage.places) or side.draft.text[mention.span.end : passage.places[last]].strip():
        return ""
    return passage.words[last] if terms(side.language)[passage.words[last]][1] else ""


def _units(mine: Mention, theirs: Mention) -> int:
    a, b = mine.figure, theirs.figure
    if a.unit == b.unit:
        return 0 if a.unit == NO_UNIT else _SAME_UNIT
    if a.kind is not b.kind and {a.kind, b.kind} != {Kind.RATIO, Kind.PERCENT}:
        return _OTHER_KIND if NO_UNIT not in (a.unit, b.unit) else _OTHER_UNIT
    return 0 if NO_UNIT in (a.unit, b.unit) else _OTHER_UNIT
