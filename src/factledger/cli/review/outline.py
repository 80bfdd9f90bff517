"""The sections of a review, worst first, as every format shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.cli.output import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.review import Review, RowChange
    from factledger.services.runs import Change


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to see.

    Attributes:
        mark: A word that says what it is: failed, corrected and the like.
        place: Row number, or name of a rule or scenario.
        title: What it says.
        lines: What else there is to know, a line each.
    """

    mark: str
    place: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        title: The heading.
        items: What stands under it, worst first.
        more: How many there are besides.
    """

    title: str
    items: tuple[Item, ...]
    more: int = 0


_FAILING = (("newly failing", "Newly failing"), ("still failing", "Still failing"))
_OTHERS = (
    ("gone", "Rules and scenarios that are gone"),
    ("changed", "Otherwise changed"),
    ("steps changed", "Scenarios whose steps were changed"),
    ("renamed", "Renamed scenarios"),
    ("newly passing", "Newly passing"),
    ("new", "New scenarios"),
)
_ROWS = (
    (("REWRITTEN", "gone"), "History that was rewritten"),
    (("voided", "retracted", "corrected", "restored"), "Corrected and withdrawn rows"),
    (("added",), "Added rows"),
)


def headline(review: Review) -> str:
    """Return in a few words what came of it."""
    failing = len(review.of_kind("newly failing"))
    still = len(review.of_kind("still failing"))
    parts = [f"{failing:,} newly failing"] if failing else []
    parts += [f"{still:,} still failing"] if still else []
    lost = sum(review.counts[what] for what in ("REWRITTEN", "gone"))
    parts += [f"{plural(lost, 'row')} of history rewritten"] if lost else []
    if parts:
        return ", ".join(parts)
    return "fails" if review.fails else "nothing was checked" if review.after.checked_nothing else "nothing fails"


def counted(review: Review) -> str:
    """Return how many rows became what."""
    found = [f"{count:,} {what}" for what, count in review.counts.items() if count]
    return f"rows: {', '.join(found)}" if found else "no row differs"


def sections(review: Review) -> Iterator[Section]:
    """Yield what a reviewer has to see, worst first; a section without items is left out."""
    found = [
        *(_outcomes(review, kind, title) for kind, title in _FAILING),
        *(_rows(review, kinds, title) for kinds, title in _ROWS),
        Section("Settings that changed", tuple(Item("changed", "", one) for one in review.settings)),
        *(_outcomes(review, kind, title) for kind, title in _OTHERS),
        Section("Acceptances used", tuple(Item("accepted", "", one) for one in review.used)),
        Section("Acceptances that end", tuple(Item("ends", day, what) for what, day in review.ending)),
        Section("Not checked", tuple(Item("not checked", "", one) for one in review.not_checked)),
        Section("Off", tuple(Item("off", name, reason) for name, reason in review.after.off.items())),
    ]
    yield from (section for section in found if section.items)


def _outcomes(review: Review, kind: str, title: str) -> Section:
    return Section(title, tuple(_outcome(one) for one in review.of_kind(kind)))


def _outcome(one: Change) -> Item:
    verdict = one.after.verdict if one.after else "gone"
    lines = [line.strip() for line in (one.after.message if one.after else "").splitlines() if line.strip()]
    if one.before is None:
        was = "it was not there before"
    elif one.before.name != one.name:
        was = f"it was called {one.before.name!r} before, with the same steps: {one.before.verdict}"
    else:
        was = f"before: {one.before.verdict}"
    steps = ("its steps were changed",) if one.has_other_steps else ()
    return Item(verdict, "", one.name, (*lines, was, *steps))


def _rows(review: Review, kinds: tuple[str, ...], title: str) -> Section:
    kept = tuple(_row(one) for one in review.rows if one.what in kinds)
    return Section(title, kept, sum(review.counts[what] for what in kinds) - len(kept))


def _row(one: RowChange) -> Item:
    lines = []
    if one.before is not None and one.before != one.after:
        lines.append(f"{one.before} → {one.after if one.after is not None else '(withdrawn)'}")
    shown = one.before is not None and one.before != one.after
    lines += [line for line in one.changed if not (shown and line.startswith("text: "))]
    if one.source:
        lines.append(f"source: {one.source}")
    if one.reason:
        lines.append(f"reason: {one.reason}")
    lines.append(f"by {one.by}, {one.day}")
    return Item(one.what, f"#{one.seq}", one.sentence, tuple(lines))
