"""One line of text, cut into tokens, with what is known about its language and units."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from factledger.reading.lexicon import NO_WORD
from factledger.reading.standing import CLOSING_QUOTES, OPENING_QUOTES, Saying, sayings
from factledger.reading.tokens import is_hangul

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factledger.reading.form import Amount
    from factledger.reading.lexicon import Entries, Entry, Lexicon, Word
    from factledger.reading.locale import Phrases
    from factledger.reading.words import Spelled

_MARGIN = 16
"""Tokens that stand for nothing, behind the last: no rule looks farther past the ends of a line."""

_NOWHERE = [-1] * _MARGIN
_ELSEWHERE = [-2] * _MARGIN
"""Starts of the tokens that stand for nothing: they touch none, not even each other."""

_IS_OF_NOTE, _STARTS, _ENDS_CLAUSE = attrgetter("is_of_note"), attrgetter("starts"), attrgetter("ends_clause")
_SAYS, _STATUSES = attrgetter("says"), attrgetter("statuses")

_NO_WORDS = [NO_WORD] * _MARGIN

Payload = TypeVar("Payload")

_QUOTED_NAME = 4
"""Words of the longest name in quotation marks that is no quotation."""


class Line:
    """A line of tokens: parallel lists, in which an index a little past either end finds nothing.

    Attributes:
        text: The whole text the tokens count in.
        lexicon: What is known about words.
        whole: Whether the line is one figure given by a person, so that "no companies" or "a few" are figures.
        characters: Whether Han, kana and hangul characters are tokens of their own, which no space parts.
        count: How many tokens it has.
        words: What is known about each token.
        starts: First code point of each token.
        ends: One past the last code point of each token.
        edges: The same, where the next token may touch it; -1 behind an elision ("dell'11%"), where a word begins.
        of_note: The tokens that start or tell something, or end a clause.
        reached: Index after the last token that a figure has taken.
        amounts: The amounts read so far, by their first token.
        heats: Whether bare letters of temperature are supported by what stands around them, by their token.
        spelled: The same of the numbers in words.
        named: Currencies that the text has named in full so far, of those that share a bare name.
    """

    __slots__ = (
        "_clause_ends",
        "_noted",
        "_sayings",
        "_statuses",
        "amounts",
        "characters",
        "count",
        "edges",
        "ends",
        "heats",
        "lexicon",
        "named",
        "of_note",
        "reached",
        "spelled",
        "starts",
        "text",
        "whole",
        "words",
    )

    def __init__(
        self, text: str, lexicon: Lexicon, start: int = 0, end: int | None = None, *, whole: bool = False
    ) -> None:
        """Cut `text[start:end]` into tokens."""
        words, starts, ends = lexicon.tokenize(text, start, end)
        self.text = text
        self.lexicon = lexicon
        self.whole = whole
        self.characters = lexicon.language.writing.characters
        self.count = len(words)
        self.words = words + _NO_WORDS
        flags = list(map(_IS_OF_NOTE, words))
        self.of_note = list(compress(range(len(words)), flags))
        self._noted = list(compress(words, flags))
        self.starts = starts + _ELSEWHERE
        self.ends = self.edges = ends + _NOWHERE
        if lexicon.language.writing.elisions:
            self.edges = [-1 if word.is_elided else end for word, end in zip(self.words, self.ends, strict=True)]
        self.reached = 0
        self.amounts: dict[int, Amount | None] = {}
        self.heats: dict[int, bool] = {}
        self.spelled: dict[int, Spelled | None] = {}
        self.named: set[str] = set()
        self._statuses: list[int] | None = None
        self._sayings: list[Saying] | None = None
        self._clause_ends: list[int] | None = None

    def places_worth_a_look(self) -> list[int]:
        """Return the tokens at which a number, or something that is set aside, can start.

        Besides the tokens that say so, these are words that lead to digits without a space,
        or behind a hyphen, and the point before digits: A100, COVID-19, .5.
        """
        words, starts, ends = self.words, self.starts, self.edges
        found, leading = [], []
        for i in self._places(_STARTS):
            word = words[i]
            if word.is_number:
                found.append(i)
                if ends[i - 1] == starts[i] and (words[i - 1].is_word or words[i - 1].text in ".,"):
                    leading.append(i - 1)
                if ends[i - 2] == starts[i - 1] and words[i - 2].is_word:
                    leading.append(i - 2)
            elif not word.seconds or words[i + 1].fold in word.seconds or words[i + 1].text in word.seconds:
                found.append(i)
        return sorted({*found, *leading}) if leading else found

    def _places(self, has: Callable[[Word], object]) -> Iterator[int]:
        """Yield the tokens of note that have something, many times sooner than a loop would."""
        return compress(self.of_note, map(has, self._noted))

    def places_of_statuses(self) -> list[int]:
        """Return the tokens that say where figures stand; found when first asked for."""
        if self._statuses is None:
            self._statuses = list(self._places(_STATUSES))
        return self._statuses

    def clause_ends(self) -> list[int]:
        """Return the tokens at which a clause ends; found when first asked for."""
        if self._clause_ends is None:
            ends = list(self._places(_ENDS_CLAUSE))
            self._clause_ends = [i for i in ends if not self.is_of_quoted_name(i)]
        return self._clause_ends

    def is_of_quoted_name(self, i: int) -> bool:
        """Tell whether token `i` is a mark around a name of a few words, which ends no clause: "أسهم «رافد»"."""
        text = self.words[i].text
        step = 1 if text in OPENING_QUOTES else -1 if text in CLOSING_QUOTES else 0
        other = CLOSING_QUOTES if step > 0 else OPENING_QUOTES
        for k in range(i + step, i + step * (_QUOTED_NAME + 2), step) if step else ():
            if not 0 <= k < self.count:
                return False
            if self.words[k].text in other:
                return k != i + step
            if not self.words[k].is_word:
                return False
        return False

    def sayings(self) -> list[Saying]:
        """Return who says something in the sentences of the line; found when first asked for."""
        if self._sayings is None:
            self._sayings = sayings(self, list(self._places(_SAYS)))
        return self._sayings

    def is_adjacent(self, i: int) -> bool:
        """Tell whether token `i` follows the one before it without a space."""
        return self.edges[i - 1] == self.starts[i]

    def is_run(self, i: int) -> bool:
        """Tell whether letters or digits at token `i` go on from digits or letters before them, as in A100 and 5km."""
        if self.edges[i - 1] != self.starts[i]:
            return False
        before, here = self.words[i - 1], self.words[i]
        return (before.is_letters and here.is_number) or (before.is_number and here.is_letters)

    def is_inside_word(self, i: int) -> bool:
        """Tell whether hangul at token `i` goes on from a character before it, as 이 does in 차이."""
        if self.ends[i - 1] != self.starts[i]:
            return False
        return is_hangul(self.words[i].text) and is_hangul(self.words[i - 1].text)

    def is_all(self, first: int, last: int) -> bool:
        """Tell whether nothing but the tokens first..last stands in the line, or in the cell of a table."""
        return self.words[first - 1].text in "\n|" and self.words[last].text in "\n|"

    def is_mark(self, i: int, marks: str) -> bool:
        """Tell whether token `i` is one of these marks."""
        return self.words[i].text in marks

    def is_number(self, i: int) -> bool:
        """Tell whether token `i` is written in digits."""
        return self.words[i].is_number

    def is_word(self, i: int) -> bool:
        """Tell whether token `i` is written in letters."""
        return self.words[i].is_word

    def is_letters(self, i: int) -> bool:
        """Tell whether token `i` is a word that would go on if no space or mark stood behind it."""
        return self.words[i].is_letters

    # What follows is asked dozens of times a figure, so each asks for the phrase itself, and looks for a longer one
    # only where the next word goes on with some.

    def at(self, table: Phrases[Payload], i: int) -> tuple[Payload, int] | None:
        """Return (payload, index after the phrase) of the longest phrase that starts at token `i`."""
        entries = self.words[i].opens.get(table)
        return None if entries is None else self.longest(entries, i)

    def before(self, table: Phrases[Payload], i: int) -> tuple[Payload, int] | None:
        """Return (payload, index of its first token) of the longest phrase that ends just before token `i`."""
        entries = self.words[i - 1].closes.get(table)
        if entries is None:
            return None
        entry = entries.single
        if (longer := entries.longer) and (self.words[i - 2].fold in longer or entries.is_exact):
            entry = self._ending(entries, i)
        return None if entry is None else (entry.payload, i - entry.length)

    def start_of_hedged(self, i: int) -> int:
        """Return the index of the first token of the hedge that stands before token `i`; of that itself without one."""
        hedge = self.before(self.lexicon.language.hedges_before, i)
        return i if hedge is None else hedge[1]

    def longest(self, entries: Entries, i: int) -> tuple[Any, int] | None:
        """Return (payload, index after it) of the first phrase whose other words stand behind token `i`."""
        entry = entries.single
        if (longer := entries.longer) and (self.words[i + 1].fold in longer or entries.is_exact):
            entry = self._starting(entries, i)
        return None if entry is None else (entry.payload, i + entry.length)

    def has(self, category: str, i: int) -> int | None:
        """Return the index after a phrase of the category at token `i`, or None."""
        entries = self.words[i].opens.get(category)
        if entries is None:
            return None
        entry = entries.single
        if (longer := entries.longer) and (self.words[i + 1].fold in longer or entries.is_exact):
            entry = self._starting(entries, i)
        return None if entry is None else i + entry.length

    def had(self, category: str, i: int) -> int | None:
        """Return the index of the first token of a phrase of the category ending before token `i`, or None."""
        entries = self.words[i - 1].closes.get(category)
        if entries is None:
            return None
        entry = entries.single
        if (longer := entries.longer) and (self.words[i - 2].fold in longer or entries.is_exact):
            entry = self._ending(entries, i)
        return None if entry is None else i - entry.length

    def _starting(self, entries: Entries, i: int) -> Entry | None:
        """Return the longest of the phrases whose first word stands at token `i` that goes on behind it."""
        words, is_exact, found, k = self.words, entries.is_exact, entries.single, i + 1
        branch = entries.longer.get(words[k].text if is_exact else words[k].fold)
        while branch is not None:
            if (entry := branch.entry) is not None and not (entry.must_touch and self._is_apart(i, entry.length)):
                found = entry
            k += 1
            branch = branch.longer.get(words[k].text if is_exact else words[k].fold) if branch.longer else None
        return found

    def _ending(self, entries: Entries, i: int) -> Entry | None:
        """Return the longest of the phrases whose last word stands before token `i` that began before it."""
        words, is_exact, found, k = self.words, entries.is_exact, entries.single, i - 2
        branch = entries.longer.get(words[k].text if is_exact else words[k].fold)
        while branch is not None:
            if (entry := branch.entry) is not None and not (entry.must_touch and self._is_apart(k, entry.length)):
                found = entry
            k -= 1
            branch = branch.longer.get(words[k].text if is_exact else words[k].fold) if branch.longer else None
        return found

    def _is_apart(self, start: int, length: int) -> bool:
        """Tell whether a space stands between the tokens of the phrase at token `start`."""
        return not all(self.is_adjacent(start + k) for k in range(1, length))
