"""In which language a draft is read, and what is said where none can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.errors import LanguageError
from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import AUTO, scan

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.reading.mention import Scan
    from factledger.values.units import Units


def scanned(draft: Draft, units: Units, language: str) -> Scan:
    """Return the figures of a draft in the language that is given; with "auto", in the one that the draft names.

    Raises:
        LanguageError: The language that is given is not one that can be read.
    """
    if language == AUTO and draft.language:
        try:
            return scan(draft.text, draft.language, units)
        except LanguageError:
            return scan(draft.text, UNKNOWN, units)
    return scan(draft.text, language, units)


def unread(draft: Draft, found: Scan, language: str) -> str | None:
    """Return what is to be said of a draft whose numbers were read without its language; None for any other."""
    if found.language != UNKNOWN or not (found.figures or found.unreadable):
        return None
    named = draft.language if language == AUTO else language
    what = f"the language {named!r} cannot be read" if named else "the language cannot be told"
    return f"{what}: hedges and scales were not seen"
