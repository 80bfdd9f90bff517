"""Whom a sentence, or a clause of one, opens with: "most companies"."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from factledger.reading.terms import article_written_on, holds_phrase, kinds
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_OPENING = 4
"""How many words open a sentence."""

_RIVAL = "=rival"
"""Term of others of the same kind."""

_COMPARING = ("earlier", "more-than")
"""Categories of words that compare: "against", "than"."""

_PARTING = ";؛"
"""Marks that part what is said of one from what is said of another."""

_AGAINST = 3
"""How many words may stand between "against" and a figure."""

_WHOSE = 4
"""In how many words behind a figure the rival stands whose it is: "16.000 que usan sus rivales"."""


def contrasted_agent(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[Span, str] | None:
    """Return (part, term) of others that the part of a sentence with a figure opens with; "while" or ";" parts it.

    So "…; most companies use 16,000 chips" is not about whom the sentence began with, nor is "against 16,000 at its
    rivals", and "rivals use 16,000 chips; Acme needed 2,000" says nothing of Acme in its first part.
    """
    own = _of_rivals(prose, sentence, mention)
    if own is not None:
        return own, _RIVAL
    (first, last), (begin, end) = sentence.span, mention.span
    marks = [*semicolons(prose, sentence), *(place for place, _ in prose.said_in(sentence, "while"))]
    if any(word.term == _RIVAL for word in sentence.words[:_OPENING]):
        # "Rivals need 16,000 chips, against the 2,000 of Acme."
        marks += [place for place, _ in prose.said_in(sentence, "earlier") if place >= end]
    if not marks:
        return None
    start = max((place for place in marks if place < begin), default=first)
    stop = min((place for place in marks if place >= end), default=last)
    words = [word for word in sentence.words if start <= word.start < begin][:_OPENING]
    if _goes_on(prose, words) and not _is_in_turn(prose, sentence, start, begin):
        return None
    # Whom the first part opens with may be he who speaks of what is named behind it: "Analysts' note: 340%; …".
    agents = kinds("agent") if start > first else {_RIVAL}
    term = next((word.term for word in words if word.term in agents), None)
    return None if term is None else (Span(start, stop), term)


def semicolons(prose: Prose, sentence: Sentence) -> Sequence[int]:
    """Return where marks part a sentence; few have one."""
    text, (first, last) = prose.draft.text, sentence.span
    if not any(text.find(mark, first, last) >= 0 for mark in _PARTING):
        return ()
    return [i for i in range(first, last) if text[i] in _PARTING]


def _of_rivals(prose: Prose, sentence: Sentence, mention: Mention) -> Span | None:
    """Return the span of a figure up to the others whose it is, in a comparison: "against the 16,000 of its rivals"."""
    start, end = mention.number.start, mention.span.end
    if not is_compared(prose, sentence, mention, _COMPARING):
        return None
    last = prose.clause(sentence, mention).end
    behind = [word for word in sentence.words if end <= word.start < last][:_WHOSE]
    others = {place for place, _ in prose.said_in(sentence, "others")}
    whose = next((word for word in behind if word.term == _RIVAL or word.start in others), None)
    return None if whose is None else Span(start, whose.end)


def is_compared(prose: Prose, sentence: Sentence, mention: Mention, categories: Sequence[str]) -> bool:
    """Tell whether a word of some categories, by which something is compared, stands right before a number."""
    start = mention.number.start
    places = chain.from_iterable(prose.said_in(sentence, name) for name in categories)
    nearest = max((place for place, _ in places if place < start), default=None)
    return nearest is not None and prose.words_between(nearest, start) <= _AGAINST


def opening_agent(prose: Prose, sentence: Sentence) -> str | None:
    """Return the term of those that a sentence opens with; None where it goes on with words like "the company".

    "Its rivals" and "others" are those that it does not go on with.
    """
    return sentence.once("opening", lambda: _find_opening(prose, sentence))


def _find_opening(prose: Prose, sentence: Sentence) -> str | None:
    words = sentence.words[:_OPENING]
    agents = kinds("agent")
    if _is_of_others(prose, sentence):
        return _RIVAL
    for i, word in enumerate(words):
        if word.term in agents:
            is_same = word.term != _RIVAL and (
                _goes_on(prose, words[: i + 2]) or _is_the_one(prose, sentence, i) or _is_its(prose, words, i)
            )
            return None if is_same and not _is_in_turn(prose, sentence, 0, sentence.span.end) else word.term
    return None


def _is_of_others(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence opens with "others" that are no number of them: not "otros 120 trabajadores"."""
    first = sentence.words[0].start if sentence.words else None
    if not any(place == first for place, _ in prose.said_in(sentence, "others")):
        return False
    return all(prose.words_between(sentence.words[0].start, one.span.start) > 1 for one in sentence.figures[:1])


def _is_in_turn(prose: Prose, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether words say that another one is spoken of from there on: "the city, for its part, wants"."""
    return any(start <= place < end for place, _ in prose.said_in(sentence, "in-turn"))


def _is_its(prose: Prose, words: Sequence[Placed], i: int) -> bool:
    """Tell whether those that a sentence opens with are somebody's: "its schools", "مدارسها"."""
    is_owned = any(prose.ended(words[i].name, "owned-ending"))
    return is_owned or (i > 0 and (words[i - 1].name,) in prose.phrases("its"))


def _is_the_one(prose: Prose, sentence: Sentence, i: int) -> bool:
    """Tell whether a noun without an article is the one before, in a language that has none: "laba perusahaan".

    So it is unless words say that there are several, or that it is another one: "banyak perusahaan".
    """
    several = prose.phrases("several")
    if not several:
        return False
    around = [word.name for word in sentence.words[max(i - _OPENING, 0) : i + 2]]
    noun = sentence.words[i].name
    others = prose.phrases("other-one")
    is_twice = around.count(noun) > 1
    return not is_twice and not any((name,) in several or (name,) in others for name in around)


def _goes_on(prose: Prose, words: Sequence[Placed]) -> bool:
    """Tell whether words hold a noun with its article that goes on with the subject before: "the company", "الشركة"."""
    names = tuple(word.name for word in words)
    if any(len(phrase) > 1 and holds_phrase(names, phrase) for phrase in prose.phrases("again")):
        return True
    written_on = article_written_on(prose.language)
    if written_on is None:
        return False
    nouns = {name for (name, *others) in prose.phrases("again") if name.startswith(written_on) and not others}
    others = {name for (name, *_) in prose.phrases("other-one")}
    # "And" is written onto it, too; its plural is of others.
    return any(
        not nouns.isdisjoint((name, name[1:])) and others.isdisjoint(names[i + 1 : i + 2])
        for i, name in enumerate(names)
    )
