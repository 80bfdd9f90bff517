"""What a sentence says around its figures, by the phrases of `draft.tsv`: looked for one category at a time.

Of most categories a sentence has no word at all, which its words as a set tell at once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.terms import Said, forms, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Name

_STEM = 2
"""Letters before an ending of `draft.tsv`."""


class Sayings:
    """The phrases of one category in one language, and the endings of words: "*remos".

    Attributes:
        phrases: Their words.
        endings: The endings.
    """

    def __init__(self, some: Sequence[Said]) -> None:
        """Sort them by the words that they open with."""
        self.phrases: frozenset[Name] = frozenset(one.words for one in some)
        self.endings = tuple(one for one in some if one.ending)
        self._opening: dict[str, list[Said]] = {}
        for one in some:
            if not one.ending:
                self._opening.setdefault(one.words[0], []).append(one)
        self._first = frozenset(self._opening)

    def may_be_among(self, words: frozenset[str]) -> bool:
        """Tell whether words, in all their forms and whatever their order, hold all those of a phrase."""
        if self._first.isdisjoint(words):
            return False
        opening = (phrase for first in self._first & words for phrase in self._opening[first])
        return any(words.issuperset(phrase.words) for phrase in opening)

    def found(self, words: Sequence[Placed], text: str) -> Iterator[tuple[int, str]]:
        """Yield (place, value) of each among the words of a sentence.

        Args:
            words: The words.
            text: The text that they have their places in.
        """
        names = tuple([word.name for word in words])
        for i, name in enumerate(names):
            start = words[i].start
            for one in ended(self.endings, text[start : words[i].end]) if self.endings else ():
                yield start, one.value
            for form in (name,) if name.isascii() else forms(name):
                for one in self._opening.get(form, ()):
                    if names[i + 1 : i + len(one.words)] == one.words[1:]:
                        yield start, one.value


def ended(endings: Sequence[Said], word: str) -> Iterator[Said]:
    """Yield those endings that a word has behind a stem."""
    for one in endings:
        if word.endswith(one.ending) and len(word) - len(one.ending) >= _STEM:
            yield one


@cache
def sayings(language: str, category: str) -> Sayings:
    """Return the phrases of a category of `draft.tsv` in a language (without region)."""
    return Sayings([one for one in said(language) if one.category == category])
