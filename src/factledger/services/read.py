"""Read one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.reading.read import read as read_figure
from factledger.reading.scan import AUTO
from factledger.services.batch import language_of, text_of

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.batch import Case
    from factledger.values.units import Units


def read(text: str, language: str = AUTO, units: Units | None = None) -> Mention:
    """Return the one figure of a text.

    Raises:
        NoFigureError: There is none.
        AmbiguousError: There is more than one.
    """
    return read_figure(text, language, units)


def read_case(case: Case, language: str, units: Units | None = None) -> dict[str, Any]:
    """Return the result of one case {"text", "lang"}."""
    mention = read(text_of(case, "text"), language_of(case, language), units)
    return {"figure": mention.to_json()}
