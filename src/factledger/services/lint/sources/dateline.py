"""The day of a document by its dateline: "PORT ALDEN, 9 June 2026 –", or a line of its own at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.match.scope import dates_named

if TYPE_CHECKING:
    from factledger.services.lint.prose.prose import Prose
    from factledger.values.span import Span

_FIRST = 4
"""Sentences at the top of a document that a dateline stands in: a title, a line below it, and where it begins."""

_LONGEST = 60
"""Characters of a line that is no more than a place and a day."""

_DASHES = ("–", "—", "-", "−")
_BEHIND = " .،,:)"
"""What may stand between the day and its dash: "8 de junio de 2026.–"."""

_DAY = len("2026-06-09")
_YEARLESS = "XXXX"


def dateline(prose: Prose) -> str | None:
    """Return the day of a document that its dateline gives, as EDTF; None where there is none.

    A day in the first sentence is one of what it tells, unless a dash stands behind it or nothing else in its line.
    """
    for sentence in prose.sentences[:_FIRST]:
        for place, day in dates_named(prose, sentence):
            span = next((one.span for one in prose.asides_in(sentence) if one.span.start <= place < one.span.end), None)
            if span is not None and len(day) == _DAY and not day.startswith(_YEARLESS) and _is_apart(prose, span):
                return day
    return None


def _is_apart(prose: Prose, span: Span) -> bool:
    text = prose.draft.text
    if text[span.end : span.end + _FIRST].lstrip(_BEHIND).startswith(_DASHES):
        return True
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) <= _LONGEST and text[span.end : span.end + len(line)].split("\n")[0].strip(_BEHIND) == ""
