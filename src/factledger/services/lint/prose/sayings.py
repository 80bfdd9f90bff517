"""What a sentence says around its figures, by the phrases of `draft.tsv`: looked for one category at a time.

Of most categories a sentence has no word at all, which a mask of its words tells at once.
"""

from __future__ import annotations

from functools import cache, reduce
from itertools import pairwise, repeat
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import Said, forms, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.text_words import TextWords
    from factledger.services.lint.claims.known import Name

_STEM = 2
"""Letters before an ending of `draft.tsv`."""


class Sayings:
    """The phrases of one category in one language, and the endings of words: "*remos".

    Attributes:
        bit: The bit of the category in a mask (see `opened_by`).
        phrases: Their words.
        endings: The endings.
    """

    def __init__(self, some: Sequence[Said], bit: int) -> None:
        """Sort them by the words that they open with."""
        self.bit = bit
        self.phrases: frozenset[Name] = frozenset(one.words for one in some)
        self.endings = tuple(one for one in some if one.ending)
        self._opening: dict[str, list[Said]] = {}
        for one in some:
            if not one.ending:
                self._opening.setdefault(one.words[0], []).append(one)

    def found(self, words: TextWords, places: Iterable[int], end: int) -> Iterator[tuple[int, str]]:
        """Yield (place, value) of each among the words of a sentence.

        Args:
            words: The words of the whole text.
            places: Positions of the words with which a phrase may open, or which may have an ending.
            end: The position behind the last word of the sentence.
        """
        for i in places:
            start, name = words.starts[i], words.name(i)
            after = words.name(i + 1) if i + 1 < end else None
            for one in ended(self.endings, words.written(i)) if self.endings else ():
                yield start, one.value
            for form in (name,) if name.isascii() else forms(name):
                for one in self._opening.get(form, ()):
                    behind = one.words[1:]
                    # The next word tells most phrases apart: of those that open with "the" there are many.
                    if not behind or (
                        behind[0] == after and words.names_between(i + 1, min(i + len(one.words), end)) == behind
                    ):
                        yield start, one.value


def ended(endings: Sequence[Said], word: str) -> Iterator[Said]:
    """Yield those endings that a word has behind a stem."""
    for one in endings:
        if word.endswith(one.ending) and len(word) - len(one.ending) >= _STEM:
            yield one


@cache
def _bits(language: str) -> dict[str, int]:
    """Return a bit for every category of a language."""
    return {category: 1 << i for i, category in enumerate(sorted({one.category for one in said(language)}))}


@cache
def sayings(language: str, category: str) -> Sayings:
    """Return the phrases of a category of `draft.tsv` in a language (without region)."""
    return Sayings(said(language, category), _bits(language).get(category, 0))


class _Openings(NamedTuple):
    """Masks of the categories of which a phrase may open with a word.

    Attributes:
        any_: By the word, of all phrases.
        alone: By the word, of phrases of one word.
        pairs: By the word and the one behind it, of the others.
    """

    any_: dict[str, int]
    alone: dict[str, int]
    pairs: dict[Name, int]


@cache
def _openings(language: str) -> _Openings:
    found, bits = _Openings({}, {}, {}), _bits(language)
    for one in said(language):
        if one.ending:
            continue
        first, bit = one.words[0], bits[one.category]
        found.any_[first] = found.any_.get(first, 0) | bit
        if len(one.words) == 1:
            found.alone[first] = found.alone.get(first, 0) | bit
        else:
            found.pairs[one.words[:2]] = found.pairs.get(one.words[:2], 0) | bit
    return found


@cache
def _endings(language: str) -> tuple[Said, ...]:
    """Return the endings of words of all categories."""
    return tuple(one for one in said(language) if one.ending)


def opened_by(language: str, word: str) -> int:
    """Return the mask of the categories of which a phrase may open with a word, in any of its forms."""
    known = _openings(language).any_
    return known.get(word, 0) if word.isascii() else reduce(or_, (known.get(form, 0) for form in forms(word)), 0)


def opened_at(language: str, words: TextWords) -> list[int]:
    """Return, for every word of a text, the mask of the categories of which a phrase may open there, or it ends.

    The word behind it is looked at, too: of the phrases that open with "the" most are none of a text.
    """
    known, names = _openings(language), words.all_names()
    bits, endings = _bits(language), _endings(language)

    def mask(written: str, name: str) -> int:
        phrases = known.alone.get(name, 0) if name.isascii() else opened_by(language, name)
        return reduce(or_, (bits[one.category] for one in ended(endings, written)), phrases)

    alone = words.each(mask)
    pairs = map(known.pairs.get, pairwise([*names, ""]), repeat(0))
    return list(map(or_, alone, pairs))
