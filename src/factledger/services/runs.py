"""Runs: the files that `check --output json=FILE` wrote, read back, compared, and laid out over time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factledger.errors import FileError
from factledger.services import specs
from factledger.services.check import RUN_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule or scenario came to in one run.

    Attributes:
        name: Of a rule, its name; of a scenario, file and name.
        verdict: passed, failed, warned, accepted or not checked.
        message: What was found, for one that did not pass.
        steps: Digest of a scenario's steps; empty for a rule.
        reads: The rows it read, KEY@@VERSION; empty where they were too many, and for a rule.
        findings: What a rule found, a line each.
    """

    name: str
    verdict: str
    message: str = ""
    steps: str = ""
    reads: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was kept.

    Attributes:
        name: The file it stands in.
        head: Size and root of the ledger.
        commit: The git commit it was run on, if any.
        outcomes: What each rule and scenario came to, by name.
        tally: How many came to what.
    """

    name: str
    head: str
    commit: str | None
    outcomes: dict[str, Outcome]
    tally: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many rows the ledger had."""
        return int(self.head.partition(":")[0])


def read_run(path: Path) -> Run:
    """Read the file of a run.

    Raises:
        FileError: It cannot be read, or holds no run.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            msg = "the file is too large for a run"
            raise FileError(msg, expected=f"at most {MAX_BYTES:,} bytes", where=str(path))
        return run_from_json(path.name, json.loads(path.read_bytes()))
    except OSError as error:
        msg = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        msg = "this file holds no run"
        do = "write one with factledger check --output json=FILE"
        raise FileError(msg, found=str(error).partition("\n")[0][:200], where=str(path), do=do) from error


def run_from_json(name: str, found: dict[str, Any]) -> Run:
    """Return a run from its JSON.

    Raises:
        ValueError: It is of another format.
        KeyError: A part of it is missing.
    """
    if found["format"] != RUN_FORMAT:
        msg = f"its format is {found['format']!r}, not {RUN_FORMAT!r}"
        raise ValueError(msg)
    outcomes = [_of_rule(part) for part in found["parts"]] + [_of_scenario(one) for one in found["scenarios"]]
    tally = {str(key): int(count) for key, count in found["tally"].items()}
    int(found["head"].partition(":")[0])
    if not isinstance(found["commit"], str | None):
        msg = "its commit is no text"
        raise TypeError(msg)
    return Run(name, found["head"], found["commit"], {one.name: one for one in outcomes}, tally)


def _of_rule(part: dict[str, Any]) -> Outcome:
    lines = [f"{one['place']}: {one['message']}" for one in part["findings"]]
    more = [f"and {part['more']:,} more"] if part["more"] else []
    return Outcome(part["name"], part["verdict"], "\n".join([*lines, *more]), findings=frozenset(lines))


def _of_scenario(one: dict[str, Any]) -> Outcome:
    rows = one["rows"]
    reads = frozenset(row for _, row in rows) if len(rows) == one["rows_read"] else frozenset()
    path = one["place"].rpartition(":")[0] or one["place"]
    return Outcome(f"{path}: {one['scenario']}", one["outcome"], one["message"] or "", one["steps"] or "", reads)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one rule or scenario between two runs.

    Attributes:
        kind: One of `KINDS`.
        name: Its name, in the later run where it is there.
        before: What it came to before; None where it was not there.
        after: What it comes to now; None where it is gone.
    """

    kind: str
    name: str
    before: Outcome | None
    after: Outcome | None

    @property
    def has_other_steps(self) -> bool:
        """Whether it is a scenario that asks something else than before."""
        return bool(self.before and self.after and self.before.steps != self.after.steps)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "kind": self.kind,
            "name": self.name,
            "renamed_from": self.before.name if self.before and self.before.name != self.name else None,
            "before": self.before.verdict if self.before else None,
            "after": self.after.verdict if self.after else None,
            "steps_changed": self.has_other_steps,
            "message": (self.after.message if self.after else None) or None,
        }


KINDS = ("newly failing", "still failing", "gone", "changed", "steps changed", "new", "renamed", "newly passing")
"""What can become of a rule or scenario, worst first."""

_BAD = (specs.FAILED, specs.WARNED)


def compare_runs(before: Run, after: Run) -> list[Change]:
    """Return what differs between two runs, and what still fails, worst first.

    A scenario that is gone, and one of the same steps that is new, are one that was renamed.
    """
    gone = {name: one for name, one in before.outcomes.items() if name not in after.outcomes}
    by_steps = {one.steps: one for one in gone.values() if one.steps}
    found = []
    for name, now in after.outcomes.items():
        old = before.outcomes.get(name)
        if old is None and now.steps in by_steps:
            old = by_steps.pop(now.steps)
            gone.pop(old.name)
        if (kind := _kind(old, now)) is not None:
            found.append(Change(kind, name, old, now))
    found += [Change("gone", name, one, None) for name, one in gone.items()]
    return sorted(found, key=lambda change: (KINDS.index(change.kind), change.name))


def _kind(old: Outcome | None, now: Outcome) -> str | None:
    was_bad = old is not None and old.verdict in _BAD
    if now.verdict in _BAD:
        return "newly failing" if _is_new(old, now) else "still failing"
    if old is None:
        return "new"
    if was_bad and now.verdict == specs.PASSED:
        return "newly passing"
    if old.verdict != now.verdict:
        return "changed"
    if old.name != now.name:
        return "renamed"
    return "steps changed" if old.steps != now.steps else None


def _is_new(old: Outcome | None, now: Outcome) -> bool:
    """Tell whether what is bad now was good before, or less bad, or found less."""
    if old is None or old.verdict not in _BAD:
        return True
    return (old.verdict != specs.FAILED and now.verdict == specs.FAILED) or bool(now.findings - old.findings)


@dataclass(frozen=True, slots=True)
class Trend:
    """What one rule or scenario came to over several runs.

    Attributes:
        name: Its name.
        verdicts: Its verdict in each run; None where it was not there.
        first_failure: The first run of those in which it fails now, one after another.
        last_pass: The last run in which it passed.
    """

    name: str
    verdicts: tuple[str | None, ...]
    first_failure: str | None
    last_pass: str | None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "name": self.name,
            "verdicts": list(self.verdicts),
            "first_failure": self.first_failure,
            "last_pass": self.last_pass,
        }


def trends(runs: Iterable[Run]) -> list[Trend]:
    """Return what each rule and scenario came to over runs, given in their order, those that fail now first."""
    kept = list(runs)
    names = list(dict.fromkeys(name for run in reversed(kept) for name in run.outcomes))
    found = [_trend(name, kept) for name in names]
    return sorted(found, key=lambda trend: (trend.first_failure is None, trend.name))


def _trend(name: str, runs: list[Run]) -> Trend:
    verdicts = tuple(run.outcomes[name].verdict if name in run.outcomes else None for run in runs)
    passes = [i for i, verdict in enumerate(verdicts) if verdict == specs.PASSED]
    last = passes[-1] if passes else -1
    first = next((i for i in range(last + 1, len(runs)) if verdicts[i] in _BAD), None)
    failing = first is not None and verdicts[-1] in _BAD
    return Trend(
        name, verdicts, runs[first].name if failing and first is not None else None, runs[last].name if passes else None
    )


def runs_in(folder: Path) -> list[Run]:
    """Return the runs of a folder, oldest ledger first, those of one state in the order of their names.

    Raises:
        FileError: The folder holds no run, or a file in it cannot be read.
    """
    found = sorted((read_run(path) for path in folder.glob("*.json")), key=lambda run: (run.size, run.name))
    if not found:
        msg = "there is no run in this folder"
        raise FileError(msg, where=str(folder), do="write one with factledger check --output json=FILE")
    return found
