"""One line of text, cut into tokens, with what is known about its language and units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factledger.reading.locale import Language, Neutral, Phrases, Tag, UnitName, neutral
from factledger.reading.tokens import TokenKind
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.tokens import Token
    from factledger.values.units import Units


_STARTING = (
    "month",
    "clock-before",
    "section",
    "version",
    "ordinal",
    "ordinal-prefix",
    "decade-words",
    "pronoun",
    "idiom",
    "phone",
)
"""Categories of words with which something that is set aside can start."""

_NUMERIC_MARKS = frozenset("+[@.,№§⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Marks with which a number or something set aside can start, besides fractions such as ½."""


class Lexicon:
    """The words of one language, with the units and nouns of one set of units."""

    def __init__(self, tag: Tag, units: Units) -> None:
        """Join the language's names and the names that the units bring along."""
        self.tag = tag
        self.language: Language = tag.language
        self.neutral: Neutral = neutral()
        self.units = units
        self.decimal, self.group = tag.separators

    @cached_property
    def _starters(self) -> frozenset[str]:
        language = self.language
        names = {word.lower() for word in self.neutral.index_names.first_words}
        named = (language.words[name].first_words for name in _STARTING if name in language.words)
        return frozenset(names.union(language.numbers.first_words, *named))

    @cached_property
    def _may_start(self) -> dict[str, bool]:
        return {}

    def may_start(self, word: str) -> bool:
        """Tell whether a number or something set aside can start with a looked-up word."""
        found = self._may_start.get(word)
        if found is None:
            found = any(form in self._starters for form, _ in self.language.bare_forms(word))
            self._may_start[word] = found
        return found

    @cached_property
    def symbols(self) -> Phrases[UnitName]:
        """Symbols and currency codes, which are written alike in every language, letter case included."""
        marks = [(symbol, UnitName(unit.id)) for unit in self.units for symbol in unit.symbols]
        codes = [(unit.id, UnitName(unit.id)) for unit in self.units if unit.group is Kind.MONEY]
        return Phrases([*marks, *codes], exact=True)

    @cached_property
    def own_names(self) -> Phrases[str]:
        """Names that the units themselves carry for this language (those a ledger recorded)."""
        names = ((name, unit.id) for unit in self.units for name in unit.names.get(self.language.code, ()))
        return Phrases(names)


@dataclass(frozen=True)
class Line:
    """A line of tokens.

    Attributes:
        text: The whole text the tokens count in.
        tokens: The tokens of this line.
        lexicon: What is known about words.
        whole: Whether the line is one figure given by a person, so that "no companies" or "a few" are figures.
    """

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    whole: bool = False

    def is_worth_a_look(self, i: int) -> bool:
        """Tell whether a number, or something that is set aside, can start at token `i`."""
        token = self.tokens[i]
        if token.kind is TokenKind.WORD:
            return self.lexicon.may_start(token.fold) or self._leads_to_digits(i)
        if token.kind is TokenKind.MARK:
            return token.text in _NUMERIC_MARKS or token.text.isnumeric()
        return True

    def _leads_to_digits(self, i: int) -> bool:
        """Tell whether digits follow a word without a space, or behind a hyphen: A100, COVID-19."""
        j = i + 1
        if not self.is_adjacent(j):
            return False
        return self.tokens[j].is_number or self.is_number(j + 1)

    def is_adjacent(self, i: int) -> bool:
        """Tell whether token `i` follows the one before it without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def is_mark(self, i: int, marks: str) -> bool:
        """Tell whether token `i` is one of these marks."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text in marks and len(self.tokens[i].text) == 1

    def is_number(self, i: int) -> bool:
        """Tell whether token `i` is written in digits."""
        return 0 <= i < len(self.tokens) and self.tokens[i].is_number

    def is_word(self, i: int) -> bool:
        """Tell whether token `i` is written in letters."""
        return 0 <= i < len(self.tokens) and self.tokens[i].is_word

    def has(self, category: str, i: int) -> int | None:
        """Return the index after a phrase of the category at token `i`, or None."""
        return self.lexicon.language.has(category, self.tokens, i)

    def had(self, category: str, i: int) -> int | None:
        """Return the index of the first token of a phrase of the category ending before token `i`, or None."""
        return self.lexicon.language.had(category, self.tokens, i)
