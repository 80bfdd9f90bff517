"""What is said beside the way, between two commas: "the firm, with 18,600 employees, cut", "founded in 1954,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.figure import Kind
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_COMMAS = ",،"


def aside_around(prose: Prose, sentence: Sentence, mention: Mention) -> Span | None:
    """Return what is said beside the way with a figure, from the word such as "with" up to the comma behind it."""
    text = prose.draft.text
    start = max(text.rfind(comma, sentence.span.start, mention.span.start) for comma in _COMMAS)
    ends = [end for comma in _COMMAS if (end := text.find(comma, mention.span.end, sentence.span.end)) >= 0]
    if start < 0 or not ends:
        return None
    span = Span(start + 1, min(ends))
    first = next(iter(prose.words_in(span)), None)
    is_led = first is not None and (first.name,) in prose.phrases("aside-with")
    return span if is_led and first is not None and first.start < mention.number.start else None


def aside_before(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[Span, bool] | None:
    """Return what is said beside the way of a subject before a figure, and whether that is how the subject came to be.

    It stands between two commas right behind a name, opens with a word such as "which" or "founded", and holds no
    figure but how long ago: "Norrel Rail, founded in 1954, ran 88 percent", "founded 70 years ago".
    """
    text, opening = prose.draft.text, prose.said_in(sentence, "aside-opens")
    for name in (one for one in sentence.names if opening and one.end < mention.span.start):
        if text[name.end] not in _COMMAS:
            continue
        ends = [end for comma in _COMMAS if (end := text.find(comma, name.end + 1, mention.span.start)) >= 0]
        said = [value for place, value in opening if not text[name.end + 1 : place].strip() and place > name.end]
        span = Span(name.end, min(ends, default=name.end))
        inside = (one.figure.kind for one in sentence.figures if span.start < one.span.start < span.end)
        if ends and said and all(kind is Kind.DURATION for kind in inside):
            return span, "from" in said
    return None


def relative_around(prose: Prose, sentence: Sentence, mention: Mention) -> int | None:
    """Return where the relative clause of a name opens that a figure stands in: "sold by Ketter, which has 3,140"."""
    text = prose.draft.text
    for place, value in prose.said_in(sentence, "aside-opens"):
        comma = max(text.rfind(mark, sentence.span.start, place) for mark in _COMMAS)
        is_near = comma >= 0 and not text[comma + 1 : place].strip() and place < mention.span.start
        is_open = is_near and not any(mark in text[place : mention.span.start] for mark in _COMMAS)
        if value == "who" and is_open and any(one.end == comma for one in sentence.names):
            return place
    return None


def dates_beside(prose: Prose, sentence: Sentence, mention: Mention, dates: Collection[int]) -> set[int]:
    """Return those of the places of dates that are of what is said beside the way, and not of a figure.

    "The firm, with 18,600 employees, cut 1,200 jobs in January": the month is that of the cut. "Norrel Rail, founded in
    1954, ran 88 percent last year": the first year is none of the 88 percent; that of another aside is where no date
    stands outside it.
    """
    found: set[int] = set()
    if around := aside_around(prose, sentence, mention):
        found = {one for one in dates if one >= around.end}
    if before := aside_before(prose, sentence, mention):
        inside = {one for one in dates if before[0].start < one < before[0].end}
        found |= inside if before[1] or len(inside) < len(dates) else set()
    return found
