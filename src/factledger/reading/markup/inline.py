"""The inside of a paragraph in Markdown: its parser, which also tells where each step of it started and ended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

DEEPEST = 40
"""Most blocks, links and emphases inside each other."""

_LONGEST = 10_000
"""Longest comment in braces, in code points."""

_MARKS = re.compile(r"[\n\\`*_~!\[\]<&$^{](?:(?<!\$)|(?=[^$]*\$))")
"""Characters with which a rule for the inside of a paragraph may start; without any it is plain text.

A formula stands between two signs of a dollar: one alone is money.
"""

_TRACE = "factledger-steps"
_MONEY = re.compile(r"\$+\s*\d[^\\]*[^\W\d_]{3}")
"""What starts like an amount and goes on in words is no formula: "$5 bill, or 10$ of them"."""


@dataclass(slots=True)
class Step:
    """One step of the parser over the text of a paragraph.

    Attributes:
        rule: The rule that took it; "literal" for plain text, "open" and "close" around what stands inside another.
        start: Where it starts in the text of the paragraph.
        end: Where it ends.
        tokens: What the parser made of it; marks of emphasis become plain text only at the end of the paragraph.
        target: What an open link or picture leads to; for a note in the line, None.
    """

    rule: str
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    target: str | None = None


class _Markdown(MarkdownIt):
    """Takes any target of a link as it is written: nothing is rendered, and keys of claims are targets too."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  named by the library
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


class _Tracing(ParserInline):
    """The parser of markdown-it with the plain text of each step noted down."""

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end = state.posMax
        trace: list[Step] = state.env[_TRACE]
        while state.pos < end:
            is_shallow = state.level < DEEPEST
            if is_shallow and any(rule(state, False) for rule in rules):  # noqa: FBT003
                continue
            state.append_pending(state.src[state.pos])
            trace.append(Step("literal", state.pos, state.pos + 1))
            state.pos += 1
        if state.pending:
            state.pushPending()


def parser(*, is_mdx: bool) -> MarkdownIt:
    """Return a parser of CommonMark with tables, notes, formulas and struck words, which finds blocks only.

    What stands inside the blocks is read with `steps`; for MDX, comments in braces too.
    """
    md = _Markdown("commonmark", {"maxNesting": DEEPEST, "html": True})
    md.inline = _Tracing()
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_labels=True)
    md.inline.ruler.disable("linkify")
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.enableOnly(["normalize", "block"])
    if is_mdx:
        md.inline.ruler.before("text", "braces", _braces)
    for rule in list(md.inline.ruler.__rules__):
        made = {"link": _around_link, "image": _around_image, "footnote_inline": _around_note}.get(rule.name, _noted)
        md.inline.ruler.at(rule.name, made(rule.name, rule.fn))
    return md


def steps(md: MarkdownIt, text: str, env: dict[str, Any]) -> list[Step]:
    """Return the steps of the parser over the text of one paragraph, in order."""
    if not _MARKS.search(text):
        return [Step("text", 0, len(text))]
    trace: list[Step] = []
    env[_TRACE] = trace
    md.inline.parse(text, md, env, [])
    return trace


def _noted(name: str, rule: Rule) -> Rule:
    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  as the parser calls it
        if silent:
            return rule(state, True)  # noqa: FBT003
        start, count = state.pos, len(state.tokens) + bool(state.pending)
        if (name == "math_inline" and _is_money(state)) or not rule(state, False):  # noqa: FBT003
            return False
        # The rule for line ends drops the spaces before them, and may leave no text to flush.
        made = state.tokens[-1:] if name == "newline" else state.tokens[count:]
        state.env[_TRACE].append(Step(name, start, state.pos, made))
        return True

    return noted


def _braces(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Find a comment in braces: {/* claim: KEY */}."""
    if not state.src.startswith("{/*", state.pos):
        return False
    end = state.src.find("*/}", state.pos, min(state.posMax, state.pos + _LONGEST))
    if end < 0:
        return False
    state.pos = end + 3
    return True


def _is_money(state: StateInline) -> bool:
    if state.src[state.pos] != "$":
        return False
    end = state.src.find("$", state.pos + 1)
    return end > 0 and _MONEY.match(state.src, state.pos, min(end, state.pos + 200)) is not None


def _around_link(_: str, rule: Rule) -> Rule:
    def link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        if silent or state.src[state.pos] != "[":
            return rule(state, silent)
        trace: list[Step] = state.env[_TRACE]
        start, count = state.pos, len(state.tokens)
        opened = Step("open", start, start + 1)
        trace.append(opened)
        if not rule(state, False):  # noqa: FBT003
            trace.pop()
            return False
        token = next(token for token in state.tokens[count : count + 2] if token.type == "link_open")
        opened.target = str(token.attrs["href"])
        trace.append(Step("close", trace[-1].end, state.pos))
        return True

    return link


def _around_image(_: str, rule: Rule) -> Rule:
    def image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        if silent or not state.src.startswith("![", state.pos):
            return rule(state, silent)
        start = state.pos
        if not rule(state, True):  # noqa: FBT003
            return False
        end, state.pos = state.pos, start
        last = state.md.helpers.parseLinkLabel(state, start + 1, False)  # noqa: FBT003
        _inside(state, "image", (start, start + 2), (last, end))
        return True

    return image


def _around_note(_: str, rule: Rule) -> Rule:
    def note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        if not rule(state, True):  # noqa: FBT003
            return False
        if not silent:
            end = state.pos
            _inside(state, "note", (start, start + 2), (end - 1, end))
        return True

    return note


def _inside(state: StateInline, name: str, opening: tuple[int, int], closing: tuple[int, int]) -> None:
    """Read what stands between two marks, as the parser itself does for a link."""
    trace: list[Step] = state.env[_TRACE]
    trace.append(Step(f"open-{name}", *opening))
    maximum = state.posMax
    state.push(f"{name}_open", "", 1)
    state.pos, state.posMax = opening[1], closing[0]
    state.md.inline.tokenize(state)
    state.push(f"{name}_close", "", -1)
    trace.append(Step(f"close-{name}", *closing))
    state.pos, state.posMax = closing[1], maximum
