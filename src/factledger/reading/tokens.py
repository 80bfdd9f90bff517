"""Cutting a text into words, numbers and marks, in one pass."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, filterfalse
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Signs that are written on or after a letter and belong to its word: accents, vowel signs, joiners.
SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
# Superscripts, circled digits and fractions such as ½ count as letters for `re`, not for us.
_NO_LETTERS = r"\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u2189\u2460-\u249b"
# Han, kana and hangul: in some languages each of them is a token of its own.
CHARACTERS = (
    r"\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003134f"
)
# Most letters, as a set that `re` looks up at once: what is no letter takes many times as long to find out.
_COMMON = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u0620-\u063f\u0641-\u064a"
# A letter that stands for no currency, so that digits right behind it number a model: X200, but R200.
_MODEL = "[AC-JMOPS-Z]"
_MAX_SEGMENT = 4000

# What tells the direction of writing, and spaces without width: "\u200f2.5\u200f مليون" looks like "2.5 مليون".
_INVISIBLE = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_LEADING = re.compile(rf"[\s{_INVISIBLE}]*+")


@cache
def _pattern_over(unseen: str, elisions: tuple[str, ...], *, characters: bool) -> re.Pattern[str]:
    """Return the pattern of one token of a writing, where some characters are looked over."""
    letter = _LETTER_OR_SIGN if characters else _LETTER
    before = f"|[{CHARACTERS}]" if characters else ""
    if elisions:
        before += rf"|(?i:{'|'.join(map(re.escape, elisions))})[’'](?={letter}|\d|$)"
    return _pattern(letter, before, "．" if characters else "", unseen)


@cache
def _pattern(letter: str, before: str = "", point: str = "", unseen: str = "") -> re.Pattern[str]:
    """Return the pattern of one token with the space before it; `before` is tried ahead of words.

    `point` is one more mark that may stand between digits, `unseen` are characters that are looked over.

    What stands first is no kind of its own: it finds most words sooner.

    Digits stay together over a separator; a space only holds groups of exactly three together, and none of them
    begins with the end of a season: "1998/99 340 000", nor with the number of a model: "X200 700 watts", "Orion-4 240".
    """
    inside = f"[{unseen}]*+" if unseen else ""
    return re.compile(
        rf"[\s{unseen}]*+(?:[{_COMMON}]++(?=[ ,]|\.?(?: |$))"
        rf"|(?=[hw])(?:https?://|www\.)[^\s<>\"“”。，、）」』】]+{before}"
        rf"|{letter}++(?:{letter}++|[{SIGNS}]++|[’'](?={letter}))*+"
        rf"|(?<=\b(?:19|20)\d\d/)\d\d(?=[ \u00a0\u2009\u202f]\d\d\d(?!\d))"
        rf"|(?<=\b{_MODEL})\d+(?=[ \u00a0\u2009\u202f]\d\d\d(?!\d))"
        r"|(?<=[A-Za-z\u00c0-\u024f]-)\d+(?=[ \u00a0\u2009\u202f]\d\d\d(?!\d))"
        rf"|\d+(?:(?:{inside}[.,'’٫٬،{point}]{inside}|[ \u00a0\u2009\u202f](?=\d{{3}}(?!\d)))\d+)*"
        r"|\S)"
    )


_LETTER = f"[^{_NO_LETTERS}]"
_LETTER_OR_SIGN = f"[^{_NO_LETTERS}{CHARACTERS}]"
_IS_WORD = re.compile(f"[^{_NO_LETTERS}]")
_IS_CHARACTER = re.compile(f"[{CHARACTERS}]")
_IS_URL = re.compile(r"https?://.|www\..", re.DOTALL)

_VARIANTS = str.maketrans(
    {
        "’": "'",
        **dict.fromkeys([*range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD)], None),
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
_WRITTEN = {chr(code): instead or "" for code, instead in _VARIANTS.items()}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written, as far as cutting a text into tokens goes.

    Attributes:
        keeps_accents: Whether accents tell words apart (the tone marks of Vietnamese) and stay when folding.
        characters: Whether each Han, kana or hangul character is a token of its own.
        glued: Whether number words are written together, and cut where one ends ("dreiundzwanzig").
        lower: Letters with a lower case of their own: the İ and I of Turkish, which are i and ı.
        elisions: Words that lose their vowel before the next one and are words of their own: d'euros, dell'11%.
    """

    keeps_accents: bool = False
    characters: bool = False
    glued: bool = False
    elisions: tuple[str, ...] = ()
    lower: Mapping[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of one token with the space before it."""
        return self.pattern_over("")

    def pattern_over(self, unseen: str) -> re.Pattern[str]:
        """Return the same pattern where some characters are looked over."""
        return _pattern_over(unseen, self.elisions, characters=self.characters)


PLAIN = Writing()


class Tokens(NamedTuple):
    """The words, numbers and marks of a piece of text, as parallel lists.

    Attributes:
        texts: As printed.
        starts: First code point of each, in the whole text.
        ends: One past the last code point of each.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]


def fold(word: str, *, keeps_accents: bool = False) -> str:
    """Return the word as it is looked up: without case, accents, vowel signs and spelling variants of alef.

    >>> fold("Três"), fold("يومًا"), fold("BỐN", keeps_accents=True)
    ('tres', 'يوما', 'bốn')
    """
    if word.isascii():
        return word.lower()
    if keeps_accents:
        return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word.translate(_VARIANTS)).casefold())
    plain = word.translate(_VARIANTS)
    if plain.isalpha() and unicodedata.is_normalized("NFKD", plain):
        return plain.casefold()
    plain = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(filterfalse(unicodedata.combining, plain))


def fold_long(text: str) -> str:
    """Return a long text as `fold` does: what becomes of a character is looked up once, not wherever it stands.

    >>> fold_long("Três dias, يومًا")
    'tres dias, يوما'
    """
    if text.isascii():
        return text.lower()
    for character in _WRITTEN.keys() & set(text):
        text = text.replace(character, _WRITTEN[character])
    text = unicodedata.normalize("NFKD", text).casefold()
    for mark in filter(unicodedata.combining, set(text)):
        text = text.replace(mark, "")
    return text


def tokenize(text: str, start: int = 0, end: int | None = None, writing: Writing = PLAIN) -> Tokens:
    """Return the tokens of `text[start:end]`, with places in the whole text."""
    piece = text[start:end]
    if has_invisible(piece):
        return _tokenize_over_invisible(piece, start, writing)
    spaced, ends = spaced_tokens(piece, start, writing)
    texts = list(map(str.strip, spaced))
    return Tokens(texts, list(map(sub, ends, map(len, texts))), ends)


def has_invisible(piece: str) -> bool:
    """Tell whether there is something invisible in a piece of text that is looked over."""
    return not (piece.isascii() or piece.isprintable()) and _IS_INVISIBLE.search(piece) is not None


def spaced_tokens(piece: str, start: int, writing: Writing) -> tuple[list[str], list[int]]:
    """Return the tokens of a piece of text with nothing invisible, each with the space before it, and where each ends.

    The piece starts at place `start`.
    """
    # Without the space at its end, no run of spaces is gone through once for each of its places.
    spaced = writing.pattern.findall(piece.rstrip())
    return spaced, list(accumulate(map(len, spaced), initial=start))[1:]


def _tokenize_over_invisible(piece: str, start: int, writing: Writing) -> Tokens:
    """Return the tokens of a piece of text as if what is invisible in it were not there, with places in the text.

    A mark touches what only the invisible parts it from: "5\u200f%".
    """
    length = len(piece)
    while length and (piece[length - 1].isspace() or _IS_INVISIBLE.match(piece[length - 1])):
        length -= 1
    tokens = Tokens([], [], [])
    for match in writing.pattern_over(_INVISIBLE).finditer(piece, 0, length):
        leading = _LEADING.match(piece, match.start())
        first = leading.end() if leading else match.start()
        text = _IS_INVISIBLE.sub("", piece[first : match.end()])
        is_mark = not text[0].isalnum()
        if tokens.texts and first > match.start() and not any(map(str.isspace, piece[match.start() : first])):
            if is_mark:
                first = match.start()
            elif not tokens.texts[-1][-1].isalnum():
                tokens.ends[-1] = start + first
        tokens.texts.append(text)
        tokens.starts.append(start + first)
        tokens.ends.append(start + match.end())
    return tokens


def is_word(token: str) -> bool:
    """Tell whether a token is written in letters."""
    return _IS_WORD.match(token) is not None and not is_url(token)


def is_number(token: str) -> bool:
    """Tell whether a token is written in digits."""
    return token[0].isdecimal()


def is_url(token: str) -> bool:
    """Tell whether a token is the address of a page."""
    return _IS_URL.match(token) is not None


def is_character(token: str) -> bool:
    """Tell whether a token is a Han, kana or hangul character."""
    return len(token) == 1 and _IS_CHARACTER.match(token) is not None


def is_hangul(token: str) -> bool:
    """Tell whether a token is a hangul character, the one kind whose words are written apart."""
    return len(token) == 1 and "가" <= token <= "힣"


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
