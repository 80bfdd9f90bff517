"""Drafts in plain text, and what other formats without marks for paragraphs share with it."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from factledger.reading.draft import Kind
from factledger.reading.markup.builder import Builder, Context
from factledger.reading.markup.columns import add_table, tables

if TYPE_CHECKING:
    from factledger.reading.draft import Draft

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]|\Z)")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣▪◦–—·]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]+")
_FIRST_WORD = re.compile(r"\S+")


def plain_draft(path: str, source: str) -> Draft:
    """Read a draft in plain text: paragraphs end at empty lines, items start with a bullet or a number.

    Lines of a label and numbers, parted by tabs, bars, colons or spaces, are a table.

    Comments mean nothing here: whatever stands in the file is seen by its readers.
    """
    builder = Builder(path, source)
    lines: list[tuple[str, int]] = []
    for match in _LINE.finditer(source):
        text = match[0].rstrip()
        if not text or is_item(text):
            _passage(builder, lines)
            lines = []
        if text:
            lines.append((text, match.start()))
    _passage(builder, lines)
    return builder.draft()


def is_item(line: str) -> bool:
    """Tell whether a line starts with a bullet or the number of an item."""
    return _ITEM.match(line) is not None


def add_line(builder: Builder, text: str, place: int) -> None:
    """Add the words of a line that stands at a place: without spaces before it and a bullet, but with a number."""
    item = _ITEM.match(text)
    has_bullet = item is not None and not any(map(str.isalnum, item[0]))
    start = item.end() if item is not None and has_bullet else len(text) - len(text.lstrip())
    builder.leave("bullet", len(text[:start].strip()))
    builder.words(text[start:], place + start)


def goes_on(text: str, following: str, width: int) -> bool:
    """Tell whether a line goes on in the next: the first word of the next had no room in the width left."""
    word = _FIRST_WORD.search(following)
    return word is not None and len(text) + 1 + len(word[0]) > width


def _passage(builder: Builder, lines: list[tuple[str, int]]) -> None:
    """Add lines between empty ones: a paragraph, or tables with the paragraphs before, between and behind them."""
    start = 0
    for first, last in tables(lines):
        head = max(first - 1, start)
        _paragraph(builder, lines[start:head])
        add_table(builder, lines[head] if head < first else None, lines[first:last])
        start = last
    _paragraph(builder, lines[start:])


def _paragraph(builder: Builder, lines: list[tuple[str, int]]) -> None:
    """Add the lines of a paragraph, each with its place, as one block.

    A line that was broken only because its next word did not fit goes on in the next; one that had room for it ends.
    """
    builder.end()
    if not lines:
        return
    builder.context = Context(Kind.ITEM if is_item(lines[0][0]) else Kind.PARAGRAPH)
    width = max(len(text) for text, _ in lines)
    for (text, place), following in zip_longest(lines, lines[1:]):
        add_line(builder, text, place)
        if following is not None:
            is_full = goes_on(text, following[0], width)
            (builder.space if is_full else builder.line_end)(place + len(text))
    builder.end()
