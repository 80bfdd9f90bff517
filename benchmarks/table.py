"""The table of `make bench`: rows, how they are printed, kept and compared with the rows of the run before."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
KEPT = HERE / "last-run.json"
SLOWER = 1.25
"""A job is slower than in the run before when what we take, beside the same thing, is so many times more."""

_COLUMNS = ("job", "size", "ours", "beside", "beside what", "ratio", "target", "met")


_INTRODUCTION = """# Benchmarks

Each job is measured with something beside it in the same run: another tool, the engine without us, or the same command
on a small ledger. What is told is the ratio, for times are those of a machine; a speed-up says how many times as long
the other takes, every other ratio how many times as long we take, or as much memory. Time is that of the processor, of
us and of a database server together where there is one, the least of several runs in turn; only of two processes beside
one it is that of the clock.

`make bench` runs all of it, and says what got slower since the run that is kept (`benchmarks/{kept}`); `make bench
BENCH=bulk` runs one part, `make bench QUICK=1` all of it on less. The largest ledger takes 6 GB, in a folder under
`$TMPDIR` that is removed. This page is made of the run that is kept: {day}, {machine}.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One job, measured with something beside it.

    Attributes:
        job: What is done.
        size: Of what, how much: honest about what was measured.
        ours: What it takes us, in the unit.
        beside: What it takes the other, in the unit; None where it could not be measured.
        peer: What that is: another tool, or the bare engine, or the same job on something smaller.
        target: The ratio that is wanted; None for none.
        is_speedup: Whether the ratio is beside / ours, and at least the target is wanted; else it is ours / beside, and
            at most the target is wanted.
        unit: What is counted: "s" of processor time, or "MB" of memory.
        note: What else has to be known.
        part: The module that measured it.
    """

    job: str
    size: str
    ours: float
    beside: float | None
    peer: str
    target: float | None = None
    is_speedup: bool = False
    unit: str = "s"
    note: str = ""
    part: str = ""

    @property
    def ratio(self) -> float | None:
        """How both compare; None where one of them could not be measured."""
        if not self.beside or not self.ours:
            return None
        return self.beside / self.ours if self.is_speedup else self.ours / self.beside

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing beside."""
        if self.target is None or self.ratio is None:
            return None
        return self.ratio >= self.target if self.is_speedup else self.ratio <= self.target

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from other rows: only the same job of the same size beside the same thing compares."""
        return self.job, self.size, self.peer

    def cells(self) -> list[str]:
        """Return what a table shows of it."""
        bound = "at least" if self.is_speedup else "at most"
        return [
            self.job,
            self.size,
            _amount(self.ours, self.unit),
            "not measured" if self.beside is None else _amount(self.beside, self.unit),
            self.peer,
            "" if self.ratio is None else _ratio(self.ratio),
            "" if self.target is None else f"{bound} {self.target:g}",
            {True: "yes", False: "no", None: ""}[self.is_met],
        ]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the benchmarks.

    Attributes:
        machine: On what, in words.
        day: When.
        rows: What was measured.
    """

    machine: str
    day: str
    rows: tuple[Row, ...]

    @classmethod
    def parse(cls, text: str) -> Run:
        """Read a run as it is kept."""
        found = json.loads(text)
        return cls(found["machine"], found["day"], tuple(Row(**one) for one in found["rows"]))

    def __str__(self) -> str:
        """Return it as `parse` reads it, a row a line."""
        lines = ",\n".join(f"  {json.dumps(_rounded(asdict(row)), ensure_ascii=False)}" for row in self.rows)
        machine, day = (json.dumps(one, ensure_ascii=False) for one in (self.machine, self.day))
        return f'{{"machine": {machine}, "day": {day}, "rows": [\n{lines}\n]}}\n'


def machine() -> str:
    """Return what this machine is, in words: processor and cores, Python, SQLite, operating system."""
    cores = os.cpu_count() or 1
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{_processor()}, {cores} core{'s' * (cores != 1)}, {platform.system()}, {versions}"


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def table(rows: Iterable[Row]) -> str:
    """Return rows as a table for a terminal, with the notes under it."""
    rows = list(rows)
    cells = [list(_COLUMNS), *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(size) for cell, size in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([*lines, *(f"{row.job}: {row.note}" for row in rows if row.note)])


def page(run: Run) -> str:
    """Return the page of the docs: ratios, and no absolute times, for those are the machine's."""
    shown = [cell for cell in _COLUMNS if cell not in ("ours", "beside")]
    lines = [_INTRODUCTION.format(kept=KEPT.name, day=run.day, machine=run.machine)]
    lines += [f"| {' | '.join(shown)} |", f"|{'---|' * len(shown)}"]
    for row in run.rows:
        named = dict(zip(_COLUMNS, row.cells(), strict=True))
        ratio = named["ratio"] if row.ratio is not None else "not measured"
        kind = " speed-up" if row.is_speedup else " memory" if row.unit == "MB" else ""
        cells = named | {"ratio": f"{ratio}{kind if row.ratio is not None else ''}"}
        lines.append(f"| {' | '.join(cells[name] for name in shown)} |")
    notes = [f"- {row.job}: {row.note}" for row in run.rows if row.note]
    return "\n".join([*lines, *([""] if notes else []), *dict.fromkeys(notes)]) + "\n"


def slower(before: Run, now: Sequence[Row]) -> list[str]:
    """Return what got slower than in an earlier run, a sentence each.

    What is compared is what we take beside the same thing, so that a slower machine is no slower job. Jobs, sizes and
    peers that only one of the two runs has are left alone.
    """
    earlier = {row.name: row for row in before.rows}
    found = []
    for row in now:
        old = earlier.get(row.name)
        if old is None or old.ratio is None or row.ratio is None:
            continue
        factor = old.ratio / row.ratio if row.is_speedup else row.ratio / old.ratio
        if factor > SLOWER:
            found.append(
                f"{row.job} ({row.size}) beside {row.peer}: {factor:.2f} times as much as before "
                f"({_ratio(old.ratio)}, now {_ratio(row.ratio)})"
            )
    return found


def kept(path: Path = KEPT) -> Run | None:
    """Return the run that is kept, or None."""
    return Run.parse(path.read_text(encoding="utf-8")) if path.exists() else None


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose amounts have four digits: the others are noise."""
    return {name: float(f"{value:.4g}") if isinstance(value, float) else value for name, value in row.items()}


def _amount(amount: float, unit: str) -> str:
    if unit == "MB":
        return f"{amount:,.0f} MB"
    return f"{amount * 1000:,.1f} ms" if amount < 1 else f"{amount:,.2f} s"


def _ratio(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 20 else f"{ratio:.2f}"
