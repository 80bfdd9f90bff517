"""Run the benchmarks, print their table, and say what got slower since the run that is kept.

Usage: python benchmarks/bench.py [--only WORD] [--quick] [--keep]

Each part runs in a process of its own. With --only the part of that name runs, or those whose names hold WORD; with
--quick, on less. With --keep the run is the one that the next is compared with, and docs/benchmarks.md is made of it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from table import HERE, KEPT, Row, Run, kept, machine, page, slower, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE = HERE.parent / "docs" / "benchmarks.md"
NOTE = "<!-- Made by docs/make.py from the code; do not edit. -->\n\n"


class Part(NamedTuple):
    """A module of benchmarks, and what its `rows` is given: at full size, and for a quick look."""

    module: str
    full: tuple[int, ...]
    quick: tuple[int, ...]


PARTS = (
    Part("scanning", (100, 3), (10, 1)),
    Part("corpus", (100,), (10,)),
    Part("bulk", (1_000_000, 3), (50_000, 1)),
    Part("asking", (1_000_000, 3), (50_000, 1)),
    Part("asking_server", (1_000_000, 3), (50_000, 1)),
    Part("large", (10_000_000, 9), (100_000, 1)),
    Part("lint", (100_000, 1_000_000, 3), (5_000, 100_000, 1)),
    Part("start_up", (15,), (3,)),
    Part("verify", (1_000_000,), (50_000,)),
    Part("rules", (1_000_000,), (50_000,)),
    Part("specs", (1_000, 5), (1_000, 1)),
    Part("odd_input", (), ()),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are wanted; return 1 if one failed."""
    parser = argparse.ArgumentParser(description="Run the benchmarks.")
    parser.add_argument("--only", default="", metavar="WORD")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--size", type=int, help="of the ledgers, in rows, in the place of a million")
    parser.add_argument("--part", choices=[part.module for part in PARTS], help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.part:
        return _run_part(given.part, _sizes(given)[given.part])
    wanted = _wanted(given.only)
    if not wanted:
        parser.error(f"no part is named {given.only!r}; there are {', '.join(part.module for part in PARTS)}")
    options = [*(["--quick"] if given.quick else []), *(["--size", str(given.size)] if given.size else [])]
    rows: list[Row] = []
    failed = []
    for module in wanted:
        found = list(_rows_of(module, options, failed))
        print(f"\n{table(found)}" if found else f"\n{module}: nothing was measured")
        rows += found
    _compare(rows)
    if given.keep and not failed:
        keep(rows, _left(wanted))
    return bool(failed)


def _wanted(word: str) -> list[str]:
    """Return the part of that name, or the parts whose names hold it."""
    names = [part.module for part in PARTS]
    return [word] if word in names else [name for name in names if word in name]


def _sizes(given: argparse.Namespace) -> dict[str, tuple[int, ...]]:
    found = {part.module: part.quick if given.quick else part.full for part in PARTS}
    if given.size:
        found = {name: tuple(given.size if one == 1_000_000 else one for one in sizes) for name, sizes in found.items()}
    return found


def _run_part(module: str, sizes: tuple[int, ...]) -> int:
    """Print the rows of a part as JSON lines, each when it is known."""
    for row in import_module(module).rows(*sizes):
        print(json.dumps(asdict(row)), flush=True)
    return 0


def _rows_of(module: str, options: list[str], failed: list[str]) -> Iterator[Row]:
    """Yield the rows of a part, which runs in a process of its own; note it if it fails."""
    command = [sys.executable, __file__, "--part", module, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        for line in started.stdout or ():
            yield Row(**json.loads(line) | {"part": module})
    if started.returncode:
        failed.append(module)
        print(f"{module} failed: what it measured until then is shown, and nothing is kept", file=sys.stderr)


def _left(wanted: Sequence[str]) -> bool:
    return len(wanted) < len(PARTS)


def _compare(rows: Sequence[Row]) -> None:
    before = kept()
    if before is None:
        print("\nno run is kept: there is nothing to compare with")
        return
    names = {row.name for row in before.rows}
    shared = sum(row.name in names for row in rows)
    found = slower(before, rows)
    print(f"\n{shared} of {len(rows)} rows compare with the run of {before.day}; {len(found) or 'none'} got slower")
    for line in found:
        print(f"slower: {line}")
    missed = [row for row in rows if row.is_met is False]
    print(f"{len(missed) or 'no'} target{'s' * (len(missed) != 1)} missed{': ' * bool(missed)}", end="")
    print("; ".join(f"{row.job} ({row.size})" for row in missed))


def keep(rows: Sequence[Row], is_part: bool = False) -> None:  # noqa: FBT001, FBT002  one caller
    """Keep a run, and make the page of it; of some of the parts, in the place of the rows of the same parts."""
    before = kept()
    if is_part and before is not None and before.machine == machine():
        parts = {row.part for row in rows}
        order = [part.module for part in PARTS]
        rows = [*(row for row in before.rows if row.part not in parts), *rows]
        rows.sort(key=lambda row: order.index(row.part))
    run = Run(machine(), f"{datetime.now(UTC):%Y-%m-%d}", tuple(rows))
    KEPT.write_text(str(run), encoding="utf-8")
    PAGE.write_text(NOTE + page(Run.parse(str(run))), encoding="utf-8")
    print(f"kept in {KEPT.relative_to(HERE.parent)}; {PAGE.relative_to(HERE.parent)} is made of it")


if __name__ == "__main__":
    sys.exit(main())
