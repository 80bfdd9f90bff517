"""What is said beside the way, between two commas: "the firm, with 18,600 employees, cut"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.span import Span

if TYPE_CHECKING:
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
