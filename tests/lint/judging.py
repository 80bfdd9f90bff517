"""Judging the corpus of lint: what each of its figures comes to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.filling import write_new
from tests.lint import ledger, tabled
from tests.lint.ledger import DRAFT_DATE
from tests.tables import table

from factledger.reading.markup.plain import plain_draft
from factledger.rules.example import bodies
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.report import MATCHED
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.report import Found, Linted, Number

HERE = Path(__file__).parent
SHIPPED = "shipped"
"""The corpus on the ledger of this repository."""

SHIPPED_LEDGER = Path(__file__).parents[2] / "ledger.db"

BUILT = ("corpus", "fourth")
"""Corpora whose ledger is built in code; those of the others stand beside them."""

NOTHING = ("supported", "none")
"""Verdicts of figures about which nothing is said."""

QUIET = (*NOTHING, "derived")
"""Verdicts of figures about which a desk need do nothing."""


@contextmanager
def indexed(folder: Path, corpus: str) -> Iterator[Index]:
    """Give the index of the claims of a corpus; its ledger is made in a folder, but for that of this repository."""
    location = Location(path=SHIPPED_LEDGER) if corpus == SHIPPED else Location.parse(str(folder / "ledger.db"))
    if corpus != SHIPPED:
        create(location)
    if corpus in BUILT:
        ledger.build(location)
    elif corpus != SHIPPED:
        tabled.build(location, corpus)
    with reading(location) as reader:
        yield Index(reader, reader.units())


@contextmanager
def index_of(location: Location, rows: tuple[str, ...]) -> Iterator[Index]:
    """Write rows as examples of rules have them into a ledger, and give the index of its claims."""
    with writing(location) as writer:
        write_new(writer, bodies(rows))
    with reading(location) as reader:
        yield Index(reader, reader.units())


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure of the corpus: the verdict that it should come to, and the one that it does."""

    language: str
    text: str
    figure: str
    wanted: str
    found: str

    @property
    def is_exact(self) -> bool:
        """Whether both are the same; a figure without a verdict may be matched and in order."""
        return self.wanted == self.found or {self.wanted, self.found} == {"none", "supported"}

    @property
    def is_missed(self) -> bool:
        """Whether something wrong passed in silence."""
        return self.wanted not in QUIET and self.found in QUIET

    @property
    def is_false_alarm(self) -> bool:
        """Whether something right was found wrong."""
        return self.wanted in QUIET and self.found not in QUIET


def judged(index: Index, language: str, corpus: str, batch: str | None = None) -> Iterator[Judged]:
    """Yield every figure of a corpus, or of one batch of it, in a language, judged."""
    results: dict[str, Linted] = {}
    for row in table(HERE / corpus / f"{language}.tsv"):
        if batch and row["batch"] != batch:
            continue
        text = row["text"]
        if text not in results:
            results[text] = lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE))
        yield Judged(language, text, row["figure"], row["verdict"], _verdict(results[text], text, row["figure"]))


def _verdict(linted: Linted, text: str, figure: str) -> str:
    """Return what a figure came to: the rule it breaks first, else supported or none."""
    start = text.index(figure)
    end = start + len(figure)
    breaking = [one for one in linted.findings if _overlaps(one, start, end)]
    if breaking:
        return breaking[0].rule
    numbers = [one for one in linted.numbers if _overlaps(one, start, end)]
    return "supported" if numbers and numbers[0].ending == MATCHED else "none"


def _overlaps(one: Found | Number, start: int, end: int) -> bool:
    first = one.column - 1
    return bool(one.text) and first < end and start < first + len(one.text)


def rules_of(index: Index, language: str, text: str) -> list[str]:
    """Return the rules that a text breaks by a ledger, by place."""
    return [one.rule for one in lint(plain_draft("-", text), index, LintOptions(language, DRAFT_DATE)).findings]


def counted(language: str, found: list[Judged]) -> dict[str, str]:
    """Return a line of the table of counts."""
    wrong = [one for one in found if one.wanted not in QUIET]
    return {
        "language": language,
        "figures": str(len(found)),
        "exact": str(sum(one.is_exact for one in found)),
        "wrong": str(len(wrong)),
        "missed": str(sum(one.is_missed for one in found)),
        "right": str(len(found) - len(wrong)),
        "false alarms": str(sum(one.is_false_alarm for one in found)),
    }
