"""The parser of docutils, which also tells where the words of a paragraph stand; it reads no file but the one given."""

from __future__ import annotations

import re
import sys
import time
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import frontend, nodes, utils
from docutils.parsers import rst
from docutils.parsers.rst import directives, states
from docutils.utils import escape2null

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.reading.markup.builder import Builder
    from factledger.reading.markup.rst_places import Run, Source

LONGEST = 50_000
"""Longest paragraph whose marks are read, in code points; a longer one is words only."""

_DIRECTIVE = re.compile(r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([\w.+:-]+?)[ \t]?::(?:[ \t]|$)", re.MULTILINE)
_NO_PROSE = re.compile(
    r"code|code-block|sourcecode|literalinclude|highlight|prompt|console|doctest|testcode|testoutput|testsetup|raw"
    r"|include|toctree|contents|sectnum|index|math|graphviz|plantuml|mermaid|digraph|graph|uml|jupyter-execute"
    r"|ipython|plot|bibliography|meta|role|default-role|currentmodule|module|auto\w*|target-notes|date|title"
    r"|restructuredtext-test-directive"
)
"""Directives whose content is no prose, or stands in another file."""

MAX_SECONDS = 120
"""Longest time for a text: docutils copies the lines that are left at each list, so a small file may ask for hours."""

_PICTURES = ("image", "figure")
_ALT = re.compile(r"[ \t]+:alt:[ \t]+(.*)")
_INTERPRETED = re.compile(r"(:[^`]*:)?`(.*)`(:[^`]*:)?(_{0,2})", re.DOTALL)
_TARGETED = re.compile(r"(.*?)\s*<([^<>]*)>", re.DOTALL)
_CODE_ROLES = {"code", "literal", "command", "file", "program", "kbd", "envvar", "samp", "option", "py"}
_WORD_ROLES = {"", "emphasis", "strong", "sub", "subscript", "sup", "superscript", "title-reference", "title", "t"}
_WORD_ROLES |= {"abbr", "ac", "acronym", "dfn", "guilabel", "menuselection", "term", "strike", "del", "u"}
_RAISED = {"sup", "superscript"}


_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": False,
    "line_length_limit": sys.maxsize,
    "syntax_highlight": "none",
}
"""Nothing is read but the text at hand, nothing is printed, and no line is too long."""


class TooMuchWorkError(Exception):
    """A text that took too long to read."""


class Aside(nodes.Element):  # type: ignore[misc]  # docutils has no types
    """Text that is no prose."""


class Words(nodes.Inline, nodes.TextElement):  # type: ignore[misc]
    """What stands in a paragraph: calls that give its words to a builder, in order."""

    calls: list[Callable[[Builder], None]]

    def give(self, builder: Builder) -> None:
        """Give the words to a builder."""
        for call in self.calls:
            call(builder)


def parse(source: Source) -> nodes.document:
    """Return the tree of a text, with `Words` where its words stand.

    Raises:
        TooMuchWorkError: It took too long.
    """
    settings = frontend.get_default_settings(rst.Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    document = utils.new_document("draft", settings)
    text = "\n".join(source.lines)
    known = dict(directives._directives)  # noqa: SLF001  the registry has no other way back
    try:
        for name in {match[1].lower() for match in _DIRECTIVE.finditer(text)}:
            found = _directive(name)
            if found is not None:
                directives.register_directive(name, found)
        rst.Parser(inliner=_Inliner(source)).parse(text, document)
    finally:
        directives._directives.clear()  # noqa: SLF001
        directives._directives.update(known)  # noqa: SLF001
    return document


def _directive(name: str) -> type[rst.Directive] | None:
    """Return how a directive is read; None for the way of docutils itself."""
    if name in _PICTURES:
        return _Picture
    if _NO_PROSE.fullmatch(name.rpartition(":")[2]):
        return _NoProse
    return None if name in directives._directive_registry else _Prose  # noqa: SLF001


class _AnyOption(dict[str, Any]):
    """Takes any option of a directive as it is."""

    def __missing__(self, _: str) -> Callable[[str], str]:
        return lambda text: text or ""


class _NoProse(rst.Directive):  # type: ignore[misc]
    """A directive that is left out."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = _AnyOption({"class": str})

    def run(self) -> list[nodes.Node]:
        return [Aside(self.block_text)]


class _Prose(_NoProse):
    """A directive that docutils does not know: its content is read, what stands on its own line is not."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        inside = nodes.container()
        first = self.block_text.split("\n", 1)[0].partition("::")[2].strip()
        skipped = int(bool(first and self.content and self.content[0].strip() == first))
        self.state.nested_parse(self.content[skipped:], self.content_offset + skipped, inside)
        return [Aside(first), inside]


class _Picture(_NoProse):
    """A picture: the words that stand for it, and those under it."""

    def run(self) -> list[nodes.Node]:
        inside = nodes.caption()
        for i, line in enumerate(self.block_text.split("\n")):
            alt = _ALT.fullmatch(line)
            if alt is not None and alt[1].strip():
                place = self.state.inliner.words(alt[1].strip(), self.lineno + i)
                inside += nodes.paragraph("", "", place)
        self.state.nested_parse(self.content, self.content_offset, inside)
        return [Aside(" ".join(self.arguments)), inside]


class _Inliner(states.Inliner):  # type: ignore[misc]
    """The reader of marks inside a paragraph, which notes where each starts and ends."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._last = time.monotonic() + MAX_SECONDS

    def words(self, text: str, line: int) -> Words:
        """Return words without marks that stand on a line."""
        return _Writer(text, self._source.runs(text, line)).plain(0, len(text)).made(text)

    def parse(
        self, text: str, lineno: int, memo: states.Struct, parent: nodes.Node
    ) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """Return the words of a paragraph and the messages about its marks.

        Raises:
            TooMuchWorkError: The text took too long up to here.
        """
        if time.monotonic() > self._last:
            raise TooMuchWorkError
        self.document, self.language, self.parent = memo.document, memo.language, parent
        self.reporter = self.document.reporter
        remaining = whole = escape2null(text)
        writer = _Writer(whole, self._source.runs(text, lineno))
        while remaining and len(whole) <= LONGEST:
            match = self.patterns.initial.search(remaining)
            if match is None:
                break
            found = match.groupdict()
            method = self.dispatch[found["start"] or found["backquote"] or found["refend"] or found["fnend"]]
            start = len(whole) - len(remaining)
            before, inlines, remaining, _ = method(self, match, lineno)
            writer.plain(start, start + len(before))
            if inlines:
                writer.marked(start + len(before), len(whole) - len(remaining), inlines[0])
        writer.plain(len(whole) - len(remaining), len(whole))
        return [writer.made(text)], []

    def interpreted(
        self, rawsource: str, text: str, role: str | None, lineno: int
    ) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """Return text with a role, whatever the role is."""
        del lineno
        return [nodes.inline(rawsource, text, role=role or "")], []


for _name, _value in vars(states.Inliner).items():
    if isinstance(_value, str) and not _name.startswith("__"):
        # docutils builds its patterns out of what stands in the class itself, not in those it inherits from.
        setattr(_Inliner, _name, _value)


def _space(place: int, builder: Builder) -> None:
    builder.space(place)


class _Writer:
    """Notes the calls that give the words of one paragraph."""

    def __init__(self, text: str, runs: list[Run]) -> None:
        self._text, self._runs = text, runs
        self._calls: list[Callable[[Builder], None]] = []
        self._next = 0

    def made(self, text: str) -> Words:
        """Return the words as a node of the tree."""
        node = Words(text, text)
        node.calls = self._calls
        return node

    def plain(self, start: int, end: int) -> _Writer:
        """Add text between two positions: a backslash hides the white space behind it, and is not seen itself."""
        while start < end:
            cut = self._text.find("\0", start, end)
            cut = end if cut < 0 else cut
            self._stretch(start, cut)
            start = cut + 2 if self._text[cut + 1 : cut + 2].isspace() else cut + 1
            if cut + 1 == start and start < end:
                self._stretch(start, start + 1)
                start += 1
        return self

    def _stretch(self, start: int, end: int) -> None:
        """Add text line by line; stretches come in order, so the lines before are not looked at again."""
        while self._next < len(self._runs) and self._runs[self._next].end < start:
            self._next += 1
        i = self._next
        while start < end and i < len(self._runs):
            run = self._runs[i]
            last = min(end, run.end)
            if start < last:
                self._call(self._text[start:last], run.place + (start - run.start) * run.is_exact, run.is_exact)
            start = max(start, last)
            if start < end and self._text[start] == "\n":
                place = run.place + (run.end - run.start) * run.is_exact
                self._calls.append(partial(_space, place))
                start += 1
            i += 1

    def _call(self, text: str, place: int, is_exact: bool) -> None:  # noqa: FBT001
        if is_exact:
            self._calls.append(lambda builder: builder.flow(text, place))
        else:
            self._calls.append(lambda builder: builder.sign(text, place))

    def _place(self, position: int) -> int:
        run = self._runs[max(bisect_right(self._runs, position, key=lambda run: run.start) - 1, 0)]
        return run.place + (position - run.start) * run.is_exact

    def _thing(self, kind: str, start: int, end: int) -> None:
        place = self._place(start)
        self._calls.append(lambda builder: builder.thing(kind, end - start, place))

    def _leave(self, kind: str, start: int, end: int) -> None:
        self._calls.append(lambda builder: builder.leave(kind, end - start))

    def marked(self, start: int, end: int, node: nodes.Node) -> None:
        """Add what stands between marks, by what docutils made of it."""
        text = self._text[start:end]
        name = type(node).__name__
        if name == "problematic":
            self.plain(start, end)
        elif name in ("emphasis", "strong"):
            width = 1 if name == "emphasis" else 2
            self.plain(start + width, end - width)
        elif name == "literal":
            self._thing("code", start, end)
        elif name in ("footnote_reference", "citation_reference"):
            self._leave("footnote mark", start, end)
        elif text.startswith("|"):
            self._thing("substitution", start, end)
        elif text.startswith("_`"):
            self.plain(start + 2, end - 1)
        elif name == "inline":
            self._role(start, node["role"].lower(), _INTERPRETED.fullmatch(text))
        elif "`" in text:
            self._phrase(start, _INTERPRETED.fullmatch(text))
        else:
            self.plain(start, start + len(text.rstrip("_")))

    def _phrase(self, start: int, match: re.Match[str] | None) -> None:
        """Add the words of a link, without its target."""
        if match is None:
            return
        first, last = (start + place for place in match.span(2))
        target = _TARGETED.fullmatch(match[2])
        words = first + len(target[1]) if target and target[1] else last
        claim = target[2].removeprefix("claim:") if target and target[2].startswith("claim:") else ""
        marks: list[Any] = []
        if claim:
            self._calls.append(lambda builder: marks.append(builder.mark()))
        self.plain(first, words)
        if claim:
            place = self._place(start)
            self._calls.append(lambda builder: builder.tie(marks.pop(), claim, place))
        self._leave("link target", words, last)

    def _role(self, start: int, role: str, match: re.Match[str] | None) -> None:
        """Add text with a role: words, code, a formula, or the name of something elsewhere."""
        if match is None:
            return
        first, last = (start + place for place in match.span(2))
        role = role.rpartition(":")[2] or role
        target = _TARGETED.fullmatch(match[2])
        self._leave("role", start, first - 1)
        if role == "math":
            self._thing("math", first, last)
        elif role in _CODE_ROLES:
            self._thing("code", first, last)
        elif target and target[1]:
            self.plain(first, first + len(target[1]))
            self._leave("link target", first + len(target[1]), last)
        elif role in _WORD_ROLES:
            self._raise(is_raised=role in _RAISED)
            self.plain(first, last)
            self._raise(is_raised=False)
        else:
            self._thing("role", first, last)

    def _raise(self, *, is_raised: bool) -> None:
        self._calls.append(lambda builder: setattr(builder, "is_raised", is_raised))
