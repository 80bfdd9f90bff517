"""Scanning a draft in the language that is given, that it names itself, or that its words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.errors import LanguageError
from factledger.reading.locale import UNKNOWN
from factledger.reading.scan import AUTO, scan

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.reading.mention import Scan
    from factledger.values.units import Units


def scanned(draft: Draft, units: Units, language: str = AUTO) -> Scan:
    """Return what stands in a draft.

    Args:
        draft: The draft.
        units: The units that are known.
        language: Its language; "auto" for what it says of itself, else what its words tell.

    Raises:
        LanguageError: The language that was given is not one that can be read.
    """
    if language == AUTO and draft.language:
        try:
            return scan(draft.text, draft.language, units)
        except LanguageError:
            return scan(draft.text, UNKNOWN, units)
    return scan(draft.text, language, units)
