"""Judging whole drafts: what each number that is marked in them comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.lint.judging import HERE, QUIET
from tests.lint.ledger import DRAFT_DATE
from tests.tables import table

from factledger.reading.markup import open_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Linted, Number

LEDGERS = {"drafts": "drafts", "briefings": "twentysixth"}
"""The corpus that holds the ledger of the drafts of a folder."""


def drafts_in(folder: str) -> tuple[str, ...]:
    """Return the names of the drafts of a folder."""
    return tuple(dict.fromkeys(row["draft"] for row in table(HERE / folder / "marks.tsv")))


DRAFTS = tuple((folder, draft) for folder in LEDGERS for draft in drafts_in(folder))


@dataclass(frozen=True, slots=True)
class Marked:
    """A number of a draft: the verdicts that it may come to, and the one that it does."""

    draft: str
    line: int
    figure: str
    wanted: tuple[str, ...]
    found: str

    @property
    def place(self) -> str:
        """Where it stands, and how it is written."""
        return f"{self.draft}:{self.line}: {self.figure}"

    @property
    def is_right(self) -> bool:
        """Whether a desk need do nothing about it."""
        return any(one in QUIET for one in self.wanted)

    @property
    def is_exact(self) -> bool:
        """Whether it comes to a verdict that it may come to; what is in order is not told further."""
        return self.found in self.wanted or (self.is_right and self.found in QUIET)

    @property
    def is_missed(self) -> bool:
        """Whether something wrong passed in silence."""
        return not self.is_right and self.found in QUIET

    @property
    def is_false_alarm(self) -> bool:
        """Whether something is said of what may be in order, even where that may be said."""
        return self.is_right and self.found not in QUIET


def marked(index: Index, folder: str, draft: str) -> list[Marked]:
    """Return every number that is marked in a draft of a folder, judged by a ledger."""
    source = (HERE / folder / draft).read_text(encoding="utf-8")
    found = lint(open_draft(draft, source.encode()), index, LintOptions(draft.split(".")[-2], DRAFT_DATE))
    return list(_marked(found, folder, draft, source.split("\n")))


def _marked(found: Linted, folder: str, draft: str, lines: list[str]) -> Iterator[Marked]:
    for row in table(HERE / folder / "marks.tsv"):
        if row["draft"] == draft:
            line, figure, start = int(row["line"]), row["figure"], -1
            for _ in range(int(row["nth"])):
                start = lines[line - 1].index(figure, start + 1)
            verdict = _verdict(found, line, start + 1, figure)
            yield Marked(draft, line, figure, tuple(row["verdict"].split("/")), verdict)


def _verdict(found: Linted, line: int, column: int, figure: str) -> str:
    """Return what a number came to: its verdict, or none where nothing is said of it."""
    end = column + len(figure)
    here = (one for one in found.numbers if one.line == line)
    near = [one for one in here if one.column < end and column < one.column + len(one.text)]
    if not near:
        return "none"
    one = max(near, key=lambda number: (number.text == figure, len(number.text)))
    return _of_number(found, one)


def _of_number(found: Linted, one: Number) -> str:
    if one.ending in ("set aside", "unreadable"):
        return "none" if one.ending == "set aside" else one.ending
    is_said = any((it.line, it.column) == (one.line, one.column) for it in found.findings)
    return one.verdict or "none" if is_said or one.verdict != "unregistered" else "none"


def counted(found: list[Marked]) -> dict[str, str]:
    """Return a line of the table of counts."""
    right = [one for one in found if one.is_right]
    return {
        "figures": str(len(found)),
        "exact": str(sum(one.is_exact for one in found)),
        "wrong": str(len(found) - len(right)),
        "missed": str(sum(one.is_missed for one in found)),
        "right": str(len(right)),
        "false alarms": str(sum(one.is_false_alarm for one in right)),
    }
