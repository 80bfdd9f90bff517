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

_RESERVED = 100
"""Characters kept free for the lines that count what is left out."""


def rendered(review: Review) -> str:
    """Return the review, worst first, capped."""
    text = "\n".join(_head(review)) + "\n"
    last = f"\n{plain(last_line(review.after))}\n"
    left = 0
    for section in sections(review):
        part, shown = _section(section, MAX_LENGTH - len(text) - len(last))
        text += part
        left += 0 if shown else len(section.items) + section.more
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


def _section(section: Section, room: int) -> tuple[str, int]:
    """Return a section with as many of its items as there is room for, and how many these are; none, no section."""
    text = f"\n### {section.title} ({len(section.items) + section.more:,})\n\n"
    shown = 0
    for item in section.items[:MOST]:
        part = "\n".join(_item(item)) + "\n"
        if len(text) + len(part) + _RESERVED > room:
            break
        text += part
        shown += 1
    if not shown:
        return "", 0
    left = len(section.items) - shown + section.more
    return text + (f"- and {left:,} more\n" if left else ""), shown


def _item(item: Item) -> Iterator[str]:
    place = f" {code(item.place)}" if item.place else ""
    yield f"- **{item.mark}**{place} {plain(_cut(item.title))}"
    for line in item.lines[:MOST_LINES]:
        yield f"  - {plain(_cut(line))}"
    if left := len(item.lines[MOST_LINES:]):
        yield f"  - and {left:,} lines more"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
