"""Drafts in Markdown: CommonMark with tables, notes, formulas, front matter and HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factledger.reading.draft import Kind
from factledger.reading.markup.blocks import BEYOND, add_places
from factledger.reading.markup.builder import Builder, Context
from factledger.reading.markup.front import blanked
from factledger.reading.markup.grid import Grid
from factledger.reading.markup.html import HtmlReader
from factledger.reading.markup.inline import Step, parser, steps
from factledger.reading.markup.lines import Normalised
from factledger.reading.markup.tags import tag_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from factledger.reading.draft import Draft
    from factledger.reading.markup.builder import Mark
    from factledger.reading.markup.lines import Places

_ASIDES = {
    "fence": "code",
    "code_block": "code",
    "math_block": "math",
    "math_block_label": "math",
    "definition": "link target",
    "div": "directive",
    "module": "code",
}
_CONTAINERS = ("blockquote", "list_item", "footnote_reference", "heading", "th", "td")
_TASK = re.compile(r"\[[ xX]\](?=[ \t])")


def markdown_draft(path: str, source: str, *, is_mdx: bool = False) -> Draft:
    """Read a draft in Markdown; `is_mdx` for Markdown with comments in braces."""
    builder = Builder(path, source)
    front, text = blanked(source)
    builder.leave("front matter", front.length)
    normal = Normalised(text)
    md = parser(is_mdx=is_mdx)
    add_places(md, is_mdx=is_mdx)
    env: dict[str, Any] = {}
    blocks = _Blocks(builder, md, env, normal)
    for token in md.parse(normal.text, env):
        blocks.take(token)
    builder.end()
    blocks.html.close_to(0)
    builder.leave("cell beyond the header", env.get(BEYOND, 0))
    return builder.draft(front.language or blocks.html.language, front.date or blocks.html.date)


class _Blocks:
    """Goes over the blocks that the parser found."""

    def __init__(self, builder: Builder, md: MarkdownIt, env: dict[str, Any], normal: Normalised) -> None:
        self.html = HtmlReader(builder)
        self.builder = builder
        self._md, self._env, self._normal = md, env, normal
        self._outer: list[tuple[Context, int]] = []
        self._grid: Grid | None = None
        self._ends = [*(match.end() for match in re.finditer("\n", normal.text)), len(normal.text)]

    def take(self, token: Token) -> None:
        """Read one block, or the start or end of one."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type in _ASIDES:
            self._leave(_ASIDES[token.type], token)
        elif token.type == "html_block":
            self.html.feed(token.content, self._places(token))
        elif token.type == "inline":
            self._inline(token)
        elif name in _CONTAINERS and token.nesting < 0:
            self._go_out(name)
        elif name in _CONTAINERS:
            self._go_in(name, token)
        elif token.type == "table_open":
            self._grid = Grid(self.builder)
        elif token.type == "tr_open" and self._grid:
            self._grid.row()

    def _leave(self, kind: str, token: Token) -> None:
        self.builder.end()
        first, last = token.map or (0, 0)
        end = self._ends[min(last, len(self._ends)) - 1]
        self.builder.leave(kind, end - (self._ends[first - 1] if first else 0))

    def _go_in(self, name: str, token: Token) -> None:
        """Go into a quotation, an item, a note, a heading or a cell."""
        builder = self.builder
        builder.end()
        outer = builder.context
        self._outer.append((outer, self.html.depth))
        made = Context(outer.kind, is_quotation=outer.is_quotation or name == "blockquote")
        if name == "heading":
            made = replace(made, kind=Kind.HEADING, level=int(token.tag[1:]))
        elif name == "footnote_reference":
            builder.leave("footnote mark", len(token.meta["label"]) + len("[^]:"))
            made = replace(made, kind=Kind.NOTE)
        elif name == "list_item":
            made = replace(made, kind=Kind.ITEM)
        elif self._grid and name in ("th", "td"):
            made = replace(made, kind=Kind.CELL, headers=self._grid.cell(is_header=name == "th"))
        builder.context = made

    def _go_out(self, name: str) -> None:
        """Go out of it; HTML that it left open ends with it."""
        self.builder.end()
        outer, depth = self._outer.pop()
        self.html.close_to(depth)
        if name in ("th", "td") and self._grid:
            self._grid.close()
        self.builder.context = outer

    def _places(self, token: Token) -> Places:
        places: Places = token.meta["places"]
        return places.through(self._normal)

    def _inline(self, token: Token) -> None:
        self.builder.end()
        depth = self.html.depth
        inline = _Inline(self.builder, self.html, token.content, self._places(token))
        task = _TASK.match(token.content) if self.builder.context.kind is Kind.ITEM else None
        self.builder.leave("task mark", task.end() if task else 0)
        for step in steps(self._md, token.content, self._env):
            if task is None or step.start >= task.end():
                inline.take(step)
        self.builder.end()
        self.html.close_to(depth)


class _Inline:
    """Goes over what stands inside one block."""

    def __init__(self, builder: Builder, html: HtmlReader, text: str, place: Places) -> None:
        self._builder, self._html, self._text, self._place = builder, html, text, place
        self._links: list[tuple[Mark, str] | None] = []
        self._struck: list[str | None] = []
        self._outside: list[Context] = []

    def take(self, step: Step) -> None:
        """Read one step of the parser."""
        rule = step.rule
        if rule in ("text", "literal"):
            self._words(step.start, step.end)
        elif rule == "newline":
            self._line_end(step)
        elif rule in ("emphasis", "strikethrough"):
            self._delimiters(step)
        elif rule == "html_inline":
            self._tag(step)
        elif rule in ("escape", "entity"):
            self._sign(step)
        elif rule == "autolink":
            self._words(step.start + 1, step.end - 1)
        elif rule in ("backticks", "math_inline"):
            self._thing(step)
        elif rule == "footnote_ref":
            self._builder.leave("footnote mark", step.end - step.start)
        elif rule == "braces":
            inner = self._text[step.start + 3 : step.end - 3]
            self._builder.comment(inner, self._place(step.start), self._place(step.end - 1) + 1)
        else:
            self._inside(step)

    def _words(self, start: int, end: int) -> None:
        for first, last in self._place.pieces(start, end):
            self._builder.flow(self._text[first:last], self._place(first))

    def _line_end(self, step: Step) -> None:
        if any(token.type == "hardbreak" for token in step.tokens):
            self._builder.line_end(self._place(step.start))
        else:
            self._builder.space(self._place(step.start))

    def _delimiters(self, step: Step) -> None:
        """Read marks such as ** that became emphasis, or stayed what they are."""
        position = step.start
        width = 1 if step.rule == "emphasis" else 2
        for token in step.tokens:
            length = len(token.content) or width
            if token.type == "text" and token.content:
                self._words(position, position + length)
            elif token.type == "s_open":
                self._struck.append(self._builder.aside)
                self._builder.aside = self._builder.aside or "deletion"
            elif token.type == "s_close" and self._struck:
                self._builder.aside = self._struck.pop()
            position += length

    def _tag(self, step: Step) -> None:
        found = tag_at(self._text, step.start)
        if found is not None and found.end == step.end:
            self._html.take(self._text, found, self._place)
        else:
            self._builder.leave("tag", step.end - step.start)

    def _sign(self, step: Step) -> None:
        """Read an escaped character, which has its own place, or a sign such as "&amp;"."""
        token = step.tokens[-1]
        if step.rule == "entity":
            self._builder.sign(token.content, self._place(step.start))
        elif token.type == "hardbreak":
            self._line_end(step)
        else:
            self._words(step.end - len(token.content), step.end)

    def _thing(self, step: Step) -> None:
        """Read a piece of code or a formula; marks without their end are plain text."""
        if step.tokens and step.tokens[-1].type != "text":
            kind = "code" if step.rule == "backticks" else "math"
            self._builder.thing(kind, step.end - step.start, self._place(step.start))
        else:
            self._words(step.start, step.end)

    def _inside(self, step: Step) -> None:
        """Go into a link, a picture or a note in the line, or out of it."""
        builder, at = self._builder, self._place(step.start)
        if step.rule == "open":
            claim = (step.target or "").partition("claim:")[2] if (step.target or "").startswith("claim:") else ""
            self._links.append((builder.mark(), claim) if claim and builder.aside is None else None)
        elif step.rule == "close":
            builder.leave("link target", step.end - step.start)
            tie = self._links.pop()
            if tie is not None:
                builder.tie(*tie, at)
        elif step.rule == "open-image":
            builder.open_alt(at)
        elif step.rule == "close-image":
            builder.close_alt(at)
            builder.leave("image target", step.end - step.start)
        elif step.rule == "open-note":
            builder.end()
            self._outside.append(builder.context)
            builder.context = replace(builder.context, kind=Kind.NOTE)
        else:
            builder.end()
            builder.context = self._outside.pop()
