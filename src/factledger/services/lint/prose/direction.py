"""Which way something goes by the words around a figure, or by those of any text."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.tables import rows
from factledger.reading.terms import by_first_word, named, said, terms_of
from factledger.values.figure import Direction, Kind
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Sentence

_KEPT = 10_000
"""How many texts are kept with the way that they say."""


_YEARLY = frozenset({"=year", "year"})
"""What a rise may be called that is of a whole year."""

TIMES = ("this", "last")
"""Which of two times a sentence speaks of: "this season, against last season"."""

_LONGEST_COMPARED = 6
"""Words that a comparison behind a figure is looked for in."""

_FRONTED = 1
"""Words before a figure that opens its sentence: an article, or "it was"."""


@cache
def _turns() -> frozenset[str]:
    """Return the words that tell which way something went, or how it ended, in every language: "rise", "lost"."""
    told = ("up", "down", "outcome")
    phrases = [one for code in LANGUAGES for one in said(code) if one.category in told or one.value == "outcome"]
    return frozenset(one.words[0] for one in phrases if len(one.words) == 1)


def says_change(text: str) -> bool:
    """Tell whether a text in any language holds a word by which something changed: "seats lost"."""
    return bool(_turns() & set(named(text)))


@cache
def _opening(category: str) -> frozenset[str]:
    """Return the words that phrases of a category open with, in every language."""
    return frozenset(one.words[0] for code in LANGUAGES for one in said(code, category))


@cache
def _single(*categories: str) -> frozenset[str]:
    """Return the words that are phrases of some categories by themselves, in every language."""
    phrases = (one for code in LANGUAGES for one in said(code, *categories))
    return frozenset(one.words[0] for one in phrases if len(one.words) == 1)


def says_addition(text: str) -> bool:
    """Tell whether a text in any language names what is added to something: "new turbines"."""
    return not _opening("added").isdisjoint(named(text))


def _ways() -> frozenset[str]:
    """Return the words by which something rises or falls, in every language."""
    return _single("up", "down", "change")


def says_way(text: str) -> bool:
    """Tell whether a text in any language names a rise or a fall: "rise of the cost"."""
    return bool(_ways() & set(named(text)))


def is_way(text: str) -> bool:
    """Tell whether a text in any language names a rise or a fall, and nothing else: "yearly rise", of an index."""
    words = named(text)
    others = [word for word in words if word not in _ways()]
    return len(others) < len(words) and terms_of(" ".join(others), UNKNOWN) <= _YEARLY


def says_end(text: str) -> bool:
    """Tell whether a text in any language names the end of something: "end of the comment period"."""
    return not _opening("ending").isdisjoint(named(text))


def says_ordered(text: str) -> bool:
    """Tell whether a text in any language says that something was ordered, and not that it is to be."""
    words = named(text)
    return not _single("ordered").isdisjoint(words) and _single("planned").isdisjoint(words)


def says_further(text: str) -> bool:
    """Tell whether a text in any language is of what comes on top: "vendors/more"."""
    return not _opening("further").isdisjoint(named(text))


@lru_cache(maxsize=_KEPT)
def way_said(text: str) -> Direction | None:
    """Return the one way that a text in any language says something goes: "council tax rise"; None for none or both."""
    words = set(named(text))
    found = [way for way in Direction if words & _single(way.value)]
    return found[0] if len(found) == 1 else None


def _next_figure(sentence: Sentence, mention: Mention) -> int:
    """Return where the figure behind one starts in its sentence, or where that ends."""
    starts = (one.span.start for one in sentence.figures if one.span.start > mention.span.start)
    return next(starts, sentence.span.end)


_ANSWER = 3
"""Words beside a figure at most that answers a question: "By some 340% in 2024"."""


def direction_said(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> Direction | None:
    """Return which way the words around a figure say that it goes, the nearest first; None where they differ.

    What opens a sentence is told of in what follows: "Just under 350%: so much the shares rose".
    """
    before, behind = (sentence.span.start, mention.span.start), (mention.span.end, _next_figure(sentence, mention))
    far = before if prose.words_between(*before) > _FRONTED else behind
    # "Came to 11.6 million and rose to 12.9": what "and" goes on with is said of the next one.
    ands = prose.phrases("and") if behind[1] < sentence.span.end else ()
    near = prose.words_in(Span(mention.span.end, max(mention.span.end, clause.end)))
    last = next((word.start for word in near if (word.name,) in ands), clause.end)
    for start, end in ((clause.start, mention.span.start), (mention.span.end, last), far):
        found = {
            way for way in Direction if any(start <= place < end for place, _ in prose.said_in(sentence, way.value))
        }
        if mention.figure.kind is Kind.PERCENT:  # shares that won or lost so much, and no harvest that yielded it
            found |= {Direction(way) for place, way in prose.said_in(sentence, "gained") if start <= place < end}
        if found:
            return found.pop() if len(found) == 1 else None
    return _compared_behind(prose, mention) or _asked(prose, sentence, mention)


def _asked(prose: Prose, sentence: Sentence, mention: Mention) -> Direction | None:
    """Return which way a question goes that a figure answers with hardly a word more: "Did it rise? By 340%"."""
    before = next(prose.before(sentence), None)
    if before is None or not prose.draft.text[before.span.start : before.span.end].rstrip().endswith(("?", "؟")):
        return None
    besides = [word for word in sentence.words if not mention.span.start <= word.start < mention.span.end]
    if len(besides) > _ANSWER or prose.said_in(sentence, "not"):
        return None
    ways = {way for way in Direction if prose.said_in(before, way.value)}
    return ways.pop() if len(ways) == 1 else None


def _compared_behind(prose: Prose, mention: Mention) -> Direction | None:
    """Return which way a comparative right behind a figure says that it goes: "40 percent shorter"."""
    at = prose.words_between(0, mention.span.end)
    return way_compared(prose.language, tuple(prose.words.names_between(at, at + _LONGEST_COMPARED)), 1)


def way_compared(language: str, words: tuple[str, ...], most: int) -> Direction | None:
    """Return which way a comparison goes that starts at one of so many first words: "more than", "fewer"."""
    found = [
        (len(phrase), way)
        for phrase, way in compared(language)
        if way not in TIMES and any(words[i : i + len(phrase)] == phrase for i in range(most))
    ]
    # "Más corta" is no "más".
    return Direction(max(found, key=lambda one: one[0])[1]) if found else None


@cache
def compared(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words beside a figure that say which way it differs, up or down, or of which of two times it is."""
    found = rows(language, "compared") if language != UNKNOWN else ()
    return tuple((named(phrase), what) for words, what, *_ in found for phrase in words.split("|"))


@cache
def comparatives(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the words beside a figure that say which way it differs, "more", "fewer", by the first of each."""
    return by_first_word(phrase for phrase, way in compared(language) if way not in TIMES)
