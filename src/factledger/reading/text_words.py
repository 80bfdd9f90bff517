"""The words of a whole text, each made into one only when it is asked for: of a long draft most are never looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING, NamedTuple, overload

from factledger.reading.terms import Placed, cut, phrase_terms, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factledger.values.span import Span

_PLACED = partial(tuple.__new__, Placed)
"""Makes a word in a third of the time that calling its class takes."""


class _Word(NamedTuple):
    """What a word is wherever it stands: its name form, its term, and how it is written."""

    name: str
    term: str
    is_upper: bool
    is_lower: bool


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
        self.starts, self._ends = places[:-1:2], places[1::2]
        known = terms(language)
        self._texts = pieces[1::2]
        self._different = {one: _Word(*known[one], one[0].isupper(), one[0].islower()) for one in set(self._texts)}
        self._words = list(map(self._different.__getitem__, self._texts))
        self._join(language)

    def _join(self, language: str) -> None:
        """Give every phrase its term, at its first word; the others of it have none."""
        there, words = self.names(), self._words
        phrases = {
            first: some
            for first, found in phrase_terms(language).items()
            if first in there and (some := [one for one in found if there.issuperset(one[0])])
        }
        for i in self.where(phrases.__contains__) if phrases else ():
            for name, term in phrases[words[i].name]:
                if all(i + k < len(words) and words[i + k].name == part for k, part in enumerate(name)):
                    for k in range(i, i + len(name)):
                        words[k] = words[k]._replace(term="" if k > i else term)
                    break

    def where(self, is_wanted: Callable[[str], bool]) -> list[int]:
        """Return the positions of the words whose name form is wanted."""
        wanted = {text for text, word in self._different.items() if is_wanted(word.name)}
        return list(compress(count(), map(wanted.__contains__, self._texts))) if wanted else []

    def each(self, found: Callable[[str, str], int]) -> list[int]:
        """Return a number for every word, found of how it is written and of its name form."""
        known = {text: found(text, word.name) for text, word in self._different.items()}
        return list(map(known.__getitem__, self._texts))

    def names(self) -> set[str]:
        """Return the name forms of all words."""
        return {word.name for word in self._different.values()}

    def all_names(self) -> list[str]:
        """Return the name form of every word, in their order."""
        return [word[0] for word in self._words]

    def lower(self) -> set[str]:
        """Return the name forms of words that are written small somewhere."""
        return {word.name for word in self._different.values() if word.is_lower}

    def name(self, i: int) -> str:
        """Return the name form of one word."""
        return self._words[i].name

    def written(self, i: int) -> str:
        """Return one word as it is written."""
        return self._texts[i]

    def names_between(self, first: int, last: int) -> tuple[str, ...]:
        """Return the name forms of the words from a position up to another one."""
        return tuple([word[0] for word in self._words[first:last]])

    def names_in(self, span: Span) -> list[str]:
        """Return the name forms of the words that start in a place."""
        first, last = self.places(span)
        return [word[0] for word in self._words[first:last]]

    @cached_property
    def _capitals(self) -> list[int]:
        """The positions of all words with a capital."""
        written = {text for text, word in self._different.items() if word.is_upper}
        return list(compress(count(), map(written.__contains__, self._texts)))

    def capitals(self, span: Span) -> list[int]:
        """Return the positions of the words with a capital that start in a place."""
        first, last = self.places(span)
        known = self._capitals
        return known[bisect_left(known, first) : bisect_left(known, last)]

    def is_telling(self, i: int) -> bool:
        """Tell whether a word says something by itself, and names no concept: it may be a name."""
        term = self._words[i].term
        return bool(term) and not term.startswith("=")

    def places(self, span: Span) -> tuple[int, int]:
        """Return the position of the first word that starts in a place, and that after the last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def capital_names(self, span: Span) -> frozenset[str]:
        """Return the telling words with a capital that start in a place; its first word is no name for its capital."""
        first, last = self.places(span)
        known = self._capitals
        words = [self._words[i] for i in known[bisect_left(known, first + 1) : bisect_left(known, last)]]
        return frozenset([word.name for word in words if word.term])

    def terms_in(self, span: Span, besides: Span) -> frozenset[str]:
        """Return the terms of the words that start in a place, those left out that start in a part of it."""
        first, last = self.places(span)
        start, end = self.places(besides)
        words = self._words[first:last]
        del words[max(start - first, 0) : max(end - first, 0)]
        return frozenset([word[1] for word in words]) - {""}

    def within(self, span: Span) -> list[Placed]:
        """Return the words that start in a place."""
        return self._made(*self.places(span))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._words)

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
        word = self._words[at]
        return _PLACED((self.starts[at], self._ends[at], word[0], word[1]))

    def __iter__(self) -> Iterator[Placed]:
        """Return all of them."""
        return iter(self._made(0, len(self)))

    def _made(self, first: int, last: int) -> list[Placed]:
        pieces = zip(self.starts[first:last], self._ends[first:last], self._words[first:last], strict=True)
        return [_PLACED((start, end, word[0], word[1])) for start, end, word in pieces]
