"""The decade that a place of a text tells: "the 2020s", "la década de 1990", "عشرينيات القرن العشرين"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.digits import ascii_digits

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.span import Span

_YEAR = re.compile(r"(1\d\d|20\d)0(\D*)", re.ASCII)
"""The first year of a decade, with what may be written onto it: "s", "-an"."""

_NEAR = 3
"""Words from a decade in words to its century."""

_BEFORE = 2
"""Words of the longest phrase before a year that makes it a decade: "década de"."""


def decade_told(prose: Prose, sentence: Sentence, span: Span) -> str | None:
    """Return the decade as EDTF that a place tells, such as 202X; None where it tells none, or not of which century."""
    year = _YEAR.fullmatch(ascii_digits(span.of(prose.draft.text)))
    if year is not None:
        is_told = bool(year[2]) or _is_said_before(prose, sentence, span)
        return f"{year[1]}X" if is_told else None
    digit = next((digit for place, digit in prose.said_in(sentence, "decade") if place == span.start), None)
    centuries = (
        century
        for place, century in prose.said_in(sentence, "century")
        if place >= span.end and prose.words_between(span.end, place) <= _NEAR
    )
    century = next(centuries, None)
    return None if digit is None or century is None else f"{century}{digit}X"


def _is_said_before(prose: Prose, sentence: Sentence, span: Span) -> bool:
    """Tell whether a word such as "decade" stands right before a year."""
    places = (place for place, _ in prose.said_in(sentence, "of-decade") if place < span.start)
    return any(prose.words_between(place, span.start) <= _BEFORE for place in places)
