"""Telling which of the languages a text is in, by the small words that only some of them have.

The detectors that are kept well weigh from 20 to 100 MB, or bring a numerical library along; news and reports are
told by the words that every table holds anyway, in a few milliseconds.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import rows, settings, vocabulary
from factledger.reading.tokens import Writing, fold, is_character, is_word, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 20_000
"""How much of a text is looked at, in characters: the first words tell as much as the last."""

_CHARACTERS = Writing(characters=True)
_TELLING = ("common", "stop")
"""Categories of words that a language is told by."""

_COMMON = 2.0
"""Weight of the commonest words beside the others."""

_BARE = 0.25
"""Share of the weight of a word that it keeps without its accents."""

_LEAST = 2.0
"""Least weight of what is found: one of the commonest words that no other language has, or some that few have."""

_LEAST_SHARE = 0.1
"""Least weight for each word of the text; one in a language that is not known here stays below."""

_LEAD = 1.15
"""How much more must speak for a language than for the next one."""


_MOST_FOREIGN = 1
"""Letters that a language does not have and a text in it may hold all the same, in a name."""


class _Words(NamedTuple):
    """The telling words of a language with what each weighs, and the letters that it lacks."""

    weights: dict[str, float]
    foreign: str


@cache
def _tables() -> dict[str, _Words]:
    """Return the telling words of each language.

    A word counts with its accents, as "año" is no Portuguese "ano"; without them, as many type it, less, and only
    where no language writes that word.
    """
    written = {code: _telling(code) for code in LANGUAGES}
    shared = Counter(word for words in written.values() for word in words)
    found: dict[str, dict[str, float]] = {}
    for code, words in written.items():
        bare = {fold(word): _BARE * weight for word, weight in words.items()}
        found[code] = {word: weight for word, weight in bare.items() if word not in shared} | words
    shared = Counter(word for words in found.values() for word in words)
    return {
        code: _Words(
            {word: weight / shared[word] for word, weight in words.items()},
            settings(code).get("foreign_letters", ""),
        )
        for code, words in found.items()
    }


def _telling(code: str) -> dict[str, float]:
    """Return the telling words of a language as they are written, and what they weigh before others share them."""
    words: dict[str, float] = {}
    for category, phrases, *_ in rows(code, "words"):
        if category in _TELLING:
            weight = _COMMON if category == "common" else 1.0
            for word in phrases.split("|"):
                form = fold(word, keeps_accents=True)
                words[form] = max(weight, words.get(form, 0))
    return words


def detect(text: str) -> str:
    """Return the code of the language, or "unknown" when the text is too short or in another language."""
    sample = text[:_SAMPLE]
    tokens = _words_of(sample)
    if not tokens:
        return UNKNOWN
    counted = Counter(fold(token, keeps_accents=True) for token in tokens)
    letters = Counter(sample.lower())
    scores = {
        code: 0.0
        if sum(letters[letter] for letter in words.foreign) > _MOST_FOREIGN + len(tokens) // 100
        else _score(counted.items(), words)
        for code, words in _tables().items()
    }
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    is_enough = scores[best] >= max(_LEAST, _LEAST_SHARE * len(tokens))
    return best if is_enough and scores[best] > _LEAD * scores[second] else _by_letters(letters)


_SHORT = 60
"""Most words of a text that is too short to tell its language by the telling words alone."""


def likeliest(text: str) -> str | None:
    """Return the language that most speaks for in a short text: its telling words, and all words that can be read.

    A word weighs the less, the more languages know it. None for a longer text, and where no word is known or two
    languages are as likely.
    """
    tokens = _words_of(text)
    if not is_short(text):
        return None
    counted = Counter(fold(token, keeps_accents=True) for token in tokens)
    folded, shared = Counter(map(fold, tokens)), _shared()
    scores = {
        code: _score(counted.items(), words)
        + sum(count / shared[word] for word, count in folded.items() if word in vocabulary(code))
        for code, words in _tables().items()
        if sum(letter in words.foreign for letter in text.lower()) <= _MOST_FOREIGN
    }
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    return best if scores[best] > scores[second] else None


def is_short(text: str) -> bool:
    """Tell whether a text has words, and too few to tell its language by the telling words alone."""
    return 0 < len(_words_of(text)) <= _SHORT


def _words_of(text: str) -> list[str]:
    return [token for token in tokenize(text[:_SAMPLE], writing=_CHARACTERS).texts if is_word(token)]


@cache
def _shared() -> Counter[str]:
    """Return how many languages know each word."""
    return Counter(word for code in LANGUAGES for word in vocabulary(code))


@cache
def _own_letters() -> dict[str, re.Pattern[str]]:
    """Return the letters that only one language is written in."""
    own = {code: settings(code).get("own_letters", "") for code in LANGUAGES}
    return {code: re.compile(f"[{letters}]") for code, letters in own.items() if letters}


def _by_letters(letters: Counter[str]) -> str:
    """Return the language that most of the letters of a short text are written in, Han characters aside."""
    known = {letter: count for letter, count in letters.items() if is_word(letter)}
    plain = sum(count for letter, count in known.items() if not is_character(letter))
    for code, own in _own_letters().items():
        told = sum(count for letter, count in known.items() if own.match(letter))
        if told and told >= plain:
            return code
    return UNKNOWN


_LONG = 40
"""Shortest line, in characters, that is told to be in another language than its text."""


def other_language(text: str, start: int, end: int, code: str) -> str | None:
    """Return the language of a line of a text, if it is plainly another one than that of the text.

    A line that holds a telling word of the text's language is taken to be in it, unless the other language has that
    word, too: "a" is no less Portuguese than English; and so is one without any word that the other has alone.
    """
    known = _tables().get(code)
    if end - start < _LONG or known is None:
        return None
    words = {fold(token, keeps_accents=True) for token in tokenize(text, start, end, _CHARACTERS).texts}
    if not words.isdisjoint(_alone(code)):
        return None
    found = detect(text[start:end])
    if found in (UNKNOWN, code):
        return None
    theirs = _tables()[found].weights
    # "no" and "menos" are Portuguese and Spanish: a word that the text's language lacks must speak for the other one.
    is_plain = any(word in theirs for word in words if word not in known.weights)
    return found if is_plain and all(word in theirs for word in words if word in known.weights) else None


@cache
def _alone(code: str) -> frozenset[str]:
    """Return the telling words of a language that tell no other one."""
    others = {word for other, words in _tables().items() if other != code for word in words.weights}
    return frozenset(_tables()[code].weights).difference(others)


def _score(counts: Iterable[tuple[str, int]], words: _Words) -> float:
    """Return what the words of a text weigh for a language."""
    return sum(count * words.weights.get(word, 0.0) for word, count in counts)
