"""Drafts in reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.reading.draft import Kind
from factledger.reading.markup.builder import Builder, Context
from factledger.reading.markup.front import day_in, language_in
from factledger.reading.markup.grid import Grid
from factledger.reading.markup.rst_parser import MAX_SECONDS, TooMuchWorkError, Words, parse
from factledger.reading.markup.rst_places import Source

if TYPE_CHECKING:
    from docutils import nodes

    from factledger.reading.draft import Draft

_ASIDES = {
    "literal_block": "code",
    "doctest_block": "code",
    "math_block": "math",
    "raw": "code",
    "substitution_definition": "substitution",
    "target": "link target",
    "pending": "directive",
}
_KINDS = {
    "list_item": Kind.ITEM,
    "definition_list_item": Kind.ITEM,
    "field": Kind.ITEM,
    "option_list_item": Kind.ITEM,
    "footnote": Kind.NOTE,
    "citation": Kind.NOTE,
    "caption": Kind.CAPTION,
}
_BLOCKS = {
    "paragraph",
    "title",
    "subtitle",
    "rubric",
    "term",
    "line",
    "attribution",
    "caption",
    "field_name",
    "container",
}
_QUOTATIONS = {"block_quote"}
_FIELD = re.compile(r":(lang|language|date)[ \t]*:[ \t]+(.*?)[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_HEAD = re.compile(r"(?:[^\n]*\n){0,40}")


def rst_draft(path: str, source: str) -> Draft:
    """Read a draft in reStructuredText.

    Raises:
        FileError: Its blocks are nested too deep, or it takes too long to read.
    """
    builder = Builder(path, source)
    text = Source(source)
    try:
        document = parse(text)
        _Reader(builder, text).read(document)
    except RecursionError as error:
        msg = "the blocks of the file are nested too deep"
        raise FileError(msg, where=path, do="write it with fewer lists and quotations inside each other") from error
    except TooMuchWorkError as error:
        msg = "the file asks for too much work"
        raise FileError(msg, expected=f"read in {MAX_SECONDS} seconds", where=path, do="split it") from error
    head = _HEAD.match(source)
    told = {match[1].lower(): match[2] for match in _FIELD.finditer(head[0] if head else "")}
    return builder.draft(language_in(told.get("language", told.get("lang"))), day_in(told.get("date")))


class _Reader:
    """Goes over the tree that docutils made."""

    def __init__(self, builder: Builder, source: Source) -> None:
        self._builder, self._source = builder, source
        self._level = 0
        self._grids: list[Grid] = []
        self._in_head = False

    def read(self, node: nodes.Node) -> None:
        """Read a node and what is in it."""
        name = type(node).__name__
        if isinstance(node, Words):
            node.give(self._builder)
        elif name == "system_message":
            self._lost(node)
        elif name == "Aside":
            self._builder.leave("directive", len(node.rawsource))
        elif name == "comment":
            self._comment(node)
        elif name == "field_list" and all(block.kind is Kind.HEADING for block in self._builder.blocks):
            self._builder.end()
            self._builder.leave("front matter", len(node.astext()))
        elif name in _ASIDES:
            self._builder.end()
            self._builder.leave(_ASIDES[name], len(node.rawsource or node.astext()))
        elif name in ("label", "generated", "#text", "Text", "image"):
            self._builder.leave("footnote mark" if name == "label" else "directive", len(node.astext()))
        else:
            self._inside(name, node)

    def _lost(self, node: nodes.Node) -> None:
        """Count what docutils could not read, which it repeats in its message."""
        for child in node.children:
            if type(child).__name__ == "literal_block":
                self._builder.end()
                self._builder.leave("not read", len(child.astext()))

    def _comment(self, node: nodes.Node) -> None:
        text = node.astext()
        start, end = self._source.comment(text, node.line or 1)
        self._builder.comment(text, start, end)

    def _inside(self, name: str, node: nodes.Node) -> None:
        builder = self._builder
        outer = builder.context
        is_block = name in _BLOCKS or name in _KINDS or name in _QUOTATIONS or name == "entry"
        if is_block:
            builder.end()
        self._level += name == "section"
        builder.context = self._context(name, node, outer)
        for child in node.children:
            self.read(child)
        if is_block:
            builder.end()
        self._go_out(name)
        builder.context = outer

    def _context(self, name: str, node: nodes.Node, outer: Context) -> Context:
        if name in ("title", "subtitle", "rubric"):
            is_of_table = type(node.parent).__name__ == "table"
            kind = Kind.CAPTION if is_of_table else Kind.HEADING
            return Context(kind, 0 if is_of_table else max(self._level, 1), outer.is_quotation)
        if name in _QUOTATIONS:
            return Context(outer.kind, 0, is_quotation=True, headers=outer.headers)
        if name == "table":
            self._grids.append(Grid(self._builder))
        elif name == "row":
            self._grids[-1].row()
        elif name == "thead":
            self._in_head = True
        elif name == "tbody":
            self._in_head = False
        elif name == "entry":
            columns, rows = node.get("morecols", 0) + 1, node.get("morerows", 0) + 1
            headers = self._grids[-1].cell(is_header=self._in_head, columns=columns, rows=rows)
            return Context(Kind.CELL, 0, outer.is_quotation, headers)
        if name not in _KINDS:
            return outer
        return Context(_KINDS[name], 0, outer.is_quotation, outer.headers)

    def _go_out(self, name: str) -> None:
        self._level -= name == "section"
        if name == "entry":
            self._grids[-1].close()
        elif name == "table":
            self._grids.pop()
