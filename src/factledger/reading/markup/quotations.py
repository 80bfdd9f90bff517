"""What stands between quotation marks, in the marks of every language that is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factledger.values.span import Span

_CLOSING = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
    "＂": "＂",
    '"': '"',
    "'": "'",
}
"""Marks that open a quotation, each with the marks that may close it."""

_MARK = re.compile("[" + re.escape("".join({*_CLOSING, *"".join(_CLOSING.values())})) + "]")
_APOSTROPHES = "'’‘"
_BOTH = "\"'”»＂›"
"""Marks that open in one place and close in another: they open only where a word may start."""

_DEEPEST = 20
"""Most quotations inside each other."""


@dataclass(frozen=True, slots=True)
class _Opened:
    mark: str
    start: int


def quotations(text: str) -> list[Span]:
    """Return what stands between quotation marks, without the marks, in order; one inside another has its own span.

    A quotation that is not closed goes on to the end of the text, as one over several paragraphs does; but not one
    that a single mark may not have opened at all: "the '90s".

    >>> [one.of("“He said ‘no’ to it” and went") for one in quotations("“He said ‘no’ to it” and went")]
    ['He said ‘no’ to it', 'no']
    """
    found: list[Span] = []
    opened: list[_Opened] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        i = _closed(text, opened, mark, at)
        if i is not None:
            found.append(Span(opened[i].start, at))
            del opened[i:]
        elif mark in _CLOSING and len(opened) < _DEEPEST and _may_open(text, mark, at):
            opened.append(_Opened(mark, at + 1))
    found += [Span(one.start, len(text)) for one in opened if one.mark not in "'‘‚›»"]
    return sorted(one for one in found if one.start < one.end)


def _closed(text: str, opened: list[_Opened], mark: str, at: int) -> int | None:
    """Return the index of the innermost quotation that a mark closes."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _APOSTROPHES and (after.isalnum() or before.isspace()):
        return None
    for i in range(len(opened) - 1, -1, -1):
        if mark in _CLOSING[opened[i].mark]:
            is_opening_again = mark in '"”' and before.isspace() and after.isalnum()
            return None if is_opening_again and opened[i].mark != mark else i
    return None


def _may_open(text: str, mark: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or (after.isspace() and mark not in "«»‹›"):
        return False
    if mark in _BOTH or mark == "‘":
        return not before or not before.isalnum()
    return True
