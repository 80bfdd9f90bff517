"""Time linting 1 MB of Markdown against a ledger of 100,000 claims, beside scanning the same text.

Usage: python benchmarks/lint.py [--claims N] [--characters N] [--ledger FOLDER] [--profile]

The text is news-like: most of its figures stand in sentences without a claim; every eighth sentence names one of the
ledger's. What counts is the whole of a lint (the claims that the text may name read from the ledger, the text scanned,
matched and judged) over the time of a scan alone; it may take three times as long.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import resource
import sys
import tempfile
import time
from functools import partial
from itertools import chain, islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.record import Row, new_salt
from factledger.domain.source import Source
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


def _row(time_: str, seq: int, keyed: tuple[str, Body]) -> Row:
    key, body = keyed
    return Row(
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


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield the rows by the thousand: written one by one, they take many times as long."""
    while some := list(islice(rows, 1000)):
        yield some


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


def main() -> None:
    """Build, time and print; exit 1 when a lint takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path, help="a folder in which the ledger is kept for the next run")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = (given.ledger or Path(folder)) / "ledger.db"
        location = Location.parse(str(path))
        if not path.exists():
            start = time.process_time()
            fill(location, given.claims)
            print(f"ledger of {given.claims:,} claims written in {time.process_time() - start:.1f} s")
        sys.exit(measure(location, text_of(given.characters, given.claims), profiled=given.profile))


def measure(location: Location, text: str, *, profiled: bool) -> int:
    """Print how long a scan and a lint of a text take; return 1 when a lint takes longer than it may."""
    scan(text[:50_000], "en")
    start = time.process_time()
    scan(text, "en")
    alone = time.process_time() - start
    print(f"{len(text):,} characters scanned in {alone:.2f} s")
    gc.disable()  # as the command does
    profile = cProfile.Profile()
    if profiled:
        profile.enable()
    with reading(location) as reader:
        start = time.process_time()
        index = Index(reader, reader.units())
        linted = lint(open_draft("draft.md", text.encode()), index, LintOptions("en"))
        whole = time.process_time() - start
    if profiled:
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"linted in {whole:.2f} s, {len(index.claims):,} claims read, {memory:,} MB at most: {linted.counts()}")
    print(f"{whole / alone:.1f} times a scan")
    return int(whole > MOST * alone)


if __name__ == "__main__":
    main()
