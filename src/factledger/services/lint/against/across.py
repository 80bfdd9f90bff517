"""Pairing the figures of a draft and of its translation: by their numbers and by their order, never by words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from factledger.services.lint.against.pair import Pair
from factledger.services.lint.against.sides import number_key
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factledger.reading.mention import Mention

_SHARES = (Kind.RATIO, Kind.PERCENT)
_NEAR = 12
"""How many figures between two neighbours are looked at for the one that stood in a place."""


def paired_across(new: Sequence[Mention], old: Sequence[Mention]) -> Iterator[Pair]:
    """Yield the figures of two versions in two languages in pairs, then those without a partner.

    Figures that both hold as often are paired in their order. One that is left has its partner between those of the
    figures before and behind it: the same number, else one of its kind; or the same figure anywhere.
    """
    run = _Run(new, old)
    for key in (_by_unit, _by_kind, _by_number):
        run.pair_equal(key, is_as_often=True)
    run.pair_between(lambda a, b: number_key(a) == number_key(b))
    for key in (_by_unit, _by_kind):
        run.pair_equal(key, is_as_often=False)
    run.pair_between(_is_like)
    yield from (Pair(one, old[run.partner[i]] if i in run.partner else None) for i, one in enumerate(new))
    yield from (Pair(None, old[j]) for j in run.left())


class _Run:
    """The figures of two versions on their way to being paired, by their positions."""

    def __init__(self, new: Sequence[Mention], old: Sequence[Mention]) -> None:
        self.new, self.old = new, old
        self.partner: dict[int, int] = {}

    def left(self) -> list[int]:
        """Return the figures of the old version that have no partner."""
        taken = set(self.partner.values())
        return [j for j in range(len(self.old)) if j not in taken]

    def pair_equal(self, key: Callable[[Mention], tuple[str, ...]], *, is_as_often: bool) -> None:
        """Pair figures that are equal by a key, in their order; if asked, those alone that both hold as often."""
        here: dict[tuple[str, ...], list[int]] = defaultdict(list)
        there: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, one in enumerate(self.new):
            if i not in self.partner:
                here[key(one)].append(i)
        for j in self.left():
            there[key(self.old[j])].append(j)
        for same, places in here.items():
            others = there.get(same, [])
            if len(places) == len(others) or not is_as_often:
                self.partner.update(zip(places, others, strict=False))

    def pair_between(self, may_be: Callable[[Mention, Mention], bool]) -> None:
        """Pair figures with the first that may be it between the partners of the figures before and behind."""
        bounds, left = self._bounds(), self.left()
        taken: set[int] = set()
        for i, one in enumerate(self.new):
            if i in self.partner:
                continue
            low, high = bounds[i]
            start = bisect_left(left, low)
            near = (j for j in left[start : start + _NEAR] if j < high and j not in taken)
            found = next((j for j in near if may_be(one, self.old[j])), None)
            if found is not None:
                self.partner[i] = found
                taken.add(found)

    def _bounds(self) -> list[tuple[int, int]]:
        """Return behind and before which old figure each new one has to stand, by those around it."""
        before, behind = [], []
        reached = -1
        for i in range(len(self.new)):
            reached = self.partner.get(i, reached)
            before.append(reached)
        reached = len(self.old)
        for i in range(len(self.new) - 1, -1, -1):
            reached = self.partner.get(i, reached)
            behind.append(reached)
        return list(zip(before, reversed(behind), strict=True))


def _by_unit(mention: Mention) -> tuple[str, ...]:
    return number_key(mention), mention.figure.unit, mention.figure.hedge.value


def _by_kind(mention: Mention) -> tuple[str, ...]:
    return number_key(mention), mention.figure.kind.value


def _by_number(mention: Mention) -> tuple[str, ...]:
    """Return the number alone, where it has two digits or more; small ones stand for many things."""
    key = number_key(mention)
    return (key,) if len(key) > 1 else (key, mention.figure.kind.value)


def _is_like(mine: Mention, theirs: Mention) -> bool:
    a, b = mine.figure.kind, theirs.figure.kind
    return a is b or (a in _SHARES and b in _SHARES)
