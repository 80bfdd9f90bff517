"""What a figure is said of, as far as words tell: names around it, labels above it, whom its sentence goes on about."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.locale import UNKNOWN
from factledger.reading.tables import categories
from factledger.reading.terms import named
from factledger.services.lint.prose.names import framed_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.against.sides import Side
    from factledger.services.lint.prose.sentence import Sentence

NO_NAMES: frozenset[str] = frozenset()

_SHORT = 4
"""Letters of a word that is too short to be told from another one but for two letters that changed places."""

_NONE_AS_NAME = ("stop", "weekday", "month", "common")


class Subjects:
    """Finds in both versions of a draft what its figures are said of."""

    def __init__(self, new: Side, old: Side) -> None:
        """Prepare for two versions."""
        self.new, self.old = new, old
        self._lower = new.prose.lower | old.prose.lower
        self.tells_names = new.tells_names and old.tells_names

    @cached_property
    def sure(self) -> frozenset[str]:
        """Names that stand with a capital where no sentence opens, in either version."""
        return frozenset(
            word.name
            for side in (self.new, self.old)
            for passage in side.passages
            for word in self.names(side, passage.sentence)
            if word != passage.sentence.words[0]
        )

    def of_figure(self, side: Side, mention: Mention) -> frozenset[str]:
        """Return the names that a figure may be said of: those before it back to the figure before, else behind it.

        Where there are none, those anywhere before it in its sentence.
        """
        passage = side.passage_of(mention)
        sentence = passage.sentence
        if side.headers(sentence):
            return NO_NAMES  # its labels are compared by themselves
        clause = side.prose.clause(sentence, mention)
        for start, end in (
            (clause.start, mention.span.start),
            (mention.span.end, clause.end),
            (sentence.span.start, mention.span.start),
        ):
            found = frozenset(word.name for word in self.names(side, sentence) if start <= word.start < end)
            if found:
                return found
        return NO_NAMES

    def of_sentence(self, side: Side, sentence: Sentence) -> frozenset[str]:
        """Return the names in a sentence; those of places and of who speaks are none of them."""
        return frozenset(word.name for word in self.names(side, sentence))

    def names(self, side: Side, sentence: Sentence) -> list[Placed]:
        """Return the words of a sentence that are names of what it speaks of, in order."""
        if not self.tells_names:
            return []
        return sentence.once("names against", lambda: self._names(side, sentence))

    def _names(self, side: Side, sentence: Sentence) -> list[Placed]:
        text = side.draft.text
        speaking = {word for one in sentence.figures if one.speaker for word in named(one.speaker)}
        taken = [one.span for one in sentence.figures] + [one.span for one in side.prose.asides_in(sentence)]
        framed = framed_names(side.prose, sentence)
        found = []
        for i, word in enumerate(sentence.words):
            if not text[word.start].isupper() or not word.term or i in framed:
                continue
            if word.name in speaking or word.name in self._no_names or word.name in side.prose.no_names:
                continue
            if i == 0 and (word.term.startswith("=") or word.name in self._lower):
                continue
            if not any(one.start <= word.start < one.end for one in taken):
                found.append(word)
        return found

    @cached_property
    def _no_names(self) -> frozenset[str]:
        """Words with a capital that are no names: days, months, words that are as common as those."""
        found: set[str] = set()
        for language in {self.new.language, self.old.language} - {UNKNOWN}:
            table = categories(language)
            found.update(word for name in _NONE_AS_NAME for phrase in table.get(name, ()) for word in named(phrase)[:1])
        return frozenset(found)

    def places(self, side: Side, sentence: Sentence) -> frozenset[str]:
        """Return the names that a sentence gives as places."""
        framed = framed_names(side.prose, sentence)
        return frozenset(sentence.words[i].name for i in framed if sentence.words[i].name not in self._no_names)

    def is_name(self, side: Side, sentence: Sentence, word: Placed) -> bool:
        """Tell whether a word of a sentence is a name of what it speaks of, or of a place."""
        return word in self.names(side, sentence) or word.name in self.places(side, sentence)

    def beside_names(self, name: str) -> frozenset[str]:
        """Return the words with a capital that stand beside a name somewhere in either version."""
        return frozenset(self._neighbours.get(name, ()))

    @cached_property
    def _neighbours(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for side in (self.new, self.old):
            text = side.draft.text
            for passage in side.passages:
                for one, two in pairwise(passage.sentence.words):
                    if text[one.start].isupper() and text[two.start].isupper() and two.start - one.end == 1:
                        found.setdefault(one.name, set()).add(two.name)
                        found.setdefault(two.name, set()).add(one.name)
        return found

    def goes_on(self, side: Side, sentence: Sentence, before: int) -> bool:
        """Tell whether a sentence says "it", "the company" or the like before a place, and so needs the one before."""
        return any(place < before for place, _ in side.prose.said_in(sentence, "goes-on"))

    def last_named(self, side: Side, sentence: Sentence) -> frozenset[str]:
        """Return the names of the nearest sentence before one in its paragraph that holds any."""
        return next((found for one in side.before(sentence) if (found := self.of_sentence(side, one))), NO_NAMES)

    def all_before(self, side: Side, sentence: Sentence) -> frozenset[str]:
        """Return all names before a sentence in its paragraph."""
        return NO_NAMES.union(*(self.of_sentence(side, one) for one in side.before(sentence)))


def are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether both name something, and nothing that the other names."""
    return bool(mine and theirs) and not mine & theirs


def is_respelt(first: str, second: str) -> bool:
    """Tell whether two words may be one, spelled otherwise: a letter more, less or another, or two changed places.

    >>> is_respelt("recieved", "received"), is_respelt("worker", "workers"), is_respelt("iran", "iraq")
    (True, True, False)
    """
    if first == second:
        return True
    if first[:1] != second[:1] or min(len(first), len(second)) < _SHORT:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    a, b = first[start:], second[start:]
    if a[:2] == b[:2][::-1] and len(a) > 1 and a[2:] == b[2:]:
        return True
    is_long = max(len(first), len(second)) > _SHORT
    return is_long and (a[1:] == b or a == b[1:] or a[1:] == b[1:])


def respelt(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, str] | None:
    """Return a name of the one and a name of the other that are one name in two spellings; None without any."""
    others = list(theirs)
    return next(((a, b) for a in mine for b in others if a != b and is_respelt(a, b)), None)
