"""Specs: 1,000 scenarios on a ledger that is made for it, beside the same file under pytest-bdd with empty steps.

Each run is a fresh process, ours and theirs in turn; what is compared is processor time, the quickest of each and
the median. pytest-bdd has only the patterns that the file uses. `factledger check` does more than run the specs:
it hashes every row and runs the built-in rules.

Usage: python benchmarks/specs.py [SCENARIOS] [RUNS]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from table import Row, table

from factledger.domain.source import Source
from factledger.services.entry import Recording
from factledger.services.record import record
from factledger.services.texts import Texts
from factledger.store.engine import Location
from factledger.store.ledger import create, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

SCENARIOS, RUNS, TARGET = 1_000, 7, 1.3
LARGER = 5
"""How many times more scenarios a second file has, to see that time grows in proportion."""

KINDS = (
    """Given the claim "{claim}"
       Then it states "about {n:,} chips"
       And its sources agree""",
    """Given the claim "{claim}"
       Then it is certainly less than "{more:,} chips"
       And it has at least 2 independent sources""",
    """Then [{claim}] / [{other}] <= 100 is possible""",
    """Given the claims under "desk-{i}"
       Then their sources agree
       And each has at least 1 source""",
    """Given the rows matching "claim:{claim}"
       Then each re-reads
       And each has a place in its source""",
    """Given these claims
         | claim   |
         | {claim} |
         | {other} |
       Then the claims state
         | claim   | figure            |
         | {claim} | about {n:,} chips |
       And its newest source is from "2026-01-01" or later""",
)
ORDER = (0, 1, 2, 3, 0, 5, 0, 1, 2, 4, 0, 5)
"""Which of these follow one another: most are about a claim or two, one in twelve searches."""

EMPTY_STEPS = """
from pytest_bdd import given, parsers, scenarios, then

scenarios("claims.feature")


@given(parsers.parse('the claim "{key}"'))
@given(parsers.parse('the claims under "{path}"'))
@given(parsers.parse('the rows matching "{terms}"'))
@then(parsers.parse('it states "{figure}"'))
@then("its sources agree")
@then("their sources agree")
@then(parsers.re(r'it is (?P<how>certainly|possibly) (?P<operator>less than|at most) "(?P<other>[^"]+)"'))
@then(parsers.re(r"(?:it|each) has at least (?P<count>[1-9][0-9]{0,3}) (?P<independent>independent )?sources?"))
@then(parsers.re(r"(?P<formula>.+) is (?P<expected>certain|possible|impossible)"))
@then("each re-reads")
@then("each has a place in its source")
@then(parsers.parse('its newest source is from "{day}" or later'))
def _():
    pass


@given("these claims")
@then("the claims state")
def _(datatable):
    pass
"""
CHECK = """
import sys
from factledger.services.specs import run_specs
from factledger.store.engine import Location
found = run_specs(["specs"], Location.parse("ledger.db"))
sys.exit(not found or any(one.outcome != "passed" for one in found))
"""
PYTEST = [sys.executable, "-m", "pytest", "-q", "-pno:cacheprovider", "-cspecs.ini", "-ppytest_bdd.plugin"]


def made(folder: Path, scenarios: int) -> None:
    """Write a ledger with a claim of two sources for each scenario, the specs, and a module of empty steps."""
    location = Location.parse(str(folder / "ledger.db"))
    create(location)
    with writing(location) as writer:
        for source in ("paper", "filing"):
            writer.append(Source(title=source, language="en", published="2026-05-01"), source, by="bench")
            for i in range(scenarios):
                figure = f"about {_number(i):,} chips"
                given = Recording(claim=_claim(i), source=source, text=figure, page="1", new=True)
                record(writer, given, Texts(folder), by="bench")
    lines = ["Feature: what the claims say"]
    for i in range(scenarios):
        n, other = _number(i), _claim((i + 7) % scenarios)
        steps = KINDS[ORDER[i % len(ORDER)]].format(claim=_claim(i), other=other, n=n, more=2 * n, i=i)
        lines += [f"\n  Scenario: number {i} holds", *(f"    {line.strip()}" for line in steps.splitlines())]
    (folder / "specs.ini").write_text("[pytest]\n")
    for name in ("specs", "empty"):
        (folder / name).mkdir()
        (folder / name / "claims.feature").write_text("\n".join(lines) + "\n")
    (folder / "empty" / "test_claims.py").write_text(EMPTY_STEPS)


def _number(i: int) -> int:
    return 1_000 + 13 * i


def _claim(i: int) -> str:
    return f"desk-{i}/chips"


def seconds(command: list[str], folder: Path) -> float:
    """Return the processor time that one fresh process takes."""
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(folder: Path, runs: int) -> list[list[float]]:
    """Return the times of each way to run the specs, in turn; the last is pytest-bdd with empty steps."""
    ways = (
        [sys.executable, "-c", CHECK],
        [*PYTEST, "-pfactledger.gherkin.plugin", "specs"],
        [sys.executable, "-m", "factledger.cli.main", "check"],
        [*PYTEST, "empty"],
    )
    return [[seconds(way, folder) for way in ways] for _ in range(runs)]


def rows(size: int = SCENARIOS, runs: int = RUNS) -> Iterator[Row]:
    """Yield what running specs comes to, and how it grows."""
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        made(Path(small), size)
        *ours, beside = (min(times) for times in zip(*measured(Path(small), runs), strict=True))
        made(Path(large), LARGER * size)
        ((first, *_),) = measured(Path(large), 1)
    of, peer = f"{size:,} scenarios", "pytest-bdd with empty steps"
    for name, taken in zip(("the specs of check", "pytest specs/"), ours, strict=False):
        yield Row(name, of, taken, beside, peer, TARGET)
    yield Row("check, whole", of, ours[2], beside, peer, note="it hashes every row and runs the built-in rules too")
    yield Row(f"the specs of check, {LARGER} times", f"{LARGER * size:,} scenarios", first, ours[0], of)


def main() -> None:
    """Print the times beside those of pytest-bdd, and how they grow."""
    print(table(rows(*map(int, sys.argv[1:]))))


if __name__ == "__main__":
    main()
