"""Keep docs/facts.db, the ledger by which the numbers of the README and the guide are linted, true to the code.

Usage: python docs/facts.py [--check]

Its one source is docs/numbers.md, which docs/make.py makes from the code. Every fact is recorded by the commands of
factledger itself, with its place in that page. With --check nothing is written, and the exit code is 1 when the ledger
does not hold what the code says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factledger.cli.formats.github import MOST
from factledger.cli.main import COMMANDS
from factledger.domain.entry import Entry
from factledger.domain.source import Source
from factledger.gherkin.vocabulary import vocabulary
from factledger.reading.markup.package import MAX_TAGS, MAX_UNPACKED
from factledger.reading.markup.pdf import MAX_PAGES, MAX_SECONDS
from factledger.reading.markup.rst_parser import LONGEST
from factledger.reading.markup.rst_parser import MAX_SECONDS as MAX_RST
from factledger.rules.all import RULES
from factledger.rules.lint import LINT_RULES
from factledger.services.languages import languages, share
from factledger.store.engine import Location
from factledger.store.ledger import reading
from factledger.values.digest import Digest
from factledger.values.number import SIGNIFICANT

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PAGE, LEDGER, SHIPPED = HERE / "numbers.md", HERE / "facts.db", HERE.parent / "ledger.db"
SOURCE = "factledger/numbers"
NUMBER = re.compile(r"[\d.,]+")
REASON = "the page was made again from the code"


class Fact(NamedTuple):
    """A number that the pages tell.

    Attributes:
        claim: Key of its claim.
        before: The words before the figure in its sentence.
        figure: The figure.
        behind: The words behind it.
    """

    claim: str
    before: str
    figure: str
    behind: str

    @property
    def sentence(self) -> str:
        """The sentence that states it."""
        return f"{self.before} {self.figure}{self.behind}."

    @property
    def statement(self) -> str:
        """The sentence without the number, which changes."""
        return f"{self.before} {NUMBER.sub('so many', self.figure)}{self.behind}"


def facts() -> list[Fact]:
    """Return what the code says today."""
    found = [
        Fact("factledger/languages", "factledger reads", f"{len(languages())} languages", ""),
        Fact("factledger/check/rules", "factledger check has", f"{len(RULES)} rules", ""),
        Fact("factledger/lint/rules", "factledger lint has", f"{len(LINT_RULES)} rules", ""),
        Fact("factledger/commands", "factledger has", f"{len(COMMANDS)} commands", ""),
        Fact("factledger/steps", "Specs are made of", f"{len(vocabulary())} sentences", ""),
    ]
    return [*found, *_recall(), *_shipped(), *_limits()]


def _recall() -> Iterator[Fact]:
    for one in languages():
        recall = share(one.total.read, one.total.gold)
        if recall is not None:
            behind = " of the figures that are marked in public test sets"
            yield Fact(f"factledger/recall/{one.code}", f"In {one.name}, factledger reads", f"{recall}%", behind)


def _shipped() -> Iterator[Fact]:
    with reading(Location(path=SHIPPED)) as reader:
        entries = [row.body for row in reader.current("entry") if isinstance(row.body, Entry)]
        texts = [row for row in reader.current("source") if isinstance(row.body, Source) and row.body.sha256]
    counts = (
        ("statements", len(entries)),
        ("texts", len(texts)),
        ("languages", len({one.language for one in entries})),
    )
    for name, count in counts:
        yield Fact(f"factledger/shipped/{name}", "The shipped ledger holds", f"{count} {name}", "")


def _limits() -> Iterator[Fact]:
    megabytes, minutes = MAX_UNPACKED // 1024**2, MAX_SECONDS // 60
    for name, before, figure in (
        ("word/size", "A Word document is refused that unpacks to", f"more than {megabytes} MB"),
        ("word/tags", "The limit of a Word document is", f"{MAX_TAGS:,} tags"),
        ("pdf/pages", "A PDF is refused that has", f"more than {MAX_PAGES:,} pages"),
        ("pdf/time", "The limit of reading a PDF is", f"{minutes} minutes"),
        ("rst/time", "The limit of reading a reStructuredText is", f"{MAX_RST // 60} minutes"),
        ("rst/length", "A paragraph is read as words that has", f"more than {LONGEST:,} characters"),
        ("cell/digits", "A cell of a workbook is refused that has", f"more than {SIGNIFICANT} digits"),
        ("github/errors", "The limit of annotations is", f"{MOST} errors"),
        ("github/warnings", "The limit of annotations is", f"{MOST} warnings"),
    ):
        yield Fact(f"factledger/limit/{name}", before, figure, "")


def page() -> str:
    """Return the page that states them, a sentence a line."""
    head = "# factledger in numbers\n\nThe source of [facts.db](facts.db), by which the pages are linted.\n\n"
    return head + "".join(f"- {one.sentence}\n" for one in facts())


def _place(text: str, fact: Fact) -> int:
    """Return where a figure stands in the page."""
    return text.index(f"- {fact.sentence}\n") + len(f"- {fact.before} ")


def _factledger(*arguments: str, leaves_open: bool = False) -> None:
    """Run a command on the ledger, which may leave something to be settled (exit code 1) only where that is said."""
    command = [sys.executable, "-m", "factledger.cli.main", "--ledger", str(LEDGER), *arguments]
    environment = os.environ | {"FACTLEDGER_BY": "docs/facts.py"}
    done = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if not (done.returncode == 0 or (leaves_open and done.returncode == 1)):
        done.check_returncode()


def _held() -> tuple[str | None, dict[str, tuple[Entry, int]]]:
    """Return the digest of the source and the entries that the ledger holds, by claim, with their versions."""
    if not LEDGER.exists():
        return None, {}
    with reading(Location(path=LEDGER)) as reader:
        source = reader.find("source", SOURCE)
        rows = list(reader.current("entry"))
    entries = {row.body.claim: (row.body, row.version) for row in rows if isinstance(row.body, Entry)}
    return source.body.sha256 if source and isinstance(source.body, Source) else None, entries


def _is_held(fact: Fact, text: str, digest: str, held: dict[str, tuple[Entry, int]]) -> bool:
    if fact.claim not in held:
        return False
    entry, _ = held[fact.claim]
    return (entry.text, entry.start, entry.sha256) == (fact.figure, str(_place(text, fact)), digest)


def main() -> int:
    """Bring the ledger up to date, or with --check say where it is not."""
    content = PAGE.read_bytes()
    text, digest = content.decode("utf-8"), str(Digest.of(content))
    if "--check" not in sys.argv and LEDGER.exists():
        _factledger("migrate")
    known, held = _held()
    stale = [fact for fact in facts() if not _is_held(fact, text, digest, held)]
    gone = sorted(set(held) - {fact.claim for fact in facts()})
    if "--check" not in sys.argv:
        _update(text, digest, known, stale, held)
        for claim in gone:
            _factledger("void", f"{claim}@{SOURCE}", "--reason", "it is told no more")
    for name in (*(fact.claim for fact in stale), *gone):
        print(f"{'not up to date' if '--check' in sys.argv else 'recorded'}: {name}")
    return int("--check" in sys.argv and bool(stale or gone))


def _update(text: str, digest: str, known: str | None, stale: list[Fact], held: dict[str, tuple[Entry, int]]) -> None:
    if not LEDGER.exists():
        _factledger("init")
    if known is None:
        _factledger(
            "source", "add", SOURCE, "--title", "factledger in numbers", "--language", "en", "--file", str(PAGE)
        )
    elif known != digest:
        # Facts that stand unchanged move with the page; the others are revised below.
        _factledger("source", "revise", SOURCE, "--file", str(PAGE), "--reason", REASON, leaves_open=True)
        _, held = _held()
        stale = [fact for fact in stale if not _is_held(fact, text, digest, held)]
    with reading(Location(path=LEDGER)) as reader:
        claims = {row.key for row in reader.current("claim")}
    for fact in stale:
        at = ("--at", str(_place(text, fact)))
        if fact.claim in held:
            entry = f"{fact.claim}@{SOURCE}@@{held[fact.claim][1]}"
            _factledger("revise", entry, fact.figure, *at, "--reason", REASON)
        else:
            if fact.claim not in claims:
                _factledger("claim", "add", fact.claim, "--statement", fact.statement)
            _factledger("record", fact.claim, SOURCE, fact.figure, *at)


if __name__ == "__main__":
    sys.exit(main())
