"""What the words of a sentence name, so that sentences of any two languages can be laid side by side.

A mark is one of: a name (as written, and as heard), a concept of `measures.tsv`, a matter of `topics.tsv`, a counted
noun, a country, or the stem of a word. Which kind it is stands in its first character.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.draft import Kind
from factledger.reading.locale import LANGUAGES
from factledger.reading.matters import Matters, matters
from factledger.reading.sounds import VOWELS, breathed, sound
from factledger.reading.tables import phrases, rows
from factledger.reading.terms import (
    article_written_on,
    articles_in_names,
    forms,
    institutions,
    named,
    nouns,
    said,
    translated,
)
from factledger.reading.tokens import fold
from factledger.services.lint.prose.names import is_before_verb
from factledger.services.lint.prose.prose import NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

NAME, HEARD, CONCEPT, MATTER, NOUN, STEM = "@", "~", "=", "+", "#", "."

KNOWN = (CONCEPT, MATTER, NOUN)
"""Kinds of marks that say what a word means, in whatever language."""

SOUNDS = 4
"""Sounds of a word, with the mark of a sound, more than which tell it in another language or spelling."""

_LEAST_BASE = 3
"""Letters of a word, without what says that it is somebody's."""

_MUTE = ("said", "puts-at", "again", "no-name", "still", "denied")
"""Categories of `draft.tsv` whose words are no names."""

_SHORT = 4
"""Letters of a word at most in which the last ones are no ending."""

_BEHIND_NAME = ("'", "’", "-", "(")
"""What stands right behind a word that opens a sentence and is a name: "Quinvara's", "Quinvara-Norte"."""

_OPENING = (":", "«", "“", '"', "—", "–", "¿", "¡", "?", "!", ".")
"""Marks behind which a word has a capital for its place: "Answer: Not yet"."""

_PAIR = 2
"""Words in capitals that open a dateline."""

_COGNATE = 4
"""Sounds that a word has at least that is looked for by its sound in another language: terminal, contêiner."""


def shared_kinds(mine: str, theirs: str) -> tuple[str, ...]:
    """Return the kinds of marks by which words of two languages are compared; stems are those of one alone."""
    return (*KNOWN, STEM) if mine == theirs else KNOWN


class Word(NamedTuple):
    """A word of a sentence: where it starts, its marks, and whether it is a name."""

    start: int
    marks: tuple[str, ...]
    is_name: bool


class Marks(dict[tuple[str, str], tuple[str, ...]]):
    """The marks of words in one language, by name form and term; each is worked out once."""

    def __init__(self, language: str) -> None:
        """Look in the nouns and matters of the language, then in those of all."""
        super().__init__()
        self.own = matters(language)
        self.measured = Matters((language,), "measures")
        known = said(language, "owned") if language in LANGUAGES else ()
        self.owned = tuple(one.words[0] for one in known if one.ending)
        self.nouns = nouns(language)

    def __missing__(self, key: tuple[str, str]) -> tuple[str, ...]:
        """Return the marks of a word that is no name, and keep them."""
        name, term = key
        found: list[str] = []
        if term:
            found.append(term if term.startswith(CONCEPT) else STEM + term)
        if unit := next(filter(None, (self.nouns.get(form) or _all_nouns().get(form) for form in forms(name))), None):
            found.append(NOUN + unit)
        if term:
            found += dict.fromkeys(MATTER + matter for matter in [*self.own.of(name)] or matters().of(name))
        if term and len(text := sound(name)) >= _COGNATE and not {*VOWELS} & {*text}:
            found.append(HEARD + text)
        if not any(mark[0] in KNOWN for mark in found):
            found += self._owned(name)
        kept = self[key] = tuple(found)
        return kept

    def is_of_language(self, name: str) -> bool:
        """Tell whether the tables of the language itself tell what a word means: "Carrow" is no "carro" in English."""
        is_noun = any(form in self.nouns for form in forms(name))
        return is_noun or any(True for table in (self.own, self.measured) for _ in table.of(name))

    def _owned(self, name: str) -> Iterator[str]:
        """Yield what a word means without what says that it is somebody's: "madunya", their honey."""
        for ending in self.owned:
            base = name.removesuffix(ending)
            if base != name and len(base) >= _LEAST_BASE:
                yield from (mark for mark in self[base, base] if mark[0] in KNOWN)


@cache
def marks(language: str) -> Marks:
    """Return the marks of words for a language code."""
    return Marks(language)


@cache
def _all_nouns() -> dict[str, str]:
    """Return the units of the counted nouns of all languages; where two have a word, that of the first."""
    return {word: unit for code in reversed(LANGUAGES) for word, unit in nouns(code).items()}


@cache
def heard(name: str) -> tuple[str, ...]:
    """Return the marks of a name: as written, and as heard, without what is written onto it."""
    found = dict.fromkeys(HEARD + text for form in spelt(name) for text in (sound(form), breathed(form)) if text)
    return (NAME + name, *found)


_LIQUID = "ll"
"""Letters that one language speaks as an l, and another as a y: Mallorca, مايوركا."""


def spelt(name: str) -> Iterator[str]:
    """Yield the forms of a name, and how each is spelt where an ll in it is spoken as in Spanish."""
    for form in forms(name):
        yield form
        if _LIQUID in form[1:]:
            yield form.replace(_LIQUID, "y")


class Country(NamedTuple):
    """A name of a country: its words as names are compared, its code, and whether it is written in capitals."""

    words: tuple[str, ...]
    code: str
    is_short: bool


@cache
def countries(language: str) -> dict[str, tuple[Country, ...]]:
    """Return the names of countries in a language by their first words, the longer ones first."""
    found: dict[str, list[Country]] = {}
    for text, (code, *_) in phrases(language, "places"):
        if words := named(text):
            found.setdefault(words[0], []).append(Country(words, code, text.isupper()))
    return {word: tuple(sorted(some, key=lambda one: (-len(one.words), one.words))) for word, some in found.items()}


@cache
def articles() -> frozenset[str]:
    """Return the articles that stand within names in Latin letters, whatever the language: "Marsa al-Yaqut"."""
    return frozenset().union(*map(articles_in_names, LANGUAGES))


@cache
def is_known(language: str) -> bool:
    """Tell whether words of a language are known by what they mean: those of its measures and matters."""
    return any(rows(language, "measures"))


_PLACES = frozenset(
    {"province", "city", "municipality", "region", "island", "islands", "river", "lake", "valley", "bay"}
)
"""Types of what is named (`type-of-name` of `kinds.tsv`) that are places."""


def _is_heard(word: Word) -> bool:
    return any(mark[0] == HEARD for mark in word.marks)


class Wording:
    """The words of one text with their marks."""

    def __init__(self, prose: Prose, names: frozenset[str] | None = None) -> None:
        """Prepare for the sentences of a text; the names of documents tell which word that opens one is a name."""
        self.prose, self.names = prose, names
        self.is_source = False
        self.marks = marks(prose.language)
        text = prose.draft.text
        self.lower = {word.name for word in prose.words if text[word.start].islower()}
        self.no_names = {one.words[0] for one in said(prose.language, *NO_NAMES)}
        self.has_case = bool(self.lower)
        # Where no capitals tell names, a word that says or that is somebody's is none: "تقول", "عملهم".
        self.mute = {one.words[0] for one in said(prose.language, *_MUTE) if not one.ending}
        self.endings = tuple(prose.endings_of("again"))
        self.countries = countries(prose.language)
        self.models = {
            one.span.start: NAME + fold(one.text.removesuffix("s"))
            for one in prose.scan.set_aside
            if one.rule == "model-name"
        }

    @cached_property
    def named_places(self) -> frozenset[str]:
        """Words with their article that mean something and name a place or a body.

        So "إقليم النخيلات" is the region of the palms, "معهد المنارة" the institute of the lighthouse.
        """
        article = article_written_on(self.prose.language)
        if self.has_case or article is None:
            return frozenset()
        types = (one for one in said(self.prose.language, "type-of-name"))
        places = {one.words for one in types if one.value in _PLACES}
        places.update((word,) for word in institutions(self.prose.language))
        pairs = pairwise(self.prose.words)
        behind = (after.name for word, after in pairs if any((form,) in places for form in forms(word.name)))
        return frozenset(name for name in behind if name.startswith(article))

    def all_names(self) -> frozenset[str]:
        """Return the marks of all names of the text, wherever they stand."""
        text = self.prose.draft.text
        found = {word.name for word in self.prose.words if text[word.start].isupper() and word.term}
        names = found - self.lower - self.no_names
        marks = {mark for name in names for mark in heard(name)}
        some = (one for name in names for one in self.countries.get(name, ()) if len(one.words) == 1)
        return frozenset(marks | {NAME + one.code for one in some} | set(self.models.values()))

    def words(self, sentence: Sentence) -> list[Word]:
        """Return the words of a sentence that say something, by place; what heads a cell of a table is said in it."""
        return sentence.once(
            "marked", lambda: sorted([*self._joined(sentence), *self._heading(sentence)], key=lambda word: word.start)
        )

    def _joined(self, sentence: Sentence) -> Iterator[Word]:
        """Yield the words of a sentence, with the sound of two short names beside each other as that of one."""
        words = list(self._words(sentence))
        yield from words
        yield from self._translated(sentence)
        placed = {word.start: word for word in sentence.words}
        for word, after in pairwise(words):
            if not (word.is_name and after.is_name) or _is_heard(word) or _is_heard(after):
                continue
            first, second = placed[word.start], placed[after.start]
            if second.start == first.end + 1 and (text := sound(first.name + second.name)):
                yield Word(word.start, (HEARD + text,), is_name=True)

    def _translated(self, sentence: Sentence) -> Iterator[Word]:
        """Yield names whose words are translated, by what two of them beside each other mean, in whatever order."""
        meanings, text = translated(self.prose.language), self.prose.draft.text
        last: tuple[Placed, str] | None = None
        for word in sentence.words if meanings else ():
            meaning = meanings.get(word.name) if text[word.start].isupper() or not self.has_case else None
            if meaning is None and not word.term:
                continue  # "Vale do Rio"
            if meaning is not None and last is not None and last[1] != meaning:
                mark = NAME + "+".join(sorted((last[1], meaning)))
                yield Word(last[0].start, (mark,), is_name=True)
            last = None if meaning is None else (word, meaning)

    def _heading(self, sentence: Sentence) -> Iterator[Word]:
        """Yield the words of the column and row of a cell, as if they stood at its start."""
        block = self.prose.draft.blocks[sentence.block] if self.prose.draft.blocks else None
        if block is None or block.kind is not Kind.CELL or not sentence.figures:
            return
        for header in islice(self.prose.headings(sentence), len(block.headers)):
            yield from (word._replace(start=sentence.span.start) for word in self._words(header))

    def _words(self, sentence: Sentence) -> Iterator[Word]:
        inside = [(one.span.start, one.span.end) for one in sentence.figures]
        nouns = {name for one in sentence.figures if one.figure.noun for name in named(one.figure.noun)}
        words, text, i = sentence.words, self.prose.draft.text, 0
        while i < len(words):
            word = words[i]
            if any(start <= word.start < end for start, end in inside) and word.start not in self.models:
                yield from self._in_figure(word, is_noun=word.name in nouns)
            elif country := self._country(words, i):
                yield Word(word.start, (NAME + country.code,), is_name=True)
                i += len(country.words) - 1
            else:
                before = text[words[i - 1].end : word.start].strip() if i else ""
                yield from self._word(word, is_first=not i or before.endswith(_OPENING))
            i += 1

    def _word(self, word: Placed, *, is_first: bool) -> Iterator[Word]:
        if word.start in self.models:
            yield Word(word.start, (self.models[word.start],), is_name=True)
        elif self._is_name(word, is_first=is_first):
            yield Word(word.start, (*heard(word.name), *self._known(word)), is_name=True)
        elif found := self.marks[word.name, word.term]:
            is_unknown = not self.has_case and bool(word.term) and not self._is_told(word) and not self._is_mute(word)
            if self.named_places and not is_unknown:
                is_unknown = any(form in self.named_places for form in forms(word.name))
            yield Word(word.start, (*found, *heard(word.name)) if is_unknown else found, is_name=is_unknown)

    def _is_told(self, word: Placed) -> bool:
        """Tell whether what a word means says that it is no name; in a document no matter does: Zarqa is "the blue"."""
        return any(mark[0] != MATTER or not self.is_source for mark in self._known(word))

    def _is_mute(self, word: Placed) -> bool:
        return self._is_ended(word) or word.name in self.mute

    def _is_ended(self, word: Placed) -> bool:
        """Tell whether a word ends in what says that it is somebody's, or how something is done: "kenaikannya"."""
        return len(word.name) > _SHORT and any(word.name.endswith(one) for one in self.endings)

    def _country(self, words: Sequence[Placed], i: int) -> Country | None:
        """Return the country that words name from one on; None when they name none."""
        text = self.prose.draft.text
        for form in forms(words[i].name):
            for one in self.countries.get(form, ()):
                if not all(
                    i + k < len(words) and part in forms(words[i + k].name) for k, part in enumerate(one.words) if k
                ):
                    continue
                last = words[i + len(one.words) - 1]
                is_written = (
                    text[words[i].start : last.end].isupper() if one.is_short else text[words[i].start].isupper()
                )
                if is_written or not self.has_case:
                    return one
        return None

    def _in_figure(self, word: Placed, *, is_noun: bool) -> Iterator[Word]:
        """Yield the counted noun inside a figure; its number, scale and currency say nothing of a matter."""
        marks = self.marks[word.name, word.term]
        # A noun that no table holds is known by its stem: "205,000 visits", under a heading "Visits".
        if found := tuple(mark for mark in marks if mark[0] in (NOUN, MATTER)) or (marks[:1] if is_noun else ()):
            yield Word(word.start, found, is_name=False)

    def _known(self, word: Placed) -> tuple[str, ...]:
        """Return the marks of a word that say what it means, in whatever language."""
        return tuple(mark for mark in self.marks[word.name, word.term] if mark[0] in KNOWN)

    def _is_name(self, word: Placed, *, is_first: bool) -> bool:
        """Tell whether a word has a capital that it does not owe to its place."""
        if not self.prose.draft.text[word.start].isupper() or not word.term or word.name in self.no_names:
            return False
        if word.name in self.lower:
            return False
        if not is_first or self._opens_in_capitals(word):
            return True
        is_known = bool(self._known(word)) and self.marks.is_of_language(word.name)
        if is_known or word.name in self.prose.vocabulary or self._is_ended(word):
            return False
        return self.names is None or not self.names.isdisjoint(heard(word.name)) or self._opens_as_name(word)

    def _opens_in_capitals(self, word: Placed) -> bool:
        """Tell whether a word that opens a sentence, and the next one, are all in capitals: "VALE MOREL, 9 June"."""
        text, i = self.prose.draft.text, bisect_left(self.prose.starts, word.start)
        near = [text[one.start : one.end] for one in self.prose.words[i : i + _PAIR]]
        return len(near) == _PAIR and all(len(one) > 1 and one.isupper() for one in near)

    def _opens_as_name(self, word: Placed) -> bool:
        """Tell whether a word that opens a sentence reads as a name: "Quinvara took", "Quinvara's"."""
        text, i = self.prose.draft.text, bisect_left(self.prose.starts, word.start)
        behind = self.prose.words[i + 1 : i + 2]
        if not behind or not text[word.end : behind[0].start].isspace():
            return text[word.end : word.end + 1] in _BEHIND_NAME
        return text[behind[0].start].isupper() or is_before_verb(self.prose, [word, *behind])
