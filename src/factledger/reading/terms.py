"""Words as they are compared across sentences and languages: by what they name, or by their stem."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import NEUTRAL, categories, generated, rows
from factledger.reading.tokens import CHARACTERS, SIGNS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

ACT = "act"
"""Kind of a concept that excludes the others: what was sold was not made."""

_LETTER = rf"[^\W\d_{CHARACTERS}]"
_WORD = re.compile(rf"{_LETTER}++(?:[{SIGNS}]++{_LETTER}*+|[’']{_LETTER}++)*+|\d++(?:[.,٫٬]\d++)*+|[{CHARACTERS}]")
"""A word, a character of a script that parts none, or a number."""

_ASCII_WORD = re.compile(r"[A-Za-z]++(?:'[A-Za-z]++)*+|\d++(?:[.,]\d++)*+")
"""The same in a text of ASCII alone, three times as fast."""

_KEPT = 50_000
"""How many different words are kept."""

_STEM = 5
"""Letters of a long word that tell it: trained, training."""

_PREFIX = 3
"""Shortest beginning of a word that a pattern of `measures.tsv` may have."""

_ARABIC = re.compile(r"[\u0621-\u064a]+")
_CLITICS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_ENDINGS = ("ات", "ون", "ين", "ها", "هم", "ان", "ه", "ي")
_LEAST_ARABIC = 3
"""Letters that an Arabic word keeps when what is written onto it is taken away."""


class Placed(NamedTuple):
    """A word of a text: where it starts and ends, its name form, and its term."""

    start: int
    end: int
    name: str
    term: str


class Terms(dict[str, tuple[str, str]]):
    """Name form and term of words, for a text in one language; each word is looked up once.

    The term is "=train" for a word that names a concept, else its stem; none for a word that says nothing by itself,
    and for a number.
    """

    def __init__(self, language: str) -> None:
        """Join the concepts of the language, then those of the others: names and terms of art travel."""
        super().__init__()
        self.exact: dict[str, str] = {}
        self.prefixes: dict[str, list[tuple[str, str]]] = {}
        self.stops = frozenset(fold(word) for word in _stops(language))
        for code in (language, *(one for one in LANGUAGES if one != language)):
            for words, concept, *_ in rows(code, "measures"):
                for word in words.split("|"):
                    self._add(word, f"={concept}")

    def _add(self, word: str, concept: str) -> None:
        bare = fold(word.removesuffix("*"))
        if word.endswith("*"):
            self.prefixes.setdefault(bare[:_PREFIX], []).append((bare, concept))
        else:
            self.exact.setdefault(bare, concept)

    def __missing__(self, text: str) -> tuple[str, str]:
        """Return name form and term of a word, and keep them."""
        if len(self) >= _KEPT:
            self.clear()
        word = text if text[0].isdecimal() else name_form(text)
        is_mute = word in self.stops or text[0].isdecimal() or (len(word) == 1 and word.isascii())
        found = self[text] = word, "" if is_mute else self._term(word)
        return found

    def _term(self, word: str) -> str:
        for form in forms(word):
            if form in self.exact:
                return self.exact[form]
            for bare, concept in self.prefixes.get(form[:_PREFIX], ()):
                if form.startswith(bare):
                    return concept
        return stem(word)


def _stops(language: str) -> Iterator[str]:
    for code in dict.fromkeys((language, LANGUAGES[0])):
        if code != UNKNOWN:
            found = categories(code)
            yield from (word for name in ("stop", "common") for word in found.get(name, ()) if " " not in word)


@cache
def terms(language: str) -> Terms:
    """Return the terms for a language code (without region), or for one that is not known."""
    return Terms(language)


@cache
def acts() -> frozenset[str]:
    """Return the terms of concepts that exclude each other."""
    return frozenset(f"={concept}" for concept, kind, *_ in rows(NEUTRAL, "measures") if kind == ACT)


def name_form(text: str) -> str:
    """Return a word as names are compared: folded, without what stands behind its apostrophe.

    >>> name_form("DeepSeek’s"), name_form("São")
    ('deepseek', 'sao')
    """
    word = fold(text)
    cut = word.find("'")
    return word[:cut] if cut >= _PREFIX else word


def forms(word: str) -> Iterator[str]:
    """Yield a folded word, and for an Arabic one what it is without the particles and endings written onto it."""
    yield word
    if word.isascii() or not _ARABIC.fullmatch(word):
        return
    bare = [word]
    bare += [
        word.removeprefix(one) for one in _CLITICS if word.startswith(one) and len(word) - len(one) >= _LEAST_ARABIC
    ]
    yield from bare[1:]
    for one in bare:
        for ending in _ENDINGS:
            if one.endswith(ending) and len(one) - len(ending) >= _LEAST_ARABIC:
                yield one.removesuffix(ending)


def stem(word: str) -> str:
    """Return what a folded word shares with its other forms, roughly.

    >>> stem("chips"), stem("workers"), stem("worker")
    ('chip', 'worke', 'worke')
    """
    if word.isascii():
        if len(word) > _STEM:
            return word[:_STEM]
        return word[:-1] if len(word) > _PREFIX and word.endswith("s") and not word.endswith("ss") else word
    if _ARABIC.fullmatch(word):
        return min(forms(word), key=len)
    return word if len(word) <= _STEM else word[:_STEM]


def placed(text: str, language: str, start: int = 0, end: int | None = None) -> list[Placed]:
    """Return the words and numbers of `text[start:end]`, with places in the whole text; a number has no term."""
    known = terms(language)
    found = _pattern(text).finditer(text, start, len(text) if end is None else end)
    made = partial(tuple.__new__, Placed)  # a third of the time of calling the class, for every word of a text
    return [made((*one.span(), *known[one[0]])) for one in found]


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


def terms_of(text: str, language: str) -> set[str]:
    """Return the terms of the words of a text."""
    known = terms(language)
    return {known[word][1] for word in _pattern(text).findall(text)} - {""}


def named(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared; digits are words of it, too: "Boeing 737"."""
    return tuple(word if word[0].isdecimal() else name_form(word) for word in _pattern(text).findall(text))


class Said(NamedTuple):
    """A phrase of `draft.tsv`: its words as names are compared, its category, and its value."""

    words: tuple[str, ...]
    category: str
    value: str


@cache
def said(language: str) -> tuple[Said, ...]:
    """Return what a language says around figures: relative years, totals, pronouns (see `draft.tsv`)."""
    return tuple(
        Said(named(phrase), category, (rest or [""])[0])
        for phrases, category, *rest in rows(language, "draft")
        for phrase in phrases.split("|")
    )


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Return the months of a language by their names, where its table lists the twelve whole names first.

    That is so in the languages that have a `draft.tsv`; in the others no month is told.
    """
    if not said(language):
        return {}
    names = next((words.split("|") for category, words in generated(language, "words") if category == "month"), [])
    return {name_form(name): number for number, name in enumerate(names[:12], 1)}
