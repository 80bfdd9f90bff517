"""A draft: the words that a reader sees, where each stands in the file, and what the file says to a linter."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from factledger.values.span import line_and_column

if TYPE_CHECKING:
    from factledger.values.span import Span


class Kind(StrEnum):
    """What a block of a draft is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, a cell of a table, a footnote or a caption.

    Attributes:
        span: Its place in the text of the draft.
        kind: What it is.
        level: Depth of a heading, from 1; 0 for other blocks.
        is_quotation: Whether it stands in a block quotation.
        headers: For a cell, the blocks that head it (indices in the blocks of the draft): its column, then its row.
    """

    span: Span
    kind: Kind
    level: int = 0
    is_quotation: bool = False
    headers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Words that the writer tied to a claim: by a comment behind them, a link, an attribute or a Word comment.

    Attributes:
        span: The words, in the text of the draft; empty for a comment, which ties the figure before it.
        claim: The key of the claim, as written.
        line: Line of the file it stands in.
    """

    span: Span
    claim: str
    line: int


class Reach(StrEnum):
    """How far an order that switches rules off reaches."""

    LINE = "line"
    NEXT_LINE = "next-line"
    FILE = "file"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Order:
    """A comment of the file that switches rules off: factledger-disable-next-line RULE, RULE: reason.

    Attributes:
        reach: How far it reaches; a range from `start` (factledger-disable) to `end` (factledger-enable).
        rules: Names of rules; none for all of them.
        reason: Why.
        line: Line of the file it stands in.
    """

    reach: Reach
    rules: tuple[str, ...]
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a draft, with their places in its file.

    Attributes:
        path: Where it was read, as given.
        source: The text of the file, to which lines and columns belong; of a file that is no text (docx, PDF), the text
            of the draft itself.
        text: The words that a reader sees, blocks parted by line ends; what is no prose is left out, and inside a
            sentence U+FFFC stands for it. A line end inside a block is one that a reader sees.
        pieces: For each piece of the text, where it starts in the text and in the source, both ascending.
        blocks: The blocks, in order.
        quotations: What stands between quotation marks, without them, in order.
        ties: Words tied to claims.
        orders: Comments that switch rules off.
        left_out: What is no prose, by kind (code, link target, front matter, comment ...), and how many code points.
        language: Language tag that the file itself names; None without one.
        date: The day that the file itself names, EDTF; None without one.
        pages: For a PDF, where each page starts in the text.
    """

    path: str
    source: str
    text: str
    pieces: tuple[tuple[int, int], ...]
    blocks: tuple[Block, ...]
    quotations: tuple[Span, ...] = ()
    ties: tuple[Tie, ...] = ()
    orders: tuple[Order, ...] = ()
    left_out: Counter[str] = field(default_factory=Counter)
    language: str | None = None
    date: str | None = None
    pages: tuple[int, ...] = ()

    def offset(self, position: int) -> int:
        """Return where a position of the text stands in the source."""
        i = bisect_right(self.pieces, (position, len(self.source))) - 1
        start, source = self.pieces[max(i, 0)]
        return source + position - start

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a position of the text in the file; columns in code points."""
        return line_and_column(self.source, self.offset(position))
