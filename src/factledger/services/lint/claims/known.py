"""A claim as a draft may name it: its columns, and the names and terms that lead to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from factledger.values.scope import Scope

_WHEN = re.compile(r"\d{4}(?:-\w{1,5}){0,2}", re.ASCII)
"""A part of a key that says when: 2025, 2025-08, 2025-q4."""

_YEARS = ("15", "16", "17", "18", "19", "20", "21")
"""How the years of claims begin: the 9001 of iso/9001 is none."""

Name = tuple[str, ...]

Kept = TypeVar("Kept")


class Columns(NamedTuple):
    """The columns of a claim that tell a draft which one it is."""

    key: str
    subject: str
    measure: str
    unit: str | None
    statement: str | None
    aliases: str | None
    period: str | None
    place: str | None
    population: str | None
    method: str | None
    price_basis: str | None
    signed: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as it is compared with a sentence.

    Attributes:
        columns: Its columns.
        subjects: Names of its subject, in any language.
        measures: Names of its measure, in any language.
        either: Names of one of the two: nothing tells which.
        own: Names among the last two that no claim about another subject has.
        topics: Proper names in its statement, where its subject is none: "judges in Norvia" of the key courts/judges.
        is_common: Whether its subject is an ordinary word, so that other names of it may stand for it.
        terms: Terms of its measure.
        core: Terms of its measure and its key alone, without those of other names.
        told: Terms of its statement and its population besides those.
        acts: Terms among them that exclude others.
        excluded: Such terms of what its statement says that it is not of: "acquired (not: held)".
        counted: Terms of what its figures count.
        units: Units of its figures.
        scope: When, where and of whom it holds.
        places: Names of its place.
        kept: What was worked out of it once, by name.
    """

    columns: Columns
    subjects: frozenset[Name]
    measures: frozenset[Name]
    either: frozenset[Name]
    own: frozenset[Name]
    topics: frozenset[Name]
    is_common: bool
    terms: frozenset[str]
    core: frozenset[str]
    told: frozenset[str]
    acts: frozenset[str]
    excluded: frozenset[str]
    counted: frozenset[str]
    units: frozenset[str]
    scope: Scope
    places: frozenset[Name]
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, work: Callable[[], Kept]) -> Kept:
        """Return what some work on the claim comes to; it is done once."""
        if name not in self.kept:
            self.kept[name] = work()
        found: Kept = self.kept[name]
        return found

    @property
    def thing(self) -> tuple[str, str, str | None]:
        """What it measures, where, and of what subject, whatever the time."""
        return self.columns.subject, undated(self.columns.measure), self.columns.place

    @property
    def key(self) -> str:
        """Its key."""
        return self.columns.key


def when_of(key: str) -> str | None:
    """Return what the last part of a key says of when a claim holds, if it does: a desk may give it there alone.

    >>> when_of("acme/revenue/2025-q4"), when_of("acme/revenue")
    ('2025-q4', None)
    """
    last = key.rpartition("/")[2]
    return last if last.startswith(_YEARS) and _WHEN.fullmatch(last) else None


def undated(measure: str) -> str:
    """Return a measure without the parts that say when.

    >>> undated("revenue/2025"), undated("revenue/2025-q4")
    ('revenue', 'revenue')
    """
    return "/".join(part for part in measure.split("/") if not _WHEN.fullmatch(part))
