"""Who speaks by a name and a title beside each other: "The mayor, Tomás Ugarte, put losses at"."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, roles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LONGEST = 6
"""Words of a name or a title between commas."""

_SAYING = 3
"""Words of the end of a sentence that says that somebody speaks: "told the paper"."""

_LEAST = 2
"""Words of a name that tells a person by itself."""


def name_apposed(
    prose: Prose, sentence: Sentence, saying: Collection[int], many: Collection[str], ours: set[str]
) -> str | None:
    """Return the name of another person beside a title, at the start or the end of a sentence, before "said"; or None.

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        many: Roles that no person bears.
        ours: Words for who speaks by a row.
    """
    puts = {place for place, _ in prose.said_in(sentence, "puts-at")} | {sentence.words[i].start for i in saying}
    pairs = [(first, second) for first, second, place in _between_commas(prose, sentence) if place in puts]
    for name, title in chain.from_iterable(((a, b), (b, a)) for a, b in pairs):
        is_name = len(name) >= _LEAST and all(prose.draft.text[word.start].isupper() for word in name)
        if (
            is_name
            and _is_title(prose, title, many)
            and not ours & {form for word in name for form in forms(word.name)}
        ):
            return prose.draft.text[name[0].start : name[-1].end]
    return None


def _between_commas(prose: Prose, sentence: Sentence) -> Iterator[tuple[list[Placed], list[Placed], int]]:
    """Yield two parts of a sentence between commas, and the place of a word for speaking: the first two, and the last.

    The last are those before what ends the sentence: ", the mayor, Ana Reis, told reporters.", or behind such a word.
    """
    parts: list[list[Placed]] = [[]]
    for word in sentence.words:
        if parts[-1] and "," in prose.draft.text[parts[-1][-1].end : word.start]:
            parts.append([])
        parts[-1].append(word)
    if len(parts) > _LEAST:
        yield from _short(parts[0], parts[1], parts[2][0].start)
    if len(parts) > _LEAST + 1 and len(parts[-1]) <= _SAYING:
        yield from _short(parts[-2], parts[-3], parts[-1][0].start)
    # "…, said the treasurer of the fund, Ana Reis."
    if len(parts) > _LEAST:
        yield from _short(parts[-1], parts[-2][1:], parts[-2][0].start)


def _short(first: list[Placed], second: list[Placed], place: int) -> Iterator[tuple[list[Placed], list[Placed], int]]:
    if max(len(first), len(second)) <= _LONGEST:
        yield first, second, place


def _is_title(prose: Prose, words: Sequence[Placed], many: Collection[str]) -> bool:
    """Tell whether words name what a person is: "the mayor of Serena"."""
    known = roles(prose.language)
    found = {known[form] for word in words for form in forms(word.name) if form in known}
    return bool(found - {*many})
