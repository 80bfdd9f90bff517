"""Pairing the figures of a draft and of its translation: by their numbers and by their order, never by words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from factledger.services.lint.against.pair import Pair
from factledger.services.lint.against.sides import number_key
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention

_SHARES = (Kind.RATIO, Kind.PERCENT)
_NEAR = 12
"""How many figures between two neighbours are looked at for the one that stood in a place."""


def paired_across(new: Sequence[Mention], old: Sequence[Mention]) -> Iterator[Pair]:
    """Yield the figures of two versions in two languages in pairs, then those without a partner.

    Equal figures are paired in their order. What is left stands where its neighbours say: between the partners of the
    figures before and behind it.
    """
    partner = _equal(new, old)
    taken = set(partner.values())
    left = [j for j in range(len(old)) if j not in taken]
    bounds = _bounds(len(new), len(old), partner)
    for i, one in enumerate(new):
        if i not in partner:
            low, high = bounds[i]
            start = bisect_left(left, low)
            near = (j for j in left[start : start + _NEAR] if j <= high and _is_like(one, old[j]))
            j = next(near, None)
            if j is not None:
                partner[i] = j
                left.remove(j)
        yield Pair(one, old[partner[i]] if i in partner else None)
    yield from (Pair(None, old[j]) for j in left)


def _equal(new: Sequence[Mention], old: Sequence[Mention]) -> dict[int, int]:
    """Return the positions of equal figures, in order; those with one unit before those with one kind."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for is_whole in (True, False):
        waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for j, one in enumerate(old):
            if j not in taken:
                waiting[_key(one, is_whole=is_whole)].append(j)
        for i, one in enumerate(new):
            found = waiting.get(_key(one, is_whole=is_whole)) if i not in partner else None
            if found:
                partner[i] = found.popleft()
                taken.add(partner[i])
    return partner


def _key(mention: Mention, *, is_whole: bool) -> tuple[str, ...]:
    figure = mention.figure
    return (number_key(mention), *((figure.unit, figure.hedge.value) if is_whole else (figure.kind.value,)))


def _bounds(new: int, old: int, partner: dict[int, int]) -> list[tuple[int, int]]:
    """Return between which old figures each new one has to stand, by those around it that have a partner."""
    before, behind = [0] * new, [old - 1] * new
    reached = 0
    for i in range(new):
        reached = partner.get(i, reached)
        before[i] = reached
    reached = old - 1
    for i in range(new - 1, -1, -1):
        reached = partner.get(i, reached)
        behind[i] = reached
    return list(zip(before, behind, strict=True))


def _is_like(mine: Mention, theirs: Mention) -> bool:
    a, b = mine.figure.kind, theirs.figure.kind
    return a is b or (a in _SHARES and b in _SHARES)
