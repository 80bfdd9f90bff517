"""Whom a sentence, or a clause of one, opens with: "most companies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import article_written_on, holds_phrase, kinds

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

_AGAINST = 3
"""How many words may stand between "against" and a figure, and between that and the rival whose it is."""


def contrasted_agent(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[int, str] | None:
    """Return (place, term) of others that the clause of a figure opens with behind a semicolon or "while".

    So "…; most companies use 16,000 chips" is not about whom the sentence began with, nor is "against 16,000 at its
    rivals".
    """
    if _is_against_rivals(prose, sentence, mention):
        return mention.span.start, _RIVAL
    text, end = prose.draft.text, mention.span.start
    start = max(text.rfind(mark, sentence.span.start, end) for mark in ";؛")
    places = [place for place, _ in prose.said_in(sentence, "while") if place < end]
    start = max([start, *places])
    words = [word for word in sentence.words if start < word.start < end][:_OPENING]
    if start < 0 or (_goes_on(prose, words) and not _is_in_turn(prose, sentence, start, end)):
        return None
    return next(((start, word.term) for word in words if word.term in kinds("agent")), None)


def _is_against_rivals(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether something is compared with a figure of its rivals: "against the 16,000 of its rivals"."""
    start, end = mention.span.start, mention.span.end
    places = [place for place, _ in prose.said_in(sentence, "earlier") if place < start]
    if not places or prose.words_between(places[-1], start) > _AGAINST:
        return False
    last = prose.clause(sentence, mention).end
    behind = [word for word in sentence.words if end <= word.start < last][:_AGAINST]
    return any(word.term == _RIVAL for word in behind)


def opening_agent(prose: Prose, sentence: Sentence) -> str | None:
    """Return the term of those that a sentence opens with; None where it goes on with words like "the company"."""
    return sentence.once("opening", lambda: _find_opening(prose, sentence))


def _find_opening(prose: Prose, sentence: Sentence) -> str | None:
    words = sentence.words[:_OPENING]
    agents = kinds("agent")
    for i, word in enumerate(words):
        if word.term in agents:
            is_same = _goes_on(prose, words[: i + 2]) or _is_the_one(prose, sentence, i) or _is_its(prose, words, i)
            return None if is_same and not _is_in_turn(prose, sentence, 0, sentence.span.end) else word.term
    return None


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
