"""Puts a draft together: words as they come, each with its place in the source, block after block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import accumulate

from factledger.reading.digits import YEAR
from factledger.reading.draft import Block, Draft, Kind, Order, Reach, Tie
from factledger.reading.markup.comments import order_of, tie_of
from factledger.reading.markup.quotations import quotations
from factledger.values.span import Span

OBJECT = "\ufffc"
"""Stands in the text for what was left out inside a sentence (code, an address, a formula), so that no words join."""

WHITE = " \t\r\n\f"
"""White space of marked-up text, any of which is one space."""

_FLOW = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*")
_NOT_URL = r"\s<>\"“”«»\u2e80-\uffff"
_URL = re.compile(rf"(?<![^\W_])(?:[A-Za-z][A-Za-z0-9+.-]{{1,20}}://|www\.)[^{_NOT_URL}]*[^{_NOT_URL}.,;:!?'’)\]}}]")
"""An address; it ends before the marks of its sentence, and before characters of scripts without spaces."""
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


@dataclass(slots=True)
class Mark:
    """A position of the text that is not settled before its block ends."""

    position: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a block is that starts here.

    Attributes:
        kind: Its kind.
        level: Depth of a heading.
        is_quotation: Whether it stands in a block quotation.
        headers: The blocks that head its cell.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    is_quotation: bool = False
    headers: tuple[int, ...] = ()


@dataclass(slots=True)
class _Open:
    """The block that is being written: its runs of text with the place of each, and marks in it."""

    context: Context
    runs: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    is_caption: bool = True


class Builder:
    """Takes the words of a file in order and makes the draft.

    Attributes:
        context: What the next block is.
        aside: Why words are being left out: the kind they count as; None while they are read.
        is_raised: Whether digits stand raised: they become superscripts, so that 10 to the 6 is not read as 106.
        left_out: Code points left out, by kind.
        blocks: The blocks that are finished.
    """

    def __init__(self, path: str, source: str) -> None:
        """Start an empty draft of a file with this text."""
        self.context = Context()
        self.aside: str | None = None
        self.is_raised = False
        self.left_out: Counter[str] = Counter()
        self.blocks: list[Block] = []
        self._path, self._source = path, source
        self._lines: list[int] | None = None
        self._texts: list[str] = []
        self._length = 0
        self._pieces: list[tuple[int, int]] = []
        self._quotations: list[Span] = []
        self._quoted: list[tuple[Mark, Mark]] = []
        self._ties: list[tuple[Mark, Mark, str, int]] = []
        self._orders: list[Order] = []
        self._open: _Open | None = None
        self._waiting: list[Mark] = []
        self._space: int | None = None
        self._is_alt = False

    def words(self, text: str, source: int) -> None:
        """Add text that stands in the source as it is, from `source` on."""
        if not text:
            return
        if self.aside is not None:
            self.left_out[self.aside] += len(text)
            return
        block = self._block()
        if self._space is not None and block.runs and block.runs[-1][0][-1] != "\n":
            self._run(block, " ", self._space)
        self._space = None
        block.is_caption = block.is_caption and self._is_alt
        self._run(block, text.translate(_RAISED) if self.is_raised else text, source)

    def flow(self, text: str, source: int) -> None:
        """Add text in which any white space is one space."""
        for part in _FLOW.finditer(text):
            if part[0][0] in WHITE:
                self.space(source + part.start())
            else:
                self.words(part[0], source + part.start())

    def sign(self, text: str, source: int) -> None:
        """Add characters that one sign of the source stands for, such as "&amp;": all have its place."""
        for character in text:
            if character in WHITE:
                self.space(source)
            else:
                self.words(character, source)

    def space(self, source: int) -> None:
        """Add white space; none at the start or the end of a block, and never two."""
        if self._open is not None and self._space is None and self.aside is None:
            self._space = source

    def line_end(self, source: int) -> None:
        """Add the end of a line inside the block."""
        if self._open is not None and self._open.runs and self.aside is None:
            self._space = None
            if not self._open.runs[-1][0].endswith("\n"):
                self._run(self._open, "\n", source)

    def thing(self, kind: str, count: int, source: int) -> None:
        """Leave out something inside a sentence, and show that something stands there."""
        self.leave(kind, count)
        if self.aside is None:
            self.words(OBJECT, source)

    def leave(self, kind: str, count: int) -> None:
        """Count code points that are left out."""
        if count:
            self.left_out[self.aside or kind] += count

    def open_alt(self, source: int) -> None:
        """Start the words that stand for a picture; a block of nothing else is a caption."""
        self.space(source)
        self._is_alt = True

    def close_alt(self, source: int) -> None:
        """End the words that stand for a picture."""
        self._is_alt = False
        self.space(source)

    def end(self) -> None:
        """End the block, if one is open; one without any character is none."""
        block, self._open, self._space = self._open, None, None
        if block is None:
            return
        text, runs = _without_urls(block, self.left_out)
        while text.endswith("\n"):
            text = text[:-1]
        start = self._length + 1 if self._texts else 0
        for mark in block.marks:
            mark.position = start + min(mark.position, len(text))
        if not text:
            return
        if self._texts:
            self._texts.append("\n")
        self._texts.append(text)
        self._pieces += _pieces(runs, start, start + len(text))
        self._length = start + len(text)
        is_caption = block.is_caption and block.context.kind is Kind.PARAGRAPH
        context = replace(block.context, kind=Kind.CAPTION) if is_caption else block.context
        span = Span(start, self._length)
        self.blocks.append(Block(span, context.kind, context.level, context.is_quotation, context.headers))
        self._quotations += [Span(start + one.start, start + one.end) for one in quotations(text)]

    def has_number(self, block: int) -> bool:
        """Tell whether a block that is finished holds a number that is no year."""
        text = self._texts[2 * block]  # a line's end stands between two
        return any(map(str.isdecimal, YEAR.sub("", text)))

    def mark(self) -> Mark:
        """Return a mark at this place; between blocks, at the start of the next."""
        if self._open is None:
            mark = Mark()
            self._waiting.append(mark)
        else:
            mark = Mark(self._open.length)
            self._open.marks.append(mark)
        return mark

    def mark_behind(self) -> Mark:
        """Return a mark at this place; between blocks, at the end of the last."""
        return Mark(self._length) if self._open is None else self.mark()

    def tie(self, start: Mark, claim: str, source: int) -> None:
        """Tie the words from a mark to here to a claim."""
        self._ties.append((start, self.mark_behind(), claim, self.line(source)))

    def quote(self, start: Mark) -> None:
        """Take the words from a mark to here for a quotation."""
        self._quoted.append((start, self.mark_behind()))

    def comment(self, text: str, start: int, end: int) -> None:
        """Take a comment that stands from `start` to `end` in the source: a tie, an order, or neither."""
        self.leave("comment", end - start)
        claim = tie_of(text)
        if claim is not None and self.aside is None:
            self._ties.append((self.mark_behind(), self.mark_behind(), claim, self.line(start)))
        self.order(text, max(start, end - 1))

    def order(self, text: str, source: int) -> None:
        """Take the order that a comment gives, if it gives one."""
        found = order_of(text)
        if found is not None:
            reach, rules, reason = found
            self._orders.append(Order(Reach(reach), rules, reason, self.line(source)))

    def line(self, source: int) -> int:
        """Return the line of the file, from 1, of a place in the source."""
        if self._lines is None:
            self._lines = [match.end() for match in re.finditer("\n", self._source)]
        return bisect_right(self._lines, source) + 1

    def draft(self, language: str | None = None, date: str | None = None) -> Draft:
        """Return the draft."""
        self.end()
        for mark in self._waiting:
            mark.position = self._length
        text = "".join(self._texts)
        ties = [Tie(trimmed(text, a.position, b.position), claim, line) for a, b, claim, line in self._ties]
        quoted = [trimmed(text, a.position, b.position) for a, b in self._quoted]
        return Draft(
            path=self._path,
            source=self._source,
            text=text,
            pieces=tuple(self._pieces) or ((0, 0),),
            blocks=tuple(self.blocks),
            quotations=tuple(sorted({*self._quotations, *(one for one in quoted if one.start < one.end)})),
            ties=tuple(ties),
            orders=tuple(self._orders),
            left_out=self.left_out,
            language=language,
            date=date,
        )

    def _block(self) -> _Open:
        if self._open is None:
            self._open = _Open(self.context, marks=self._waiting)
            self._waiting = []
            self._space = None
        return self._open

    @staticmethod
    def _run(block: _Open, text: str, source: int) -> None:
        block.runs.append((text, source))
        block.length += len(text)


def _without_urls(block: _Open, left_out: Counter[str]) -> tuple[str, list[tuple[str, int]]]:
    """Return the text and the runs of a block without the addresses in it, and move its marks along."""
    text = "".join(run for run, _ in block.runs)
    found = [match.span() for match in _URL.finditer(text)] if "://" in text or "www." in text else []
    if not found:
        return text, block.runs
    left_out["url"] += sum(end - start for start, end in found)
    runs: list[tuple[str, int]] = []
    position = 0
    cuts = iter([*found, (len(text), len(text))])
    start, end = next(cuts)
    for run, source in block.runs:
        i = 0
        while i < len(run):
            at = position + i
            if at < start:
                taken = min(len(run) - i, start - at)
                runs.append((run[i : i + taken], source + i))
            else:
                taken = min(len(run) - i, end - at)
                if at == start:
                    runs.append((OBJECT, source + i))
                if at + taken == end:
                    start, end = next(cuts)
            i += taken
        position += len(run)
    _move(block.marks, found)
    return "".join(run for run, _ in runs), runs


def _move(marks: list[Mark], cuts: list[tuple[int, int]]) -> None:
    """Move marks to where they stand when each cut is one character."""
    starts = [start for start, _ in cuts]
    saved = [0, *accumulate(end - start - 1 for start, end in cuts)]
    for mark in marks:
        i = bisect_right(starts, mark.position)
        is_inside = i and starts[i - 1] < mark.position < cuts[i - 1][1]
        moved = cuts[i - 1][1] if is_inside else mark.position
        mark.position = moved - saved[bisect_right(starts, moved - 1)]


def _pieces(runs: list[tuple[str, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return where pieces start in text and source; runs that follow each other in both are one piece."""
    pieces: list[tuple[int, int]] = []
    follows = -1
    for run, source in runs:
        if start >= end:
            break
        if source != follows:
            pieces.append((start, source))
        start += len(run)
        follows = source + len(run)
    return pieces


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    end = max(start, end)
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
