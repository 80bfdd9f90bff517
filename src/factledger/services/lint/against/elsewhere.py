"""Figures that lost their sentence: found where another one states the same, or set down as added or dropped."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factledger.services.lint.against.pair import Pair
from factledger.services.lint.against.sides import figure_key, number_key
from factledger.services.lint.against.subject import are_apart
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.against.align import Group
    from factledger.services.lint.against.sides import Side
    from factledger.services.lint.against.subject import Subjects

_MOST_ALIKE = 20
"""How many places of one figure are looked at for the one that says the same."""

_TELLING = 2
"""How many words two passages share that state one figure of one thing."""


class Elsewhere:
    """Looks for figures outside the passages that belong together."""

    def __init__(self, subjects: Subjects, groups_of: Mapping[int, Group]) -> None:
        """Prepare for two versions, with the group of each passage, by its identity."""
        self.subjects, self.groups_of = subjects, groups_of
        self.new, self.old = subjects.new, subjects.old

    def settled(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Return the pairs, with added figures paired with dropped ones that say the same in another sentence."""
        free: dict[str, list[Mention]] = defaultdict(list)
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                free[number_key(pair.old)].append(pair.old)
        found = [self._with_free(pair, free) for pair in pairs]
        left = {id(one) for waiting in free.values() for one in waiting}
        return [pair for pair in found if pair.new is not None or id(pair.old) in left]

    def _with_free(self, pair: Pair, free: Mapping[str, list[Mention]]) -> Pair:
        """Return an added figure with the free one of the old version that says the same, if there is one."""
        new = pair.new
        if new is None or pair.old is not None:
            return pair
        waiting = free.get(number_key(new), [])
        ranked = [(self._likeness(new, one), -i) for i, one in enumerate(waiting[:_MOST_ALIKE])]
        likeness, i = max(ranked, default=(0, 0))
        return Pair(new, waiting.pop(-i)) if likeness else pair

    def _likeness(self, new: Mention, old: Mention) -> int:
        """Return how much speaks for it that a figure went from one passage to another; 0 for not enough.

        It has to be one figure in passages that share words, or one number where the other version goes on.
        """
        is_one = new.figure.unit == old.figure.unit
        if not is_one and NO_UNIT not in (new.figure.unit, old.figure.unit):
            return 0
        here, there = self.new.passage_of(new), self.old.passage_of(old)
        shared = len(here.terms & there.terms)
        is_near = any(abs(one.index - there.index) <= 1 for one in self.groups_of[id(here)].old)
        return 1 + shared + is_one if is_near or (is_one and shared >= _TELLING) else 0

    def says_again(self, side: Side, mention: Mention) -> bool:
        """Tell whether the other version states a figure of a side, too, of the same thing as far as names tell."""
        other = self.old if side is self.new else self.new
        mine = side.passage_of(mention)
        names = self.subjects.of_sentence(side, mine.sentence)
        for one in other.by_key.get(figure_key(mention), ())[:_MOST_ALIKE]:
            theirs = other.passage_of(one)
            is_apart = are_apart(names, self.subjects.of_sentence(other, theirs.sentence))
            if len(mine.terms & theirs.terms) >= _TELLING and not is_apart and one.figure.hedge is mention.figure.hedge:
                return True
        return False
