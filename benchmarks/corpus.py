"""Reading a corpus: two processes beside one, memory and time as the text grows, and the cost of being resumable.

The text is made (see reading.py), the same every time: news-like, 10,000 figures per MB. Elapsed time is that of the
clock, and says little while something else runs; the other times are those of the processors, in all processes; memory
is that of the largest process.

Usage: python benchmarks/corpus.py [MEGABYTES]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from table import Row, table
from timing import in_turn

from reading import made_text

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, "-m", "factledger.cli.main", "scan", "--lang", "en"]
MEGABYTES = 100
RUNS = 3
"""How often one and two processes read the same, in turn; the least elapsed time of each counts."""

PER_FILE = 20_000
"""Bytes of a file of the corpus of many files."""


class Taken(NamedTuple):
    """What a command took: seconds by the clock, seconds of processors, and MB of its largest process."""

    elapsed: float
    worked: float
    megabytes: float


def taken(*arguments: str) -> Taken:
    """Run a scan; return what it took, its processes included."""
    started = time.perf_counter()
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"{arguments} failed"
        raise RuntimeError(msg)
    return Taken(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def read(path: Path, jobs: int) -> Taken:
    """Read a corpus anew; return what it took."""
    out = path.with_name("out.jsonl")
    return taken(str(path), "--out", str(out), "--jobs", str(jobs), "--restart")


def _elapsed(path: Path, jobs: int) -> float:
    return read(path, jobs).elapsed


def make_text(path: Path, megabytes: int) -> None:
    """Write one file of so many MB."""
    with path.open("w", encoding="utf-8") as file:
        for seed in range(megabytes):
            file.write(made_text("en", 1_000_000, seed) + "\n\n")


def make_folder(path: Path, megabytes: int) -> None:
    """Write a folder of many files, so many MB together."""
    path.mkdir()
    for seed in range(megabytes * 1_000_000 // PER_FILE):
        (path / f"{seed:06}.txt").write_text(made_text("en", PER_FILE, seed), encoding="utf-8")


def make_lines(path: Path, megabytes: int) -> None:
    """Write a file of JSON lines, about so many MB of text."""
    with path.open("w", encoding="utf-8") as file:
        for seed in range(megabytes):
            for i, text in enumerate(made_text("en", 1_000_000, seed).split("\n")):
                file.write(json.dumps({"id": f"{seed}-{i}", "text": text}) + "\n")


def rows(megabytes: int = MEGABYTES) -> Iterator[Row]:
    """Yield what was measured: on one text of up to so many MB, and on a tenth of that in many files and lines."""
    tenth = megabytes // 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder / "files", tenth)
        make_lines(folder / "lines.jsonl", tenth)
        yield from _of_many(folder, tenth)
        sizes = (max(tenth // 10, 1), tenth, megabytes)
        found = {}
        for size in sizes:
            make_text(folder / f"{size}.txt", size)
            found[size] = read(folder / f"{size}.txt", 1)
    for small, large in (sizes[:2], sizes[1:]):
        times = large // small
        beside = times * found[small].worked
        yield Row("read a text", f"{large} MB", found[large].worked, beside, f"{times} times {small} MB", 1.2)
    memory = found[megabytes].megabytes, found[tenth].megabytes
    yield Row("memory of reading a text", f"{megabytes} MB", *memory, f"{tenth} MB", 1.2, unit="MB")


def _of_many(folder: Path, size: int) -> Iterator[Row]:
    files = f"{size} MB in files of {PER_FILE // 1000} KB"
    taken_by = (partial(_elapsed, folder / "files", jobs) for jobs in (2, 1))
    cores = len(os.sched_getaffinity(0))
    clock = f"by the clock, on {cores} processors; other work before it: a load of {os.getloadavg()[0]:.1f}"
    job, peer = "read a corpus in two processes", "one process"
    yield Row(job, files, *in_turn(*taken_by, RUNS), peer, 1.6, is_speedup=True, note=clock)
    lines = read(folder / "lines.jsonl", 1)
    batch = taken("--batch", str(folder / "lines.jsonl"))
    yield Row("read JSON lines, resumable", f"{size} MB", lines.worked, batch.worked, "scan --batch", 1.3)
    yield Row("memory of reading JSON lines", f"{size} MB", lines.megabytes, batch.megabytes, "scan --batch", unit="MB")


def main() -> None:
    """Print the rows."""
    print(table(rows(int(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES)))


if __name__ == "__main__":
    main()
