"""Labels of figures: the cells that head a cell, the heading above a text. One that changed moves all below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.rules import last_read as rules
from factledger.services.lint.against.figures import difference
from factledger.services.lint.against.subject import is_respelt
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.sides import Side
    from factledger.services.lint.against.standing import Standing
    from factledger.services.lint.against.subject import Subjects
    from factledger.values.span import Span


class Label(NamedTuple):
    """A label that is another one than before.

    Attributes:
        block: Its block in the new version.
        span: Its place there.
        difference: What differs.
    """

    block: int
    span: Span
    difference: Difference


def relabelled(new: Standing, old: Standing, subjects: Subjects) -> Iterator[Label]:
    """Yield the labels of a figure that say something else than those it had before."""
    mine, theirs = new.side.headers(new.sentence), old.side.headers(old.sentence)
    if len(mine) == len(theirs):
        for a, b in zip(mine, theirs, strict=True):
            yield from _label(new.side, a, old.side, b, Severity.ERROR)
    if not mine and not subjects.of_sentence(new.side, new.sentence):
        above, before = _heading(new), _heading(old)
        if above is not None and before is not None:
            yield from _label(new.side, above, old.side, before, Severity.WARNING)


def _heading(one: Standing) -> int | None:
    """Return the block of the nearest heading above a figure."""
    found = next(one.side.prose.headings(one.sentence), None)
    return None if found is None else found.block


def _label(new: Side, block: int, old: Side, before: int, severity: Severity) -> Iterator[Label]:
    mine, theirs = _said(new.block_words(block)), _said(old.block_words(before))
    gained, lost = mine - theirs, theirs - mine
    if not gained or not lost or all(any(is_respelt(a, b) for b in lost) for a in gained):
        return
    numbers = [{word for word in side if word[0].isdecimal()} for side in (gained, lost)]
    if mine & theirs and not all(numbers):
        return
    rule = rules.WRONG_SCOPE if all(numbers) else rules.MOVED
    span, was = new.draft.blocks[block].span, old.draft.blocks[before].span.of(old.draft.text).strip()
    yield Label(block, span, difference(rule, f"the figures below it stood below {was!r}", severity))


def _said(words: list[Placed]) -> frozenset[str]:
    """Return the terms of words, and numbers."""
    return frozenset(word.term or (word.name if word.name[0].isdecimal() else "") for word in words) - {""}
