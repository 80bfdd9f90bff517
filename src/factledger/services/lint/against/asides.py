"""What was set aside in both versions: dates, models, versions, ordinals, scores that are no longer the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.digits import ascii_digits
from factledger.reading.terms import named
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention, SetAside
    from factledger.services.lint.against.align import Group
    from factledger.services.lint.against.sides import Passage, Side

_NO_FACTS = frozenset({"url", "footnote-mark", "list-number", "idiom", "pronoun", "distributive", "of", "vague"})
"""Rules of what is set aside that states nothing by a number."""

_ENDING = re.compile(r"^(\d+)\D+$", re.ASCII)
_TELLING = 2
"""How many numbers together tell what they are numbers of."""

_MONTH = 3
"""Letters that tell a month: "Jan." is January."""

_NUMBERED = frozenset({"date", "year"})

Key = tuple[str, tuple[str, ...]]


class Aside(NamedTuple):
    """Something set aside that differs.

    Attributes:
        new: It, in the new version; None where it was dropped.
        old: It, in the old version; None where it was added.
    """

    new: SetAside | None
    old: SetAside | None


class Asides:
    """Compares what was set aside in two versions."""

    def __init__(self, new: Side, old: Side, *, is_translated: bool) -> None:
        """Prepare; across languages only what is written in digits alone is compared."""
        self.new, self.old, self.is_translated = new, old, is_translated
        self.in_new = Counter(map(self._key, new.scan.set_aside))
        self.in_old = Counter(map(self._key, old.scan.set_aside))

    def changed(self, group: Group) -> Iterator[Aside]:
        """Yield what differs in a group: pairs of one kind in order, then what was added or dropped."""
        mine, theirs = self._of(self.new, group.new), self._of(self.old, group.old)
        new, old = _without(mine, theirs), _without(theirs, mine)
        rules = dict.fromkeys(key[0] for key, _ in (*new, *old))
        for rule in rules:
            here = [one for key, one in new if key[0] == rule]
            there = [one for key, one in old if key[0] == rule]
            yield from (Aside(a, b) for a, b in zip(here, there, strict=False))
            yield from (Aside(one, None) for one in here[len(there) :] if self._is_new(one, group))
            yield from (Aside(None, one) for one in there[len(here) :] if self._is_gone(one, group))

    def _is_new(self, one: SetAside, group: Group) -> bool:
        """Tell whether it is said more often than before, and not only in another way: "9 to 4" is "9–4"."""
        if one.rule == "ordinal" and not group.old and not _numbers(one.text):
            return False  # "first" in a sentence that is new altogether
        key = self._key(one)
        return self.in_new[key] > self.in_old[key] and not self._is_told(_numbers(one.text), group.old, self.old)

    def _is_gone(self, one: SetAside, group: Group) -> bool:
        """Tell whether it is said less often than before though its sentence is still there."""
        key = self._key(one)
        is_less = self.in_old[key] > self.in_new[key]
        return bool(group.new) and is_less and not self._is_told(_numbers(one.text), group.new, self.new)

    def holds(self, group: Group, old: Mention) -> bool:
        """Tell whether a figure became part of what is set aside in the new version, alone or with those beside it."""
        numbers = _numbers(old.number.of(self.old.draft.text))
        asides = [one for passage in group.new for one in self.new.asides(passage)]
        if numbers and any(numbers <= _numbers(one.text) for one in asides):
            return True
        beside = self._numbers_in(self.old, self.old.passage_of(old))
        return numbers <= beside and len(beside) >= _TELLING and any(beside <= one for one in self._told)

    @cached_property
    def _told(self) -> list[set[str]]:
        """The numbers of what is set aside in the new version, where it holds several."""
        found = (_numbers(one.text) for one in self.new.scan.set_aside)
        return [one for one in found if len(one) >= _TELLING]

    def _is_told(self, numbers: set[str], passages: Sequence[Passage], side: Side) -> bool:
        """Tell whether passages hold all these numbers; several of them may stand in any one passage of a version."""
        if not numbers:
            return False
        if numbers <= {number for passage in passages for number in self._numbers_in(side, passage)}:
            return True
        if len(numbers) < _TELLING:
            return False
        holding = self._holding[id(side)]
        return bool(set.intersection(*(holding.get(number, set()) for number in numbers)))

    @cached_property
    def _holding(self) -> dict[int, dict[str, set[int]]]:
        """The positions of the passages that hold a number, for either version."""
        found: dict[int, dict[str, set[int]]] = {}
        for side in (self.new, self.old):
            known = found[id(side)] = {}
            for passage in side.passages:
                for number in self._numbers_in(side, passage):
                    known.setdefault(number, set()).add(passage.index)
        return found

    @staticmethod
    def _numbers_in(side: Side, passage: Passage) -> set[str]:
        """Return the numbers in figures in a passage."""
        return passage.sentence.once("numbers", lambda: _numbers(side.text_of(passage)))

    def _of(self, side: Side, passages: Sequence[Passage]) -> list[tuple[Key, SetAside]]:
        """Return what is set aside in passages, with what it is compared by; nothing that lies in a figure."""
        found = []
        for passage in passages:
            for one in side.asides(passage):
                if one.rule in _NO_FACTS or any(_is_of_figure(one, figure) for figure in passage.figures):
                    continue
                if one.rule == "section-number" and side.is_heading(passage.sentence):
                    continue
                if side.is_phrase(one.text, "according"):
                    continue  # "segundo" is "second", and "according to"
                if self.is_translated and not _is_of_digits(one.text):
                    continue
                found.append((self._key(one), one))
        return found

    @staticmethod
    def _key(one: SetAside) -> Key:
        """Return what stays the same in another typography: "5 May 2024", "May 5, 2024"."""
        words = named(ascii_digits(one.text))
        if one.rule in _NUMBERED:
            words = tuple(sorted(word if word[0].isdecimal() else word[:_MONTH] for word in words))
        return one.rule, tuple(_ENDING.sub(r"\1", word) for word in words)


def _numbers(text: str) -> set[str]:
    """Return the numbers in figures in a text, without what groups their digits."""
    return {word.replace(",", "").replace(".", "") for word in named(ascii_digits(text)) if word[0].isdecimal()}


def _is_of_figure(one: SetAside, figure: Mention) -> bool:
    """Tell whether what was set aside lies in a figure, or is the model right behind it that it counts: "500 A100s"."""
    is_counted = one.rule == "model-name" and figure.figure.unit != NO_UNIT
    return figure.span.overlaps(one.span) or (is_counted and one.span.start == figure.span.end + 1)


def _is_of_digits(text: str) -> bool:
    return not any(c.isalpha() for c in text) or any(c.isalpha() and c.isupper() for c in text)


def _without(
    mine: Iterable[tuple[Key, SetAside]], theirs: Iterable[tuple[Key, SetAside]]
) -> list[tuple[Key, SetAside]]:
    """Return what the one has that the other has not, as often as it has it less."""
    left = Counter(key for key, _ in theirs)
    found = []
    for key, one in mine:
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append((key, one))
    return found
