"""A plan that is told in the present: "the council meets on 5 May" for "will meet". A past tense is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import month_numbers
from factledger.services.lint.prose.tense import tenses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.against.standing import Standing
    from factledger.services.lint.prose.tense import Tenses

_SHARED = 4
"""Letters that two forms of a verb share, where they have as many."""

_LEAST = 3
"""Letters of a verb, at least, that is told by them."""


def is_timetable(new: Standing, old: Standing) -> bool:
    """Tell whether a figure was planned in a future tense, and is told in the present now, of a day with its month."""
    told = tenses(new.side.language)
    words = [word for word in _words(new) if not told.is_past(word)]
    return (
        new.side.language == old.side.language
        and any(word.name in month_numbers(new.side.language) for word in new.sentence.words)
        and any(_is_form(word, verb) for verb in _planned(_words(old), told) for word in words)
    )


def _words(one: Standing) -> list[str]:
    text = one.side.draft.text
    return [text[word.start : word.end].lower() for word in one.sentence.words]


def _planned(words: list[str], told: Tenses) -> Iterator[str]:
    """Yield the verbs that are told in the future: behind a word such as "will", or by their ending."""
    for i, word in enumerate(words):
        if i and words[i - 1] in told.leading:
            yield word
        elif word.endswith(told.future) and told.future:
            yield word[: -min(len(one) for one in told.future if word.endswith(one))]


def _is_form(word: str, verb: str) -> bool:
    """Tell whether a word may be a form of a verb: "meets" of "meet", "reúne" of "reunir" by what accents leave."""
    size = min(_SHARED, len(verb))
    return size >= _LEAST and len(word) >= size and _bare(word[:size]) == _bare(verb[:size])


def _bare(text: str) -> str:
    return text.translate(_ACCENTS)


_ACCENTS = str.maketrans("áéíóúâêôãõç", "aeiouaeoaoc")
