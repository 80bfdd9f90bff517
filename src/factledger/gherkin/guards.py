"""What Gherkin and pytest-bdd let pass in silence, and a spec must not: each is an error with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.errors import SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RESERVED = ("__", "pytest")
_RESERVED_NAMES = frozenset({"setup_module", "teardown_module", "setup_function", "teardown_function"})
MAX_BYTES = 1_000_000


def checked_document(path: Path) -> dict[str, Any]:
    """Return a parsed feature file in which every scenario can fail.

    Raises:
        SpecError: The file cannot be read, or holds something that would pass without checking anything.
    """
    from gherkin.errors import ParserError
    from gherkin.parser import Parser

    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            msg = "the feature file is too large"
            raise SpecError(msg, expected=f"at most {MAX_BYTES} bytes", where=str(path))
        document: Any = Parser().parse(content.decode("utf-8"))
    except (ParserError, UnicodeDecodeError, OSError) as error:
        msg = f"the feature file cannot be read: {error}"
        raise SpecError(msg, where=str(path)) from error
    feature = document.get("feature")
    if not feature:
        msg = "there is no Feature in this file"
        raise SpecError(msg, where=str(path), do="write one, or remove the file")
    _check_scenarios(path, feature)
    checked: dict[str, Any] = feature
    return checked


def scenarios(children: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield all scenarios of a feature, those under a Rule too."""
    for child in children:
        if "scenario" in child:
            yield child["scenario"]
        elif "rule" in child:
            yield from scenarios(child["rule"]["children"])


def _check_scenarios(path: Path, feature: dict[str, Any]) -> None:
    seen: dict[str, int] = {}
    for scenario in scenarios(feature["children"]):
        line = scenario["location"]["line"]
        problem = _problem(scenario, seen)
        if problem:
            raise SpecError(problem[0], where=f"{path}:{line}", do=problem[1])
        seen[scenario["name"]] = line
    if not seen:
        msg = "there is no scenario in this file: it checks nothing"
        raise SpecError(msg, where=str(path), do="write one, or remove the file")


def _problem(scenario: dict[str, Any], seen: dict[str, int]) -> tuple[str, str] | None:
    """Return what is wrong with a scenario and what to do about it, or None."""
    name = scenario["name"]
    if not name.strip():
        return "a scenario needs a name", "name it"
    if name in seen:
        return f"a scenario {name!r} already stands at line {seen[name]}: only one of them would run", "rename one"
    if name.startswith(_RESERVED) or name in _RESERVED_NAMES or "::" in name:
        return f"a scenario cannot be called {name!r}", "rename it"
    if not scenario["steps"]:
        return f"the scenario {name!r} has no steps", "check the spelling of Given and Then"
    if not any(kind == "Outcome" for kind in _kinds(scenario["steps"])):
        return f"the scenario {name!r} has no Then: it cannot fail", "say what has to hold"
    tables = scenario.get("examples") or []
    if tables and not any(table.get("tableBody") for table in tables):
        return f"the outline {name!r} has no example rows", "add rows under Examples"
    if not tables and "<" in " ".join(step["text"] for step in scenario["steps"]) and _is_outline(scenario):
        return f"the outline {name!r} has no Examples", "add them"
    return None


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
    """Return the lines of the example rows of an outline, in order; none for a plain scenario."""
    tables = scenario.get("examples") or []
    return [row["location"]["line"] for table in tables for row in table.get("tableBody", [])]
