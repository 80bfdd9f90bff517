"""Drafts in PDF, for reading: the text of each page, without what repeats at its head and foot."""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.reading.draft import Kind
from factledger.reading.markup.builder import Builder, Context, Mark
from factledger.reading.markup.front import language_in
from factledger.reading.markup.plain import add_line, goes_on, is_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from factledger.reading.draft import Draft

MAX_PAGES = 5000
"""Most pages of a PDF."""

MAX_TEXT = 64 * 1024 * 1024
"""Most code points that the pages of a PDF may hold together."""

MAX_SECONDS = 300
"""Longest time for the pages of a PDF: a small file may ask for work without end."""

_DIGITS = re.compile(r"[0-9]{1,6}")
_EDGE = 2
"""Lines at the head and at the foot of a page that may repeat on others."""

_FEWEST = 3
"""Pages on which a line has to repeat to be a header or a footer; and on more than half of them."""

_STOPS = '.!?:;。！？؟…"”»'
"""Marks at the end of a page behind which the next page starts a paragraph of its own."""

_FULL = Fraction(4, 5)
"""How much of the longest line a line fills, with the first word of the next, when it goes on in the next."""


def pdf_draft(path: str, content: bytes) -> Draft:
    """Read a draft in PDF; its source is the text itself.

    Raises:
        FileError: The file is no PDF that can be read, is locked, holds no text, or holds more than is read.
    """
    builder = Builder(path, "")
    with _quiet():
        try:
            reader = _opened(path, content)
            pages = [_lines(text) for text in _texts(path, reader, builder)]
            language = language_in(str(reader.root_object.get("/Lang") or ""))
        except FileError:
            raise
        except Exception as error:  # whatever a damaged file makes the library do
            msg = "the file is no PDF that can be read"
            raise FileError(msg, expected="a .pdf file", where=path) from error
    starts = _read(builder, _without_edges(builder, pages))
    draft = builder.draft(language)
    if not draft.text:
        raise _no_text(path, draft.left_out["page not read"])
    return replace(draft, source=draft.text, pieces=((0, 0),), pages=tuple(mark.position for mark in starts))


def _no_text(path: str, unread: int) -> FileError:
    if unread:
        return FileError("no page of the PDF can be read", found=f"{unread} damaged pages", where=path)
    do = "if its pages are pictures, run text recognition over it first"
    return FileError("the PDF holds no text", where=path, do=do)


def _opened(path: str, content: bytes) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        msg = "the PDF is locked with a password"
        raise FileError(msg, where=path, do="save it without one")
    if len(reader.pages) > MAX_PAGES:
        msg = "the PDF has too many pages"
        raise FileError(msg, expected=f"at most {MAX_PAGES}", found=str(len(reader.pages)), where=path)
    return reader


def _texts(path: str, reader: PdfReader, builder: Builder) -> list[str]:
    """Return the text of each page; a page that cannot be read is counted, and empty."""
    last = time.monotonic() + MAX_SECONDS
    read = 0

    def watch(text: object = "", *_: object) -> None:
        nonlocal read
        read += len(text) if isinstance(text, str) else 0
        if read > MAX_TEXT or time.monotonic() > last:
            msg = "the PDF asks for too much work"
            expected = f"at most {MAX_TEXT} characters, read in {MAX_SECONDS} seconds"
            raise FileError(msg, expected=expected, where=path, do="print it to a new PDF")

    texts: list[str] = []
    for page in reader.pages:
        try:
            texts.append(page.extract_text(visitor_text=watch, visitor_operand_before=lambda *_: watch()))
        except FileError:
            raise
        except Exception:  # noqa: BLE001  one damaged page leaves the others to read
            builder.leave("page not read", 1)
            texts.append("")
    return texts


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library has to say of a damaged file off the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _without_edges(builder: Builder, pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without the lines at their heads and feet that repeat, page numbers counted up or not."""
    edges = [_edge(len(lines)) for lines in pages]
    seen = Counter(
        form
        for page, (lines, edge) in enumerate(zip(pages, edges, strict=True))
        for form in {form for i in edge for form in _forms(lines[i], page)}
    )
    enough = max(_FEWEST, len(pages) // 2 + 1)
    left: list[list[str]] = []
    for page, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        dropped = {i for i in edge if any(seen[form] >= enough for form in _forms(lines[i], page))}
        for i in dropped:
            is_number = not any(map(str.isalpha, lines[i]))
            builder.leave("page number" if is_number else "header or footer", len(lines[i]))
        left.append([line for i, line in enumerate(lines) if i not in dropped])
    return left


def _edge(count: int) -> set[int]:
    """Return the lines at the head and the foot of a page of so many; a page of few lines is all text."""
    return {*range(_EDGE), *range(count - _EDGE, count)} if count > 2 * _EDGE else set()


def _forms(line: str, page: int) -> list[tuple[str, int | None]]:
    """Return what makes a line the same as one of another page: all of it, or all but a number that counts pages."""
    counted = (
        (line[: match.start()] + "#" + line[match.end() :], int(match[0]) - page)
        for match in islice(_DIGITS.finditer(line), 5)
    )
    return [(line, None), *counted]


def _read(builder: Builder, pages: list[list[str]]) -> list[Mark]:
    """Add the lines of all pages, and return where each page starts; a paragraph may go on over a page."""
    starts: list[Mark] = []
    joined = ""
    lines = [(line, i) for i, page in enumerate(pages) for line in page]
    widths = [max(map(len, page), default=0) for page in pages]
    for (line, page), following in zip_longest(lines, lines[1:]):
        if is_item(line):
            builder.end()
        builder.context = Context(Kind.ITEM if is_item(line) else Kind.PARAGRAPH)
        if not joined:
            builder.space(0)
        while len(starts) <= page:
            starts.append(builder.mark())
        behind = "" if following is None or is_item(following[0]) else following[0]
        joined = _hyphen(line, behind)
        is_over = following is not None and following[1] != page and line[-1] in _STOPS
        ends = not joined and (is_over or not goes_on(line, behind, int(widths[page] * _FULL)))
        add_line(builder, line.removesuffix(_SOFT) if joined == _SOFT else line, 0)
        if ends:
            builder.end()
    builder.end()
    while len(starts) < len(pages):
        starts.append(builder.mark_behind())
    return starts


_SOFT = "\u00ad"


def _hyphen(line: str, following: str) -> str:
    """Return the hyphen by which a word goes on in the next line, or nothing."""
    if line.endswith(_SOFT):
        return _SOFT
    is_word = line[-1] in "-‐" and line[-2:-1].isalpha() and following[:1].islower()
    return line[-1] if is_word else ""
