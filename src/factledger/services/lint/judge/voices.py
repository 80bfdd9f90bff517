"""Institutions that speak, by what they are and what they deal with: their names are translated, as none of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import domain_of, forms, institutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.judge.speaker import Attribution
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.seen import Seen
    from factledger.services.lint.prose.sentence import Sentence

_BESIDE = 7
"""How many words from a word such as "said" an institution may stand that says it."""

_AROUND = 4
"""How many words beside the one for an institution may tell what it deals with."""

_OPENING = 4
"""How many words open a clause."""

_SURE = frozenset({"government", "union", "police", "army", "court"})
"""Kinds of institutions that do different things."""

_MARKS = ",;:،؛()"

_BY_NAME = frozenset({"company", "bank", "hospital", "university", "party", "foundation", "fund", "association"})
"""Kinds of institutions that texts call by their names alone."""


class Voice(NamedTuple):
    """An institution that a sentence names.

    Attributes:
        text: The words for it as they are written.
        kind: What it is: "ministry".
        domains: What it deals with: "agriculture".
        speaks: Whether the sentence says that it says something.
        start: Where the word for it starts.
    """

    text: str
    kind: str
    domains: frozenset[str]
    speaks: bool
    start: int

    def is_like(self, other: Voice) -> bool:
        """Tell whether both may be one: of one kind, and of one domain where both name theirs."""
        return self.kind == other.kind and (bool(self.domains & other.domains) or not self.domains or not other.domains)

    def differs_from(self, other: Voice) -> bool:
        """Tell whether both do what the other does not: a ministry of one thing is not that of another, nor an army."""
        if self.kind == other.kind:
            return bool(self.domains and other.domains and not self.domains & other.domains)
        return self.kind in _SURE and other.kind in _SURE and not self.domains & other.domains


def agent(one: Seen, said: Attribution) -> Voice | None:
    """Return the institution that a clause, else its sentence, opens with, and that says nothing; None without one."""
    found = {voice.start: voice for voice in voices(one.prose, one.sentence, said) if not voice.speaks}
    for start in dict.fromkeys((one.clause.start, one.sentence.span.start)):
        opening = one.words(start, one.mention.span.start)[:_OPENING]
        if doing := next((found[word.start] for word in opening if word.start in found), None):
            return doing
    return None


def voices(prose: Prose, sentence: Sentence, said: Attribution) -> list[Voice]:
    """Return the institutions that a sentence names, in order; those of a language without a table are not told."""
    return sentence.once("voices", lambda: list(_voices(prose, sentence, said)))


def speaking(prose: Prose, sentence: Sentence, said: Attribution) -> Voice | None:
    """Return the institution that says something in a sentence; None where none or more than one does."""
    found = [one for one in voices(prose, sentence, said) if one.speaks]
    return found[0] if len(found) == 1 else None


def is_other(mine: Voice, here: Sequence[Voice], near: Iterable[Voice], *, is_told: bool = False) -> bool | None:
    """Tell whether an institution that speaks in a draft is none that a document names.

    Args:
        mine: The one of the draft.
        here: The institutions of the sentence of the document.
        near: Those of the sentences before it, which count where none speaks in the sentence itself.
        is_told: Whether the sentence names in other words who speaks: "the director, for his part, says".

    Returns:
        Whether it is another one; None where that is doubtful.
    """
    is_told = is_told or any(one.speaks for one in here)
    theirs = list(here) if is_told else [*here, *near]
    if any(mine.is_like(one) for one in theirs):
        return False
    if mine.kind in _BY_NAME and not is_told:
        return None if theirs else False
    return None if any(mine.domains & one.domains for one in theirs) else True


def _voices(prose: Prose, sentence: Sentence, said: Attribution) -> Iterator[Voice]:
    known, words = institutions(prose.language), sentence.words
    places: list[int] | None = None
    for i, word in enumerate(words):
        kind = next((known[form] for form in forms(word.name) if form in known), None)
        if kind is None:
            continue
        places = said.places(sentence) if places is None else places
        around = {k: domain_of(words[k].name, prose.language) for k in _together(prose, words, i, places)}
        own = [k for k, domain in around.items() if domain or k == i]
        text = prose.draft.text[words[own[0]].start : words[own[-1]].end]
        speaks = any(
            i != k and abs(i - k) <= _BESIDE and not _is_parted(prose, words, i, k) and not _is_told(prose, words[k:i])
            for k in places
        )
        yield Voice(text, kind, frozenset(filter(None, around.values())), speaks, word.start)


def _together(prose: Prose, words: Sequence[Placed], i: int, places: Sequence[int]) -> range:
    """Return the positions of the words around an institution that may be part of its name."""
    first = last = i
    while first and i - first < _AROUND - 1 and first - 1 not in places and not _is_parted(prose, words, first - 1, i):
        first -= 1
    end = len(words) - 1
    while last < end and last - i < _AROUND and last + 1 not in places and not _is_parted(prose, words, i, last + 1):
        last += 1
    return range(first, last + 1)


def _is_told(prose: Prose, between: Sequence[Placed]) -> bool:
    """Tell whether a word such as "that" stands among those behind "said": what follows is what is said."""
    return any((word.name,) in prose.phrases("that") for word in between)


def _is_parted(prose: Prose, words: Sequence[Placed], i: int, k: int) -> bool:
    """Tell whether a comma or the like stands between two words."""
    first, last = sorted((i, k))
    return prose.has_mark(words[first].end, words[last].start, _MARKS)
