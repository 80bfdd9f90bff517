"""Run specs with a configuration of our own, and return what each scenario came to."""

from __future__ import annotations

import contextlib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factledger.errors import FileError, SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from factledger.store.engine import Location

FOLDER = "specs"
SUFFIX = ".feature"
PLUGINS = ("pytest_bdd.plugin", "factledger.gherkin.plugin")
UNUSED = ("logging", "threadexception", "unraisableexception")
_HIDDEN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")

PASSED, FAILED, WARNED, ACCEPTED, NOT_CHECKED = "passed", "failed", "warned", "accepted", "not checked"


@dataclass(frozen=True, slots=True)
class SpecResult:
    """What one scenario came to.

    Attributes:
        path: Feature file.
        line: Line of the scenario, or of its row in an outline; 0 for a file that cannot be read.
        scenario: Its name, with the row of an outline.
        outcome: passed, failed, warned, accepted or not checked.
        message: What failed, was accepted, or why it was not checked; what to know of one that passed.
        pairs: Rows, by seq, whose disagreement was accepted.
        at: Line of the step that failed, if one did.
        feature: Name of its feature.
        owner: Who looks after it.
        steps: Digest of the text of its steps: a scenario that was only renamed has the same.
        rows: The rows it read, by position: KEY@@VERSION; at most 1,000.
        rows_read: How many rows it read.
        file: The feature file, in full.
    """

    path: str
    line: int
    scenario: str
    outcome: str
    message: str = ""
    pairs: tuple[tuple[int, int], ...] = ()
    at: int | None = None
    feature: str = ""
    owner: str | None = None
    steps: str = ""
    rows: tuple[tuple[int, str], ...] = ()
    rows_read: int = 0
    file: str = ""

    @property
    def place(self) -> str:
        """Feature file and line."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "place": self.place,
            "feature": self.feature or None,
            "scenario": self.scenario,
            "outcome": self.outcome,
            "message": self.message or None,
            "owner": self.owner,
            "steps": self.steps or None,
            "rows": [[str(seq), row] for seq, row in self.rows],
            "rows_read": self.rows_read,
        }


def default_specs(location: Location) -> list[str]:
    """Return the folder of specs beside the ledger, or nothing when there is none."""
    folder = location.folder / FOLDER
    return [str(folder)] if folder.is_dir() else []


def is_under(result: SpecResult, paths: list[str]) -> bool:
    """Tell whether the file of a scenario is among paths, or below one of them."""
    file = Path(result.file)
    return any(file == Path(path).resolve() or Path(path).resolve() in file.parents for path in paths)


def run_specs(
    paths: list[str],
    location: Location,
    as_of: str | None = None,
    *,
    steps: bool = False,
    today: str | None = None,
) -> list[SpecResult]:
    """Run the specs under some paths on a ledger.

    No configuration, conftest.py or plugin of the repository is read, unless its own steps are asked for.

    Args:
        paths: Feature files, or folders of them.
        location: The ledger.
        as_of: The state of the ledger.
        steps: Whether to read conftest.py beside the specs, which is code and runs.
        today: The day that ages are counted to, as text; that of the newest row by default.

    Raises:
        FileError: A path is not there.
        SpecError: The specs cannot be run at all.
    """
    import pytest

    for path in paths:
        if not Path(path).exists() or (Path(path).is_file() and Path(path).suffix != SUFFIX):
            msg = "there are no specs at this place"
            raise FileError(msg, expected=f"a {SUFFIX} file, or a folder of them", where=path)
    resolved = [Path(path).resolve() for path in paths]
    root = _root(resolved, location)
    collector = _Collector(root)
    ledger = str(location.path.resolve()) if location.path else (location.url or "")
    arguments = [
        *map(str, resolved),
        f"--rootdir={root}",
        f"--config-file={os.devnull}",
        f"--factledger-ledger={ledger}",
        "--import-mode=importlib",
        "--continue-on-collection-errors",
        # Every folder under specs counts, whatever pytest would pass over elsewhere.
        "-onorecursedirs=",
        "--collect-in-virtualenv",
        f"--confcutdir={_common(resolved)}",
        *(f"-p{plugin}" for plugin in PLUGINS),
        "-pno:cacheprovider",
        "-pno:warnings",
        # What only steps of the repository could use costs time in each scenario.
        *([] if steps else ["--noconftest", *(f"-pno:{plugin}" for plugin in UNUSED)]),
        *([f"--factledger-as-of={as_of}"] if as_of else []),
        *([f"--factledger-today={today}"] if today else []),
    ]
    output = io.StringIO()
    with _own_environment(), contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = pytest.main(arguments, plugins=[collector])
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        msg = "the specs cannot be run"
        raise SpecError(msg, found=output.getvalue().strip()[-2000:])
    if code == pytest.ExitCode.INTERRUPTED and not collector.results:
        raise KeyboardInterrupt
    return collector.results


def _root(paths: list[Path], location: Location) -> Path:
    """Return the folder that places are counted from: that of the ledger, if it holds all the specs."""
    if all(location.folder in path.parents for path in paths):
        return location.folder
    return _common(paths)


def _common(paths: list[Path]) -> Path:
    common = Path(os.path.commonpath(paths))
    return common.parent if common.is_file() else common


@contextlib.contextmanager
def _own_environment() -> Iterator[None]:
    """Keep what a user's environment tells pytest away from this run."""
    kept = {name: os.environ.pop(name) for name in _HIDDEN if name in os.environ}
    before = os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        os.environ.update(kept)
        if before is None:
            del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        else:
            os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = before


class _Collector:
    """A pytest plugin that keeps what each scenario came to."""

    def __init__(self, root: Path) -> None:
        self.results: list[SpecResult] = []
        self.root = root

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out every file that is no feature: Python beside the specs is code, and does not run.

        A link to a folder is not followed, and said: links can lead in circles, or run one file many times.
        """
        if collection_path.is_symlink() and collection_path.is_dir():
            self._refuse(
                collection_path, "a link to a folder is not followed", "name that folder to check, or move it here"
            )
            return True
        return True if collection_path.is_file() and collection_path.suffix != SUFFIX else None

    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        """Take a folder as a folder, even one with an __init__.py, which would run."""
        import pytest

        for one in sorted(path.glob(f"*{SUFFIX}")):
            if not one.is_file() and not one.is_dir():
                self._refuse(one, "this is no file, or a link to nothing", "mend or remove it")
        return pytest.Dir.from_parent(parent, path=path)

    def _refuse(self, path: Path, what: str, do: str) -> None:
        """Keep as failed what pytest would pass over without a word."""
        place = os.path.relpath(path, self.root)
        error = SpecError(what, where=str(path), do=do)
        self.results.append(SpecResult(place, 0, "(the file)", FAILED, str(error), file=str(path)))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep a feature file that could not be collected."""
        if report.failed:
            file = str((self.root / report.nodeid).resolve())
            self.results.append(SpecResult(report.nodeid, 0, "(the file)", FAILED, str(report.longrepr), file=file))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the outcome of a scenario: of its call, or of a failed set-up."""
        if report.when == "call" or report.failed or (report.when == "setup" and report.skipped):
            properties: dict[str, Any] = dict(report.user_properties)
            path, _, name = report.nodeid.partition("::")
            outcome, message = _outcome(report, properties)
            self.results.append(
                SpecResult(
                    path,
                    properties.get("line", 0),
                    name,
                    outcome,
                    message,
                    pairs=tuple((low, high) for low, high in properties.get("pairs", ())),
                    at=properties.get("step_line"),
                    feature=properties.get("feature", ""),
                    owner=properties.get("owner"),
                    steps=properties.get("steps", ""),
                    rows=tuple((seq, row) for seq, row in properties.get("rows", ())),
                    rows_read=properties.get("rows_read", 0),
                    file=str((self.root / path).resolve()),
                )
            )


def _outcome(report: pytest.TestReport, properties: dict[str, Any]) -> tuple[str, str]:
    if "warning" in properties:
        return WARNED, properties["warning"]
    expected = getattr(report, "wasxfail", None)
    if expected is not None and report.skipped:
        return ACCEPTED, f"{expected.removeprefix('reason: ')}\n{properties.get('finding', '')}".strip()
    if report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        return NOT_CHECKED, reason.removeprefix("Skipped: ").removeprefix("not checked: ")
    if report.failed:
        return FAILED, _strict(str(report.longrepr))
    return PASSED, properties.get("note", "")


def _strict(message: str) -> str:
    """Explain an accepted disagreement that is gone."""
    if message.startswith("[XPASS(strict)]"):
        reason = message.removeprefix("[XPASS(strict)]").strip()
        return f"the accepted disagreement is gone: remove the tag ({reason})"
    return message
