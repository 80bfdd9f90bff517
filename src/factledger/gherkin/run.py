"""Running a scenario as pytest-bdd does; only that the steps which a file can see are looked up once a file."""

from __future__ import annotations

from functools import lru_cache
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.fixtures import call_fixture_func
from pytest_bdd.compat import get_fixture_names, getfixturedefs, inject_fixture
from pytest_bdd.exceptions import StepDefinitionNotFoundError
from pytest_bdd.parser import Scenario
from pytest_bdd.scenario import collect_example_parametrizations, get_step_function, parse_step_arguments
from pytest_bdd.steps import step_function_context_registry
from pytest_bdd.utils import get_required_args

from factledger.errors import SpecError
from factledger.gherkin.steps import MODULES

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED = pytest.StashKey[tuple[Any, Exception]]()
"""The step of a scenario that failed, and how."""

_VISIBLE = pytest.StashKey[list[Any]]()
"""The definitions of steps that a feature file can see, as pytest-bdd holds them."""


def made_test(feature: Any, template: Any, config: pytest.Config) -> Callable[..., None]:  # noqa: ANN401  pytest-bdd's values
    """Return a scenario as a test function, with its tags and the rows of its Examples."""

    def run(request: pytest.FixtureRequest) -> None:
        _run(request, feature, _as_it_stands(template))

    def run_row(request: pytest.FixtureRequest, _pytest_bdd_example: dict[str, str]) -> None:
        _run(request, feature, template.render(_pytest_bdd_example))

    rows = collect_example_parametrizations(template)
    test: Callable[..., None] = run_row if template.templated else run
    if rows is not None:
        test = pytest.mark.parametrize("_pytest_bdd_example", rows)(test)
    for tag in template.tags | feature.tags | (template.rule.tags if template.rule else set()):
        config.hook.pytest_bdd_apply_tag(tag=tag, function=test)
    return test


def _as_it_stands(template: Any) -> Any:  # noqa: ANN401  pytest-bdd's values
    """Return a scenario that has no Examples."""
    return Scenario(
        feature=template.feature,
        keyword=template.keyword,
        name=template.name,
        line_number=template.line_number,
        steps=template.steps,
        tags=template.tags,
        description=template.description,
        rule=template.rule,
    )


def _run(request: pytest.FixtureRequest, feature: Any, scenario: Any) -> None:  # noqa: ANN401  pytest-bdd's values
    __tracebackhide__ = True
    hook = request.config.hook
    hook.pytest_bdd_before_scenario(request=request, feature=feature, scenario=scenario)
    try:
        for step in scenario.steps:
            found = _definition(request, feature, step)
            if found is None:
                error = StepDefinitionNotFoundError(f"Step definition is not found: {step}.")
                hook.pytest_bdd_step_func_lookup_error(
                    request=request, feature=feature, scenario=scenario, step=step, exception=error
                )
                raise error
            _perform(request, scenario, step, found)
    finally:
        hook.pytest_bdd_after_scenario(request=request, feature=feature, scenario=scenario)


def _perform(request: pytest.FixtureRequest, scenario: Any, step: Any, found: Any) -> None:  # noqa: ANN401  pytest-bdd's values
    """Run a step: what its sentence does not give, fixtures do."""
    __tracebackhide__ = True
    hook = request.config.hook
    arguments: dict[str, Any] = {}
    told = {
        "request": request,
        "feature": scenario.feature,
        "scenario": scenario,
        "step": step,
        "step_func": found.step_func,
    }
    hook.pytest_bdd_before_step(**told)
    told["step_func_args"] = arguments
    try:
        names, required = _parameters(found.step_func)
        parsed = parse_step_arguments(step, found)
        arguments |= {name: value for name, value in parsed.items() if name in names}
        for name, below in (("datatable", step.datatable), ("docstring", step.docstring)):
            _check_below(name, below is not None, names, required)
            if below is not None:
                arguments[name] = below.raw() if name == "datatable" else below
        for name in required:
            if name not in arguments:
                arguments[name] = request.getfixturevalue(name)
        hook.pytest_bdd_before_step_call(**told)
        value = call_fixture_func(found.step_func, request, arguments)
    except (Exception, pytest.fail.Exception) as exception:
        hook.pytest_bdd_step_error(exception=exception, **told)
        raise
    if found.target_fixture is not None:
        inject_fixture(request, found.target_fixture, value)
    hook.pytest_bdd_after_step(**told)


def _check_below(name: str, is_there: bool, names: frozenset[str], required: tuple[str, ...]) -> None:  # noqa: FBT001
    """Raise SpecError where what stands below a step would be passed over, or is missing."""
    what = "a table" if name == "datatable" else "a text"
    if is_there and name not in names:
        msg = f"this step does not look at {what} below it"
        raise SpecError(msg, do="remove it, or use a step that does; factledger steps shows them")
    if not is_there and name in required:
        msg = f"this step needs {what} below it"
        raise SpecError(msg, do="write it; factledger steps shows an example")


@lru_cache(maxsize=1024)
def _parameters(function: Callable[..., Any]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of all parameters of a step, and those that have to be given."""
    return frozenset(signature(function).parameters), tuple(get_required_args(function))


def _definition(request: pytest.FixtureRequest, feature: Any, step: Any) -> Any:  # noqa: ANN401  pytest-bdd's values
    """Return the definition of a step, or None.

    Raises:
        SpecError: A step of a user and one of ours both match: theirs could turn a rule of ours green.
    """
    found = [one for one in _visible(request) if one.type in (None, step.type) and one.parser.is_matching(step.name)]
    others = {one.step_func.__module__ for one in found}.difference(MODULES)
    if others and any(one.step_func.__module__ in MODULES for one in found):
        msg = f"{step.name!r} is a step of factledger, and {', '.join(sorted(others))} defines it too"
        error = SpecError(msg, where=f"{feature.rel_filename}:{step.line_number}", do="rename your step")
        request.node.stash[FAILED] = (step, error)
        raise error
    # Which of several comes first is for pytest-bdd to say.
    return found[0] if len(found) == 1 else get_step_function(request, step)


def _visible(request: pytest.FixtureRequest) -> list[Any]:
    """Return the definitions of steps that the file of a scenario can see."""
    file = request.node.parent
    found: list[Any] | None = file.stash.get(_VISIBLE, None)
    if found is None:
        manager = request._fixturemanager  # noqa: SLF001  as pytest-bdd does
        known = (
            step_function_context_registry.get(one.func)
            for name in get_fixture_names(manager)
            for one in getfixturedefs(manager, name, request.node) or ()
        )
        found = file.stash[_VISIBLE] = [one for one in known if one is not None]
    return found
