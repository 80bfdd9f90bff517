"""The ties that stand in a draft itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.mention import Mention
    from factledger.values.span import Span


def ties_in(draft: Draft, figures: Sequence[Mention]) -> dict[Span, str]:
    """Return the claims that the writer tied figures to; a comment ties the figure before it."""
    found: dict[Span, str] = {}
    ends = [one.span.end for one in figures]
    for tie in draft.ties:
        if tie.span.start < tie.span.end:
            found.update((one.span, tie.claim) for one in figures if one.span.overlaps(tie.span))
            continue
        i = bisect_right(ends, tie.span.start) - 1
        if i >= 0 and "\n" not in draft.text[figures[i].span.end : tie.span.start].strip():
            found[figures[i].span] = tie.claim
    return found
