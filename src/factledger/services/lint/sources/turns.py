"""Who says which figure of a sentence, where several speak: "the minister said 200; the director puts it at 120"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factledger.reading.terms import forms, roles
from factledger.services.lint.judge.voices import voices
from factledger.services.lint.sources.around import placed_names
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.judge.voices import Voice
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.around import Surroundings

_BEHIND = 7
"""How many words behind "said" may name who does, where nothing before it does: "said the director, Tom Ashdale"."""

_COMMAS = ",،;؛"

OURS = "we"
"""The role of who wrote a text, and says something in it."""


class Turn(NamedTuple):
    """What one of those who speak in a sentence says.

    Attributes:
        start: Where the word stands that says so.
        names: The marks of the names of who speaks.
        bodies: The institutions that are named as the one that speaks.
        roles: What who speaks is: "minister".
        text: The words for it as they are written.
    """

    start: int
    names: frozenset[str]
    bodies: tuple[Voice, ...]
    roles: frozenset[str]
    text: str

    def is_like(self, other: Turn) -> bool:
        """Tell whether both may be one who speaks: by a name, by an institution, by what one without a name is."""
        if self.names & other.names or any(mine.is_like(one) for mine in self.bodies for one in other.bodies):
            return True
        return not (self.names and other.names) and bool(self.roles & other.roles)


def turn_of(around: Surroundings, sentence: Sentence, mention: Mention) -> Turn | None:
    """Return in whose turn a figure is said: the last one that starts before it, else the one behind it."""
    found = turns(around, sentence)
    before = [one for one in found if one.start < mention.span.start]
    return before[-1] if before else next(iter(found), None)


def turns(around: Surroundings, sentence: Sentence) -> list[Turn]:
    """Return the turns of a sentence in order; who speaks without being named goes on with the turn before."""
    return sentence.once("turns", lambda: list(_turns(around, sentence)))


def places_of_saying(around: Surroundings, sentence: Sentence) -> set[int]:
    """Return where the words of a sentence stand that say that somebody says something."""
    places = {sentence.words[i].start for i in around.attributions.places(sentence)}
    return places | {
        place for name in ("puts-at", "we-say", "thinks") for place, _ in around.prose.said_in(sentence, name)
    }


def _turns(around: Surroundings, sentence: Sentence) -> Iterator[Turn]:
    places = places_of_saying(around, sentence)
    ends = [one.span.end for one in sentence.figures]
    last = sentence.span.start
    ours = {place for place, _ in around.prose.said_in(sentence, "we-say")}
    for place in sorted(places):
        if place in ours:
            text = _text(around, [word for word in sentence.words if word.start == place])
            yield Turn(place, frozenset(), (), frozenset({OURS}), text)
            last = place
            continue
        before = Span(min(max([last, *(end for end in ends if end <= place)]), place), place)
        behind = _behind(around, sentence, place)
        for span in (before, behind):
            turn = _turn(around, sentence, place, span, places)
            if turn is not None:
                yield turn
                last = max(place, span.end)
                break


def _behind(around: Surroundings, sentence: Sentence, place: int) -> Span:
    """Return the first words behind a place, up to a figure or a word such as "that".

    Where the place opens the sentence, a comma ends it but for a name behind it: "According to the defence, the mill".
    """
    behind = [word for word in sentence.words if word.start > place][:_BEHIND]
    that = [word.start for word in behind if (word.name,) in around.prose.phrases("that")]
    figures = [one.span.start for one in sentence.figures if one.span.start > place]
    ends = [*(word.end for word in behind[-1:]), *that[:1], *figures[:1]]
    if place == sentence.words[0].start:
        ends += [one.end for one, after in pairwise(behind) if _is_other_part(around, one, after)][:1]
    return Span(place, max(place, min(ends, default=place)))


def _is_other_part(around: Surroundings, one: Placed, after: Placed) -> bool:
    """Tell whether a comma parts two words, and the second is written small."""
    text = around.prose.draft.text
    return any(mark in text[one.end : after.start] for mark in _COMMAS) and text[after.start].islower()


def _turn(around: Surroundings, sentence: Sentence, place: int, span: Span, said: set[int]) -> Turn | None:
    """Return the turn of who is named between two places; None where nobody is."""
    words = [word for word in sentence.words if span.start <= word.start < span.end and word.start not in said]
    starts = {word.start for word in words} - placed_names(around, sentence).keys()
    named = [one for one in around.wording.words(sentence) if one.is_name and one.start in starts]
    bodies = [one for one in voices(around.prose, sentence, around.attributions) if one.start in starts]
    known = roles(around.prose.language)
    titles = {word.start: known[form] for word in words for form in forms(word.name) if form in known}
    # Without capitals any word that nothing explains may be a name.
    is_told = bool(bodies or titles) if not around.wording.has_case or not named else True
    own = {*titles, *(one.start for one in named), *(one.start for one in bodies)}
    if not is_told or (titles.keys() == own and _is_parted(around, *sorted((max(own), place)))):
        return None
    names = frozenset(mark for one in named for mark in one.marks)
    text = _text(around, [word for word in words if word.start in own])
    return Turn(place, names, tuple(bodies), frozenset(titles.values()), text)


def _is_parted(around: Surroundings, start: int, end: int) -> bool:
    return around.prose.has_mark(start, end, _COMMAS)


def _text(around: Surroundings, words: Sequence[Placed]) -> str:
    """Return the last words beside one another, as they are written."""
    text = around.prose.draft.text
    first = words[-1].start
    for a, b in reversed(list(pairwise(words))):
        if not text[a.end : b.start].isspace():
            break
        first = a.start
    return text[first : words[-1].end]
