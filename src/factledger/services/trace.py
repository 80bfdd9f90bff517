"""Trace a draft: what each of its figures rests on, down to the place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factledger.domain.entry import Entry
from factledger.domain.unit import Rate
from factledger.rules.lint import DERIVED
from factledger.rules.origin import Origins
from factledger.services.lint.drafts import lint_drafts
from factledger.services.lint.report import ENDINGS, MATCHED, SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.report import LintReport, Number
    from factledger.store.reader import Reader

COUNTED = (MATCHED, DERIVED.name, *(ending for ending in ENDINGS if ending != MATCHED))
"""How the numbers of a draft are counted: each once, those that follow from rows apart from those of one claim."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A row on which a figure of a draft rests; or a figure on its own that rests on none.

    Attributes:
        path: The draft.
        number: The figure, with its place, ending, claim and verdict.
        row: An entry or a rate; None where there is none.
        origin: Key of the source that its source was copied or translated from in the end; None without a row.
        origins: How many such sources the figure has, over all its rows.
    """

    path: str
    number: Number
    row: Row | None = None
    origin: str | None = None
    origins: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON; of a figure that follows from rows each line names the claim of its row."""
        row, number = self.row, self.number
        body = row.body if row else None
        claim = body.claim if isinstance(body, Entry) else None
        return {
            "path": self.path,
            "line": number.line,
            "column": number.column,
            "figure": number.text,
            "ending": number.ending,
            "verdict": number.verdict or number.ending,
            "claim": number.claim or claim,
            "seq": str(row.seq) if row else None,
            "key": row.key if row else None,
            "version": str(row.version) if row else None,
            "source": source_of(row) if row else None,
            "origin": self.origin,
            "origins": self.origins,
            "locator": body.locator if isinstance(body, Entry) else None,
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """What drafts rest on.

    Attributes:
        grounds: A line for each row that a figure rests on, and for each figure without one, in their order.
        counts: How many numbers ended in each way of `COUNTED`.
        notes: What else a person should know.
    """

    grounds: tuple[Ground, ...]
    counts: dict[str, int]
    notes: tuple[str, ...]


def trace(
    reader: Reader, where: str, drafts: Iterable[Draft], wanted: Wanted, tell: Callable[[str], None] = lambda _: None
) -> Trace:
    """Return what drafts rest on, by one state of a ledger (see `lint_drafts`)."""
    report = lint_drafts(reader, where, drafts, wanted, tell)
    return Trace(tuple(_grounds(reader, report)), counted(report), report.notes)


def source_of(row: Row) -> str | None:
    """Return the key of the source of an entry or a rate; None for any other row."""
    return row.body.source if isinstance(row.body, (Entry, Rate)) else None


def _grounds(reader: Reader, report: LintReport) -> Iterator[Ground]:
    origin_of, known = Origins.of(reader), dict[int, "Row | None"]()
    for draft in report.drafts:
        for number in draft.numbers:
            if number.ending == SET_ASIDE:
                continue
            rows = []
            for seq in number.rows:
                if seq not in known:
                    known[seq] = reader.at(seq)
                rows.append(known[seq])
            sources = [source_of(row) if row else None for row in rows]
            origins = [origin_of(source) if source else None for source in sources]
            count = len({one for one in origins if one})
            for row, origin in zip(rows, origins, strict=True):
                yield Ground(draft.path, number, row, origin, count)
            if not rows:
                yield Ground(draft.path, number)


def counted(report: LintReport) -> dict[str, int]:
    """Return how many numbers ended in each way of `COUNTED`."""
    derived = sum(one.verdict == DERIVED.name for draft in report.drafts for one in draft.numbers)
    counts = report.counts() | {DERIVED.name: derived}
    counts[MATCHED] -= derived
    return {name: counts[name] for name in COUNTED}
