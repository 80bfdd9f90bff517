"""Two versions of one text: what became of a sentence and of the words in it, and where that cannot be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from factledger.reading.align import NOWHERE, align
from factledger.reading.terms import stem, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.services.passage import Passage, Sentence
    from factledger.values.span import Span

_SHORT = 3
"""Most letters of a word that says nothing by itself, where it is one of those that hold sentences together."""


@dataclass(frozen=True, slots=True)
class Held:
    """Words of a text: their positions, and the sentence that holds them."""

    words: range
    sentence: Sentence


class Versions:
    """An old and a new version of a text, read in one language."""

    def __init__(self, old: Passage, new: Passage) -> None:
        """Prepare; the texts are aligned when somebody asks."""
        self.old, self.new = old, new

    @cached_property
    def to(self) -> list[int]:
        """For each word of the old text, the position of the new one that it is, or `NOWHERE`."""
        return align(self.old.words.keys, self.new.words.keys)

    @cached_property
    def _last_before(self) -> list[int]:
        """For each word of the old text, the last of the new one that is known to stand before it, or `NOWHERE`."""
        return [NOWHERE, *accumulate(self.to, max)]

    @cached_property
    def _first_behind(self) -> list[int]:
        """For each word of the old text, the first of the new one known to stand behind; their number for none."""
        end = len(self.new.words.keys)
        known = (end if one == NOWHERE else one for one in reversed(self.to))
        return [*accumulate(known, min, initial=end)][::-1][1:]

    def held(self, span: Span, *, is_old: bool = False) -> Held:
        """Return the words at a place of the new text, or the old one, with their sentence."""
        passage = self.old if is_old else self.new
        return Held(passage.words.within(span.start, span.end), passage.sentence_at(span.start))

    def run(self, words: range) -> range | None:
        """Return the words of the new text that some neighbouring words of the old one are, if they are in a run."""
        theirs = self.to[words.start : words.stop]
        is_run = NOWHERE not in theirs and theirs[-1] - theirs[0] == len(theirs) - 1
        return range(theirs[0], theirs[-1] + 1) if is_run else None

    def figures_at(self, number: range, words: range) -> Sequence[Mention]:
        """Return the figures of the new text in the place of an old one.

        They stand at the words that its number has become, else between the words that stood around it.

        Args:
            number: The words of the old number.
            words: All words of the old figure.
        """
        starts, ends = self.new.words.starts, self.new.words.ends
        run = self.run(number)
        if run and (found := self.new.figures_in(starts[run[0]], ends[run[-1]])):
            return found
        before, behind = self._last_before[words[0]], self._first_behind[words[-1]]
        start = ends[before] if before != NOWHERE else 0
        end = starts[behind] if behind < len(starts) else len(self.new.text)
        return self.new.figures_in(start, end) if start < end else ()

    def is_kin(self, mine: Held, theirs: Held) -> bool:
        """Tell whether words stand in what became of a sentence: half of the other words of it are there.

        Words that stand alone have to stand between those that they stood between.
        """
        if not theirs.words:
            return False
        others = [self.to[i] for i in mine.sentence.words if i not in mine.words]
        if others:
            there, taken = theirs.sentence.words, theirs.words
            return 2 * sum(one in there and one not in taken for one in others) >= len(others)
        return self.is_between_the_same(mine, theirs)

    def is_between_the_same(self, mine: Held, theirs: Held) -> bool:
        """Tell whether words stand between the very two that they stood between."""
        before = self.to[mine.words[0] - 1] if mine.words[0] else NOWHERE
        last = mine.words[-1] + 1
        behind = self.to[last] if last < len(self.to) else len(self.new.words.keys)
        return before == theirs.words[0] - 1 and behind == theirs.words[-1] + 1

    def figures_beside(self, mine: Held) -> Sequence[Mention]:
        """Return the figures of the sentence of the new text that has most of the other words of an old one.

        There are none where no sentence has half of them.
        """
        others = [self.to[i] for i in mine.sentence.words if i not in mine.words]
        starts = self.new.words.starts
        there = Counter(self.new.sentence_at(starts[to]) for to in others if to != NOWHERE)
        best = max(there, key=lambda one: (there[one], -one.at), default=None)
        if best is None or 2 * there[best] < len(others):
            return ()
        return self.new.figures_in(best.span.start, best.span.end)

    def elsewhere(self, mine: Held) -> list[range]:
        """Return the words in the place of some in every sentence of the new text that is theirs, word for word."""
        words, sentence = mine.words, mine.sentence
        if words[-1] not in sentence.words or len(sentence.words) == len(words):
            return []
        offset = words[0] - sentence.words[0]
        starts = [one.words[0] + offset for one in self.new.same(self.old.key(sentence))]
        return [range(start, start + len(words)) for start in starts]

    def is_same_sentence(self, mine: Held, theirs: Held) -> bool:
        """Tell whether the words before are the same, and those behind."""
        return _around(self.old, mine) == _around(self.new, theirs)

    def doubled(self, mine: Held, theirs: Held) -> str | None:
        """Return why it cannot be told which of several sentences alike is the one, if it cannot."""
        before = len(self.old.same(self.old.key(mine.sentence)))
        now = len(self.new.same(self.new.key(theirs.sentence)))
        if now <= 1 or now == before or self.old.beside(mine.sentence) == self.new.beside(theirs.sentence):
            return None
        return f"its sentence stands {now} times in the new text, and {before} times in the old one"

    def of_another(self, mine: Held, theirs: Held, named: Sequence[int]) -> str | None:
        """Return why a sentence with other words may no longer be about the same thing.

        It may not when a word is gone that says something by itself, when its subject stands in another place, or when
        its dates are others. Words that were added are for a person to read, too, and make no other claim of it. What
        the other figures of the sentence come to, "billion" as well, is for their own rows.

        Args:
            mine: What stood in the old text.
            theirs: What stands in the new one.
            named: The words of the old sentence that name the subject.
        """
        lost = [i for i in named if self.to[i] not in theirs.sentence.words]
        if lost:
            return f"its sentence names {self._printed(lost)} no more, or in another place"
        there = {self._stem(self.new, i) for i in theirs.sentence.words if i not in theirs.words}
        numbers = self._of_numbers(mine.sentence)
        others = (i for i in mine.sentence.words if i not in mine.words and i not in numbers)
        gone = [i for i in others if (stem_ := self._stem(self.old, i)) and stem_ not in there]
        if gone:
            return f"gone from its sentence: {self._printed(gone)}"
        before, now = self.old.dates(mine.sentence), self.new.dates(theirs.sentence)
        if before != now:
            return f"its sentence is dated otherwise: {_listed(before)} before, {_listed(now)} now"
        return None

    def _of_numbers(self, sentence: Sentence) -> set[int]:
        """Return the words of an old sentence that are part of numbers: "two", "billion"."""
        found = self.old.figures_in(sentence.span.start, sentence.span.end)
        return {i for one in found for i in self.old.words.within(one.number.start, one.number.end)}

    def _printed(self, words: Sequence[int]) -> str:
        starts, ends = self.old.words.starts, self.old.words.ends
        return " ".join(self.old.text[starts[i] : ends[i]] for i in words)

    @staticmethod
    def _stem(passage: Passage, i: int) -> str:
        """Return the stem of a word; nothing for a short one such as "the" or "of", and for a number.

        Words of like meaning stay apart: who was killed was not injured.
        """
        name, term = terms(passage.code)[passage.words.keys[i]]
        return stem(name) if term or (len(name) > _SHORT and not name[0].isdecimal()) else ""


def _around(passage: Passage, held: Held) -> tuple[list[str], list[str]]:
    """Return the words of a sentence before some of it, and behind."""
    keys, around = passage.words.keys, held.sentence.words
    return keys[around.start : held.words.start], keys[held.words.stop : around.stop]


def _listed(dates: Counter[str]) -> str:
    return ", ".join(sorted(dates.elements())) or "not at all"
