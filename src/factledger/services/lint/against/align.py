"""Aligning the passages of two versions of a draft: which of the new ones say what which of the old ones said.

Passages that are the same are found by their texts, wherever they stand. The others are found by the words that they
share, rare ones first, so that the work grows with the length of the drafts and not with its square. What was split or
joined ends in one group.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factledger.services.lint.against.sides import ASIDE, LABEL, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.services.lint.against.sides import Passage

NUMBERS = (NUMBER, ASIDE)
"""How terms begin that stand for a figure or for what was set aside."""

_COMMON = 20
"""A word of more passages than this finds none of them."""

_MOST_NEAR = 6
"""How many passages are compared with one, besides those that stand where it would stand."""

_WEIGHT, _RARE = 10, 30
"""What each word weighs, and what it weighs more where only one passage holds it; one of n weighs an nth more."""

_OF_LABEL = 4
"""How many words the label of a row or of a column counts for: a cell is told by them, not by what stands in it."""

_ALIKE = 35
"""How alike two passages have to be to be one, in percent: the share of what both weigh that they share."""

_BONUS = 15
"""How much more alike they are where their neighbours are one, in percent."""

_PART = 50
"""How much of a passage has to stand in another one to be a part of it, in percent."""

_LEAST_SHARED = 2
"""How many words, figures or dates a part shares with what it is a part of."""


_MOST_PARTS = 8
"""How many parts one passage may have."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Passages of both versions that say one thing; one side is empty where the other version says nothing of it.

    Attributes:
        new: Those of the new version, in order.
        old: Those of the old one, in order.
    """

    new: tuple[Passage, ...]
    old: tuple[Passage, ...]

    @property
    def is_same(self) -> bool:
        """Whether both are one passage with one text."""
        return len(self.new) == len(self.old) == 1 and self.new[0].key == self.old[0].key


@dataclass(slots=True)
class Alignment:
    """How two drafts were aligned.

    Attributes:
        groups: The groups, those with new passages in their order, then those that only the old version has.
        work: How many comparisons were made.
    """

    groups: list[Group] = field(default_factory=list)
    work: int = 0


def aligned(new: Sequence[Passage], old: Sequence[Passage]) -> Alignment:
    """Return which passages of two versions belong together."""
    run = _Run(new, old)
    run.find_same()
    run.find_alike()
    return Alignment(list(run.groups()), run.work)


class _Run:
    """Two versions on their way to being aligned; passages go by their positions."""

    def __init__(self, new: Sequence[Passage], old: Sequence[Passage]) -> None:
        self.new, self.old = new, old
        self.old_of: dict[int, int] = {}
        self.new_of: dict[int, int] = {}
        self.parts: list[tuple[int, int]] = []
        self.work = 0

    def _tie(self, i: int, j: int) -> None:
        self.old_of[i], self.new_of[j] = j, i

    def find_same(self) -> None:
        """Tie passages with one text: first those whose neighbours are the same, too, then the others in order."""
        for key_of in (_with_neighbours, _alone):
            waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
            for j in range(len(self.old)):
                if j not in self.new_of:
                    waiting[key_of(self.old, j)].append(j)
            for i in range(len(self.new)):
                found = waiting.get(key_of(self.new, i)) if i not in self.old_of else None
                if found:
                    self._tie(i, found.popleft())

    def find_alike(self) -> None:
        """Tie the others by their words: one to one where they are alike, then parts to wholes."""
        left, right = self._left()
        weights = self._weights(left, right)
        at = self._expected(left, right)
        shared = {}
        for i, near in self._near(left, right, weights).items():
            for j in dict.fromkeys((*at[i], *near)):
                self.work += 1
                shared[i, j] = sum(weights[term] for term in self.new[i].terms & self.old[j].terms)
        total_new = {i: _weight(self.new[i], weights) for i in left}
        total_old = {j: _weight(self.old[j], weights) for j in right}
        scored = []
        for (i, j), weight in shared.items():
            alike = 200 * weight // (total_new[i] + total_old[j])
            score = alike + (_BONUS if j in at.get(i, ()) else 0)
            if score >= _ALIKE and alike:
                scored.append((-score, abs(i - j), i, j))
        for _, _, i, j in sorted(scored):
            if i not in self.old_of and j not in self.new_of:
                self._tie(i, j)
        self._find_parts(shared, total_new, total_old)

    def _left(self) -> tuple[list[int], list[int]]:
        """Return the passages of either side that are tied to none."""
        left = [i for i in range(len(self.new)) if i not in self.old_of]
        return left, [j for j in range(len(self.old)) if j not in self.new_of]

    def _weights(self, left: list[int], right: list[int]) -> dict[str, int]:
        """Return what each term weighs: the more passages hold it, the less."""
        found = Counter(term for i in left for term in self.new[i].terms)
        found.update(term for j in right for term in self.old[j].terms)
        return {
            term: _WEIGHT * (_OF_LABEL if term[0] == LABEL else 1) + _RARE // count for term, count in found.items()
        }

    def _expected(self, left: list[int], right: list[int]) -> dict[int, tuple[int, ...]]:
        """Return where a passage would stand in the old version by its neighbours: counted from either one."""
        found: dict[int, tuple[int, ...]] = {}
        free = set(right)
        ahead, before = -1, {}
        for i in range(len(self.new)):
            if i in self.old_of:
                ahead = self.old_of[i]
            else:
                ahead = before[i] = ahead + 1
        behind = len(self.old)
        for i in range(len(self.new) - 1, -1, -1):
            if i in self.old_of:
                behind = self.old_of[i]
            else:
                behind -= 1
                found[i] = tuple(j for j in dict.fromkeys((before[i], behind)) if j in free)
        return {i: found[i] for i in left}

    def _near(self, left: list[int], right: list[int], weights: dict[str, int]) -> dict[int, list[int]]:
        """Return for each new passage the few old ones that share most with it of what is not common."""
        holding: dict[str, list[int]] = defaultdict(list)
        for j in right:
            for term in self.old[j].terms:
                holding[term].append(j)
        found = {}
        for i in left:
            shared: Counter[int] = Counter()
            for term in self.new[i].terms:
                others = holding.get(term, ())
                if len(others) <= _COMMON:
                    self.work += len(others)
                    for j in others:
                        shared[j] += weights[term]
            ranked = sorted((-weight, abs(i - j), j) for j, weight in shared.items())
            found[i] = [j for _, _, j in ranked[:_MOST_NEAR]]
        return found

    def _find_parts(
        self, shared: dict[tuple[int, int], int], total_new: dict[int, int], total_old: dict[int, int]
    ) -> None:
        """Find passages that are parts of another one, which is tied already: a sentence that was split or joined."""
        ranked = sorted(shared.items(), key=lambda one: (-one[1], abs(one[0][0] - one[0][1]), one[0]))
        is_part: set[tuple[str, int]] = set()
        parts: Counter[tuple[str, int]] = Counter()
        for (i, j), weight in ranked:
            if self.old_of.get(i) == j or len(self.new[i].terms & self.old[j].terms) < _LEAST_SHARED:
                continue
            for part, whole, is_tied, total in (
                (("new", i), ("old", j), i in self.old_of, total_new[i]),
                (("old", j), ("new", i), j in self.new_of, total_old[j]),
            ):
                is_free = not is_tied and part not in is_part and parts[whole] < _MOST_PARTS
                if is_free and 100 * weight >= _PART * total:
                    is_part.add(part)
                    parts[whole] += 1
                    self.parts.append((i, j))
                    break

    def groups(self) -> Iterator[Group]:
        """Yield the groups that the ties make."""
        root: dict[tuple[str, int], tuple[str, int]] = {}

        def find(one: tuple[str, int]) -> tuple[str, int]:
            while one in root:
                one = root[one]
            return one

        for i, j in (*self.old_of.items(), *self.parts):
            a, b = find(("new", i)), find(("old", j))
            if a != b:
                root[max(a, b)] = min(a, b)
        sides: dict[tuple[str, int], tuple[list[Passage], list[Passage]]] = {}
        for k, (name, passages) in enumerate((("new", self.new), ("old", self.old))):
            for i, passage in enumerate(passages):
                sides.setdefault(find((name, i)), ([], []))[k].append(passage)
        for new, old in sides.values():
            yield Group(tuple(new), tuple(old))


def _alone(passages: Sequence[Passage], i: int) -> tuple[str, ...]:
    return (passages[i].key,)


def _with_neighbours(passages: Sequence[Passage], i: int) -> tuple[str, ...]:
    before = passages[i - 1].key if i else ""
    behind = passages[i + 1].key if i + 1 < len(passages) else ""
    return before, passages[i].key, behind


def _weight(passage: Passage, weights: dict[str, int]) -> int:
    """Return what the words of a passage weigh; its numbers speak for another one that has them, and never against."""
    return sum(weights[term] for term in passage.terms if term[0] not in NUMBERS) or _WEIGHT
