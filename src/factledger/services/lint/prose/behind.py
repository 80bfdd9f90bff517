"""What stands right behind a figure: "more than", "each", "of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose


def is_beyond(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure says by how much something differs from another: "$3 million more than planned"."""
    return _is_followed(prose, mention, "beyond")


def is_apiece(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure is of each of several things: "30 tonnes each"."""
    return _is_followed(prose, mention, "apiece")


def is_share_of(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure is a share of what stands behind it: "a quarter of the cost", "26% of the cost"."""
    _, behind = prose.beside(mention.span)
    return any(behind == phrase[0] for phrase in prose.phrases("of"))


def _is_followed(prose: Prose, mention: Mention, category: str) -> bool:
    """Tell whether a phrase of a category stands right behind a figure, with nothing but space between."""
    sentence, end = prose.sentence_at(mention.number.start), mention.span.end
    places = (place for place, _ in prose.said_in(sentence, category) if place >= end)
    return any(not prose.draft.text[end:place].strip() for place in places)
