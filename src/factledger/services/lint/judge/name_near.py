"""Who speaks by a name near a word such as "said": behind it, before its auxiliaries, or behind "a report by"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, roles
from factledger.services.lint.prose.names import whole_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LEAST = 2
"""Words of a name that tells a person by itself."""

_LONGEST = 4
"""Words of a name at most."""

_AUXILIARIES = 4
"""Words at most that may stand between a name and the "said" that they belong to: "has repeatedly", "is quoted as"."""

_LINKS = 3
"""Words at most between "report" and the name of who wrote it: "compiled by the"."""

_APOSTROPHES = frozenset("'’")


def name_near(
    prose: Prose, sentence: Sentence, saying: Collection[int], ends: Collection[int], ours: Collection[str]
) -> str | None:
    """Return the name of another person near a word that says that somebody speaks; None without one.

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        ends: The positions of the last words of such phrases.
        ours: Words for who speaks by a row, and for what it is about.
    """
    words, text = sentence.words, prose.draft.text
    for start in (
        *_behind(prose, words, saying, ends),
        *_before(prose, words, saying),
        *_by(prose, words, saying),
    ):
        name = _capitals(prose, words, start)
        if len(name) >= _LEAST and not any(form in ours for word in name for form in forms(word.name)):
            return text[name[0].start : name[-1].end]
    return None


def _behind(prose: Prose, words: Sequence[Placed], saying: Collection[int], ends: Collection[int]) -> Iterator[int]:
    """Yield where names start behind who they say something: ", explains Ana Reis", "como dice Ana Reis,"."""
    inverted, leads = prose.phrases("said-inverted"), prose.phrases("as-said")
    told = {i for i, word in enumerate(words) if i and (word.name,) in inverted and _has_mark(prose, words, i - 1)}
    ending, links = prose.phrases("that") | prose.phrases("before-that"), prose.phrases("document-by")
    for i in sorted({*ends, *told}):
        before = words[i - 1].name if i else ""
        is_led = not i or i not in saying or i - 1 in saying or (before,) in leads or _has_mark(prose, words, i - 1)
        first = i + 1 + any((word.name,) in links for word in words[i + 1 : i + 2])
        last = first - 1 + len(_capitals(prose, words, first))
        if is_led and last >= first:
            is_last = last + 1 >= len(words) or _has_mark(prose, words, last)
            if is_last or (words[last + 1].name,) in ending:
                yield first


def _before(prose: Prose, words: Sequence[Placed], saying: Collection[int]) -> Iterator[int]:
    """Yield where names start before auxiliaries of what says that somebody speaks: "Ana Reis has also said"."""
    auxiliaries, text = prose.phrases("before-said"), prose.draft.text
    for i in saying:
        last = i - 1
        while last > 0 and i - 1 - last < _AUXILIARIES and (words[last].name,) in auxiliaries:
            last -= 1
        if last == i - 1 or last < 0 or _has_mark(prose, words, last):
            continue
        start = last + 1
        while start and text[words[start - 1].start].isupper():
            start -= 1
        start += not start and (words[0].name in prose.lower or words[0].name in prose.vocabulary)
        before = words[start - 1].name if start else ""
        is_governed = before in prose.where or (before,) in prose.phrases("of") | prose.phrases("and")
        if start <= last and not is_governed:
            yield start


def _by(prose: Prose, words: Sequence[Placed], saying: Collection[int]) -> Iterator[int]:
    """Yield where the names may start of who wrote or counted: "a report by Ana Reis", "in Ana Reis's view"."""
    documents, links, leads = (prose.phrases(name) for name in ("document", "document-by", "document-in"))
    for i, word in enumerate(words):
        if not any((form,) in documents for form in forms(word.name)):
            continue
        k = i + 1
        while k < len(words) and k - i <= _LINKS and (words[k].name,) in links:
            k += 1
        if saying and k < len(words) and not any(_has_mark(prose, words, j) for j in range(i, k)):
            yield k
        owner = _start_of_owner(prose, words, i)
        if owner is not None and (saying or (owner and (words[owner - 1].name,) in leads)):
            yield owner


def _start_of_owner(prose: Prose, words: Sequence[Placed], i: int) -> int | None:
    """Return where the name of the owner right before the word at a position starts: "Ana Reis's report"."""
    text = prose.draft.text
    last = i - 1 - (i > 1 and words[i - 1].name == "s")
    if last < 0 or not _APOSTROPHES & {*text[words[last].start : words[i].start]}:
        return None
    start = last + 1
    while start and last + 1 - start < _LONGEST and text[words[start - 1].start].isupper():
        start -= 1
    start += not start and ((words[0].name,) in prose.phrases("document-in") or words[0].name in prose.lower)
    return start if start <= last else None


def _capitals(prose: Prose, words: Sequence[Placed], start: int) -> Sequence[Placed]:
    """Return the words with capitals from a position on that can be nothing but a name."""
    known = roles(prose.language)
    run = whole_name(prose, words[start : start + _LONGEST])
    name = list(takewhile(lambda word: word.name not in prose.no_names, run))
    return () if any(form in known for word in name for form in forms(word.name)) else name


def _has_mark(prose: Prose, words: Sequence[Placed], i: int) -> bool:
    """Tell whether anything but a space stands behind the word at a position."""
    end = words[i + 1].start if i + 1 < len(words) else words[i].end
    return not prose.draft.text[words[i].end : end].isspace()
