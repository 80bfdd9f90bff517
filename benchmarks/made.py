"""What the benchmarks are run on: a ledger as the lines of its export, and texts; the same seed makes the same bytes.

Nothing is downloaded. The ledger holds sources, claims with one to six entries each, in chips and in dollars, some of
them corrected, a minute between two rows; `reading.made_text` makes the texts.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.entry import Entry, figure_fields
from factledger.domain.record import Row, canonical_json
from factledger.domain.source import Source
from factledger.reading.read import read
from factledger.store.bulk import Stored
from factledger.store.ledger import create, writing
from factledger.store.reader import format_time
from factledger.values.units import Units
from reading import made_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factledger.domain.record import Body
    from factledger.store.engine import Location

START = datetime(2020, 1, 1, tzinfo=UTC)
CHIPS = ("about {:,} chips", "{:,} chips", "at least {:,} chips", "more than {:,} chips", "nearly {:,} chips")
MONEY = ("about ${:,}", "${:,}", "at least ${:,}", "US$ {:,}", "less than ${:,}")
LARGE = 1_000_000
LARGE_SHARE = 0.01
"""How many of the amounts in dollars are above a million."""

TEXT_BYTES = 100_000
BATCH = 5_000
"""Rows written at a time."""


@cache
def _figure(text: str) -> dict[str, str | None]:
    return {"text": text, "language": "en"} | figure_fields(read(text, "en", Units.shipped()).figure)


def _stated(chance: random.Random, *, in_dollars: bool) -> dict[str, str | None]:
    if not in_dollars:
        return _figure(chance.choice(CHIPS).format(chance.randint(11, 400) * 100))
    if chance.random() < LARGE_SHARE:
        return _figure(chance.choice(MONEY[:4]).format(chance.randint(11, 90) * LARGE // 10))
    return _figure(chance.choice(MONEY).format(chance.randint(11, 900) * 100))


def bodies(rows: int, seed: int = 7) -> Iterator[tuple[str, Body, int]]:
    """Yield key, body and version of every row of a ledger, in the order of its log; there are just so many."""
    chance = random.Random(seed)  # noqa: S311  a seed, so that every run makes the same ledger
    yield from islice(_bodies(chance, rows), rows)


def _bodies(chance: random.Random, rows: int) -> Iterator[tuple[str, Body, int]]:
    sources = [f"source/{i}" for i in range(max(rows // 40, 10))]
    for i, key in enumerate(sources):
        published = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        about = {"url": f"https://example.org/{i}", "sha256": f"{i:064x}", "language": "en"}
        yield key, Source(title=f"Report {i} of the desk", published=published, **about), 1
    number = 0
    while True:
        subject, measure, number = f"subject-{number // 20}", f"measure-{number % 20}", number + 1
        in_dollars = number % 5 == 0
        unit, key = ("USD" if in_dollars else "chip"), f"{subject}/{measure}"
        period = str(2008 + number % 10)
        claim = Claim(subject=subject, measure=measure, value_type="quantity", unit=unit, period=period)
        yield key, claim, 1
        for source in chance.sample(sources, chance.randint(1, 6)):
            start = chance.randint(0, 9000)
            place = {"start": str(start), "end": str(start + 12), "sha256": f"{int(source[7:]):064x}"}
            stated = _stated(chance, in_dollars=in_dollars)
            entry: dict[str, Any] = {"claim": key, "source": source, "status": "asserted", "rank": "normal"}
            yield f"{key}@{source}", Entry(**entry, **stated, **place), 1
            if chance.random() < 0.03:
                corrected = _stated(chance, in_dollars=in_dollars)
                yield f"{key}@{source}", Entry(**entry, **corrected, **place), 2


def ledger_rows(rows: int, seed: int = 7) -> Iterator[Row]:
    """Yield the rows of a ledger, in the order of its log; there are just so many."""
    moment = START
    for seq, (key, body, version) in enumerate(bodies(rows, seed), start=1):
        moment += timedelta(minutes=1)
        yield Row(
            kind=body.KIND,
            key=key,
            version=version,
            recorded_at=format_time(moment),
            recorded_by="desk",
            reason="a reason" if version > 1 else None,
            salt=f"{seq:032x}",
            body=body,
            seq=seq,
        )


def ledger_lines(rows: int, seed: int = 7) -> Iterator[str]:
    """Yield the lines of the export of a ledger with so many rows."""
    for row in ledger_rows(rows, seed):
        yield canonical_json({"seq": str(row.seq), **row.to_json()}).decode() + "\n"


def fill(location: Location, rows: int) -> None:
    """Make a ledger with so many rows: those of `ledger_lines`, and without knowing all of them at once."""
    create(location)
    made = ledger_rows(rows)
    with writing(location) as writer, writer.filling():
        while batch := [Stored.of(row) for row in islice(made, BATCH)]:
            writer.put(batch)


def write_ledger(path: Path, rows: int) -> Path:
    """Write the export of a ledger with so many rows, unless it is there; return the path."""
    if not path.exists():
        beside = path.with_suffix(".part")
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(ledger_lines(rows))
        beside.replace(path)
    return path


def write_cases(path: Path, megabytes: int) -> Path:
    """Write about so many megabytes of English text as cases of `scan --batch`, none of them a copy of another."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for i in range(megabytes * 1_000_000 // TEXT_BYTES):
            text = made_text("en", TEXT_BYTES, seed=i + 1)
            stream.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n")
    return path
