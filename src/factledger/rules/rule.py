"""What a rule is, and what it sees of a ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from factledger.domain.finding import Finding
from factledger.rules.origin import Origins
from factledger.store.ask import ask, ask_entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factledger.domain.record import Row
    from factledger.store.reader import Reader
    from factledger.values.compare import Severity
    from factledger.values.units import Units


_BATCH = 10_000
"""Keys that a question is asked about at once."""

RELIABLE = "e.status NOT IN ('denied', 'retracted')"
"""Condition of a question: the source stands by what the entry `e` says."""

STANDING = f"{RELIABLE} AND e.rank <> 'deprecated'"
"""Condition of a question: the entry `e` counts; a deprecated one is settled already."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small ledger that a rule passes or fails on.

    Attributes:
        rows: Its rows, as `rules/example.py` reads them.
        settings: What the rule is told.
        says: Words of the finding, for one that fails.
        texts: The texts that are at hand.
    """

    rows: tuple[str, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    says: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule can be told in factledger.toml.

    Attributes:
        name: Its name.
        shape: int, str, list (of texts) or dict (of lists of texts): what TOML may hold there.
        about: What it says, in words.
        default: Its value when none is given; a rule with a setting without a default is off until it is given.
    """

    name: str
    shape: type
    about: str
    default: object = None


@dataclass(kw_only=True)
class View:
    """What a rule sees of a ledger while it runs, and where it counts what it looked at.

    Attributes:
        reader: The state of the ledger.
        units: The units that are known.
        today: The day that ages are counted to.
        settings: What the rule is told.
        only: JSON array of the positions of the entries it is to look at; None for all.
        find_text: Returns the text with a digest, or None when it is not at hand.
        covered: How many rows, claims or whatever the rule is about it has looked at.
        not_checked: What it could not check, by reason, and how often.
        remarks: What is in order and worth knowing.
    """

    reader: Reader
    units: Units
    today: date
    settings: Mapping[str, Any] = field(default_factory=dict)
    only: str | None = None
    find_text: Callable[[str | None], str | None] = lambda _: None
    covered: int = 0
    not_checked: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def ask(self, question: str, **given: object) -> Iterator[Any]:
        """Yield the rows that answer a question in SQL (see `store/ask.py`)."""
        return ask(self.reader, question, self.only, **given)

    def entries(self, question: str, **given: object) -> Iterator[tuple[Row, Mapping[str, Any]]]:
        """Yield the entries that answer a question, with the columns that were asked for (see `store/ask.py`)."""
        return ask_entries(self.reader, question, self.only, **given)

    def ask_each(self, question: str, keys: Iterable[str], **given: object) -> Iterator[Any]:
        """Yield the rows that answer a question about some keys, which it reads from `EACH(:keys) AS one`.

        The keys are taken in batches, so that any number of them is held by nobody.
        """
        keys = iter(keys)
        while batch := list(islice(keys, _BATCH)):
            yield from self.ask(question, keys=json.dumps(batch), **given)

    def count(self, question: str, **given: object) -> int:
        """Return the number that a question comes to."""
        return int(next(iter(self.ask(question, **given)))[0])

    @cached_property
    def origins(self) -> Origins:
        """Tells from which source each was, in the end, copied or translated."""
        return Origins.of(self.reader)


Check = Callable[[View], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A consistency rule.

    Attributes:
        name: A lower-case word that a person can type.
        severity: How much a breach matters.
        why: One sentence for the person who breaks it.
        source: Where the rule comes from.
        covers: What it looks at, in the plural: it follows a number.
        check: Yields a finding for each breach, and counts in the view what it looked at.
        passing: Ledgers in which nothing is wrong by it.
        failing: Ledgers in which something is.
        settings: What it can be told.
    """

    name: str
    severity: Severity
    why: str
    source: str
    covers: str
    check: Check
    passing: tuple[Example, ...]
    failing: tuple[Example, ...]
    settings: tuple[Setting, ...] = ()

    def finding(self, place: str, message: str, hint: str, rows: tuple[int, ...] = ()) -> Finding:
        """Return a breach: its place, both sides, what would settle it, and the positions of its entries."""
        return Finding(self.name, self.severity, place, message, hint, rows)
