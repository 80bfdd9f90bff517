r"""Measure the reader on sentences that were written before their writer had seen the reader.

Usage: python benchmarks/news.py [LANGUAGE...] [--batch N] [--misses N]

`news/XX.tsv` holds sentences as newspapers of a language write, with every figure in them: a line a figure (text, its
words, low, high, hedge, unit), an empty bound for none; a text without a figure is a line with the text alone; `\n` in
a text is a line break. A comment that tells what came of a first reading opens a batch. What is told: *recall*, the
share of figures read with the right bounds where they stand; *hedge* and *unit*, of those, the share with the right
one; *precision*, the share of settled figures that stand where one was expected.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factledger.reading.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWS = Path(__file__).parent / "news"


@dataclass(frozen=True, slots=True)
class Expected:
    """One figure that a sentence holds: its place, bounds (None for none), hedge and unit."""

    start: int
    end: int
    words: str
    bounds: tuple[str | None, str | None]
    hedge: str
    unit: str


@dataclass(slots=True)
class Tally:
    """Counts of one language."""

    gold: int = 0
    read: int = 0
    hedges: int = 0
    units: int = 0
    settled: int = 0
    expected: int = 0
    missed: list[str] = field(default_factory=list)


def sentences(path: Path, batch: int = 0) -> Iterator[tuple[str, list[Expected]]]:
    """Yield each text of a file, or of one of its batches (counted from 1), with its figures, in their order.

    Raises ValueError, with the line, if a figure's words do not stand in the text behind the one before.
    """
    rows: list[list[str]] = []
    at = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        at += line.startswith("#") and "first read:" in line
        if line.strip() and not line.startswith("#") and batch in {0, at}:
            rows.append(line.split("\t"))
    for written, group in groupby(rows, key=lambda cells: cells[0]):
        text = written.replace(r"\n", "\n")
        found: list[Expected] = []
        for cells in group:
            if len(cells) == 1:
                continue
            words, low, high, hedge, unit = (*cells[1:], "", "", "", "")[:5]
            start = text.find(words, found[-1].end if found else 0)
            if start < 0:
                message = f"{path.name}: {words!r} is not in {text!r} behind the figure before"
                raise ValueError(message)
            bounds = (low or None, high or None)
            found.append(Expected(start, start + len(words), words, bounds, hedge or "plain", unit))
        yield text, found


def measure(path: Path, batch: int = 0) -> Tally:
    """Return what reading one file, or one batch of it, comes to."""
    tally = Tally()
    for text, expected in sentences(path, batch):
        figures = scan(text, path.stem).to_json()["figures"]
        tally.gold += len(expected)
        settled = [one for one in figures if one["settled"]]
        tally.settled += len(settled)
        for one in settled:
            if any(_overlap(one, gold) for gold in expected):
                tally.expected += 1
            else:
                tally.missed.append(f"not expected: {one['text']!r}; {text}")
        for gold in expected:
            _compare(gold, [one for one in figures if _overlap(one, gold)], text, tally)
    return tally


def _compare(gold: Expected, over: list[dict[str, Any]], text: str, tally: Tally) -> None:
    good = next((one for one in over if _bounds(one["low"], one["high"]) == _bounds(*gold.bounds)), None)
    if good is None:
        read = "; ".join(f"{one['text']} = {one['low']}..{one['high']}" for one in over) or "nothing"
        tally.missed.append(f"{gold.words!r} {gold.bounds}; read: {read}; {text}")
        return
    tally.read += 1
    for name, of_figure, of_gold in (("hedges", good["hedge"], gold.hedge), ("units", good["unit"] or "", gold.unit)):
        if of_figure == of_gold:
            setattr(tally, name, getattr(tally, name) + 1)
        else:
            tally.missed.append(f"{name}: {gold.words!r} is {of_gold!r}; read: {of_figure!r}; {text}")


def _overlap(one: dict[str, Any], gold: Expected) -> bool:
    return bool(one["start"] < gold.end and gold.start < one["end"])


def _bounds(low: str | None, high: str | None) -> tuple[Fraction | None, Fraction | None]:
    return (None if low is None else Fraction(low), None if high is None else Fraction(high))


def main() -> int:
    """Measure the languages given, or every one there is a file of."""
    parser = argparse.ArgumentParser()
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--batch", type=int, default=0, help="only this batch of each file, counted from 1")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    print(f"{'language':10}{'figures':>8}{'recall':>8}{'hedge':>8}{'unit':>8}{'precision':>11}")
    for path in sorted(NEWS.glob("*.tsv")):
        if given.languages and path.stem not in given.languages:
            continue
        tally = measure(path, given.batch)
        parts = (tally.read, tally.gold), (tally.hedges, tally.read), (tally.units, tally.read)
        shares = [f"{100 * a / b:.1f}" if b else "-" for a, b in (*parts, (tally.expected, tally.settled))]
        print(f"{path.stem:10}{tally.gold:8}{shares[0]:>8}{shares[1]:>8}{shares[2]:>8}{shares[3]:>11}", flush=True)
        for miss in tally.missed[: given.misses]:
            print(f"    {miss}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
