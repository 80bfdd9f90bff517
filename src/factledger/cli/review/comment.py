"""A review as Markdown: it fits a comment of a pull request and the summary of a step.

GitHub takes 65,536 characters in a comment; what does not fit is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.cli.formats.markdown import code, plain
from factledger.cli.formats.problem import last_line
from factledger.cli.review.outline import counted, headline, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.cli.review.outline import Item, Section
    from factledger.services.review import Review

MOST = 20
"""Most items of a section."""

MOST_LINES = 8
"""Most lines of an item."""

LONGEST = 400
"""Longest line of an item, in characters."""

MAX_LENGTH = 60_000
"""Longest review, in characters."""


def rendered(review: Review) -> str:
    """Return the review, worst first, capped."""
    text = "\n".join(_head(review)) + "\n"
    last = f"\n{plain(last_line(review.after))}\n"
    left = 0
    for section in sections(review):
        part = "\n".join(_section(section)) + "\n"
        if len(text) + len(part) + len(last) > MAX_LENGTH:
            left += len(section.items) + section.more
        else:
            text += part
    if left:
        text += f"\nand {left:,} more that do not fit here\n"
    return text + last


def _head(review: Review) -> Iterator[str]:
    sign = "❌" if review.fails else "✅"
    yield f"## {sign} factledger review: {plain(headline(review))}"
    yield ""
    yield f"{_named(review.base, review.before.head)} → {_named(review.head, review.after.head)}; {counted(review)}"


def _named(name: str, head: str) -> str:
    size, _, root = head.partition(":")
    return f"{code(name)} ({code(f'{size}:{root[:12]}')})"


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"### {section.title} ({len(section.items) + section.more:,})"
    yield ""
    for item in section.items[:MOST]:
        yield from _item(item)
    if left := len(section.items[MOST:]) + section.more:
        yield f"- and {left:,} more"


def _item(item: Item) -> Iterator[str]:
    place = f" {code(item.place)}" if item.place else ""
    yield f"- **{item.mark}**{place} {plain(_cut(item.title))}"
    for line in item.lines[:MOST_LINES]:
        yield f"  - {plain(_cut(line))}"
    if left := len(item.lines[MOST_LINES:]):
        yield f"  - and {left:,} lines more"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
