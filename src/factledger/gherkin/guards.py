"""What Gherkin and pytest-bdd let pass in silence, and a spec must not: each is an error with file and line."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.parser import FeatureParser

from factledger.errors import FactledgerError, SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RESERVED = ("__", "pytest")
_RESERVED_NAMES = frozenset({"setup_module", "teardown_module", "setup_function", "teardown_function"})
MAX_BYTES = 1_000_000
MAX_RUNS = 5_000
"""Most scenarios that one file may run, each row of an outline counted; about ten seconds of work."""

MAX_STEPS = 20_000
"""Most steps that one file may run in all."""

_MARKS = re.compile(r"@(?:skip|skipif|xfail|parametrize|usefixtures|filterwarnings)\b.*", re.DOTALL)
"""Tags that pytest would take as its own marks, with which a scenario could vanish or pass whatever it says."""

QUERY = re.compile(r'the rows matching "([^"]*)"')
"""Name of Examples whose rows are those that search terms find."""

QUERIED = ("row", "claim", "source", "speaker", "text", "unit", "language", "status", "subject", "measure")
"""Columns that such Examples may have."""

_OURS = re.compile(r"@(?:accepted|warning|owner)\b")
"""Tags with a meaning for a scenario."""

_BARE_ACCEPTED = re.compile(r"@accepted(?:\(\W*\))?")


@dataclass(frozen=True, slots=True)
class Document:
    """A feature file that was read.

    Attributes:
        scenarios: The scenarios that can fail, by name.
        broken: What is wrong with the others: (line, name, error).
        path: The file.
        text: What stands in it.
        parsed: The same, as the parser of Gherkin tells it.
    """

    scenarios: dict[str, dict[str, Any]]
    broken: tuple[tuple[int, str, FactledgerError], ...]
    path: Path
    text: str
    parsed: dict[str, Any]

    def feature(self) -> Any:  # noqa: ANN401  pytest-bdd's Feature
        """Return the feature as pytest-bdd holds it, made of what was parsed: the file is read once.

        Raises:
            SpecError: pytest-bdd refuses it.
        """
        try:
            return _Parsed(self.path, self.parsed).parse()
        except GherkinParseError as error:
            msg = f"the feature file cannot be read: {error.message}"
            raise SpecError(msg, where=f"{self.path}:{error.line}") from error


class _Parsed(FeatureParser):
    """Makes a feature of a file that was parsed before."""

    def __init__(self, path: Path, parsed: dict[str, Any]) -> None:
        super().__init__(str(path.parent), str(path), "utf-8-sig")
        self.parsed = parsed

    def _parse_feature_file(self) -> GherkinDocument:
        return GherkinDocument.from_dict(self.parsed)


def checked_document(path: Path) -> Document:
    """Return the scenarios of a feature file, those that can fail and those that could only pass.

    Raises:
        SpecError: The file cannot be read, holds no scenario, or is too much to run.
    """
    text, document = _parsed(path)
    feature = document["feature"]
    if problem := _tag_problem(feature["tags"]):
        raise SpecError(problem[0], where=str(path), do=problem[1])
    found = list(_tagged_scenarios(feature["children"], []))
    if not found:
        msg = "there is no scenario in this file: it checks nothing"
        raise SpecError(msg, where=str(path), do="write one, or remove the file")
    good: dict[str, dict[str, Any]] = {}
    broken = []
    for scenario, tags in found:
        line = scenario["location"]["line"]
        problem = _tag_problem(tags) or _problem(scenario, good)
        if problem:
            error = SpecError(problem[0], where=f"{path}:{line}", do=problem[1])
            broken.append((line, scenario["name"].strip() or "(no name)", error))
        else:
            good[scenario["name"]] = scenario
    _check_size(path, good)
    return Document(good, tuple(broken), path, text, document)


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    from gherkin.errors import ParserError
    from gherkin.parser import Parser

    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            msg = "the feature file is too large"
            raise SpecError(msg, expected=f"at most {MAX_BYTES} bytes", where=str(path))
        text = io.StringIO(content.decode("utf-8-sig"), newline=None).read()
        document: Any = Parser().parse(text)
    except (ParserError, UnicodeDecodeError, OSError) as error:
        # What stands in the file is not shown: a link may lead to a file that is none of ours.
        reason = re.sub(r", got '.*'", "", str(error))
        msg = f"the feature file cannot be read: {reason}"
        raise SpecError(msg, where=str(path)) from error
    if not document.get("feature"):
        msg = "there is no Feature in this file"
        raise SpecError(msg, where=str(path), do="write one, or remove the file")
    return text, document


def _tagged_scenarios(children: list[dict[str, Any]], tags: list[Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Yield all scenarios of a feature, those under a Rule too, each with its tags and those of its rule and tables."""
    for child in children:
        if scenario := child.get("scenario"):
            tables = [tag for table in scenario.get("examples") or [] for tag in table["tags"]]
            yield scenario, [*tags, *scenario["tags"], *tables]
        elif rule := child.get("rule"):
            yield from _tagged_scenarios(rule["children"], [*tags, *rule["tags"]])


def _tag_problem(tags: list[dict[str, Any]]) -> tuple[str, str] | None:
    for tag in tags:
        name = tag["name"]
        if _MARKS.fullmatch(name):
            return f"the tag {name} would hide what the scenario says", "remove it; a known one is @accepted(reason)"
        if _BARE_ACCEPTED.fullmatch(name):
            return f"the tag {name} gives no reason", "write @accepted(why-it-is-so)"
    return None


def _check_size(path: Path, good: dict[str, dict[str, Any]]) -> None:
    runs = {name: max(len(example_lines(scenario)), 1) for name, scenario in good.items()}
    steps = sum(runs[name] * len(scenario["steps"]) for name, scenario in good.items())
    if sum(runs.values()) > MAX_RUNS or steps > MAX_STEPS:
        msg = "the feature file is too much to run"
        raise SpecError(
            msg,
            expected=f"at most {MAX_RUNS:,} scenarios and rows, {MAX_STEPS:,} steps in all",
            found=f"{sum(runs.values()):,} and {steps:,}",
            where=str(path),
            do="split it, or say it with a query",
        )


def _problem(scenario: dict[str, Any], seen: dict[str, dict[str, Any]]) -> tuple[str, str] | None:
    """Return what is wrong with a scenario and what to do about it, or None."""
    name = scenario["name"]
    if not name.strip():
        return "a scenario needs a name", "name it"
    if name in seen:
        line = seen[name]["location"]["line"]
        return f"a scenario {name!r} already stands at line {line}: only one of them would run", "rename one"
    if name.startswith(_RESERVED) or name in _RESERVED_NAMES or "::" in name:
        return f"a scenario cannot be called {name!r}", "rename it"
    if not scenario["steps"]:
        return f"the scenario {name!r} has no steps", "check the spelling of Given and Then"
    if not any(kind == "Outcome" for kind in _kinds(scenario["steps"])):
        return f"the scenario {name!r} has no Then: it cannot fail", "say what has to hold"
    return _outline_problem(scenario)


def _outline_problem(scenario: dict[str, Any]) -> tuple[str, str] | None:
    """Return what is wrong with a scenario as an outline, and what to do about it, or None."""
    name, tables = scenario["name"], scenario.get("examples") or []
    for table in tables:
        if problem := _table_problem(table):
            return f"the outline {name!r} has Examples {problem[0]}", problem[1]
        if not _uses(scenario, table):
            return f"no step of the outline {name!r} uses a column of its Examples", "write <COLUMN> in a step"
    if not tables and "<" in " ".join(step["text"] for step in scenario["steps"]) and _is_outline(scenario):
        return f"the outline {name!r} has no Examples", "add them"
    return None


def _table_problem(table: dict[str, Any]) -> tuple[str, str] | None:
    """Return what is wrong with the Examples of an outline, and what to do about it, or None."""
    if tags := [tag["name"] for tag in table["tags"] if _OURS.match(tag["name"])]:
        return f"with the tag {tags[0]}, which is not looked at there", "put it above the outline"
    is_query = QUERY.fullmatch(table["name"].strip()) is not None
    if table.get("tableBody"):
        return ("with both rows and a query", "leave one of them out") if is_query else None
    if not is_query:
        return "without rows", 'add rows under Examples, or write: Examples: the rows matching "TERMS"'
    cells = (table.get("tableHeader") or {}).get("cells") or []
    unknown = [cell["value"] for cell in cells if cell["value"] not in QUERIED]
    if not cells or unknown:
        return f"with columns that no row has: {', '.join(unknown) or 'none'}", f"name some of {', '.join(QUERIED)}"
    return None


def _uses(scenario: dict[str, Any], table: dict[str, Any]) -> bool:
    """Tell whether a step names a column of some Examples; without, each row would check the same."""
    written = []
    for step in scenario["steps"]:
        written.append(step["text"])
        written.append((step.get("docString") or {}).get("content", ""))
        rows = (step.get("dataTable") or {}).get("rows", [])
        written += [cell["value"] for row in rows for cell in row["cells"]]
    cells = (table.get("tableHeader") or {}).get("cells") or []
    return any(f"<{cell['value']}>" in text for cell in cells for text in written)


def _is_outline(scenario: dict[str, Any]) -> bool:
    return scenario["keyword"].strip() not in ("Scenario", "Example")


def _kinds(steps: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what each step is: And and But go on with the kind before them."""
    last = "Unknown"
    for step in steps:
        kind = step["keywordType"]
        last = last if kind == "Conjunction" else kind
        yield last


def example_lines(scenario: dict[str, Any]) -> list[int]:
    """Return the lines of the example rows of an outline, in order; none for a plain scenario, nor for a query."""
    tables = scenario.get("examples") or []
    return [row["location"]["line"] for table in tables for row in table.get("tableBody", [])]
