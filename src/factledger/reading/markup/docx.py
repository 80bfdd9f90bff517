"""Drafts in Word (docx): the text as it reads with all tracked changes accepted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.reading.draft import Kind, Order, Reach
from factledger.reading.markup.builder import Builder, Context, trimmed
from factledger.reading.markup.comments import order_of, tie_of
from factledger.reading.markup.docx_styles import (
    CODE,
    NO_STYLE,
    QUOTATIONS,
    VALUE,
    Style,
    W,
    find,
    level_of,
    styles_of,
    value_of,
)
from factledger.reading.markup.front import language_in
from factledger.reading.markup.grid import Grid
from factledger.reading.markup.package import open_package, without_entities

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from factledger.reading.draft import Draft
    from factledger.reading.markup.builder import Mark
    from factledger.values.span import Span

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ID = f"{W}id"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LEFT_OUT = {
    "del": "deletion",
    "moveFrom": "deletion",
    "delText": "deletion",
    "instrText": "field",
    "delInstrText": "field",
    "rt": "ruby",
}
_SETTINGS = {"pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"}
_DEEPEST = 150
"""Most elements inside each other."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that the document holds.

    Attributes:
        author: Who wrote it.
        text: Its words.
        span: What it is about, in the text of the draft.
    """

    author: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word document that was read, and the way from its text back to its elements.

    Attributes:
        document: The document.
        draft: What was read of it.
        comments: The comments in it whose marks stand in the text.
    """

    document: Document
    draft: Draft
    comments: tuple[Comment, ...]
    _pieces: tuple[tuple[int, int], ...]
    _starts: list[int]
    _elements: list[Element | None]

    def element(self, position: int) -> tuple[Element | None, int]:
        """Return the element that a character of the text was read from, and which of its characters it is.

        For a note it is the mark of the note in the text; None where there is no such mark.
        """
        start, source = self._pieces[bisect_right(self._pieces, position, key=lambda piece: piece[0]) - 1]
        offset = source + position - start
        i = bisect_right(self._starts, offset) - 1
        return self._elements[i], offset - self._starts[i]


def docx_draft(path: str, content: bytes) -> Draft:
    """Read a draft in Word; its source is the text itself, a paragraph a line.

    Raises:
        FileError: The file is no Word document, or unpacks to more than is read.
    """
    return read_word(path, content).draft


def read_word(path: str, content: bytes) -> WordFile:
    """Read a Word document with the places of its text in it.

    Raises:
        FileError: The file is no Word document, or unpacks to more than is read.
    """
    from lxml.etree import LxmlError

    document = open_package(path, content)
    builder = Builder(path, "")
    try:
        reader = _Reader(builder, document)
        reader.read(document.element.body)
        reader.read_others()
        draft = builder.draft(language_in(document.core_properties.language))
    except (LxmlError, LookupError, ValueError, AttributeError, TypeError) as error:
        msg = "the Word document is damaged"
        raise FileError(msg, where=path, do="open it in a word processor and save it again") from error
    return reader.placed(draft)


class _Reader:
    """Goes over the elements of the document in order."""

    def __init__(self, builder: Builder, document: Document) -> None:
        self._builder, self._document = builder, document
        self._parts = _parts(document)
        self._styles = styles_of(document)
        self._comments = {
            one.get(_ID): (one.get(f"{W}author", ""), words_of(one))
            for part in self._parts.get("comments", ())
            for one in part
        }
        self._starts: list[int] = []
        self._elements: list[Element | None] = []
        self._at = 0
        self._note_marks: dict[tuple[str, str | None], Element] = {}
        self._is_note = False
        self._note_mark: Element | None = None
        self._marked: list[tuple[str | None, Mark, Mark]] = []
        self._ranges: dict[str | None, Mark] = {}
        self._grids: list[tuple[Grid, list[int]]] = []
        self._depth = 0
        self._joins = False
        self._orders: list[tuple[Mark, str]] = []
        self._ways = {
            "p": self._paragraph,
            "r": self._run,
            "t": self._text,
            "tbl": self._table,
            "tr": self._row,
            "tc": self._cell,
            "hyperlink": self._link,
            "commentRangeStart": self._range_start,
            "commentReference": self._comment,
        }
        self._signs: dict[str, Callable[[int], None]] = {
            "tab": builder.space,
            "ptab": builder.space,
            "br": builder.line_end,
            "cr": builder.line_end,
            "noBreakHyphen": lambda at: builder.words("\u2011", at),
            "sym": lambda at: builder.thing("symbol", 1, at),
            "object": lambda at: builder.thing("object", 1, at),
            "altChunk": lambda _: builder.leave("embedded file", 1),
            "footnoteReference": lambda _: builder.leave("footnote mark", 1),
            "endnoteReference": lambda _: builder.leave("footnote mark", 1),
        }

    def read(self, element: Element) -> None:
        """Read an element and what is in it."""
        if not isinstance(element.tag, str):
            return  # a comment of the XML
        if self._depth > _DEEPEST:
            self._builder.leave("not read", len(words_of(element)))
            return
        self._depth += 1
        name = element.tag.removeprefix(W)
        if name in self._ways:
            self._ways[name](element)
        elif name in self._signs:
            if name.endswith("noteReference"):
                self._note_marks.setdefault((name.removesuffix("Reference"), element.get(_ID)), element)
            self._signs[name](self._take(element, 1))
        elif name in _LEFT_OUT:
            self._builder.leave(_LEFT_OUT[name], len(words_of(element)))
        else:
            self._other(element)
        self._depth -= 1

    def read_others(self) -> None:
        """Read the notes, which stand in parts of their own, and count what stands in headers and footers."""
        builder = self._builder
        builder.end()
        for kind in ("footnotes", "endnotes"):
            for note in (note for part in self._parts.get(kind, ()) for note in part):
                if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    builder.context = Context(Kind.NOTE)
                    self._is_note = True
                    self._note_mark = self._note_marks.get((kind.removesuffix("s"), note.get(_ID)))
                    self.read(note)
                    builder.end()
        for part in (*self._parts.get("header", ()), *self._parts.get("footer", ())):
            builder.leave("header or footer", len(words_of(part)))

    def _take(self, element: Element, count: int) -> int:
        """Return the place of the characters of an element among those of all; what is a note's stands at its mark."""
        at = self._at
        self._starts.append(at)
        self._elements.append(self._note_mark if self._is_note else element)
        self._at += count
        return at

    def placed(self, draft: Draft) -> WordFile:
        """Return the draft with itself as its source, and the way back to the elements."""
        starts = [match.end() for match in re.finditer("\n", draft.text)]
        ties = tuple(replace(tie, line=bisect_right(starts, tie.span.start) + 1) for tie in draft.ties)
        orders = []
        for mark, comment in self._orders:
            found = order_of(comment)
            if found is not None:
                line = bisect_right(starts, mark.position) + 1
                orders.append(Order(Reach(found[0]), found[1], found[2], line))
        comments = tuple(
            Comment(*self._comments.get(number, ("", "")), trimmed(draft.text, start.position, end.position))
            for number, start, end in self._marked
        )
        made = replace(draft, source=draft.text, pieces=((0, 0),), ties=ties, orders=tuple(orders))
        return WordFile(self._document, made, comments, draft.pieces, self._starts or [0], self._elements)

    def _children(self, element: Element) -> None:
        for child in element:
            self.read(child)

    def _other(self, element: Element) -> None:
        name = element.tag.removeprefix(W)
        if name in _SETTINGS or element.tag == f"{_MC}Fallback":
            return  # how it looks, or the same again for old readers
        if element.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            self._builder.thing("math", max(len(words_of(element)), 1), self._take(element, 1))
        elif element.tag == f"{_DRAWING}docPr":
            words = element.get("descr") or ""
            at = self._take(element, len(words) + 1)
            self._builder.open_alt(at)
            self._builder.flow(words, at)
            self._builder.close_alt(at + len(words))
        else:
            self._children(element)

    def _paragraph(self, element: Element) -> None:
        builder = self._builder
        if not self._joins:
            builder.end()
        outer, aside = builder.context, builder.aside
        builder.context = self._context(element, outer)
        if self._style(element, "pPr/pStyle").name in CODE:
            builder.aside = aside or "code"
        self._children(element)
        # A paragraph whose end is deleted goes on in the next.
        self._joins = find(element, "pPr/rPr/del") is not None
        if not self._joins:
            builder.end()
        builder.context, builder.aside = outer, aside

    def _context(self, element: Element, outer: Context) -> Context:
        style = self._style(element, "pPr/pStyle")
        outline = value_of(element, "pPr/outlineLvl") or style.outline
        quoted = outer.is_quotation or style.name in QUOTATIONS
        level = level_of(style.name, outline)
        if outer.kind is not Kind.PARAGRAPH:
            return replace(outer, is_quotation=quoted)
        if level:
            return Context(Kind.HEADING, level, quoted)
        if style.name == "caption":
            return Context(Kind.CAPTION, 0, quoted)
        number = value_of(element, "pPr/numPr/numId")
        is_item = number not in (None, "0") or (number is None and (style.is_list or style.name.startswith("list")))
        return Context(Kind.ITEM if is_item else Kind.PARAGRAPH, 0, quoted)

    def _style(self, element: Element, path: str) -> Style:
        return self._styles.get(value_of(element, path) or "", NO_STYLE)

    def _run(self, element: Element) -> None:
        builder = self._builder
        aside, is_raised = builder.aside, builder.is_raised
        if _is_on(element, "rPr/vanish"):
            builder.aside = aside or "hidden"
        elif _is_on(element, "rPr/strike") or _is_on(element, "rPr/dstrike"):
            builder.aside = aside or "deletion"
        elif self._style(element, "rPr/rStyle").name in CODE:
            builder.thing("code", len(words_of(element)), self._take(element, 1))
            return
        builder.is_raised = value_of(element, "rPr/vertAlign") == "superscript"
        self._children(element)
        builder.aside, builder.is_raised = aside, is_raised

    def _text(self, element: Element) -> None:
        words = element.text or ""
        self._builder.flow(words, self._take(element, len(words)))

    def _table(self, element: Element) -> None:
        self._builder.end()
        self._grids.append((Grid(self._builder), [0]))
        outer = self._builder.context
        self._children(element)
        self._grids.pop()
        self._builder.context = outer

    def _row(self, element: Element) -> None:
        if self._grids:
            self._grids[-1][0].row()
        self._children(element)
        if self._grids:
            self._grids[-1][0].close()
            self._grids[-1][1][0] += 1

    def _cell(self, element: Element) -> None:
        if not self._grids:
            self._children(element)
            return
        grid, rows = self._grids[-1]
        row = element.getparent()
        is_header = not rows[0] or (row is not None and _is_on(row, "trPr/tblHeader"))
        span = value_of(element, "tcPr/gridSpan") or "1"
        columns = int(span) if span.isdecimal() and len(span) < 4 else 1  # noqa: PLR2004  three digits
        outer = self._builder.context
        headers = grid.cell(is_header=is_header, columns=columns)
        self._builder.context = Context(Kind.CELL, 0, outer.is_quotation, headers)
        self._children(element)
        grid.close()
        self._builder.context = outer

    def _link(self, element: Element) -> None:
        relation = self._document.part.rels.get(element.get(_RELATION) or "")
        target = relation.target_ref if relation is not None and relation.is_external else ""
        mark = self._builder.mark() if target.startswith("claim:") else None
        self._children(element)
        self._builder.leave("link target", len(target))
        if mark is not None:
            self._builder.tie(mark, target.removeprefix("claim:"), 0)

    def _range_start(self, element: Element) -> None:
        self._ranges[element.get(_ID)] = self._builder.mark()

    def _comment(self, element: Element) -> None:
        """Take a comment where its mark stands, behind the words that it is about."""
        number = element.get(_ID)
        _, text = self._comments.get(number, ("", ""))
        self._builder.leave("comment", len(text))
        claim = tie_of(text)
        behind = self._builder.mark_behind()
        if claim is not None:
            self._builder.tie(self._ranges.get(number, behind), claim, 0)
        self._marked.append((number, self._ranges.get(number, behind), behind))
        self._orders.append((behind, text))


def _parts(document: Document) -> dict[str, list[Element]]:
    """Return the parts beside the text (comments, notes, headers) by the last word of their kind."""
    from docx.oxml import parse_xml

    found: dict[str, list[Element]] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in ("comments", "footnotes", "endnotes", "header", "footer"):
            found.setdefault(kind, []).append(without_entities(parse_xml(relation.target_part.blob)))
    return found


def _is_on(element: Element, path: str) -> bool:
    found = find(element, path)
    return found is not None and found.get(VALUE, "1") not in ("0", "false", "off", "none")


def words_of(element: Element) -> str:
    """Return all text in an element."""
    return "".join(one.text or "" for one in element.iter() if isinstance(one.tag, str) and _is_words(one.tag))


def _is_words(tag: str) -> bool:
    return tag.rpartition("}")[2] in ("t", "delText", "instrText", "delInstrText")
