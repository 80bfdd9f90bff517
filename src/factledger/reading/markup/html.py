"""Drafts in HTML."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.reading.draft import Kind
from factledger.reading.markup.builder import OBJECT, WHITE, Builder, Context, Mark
from factledger.reading.markup.front import blanked, day_in, language_in
from factledger.reading.markup.grid import Grid
from factledger.reading.markup.tags import Comment, Tag, references, tokens, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.draft import Draft
    from factledger.reading.markup.tags import Token

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": Kind.ITEM,
    "dt": Kind.ITEM,
    "dd": Kind.ITEM,
    "td": Kind.CELL,
    "th": Kind.CELL,
    "caption": Kind.CAPTION,
    "figcaption": Kind.CAPTION,
    "title": Kind.HEADING,
} | dict.fromkeys(_HEADINGS, Kind.HEADING)
_BLOCK_NAMES = """
address article aside blockquote body center details dialog dir div dl fieldset figure footer form head header hgroup
hr html legend main menu nav ol optgroup option p pre search section select summary table tbody tfoot thead tr ul
"""
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS = {*_KINDS, *_BLOCK_NAMES.split()}
_VOID = {*_VOID_NAMES.split()}
_ASIDES = {
    "script": "script",
    "style": "style",
    "template": "template",
    "code": "code",
    "pre": "code",
    "kbd": "code",
    "samp": "code",
    "textarea": "form",
    "math": "math",
    "svg": "drawing",
    "iframe": "frame",
    "noframes": "frame",
    "noembed": "frame",
    "xmp": "code",
    "object": "frame",
    "del": "deletion",
    "s": "deletion",
    "strike": "deletion",
}
"""Elements whose words are no prose, and what they count as."""

_INLINE_THINGS = {"code", "kbd", "samp", "math", "svg"}
"""Those of them that stand in a sentence, where something has to be seen."""

_CLOSED_BY = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
    "thead": ({"thead", "tbody", "tfoot", "caption", "colgroup"}, {"table"}),
    "tbody": ({"thead", "tbody", "tfoot", "caption", "colgroup"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot", "caption", "colgroup"}, {"table"}),
    "option": ({"option"}, {"select"}),
}
"""Tags that end elements left open, and the elements that they do not reach beyond."""

_NEAR = 30
"""How many open elements are looked through for one that a tag ends."""

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|[\s_-])(?:fn|footnote|endnote|cite_note)(?:s?$|[\s\d:_-])", re.IGNORECASE)
_DATES = {"date", "dc.date", "dcterms.date", "dcterms.issued", "article:published_time", "datepublished", "pubdate"}


@dataclass(slots=True)
class _Element:
    """An open element, and what to go back to at its end."""

    name: str
    context: Context
    aside: str | None
    is_raised: bool
    is_link_inside: bool = False
    ties: tuple[tuple[Mark, str, int], ...] = ()
    quotation: Mark | None = None
    grid: Grid | None = None


class HtmlReader:
    """Gives the words of HTML to a builder; several pieces of one page may come one after the other.

    Attributes:
        language: The language that the page names.
        date: The day that the page names.
    """

    def __init__(self, builder: Builder) -> None:
        """Start outside of any element."""
        self.language: str | None = None
        self.date: str | None = None
        self._builder = builder
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._grids: list[Grid] = []

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def feed(self, text: str, place: Callable[[int], int]) -> None:
        """Read HTML; `place` tells where each position of it stands in the source."""
        for token in tokens(text):
            self.take(text, token, place)

    def take(self, text: str, token: Token, place: Callable[[int], int]) -> None:
        """Read one text, tag or comment of an HTML text."""
        if isinstance(token, Comment):
            inner = text[token.inner : token.inner_end]
            self._builder.comment(inner, place(token.start), place(token.end - 1) + 1)
        elif not isinstance(token, Tag):
            self._text(text, token.start, token.end, place, is_raw=token.is_raw)
        elif token.is_end:
            self._builder.leave("tag", token.end - token.start)
            self._end(token, place)
        else:
            self._builder.leave("tag", token.end - token.start)
            self._start(text, token, place)

    def close_to(self, depth: int) -> None:
        """End the elements that are open beyond a depth."""
        while len(self._open) > depth:
            self._pop()

    def _text(self, text: str, start: int, end: int, place: Callable[[int], int], *, is_raw: bool) -> None:
        if self._builder.aside is not None:
            self._builder.leave(self._builder.aside, end - start)
            return
        pieces = [(start, end, "")] if is_raw else references(text, start, end)
        for first, last, sign in pieces:
            if sign:
                self._builder.sign(sign, place(first))
            else:
                self._lines(text, first, last, place)

    def _lines(self, text: str, start: int, end: int, place: Callable[[int], int]) -> None:
        """Give plain text line by line: each line has its own place in the source."""
        while start < end:
            cut = text.find("\n", start, end)
            cut = end if cut < 0 else cut + 1
            line = text[start:cut].replace("\0", "\ufffd")
            lead = len(line) - len(line.lstrip(WHITE))
            if lead:
                self._builder.space(place(start))
            if lead < len(line):
                self._builder.flow(line[lead:], place(start + lead))
            start = cut

    def _start(self, text: str, tag: Tag, place: Callable[[int], int]) -> None:
        builder, at = self._builder, place(tag.start)
        self._close_before(tag.name)
        self._told(text, tag)
        is_block = tag.name in _BLOCKS
        if is_block:
            builder.end()
        if tag.name == "br":
            builder.line_end(at)
        if tag.name == "img":
            self._alt(text, tag, place)
        if tag.name in _VOID:
            return
        aside = builder.aside or self._aside(text, tag)
        if aside and not builder.aside and tag.name in _INLINE_THINGS:
            builder.words(OBJECT, at)
        element = _Element(tag.name, builder.context, builder.aside, builder.is_raised, _is_link_inside(text, tag))
        builder.context = self._context(text, tag, element)
        element.ties = self._ties(text, tag, at)
        element.quotation = builder.mark() if tag.name == "q" and not aside else None
        builder.aside, builder.is_raised = aside, builder.is_raised or tag.name == "sup"
        self._open.append(element)
        self._counts[tag.name] += 1

    def _close_before(self, name: str) -> None:
        """End what the tag ends without saying so: a row ends the row before, a block ends a paragraph."""
        if name in _CLOSED_BY:
            closed, barrier = _CLOSED_BY[name]
            self._close_near(closed, barrier)
        elif name in _BLOCKS:
            self._close_near({"p"}, {"table", "td", "th", "li", "blockquote", "button"})
        if name in _HEADINGS and self._open and self._open[-1].name in _HEADINGS:
            self._pop()

    def _close_near(self, names: set[str], barrier: set[str]) -> None:
        if not any(self._counts[name] for name in names):
            return
        last = len(self._open)
        for i in range(last - 1, max(last - _NEAR, 0) - 1, -1):
            if self._open[i].name in names:
                self.close_to(i)
                return
            if self._open[i].name in barrier:
                return

    def _aside(self, text: str, tag: Tag) -> str | None:
        """Return what the words of an element count as when they are no prose."""
        if "hidden" in tag.attributes or _HIDDEN.search(value(text, tag, "style") or ""):
            return "hidden"
        is_raised = self._builder.is_raised or tag.name == "sup"
        is_link = _is_link_inside(text, tag) or (self._open and self._open[-1].is_link_inside)
        if (is_link and (is_raised or _is_reference(text, tag))) or (tag.name == "sup" and _is_reference(text, tag)):
            return "footnote mark"
        return _ASIDES.get(tag.name)

    def _context(self, text: str, tag: Tag, element: _Element) -> Context:
        context = element.context
        name = tag.name
        if name == "blockquote":
            return replace(context, is_quotation=True)
        if name == "table":
            element.grid = Grid(self._builder)
            self._grids.append(element.grid)
            return context
        if name == "tr" and self._grids:
            self._grids[-1].row()
        kind = Kind.NOTE if name in ("li", "div", "p", "aside", "dd") and _is_note(text, tag) else _KINDS.get(name)
        if kind is None:
            return context
        headers = context.headers
        if kind is Kind.CELL and self._grids:
            columns, rows = (_count(value(text, tag, span)) for span in ("colspan", "rowspan"))
            headers = self._grids[-1].cell(is_header=name == "th", columns=columns, rows=rows)
        return replace(context, kind=kind, level=_HEADINGS.get(name, int(name == "title")), headers=headers)

    def _ties(self, text: str, tag: Tag, at: int) -> tuple[tuple[Mark, str, int], ...]:
        claim = value(text, tag, "data-claim")
        href = value(text, tag, "href") if tag.name == "a" else None
        if claim is None and href is not None and href.startswith("claim:"):
            claim = href.removeprefix("claim:")
        if claim is None or not claim.strip() or self._builder.aside is not None:
            return ()
        return ((self._builder.mark(), claim.strip(), at),)

    def _alt(self, text: str, tag: Tag, place: Callable[[int], int]) -> None:
        """Read the words that stand for a picture."""
        at = place(tag.start)
        words = tag.attributes.get("alt")
        if words is None or self._builder.aside is not None:
            return
        ties = self._ties(text, tag, at)
        self._builder.open_alt(at)
        self._text(text, *words, place, is_raw=False)
        self._builder.left_out["tag"] -= words[1] - words[0]
        self._builder.close_alt(place(tag.end - 1))
        for mark, claim, source in ties:
            self._builder.tie(mark, claim, source)

    def _told(self, text: str, tag: Tag) -> None:
        """Take the language and the day that the page itself names."""
        if tag.name == "html" and self.language is None:
            self.language = language_in(value(text, tag, "lang") or value(text, tag, "xml:lang"))
        if tag.name == "meta" and self.date is None:
            name = value(text, tag, "name") or value(text, tag, "property") or value(text, tag, "itemprop") or ""
            if name.lower() in _DATES:
                self.date = day_in(value(text, tag, "content"))
        if tag.name == "time" and "pubdate" in tag.attributes and self.date is None:
            self.date = day_in(value(text, tag, "datetime"))

    def _end(self, tag: Tag, place: Callable[[int], int]) -> None:
        if tag.name == "br":
            self._builder.line_end(place(tag.start))
        if not self._counts[tag.name]:
            if tag.name in _BLOCKS:
                self._builder.end()
            return
        while self._open[-1].name != tag.name:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        element = self._open.pop()
        self._counts[element.name] -= 1
        builder = self._builder
        if element.quotation is not None:
            builder.quote(element.quotation)
        for mark, claim, at in element.ties:
            builder.tie(mark, claim, at)
        if element.name in _BLOCKS:
            builder.end()
        if element.name in ("td", "th") and self._grids:
            self._grids[-1].close()
        if element.grid is not None:
            self._grids.pop()
        builder.context, builder.aside, builder.is_raised = element.context, element.aside, element.is_raised


def _is_link_inside(text: str, tag: Tag) -> bool:
    """Tell whether a tag starts a link to another place of the same page."""
    return tag.name == "a" and (value(text, tag, "href") or "").startswith("#")


def _is_reference(text: str, tag: Tag) -> bool:
    """Tell whether an element says that it is the mark of a note."""
    role = value(text, tag, "role") or value(text, tag, "epub:type") or ""
    told = " ".join(filter(None, (value(text, tag, "class"), value(text, tag, "id"))))
    return role in ("doc-noteref", "noteref") or bool(re.search(r"\b(?:fnref|footnote-?ref|reference|noteref)", told))


def _is_note(text: str, tag: Tag) -> bool:
    role = value(text, tag, "role") or value(text, tag, "epub:type") or ""
    return role in ("doc-footnote", "doc-endnote", "footnote", "endnote") or bool(
        _NOTE.search(value(text, tag, "id") or "") or _NOTE.search(value(text, tag, "class") or "")
    )


def _count(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004  five digits


def html_draft(path: str, source: str) -> Draft:
    """Read a draft in HTML."""
    builder = Builder(path, source)
    front, text = blanked(source)
    builder.leave("front matter", front.length)
    reader = HtmlReader(builder)
    reader.feed(text, lambda position: position)
    reader.close_to(0)
    return builder.draft(front.language or reader.language, front.date or reader.date)
