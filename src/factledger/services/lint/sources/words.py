"""What the words of a sentence name, so that sentences of any two languages can be laid side by side.

A mark is one of: a name (as written, and as heard), a concept of `measures.tsv`, a matter of `topics.tsv`, a counted
noun, a country, or the stem of a word. Which kind it is stands in its first character.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES
from factledger.reading.sounds import VOWELS, sound
from factledger.reading.tables import rows
from factledger.reading.terms import forms, said
from factledger.reading.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose import Prose, Sentence

NAME, HEARD, CONCEPT, MATTER, NOUN, STEM = "@", "~", "=", "+", "#", "."

KNOWN = (CONCEPT, MATTER, NOUN)
"""Kinds of marks that say what a word means, in whatever language."""

_PREFIX = 3
_COGNATE = 4
"""Sounds that a word has at least that is looked for by its sound in another language: terminal, contêiner."""


class Word(NamedTuple):
    """A word of a sentence: where it starts, its marks, and whether it is a name."""

    start: int
    marks: tuple[str, ...]
    is_name: bool


class Marks(dict[tuple[str, str], tuple[str, ...]]):
    """The marks of words in one language, by name form and term; each is worked out once."""

    def __init__(self, language: str) -> None:
        """Join the nouns and matters of the language, then those of the others."""
        super().__init__()
        self.nouns: dict[str, str] = {}
        self.matters: dict[str, str] = {}
        self.prefixes: dict[str, list[tuple[str, str]]] = {}
        for code in (language, *(one for one in LANGUAGES if one != language)):
            for words, unit, *_ in rows(code, "nouns"):
                for word in words.split("|"):
                    self.nouns.setdefault(fold(word), unit)
            for words, matter, *_ in rows(code, "topics"):
                for word in words.split("|"):
                    self._add(fold(word.removesuffix("*")), matter, is_prefix=word.endswith("*"))

    def _add(self, word: str, matter: str, *, is_prefix: bool) -> None:
        if is_prefix:
            self.prefixes.setdefault(word[:_PREFIX], []).append((word, matter))
        else:
            self.matters.setdefault(word, matter)

    def __missing__(self, key: tuple[str, str]) -> tuple[str, ...]:
        """Return the marks of a word that is no name, and keep them."""
        name, term = key
        found: list[str] = []
        if term:
            found.append(term if term.startswith(CONCEPT) else STEM + term)
        for form in forms(name):
            if form in self.nouns:
                found.append(NOUN + self.nouns[form])
                break
        if term and (matter := self._matter(name)):
            found.append(MATTER + matter)
        if term and len(text := sound(name)) >= _COGNATE and not {*VOWELS} & {*text}:
            found.append(HEARD + text)
        kept = self[key] = tuple(found)
        return kept

    def _matter(self, name: str) -> str | None:
        for form in forms(name):
            if form in self.matters:
                return self.matters[form]
        for form in forms(name):
            for bare, matter in self.prefixes.get(form[:_PREFIX], ()):
                if form.startswith(bare):
                    return matter
        return None


@cache
def marks(language: str) -> Marks:
    """Return the marks of words for a language code."""
    return Marks(language)


@cache
def heard(name: str) -> tuple[str, ...]:
    """Return the marks of a name: as written, and as heard, without what is written onto it."""
    found = dict.fromkeys(HEARD + text for form in forms(name) if (text := sound(form)))
    return (NAME + name, *found)


class Wording:
    """The words of one text with their marks."""

    def __init__(self, prose: Prose) -> None:
        """Prepare for the sentences of a text."""
        self.prose = prose
        self.marks = marks(prose.language)
        text = prose.draft.text
        self.lower = {word.name for word in prose.words if text[word.start].islower()}
        self.no_names = {one.words[0] for one in said(prose.language) if one.category in ("no-name", "again")}
        self.has_case = bool(self.lower)
        self.models = {
            one.span.start: NAME + fold(one.text.removesuffix("s"))
            for one in prose.scan.set_aside
            if one.rule == "model-name"
        }

    def words(self, sentence: Sentence) -> list[Word]:
        """Return the words of a sentence that say something."""
        return sentence.once("marked", lambda: list(self._words(sentence)))

    def _words(self, sentence: Sentence) -> Iterator[Word]:
        inside = [(one.span.start, one.span.end) for one in sentence.figures]
        for i, word in enumerate(sentence.words):
            if word.start in self.models:
                yield Word(word.start, (self.models[word.start],), is_name=True)
            elif any(start <= word.start < end for start, end in inside):
                yield from self._in_figure(word)
            elif self._is_name(word, is_first=i == 0):
                yield Word(word.start, (*heard(word.name), *self._known(word)), is_name=True)
            elif found := self.marks[word.name, word.term]:
                is_unknown = bool(not self.has_case and word.term and not self._known(word))
                yield Word(word.start, (*found, *heard(word.name)) if is_unknown else found, is_name=is_unknown)

    def _in_figure(self, word: Placed) -> Iterator[Word]:
        """Yield the counted noun inside a figure; its number, scale and currency say nothing of a matter."""
        if found := tuple(mark for mark in self.marks[word.name, word.term] if mark[0] in (NOUN, MATTER)):
            yield Word(word.start, found, is_name=False)

    def _known(self, word: Placed) -> tuple[str, ...]:
        """Return the marks of a word that say what it means, in whatever language."""
        return tuple(mark for mark in self.marks[word.name, word.term] if mark[0] in KNOWN)

    def _is_name(self, word: Placed, *, is_first: bool) -> bool:
        """Tell whether a word has a capital that it does not owe to its place."""
        if not self.prose.draft.text[word.start].isupper() or not word.term or word.name in self.no_names:
            return False
        is_common = word.name in self.lower or word.term.startswith(CONCEPT)
        return not (is_first and is_common) and word.name not in self.lower
