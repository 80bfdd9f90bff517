"""The blocks of a text in Markdown: their parser, which also tells where each character of a block stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import MD_TRIM_CHARS

from factledger.reading.markup.inline import DEEPEST
from factledger.reading.markup.lines import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]
    Pieces = list[tuple[int, int]]

BEYOND = "factledger-beyond"
"""Where the parser counts what stands in cells beyond the header of a table, which no reader sees."""

_MARGIN = 4
"""Levels before the deepest from which on everything is a paragraph, so that nothing is skipped unread."""

_DIV = re.compile(r":{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]*)[ \t]*:*[ \t]*")
_MODULE = re.compile(r"import[ \t]+[\w{*'\"].*|export[ \t]+(?:default|const|let|function|class|async|\{|\*).*")
_LINES = ("paragraph", "lheading", "html_block", "deep")


def add_places(md: MarkdownIt, *, is_mdx: bool) -> None:
    """Let the rules of a parser note the places of the text that they make, as meta["places"] of its tokens."""
    ends_paragraph = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "deep", _deep)
    md.block.ruler.before("table", "div", _line_rule("div", _DIV), ends_paragraph)  # type: ignore[arg-type]
    if is_mdx:
        md.block.ruler.before("table", "module", _line_rule("module", _MODULE))
    for rule in list(md.block.ruler.__rules__):
        md.block.ruler.at(rule.name, _placed(rule.name, rule.fn), {"alt": rule.alt})


def _placed(name: str, rule: Rule) -> Rule:
    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  as the parser calls it
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if silent:
            return True
        if name == "reference":
            state.push("definition", "", 0).map = [start, state.line]
        elif name == "table":
            _place_cells(state, state.tokens[count:])
        elif name == "heading":
            _place_heading(state, start, state.tokens[count:])
        elif name in _LINES:
            for token in state.tokens[count:]:
                _place_lines(state, token)
        return True

    return placed


def _place_lines(state: StateBlock, token: Token) -> None:
    """Note the places of a text made of whole lines, without what stands before them for blocks around it."""
    if token.type not in ("inline", "html_block") or token.map is None:
        return
    pieces: Pieces = []
    texts: list[str] = []
    at = 0
    for line in range(*token.map):
        text = state.getLines(line, line + 1, state.blkIndent, False)  # noqa: FBT003
        end = state.eMarks[line]
        # From the end of the line: a tab before it may be spaces here.
        lead = len(text) - len(text.lstrip(" \t"))
        pieces += [(at + lead, end - len(text) + lead), (at + len(text), end)]
        texts.append(text)
        at += len(text) + 1
    joined = "\n".join(texts)
    cut = len(joined) - len(joined.lstrip(MD_TRIM_CHARS)) if token.type == "inline" else 0
    token.meta["places"] = Places([(max(start - cut, 0), place + max(cut - start, 0)) for start, place in pieces])


def _place_heading(state: StateBlock, line: int, tokens: list[Token]) -> None:
    """Note the place of a heading behind its number signs."""
    opening, inline = tokens[0], tokens[1]
    start = state.bMarks[line] + state.tShift[line] + len(opening.markup)
    text = state.src[start : state.eMarks[line]]
    inline.meta["places"] = Places([(0, start + len(text) - len(text.lstrip(MD_TRIM_CHARS)))])


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    """Note the places of the cells of a table, and count what stands in cells beyond its header."""
    row: list[Pieces] = []
    column, line = 0, -1
    for token in tokens:
        if token.type == "tr_open" and token.map:
            column, line = 0, token.map[0]
            row = _cells(state, line)
        elif token.type == "inline":
            token.meta["places"] = Places(row[column] if column < len(row) else [(0, state.eMarks[line])])
            column += 1
        elif token.type == "tr_close" and column < len(row):
            beyond = state.eMarks[line] - row[column][0][1]
            state.env[BEYOND] = state.env.get(BEYOND, 0) + max(beyond, 0)


def _cells(state: StateBlock, line: int) -> list[Pieces]:
    r"""Return the places of the text of each cell of a row, where "\|" is "|"."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    text = state.src[start:end]
    start += len(text) - len(text.lstrip(MD_TRIM_CHARS))
    text = text.strip(MD_TRIM_CHARS)
    borders = [i for i, character in enumerate(text) if character == "|" and (not i or text[i - 1] != "\\")]
    ends = [*borders, len(text)]
    places = [(first, last) for first, last in zip([0, *(border + 1 for border in borders)], ends, strict=True)]
    if places and places[0][0] == places[0][1]:
        places.pop(0)
    if places and places[-1][0] == places[-1][1]:
        places.pop()
    return [_cell(text, start, first, last) for first, last in places]


def _cell(text: str, start: int, first: int, last: int) -> Pieces:
    inside = text[first:last]
    first += len(inside) - len(inside.lstrip(MD_TRIM_CHARS))
    pieces = [(0, start + first)]
    for escapes, match in enumerate(re.finditer(r"\\\|", text[first:last])):
        pieces.append((match.start() - escapes, start + first + match.start() + 1))
    return pieces


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take what stands deeper than anything is nested for a paragraph."""
    if silent or state.level < DEEPEST - _MARGIN:
        return False
    line = start + 1
    while line < min(end, state.lineMax) and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False).strip(MD_TRIM_CHARS)  # noqa: FBT003
    token.map = [start, line]
    state.push("paragraph_close", "p", -1)
    return True


def _line_rule(name: str, pattern: re.Pattern[str]) -> Rule:
    """Return a rule for a line that is no prose."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
        first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        if state.is_code_block(start) or pattern.fullmatch(state.src, first, last) is None:
            return False
        if not silent:
            state.line = start + 1
            state.push(name, "", 0).map = [start, start + 1]
        return True

    return rule
