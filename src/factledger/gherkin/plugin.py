"""The entry point of the pytest plugin; kept light, because pytest loads it in every run.

It collects `.feature` files itself, so that a repository of specs needs no Python, and only in the folders of
the ini setting `factledger_specs` (default: a folder `specs` with a `ledger.db` beside it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

SPECS = "specs"
LEDGER = "ledger.db"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting and the options."""
    parser.addini("factledger_specs", "Folders whose .feature files are specs about a ledger.", type="args", default=[])
    group = parser.getgroup("factledger")
    group.addoption("--factledger-ledger", metavar="PATH|URL", help="The ledger that the specs are about.")
    group.addoption("--factledger-today", metavar="DAY", help="The day that ages are counted to, such as 2026-05-15.")
    group.addoption("--factledger-as-of", metavar="STATE", help="The state of the ledger: a row number, head or time.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a feature file that stands in a folder of specs."""
    if file_path.suffix != ".feature" or not _is_spec(file_path, parent.config):
        return None
    from factledger.gherkin.garbage import not_collected

    with not_collected():
        from factledger.gherkin.collector import FeatureFile

    return FeatureFile.from_parent(parent, path=file_path)


def _is_spec(path: Path, config: pytest.Config) -> bool:
    folders = config.getini("factledger_specs")
    resolved = path.resolve()
    if folders:
        return any((config.rootpath / folder).resolve() in resolved.parents for folder in folders)
    if config.getoption("--factledger-ledger"):
        return True
    return any(folder.name == SPECS and (folder.parent / LEDGER).is_file() for folder in resolved.parents)


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Turn @accepted(reason) into an expected failure that must fail; leave other tags to pytest-bdd."""
    from factledger.gherkin.tags import apply_tag

    return apply_tag(tag, function)


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Any, scenario: Any) -> None:  # noqa: ANN401
    """Remember the language of the feature, in which figures in its steps are read; forget what others read."""
    from factledger.gherkin.collector import LANGUAGE, LEDGER, SCENARIO, FeatureFile

    if isinstance(request.node.parent, FeatureFile):
        request.node.stash[LANGUAGE] = getattr(feature, "language", "en")
        request.node.stash[SCENARIO] = scenario
        if ledger := request.node.parent.stash.get(LEDGER, None):
            ledger.read.clear()


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Any, exception: Exception) -> None:  # noqa: ANN401
    """Remember the step that failed, for its report."""
    _remember(request, step, exception)


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest, step: Any, exception: Exception) -> None:  # noqa: ANN401
    """Remember the step that nobody defined, for its report."""
    _remember(request, step, exception)


def _remember(request: pytest.FixtureRequest, step: Any, exception: Exception) -> None:  # noqa: ANN401
    from factledger.gherkin.collector import FeatureFile
    from factledger.gherkin.run import FAILED

    if isinstance(request.node.parent, FeatureFile):
        request.node.stash[FAILED] = (step, exception)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Report a failed step as feature:line, its sentence, both sides and a hint, in place of a traceback."""
    report = yield
    if call.when == "call" and type(item.parent).__module__ == "factledger.gherkin.collector":
        from factledger.gherkin.collector import explain

        explain(item, report)
    return report
