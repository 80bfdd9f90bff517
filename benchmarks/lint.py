"""Time linting 1 MB of Markdown against a ledger of 100,000 claims, beside scanning the same text.

Usage: python benchmarks/lint.py [--claims N] [--characters N] [--profile]

The text is news-like: most of its figures stand in sentences without a claim; every eighth sentence names one of the
ledger's. What counts is the whole of a lint (the claims that the text may name read from the ledger, the text scanned,
matched and judged) over the time of a scan alone; it may take three times as long. Both are measured as the commands
that a person types, and within one process.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import tempfile
from functools import partial
from itertools import chain, islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING

from table import Row, table
from timing import FACTLEDGER, called, in_turn, process

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.record import Row as LedgerRow
from factledger.domain.record import new_salt
from factledger.domain.source import Source
from factledger.gherkin.garbage import not_collected
from factledger.reading.markup import open_draft
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.services.lint.claims.index import Index
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factledger.domain.record import Body
    from factledger.values.figure import Figure

MOST = 3
"""How many times a scan's time a lint may take."""

MEASURES = (
    ("workers", "worker", "{} workers", "employs"),
    ("revenue", "USD", "${} million", "had a revenue of"),
    ("stores", "store", "{} stores", "runs"),
    ("profit", "USD", "${} million", "made a profit of"),
    ("customers", "customer", "{} customers", "serves"),
    ("exports", "tonne", "{} tonnes", "exported"),
    ("members", "member", "{} members", "counts"),
    ("debt", "USD", "${} million", "owes debts of"),
    ("students", "student", "{} students", "taught"),
    ("visitors", "visitor", "{} visitors", "drew"),
)
_PLAIN = (
    "The talks in {name} went on for {} days, and nobody who left the building wanted to say what had been agreed.",
    "North of {name}, where the road was closed after the storm, people waited for news from the ministry.",
    "A study of {} villages around {name} found that the old wells were still in use, though few were ever tested.",
    "Prices of bread went up again in spring, the traders on the market of {name} said, and then came down a little.",
    "{name}, the minister, who is {} years old, did not answer questions about the plan or about its costs.",
    "It was not clear on Monday who would pay for the repairs, or when the first trains could run again.",
    "Some {}% of those who were asked in {name} did not know that there would be a vote at all this year.",
)


_SYLLABLES = ("ka", "ro", "mi", "ta", "len", "dor", "vis", "har", "bel", "nor", "sa", "quo", "zen", "pel", "gra", "fi")


def subject(i: int) -> str:
    """Return the name of a subject, made of four syllables."""
    return "".join(_SYLLABLES[(i >> shift) & 15] for shift in (0, 4, 8, 12)).capitalize()


def _name(chance: random.Random) -> str:
    """Return a name of two syllables, which is no subject's."""
    return (chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)).capitalize()


def fill(location: Location, count: int) -> None:
    """Write a ledger of so many claims, ten a subject."""
    units = Units.shipped()
    figures = {(k, n): read(MEASURES[k][2].format(n), "en", units).figure for k in range(10) for n in range(100, 110)}
    create(location)
    with writing(location) as writer:
        time_ = writer.now()
        bodies = chain([("source", Source(title="a source", language="en"))], _claims(count, figures))
        for some in _batches(starmap(partial(_row, time_), enumerate(bodies, 1))):
            writer.write(some)


def _claims(count: int, figures: Mapping[tuple[int, int], Figure]) -> Iterator[tuple[str, Body]]:
    """Yield the key and body of every claim, and behind each those of its entry."""
    for i in range(count):
        name, (measure, unit, text, _) = subject(i // 10), MEASURES[i % 10]
        key = f"{name.lower()}/{measure}"
        statement = f"The {measure} of {name}, as its yearly report states them"
        yield key, Claim(subject=name, measure=measure, value_type="quantity", unit=unit, statement=statement)
        number = 100 + i % 10
        fields = figure_fields(figures[i % 10, number]) | {"text": text.format(number), "language": "en"}
        entry = Entry(claim=key, source="source", status="asserted", rank="normal", **fields)
        yield f"{key}@source", entry


def _row(time_: str, seq: int, keyed: tuple[str, Body]) -> LedgerRow:
    key, body = keyed
    return LedgerRow(
        kind=body.KIND,
        key=key,
        version=1,
        recorded_at=time_,
        recorded_by="rb",
        reason=None,
        salt=new_salt(),
        is_void=False,
        body=body,
        seq=seq,
    )


def _batches(some: Iterator[LedgerRow]) -> Iterator[list[LedgerRow]]:
    """Yield the rows by the thousand: written one by one, they take many times as long."""
    while batch := list(islice(some, 1000)):
        yield batch


def text_of(length: int, count: int) -> str:
    """Return Markdown of about so many characters."""
    chance = random.Random(1)  # noqa: S311  no secret
    parts, size = [], 0
    while size < length:
        sentences = [chance.choice(_PLAIN).format(chance.randint(2, 90), name=_name(chance)) for _ in range(8)]
        i = chance.randrange(count)
        _, _, figure, verb = MEASURES[i % 10]
        sentences.append(f"{subject(i // 10)} {verb} {figure.format(100 + i % 10)}.")
        part = " ".join(sentences) + "\n\n"
        if not len(parts) % 12:
            part = f"## Part {len(parts) // 12}\n\n{part}"
        parts.append(part)
        size += len(part)
    return "".join(parts)


def rows(claims: int, characters: int, runs: int = 3) -> Iterator[Row]:
    """Yield what linting takes beside a scan: as commands, and in one process with the start-up of both left out."""
    size = f"{characters / 1e6:g} MB by {claims:,} claims"
    with tempfile.TemporaryDirectory() as folder:
        text, location = text_of(characters, claims), Location.parse(f"{folder}/ledger.db")
        fill(location, claims)
        draft = Path(folder) / "draft.md"
        draft.write_text(text, encoding="utf-8")
        lint_ = [*FACTLEDGER, "--ledger", str(location), "lint", "--lang", "en", "--exit-zero", str(draft)]
        scan_ = [*FACTLEDGER, "scan", "--lang", "en", str(draft)]
        ours, beside = in_turn(lambda: process(lint_).seconds, lambda: process(scan_).seconds, runs)
        yield Row("lint a draft, fresh process", size, ours, beside, "factledger scan of the draft", MOST)
        ours, beside = in_turn(lambda: linting(location, text), lambda: called(lambda: scan(text, "en")), runs)
        yield Row("lint a draft, start-up left out", size, ours, beside, "a scan of its text, start-up left out", MOST)


def linting(location: Location, text: str) -> float:
    """Return the processor time of linting a text by a ledger, in seconds."""

    def lint_once() -> None:
        with reading(location) as reader:
            lint(open_draft("draft.md", text.encode()), Index(reader, reader.units()), LintOptions("en"))

    with not_collected():  # as the command does
        return called(lint_once)


def main() -> None:
    """Print the rows, or a profile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    if not given.profile:
        print(table(rows(given.claims, given.characters)))
        return
    with tempfile.TemporaryDirectory() as folder:
        location, text = Location.parse(f"{folder}/ledger.db"), text_of(given.characters, given.claims)
        fill(location, given.claims)
        with cProfile.Profile() as profile:
            linting(location, text)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
