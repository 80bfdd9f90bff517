"""Rules: all of them but re-reads over a large ledger, beside one SELECT of the columns that they read.

The ledger is made (seeded): claims with one to six entries from sources of which a fifth are copies, in three
languages, some derived, denied, deprecated or corrected; one claim in ten has figures that differ. Time is that of the
processor, so that what else runs on the machine does not count.

Usage: python benchmarks/rules.py [ROWS] [LEDGER]
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from table import Row as Measured
from table import table

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.kinds import KINDS
from factledger.domain.record import Row, columns
from factledger.domain.source import Source
from factledger.reading.read import read
from factledger.rules.all import RULES
from factledger.rules.rule import View
from factledger.store.ask import ask
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing
from factledger.values.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Body
    from factledger.rules.rule import Rule

ROWS = 1_000_000
BATCH = 5_000
TABLES = (Entry.KIND, Claim.KIND, Source.KIND)
SELECT = """
SELECT {} FROM entry_now AS e
JOIN claim_now AS c ON c.key = e.claim JOIN source_now AS s ON s.key = e.source
"""
LIMIT_RATIO, LIMIT_MB = 10, 500

TOLD: dict[str, dict[str, Any]] = {
    "sourced": {"at-least": 1},
    "independent": {"at-least": 2},
    "fresh": {"days": 2400},
    "two-eyes": {"required": 1},
    "adds-up": {"totals": {"s0/total": ["s0/m1", "s0/m2"]}},
    "formula": {"hold": ["[s0/m1] < [s0/m1] * 2", "[s1/m1] >= 0 chip"]},
}
"""What each rule is told, so that all of them run."""

TEXTS = {
    "en": ("about {:,} chips", "{:,} chips", "at least {:,} chips", "more than {:,} chips"),
    "pt": ("cerca de {:,} chips", "{:,} chips", "pelo menos {:,} chips", "mais de {:,} chips"),
    "id": ("sekitar {:,} chip", "{:,} chip", "setidaknya {:,} chip", "lebih dari {:,} chip"),
}


@cache
def figure(language: str, form: int, number: int) -> dict[str, str | None]:
    """Return the columns of an entry that hold a figure, read from its text."""
    text = TEXTS[language][form].format(number)
    text = text if language == "en" else text.replace(",", ".")
    return {"text": text, "language": language} | figure_fields(read(text, language, Units.shipped()).figure)


def made(rows: int, seed: int = 4) -> Iterator[tuple[str, Body, int]]:
    """Yield (key, body, version) of every row, in the order in which they are written."""
    chance = random.Random(seed)  # noqa: S311  a seed, so that every run makes the same ledger
    left = rows
    languages = tuple(TEXTS)
    sources = []
    for i in range(max(rows // 30, 10)):
        copy = {"derived_from": sources[i - 1], "relation": "translation"} if i % 5 == 4 else {}
        published = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        sources.append(f"source/{i}")
        text = {"url": f"https://example.org/{i}", "sha256": f"{i:064x}"}
        yield sources[-1], Source(title=f"Source {i}", published=published, **copy, **text), 1
        left -= 1
    number = 0
    while left > 0:
        key, number = f"s{number // 40}/m{number % 40}", number + 1
        period = f"{2008 + number % 10}"
        subject, measure = key.split("/")
        yield key, Claim(subject=subject, measure=measure, value_type="quantity", unit="chip", period=period), 1
        value = chance.randint(11, 400) * 100
        differs, form = number % 10 == 0, chance.randint(0, 3)
        bases: list[str] = []
        for source in chance.sample(sources, chance.randint(1, 6)):
            language = chance.choice(languages)
            stated = figure(language, chance.choice((0, 1)) if differs else form, value)
            place = {"start": str(number % 9000), "end": str(number % 9000 + 12), "sha256": f"{int(source[7:]):064x}"}
            status = "denied" if chance.random() < 0.02 else "asserted"
            rank = "deprecated" if chance.random() < 0.02 else "normal"
            derived = {"derived_from": tuple(bases[:2])} if len(bases) > 1 and chance.random() < 0.05 else {}
            checked = {"checked_by": "nn"} if chance.random() < 0.9 else {}
            entry = Entry(claim=key, source=source, status=status, rank=rank, **stated, **place, **derived, **checked)
            bases += [f"{key}@{source}"] * (status == "asserted")
            yield f"{key}@{source}", entry, 1
            left -= 1
            if chance.random() < 0.03:
                yield f"{key}@{source}", entry, 2
                left -= 1
        left -= 1


def make(location: Location, rows: int) -> None:
    """Write the ledger."""
    create(location)
    batch: list[Row] = []
    with writing(location) as writer:
        for seq, (key, body, version) in enumerate(made(rows), start=1):
            batch.append(
                Row(
                    kind=body.KIND,
                    key=key,
                    version=version,
                    recorded_at="2026-01-01T00:00:00Z",
                    recorded_by="rb",
                    salt=f"{seq:032x}",
                    body=body,
                    seq=seq,
                )
            )
            if len(batch) == BATCH:
                writer.write(batch)
                batch.clear()
        writer.write(batch)


def view_of(reader: Any, rule: Rule) -> View:  # noqa: ANN401  a Reader
    """Return what a rule sees."""
    given = {one.name: one.default for one in rule.settings} | TOLD.get(rule.name, {})
    return View(reader=reader, units=reader.units(), today=reader.newest_day(), settings=given)


def _named(kind: str) -> str:
    names = ("seq", "key", "version", "recorded_by", *(one.name for one in columns(KINDS[kind])))
    return ", ".join(f'{kind[0]}."{name}"' for name in names)


def timed(reader: Any, question: str) -> tuple[float, int]:  # noqa: ANN401  a Reader
    """Return the seconds that a question takes, and how many rows answer it."""
    start = time.process_time()
    found = sum(1 for _ in ask(reader, question))
    return time.process_time() - start, found


def rows(size: int = ROWS, runs: int = 1, path: Path | None = None) -> Iterator[Row]:  # noqa: ARG001  they take minutes
    """Yield what the rules come to; without a path a ledger is made, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="factledger-bench-") as folder:
        place = path or Path(folder) / "ledger.db"
        if not place.exists():
            subprocess.run([sys.executable, __file__, "--make", str(size), str(place)], check=True)
        with reading(Location(path=place)) as strict:
            once, selected = timed(strict, SELECT.format(", ".join(_named(kind) for kind in TABLES)))
            of = f"{strict.size():,} rows, {selected:,} entries"
            # Rules read as `check` does: a row that cannot be read is passed over, so every row is looked at closely.
            taken = sum(_taken(strict.lenient(), rule) for rule in RULES if rule.name != "re-reads")
        yield Measured("all rules but re-reads", of, taken, once, "one SELECT of the same columns", LIMIT_RATIO)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        yield Measured("all rules: memory", of, peak, LIMIT_MB, f"{LIMIT_MB} MB", 1.0, unit="MB")


def _taken(reader: Any, rule: Rule) -> float:  # noqa: ANN401  a Reader
    view, start = view_of(reader, rule), time.process_time()
    found = sum(1 for _ in rule.check(view))
    took = time.process_time() - start
    print(f"{rule.name:<26}  {took:7.2f} s  {view.covered:,} {rule.covers}, {found:,} findings", file=sys.stderr)
    return took


def main() -> int:
    """Print the table, and the rules one by one; return how many limits are broken."""
    if sys.argv[1:2] == ["--make"]:
        make(Location.parse(sys.argv[3]), int(sys.argv[2]))
        return 0
    size = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    found = list(rows(size, path=Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    print(table(found))
    return sum(row.is_met is False for row in found)


if __name__ == "__main__":
    sys.exit(main())
