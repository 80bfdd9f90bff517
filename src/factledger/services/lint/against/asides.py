"""What was set aside in both versions: dates, models, versions, ordinals, scores that are no longer the same."""

from __future__ import annotations

import re
from collections import Counter
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
        self.known = {self._key(one) for one in old.scan.set_aside}

    def changed(self, group: Group) -> Iterator[Aside]:
        """Yield what differs in a group: pairs of one kind in order, then what was added or dropped."""
        mine, theirs = self._of(self.new, group.new), self._of(self.old, group.old)
        new, old = _without(mine, theirs), _without(theirs, mine)
        rules = dict.fromkeys(key[0] for key, _ in (*new, *old))
        for rule in rules:
            here = [one for key, one in new if key[0] == rule]
            there = [one for key, one in old if key[0] == rule]
            yield from (Aside(a, b) for a, b in zip(here, there, strict=False))
            yield from (Aside(one, None) for one in here[len(there) :] if self._key(one) not in self.known)
            if group.new:
                yield from (Aside(None, one) for one in there[len(here) :])

    def _of(self, side: Side, passages: Sequence[Passage]) -> list[tuple[Key, SetAside]]:
        """Return what is set aside in passages, with what it is compared by; nothing that lies in a figure."""
        found = []
        for passage in passages:
            for one in side.asides(passage):
                if one.rule in _NO_FACTS or any(_is_of_figure(one, figure) for figure in passage.figures):
                    continue
                if one.rule == "section-number" and side.is_heading(passage.sentence):
                    continue
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
