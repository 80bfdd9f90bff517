"""The words of a whole text, each made into one only when it is asked for: of a long draft most are never looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from factledger.reading.terms import Placed, cut, phrase_terms, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factledger.values.span import Span


_PLACED = partial(tuple.__new__, Placed)
"""Makes a word in a third of the time that calling its class takes."""


class TextWords(Sequence[Placed]):
    """The words and numbers of a text in a language, in order.

    A phrase for what may be measured has its term at its first word: "out of work" is unemployment.

    Attributes:
        starts: Where each starts, in code points.
    """

    def __init__(self, text: str, language: str) -> None:
        """Cut the text, and find the phrases in it; the language is a code without region."""
        pieces = cut(text)
        places = list(accumulate(map(len, pieces)))
        self._texts, self.starts, self._ends = pieces[1::2], places[:-1:2], places[1::2]
        self._different = frozenset(self._texts)
        self._known = terms(language)
        self._joined: dict[int, str] = {}
        self._join(language)

    def _join(self, language: str) -> None:
        """Give every phrase its term, at its first word; the others of it have none."""
        phrases = phrase_terms(language)
        for i in self.where(phrases.__contains__):
            for name, term in phrases[self._name(i)]:
                if all(i + k < len(self) and self._name(i + k) == part for k, part in enumerate(name)):
                    self._joined |= dict.fromkeys(range(i, i + len(name)), "")
                    self._joined[i] = term
                    break

    def _name(self, i: int) -> str:
        return self._known[self._texts[i]][0]

    def where(self, is_wanted: Callable[[str], bool]) -> list[int]:
        """Return the positions of the words whose name form is wanted."""
        wanted = {text for text in self._different if is_wanted(self._known[text][0])}
        return [i for i, text in enumerate(self._texts) if text in wanted] if wanted else []

    def names(self, is_wanted: Callable[[str], bool] = bool) -> set[str]:
        """Return the name forms of the words that are wanted as they are written; of all when nothing is said."""
        return {self._known[text][0] for text in self._different if is_wanted(text)}

    def within(self, span: Span) -> list[Placed]:
        """Return the words that start in a place."""
        return self[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._texts)

    @overload
    def __getitem__(self, i: int) -> Placed: ...

    @overload
    def __getitem__(self, i: slice) -> list[Placed]: ...

    def __getitem__(self, i: int | slice) -> Placed | list[Placed]:
        """Return a word, or several one behind the other."""
        if isinstance(i, slice):
            first, last, _ = i.indices(len(self))
            return self._made(first, last)
        at = range(len(self))[i]
        return self._made(at, at + 1)[0]

    def __iter__(self) -> Iterator[Placed]:
        """Return all of them."""
        return iter(self._made(0, len(self)))

    def _made(self, first: int, last: int) -> list[Placed]:
        pieces = zip(self.starts[first:last], self._ends[first:last], self._texts[first:last], strict=True)
        known = self._known
        found = [_PLACED((start, end, *known[text])) for start, end, text in pieces]
        for i in self._joined.keys() & range(first, last) if self._joined else ():
            found[i - first] = found[i - first]._replace(term=self._joined[i])
        return found
