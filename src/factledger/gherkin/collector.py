"""Collecting feature files as modules of pytest, one item a scenario, and reporting what fails in them."""

from __future__ import annotations

import hashlib
import re
import types
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from pytest_bdd.exceptions import StepDefinitionNotFoundError

from factledger.errors import FactledgerError, SpecError
from factledger.gherkin.facts import Disagreement, Ledger, opened
from factledger.gherkin.garbage import not_collected
from factledger.gherkin.guards import MAX_RUNS, QUERY, checked_document, example_lines
from factledger.gherkin.run import FAILED, made_test
from factledger.gherkin.steps import MODULES
from factledger.gherkin.tags import OURS, is_warning, owner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factledger.store.listed import Listed

LINE = pytest.StashKey[int]()
LANGUAGE = pytest.StashKey[str]()
SCENARIO = pytest.StashKey[Any]()
"""The scenario that runs, as pytest-bdd made it: an outline's with the values of its row."""

LEDGER = pytest.StashKey[Ledger]()
"""The ledger that the scenarios of a file read, from the first step that needs it."""

_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)+")
"""What may be the key of a claim; a wrong guess only looks up what nobody asks for."""

MOST_ROWS = 1000
"""Most rows that a report names of those that a scenario read."""

NOT_CHECKED = pytest.StashKey[list[str]]()
"""What the steps of a scenario found nothing to check for."""

NOTES = pytest.StashKey[list[str]]()
"""What a reader of a passed scenario should know."""


def not_checked(request: pytest.FixtureRequest, reason: str) -> None:
    """Count a scenario as not checked unless another step of it fails; the steps behind this one run."""
    request.node.stash.setdefault(NOT_CHECKED, []).append(reason)


class FeatureFile(pytest.Module):
    """A feature file; its scenarios are collected as functions."""

    def _getobj(self) -> types.ModuleType:
        """Return a module with one test a scenario."""
        try:
            document = checked_document(self.path)
            feature = document.feature()
        except SpecError as error:
            raise self.CollectError(str(error)) from None
        _register_steps(self.config)
        self.lines = {name: one["location"]["line"] for name, one in document.scenarios.items()}
        self.rows = {name: example_lines(one) for name, one in document.scenarios.items()}
        self.broken = document.broken
        self.named = _KEY.findall(document.text)
        self._fill_examples(document.scenarios, feature)
        module = types.ModuleType("feature_" + re.sub(r"\W", "_", self.path.stem))
        module.__file__ = str(self.path)
        for name in self.lines:
            module.__dict__[name] = self._test(feature, name)
        return module

    def _fill_examples(self, scenarios: dict[str, Any], feature: Any) -> None:  # noqa: ANN401  pytest-bdd's value
        """Give the outlines whose Examples are a query a row for each entry that it finds."""
        tables = {
            name: [QUERY.fullmatch(table["name"].strip()) for table in one.get("examples") or []]
            for name, one in scenarios.items()
        }
        if not any(match for found in tables.values() for match in found):
            return
        try:
            with opened(self.config, self.path) as ledger:
                for name, matches in tables.items():
                    try:
                        self._fill(name, matches, feature.scenarios[name].examples, ledger)
                    except FactledgerError as error:
                        self.broken += ((self.lines.pop(name), name, error),)
        except FactledgerError as error:
            raise self.CollectError(str(error)) from None

    def _fill(self, name: str, matches: list[Any], tables: list[Any], ledger: Ledger) -> None:
        lines: list[int] = []
        given = iter(self.rows[name])
        for match, table in zip(matches, tables, strict=True):
            if match is None:
                lines += [next(given) for _ in table.examples]
                continue
            for listed in islice(ledger.search(match[1]), MAX_RUNS + 1):
                table.add_example([_queried(listed, column) for column in table.example_params])
            self.named += [cell for example in table.examples for cell in example]
            lines += [table.line_number] * len(table.examples)
            if not table.examples or len(table.examples) > MAX_RUNS:
                msg = f"{'no row matches' if not table.examples else 'too many rows match'} {match[1]!r}"
                where = f"{self.path}:{table.line_number}"
                raise SpecError(msg, expected=f"1 to {MAX_RUNS:,} rows", where=where, do="mend the search terms")
        self.rows[name] = lines

    def _test(self, feature: Any, name: str) -> Any:  # noqa: ANN401  pytest-bdd's values
        token = OURS.set(True)
        try:
            return made_test(feature, feature.scenarios[name], self.config)
        finally:
            OURS.reset(token)

    def funcnamefilter(self, name: str) -> bool:
        """Tell whether a name of the module is a scenario."""
        return name in self.lines

    def classnamefilter(self, name: str) -> bool:  # noqa: ARG002  pytest's signature
        """Tell that there are no classes in a feature file."""
        return False

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Return an item a scenario, an outline's with the line of its row."""
        with not_collected():
            return list(self._items())

    def _items(self) -> Iterable[pytest.Item | pytest.Collector]:
        count: dict[str, int] = {}
        for item in super().collect():
            if not isinstance(item, pytest.Function):
                continue
            name = item.originalname
            index = count[name] = count.get(name, -1) + 1
            rows = self.rows[name]
            line = rows[index] if index < len(rows) else self.lines[name]
            item.stash[LINE] = line
            item.user_properties += [("scenario", name), ("line", line)]
            _place(item, line)
            yield item
        for line, name, error in self.broken:
            broken = BrokenScenario.from_parent(self, name=f"{name} (line {line})", error=error)
            broken.user_properties += [("scenario", name), ("line", line)]
            _place(broken, line)
            yield broken


class BrokenScenario(pytest.Item):
    """A scenario that could only pass: it fails, and the others of its file run."""

    def __init__(self, *, error: FactledgerError, **given: Any) -> None:  # noqa: ANN401  pytest's own arguments
        """Hold what is wrong with it."""
        super().__init__(**given)
        self.error = error

    def runtest(self) -> None:
        """Fail."""
        raise self.error

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002
        """Return what is wrong, without a traceback."""
        return str(excinfo.value)


def _queried(listed: Listed, column: str) -> str:
    """Return what stands of an entry in a column of Examples; a row is named by its number."""
    match column:
        case "row":
            return str(listed.row.seq)
        case "subject" | "measure":
            return str(getattr(listed.claim, column))
        case _:
            return getattr(listed.entry, column) or ""


def _place(item: pytest.Item, line: int) -> None:
    name = item.name
    item.reportinfo = lambda: (item.path, line - 1, name)  # type: ignore[method-assign]


def _register_steps(config: pytest.Config) -> None:
    """Load the steps when the first feature file is met, not in every run of pytest."""
    for name in MODULES:
        if not config.pluginmanager.has_plugin(name):
            config.pluginmanager.import_plugin(name)


def explain(item: pytest.Item, report: pytest.TestReport) -> None:
    """Write a scenario's report: what it read, and if it failed where, which sentence, what was found, what to do."""
    report.user_properties += _told(item)
    notes = item.stash.get(NOTES, [])
    if notes and report.passed:
        report.user_properties.append(("note", "\n".join(notes)))
    reasons = item.stash.get(NOT_CHECKED, [])
    if reasons and report.passed:
        report.outcome = "skipped"
        report.longrepr = (str(item.path), item.stash.get(LINE, 0), f"not checked: {'; '.join(reasons)}")
    failed = item.stash.get(FAILED, None)
    if failed is None or item.config.getoption("fulltrace"):
        return
    step, exception = failed
    report.user_properties.append(("step_line", step.line_number))
    if report.failed:
        where = f"{_relative(item)}:{step.line_number}"
        report.longrepr = f"{where}: {step.keyword} {step.name}\n{_indented(_found(step, exception))}"
        if is_warning(_tags(item)) and isinstance(exception, Disagreement):
            # As an expected failure it fails no run; what was found is shown all the same.
            report.outcome, report.wasxfail = "skipped", "warning"
            report.user_properties.append(("warning", report.longrepr))
            return
    if report.skipped and getattr(report, "wasxfail", None):
        report.user_properties.append(("finding", str(exception)))
        if isinstance(exception, Disagreement):
            report.user_properties.append(("pairs", [list(pair) for pair in exception.pairs]))


def _told(item: pytest.Item) -> list[tuple[str, object]]:
    """Return what a report tells of a scenario, whatever it came to: its feature, steps, owner and the rows it read."""
    scenario = item.stash.get(SCENARIO, None)
    if scenario is None:
        return []
    steps = "\n".join(f"{step.type} {step.name}" for step in scenario.steps)
    ledger = item.parent.stash.get(LEDGER, None) if item.parent else None
    read = sorted((ledger.read if ledger else {}).items())
    told: list[tuple[str, object]] = [
        ("feature", scenario.feature.name),
        ("steps", hashlib.sha256(steps.encode()).hexdigest()),
        ("rows", [list(one) for one in read[:MOST_ROWS]]),
        ("rows_read", len(read)),
    ]
    name = owner(_tags(item))
    return [*told, ("owner", name)] if name else told


def _tags(item: pytest.Item) -> set[str]:
    """Return the tags of a scenario, those of its rule and feature too."""
    scenario = item.stash.get(SCENARIO, None)
    if scenario is None:
        return set()
    rule = getattr(scenario, "rule", None)
    return set(scenario.tags) | set(scenario.feature.tags) | set(rule.tags if rule else ())


def _relative(item: pytest.Item) -> str:
    try:
        return item.path.relative_to(item.config.rootpath).as_posix()
    except ValueError:
        return str(item.path)


def _found(step: Any, exception: Exception) -> str:  # noqa: ANN401  pytest-bdd's Step
    if isinstance(exception, StepDefinitionNotFoundError):
        return f"there is no step {step.name!r}\nhint: check its spelling; the docs list the steps"
    if isinstance(exception, (FactledgerError, AssertionError)):
        return str(exception)
    return f"{type(exception).__name__}: {exception}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
