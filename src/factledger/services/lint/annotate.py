"""Findings of a draft in Word as comments in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.markup.docx_comments import Remark, annotate
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factledger.reading.draft import Draft
    from factledger.reading.markup.docx_comments import Annotated
    from factledger.services.lint.report import Found, Linted

AUTHOR = "factledger"


def annotated(draft: Draft, content: bytes, linted: Linted) -> Annotated:
    """Return a Word document with its findings as comments; those about other files are left out.

    Args:
        draft: The draft.
        content: The bytes of its file.
        linted: What linting it came to.

    Raises:
        FileError: It is no Word document that can be read.
    """
    here = [one for one in linted.findings if one.path == draft.path]
    return annotate(draft.path, content, list(_remarks(draft, here)), AUTHOR)


def _remarks(draft: Draft, findings: Sequence[Found]) -> Iterator[Remark]:
    starts = [0, *(found.end() for found in re.finditer("\n", draft.source))]
    for one in findings:
        start, end = starts[one.line - 1] + one.column - 1, starts[one.end_line - 1] + one.end_column - 1
        also = [f"also: {', '.join(one.also)}"] if one.also else []
        hint = [f"hint: {one.hint}"] if one.hint else []
        lines = (f"{one.rule}: {one.message}", *also, *hint)
        yield Remark(Span(start, end), tuple(map(_shown, lines)))


def _shown(line: str) -> str:
    """Return the line without characters that show nothing, which XML may be unable to hold."""
    return "".join(one if one.isprintable() else " " for one in line)
