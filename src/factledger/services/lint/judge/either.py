"""Hedges that one language has and others part in two: "cerca de" and "ما يقرب من" are about so many, and nearly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factledger.reading.terms import holds_phrase, named, said
from factledger.values.figure import Hedge

if TYPE_CHECKING:
    from factledger.domain.entry import Entry
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name

_EITHER = "about-or-nearly"
"""Category of `draft.tsv`: hedges that mean either."""


def is_either(text: str, language: str, mention: Mention, entry: Entry) -> bool:
    """Tell whether a figure of a draft is about so many and that of a row nearly, or the reverse, in words for both.

    So it is, too, where the row states the number plainly, and the draft has a word for both: it is about so many.

    Args:
        text: The text of the draft.
        language: Its language.
        mention: The figure of the draft.
        entry: The row, with the words of its source.
    """
    theirs = entry.figure.hedge if entry.figure is not None else None
    mine, hedges = text[mention.span.start : mention.span.end], (mention.figure.hedge, theirs)
    if hedges == (Hedge.NEARLY, Hedge.PLAIN):
        return _says_either(language, mine)
    if {*hedges} != {Hedge.ABOUT, Hedge.NEARLY}:
        return False
    return _says_either(language, mine) or _says_either(entry.language or language, entry.text or "")


def _says_either(language: str, text: str) -> bool:
    words = named(text)
    return any(holds_phrase(words, one) for one in _phrases(language))


@cache
def _phrases(language: str) -> tuple[Name, ...]:
    return tuple(one.words for one in said(language, _EITHER))
