"""Cutting a text into words, numbers and marks, in one pass."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Signs that are written on or after a letter and belong to its word: accents, vowel signs, joiners.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
# Superscripts, circled digits and fractions such as ½ count as letters for `re`, not for us.
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u2189\u2460-\u249b]"
# Words that lose their vowel before the next one are words of their own: d'euros, qu'un, all'ora, dell'11%.
_ELIDED = r"(?i:[cdjlmnstv]|qu|un|d?all|dell|nell|sull)[’']"
# Digits stay together over a separator; a space only holds groups of exactly three together.
_TOKEN = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"“”]+)"
    r"|(?P<number>\d+(?:(?:[.,'’٫٬،]|[ \u00a0\u2009\u202f](?=\d{3}(?!\d)))\d+)*)"
    rf"|(?P<word>{_ELIDED}(?={_LETTER}|\d|$)|{_LETTER}[{_SIGNS}]*(?:[’'](?={_LETTER})|{_LETTER}|[{_SIGNS}])*)"
    r"|(?P<mark>\S)"
)
_MAX_SEGMENT = 4000

_ARABIC = str.maketrans(
    {
        **dict.fromkeys([*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD)], None),
        "’": "'",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
    }
)


class TokenKind(Enum):
    """What a token is."""

    URL = "url"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    Attributes:
        kind: What it is.
        start: First code point, in the whole text.
        end: One past its last code point.
        text: As printed.
        fold: For looking up: without case, accents and vowel signs.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    fold: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.kind is TokenKind.NUMBER

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.kind is TokenKind.WORD


def fold(word: str) -> str:
    """Return the word as it is looked up: without case, accents, vowel signs and spelling variants of alef.

    >>> fold("Três"), fold("يومًا")
    ('tres', 'يوما')
    """
    if word.isascii():
        return word.lower()
    plain = word.translate(_ARABIC)
    if plain.isalpha() and unicodedata.is_normalized("NFKD", plain):
        return plain.casefold()
    plain = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, with places in the whole text."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = TokenKind(match.lastgroup)
        printed = match[0]
        folded = fold(printed) if kind is TokenKind.WORD else printed
        found.append(Token(kind, match.start(), match.end(), printed, folded))
    return found


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text as places; a very long line is cut where a sentence or a word ends."""
    start, length = 0, len(text)
    while start < length:
        newline = text.find("\n", start)
        end = length if newline < 0 else newline
        while end - start > _MAX_SEGMENT:
            cut = max(text.rfind(". ", start, start + _MAX_SEGMENT) + 1, start)
            if cut == start:
                cut = text.rfind(" ", start, start + _MAX_SEGMENT)
            if cut <= start:
                cut = start + _MAX_SEGMENT
            yield start, cut
            start = cut
        yield start, end
        start = end + 1
