"""In which language a draft is read, and what is said where none can be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factledger.errors import LanguageError
from factledger.reading.detect import detect, is_short, likeliest
from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import AUTO, scan
from factledger.reading.tables import vocabulary
from factledger.reading.tokens import fold
from factledger.services.lint.columned import columned
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention, Scan
    from factledger.values.units import Units

_UNSEEN = "hedges and scales may not have been seen"

_BEHIND = re.compile(r"[\s\u00a0-]?([^\W\d_]+)")
"""The word that stands directly behind a number."""


def scanned(draft: Draft, units: Units, language: str, own: Callable[[], str | None] = lambda: None) -> Scan:
    """Return the figures of a draft in the language that is given; with "auto", in the one that the draft names.

    A draft that names none and is too short to tell it is read in the likeliest language. Cells of tables are in the
    unit and scale that the header of their column says.

    Args:
        draft: The draft.
        units: The units that are known.
        language: A language tag, or "auto".
        own: Gives the language of the ledger's own rows, for a draft whose words tell nothing.

    Raises:
        LanguageError: The language that is given is not one that can be read.
    """
    return columned(draft, _scanned(draft, units, language, own), units)


def _scanned(draft: Draft, units: Units, language: str, own: Callable[[], str | None]) -> Scan:
    if language != AUTO:
        return scan(draft.text, language, units)
    if draft.language:
        try:
            return scan(draft.text, draft.language, units)
        except LanguageError:
            return scan(draft.text, UNKNOWN, units)
    told, likely = detect(draft.text), likeliest(draft.text)
    if told == UNKNOWN and likely is None and is_short(draft.text) and (of_rows := own()):
        why = f"the language cannot be told: read as {of_rows!r}, as the ledger's rows are; {_UNSEEN}"
        return replace(scan(draft.text, of_rows, units), guessed=why)
    if likely is None or likely == told:
        return scan(draft.text, AUTO, units)
    why = f"the language cannot be told from so short a text: read as {likely!r}, the likeliest"
    return replace(scan(draft.text, likely, units), guessed=why)


def unread(draft: Draft, found: Scan, language: str) -> str | None:
    """Return what is to be said of a draft whose numbers were read without its language; None for any other."""
    if not (found.figures or found.unreadable):
        return None
    if found.language != UNKNOWN:
        return found.guessed or None
    named = draft.language if language == AUTO else language
    what = f"the language {named!r} cannot be read" if named else "the language cannot be told"
    return f"{what}: hedges and scales were not seen"


def unknown_behind(draft: Draft, found: Scan, mention: Mention) -> str | None:
    """Return the word behind a number that may be a scale: one that is not known, where the language is not told.

    In a language that is told all scales are known.
    """
    if found.language != UNKNOWN and not found.guessed:
        return None
    behind = _BEHIND.match(draft.text, mention.number.end)
    if behind is None:
        return None
    is_unit = behind.end() <= mention.span.end and mention.figure.unit != NO_UNIT
    is_known = found.language != UNKNOWN and fold(behind[1]) in vocabulary(found.language.partition("-")[0])
    return None if is_known or (is_unit and found.language == UNKNOWN) else behind[1]
